"""Narratives: one text a file, from plain text, HTML, Word or PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from researchkit.core.claim import Words
from researchkit.intake import filetype, jail
from researchkit.intake.confirmed import Confirmed
from researchkit.intake.encoding import decode
from researchkit.intake.grid import Unreadable
from researchkit.intake.receive import Document


@dataclass(frozen=True, slots=True)
class Narrative:
    """One text, from which claims may be drafted.

    Attributes:
        report: the row of the contract REPORTS for the text as a whole (``kind`` narrative). A drafter that
            finds several persons makes one report each from it, with ids of their own.
        text: the words. Offsets count the characters of this text; a locator is
            ``<locator of report>#char=120,164``, with ``&page=2`` never needed since pages are joined.
        words: words of the report told beside the text: what its headline says.
        tier: tier of the source: the text itself is never public unless it is open.
        confirmed: claims that a person confirmed in the text; ``None`` = the source holds no such decisions and
            the text is read by rule.
    """

    report: dict[str, str]
    text: str
    words: tuple[Words, ...]
    tier: str
    confirmed: tuple[Confirmed, ...] | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """Text of a file.

    Attributes:
        text: pages joined by a blank line.
        title: title of an HTML page.
        notes: issue codes to tell.
    """

    text: str
    title: str = ""
    notes: tuple[str, ...] = ()


def read(document: Document, encoding: str = "") -> Read:
    """Read the text of a document.

    Args:
        document: an accepted document.
        encoding: declared encoding of plain text and HTML; ``""`` = told from the bytes.

    Raises:
        Unreadable: the jail refused it, the encoding cannot be told, there is no text (INTAKE-TEXT-02), or
            it is a table (INTAKE-TEXT-04).
    """
    reader = _READERS.get(document.media_type)
    if reader is None:
        raise Unreadable("INTAKE-TEXT-04")
    found = reader(document.data, encoding)
    if not any(character.isalpha() for character in found.text):
        raise Unreadable("INTAKE-TEXT-02")
    if any("\ud800" <= character <= "\udfff" for character in found.text):
        raise Unreadable("INTAKE-FILE-09")
    return found


def _plain(data: bytes, encoding: str) -> Read:
    decoded = decode(data, encoding)
    return Read(_lines(decoded.text), notes=decoded.notes)


def _page(data: bytes, encoding: str) -> Read:
    decoded = decode(data, encoding)
    found = jail.run("page", decoded.text.encode())
    return Read(_lines(found["pages"][0]), found["title"], decoded.notes)


def _document(data: bytes, encoding: str) -> Read:
    return Read(_lines(jail.run("document", data)["pages"][0]))


def _pdf(data: bytes, encoding: str) -> Read:
    pages = [_lines(page).strip() for page in jail.run("pdf", data)["pages"]]
    some = any(not page for page in pages)
    return Read("\n\n".join(page for page in pages if page), notes=("INTAKE-TEXT-05",) if some else ())


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


_READERS: dict[str, Callable[[bytes, str], Read]] = {
    filetype.TEXT: _plain,
    filetype.HTML: _page,
    filetype.DOCX: _document,
    filetype.PDF: _pdf,
}
