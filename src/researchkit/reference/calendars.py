"""Words of dates in many languages, from data: months, weekdays, seasons, "last week", "since" …

The tables stand in ``calendar/``: months, weekdays, quarters and "… ago" are generated from CLDR
(``scripts/generate_calendar.py``), the rest is made by hand; each row has its source. Words are compared
in the form of :func:`researchkit.reference.folding.fold`; a phrase of several words is a path in a trie.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from researchkit.reference import packs
from researchkit.reference.folding import fold

#: In a phrase: any whole number, in digits or (``number`` words) in letters.
NUMBER = "#"

#: A word: a Han character, or a run of letters of other scripts with their accents.
WORD = r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff](?:[^\W\d_\u3400-\u9fff]|[\u0300-\u036f\u0483-\u0487\u064b-\u0655])*"

_PIECE = re.compile(rf"#|\d+|{WORD}")
_HAN_DIGITS = re.compile(r"[〇零一二三四五六七八九十廿卅]+(?=[年月日号號])")
_GENERATED = (
    ("months.csv", "month"),
    ("weekdays.csv", "weekday"),
    ("quarters.csv", "quarter"),
    ("ago.csv", "ago"),
)


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word or phrase.

    Attributes:
        kind: what it is in a date: ``month``, ``weekday``, ``season``, ``since``, ``part`` …
        value: which one: the number of a month, ``day:-1`` for yesterday, ``early`` …
        lang: language of the word.
        note: ``abbr`` (an abbreviation), ``weak`` (a common word besides), ``of``, ``between``,
            ``dotted`` (only when written without spaces), or the case ending: ``since``, ``until``, ``loc``.
    """

    kind: str
    value: str
    lang: str
    note: str


class Node:
    """A place in the trie: where a next word leads, and what the phrase up to here means."""

    __slots__ = ("next", "senses")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.senses: list[Sense] = []


def pieces(phrase: str) -> list[str]:
    """A phrase as the folded words it is matched by; marks between words do not count."""
    plain = _HAN_DIGITS.sub(lambda found: str(han_number(found[0])), phrase)
    return [fold(piece) for piece in _PIECE.findall(plain)]


def han_number(text: str) -> int:
    """Value of a number in Han digits, written by place (二〇二四) or by tens (十一, 三十一).

    Returns -1 for anything else.
    """
    digits = {mark: at % 10 for at, mark in enumerate("〇一二三四五六七八九零")}
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" in text:
        tens, _, ones = text.partition("十")
        if len(tens) > 1 or len(ones) > 1 or "十" in ones:
            return -1
        return (digits[tens] if tens else 1) * 10 + (digits[ones] if ones else 0)
    return int("".join(str(digits[mark]) for mark in text)) if len(text) < 5 else -1


@functools.cache
def words() -> Node:
    """The trie of every word and phrase of dates."""
    root = Node()
    for phrase, sense in _senses():
        node = root
        for piece in pieces(phrase):
            node = node.next.setdefault(piece, Node())
        if node is not root and sense not in node.senses:
            node.senses.append(sense)
    return root


packs.cached(words)


@functools.cache
def month_first() -> frozenset[str]:
    """Languages that write the month before the day ("June 30")."""
    return frozenset(
        row["lang"] for row in packs.rows("calendar", "languages.csv") if row["month_first"] == "yes"
    )


packs.cached(month_first)


@functools.cache
def year_first() -> frozenset[str]:
    """Languages that write the year before the month, in figures too ("24. 1. 15.")."""
    return frozenset(
        row["lang"] for row in packs.rows("calendar", "languages.csv") if row["year_first"] == "yes"
    )


packs.cached(year_first)


def _senses() -> Iterator[tuple[str, Sense]]:
    endings: dict[str, list[tuple[str, str]]] = {}
    for row in packs.rows("calendar", "suffixes.csv"):
        endings.setdefault(row["lang"], []).append((row["suffix"], row["kind"]))
    for file, kind in _GENERATED:
        for row in packs.rows("calendar", file):
            note = "abbr" if row["width"] == "abbreviated" else ""
            yield row["word"], Sense(kind, row["value"], row["lang"], note)
            if kind in ("month", "weekday") and not note:
                yield from _inflected(row["word"], Sense(kind, row["value"], row["lang"], ""), endings)
    for row in packs.rows("calendar", "words.csv"):
        sense = Sense(row["kind"], row["value"], row["lang"], row["note"])
        yield row["word"], sense
        if sense.kind == "month":
            yield from _inflected(row["word"], sense, endings)


def _inflected(
    word: str, sense: Sense, endings: dict[str, list[tuple[str, str]]]
) -> Iterator[tuple[str, Sense]]:
    """The word with each case ending of its language; every ending, whatever the vowel harmony."""
    lang = "kk-Latn" if sense.lang == "kk" and fold(word).isascii() else sense.lang
    stems = {word}
    if lang == "ka" and word.endswith("ი"):
        stems.add(word[:-1])
    if lang == "hy" and word.endswith("ի"):
        stems.add(word[:-1])
    for stem in stems:
        for ending, kind in endings.get(lang, ()):
            yield stem + ending, Sense(sense.kind, sense.value, sense.lang, sense.note or kind)
