"""UpSet: which combinations of sources recorded the cases.

Sources copy from one another, so overlap is not confirmation; what the chart shows is how much rests on one alone.
After Lex, Gehlenborg, Strobelt, Vuillemot & Pfister (2014), IEEE TVCG 20(12).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from researchkit.briefing import tables
from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.charts import colour, frame
from researchkit.briefing.charts.alt import Sentence, named, sentence
from researchkit.briefing.charts.drawing import CAP, WIDTH, Sheet
from researchkit.briefing.charts.frame import Lettering, NotDrawn, Row
from researchkit.briefing.charts.lines import Lines, fit
from researchkit.briefing.charts.metrics import SEMIBOLD, width

if TYPE_CHECKING:
    import pandas as pd

MOST_COMBINATIONS = 16
"""More combinations than this: the rest are told in one line."""

_TALL, _LINE = 96.0, 15.0
_ROLES = ("single_source", "several_sources")


def draw(
    combinations: pd.DataFrame, sources: Sequence[Row], lettering: Lettering, several: Collection[str] = ()
) -> FigureBlock | NotDrawn:  # fmt: skip
    """Draw the combinations.

    Args:
        combinations: one row a combination: ``sources`` (codes joined with ``|``, sorted or not), ``n`` (cases; missing = suppressed,
            and then the chart is not drawn: its rows would not add up).
        sources: the rows; drawn by number of cases, the most first.
        lettering: words; labels: ``sources``, ``cases``, ``single_source``, ``several_sources``.
        several: rows that stand for several sources each: one of them alone is no single source.

    Raises:
        ValueError: a combination names a source that is not among ``sources``, or none.
    """
    counts: dict[frozenset[str], int | None] = {}
    for codes, n in zip(combinations["sources"], combinations["n"], strict=True):
        members = frozenset(filter(None, str(codes).split("|")))
        if not members or members - {source.code for source in sources}:
            raise ValueError("a combination of sources is empty or names a source that has no row")
        if members in counts:
            raise ValueError("a combination of sources is given twice")
        counts[members] = frame.counted(n)
    told = {members: n for members, n in counts.items() if n}
    per_source = {s.code: sum(n for members, n in told.items() if s.code in members) for s in sources}
    order = sorted(sources, key=lambda s: (-per_source[s.code], s.code))
    ranked = sorted(told.items(), key=lambda item: (-item[1], len(item[0]), sorted(item[0])))
    hidden = sorted((members for members, n in counts.items() if n is None), key=sorted)
    table = _table([*ranked, *((members, None) for members in hidden)], order, lettering)
    total = sum(told.values())
    if hidden:
        return NotDrawn("suppressed", total, total, table)
    if refusal := frame.too_few(total, table):
        return refusal
    sheet = Sheet()
    alone = {source.code for source in sources}.difference(several)
    roles = {members: _role(members, alone) for members in told}
    entries = [frame.role_entry(lettering.label(role), role) for role in _ROLES if role in roles.values()]
    top = frame.key(sheet, entries)
    _bars_and_dots(sheet, ranked, order, per_source, roles, lettering, top + 6)
    return frame.figure(sheet, lettering, _sentences(told, order, per_source, roles, total), table)


def _role(members: frozenset[str], alone: Collection[str]) -> str:
    return _ROLES[0] if len(members) == 1 and members <= set(alone) else _ROLES[1]


def _bars_and_dots(
    sheet: Sheet, ranked: Sequence[tuple[frozenset[str], int]], order: Sequence[Row], per_source: dict[str, int],
    roles: Mapping[frozenset[str], str], lettering: Lettering, top: float,
) -> None:  # fmt: skip
    ink, muted = colour.token("ink"), colour.token("muted")
    numbers = [lettering.number(per_source[source.code]) for source in order]
    side = max(width(text, frame.NUMBER, SEMIBOLD) for text in numbers)
    names = [fit(source.shown, 150, frame.TEXT, 400, 2) for source in order]
    left = max(name.width for name in names) + side + 23
    label = width(lettering.number(ranked[0][1]), frame.NUMBER, SEMIBOLD) + 2.5
    fitting = max(min(MOST_COMBINATIONS, int((WIDTH - left) / label)), 1)
    shown, rest = list(ranked[:fitting]), list(ranked[fitting:])
    slot = min((WIDTH - left) / len(shown), 30.0)
    wide = min(slot * 0.62, 17.0)
    largest = max(n for _, n in shown)
    base = top + 12 + _TALL
    bars = [(roles[members], n) for members, n in shown]
    for index, (role, n) in enumerate(bars):
        x, tall = left + (index + 0.5) * slot, max(_TALL * n / largest, 0.8)
        sheet.rect(x - wide / 2, base - tall, wide, tall, colour.fill(role))
        sheet.words(
            x, base - tall - 3.5, lettering.number(n), frame.NUMBER, ink, weight=SEMIBOLD, anchor="middle"
        )
    fit(lettering.label("cases"), left - 12, frame.LABEL, 400, 2).draw(
        sheet, left - 10, base - 7, muted, "end"
    )
    y = base + 9
    for row, (source, name, number) in enumerate(zip(order, names, numbers, strict=True)):
        tall = max(name.height + 5, _LINE)
        middle = y + tall / 2
        if row % 2 == 0:
            sheet.rect(0, y, left + slot * len(bars), tall, colour.token("panel"), backdrop=True)
        name.draw_middle(sheet, left - side - 16, middle, ink, "end")
        sheet.words(
            left - 10,
            middle + CAP * frame.NUMBER / 2,
            number,
            frame.NUMBER,
            ink,
            weight=SEMIBOLD,
            anchor="end",
        )
        for index, (members, _) in enumerate(shown):
            x = left + (index + 0.5) * slot
            dot = colour.fill(roles[members]) if source.code in members else colour.token("hair")
            sheet.circle(x, middle, 3.1, dot)
        y += tall
    _connect(sheet, shown, order, names, left, slot, base + 9)
    sheet.height = y + 1
    if rest:
        told = lettering.sentence("upset-rest", n=sum(n for _, n in rest), combinations=len(rest))
        line = fit(told, WIDTH, frame.LABEL, 400, 2)
        line.draw(sheet, 0, y + 5, muted)
        sheet.height = y + 6 + line.height


def _connect(
    sheet: Sheet, shown: Sequence[tuple[frozenset[str], int]], order: Sequence[Row], names: Sequence[Lines],
    left: float, slot: float, top: float,
) -> None:  # fmt: skip
    """A line from the first to the last source of a combination."""
    middles, y = {}, top
    for source, name in zip(order, names, strict=True):
        tall = max(name.height + 5, _LINE)
        middles[source.code] = y + tall / 2
        y += tall
    for index, (members, _) in enumerate(shown):
        if len(members) > 1:
            x = left + (index + 0.5) * slot
            ends = [middles[code] for code in members]
            sheet.line([(x, min(ends)), (x, max(ends))], colour.fill("several_sources"), 1.6)


def _table(
    ranked: Sequence[tuple[frozenset[str], int | None]], order: Sequence[Row], lettering: Lettering
) -> TableBlock:
    fields = [
        tables.Field("sources", lettering.label("sources"), heads=True),
        tables.Field("n", lettering.label("cases"), "number"),
    ]
    rows: list[dict[str, tables.Value]] = []
    for members, n in ranked:
        named = [source for source in order if source.code in members]
        row = Row("|".join(sorted(members)), " + ".join(source.name for source in named))
        rows.append({"sources": row.name, "n": frame.cell(lettering, row, "n", n)})
    return frame.table(lettering, fields, rows)


def _sentences(
    counts: dict[frozenset[str], int], order: Sequence[Row], per_source: dict[str, int],
    roles: Mapping[frozenset[str], str], total: int,
) -> list[Sentence]:  # fmt: skip
    alone = sum(n for members, n in counts.items() if roles[members] == _ROLES[0])
    most = max(per_source.values())
    first = [source.name for source in order if per_source[source.code] == most]
    return [
        sentence("upset-form", combinations=len(counts), sources=len(order), total=total),
        sentence("upset-most", name=named(first), n=most, total=total),
        sentence("upset-single", n=alone, total=total),
    ]
