"""Capture histories: who was seen on which lists, as counts."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

#: What a count column is called where its values do not tell it.
COUNT_NAMES = ("count", "counts", "freq", "frequency", "n")
MEMBERSHIP = {"0": False, "1": True, "false": False, "true": True, "no": False, "yes": True}
MOST_LISTS = 60
MOST_PEOPLE = 10_000_000_000


@dataclass(frozen=True)
class Histories:
    """Counts of the observed histories of J lists.

    Attributes:
        lists: names of the lists.
        seen: (cells, J) zeros and ones, one row an observed history with a count above 0, in the order of the
            full table; no row is all zero.
        counts: (cells,) how many people have each history.
        notes: what was left out when the table was read.
    """

    lists: tuple[str, ...]
    seen: Bools
    counts: Ints
    notes: tuple[str, ...] = ()

    @property
    def J(self) -> int:
        """Number of lists."""
        return len(self.lists)

    @property
    def n(self) -> int:
        """People seen by any list."""
        return int(self.counts.sum())

    @property
    def sizes(self) -> Ints:
        """People on each list."""
        return np.asarray(self.counts @ self.seen, dtype=np.int64)

    def frequencies(self) -> Ints:
        """People f_r seen on exactly r lists, r = 1..J, as an array of J."""
        return np.bincount(self.seen.sum(axis=1), weights=self.counts, minlength=self.J + 1)[1:].astype(
            np.int64
        )

    def full(self) -> tuple[Bools, Ints]:
        """Every possible history but the unseen one, (2^J - 1, J), with its count."""
        cells = np.array([bits[::-1] for bits in itertools.product((0, 1), repeat=self.J)][1:], dtype=bool)
        index = {tuple(row): count for row, count in zip(self.seen.tolist(), self.counts, strict=True)}
        return cells, np.array([index.get(tuple(row), 0) for row in cells.tolist()], dtype=np.int64)

    def overlaps(self) -> Ints:
        """(J, J) people on both of two lists."""
        return np.asarray((self.seen * self.counts[:, None]).T @ self.seen, dtype=np.int64)

    def connected(self) -> bool:
        """Whether the lists hang together by people they share."""
        if not self.J:
            return False
        shared = self.overlaps() > 0
        reached = {0}
        frontier = [0]
        while frontier:
            here = frontier.pop()
            for other in np.flatnonzero(shared[here]):
                if int(other) not in reached:
                    reached.add(int(other))
                    frontier.append(int(other))
        return len(reached) == self.J

    def without(self, name: str) -> Histories:
        """The same people as the other lists saw them; those seen by no other drop out."""
        keep = [i for i, known in enumerate(self.lists) if known != name]
        return _collect(tuple(self.lists[i] for i in keep), self.seen[:, keep], self.counts, self.notes)

    def merged(self, groups: Sequence[tuple[str, Sequence[str]]]) -> Histories:
        """Lists put together: (new name, old names); a person is on the new list if on any of the old."""
        index = {name: i for i, name in enumerate(self.lists)}
        columns = [self.seen[:, [index[name] for name in old]].any(axis=1) for _, old in groups]
        return _collect(tuple(name for name, _ in groups), np.column_stack(columns), self.counts, self.notes)


def read_histories(
    table: pd.DataFrame, lists: Sequence[str] | None = None, count: str | None = None
) -> Histories:
    """Read a table of lists: a row a history with a count, or a row a person without one.

    Membership is told by 0 and 1, true and false, or yes and no. A blank is not a no, and is refused. A history of all
    zeros (the cell that nobody can see) is left out, and told in the notes. Columns that only number the rows, as some
    programmes write them, are left out too.

    Args:
        table: the table.
        lists: columns that are lists; every other column if left out.
        count: name of the count column. Left out, it is the one column that holds other whole numbers than 0 and 1, or the
            one called count (n, freq …); without such a column each row is a person.

    Raises:
        ValueError: no list, more lists than can be told apart, a value that is no membership, a count that is no whole
            number of at least 0, or a table of which it is not clear which column counts.
    """
    columns = _named(table)
    if isinstance(lists, str):
        raise ValueError("lists are several columns: give their names in a list")
    if lists is not None:
        wanted = [str(name) for name in lists]
        if missing := [name for name in wanted if name not in columns]:
            raise ValueError(f"the table has no column {', '.join(missing)}")
        if len(set(wanted)) != len(wanted):
            raise ValueError("a list is given twice")
    else:
        wanted = []
    if count is not None and str(count) not in columns:
        raise ValueError(f"the table has no column {count}")
    counting = str(count) if count is not None else _counting(columns, wanted)
    names = wanted or [
        name for name in columns if name != counting and not _numbers_rows(name, columns[name])
    ]
    if counting in names and wanted:
        raise ValueError(f"{counting} cannot be a list and the count")
    if not names and not len(table):
        return Histories((), np.zeros((0, 0), dtype=bool), np.zeros(0, dtype=np.int64))
    if not names:
        raise ValueError("the table has no list column")
    if len(names) > MOST_LISTS:
        raise ValueError(f"{len(names)} lists; at most {MOST_LISTS} can be told apart")
    seen = (
        np.column_stack([_membership(name, columns[name]) for name in names])
        if len(table)
        else np.zeros((0, len(names)), dtype=bool)
    )
    unseen = np.asarray(~seen.any(axis=1), dtype=bool)
    amounts = _amounts(columns[counting], unseen) if counting else np.ones(len(table), dtype=np.int64)
    notes = []
    if left := int(amounts[unseen].sum()):
        notes.append(f"{left} people on no list were left out: no list can have seen them")
    return _collect(tuple(names), seen, amounts, tuple(notes))


def _named(table: pd.DataFrame) -> dict[str, pd.Series]:
    names = [str(name) for name in table.columns]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"the table has several columns {', '.join(twice)}")
    return {name: table.iloc[:, place] for place, name in enumerate(names)}


def _counting(columns: dict[str, pd.Series], lists: Sequence[str]) -> str | None:
    """The count column of a table that was not told it."""
    others = {name: column for name, column in columns.items() if name not in lists}
    called = [name for wanted in COUNT_NAMES for name in others if name.strip().casefold() == wanted]
    # A column called n that holds zeros and ones is a list, if rows repeat: then they are people.
    called = [
        name for name in called if len(name) > 1 or not _plain(columns[name]) or not _repeats(columns, name)
    ]
    if called:
        return called[0]
    amounts = [
        name
        for name, column in others.items()
        if not _numbers_rows(name, column) and pd.api.types.is_numeric_dtype(column)
        and not pd.api.types.is_bool_dtype(column) and not _plain(column.dropna())
    ]  # fmt: skip
    if len(amounts) > 1:
        raise ValueError(
            f"it is not clear which column counts ({', '.join(amounts)}): give count, or the lists"
        )
    if not amounts:
        return None
    if columns[amounts[0]].is_unique and _repeats(columns, amounts[0], lists):
        # As many values as rows, and rows that repeat: as likely an identifier of people as a count.
        raise ValueError(f"{amounts[0]} may be a count or an identifier: give count, or the lists")
    return amounts[0]


def _plain(column: pd.Series) -> bool:
    """Whether a column holds zeros and ones only."""
    return bool(column.isin((0, 1)).all())


def _repeats(columns: dict[str, pd.Series], apart: str, lists: Sequence[str] = ()) -> bool:
    """Whether rows repeat one another, a column apart."""
    rest = {
        name: column.astype("str")
        for name, column in columns.items()
        if name != apart and (name in lists or not lists) and not _numbers_rows(name, column)
    }
    return bool(pd.DataFrame(rest).duplicated().any())


def _numbers_rows(name: str, column: pd.Series) -> bool:
    """Whether a column without a name of its own only numbers the rows."""
    if name.strip() and not name.startswith("Unnamed:"):
        return False
    values = pd.to_numeric(column, errors="coerce").to_numpy(dtype=float)
    return len(values) > 0 and bool((np.diff(values) == 1).all()) and values[0] in {0.0, 1.0}


def _membership(name: str, column: pd.Series) -> Bools:
    if column.isna().any():
        raise ValueError(f"list {name} holds blanks: a list says of everybody whether they are on it")
    if pd.api.types.is_bool_dtype(column):
        return np.asarray(column, dtype=bool)
    numbers = pd.to_numeric(column, errors="coerce")
    if numbers.notna().all():
        values = numbers.to_numpy(dtype=float)
        if np.isin(values, (0.0, 1.0)).all():
            return np.asarray(values == 1.0)
    else:
        words = column.astype("str").str.strip().str.casefold()
        if words.isin([*MEMBERSHIP]).all():
            return np.asarray(words.map(MEMBERSHIP), dtype=bool)
    raise ValueError(f"lists hold zeros and ones only; {name} holds something else")


def _amounts(column: pd.Series, unseen: Bools) -> Ints:
    """Counts; that of people on no list may be missing."""
    values = pd.to_numeric(column, errors="coerce").to_numpy(dtype=float)
    values = np.where(unseen & np.isnan(values), 0.0, values)
    if not (np.isfinite(values).all() and (values >= 0).all() and (values == np.floor(values)).all()):
        raise ValueError("counts are whole numbers of at least 0")
    if values.sum() > MOST_PEOPLE:
        raise ValueError("more people than there are: look at the counts")
    return values.astype(np.int64)


def _collect(lists: tuple[str, ...], seen: Bools, counts: Ints, notes: tuple[str, ...] = ()) -> Histories:
    """Equal histories put together, empty ones dropped, in the order of the full table."""
    code = seen @ (1 << np.arange(seen.shape[1], dtype=np.int64))
    keep = (code > 0) & (counts > 0)
    known, inverse = np.unique(code[keep], return_inverse=True)
    totals = np.bincount(inverse, weights=counts[keep], minlength=len(known)).astype(np.int64)
    cells = ((known[:, None] >> np.arange(len(lists))) & 1).astype(bool)
    return Histories(lists, cells.reshape(len(known), len(lists)), totals, notes)


def on_common_cells(tables: Sequence[Histories]) -> tuple[Bools, Ints]:
    """Tables on the histories that any of them has: (cells, J) and counts (tables, cells).

    Raises:
        ValueError: the tables have different numbers of lists.
    """
    if len({one.J for one in tables}) != 1:
        raise ValueError("the tables have different numbers of lists")
    rows = sorted({tuple(row) for one in tables for row in one.seen.tolist()})
    place = {row: index for index, row in enumerate(rows)}
    counts = np.zeros((len(tables), len(rows)), dtype=np.int64)
    for number, one in enumerate(tables):
        for row, count in zip(one.seen.tolist(), one.counts.tolist(), strict=True):
            counts[number, place[tuple(row)]] = count
    return np.array(rows, dtype=bool).reshape(len(rows), tables[0].J), counts
