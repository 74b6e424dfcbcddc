"""Who by what: tables that count people, with the cases behind every cell.

A case can have several articles and several conducts, so cells overlap: they do not add up to the margins,
and the margins do not add up to the total. Every margin counts people (or cases) once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from researchkit.analyse.arguments import ids, need, one_of, parts
from researchkit.analyse.counts import UNITS
from researchkit.core.result import Result

NOT_TOLD = "not_told"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many have each value of one attribute.

    Attributes:
        results: one a value, in order of the value, and last ``not_told`` if there are such.
        total: all of them, each counted once.
        overlapping: whether one can have several values.
    """

    results: tuple[Result, ...]
    total: Result
    overlapping: bool

    def of(self, value: str) -> Result:
        """The result of one value.

        Raises:
            KeyError: nobody has it.
        """
        for one in self.results:
            if one.details["value"] == value:
                return one
        raise KeyError(value)

    def frame(self) -> pd.DataFrame:
        """``value count at_most`` as a table."""
        rows = [(one.details["value"], int(one.low or 0), int(one.high or 0)) for one in self.results]
        return pd.DataFrame(rows, columns=["value", "count", "at_most"])


@dataclass(frozen=True, slots=True)
class CrossTable:
    """A table of two attributes.

    Attributes:
        counts: rows × columns; a 0 means that none is documented.
        row_totals: per row, units counted once.
        column_totals: per column, units counted once.
        total: all units.
        cells: (row, column) → result; only cells with somebody in them.
        unit: what is counted.
        row_cases: per row, the cases.
        column_cases: per column, the cases.
        case_ids: all cases.
    """

    counts: pd.DataFrame
    row_totals: pd.Series
    column_totals: pd.Series
    total: int
    cells: dict[tuple[str, str], Result]
    unit: str
    row_cases: dict[str, tuple[str, ...]]
    column_cases: dict[str, tuple[str, ...]]
    case_ids: tuple[str, ...]

    def results(self, stem: str) -> list[Result]:
        """Total, margins and cells as results ``<stem>.total``, ``.row.<r>``, ``.column.<c>``, ``.<r>.<c>``."""
        out = [_count(f"{stem}.total", self.total, self.unit, self.case_ids)]
        out += [
            _count(f"{stem}.row.{name}", int(count), self.unit, self.row_cases[str(name)])
            for name, count in self.row_totals.items()
        ]
        out += [
            _count(f"{stem}.column.{name}", int(count), self.unit, self.column_cases[str(name)])
            for name, count in self.column_totals.items()
        ]
        return out + [one.named(f"{stem}.{row}.{column}") for (row, column), one in self.cells.items()]


def tally(
    cases: pd.DataFrame,
    column: str,
    *,
    unit: str = "persons",
    possible: Iterable[str] = (),
    not_told: str = "separate",
    result_id: str = "",
) -> Tally:
    """Count persons (or cases) by each value of a column: region, outcome, status, article …

    Args:
        cases: the ``cases`` table; the column may hold several values joined with ``|``.
        column: the attribute.
        unit: ``persons`` or ``cases``.
        possible: ids of cases that only may belong to the period: they count in the upper bound only.
        not_told: those of whom no value is told stand apart (``separate``), or may be of any value and so
            enter every upper bound (``possible``).
        result_id: stem of the names; the column when left out.

    Returns:
        A :class:`Tally`; each result has ``low`` = surely and ``high`` = at most.

    Raises:
        ValueError: a column is missing, or a choice is unknown.
    """
    one_of("unit", unit, ("persons", "cases"))
    one_of("not_told", not_told, ("separate", "possible"))
    owner = UNITS[unit]
    need(cases, ("case_id", owner, column), "cases")
    stem = result_id or column
    long = _long(cases, owner, column)
    doubtful = {str(one) for one in possible}
    sure = ~long["case_id"].isin(doubtful)
    # A person of whom one case tells a value is not "not told" because of another case.
    told = set(long.loc[long["value"] != NOT_TOLD, "unit"])
    long = long[(long["value"] != NOT_TOLD) | ~long["unit"].isin(told)]
    sure = sure.loc[long.index]
    silent = long[long["value"] == NOT_TOLD]
    results = []
    for value, group in long.groupby("value", sort=True):
        counted = group[sure.loc[group.index]]
        surely = set(counted["unit"])
        maybe = group[~sure.loc[group.index]]
        if not_told == "possible" and value != NOT_TOLD:
            maybe = pd.concat([maybe, silent])
        more = set(maybe["unit"]) - surely
        notes: tuple[str, ...] = ()
        if not_told == "separate" and value != NOT_TOLD and len(silent):
            notes = (f"{silent['unit'].nunique()} {unit} of whom this is not told stand apart",)
        results.append(
            Result(
                f"{stem}.{value}", float(len(surely)), float(len(surely)), float(len(surely) + len(more)), "bounds",
                None, None, unit, "count", case_ids=ids(counted["case_id"]), possible_ids=ids(maybe["case_id"]),
                notes=notes, details={"value": str(value), "column": column},
            )
        )  # fmt: skip
    results.sort(key=lambda one: (one.details["value"] == NOT_TOLD, str(one.details["value"])))
    everyone = _long(cases, owner, "case_id")
    certain = everyone[~everyone["case_id"].isin(doubtful)]
    least, most = certain["unit"].nunique(), everyone["unit"].nunique()
    total = Result(
        f"{stem}.total", float(least), float(least), float(most), "bounds", None, None, unit, "count",
        case_ids=ids(certain["case_id"]), possible_ids=ids(doubtful & set(everyone["case_id"])),
    )  # fmt: skip
    several = long.groupby("unit")["value"].nunique()
    return Tally(tuple(results), total, bool((several > 1).any()))


def cross_table(
    cases: pd.DataFrame,
    rows: str = "articles",
    columns: str = "conducts",
    *,
    unit: str = "persons",
    result_id: str = "",
) -> CrossTable:
    """Persons (or cases) by two attributes, such as article and conduct.

    A person is in a cell if one and the same case has both values. Cases of which one of the two is not told
    stand in a row or column ``not_told``, so nobody is lost.

    Args:
        cases: the ``cases`` table; both columns may hold several values joined with ``|``.
        rows: attribute of the rows.
        columns: attribute of the columns.
        unit: ``persons`` or ``cases``.
        result_id: stem of the cells' names; ``<rows>.<columns>`` when left out.

    Raises:
        ValueError: a column is missing, or the unit is neither.
    """
    one_of("unit", unit, ("persons", "cases"))
    owner = UNITS[unit]
    need(cases, ("case_id", owner, rows, columns), "cases")
    stem = result_id or f"{rows}.{columns}"
    left = _long(cases, owner, rows).rename(columns={"value": "row"})
    right = _long(cases, owner, columns).rename(columns={"value": "column"})
    both = left.merge(right[["case_id", "column"]], on="case_id", how="inner")
    cells = {}
    for (row, column), group in both.groupby(["row", "column"], sort=True):
        cells[str(row), str(column)] = _count(
            f"{stem}.{row}.{column}", group["unit"].nunique(), unit, ids(group["case_id"])
        )
    row_names, column_names = _last(left["row"]), _last(right["column"])
    counts = pd.DataFrame(0, index=row_names, columns=column_names, dtype="int64")
    for (row, column), one in cells.items():
        counts.loc[row, column] = int(one.value or 0)
    return CrossTable(
        counts,
        left.groupby("row")["unit"].nunique().reindex(row_names).astype("int64"),
        right.groupby("column")["unit"].nunique().reindex(column_names).astype("int64"),
        int(cases[owner].nunique()),
        cells,
        unit,
        {str(name): ids(group) for name, group in left.groupby("row")["case_id"]},
        {str(name): ids(group) for name, group in right.groupby("column")["case_id"]},
        ids(cases["case_id"]),
    )


def _count(name: str, count: int, unit: str, case_ids: tuple[str, ...]) -> Result:
    return Result(name, float(count), unit=unit, method="count", case_ids=case_ids)


def _long(cases: pd.DataFrame, owner: str, column: str) -> pd.DataFrame:
    """One row a unit, case and value; ``not_told`` where no value is."""
    base = pd.DataFrame(
        {"unit": cases[owner].astype("str").to_numpy(), "case_id": cases["case_id"].astype("str").to_numpy()}
    )
    value = parts(cases[column].reset_index(drop=True)).rename("value")
    joined = base.join(value, how="left")
    joined["value"] = joined["value"].fillna(NOT_TOLD).astype("str")
    return joined.drop_duplicates().reset_index(drop=True)


def _last(names: pd.Series) -> list[str]:
    return sorted({str(name) for name in names}, key=lambda name: (name == NOT_TOLD, name))
