"""How far two readings are apart, and whether the difference is one that spelling explains."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from researchkit.clean.names.sounds import fold
from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

#: Cost per sound up to which differences count as explained by spelling.
EXPLAINED = 0.062
#: Cost per sound up to which two words count as near: a slip of the pen, a letter more or less.
NEAR = 0.21
_LONGEST = 48


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


@functools.lru_cache(maxsize=262144)
def distance(one: str, other: str) -> tuple[float, float]:
    """Weighted edit distance of two readings.

    Returns:
        The cost, and how much of it no alternation of sounds explains.
    """
    one, other = one[:_LONGEST], other[:_LONGEST]
    costs = _costs()
    row: list[tuple[float, float]] = [(0.0, 0.0)]
    for j, char in enumerate(other):
        row.append(_add(row[-1], _gap(costs, char, other, j)))
    for i, char in enumerate(one):
        gap = _gap(costs, char, one, i)
        fresh = [_add(row[0], gap)]
        for j, against in enumerate(other):
            best = _add(row[j], _swap(costs, char, against, i, j))
            down = _add(row[j + 1], gap)
            if down < best:
                best = down
            right = _add(fresh[j], _gap(costs, against, other, j))
            if right < best:
                best = right
            fresh.append(best)
        row = fresh
    return row[-1]


def _add(so_far: tuple[float, float], step: tuple[float, bool]) -> tuple[float, float]:
    cost, explained = step
    return so_far[0] + cost, so_far[1] + (0.0 if explained else cost)


def _swap(
    costs: dict[tuple[str, str], tuple[str, float]], char: str, against: str, i: int, j: int
) -> tuple[float, bool]:
    if char == against:
        return 0.0, True
    where, cost = costs.get((char, against), ("", 1.0))
    if where == "any" or (where == "inner" and i and j):
        return cost, True
    vowels = char in "aAeiyou" and against in "aAeiyou"
    return (0.8, False) if vowels else (1.0, False)


def _gap(
    costs: dict[tuple[str, str], tuple[str, float]], char: str, text: str, at: int
) -> tuple[float, bool]:
    where, cost = costs.get((char, ""), ("", 1.0))
    before = text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    fits = (
        where == "any"
        or (where == "inner" and before and after)
        or (where == "after_n" and before == "n")
        or (where == "before_Z" and after == "Z")
        or (where == "before_s" and after == "s")
    )
    return (cost, True) if fits else (1.0, False)


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
            if abs(len(one) - len(other)) > 0.5 * longer:
                continue
            cost, unexplained = distance(one, other)
            similarity = max(0.0, 1.0 - cost / longer)
            if not unexplained and cost <= EXPLAINED * longer:
                found = Agreement("explained", similarity)
            elif cost <= min(NEAR * longer, 1.3) and longer >= 4 and _same_start(one, other):
                found = Agreement("near", similarity)
            else:
                found = Agreement("far", similarity)
            if (found.level != "far", found.similarity) > (best.level != "far", best.similarity):
                best = found
    return best


def _same_start(one: str, other: str) -> bool:
    """Whether two words begin alike: relatives and namesakes often differ just there (Serik, Berik)."""
    first, second = fold(one)[:1], fold(other)[:1]
    if first == second:
        return True
    where, _ = _costs().get((one[:1], other[:1]), ("", 1.0))
    return where == "any"
