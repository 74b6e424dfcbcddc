"""Which sources documented a case together: the figures of an UpSet chart.

Sources copy from one another: that two report a case is no confirmation. What the chart shows is how many
cases would be unknown without one source.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from researchkit.analyse.arguments import ids, need, one_of
from researchkit.analyse.counts import UNITS
from researchkit.core.result import Result

NOTE = "overlap is not confirmation: sources copy from one another"


@dataclass(frozen=True, slots=True)
class Combinations:
    """Exact combinations of sources.

    Attributes:
        table: ``combination sources_n count`` with the most frequent first; combinations are joined with
            ``|`` and exclude one another, so they add up to the total.
        results: one a combination, same order.
        by_source: source → everyone it documented, alone or with others.
        only: source → those that nobody else documented.
        total: all of them.
    """

    table: pd.DataFrame
    results: tuple[Result, ...]
    by_source: dict[str, Result]
    only: dict[str, Result]
    total: int


def source_combinations(
    cases: pd.DataFrame, column: str = "sources", *, unit: str = "cases", result_id: str = "sources"
) -> Combinations:
    """Count cases (or persons) by the exact set of sources that documented them.

    Args:
        cases: the ``cases`` table; the column holds source ids joined with ``|``.
        column: column of the sources.
        unit: ``cases`` or ``persons``; a person's set is that of all their cases.
        result_id: stem of the names.

    Raises:
        ValueError: a column is missing, or the unit is neither.
    """
    one_of("unit", unit, ("persons", "cases"))
    owner = UNITS[unit]
    need(cases, ("case_id", owner, column), "cases")
    sets: dict[str, set[str]] = {}
    owned: dict[str, set[str]] = {}
    rows = zip(
        cases[owner].astype("str"), cases["case_id"].astype("str"), cases[column].fillna(""), strict=True
    )
    for who, case, told in rows:
        sets.setdefault(who, set()).update(part.strip() for part in str(told).split("|") if part.strip())
        owned.setdefault(who, set()).add(case)
    members: dict[tuple[str, ...], list[str]] = {}
    for who, names in sets.items():
        members.setdefault(tuple(sorted(names)), []).append(who)
    order = sorted(members, key=lambda names: (-len(members[names]), len(names), names))

    def result(name: str, chosen: list[str]) -> Result:
        return Result(
            name, float(len(chosen)), unit=unit, method="count", notes=(NOTE,),
            case_ids=ids(case for who in chosen for case in owned[who]),
        )  # fmt: skip

    results = tuple(result(f"{result_id}.{'+'.join(names) or 'not_told'}", members[names]) for names in order)
    every = sorted({name for names in sets.values() for name in names})
    by_source = {
        name: result(f"{result_id}.any.{name}", [who for who, names in sets.items() if name in names])
        for name in every
    }
    only = {name: result(f"{result_id}.only.{name}", members.get((name,), [])) for name in every}
    table = pd.DataFrame(
        [("|".join(names), len(names), len(members[names])) for names in order],
        columns=["combination", "sources_n", "count"],
    )
    return Combinations(table, results, by_source, only, len(sets))
