"""Which pairs of names are worth comparing. Recall first; the pairs are counted before any is made.

Blocking works on *distinct spellings*, not on reports: 45 reports under one spelling are one row here. Every
rule has a wide and a tight form; the wide one is used while the count allows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

#: Pairs of spellings one rule may bring. The comparison of names costs about 10-20 µs a pair.
PAIRS_PER_RULE = 1_500_000
#: Pairs of spellings that are compared with care at the most; beyond, the least alike are left out.
COMPARISONS = 400_000
#: Keys less alike than this are never one name's (measured on invented names: nothing the names room would
#: join lies below; see docs/quality/linkage.md).
LIKENESS = 0.68
#: The steps by which more likeness is asked for where there are too many pairs.
STRICTER = (0.74, 0.80, 0.85, 0.88, 0.90, 0.92, 0.94, 0.96, 0.98)

_VOWELS = str.maketrans("", "", "aeiouyAEIOUY")


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to compare two spellings.

    Attributes:
        name: what the two have in common, in words.
        left, right: functions of the spellings table giving block keys, wide form first; an empty key
            blocks with nothing. ``right`` equals ``left`` but for rules that cross two columns.
    """

    name: str
    left: tuple[Callable[[pd.DataFrame], pd.Series[str]], ...]
    right: tuple[Callable[[pd.DataFrame], pd.Series[str]], ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of spellings to compare.

    Attributes:
        pairs: array of shape (n, 2), ``a < b``, sorted, without repeats.
        counts: rule → pairs it brings, in the form used.
        likeness: how alike the keys of each pair are, 0-1, see :func:`likeness`.
        tight: rules used in a tight form.
        skipped: pairs in blocks too large to compare.
    """

    pairs: np.ndarray
    likeness: np.ndarray
    counts: dict[str, int]
    tight: tuple[str, ...]
    skipped: int


def skeleton(keys: pd.Series[str]) -> pd.Series[str]:
    """Consonants of a key behind its first letter: spellings of one name mostly differ in vowels."""
    return keys.str[:1] + keys.str[1:].str.translate(_VOWELS)


def _joined(*parts: pd.Series[str]) -> pd.Series[str]:
    """Parts as one block key; empty when any part is empty."""
    out, present = parts[0], parts[0] != ""
    for part in parts[1:]:
        out, present = out + "\x1f" + part, present & (part != "")
    return out.where(present, "")


def _same(
    *forms: Callable[[pd.DataFrame], pd.Series[str]],
) -> tuple[tuple[Callable[[pd.DataFrame], pd.Series[str]], ...], ...]:
    return forms, forms


RULES: tuple[Rule, ...] = (
    Rule("given and family name", *_same(lambda t: _joined(t["given_key"], t["family_key"]))),
    Rule("family name", *_same(lambda t: t["family_key"], lambda t: _joined(t["family_key"], t["given_initial"]))),
    Rule(
        "given name and start of family name",
        *_same(
            lambda t: _joined(t["given_key"], t["family_key"].str[:2]),
            lambda t: _joined(t["given_key"], t["family_key"].str[:4]),
        ),
    ),
    Rule(
        "consonants of family name and initial",
        *_same(
            lambda t: _joined(skeleton(t["family_key"]), t["given_initial"]),
            lambda t: _joined(skeleton(t["family_key"]), t["given_key"].str[:3]),
        ),
    ),
    Rule(
        "given name and end of family name",
        *_same(
            lambda t: _joined(t["given_key"], skeleton(t["family_key"]).str[-3:].where(t["family_key"] != "", "")),
            lambda t: _joined(t["given_key"], t["family_key"].str[1:]),
        ),
    ),
    Rule(
        "start of family name and consonants of given name",
        *_same(
            lambda t: _joined(skeleton(t["given_key"]), t["family_key"].str[:1]),
            lambda t: _joined(skeleton(t["given_key"]), skeleton(t["family_key"]).str[:3]),
        ),
    ),
    Rule(
        "given and family name in the other order",
        (lambda t: _joined(t["family_key"], t["given_key"].str[:2]), lambda t: _joined(t["family_key"], t["given_key"].str[:4])),
        (lambda t: _joined(t["given_key"], t["family_key"].str[:2]), lambda t: _joined(t["given_key"], t["family_key"].str[:4])),
    ),
    Rule(
        "one name that may be given or family name",
        (lambda t: t["family_key"].where(t["given_key"] == "", ""),),
        (lambda t: t["given_key"],),
    ),
    Rule(
        "the reverse",
        (lambda t: t["given_key"].where(t["family_key"] == "", ""),),
        (lambda t: t["family_key"],),
    ),
)  # fmt: skip


def candidates(
    spellings: pd.DataFrame, rules: tuple[Rule, ...] = RULES, limit: int = PAIRS_PER_RULE
) -> Candidates:
    """Pairs of spellings that any rule brings together and that look alike enough to be compared with care.

    Args:
        spellings: one row a reading of a spelling: ``spelling`` (its number), ``given_key``, ``family_key`` and
            ``given_initial`` as text. A spelling that may be read in several ways has several rows.
        rules: reasons to compare.
        limit: pairs one rule may bring before its tight form is used; where that brings more as well, its
            largest blocks are skipped.
    """
    counts: dict[str, int] = {}
    tight: list[str] = []
    skipped = 0
    number = spellings["spelling"].to_numpy(dtype=np.int64)
    found = [pd.DataFrame({"a": [], "b": [], "alike": []}, dtype=np.float64)]
    for rule in rules:
        for form, (left, right) in enumerate(zip(rule.left, rule.right, strict=True)):
            a, b = left(spellings), right(spellings)
            count = _count(a, b)
            if count <= limit or form == len(rule.left) - 1:
                break
        if form:
            tight.append(rule.name)
        if count > limit:
            a, b, lost = _without_largest(a, b, limit)
            skipped += lost
            count -= lost
        counts[rule.name] = count
        rows = _pairs(a, b)
        alike = likeness(spellings, rows)
        pairs = np.sort(number[rows], axis=1)
        keep = (pairs[:, 0] < pairs[:, 1]) & (alike >= LIKENESS)
        found.append(pd.DataFrame({"a": pairs[keep, 0], "b": pairs[keep, 1], "alike": alike[keep]}))
    best = pd.concat(found).groupby(["a", "b"], sort=True)["alike"].max()
    index = best.index.to_frame().to_numpy(dtype=np.int64)
    return Candidates(index, best.to_numpy(dtype=np.float64), counts, tuple(tight), skipped)


def likeness(spellings: pd.DataFrame, rows: np.ndarray) -> np.ndarray:
    """How alike the keys of pairs of rows are: a quick look before names are compared with care.

    Given names and family names are held together by Jaro-Winkler, straight or crossed, and the less alike part
    counts: names that blocking brings together mostly share one part only. A part that is missing is like any.
    """
    given = spellings["given_key"].to_numpy(dtype=object)
    family = spellings["family_key"].to_numpy(dtype=object)
    a, b = rows[:, 0], rows[:, 1]
    straight = np.minimum(_alike(given[a], given[b]), _alike(family[a], family[b]))
    crossed = np.minimum(_alike(given[a], family[b]), _alike(family[a], given[b]))
    return np.asarray(np.maximum(straight, crossed))


def affordable(alike: np.ndarray, limit: int = COMPARISONS) -> float:
    """The least likeness to ask for so that no more pairs than the limit are compared with care."""
    for step in (LIKENESS, *STRICTER):
        if int((alike >= step).sum()) <= limit:
            return step
    return STRICTER[-1]


def _alike(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import cpdist

    if not len(one):
        return np.empty(0)
    found: np.ndarray = cpdist(one, other, scorer=JaroWinkler.normalized_similarity)
    found[(one == "") | (other == "")] = 1.0
    return found


def _count(a: pd.Series[str], b: pd.Series[str]) -> int:
    left, right = a[a != ""].value_counts(), b[b != ""].value_counts()
    if a is b or a.equals(b):
        return int((left.astype("int64") * (left - 1) // 2).sum())
    both = left.index.intersection(right.index)
    return int((left[both].astype("int64") * right[both]).sum())


def _without_largest(
    a: pd.Series[str], b: pd.Series[str], limit: int
) -> tuple[pd.Series[str], pd.Series[str], int]:
    """Block keys without the largest blocks, so that no more pairs than the limit are left."""
    before = _count(a, b)
    left, right = a[a != ""].value_counts(), b[b != ""].value_counts()
    sizes = (left.astype("int64") * right.reindex(left.index).fillna(0).astype("int64")).sort_index()
    sizes = sizes.sort_values(kind="stable")
    large = sizes.index[sizes.cumsum() > limit]
    kept = a.where(~a.isin(large), "")
    other = kept if a.equals(b) else b
    return kept, other, before - _count(kept, other)


def _pairs(a: pd.Series[str], b: pd.Series[str]) -> np.ndarray:
    left = pd.DataFrame({"key": a, "a": np.arange(len(a))})[lambda t: t["key"] != ""]
    right = pd.DataFrame({"key": b, "b": np.arange(len(b))})[lambda t: t["key"] != ""]
    joined = left.merge(right, on="key")
    low = joined[["a", "b"]].min(axis=1).to_numpy(dtype=np.int64)
    high = joined[["a", "b"]].max(axis=1).to_numpy(dtype=np.int64)
    keep = low < high
    return np.column_stack((low[keep], high[keep]))
