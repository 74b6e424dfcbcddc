"""What a quarter will count once late reports are in.

A chain ladder gives the point; how wrong it was before, at the same stage, gives the error. Prediction
intervals are 90 %, as everywhere in the house. The method is that of the R package ``baselinenowcast``
(Wolffram et al. 2023; Johnson et al. 2025); interval ends are exact negative-binomial quantiles, so
nothing is drawn at random.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from researchkit.analyse.arguments import FloatArray, fraction, whole
from researchkit.analyse.chain_ladder import cells_of, completed, delay_pmf
from researchkit.analyse.negative_binomial import nb_quantile, nb_size
from researchkit.analyse.triangle import Triangle, as_triangle
from researchkit.core.result import Result, refused

CITATION = "baselinenowcast 0.2 (Johnson et al. 2025); Wolffram et al. (2023)"
LEAST_RETRO = 4
POOL_BELOW = 8


@dataclass(frozen=True, slots=True)
class Nowcast:
    """A nowcast of all incomplete quarters.

    Attributes:
        results: one a row of the triangle that is not complete, oldest first; refused ones give a reason and
            the completeness in ``details['completeness']``.
        pmf: delay distribution.
        sizes: negative-binomial size by horizon 1..D (quarters still to come), empty when not estimated.
        retro: number of past nowcasts the error was learnt from.
    """

    results: tuple[Result, ...]
    pmf: tuple[float, ...]
    sizes: tuple[float, ...]
    retro: int

    def of(self, code: str) -> Result:
        """The result for one quarter.

        Raises:
            KeyError: the quarter is complete or not in the triangle.
        """
        for one in self.results:
            if one.details.get("quarter") == code:
                return one
        raise KeyError(code)


def nowcast(
    cells: Any,
    *,
    level: float = 0.90,
    unit: str = "events",
    retro: int | None = None,
    result_id: str = "nowcast",
) -> Nowcast:
    """Final counts of the incomplete quarters, with prediction intervals.

    X_t = observed + NegBin(mean = predicted remainder, size = φ_j). φ_j is fitted by maximum likelihood
    (within 0.1-1000) to what came later against what was predicted to come by now, in nowcasts made from
    the triangle as it was s = 1..M quarters ago; below 8 of them neighbouring horizons are pooled.

    Args:
        cells: triangle or matrix.
        level: coverage; 90 % in this house.
        unit: what is counted.
        retro: M; as many as leave D + 2 rows when left out.
        result_id: stem of the names: ``<stem>.<quarter>``.

    Returns:
        A :class:`Nowcast`. Refused below one complete row, D + 2 rows for the delay, or 4 past quarters; what
        is known by now is never above the interval.

    Raises:
        ValueError: no triangle, or negative cells (see
            :func:`~researchkit.analyse.triangle.redistributed`).
    """
    fraction("level", level)
    found = as_triangle(cells)
    x, delay = cells_of(found), found.delay
    open_rows = [index for index, seen in enumerate(found.last_seen) if seen < delay]
    most = len(found.rows) - (delay + 2)
    rounds = most if retro is None else min(whole("retro", retro), most)
    reason = _why_not(found, rounds)
    if x.sum(where=~np.isnan(x)) == 0 or len(found.rows) - len(open_rows) < 1:
        refusals = [_refuse(found, index, reason, None, unit, result_id) for index in open_rows]
        return Nowcast(tuple(refusals), (), (), 0)
    pmf = delay_pmf(found)
    share = np.cumsum(pmf)
    if not reason and share[0] <= 0:
        reason = "no event was ever recorded in its own quarter"
    if reason:
        refusals = [_refuse(found, index, reason, share, unit, result_id) for index in open_rows]
        return Nowcast(tuple(refusals), tuple(float(one) for one in pmf), (), max(rounds, 0))
    sizes = _sizes(found, rounds)
    filled = completed(found, pmf)
    results = []
    for index in open_rows:
        seen = found.last_seen[index]
        remainder = float(filled[index, seen + 1 :].sum())
        results.append(
            _predict(found, index, remainder, sizes[delay - seen - 1], share, level, unit, result_id, rounds)
        )
    return Nowcast(
        tuple(results), tuple(float(one) for one in pmf), tuple(float(one) for one in sizes), rounds
    )


def record(cells: Any, *, level: float = 0.90, unit: str = "events") -> pd.DataFrame:
    """Past nowcasts against what became known: the honest record.

    Each is made from the triangle as it was then, error included, so only quarters with enough past before
    them appear.

    Returns:
        One row a past nowcast whose quarter is complete now: ``quarter made_after horizon observed predicted
        low high final inside`` (``made_after``: last quarter known then; ``horizon``: quarters to come).
    """
    found = as_triangle(cells)
    totals = found.cells.sum(axis=1)
    rows = []
    for ago in range(1, len(found.rows)):
        past = found.back(ago)
        if _why_not(past, len(past.rows) - (past.delay + 2)) or np.nansum(past.cells) == 0:
            continue
        for one in nowcast(past, level=level, unit=unit).results:
            index = found.rows.index(str(one.details["quarter"]))
            final = totals[index]
            if one.low is None or one.high is None or np.isnan(final):
                continue
            rows.append((
                found.rows[index], past.rows[-1], past.delay - past.last_seen[index],
                int(past.observed[index]), one.value, one.low, one.high, int(final),
                bool(one.low <= final <= one.high),
            ))  # fmt: skip
    made = ["quarter", "made_after", "horizon", "observed"]
    columns = [*made, "predicted", "low", "high", "final", "inside"]
    return pd.DataFrame(rows, columns=columns)


def _sizes(found: Triangle, rounds: int) -> list[float]:
    """Negative-binomial size per horizon 1..D."""
    delay = found.delay
    came: list[list[float]] = [[] for _ in range(delay)]
    expected: list[list[float]] = [[] for _ in range(delay)]
    for ago in range(1, rounds + 1):
        past = found.back(ago)
        try:
            filled = completed(past)
        except ValueError:
            continue
        for index, seen in enumerate(past.last_seen):
            if seen >= delay:
                continue
            by_now = slice(seen + 1, found.last_seen[index] + 1)
            came[delay - seen - 1].append(float(found.cells[index, by_now].sum()))
            expected[delay - seen - 1].append(float(filled[index, by_now].sum()))
    reach = 1 if rounds < POOL_BELOW else 0
    sizes = []
    for horizon in range(delay):
        pooled = range(max(0, horizon - reach), min(delay, horizon + reach + 1))
        sizes.append(
            nb_size(
                np.array([one for h in pooled for one in came[h]]),
                np.array([one for h in pooled for one in expected[h]]),
            )
        )
    return sizes


def _why_not(found: Triangle, rounds: int) -> str:
    delay = found.delay
    if not any(seen == delay for seen in found.last_seen):
        return "no quarter is complete yet"
    if np.nansum(found.cells) == 0:
        return "the triangle holds no event"
    if len(found.rows) < delay + 2:
        return f"{len(found.rows)} quarters; delays of up to {delay} need {delay + 2}"
    if rounds < LEAST_RETRO:
        return (
            f"{max(rounds, 0)} past quarters to learn the error from; at least {LEAST_RETRO} are needed "
            f"({delay + 2 + LEAST_RETRO} quarters in all)"
        )
    return ""


def _predict(
    found: Triangle,
    index: int,
    remainder: float,
    size: float,
    share: FloatArray,
    level: float,
    unit: str,
    stem: str,
    rounds: int,
) -> Result:
    seen, known = float(found.observed[index]), float(found.known[index])
    low, high = (nb_quantile(p, remainder, size) for p in ((1 - level) / 2, (1 + level) / 2))
    # Where hardly anything is to come, the expected remainder may lie above every whole number of the interval.
    high = max(high, math.ceil(remainder - 1e-9))
    notes = ["incomplete: late reports are predicted, and the figure will be revised"]
    if known > seen:
        notes.append("reports of the unfinished quarter set the lowest possible value")
    code = found.rows[index]
    return Result(
        f"{stem}.{code}", max(known, seen + remainder), max(known, seen + low), max(known, seen + high),
        "prediction", level, None, unit, "chain ladder, negative-binomial error by horizon", CITATION,
        flags=("p",), notes=tuple(notes), case_ids=found.case_ids[index] if found.case_ids else (),
        details={
            "quarter": code, "observed": seen, "known": known, "remainder": remainder, "size": size,
            "completeness": float(share[found.last_seen[index]]), "retro": rounds,
        },
    )  # fmt: skip


def _refuse(
    found: Triangle, index: int, reason: str, share: FloatArray | None, unit: str, stem: str
) -> Result:
    code = found.rows[index]
    details: dict[str, object] = {
        "quarter": code, "observed": float(found.observed[index]), "known": float(found.known[index]),
    }  # fmt: skip
    if share is not None:
        details["completeness"] = float(share[found.last_seen[index]])
    return refused(
        f"{stem}.{code}", reason or "nothing can be predicted", unit=unit, flags=("p",), details=details
    )
