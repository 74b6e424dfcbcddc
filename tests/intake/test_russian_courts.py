"""Courts called by an adjective of their town, and penalties asked for, in Russian. Nobody exists."""

from __future__ import annotations

import pytest

from researchkit.intake import narrative


def claims(text: str, country: str) -> set[str]:
    draft = narrative.draft(
        text, language="ru", published="2025-06-30", publisher="Example Watch", country=country
    )
    return {f"{claim.field}={claim.value}" for person in draft.persons for claim in person.claims}


@pytest.mark.parametrize(
    ("text", "country", "place"),
    [
        ("Токмокский городской суд 3 марта оштрафовал Тимура Алдабергена.", "KG", "kg-tokmok"),
        ("Тимура Алдабергена 3 марта осудил Гянджинский суд по тяжким преступлениям.", "AZ", "az-ganja"),
        ("В Экибастузском городском суде 3 марта осудили Тимура Алдабергена.", "KZ", "kz-ekibastuz"),
    ],
)
def test_a_court_tells_its_town(text: str, country: str, place: str):
    assert f"place={place}" in claims(text, country)


def test_an_adjective_without_a_court_is_no_place():
    found = claims("Токмокский активист Тимур Алдаберген оштрафован 3 марта судом.", "KG")
    assert not any(claim.startswith("place=") for claim in found)


def test_months_of_arrest_are_custody():
    found = claims("Суд 6 мая арестовал на два месяца предпринимателя Тимура Алдабергена.", "KZ")
    assert "sentence=custody:P2M" in found
