"""Late reporting: how long after an arrest we came to know of it, and how earlier forecasts fared.

A heat table, period by delay. Delays that have not passed yet are blank, not zero. Beside it each past forecast's
interval with the final count, inside or outside: the record is shown as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from researchkit.briefing import tables
from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.charts import colour, frame
from researchkit.briefing.charts.alt import Sentence, sentence
from researchkit.briefing.charts.drawing import CAP, GAP, WIDTH, Sheet
from researchkit.briefing.charts.frame import Lettering, NotDrawn, Row
from researchkit.briefing.charts.lines import fit
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
    """
    silent = {period.code for period in periods if not period.covered}
    cells = {
        (str(p), str(d)): n
        for p, d, value in zip(arrivals["period"], arrivals["delay"], arrivals["n"], strict=True)
        if (n := frame.counted(value)) is not None and str(p) not in silent
    }
    forecasts = dict(forecasts or {})
    table = _table(cells, periods, delays, forecasts, lettering)
    total = sum(cells.values())
    if refusal := frame.too_few(total, table):
        return refusal
    sheet = Sheet()
    waiting = any((p.code, d.code) not in cells for p in periods if p.covered for d in delays)
    top = frame.key(sheet, _key(waiting, forecasts, lettering)) + 4
    _draw_table(sheet, cells, periods, delays, forecasts, lettering, top)
    return frame.figure(sheet, lettering, _sentences(cells, periods, delays, forecasts, total), table)


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
    forecasts: Mapping[str, Forecast], lettering: Lettering, top: float,
) -> None:  # fmt: skip
    ink, muted = colour.token("ink"), colour.token("muted")
    names = [fit(p.shown, 120, frame.TEXT, SEMIBOLD if p.provisional else 400, 2) for p in periods]
    left = max(name.width for name in names) + 10
    total_head = fit(lettering.label("known_so_far"), 58, frame.LABEL, SEMIBOLD, 4)
    total_wide = max(total_head.width, 26) + 8
    side = _FORECAST + 14 if forecasts else 0.0
    slot = min((WIDTH - left - total_wide - side) / len(delays), 70.0)
    heads = [fit(delay.shown, slot - 4, frame.LABEL, 400, 4) for delay in delays]
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
            n = cells.get((period.code, delay.code))
            _heat(sheet, n, largest, left + index * slot, y, slot, tall, lettering)
        known = [cells[period.code, d.code] for d in delays if (period.code, d.code) in cells]
        text = lettering.number(sum(known)) if known else "?"
        sheet.words(
            total_x, middle + CAP * frame.NUMBER / 2, text, frame.NUMBER, ink, weight=SEMIBOLD, anchor="end"
        )
        if period.code in forecasts:
            _forecast(sheet, forecasts[period.code], lettering, forecast_x, middle, reach)
        y += tall
    sheet.height = y + 1


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
    forecasts: Mapping[str, Forecast], lettering: Lettering,
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
            row[delay.code] = cells.get((period.code, delay.code), tables.Marked(None, tables.NOT_AVAILABLE))
        known = [n for (code, _), n in cells.items() if code == period.code]
        row["known"] = sum(known) if known else None
        if forecasts:
            past = forecasts.get(period.code)
            row["forecast"] = (
                tables.Span(past.low, past.high) if past else tables.Marked(None, tables.NOT_APPLICABLE)
            )
        rows.append(row)
    return tables.table(
        rows,
        fields,
        caption=lettering.subtitle,
        style=frame.style(lettering),
        id=f"{lettering.figure_id}-data",
    )


def _sentences(
    cells: Mapping[tuple[str, str], int], periods: Sequence[Row], delays: Sequence[Row],
    forecasts: Mapping[str, Forecast], total: int,
) -> list[Sentence]:  # fmt: skip
    at_once = sum(n for (_, delay), n in cells.items() if delay == delays[0].code)
    out = [
        sentence("lateness-form", periods=len(periods), delays=len(delays)),
        sentence("lateness-first", n=at_once, total=total, delay=delays[0].name),
    ]
    known = [f for f in forecasts.values() if f.final is not None]
    if known:
        out.append(sentence("lateness-forecasts", inside=sum(map(_inside, known)), total=len(known)))
    return out
