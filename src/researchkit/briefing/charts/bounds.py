"""Interval bars: what share it is at least, and at most.

From the share that is documented to the share if every case not yet known were one too. Bounds, not a confidence
interval. Rows with fewer than twenty cases show their counts and no bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from researchkit.briefing import tables
from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.charts import colour, frame
from researchkit.briefing.charts.alt import Sentence, sentence
from researchkit.briefing.charts.drawing import CAP, WIDTH, Sheet
from researchkit.briefing.charts.frame import FEWEST_FOR_SHARE, Lettering, NotDrawn, Row
from researchkit.briefing.charts.lines import fit
from researchkit.briefing.charts.metrics import SEMIBOLD, width

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class _Bar:
    row: Row
    low: int
    high: int
    n: int

    @property
    def drawn(self) -> bool:
        return self.n >= FEWEST_FOR_SHARE


def draw(
    bounds: pd.DataFrame, rows: Sequence[Row], lettering: Lettering, role: str = "sole"
) -> FigureBlock | NotDrawn:
    """Draw interval bars.

    Args:
        bounds: one row a row of the chart: ``code``, ``low``, ``high``, ``n`` (persons). Missing = suppressed.
        rows: the rows, from the top.
        lettering: words; labels: ``period`` (head of the rows), ``people``, ``at_least_at_most`` (head of the counts),
            ``documented``, ``if_all_unknown``, ``counts_only``, ``provisional``, ``no_information``.
        role: what is counted, a role of ``tokens.json``.
    """
    cells = {
        str(code): tuple(map(frame.counted, values))
        for code, *values in zip(bounds["code"], bounds["low"], bounds["high"], bounds["n"], strict=True)
    }
    bars: list[_Bar | Row] = []
    for row in rows:
        low, high, n = cells.get(row.code, (None, None, None))
        known = row.covered and low is not None and high is not None and n is not None
        bars.append(_Bar(row, low, high, n) if known else row)  # type: ignore[arg-type]
    table = _table(bars, cells, lettering)
    shown = [bar for bar in bars if isinstance(bar, _Bar) and bar.drawn]
    if not shown:
        most = max((bar.n for bar in bars if isinstance(bar, _Bar)), default=0)
        return NotDrawn("no_share" if most else "no_cases", most, FEWEST_FOR_SHARE, table)
    sheet = Sheet()
    _rows(sheet, bars, cells, lettering, role, frame.key(sheet, _key(bars, lettering, role)))
    return frame.figure(sheet, lettering, _sentences(bars, shown), table)


def _key(bars: Sequence[_Bar | Row], lettering: Lettering, role: str) -> list[frame.Entry]:
    def least(sheet: Sheet, x: float, y: float, size: float) -> None:
        sheet.rect(x + size / 2 - 1.2, y - 0.6, 2.4, size + 1.2, colour.fill(role))

    def most(sheet: Sheet, x: float, y: float, size: float) -> None:
        _band(sheet, x, y + size / 2, size, role, False, tall=size)

    entries = [
        frame.Entry(lettering.label("documented"), least),
        frame.Entry(lettering.label("if_all_unknown"), most),
    ]
    if any(isinstance(bar, _Bar) and bar.drawn and bar.row.provisional for bar in bars):
        entries.append(
            frame.Entry(
                lettering.label("provisional"),
                lambda sheet, x, y, size: _band(sheet, x, y + size / 2, size, role, True, tall=size),
            )
        )
    return entries


def _band(
    sheet: Sheet, x: float, middle: float, wide: float, role: str, hatched: bool, tall: float = 9.0
) -> None:
    edge = colour.fill(role)
    tint = colour.token("seq.2" if role in ("sole", "attendance") else "seq_count.2")
    top = middle - tall / 2
    sheet.rect(x, top, wide, tall, colour.token("paper") if hatched else tint, stroke=edge, stroke_width=0.9)
    if hatched:
        sheet.hatch(x + 0.5, top + 0.5, max(wide - 1, 0.1), tall - 1, edge, stroke_width=0.8)


def _rows(
    sheet: Sheet, bars: Sequence[_Bar | Row], cells: dict[str, tuple[int | None, ...]], lettering: Lettering,
    role: str, top: float,
) -> None:  # fmt: skip
    ink, muted = colour.token("ink"), colour.token("muted")
    rows = [bar.row if isinstance(bar, _Bar) else bar for bar in bars]
    names = [fit(row.shown, 130, frame.TEXT, SEMIBOLD if row.provisional else 400, 2) for row in rows]
    counts = [
        lettering.sentence("bounds-counts", span=lettering.span(bar.low, bar.high), n=bar.n) if isinstance(bar, _Bar)
        else lettering.label("no_information") if not bar.covered else f"[{_why_not(bar, cells)}]"
        for bar in bars
    ]  # fmt: skip
    said = [
        fit(text, 110, frame.TEXT, SEMIBOLD if isinstance(bar, _Bar) else 400, 2)
        for text, bar in zip(counts, bars, strict=True)
    ]
    head = fit(lettering.label("at_least_at_most"), 110, frame.LABEL, 400, 3)
    side = max([line.width for line in said] + [head.width])
    left, right = max(name.width for name in names) + 11, WIDTH - side - 14
    span = right - left
    y = top + 6 + head.height + 5
    head.draw(sheet, WIDTH - 1, top + 6, muted, "end")
    first = y - 3
    marks: list[tuple[float, float]] = []
    for bar, name, text in zip(bars, names, said, strict=True):
        tall = max(name.height, text.height, 10) + 7
        middle = y + tall / 2
        row = bar.row if isinstance(bar, _Bar) else bar
        name.draw_middle(sheet, left - 10, middle, ink, "end")
        text.draw_middle(sheet, WIDTH - 1, middle, ink if isinstance(bar, _Bar) else muted, "end")
        if isinstance(bar, _Bar) and bar.drawn:
            x0, x1 = left + span * bar.low / bar.n, left + span * bar.high / bar.n
            if x1 - x0 > 0.5:
                _band(sheet, x0, middle, x1 - x0, role, row.provisional)
            sheet.rect(x0 - 1.3, middle - 6, 2.6, 12, colour.fill(role))
        elif isinstance(bar, _Bar):
            marks.append((y, y + tall))
            only = fit(lettering.label("counts_only"), span - 8, frame.SMALL, 400, 2)
            sheet.rect(
                left + 1,
                middle - only.height / 2 - 1.5,
                only.width + 6,
                only.height + 3,
                colour.token("paper"),
            )
            only.draw_middle(sheet, left + 4, middle, muted)
        y += tall
    _axis(sheet, lettering, left, span, first, y)


def _axis(sheet: Sheet, lettering: Lettering, left: float, span: float, first: float, last: float) -> None:
    """The scale of shares, drawn under the bars."""
    grid = []
    for share in (0, 25, 50, 75, 100):
        x = left + span * share / 100
        grid.append([(x, first), (x, last + 2)])
        at = last + 5 + CAP * frame.LABEL
        text = lettering.percent(share)
        wide = width(text, frame.LABEL)
        middle = min(x, WIDTH - wide / 2)
        sheet.words(middle, at, text, frame.LABEL, colour.token("muted"), anchor="middle")
    paths = Sheet()
    paths.lines(grid, colour.token("hair"), 0.5, backdrop=True)
    sheet.shapes[:0] = paths.shapes
    sheet.height = last + 7 + frame.LABEL


def _table(
    bars: Sequence[_Bar | Row], cells: dict[str, tuple[int | None, ...]], lettering: Lettering
) -> TableBlock:
    fields = [
        tables.Field("row", lettering.label("period"), heads=True),
        tables.Field("bounds", lettering.label("at_least_at_most"), "span"),
        tables.Field("n", lettering.label("people"), "number"),
    ]
    rows: list[dict[str, tables.Value]] = []
    for bar in bars:
        if isinstance(bar, _Bar):
            span = tables.Span(bar.low, bar.high)
            rows.append({
                "row": bar.row.name,
                # Of no case nothing can be said: neither of all nor of none.
                "bounds": frame.cell(lettering, bar.row, "bounds", span) if bar.n else tables.Marked(None, tables.NOT_APPLICABLE),
                "n": frame.cell(lettering, bar.row, "n", bar.n),
            })  # fmt: skip
        else:
            none = tables.Marked(None, _why_not(bar, cells))
            rows.append({"row": bar.name, "bounds": none, "n": none})
    return frame.table(lettering, fields, rows)


def _why_not(row: Row, cells: dict[str, tuple[int | None, ...]]) -> str:
    """The mark of a row without numbers: suppressed where there is a count, else not available."""
    return tables.SUPPRESSED if row.covered and row.code in cells else tables.NOT_AVAILABLE


def _sentences(bars: Sequence[_Bar | Row], shown: Sequence[_Bar]) -> list[Sentence]:
    latest = shown[-1]
    widest = max(shown, key=lambda bar: (bar.high - bar.low) / bar.n)
    return [
        sentence("bounds-form", rows=len(bars), drawn=len(shown)),
        sentence("bounds-latest", name=latest.row.name, low=latest.low, high=latest.high, n=latest.n),
        sentence("bounds-widest", name=widest.row.name, unknown=widest.high - widest.low, n=widest.n),
    ]
