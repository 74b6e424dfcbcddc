"""Area squares: which conduct is alleged under which article.

The area of a square is the number of people. One person may stand in several cells, so rows and columns do not add
up to their margins, which count people; and there are no shares.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from researchkit.briefing import tables
from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.charts import colour, frame
from researchkit.briefing.charts.alt import Sentence, named, sentence
from researchkit.briefing.charts.drawing import CAP, WIDTH, Sheet
from researchkit.briefing.charts.frame import Lettering, NotDrawn, Row
from researchkit.briefing.charts.lines import Lines, fit, fit_all
from researchkit.briefing.charts.metrics import SEMIBOLD, width

if TYPE_CHECKING:
    import pandas as pd

PEOPLE = "people"
"""Code of the margins, for ``Lettering.ids``."""

_SIDE, _ROW = 22.0, 27.0


def draw(
    cells: pd.DataFrame,
    rows: Sequence[Row],
    columns: Sequence[Row],
    row_people: Mapping[str, int | None],
    column_people: Mapping[str, int | None],
    people: int,
    lettering: Lettering,
    attendance: Sequence[str] = (),
) -> FigureBlock | NotDrawn:
    """Draw area squares.

    Args:
        cells: one row a cell: ``row``, ``column``, ``n`` (persons; missing = suppressed). Absent = none documented.
        rows: articles, from the top; ``below`` is their short title.
        columns: conduct, from the left.
        row_people: people in a row, each counted once; missing = suppressed.
        column_people: people in a column, each counted once.
        people: people in all, each counted once.
        lettering: words; labels: ``article``, ``conduct``, ``people``.
        attendance: codes of the columns that are attendance; they alone take the accent.
    """
    found = {
        (str(r), str(c)): frame.counted(n)
        for r, c, n in zip(cells["row"], cells["column"], cells["n"], strict=True)
    }
    table = _table(found, rows, columns, row_people, column_people, people, lettering)
    if refusal := frame.too_few(people, table):
        return refusal
    sheet = Sheet()
    ink, muted, hair = colour.token("ink"), colour.token("muted"), colour.token("hair")
    names = [_name(row) for row in rows]
    total = fit(lettering.label("people"), 58, frame.TEXT, 400, 2)
    margin = max(total.width, width(lettering.number(people), frame.NUMBER, SEMIBOLD)) + 2
    left = max([max(a.width, b.width) for a, b in names] + [total.width]) + 15
    slot = (WIDTH - left - margin - 6) / len(columns)
    weights = [SEMIBOLD if column.code in attendance else 400 for column in columns]
    heads = fit_all([column.label for column in columns], slot - 4, frame.TEXT, weights, 4)
    head_high = max([head.height for head in heads] + [total.height]) + 2  # room for marks over capitals
    for index, (column, head) in enumerate(zip(columns, heads, strict=True)):
        paint = colour.fill("attendance") if column.code in attendance else ink
        head.draw(sheet, left + (index + 0.5) * slot, head_high - head.height, paint, "middle")
    total.draw(sheet, WIDTH - 1, head_high - total.height, muted, "end")
    y = head_high + 5
    largest = max([n for n in found.values() if n] or [1])
    beside = max(width(lettering.number(n or 0), frame.NUMBER, SEMIBOLD) for n in [*found.values(), 0])
    side = max(min(_SIDE, slot - beside - 7), 5.0)
    for row, name in zip(rows, names, strict=True):
        sheet.line([(0, y), (WIDTH, y)], hair, 0.5, backdrop=True)
        tall = max(_ROW, name[0].height + name[1].height + 9)
        middle = y + tall / 2
        _write_name(sheet, name, left - 14, middle)
        for index, column in enumerate(columns):
            role = "attendance" if column.code in attendance else "conduct"
            n = found.get((row.code, column.code), 0)
            _cell(sheet, n, role, left + (index + 0.5) * slot, middle, side, largest, lettering)
        _number(sheet, row_people.get(row.code), WIDTH, middle, lettering, "end")
        y += tall
    sheet.line([(0, y), (WIDTH, y)], colour.token("rule"), 0.6, backdrop=True)
    tall = max(total.height + 8, 22)
    middle = y + 1 + tall / 2
    total.draw_middle(sheet, left - 14, middle, muted, "end")
    for index, column in enumerate(columns):
        _number(
            sheet, column_people.get(column.code), left + (index + 0.5) * slot, middle, lettering, "middle"
        )
    _number(sheet, people, WIDTH, middle, lettering, "end")
    sheet.height = y + 1 + tall
    return frame.figure(sheet, lettering, _sentences(found, rows, columns, people), table)


def _name(row: Row) -> tuple[Lines, Lines]:
    return fit(row.label, 130, frame.TEXT, SEMIBOLD, 2), fit(row.below, 130, frame.LABEL, 400, 3)


def _write_name(sheet: Sheet, name: tuple[Lines, Lines], x: float, middle: float) -> None:
    label, below = name
    if not any(below.lines):
        label.draw_middle(sheet, x, middle, colour.token("ink"), "end")
        return
    top = middle - (label.height + below.height + 1.4) / 2 + 0.5
    label.draw(sheet, x, top, colour.token("ink"), "end")
    below.draw(sheet, x, top + label.height + 1.4, colour.token("muted"), "end")


def _cell(
    sheet: Sheet,
    n: int | None,
    role: str,
    x: float,
    y: float,
    most: float,
    largest: int,
    lettering: Lettering,
) -> None:
    """A square with its number inside or beside it; a dot for none documented; ``[c]`` when suppressed."""
    if n is None:
        at = y + CAP * frame.LABEL / 2
        sheet.words(x, at, f"[{tables.SUPPRESSED}]", frame.LABEL, colour.token("muted"), anchor="middle")
        return
    if n == 0:
        sheet.circle(x, y, 0.9, colour.token("rule"))
        return
    side = most * math.sqrt(n / largest)
    paint, text = colour.fill(role), lettering.number(n)
    wide = width(text, frame.NUMBER, SEMIBOLD)
    baseline = y + CAP * frame.NUMBER / 2 - 0.3
    if wide + 4 <= side and side >= 12:
        sheet.rect(x - side / 2, y - side / 2, side, side, paint)
        sheet.words(x, baseline, text, frame.NUMBER, colour.ink_on(paint), weight=SEMIBOLD, anchor="middle")
        return
    left = x - (side + 3 + wide) / 2
    sheet.rect(left, y - side / 2, side, side, paint)
    sheet.words(left + side + 3, baseline, text, frame.NUMBER, colour.token("ink"))


def _number(sheet: Sheet, n: int | None, x: float, y: float, lettering: Lettering, anchor: str) -> None:
    text = f"[{tables.SUPPRESSED}]" if n is None else lettering.number(n)
    at = y + CAP * frame.NUMBER / 2 - 0.3
    sheet.words(x, at, text, frame.NUMBER, colour.token("ink"), weight=SEMIBOLD, anchor=anchor)


def _table(
    found: Mapping[tuple[str, str], int | None], rows: Sequence[Row], columns: Sequence[Row],
    row_people: Mapping[str, int | None], column_people: Mapping[str, int | None], people: int, lettering: Lettering,
) -> TableBlock:  # fmt: skip
    fields = [tables.Field("article", lettering.label("article"), heads=True)]
    fields += [tables.Field(column.code, column.name, "number") for column in columns]
    fields.append(tables.Field(PEOPLE, lettering.label("people"), "number"))

    last = Row(PEOPLE, lettering.label("people"))
    body: list[dict[str, tables.Value]] = []
    for row in [*rows, last]:
        entry: dict[str, tables.Value] = {"article": row.name}
        for column in columns:
            n = column_people.get(column.code) if row is last else found.get((row.code, column.code), 0)
            entry[column.code] = frame.cell(lettering, row, column.code, n)
        n = people if row is last else row_people.get(row.code)
        body.append(entry | {PEOPLE: frame.cell(lettering, row, PEOPLE, n)})
    return frame.table(lettering, fields, body)


def _sentences(
    found: Mapping[tuple[str, str], int | None], rows: Sequence[Row], columns: Sequence[Row], people: int
) -> list[Sentence]:
    row_names = {row.code: row.name for row in rows}
    column_names = {column.code: column.name for column in columns}
    placed = {cell: n for cell, n in found.items() if n and cell[0] in row_names and cell[1] in column_names}
    out = [sentence("conduct-form", rows=len(rows), columns=len(columns), people=people)]
    if placed:
        most = max(placed.values())
        cells = [f"{row_names[r]} × {column_names[c]}" for (r, c), n in placed.items() if n == most]
        out.append(sentence("conduct-largest", n=most, cells=named(cells)))
    empty = sum(found.get((row.code, column.code), 0) == 0 for row in rows for column in columns)
    out.append(sentence("conduct-empty", n=empty))
    return out
