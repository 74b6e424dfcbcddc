"""Names that stand in a cell and are not where it was: a quarter, an embassy's country, a place denied."""

from __future__ import annotations

import pytest

from researchkit.clean import places
from researchkit.clean.context import Context


@pytest.mark.parametrize(
    ("country", "words", "regions"),
    [
        ("KZ", "Екибастуз, мкр. Алматы, д. 3", "KZ-55"),
        ("KZ", "Алматы, мкр. Калкаман", "KZ-75"),
        ("KZ", "консульство Казахстана в Стамбуле", "TR-34"),
        ("KZ", "у посольства России в Алматы", "KZ-75"),
        ("KZ", "не из Караганды, а из Темиртау", "KZ-35"),
        ("KZ", "Алматыда емес, Таразда", "KZ-31"),
        ("KZ", "not in Almaty but in Taraz", "KZ-31"),
        ("RU", "ИК-18, пос. Харп", "RU-YAN"),
    ],
)
def test_where_it_was(country: str, words: str, regions: str) -> None:
    assert [r.qualifier for r in places.read(words, Context(country=country))] == regions.split()


@pytest.mark.parametrize("words", ["посольство Казахстана", "мкр. Астана", "не в Астане", "place unknown"])
def test_no_place(words: str) -> None:
    assert [r.value for r in places.read(words, Context(country="KZ"))] == [None]
