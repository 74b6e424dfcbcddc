"""Restricted names, and whether a text mentions one: by its letters, or by its sound.

A text is walked once. Its words are compared with the words of the names by a coarse sound key; only where
two different words of one name stand close together (or one beside an initial) is it looked at closely:
same letters, or a mention by :func:`researchkit.clean.names.mentions`.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator

from researchkit.clean.names import Wanted, mentions, wanted
from researchkit.clean.names.words import is_initial
from researchkit.protect.leaks.folding import WORD, classes, fold, seen, sounds, sounds_in_text
from researchkit.reference import names as vocabulary

#: How far apart two words of a name may stand: a patronymic and an initial may come between.
REACH = 3
#: A name written without spaces is looked for if it has at least this many letters.
SQUEEZED = 8
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])[^\w\u3400-\u9fff]{1,3}(?=[\u3400-\u9fff])")
_CAMEL = re.compile(r"(?<=[^\W\d_A-ZА-Я])(?=[A-ZА-Я])")


class Search:
    """Looks for names in texts.

    Args:
        names: names in every spelling met. A name of one word is too common to be searched alone.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names: list[str] = []
        self._words: list[tuple[str, ...]] = []
        self._by_sound: dict[str, set[tuple[int, int]]] = {}
        self._squeezed: set[str] = set()
        self._beginnings: dict[str, list[str]] = {}
        self._han: set[str] = set()
        self._hits: dict[str, frozenset[tuple[int, int]] | None] = {}
        self._weighed: dict[tuple[str, ...], tuple[str, ...]] = {}
        known: set[tuple[str, ...]] = set()
        for name in names:
            shown = seen(name)
            if _HAN.search(shown):
                self._add_han(shown)
            words = tuple(fold(word) for word in _named(WORD.findall(shown)))
            if len(words) < 2 or tuple(sorted(words)) in known or max(map(len, words)) < 2:
                continue
            known.add(tuple(sorted(words)))
            self._add(shown, words)

    def _add(self, name: str, words: tuple[str, ...]) -> None:
        index = len(self._names)
        self._names.append(name)
        self._words.append(words)
        for place, word in enumerate(words):
            for key in sounds(word) if len(word) > 1 else ():
                self._by_sound.setdefault(key, set()).add((index, place))
        orders = itertools.permutations(words) if len(words) < 4 else iter((words, words[::-1]))
        for run in map("".join, orders):
            if len(run) >= SQUEEZED and run not in self._squeezed:
                self._squeezed.add(run)
                self._beginnings.setdefault(run[:SQUEEZED], []).append(run)

    def _add_han(self, name: str) -> None:
        plain = _BETWEEN_HAN.sub("", name.translate(vocabulary.simplified()))
        self._han |= set(re.findall("[\u3400-\u9fff\uf900-\ufaff]{2,}", plain))

    def finds(self, text: str) -> bool:
        """Whether a text mentions any of the names."""
        return next(self.found(text), None) is not None

    def found(self, text: str) -> Iterator[str]:
        """The restricted names that a text mentions; for tests and measurements, never for messages."""
        text = seen(text)
        if len(text) < 400:  # a path or an identifier: BerikZhanseitov.csv
            text = f"{text} {_CAMEL.sub(' ', text)}"
        if self._han and _HAN.search(text):
            plain = _BETWEEN_HAN.sub("", text.translate(vocabulary.simplified()))
            yield from (name for name in self._han if name in plain)
        tokens = WORD.findall(text)
        hits = self._hits
        for token in set(tokens).difference(hits):
            hits[token] = self._heard(token)
            if "-" in token:
                words = token.split("-")
                hits.update((word, self._heard(word)) for word in words if word not in hits)
                whole = [at for at, word in enumerate(words) if hits[word]]
                if next(self._pairs(words, whole), None) is not None:
                    hits[token] = None
        yield from (token for token in tokens if hits[token] is None)
        single = [at for at, token in enumerate(tokens) if len(token) == 1]
        yield from self._spaced(tokens, single)
        heard = [at for at, token in enumerate(tokens) if hits[token]]
        yield from self._pairs(tokens, heard)
        yield from self._initials(tokens)

    def _heard(self, token: str) -> frozenset[tuple[int, int]] | None:
        """Words of names that a token may be; ``None`` if it is a whole name without spaces."""
        if not 1 < len(token) <= 120:
            return frozenset()
        if fold(token) in self._squeezed:
            return None
        out: set[tuple[int, int]] = set()
        parts = [token, *re.split(r"[-‐‑]", token)] if re.search(r"[-‐‑]", token) else [token]
        for part in parts:
            for key in sounds_in_text(part):
                out |= self._by_sound.get(key, frozenset())
        return frozenset(out)

    def _pairs(self, tokens: list[str], heard: list[int]) -> Iterator[str]:
        seen_before = self._weighed
        for here, at in enumerate(heard):
            for other in heard[here + 1 : here + 1 + REACH]:
                if other - at > REACH:
                    break
                window = tuple(tokens[at : other + 1])
                if window not in seen_before:
                    mine, theirs = self._hits[window[0]] or (), self._hits[window[-1]] or ()
                    places: dict[int, set[int]] = {}
                    for index, place in mine:
                        places.setdefault(index, set()).add(place)
                    both = {index for index, place in theirs if places.get(index, set()) - {place}}
                    seen_before[window] = tuple(self._alike(window, both))
                yield from seen_before[window]

    def _initials(self, tokens: list[str]) -> Iterator[str]:
        seen_before, hits = self._weighed, self._hits
        initials = {
            token for token in set(tokens) if len(token) <= 3 and not _small(token[0]) and _initial(token)
        }
        for at in (at for at, token in enumerate(tokens) if token in initials):
            for other in (at - 2, at - 1, at + 1, at + 2):
                if not 0 <= other < len(tokens) or not hits[tokens[other]]:
                    continue
                pair = (f"{tokens[at]}.", tokens[other])
                if pair not in seen_before:
                    people = self._beginning(tokens[at], hits[tokens[other]] or ())
                    seen_before[pair] = tuple(self._alike(pair, people))
                yield from seen_before[pair]

    def _beginning(self, initial: str, heard: Iterable[tuple[int, int]]) -> set[int]:
        """Those of the names heard that have another word beginning as an initial does."""
        letters = {sequence[:1] for sequence in classes(f"{fold(initial)}a")}
        return {
            index
            for index, place in heard
            if any(
                spot != place and any(sequence[:1] in letters for sequence in classes(word))
                for spot, word in enumerate(self._words[index])
            )
        }

    def _spaced(self, tokens: list[str], single: list[int]) -> Iterator[str]:
        """Names written letter by letter."""
        for _, group in itertools.groupby(enumerate(single), key=lambda pair: pair[1] - pair[0]):
            run = [tokens[at] for _, at in group]
            if len(run) >= SQUEEZED - 2:
                joined = fold("".join(run))
                for start in range(len(joined) - SQUEEZED + 1):
                    names = self._beginnings.get(joined[start : start + SQUEEZED], ())
                    yield from (name for name in names if joined.startswith(name, start))

    def _alike(self, tokens: tuple[str, ...], people: Iterable[int]) -> Iterator[str]:
        written = f"{tokens[0]} {tokens[-1]}"
        folded = tuple(fold(token.rstrip(".")) for token in tokens)
        for index in people:
            if (
                _whole(folded, self._words[index])
                or _shortened(tokens, self._words[index])
                or _mentioned(written, self._names[index])
            ):
                yield self._names[index]


def _named(words: list[str]) -> list[str]:
    """The words of a name without those between them that are written small: "Ilja Vernancour (also known as Elias)"."""
    named = [word for word in words if not all(map(_small, word))]
    return named if len(named) > 1 else words


def _small(letter: str) -> bool:
    """Whether a letter is a small one; Georgian is written without capitals."""
    return letter.islower() and not "\u10d0" <= letter <= "\u10ff"


def _initial(written: str) -> bool:
    return len(written) == 1 or is_initial(f"{written}.")


def _whole(folded: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether all words of a name stand among some words."""
    return set(words) <= set(folded) and max(map(len, words)) > 3


def _shortened(tokens: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether an initial stands beside a long word of a name, and another word begins with it."""
    if len(tokens) != 2 or not tokens[0].endswith("."):
        return False
    letter, word = fold(tokens[0][:-1]), fold(tokens[1])
    return (
        len(word) > 3 and word in words and any(other.startswith(letter) for other in words if other != word)
    )


@functools.lru_cache(maxsize=1 << 14)
def _mentioned(written: str, name: str) -> bool:
    return bool(mentions(written, _wanted(name)))


@functools.lru_cache(maxsize=4096)
def _wanted(name: str) -> Wanted:
    return wanted((name,))
