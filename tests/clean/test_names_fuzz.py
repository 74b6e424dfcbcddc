"""Names from any cell: nothing breaks, nothing is lost, nothing takes long."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from researchkit.clean.names import (
    KEY_COLUMNS,
    LEVELS,
    compare,
    display,
    fold_text,
    fold_variants,
    keys,
    keys_frame,
    mentions,
    read,
)
from researchkit.clean.names.cell import LONGEST_CELL
from researchkit.core.issue import codes

PIECES = (
    "Серік", "Сериков", "Serik", "ULANOV", "-", ",", ".", "и", "and", "(", ")", "«", "»", "аka", "12", "=1+1",
    "\x00", "\u200b", "\u202e", "\u0301", "\ufeff", "<b>", "&nbsp;", "&#x410;", "梁國雄", "ბერიძე", "Ð¡ÐµÑ",
    "سەرىك", "Ḿ", "ﬁ", "𝐒𝐞𝐫𝐢𝐤", "🙂", "\n", "\t", ";", "/", "ұлы", "уулу", "-ов", "О'", "Ж.-А.", "Mr.", "İ", "ß",
)  # fmt: skip
messy = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=8).map(" ".join)
cells = st.one_of(st.text(max_size=60), messy, messy.map(lambda text: text.replace(" ", "")))


@settings(deadline=None, max_examples=300)
@given(cells)
@example("")
@example("\x00" * 50)
@example("ı̇İ")
@example("ა" * 40)
@example("(" * 30 + "Серик" + ")" * 30)
def test_reading_keeps_its_promises(cell: str) -> None:
    readings = read(cell)
    assert readings
    for reading in readings:
        assert 0 <= reading.start <= reading.end <= len(cell)
        assert not reading.issue or reading.issue in codes()
        if reading.value is None:
            assert reading.issue
        else:
            assert reading.value.strip() == reading.value != ""
            assert reading.end > reading.start
            assert not set(reading.value) & set("\x00\u200b\u202e\ufeff<>")


@settings(deadline=None, max_examples=200)
@given(cells)
def test_keys_are_plain_text_and_stable(cell: str) -> None:
    found = keys(cell)
    assert found == keys(cell)
    assert found.gender in {"", "f", "m"}
    for text in (found.given_key, found.family_key, found.patronymic_key):
        assert not set(text) & set(" .,-'\x00|")
    assert len(found.given_initial) <= 1
    assert len(found.family_initial) <= 1


@settings(deadline=None, max_examples=200)
@given(cells, cells)
def test_comparison_is_symmetric_and_bounded(a: str, b: str) -> None:
    found, back = compare(a, b), compare(b, a)
    assert 0.0 <= found.score <= 1.0
    assert found.level in LEVELS
    assert (found.level, round(found.score, 9)) == (back.level, round(back.score, 9))


@settings(deadline=None, max_examples=100)
@given(cells, st.sampled_from(["en", "ru", "kk", "fr"]))
def test_display_and_search_forms_never_fail(cell: str, language: str) -> None:
    shown = display([(cell, "und")], language)
    assert "\x00" not in shown
    for variant in fold_variants(cell):
        assert fold_text(variant) == variant


def test_a_megabyte_is_refused_at_once_and_a_long_cell_is_read() -> None:
    for filler in ("Серик ", "а", "<b>", "&", "(", "и ", "\u0301", "И.", "аа'а- "):
        huge = filler * (1_000_000 // len(filler))
        assert read(huge)[0].issue == "CLEAN-NAME-03"
        assert keys(huge).family_key == ""
        longest = (filler * LONGEST_CELL)[:LONGEST_CELL]
        assert read(longest)
        assert read(longest[:-1] + "\x01")
        assert compare(longest, "Серик Уланов").level in LEVELS
        assert isinstance(fold_variants(longest[:400]), frozenset)
    assert mentions("Серик " * 100_000 + "Уланов Серик", ["Серик Уланов"])


@settings(deadline=None, max_examples=30)
@given(st.lists(st.one_of(st.none(), cells), max_size=12))
def test_a_column_of_keys_keeps_rows_and_index(cells: list[str | None]) -> None:
    names = pd.Series(cells, dtype="str", index=[f"r{i}" for i in range(len(cells))])
    frame = keys_frame(names)
    assert list(frame.index) == list(names.index)
    assert list(frame.columns) == list(KEY_COLUMNS)
    assert not frame.isna().any().any()
    for cell, row in zip(cells, frame.to_dict("records"), strict=True):
        single = keys(cell or "")
        assert row == {column: getattr(single, column) for column in KEY_COLUMNS}


@pytest.mark.parametrize(
    "cell", ['=HYPERLINK("http://x")', "+7 701 000 00 00", "@import", "-2+3", "mail@example.org"]
)
def test_formulas_and_addresses_name_nobody(cell: str) -> None:
    (reading,) = read(cell)
    assert reading.value is None
    assert reading.issue in {"CLEAN-NAME-03", "CLEAN-NAME-01"}
