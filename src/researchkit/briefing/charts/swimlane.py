"""Swimlane: what became of each person, in days since the arrest.

A stage whose beginning or end is only known to lie between two days is drawn full where it surely lasted and as an
empty frame where it may have. A case without a date of arrest gets a lane that says so: it is not left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from researchkit.briefing import tables
from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.charts import colour, frame
from researchkit.briefing.charts.alt import Sentence, sentence
from researchkit.briefing.charts.axis import days
from researchkit.briefing.charts.drawing import CAP, GAP, WIDTH, Sheet
from researchkit.briefing.charts.frame import FRAMED, HATCHED, SOLID, Lettering, NotDrawn
from researchkit.briefing.charts.lines import Lines, fit
from researchkit.briefing.charts.metrics import SEMIBOLD, width

MOST_LANES = 15
"""More cases than this are in the table only."""

CHARGE, VERDICT = "charge", "verdict"

_BAR = 9.0


@dataclass(frozen=True, slots=True)
class Stage:
    """One form of detention.

    Attributes:
        kind: a role of ``tokens.json`` (``custody``, ``pretrial_detention`` … ``not_known``).
        start: earliest and latest day it began, counted from the arrest.
        end: earliest and latest day it ended; ``None`` when it goes on or its end is not known.
        continuing: known to go on at the reference date.
    """

    kind: str
    start: tuple[float, float]
    end: tuple[float, float] | None = None
    continuing: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One case.

    Attributes:
        code, name: what it is called; only what may be published.
        outcome: outcome so far, in words.
        until: days from the arrest to the reference date; ``None`` when the arrest is not dated.
        stages: in order of time.
        marks: kind (``charge`` or ``verdict``) with its earliest and latest day.
    """

    code: str
    name: str
    outcome: str
    until: float | None
    stages: tuple[Stage, ...] = ()
    marks: tuple[tuple[str, tuple[float, float]], ...] = ()


def draw(lanes: Sequence[Lane], lettering: Lettering, deadline: float | None = 2.0) -> FigureBlock | NotDrawn:
    """Draw the lanes.

    Args:
        lanes: cases, from the top; the first fifteen are drawn, all are in the table.
        lettering: words; labels: ``case``, ``outcome``, ``stage``, ``from_day``, ``to_day``, ``not_dated``, every kind
            of stage, ``may_have_lasted``, ``charge``, ``verdict``, ``deadline``, ``days_since_arrest``, ``goes_on``.
        deadline: day by which a judge must have seen the person; ``None`` draws no line.
    """
    table = _table(lanes, lettering)
    if not lanes:
        return NotDrawn("no_cases", 0, 1, table)
    if all(lane.until is None for lane in lanes):
        return NotDrawn("no_dates", 0, 1, table)
    sheet = Sheet()
    shown = lanes[:MOST_LANES]
    top = frame.key(sheet, _key(shown, lettering, deadline)) + 4
    ink, muted = colour.token("ink"), colour.token("muted")
    names = [fit(lane.name, 96, frame.TEXT, SEMIBOLD, 2) for lane in shown]
    outcomes = [fit(lane.outcome, 104, frame.TEXT, 400, 3) for lane in shown]
    heads = (
        fit(lettering.label("case"), 96, frame.LABEL, 400, 2),
        fit(lettering.label("outcome"), 104, frame.LABEL, 400, 3),
    )
    left = max([name.width for name in names] + [heads[0].width]) + 11
    side = max([text.width for text in outcomes] + [heads[1].width]) + 1
    right = WIDTH - side - 16
    longest = max(max([_last(stage, lane) for stage in lane.stages] or [lane.until or 0]) for lane in shown)
    ticks = days(longest)
    scale = (right - left) / max(ticks[-1], 1)
    head_high = max(head.height for head in heads)
    heads[0].draw(sheet, left - 10, top + head_high - heads[0].height, muted, "end")
    heads[1].draw(sheet, right + 16, top + head_high - heads[1].height, muted)
    y = first = top + head_high + 5
    for lane, name, outcome in zip(shown, names, outcomes, strict=True):
        undated = (
            fit(lettering.label("not_dated"), right - left - 12, frame.LABEL) if lane.until is None else None
        )
        tall = max(name.height, outcome.height, undated.height if undated else 0.0, 13.0) + 7.5
        middle = y + tall / 2 + 1
        name.draw_middle(sheet, left - 10, middle, ink, "end")
        outcome.draw_middle(sheet, right + 16, middle, ink)
        if undated:
            sheet.rect(
                left + 6,
                middle - undated.height / 2 - 1,
                undated.width + 4,
                undated.height + 2,
                colour.token("paper"),
            )
            undated.draw_middle(sheet, left + 8, middle, muted)
        else:
            _lane(sheet, lane, lambda day: left + day * scale, middle)
        y += tall
    _axis(sheet, lettering, ticks, left, scale, first, y + 2, deadline)
    return frame.figure(sheet, lettering, _sentences(lanes, shown), table)


def _key(lanes: Sequence[Lane], lettering: Lettering, deadline: float | None) -> list[frame.Entry]:
    kinds = {stage.kind for lane in lanes for stage in lane.stages}
    order = [kind for kind in colour.tokens()["roles"] if kind in kinds]
    entries = [frame.Entry(lettering.label(kind), _swatch(kind)) for kind in order]
    if any(_vague(stage) for lane in lanes for stage in lane.stages):
        entries.append(frame.role_entry(lettering.label("may_have_lasted"), "custody", FRAMED))
    marks = {kind for lane in lanes for kind, _ in lane.marks}
    for kind in (CHARGE, VERDICT):
        if kind in marks:
            entries.append(frame.Entry(lettering.label(kind), _mark_sign(kind)))
    if deadline is not None:
        entries.append(frame.Entry(lettering.label("deadline"), _deadline_sign))
    return entries


def _swatch(kind: str) -> Callable[[Sheet, float, float, float], None]:
    return lambda sheet, x, y, size: _bar(sheet, kind, x, y, size, size)


def _mark_sign(kind: str) -> Callable[[Sheet, float, float, float], None]:
    return lambda sheet, x, y, size: _mark(sheet, kind, x + size / 2, y + size / 2)


def _deadline_sign(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.line(
        [(x + size / 2, y - 1), (x + size / 2, y + size + 1)], colour.token("ink"), 0.9, dash="1.5 1.5"
    )


def _vague(stage: Stage) -> bool:
    return stage.start[0] != stage.start[1] or (stage.end is not None and stage.end[0] != stage.end[1])


def _unclear(stage: Stage) -> bool:
    """Whether its form or its end is not known."""
    return colour.is_unknown(stage.kind) or (stage.end is None and not stage.continuing)


def _last(stage: Stage, lane: Lane) -> float:
    return stage.end[1] if stage.end is not None else max(lane.until or 0, stage.start[1])


def _bar(sheet: Sheet, kind: str, x: float, y: float, wide: float, tall: float) -> None:
    """A stage: full colour for custody of any kind, a tint with an edge outside a cell, hatched when not known."""
    if colour.is_unknown(kind):
        frame.block(sheet, x, y, wide, tall, kind, look=HATCHED)
    elif colour.luminance(colour.fill(kind)) > 0.4:
        edge = colour.token("navy")
        sheet.rect(
            x + 0.4,
            y + 0.4,
            max(wide - 0.8, 0.2),
            tall - 0.8,
            colour.fill(kind),
            stroke=edge,
            stroke_width=0.8,
        )
    else:
        frame.block(sheet, x, y, wide, tall, kind, look=SOLID)


def _lane(sheet: Sheet, lane: Lane, at: Callable[[float], float], middle: float) -> None:
    until = max(lane.until or 0.0, 0.0)
    sheet.line([(at(0), middle), (at(until), middle)], colour.token("hair"), 0.6, backdrop=True)
    top = middle - _BAR / 2
    free = at(0)  # where the next bar may begin: bars never touch, however short
    for stage in lane.stages:
        end = stage.end if stage.end is not None else (_last(stage, lane),) * 2
        free = _possibly(sheet, stage, at(stage.start[0]), at(stage.start[1]), free, top)
        x = max(at(stage.start[1]), free)
        wide = max(at(end[0]) - GAP - x, 1.6)
        if stage.end is None and not stage.continuing:
            # the last thing known is that it began
            frame.block(sheet, x, top, wide, _BAR, "not_known", look=HATCHED)
            _bar(sheet, stage.kind, x, top, min(3.0, wide), _BAR)
        else:
            _bar(sheet, stage.kind, x, top, wide, _BAR)
        if stage.continuing:
            _arrow(sheet, stage.kind, x + wide, top)
        free = _possibly(sheet, stage, at(end[0]), at(end[1]), x + wide + GAP, top)
    for kind, (first, last) in lane.marks:
        if last > first:
            sheet.line([(at(first), top - 2.5), (at(last), top - 2.5)], colour.token("ink"), 0.8)
        _mark(sheet, kind, (at(first) + at(last)) / 2, top - 2.5)


def _possibly(sheet: Sheet, stage: Stage, first: float, last: float, free: float, top: float) -> float:
    """An empty frame over the days a stage may have lasted; returns where the next bar may begin."""
    x = max(first, free)
    if last <= first or last - x < 1.6:
        return free
    frame.block(sheet, x, top + 1.2, last - x - GAP, _BAR - 2.4, stage.kind, look=FRAMED)
    return last


def _arrow(sheet: Sheet, kind: str, x: float, top: float) -> None:
    paint = colour.fill(kind)
    edge = colour.token("navy") if colour.luminance(paint) > 0.4 else paint
    paint = colour.token("rule") if colour.is_unknown(kind) else edge
    sheet.area([(x + 1.0, top), (x + 6.0, top + _BAR / 2), (x + 1.0, top + _BAR)], paint)


def _mark(sheet: Sheet, kind: str, x: float, y: float) -> None:
    r = 2.7
    shape = (
        [(x - r, y - r * 0.8), (x + r, y - r * 0.8), (x, y + r)]
        if kind == CHARGE
        else [(x, y - r * 1.15), (x + r, y), (x, y + r * 1.15), (x - r, y)]
    )
    sheet.area(shape, colour.token("ink"), stroke=colour.token("paper"), stroke_width=0.6)


def _axis(
    sheet: Sheet, lettering: Lettering, ticks: Sequence[float], left: float, scale: float, first: float, last: float,
    deadline: float | None,
) -> None:  # fmt: skip
    under = Sheet()
    under.lines(
        [[(left + t * scale, first), (left + t * scale, last)] for t in ticks],
        colour.token("hair"),
        0.5,
        backdrop=True,
    )
    sheet.shapes[:0] = under.shapes
    at = last + 3 + CAP * frame.LABEL
    edge = -1e9
    for tick in ticks:
        text = lettering.number(tick)
        half = width(text, frame.LABEL) / 2
        if left + tick * scale - half > edge + 3:
            sheet.words(left + tick * scale, at, text, frame.LABEL, colour.token("muted"), anchor="middle")
            edge = left + tick * scale + half
    if deadline is not None and deadline <= ticks[-1]:
        x = left + deadline * scale
        sheet.line([(x, first), (x, last)], colour.token("ink"), 0.9, dash="1.5 1.5", backdrop=True)
    words: Lines = fit(lettering.label("days_since_arrest"), (ticks[-1]) * scale + 20, frame.LABEL, 400, 2)
    words.draw(sheet, left, at + 5, colour.token("muted"))
    sheet.height = at + 6 + words.height


def _table(lanes: Sequence[Lane], lettering: Lettering) -> TableBlock:
    names = ("case", "stage", "from_day", "to_day", "outcome")
    kinds = {"from_day": "span", "to_day": "span"}
    fields = [tables.Field(n, lettering.label(n), kinds.get(n, "text"), heads=n == "case") for n in names]
    rows: list[dict[str, tables.Value]] = []
    for lane in lanes:
        base: dict[str, tables.Value] = {"case": lane.name, "outcome": lane.outcome}
        if lane.until is None:
            rows.append(base | {"stage": lettering.label("not_dated")})
        for stage in lane.stages if lane.until is not None else ():
            end: tables.Value = lettering.label("goes_on") if stage.continuing else None
            if stage.end is not None:
                end = tables.Span(*stage.end)
            rows.append(base | {
                "stage": lettering.label(stage.kind), "from_day": tables.Span(*stage.start), "to_day": end,
            })  # fmt: skip
        for kind, when in lane.marks:
            rows.append(
                base
                | {
                    "stage": lettering.label(kind),
                    "from_day": tables.Span(*when),
                    "to_day": tables.Span(*when),
                }
            )
    return frame.table(lettering, fields, rows)


def _sentences(lanes: Sequence[Lane], shown: Sequence[Lane]) -> list[Sentence]:
    goes_on = sum(any(stage.continuing for stage in lane.stages) for lane in lanes)
    silent = sum(lane.until is None or any(_unclear(stage) for stage in lane.stages) for lane in lanes)
    out = [
        sentence("swimlane-form", cases=len(lanes), drawn=len(shown)),
        sentence("swimlane-open", n=goes_on, cases=len(lanes)),
    ]
    if silent:
        out.append(sentence("swimlane-unknown", n=silent, cases=len(lanes)))
    return out
