"""An executed notebook as a document.

Only what is listed here reaches a reader: our own blocks, PNG pictures with an alternative text, SVG drawings
(made safe, with an alternative text), the cells of a pandas table, plain text, and markdown cells. HTML, JavaScript, widgets, LaTeX and
markdown that a cell *computed* are left out: they could carry anything. A notebook that shows a masthead is a
briefing of ours: of its outputs only blocks are published, so that a table looked at in passing stays inside.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any

from researchkit.briefing import blocks as b
from researchkit.briefing import frames, markdown
from researchkit.briefing.assemble import assemble
from researchkit.briefing.document import Document
from researchkit.briefing.labels import DEFAULT, has_labels, labels
from researchkit.briefing.pictures import UnsafePicture, safe_svg, size_of_png
from researchkit.briefing.serial import NotABlock, from_json
from researchkit.core.issue import Issue, ResearchkitError

RESEARCHER = "researcher"
"""The tag of a cell that is for the researcher only: neither its text nor its outputs are published."""

PLACEHOLDER = "no description has been provided for this image"
STAGE = "briefing"

_REPR = re.compile(r"<[^<>\n]*>")
"""The bare repr of an object (``<IPython.core.display.Markdown object>``) says nothing to a reader."""


def to_document(
    notebook: Any, *, name: str = "notebook.ipynb", title: str = "", lang: str = "", date: str = ""
) -> tuple[Document, list[Issue]]:
    """The document of a notebook.

    Title, language and date come from the masthead, else from here, else from the notebook's metadata
    (``title``, ``language_code``, ``date``, alone or under ``researchkit``), else from the first heading.

    Args:
        notebook: an executed notebook, format 4.
        name: its file name, for messages.
        title: of the document, if it does not say itself.
        lang: BCP 47 tag, if it does not say itself.
        date: ISO date, if it does not say itself.

    Returns:
        The document, and issues that do not stop it (something was left out).

    Raises:
        ResearchkitError: it cannot be published as it is, or at all: a notebook for review (``review`` in its
            metadata under ``researchkit``) shows names.
    """
    if notebook.metadata.get("researchkit", {}).get("review"):
        raise ResearchkitError("BRIEF-35", name)
    issues: list[Issue] = []
    blocks: list[b.Block] = []
    places: list[str] = []
    for place, block in _blocks(notebook, name, issues):
        blocks.append(block)
        places.append(place)
    said = dict(notebook.metadata)
    said.update(said.get("researchkit", {}))
    document = assemble(
        blocks,
        places,
        title=title or str(said.get("title", "")) or name.removesuffix(".ipynb"),
        lang=lang or str(said.get("lang", said.get("language_code", "en"))),
        date=date or str(said.get("date", "")),
    )
    if not has_labels(document.lang):
        issues.append(Issue("BRIEF-32", name, stage=STAGE))
    return document, issues


def place_of(cell: Any, index: int, name: str) -> str:
    """Where a cell stands, as messages say it: counted from 1, without the cells that the run put in."""
    return f"{name}#cell={cell.metadata.get('researchkit_cell', index)}"


def _blocks(notebook: Any, name: str, issues: list[Issue]) -> Iterator[tuple[str, b.Block]]:
    caption = ""
    briefing = _is_briefing(notebook)
    for index, cell in enumerate(notebook.cells, 1):
        place = place_of(cell, index, name)
        if RESEARCHER in cell.metadata.get("tags", []):
            continue
        if cell.cell_type == "markdown":
            for block in markdown.parse(cell.source, notes=f"c{index}", caption=caption):
                if isinstance(block, b.Heading):
                    caption = b.plain(block.runs)
                yield place, block
        elif cell.cell_type == "code":
            for output in cell.outputs:
                for block in _output(output, place, issues, ours_only=briefing, caption=caption):
                    yield place, block


def _is_briefing(notebook: Any) -> bool:
    """Whether a cell shows a masthead."""
    return any(
        output.get("data", {}).get(b.MIME, {}).get("type") == b.Masthead.__name__
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if isinstance(output.get("data", {}).get(b.MIME, {}), dict)
    )


def _output(output: Any, place: str, issues: list[Issue], *, ours_only: bool, caption: str) -> list[b.Block]:
    if output.output_type == "error":
        raise ResearchkitError("BRIEF-03", place)
    if output.output_type == "stream":
        if "".join(output.text).strip():
            issues.append(Issue("BRIEF-30", place, stage=STAGE))
        return []
    data, metadata = output.data, output.get("metadata", {})
    if b.MIME in data:
        return [_own(data[b.MIME], place)]
    if ours_only:
        issues.append(Issue("BRIEF-31", place, stage=STAGE))
        return []
    if "image/svg+xml" in data:
        return [_drawing(data["image/svg+xml"], metadata, place)]
    if "image/png" in data:
        return [_picture(data["image/png"], metadata, place)]
    if "text/html" in data and "text/plain" in data:
        html = "".join(data["text/html"])
        if table := frames.read(
            html, caption=caption or labels(DEFAULT)["row"], row_label=labels(DEFAULT)["row"]
        ):
            return [table]
    plain = data.get("text/plain")
    text = "".join(plain) if plain is not None else ""
    if text.strip() and not _REPR.fullmatch(text.strip()):
        return [b.Preformatted(text)]
    issues.append(Issue("BRIEF-31", place, stage=STAGE))
    return []


def _own(data: object, place: str) -> b.Block:
    try:
        block = from_json(data)
        if isinstance(block, b.FigureBlock):
            safe_svg(block.svg, prefix="figure", title="", alt="", strict=True)
        if isinstance(block, b.ImageBlock):
            size_of_png(block.png)
    except NotABlock as error:
        raise ResearchkitError("BRIEF-20", place, str(error)) from None
    except UnsafePicture as error:
        raise ResearchkitError("BRIEF-22", place, str(error)) from None
    for noun in (block,):
        if isinstance(noun, b.FigureBlock | b.ImageBlock):
            _described(noun.alt, place)
    return block


def _described(alt: str, place: str) -> str:
    if not alt.strip() or PLACEHOLDER in alt.lower():
        raise ResearchkitError("BRIEF-21", place)
    return alt


def _alt(metadata: Any, mime: str, place: str) -> str:
    own = metadata.get(mime, {})
    found = own.get("alt", "") if isinstance(own, dict) else ""
    return _described(str(found or metadata.get("alt", "")), place)


def _drawing(svg: Any, metadata: Any, place: str) -> b.FigureBlock:
    alt = _alt(metadata, "image/svg+xml", place)
    text = "".join(svg)
    try:
        safe_svg(text, prefix="figure", title="", alt="")
    except UnsafePicture as error:
        raise ResearchkitError("BRIEF-22", place, str(error)) from None
    return b.FigureBlock(b.runs(str(metadata.get("caption", ""))), text, alt)


def _picture(png: Any, metadata: Any, place: str) -> b.ImageBlock:
    alt = _alt(metadata, "image/png", place)
    try:
        data = base64.b64decode("".join(png), validate=False)
        size_of_png(data)
    except (binascii.Error, UnsafePicture):
        raise ResearchkitError("BRIEF-22", place, "not a PNG") from None
    return b.ImageBlock(data, alt, b.runs(str(metadata.get("caption", ""))))
