"""Names against truth: spellings of one person are found, relatives and namesakes are never merged.

``names_pairs_public.csv``: 2,164 labelled pairs of a hard set (variants, order, patronymic, clipped, initials
against relatives, namesakes and strangers). ``names_cases.csv``: names of real published reports with a
number for each person. ``names_holdout.csv``: invented people, written by transliteration and declension
libraries that the package does not use (people H… were looked at while rules were made, J… were not).
``names_relatives.csv``: invented relatives and namesakes in several spellings. How they were made, and the
figures over all pairs, stand in ``docs/quality/names.md``.
"""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from researchkit.clean.names import MERGING, compare, keys, keys_frame

DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / name, dtype="str", keep_default_na=False)


def roc_auc(labels: np.ndarray, scores: np.ndarray) -> float:
    ranks = pd.Series(scores).rank().to_numpy()
    positives, negatives = labels.sum(), (~labels).sum()
    return float((ranks[labels].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def precision_recall(labels: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Precision and recall at every distinct score, from the highest down."""
    grouped = pd.DataFrame({"score": scores, "label": labels}).groupby("score")["label"].agg(["sum", "count"])
    grouped = grouped.sort_index(ascending=False).cumsum()
    return (grouped["sum"] / grouped["count"]).to_numpy(), (grouped["sum"] / labels.sum()).to_numpy()


def average_precision(labels: np.ndarray, scores: np.ndarray) -> float:
    precision, recall = precision_recall(labels, scores)
    return float((np.diff(recall, prepend=0.0) * precision).sum())


@cache
def public() -> pd.DataFrame:
    pairs = table("names_pairs_public.csv").copy()
    found = [compare(a, b) for a, b in zip(pairs["name_a"], pairs["name_b"], strict=True)]
    pairs["score"] = [match.score for match in found]
    pairs["level"] = [match.level for match in found]
    return pairs[pairs["match"].isin(["0", "1"])].reset_index(drop=True)


def test_hard_set() -> None:
    pairs = public()
    hard = pairs[(pairs["match"] == "1") | (pairs["kind"] == "relative_or_namesake")]
    labels, scores = (hard["match"] == "1").to_numpy(), hard["score"].to_numpy()
    precision, recall = precision_recall(labels, scores)
    assert roc_auc(labels, scores) >= 0.9995
    assert average_precision(labels, scores) >= 0.9995
    assert recall[precision >= 0.95].max() == 1.0


@pytest.mark.parametrize("kind", ["variant", "swapped", "patronymic", "clipped"])
def test_each_kind_of_spelling_is_merged(kind: str) -> None:
    pairs = public()
    levels = pairs.loc[(pairs["kind"] == kind) & (pairs["match"] == "1"), "level"]
    assert levels.isin(MERGING).mean() >= 0.99


def test_initials_are_a_level_of_their_own() -> None:
    pairs = public()
    initial = pairs[(pairs["kind"] == "initial") & (pairs["match"] == "1")]
    assert (initial["level"] == "initial_compatible").mean() >= 0.98
    ambiguous = table("names_pairs_public.csv").query("match == 'ambiguous_initial'")
    assert {compare(a, b).level for a, b in zip(ambiguous["name_a"], ambiguous["name_b"], strict=True)} <= {
        "initial_compatible", "cannot_tell",
    }  # fmt: skip


def test_no_relative_of_the_public_set_is_merged() -> None:
    pairs = public()
    assert not pairs.loc[pairs["match"] == "0", "level"].isin(MERGING).any()


def test_no_invented_relative_is_merged() -> None:
    pairs = table("names_relatives.csv")
    merged = [
        (row.kind, compare(row.name_a, row.name_b).reasons)
        for row in pairs.itertuples()
        if compare(row.name_a, row.name_b).level in MERGING
    ]
    assert len(pairs) > 1_000
    assert not merged


def levels_within(names: pd.DataFrame) -> pd.Series:
    """Share of each level among pairs of spellings of one person."""
    found = [
        compare(a, b).level
        for _, group in names.groupby("person")
        for a, b in itertools.combinations(group["name"], 2)
    ]
    return pd.Series(found).value_counts(normalize=True)


def merged_across(names: pd.DataFrame, most: int) -> list[tuple[str, str]]:
    """Pairs of different people that would be merged: all that share a key, and a sample of the rest."""
    rows = names.join(keys_frame(names["name"]))
    pairs: set[tuple[int, int]] = set()
    for column in ("family_key", "given_key", "family_initial"):
        groups = rows[rows[column] != ""].groupby(column).indices.values()
        for members in groups:
            pairs |= set(itertools.combinations(sorted(members.tolist())[:60], 2))
    chosen = sorted(pairs)
    step = max(1, len(chosen) // most)
    person, name = rows["person"].tolist(), rows["name"].tolist()
    return [
        (name[a], name[b])
        for a, b in chosen[::step]
        if person[a] != person[b] and compare(name[a], name[b]).level in MERGING
    ]


def test_real_reports() -> None:
    names = table("names_cases.csv")
    shares = levels_within(names)
    assert shares[list(MERGING)].sum() >= 0.78
    assert shares.get("conflict", 0.0) <= 0.02
    assert not merged_across(names, 12_000)


def test_real_reports_by_primary_key_alone() -> None:
    names = table("names_cases.csv")
    together = [
        (keys(a).given_key, keys(a).family_key) == (keys(b).given_key, keys(b).family_key)
        for _, group in names.groupby("person")
        for a, b in itertools.combinations(group["name"], 2)
        if keys(a).given_key and keys(b).given_key and keys(a).script != "Hani" != keys(b).script
    ]
    assert np.mean(together) >= 0.81


@pytest.mark.parametrize("sample", ["H", "J"])
def test_spellings_by_libraries_the_package_does_not_use(sample: str) -> None:
    names = table("names_holdout.csv")
    names = names[names["person"].str.startswith(sample)].reset_index(drop=True)
    shares = levels_within(names)
    assert shares[list(MERGING)].sum() >= 0.86
    assert shares.get("conflict", 0.0) <= 0.01
    assert not merged_across(names, 8_000)


def test_case_endings_by_another_library() -> None:
    """The nominative and the declined form of invented Russian and Kazakh names, pair by pair."""
    names = table("names_holdout.csv")
    kept = levels = 0
    for _, group in names.groupby("person"):
        base = group.loc[group["how"].isin(["ru", "kk"]), "name"].tolist()
        for declined in group.loc[group["how"].str.contains("genitive|dative|instrumental"), "name"]:
            for nominative in base:
                levels += 1
                kept += compare(nominative, declined).level in {*MERGING, "variant"}
    assert levels > 500
    assert kept / levels >= 0.995
