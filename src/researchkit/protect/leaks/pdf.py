"""Texts of a PDF: pages, all revisions, and every string, stream and attachment of every object.

Page text is read with the fonts' own tables (ToUnicode), in the order in which it is drawn, so text that is
clipped, covered, white or off the page is read like any other. Where a font has no such table the page is
read by pypdf as well.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from researchkit.protect.leaks.encoded import scraps
from researchkit.protect.leaks.pixels import inflated

_STRING = re.compile(rb"\(((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)|<([0-9A-Fa-f\s]{4,})>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_NAME = re.compile(rb"/([^\s/<>()\[\]{}%]{4,})")
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_SHOWN = re.compile(
    rb"/([^\s/<>()\[\]]+)\s+[\d.+-]+\s+Tf"
    rb"|(\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<[0-9A-Fa-f\s]*>)"
    rb"|(-?\d+(?:\.\d+)?)(?=\s*[(<\]])"
    rb"|(?<![\w/])(ET|T[dDm*]|')(?!\w)",
    re.DOTALL,
)
#: Kerning in thousandths of an em beyond which two glyphs stand apart like words.
GAP = -180.0


def pdf(data: bytes) -> Iterator[str | bytes]:
    """Texts of a PDF, and the bytes of what is attached to it.

    Raises:
        ValueError: it cannot be opened.
    """
    import pikepdf

    ends = [match.end() for match in re.finditer(rb"%%EOF", data)]
    if not ends:
        raise ValueError("a PDF without an end")
    try:
        yield from _revision(data)
    except pikepdf.PdfError as error:
        raise ValueError("a PDF that cannot be opened") from error
    for end in ends[:-1]:
        try:
            yield from _revision(data[:end])
        except (pikepdf.PdfError, ValueError):  # a linearised file has an end in its middle
            continue
    if len(ends) > 1 or data[ends[-1] :].strip():
        yield scraps(data[ends[-1] :])
        yield from _loose(data)


def _revision(data: bytes) -> Iterator[str | bytes]:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as book:
        fonts: dict[tuple[int, int], dict[bytes, str] | None] = {}
        sure = True
        told: dict[str, None] = {}
        everything: Iterable[object] = book.objects
        for item in everything:
            if not isinstance(item, pikepdf.Object):  # a bare number, or nothing
                continue
            if not isinstance(item, pikepdf.Stream):
                raw = item.unparse(resolved=True)
            else:
                head = {name: item.get(name) for name in ("/Type", "/Subtype")}
                raw = pikepdf.Dictionary(dict(item.items())).unparse()
                yield from _stream(item, head)
                if item.get("/Resources") is not None:
                    resources = item.get("/Resources")
                    text, known = _drawn(item.read_bytes(), resources, fonts)
                    sure &= known
                    yield from text
            told.update(dict.fromkeys(_strings(raw)))
        for page in book.pages:
            resources = page.obj.get("/Resources") or _inherited(page.obj)
            contents = page.obj.get("/Contents")
            parts = (
                contents if isinstance(contents, pikepdf.Array) else [] if contents is None else [contents]
            )
            text, known = _drawn(b"\n".join(part.read_bytes() for part in parts), resources, fonts)
            sure &= known
            yield from text
        yield "\n".join(told)
        if book.get_warnings():
            raise ValueError("a PDF that had to be mended to be read")
    if not sure:
        import logging

        import pypdf

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote what it reads
        reader = pypdf.PdfReader(io.BytesIO(data))
        yield "\n".join(page.extract_text() or "" for page in reader.pages)


def _inherited(node: Any) -> Any:
    for _ in range(40):
        node = node.get("/Parent")
        if node is None:
            return None
        if node.get("/Resources") is not None:
            return node.get("/Resources")
    return None


def _stream(item: Any, head: dict[str, Any]) -> Iterator[str | bytes]:
    kind, subtype = str(head["/Type"] or ""), str(head["/Subtype"] or "")
    if kind == "/Metadata" or subtype == "/XML":
        yield scraps(item.read_bytes())
    elif kind == "/EmbeddedFile":
        yield item.read_bytes()
        yield scraps(item.read_bytes())
    elif subtype == "/Image":
        raw = item.read_raw_bytes()
        if raw[:3] == b"\xff\xd8\xff":
            yield raw


def _strings(raw: bytes) -> Iterator[str]:
    """Strings and names that stand in an object's own text."""
    bare = raw
    if b"(" in raw or b"<" in raw.replace(b"<<", b""):
        for match in _STRING.finditer(raw):
            yield from _told(_literal(match[1]) if match[1] is not None else _hex(match[2]))
        bare = _STRING.sub(b" ", raw)
    for name in _NAME.findall(bare):
        yield _CODED.sub(lambda match: bytes.fromhex(match[1].decode()), name).decode(
            "utf-8", errors="replace"
        )


def _told(data: bytes) -> Iterator[str]:
    if data[:2] in {b"\xfe\xff", b"\xff\xfe"}:
        yield data.decode("utf-16", errors="replace")
    else:
        yield data.decode("utf-8", errors="replace")
        if not data.isascii():
            yield data.decode("latin-1")
            yield data.decode("utf-16-be", errors="replace")


def _literal(data: bytes) -> bytes:
    if b"\\" not in data:
        return data
    return _ESCAPE.sub(
        lambda match: (
            bytes([int(match[1], 8) & 255]) if match[1][:1].isdigit() else _ESCAPES.get(match[1], match[1])
        ),
        data,
    )


def _hex(data: bytes) -> bytes:
    digits = re.sub(rb"\s", b"", data)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _drawn(
    content: bytes, resources: Any, fonts: dict[tuple[int, int], dict[bytes, str] | None]
) -> tuple[list[str], bool]:
    """The text that a content stream draws, read two ways; and whether every font told its letters."""
    tables = _fonts(resources, fonts)
    runs: list[str] = []
    run: list[str] = []
    table: dict[bytes, str] | None = None
    sure = True
    for font, shown, kerning, _moved in _SHOWN.findall(content):
        if shown:
            codes = _literal(shown[1:-1]) if shown[:1] == b"(" else _hex(shown[1:-1])
            if table is None:
                sure = False
                run.append(codes.decode("cp1252", errors="replace"))
            else:
                size = len(next(iter(table), b"x"))
                run += [table.get(codes[at : at + size], "") for at in range(0, len(codes), size)]
        elif kerning:
            if float(kerning) < GAP and run:
                run.append(" ")
        elif font:
            table = tables.get(font)
        else:
            if run:
                runs.append("".join(run))
                run = []
    runs.append("".join(run))
    runs = [text for text in runs if text]
    lines = "".join(text if text.endswith(("-", "‐", "\xad")) else f"{text}\n" for text in runs)
    return [lines, "".join(runs)], sure


def _fonts(
    resources: Any, known: dict[tuple[int, int], dict[bytes, str] | None]
) -> dict[bytes, dict[bytes, str] | None]:
    out: dict[bytes, dict[bytes, str] | None] = {}
    if resources is None or resources.get("/Font") is None:
        return out
    for name, font in resources.get("/Font").items():
        if font.objgen not in known or font.objgen == (0, 0):
            cmap = font.get("/ToUnicode")
            known[font.objgen] = None if cmap is None else _cmap(cmap.read_bytes())
        out[name[1:].encode()] = known[font.objgen]
    return out


def _cmap(data: bytes) -> dict[bytes, str]:
    """A ToUnicode table: code → text."""
    out: dict[bytes, str] = {}
    for kind, block in re.findall(rb"beginbf(char|range)(.*?)endbf", data, re.DOTALL):
        if kind == b"char":
            for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
                out[_hex(code)] = _utf16(text)
            continue
        for low, high, first, listed in _RANGE.findall(block):
            start, size = int(low, 16), len(low) // 2
            targets = re.findall(rb"<([0-9A-Fa-f]+)>", listed)
            for step in range(min(int(high, 16) - start, 65535) + 1):
                text = _utf16(first or (targets[step] if step < len(targets) else b""))
                if first and text:
                    text = text[:-1] + chr(min(ord(text[-1]) + step, 0x10FFFF))
                out[(start + step).to_bytes(size, "big")] = text
    return out


def _utf16(digits: bytes) -> str:
    return _hex(digits).decode("utf-16-be", errors="ignore")


def _loose(data: bytes) -> Iterator[str]:
    """Streams that no table of the file points at any more."""
    for match in re.finditer(rb"stream\r?\n", data):
        try:
            body = inflated(data[match.end() : data.find(b"endstream", match.end())])
        except zlib.error:
            continue
        yield "\n".join(text for found in _STRING.finditer(body)
                        for text in _told(_literal(found[1]) if found[1] is not None else _hex(found[2])))  # fmt: skip
