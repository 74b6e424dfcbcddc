"""A grid: the rows of one file or sheet as text, each with the line a person finds it on."""

from __future__ import annotations

from dataclasses import dataclass, field


class Unreadable(Exception):
    """A file that cannot be read as what it should be.

    Attributes:
        code: issue code that says why.
        fragment: where in the file, as the part of a locator after ``#``; ``""`` = the whole.
    """

    def __init__(self, code: str, fragment: str = "") -> None:
        self.code = code
        self.fragment = fragment
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        number: line of the file (or row of the sheet, or number of the record) counted from 1, header
            included, as a person or a spreadsheet counts them.
        cells: text of the cells, as many as the header has columns.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bad:
    """One row that cannot be told apart into columns.

    Attributes:
        number: as in :class:`Row`.
        code: issue code that says why.
        cells: what stands there.
    """

    number: int
    code: str
    cells: tuple[str, ...]


@dataclass(slots=True)
class Grid:
    """What a file holds.

    Attributes:
        header: names of the columns; a column without a name is named ``(column 7)``.
        rows: rows that fit the header; wholly blank ones are left out.
        bad: rows that do not fit.
        notes: issue codes met, each with the part of a locator after ``#``.
        sheet: name of the sheet, for workbooks.
        others: names of the workbook's other sheets that hold anything.
    """

    header: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    sheet: str = ""
    others: tuple[str, ...] = ()


def gather(
    lines: list[tuple[int, list[str]]], header_row: int, *, sheet: str = "", torn: bool = False
) -> Grid:
    """Make a grid of numbered lines of cells.

    Args:
        lines: line number and cells, in order.
        header_row: number of the line that names the columns.
        sheet: name of the sheet.
        torn: the file ends without an end of line, so a short last row may be a torn one.

    Raises:
        Unreadable: no header, or two columns of one name (INTAKE-TABLE-01, INTAKE-TABLE-02).
    """
    named = next((cells for number, cells in lines if number == header_row), [])
    header = [tidy(cell) for cell in named]
    while header and not header[-1]:
        header.pop()
    if not header:
        raise Unreadable("INTAKE-TABLE-01", f"row={header_row}")
    header = [name or f"(column {n})" for n, name in enumerate(header, 1)]
    if len(set(header)) < len(header):
        raise Unreadable("INTAKE-TABLE-02", f"row={header_row}")
    grid = Grid(tuple(header), sheet=sheet)
    width = len(header)
    for number, cells in lines:
        if number <= header_row or not any(cell.strip() for cell in cells):
            continue
        surplus = cells[width:]
        if len(cells) < width or any(surplus):
            last = torn and number == lines[-1][0] and len(cells) < width
            grid.bad.append(Bad(number, "INTAKE-ROW-02" if last else "INTAKE-ROW-01", tuple(cells)))
        else:
            grid.rows.append(Row(number, tuple(cells[:width])))
    return grid


def tidy(name: str) -> str:
    """A column's name with its white space put in order; letters stay as they are."""
    return " ".join(name.split())
