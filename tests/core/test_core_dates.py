import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchkit.core.dates import UNDATED, Interval, Period, day, from_prefix, quarters, within
from researchkit.core.truth import Truth

days = st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31))


@st.composite
def intervals(draw):
    a, b = draw(days), draw(days)
    return Interval(min(a, b), max(a, b))


Q1 = Period.parse("2024Q1")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("2024-02", Truth.YES),
        ("2024", Truth.UNKNOWN),
        ("2023", Truth.NO),
        ("2024-03-31", Truth.YES),
        ("2024-04-01", Truth.NO),
    ],
)
def test_within(text, answer):
    assert within(from_prefix(text), Q1) is answer


def test_undated_is_unknown_everywhere():
    assert within(UNDATED, Q1) is Truth.UNKNOWN


def test_open_start_before_the_period_is_no_and_after_unknown():
    assert within(Interval(None, dt.date(2023, 12, 31)), Q1) is Truth.NO
    assert within(Interval(None, dt.date(2024, 2, 1)), Q1) is Truth.UNKNOWN
    assert within(Interval(dt.date(2024, 4, 1), None), Q1) is Truth.NO


@given(intervals(), st.integers(0, 400), st.integers(0, 400))
def test_widening_a_date_never_makes_it_certain(when, before, after):
    wider = Interval(when.first - dt.timedelta(before), when.last + dt.timedelta(after))
    if within(when, Q1) is Truth.UNKNOWN:
        assert within(wider, Q1) is Truth.UNKNOWN
    if within(wider, Q1) is not Truth.UNKNOWN:
        assert within(wider, Q1) is within(when, Q1)


@given(days)
def test_a_day_is_in_exactly_one_quarter(when):
    around = quarters(when - dt.timedelta(100), when + dt.timedelta(100))
    assert sum(within(day(when), quarter) is Truth.YES for quarter in around) == 1
    assert all(within(day(when), quarter) is not Truth.UNKNOWN for quarter in around)


@given(intervals(), intervals())
def test_overlap_is_symmetric(a, b):
    assert a.overlaps(b) is b.overlaps(a)


@pytest.mark.parametrize(
    "code",
    ["2025Q5", "2025Q", "25Q1", "2025-13", "2025-02-30..2025-03-01", "2025-03-02..2025-03-01", "", "Q1 2025"],
)
def test_bad_periods_are_refused(code):
    with pytest.raises(ValueError):
        Period.parse(code)


@pytest.mark.parametrize("code", ["2025Q2", "2025", "2025-06", "2025-04-01..2025-06-30"])
def test_previous_and_next_undo_each_other(code):
    period = Period.parse(code)
    assert period.previous().next() == period
    assert period.previous().last + dt.timedelta(1) == period.first


def test_year_before():
    assert Period.parse("2025Q2").year_before().code == "2024Q2"
    assert Period.parse("2024-02-29..2024-03-01").year_before().first == dt.date(2023, 2, 28)
