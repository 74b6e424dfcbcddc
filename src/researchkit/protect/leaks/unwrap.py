"""A file → every text in it, however deep: mark-up, JSON, PDF, pictures, archives, texts encoded in texts.

What is not known, or cannot be read to its end, is refused: a file that nobody can search may not leave.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator

from researchkit.protect.leaks import markup, pixels
from researchkit.protect.leaks.addresses import without
from researchkit.protect.leaks.encoded import bytes_inside, texts_inside, written

#: How deep one thing may be wrapped in another, and how large all of it may grow.
DEEPEST, LARGEST = 6, 256_000_000
_TEXT = re.compile(r"(html|svg|xml|rdf|xmp|csv|tsv|txt|md|toml|json|ipynb|css|js|rels|vml|bib|)", re.ASCII)
_BINARY = re.compile(r"(pdf|png|jpg|jpeg|zip|xlsx|docx|gz)", re.ASCII)


class Unreadable(Exception):
    """A file of unknown type, or one that cannot be read to its end."""


def texts(path: str, data: bytes, addresses: Collection[str] = frozenset()) -> Iterator[str]:
    """Every text in a file, its path first.

    Args:
        path: its path in the release.
        data: its bytes.
        addresses: addresses that are taken out of texts.

    Raises:
        Unreadable: its type is not known, or not what its name says, or it is broken.
    """
    yield path
    kind = path.rpartition("/")[2].rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
    try:
        yield from _Reader(frozenset(addresses)).file(kind, data, 0)
    except Unreadable:
        raise
    except Exception as error:  # whatever it is that cannot be read may not leave
        raise Unreadable(kind) from error


def _magic(data: bytes) -> str:
    for start, kind in (
        (b"%PDF-", "pdf"), (pixels.PNG, "png"), (pixels.JPEG, "jpg"), (b"PK\x03\x04", "zip"), (b"\x1f\x8b\x08", "gz"),
    ):  # fmt: skip
        if data.startswith(start):
            return kind
    return ""


class _Reader:
    def __init__(self, addresses: frozenset[str]) -> None:
        self.addresses = addresses
        self.left = LARGEST

    def file(self, kind: str, data: bytes, depth: int) -> Iterator[str]:
        """A file whose kind is told by its name: both must agree."""
        self._spend(len(data), depth)
        found = _magic(data)
        if _BINARY.fullmatch(kind):
            told = {"jpeg": "jpg", "xlsx": "zip", "docx": "zip"}.get(kind, kind)
            if found != told:
                raise Unreadable(kind)
            yield from self.binary(found, data, depth)
        elif _TEXT.fullmatch(kind) and not found:
            text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
            if kind in {"json", "ipynb"}:
                yield from self.text("\n".join(_strings(json.loads(text))), depth)
            else:
                yield from self.text(text, depth)
        else:
            raise Unreadable(kind)

    def binary(self, kind: str, data: bytes, depth: int) -> Iterator[str]:
        if kind == "pdf":
            from researchkit.protect.leaks.pdf import pdf

            for piece in pdf(data):
                if isinstance(piece, str):
                    yield from self.text(piece, depth)
                else:
                    yield from self.inside(piece, depth + 1)
        elif kind in {"png", "jpg"}:
            for text in pixels.png(data) if kind == "png" else pixels.jpeg(data):
                yield from self.text(text, depth + 1)
        elif kind == "gz":
            with gzip.open(io.BytesIO(data)) as file:
                unpacked = file.read(self.left + 1)
            yield from self.inside(unpacked, depth + 1)
        else:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield archive.comment.decode("utf-8", errors="replace")
                for entry in archive.infolist():
                    if entry.file_size > self.left:
                        raise Unreadable("zip")
                    yield entry.filename
                    if not entry.is_dir():
                        kind = entry.filename.rpartition(".")[2].lower()
                        yield from self.file(kind, archive.read(entry), depth + 1)

    def inside(self, data: bytes, depth: int) -> Iterator[str]:
        """Bytes found inside another thing: read if they are anything that can be read."""
        self._spend(len(data), depth)
        if kind := _magic(data):
            yield from self.binary(kind, data, depth)
            return
        if data[:1] == b"\x78":
            try:
                yield from self.inside(pixels.inflated(data), depth + 1)
                return
            except zlib.error:
                pass
        text = written(data)
        if text is not None and any(char.isalpha() for char in text):
            if text.lstrip()[:1] in {"{", "["}:
                try:
                    text = "\n".join(_strings(json.loads(text)))
                except ValueError:
                    pass
            yield from self.text(text, depth)

    def text(self, text: str, depth: int) -> Iterator[str]:
        """A text, the texts of its mark-up, and whatever is encoded in it."""
        if depth > DEEPEST:
            raise Unreadable("too deep")
        for piece in markup.pieces(text) if "<" in text else (markup.unescaped(text),):
            plain = without(piece, self.addresses) if self.addresses and "http" in piece else piece
            yield plain
            yield from texts_inside(plain)
        for data in bytes_inside(text):
            yield from self.inside(data, depth + 1)

    def _spend(self, size: int, depth: int) -> None:
        self.left -= size
        if self.left < 0 or depth > DEEPEST:
            raise Unreadable("too large or too deep")


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for name, value in node.items():
            yield str(name)
            yield from _strings(value)
    elif isinstance(node, list):
        if len(node) > 1 and all(isinstance(value, str) for value in node):
            yield "".join(node)  # the lines of one text
            if not any(value.endswith("\n") for value in node):
                yield " ".join(node)
        else:
            for value in node:
                yield from _strings(value)
