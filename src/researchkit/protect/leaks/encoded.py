"""Texts inside texts: percent, backslash and hexadecimal escapes, base64, words broken at line ends."""

from __future__ import annotations

import binascii
import re
import urllib.parse
from collections.abc import Callable, Iterator

_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_BACKSLASH = re.compile(r"\\u\{?([0-9A-Fa-f]{4,6})\}?|\\x([0-9A-Fa-f]{2})|\\([0-9A-Fa-f]{4,6}) ?")
_QUOTED = re.compile(r"(?:=[0-9A-F]{2})+")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}")
_WRAPPED = re.compile(r"(?<=[A-Za-z0-9+/]{60})\s+(?=[A-Za-z0-9+/])")
_PLAIN_WORD = re.compile(r"[A-Za-z]?[a-z]+(?:[-_/][A-Za-z]?[a-z]+)*|[-_/]+|[\d_-]+")
_HEX = re.compile(r"\b(?:[0-9A-Fa-f]{2}){8,}\b|\b(?:[0-9A-Fa-f]{2}[ :]){7,}[0-9A-Fa-f]{2}\b")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\xad‐‑]\s*\n\s*(?=[^\W\d_])")
#: Longest text that is decoded once more as a whole: beyond it only what stands around an escape is.
AROUND = 60


def texts_inside(text: str) -> Iterator[str]:
    """Texts that another reading of a text gives."""
    if _BROKEN.search(text):
        yield _BROKEN.sub("", text)
    if "%" in text:
        yield from _around(text, _PERCENT, _percent)
    if "\\" in text:
        yield from _around(text, _BACKSLASH, _character)
    if "=" in text:
        yield from _around(text, _QUOTED, _quoted)


def _around(text: str, pattern: re.Pattern[str], made: Callable[[re.Match[str]], str]) -> Iterator[str]:
    spans: list[list[int]] = []
    for match in pattern.finditer(text):
        if spans and match.start() - AROUND <= spans[-1][1]:
            spans[-1][1] = match.end() + AROUND
        else:
            spans.append([max(0, match.start() - AROUND), match.end() + AROUND])
    yield from (pattern.sub(made, text[start:end]) for start, end in spans)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2] or match[3], 16)
    return chr(code) if code < 0x110000 else ""


def _percent(match: re.Match[str]) -> str:
    return urllib.parse.unquote(urllib.parse.unquote(match[0]))


def _quoted(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("=", "")).decode("utf-8", errors="replace")


def bytes_inside(text: str) -> Iterator[bytes]:
    """Bytes that a text holds as base64 or as hexadecimal digits."""
    for match in _BASE64.finditer(_WRAPPED.sub("", text)):
        run = match[0]
        if run.islower() or run.isdigit() or _PLAIN_WORD.fullmatch(run):
            continue
        bare = run.replace("-", "+").replace("_", "/")
        bare = bare[:-1] if len(bare) % 4 == 1 else bare
        yield binascii.a2b_base64(bare + "=" * (-len(bare) % 4))
    for match in _HEX.finditer(text):
        digits = re.sub(r"[\s:]", "", match[0])
        yield bytes.fromhex(digits[: len(digits) // 2 * 2])


def written(data: bytes) -> str | None:
    """Bytes as text if they are one, in UTF-8 or UTF-16; else ``None``."""
    for encoding in ("utf-8", "utf-16"):
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            if data.count(0) < len(data) / 5:
                return None
            encoding = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = sum(not (char.isprintable() or char in "\t\r\n\f") for char in text[:2000])
        if odd * 10 <= len(text[:2000]):
            return text
    return None


def scraps(data: bytes) -> str:
    """What may be read in bytes of no known form: as UTF-8, as Latin-1, as UTF-16 of both orders."""
    out = [data.decode("utf-8", errors="replace"), data.decode("latin-1")]
    if len(data) < 65536 or data.count(0) > len(data) / 8:
        out += [
            data[at:].decode(f"utf-16-{order}", errors="replace") for order in ("be", "le") for at in (0, 1)
        ]
    return "\n".join(out)
