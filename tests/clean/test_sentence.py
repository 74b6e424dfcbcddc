"""Penalties and their amounts."""

from __future__ import annotations

import pytest

from researchkit.clean import amounts, sentence
from researchkit.clean.context import Context


def told(text: str, country: str = "KZ", language: str = "und") -> list[str]:
    found = sentence.read(text, Context(country=country, language=language))
    return [f"{r.value}{'/' + r.qualifier if r.qualifier else ''}" for r in found]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("five years", "P5Y"),
        ("24 months", "P2Y"),
        ("50 months", "P50M"),
        ("1.5 years", "P18M"),
        ("3 1/2 years", "P42M"),
        ("полтора года", "P18M"),
        ("три с половиной года", "P42M"),
        ("пятилетний", "P5Y"),
        ("двадцать пять лет", "P25Y"),
        ("бір жарым жыл", "P18M"),
        ("екі жыл екі ай", "P26M"),
        ("төрт жылга", "P4Y"),
        ("dix-huit mois", "P18M"),
        ("trois ans et demi", "P42M"),
        ("fünfzehn Tage", "P15D"),
        ("zweijährige", "P2Y"),
        ("seis años y medio", "P78M"),
        ("tre anni e mezzo", "P42M"),
        ("два роки", "P2Y"),
        ("шэсьць месяцаў", "P6M"),
        ("4年11个月", "P59M"),
        ("三年半", "P42M"),
        ("七年", "P7Y"),
        ("7 წელი და 6 თვე", "P90M"),
        ("100 часов", "PT100H"),
        ("15 суток", "P15D"),
    ],
)
def test_terms(text, shape):
    (amount,) = amounts.read(text)
    assert amount.low == amount.high == shape


@pytest.mark.parametrize(
    "text", ["in 2022", "3 февраля 2022 года", "on day", "due years", "статья 405", "No. 65"]
)
def test_what_is_no_amount(text):
    assert amounts.read(text) == []


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("zu 400.000 Tenge Geldstrafe", "de", "fine:KZT:400000"),
        ("amende de 1.500.000 roubles", "fr", "fine:RUB:1500000"),
        ("fine 40 MCI (about USD 270)", "en", "fine:MCI:40"),
    ],
)
def test_sums_are_whole_and_told_once(text, language, value):
    found = sentence.read(text, Context(country="KZ", language=language))
    assert [reading.value for reading in found] == [value]


def test_an_age_is_no_penalty():
    assert [reading.value for reading in sentence.read("19 years old, student", Context(language="en"))] == [
        None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 years of restriction of freedom; 5-year ban on public activity", ["restriction:P4Y", "ban:P5Y"]),
        ("пять лет тюрьмы с запретом на пять лет", ["imprisonment:P5Y", "ban:P5Y"]),
        ("six ans avec sursis; amende de 400 000 tenges", ["suspended:P6Y", "fine:KZT:400000"]),
        ("10 Tage Haft", ["administrative_arrest:P10D"]),
        ("fine of 30 MCI", ["fine:MCI:30"]),
        ("50 МРП (196 600 тенге)", ["fine:MCI:50"]),
        ("100 часов общественных работ", ["community_work:PT100H"]),
        ("acquitted", ["acquitted"]),
        ("prosecutors asked for 5 years of prison", ["imprisonment:P5Y/requested"]),
        ("прокурор запросил 5 лет лишения свободы", ["imprisonment:P5Y/requested"]),
        ("potential 4-10 years' imprisonment (charge range)", ["imprisonment:P4Y/P10Y/possible"]),
        ("up to ten years in prison", ["imprisonment:../P10Y/possible"]),
        (
            "4 years of restriction (prosecutor asked 5 years of prison)",
            ["restriction:P4Y", "imprisonment:P5Y/requested"],
        ),
        (
            "12 months in prison, later increased to 24 months",
            ["imprisonment:P1Y/superseded", "imprisonment:P2Y"],
        ),
        ("more than three years of imprisonment", ["imprisonment:P3Y/.."]),
        ("bans of two and three years", ["ban:P2Y", "ban:P3Y"]),
        ("life imprisonment", ["imprisonment:life"]),
        ("смертная казнь", ["death"]),
        ("released two weeks later", ["None"]),
    ],
)
def test_penalties(text, expected):
    assert told(text) == expected


def test_a_bare_term_is_prison_only_where_the_law_leaves_nothing_else():
    assert told("2 years", "KZ") == ["term:P2Y"]
    assert told("9 years", "KZ") == ["imprisonment:P9Y"]
    assert told("50個月", "HK") == ["imprisonment:P50M"]
    assert told("2 years", "") == ["term:P2Y"]


def test_an_odd_decimal_of_years_is_not_guessed():
    (reading,) = sentence.read("2.2 years in prison", Context(country="KZ"))
    assert reading.value is None
    assert reading.issue == "CLEAN-SENTENCE-03"


def test_media_is_no_half():
    assert told("3-year media and internet ban") == ["ban:P3Y"]


def test_money_beside_a_term_is_not_called_a_fine():
    assert told("2 years of prison; 27,780 tenge") == ["imprisonment:P2Y", "payment:KZT:27780"]
    assert told("27,780 tenge") == ["fine:KZT:27780"]


def test_months_compare_terms():
    (reading,) = sentence.read("seven years and six months in prison")
    assert dict(reading.details)["months"] == "90"


def test_long_texts_are_read_in_pieces_with_right_places():
    text = "Nothing here to read at all. " * 80 + "He got five years in prison."
    (reading,) = sentence.find(text)
    assert text[reading.start : reading.end] == "five years in prison"
