"""What a file is, told from its bytes; a name only says what it claims to be."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
HTML = "text/html"
JSON = "application/json"
JSON_LINES = "application/x-ndjson"
CSV = "text/csv"
TEXT = "text/plain"
UNKNOWN = "application/octet-stream"

#: Endings that promise a type; any other ending promises nothing.
_PROMISED = {
    "xlsx": XLSX,
    "docx": DOCX,
    "pdf": PDF,
    "html": HTML,
    "json": JSON,
    "ndjson": JSON_LINES,
    "csv": CSV,
}
_NO_TEXT = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
    b"MZ",
    b"PAR1",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Told:
    """A file's type.

    Attributes:
        media_type: type told from the content.
        code: issue code if such a file is refused or its name promises something else; ``""`` = fine.
        refused: whether it is not to be read at all.
    """

    media_type: str
    code: str = ""
    refused: bool = False


def tell(name: str, data: bytes) -> Told:
    """Tell a file's type from its first bytes (and, for a zip, its list of parts)."""
    if not data.strip(b" \t\r\n\0"):
        return Told(UNKNOWN, "INTAKE-FILE-05", refused=True)
    if data.startswith(_OLE):
        return Told("application/x-ole-storage", "INTAKE-FILE-07", refused=True)
    found = _content(data)
    if found == UNKNOWN:
        return Told(found, "INTAKE-FILE-06", refused=True)
    promised = _PROMISED.get(PurePosixPath(name).suffix.lower().removeprefix("."))
    plain = {CSV, TEXT, JSON_LINES}
    if found == TEXT and promised in plain:
        return Told(promised)
    if promised is None and found in {JSON, JSON_LINES} and _named_text(name):
        return Told(TEXT)  # "[Almaty, 3 May] …" begins a press release
    if promised == JSON_LINES and found == JSON:  # one record on one line is both
        return Told(JSON_LINES)
    if promised == JSON and found == JSON_LINES:
        return Told(JSON_LINES)
    return Told(found, "" if promised in {None, found} else "INTAKE-FILE-08")


def _named_text(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in {".txt", ".text", ".md"}


def _content(data: bytes) -> str:
    head = data[:1024]
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if head.lstrip().startswith(b"%PDF-"):
        return PDF
    if head.startswith(_NO_TEXT):
        return UNKNOWN
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.lower().startswith((b"<!doctype html", b"<html")):
        return HTML
    if start.startswith((b"{", b"[")):
        return JSON_LINES if _line_is_record(data) else JSON
    return TEXT


def _line_is_record(data: bytes) -> bool:
    first, _, rest = data[: 1 << 16].partition(b"\n")
    try:
        return isinstance(json.loads(first), dict) and rest.lstrip().startswith(b"{")
    except (ValueError, RecursionError):
        return False


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return UNKNOWN
    if "xl/workbook.xml" in names:
        return XLSX
    return DOCX if "word/document.xml" in names else UNKNOWN
