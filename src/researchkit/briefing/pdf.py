"""A document as PDF: tagged (PDF/UA-1), archival (PDF/A-2a), the same bytes every time."""

from __future__ import annotations

import datetime
import io
import json
import logging
import re
import tempfile
from importlib import resources
from pathlib import Path
from typing import Any

from researchkit.briefing.document import Document, shown
from researchkit.briefing.fonts import faces
from researchkit.briefing.pdf_tags import heads_of_rows, tag_row_headers
from researchkit.briefing.typeset import Typeset
from researchkit.core.issue import ResearchkitError

LOG = logging.getLogger(__name__)


def render_pdf(document: Document) -> bytes:
    """The document as PDF.

    It meets PDF/UA-1, and PDF/A-2a too if the document has a date (an archive file must say when it was made).

    Raises:
        ResearchkitError: BRIEF-27, a letter that no font has; BRIEF-29, the typesetter refuses the document
            or warns. Its own words go to the log only: they quote the text.
    """
    check_letters(document)
    typeset = Typeset(document)
    data = json.dumps(typeset.data(), ensure_ascii=False, sort_keys=True)
    return _finished(_compile(document, data, typeset.pictures), document)


def check_letters(document: Document) -> None:
    """Refuse a letter that neither font can draw, naming the block it stands in.

    Raises:
        ResearchkitError: BRIEF-27.
    """
    for block, place in zip(document.blocks, document.places, strict=True):
        if missing := faces.undrawable("".join(shown(block))):
            codes = ", ".join(f"U+{ord(char):04X}" for char in missing[:5])
            raise ResearchkitError("BRIEF-27", place, codes)


def _compile(document: Document, data: str, pictures: dict[str, bytes]) -> bytes:
    import typst as package

    typst: Any = package  # its stubs want the standards one by one

    when, standards = None, ["ua-1"]
    if document.date:
        when = datetime.datetime.combine(
            datetime.date.fromisoformat(document.date), datetime.time(), datetime.UTC
        )
        standards = ["a-2a", "ua-1"]
    template = (resources.files("researchkit.briefing") / "templates" / "brief.typ").read_bytes()
    with tempfile.TemporaryDirectory(prefix="researchkit-") as root:
        # The root holds our own pictures and nothing else, packages have no place to come from, and the data is
        # an input, not a file.
        for name, picture in pictures.items():
            (Path(root) / name).write_bytes(picture)
        try:
            pdf, warnings = typst.compile_with_warnings(
                template,
                root=root,
                package_path=f"{root}/none",
                package_cache_path=f"{root}/none",
                sys_inputs={"doc": data},
                font_paths=[str(faces.folder()), str(_fallback_fonts())],
                ignore_system_fonts=True,
                pdf_standards=standards,
                timestamp=when,
            )
        except typst.TypstError as error:
            LOG.error("typst: %s", error.message)
            raise ResearchkitError("BRIEF-29", _named(document)) from None
    if warnings:
        LOG.error("typst: %s", "; ".join(str(warning) for warning in warnings))
        raise ResearchkitError("BRIEF-29", _named(document), f"{len(warnings)} warning(s)")
    return bytes(pdf)


def _named(document: Document) -> str:
    return document.places[0].partition("#")[0] if document.places else "document"


def _fallback_fonts() -> Path:
    """The DejaVu fonts that come with matplotlib (found without importing it)."""
    import importlib.util

    spec = importlib.util.find_spec("matplotlib")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"


def _finished(pdf: bytes, document: Document) -> bytes:
    """The same PDF with row headers tagged and its objects packed (half the size), the same every time."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        tag_row_headers(file, heads_of_rows(document))
        file.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
        )
    return _lengths_seen(out.getvalue())


_STREAM = re.compile(
    rb"(?<=obj\n<<) ((?:(?!endobj).)*?/Length (\d+)(?:(?!endobj).)*?>>\nstream\n)", re.DOTALL
)


def _lengths_seen(pdf: bytes) -> bytes:
    """The same PDF, with no stream whose end could be mistaken.

    One compressed stream in 256 ends in a carriage return. With the newline that ends its line, a strict checker of
    PDF/A takes the two for one line end and the stream for a byte shorter than it says. Such a line is ended by both
    instead; a space left out at the beginning of the object keeps every other byte where it was.
    """
    out, done = [], 0
    for found in _STREAM.finditer(pdf):
        end = found.end() + int(found[2])
        if found.start() >= done and pdf[end - 1 : end + 10] == b"\r\nendstream":
            out += [pdf[done : found.start()], found[1], pdf[found.end() : end], b"\r"]
            done = end
    return b"".join([*out, pdf[done:]])
