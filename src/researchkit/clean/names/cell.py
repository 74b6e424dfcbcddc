"""The text of a cell made readable, with the way back to the characters it came from."""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from dataclasses import dataclass

#: Cells longer than this hold no name: a narrative, a file, an attack.
LONGEST_CELL = 2_000

_MARKUP = re.compile(r"<[A-Za-z/!][^<>]{0,300}>|&#?\w{1,31};")
#: Letters, and single spaces and stops between them: nothing to do.
_PLAIN = re.compile(r"[^\W\d_]+(?:(?:[ .,'-]|\. |, )[^\W\d_]+)*\.?")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
#: Letters typed as marks beside a letter in Kazakh Arabic script and in Uzbek Latin: kept.
_KEPT_MARKS = frozenset("\u0674")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text: NFC, one space (or line end) between words, no markup, no invisible characters.

    Attributes:
        text: the text.
        origin: for each character, where its source begins; one more entry than characters (the end).
        flags: ``invisible_characters``, ``markup``, ``compatibility_letters``.
    """

    text: str
    origin: tuple[int, ...]
    flags: tuple[str, ...]


@functools.lru_cache(maxsize=4096)
def read_cell(verbatim: str) -> Cell:
    """Make a cell readable. Runs in linear time; the caller refuses cells over :data:`LONGEST_CELL`."""
    if _PLAIN.fullmatch(verbatim) and unicodedata.is_normalized("NFKC", verbatim):
        return Cell(verbatim, tuple(range(len(verbatim) + 1)), ())
    pieces: list[tuple[str, int]] = []
    flags: dict[str, None] = {}
    at = 0
    for match in _MARKUP.finditer(verbatim):
        pieces.extend((char, at + index) for index, char in enumerate(verbatim[at : match.start()]))
        if match[0].startswith("<"):
            flags["markup"] = None
            pieces.append((" ", match.start()))
        else:
            decoded = html.unescape(match[0])
            if decoded != match[0]:
                flags["markup"] = None
                pieces.extend((char, match.start()) for char in decoded)
            else:
                pieces.extend((char, match.start() + index) for index, char in enumerate(match[0]))
        at = match.end()
    pieces.extend((char, at + index) for index, char in enumerate(verbatim[at:]))

    out: list[str] = []
    origin: list[int] = []
    index = 0
    while index < len(pieces):
        cluster, start = pieces[index]
        index += 1
        while index < len(pieces) and unicodedata.combining(pieces[index][0]):
            cluster += pieces[index][0]
            index += 1
        for char in _plain(cluster, flags):
            if char in " \n" and (not out or out[-1] in " \n"):
                if out and char == "\n":
                    out[-1] = char
                continue
            out.append(char)
            origin.append(start)
    if out and out[-1] in " \n":
        out.pop()
        origin.pop()
    origin.append(len(verbatim) if not origin else _end(origin[-1], verbatim))
    return Cell("".join(out), tuple(origin), tuple(flags))


def _end(last: int, verbatim: str) -> int:
    """Where the last kept character ends: its combining marks belong to it."""
    end = min(last + 1, len(verbatim))
    if verbatim[last : last + 1] == "&" and (match := _MARKUP.match(verbatim, last)):
        return match.end()
    while end < len(verbatim) and unicodedata.combining(verbatim[end]):
        end += 1
    return end


def _plain(cluster: str, flags: dict[str, None]) -> str:
    """One letter with its marks, as plain text; ``""`` for what is invisible."""
    category = unicodedata.category(cluster[0])
    if cluster[0] in "\n\r\u2028\u2029\v\f":
        return "\n"
    if cluster[0].isspace() or category == "Zs":
        return " "
    if category in {"Cf", "Cc", "Cs", "Co", "Cn"}:
        flags["invisible_characters"] = None
        return _plain(cluster[1:], flags) if len(cluster) > 1 else ""
    composed = unicodedata.normalize("NFC", cluster)
    if len(composed) > 1 and unicodedata.name(composed[0], "").startswith("CYRILLIC"):
        composed = composed[0] + "".join(c for c in composed[1:] if c not in "\u0300\u0301\u030b")
    if len(composed) > 6:  # a letter buried under marks
        flags["invisible_characters"] = None
        composed = composed[:1]
    if unicodedata.decomposition(composed[0]).startswith("<") and composed[0] not in _KEPT_MARKS:
        folded = unicodedata.normalize("NFKC", composed)
        if folded[0].isalpha() or folded[0] in ".,-'":
            flags["compatibility_letters"] = None
            composed = folded
    return composed.translate(_DASHES)
