"""A document as one HTML page: self-contained, without script, without a request to anyone."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import string
from importlib import resources

from researchkit.briefing import blocks as b
from researchkit.briefing.document import Document
from researchkit.briefing.fonts import faces
from researchkit.briefing.html_blocks import HtmlBlocks
from researchkit.briefing.labels import labels
from researchkit.briefing.markup import Html, escape, join, tag

CONTENTS_FROM = 3
"""A table of contents from this many sections on."""


def render_html(document: Document, *, files_at: str | None = None) -> bytes:
    """The document as a page.

    Args:
        document: the document.
        files_at: folder of its data files, relative to the page (``""``: beside it); ``None`` puts them into
            the page, so that it is whole without them.

    Returns:
        UTF-8 bytes; the same document always gives the same.
    """
    words = labels(document.lang)
    notes = document.footnotes()
    listed = document.proof_list()
    draw = HtmlBlocks(
        labels=words,
        lang=document.lang,
        numbering=document.numbering(),
        notes={note.id: number for number, note in enumerate(notes, 1)},
        proved=frozenset(proof.result_id for proof in listed.proofs) if listed else frozenset(),
        files_at=files_at,
    )
    masthead = document.masthead()
    head = draw.masthead(masthead) if masthead else tag("h1", document.title)
    body = join(draw.block(block) for block in document.blocks if not isinstance(block, b.Masthead))
    text = document.words() + "".join(words.values())
    italic = any(isinstance(noun, b.Text) and noun.em for noun in document.walk())
    style = stylesheet(text, italic=italic)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    page = _page().substitute(
        lang=escape(document.lang),
        policy=escape(policy),
        title=escape(document.title),
        date=tag("meta", name="dcterms.date", content=document.date) if document.date else "",
        style=style,
        skip=escape(words["skip"]),
        masthead=head,
        contents=_contents(document, draw),
        body=body,
        footnotes=_footnotes(notes, draw),
    )
    return page.encode("utf-8")


def fragment(block: b.Block) -> str:
    """One block as HTML, as JupyterLab shows it in a notebook."""
    return HtmlBlocks(labels=labels("en")).block(block)


def _contents(document: Document, draw: HtmlBlocks) -> Html:
    sections = [block for block in document.headings() if block.level == 2]
    if len(sections) < CONTENTS_FROM:
        return Html("")
    items = (tag("li", tag("a", b.plain(block.runs), href=f"#{block.id}")) for block in sections)
    return tag(
        "nav",
        tag("h2", draw.labels["contents"], id="page:contents"),
        tag("ol", items),
        class_="contents",
        aria_labelledby="page:contents",
    )


def _footnotes(notes: list[b.Footnote], draw: HtmlBlocks) -> Html:
    if not notes:
        return Html("")
    items = (
        tag(
            "li",
            draw.line(note.runs),
            " ",
            tag("a", "↩", href=f"#fnref:{number}", aria_label=f"{draw.labels['back']} ({number})"),
            id=f"fn:{number}",
        )
        for number, note in enumerate(notes, 1)
    )
    return tag(
        "section",
        tag("h2", draw.labels["footnotes"], id="page:footnotes"),
        tag("ol", items),
        class_="footnotes",
        aria_labelledby="page:footnotes",
    )


def stylesheet(text: str, *, italic: bool) -> str:
    """The style of a page: colours from the design tokens, the fonts its letters need, the fixed rules."""
    return "\n".join((_colours(), faces.css(text, italic=italic), _rules()))


@functools.cache
def _page() -> string.Template:
    return string.Template(_template("page.html"))


@functools.cache
def _rules() -> str:
    return _template("page.css")


@functools.cache
def _colours() -> str:
    tokens = json.loads(
        (resources.files("researchkit.briefing") / "design" / "tokens.json").read_text(encoding="utf-8")
    )

    def names(theme: str) -> str:
        return "".join(f"--{name}:{value};" for name, value in tokens[theme].items())

    light = f":root{{{names('light')}--focus:{tokens['light']['link']};}}"
    return f"{light}\n@media (prefers-color-scheme:dark){{:root{{{names('dark')}}}}}"


def _template(name: str) -> str:
    place = resources.files("researchkit.briefing") / "templates" / name
    return place.read_text(encoding="utf-8")
