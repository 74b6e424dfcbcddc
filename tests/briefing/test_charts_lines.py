"""Breaking labels: no letter lost, no line too wide, no text too small."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.briefing.charts.drawing import SMALLEST
from researchkit.briefing.charts.lines import SOFT, fit, fit_all
from researchkit.briefing.charts.metrics import width

LETTERS = st.text(alphabet="abcdeiou абвгдежоуы қәөүұ -–éç()", min_size=1, max_size=60)


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


@given(text=LETTERS, wide=st.floats(30, 300), most=st.integers(1, 4))
@settings(deadline=None, max_examples=150)
def test_no_letter_is_lost_and_no_line_too_wide(text: str, wide: float, most: int) -> None:
    found = fit(text, wide, 8.5, 400, most)
    assert letters("".join(found.lines)) == letters(text)
    assert found.size >= SMALLEST
    assert found.width <= wide + 0.01 or max(len(line.rstrip("-")) for line in found.lines) <= 4


def test_breaks_at_spaces_before_it_shrinks_and_shrinks_before_it_cuts_words() -> None:
    assert fit("one two", 200, 8.5).lines == ("one two",)
    assert fit("alpha beta gamma", width("alpha beta", 8.5) + 1, 8.5).lines == ("alpha beta", "gamma")
    tight = fit("Представительство", width("Представительство", 7.2), 8.5)
    assert tight.lines == ("Представительство",)
    assert tight.size == pytest.approx(7.0)
    cut = fit("Представительство", 40, 8.5)
    assert len(cut.lines) > 1
    assert cut.lines[0].endswith("-")


def test_soft_hyphens_say_where_a_word_may_break_and_show_only_there() -> None:
    word = f"Непри{SOFT}косновен{SOFT}ность"
    assert fit(word, 300, 8.5).lines == ("Неприкосновенность",)
    assert fit(word, width("косновен-", 8.5) + 1, 8.5).lines[:2] == ("Непри-", "косновен-")


def test_words_break_between_syllables() -> None:
    assert fit("демонстрация", 30, 7.0, 400, 4).lines == ("демонст-", "рация")


def test_labels_of_one_row_have_one_size() -> None:
    found = fit_all(["Short", "Присутствие на собрании", "x"], 47, 8.5, most=2)
    assert len({label.size for label in found}) == 1
    assert found[0].size < 8.5
    assert fit_all([], 50, 8.5) == []


def test_the_last_line_is_not_a_lone_short_word() -> None:
    lines = fit("Told the reasons at the arrest", 80, 8.5).lines
    assert len(lines) == 2
    assert abs(width(lines[0], 8.5) - width(lines[1], 8.5)) < 30


@pytest.mark.parametrize("number", ["1234567", "12\u00a0345", "16–25", "2025-0031"])
def test_a_number_is_never_divided(number: str) -> None:
    """Half a number on a line of its own would be read as another number."""
    for wide in (8.0, 14.0, 25.0):
        for line in fit(number, wide, 8.5, 400, 4).lines:
            assert line in {number, "2025-", "0031"}
