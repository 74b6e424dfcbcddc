"""The tables of calendar words: generated ones stay as CLDR has them, every row has its source."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from babel import Locale

from researchkit.core.claim import ROLES
from researchkit.reference import calendars, packs, phrases

FILES = [
    "ago.csv",
    "languages.csv",
    "months.csv",
    "quarters.csv",
    "role_columns.csv",
    "suffixes.csv",
    "weekdays.csv",
    "words.csv",
]


@pytest.mark.parametrize("file", FILES)
def test_every_row_has_its_source(file):
    rows = packs.rows("calendar", file)
    assert rows
    assert all(row["source"] for row in rows)


def test_months_are_those_of_cldr():
    held = {
        (row["word"].casefold(), row["value"], row["lang"]) for row in packs.rows("calendar", "months.csv")
    }
    for row in packs.rows("calendar", "languages.csv"):
        for number, word in dict(Locale.parse(row["locale"]).months["format"]["wide"]).items():
            if len(word.strip(".")) > 1 and not word.strip(".").isdigit():
                assert (word.casefold(), str(number), row["lang"]) in held


def test_values_are_of_their_kind():
    for row in packs.rows("calendar", "words.csv"):
        value, kind = row["value"], row["kind"]
        if kind == "month":
            assert 1 <= int(value) <= 12
        elif kind == "weekday":
            assert 1 <= int(value) <= 7
        elif kind == "season":
            assert 21 <= int(value) <= 24
        elif kind == "ordinal":
            assert 1 <= int(value) <= 31
    assert {row["role"] for row in packs.rows("calendar", "role_columns.csv")} <= set(ROLES)
    assert {row["code"] for row in packs.rows("lexicons", "date_roles.csv")} <= set(ROLES)


def test_a_studys_own_words_are_read(tmp_path: Path):
    folder = tmp_path / "calendar"
    folder.mkdir(parents=True)
    with (folder / "words.csv").open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle)
        out.writerow(("word", "kind", "value", "lang", "note", "source"))
        out.writerow(("smarch", "month", "3", "en", "", "test"))
    packs.use_study_folder(tmp_path)
    try:
        assert "smarch" in calendars.words().next
    finally:
        packs.use_study_folder(None)
    assert "smarch" not in calendars.words().next


@pytest.mark.parametrize(
    ("text", "value"), [("十一", 11), ("二十", 20), ("三十一", 31), ("二〇二四", 2024), ("十十", -1)]
)
def test_han_numbers(text, value):
    assert phrases.han_number(text) == value


def test_phrases_are_folded_words():
    assert phrases.pieces("1-й квартал") == ["1", "й", "квартал"]
    assert phrases.pieces("aujourd'hui") == ["aujourd", "hui"]
