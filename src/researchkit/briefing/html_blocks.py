"""Each block of a document as HTML."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field

from researchkit.briefing import blocks as b
from researchkit.briefing.markup import Html, join, tag
from researchkit.briefing.pictures import safe_svg, size_of_png

_TIME = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
ASSETS = {".csv": ("CSV", "text/csv;charset=utf-8"), ".png": ("PNG", "image/png")}


@dataclass(slots=True)
class HtmlBlocks:
    """Draws blocks; knows what the whole document knows.

    Attributes:
        labels: the fixed words of the page.
        lang: the document's language.
        numbering: kind and number of figures and tables, by id.
        notes: number of each footnote, by id.
        proved: result ids that the list of proofs explains.
        files_at: folder of the data files, relative to the page; ``None`` puts them into the page itself.
    """

    labels: dict[str, str]
    lang: str = ""
    numbering: dict[str, tuple[str, int]] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    proved: frozenset[str] = frozenset()
    files_at: str | None = None
    referred: set[str] = field(default_factory=set)
    sources: dict[str, list[str]] = field(default_factory=dict)

    # -- runs ---------------------------------------------------------------------------------------------

    def line(self, runs: b.Runs) -> Html:
        """A line of runs."""
        return join(self.run(run) for run in runs)

    def run(self, run: b.Run) -> Html:
        """One run."""
        if isinstance(run, b.Text):
            return _text(run)
        if isinstance(run, b.Number):
            return self.number(run)
        if isinstance(run, b.Link):
            away = run.href.startswith("http")
            return tag(
                "a", run.text, href=run.href, title=run.title or None, rel="noreferrer" if away else None
            )
        if isinstance(run, b.Mark):
            return tag("abbr", run.text, title=run.meaning)
        if isinstance(run, b.DateRun):
            if _TIME.fullmatch(run.iso):
                return tag("time", run.text, datetime=run.iso)
            return tag("span", run.text, data_dates=run.iso)
        number = str(self.notes.get(run.note_id, "*"))
        first = run.note_id not in self.referred
        self.referred.add(run.note_id)
        return tag(
            "sup",
            tag(
                "a",
                number,
                href=f"#fn-{number}",
                id=f"fnref-{number}" if first else None,
                aria_label=self.labels["footnote"].format(number=number),
            ),
            class_="fn",
        )

    def number(self, run: b.Number) -> Html:
        """A number, linked to its proof where the document has a list of proofs."""
        shown: Html | str = tag("strong", run.text) if run.strong else run.text
        if run.result_id in self.proved:
            return tag("a", shown, class_="num", href=f"#{proof_id(run.result_id)}")
        return tag("data", shown, class_="num", value=run.result_id)

    # -- blocks -------------------------------------------------------------------------------------------

    def block(self, block: b.Block) -> Html:
        """One block."""
        if isinstance(block, b.Heading):
            return tag(f"h{block.level}", self.line(block.runs), id=block.id or None)
        if isinstance(block, b.Paragraph):
            return tag("p", self.line(block.runs), class_=block.role or None)
        if isinstance(block, b.ListBlock):
            items = (tag("li", self.item(item)) for item in block.items)
            return tag("ol" if block.ordered else "ul", items, class_=block.role or None)
        if isinstance(block, b.TableBlock):
            return self.table(block)
        if isinstance(block, b.FigureBlock):
            return self.figure(block)
        if isinstance(block, b.ImageBlock):
            return self.image(block)
        if isinstance(block, b.Preformatted):
            return tag("pre", tag("code", block.text), tabindex="0")
        if isinstance(block, b.Box):
            head = tag("p", self.line(block.title), class_="box-title") if block.title else None
            inside = join(head, (self.block(inner) for inner in block.blocks))
            return tag("blockquote" if block.kind == "quote" else "div", inside, class_=f"box {block.kind}")
        if isinstance(block, b.KeyFigures):
            return tag("dl", (self.key_figure(item) for item in block.items), class_="key")
        if isinstance(block, b.Masthead):
            return self.masthead(block)
        if isinstance(block, b.ProofList):
            return self.proofs(block)
        return Html("")

    def item(self, blocks: tuple[b.Block, ...]) -> Html:
        """A list item; a lone paragraph needs no element of its own."""
        if len(blocks) == 1 and isinstance(blocks[0], b.Paragraph) and not blocks[0].role:
            return self.line(blocks[0].runs)
        return join(self.block(block) for block in blocks)

    def key_figure(self, item: b.KeyFigure) -> Html:
        """One key figure."""
        return tag(
            "div",
            tag("dt", self.line(item.label)),
            tag("dd", self.line(item.number), class_="value"),
            tag("dd", self.line(item.qualifier)) if item.qualifier else None,
        )

    def masthead(self, block: b.Masthead) -> Html:
        """The head of the briefing."""
        badge = None
        if block.status_text:
            badge = tag("p", tag("span", block.status_text, class_=f"badge {block.status}".strip()))
        facts = [tag("div", tag("dt", label), tag("dd", self.line(runs))) for label, runs in block.facts]
        links = None
        if block.links:
            links = tag("ul", (tag("li", self.run(link)) for link in block.links), class_="formats")
            links = tag("nav", links, aria_label=self.labels["formats"])
        return join(
            tag("h1", block.title),
            tag("p", block.subtitle, class_="subtitle") if block.subtitle else None,
            badge,
            tag("dl", facts, class_="facts") if facts else None,
            tag("p", self.line(block.notice), class_="box notice") if block.notice else None,
            links,
        )

    # -- tables and figures -------------------------------------------------------------------------------

    def called(self, block_id: str) -> str:
        """``Figure 3`` in the document's language; empty for what has no number."""
        kind, number = self.numbering.get(block_id, ("", 0))
        return self.labels[kind].format(number=number) if kind else ""

    def table(self, block: b.TableBlock, within: str = "") -> Html:
        """A table with its notes, source and data file."""
        called = within or self.called(block.id)
        label = None if within or not called else tag("span", called, class_="label")
        head = (tag("th", column.label, scope="col", class_=_align(column)) for column in block.columns)
        body = (
            tag("tr", (self.cell(column, cell) for column, cell in zip(block.columns, row, strict=True)))
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
        return tag("div", scroll, self.under(block), class_="table", id=block.id or None)

    def cell(self, column: b.Column, cell: b.Cell) -> Html:
        """A cell; a row header if its column heads the rows."""
        if column.scope == "row":
            return tag("th", self.line(cell.runs), scope="row", class_=_align(column))
        return tag("td", self.line(cell.runs), class_=_align(column))

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
            href = f"{self.files_at}{name}"
        return tag("a", words, href=href, download=name)

    def figure(self, block: b.FigureBlock) -> Html:
        """A chart: heading, drawing, source, files, and the same data as a table."""
        called = self.called(block.id)
        headline = b.plain(block.headline)
        anchor = block.id or "figure"
        caption = tag(
            "figcaption",
            tag("p", called, class_="label") if called else None,
            tag("p", self.line(block.headline), class_="headline", id=f"{anchor}-headline"),
            tag("p", self.line(block.subtitle), class_="statistic") if block.subtitle else None,
        )
        drawing = safe_svg(block.svg, prefix=anchor, title=headline, alt=block.alt, lang=self.lang)
        data = None
        if block.table is not None:
            summary = self.labels["data_table"].format(label=called or headline)
            data = tag("details", tag("summary", summary), self.table(block.table, within=summary))
        return tag(
            "figure",
            caption,
            self.scroll(tag("div", drawing, class_="chart"), called or headline),
            self.under(block),
            data,
            id=block.id or None,
            aria_labelledby=f"{anchor}-headline",
        )

    def image(self, block: b.ImageBlock) -> Html:
        """A raster picture."""
        width, height = size_of_png(block.png)
        source = f"data:image/png;base64,{base64.b64encode(block.png).decode('ascii')}"
        picture = tag("img", src=source, alt=block.alt, width=str(width), height=str(height))
        caption = tag("figcaption", self.line(block.caption)) if block.caption else None
        return tag("figure", caption, self.scroll(tag("div", picture, class_="chart"), block.alt[:80]))

    # -- proofs -------------------------------------------------------------------------------------------

    def proofs(self, block: b.ProofList) -> Html:
        """The list of proofs; every number of the text links here."""
        return tag("div", (self.proof(proof) for proof in block.proofs), class_="proofs")

    def proof(self, proof: b.Proof) -> Html:
        """Where one number comes from."""
        words = self.labels
        facts = [
            tag("div", tag("dt", words[label]), tag("dd", value))
            for label, value in (
                ("proof_value", proof.text),
                ("proof_n", proof.n),
                ("proof_unit", proof.unit),
                ("proof_method", proof.method),
            )
            if value
        ]
        cases = [
            tag(
                "details",
                tag("summary", f"{words[label]}: {len(ids)}"),
                tag("p", ", ".join(ids), class_="ids"),
            )
            for label, ids in (("proof_cases", proof.case_ids), ("proof_possible", proof.possible_ids))
            if ids
        ]
        return tag(
            "div",
            tag("p", tag("strong", proof.label or proof.result_id), " ", tag("code", proof.result_id)),
            tag("dl", facts, class_="facts"),
            cases,
            class_="proof",
            id=proof_id(proof.result_id),
        )


def proof_id(result_id: str) -> str:
    """The anchor of a result's proof."""
    return f"proof-{re.sub(r'[^A-Za-z0-9_.-]', lambda m: f'_{ord(m[0]):x}_', result_id)}"


def size(count: int, lang: str = "en") -> str:
    """A file size: the larger unit from a thousand bytes on, never nought."""
    comma = "." if lang.startswith("en") or not lang else ","
    if count < 1000:
        return f"{count} B"
    unit, value = ("kB", count / 1000) if count < 1_000_000 else ("MB", count / 1_000_000)
    text = f"{value:.1f}" if value < 10 else f"{value:.0f}"
    return f"{text.removesuffix('.0').replace('.', comma)} {unit}"


def _text(run: b.Text) -> Html:
    shown: Html | str = run.text
    if "\n" in run.text:
        shown = join(*(part for line in run.text.split("\n") for part in (tag("br"), line)))[len("<br>") :]
        shown = Html(shown)
    if run.code:
        shown = tag("code", shown)
    if run.em:
        shown = tag("em", shown)
    if run.strong:
        shown = tag("strong", shown)
    if run.lang:
        return tag("span", shown, lang=run.lang)
    return join(shown)


def _align(column: b.Column) -> str | None:
    return {"right": "right", "center": "center"}.get(column.align)
