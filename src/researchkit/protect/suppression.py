"""Cell suppression in a table with printed totals: which further cells must be left out so that none can be recovered.

Small counts left out of a table (primary suppression) can often be worked out from its totals. The cells suppressed in
addition are chosen by integer programming so that, for each small count, tables exist that agree with all that is printed and
in which that count is at least the threshold, and lower than it is (Fischetti & Salazar 2001, Management Science 47:1008-1027).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

#: A total is worth this many cells: it is left out only where nothing else helps.
TOTAL_WEIGHT = 20


@dataclass(frozen=True, slots=True)
class Suppression:
    """Which cells of a table are left out.

    Attributes:
        primary: (rows, columns) small counts.
        hidden: (rows + 1, columns + 1) all cells left out, the last row and column being the totals.
    """

    primary: Bools
    hidden: Bools

    @property
    def suppressed(self) -> int:
        """How many cells are left out, totals included."""
        return int(self.hidden.sum())


def small_counts(counts: Any, threshold: int = 5) -> Bools:
    """Counts from 1 to below the threshold."""
    table = _checked(counts)
    return np.asarray((table > 0) & (table < threshold))


def ranges(counts: Any, hidden: Any) -> tuple[Floats, Floats]:
    """What a reader can work out: least and most that each cell can be, given what is printed.

    Args:
        counts: (rows, columns) counts.
        hidden: cells left out, (rows, columns), or (rows + 1, columns + 1) with the totals.

    Returns:
        Two tables (rows + 1, columns + 1); they are equal where a cell is printed or can be recovered.

    Raises:
        ValueError: counts are no table of whole numbers of at least 0, or ``hidden`` has another shape.
    """
    from scipy.optimize import linprog

    table = _checked(counts)
    out = _with_totals_hidden(hidden, table.shape)
    full = _with_totals(table)
    flat, free = full.ravel(), np.flatnonzero(out.ravel())
    low, high = full.copy(), full.copy()
    if not free.size:
        return low, high
    balance = _balance(table.shape)
    rest = flat.copy()
    rest[free] = 0
    for place, cell in enumerate(free):
        for sign, into in ((1.0, low), (-1.0, high)):
            goal = np.zeros(free.size)
            goal[place] = sign
            # The equations of a two-way table have whole-number corners: no integer programme is needed.
            found = linprog(
                goal, A_eq=balance[:, free], b_eq=-balance @ rest, bounds=(0, full[-1, -1]), method="highs"
            )
            into.ravel()[cell] = round(sign * float(found.fun or 0.0))
    return low, high


def recoverable(counts: Any, hidden: Any) -> Bools:
    """(rows + 1, columns + 1) hidden cells that a reader can work out exactly."""
    low, high = ranges(counts, hidden)
    return np.asarray(_with_totals_hidden(hidden, _checked(counts).shape) & (low == high))


def suppress(counts: Any, threshold: int = 5, *, seconds: float = 60.0) -> Suppression:
    """Leave out the small counts and as few other cells as protect them; the grand total is always printed.

    Args:
        counts: (rows, columns) counts.
        threshold: smallest count that may be printed.
        seconds: after which the best solution found so far is taken.

    Raises:
        ValueError: counts are no table of whole numbers of at least 0, or no suppression short of the grand total protects
            them (a table whose total is below the threshold).
    """
    from scipy import sparse
    from scipy.optimize import Bounds, LinearConstraint, milp

    table = _checked(counts)
    primary = small_counts(table, threshold)
    if not primary.any():
        return Suppression(primary, _with_totals_hidden(primary, table.shape))
    full = _with_totals(table).ravel()
    cells, most = full.size, float(full[-1])
    inner = np.zeros((table.shape[0] + 1, table.shape[1] + 1), dtype=bool)
    inner[:-1, :-1] = True
    weight = np.where(inner.ravel(), 1.0, TOTAL_WEIGHT)
    forced = _with_totals_hidden(primary, table.shape).ravel()
    wanted = [(cell, side) for cell in np.flatnonzero(forced) for side in ("up", "down")]
    size = cells * (1 + len(wanted))
    low, high = np.zeros(size), np.full(size, most)
    high[:cells] = 1.0
    low[:cells] = forced
    high[cells - 1] = 0.0  # the grand total is printed
    balance = sparse.csr_array(_balance(table.shape))
    rows, limits_low, limits_high = [], [], []
    eye = sparse.eye_array(cells, format="csr")
    for number, (cell, side) in enumerate(wanted, start=1):
        at = number * cells
        blank = sparse.csr_array((cells, cells * (number - 1)))
        after = sparse.csr_array((cells, size - at - cells))
        rows.append(sparse.hstack([sparse.csr_array((balance.shape[0], at)), balance,
                                   sparse.csr_array((balance.shape[0], size - at - cells))]))  # fmt: skip
        limits_low += [0.0] * balance.shape[0]
        limits_high += [0.0] * balance.shape[0]
        # A shifted table differs from the true one in hidden cells only.
        rows.append(sparse.hstack([sparse.csr_array(np.diag(full - most)), blank, eye, after]))
        limits_low += [-np.inf] * cells
        limits_high += full.tolist()
        rows.append(sparse.hstack([sparse.csr_array(np.diag(full)), blank, eye, after]))
        limits_low += full.tolist()
        limits_high += [np.inf] * cells
        if side == "up":
            low[at + cell] = threshold
        else:
            high[at + cell] = full[cell] - 1
    found = milp(
        np.concatenate([weight, np.zeros(size - cells)]),
        constraints=LinearConstraint(sparse.vstack(rows), np.array(limits_low), np.array(limits_high)),
        integrality=np.concatenate([np.ones(cells), np.zeros(size - cells)]), bounds=Bounds(low, high),
        options={"time_limit": seconds},
    )  # fmt: skip
    if found.x is None:
        raise ValueError("no suppression protects the small counts of this table: do not print it")
    hidden = (found.x[:cells] > 0.5).reshape(inner.shape)
    return Suppression(primary, hidden)


def _checked(counts: Any) -> Floats:
    table = np.asarray(counts, dtype=np.float64)
    if table.ndim != 2 or not table.size:
        raise ValueError("counts are a table of rows and columns")
    if not np.isfinite(table).all() or (table < 0).any() or (table != np.round(table)).any():
        raise ValueError("counts are whole numbers of at least 0")
    return table


def _with_totals(table: Floats) -> Floats:
    rows = np.concatenate([table, table.sum(axis=1, keepdims=True)], axis=1)
    return np.concatenate([rows, rows.sum(axis=0, keepdims=True)], axis=0)


def _with_totals_hidden(hidden: Any, shape: tuple[int, ...]) -> Bools:
    given = np.asarray(hidden, dtype=bool)
    wider = (shape[0] + 1, shape[1] + 1)
    if given.shape == wider:
        return given
    if given.shape != shape:
        raise ValueError("hidden cells must have the shape of the table")
    out = np.zeros(wider, dtype=bool)
    out[:-1, :-1] = given
    return out


def _balance(shape: tuple[int, ...]) -> Floats:
    """Equations of a table with totals: each row and each column sums to its total."""
    rows, columns = shape[0] + 1, shape[1] + 1
    out = []
    for row in range(rows):
        one = np.zeros((rows, columns))
        one[row] = 1
        one[row, -1] = -1
        out.append(one.ravel())
    for column in range(columns):
        one = np.zeros((rows, columns))
        one[:, column] = 1
        one[-1, column] = -1
        out.append(one.ravel())
    return np.array(out)
