"""Periods beside a chart."""

from __future__ import annotations

import datetime as dt

import pytest

from researchkit.briefing.charts import periods
from researchkit.core.dates import Period, quarters


def labels(language: str, *codes: str) -> list[tuple[str, str, str]]:
    found = periods.rows([Period.parse(code) for code in codes], language)
    return [(row.label, row.below, row.full) for row in found]


def test_quarters_are_months_and_the_year_stands_where_it_changes() -> None:
    assert labels("en", "2024Q3", "2024Q4", "2025Q1") == [
        ("Jul–Sep", "2024", "July to September 2024"),
        ("Oct–Dec", "", "October to December 2024"),
        ("Jan–Mar", "2025", "January to March 2025"),
    ]


@pytest.mark.parametrize(
    ("language", "expected"), [("ru", "янв.–март"), ("kk", "қаң.–нау."), ("fr", "janv.–mars")]
)
def test_the_months_are_the_languages_own(language: str, expected: str) -> None:
    ((label, below, full),) = labels(language, "2025Q1")
    assert (label, below) == (expected, "2025")
    assert "2025" in full


def test_months_years_and_stretches_of_days() -> None:
    assert labels("en", "2025-02", "2025", "2025-02-03..2025-03-04") == [
        ("Feb", "2025", "February 2025"),
        ("2025", "", "2025"),
        ("3 Feb 2025–4 Mar 2025", "", "3 February 2025 – 4 March 2025"),
    ]


def test_what_is_provisional_and_what_nobody_watched() -> None:
    wanted = quarters(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    found = periods.rows(wanted, "en", provisional={"2025Q4"}, uncovered={"2025Q1"})
    assert [row.provisional for row in found] == [False, False, False, True]
    assert [row.covered for row in found] == [False, True, True, True]
