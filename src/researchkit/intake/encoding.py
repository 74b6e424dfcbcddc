"""From bytes to text without a silent guess: an encoding is told, proven, or asked for.

UTF-8 and byte-order marks prove themselves. Old one-byte encodings do not: the same bytes are a valid text in
each of them, and guessers read Kazakh (KZ-1048, PTCP154) as Windows-1251. So a guess stands only if every
encoding that could be meant gives the same text; otherwise the source must declare its encoding.
"""

from __future__ import annotations

import codecs
import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from researchkit.intake.grid import Unreadable
from researchkit.reference import packs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SAMPLE = 1 << 20


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file.

    Attributes:
        text: the text, without a byte-order mark.
        encoding: how it was read.
        notes: issue codes to tell.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded:
    """Read bytes as text.

    Args:
        data: bytes of the file.
        declared: encoding that the source declares; ``""`` = none.

    Raises:
        Unreadable: the declared encoding does not exist or does not fit (INTAKE-ENCODING-01), or none is
            declared and none can be proven (INTAKE-ENCODING-02), or it is no text (INTAKE-FILE-06).
    """
    if declared:
        return Decoded(_strictly(data, declared), declared)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data, name), name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)
    if text.count("\0") * 20 > len(text):  # UTF-16 without a mark is valid UTF-8 full of NULs
        raise Unreadable("INTAKE-ENCODING-02")
    return _checked(text, "utf-8")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError, ValueError):
        raise Unreadable("INTAKE-ENCODING-01") from None


def _checked(text: str, encoding: str) -> Decoded:
    return Decoded(text, encoding, ("INTAKE-ENCODING-04",) if _encoded_twice(text) else ())


def _encoded_twice(text: str) -> bool:
    """Whether letters of the text are themselves UTF-8 read in a one-byte encoding (``РљР°Р·`` for ``Каз``)."""
    words = [word for word in re.findall(r"\S+", text[:_SAMPLE]) if not word.isascii()]
    if not words:
        return False
    broken = sum(
        any(_is_utf8(word, encoding) for encoding in ("cp1251", "cp1252", "latin-1")) for word in words
    )
    return broken * 2 > len(words)


def _is_utf8(word: str, encoding: str) -> bool:
    try:
        return not word.encode(encoding).decode("utf-8").isascii()
    except UnicodeError:
        return False


@functools.cache
def _families() -> dict[str, tuple[str, ...]]:
    """Guessable encoding → all that share its letters and could be meant instead."""
    return {row["encoding"]: tuple(row["could_be"].split()) for row in packs.rows("encodings.csv")}


def _guess(data: bytes) -> Decoded:
    import charset_normalizer

    families = _families()
    if data.count(0) > len(data) // 100:
        raise Unreadable("INTAKE-ENCODING-02")
    best = charset_normalizer.from_bytes(data[:_SAMPLE], cp_isolation=sorted(families)).best()
    if best is None:
        raise Unreadable("INTAKE-ENCODING-02")
    readings = set(_readings(data, (best.encoding, *families.get(best.encoding, ()))))
    if len(readings) != 1:
        raise Unreadable("INTAKE-ENCODING-02")
    text = readings.pop()
    if _mixed(text) or any(unicodedata.category(letter) == "Cc" for letter in set(text) - set("\t\n\r")):
        raise Unreadable("INTAKE-ENCODING-02")
    return Decoded(text, best.encoding, ("INTAKE-ENCODING-03",))


def _readings(data: bytes, encodings: tuple[str, ...]) -> Iterator[str]:
    for encoding in encodings:
        try:
            yield data.decode(encoding)
        except UnicodeDecodeError:
            continue


def _mixed(text: str) -> bool:
    """Whether many words mix letters of two scripts: Latin accents read as Cyrillic, or the reverse."""
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    mixed = sum(any(letter.isascii() for letter in word) for word in words)
    return mixed * 5 > len(words)
