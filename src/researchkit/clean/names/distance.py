"""How far two readings are apart, and whether the difference is one that spelling explains."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from researchkit.clean.names.sounds import fold
from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

#: Cost per sound up to which differences count as explained by spelling.
EXPLAINED = 0.062
#: Cost per sound up to which two words count as near: a slip of the pen, a letter more or less.
NEAR = 0.21
_LONGEST = 48
#: Changes of letters beyond which two readings are not weighed any more: they are far apart.
_MOST_EDITS = 3
_VOWELS = frozenset("aAeiyouWV")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two words agree.

    Attributes:
        level: ``same`` (equal keys), ``reading`` (equal in another reading), ``explained`` (differences
            that spelling explains), ``near`` (one slip), ``far``.
        similarity: 1 for equal, 0 for nothing in common.
    """

    level: str
    similarity: float


@cached
@functools.cache
def _costs() -> dict[tuple[str, str], tuple[str, float]]:
    out: dict[tuple[str, str], tuple[str, float]] = {}
    for one, other, where, cost in vocabulary.alternations():
        out[one, other] = (where, cost)
        out[other, one] = (where, cost)
    return out


@cached
@functools.lru_cache(maxsize=262144)
def distance(one: str, other: str) -> tuple[float, float]:
    """Weighted edit distance of two readings.

    Returns:
        The cost, and how much of it no alternation of sounds explains.
    """
    one, other = one[:_LONGEST], other[:_LONGEST]
    costs = _costs()
    before: list[tuple[float, float]] = []
    row: list[tuple[float, float]] = [(0.0, 0.0)]
    for j, char in enumerate(other):
        row.append(_add(row[-1], _gap(costs, char, other, j)))
    for i, char in enumerate(one):
        gap = _gap(costs, char, one, i)
        fresh = [_add(row[0], gap)]
        for j, against in enumerate(other):
            best = _add(row[j], _swap(costs, one, other, i, j))
            down = _add(row[j + 1], gap)
            if down < best:
                best = down
            right = _add(fresh[j], _gap(costs, against, other, j))
            if right < best:
                best = right
            if i and j and char == other[j - 1] and one[i - 1] == against and char != against:
                turned = _add(before[j - 1], (1.0, False))
                if turned < best:
                    best = turned
            fresh.append(best)
        before, row = row, fresh
    return row[-1]


def _add(so_far: tuple[float, float], step: tuple[float, bool]) -> tuple[float, float]:
    cost, explained = step
    return so_far[0] + cost, so_far[1] + (0.0 if explained else cost)


def _swap(
    costs: dict[tuple[str, str], tuple[str, float]], one: str, other: str, i: int, j: int
) -> tuple[float, bool]:
    """Cost of one sound for another, and whether spelling explains it."""
    char, against = one[i], other[j]
    if char == against:
        return 0.0, True
    where, cost = costs.get((char, against), ("", 1.0))
    if where == "any" or (where == "inner" and i and j):
        return cost, True
    if (
        where == "coda"
        and i
        and j
        and one[i + 1 : i + 2] not in _VOWELS
        and other[j + 1 : j + 2] not in _VOWELS
    ):
        return cost, True
    if where == "after_round" and _last_vowel(one[:i]) in "uo" and _last_vowel(other[:j]) in "uo":
        return cost, True
    if where == "slip":
        return cost, False
    vowels = char in _VOWELS and against in _VOWELS
    return (0.8, False) if vowels else (1.0, False)


def _last_vowel(text: str) -> str:
    """The vowel met last; a letter that is none when there is none."""
    return next((char for char in reversed(text) if char in _VOWELS), "-")


def _gap(
    costs: dict[tuple[str, str], tuple[str, float]], char: str, text: str, at: int
) -> tuple[float, bool]:
    """Cost of a sound that the other word lacks, and whether spelling explains it."""
    where, cost = costs.get((char, ""), ("", 1.0))
    before = text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    fits = (
        (where == "inner" and before and after)
        or (where == "reduced" and after and after not in _VOWELS and before and before not in "aAeio")
        or (where == "after_n" and before == "n")
        or (where == "before_Z" and after == "Z")
        or (where == "before_s" and after == "s")
    )
    return (cost, True) if fits else (1.0, False)


@cached
@functools.lru_cache(maxsize=262144)
def agree(ones: tuple[str, ...], others: tuple[str, ...]) -> Agreement:
    """How two words agree, over all their readings.

    Args:
        ones: readings of a word, the likeliest first.
        others: readings of another.
    """
    if not ones or not others or not ones[0] or not others[0]:
        return Agreement("far", 0.0)
    if fold(ones[0]) == fold(others[0]):
        return Agreement("same", 1.0)
    if {fold(reading) for reading in ones} & {fold(reading) for reading in others}:
        return Agreement("reading", 0.99)
    best = Agreement("far", 0.0)
    for one in ones:
        for other in others:
            longer = max(len(one), len(other))
            edits = Levenshtein.distance(fold(one), fold(other), score_cutoff=_MOST_EDITS)
            if edits > _MOST_EDITS:
                best = max(best, Agreement("far", max(0.0, 1.0 - edits / longer)), key=_closeness)
                continue
            cost, unexplained = distance(one, other)
            similarity = max(0.0, 1.0 - cost / longer)
            if not unexplained and cost <= EXPLAINED * longer:
                found = Agreement("explained", similarity)
            elif cost <= min(NEAR * longer, 1.3) and longer >= 4 and _same_start(one, other):
                found = Agreement("near", similarity)
            else:
                found = Agreement("far", similarity)
            best = max(best, found, key=_closeness)
    return best


def _closeness(agreement: Agreement) -> tuple[bool, float]:
    return agreement.level != "far", agreement.similarity


def _same_start(one: str, other: str) -> bool:
    """Whether two words begin alike: relatives and namesakes often differ just there (Serik, Berik)."""
    first, second = fold(one)[:1], fold(other)[:1]
    if first == second:
        return True
    where, _ = _costs().get((one[:1], other[:1]), ("", 1.0))
    return where in {"any", "slip"}
