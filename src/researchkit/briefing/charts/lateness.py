"""Late reporting: how long after an arrest we came to know of it, and how earlier forecasts fared.

A heat table, period by delay. Delays that have not passed yet are blank, not zero. Beside it each past forecast's
interval with the final count, inside or outside: the record is shown as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from researchkit.briefing import tables
from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.charts import colour, frame
from researchkit.briefing.charts.alt import Sentence, sentence
from researchkit.briefing.charts.drawing import CAP, GAP, WIDTH, Sheet
from researchkit.briefing.charts.frame import Lettering, NotDrawn, Row
from researchkit.briefing.charts.lines import fit, fit_all
from researchkit.briefing.charts.metrics import SEMIBOLD, width

if TYPE_CHECKING:
    import pandas as pd

_ROW, _FORECAST = 17.0, 96.0


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast once published: its interval, and the final count if the period is complete."""

    low: int
    high: int
    final: int | None = None


def draw(
    arrivals: pd.DataFrame,
    periods: Sequence[Row],
    delays: Sequence[Row],
    lettering: Lettering,
    forecasts: Mapping[str, Forecast] | None = None,
    suppressed: Collection[tuple[str, str]] = (),
) -> FigureBlock | NotDrawn:
    """Draw the heat table.

    Args:
        arrivals: one row a cell: ``period``, ``delay``, ``n`` (cases first known then). A cell that is absent or
            missing has not been observed yet.
        periods: the rows, oldest first.
        delays: the columns, shortest first.
        lettering: words; labels: ``period``, ``known_so_far``, ``not_yet``, ``no_information``; with forecasts ``forecast``,
            ``forecast_interval``, ``final_inside``, ``final_outside``.
        forecasts: past forecasts by period.
        suppressed: period and delay of the cells that are not shown to protect people.
    """
    silent = {period.code for period in periods if not period.covered}
    cells = {
        (str(p), str(d)): n
        for p, d, value in zip(arrivals["period"], arrivals["delay"], arrivals["n"], strict=True)
        if (n := frame.counted(value)) is not None and str(p) not in silent
    }
    forecasts = dict(forecasts or {})
    table = _table(cells, periods, delays, forecasts, suppressed, lettering)
    total = sum(cells.values())
    if refusal := frame.too_few(total, table):
        return refusal
    sheet = Sheet()
    waiting = any(
        (p.code, d.code) not in cells and (p.code, d.code) not in suppressed
        for p in periods if p.covered for d in delays
    )  # fmt: skip
    top = frame.key(sheet, _key(waiting, forecasts, lettering)) + 4
    _draw_table(sheet, cells, periods, delays, forecasts, suppressed, lettering, top)
    return frame.figure(
        sheet, lettering, _sentences(cells, periods, delays, forecasts, None if suppressed else total), table
    )


def _key(waiting: bool, forecasts: Mapping[str, Forecast], lettering: Lettering) -> list[frame.Entry]:
    entries = []
    if waiting:
        entries.append(frame.Entry(lettering.label("not_yet"), _waiting_sign))
    if forecasts:
        entries.append(frame.Entry(lettering.label("forecast_interval"), _interval_sign))
    known = [f for f in forecasts.values() if f.final is not None]
    if any(_inside(f) for f in known):
        entries.append(
            frame.Entry(
                lettering.label("final_inside"), lambda s, x, y, d: _dot(s, x + d / 2, y + d / 2, True)
            )
        )
    if any(not _inside(f) for f in known):
        entries.append(
            frame.Entry(
                lettering.label("final_outside"), lambda s, x, y, d: _dot(s, x + d / 2, y + d / 2, False)
            )
        )
    return entries


def _inside(forecast: Forecast) -> bool:
    return forecast.final is not None and forecast.low <= forecast.final <= forecast.high


def _waiting_sign(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.hatch(x, y, size, size, colour.token("rule"), step=3.2, stroke_width=0.6)


def _interval_sign(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.rect(x, y + size / 2 - 2, size, 4, colour.token("seq_count.2"))


def _dot(sheet: Sheet, x: float, y: float, inside: bool) -> None:
    if inside:
        sheet.circle(x, y, 2.9, colour.token("navy"), stroke=colour.token("paper"), stroke_width=0.8)
    else:
        sheet.circle(x, y, 2.6, colour.token("paper"), stroke=colour.token("mauve"), stroke_width=1.4)


def _draw_table(
    sheet: Sheet, cells: Mapping[tuple[str, str], int], periods: Sequence[Row], delays: Sequence[Row],
    forecasts: Mapping[str, Forecast], suppressed: Collection[tuple[str, str]], lettering: Lettering, top: float,
) -> None:  # fmt: skip
    ink, muted = colour.token("ink"), colour.token("muted")
    names = [fit(p.shown, 120, frame.TEXT, SEMIBOLD if p.provisional else 400, 2) for p in periods]
    left = max(name.width for name in names) + 11
    total_head = fit(lettering.label("known_so_far"), 58, frame.LABEL, SEMIBOLD, 4)
    total_wide = max(total_head.width, 26) + 8
    side = _FORECAST + 14 if forecasts else 0.0
    slot = min((WIDTH - left - total_wide - side) / len(delays), 70.0)
    heads = fit_all([delay.shown for delay in delays], slot - 4, frame.LABEL, most=4)
    forecast_head = fit(lettering.label("forecast"), _FORECAST, frame.LABEL, 400, 4) if forecasts else None
    high = max(h.height for h in [*heads, total_head, *([forecast_head] if forecast_head else [])])
    for index, head in enumerate(heads):
        head.draw(sheet, left + (index + 0.5) * slot, top + high - head.height, muted, "middle")
    total_x = left + len(delays) * slot + total_wide
    total_head.draw(sheet, total_x, top + high - total_head.height, ink, "end")
    forecast_x = total_x + 14
    if forecast_head:
        forecast_head.draw(sheet, forecast_x, top + high - forecast_head.height, muted)
    largest = max(cells.values())
    reach = max([f.high for f in forecasts.values()] + [f.final or 0 for f in forecasts.values()], default=1)
    y = top + high + 5
    for period, name in zip(periods, names, strict=True):
        tall = max(name.height + 4, _ROW)
        middle = y + tall / 2
        name.draw_middle(sheet, left - 10, middle, ink, "end")
        if not period.covered:
            none = fit(lettering.label("no_information"), len(delays) * slot, frame.TEXT, 400, 2)
            none.draw_middle(sheet, left + 4, middle, muted)
            y += tall
            continue
        for index, delay in enumerate(delays):
            at = (period.code, delay.code)
            if at in suppressed:
                mark = fit(f"[{tables.SUPPRESSED}]", slot, frame.TEXT)
                mark.draw_middle(sheet, left + (index + 0.5) * slot, middle, muted, "middle")
                continue
            _heat(sheet, cells.get(at), largest, left + index * slot, y, slot, tall, lettering)
        known, mark_of = _known(cells, suppressed, period, delays)
        text = f"[{mark_of}]" if known is None else lettering.number(known)
        sheet.words(
            total_x, middle + CAP * frame.NUMBER / 2, text, frame.NUMBER, ink, weight=SEMIBOLD, anchor="end"
        )
        if period.code in forecasts:
            _forecast(sheet, forecasts[period.code], lettering, forecast_x, middle, reach)
        y += tall
    sheet.height = y + 1


def _known(
    cells: Mapping[tuple[str, str], int],
    suppressed: Collection[tuple[str, str]],
    period: Row,
    delays: Sequence[Row],
) -> tuple[int | None, str]:
    """Cases of a period known so far, or the mark for why that is not told."""
    row = [(period.code, delay.code) for delay in delays]
    if any(at in suppressed for at in row):
        return None, tables.SUPPRESSED
    known = [cells[at] for at in row if at in cells]
    return (sum(known), "") if known else (None, tables.NOT_AVAILABLE)


def _heat(sheet: Sheet, n: int | None, largest: int, x: float, y: float, wide: float, tall: float, lettering: Lettering) -> None:  # fmt: skip
    x, y, w, h = x + GAP / 2, y + GAP / 2, wide - GAP, tall - GAP
    if n is None:
        sheet.hatch(x, y, w, h, colour.token("hair"), step=4.0)
        return
    step = 0 if n == 0 else min(1 + int(4 * (n - 1) / max(largest, 1)), 4)
    paint = colour.token(f"seq_count.{step}")
    edge = colour.token("hair") if step == 0 else paint
    sheet.rect(x + 0.25, y + 0.25, w - 0.5, h - 0.5, paint, stroke=edge, stroke_width=0.5)
    at = y + h / 2 + CAP * frame.TEXT / 2
    sheet.words(x + w / 2, at, lettering.number(n), frame.TEXT, colour.ink_on(paint), anchor="middle")


def _forecast(
    sheet: Sheet, forecast: Forecast, lettering: Lettering, x: float, middle: float, reach: int
) -> None:
    """The forecast's interval as a bar with its numbers, and the final count as a dot."""
    text = lettering.span(forecast.low, forecast.high)
    room = _FORECAST - width(lettering.span(reach, reach) + "–" + lettering.number(reach), frame.LABEL) - 12
    scale = room / max(reach, 1)
    a, b = x + forecast.low * scale, x + forecast.high * scale
    sheet.rect(a, middle - 2, max(b - a, 1.5), 4, colour.token("seq_count.2"))
    if forecast.final is not None:
        _dot(sheet, x + forecast.final * scale, middle, _inside(forecast))
    sheet.words(WIDTH, middle + CAP * frame.LABEL / 2, text, frame.LABEL, colour.token("muted"), anchor="end")


def _table(
    cells: Mapping[tuple[str, str], int], periods: Sequence[Row], delays: Sequence[Row],
    forecasts: Mapping[str, Forecast], suppressed: Collection[tuple[str, str]], lettering: Lettering,
) -> TableBlock:  # fmt: skip
    fields = [tables.Field("period", lettering.label("period"), heads=True)]
    fields += [tables.Field(delay.code, delay.name, "number") for delay in delays]
    fields.append(tables.Field("known", lettering.label("known_so_far"), "number"))
    if forecasts:
        fields.append(tables.Field("forecast", lettering.label("forecast"), "span"))
    rows: list[dict[str, tables.Value]] = []
    for period in periods:
        row: dict[str, tables.Value] = {"period": period.name}
        for delay in delays:
            at = (period.code, delay.code)
            if at in cells or at in suppressed:
                row[delay.code] = frame.cell(lettering, period, delay.code, cells.get(at))
            else:
                row[delay.code] = tables.Marked(None, tables.NOT_AVAILABLE)
        known, text = _known(cells, suppressed, period, delays)
        row["known"] = tables.Marked(None, text) if known is None else known
        if forecasts:
            past = forecasts.get(period.code)
            row["forecast"] = (
                tables.Span(past.low, past.high) if past else tables.Marked(None, tables.NOT_APPLICABLE)
            )
        rows.append(row)
    return frame.table(lettering, fields, rows)


def _sentences(
    cells: Mapping[tuple[str, str], int], periods: Sequence[Row], delays: Sequence[Row],
    forecasts: Mapping[str, Forecast], total: int | None,
) -> list[Sentence]:  # fmt: skip
    at_once = sum(n for (_, delay), n in cells.items() if delay == delays[0].code)
    out = [sentence("lateness-form", periods=len(periods), delays=len(delays))]
    if total is not None:
        out.append(sentence("lateness-first", n=at_once, total=total, delay=delays[0].name))
    known = [f for f in forecasts.values() if f.final is not None]
    if known:
        out.append(sentence("lateness-forecasts", inside=sum(map(_inside, known)), total=len(known)))
    return out
