"""Penalties as tables write them: abbreviations, figures restated in brackets, what stands in place of what."""

from __future__ import annotations

import pytest

from researchkit.clean import sentence
from researchkit.clean.context import Context


def told(words: str, language: str, country: str) -> list[str]:
    return [
        f"{reading.value}{'/' if reading.qualifier else ''}{reading.qualifier}"
        for reading in sentence.read(words, Context(country=country, language=language))
        if reading.value
    ]


@pytest.mark.parametrize(
    ("country", "language", "words", "values"),
    [
        ("KZ", "ru", "1 г. 6 мес. л/с", "imprisonment:P18M"),
        ("KZ", "ru", "3 г. 6 м. огр. св.", "restriction:P42M"),
        ("KZ", "ru", "лиш. св. 4 г.", "imprisonment:P4Y"),
        ("KZ", "ru", "адм. арест 15 сут.", "administrative_arrest:P15D"),
        ("KZ", "ru", "ст. 272 ч. 1, 3 г. огр. св.", "restriction:P3Y"),
        ("KZ", "ru", "прин. труд 100 ч., запрет на общ. деят. 3 г.", "community_work:PT100H ban:P3Y"),
        ("KZ", "ru", "3 (три) года 6 (шесть) месяцев лишения свободы", "imprisonment:P42M"),
        ("KZ", "ru", "штраф 200 000 (двести тысяч) тенге", "fine:KZT:200000"),
        ("KZ", "en", "2y6m suspended sentence", "suspended:P30M"),
        ("KZ", "en", "3 years in prison (suspended), 2-year ban", "suspended:P3Y ban:P2Y"),
        ("KZ", "kk", "2 ж. 6 ай бас бостандығынан айыру", "imprisonment:P30M"),
        ("UA", "uk", "5 р. 6 міс. позбавлення волі", "imprisonment:P66M"),
        ("KZ", "de", "2 J. 6 Mon. Gefängnis", "imprisonment:P30M"),
        ("KZ", "ru", "штраф 20 месячных расчётных показателей", "fine:MCI:20"),
        ("KZ", "kk", "20 айлық есептік көрсеткіш айыппұл", "fine:MCI:20"),
        ("RU", "ru", "штраф 300 т.р.", "fine:RUB:300000"),
        ("RU", "ru", "штраф 740 рублей", "fine:RUB:740"),
        ("BY", "ru", "штраф 740 рублей", "fine:BYN:740"),
        ("BY", "be", "штраф 740 рублёў", "fine:BYN:740"),
        ("BY", "ru", "штраф 300 000 российских рублей", "fine:RUB:300000"),
        ("KZ", "ru", "пожизненное лишение свободы", "imprisonment:life"),
        ("KZ", "en", "fined 25 MCI instead of 15 days' arrest", "fine:MCI:25 administrative_arrest:P15D/superseded"),
        ("KZ", "ru", "вместо 15 суток ареста — штраф 20 МРП", "administrative_arrest:P15D/superseded fine:MCI:20"),
        ("KZ", "kk", "15 тәулік қамақтың орнына 20 АЕК айыппұл", "administrative_arrest:P15D/superseded fine:MCI:20"),
        ("KZ", "en", "faces between 3 and 7 years in prison", "imprisonment:P3Y/P7Y/possible"),
        ("KZ", "ru", "ему грозит 5 лет", "term:P5Y/possible"),
    ],
)  # fmt: skip
def test_tables(country: str, language: str, words: str, values: str) -> None:
    assert told(words, language, country) == values.split()


@pytest.mark.parametrize(
    "words", ["СИЗО № 2 г. Семей", "приговор от 21 г.", "изъято 5 г. марихуаны", "ст. 272 ч. 1"]
)
def test_no_term(words: str) -> None:
    assert not [value for value in told(words, "ru", "KZ") if ":" in value]
