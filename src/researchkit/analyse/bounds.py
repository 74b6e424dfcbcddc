"""Worst-case bounds: what is certain when some cases are not known.

Bounds are not confidence intervals. They hold whatever the unknown turns out to be.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from scipy import special

from researchkit.analyse.arguments import fraction, ids, whole
from researchkit.analyse.proportions import LEAST_FOR_PERCENT, wilson_limits
from researchkit.analyse.roots import increasing_root
from researchkit.core.result import Result, refused

#: Below this many cases on one side of a share its normal error is not used.
FEW = 5
MEANING = "bounds, not a confidence interval: they depend on {n} case(s) not fully known"


def worst_case(
    yes: int,
    no: int,
    undetermined: int,
    *,
    result_id: str = "worst_case",
    case_ids: Iterable[str] = (),
    possible_ids: Iterable[str] = (),
) -> Result:
    """Worst-case (Manski) bounds of a share: [yes/n, (yes + undetermined)/n].

    Args:
        yes: cases known to have the attribute.
        no: cases known not to have it.
        undetermined: the rest.
        result_id: name of the result.
        case_ids: the yes cases.
        possible_ids: the undetermined cases.

    Returns:
        A share with bounds and no point value; ``details['complete_case']`` is yes/(yes + no), which always
        lies within. Refused if there are no cases. Source: Manski (1989), J. Human Resources 24:343-360.

    Raises:
        ValueError: a count is not a whole number of at least 0.
    """
    yes, no, undetermined = _three(yes, no, undetermined)
    n = yes + no + undetermined
    if n == 0:
        return refused(result_id, "there are no cases", unit="share", n=0)
    known = yes + no
    return Result(
        result_id, None, yes / n, (yes + undetermined) / n, "bounds", None, n, "share", "worst-case bounds",
        "Manski (1989)", case_ids=ids(case_ids), possible_ids=ids(possible_ids),
        notes=(MEANING.format(n=undetermined),),
        details={
            "yes": yes, "no": no, "undetermined": undetermined,
            "complete_case": yes / known if known else None,
            "complete_case_interval": wilson_limits(yes, known) if known else None,
        },
    )  # fmt: skip


def share_bounds(
    yes: int,
    no: int,
    undetermined: int,
    *,
    unit: str = "persons",
    result_id: str = "share_bounds",
    case_ids: Iterable[str] = (),
    possible_ids: Iterable[str] = (),
) -> Result:
    """Bounds that may be printed: a share from 20 cases on, below that "at least a, at most b, of n".

    Raises:
        ValueError: a count is not a whole number of at least 0.
    """
    shares = worst_case(
        yes, no, undetermined, result_id=result_id, case_ids=case_ids, possible_ids=possible_ids
    )
    if shares.refused or (shares.n or 0) >= LEAST_FOR_PERCENT:
        return shares
    counts = count_bounds(
        yes, no, undetermined, unit=unit, result_id=result_id, case_ids=case_ids, possible_ids=possible_ids
    )
    note = f"no percentage below {LEAST_FOR_PERCENT}"
    return counts.named(result_id, notes=(*counts.notes, note), details={**counts.details, "annex": shares})


def count_bounds(
    yes: int,
    no: int,
    undetermined: int,
    *,
    unit: str = "persons",
    result_id: str = "count_bounds",
    case_ids: Iterable[str] = (),
    possible_ids: Iterable[str] = (),
) -> Result:
    """Bounds of the number of cases with the attribute: at least yes, at most yes + undetermined, of n.

    Raises:
        ValueError: a count is not a whole number of at least 0.
    """
    yes, no, undetermined = _three(yes, no, undetermined)
    n = yes + no + undetermined
    if n == 0:
        return refused(result_id, "there are no cases", unit=unit, n=0)
    return Result(
        result_id, None, float(yes), float(yes + undetermined), "bounds", None, n, unit, "worst-case bounds",
        "Manski (1989)", case_ids=ids(case_ids), possible_ids=ids(possible_ids),
        notes=(MEANING.format(n=undetermined),),
        details={"yes": yes, "no": no, "undetermined": undetermined},
    )  # fmt: skip


def uncertain_members(
    sure: tuple[int, int, int],
    possible: tuple[int, int, int],
    *,
    result_id: str = "uncertain_members",
    case_ids: Iterable[str] = (),
    possible_ids: Iterable[str] = (),
) -> Result:
    """Bounds of a share when it is also not sure which cases belong to the denominator.

    With (yes, no, undetermined) among cases surely and only possibly in the period, the smallest share
    leaves out every possible yes and takes in every other possible case as a no; the largest does the
    reverse: [y / (n + p_no + p_und), (y + u + p_yes + p_und) / (n + p_yes + p_und)].

    Args:
        sure: yes, no, undetermined among the cases surely in the denominator.
        possible: the same among those that only may be in it.
        result_id: name of the result.
        case_ids: the sure yes cases.
        possible_ids: all cases that could still count as yes.

    Returns:
        A share with bounds; ``n`` is the sure denominator and ``details['n_most']`` the largest one.
        Refused when no case is surely in the denominator.

    Raises:
        ValueError: a count is not a whole number of at least 0.
    """
    yes, no, und = _three(*sure)
    p_yes, p_no, p_und = _three(*possible)
    n = yes + no + und
    if n == 0:
        return refused(result_id, "no case is surely in the denominator", unit="share", n=0)
    low = yes / (n + p_no + p_und)
    high = (yes + und + p_yes + p_und) / (n + p_yes + p_und)
    doubtful = und + p_yes + p_no + p_und
    return Result(
        result_id, None, low, high, "bounds", None, n, "share", "worst-case bounds, uncertain denominator",
        "Manski (1989)", case_ids=ids(case_ids), possible_ids=ids(possible_ids),
        notes=(MEANING.format(n=doubtful),),
        details={
            "yes": yes, "no": no, "undetermined": und, "n_most": n + p_yes + p_no + p_und,
            "complete_case": yes / (yes + no) if yes + no else None,
        },
    )  # fmt: skip


def imbens_manski(
    yes: int, no: int, undetermined: int, level: float = 0.95, *, result_id: str = "imbens_manski"
) -> Result:
    """Confidence interval for a share that is only known within bounds.

    [L - c se_L, U + c se_U], se = √(p(1-p)/n), with Φ(c + (U-L)/max se) - Φ(-c) = level. An end with fewer than five cases on one
    side, where the normal error is too small (0 if there is none), takes Wilson's limit with the same c instead.
    Source: Imbens & Manski (2004), Econometrica 72:1845-1857.

    Args:
        yes: cases known to have the attribute.
        no: cases known not to have it.
        undetermined: the rest.
        level: coverage of the share itself (not of the bounds).
        result_id: name of the result.

    Raises:
        ValueError: a count is not a whole number of at least 0.
    """
    bounds = worst_case(yes, no, undetermined, result_id=result_id)
    fraction("level", level)
    if bounds.refused or bounds.low is None or bounds.high is None or bounds.n is None:
        return bounds
    low, high, n = bounds.low, bounds.high, bounds.n
    se_low, se_high = (math.sqrt(p * (1 - p) / n) for p in (low, high))
    widest = max(se_low, se_high)
    c = float(special.ndtri(0.5 + level / 2))
    if widest > 0:
        gap = (high - low) / widest
        c = increasing_root(lambda x: float(special.ndtr(x + gap) - special.ndtr(-x)) - level, 0.0, 40.0)
    wide = 2 * float(special.ndtr(c)) - 1
    lowest, highest = low - c * se_low, high + c * se_high
    if min(yes, n - yes) < FEW and 0 < wide < 1:
        lowest = wilson_limits(yes, n, wide)[0]
    if min(no, n - no) < FEW and 0 < wide < 1:
        highest = wilson_limits(n - no, n, wide)[1]
    return bounds.named(
        result_id, low=min(low, max(0.0, lowest)), high=max(high, min(1.0, highest)),
        interval_kind="confidence", level=level, method="Imbens-Manski interval",
        citation="Imbens & Manski (2004)",
        notes=(*bounds.notes, "adds the variability of a hypothetical process to the bounds; for the annex"),
        details={**bounds.details, "bounds": (low, high), "c": c},
    )  # fmt: skip


def change_bounds(current: Result, earlier: Result, *, result_id: str = "change_bounds") -> Result:
    """Bounds of the change of a share (or count) between two periods: [L2 - U1, U2 - L1].

    The result is a difference; ask :func:`researchkit.analyse.trends.direction` whether a direction may be
    claimed. Source: Manski (2003), Partial Identification of Probability Distributions.

    Raises:
        ValueError: the two are in different units, or one has no bounds.
    """
    for one in (current, earlier):
        if one.refused:
            return refused(
                result_id, f"bounds to compare are not given: {one.refused}", unit=f"{one.unit} difference"
            )
    if current.unit != earlier.unit:
        raise ValueError("the bounds to compare are in different units")
    (low2, high2), (low1, high1) = _ends(current), _ends(earlier)
    return Result(
        result_id, None, low2 - high1, high2 - low1, "bounds", None,
        None if current.n is None or earlier.n is None else current.n + earlier.n,
        f"{current.unit} difference", "change of worst-case bounds", "Manski (2003)",
        notes=("bounds of the change, whatever the unknown turns out to be in either period",),
        details={"no_change": 0.0},
    )  # fmt: skip


def _ends(bounds: Result) -> tuple[float, float]:
    if bounds.low is None or bounds.high is None:
        raise ValueError(f"{bounds.result_id}: bounds to compare need both ends")
    return bounds.low, bounds.high


def _three(yes: int, no: int, undetermined: int) -> tuple[int, int, int]:
    return whole("yes", yes), whole("no", no), whole("undetermined", undetermined)
