"""Intervals of several models for one number: a dot for each estimate, a bar for its interval.

The answer that may be printed stands first and is drawn strong; the others stand beside it. A dashed line marks what is
documented, below which no estimate can lie. A bar that runs far beyond the answer is cut at the edge, with an arrow, and its
numbers stand at the right in full.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from researchkit.briefing import tables
from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.charts import axis, colour, frame
from researchkit.briefing.charts.alt import sentence
from researchkit.briefing.charts.drawing import CAP, WIDTH, Sheet
from researchkit.briefing.charts.frame import Lettering, NotDrawn, Row
from researchkit.briefing.charts.lines import fit
from researchkit.briefing.charts.metrics import SEMIBOLD, width

if TYPE_CHECKING:
    import pandas as pd

BEYOND = 3.0
"""A bar is cut at so many times the upper end of the answer."""


@dataclass(frozen=True, slots=True)
class _Bar:
    row: Row
    value: int | None
    low: int
    high: int


def draw(
    found: pd.DataFrame, rows: Sequence[Row], documented: int, lettering: Lettering
) -> FigureBlock | NotDrawn:
    """Draw the intervals.

    Args:
        found: one row a model: ``code``, ``value`` (missing where there is an interval alone), ``low``, ``high``. A model
            without an interval is left out of the drawing and says so in the table.
        rows: the models, the answer first.
        documented: the minimum, drawn as a line.
        lettering: words; labels: ``model``, ``estimate``, ``interval``, ``documented``.
    """
    cells = {
        str(code): tuple(map(frame.counted, values))
        for code, *values in zip(found["code"], found["value"], found["low"], found["high"], strict=True)
    }
    bars = []
    for row in rows:
        value, low, high = cells.get(row.code, (None, None, None))
        if low is not None and high is not None:
            bars.append(_Bar(row, value, low, high))
    table = _table(rows, cells, lettering)
    if not bars or bars[0].row is not rows[0]:
        return NotDrawn("no_range", 0, 1, table)
    sheet = Sheet()
    _rows(sheet, bars, documented, lettering, frame.key(sheet, _key(lettering)))
    answer = bars[0]
    widest = max(bars, key=lambda bar: bar.high - bar.low)
    sentences = [
        sentence("intervals-form", models=len(bars), documented=documented),
        sentence("intervals-answer", name=answer.row.name, low=answer.low, high=answer.high),
        sentence("intervals-widest", name=widest.row.name, low=widest.low, high=widest.high),
    ]
    return frame.figure(sheet, lettering, sentences, table)


def _key(lettering: Lettering) -> list[frame.Entry]:
    def line(sheet: Sheet, x: float, y: float, size: float) -> None:
        _dashed(sheet, x + size / 2, y - 1, y + size + 1)

    def dot(sheet: Sheet, x: float, y: float, size: float) -> None:
        sheet.circle(x + size / 2, y + size / 2, 3.2, colour.token("navy"))

    def bar(sheet: Sheet, x: float, y: float, size: float) -> None:
        sheet.rect(x, y + size / 2 - 1.6, size, 3.2, colour.token("steel"))

    return [
        frame.Entry(lettering.label("documented"), line),
        frame.Entry(lettering.label("estimate"), dot),
        frame.Entry(lettering.label("interval"), bar),
    ]


def _dashed(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    sheet.line([(x, top), (x, bottom)], colour.token("ink"), 1.0, dash="2.5 2", backdrop=True)


def _rows(sheet: Sheet, bars: Sequence[_Bar], documented: int, lettering: Lettering, top: float) -> None:
    ink = colour.token("ink")
    names = [
        fit(bar.row.shown, 140, frame.TEXT, SEMIBOLD if not index else 400, 3)
        for index, bar in enumerate(bars)
    ]
    said = [
        fit(lettering.span(bar.low, bar.high), 90, frame.TEXT, SEMIBOLD if not index else 400, 2)
        for index, bar in enumerate(bars)
    ]
    left = max(name.width for name in names) + 11
    right = WIDTH - max(line.width for line in said) - 16
    most = max(documented, min(max(bar.high for bar in bars), int(BEYOND * bars[0].high)))
    scale = axis.steps(most, 4)
    span = (right - left) / scale[-1]
    y = top + 8
    first = y - 3
    for index, (bar, name, text) in enumerate(zip(bars, names, said, strict=True)):
        tall = max(name.height, text.height, 10) + 8
        middle = y + tall / 2
        name.draw_middle(sheet, left - 10, middle, ink, "end")
        text.draw_middle(sheet, WIDTH - 1, middle, ink, "end")
        _bar(sheet, bar, left, span, scale[-1], middle, strong=not index)
        y += tall
    _axis(sheet, scale, documented, lettering, left, span, first, y)


def _bar(
    sheet: Sheet, bar: _Bar, left: float, span: float, most: float, middle: float, *, strong: bool
) -> None:
    paint, high = colour.token("navy" if strong else "steel"), 9.0 if strong else 3.2
    x0, x1 = left + span * min(bar.low, most), left + span * min(bar.high, most)
    sheet.rect(x0, middle - high / 2, max(x1 - x0, 1.0), high, paint)
    if bar.high > most:
        sheet.area([(x1, middle - 4.5), (x1 + 6, middle), (x1, middle + 4.5)], paint)
    if bar.value is not None and bar.value <= most:
        sheet.circle(left + span * bar.value, middle, 3.2, colour.token("navy"))


def _axis(
    sheet: Sheet, scale: Sequence[float], documented: int, lettering: Lettering, left: float, span: float,
    first: float, last: float,
) -> None:  # fmt: skip
    """The scale under the bars, and the line of what is documented, both behind them."""
    paths = Sheet()
    grid = [[(left + span * step, first), (left + span * step, last + 2)] for step in scale]
    paths.lines(grid, colour.token("hair"), 0.5, backdrop=True)
    _dashed(paths, left + span * documented, first, last + 2)
    sheet.shapes[:0] = paths.shapes
    at = last + 5 + CAP * frame.LABEL
    for step in scale:
        text = lettering.number(step)
        middle = min(left + span * step, WIDTH - width(text, frame.LABEL) / 2)
        sheet.words(middle, at, text, frame.LABEL, colour.token("muted"), anchor="middle")
    sheet.height = last + 7 + frame.LABEL


def _table(rows: Sequence[Row], cells: dict[str, tuple[int | None, ...]], lettering: Lettering) -> TableBlock:
    fields = [
        tables.Field("model", lettering.label("model"), heads=True),
        tables.Field("estimate", lettering.label("estimate"), "number"),
        tables.Field("interval", lettering.label("interval"), "span"),
    ]
    told: list[dict[str, tables.Value]] = []
    for row in rows:
        value, low, high = cells.get(row.code, (None, None, None))
        none = tables.Marked(None, tables.NOT_APPLICABLE)
        span = None if low is None or high is None else tables.Span(low, high)
        told.append({
            "model": row.name,
            "estimate": none if value is None else lettering.traced(row.code, "estimate", value),
            "interval": none if span is None else lettering.traced(row.code, "interval", span),
        })  # fmt: skip
    return frame.table(lettering, fields, told)
