"""Text tables: comma, semicolon, tab or bar between cells; quotes as in RFC 4180."""

from __future__ import annotations

import csv
import io

from researchkit.intake.encoding import decode
from researchkit.intake.grid import Grid, Unreadable, gather
from researchkit.intake.mapping import TableSpec

_MARKS = (",", ";", "\t", "|")
_PROBE_LINES = 50


def read(data: bytes, spec: TableSpec) -> Grid:
    """Read a text table.

    Args:
        data: bytes of the file.
        spec: what the source declares of it.

    Raises:
        Unreadable: encoding (see :func:`researchkit.intake.encoding.decode`), a quote that never ends or
            that text follows (INTAKE-TABLE-03), no telling which mark separates (INTAKE-TABLE-04), header.
    """
    decoded = decode(data, spec.encoding)
    text = decoded.text
    mark = spec.delimiter or _mark(text, spec.header_row)
    grid = gather(_lines(text, mark), spec.header_row, torn=not text.endswith(("\n", "\r")))
    grid.notes.extend((code, "") for code in decoded.notes)
    return grid


def _lines(text: str, mark: str) -> list[tuple[int, list[str]]]:
    """Cells of every record, with the line it starts on.

    Python's reader is strict here: left lenient, a quote that is never closed swallows the rest of the file.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    out: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            out.append((start, cells))
            start = reader.line_num + 1
    except csv.Error:
        raise Unreadable("INTAKE-TABLE-03", f"row={start}") from None
    return out


def _mark(text: str, header_row: int) -> str:
    """The mark under which header and first lines have the same number of cells, more than one.

    A file of one column has no mark at all; if two marks fit equally well the source must declare one.
    """
    head = "".join(text.splitlines(keepends=True)[: header_row + _PROBE_LINES])
    fits: dict[str, int] = {}
    for mark in _MARKS:
        try:
            lines = [cells for number, cells in _lenient(head, mark) if number >= header_row and any(cells)]
        except csv.Error:
            continue
        width = len(lines[0]) if lines else 0
        same = sum(len(cells) == width for cells in lines)
        if width > 1 and same * 2 > len(lines):
            fits[mark] = width * same
    if not fits:
        return ","
    best = max(fits.values())
    chosen = [mark for mark, score in fits.items() if score == best]
    if len(chosen) > 1:
        raise Unreadable("INTAKE-TABLE-04")
    return chosen[0]


def _lenient(text: str, mark: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    out, start = [], 1
    for cells in reader:
        out.append((start, cells))
        start = reader.line_num + 1
    return out
