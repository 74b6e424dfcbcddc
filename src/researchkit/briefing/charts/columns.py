"""Unit columns: how many, when, and on what basis; one square is one person.

Readers see people and how few they are. Above eighty in a column, or with many columns, the squares would be too
small to count and become stacked columns.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from researchkit.briefing import tables
from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.charts import colour, frame
from researchkit.briefing.charts.alt import Sentence, named, sentence
from researchkit.briefing.charts.axis import steps
from researchkit.briefing.charts.drawing import CAP, GAP, WIDTH, Sheet
from researchkit.briefing.charts.frame import HATCHED, SOLID, Lettering, NotDrawn, Row
from researchkit.briefing.charts.lines import Lines, fit, fit_all
from researchkit.briefing.charts.metrics import SEMIBOLD, width

if TYPE_CHECKING:
    import pandas as pd

ABREAST = 4
"""Squares side by side in a column."""

MOST_SQUARES = 80
"""Most people a column of squares shows."""

_PITCH, _SMALLEST_PITCH = 9.4, 4.6


@dataclass(frozen=True, slots=True)
class _Column:
    row: Row
    counts: tuple[int | None, ...]
    interval: tuple[int, int] | None

    @property
    def total(self) -> int | None:
        """People in the column; ``None`` when a part of it is suppressed or nobody was looking."""
        if not self.row.covered or None in self.counts:
            return None
        return sum(n for n in self.counts if n is not None)


def draw(
    counts: pd.DataFrame,
    periods: Sequence[Row],
    categories: Sequence[str],
    lettering: Lettering,
    nowcast: Mapping[str, tuple[int, int]] | None = None,
    total: int | None = None,
) -> FigureBlock | NotDrawn:
    """Draw unit columns.

    Args:
        counts: one row a period and category: ``period``, ``category``, ``n`` (persons; missing = suppressed).
            A pair that is absent counts as zero if the period is covered.
        periods: the columns, in order.
        categories: roles of ``tokens.json``, from the baseline up; what is not known comes last.
        lettering: words; labels: ``period``, ``total``, every category, ``likely_final`` with a nowcast,
            ``no_information`` where a period is not covered.
        nowcast: low and high end of the prediction interval of a period's final count.
        total: people in all periods, where a suppressed count keeps it from being added up here.
    """
    cells = {
        (str(p), str(c)): frame.counted(n)
        for p, c, n in zip(counts["period"], counts["category"], counts["n"], strict=True)
    }
    columns = [
        _Column(row, tuple(cells.get((row.code, c), 0) for c in categories), (nowcast or {}).get(row.code))
        for row in periods
    ]
    # what is not shown so far has no likely final count to be set beside it
    columns = [c if c.total is not None else dataclasses.replace(c, interval=None) for c in columns]
    table = _table(columns, categories, lettering)
    known = sum(column.total or 0 for column in columns)
    if total is None and all(column.total is not None for column in columns if column.row.covered):
        total = known
    if refusal := frame.too_few(known if total is None else total, table):
        return refusal
    sheet = Sheet()
    top = _key(sheet, columns, categories, lettering)
    right = 66.0 if columns[-1].interval else 0.0
    tallest = max([c.total or 0 for c in columns] + [c.interval[1] for c in columns if c.interval])
    slot = (WIDTH - right) / len(columns)
    pitch = min(_PITCH, slot * 0.8 / ABREAST)
    if pitch < _SMALLEST_PITCH or tallest > MOST_SQUARES:
        _stacked(sheet, columns, categories, lettering, top, right, tallest)
    else:
        room = max(_total(column, lettering, slot).height for column in columns) + 9
        base = top + room + max(math.ceil(tallest / ABREAST) * pitch, 46)
        names = _names(columns, slot)
        for index, column in enumerate(columns):
            _squares(sheet, column, categories, (index + 0.5) * slot, base, pitch)
            head = base - math.ceil((column.total or 0) / ABREAST) * pitch
            _furniture(
                sheet,
                column,
                lettering,
                names[index],
                (index + 0.5) * slot,
                slot,
                head,
                base,
                ABREAST * pitch,
                pitch / ABREAST,
                column is columns[-1],
            )
        sheet.line([(0, base + 0.3), (WIDTH - right, base + 0.3)], colour.token("rule"), 0.6, backdrop=True)
    return frame.figure(sheet, lettering, _sentences(columns, lettering, total), table)


def _key(sheet: Sheet, columns: Sequence[_Column], categories: Sequence[str], lettering: Lettering) -> float:
    entries = [frame.role_entry(lettering.label(c), c) for c in categories]
    if any(column.row.provisional for column in columns):
        entries.append(frame.role_entry(lettering.label("provisional"), "count", HATCHED))
    if any(column.interval for column in columns[:-1]):
        entries.append(frame.Entry(lettering.label("likely_final"), _interval_sign))
    if any(not column.row.covered for column in columns):
        entries.append(frame.role_entry(lettering.label("no_information"), "not_known", HATCHED))
    return frame.key(sheet, entries)


def _squares(
    sheet: Sheet, column: _Column, categories: Sequence[str], middle: float, base: float, pitch: float
) -> None:
    if column.total is None:
        return
    look = HATCHED if column.row.provisional else SOLID
    roles = [role for role, n in zip(categories, column.counts, strict=True) for _ in range(n or 0)]
    left = middle - ABREAST * pitch / 2 + GAP / 2
    for index, role in enumerate(roles):
        x = left + index % ABREAST * pitch
        y = base - (index // ABREAST + 1) * pitch
        plain = look if not colour.is_unknown(role) else SOLID
        frame.block(sheet, x, y, pitch - GAP, pitch - GAP, role, look=plain)


def _names(columns: Sequence[_Column], slot: float) -> list[Lines]:
    """The names under the columns, all in one size."""
    weights = [SEMIBOLD if column.row.provisional else 400 for column in columns]
    return fit_all([column.row.label for column in columns], slot - 3, frame.TEXT, weights, 3)


def _total(column: _Column, lettering: Lettering, slot: float) -> Lines:
    """The number above a column."""
    said = lettering.number(column.total or 0)
    if column.row.provisional:
        said = lettering.sentence("columns-so-far", n=column.total or 0)
    return fit(said, slot - 2, frame.NUMBER, SEMIBOLD, 2)


def _furniture(
    sheet: Sheet, column: _Column, lettering: Lettering,
    name: Lines, middle: float, slot: float, head: float, base: float, wide: float, unit: float, last: bool,
) -> None:  # fmt: skip
    """What stands above, below and beside a column: its total, its name, its likely final count."""
    ink, row, beside = colour.token("ink"), column.row, wide / 2
    if not row.covered:
        frame.block(sheet, middle - wide / 2, base - 20, wide, 20, "not_known", look=HATCHED)
    elif column.total is None:
        sheet.words(middle, base - 4, f"[{tables.SUPPRESSED}]", frame.NUMBER, ink, anchor="middle")
    else:
        label = _total(column, lettering, slot)
        if column.interval and not last:
            head = min(head, base - column.interval[1] * unit - 2)
        beside = max(beside, label.width / 2)
        label.draw(sheet, middle, head - 3.5 - label.height + 0.22 * label.size, ink, "middle")
    name.draw(sheet, middle, base + 6, ink, "middle")
    below = fit(row.below, slot - 3, frame.TEXT, 400, 2)
    below.draw(sheet, middle, base + 8 + name.height, colour.token("muted"), "middle")
    sheet.height = max(sheet.height, base + 8 + name.height + (below.height + 1 if row.below else 0))
    if column.interval:
        x = middle + beside + 5 if last else middle
        _interval(sheet, column.interval, x, base, unit)
        if last:
            _likely(sheet, column.interval, lettering, x, base, unit)


def _interval(sheet: Sheet, interval: tuple[int, int], x: float, base: float, unit: float) -> None:
    """The bar from the lowest to the highest likely final count, in the column's own scale."""
    low, high = (base - n * unit for n in interval)
    caps = [[(x - 2.5, y), (x + 2.5, y)] for y in (low, high)]
    sheet.lines([[(x, low), (x, high)], *caps], colour.token("ink"), 1.2)


def _interval_sign(sheet: Sheet, x: float, y: float, size: float) -> None:
    _interval(sheet, (0, 1), x + size / 2, y + size, size)


def _likely(
    sheet: Sheet, interval: tuple[int, int], lettering: Lettering, x: float, base: float, unit: float
) -> None:
    """What the bar beside the last column means, and its numbers."""
    low, high = (base - n * unit for n in interval)
    said = lettering.sentence("columns-nowcast", low=interval[0], high=interval[1])
    words = fit(said, WIDTH - x - 7, frame.LABEL, 400, 4)
    top = min(max((low + high) / 2 - words.height / 2, high - 2), base - words.height)
    words.draw(sheet, x + 6, top, colour.token("ink"))


def _stacked(
    sheet: Sheet, columns: Sequence[_Column], categories: Sequence[str], lettering: Lettering,
    top: float, right: float, tallest: int,
) -> None:  # fmt: skip
    """Stacked columns on a common scale."""
    ticks = steps(tallest, 4)
    left = max(width(lettering.number(t), frame.LABEL) for t in ticks) + 6
    high, scale_top = 170.0, top + 28
    base = scale_top + high
    unit = high / ticks[-1]
    for tick in ticks:
        y = base - tick * unit
        sheet.line([(left, y), (WIDTH - right, y)], colour.token("hair"), 0.5, backdrop=True)
        at = y + CAP * frame.LABEL / 2
        sheet.words(left - 5, at, lettering.number(tick), frame.LABEL, colour.token("muted"), anchor="end")
    slot = (WIDTH - right - left) / len(columns)
    wide = min(slot * 0.68, 44.0)
    names = _names(columns, slot)
    for index, column in enumerate(columns):
        middle, y = left + (index + 0.5) * slot, base
        for role, n in zip(categories, column.counts, strict=True):
            if not n or column.total is None:
                continue
            tall = max(n * unit - GAP, 0.6)
            y -= tall + GAP
            look = HATCHED if column.row.provisional and not colour.is_unknown(role) else SOLID
            frame.block(sheet, middle - wide / 2, y, wide, tall, role, look=look)
            said, ground = lettering.number(n), colour.fill(role)
            paint = colour.ink_on(ground)
            plain = look is SOLID and not column.row.provisional and column.interval is None
            fits = plain and tall >= 12 and width(said, frame.LABEL) < wide - 4
            if fits and colour.contrast(paint, ground) >= 4.5:
                at = y + tall / 2 + CAP * frame.LABEL / 2
                sheet.words(middle, at, said, frame.LABEL, paint, anchor="middle")
        _furniture(
            sheet, column, lettering, names[index], middle, slot, y, base, wide, unit, column is columns[-1]
        )


def _table(columns: Sequence[_Column], categories: Sequence[str], lettering: Lettering) -> TableBlock:
    predicted = any(column.interval for column in columns)
    fields = [tables.Field("period", lettering.label("period"), heads=True)]
    fields += [tables.Field(c, lettering.label(c), "number") for c in categories]
    fields.append(tables.Field("total", lettering.label("total"), "number"))
    if predicted:
        fields.append(tables.Field("likely_final", lettering.label("likely_final"), "span"))
    rows: list[dict[str, tables.Value]] = []
    for column in columns:
        row: dict[str, tables.Value] = {"period": column.row.name}
        for name, n in zip([*categories, "total"], [*column.counts, column.total], strict=True):
            row[name] = frame.cell(lettering, column.row, name, n)
        if predicted:
            empty = tables.Marked(None, tables.NOT_APPLICABLE)
            row["likely_final"] = empty
            if column.interval:
                row["likely_final"] = lettering.traced(
                    column.row.code, "likely_final", tables.Span(*column.interval)
                )
        rows.append(row)
    return frame.table(lettering, fields, rows)


def _sentences(columns: Sequence[_Column], lettering: Lettering, total: int | None) -> list[Sentence]:
    known = [(column.total, column) for column in columns if column.total is not None]
    first, latest, count = columns[0].row.name, columns[-1], len(columns)
    if total is None:
        out = [sentence("columns-part", columns=count, first=first, last=latest.row.name)]
    else:
        out = [sentence("columns-form", columns=count, first=first, last=latest.row.name, total=total)]
    if known:
        high, low = max(n for n, _ in known), min(n for n, _ in known)
        at = {side: named([c.row.name for n, c in known if n == side]) for side in (high, low)}
        out.append(sentence("columns-extremes", high=high, high_name=at[high], low=low, low_name=at[low]))
    if latest.interval and latest.total is not None:
        ends = latest.interval
        out.append(
            sentence("columns-exception", name=latest.row.name, n=latest.total, low=ends[0], high=ends[1])
        )
    return out
