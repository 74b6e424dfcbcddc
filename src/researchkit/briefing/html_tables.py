"""Tables and figures as HTML: what is wide scrolls in a region of its own, what is drawn is also said."""

from __future__ import annotations

import base64

from researchkit.briefing import blocks as b
from researchkit.briefing.html_runs import HtmlRuns
from researchkit.briefing.markup import Html, join, tag
from researchkit.briefing.pictures import safe_svg, size_of_png

ASSETS = {".csv": ("CSV", "text/csv;charset=utf-8"), ".png": ("PNG", "image/png")}
TIGHT = 18
"""A column of no longer words is never divided over lines."""

MANY = 7
"""A table of so many columns may stand out of the column of text where the screen has room."""

ROOMY = 40
"""A column of longer words is given room."""


class HtmlTables(HtmlRuns):
    """Draws tables, figures and pictures."""

    __slots__ = ()

    def called(self, block_id: str) -> str:
        """``Figure 3`` in the document's language; empty for what has no number."""
        kind, number = self.numbering.get(block_id, ("", 0))
        return self.labels[kind].format(number=number) if kind else ""

    def table(self, block: b.TableBlock, within: str = "") -> Html:
        """A table with its notes, source and data file."""
        called = within or self.called(block.id)
        label = None if within or not called else tag("span", called, class_="label")
        looks = [
            _look(column, [row[index] for row in block.rows]) for index, column in enumerate(block.columns)
        ]
        head = (
            tag("th", column.label, scope="col", class_=look)
            for column, look in zip(block.columns, looks, strict=True)
        )
        body = (
            tag("tr", (self.cell(*cell) for cell in zip(block.columns, row, looks, strict=True)))
            for row in block.rows
        )
        table = tag(
            "table",
            tag("caption", label, " " if label else None, self.line(block.caption)),
            tag("thead", tag("tr", head)),
            tag("tbody", body),
        )
        name = called or b.plain(block.caption)
        scroll = self.scroll(table, name)
        if within:
            return join(scroll, self.under(block))
        wide = " wide" if len(block.columns) >= MANY else ""
        return tag("div", scroll, self.under(block), class_=f"table{wide}", id=block.id or None)

    def cell(self, column: b.Column, cell: b.Cell, look: str | None) -> Html:
        """A cell; a row header if its column heads the rows."""
        if column.scope == "row":
            return tag("th", self.line(cell.runs), scope="row", class_=look)
        return tag("td", self.line(cell.runs), class_=look)

    def scroll(self, inside: Html, name: str) -> Html:
        """Something wide, in a region of its own that a keyboard can reach and scroll."""
        label = self.labels["scroll"].format(label=name)
        return tag("div", inside, class_="scroll", tabindex="0", role="group", aria_label=label)

    def under(self, block: b.TableBlock | b.FigureBlock) -> Html:
        """Notes, source and files under a table or figure."""
        called = self.called(block.id) or b.plain(
            block.caption if isinstance(block, b.TableBlock) else block.headline
        )
        files = [self.file(block.csv_name, block.csv.encode(), "download", called)] if block.csv_name else []
        if isinstance(block, b.FigureBlock) and block.card_name:
            files.append(self.file(block.card_name, block.card, "card", called))
        source = None
        if block.source:
            source = tag("p", self.labels["source"], " ", self.line(block.source), class_="source")
        return join(
            (tag("p", self.line(note), class_="note") for note in block.notes),
            source,
            tag("ul", (tag("li", file) for file in files), class_="files") if files else None,
        )

    def file(self, name: str, data: bytes, label: str, called: str) -> Html:
        """A link to a file that goes with the page; it says what, in which format, and how large."""
        kind, mime = next((value for end, value in ASSETS.items() if name.endswith(end)), ("", ""))
        words = self.labels[label].format(label=called, format=kind, size=size(len(data), self.lang))
        if self.files_at is None:
            href = f"data:{mime};base64,{base64.b64encode(data).decode('ascii')}"
        else:
            href = f"{self.files_at.rstrip('/')}/{name}" if self.files_at else name
        return tag("a", words, href=href, download=name)

    def figure(self, block: b.FigureBlock) -> Html:
        """A chart: heading, drawing, source, files, and the same data as a table."""
        called = self.called(block.id)
        headline = b.plain(block.headline)
        name = called or headline or block.alt[:80]
        anchor = block.id or "figure"
        caption = tag(
            "figcaption",
            tag("p", called, class_="label") if called else None,
            tag("p", self.line(block.headline), class_="headline", id=f"{anchor}:headline")
            if headline
            else None,
            tag("p", self.line(block.subtitle), class_="statistic") if block.subtitle else None,
        )
        drawing = safe_svg(block.svg, prefix=anchor, title=headline or name, alt=block.alt, lang=self.lang)
        data = None
        if block.table is not None:
            summary = self.labels["data_table"].format(label=name)
            table = self.table(block.table, within=summary)
            data = tag("details", tag("summary", summary), table, id=block.table.id or None)
        return tag(
            "figure",
            caption,
            self.scroll(tag("div", drawing, class_="chart"), name),
            self.under(block),
            data,
            id=block.id or None,
            aria_labelledby=f"{anchor}:headline" if headline else None,
        )

    def image(self, block: b.ImageBlock) -> Html:
        """A raster picture."""
        width, height = size_of_png(block.png)
        source = f"data:image/png;base64,{base64.b64encode(block.png).decode('ascii')}"
        picture = tag("img", src=source, alt=block.alt, width=str(width), height=str(height))
        caption = tag("figcaption", self.line(block.caption)) if block.caption else None
        return tag("figure", caption, self.scroll(tag("div", picture, class_="chart"), block.alt[:80]))


def size(count: int, lang: str = "en") -> str:
    """A file size: the larger unit from a thousand bytes on, never nought."""
    comma = "." if lang.startswith("en") or not lang else ","
    if count < 1000:
        return f"{count} B"
    unit, value = ("kB", count / 1000) if count < 1_000_000 else ("MB", count / 1_000_000)
    text = f"{value:.1f}" if value < 10 else f"{value:.0f}"
    return f"{text.removesuffix('.0').replace('.', comma)} {unit}"


def _look(column: b.Column, cells: list[b.Cell]) -> str | None:
    """The classes of a column's cells: side, and how much room they need."""
    longest = max((len(b.plain(cell.runs)) for cell in cells), default=0)
    room = "tight" if longest <= TIGHT else "roomy" if longest > ROOMY else ""
    side = column.align if column.align in {"right", "center"} else ""
    return " ".join(filter(None, (side, room))) or None
