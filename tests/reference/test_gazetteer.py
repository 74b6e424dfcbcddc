"""Places and regions through time."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import researchkit.reference
from researchkit.core.dates import UNDATED, from_prefix
from researchkit.reference import gazetteer
from researchkit.reference.gazetteer import FINENESS, contains, in_today, region_at, region_now

COUNTRIES = Path(researchkit.reference.__file__).parent / "countries"


def test_kazakhstan_has_its_twenty_regions():
    codes = {code for code in gazetteer.load().regions if code.startswith("KZ-")}
    assert len(codes) == 20
    assert {"KZ-10", "KZ-33", "KZ-62", "KZ-71", "KZ-75", "KZ-79"} <= codes


@pytest.mark.parametrize(
    ("place", "when", "region"),
    [
        ("kz-semey", "2022-06-07", "KZ-63"),
        ("kz-semey", "2022-06-08", "KZ-10"),
        ("kz-semey", "2022", None),
        ("kz-semey", "2022-06", None),
        ("kz-shymkent", "2018-06-18", "KZ-61"),
        ("kz-shymkent", "2018-06-19", "KZ-79"),
        ("kz-zhezkazgan", "2021", "KZ-35"),
        ("kz-taldykorgan", "2021", "KZ-19"),
        ("kz-almaty", "1999", "KZ-75"),
        ("kz", "2021", ""),
    ],
)
def test_region_at(place, when, region):
    assert region_at(place, from_prefix(when)) == region


def test_an_undated_event_settles_no_changed_region():
    assert region_at("kz-semey", UNDATED) is None
    assert region_at("kz-taraz", UNDATED) == "KZ-31"
    assert region_now("kz-semey") == "KZ-10"


@pytest.mark.parametrize(
    ("code", "when", "today"),
    [
        ("KZ-63", "2021", None),
        ("KZ-63", "2023", "KZ-63"),
        ("KZ-63", "2022", None),
        ("KZ-10", "2021", "KZ-10"),
        ("KZ-59", "2012", "KZ-59"),
        ("KZ-61", "2017", None),
        ("KZ-61", "2019", "KZ-61"),
        ("ZZ-1", "2021", None),
    ],
)
def test_in_today(code, when, today):
    assert in_today(code, from_prefix(when)) == today


def test_an_undated_split_region_is_not_brought_to_today():
    assert in_today("KZ-35") is None
    assert in_today("KZ-47") == "KZ-47"


def test_containment_knows_enclaves_old_parents_and_parts():
    assert contains("kz-akmola-region", "kz-astana")
    assert contains("kz-almaty-region", "kz-zharkent")  # until 2022
    assert contains("kz-almaty", "kz-almaty-medeu-district")
    assert (
        contains("kz", "kz-medeu") if "kz-medeu" in gazetteer.load().places else contains("kz", "kz-almaty")
    )
    assert not contains("kz-mangystau-region", "kz-atyrau")
    assert not contains("kz", "kg-bishkek")


@pytest.mark.parametrize("path", sorted(COUNTRIES.glob("*/places.csv")), ids=lambda path: path.parent.name)
def test_every_place_lies_in_a_known_region_and_names_its_source(path):
    known = gazetteer.load()
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            place = known.places[row["place_id"]]
            assert row["source"]
            assert place.kind in FINENESS
            assert place.regions or "former" in place.flags
            assert place.regions <= set(known.regions)
            assert not place.within or place.within in known.places
            assert place.name


@pytest.mark.parametrize("path", sorted(COUNTRIES.glob("*/regions.csv")), ids=lambda path: path.parent.name)
def test_every_region_is_a_place(path):
    known = gazetteer.load()
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            assert row["place_id"] in known.places, row["place_id"]
            assert row["name_en"]
            assert row["source"]


@pytest.mark.parametrize(
    ("language", "city", "region"),
    [
        ("en", "Karaganda", "Karaganda region"),
        ("ru", "Караганда", "Карагандинская область"),
        ("kk", "Қарағанды", "Қарағанды облысы"),
        ("fr", "Karaganda", "région de Karaganda"),
        ("es", "Karagandá", "provincia de Karagandá"),
    ],
)
def test_readers_are_shown_the_name_in_their_language(language, city, region):
    assert gazetteer.name_of("kz-karaganda", language) == gazetteer.Named(city, language)
    assert gazetteer.name_of_region("KZ-35", language) == gazetteer.Named(region, language)


def test_a_name_that_is_not_held_stands_in_english_and_says_so():
    assert gazetteer.name_of("kz-karaganda", "tr") == gazetteer.Named("Karaganda", "en")
    assert gazetteer.name_of_region("RU-AL", "kk") == gazetteer.Named("Altai Republic", "en")
    assert gazetteer.name_of_region("RU-AL", "ru") == gazetteer.Named("Республика Алтай", "ru")
    assert gazetteer.name_of_region("XX-9", "ru") == gazetteer.Named("XX-9", "")
    assert gazetteer.name_of("nowhere", "ru").text == "nowhere"


LETTERS = {"ru": r"[А-Яа-яЁёІіҰұ -]+", "kk": r"[А-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһ -]+"}


@pytest.mark.parametrize(
    "path", sorted(COUNTRIES.glob("*/place_names.csv")), ids=lambda path: path.parent.name
)
def test_names_by_language_are_of_known_places_with_a_source_each_once(path):
    known = gazetteer.load()
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for row in rows:
        assert row["place_id"] in known.places, row["place_id"]
        assert row["name"] == row["name"].strip()
        assert row["source"]
        assert re.fullmatch(LETTERS.get(row["language"], r"[A-Za-zÀ-ÿ’ -]+"), row["name"]), row["name"]
    assert len({(row["place_id"], row["language"]) for row in rows}) == len(rows)


def test_every_region_and_city_of_kazakhstan_has_its_kazakh_and_russian_name():
    known = gazetteer.load()
    wanted = {one.place_id for code, one in known.regions.items() if code.startswith("KZ-")}
    wanted |= {key for key, one in known.places.items() if one.country == "KZ" and one.kind == "city"}
    for language in ("kk", "ru"):
        assert not {place for place in wanted if gazetteer.name_of(place, language).language != language}
