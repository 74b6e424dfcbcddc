"""Phrases of many languages, read from data and found in text in one pass.

A lexicon is a CSV with the columns ``phrase, language, code, qualifier, assertion, only_in, source``.
A phrase is a row of words:

======== ==============================================================================================
``w``    the word, whatever its case and accents
``w*``   any word that begins so (stems; endings of inflected languages follow)
``!W``   the word exactly as written, for names that are common words in lower case; ``!W*`` likewise
``a|b``  one of several
``<c>``  a word of class ``c`` of ``word_classes.csv``
``~3``   up to three other words
``^``    the text begins here;  ``$`` the text ends here
======== ==============================================================================================

Words of a phrase never reach over the end of a sentence or a semicolon. Where phrases overlap, the one
that names more words wins; a phrase with code ``-`` wins its words and says nothing (the name of a law is
no statement about what happened).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from researchkit.reference import packs
from researchkit.reference.folding import WORD, fold

#: Code of phrases that take their words out of play.
SILENT = "-"

_STRONG = re.compile(r"[;\n\r\u3002\uff1b\uff01\uff1f]")
_STOP = re.compile(r"[.!?\u2026][\"'\u00bb\u201d)]*\s")
_PART = re.compile(r"[^-\u2010\u2011]+")
_ELIDED = re.compile(r"([^\W\d_]{1,7})['\u2019]")
_ELIDED_PART = re.compile(r"[^'\u2019]+")
_CACHE_MAX = 1 << 16
_SHORT = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of a lexicon.

    Attributes:
        code: the codebook value it stands for, or :data:`SILENT`.
        qualifier: a second code that goes with it.
        assertion: ``asserted``, ``denied`` … where the words themselves say so.
        language: language of the phrase.
        only_in: languages whose texts it may be found in (all, when empty): for false friends.
        phrase: the phrase.
        words: how many words it names.
    """

    code: str
    qualifier: str
    assertion: str
    language: str
    only_in: frozenset[str]
    phrase: str
    words: int


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: characters ``start`` to ``end``, words ``first`` to ``last`` (both included)."""

    start: int
    end: int
    first: int
    last: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Text:
    """A text cut into words.

    Attributes:
        words: the words as written, hyphenated ones in parts.
        spans: their characters.
        breaks: whether a sentence or a semicolon ends before the word.
        length: length of the text in characters.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    breaks: tuple[bool, ...]
    length: int


def cut(text: str) -> Text:
    """Cut a text into words (linear in its length). Short texts are remembered: several readers see them."""
    return _cut_short(text) if len(text) <= _SHORT else _cut(text)


@functools.lru_cache(maxsize=1024)
def _cut_short(text: str) -> Text:
    return _cut(text)


def _cut(text: str) -> Text:
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    breaks: list[bool] = []
    before = 0
    for found in WORD.finditer(text):
        start, end = found.span()
        broken = bool(before) and start - before > 1 and _breaks(text[before:start], words[-1], text[start])
        word = found[0]
        if not word.isalnum():
            for part in _parts_of(word):
                words.append(part[0])
                spans.append((start + part.start(), start + part.end()))
                breaks.append(broken)
                broken = False
        else:
            words.append(word)
            spans.append((start, end))
            breaks.append(broken)
        before = end
    return Text(tuple(words), tuple(spans), tuple(breaks), len(text))


def _parts_of(word: str) -> Iterator[re.Match[str]]:
    """The parts of a hyphenated word, with an elided article or preposition (d'Astana) apart."""
    elided = _elisions()
    for part in _PART.finditer(word):
        cut_at = _ELIDED.match(part[0])
        if cut_at and cut_at[1].lower() in elided and cut_at.end() < len(part[0]):
            yield from (piece for piece in _ELIDED_PART.finditer(word, part.start(), part.end()) if piece[0])
        else:
            yield part


@functools.cache
def _abbreviations() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in packs.rows("lexicons", "abbreviations.csv"))


def is_abbreviation(word: str) -> bool:
    """Whether a word is one of ``abbreviations.csv``: a full stop after it ends no sentence."""
    return fold(word) in _abbreviations()


@functools.cache
def _elisions() -> frozenset[str]:
    return frozenset(row["word"] for row in packs.rows("lexicons", "elisions.csv"))


def _breaks(between: str, word: str, following: str) -> bool:
    """Whether what stands between two words ends a sentence or is a semicolon."""
    if _STRONG.search(between):
        return True
    if not _STOP.search(between) or following.islower() or following.isdigit():
        return False
    return "." not in between or fold(word) not in _abbreviations()


class Lexicon:
    """Compiled phrases. Build it once (:func:`load`); :meth:`find` is linear in the text."""

    def __init__(self, rows: Iterable[dict[str, str]], classes: dict[str, str]) -> None:
        self._classes = classes
        self._units: dict[str, int] = {}
        self._exact: dict[str, list[int]] = {}
        self._stems: dict[str, list[int]] = {}
        self._cased: dict[str, list[int]] = {}
        self._cased_stems: dict[str, list[int]] = {}
        self._by_first: dict[int, list[tuple[Entry, tuple[tuple[int, int], ...], bool, bool]]] = {}
        self._resolved: dict[str, frozenset[int]] = {}
        for row in rows:
            for phrase in _spelled_out(row["phrase"]):
                self._add(row, phrase)
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}))
        self._cased_lengths = tuple(sorted({len(stem) for stem in self._cased_stems}))

    def _add(self, row: dict[str, str], phrase: str) -> None:
        steps: list[tuple[int, int]] = []
        gap, starts, ends = 0, False, False
        for piece in phrase.split():
            if piece == "^":
                starts = True
            elif piece == "$":
                ends = True
            elif piece.startswith("~") and piece[1:].isdigit():
                gap = int(piece[1:])
            else:
                for nth, part in enumerate(_parts(piece)):
                    steps.append((self._unit(part), gap if nth == 0 else 0))
                    gap = 0
        if not steps:
            raise ValueError(f"a lexicon phrase has no words: {row['phrase']!r}")
        entry = Entry(
            row["code"],
            row.get("qualifier") or "",
            row.get("assertion") or "",
            row.get("language") or "",
            frozenset((row.get("only_in") or "").split()),
            row["phrase"],
            len(steps),
        )
        self._by_first.setdefault(steps[0][0], []).append((entry, tuple(steps[1:]), starts, ends))

    def _unit(self, piece: str) -> int:
        if piece.startswith("<") and piece.endswith(">"):
            piece = self._classes[piece[1:-1]]
        number = self._units.get(piece)
        if number is not None:
            return number
        number = self._units[piece] = len(self._units)
        for word in piece.split("|"):
            cased, stem = word.startswith("!"), word.endswith("*")
            bare = word.strip("!*")
            key = unicodedata.normalize("NFKC", bare) if cased else fold(bare)
            if not key:
                raise ValueError(f"a lexicon word folds to nothing: {word!r}")
            table = (
                (self._cased_stems if stem else self._cased)
                if cased
                else (self._stems if stem else self._exact)
            )
            table.setdefault(key, []).append(number)
        return number

    def _resolve(self, word: str) -> frozenset[int]:
        known = self._resolved.get(word)
        if known is not None:
            return known
        units = list(self._exact.get(key := fold(word), ()))
        for length in self._lengths:
            if length > len(key):
                break
            units.extend(self._stems.get(key[:length], ()))
        if self._cased or self._cased_stems:
            as_written = unicodedata.normalize("NFKC", word)
            units.extend(self._cased.get(as_written, ()))
            for length in self._cased_lengths:
                if length > len(as_written):
                    break
                units.extend(self._cased_stems.get(as_written[:length], ()))
        if len(self._resolved) >= _CACHE_MAX:
            self._resolved.clear()
        self._resolved[word] = found = frozenset(units)
        return found

    def all(self, text: Text, language: str = "und") -> list[Match]:
        """Every phrase found, overlapping ones too, in order of their first word."""
        resolved = [self._resolve(word) for word in text.words]
        present = set().union(*resolved)  # a phrase of a word that the text lacks need not be followed
        base = language.split("-")[0]
        out: list[Match] = []
        for at, units in enumerate(resolved):
            for unit in units:
                for entry, rest, starts, ends in self._by_first.get(unit, ()):
                    if rest and (rest[-1][0] not in present or rest[0][0] not in present):
                        continue
                    if entry.only_in and base not in entry.only_in:
                        continue
                    if starts and at:
                        continue
                    last = _follow(resolved, text.breaks, at, rest)
                    if last < 0 or (ends and last != len(resolved) - 1):
                        continue
                    out.append(Match(text.spans[at][0], text.spans[last][1], at, last, entry))
        return out

    def find(self, text: str | Text, language: str = "und") -> tuple[Match, ...]:
        """The phrases of a text, without overlaps and without silent ones, in order of place."""
        words = cut(text) if isinstance(text, str) else text
        return tuple(match for match in choose(self.all(words, language)) if match.entry.code != SILENT)


def choose(matches: list[Match]) -> list[Match]:
    """Of overlapping matches keep the one that names more words (then the tighter, then the earlier)."""
    if len(matches) < 2:
        return matches
    ranked = sorted(matches, key=lambda m: (-m.entry.words, m.last - m.first, m.first, m.entry.code))
    taken: set[int] = set()
    kept = []
    for match in ranked:
        words = range(match.first, match.last + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(match)
    kept.sort(key=lambda m: m.first)
    return kept


def _follow(
    resolved: list[frozenset[int]], breaks: tuple[bool, ...], at: int, rest: tuple[tuple[int, int], ...]
) -> int:
    """Last word of a phrase that begins at a word, or -1."""
    for unit, gap in rest:
        stop = min(at + 1 + gap, len(resolved) - 1)
        following = at + 1
        while following <= stop:
            if breaks[following]:
                return -1
            if unit in resolved[following]:
                break
            following += 1
        else:
            return -1
        at = following
    return at


def _spelled_out(phrase: str) -> list[str]:
    """A phrase as phrases whose alternatives are single words: ``判|判處`` and ``re-arrest*|held`` are cut apart.

    A text is cut at hyphens and between Han characters, so that an alternative of several such words would
    never be met.
    """
    pieces = phrase.split()
    for at, piece in enumerate(pieces):
        if "|" not in piece:
            continue
        alternatives = piece.split("|")
        long = [word for word in alternatives if word[0] != "!" and len(cut(word.rstrip("*")).words) > 1]
        if long:
            short = "|".join(word for word in alternatives if word not in long)
            return [
                spelled
                for choice in (*([short] if short else []), *long)
                for spelled in _spelled_out(" ".join((*pieces[:at], choice, *pieces[at + 1 :])))
            ]
    return [phrase]


def _parts(piece: str) -> list[str]:
    """A word of a phrase in the parts that texts are cut into (at hyphens, and between Han characters)."""
    if "|" in piece or piece[0] in "<!":
        return [piece]
    stem = piece.endswith("*")
    words = list(cut(piece.rstrip("*")).words)
    if not words:
        raise ValueError(f"a lexicon phrase has no words: {piece!r}")
    return [*words[:-1], words[-1] + "*" if stem else words[-1]]


@functools.cache
def load(name: str) -> Lexicon:
    """The lexicon ``lexicons/<name>.csv`` of the package and the study."""
    return Lexicon(packs.rows("lexicons", f"{name}.csv"), word_classes())


@functools.cache
def word_classes() -> dict[str, str]:
    """Word classes of ``lexicons/word_classes.csv``: name → alternatives joined with ``|``."""
    out: dict[str, list[str]] = {}
    for row in packs.rows("lexicons", "word_classes.csv"):
        out.setdefault(row["class"], []).extend(row["words"].split())
    return {name: "|".join(dict.fromkeys(words)) for name, words in out.items()}


packs.cached(load)
packs.cached(_elisions)
packs.cached(_abbreviations)
packs.cached(word_classes)
