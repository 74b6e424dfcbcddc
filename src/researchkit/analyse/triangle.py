"""The reporting triangle: how many events of a quarter were known after 0, 1, 2 … quarters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from researchkit.analyse.arguments import FloatArray, day, need
from researchkit.core.dates import Date, Interval, Period, quarters
from researchkit.core.issue import Issue


class TooEarly(ValueError):
    """No quarter had ended on the day from which a triangle was asked for."""


@dataclass(frozen=True, slots=True)
class Triangle:
    """Events by quarter (rows, oldest first) and delay in quarters (columns 0..D); unseen cells are NaN.

    Attributes:
        cells: number first recorded exactly d quarters after the event's quarter.
        rows: codes of the quarters.
        late: per row, events known by now that the cells do not hold: recorded in the quarter that had not
            ended, so they are known but their column is not complete.
        beyond: per row, events recorded later than D quarters after.
        undated: events that cannot be put in one quarter; they are in no row.
        before: events recorded before the quarter in which they happened; they are in no row.
        case_ids: per row, the cases known by now, where the triangle was made from a table that names them.
    """

    cells: FloatArray
    rows: tuple[str, ...]
    late: tuple[int, ...] = ()
    beyond: tuple[int, ...] = ()
    undated: int = 0
    before: int = 0
    case_ids: tuple[tuple[str, ...], ...] = ()

    @property
    def delay(self) -> int:
        """The longest delay D."""
        return int(self.cells.shape[1]) - 1

    @property
    def observed(self) -> FloatArray:
        """Per row, the number seen so far in its cells."""
        return np.asarray(np.nansum(self.cells, axis=1))

    @property
    def known(self) -> FloatArray:
        """Per row, all events known by now, those of the unfinished quarter included."""
        late = np.array(self.late or [0] * len(self.rows), dtype=float)
        return np.asarray(self.observed + late)

    @property
    def last_seen(self) -> tuple[int, ...]:
        """Per row, the last delay that was seen."""
        return tuple(int(count) - 1 for count in (~np.isnan(self.cells)).sum(axis=1))

    def back(self, quarters_back: int) -> Triangle:
        """The triangle as it was some quarters ago."""
        kept = len(self.rows) - quarters_back
        cells = self.cells[:kept].copy()
        for index in range(kept):  # a row had then the age that a later row has now
            cells[index, self.last_seen[index + quarters_back] + 1 :] = np.nan
        return Triangle(cells, self.rows[:kept])

    def since(self, code: str) -> Triangle:
        """Only quarters from ``code`` on, where the way of collecting changed then.

        Raises:
            ValueError: the quarter is not a row.
        """
        if code not in self.rows:
            raise ValueError(f"{code} is not a row of the triangle")
        start = self.rows.index(code)
        return replace(
            self, cells=self.cells[start:].copy(), rows=self.rows[start:], late=self.late[start:],
            beyond=self.beyond[start:], case_ids=self.case_ids[start:],
        )  # fmt: skip

    def issues(self, place: str) -> list[Issue]:
        """What kept events out of the rows."""
        out = []
        if self.before:
            out.append(Issue("ANALYSE-DATES-01", place, stage="analyse"))
        if self.undated:
            out.append(Issue("ANALYSE-DATES-02", place, stage="analyse"))
        return out

    def frame(self) -> pd.DataFrame:
        """The cells as a table, for the heat table of late reports."""
        return pd.DataFrame(self.cells, index=list(self.rows), columns=range(self.delay + 1))


def triangle(cells: Any, rows: Sequence[str] | None = None) -> Triangle:
    """A triangle from a matrix (rows oldest first, columns delay 0..D, NaN or None where not yet seen).

    Raises:
        ValueError: it is no matrix, a seen cell follows an unseen one in its row, an older row has seen less than a newer one or
            more than one delay more, delay 0 is missing, or a cell is no whole number.
    """
    try:
        matrix = np.array(cells, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError("a triangle must hold numbers, and nothing where not yet seen") from None
    if matrix.ndim != 2 or matrix.shape[0] < 1 or matrix.shape[1] < 1:
        raise ValueError("a triangle is a matrix of quarters by delays")
    seen = ~np.isnan(matrix)
    if not np.all(seen[:, 0]):
        raise ValueError("every quarter of a triangle must have its delay 0")
    steps = -np.diff(seen.sum(axis=1))
    # A quarter is one older than the next, so on one day at most one delay more of it can be seen.
    if np.any(seen[:, 1:] & ~seen[:, :-1]) or np.any(steps < 0) or np.any(steps > 1):
        raise ValueError(
            "the unseen cells must be the lower right corner of the triangle: those that lie in the future of one day"
        )
    if not np.all(np.isfinite(matrix[seen])):
        raise ValueError("a triangle must hold finite numbers")
    if np.any(matrix[seen] != np.round(matrix[seen])):
        raise ValueError("a triangle holds whole numbers")
    names = tuple(rows) if rows is not None else tuple(str(index + 1) for index in range(matrix.shape[0]))
    if len(names) != matrix.shape[0]:
        raise ValueError(f"rows must have length {matrix.shape[0]}, got {len(names)}")
    return Triangle(matrix, names, (0,) * len(names), (0,) * len(names))


def as_triangle(cells: Any) -> Triangle:
    """A triangle as it is, or made from a matrix."""
    return cells if isinstance(cells, Triangle) else triangle(cells)


def from_dates(
    happened: Sequence[Interval] | pd.DataFrame,
    recorded: Sequence[Date | str | None] | None = None,
    *,
    as_of: Date | str,
    delay: int = 4,
    first: str = "",
) -> Triangle:
    """A triangle from the dates when events happened and when each was first recorded.

    An event belongs to a quarter only if its whole interval does. A cell is seen once the recording quarter
    has ended by ``as_of``; a quarter that has not ended is not a row, and what was recorded in the unfinished
    quarter is kept aside in ``late``.

    Args:
        happened: intervals, or the ``events`` table (``date_first``, ``date_last``, ``first_recorded_on``).
        recorded: first-recorded dates, for intervals; events without one cannot be placed.
        as_of: the day on which this is known.
        delay: longest delay D, in quarters.
        first: code of the first row; the quarter of the first event when left out.

    Raises:
        ValueError: a column is missing or lengths differ.
        TooEarly: no quarter has ended by then.
    """
    if delay < 1:
        raise ValueError("delay must be at least 1 quarter")
    today = _known_day(as_of)
    pairs = _pairs(happened, recorded)
    undated = before = 0
    placed: list[tuple[int, int, int]] = []
    current = today.year * 4 + (today.month - 1) // 3
    ended = current if today == quarters(today, today)[0].last else current - 1
    for number, (when, known) in enumerate(pairs):
        start, end = quarter_number(when.first), quarter_number(when.last)
        noted = quarter_number(known)
        if noted is not None and known is not None and known > today:
            continue  # not known yet on that day
        if start is None or start != end or noted is None:
            undated += 1
        elif noted < start:
            before += 1
        else:
            placed.append((start, noted - start, number))
    begin = _index(first) if first else min((start for start, _, _ in placed), default=ended)
    size = ended - begin + 1
    if size < 1:
        raise TooEarly("no quarter has ended by then")
    cells = np.zeros((size, delay + 1))
    late, beyond = [0] * size, [0] * size
    names_of = None
    if isinstance(happened, pd.DataFrame) and "case_id" in happened:
        names_of = happened["case_id"].astype("str").tolist()
    owners: list[set[str]] = [set() for _ in range(size)]
    for start, waited, number in placed:
        row = start - begin
        if not 0 <= row < size:
            continue
        if names_of is not None:
            owners[row].add(names_of[number])
        if start + waited > ended:
            late[row] += 1
        elif waited > delay:
            beyond[row] += 1
        else:
            cells[row, waited] += 1
    for row in range(size):
        cells[row, size - row :] = np.nan
    names = tuple(f"{(begin + row) // 4}Q{(begin + row) % 4 + 1}" for row in range(size))
    cases = tuple(tuple(sorted(owned)) for owned in owners) if names_of is not None else ()
    return Triangle(cells, names, tuple(late), tuple(beyond), undated, before, cases)


def redistributed(found: Triangle) -> Triangle:
    """Negative cells (retracted cases) taken from the delays before them, so that totals stay.

    Working from the last delay to the first, a negative cell is set to 0 and its amount taken from the cell
    before; what would make delay 0 negative is dropped.
    """
    cells = found.cells.copy()
    for column in range(found.delay, 0, -1):
        negative = np.nan_to_num(np.minimum(cells[:, column], 0.0))
        cells[:, column] -= negative
        cells[:, column - 1] += negative
    cells[:, 0] = np.maximum(cells[:, 0], 0.0)
    return replace(found, cells=cells)


def _pairs(
    happened: Sequence[Interval] | pd.DataFrame, recorded: Sequence[Date | str | None] | None
) -> list[tuple[Interval, Date | None]]:
    if isinstance(happened, pd.DataFrame):
        need(happened, ("date_first", "date_last", "first_recorded_on"), "events")
        columns = [
            [day(value) for value in happened[name]]
            for name in ("date_first", "date_last", "first_recorded_on")
        ]
        return [(Interval(start, end), known) for start, end, known in zip(*columns, strict=True)]
    if recorded is None or len(recorded) != len(happened):
        raise ValueError("recorded must have one date (or None) for each event")
    return [(when, day(known)) for when, known in zip(happened, recorded, strict=True)]


def _known_day(as_of: Date | str) -> Date:
    today = day(as_of)
    if today is None:
        raise ValueError("as_of must be a day")
    return today


def quarter_number(value: Date | None) -> int | None:
    """The quarter of a day, counted through the years; ``None`` for no day."""
    return None if value is None else value.year * 4 + (value.month - 1) // 3


def _index(code: str) -> int:
    found = quarter_number(Period.parse(code).first)
    assert found is not None
    return found
