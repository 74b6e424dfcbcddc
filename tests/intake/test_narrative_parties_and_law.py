"""Drafts of invented texts: wives named like their husbands, signatures, law at large, violence denied, tables."""

from __future__ import annotations

import pytest

from researchkit.core.truth import Assertion
from researchkit.intake import narrative
from researchkit.intake.narrative.drafts import Draft


def read(text: str, language: str, country: str = "KZ") -> Draft:
    return narrative.draft(text, language=language, published="2024-10-08", country=country)


def values(draft: Draft, field: str) -> set[str]:
    return {claim.value for person in draft.persons for claim in person.claims if claim.field == field}


def test_a_husband_named_after_his_wife_is_a_third_party():
    found = read(
        "Сот Айсұлу Бекмұратованы кінәлі деп таныды. "
        "Бекмұратова былтыр 12 желтоқсанда ұсталған болатын. Күйеуі Дәурен Бекмұратов жұмыстан шығарылды.", "kk",
    )  # fmt: skip
    closed = [found.text[one.start : one.end] for one in found.closed]
    assert "Дәурен Бекмұратов" in closed


def test_a_name_in_another_case_is_one_person():
    found = read(
        "Станислав Гурбанюк задержан 14 марта в Минске. "
        "1 июня правозащитники признали Станислава Гурбанюка политическим заключённым.", "ru", "BY",
    )  # fmt: skip
    assert [person.name for person in found.persons] == ["Станислав Гурбанюк"]


def test_experts_who_sign_are_third_parties():
    found = read(
        "Daoulet Jarkenov a été arrêté le 10 janvier 2022 à Almaty.\n\n"
        "Les experts : Birgitta Ekelund, Rapporteuse spéciale sur la torture.", "fr",
    )  # fmt: skip
    assert [person.name for person in found.persons] == ["Daoulet Jarkenov"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Pavel Troshkov was jailed on 3 May for a post. Article 280.3 was added to the Criminal Code in 2022.", "en"),
        ("Pavel Troshkov was jailed on 3 May for a post. We recall article 19 of the International Covenant on "
         "Civil and Political Rights.", "en"),
        ("Павел Трошков арестован 3 мая за пост. Статья 280.3 добавлена в Уголовный кодекс в 2022 году.", "ru"),
    ],
)  # fmt: skip
def test_law_at_large_charges_nobody(text, language):
    assert not values(read(text, language, "RU"), "article")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oulan Tynarov a été arrêté le 3 mai à Karakol. M. Tynarov n'a ni commis ni encouragé le moindre acte de "
         "violence.", "fr"),
        ("Ulan Tynarov was arrested on 3 May in Karakol. He has denied from the outset that he called for violence.",
         "en"),
        ("Улан Тынаров задержан 3 мая в Караколе. Никаких насильственных действий ему не вменяют.", "ru"),
    ],
)  # fmt: skip
def test_violence_is_denied(text, language):
    found = read(text, language, "KG")
    told = {c.assertion for person in found.persons for c in person.claims if c.field == "violence"}
    assert told == {Assertion.DENIED}


def test_rows_of_a_table_are_told_of_their_own_person():
    found = read(
        "Sentenced in October 2024: Mogilev and Vitebsk regions\n\n"
        "Mikalai Zvanarou | Mogilev | 3 October | Article 342(1) of the Criminal Code | 2 years in a colony\n"
        "Alena Kruhlova | Vitebsk | 8 October | Article 369 of the Criminal Code | 3 years in a colony\n", "en", "BY",
    )  # fmt: skip
    places = {p.name: {c.value for c in p.claims if c.field == "place"} for p in found.persons}
    assert places == {"Mikalai Zvanarou": {"by-mogilev"}, "Alena Kruhlova": {"by-vitebsk"}}


def test_what_is_asked_for_respectively_is_nobodys():
    found = read(
        "Суд приговорил К. А. Стрепетова к 5 годам лишения свободы. Прокурор просила назначить подсудимым 7 и 4 года "
        "лишения свободы соответственно.", "ru", "RU",
    )  # fmt: skip
    assert values(found, "sentence") == {"imprisonment:P5Y"}
