"""Blocks: what a briefing is made of, from which HTML and PDF are both drawn.

A notebook cell shows a block (``display(block)``); the block travels in the executed notebook as
``application/vnd.researchkit.block+json``, with a plain and an HTML form beside it for JupyterLab.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from researchkit.briefing.runs import (
    DateRun,
    FootnoteRef,
    Link,
    Mark,
    Number,
    Run,
    Runs,
    Text,
    plain,
    runs,
)

__all__ = [
    "MIME", "Block", "Box", "Cell", "Column", "DateRun", "FigureBlock", "Footnote", "FootnoteRef", "Heading",
    "ImageBlock", "KeyFigure", "KeyFigures", "Link", "ListBlock", "Mark", "Masthead", "Number", "PageBreak",
    "Paragraph", "Preformatted", "Proof", "ProofList", "Run", "Runs", "Shown", "TableBlock", "Text", "plain", "runs",
]  # fmt: skip

MIME = "application/vnd.researchkit.block+json"


class Shown:
    """A block that a notebook can display."""

    __slots__ = ()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        from researchkit.briefing.html import fragment
        from researchkit.briefing.serial import to_json

        assert isinstance(self, Block)
        return {MIME: to_json(self), "text/plain": type(self).__name__, "text/html": fragment(self)}


@dataclass(frozen=True, slots=True)
class Masthead(Shown):
    """The head of a briefing: at most one, and first.

    Attributes:
        title: name, place and months; the document's title and only ``h1``.
        subtitle: one line under it.
        status: ``provisional``, ``revised``, ``corrected`` or ``""`` (chooses the look of the badge).
        status_text: the badge's words, in the briefing's language.
        facts: label and value lines (published, data as of, version, identifier …).
        notice: the notice of a correction, or empty.
        links: other formats and languages.
        lang: BCP 47 tag of the briefing's language, ``""`` if the notebook says it.
        date: ISO date of the release, ``""`` if the notebook says it.
    """

    title: str
    subtitle: str = ""
    status: str = ""
    status_text: str = ""
    facts: tuple[tuple[str, Runs], ...] = ()
    notice: Runs = ()
    links: tuple[Link, ...] = ()
    lang: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Heading(Shown):
    """A heading; level 1 is the title, sections begin at 2; no level is skipped."""

    level: int
    runs: Runs
    id: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 6:
            raise ValueError("a heading has a level from 1 to 6")


@dataclass(frozen=True, slots=True)
class Paragraph(Shown):
    """A paragraph. ``role`` is ``""``, ``lead`` (first sentence of a section) or ``small``."""

    runs: Runs
    role: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock(Shown):
    """A list; an item is a list of blocks (most often one paragraph)."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    role: str = ""
    """``main-points`` is set larger; else ``""``."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: name in the CSV.
        label: words of the header cell; never empty.
        align: ``left``, ``right`` or ``center``.
        kind: ``text``, ``number``, ``date`` or ``mark``.
        scope: ``row`` when its cells are the headers of their rows, else ``""``.
    """

    name: str
    label: str
    align: str = "left"
    kind: str = "text"
    scope: str = ""

    def __post_init__(self) -> None:
        if not self.label.strip():
            raise ValueError("a table column needs a label")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the printed line, and the bare value for the CSV (``None``: the printed words)."""

    runs: Runs
    value: str | int | float | None = None


@dataclass(frozen=True, slots=True)
class TableBlock(Shown):
    """A table.

    Attributes:
        caption: what it shows, where, when.
        columns, rows: every row has one cell a column.
        notes: lines under the table (marks explained).
        source: the source line.
        id: anchor; unique in the document; numbered if empty.
        csv_name, csv: name and text of the data file, or empty.
    """

    caption: Runs
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Runs, ...] = ()
    source: Runs = ()
    id: str = ""
    csv_name: str = ""
    csv: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs a column")
        if not plain(self.caption).strip():
            raise ValueError("a table needs a caption")
        for index, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                raise ValueError(f"row {index} has {len(row)} cells for {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class FigureBlock(Shown):
    """A chart.

    Attributes:
        headline: the finding, as a line of text (the figure's heading).
        subtitle: the statistical subtitle: measure, place, period.
        svg: the drawing: deterministic, no script, no external reference, no raster; text kept as text.
        alt: two or three sentences: form, trend, extremes, exception. Never empty.
        source: the source line.
        notes: lines under the chart.
        table: the same data as a table.
        csv_name, csv: name and text of the data file.
        card_name, card: name and bytes of the share card (PNG), or empty.
        id: anchor; unique in the document; numbered if empty.
    """

    headline: Runs
    svg: str
    alt: str
    subtitle: Runs = ()
    source: Runs = ()
    notes: tuple[Runs, ...] = ()
    table: TableBlock | None = None
    csv_name: str = ""
    csv: str = ""
    card_name: str = ""
    card: bytes = b""
    id: str = ""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a figure needs an alternative text")


@dataclass(frozen=True, slots=True)
class ImageBlock(Shown):
    """A raster picture (PNG) of a foreign notebook. Our own charts are :class:`FigureBlock`."""

    png: bytes
    alt: str
    caption: Runs = ()

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a picture needs an alternative text")


@dataclass(frozen=True, slots=True)
class Preformatted(Shown):
    """Text set as it stands, in a fixed-width face."""

    text: str


@dataclass(frozen=True, slots=True)
class Box(Shown):
    """Blocks set apart: ``note``, ``warning``, ``quote`` or ``notice`` (a correction)."""

    blocks: tuple[Block, ...]
    title: Runs = ()
    kind: str = "note"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One of the few large numbers: number, label, qualifier."""

    number: Runs
    label: Runs
    qualifier: Runs = ()


@dataclass(frozen=True, slots=True)
class KeyFigures(Shown):
    """The key figures, side by side."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Footnote(Shown):
    """The text of a footnote; it is printed where it is first referred to."""

    id: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Proof:
    """Where one number comes from.

    Attributes:
        result_id: the result.
        label: what is counted, in words.
        text: the result as text, with its interval.
        n: the denominator or number of observations, as text, or ``""``.
        unit, method: as in the result.
        case_ids: cases counted surely; ``possible_ids`` those that only may count.
    """

    result_id: str
    label: str
    text: str
    n: str = ""
    unit: str = ""
    method: str = ""
    case_ids: tuple[str, ...] = ()
    possible_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofList(Shown):
    """The appendix "Where each number comes from"; printed where it is shown, best last.

    Attributes:
        proofs: one a result; those that the document does not print are left out.
        labels: words of the index in the briefing's language, by key (see ``document.WORDS``).
    """

    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class PageBreak(Shown):
    """A new page in the PDF; nothing in HTML."""


Block: TypeAlias = (
    Masthead
    | Heading
    | Paragraph
    | ListBlock
    | TableBlock
    | FigureBlock
    | ImageBlock
    | Preformatted
    | Box
    | KeyFigures
    | Footnote
    | ProofList
    | PageBreak
)
