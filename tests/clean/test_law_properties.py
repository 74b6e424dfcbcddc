"""Legal references from any cell: nothing breaks, nothing is supplied, nothing takes long."""

from __future__ import annotations

import re

import pytest
from growth import least_seconds
from hypothesis import example, given, settings
from hypothesis import strategies as st

from researchkit.clean import law
from researchkit.clean.context import Context
from researchkit.core.issue import codes
from researchkit.reference import packs, statutes

WORDS = sorted({row["word"] for row in packs.rows("lexicons", "law_words.csv")})[::3]
NUMBERS = st.one_of(st.integers(0, 40), st.integers(1890, 2110), st.integers(0, 99999)).map(str)
MARKS = st.sampled_from(
    [".", "/", "-", " ", ", ", "–", "(", ")", ";", ":", "\n", "§", "¹", "№", "«", "\x00", "\u0301"]
)
PIECES = st.lists(st.one_of(st.sampled_from(WORDS), NUMBERS, MARKS), max_size=14)
CELLS = st.one_of(st.text(max_size=60), PIECES.map(" ".join), PIECES.map("".join))
COUNTRIES = st.sampled_from(["", "KZ", "RU", "HK", "XX"])
LANGUAGES = st.sampled_from(["und", "en", "ru", "kk", "kk-Latn", "zh-Hant", "ka", "de"])


@settings(deadline=None, max_examples=300)
@given(CELLS, COUNTRIES, LANGUAGES)
@example("", "", "und")
@example("ст. " * 500, "KZ", "ru")
@example("ст. 272" + "¹" * 5000, "KZ", "ru")
@example("ст. " + "9" * 5000, "KZ", "ru")
def test_any_cell_is_read(cell, country, language):
    context = Context(country=country, language=language)
    found = law.read(cell, context)
    assert found
    assert found == law.read(cell, context)
    for reading in (*found, *law.find(cell, context)):
        assert 0 <= reading.start <= reading.end <= len(cell)
        assert not reading.issue or reading.issue in codes()
        if reading.value is not None:
            assert statutes.taken_apart(reading.value) is not None, reading.value
            number = re.match(r"\d+", reading.value.split(":")[1])
            assert number
            digits = {int(run) for run in re.findall(r"\d+", cell)}
            assert int(number[0]) in digits or "range" in reading.flags


ARTICLE = st.integers(41, 999)
PART = st.integers(1, 12)


@settings(deadline=None, max_examples=100)
@given(ARTICLE, PART, st.sampled_from([
    "ч. {p} ст. {a} УК РК", "ст. {a} ч. {p} УК РК", "ст.{a} ч.{p} УК РК", "часть {p} статьи {a} УК РК", "ст{a}ч{p}УК РК",
    "Article {a}, Part {p} of the Criminal Code of Kazakhstan", "Art. {a}({p}) CC RK", "{a}({p}) CC RK",
    "part {p} of Article {a} of the Criminal Code of the RK", "ҚР ҚК-нің {a}-бабының {p}-бөлігі",
    "article {a}, alinéa {p} du Code pénal du Kazakhstan", "УК РК, ст. {a} ч. {p}", "Kazakh Criminal Code art. {a} part {p}",
]))  # fmt: skip
def test_every_way_of_writing_is_one_value(article, part, form):
    words = form.format(a=article, p=part)
    assert [reading.value for reading in law.read(words)] == [f"KZ-CC:{article}({part})"]


@settings(deadline=None, max_examples=60)
@given(st.lists(ARTICLE, min_size=2, max_size=6, unique=True))
def test_lists(articles):
    *first, last = map(str, articles)
    for words in (
        f"ст.ст. {', '.join(first)} и {last} УК РК",
        f"Articles {', '.join(first)} and {last} CC RK",
    ):
        assert [reading.value for reading in law.read(words)] == [f"KZ-CC:{article}" for article in articles]


@settings(deadline=None, max_examples=60)
@given(
    st.integers(1, 1800),
    st.sampled_from(["people", "человека", "адам", "суток", "personnes", "тенге", "%", "km"]),
)
def test_a_number_without_a_word_for_article_is_no_reference(number, unit):
    assert law.parse(f"{number} {unit}") == []


HOSTILE = [
    "ч. ",
    "ст. ",
    "5, ",
    "п. 1 ",
    "УК РК ",
    "1 и ",
    "(1 ",
    "§",
    "ч.1 ",
    "1.1.1.1.",
    "закон « ",
    "рк ",
    ";",
    "лорем ипсум ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_cells_take_time_in_proportion(unit):
    def seconds(length: int) -> float:
        cell = unit * (length // len(unit))
        return least_seconds(lambda: (law.read(cell), law.find(cell)))

    seconds(500)
    short, long = seconds(1_000), seconds(16_000)
    assert long < 80 * max(short, 0.005)  # sixteen times as long; a square would be 256
