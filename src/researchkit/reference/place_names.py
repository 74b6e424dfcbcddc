"""Names of places found in text, in any script, spelling system and grammatical case.

A name is matched word by word on sound keys (:mod:`folding`). Case endings are not listed form by form:
``case_endings.csv`` says which endings may follow a whole name (Алматы-да, Уральск-е), a name without
its last vowel (Караганд-е, ბათუმ-ში) and an adjective (Карагандинск-ой).
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import pairwise

from researchkit.reference import gazetteer, packs
from researchkit.reference.folding import fold, script, skeleton
from researchkit.reference.lexicon import Text, cut

#: How a name stands for its place: by itself, only beside a kind word (``… region``), as an adjective.
BARE, WITH_KIND, ADJECTIVE = 0, 1, 2

_ADJECTIVE_TAILS = ("ая", "ий", "ый", "ой", "ое", "ие", "ые", "ыя")
_VOWELS = "аяоеэыиуюьйіїєёუიაეო"
#: Endings of names that Russian does not decline, and of plurals that it does.
_UNCHANGING, _PLURALS = ("у", "ю", "э", "и"), ("ки", "ги", "хи", "щи")
_MIN_STEM = {"Cyrl": 3, "Geor": 3, "Latn": 5}
_LONGEST_ENDING = 7
_CACHE_MAX = 1 << 16


@dataclass(frozen=True, slots=True)
class Naming:
    """One place under one name: ``rank`` 0 for its main names, 1 for further ones."""

    place_id: str
    form: int
    rank: int


@dataclass(frozen=True, slots=True)
class Named:
    """Words ``first`` to ``last`` name one of these places; ``exact`` when no ending had to be taken off."""

    first: int
    last: int
    namings: tuple[Naming, ...]
    exact: bool = True


class PlaceNames:
    """Every name of every place, compiled. Finding is linear in the text."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._stems: dict[str, list[tuple[int, str, str]]] = {}
        self._names: dict[int, list[tuple[tuple[int, ...], Naming]]] = {}
        self._known: set[tuple[tuple[int, ...], Naming]] = set()
        self._resolved: dict[str, tuple[int, frozenset[int]]] = {}
        self._endings = _endings()

    def add(self, name: str, naming: Naming) -> None:
        """Add one name of a place."""
        words = _words(name)
        if not words:
            return
        self._add(tuple(self._word(word, naming.form) for word in words), naming)
        if len(words) == 2 and "-" in name:
            self._add((self._word("".join(words), naming.form),), naming)

    def _add(self, ids: tuple[int, ...], naming: Naming) -> None:
        if (ids, naming) not in self._known:
            self._known.add((ids, naming))
            self._names.setdefault(ids[0], []).append((ids, naming))

    def _word(self, word: str, form: int) -> int:
        folded = fold(word)
        key = _key(folded)
        number = self._ids.setdefault(key, len(self._ids))
        writing = script(folded)
        adjective = writing == "Cyrl" and len(folded) > 4 and folded.endswith(_ADJECTIVE_TAILS)
        if adjective or form == ADJECTIVE:
            stem = folded[:-2] if folded.endswith(_ADJECTIVE_TAILS) else folded.rstrip("і")
            self._stem(skeleton(stem), number, "adjective", writing)
        else:
            self._stem(key, number, "whole", writing)
            if folded[-1] in _VOWELS and writing in {"Cyrl", "Geor"} and not _unchanging(folded):
                self._stem(skeleton(folded[:-1]), number, "cut", writing)
        return number

    def _stem(self, stem: str, number: int, kind: str, writing: str) -> None:
        entry = (number, kind, writing)
        if entry not in (entries := self._stems.setdefault(stem, [])):
            entries.append(entry)

    def _resolve(self, word: str) -> tuple[int, frozenset[int]]:
        """The known word that a word is (or -1), and all known words that it may be a form of.

        A sound key has no doubled letters: stem and ending may share one (Түркістан-нан).
        """
        known = self._resolved.get(word)
        if known is not None:
            return known
        folded = fold(word)
        key = _key(folded)
        exact = self._ids.get(key, -1)
        found = {exact} if exact >= 0 else set()
        writing = script(folded)
        shortest = _MIN_STEM.get(writing)
        if shortest is not None:
            doubled = any(left == right for left, right in pairwise(folded))
            for length in range(max(shortest, len(key) - _LONGEST_ENDING), len(key)):
                for number, kind, written in self._stems.get(key[:length], ()):
                    endings = self._endings.get((kind, writing), frozenset())
                    if written == writing and (
                        key[length:] in endings or (doubled and key[length - 1 :] in endings)
                    ):
                        found.add(number)
        if len(self._resolved) >= _CACHE_MAX:
            self._resolved.clear()
        self._resolved[word] = out = (exact, frozenset(found))
        return out

    def find(self, text: Text) -> tuple[Named, ...]:
        """Every longest name, without overlaps, in order of place.

        A word that is a name as it stands is not also read as a case form of another name.
        """
        words = [self._resolve(word) for word in text.words]
        out: list[Named] = []
        at = 0
        while at < len(words):
            if (joined := self._joined(text, at)) is not None:
                out.append(joined)
                at += 2
                continue
            best: dict[tuple[int, bool], list[Naming]] = {}
            for first in words[at][1]:
                for ids, naming in self._names.get(first, ()):
                    if self._fits(words, text.breaks, at, ids):
                        exact = all(words[at + nth][0] == number for nth, number in enumerate(ids))
                        best.setdefault((len(ids), exact), []).append(naming)
            if not best:
                at += 1
                continue
            length, exact = max(best)
            out.append(Named(at, at + length - 1, tuple(dict.fromkeys(best[length, exact])), exact))
            at += length
        return tuple(out)

    def _joined(self, text: Text, at: int) -> Named | None:
        """A name of one word that the text writes with a hyphen (Zhana-Ozen)."""
        if at + 1 >= len(text.words) or text.spans[at + 1][0] - text.spans[at][1] != 1:
            return None
        word = text.words[at] + text.words[at + 1]
        exact, _ = self._resolve(word)
        whole = [naming for ids, naming in self._names.get(exact, ()) if len(ids) == 1]
        apart = {self._resolve(text.words[at])[0], self._resolve(text.words[at + 1])[0]} - {-1}
        if not whole or any(len(ids) == 1 for number in apart for ids, _ in self._names.get(number, ())):
            return None
        return Named(at, at + 1, tuple(dict.fromkeys(whole)))

    @staticmethod
    def _fits(
        words: list[tuple[int, frozenset[int]]], breaks: tuple[bool, ...], at: int, ids: tuple[int, ...]
    ) -> bool:
        if at + len(ids) > len(words):
            return False
        return all(ids[nth] in words[at + nth][1] and not breaks[at + nth] for nth in range(1, len(ids)))


def _unchanging(folded: str) -> bool:
    """Whether a Cyrillic name has no case forms of its own: Аксу, Дели, Тбилиси (but Химки is a plural)."""
    return folded.endswith(_UNCHANGING) and not folded.endswith(_PLURALS)


def load() -> PlaceNames:
    """The names of all places (compiled once)."""
    return _load()


@functools.cache
def _load() -> PlaceNames:
    known = gazetteer.load().places
    out = PlaceNames()
    for row in packs.rows("countries", "names.csv"):
        for name in _split(row["names"]):
            out.add(name, Naming(row["country"].lower(), BARE, 0))
    for row in packs.rows("countries", "cities_abroad.csv"):
        for column, rank in (("names", 0), ("other_names", 1)):
            for name in _split(row[column]):
                out.add(name, Naming(row["place_id"], BARE, rank))
    for country in packs.countries():
        for row in packs.rows("countries", country.lower(), "regions.csv"):
            if row["place_id"] not in known:
                continue
            for name in _split(row["names"]):
                out.add(name, Naming(row["place_id"], WITH_KIND, 0))
            for name in _split(row["adjectives"]):
                out.add(name, Naming(row["place_id"], ADJECTIVE, 0))
            for name in _split(row["bare_names"]):
                out.add(name, Naming(row["place_id"], BARE, 0))
        for row in packs.rows("countries", country.lower(), "places.csv"):
            for column, form, rank in (
                ("names", BARE, 0),
                ("adjectives", ADJECTIVE, 0),
                ("other_names", BARE, 1),
            ):
                for name in _split(row[column]):
                    out.add(name, Naming(row["place_id"], form, rank))
    return out


@functools.cache
def _endings() -> dict[tuple[str, str], frozenset[str]]:
    out: dict[tuple[str, str], set[str]] = {}
    for row in packs.rows("lexicons", "case_endings.csv"):
        kept = out.setdefault((row["class"], row["script"]), set())
        kept.update(skeleton(fold(ending)) for ending in row["endings"].split())
    return {key: frozenset(value - {""}) for key, value in out.items()}


def _key(folded: str) -> str:
    """Sound key of a word; short words keep their script (УК is no UK)."""
    key = skeleton(folded)
    return key if len(key) > 3 else folded


def _split(cell: str) -> list[str]:
    return [name for name in cell.split("|") if name]


def _words(name: str) -> list[str]:
    return list(cut(name).words)


packs.cached(_load)
packs.cached(_endings)
