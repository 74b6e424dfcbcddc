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


@dataclass(frozen=True)
class Histories:
    """Counts of the observed histories of J lists.

    Attributes:
        lists: names of the lists.
        seen: (cells, J) zeros and ones, one row an observed history with a count above 0, in the order of the
            full table; no row is all zero.
        counts: (cells,) how many people have each history.
    """

    lists: tuple[str, ...]
    seen: Bools
    counts: Ints

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
        return _collect(tuple(self.lists[i] for i in keep), self.seen[:, keep], self.counts)

    def merged(self, groups: Sequence[tuple[str, Sequence[str]]]) -> Histories:
        """Lists put together: (new name, old names); a person is on the new list if on any of the old."""
        index = {name: i for i, name in enumerate(self.lists)}
        columns = [self.seen[:, [index[name] for name in old]].any(axis=1) for _, old in groups]
        return _collect(tuple(name for name, _ in groups), np.column_stack(columns), self.counts)


def read_histories(
    table: pd.DataFrame, lists: Sequence[str] | None = None, count: str = "count"
) -> Histories:
    """Read a table of zeros and ones with a count.

    Args:
        table: one row a history (or a person, if there is no count column).
        lists: columns that are lists; every column but the count if left out.
        count: name of the count column.

    Raises:
        ValueError: fewer than one list, a value other than 0 and 1, or a count that is no whole number of at
            least 0. Histories of all zeros are refused unless their count is 0: nobody saw them.
    """
    names = [str(name) for name in (lists if lists is not None else [c for c in table.columns if c != count])]
    if not names:
        raise ValueError("the table has no list column")
    if missing := [name for name in names if name not in table.columns]:
        raise ValueError(f"the table has no column {', '.join(missing)}")
    seen = table[names].to_numpy(dtype=float)
    if not np.isin(seen, (0.0, 1.0)).all():
        raise ValueError("lists hold zeros and ones only")
    amounts = table[count].to_numpy(dtype=float) if count in table.columns else np.ones(len(table))
    if not (np.isfinite(amounts).all() and (amounts >= 0).all() and (amounts == np.floor(amounts)).all()):
        raise ValueError("counts are whole numbers of at least 0")
    unseen = ~seen.astype(bool).any(axis=1)
    if amounts[unseen].sum() > 0:
        raise ValueError("a history of all zeros has a count: nobody can have seen these people")
    return _collect(tuple(names), seen.astype(bool), amounts.astype(np.int64))


def _collect(lists: tuple[str, ...], seen: Bools, counts: Ints) -> Histories:
    """Equal histories put together, empty ones dropped, in the order of the full table."""
    code = seen @ (1 << np.arange(seen.shape[1]))
    keep = (code > 0) & (counts > 0)
    known, inverse = np.unique(code[keep], return_inverse=True)
    totals = np.bincount(inverse, weights=counts[keep], minlength=len(known)).astype(np.int64)
    cells = ((known[:, None] >> np.arange(len(lists))) & 1).astype(bool)
    return Histories(lists, cells.reshape(len(known), len(lists)), totals)
