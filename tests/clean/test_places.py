"""Places in cells and in prose."""

from __future__ import annotations

import pytest

from researchkit.clean import places
from researchkit.clean.context import Context
from researchkit.core.dates import from_prefix
from researchkit.core.truth import UnknownReason

KZ = Context(country="KZ", when=from_prefix("2024-05"))


def read(text: str, context: Context = KZ):
    return places.read(text, context)


def one(text: str, context: Context = KZ):
    (reading,) = read(text, context)
    return reading


@pytest.mark.parametrize(
    ("text", "place", "region"),
    [
        ("Almaty", "kz-almaty", "KZ-75"),
        ("Almaty region", "kz-almaty-region", "KZ-19"),
        ("Алматы обл.", "kz-almaty-region", "KZ-19"),
        ("Алматинской области", "kz-almaty-region", "KZ-19"),
        ("Akmola Province, Nur-Sultan", "kz-astana", "KZ-71"),
        ("Karatau district court of Shymkent city", "kz-shymkent-karatau-district", "KZ-79"),
        ("Karatau, Zhambyl region", "kz-karatau", "KZ-31"),
        ("Zharkent county, Almaty province", "kz-zharkent", "KZ-33"),
        ("Turkistan region", "kz-turkistan-region", "KZ-61"),
        ("г. Туркестан", "kz-turkistan", "KZ-61"),
        ("Әл-Фараби ауданы, Шымкент", "kz-shymkent-al-farabi-district", "KZ-79"),
    ],
)
def test_the_most_precise_certain_place(text, place, region):
    reading = one(text)
    assert (reading.value, reading.qualifier) == (place, region)


@pytest.mark.parametrize(
    "text",
    ["в Караганде", "из Караганды", "Қарағандыда", "Қарағандының", "Karagandyda", "Qaraghandy", "ҚАРАҒАНДЫ"],
)
def test_case_forms_scripts_and_spellings(text):
    assert one(text).value == "kz-karaganda"


@pytest.mark.parametrize(
    "text", ["Abai district", "Zhambyl district", "Есильский район", "Almaty district", "Aksu"]
)
def test_a_name_of_several_regions_is_set_aside(text):
    reading = one(text)
    assert reading.value is None
    assert reading.issue == "CLEAN-PLACE-03"


def test_contradiction_is_set_aside():
    reading = one("Atyrau, Mangystau region")
    assert reading.unknown_reason is UnknownReason.CONTRADICTED
    assert reading.issue == "CLEAN-PLACE-04"


def test_several_places_give_one_reading_each():
    first, second = read("Astana / Kokshetau")
    assert (first.value, second.value) == ("kz-astana", "kz-kokshetau")
    assert "several" in first.flags


def test_near_a_city_that_is_a_region_leaves_the_region_open():
    reading = one("near Almaty")
    assert (reading.value, reading.qualifier) == ("kz", "")
    assert reading.issue == "CLEAN-PLACE-05"
    assert one("near Taraz").value == "kz-zhambyl-region"


def test_places_of_imprisonment_are_marked():
    first, second = read("Жанаозен; колония в Кызылорде")
    assert "custody" not in first.flags
    assert "custody" in second.flags


def test_streets_and_cafes_are_no_cities():
    assert one("улица Абая, Тараз").value == "kz-taraz"
    assert one("ТРЦ «Москва», Алматы").value == "kz-almaty"
    assert one("кафе «Наурыз»").issue == "CLEAN-PLACE-02"


def test_abroad():
    reading = one("Moscow airport")
    assert (reading.value, reading.qualifier) == ("ru-moscow", "RU-MOW")
    assert "abroad" in reading.flags


def test_the_country_comes_first():
    assert one("Petropavlovsk").value == "kz-petropavl"
    assert one("Октябрьский район", Context(country="KG")).qualifier == "KG-GB"


def test_the_region_is_that_of_the_day():
    old = one("Semey", Context(country="KZ", when=from_prefix("2021")))
    assert old.qualifier == "KZ-63"
    assert dict(old.details)["region_now"] == "KZ-10"
    undated = one("Semey", Context(country="KZ"))
    assert undated.qualifier == "KZ-10"
    assert "region_of_today" in undated.flags


def test_an_old_region_that_no_date_places_today_says_so():
    reading = one("South Kazakhstan region", Context(country="KZ"))
    assert reading.qualifier == ""
    assert reading.issue == "CLEAN-PLACE-06"


def test_silence_and_the_unknown():
    assert one("").unknown_reason is UnknownReason.NOT_STATED
    assert one("not stated").unknown_reason is UnknownReason.NOT_STATED
    assert one("Qwertyville").issue == "CLEAN-PLACE-01"


def test_spans_point_at_the_words():
    text = "задержан в г. Караганде"
    reading = one(text)
    assert text[reading.start : reading.end] == "Караганде"


def test_prose_finds_places_and_leaves_people_alone():
    text = (
        "A court in Qaskelen near Almaty sentenced Nurlan Temirov. Oyan, Qazaqstan protested. "
        "Абай Сериков приехал из Астаны. Oral hearings go on."
    )
    found = {reading.value for reading in places.find(text, KZ)}
    assert found == {"kz-kaskelen", "kz-astana"}


def test_prose_knows_case_endings_and_elision():
    assert [r.value for r in places.find("Суд в Усть-Каменогорске; Шымкентте де.", KZ)] == [
        "kz-ust-kamenogorsk",
        "kz-shymkent",
    ]
    assert [r.value for r in places.find("un tribunal d'Astana", KZ)] == ["kz-astana"]


@pytest.mark.parametrize(
    ("written", "language", "place"),
    [
        ("Өскеменнен", "kk", "kz-ust-kamenogorsk"),
        ("Түркістанның", "kk", "kz-turkistan"),
        ("Шымкенттен", "kk", "kz-shymkent"),
        ("в Кульсарах", "ru", "kz-kulsary"),
        ("Оштон", "ky", "kg-osh"),
    ],
)
def test_endings_that_share_a_letter_with_the_name(written: str, language: str, place: str) -> None:
    country = place[:2].upper()
    assert places.read(written, Context(country=country, language=language))[0].value == place
