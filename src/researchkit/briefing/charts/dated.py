"""Surely, possibly, undated: what can be counted when many dates are imprecise.

An event known only to the year may lie in any of its quarters. Each period therefore has two counts: events surely
in it (full bar), and events that may be in it (empty frame up to the most there can be). Undated events may be in any
period and have a row of their own. Possible counts overlap, so a column of them is never added up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from researchkit.briefing import tables
from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.charts import colour, frame
from researchkit.briefing.charts.alt import Sentence, sentence
from researchkit.briefing.charts.drawing import WIDTH, Sheet
from researchkit.briefing.charts.frame import HATCHED, SOLID, Lettering, NotDrawn, Row
from researchkit.briefing.charts.lines import fit, fit_all
from researchkit.briefing.charts.metrics import SEMIBOLD, width

if TYPE_CHECKING:
    import pandas as pd

_BAR, _ROW = 8.6, 16.0


def draw(
    counts: pd.DataFrame,
    roles: Sequence[Row],
    periods: Sequence[Row],
    undated: Mapping[str, int],
    events: Mapping[str, int],
    lettering: Lettering,
) -> FigureBlock | NotDrawn:
    """Draw the counts, a panel a role.

    The numbers are those of results whose ``value`` is surely, ``high`` surely and possibly, with undated ones apart.

    Args:
        counts: one row a role and period: ``role``, ``period``, ``surely``, ``possibly`` (events that may lie in the
            period, beyond those that surely do). Missing = suppressed; absent = none.
        roles: the panels, from the left (arrest, charge, sentence …); at most four read well.
        periods: the rows, from the top; one not covered says so.
        undated: events without any date, by role.
        events: events in all, by role, each counted once.
        lettering: words; labels: ``period``, ``surely``, ``possibly``, ``undated``, ``all_events``,
            ``provisional``, ``no_information``.
    """
    cells = {
        (str(r), str(p)): (frame.counted(s), frame.counted(m))
        for r, p, s, m in zip(
            counts["role"], counts["period"], counts["surely"], counts["possibly"], strict=True
        )
    }
    table = _table(cells, roles, periods, undated, events, lettering)
    if refusal := frame.too_few(sum(events.get(role.code, 0) for role in roles), table):
        return refusal
    sheet = Sheet()
    entries = [
        frame.role_entry(lettering.label("surely"), "count"),
        frame.role_entry(lettering.label("possibly"), "possible"),
    ]
    if any(period.provisional for period in periods):
        entries.append(frame.role_entry(lettering.label("provisional"), "count", HATCHED))
    top = frame.key(sheet, entries) + 4
    _panels(sheet, cells, roles, periods, undated, lettering, top)
    return frame.figure(sheet, lettering, _sentences(cells, roles, periods, undated, events), table)


def _most(cells: Mapping[tuple[str, str], tuple[int | None, int | None]], undated: Mapping[str, int]) -> int:
    return max([(s or 0) + (m or 0) for s, m in cells.values()] + list(undated.values()) + [1])


def _panels(
    sheet: Sheet, cells: Mapping[tuple[str, str], tuple[int | None, int | None]], roles: Sequence[Row],
    periods: Sequence[Row], undated: Mapping[str, int], lettering: Lettering, top: float,
) -> None:  # fmt: skip
    ink, muted = colour.token("ink"), colour.token("muted")
    names = [fit(p.shown, 112, frame.TEXT, SEMIBOLD if p.provisional else 400, 2) for p in periods]
    last = fit(lettering.label("undated"), 112, frame.TEXT, 400, 2)
    left = max([name.width for name in names] + [last.width]) + 11
    slot = (WIDTH - left) / len(roles)
    heads = fit_all([role.shown for role in roles], slot - 10, frame.TEXT, [SEMIBOLD] * len(roles), 3)
    high = max(head.height for head in heads)
    for index, head in enumerate(heads):
        head.draw(sheet, left + index * slot, top + high - head.height, ink)
    most = _most(cells, undated)
    said = width(lettering.span(most, most + 1), frame.TEXT, SEMIBOLD)
    scale = max(slot - said - 18, 8.0) / most
    y = first = top + high + 4
    for period, name in zip(periods, names, strict=True):
        tall = max(name.height + 4, _ROW)
        middle = y + tall / 2
        name.draw_middle(sheet, left - 10, middle, ink, "end")
        for index, role in enumerate(roles):
            x = left + index * slot
            if not period.covered:
                fit(lettering.label("no_information"), slot - 10, frame.SMALL, 400, 2).draw_middle(
                    sheet, x + 3, middle, muted
                )
                continue
            look = HATCHED if period.provisional else SOLID
            _bar(sheet, cells.get((role.code, period.code), (0, 0)), lettering, x, middle, scale, look)
        y += tall
    y += 3
    sheet.line([(0, y), (WIDTH, y)], colour.token("hair"), 0.5, backdrop=True)
    tall = max(last.height + 6, _ROW + 2)
    last.draw_middle(sheet, left - 10, y + tall / 2, muted, "end")
    for index, role in enumerate(roles):
        n, x, middle = undated.get(role.code, 0), left + index * slot, y + tall / 2
        if n:
            frame.block(sheet, x, middle - _BAR / 2, n * scale, _BAR, "possible")
        fit(lettering.number(n), 60, frame.TEXT, SEMIBOLD).draw_middle(sheet, x + n * scale + 4, middle, ink)
    under = Sheet()
    rule = [[(left + index * slot, first), (left + index * slot, y + tall)] for index in range(len(roles))]
    under.lines(rule, colour.token("rule"), 0.6, backdrop=True)
    sheet.shapes[:0] = under.shapes
    sheet.height = y + tall + 1


def _bar(
    sheet: Sheet,
    cell: tuple[int | None, int | None],
    lettering: Lettering,
    x: float,
    middle: float,
    scale: float,
    look: str,
) -> None:
    surely, possibly = cell
    if surely is None or possibly is None:
        fit(f"[{tables.SUPPRESSED}]", 60, frame.LABEL).draw_middle(
            sheet, x + 4, middle, colour.token("muted")
        )
        return
    top = middle - _BAR / 2
    end = x + (surely + possibly) * scale
    if possibly:
        frame.block(sheet, x + surely * scale, top, possibly * scale, _BAR, "possible")
    if surely:
        frame.block(sheet, x, top, surely * scale, _BAR, "count", look=look)
    text = lettering.span(surely, surely + possibly)
    words = fit(text, 80, frame.TEXT, SEMIBOLD if surely else 400)
    words.draw_middle(sheet, end + 4, middle, colour.token("ink" if surely or possibly else "muted"))


def _table(
    cells: Mapping[tuple[str, str], tuple[int | None, int | None]], roles: Sequence[Row], periods: Sequence[Row],
    undated: Mapping[str, int], events: Mapping[str, int], lettering: Lettering,
) -> TableBlock:  # fmt: skip
    """One row a period, a range a role: from surely to surely or possibly."""
    fields = [tables.Field("period", lettering.label("period"), heads=True)]
    fields += [tables.Field(role.code, role.name, "span") for role in roles]
    rows: list[dict[str, tables.Value]] = []
    for period in periods:
        row: dict[str, tables.Value] = {"period": period.name}
        for role in roles:
            surely, possibly = cells.get((role.code, period.code), (0, 0))
            known = surely is not None and possibly is not None
            span = tables.Span(surely or 0, (surely or 0) + (possibly or 0)) if known else None
            row[role.code] = frame.cell(lettering, period, role.code, span)
        rows.append(row)
    for label, numbers in (("undated", undated), ("all_events", events)):
        line: dict[str, tables.Value] = {"period": lettering.label(label)}
        for role in roles:
            n = numbers.get(role.code, 0)
            line[role.code] = lettering.traced(label, role.code, tables.Span(n, n))
        rows.append(line)
    return frame.table(lettering, fields, rows)


def _sentences(
    cells: Mapping[tuple[str, str], tuple[int | None, int | None]], roles: Sequence[Row], periods: Sequence[Row],
    undated: Mapping[str, int], events: Mapping[str, int],
) -> list[Sentence]:  # fmt: skip
    out = [sentence("dated-form", roles=len(roles), periods=len(periods))]
    latest, role = periods[-1], roles[0]
    surely, possibly = cells.get((role.code, latest.code), (0, 0))
    if latest.covered and surely is not None and possibly is not None:
        out.append(
            sentence("dated-latest", role=role.name, name=latest.name, low=surely, high=surely + possibly)
        )
    total = sum(events.get(entry.code, 0) for entry in roles)
    out.append(sentence("dated-undated", n=sum(undated.get(entry.code, 0) for entry in roles), total=total))
    return out
