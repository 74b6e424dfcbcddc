"""Whether the same sources stand behind the periods compared.

When a source begins or stops reporting, the number of documented cases moves though nothing else did.
So no direction is claimed between periods whose sources changed materially.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from researchkit.analyse.arguments import fraction, need
from researchkit.core.issue import Issue
from researchkit.core.result import Result, refused

#: Least share of cases, in every period, that sources active throughout must have documented.
LEAST_SHARE = 0.80


def source_coverage(
    sources: Mapping[str, Iterable[str | Iterable[str]]],
    *,
    least: float = LEAST_SHARE,
    result_id: str = "source_coverage",
) -> Result:
    """Lowest share, over the periods, of cases documented by sources active in every period.

    A source is active in a period if it documented at least one of its cases. A case counts if at least
    one of its sources is active in all periods.

    Args:
        sources: per period (its code), the sources of each case: ``"a|b"`` or a list of ids.
        least: below this share the sources changed materially.
        result_id: name of the result.

    Returns:
        ``value`` is the lowest share; ``details``: ``stable`` (bool), ``shares`` per period,
        ``common`` sources, ``appeared`` and ``vanished`` (active in the last but not the first period, and
        the reverse), ``like_for_like`` (cases per period documented by the common sources).
        Refused when there are fewer than two periods, or a period without cases.

    Raises:
        ValueError: ``least`` is not within (0, 1).
    """
    fraction("least", least)
    periods = {code: [_names(one) for one in cases] for code, cases in sources.items()}
    if len(periods) < 2:
        return refused(result_id, "a comparison needs at least two periods", unit="share")
    if empty := [code for code, cases in periods.items() if not cases]:
        return refused(
            result_id,
            f"no case was documented in {', '.join(empty)}, so its sources are unknown",
            unit="share",
        )
    active = {code: frozenset().union(*cases) for code, cases in periods.items()}
    common = frozenset.intersection(*active.values())
    kept = {code: sum(1 for case in cases if case & common) for code, cases in periods.items()}
    shares = {code: kept[code] / len(cases) for code, cases in periods.items()}
    lowest = min(shares.values())
    ordered = list(active)
    stable = lowest >= least
    note = (
        f"sources active in all periods documented at least {lowest:.0%} of the cases of each"
        if stable
        else f"sources changed: those active in all periods documented only {lowest:.0%} of the cases of one"
    )
    return Result(
        result_id, lowest, n=sum(len(cases) for cases in periods.values()), unit="share",
        method="share of cases from sources active throughout", notes=(note,),
        details={
            "stable": stable, "least": least, "shares": shares, "common": tuple(sorted(common)),
            "appeared": tuple(sorted(active[ordered[-1]] - active[ordered[0]])),
            "vanished": tuple(sorted(active[ordered[0]] - active[ordered[-1]])),
            "like_for_like": kept,
        },
    )  # fmt: skip


def coverage_of(
    cases: pd.DataFrame,
    periods: Mapping[str, Iterable[str]],
    *,
    least: float = LEAST_SHARE,
    result_id: str = "source_coverage",
) -> Result:
    """:func:`source_coverage` from the ``cases`` table and the case ids of each period.

    Args:
        cases: has ``case_id`` and ``sources`` (joined with ``|``).
        periods: period code → ids of the cases counted in it.
        least: as there.
        result_id: name of the result.

    Raises:
        ValueError: a column is missing, or a case id is not in the table.
    """
    need(cases, ("case_id", "sources"), "cases")
    told = dict(zip(cases["case_id"].astype("str"), cases["sources"].fillna(""), strict=True))
    wanted = {code: [str(one) for one in ids] for code, ids in periods.items()}
    unknown = {one for chosen in wanted.values() for one in chosen} - set(told)
    if unknown:
        raise ValueError(f"{len(unknown)} case id(s) are not in the cases table")
    return source_coverage(
        {code: [told[one] for one in chosen] for code, chosen in wanted.items()},
        least=least, result_id=result_id,
    )  # fmt: skip


def source_issues(place: str, coverage: Result) -> list[Issue]:
    """A warning when the sources behind compared periods changed materially."""
    if coverage.refused or coverage.details.get("stable") is True:
        return []
    return [Issue("ANALYSE-SOURCES-01", place, stage="analyse")]


def _names(case: str | Iterable[str]) -> frozenset[str]:
    parts = case.split("|") if isinstance(case, str) else case
    return frozenset(str(part).strip() for part in parts if str(part).strip())
