"""The one call: a table of lists in; an estimate with its floor and alternatives, or a reasoned refusal, out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from researchkit.analyse.undercount import (
    gate,
    graphs,
    lcmcr,
    loglinear,
    lower_bounds,
    selection,
    sensitivity,
)
from researchkit.analyse.undercount.histories import Histories, read_histories
from researchkit.core.result import Result, refused

#: What must stand with every estimate.
IDENTIFIABILITY = (
    "the total rests on an assumption that no data can test: models that fit the lists equally well give other totals",
    "lists that copy one another make the estimate too low; lists that avoid one another's cases make it too high",
    "the period is taken as closed, links between lists as right, and everybody as having some chance on some list",
)
ASSUMED = (0.5, 1.0, 2.0)


@dataclass(frozen=True, repr=False)
class Undercount:
    """What the lists say about people no list has seen.

    Attributes:
        documented: people seen by any list: a minimum whatever the model.
        estimate: the latent-class estimate (median, 95 % credible interval), or the refusal.
        floor: Chao's lower bound.
        loglinear: the lowest-BIC log-linear model with its BCa interval, for three to five lists.
        graphs: the average over decomposable graphs, for three to five lists.
        under_assumptions: totals under assumed highest-order interactions, where every cell is filled.
        checks: every condition of the gate.
        notes: lists merged or left out.
    """

    documented: Result
    estimate: Result
    floor: Result
    loglinear: Result
    graphs: Result
    under_assumptions: tuple[tuple[float, float], ...]
    checks: tuple[gate.Check, ...]
    notes: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the gate let the estimate through."""
        return all(check.holds for check in self.checks)

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        lines = [f"documented: {self.documented}", f"estimate: {self.estimate}", f"floor: {self.floor}",
                 f"log-linear: {self.loglinear}", f"graphs: {self.graphs}"]  # fmt: skip
        lines += [f"{'ok  ' if check.holds else 'FAIL'} {check.name}: {check.found}" for check in self.checks]
        return "\n".join([*lines, *self.notes])


def estimate(
    table: pd.DataFrame | Histories,
    lists: Sequence[str] | None = None,
    *,
    count: str = "count",
    classes: int = 10,
    chains: int = 16,
    sweeps: int = 50_000,
    burn_in: int = 10_000,
    replicates: int = 1000,
    seed: int = 20190726,
    leave_out: bool = True,
    workers: int = 1,
    unit: str = "persons",
    result_id: str = "undercount",
    case_ids: Iterable[str] = (),
) -> Undercount:
    """Estimate how many there are from overlapping lists, or refuse with reasons.

    Lists should be independent by origin: do not give two lists that share a feed.

    Args:
        table: zeros and ones, a column a list, with a count; or histories read already.
        lists: columns that are lists; all but the count if left out.
        count: name of the count column.
        classes: K of the latent-class model (at most 2^J - 1 is used).
        chains: of the sampler.
        sweeps: kept per chain; if the chains do not agree it is run once more, four times as long, before the
            estimate is refused.
        burn_in: sweeps dropped.
        replicates: of the bootstrap of the log-linear model.
        seed: same seed, same answer.
        workers: processes that share long runs of the sampler (see :func:`lcmcr.sample`).
        leave_out: also estimate without each list in turn (takes a run each; fewer sweeps).
        unit: what is counted.
        result_id: stem of the ids.
        case_ids: the documented cases.

    Raises:
        ValueError: the table is not one of zeros and ones with whole counts.
    """
    histories = table if isinstance(table, Histories) else read_histories(table, lists, count)
    histories, notes = gate.merge_small(histories)
    ids = tuple(case_ids)
    documented = Result(f"{result_id}.documented", float(histories.n), unit=unit, method="count", case_ids=ids,
                        notes=("a minimum: people seen by any list",))  # fmt: skip
    checks = gate.of_lists(histories)
    if histories.n == 0 or histories.J < 2:
        return _refuse(documented, checks, notes, unit, result_id)
    floor = _floor(histories, unit, result_id)
    others = (_loglinear(histories, replicates, unit, result_id), _graphs(histories, unit, result_id))
    assumed = tuple((xi, sensitivity.total_under(histories, xi)) for xi in ASSUMED)
    assumed = tuple(pair for pair in assumed if math.isfinite(pair[1]))
    if not all(check.holds for check in checks):
        return _refuse(documented, checks, notes, unit, result_id, floor, others, assumed)
    k = min(classes, 2**histories.J - 1)
    bound = floor.value if floor.value is not None else 0.0
    draws = lcmcr.sample(
        histories, classes=k, chains=chains, sweeps=sweeps, burn_in=burn_in, seed=seed, workers=workers
    )
    of_draws = gate.of_draws(draws, bound)
    if not all(check.holds for check in of_draws[:2]):
        draws = lcmcr.sample(histories, classes=k, chains=chains, sweeps=4 * sweeps, burn_in=4 * burn_in,
                             thin=40, seed=seed + 1, workers=workers)  # fmt: skip
        of_draws = gate.of_draws(draws, bound)
    checks += of_draws
    if leave_out and histories.J > gate.LEAST_LISTS and all(check.holds for check in checks):
        medians = {"": draws.quantiles(0.5)[0]}
        for name in histories.lists:
            rest = histories.without(name)
            fewer = lcmcr.sample(rest, classes=min(k, 2**rest.J - 1), chains=chains, sweeps=max(sweeps // 5, 500),
                                 burn_in=max(burn_in // 4, 250), seed=seed)  # fmt: skip
            medians[name] = fewer.quantiles(0.5)[0]
        checks.append(gate.of_leaving_out(medians))
    if not all(check.holds for check in checks):
        return _refuse(documented, checks, notes, unit, result_id, floor, others, assumed)
    median, low, high = draws.quantiles(0.5, 0.025, 0.975)
    found = Result(
        result_id, median, low, high, "credible", 0.95, histories.n, unit, f"latent classes (LCMCR, K={k})",
        "Manrique-Vallier (2016)", case_ids=ids, notes=IDENTIFIABILITY,
        details={"mean": float(draws.N.mean()), "draws": draws.N},
    )  # fmt: skip
    return Undercount(documented, found, floor, *others, assumed, tuple(checks), notes)


def _floor(histories: Histories, unit: str, result_id: str) -> Result:
    name = f"{result_id}.floor"
    if histories.frequencies()[1:].sum() == 0:
        return refused(name, "nobody is on two lists", unit=unit, n=histories.n)
    found = lower_bounds.chao_mth(histories)
    if not math.isfinite(found.N) or found.N > 1e9:
        return refused(name, "the bound has no finite value", unit=unit, n=histories.n)
    return Result(
        name, found.N, found.low, found.high, "confidence", 0.95, histories.n, unit, "Chao's lower bound (Mth)",
        "Rivest & Baillargeon (2007)", notes=("a floor unless lists avoid one another's cases",),
    )  # fmt: skip


def _loglinear(histories: Histories, replicates: int, unit: str, result_id: str) -> Result:
    name = f"{result_id}.loglinear"
    if not 3 <= histories.J <= 5:
        return refused(
            name, "log-linear models are compared for three to five lists", unit=unit, n=histories.n
        )
    found = selection.select(histories, replicates=replicates)
    if found is None:
        return refused(name, "no log-linear model has a maximum on this table", unit=unit, n=histories.n)
    method = f"log-linear {loglinear.model_name(found.best.model, histories.J)}, lowest BIC of {found.considered[1]}"
    if not (math.isfinite(found.low) and math.isfinite(found.high)):
        return refused(
            name, "the bootstrap of the selection failed on too many tables", unit=unit, n=histories.n
        )
    low, high = min(found.low, found.best.N), max(found.high, found.best.N)
    return Result(
        name, found.best.N, low, high, "confidence", 0.95, histories.n, unit, f"{method}, BCa",
        "Silverman, Chan & Vincent (2024)", notes=("the interval repeats the selection of the model",),
    )  # fmt: skip


def _graphs(histories: Histories, unit: str, result_id: str) -> Result:
    name = f"{result_id}.graphs"
    if not 3 <= histories.J <= 5:
        return refused(name, "graphs are averaged for three to five lists", unit=unit, n=histories.n)
    found = graphs.average(histories)
    return Result(
        name, found.median, found.low, found.high, "credible", 0.95, histories.n, unit,
        f"decomposable graphs, heaviest {found.heaviest[0]}", "Madigan & York (1997)",
    )  # fmt: skip


def _refuse(
    documented: Result,
    checks: Sequence[gate.Check],
    notes: tuple[str, ...],
    unit: str,
    result_id: str,
    floor: Result | None = None,
    others: tuple[Result, Result] | None = None,
    assumed: tuple[tuple[float, float], ...] = (),
) -> Undercount:
    why = "; ".join(f"{check.name}: {check.found}" for check in checks if not check.holds)
    n = int(documented.value or 0)
    reason = f"the lists cannot bear an estimate ({why})"
    nothing = refused(result_id, reason, unit=unit, n=n)
    empty = [
        refused(f"{result_id}.{name}", reason, unit=unit, n=n) for name in ("floor", "loglinear", "graphs")
    ]
    first, second = others or (empty[1], empty[2])
    return Undercount(documented, nothing, floor or empty[0], first, second, assumed, tuple(checks), notes)
