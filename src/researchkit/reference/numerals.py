"""Numbers, units of time and money in words: the tables, by folded word."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from researchkit.reference import packs
from researchkit.reference.folding import WORD, fold, script


@dataclass(slots=True)
class Numerals:
    """What a word may be.

    Attributes:
        numbers: word → ``(kind, value, languages)``; kinds ``add``, ``ten`` (Han), ``times``, ``half``.
        units: word → language → unit; ``Y M W D H`` or ``$`` and a currency.
        unit_stems: the same for stems.
        phrases: units of several words.
        short: folded abbreviations of units ("г", "мес"); they need their language, and may be followed by a stop.
        within: those of them that only follow a longer unit ("3 г. 6 м.").
        range_words: words of ranges by use: ``to``, ``and`` (after ``between``), ``between``.
        halves: words that add a half to the number before them ("с половиной").
        durations: stem of a word that is number and unit at once (пятилетний) → ``(value, unit)``.
    """

    numbers: dict[str, tuple[str, float, frozenset[str]]] = field(default_factory=dict)
    units: dict[str, dict[str, str]] = field(default_factory=dict)
    unit_stems: dict[str, dict[str, str]] = field(default_factory=dict)
    durations: dict[str, tuple[float, str]] = field(default_factory=dict)
    phrases: dict[tuple[str, ...], str] = field(default_factory=dict)
    short: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    halves: frozenset[tuple[str, ...]] = frozenset()
    range_words: dict[str, frozenset[str]] = field(default_factory=dict)

    def unit(self, word: str) -> dict[str, str] | None:
        """Units that a folded word is, by language."""
        known = self.units.get(word)
        if known is not None:
            return known
        for length in range(min(len(word), 14), 2, -1):
            stem = self.unit_stems.get(word[:length])
            if stem is not None:
                return stem
        return None

    def duration(self, word: str) -> tuple[float, str] | None:
        """Number and unit of a folded word that holds both."""
        for length in range(min(len(word), 20), 4, -1):
            known = self.durations.get(word[:length])
            if known is not None:
                return known
        return None


@functools.cache
def load() -> Numerals:
    """The tables ``numbers.csv``, ``units.csv`` and ``durations.csv``, read once."""
    out = Numerals()
    halves: set[tuple[str, ...]] = set()
    for row in packs.rows("lexicons", "numbers.csv"):
        if row["kind"] == "and_half":
            halves.add(tuple(fold(part) for part in row["word"].split()))
            continue
        word = fold(row["word"])
        before = out.numbers.get(word)
        languages = frozenset({row["language"]}) | (before[2] if before else frozenset())
        kind, value = (before[0], before[1]) if before else (row["kind"], float(row["value"]))
        out.numbers[word] = (kind, value, languages)
    out.halves = frozenset(halves)
    short: dict[str, set[str]] = {"": set(), "short": set(), "after": set()}
    for row in packs.rows("lexicons", "units.csv"):
        short[row.get("note") or ""].add(fold(row["word"]))
        words = WORD.findall(row["word"]) if script(row["word"]) == "Hani" else row["word"].split()
        if len(words) > 1:
            out.phrases[tuple(fold(word) for word in words)] = row["unit"]
            continue
        table = out.unit_stems if row["word"].endswith("*") else out.units
        table.setdefault(fold(row["word"].rstrip("*")), {}).setdefault(row["language"], row["unit"])
    out.short, out.within = frozenset(short["short"] | short["after"]), frozenset(short["after"])
    uses: dict[str, set[str]] = {}
    for row in packs.rows("lexicons", "range_words.csv"):
        uses.setdefault(row["use"], set()).add(fold(row["word"]))
    out.range_words = {use: frozenset(words) for use, words in uses.items()}
    for row in packs.rows("lexicons", "durations.csv"):
        out.durations[fold(row["word"].rstrip("*"))] = (float(row["value"]), row["unit"])
    return out


@functools.cache
def longest_other_term(country: str) -> int | None:
    """Months of the longest penalty short of prison that a bare term may mean there; ``None`` = not known.

    From ``bare_terms.csv``: where the law knows restriction of freedom, "two years" alone does not say prison.
    """
    for row in packs.rows("lexicons", "bare_terms.csv"):
        if row["country"] == country:
            return int(row["longest_other_months"])
    return None


@functools.cache
def _currencies() -> dict[tuple[str, str], str]:
    return {
        (row["unit"], row["country"]): row["currency"] for row in packs.rows("lexicons", "currencies.csv")
    }


def currency(unit: str, country: str) -> str:
    """The currency that a unit of money means in a country: a rouble is BYN in Belarus; ``RUB!`` is RUB anywhere."""
    return unit[:-1] if unit.endswith("!") else _currencies().get((unit, country), unit)


packs.cached(load)
packs.cached(_currencies)
packs.cached(longest_other_term)
