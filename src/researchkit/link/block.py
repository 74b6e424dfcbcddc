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
#: A block this large that even the tight form leaves is skipped and reported.
LARGEST_BLOCK = 3_000
#: Keys less alike than this are never one name's (measured on invented names: nothing the names room would
#: join lies below; see docs/quality/linkage.md).
LIKENESS = 0.68

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
        tight: rules used in a tight form.
        skipped: pairs in blocks too large to compare.
    """

    pairs: np.ndarray
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
    spellings: pd.DataFrame,
    rules: tuple[Rule, ...] = RULES,
    limit: int = PAIRS_PER_RULE,
    largest: int = LARGEST_BLOCK,
) -> Candidates:
    """Pairs of spellings that any rule brings together and that look alike enough to be compared with care.

    Args:
        spellings: one row a reading of a spelling: ``spelling`` (its number), ``given_key``, ``family_key`` and
            ``given_initial`` as text. A spelling that may be read in several ways has several rows.
        rules: reasons to compare.
        limit: pairs one rule may bring before its tight form is used.
        largest: rows of a block beyond which it is skipped when the rule is over the limit even so.
    """
    counts: dict[str, int] = {}
    tight: list[str] = []
    skipped = 0
    number = spellings["spelling"].to_numpy(dtype=np.int64)
    found = [np.empty((0, 2), dtype=np.int64)]
    for rule in rules:
        for form, (left, right) in enumerate(zip(rule.left, rule.right, strict=True)):
            a, b = left(spellings), right(spellings)
            count = _count(a, b)
            if count <= limit or form == len(rule.left) - 1:
                break
        if form:
            tight.append(rule.name)
        if count > limit:
            a, b, lost = _without_large(a, b, largest)
            skipped += lost
            count -= lost
        counts[rule.name] = count
        rows = _pairs(a, b)
        rows = rows[plausible(spellings, rows)]
        pairs = np.sort(number[rows], axis=1)
        found.append(np.unique(pairs[pairs[:, 0] < pairs[:, 1]], axis=0))
    return Candidates(np.unique(np.concatenate(found), axis=0), counts, tuple(tight), skipped)


def plausible(spellings: pd.DataFrame, rows: np.ndarray) -> np.ndarray:
    """Which pairs of rows may be one name after all: a quick look before names are compared with care.

    Given names and family names must be alike by Jaro-Winkler, straight or crossed; a part that is missing is
    like any. Names that blocking brings together mostly share one part only: the other part rules them out.
    """
    given = spellings["given_key"].to_numpy(dtype=object)
    family = spellings["family_key"].to_numpy(dtype=object)
    a, b = rows[:, 0], rows[:, 1]
    straight = np.minimum(_alike(given[a], given[b]), _alike(family[a], family[b]))
    crossed = np.minimum(_alike(given[a], family[b]), _alike(family[a], given[b]))
    return np.asarray(np.maximum(straight, crossed) >= LIKENESS)


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


def _without_large(
    a: pd.Series[str], b: pd.Series[str], largest: int
) -> tuple[pd.Series[str], pd.Series[str], int]:
    before = _count(a, b)
    sizes = a[a != ""].value_counts()
    large = sizes.index[sizes > largest]
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
