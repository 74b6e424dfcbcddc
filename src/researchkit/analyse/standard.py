"""The standard results of one country and period: every number that a briefing prints of it.

Notebooks call the functions below one by one, so that a reader can check each step; the analyse stage calls
:func:`standard_results`, and what a notebook prints is held against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandas as pd

from researchkit.analyse import arrivals, patterns
from researchkit.analyse.cohort import Cohort, cohort, count
from researchkit.analyse.counts import count_in_period
from researchkit.analyse.coverage import source_coverage
from researchkit.analyse.readings import READINGS, reading_bounds
from researchkit.analyse.rows import where_rows_stand
from researchkit.analyse.together import documented_together
from researchkit.analyse.trends import compare
from researchkit.core.dates import Period
from researchkit.core.result import Result

#: Roles counted in a period.
COUNTED = ("arrest", "custody", "charge", "trial", "sentence", "release", "unspecified")
#: By what the ground studied is told apart.
PATTERNS = ("region", "provision", "source", "outcome")
#: Case columns that are counted value by value.
_GROUPED = {
    "region": "region", "article": "articles", "offence": "offence_groups", "conduct": "conducts",
    "affiliation": "affiliations", "outcome": "outcome", "procedure": "procedures", "source": "sources",
    "status": "status",
}  # fmt: skip


def events_in(group: Cohort, role: str, unit: str = "persons") -> Result:
    """How many persons (or cases) an event of this role happened to in the period: surely, and at most."""
    found = count_in_period(
        group.events, group.period, role=role, unit=unit, result_id=f"{group.stem}.{role}.{unit}"
    )
    if role != "arrest":
        return found
    # Cases that tell of a deprivation of liberty but date no arrest are undated arrests.
    ids = tuple(sorted({*map(str, _listed(found.details.get("undated_ids"))), *group.undated}))
    details = {**found.details, "undated": len(ids), "undated_ids": ids}
    return found.named(found.result_id, details=details)


def undated_arrests(group: Cohort) -> Result:
    """Cases of the country whose arrest no source dates well enough to place in any period."""
    return Result(
        f"{group.stem}.arrest.undated", float(len(group.undated)), unit="cases", method="count",
        case_ids=group.undated,
    )  # fmt: skip


def only_ground(group: Cohort, variable: str, reading: str, *, as_share: bool = False) -> Result:
    """For how many of the arrested the ground was all, under one reading: at least and at most."""
    return reading_bounds(
        group.findings, variable, reading, cases=[*group.sure, *group.possible], possible_members=group.possible,
        as_share=as_share, result_id=f"{group.stem}.{variable}.{reading}{'.share' if as_share else ''}",
    )  # fmt: skip


def finding_values(group: Cohort, variable: str) -> list[Result]:
    """How many cases each value of the finding has: surely in the period, and at most."""
    chosen = group.findings[group.findings["variable"] == variable]
    out = []
    for value in ("sole", "partial", "not_basis", "indeterminate"):
        ids = set(chosen.loc[chosen["value"] == value, "case_id"])
        out.append(count(group, ids, f"{variable}.value.{value}"))
    return out


def told(group: Cohort, column: str, name: str) -> Result:
    """How many cases a source tells anything of a column at all; silence is not a no."""
    return count(group, set(group.cases.loc[group.cases[column] != "", "case_id"]), name)


def still_held(group: Cohort) -> Result:
    """How many of those arrested are still held, as last told: at least the yes, at most yes and unknown."""
    held = group.cases.set_index("case_id")["held"]
    yes = [case for case in group.sure if held[case] == "yes"]
    unknown = [case for case in group.sure if held[case] == "unknown"]
    maybe = [case for case in group.possible if held[case] != "no"]
    return Result(
        f"{group.stem}.still_held", None, float(len(yes)), float(len(yes) + len(unknown) + len(maybe)), "bounds",
        n=len(group.sure), unit="cases", method="worst-case bounds", citation="Manski (1989)",
        case_ids=tuple(yes), possible_ids=tuple(sorted([*unknown, *maybe])),
    )  # fmt: skip


def surely(group: Cohort) -> Cohort:
    """The same cohort without those only possibly in the period: what "of n" is said of."""
    return replace(group, cases=group.cases[group.cases["case_id"].isin(group.sure)], possible=())


def by_value(group: Cohort, name: str) -> list[Result]:
    """Cases by each value of a column; a case with several values counts under each.

    Args:
        group: the cohort.
        name: ``region``, ``article``, ``offence``, ``conduct``, ``affiliation``, ``outcome``, ``procedure``,
            ``source`` or ``status``.

    Returns:
        One result a value, most cases first, and ``<name>.unknown`` for cases of which nothing is told.
    """
    column = _GROUPED[name]
    values = group.cases.set_index("case_id")[column].str.split("|").explode()
    out = [
        count(group, set(ids.index), f"{name}.{value}" if value else f"{name}.unknown")
        for value, ids in values.groupby(values)
    ]
    return sorted(out, key=lambda r: (r.result_id.endswith(".unknown"), -(r.high or 0), r.result_id))


def single_origin(group: Cohort) -> Result:
    """Cases that rest on one independent origin."""
    ids = set(group.cases.loc[group.cases["origins_n"] == 1, "case_id"])
    return count(group, ids, "single_origin")


def change(group: Cohort, earlier: Cohort, name: str) -> Result:
    """Change in documented arrests from an earlier period, with a look at whether sources stayed the same."""

    def listing(one: Cohort) -> list[str]:
        return list(one.cases.loc[one.cases["case_id"].isin(one.sure), "sources"])

    coverage = source_coverage({group.period.code: listing(group), earlier.period.code: listing(earlier)})
    found = compare(
        events_in(group, "arrest"), events_in(earlier, "arrest"), days=(group.period.days, earlier.period.days),
        coverage=coverage, result_id=f"{group.stem}.change.{name}",
    )  # fmt: skip
    # What may be said of it travels with the number: a direction only where one is claimed.
    return found.named(
        found.result_id, notes=(*found.notes, f"direction: {found.details.get('direction', 'none_claimed')}")
    )


def standard_results(
    cases: pd.DataFrame,
    events: pd.DataFrame,
    findings: pd.DataFrame,
    *,
    country: str,
    period: Period,
    ground: str,
    as_of: str = "",
    positions: pd.DataFrame | None = None,
    aside: Mapping[str, int] | None = None,
    pages: pd.DataFrame | None = None,
) -> list[Result]:
    """Every standard result of a country and period.

    Args:
        cases: contract CASES (redacted ones will do).
        events: contract EVENTS.
        findings: contract FINDINGS.
        country: ISO 3166-1 alpha-2.
        period: the period.
        ground: the ground studied.
        as_of: the day on which this is known; without it no time held is estimated.
        positions: what authorities themselves say (contract POSITIONS of the redact stage), if known.
        aside: rows that are part of no case, by why, and all rows received, if known.
        pages: pages that cases rest on (contract CASE_SOURCES of the redact stage), if known.
    """
    variable = f"basis.{ground}"
    group = cohort(cases, events, findings, country, period)
    out = [events_in(group, role) for role in COUNTED]
    out += [
        events_in(group, "arrest", "cases"),
        undated_arrests(group),
        still_held(group),
        single_origin(group),
    ]
    for reading in READINGS:
        out += [only_ground(group, variable, reading), only_ground(group, variable, reading, as_share=True)]
    certain = surely(group)
    for found in (still_held(certain), *(only_ground(certain, variable, reading) for reading in READINGS)):
        out.append(found.named(f"{found.result_id}.sure"))
    out += finding_values(group, variable)
    out += [told(group, "exclusivity", "told.exclusivity"), told(group, "conducts", "told.conduct"),
            told(group, "articles", "told.article"), told(group, "region", "told.region"),
            told(group, "disputed", "told.disputed")]  # fmt: skip
    for name in _GROUPED:
        out += by_value(group, name)
    for name, earlier in (("year_before", period.year_before()), ("previous", period.previous())):
        out.append(change(group, cohort(cases, events, findings, country, earlier), name))
    out += patterns.provisions(group)
    out += patterns.other_grounds(group, variable)
    for name in PATTERNS:
        out += patterns.ground_by(group, variable, name)
    out += patterns.robustness(group, variable)
    if pages is not None:
        out += documented_together(group, cases, pages)
    if as_of:
        out.append(held_days(group, as_of))
        out += arrivals.known_after(group, as_of)
    if positions is not None:
        out += patterns.positions(group, positions)
    if aside is not None:
        out += where_rows_stand(group, cases, aside)
    return out


def held_days(group: Cohort, as_of: str) -> Result:
    """The median time held of those surely arrested in the period, where there are enough."""
    from researchkit.analyse import times

    return times.median(group, as_of)


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, tuple | list) else ()


__all__ = [
    "COUNTED", "PATTERNS", "READINGS", "Cohort", "by_value", "change", "cohort", "events_in", "finding_values",
    "held_days", "only_ground", "single_origin", "standard_results", "still_held", "surely", "told",
    "undated_arrests", "where_rows_stand",
]  # fmt: skip
