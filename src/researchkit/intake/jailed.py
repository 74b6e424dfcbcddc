"""Runs alone in a process of its own, never imported: reads one hostile file and prints what it holds.

``python -I jailed.py <limits> <task> <options>`` takes the file on standard input and prints one JSON object:
``{"ok": ...}`` or ``{"refused": "<issue code>", "where": "<fragment>"}``. Before it looks at a byte it gives up
memory, time, files, processes and the network. It knows nothing of the rest of the package.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
import stat
import sys
import zipfile
from html.parser import HTMLParser
from typing import Any

MAX_PARTS = 2_000
MAX_UNPACKED = 256 << 20
MAX_RATIO = 200
MAX_CELLS = 4_000_000
MAX_PAGES = 2_000

_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["'](\d{1,10})["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


class Refused(Exception):
    """A file that must not be read further."""

    def __init__(self, code: str, where: str = "") -> None:
        self.code, self.where = code, where
        super().__init__(code)


def lock(memory: int, seconds: int, written: int) -> None:
    """Give up memory, time, files, processes and the network for the rest of this process."""
    try:
        import resource
    except ImportError:  # not a POSIX system: the audit hook below and the caller's time limit remain
        pass
    else:
        for name, limit in (("RLIMIT_AS", memory), ("RLIMIT_CPU", seconds), ("RLIMIT_FSIZE", written),
                            ("RLIMIT_NOFILE", 32), ("RLIMIT_CORE", 0)):  # fmt: skip
            resource.setrlimit(getattr(resource, name), (limit, limit))
    closed = (
        "socket.",
        "subprocess.",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.fork",
        "ctypes.",
        "pty.",
    )

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and (
            set(arguments[1] or "") & set("wax+")
            or (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        )
        if event.startswith(closed) or writes:
            raise Refused("INTAKE-JAIL-03")

    sys.addaudithook(watch)


def check_archive(data: bytes) -> zipfile.ZipFile:
    """Open a zip whose list of parts promises no harm.

    Raises:
        Refused: too many parts, too large or too strongly packed, a part twice, a path that leaves the
            archive, a link, a password, a macro.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = archive.infolist()
    names = [part.filename for part in parts]
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or len(set(names)) < len(names):
        raise Refused("INTAKE-JAIL-02")
    for part in parts:
        strong = part.file_size > 1 << 20 and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        leaves = part.filename.startswith(("/", "\\")) or ".." in part.filename.replace("\\", "/").split("/")
        if strong or leaves or stat.S_ISLNK(part.external_attr >> 16) or part.flag_bits & 1:
            raise Refused("INTAKE-JAIL-02")
        if part.filename.lower().endswith(("vbaproject.bin", ".zip", ".exe", ".dll")):
            raise Refused("INTAKE-FILE-07")
    return archive


def workbook(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Rows of one sheet from its first row on, all cells as text.

    A cell far off would make a reader lay out every cell before it, so the far corner is looked up first.
    """
    archive = check_archive(data)
    formulas = False
    for part in archive.infolist():
        if not part.filename.startswith("xl/worksheets/"):
            continue
        with archive.open(part) as handle:
            content = handle.read(part.file_size + 1)
        if len(content) > part.file_size:
            raise Refused("INTAKE-JAIL-02")
        far = max((_column(column) * int(row) for column, row in _CELL.findall(content)), default=0)
        widest = max((_column(column) for column, _ in _CELL.findall(content)), default=1)
        deepest = max((int(row) for row in _ROW.findall(content)), default=0)
        deepest = max([deepest, *(int(row) for _, row in _CELL.findall(content))])
        if max(far, widest * deepest) > MAX_CELLS:
            raise Refused("INTAKE-JAIL-02", "cells")
        formulas = formulas or _FORMULA.search(content) is not None
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    names = book.sheet_names
    wanted = options.get("sheet") or (names[0] if names else "")
    if wanted not in names:
        raise Refused("INTAKE-TABLE-05")
    rows = book.get_sheet_by_name(wanted).to_python(skip_empty_area=False)
    others = [name for name in names if name != wanted and _filled(book, name)]
    return {
        "sheet": wanted,
        "rows": [[_text(cell) for cell in row] for row in rows],
        "others": others,
        "formulas": formulas,
    }


def _filled(book: Any, name: str) -> bool:
    try:
        return any(cell not in ("", None) for row in book.get_sheet_by_name(name).to_python() for cell in row)
    except Exception:  # a chart sheet holds no rows
        return False


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    return str(cell)


def pdf(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Text of a PDF, page by page."""
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("INTAKE-TEXT-03")
    if len(reader.pages) > MAX_PAGES:
        raise Refused("INTAKE-JAIL-02")
    return {"pages": [page.extract_text() for page in reader.pages]}


def document(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Text of a Word document: paragraphs as lines; what was struck out in a revision is left out."""
    from defusedxml import ElementTree

    archive = check_archive(data)
    with archive.open("word/document.xml") as handle:
        tree = ElementTree.parse(handle, forbid_dtd=True)
    out: list[str] = []
    for node in tree.iter():
        name = str(node.tag).rpartition("}")[2]
        if name == "p" and out:
            out.append("\n")
        elif name == "t":
            out.append(node.text or "")
        elif name == "tab":
            out.append("\t")
        elif name in ("br", "cr"):
            out.append("\n")
    return {"pages": ["".join(out)]}


class _Page(HTMLParser):
    """Text of a page: what a reader sees, block by block."""

    silent = ("script", "style", "noscript", "template", "head", "nav", "svg")
    blocks = "p div br li tr h1 h2 h3 h4 h5 h6 article section blockquote table ul ol header footer".split()

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.title: list[str] = []
        self.hidden = 0
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_title = tag == "title"
        if tag == "body":  # a head may end without saying so
            self.hidden = 0
        self.hidden += tag in self.silent
        if tag in self.blocks:
            self.out.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.in_title = False
        if tag in self.silent and self.hidden:
            self.hidden -= 1
        if tag in self.blocks:
            self.out.append("\n")

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title.append(data)
        elif not self.hidden:
            self.out.append(re.sub(r"\s+", " ", data))


def page(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Text of an HTML page (given as UTF-8)."""
    parser = _Page()
    parser.feed(data.decode("utf-8"))
    parser.close()
    lines = (line.strip() for line in "".join(parser.out).splitlines())
    return {
        "pages": ["\n".join(line for line in lines if line)],
        "title": " ".join("".join(parser.title).split()),
    }


TASKS = {"workbook": workbook, "pdf": pdf, "document": document, "page": page}


def main() -> None:
    """Take the file on standard input, print what it holds."""
    limits, task, options = json.loads(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
    data = sys.stdin.buffer.read()
    for module in {
        "workbook": ("python_calamine",),
        "pdf": ("pypdf",),
        "document": ("defusedxml.ElementTree",),
    }.get(task, ()):
        __import__(module)
    lock(**limits)
    try:
        answer: dict[str, Any] = {"ok": TASKS[task](data, options)}
    except Refused as refusal:
        answer = {"refused": refusal.code, "where": refusal.where}
    except MemoryError:
        answer = {"refused": "INTAKE-JAIL-01", "where": ""}
    except Exception:
        answer = {"refused": "INTAKE-FILE-09", "where": ""}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
