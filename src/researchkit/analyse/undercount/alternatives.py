"""What stands beside the estimate: its floor, other ways in which people or lists may differ, and the range of it all."""

from __future__ import annotations

import math

from researchkit.analyse.undercount import gradual, graphs, loglinear, lower_bounds, selection
from researchkit.analyse.undercount.gate import WIDEST
from researchkit.analyse.undercount.histories import Histories
from researchkit.core.result import Result, refused

#: Beyond this many times the documented a total is where an iteration stopped, and no estimate.
FURTHEST = 1000.0
#: Below this p-value of its deviance, gradual differences do not fit the lists and are no alternative.
FITS_FROM = 0.01


def floor(histories: Histories, unit: str, name: str) -> Result:
    """Chao's lower bound, or why there is none."""
    if histories.frequencies()[1:].sum() == 0:
        return refused(name, "nobody is on two lists", unit=unit, n=histories.n)
    found = lower_bounds.chao_floor(histories)
    if not _sane(found.N, found.low, found.high, histories.n):
        return refused(name, "the bound has no finite value", unit=unit, n=histories.n)
    method = "Mth" if histories.J <= lower_bounds.MOST_LISTS else "Mh"
    return Result(
        name, found.N, found.low, found.high, "confidence", 0.95, histories.n, unit,
        f"Chao's lower bound ({method})",
        "Rivest & Baillargeon (2007)" if method == "Mth" else "Chao (1987)",
        notes=("a floor unless lists avoid one another's cases",),
    )  # fmt: skip


def gradual_differences(histories: Histories, unit: str, name: str) -> Result:
    """The total if people differ by degrees in how easily they are seen."""
    if not 3 <= histories.J <= lower_bounds.MOST_LISTS:
        return refused(
            name, f"the model needs three to {lower_bounds.MOST_LISTS} lists", unit=unit, n=histories.n
        )
    found = gradual.darroch(histories)
    if found is None or not _sane(found.N, found.low, found.high, histories.n):
        return refused(name, "the model has no finite estimate on this table", unit=unit, n=histories.n)
    notes = () if found.p_value >= FITS_FROM else ("the model does not fit the lists",)
    return Result(
        name, found.N, found.low, found.high, "confidence", 0.95, histories.n, unit,
        "gradual differences between people (Darroch's Mth)", "Darroch, Fienberg, Glonek & Junker (1993)",
        notes=notes, details={"tau": found.tau, "p_value": found.p_value},
    )  # fmt: skip


def log_linear(histories: Histories, replicates: int, unit: str, name: str) -> Result:
    """The lowest-BIC model with an interval that repeats the selection, for three to five lists."""
    if not 3 <= histories.J <= 5:
        return refused(
            name, "log-linear models are compared for three to five lists", unit=unit, n=histories.n
        )
    found = selection.select(histories, replicates=replicates)
    if found is None or not _sane(found.best.N, found.best.N, found.best.N, histories.n):
        return refused(name, "no log-linear model has a maximum on this table", unit=unit, n=histories.n)
    if not _sane(found.best.N, found.low, found.high, histories.n):
        return refused(
            name, "the bootstrap of the selection failed on too many tables", unit=unit, n=histories.n
        )
    method = f"log-linear {loglinear.model_name(found.best.model, histories.J)}, lowest BIC of {found.considered[1]}"
    low, high = min(found.low, found.best.N), max(found.high, found.best.N)
    return Result(
        name, found.best.N, low, high, "confidence", 0.95, histories.n, unit, f"{method}, BCa",
        "Silverman, Chan & Vincent (2024)", notes=("the interval repeats the selection of the model",),
    )  # fmt: skip


def decomposable(histories: Histories, unit: str, name: str) -> Result:
    """The average over decomposable graphs, for three to five lists."""
    if not 3 <= histories.J <= 5:
        return refused(name, "graphs are averaged for three to five lists", unit=unit, n=histories.n)
    found = graphs.average(histories)
    if found.at_end > 0.01:
        return refused(
            name, f"the data do not bound the total: {found.at_end:.0%} of the weight lies at the end of the search",
            unit=unit, n=histories.n,
        )  # fmt: skip
    return Result(
        name, found.median, found.low, found.high, "credible", 0.95, histories.n, unit,
        f"decomposable graphs, heaviest {found.heaviest[0]}", "Madigan & York (1997)",
    )  # fmt: skip


def range_of(classed: Result, by_degrees: Result, name: str) -> Result:
    """From the lowest to the highest limit of latent classes and gradual differences.

    Both fit lists on which people differ, and the data seldom tell which is true. Where gradual differences do not fit, or have no
    estimate, the range is that of the latent classes. Refused where its upper end is more than four times the lower.
    """
    low, high = classed.low, classed.high
    if low is None or high is None:
        return refused(name, classed.refused or "the latent classes give no interval", unit=classed.unit)
    p_value = by_degrees.details.get("p_value")
    told = "latent classes"
    if (
        isinstance(p_value, float)
        and p_value >= FITS_FROM
        and by_degrees.low is not None
        and by_degrees.high is not None
    ):
        low, high = min(low, by_degrees.low), max(high, by_degrees.high)
        told = "latent classes and gradual differences"
    if high / low > WIDEST:
        return refused(
            name, f"{told} fit alike and give from {low:.0f} to {high:.0f}, too far apart for a range",
            unit=classed.unit,
        )  # fmt: skip
    return Result(
        name, None, low, high, "bounds", None, None, classed.unit, f"range over {told}", classed.citation,
        case_ids=classed.case_ids, notes=("from the lowest to the highest limit of the models that fit", *classed.notes),
    )  # fmt: skip


def _sane(value: float, low: float, high: float, n: int) -> bool:
    """Finite, and not where an iteration happened to stop."""
    return all(math.isfinite(one) for one in (value, low, high)) and value <= FURTHEST * max(n, 1)
