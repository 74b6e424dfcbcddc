"""What all charts share: their words, their refusals, their key, and the figure they become."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from researchkit.briefing import tables
from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.charts import alt, colour
from researchkit.briefing.charts.drawing import CAP, WIDTH, Sheet, Words
from researchkit.briefing.charts.lines import fit
from researchkit.briefing.runs import Runs, plain, runs

TEXT, LABEL, SMALL, NUMBER = 8.5, 8.0, 7.5, 9.5
"""Sizes of text in charts, in points."""

FEWEST_CASES = 10
"""Under ten cases a list says more than a chart, and hides nobody less."""

FEWEST_FOR_SHARE = 20
"""Under twenty there are no percentages: one case would move them by more than five points."""

HATCHED, FRAMED, SOLID = "hatched", "framed", "solid"


class MissingLabel(KeyError):
    """A visible word was not given. Names the key, so that the translation can be added."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """All visible words of one figure, in the reader's language.

    Attributes:
        figure_id: id of the figure, unique in its document; names its files too.
        headline: the finding. subtitle: measure, place, period. source: the source line.
        labels: words by key; a chart's own docstring lists the keys it needs.
        say: ``say(key, **values)`` gives a sentence (see ``sentences.csv`` beside this file).
        number: how a count is printed. percent: how a whole per cent is printed.
        language: BCP 47 tag.
        licence: licence line of the share card.
        marks: meanings of the marks in tables, by letter (``c``, ``p``, ``r``, ``x``, ``z``).
        notes: lines under the chart.
        ids: the result behind a number of the table, by row and column code (see ``traced``).
    """

    figure_id: str
    headline: str | Runs
    subtitle: str | Runs
    source: str | Runs
    labels: Mapping[str, str]
    say: Callable[..., str]
    language: str
    number: Callable[[float], str] = field(default=lambda value: f"{value:g}")
    percent: Callable[[float], str] = field(default=lambda value: f"{value:g}%")
    licence: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str | Runs, ...] = ()
    ids: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def label(self, key: str) -> str:
        """The words for a key.

        Raises:
            MissingLabel: there are none.
        """
        try:
            return self.labels[key]
        except KeyError:
            raise MissingLabel(
                f"figure {self.figure_id} ({self.language}) has no words for {key!r}"
            ) from None

    def sentence(self, key: str, **values: alt.Value) -> str:
        """Words with figures in them, in the reader's language."""
        return alt.say(self.say, alt.sentence(key, **values))

    def traced(
        self, row: str, column: str, value: float | tables.Span
    ) -> float | tables.Span | tables.Traced:
        """A value of the table with the result behind it, where the caller told which that is."""
        result_id = self.ids.get((row, column))
        return value if result_id is None else tables.Traced(value, result_id)

    def span(self, low: float, high: float) -> str:
        """A range as printed: ``16–25``, or one number when both ends meet."""
        return self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"


@dataclass(frozen=True, slots=True)
class Row:
    """A period (or another row or column) as the reader sees it.

    Attributes:
        code: as in the data.
        label: its words. below: a second line (the year, a short title).
        full: its words where it stands alone, in tables and sentences ("July to September 2025"); label and
            second line, if not given.
        provisional: late reports are still expected; drawn hatched.
        covered: somebody was looking; where nobody was, nothing is known, which is not zero.
    """

    code: str
    label: str
    below: str = ""
    provisional: bool = False
    covered: bool = True
    full: str = ""

    @property
    def shown(self) -> str:
        """Both lines as one, for the side of a chart."""
        return f"{self.label} {self.below}".strip()

    @property
    def name(self) -> str:
        """Its words where it stands alone, without soft hyphens."""
        return (self.full or self.shown).replace("\u00ad", "")


@dataclass(frozen=True, slots=True)
class NotDrawn:
    """A chart that is not drawn, why, and the table that is printed instead.

    Attributes:
        reason: ``few_cases``, ``few_events``, ``no_cases``, ``no_dates``, ``no_range``, ``no_share`` or ``suppressed``; a key for the sentence that says so.
        n: how many there are. fewest: how many it takes.
        table: the same data as a table.
    """

    reason: str
    n: int
    fewest: int
    table: TableBlock


def too_few(n: int, table: TableBlock) -> NotDrawn | None:
    """A refusal when there are too few cases for a chart."""
    if n >= FEWEST_CASES:
        return None
    return NotDrawn("few_cases" if n else "no_cases", n, FEWEST_CASES, table)


def table(
    lettering: Lettering, fields: Sequence[tables.Field], rows: Sequence[Mapping[str, tables.Value]]
) -> TableBlock:
    """The data of a chart as a table."""
    return tables.table(
        rows,
        fields,
        caption=lettering.subtitle,
        style=tables.Style(marks=lettering.marks, number=lettering.number),
        id=f"{lettering.figure_id}-data",
    )


def cell(lettering: Lettering, row: Row, column: str, value: float | tables.Span | None) -> tables.Value:
    """A value of the table: not available where nobody looked, suppressed if missing, marked if provisional."""
    if not row.covered:
        return tables.Marked(None, tables.NOT_AVAILABLE)
    if value is None:
        return tables.Marked(None, tables.SUPPRESSED)
    traced = lettering.traced(row.code, column, value)
    return tables.Marked(traced, tables.PROVISIONAL) if row.provisional else traced


def counted(value: object) -> int | None:
    """A count of a frame as a whole number; ``None`` for every kind of missing (suppressed, not available)."""
    if value is None or str(value) in {"<NA>", "nan", "None"}:
        return None
    return int(value)  # type: ignore[call-overload, no-any-return]


def swatch(sheet: Sheet, x: float, y: float, size: float, role: str, look: str = SOLID) -> None:
    """A square of the key: filled, hatched, or white with a frame."""
    block(sheet, x, y, size, size, role, look=look)


def block(sheet: Sheet, x: float, y: float, w: float, h: float, role: str, *, look: str = SOLID) -> None:
    """A rectangle that means a role: provisional hatched in white, not known white with a frame."""
    if colour.is_unknown(role) or look == FRAMED:
        inset = 0.4
        edge = colour.token("rule") if colour.is_unknown(role) else colour.fill(role)
        sheet.rect(
            x + inset, y + inset, max(w - 2 * inset, 0.1), max(h - 2 * inset, 0.1), colour.token("paper"),
            stroke=edge, stroke_width=0.8,
        )  # fmt: skip
        if look == HATCHED:
            sheet.hatch(x + 0.8, y + 0.8, w - 1.6, h - 1.6, colour.token("rule"), stroke_width=0.6)
        return
    paint = colour.fill(role)
    sheet.rect(x, y, w, h, paint)
    if look == HATCHED:
        sheet.hatch(x, y, w, h, colour.token("paper"), step=3.8, stroke_width=0.9)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a key: its words, and what draws its sign at (x, y of the top) with this size."""

    words: str
    draw: Callable[[Sheet, float, float, float], None]


def role_entry(words: str, role: str, look: str = SOLID) -> Entry:
    """An entry with a square of a role's colour."""
    return Entry(words, lambda sheet, x, y, size: swatch(sheet, x, y, size, role, look))


def key(sheet: Sheet, entries: Sequence[Entry], top: float = 0.0, left: float = 0.0) -> float:
    """Draw the key above a chart, in as many lines as it needs; returns the height under it."""
    size, gap, line = 7.6, 14.0, 13.5
    x, y, tall = left, top, line
    for entry in entries:
        words = fit(entry.words, WIDTH - left - size - 4, TEXT, 400, 2)
        wide = size + 4 + words.width
        if x > left and x + wide > WIDTH:
            x, y, tall = left, y + tall, line
        entry.draw(sheet, x, y + 0.6, size)
        words.draw(sheet, x + size + 4, y + 0.5 + size / 2 - CAP * TEXT / 2, colour.token("ink"))
        tall = max(tall, words.height + 4)
        x += wide + gap
    return y + tall if entries else top


def figure(
    sheet: Sheet,
    lettering: Lettering,
    sentences: Sequence[alt.Sentence],
    table: TableBlock,
    csv: str = "",
) -> FigureBlock:
    """The finished figure of a drawing; its data file is the table's, unless there is more to give.

    Drawn by matplotlib, which is not imported before; :func:`researchkit.briefing.charts.plot.of` gives its ``Figure``.
    """
    from researchkit.briefing.charts import export, plot

    description = alt.text(lettering.say, sentences)
    return FigureBlock(
        headline=runs(lettering.headline),
        subtitle=runs(lettering.subtitle),
        source=runs(lettering.source),
        notes=tuple(runs(note) for note in (*lettering.notes, *_marks_shown(sheet, lettering))),
        alt=description,
        svg=export.svg(
            plot.figure(sheet),
            figure_id=lettering.figure_id,
            title=plain(runs(lettering.headline)),
            description=description,
            language=lettering.language,
        ),
        table=dataclasses.replace(table, csv_name="", csv=""),
        csv_name=f"{lettering.figure_id}.csv",
        csv=csv or table.csv,
        id=lettering.figure_id,
    )


def _marks_shown(sheet: Sheet, lettering: Lettering) -> list[str]:
    """A line for every mark that stands in the drawing, so that nobody has to look for its meaning."""
    shown = {shape.text for shape in sheet.shapes if isinstance(shape, Words)}
    return [f"[{mark}] {meaning}" for mark, meaning in lettering.marks.items() if f"[{mark}]" in shown]
