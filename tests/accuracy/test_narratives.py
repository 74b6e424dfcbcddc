"""Drafts of press texts against truth read by hand; the scores are those of docs/quality/narratives.md."""

from __future__ import annotations

import pytest
from accuracy.narrative_scores import Scores, load, score

LANGUAGES = ("en", "fr", "kk", "ru")


def batch(name: str) -> Scores:
    return score(load(*(f"{name}_{language}" for language in LANGUAGES)))


def test_texts_whose_faults_were_mended_stay_mended():
    found = batch("heldout")
    assert found.total().precision >= 0.99
    assert found.total().recall >= 0.95
    assert not found.invented
    assert not found.leaked


def test_retold_pages_are_drafted_right():
    found = score(load("retold"))
    assert found.total().precision >= 0.99
    assert found.total().recall >= 0.92
    assert not found.invented
    assert not found.leaked


@pytest.mark.parametrize(
    ("name", "precision", "invented"), [("sealed", 0.98, 1), ("second", 0.97, 0), ("third", 0.95, 0)]
)
def test_later_batches_stay_mended(name, precision, invented):
    found = batch(name)
    assert found.total().precision >= precision
    assert found.total().recall >= 0.90
    assert len(found.invented) <= invented
    assert not found.leaked


@pytest.mark.parametrize(("name", "precision", "recall"), [("fourth", 0.96, 0.85)])
def test_short_and_long_texts_in_many_languages_stay_mended(name, precision, recall):
    found = score(load(*(f"{name}_{language}" for language in (*LANGUAGES, "xx"))))
    assert found.total().precision >= precision
    assert found.total().recall >= recall
    assert not found.invented
    assert not found.leaked


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_read(language):
    for name in ("sealed", "second", "third"):
        assert batch(name).total(language).recall >= 0.85
