"""Dot matrix: which safeguards were respected, case by case.

Four shapes, so that nothing rests on colour: a filled disc with a cross, a hollow circle, a question mark, a dash.
Totals give the violations among the cases where the answer is known, and the violations alone where nobody is told to
have respected anything: "all of those known" would say more than that. There is never a score.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from researchkit.briefing import tables
from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.charts import colour, frame
from researchkit.briefing.charts.alt import Sentence, named, sentence
from researchkit.briefing.charts.drawing import CAP, WIDTH, Sheet
from researchkit.briefing.charts.frame import Lettering, NotDrawn, Row
from researchkit.briefing.charts.lines import fit, fit_all
from researchkit.briefing.charts.metrics import SEMIBOLD

if TYPE_CHECKING:
    import pandas as pd

VIOLATED, RESPECTED, UNKNOWN, NOT_APPLICABLE = "violated", "respected", "unknown", "not_applicable"

MOST_CASES = 15
"""More cases than this are in the table only."""

_SHAPES = (VIOLATED, RESPECTED, UNKNOWN, NOT_APPLICABLE)


def draw(
    answers: pd.DataFrame, cases: Sequence[Row], safeguards: Sequence[Row], lettering: Lettering
) -> FigureBlock | NotDrawn:
    """Draw the matrix.

    Args:
        answers: one row an answer: ``case``, ``safeguard``, ``value`` (``violated``, ``respected``, ``unknown`` or
            ``not_applicable``). An absent answer is unknown.
        cases: the rows, from the top; codes or names that may be published.
        safeguards: the columns, from the left.
        lettering: words; labels: ``case``, the four values.

    Raises:
        ValueError: an answer is none of the four values.
    """
    found = {
        (str(c), str(s)): str(v)
        for c, s, v in zip(answers["case"], answers["safeguard"], answers["value"], strict=True)
    }
    if set(found.values()) - set(_SHAPES):
        raise ValueError("an answer about a safeguard is violated, respected, unknown or not_applicable")
    table = _table(found, cases, safeguards, lettering)
    if not cases:
        return NotDrawn("no_cases", 0, 1, table)
    sheet = Sheet()
    shown = cases[:MOST_CASES]
    drawn = {found.get((case.code, column.code), UNKNOWN) for case in shown for column in safeguards}
    signs = [frame.Entry(lettering.label(value), _sign(value)) for value in _SHAPES if value in drawn]
    top = frame.key(sheet, signs) + 5
    totals = {column.code: _total(found, cases, column.code) for column in safeguards}
    one_sided = RESPECTED not in found.values()
    ink = colour.token("ink")
    names = [fit(case.shown, 120, frame.TEXT, SEMIBOLD, 2) for case in shown]
    foot = fit(lettering.label(VIOLATED if one_sided else "totals"), 120, frame.TEXT, 400, 3)
    left = max([name.width for name in names] + [foot.width]) + 13
    slot = (WIDTH - left) / len(safeguards)
    heads = fit_all([column.label for column in safeguards], slot - 4, frame.TEXT, most=4)
    high = max(head.height for head in heads)
    for index, head in enumerate(heads):
        head.draw(sheet, left + (index + 0.5) * slot, top + high - head.height, ink, "middle")
    y = top + high + 5
    for case, name in zip(shown, names, strict=True):
        sheet.line([(0, y), (WIDTH, y)], colour.token("hair"), 0.5, backdrop=True)
        tall = max(name.height + 6, 17.5)
        name.draw_middle(sheet, left - 12, y + tall / 2, ink, "end")
        for index, column in enumerate(safeguards):
            value = found.get((case.code, column.code), UNKNOWN)
            _draw_sign(sheet, value, left + (index + 0.5) * slot, y + tall / 2, 4.6)
        y += tall
    sheet.line([(0, y), (WIDTH, y)], colour.token("rule"), 0.6, backdrop=True)
    said = [
        fit(_told(lettering, *totals[column.code], one_sided), slot - 3, frame.TEXT, SEMIBOLD, 3)
        for column in safeguards
    ]
    tall = max([line.height for line in said] + [foot.height]) + 8
    foot.draw_middle(sheet, left - 12, y + tall / 2, colour.token("muted"), "end")
    for index, line in enumerate(said):
        line.draw_middle(sheet, left + (index + 0.5) * slot, y + tall / 2, ink, "middle")
    sheet.height = y + tall
    return frame.figure(sheet, lettering, _sentences(totals, found, cases, safeguards), table)


def _total(found: Mapping[tuple[str, str], str], cases: Sequence[Row], safeguard: str) -> tuple[int, int]:
    """Violations, and cases where the answer is known."""
    values = [found.get((case.code, safeguard), UNKNOWN) for case in cases]
    return values.count(VIOLATED), values.count(VIOLATED) + values.count(RESPECTED)


def _told(lettering: Lettering, n: int, known: int, one_sided: bool) -> str:
    return lettering.number(n) if one_sided else lettering.sentence("safeguards-total", n=n, known=known)


def _sign(value: str) -> Callable[[Sheet, float, float, float], None]:
    return lambda sheet, x, y, size: _draw_sign(sheet, value, x + size / 2, y + size / 2, size / 2)


def _draw_sign(sheet: Sheet, value: str, x: float, y: float, r: float) -> None:
    if value == VIOLATED:
        arm = r * 0.45
        sheet.circle(x, y, r, colour.token("mauve"))
        strokes = [[(x - arm, y - arm), (x + arm, y + arm)], [(x - arm, y + arm), (x + arm, y - arm)]]
        sheet.lines(strokes, colour.token("paper"), 1.5)
    elif value == RESPECTED:
        sheet.circle(x, y, r - 0.7, stroke=colour.token("navy"), stroke_width=1.4)
    else:
        text = "?" if value == UNKNOWN else "–"
        size = frame.NUMBER
        sheet.words(
            x, y + CAP * size / 2 - 0.2, text, size, colour.token("muted"), weight=SEMIBOLD, anchor="middle"
        )


def _table(
    found: Mapping[tuple[str, str], str],
    cases: Sequence[Row],
    safeguards: Sequence[Row],
    lettering: Lettering,
) -> TableBlock:
    fields = [tables.Field("case", lettering.label("case"), heads=True)]
    fields += [tables.Field(column.code, column.name) for column in safeguards]
    rows: list[dict[str, tables.Value]] = []
    for case in cases:
        row: dict[str, tables.Value] = {"case": case.name}
        for column in safeguards:
            row[column.code] = lettering.label(found.get((case.code, column.code), UNKNOWN))
        rows.append(row)
    return frame.table(lettering, fields, rows)


def _sentences(
    totals: Mapping[str, tuple[int, int]],
    found: Mapping[tuple[str, str], str],
    cases: Sequence[Row],
    safeguards: Sequence[Row],
) -> list[Sentence]:
    names = {column.code: column.name for column in safeguards}
    out = [sentence("safeguards-form", cases=len(cases), safeguards=len(safeguards))]
    most = max(n for n, _ in totals.values())
    if most:
        worst = [names[code] for code, (n, _) in totals.items() if n == most]
        out.append(sentence("safeguards-most", name=named(worst), n=most))
    silent = sum(
        found.get((case.code, column.code), UNKNOWN) == UNKNOWN for case in cases for column in safeguards
    )
    out.append(sentence("safeguards-unknown", n=silent, answers=len(cases) * len(safeguards)))
    return out
