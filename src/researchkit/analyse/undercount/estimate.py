"""The one call: a table of lists in; an estimate with its floor and alternatives, or a reasoned refusal, out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from researchkit.analyse.undercount import alternatives, gate, lcmcr, lower_bounds, sensitivity
from researchkit.analyse.undercount.convergence import bulk_ess, r_hat
from researchkit.analyse.undercount.histories import Histories, read_histories
from researchkit.core.result import Result, refused

#: What must stand with every estimate.
IDENTIFIABILITY = (
    "the total rests on an assumption that no data can test: models that fit the lists equally well give other totals",
    "lists that copy one another make the estimate too low; lists that avoid one another's cases make it too high",
    "the period is taken as closed, links between lists as right, and everybody as having some chance on some list",
)
ASSUMED = (0.5, 1.0, 2.0)
#: A quarter of the sweeps is enough where the chains agree this well: R-hat, effective draws.
ENOUGH = (1.01, 1000.0)
#: Fewer sweeps than this are not tried in part first.
SHORT = 4000


@dataclass(frozen=True, repr=False)
class Undercount:
    """What the lists say about people no list has seen.

    Attributes:
        documented: people seen by any list: a minimum whatever the model.
        estimate: the latent-class estimate (median, 95 % credible interval), or the refusal.
        range: the lowest and highest limit of the latent classes and of gradual differences, both of which fit where
            people differ: what may be printed. Refused with the estimate, and where the two are too far apart.
        floor: Chao's lower bound.
        gradual: the estimate if people differ by degrees (Darroch's Mth).
        loglinear: the lowest-BIC log-linear model with its BCa interval, for three to five lists.
        graphs: the average over decomposable graphs, for three to five lists.
        under_assumptions: totals under assumed highest-order interactions, where every cell is filled.
        checks: every condition of the gate.
        notes: lists merged or left out, people left out.
    """

    documented: Result
    estimate: Result
    range: Result
    floor: Result
    gradual: Result
    loglinear: Result
    graphs: Result
    under_assumptions: tuple[tuple[float, float], ...]
    checks: tuple[gate.Check, ...]
    notes: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the gate let the estimate through."""
        return bool(self.checks) and all(check.holds for check in self.checks)

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        told = (("documented", self.documented), ("estimate", self.estimate), ("range", self.range),
                ("floor", self.floor), ("gradual", self.gradual), ("log-linear", self.loglinear),
                ("graphs", self.graphs))  # fmt: skip
        lines = [f"{name}: {result}" for name, result in told]
        lines += [f"{'ok  ' if check.holds else 'FAIL'} {check.name}: {check.found}" for check in self.checks]
        return "\n".join([*lines, *self.notes])


def estimate(
    table: pd.DataFrame | Histories,
    lists: Sequence[str] | None = None,
    *,
    count: str | None = None,
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
        table: a row a history with a count, or a row a person (see :func:`read_histories`); or histories read already.
        lists: columns that are lists; all but the count if left out.
        count: name of the count column; found by itself if left out.
        classes: K of the latent-class model (at most 2^J - 1 is used).
        chains: of the sampler.
        sweeps: most sweeps kept per chain. A quarter is run first and is enough if the chains agree well; if they do not
            agree after all, they are run once more, four times as long, before the estimate is refused.
        burn_in: sweeps dropped.
        replicates: of the bootstrap of the log-linear model.
        seed: same seed, same answer.
        leave_out: also estimate without each list in turn (takes a run each; fewer sweeps).
        workers: processes that share long runs of the sampler (see :func:`lcmcr.sample`).
        unit: what is counted.
        result_id: stem of the ids.
        case_ids: the documented cases.

    Raises:
        ValueError: the table is not one of lists (see :func:`read_histories`), or a setting is out of range.
    """
    _check_settings(classes, chains, sweeps, burn_in, replicates)
    histories = table if isinstance(table, Histories) else read_histories(table, lists, count)
    read = histories.notes
    histories, merged = gate.merge_small(histories)
    notes = (*read, *merged)
    documented = Result(
        f"{result_id}.documented", float(histories.n), unit=unit, method="count", case_ids=tuple(case_ids),
        notes=("a minimum: people seen by any list",),
    )  # fmt: skip
    checks = gate.of_lists(histories)

    def blank(name: str) -> Result:
        return _refusal(histories, checks, unit, f"{result_id}{name}")

    found = Undercount(
        documented, blank(""), blank(".range"), blank(".floor"), blank(".gradual"), blank(".loglinear"),
        blank(".graphs"), (), tuple(checks), notes,
    )  # fmt: skip
    if histories.n == 0 or histories.J < 2:
        return found
    assumed = ((xi, sensitivity.total_under(histories, xi)) for xi in ASSUMED)
    found = replace(
        found,
        floor=alternatives.floor(histories, unit, f"{result_id}.floor"),
        gradual=alternatives.gradual_differences(histories, unit, f"{result_id}.gradual"),
        loglinear=alternatives.log_linear(histories, replicates, unit, f"{result_id}.loglinear"),
        graphs=alternatives.decomposable(histories, unit, f"{result_id}.graphs"),
        under_assumptions=tuple(pair for pair in assumed if math.isfinite(pair[1])),
    )
    if not all(check.holds for check in checks):
        return found
    k = min(classes, 2**histories.J - 1)
    bound = lower_bounds.chao_floor(histories).N
    draws, of_draws = _posterior(histories, k, chains, sweeps, burn_in, seed, workers, bound)
    checks += of_draws
    if leave_out and histories.J > gate.LEAST_LISTS and all(check.holds for check in checks):
        checks.append(_left_out(histories, draws, k, chains, sweeps, burn_in, seed))
    if not all(check.holds for check in checks):
        return replace(
            found, checks=tuple(checks), estimate=_refusal(histories, checks, unit, result_id),
            range=_refusal(histories, checks, unit, f"{result_id}.range"),
        )  # fmt: skip
    median, low, high = draws.quantiles(0.5, 0.025, 0.975)
    classed = Result(
        result_id, median, low, high, "credible", 0.95, histories.n, unit, f"latent classes (LCMCR, K={k})",
        "Manrique-Vallier (2016)", case_ids=tuple(case_ids), notes=IDENTIFIABILITY,
        details={"mean": float(draws.N.mean()), "draws": draws.N},
    )  # fmt: skip
    return replace(
        found, estimate=classed, range=alternatives.range_of(classed, found.gradual, f"{result_id}.range"),
        checks=tuple(checks),
    )  # fmt: skip


def _posterior(
    histories: Histories,
    k: int,
    chains: int,
    sweeps: int,
    burn_in: int,
    seed: int,
    workers: int,
    bound: float,
) -> tuple[lcmcr.Draws, list[gate.Check]]:
    """Draws and what the gate says of them: a quarter of the sweeps, all, or four times as many."""

    def run(count: int) -> lcmcr.Draws:
        return lcmcr.sample(
            histories, classes=k, chains=chains, sweeps=count, burn_in=burn_in, seed=seed, workers=workers
        )

    draws = run(sweeps // 4) if sweeps >= SHORT else run(sweeps)
    if sweeps >= SHORT and (r_hat(draws.N) > ENOUGH[0] or bulk_ess(draws.N) < ENOUGH[1]):
        draws = run(sweeps)
    of_draws = gate.of_draws(draws, bound)
    if not all(check.holds for check in of_draws[:2]):
        draws = lcmcr.sample(histories, classes=k, chains=chains, sweeps=4 * sweeps, burn_in=4 * burn_in,
                             thin=40, seed=seed + 1, workers=workers)  # fmt: skip
        of_draws = gate.of_draws(draws, bound)
    return draws, of_draws


def _left_out(
    histories: Histories, draws: lcmcr.Draws, k: int, chains: int, sweeps: int, burn_in: int, seed: int
) -> gate.Check:
    """Whether one list carries the answer."""
    rests = [histories.without(name) for name in histories.lists]
    fewer = lcmcr.sample_many(
        rests, classes=min(k, 2 ** (histories.J - 1) - 1), chains=chains, sweeps=max(sweeps // 5, 500),
        burn_in=max(burn_in // 4, 250), seed=seed, enough=ENOUGH,
    )  # fmt: skip
    medians = {name: one.quantiles(0.5)[0] for name, one in zip(histories.lists, fewer, strict=True)}
    return gate.of_leaving_out({"": draws.quantiles(0.5)[0], **medians})


def _refusal(histories: Histories, checks: Sequence[gate.Check], unit: str, name: str) -> Result:
    why = "; ".join(f"{check.name}: {check.found}" for check in checks if not check.holds)
    return refused(name, f"the lists cannot bear an estimate ({why})", unit=unit, n=histories.n)


def _check_settings(classes: int, chains: int, sweeps: int, burn_in: int, replicates: int) -> None:
    for name, value, least in (("classes", classes, 1), ("chains", chains, 2), ("sweeps", sweeps, 40),
                               ("burn_in", burn_in, 0), ("replicates", replicates, 20)):  # fmt: skip
        if value < least:
            raise ValueError(f"{name} must be at least {least}, got {value}")
