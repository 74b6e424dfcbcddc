"""From scored pairs to persons: never two people through a weak middle.

Connected components chain: A like B, B like C, and A and C are relatives. Here a group grows only while the
*average* evidence over every pair that would come together stays high, at least one pair is near certain,
and no pair speaks against it (average linkage with cannot-links; Sokal & Michener 1958, Davidson & Ravi 2005).
A report that fits two groups that cannot be one is left alone: "cannot tell" is an answer.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

Pair = tuple[int, int]

#: A single pair weighs at most this much (log odds), so that no one pair carries a whole group.
CLIP = 12.0
#: How much better (log odds) one of two rival groups must fit before a report is given to it.
RIVAL_MARGIN = 3.0
#: Above this many members a component is first broken up at stricter links.
LARGEST = 1200


@dataclass(frozen=True, slots=True)
class Rules:
    """When groups may join.

    Attributes:
        auto: probability that the best pair between two groups must reach.
        average: probability that the pairs between two groups must reach on average (of log odds).
    """

    auto: float = 0.99
    average: float = 0.9


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which items belong together.

    Attributes:
        label: group of each item: the smallest item in it.
        rivals: item → items of a rival group it might as well have joined; such items join neither.
        refused: pairs at or above ``auto`` that were kept apart, because groups would not fit together.
    """

    label: list[int]
    rivals: dict[int, list[int]]
    refused: list[Pair]


def log_odds(probability: float) -> float:
    """Natural log odds, clipped to ±:data:`CLIP`."""
    if probability <= 0.0:
        return -CLIP
    if probability >= 1.0:
        return CLIP
    return max(-CLIP, min(CLIP, math.log(probability / (1.0 - probability))))


class Sets:
    """Disjoint sets whose name is always their smallest member."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def find(self, item: int) -> int:
        """Smallest member of the item's set."""
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def join(self, a: int, b: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.find(a), self.find(b)))
        self.parent[high] = low

    def members(self) -> dict[int, list[int]]:
        """Members of every set, in order."""
        out: dict[int, list[int]] = defaultdict(list)
        for item in range(len(self.parent)):
            out[self.find(item)].append(item)
        return dict(out)


def group(
    size: int,
    scored: Mapping[Pair, float],
    must: Iterable[Pair],
    cannot: Iterable[Pair],
    conflict: Callable[[int, int], bool],
    rules: Rules,
) -> Grouping:
    """Group items.

    Args:
        size: number of items; they are ``0 .. size-1`` in an order that does not depend on the input's.
        scored: probability of each compared pair ``(a, b)`` with ``a < b``.
        must: pairs a person declared the same.
        cannot: pairs a person declared different (or could not tell); they never come together.
        conflict: whether two items speak against being one person; asked for pairs that might come together.
        rules: when groups may join.

    Returns:
        The grouping; the same for every order of the input.
    """
    fixed = Sets(size)
    for a, b in must:
        fixed.join(a, b)
    units = fixed.members()
    apart: set[Pair] = {_pair(fixed.find(a), fixed.find(b)) for a, b in cannot}
    best: dict[Pair, float] = {}
    for (a, b), probability in scored.items():
        key = _pair(fixed.find(a), fixed.find(b))
        if key[0] != key[1]:
            best[key] = max(best.get(key, -math.inf), log_odds(probability))

    near = Sets(size)
    floor = log_odds(rules.auto)
    for component in _components(sorted(units), best, floor):
        board = _Board(component, units, best, apart, conflict)
        board.run(log_odds(rules.average), floor)
        for members in board.groups():
            for member in members[1:]:
                near.join(members[0], member)
    for lead, members in units.items():
        for member in members:
            near.join(lead, member)

    rivals, refused = _rivals(near, units, best, floor, log_odds(rules.average))
    rivals = {unit: others for unit, others in rivals.items() if len(units[unit]) == 1}
    label = [near.find(item) for item in range(size)]
    for members in _regrouped(rivals, best, units, apart, conflict, rules):
        for member in members:
            label[member] = -1 - members[0]
    return Grouping(_smallest(label), rivals, refused)


def _regrouped(
    rivals: Mapping[int, list[int]],
    best: Mapping[Pair, float],
    units: Mapping[int, list[int]],
    apart: set[Pair],
    conflict: Callable[[int, int], bool],
    rules: Rules,
) -> list[list[int]]:
    """Groups of the items that were taken out of theirs: they may still be one another's."""
    items = sorted(rivals)
    floor = log_odds(rules.auto)
    inside = {pair: weight for pair, weight in best.items() if pair[0] in rivals and pair[1] in rivals}
    out: list[list[int]] = []
    for component in _components(items, inside, floor):
        board = _Board(component, units, inside, apart, conflict)
        board.run(log_odds(rules.average), floor)
        out.extend(board.groups())
    grouped = {item for members in out for item in members}
    return [*out, *([item] for item in items if item not in grouped)]


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a <= b else (b, a)


def _smallest(label: list[int]) -> list[int]:
    first: dict[int, int] = {}
    for item, name in enumerate(label):
        first.setdefault(name, item)
    return [first[name] for name in label]


def _components(units: Sequence[int], best: Mapping[Pair, float], floor: float) -> list[list[int]]:
    """Connected components of two or more units over links at or above the floor; huge ones broken up."""
    index = {unit: n for n, unit in enumerate(units)}
    links = [(a, b, weight) for (a, b), weight in best.items() if weight >= floor]
    out: list[list[int]] = []
    todo = [(list(units), links, floor)]
    while todo:
        nodes, edges, level = todo.pop()
        sets = Sets(len(units))
        for a, b, _ in edges:
            sets.join(index[a], index[b])
        parts: dict[int, list[int]] = defaultdict(list)
        for node in nodes:
            parts[sets.find(index[node])].append(node)
        for part in parts.values():
            if len(part) < 2:
                continue
            if len(part) > LARGEST and level < CLIP:
                inside = set(part)
                stricter = level + 1.0
                todo.append((part, [e for e in edges if e[2] >= stricter and e[0] in inside], stricter))
            else:
                out.append(sorted(part))
    return sorted(out)


class _Board:
    """Average linkage on one component: sums of log odds between groups, and which may not meet."""

    def __init__(
        self,
        component: list[int],
        units: Mapping[int, list[int]],
        best: Mapping[Pair, float],
        apart: set[Pair],
        conflict: Callable[[int, int], bool],
    ) -> None:
        self.component = component
        count = len(component)
        self.total = np.zeros((count, count))
        self.top = np.full((count, count), -np.inf)
        self.veto = np.zeros((count, count), dtype=bool)
        self.size = np.ones(count)
        self.alive = np.ones(count, dtype=bool)
        self.member: list[list[int]] = [[unit] for unit in component]
        for i in range(count):
            for j in range(i + 1, count):
                weight = best.get((component[i], component[j]))
                if all(conflict(x, y) for x in units[component[i]] for y in units[component[j]]):
                    self.veto[i, j] = self.veto[j, i] = True
                if weight is not None:
                    self.total[i, j] = self.total[j, i] = weight
                    self.top[i, j] = self.top[j, i] = weight
        self._lift(units, conflict)
        for i in range(count):
            for j in range(i + 1, count):
                if (component[i], component[j]) in apart:
                    self.veto[i, j] = self.veto[j, i] = True

    def _lift(self, units: Mapping[int, list[int]], conflict: Callable[[int, int], bool]) -> None:
        """Where a person said that two names are one person's, those names no longer speak against each other.

        Nor do names that are told apart by just what those two are: one like the first and unlike the second, one the other way
        round. Names that may be either, and still speak against each other, have a reason of their own.
        """
        for unit in self.component:
            for x, y in combinations(units[unit], 2):
                if not conflict(x, y):
                    continue
                one, other = (
                    np.array([
                        any(not conflict(name, z) and conflict(unlike, z) for z in units[u]) for u in self.component
                    ])
                    for name, unlike in ((x, y), (y, x))
                )  # fmt: skip
                self.veto[np.ix_(one, other)] = False
                self.veto[np.ix_(other, one)] = False

    def run(self, average: float, floor: float) -> None:
        """Join the best-fitting groups until none fits."""
        mean = self._mean(floor)
        while len(self.component) > 1:
            flat = int(np.argmax(mean))
            i, j = divmod(flat, len(self.component))
            if mean[i, j] < average:
                return
            self._join(min(i, j), max(i, j))
            self._update(mean, min(i, j), max(i, j), floor)

    def groups(self) -> list[list[int]]:
        """Members of the groups of two or more units."""
        return [sorted(self.member[i]) for i in np.flatnonzero(self.alive) if len(self.member[i]) > 1]

    def _mean(self, floor: float) -> np.ndarray:
        mean = self.total / np.outer(self.size, self.size)
        mean[self.veto | (self.top < floor)] = -np.inf
        np.fill_diagonal(mean, -np.inf)
        return mean

    def _join(self, i: int, j: int) -> None:
        self.total[i] += self.total[j]
        self.total[:, i] = self.total[i]
        self.top[i] = np.maximum(self.top[i], self.top[j])
        self.top[:, i] = self.top[i]
        self.veto[i] |= self.veto[j]
        self.veto[:, i] = self.veto[i]
        self.size[i] += self.size[j]
        self.alive[j] = False
        self.member[i] = self.member[i] + self.member[j]

    def _update(self, mean: np.ndarray, i: int, j: int, floor: float) -> None:
        mean[j] = -np.inf
        mean[:, j] = -np.inf
        row = self.total[i] / (self.size[i] * self.size)
        row[self.veto[i] | (self.top[i] < floor) | ~self.alive] = -np.inf
        row[i] = -np.inf
        mean[i] = row
        mean[:, i] = row


def _rivals(
    near: Sets, units: Mapping[int, list[int]], best: Mapping[Pair, float], floor: float, average: float
) -> tuple[dict[int, list[int]], list[Pair]]:
    """Units that fit a rival group about as well as their own, and strong pairs that were kept apart.

    A group of many reports is likelier to be told of once more than a group of one, so its size counts.
    """
    unit_of_group: dict[int, list[int]] = defaultdict(list)
    for unit in units:
        unit_of_group[near.find(unit)].append(unit)
    refused = sorted(
        pair for pair, weight in best.items() if weight >= floor and near.find(pair[0]) != near.find(pair[1])
    )
    alone: dict[int, list[int]] = {}
    for unit, other in [*refused, *[(b, a) for a, b in refused]]:
        own = [mate for mate in unit_of_group[near.find(unit)] if mate != unit]
        rival = unit_of_group[near.find(other)]
        if not own:
            continue
        fit_own = _average(unit, own, best) + math.log(len(own))
        fit_rival = _average(unit, rival, best) + math.log(len(rival))
        if fit_rival >= average and fit_own - fit_rival < RIVAL_MARGIN:
            alone.setdefault(unit, []).append(other)
    return {unit: sorted(set(others)) for unit, others in sorted(alone.items())}, refused


def _average(unit: int, group: Sequence[int], best: Mapping[Pair, float]) -> float:
    return sum(best.get(_pair(unit, mate), 0.0) for mate in group) / len(group)
