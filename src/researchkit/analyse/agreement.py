"""Agreement between coders: Krippendorff's alpha, with a bootstrap over units.

Alpha takes any number of coders, missing codes and four kinds of scale. What to do with a value is told by
:func:`advice`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from researchkit.analyse.arguments import FloatArray, fraction, need, one_of, whole
from researchkit.core.result import Result, refused

METRICS = ("nominal", "ordinal", "interval", "ratio")
PUBLISH_FROM, CAUTION_FROM = 0.80, 0.667
FEW_UNITS = 50
_CHUNK = 500


def krippendorff_alpha(
    ratings: Any,
    metric: str = "nominal",
    *,
    order: Sequence[object] | None = None,
    level: float = 0.95,
    draws: int = 5000,
    seed: int = 1,
    result_id: str = "alpha",
) -> Result:
    """Krippendorff's alpha: 1 - D_o/D_e, from the coincidence matrix.

    o_ck = Σ_u (pairs c, k in u)/(m_u - 1) over units with at least two codes. Differences: nominal 0/1;
    ordinal (Σ_(g=c..k) n_g - (n_c + n_k)/2)²; interval (c - k)²; ratio ((c - k)/(c + k))². The interval is
    the percentile bootstrap over units.

    Args:
        ratings: coders in rows, units in columns (a frame or nested lists); ``None``, NaN, ``""`` and ``.``
            are missing. Strings of single-letter codes are taken as rows too.
        metric: ``nominal``, ``ordinal``, ``interval`` or ``ratio``.
        order: for ordinal codes that are not numbers, the codes from lowest to highest.
        level: coverage of the bootstrap interval.
        draws: bootstrap draws; 0 leaves the interval out.
        seed: seed of the draws.
        result_id: name of the result.

    Returns:
        ``value`` is alpha, ``n`` the units that enter it. ``details``: ``pairable`` codes, ``categories``.
        Refused if no unit has two codes, or all codes are the same (agreement by chance cannot be told).
        Source: Krippendorff (2019), Content Analysis, 4th ed., chapter 12.

    Raises:
        ValueError: no matrix, an unknown metric, or codes that are no numbers where numbers are needed.
    """
    one_of("metric", metric, METRICS)
    fraction("level", level)
    whole("draws", draws)
    counts, values, labels = _counts(ratings, metric, order)
    several = counts[counts.sum(axis=1) >= 2]
    n = several.shape[0]
    if n == 0:
        return refused(result_id, "no unit has two codes", unit="alpha", n=0)
    if (several.sum(axis=0) > 0).sum() < 2:
        return refused(
            result_id, "all codes are the same, so agreement cannot be told from chance", unit="alpha", n=n
        )
    blocks = _blocks(several)
    everything = np.ones((1, n))
    alpha = float(_alpha(everything, blocks, several, values, metric)[0])
    if np.isnan(alpha):
        return refused(
            result_id,
            "all codes have the same value, so agreement cannot be told from chance",
            unit="alpha",
            n=n,
        )
    low = high = None
    notes = ["bootstrap over units"] if draws else []
    if draws:
        rng = np.random.default_rng(seed)
        found = np.concatenate(
            [
                _alpha(
                    rng.multinomial(n, np.full(n, 1 / n), size=min(_CHUNK, draws - begin)).astype(float),
                    blocks, several, values, metric,
                )
                for begin in range(0, draws, _CHUNK)
            ]
        )  # fmt: skip
        told = found[~np.isnan(found)]
        if told.size and np.ptp(told) == 0:
            notes.append("every draw of the bootstrap is the same, so it cannot tell how uncertain this is")
        elif told.size:
            low, high = (float(one) for one in np.quantile(told, ((1 - level) / 2, (1 + level) / 2)))
            low, high = min(low, alpha), max(high, alpha)
        if told.size < found.size:
            notes.append(
                f"{found.size - told.size} of {found.size} draws held one code only and were left out"
            )
    if n < FEW_UNITS:
        notes.append(f"{n} units are too few for a firm statement; at least {FEW_UNITS} are wanted")
    return Result(
        result_id, alpha, low, high, "confidence" if low is not None else "", level, n, "alpha",
        f"Krippendorff's alpha, {metric}", "Krippendorff (2019)", notes=tuple(notes),
        details={"pairable": int(several.sum()), "categories": labels, "draws": draws, "seed": seed},
    )  # fmt: skip


def ratings_matrix(
    codings: pd.DataFrame, *, unit: str = "case_id", coder: str = "coder", value: str = "value"
) -> pd.DataFrame:
    """A matrix coders × units from a long table of codings.

    Raises:
        ValueError: a column is missing, or a coder coded a unit twice.
    """
    need(codings, (unit, coder, value), "codings")
    if codings.duplicated([coder, unit]).any():
        raise ValueError("codings: a coder coded the same unit twice")
    return codings.pivot(index=coder, columns=unit, values=value)


def advice(alpha: Result) -> tuple[str, str]:
    """What to do with a code of that reliability: ``publish``, ``caution`` or ``drop``, and why.

    Source: Krippendorff (2019), section 12.6 (0.800 and 0.667).
    """
    if alpha.refused or alpha.value is None:
        return "drop", alpha.refused or "no agreement was computed"
    if alpha.value >= PUBLISH_FROM:
        return "publish", f"agreement reaches {PUBLISH_FROM:.2f}"
    if alpha.value >= CAUTION_FROM:
        return (
            "caution",
            f"agreement lies between {CAUTION_FROM} and {PUBLISH_FROM:.2f}: tentative statements only",
        )
    return "drop", f"agreement is below {CAUTION_FROM}: revise the code and code again"


def double_codings_wanted(cases: int) -> int:
    """How many cases of a quarter two people must code: all below 50, else at least 50."""
    return min(whole("cases", cases), FEW_UNITS)


def rows_of(ratings: Any) -> list[list[object]]:
    """Ratings as lists of codes per coder; missing ones as ``None``.

    Raises:
        ValueError: no rows, or rows of unequal length.
    """
    if isinstance(ratings, pd.DataFrame):
        raw: list[Any] = ratings.to_numpy(dtype=object).tolist()
    elif isinstance(ratings, np.ndarray):
        raw = ratings.tolist()
    else:
        try:
            raw = [list(row) for row in ratings]
        except TypeError:
            raw = []
    if not raw or not all(isinstance(row, list) for row in raw):
        raise ValueError("ratings are a matrix: coders in rows, units in columns")
    if len({len(row) for row in raw}) != 1:
        raise ValueError("every coder must have the same number of units (use missing codes)")
    rows = [
        [None if _missing(code) else code.strip() if isinstance(code, str) else code for code in row]
        for row in raw
    ]
    kinds = {isinstance(code, str) for row in rows for code in row if code is not None}
    # Where one coder's numbers are text, as a CSV may give them, 1 and "1" are the same code.
    return [[_text(code) for code in row] for row in rows] if len(kinds) == 2 else rows


def _text(code: object) -> object:
    if code is None or isinstance(code, str):
        return code
    return str(int(code)) if isinstance(code, float) and code.is_integer() else str(code)


def _missing(code: object) -> bool:
    if code is None or code is pd.NA or code is pd.NaT:
        return True
    if isinstance(code, float) and np.isnan(code):
        return True
    return isinstance(code, str) and code.strip() in {"", "."}


def _counts(
    ratings: Any, metric: str, order: Sequence[object] | None
) -> tuple[FloatArray, FloatArray, tuple[object, ...]]:
    """Counts units × categories, the categories' numbers, and their labels."""
    rows = rows_of(ratings)
    found = {code for row in rows for code in row if code is not None}
    labels: list[object]
    if order is not None:
        labels = list(order)
        if len(set(labels)) != len(labels):
            raise ValueError("the given order holds a code twice")
        if missing := found - set(labels):
            raise ValueError(f"{len(missing)} code(s) are not in the given order")
        values = np.arange(len(labels), dtype=float)
    elif metric == "nominal":
        labels = sorted(found, key=lambda code: (str(type(code)), str(code)))
        values = np.arange(len(labels), dtype=float)
    else:
        try:
            numbered = {code: float(code) if isinstance(code, bool) else float(str(code)) for code in found}
        except ValueError:
            raise ValueError(f"{metric} codes must be numbers (or give their order)") from None
        if not all(np.isfinite(list(numbered.values()))):
            raise ValueError(f"{metric} codes must be finite numbers")
        if metric == "ratio" and any(number < 0 for number in numbered.values()):
            raise ValueError("ratio codes must not be below 0")
        labels = sorted(found, key=lambda code: numbered[code])
        values = np.array([numbered[code] for code in labels])
    place = {code: index for index, code in enumerate(labels)}
    counts = np.zeros((len(rows[0]), len(labels)))
    for row in rows:
        for unit, code in enumerate(row):
            if code is not None:
                counts[unit, place[code]] += 1
    return counts, values, tuple(labels)


def _blocks(counts: FloatArray) -> FloatArray:
    """Each unit's coincidences, flattened: units × (categories²)."""
    size = counts.shape[1]
    pairs = counts[:, :, None] * counts[:, None, :]
    index = np.arange(size)
    pairs[:, index, index] -= counts
    block = pairs / (counts.sum(axis=1) - 1)[:, None, None]
    return np.asarray(block.reshape(counts.shape[0], size * size))


def _alpha(
    weights: FloatArray, blocks: FloatArray, counts: FloatArray, values: FloatArray, metric: str
) -> FloatArray:
    """Alpha for each row of unit weights; NaN where only one code is left."""
    size = counts.shape[1]
    o = (weights @ blocks).reshape(-1, size, size)
    n_c = o.sum(axis=2)
    total = n_c.sum(axis=1)
    delta = _differences(n_c, values, metric)
    observed = (o * delta).sum(axis=(1, 2))
    expected = (n_c[:, :, None] * n_c[:, None, :] * delta).sum(axis=(1, 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 0, 1 - (total - 1) * observed / expected, np.nan)


def _differences(n_c: FloatArray, values: FloatArray, metric: str) -> FloatArray:
    size = values.size
    if metric == "nominal":
        return np.asarray((1 - np.eye(size))[None])
    if metric == "ordinal":
        upto = np.cumsum(n_c, axis=1)
        # Σ_(g=c..k) n_g - (n_c + n_k)/2 = |(upto_k - n_k/2) - (upto_c - n_c/2)|
        middle = upto - n_c / 2
        return np.asarray((middle[:, :, None] - middle[:, None, :]) ** 2)
    gap = values[:, None] - values[None, :]
    if metric == "interval":
        return np.asarray((gap**2)[None])
    both = values[:, None] + values[None, :]
    return np.asarray((np.where(both != 0, gap / np.where(both == 0, 1, both), 0.0) ** 2)[None])
