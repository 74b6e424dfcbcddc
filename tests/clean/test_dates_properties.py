"""Dates from any cell: nothing breaks, nothing is lost, nothing is invented, nothing takes long."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from growth import least_seconds
from hypothesis import example, given, settings
from hypothesis import strategies as st

from researchkit.clean import dates
from researchkit.clean.context import Context
from researchkit.core.claim import ROLES
from researchkit.core.dates import UNDATED, Interval, day
from researchkit.core.issue import codes
from researchkit.reference import packs

WORDS = sorted({row["word"] for name in ("words.csv", "months.csv") for row in packs.rows("calendar", name)})[
    ::7
]
NUMBERS = st.one_of(st.integers(0, 40), st.integers(1890, 2110), st.integers(0, 99999)).map(str)
MARKS = st.sampled_from(
    [".", "/", "-", " ", ", ", "–", "(", ")", ";", ":", "\n", "?", "~", "°", "\x00", "\u0301"]
)
PIECES = st.lists(st.one_of(st.sampled_from(WORDS), NUMBERS, MARKS), max_size=14)
CELLS = st.one_of(st.text(max_size=60), PIECES.map(" ".join), PIECES.map("".join))
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))
PUBLISHED = st.one_of(
    st.just(UNDATED),
    DAYS.map(day),
    st.tuples(DAYS, st.integers(1, 800)).map(lambda pair: Interval(pair[0], pair[0] + dt.timedelta(pair[1]))),
    st.just(Interval(dt.date(2020, 1, 1), None)),
    st.just(Interval(dt.date(1, 1, 1), dt.date(1, 1, 2))),
    st.just(Interval(dt.date(9999, 12, 30), dt.date(9999, 12, 31))),
)
CONTEXTS = st.builds(
    Context,
    language=st.sampled_from(["und", "en", "ru", "kk", "kk-Latn", "fr", "zh-Hant", "ka"]),
    published=PUBLISHED,
    date_order=st.sampled_from(["", "dmy", "mdy", "ymd"]),
    role=st.sampled_from(["", "arrest", "other event", "arrest ; sentence"]),
)


@settings(deadline=None, max_examples=300)
@given(CELLS, CONTEXTS)
@example("", Context())
@example("5 мая, понедельник, " * 60, Context())
@example("29 февраля", Context(published=Interval(dt.date(1, 1, 1), dt.date(1, 1, 2))))
@example("9" * 5000, Context())
@example("مايو ٢٠٢٢", Context())
def test_any_cell_is_read(cell, context):
    found = dates.read(cell, context)
    assert found
    assert found == dates.read(cell, context)
    for reading in (*found, *dates.find(cell, context)):
        assert 0 <= reading.start <= reading.end <= len(cell)
        assert reading.role in ROLES or not reading.role
        assert not reading.issue or reading.issue in codes()
        if reading.value is None:
            assert reading.when == UNDATED
        elif reading.when == UNDATED:
            assert reading.issue
            assert "X" in reading.value
        if context.published == UNDATED:
            assert "year_from_publication" not in reading.flags
    dates.published(cell, context.language)


@settings(deadline=None, max_examples=100)
@given(
    DAYS,
    st.sampled_from(
        ["{d:02d}.{m:02d}.{y}", "{y}-{m:02d}-{d:02d}", "{d}/{m}/{y}", "{m}/{d}/{y}", "{y}/{m}/{d}"]
    ),
)
def test_figures_never_exclude_the_day_that_is_meant(value, form):
    cell = form.format(d=value.day, m=value.month, y=value.year)
    found = dates.read(cell)[0]
    assert found.when.first is not None
    assert found.when.last is not None
    assert found.when.first <= value <= found.when.last


@settings(deadline=None, max_examples=100)
@given(DAYS, st.integers(0, 182))
def test_a_yearless_day_of_the_half_year_before_is_found(value, later):
    page = day(value + dt.timedelta(days=later))
    found = dates.read(f"{value.day} {value:%B}", Context(language="en", published=page))[0]
    if (value.month, value.day) == (2, 29):
        return
    assert found.when.first == found.when.last == value


@settings(deadline=None, max_examples=100)
@given(DAYS, st.integers(0, 364), st.integers(0, 40))
def test_an_imprecise_publication_never_excludes_the_right_year(value, later, width):
    first = value + dt.timedelta(days=later)
    page = Interval(first - dt.timedelta(days=width), first + dt.timedelta(days=width))
    when = dates.read(f"{value.day}.{value.month}.", Context(published=page, date_order="dmy"))[0].when
    assert when.first is not None
    assert when.last is not None
    assert when.first <= value <= when.last or first - value < dt.timedelta(days=width)


@settings(deadline=None, max_examples=100)
@given(st.one_of(CELLS), CONTEXTS)
@example("spring 2020", Context())
@example("autumn 2022", Context())
def test_a_value_can_be_read_again(cell, context):
    """A value written to a table and read back names the same days, or more of them ("2025-07~")."""
    for reading in dates.read(cell, context):
        if reading.value is None:
            continue
        again = dates.read(reading.value)[0]
        # "2020-21" is spring 2020 to EDTF and the years 2020 and 2021 to a source: the days of the one are in the other.
        if not re.fullmatch(r"20(20-21|21-22|22-23|23-24)", reading.value):
            assert again.value == reading.value
        told, read = dict(reading.details), dict(again.details)
        assert read["start"] <= told["start"] or not read["start"]
        assert read["end"] >= told["end"] or not read["end"]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40), DAYS)
def test_a_whole_date_is_found_in_any_text(text, value):
    written = f"{value.day} {value:%B} {value.year}"
    whole = f"{text}\n; {written} ;"
    assert any(reading.when == day(value) for reading in dates.find(whole))


HOSTILE = [
    "1-2-3-4-5-", "5, ", "с ", "since ", "понедельник, ", "5 мая, понедельник, ", "may 5 - ", "3 days ", "(", "年月日",
    "2019-", "1 и ", "накануне ", ". ", "first half of ", "; ", "31.12.2019 ", "лорем ипсум ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_cells_take_time_in_proportion(unit):
    def seconds(length: int) -> float:
        cell = unit * (length // len(unit))
        return least_seconds(lambda: (dates.read(cell), dates.find(cell)))

    seconds(500)
    short, long = seconds(1_000), seconds(16_000)
    assert long < 80 * max(short, 0.005)  # sixteen times as long; a square would be 256
