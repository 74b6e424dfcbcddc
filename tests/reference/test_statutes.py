"""The tables of statutes: what is in force when, and how sure each row is."""

from __future__ import annotations

import datetime as dt

import pytest

from researchkit.core.dates import UNDATED, Interval, day
from researchkit.reference import packs, statutes

IN_2012, IN_2019 = day(dt.date(2012, 6, 1)), day(dt.date(2019, 6, 1))


def test_a_value_is_taken_apart():
    found = statutes.taken_apart("KZ-CC-1997:337-1(2)(б)")
    assert found == statutes.Reference("KZ", "CC", "1997", "337-1", "2", "б")
    assert statutes.taken_apart("?-CC:272") == statutes.Reference("", "CC", "", "272", "", "")
    assert statutes.taken_apart("KZ-?:405(2)") == statutes.Reference("KZ", "", "", "405", "2", "")
    assert statutes.taken_apart("ICCPR:19(2)") == statutes.Reference("", "ICCPR", "", "19", "2", "")
    assert statutes.taken_apart("HK-NSL:22") == statutes.Reference("HK", "NSL", "", "22", "", "")
    assert statutes.taken_apart("KZ-LAW-ASSEMBLY:18") == statutes.Reference(
        "KZ", "LAW-ASSEMBLY", "", "18", "", ""
    )
    assert statutes.taken_apart("KZ-CC:194(?)(2)") == statutes.Reference("KZ", "CC", "", "194", "", "2")
    assert statutes.taken_apart("no value") is None


def test_the_wording_in_force_on_the_day():
    assert statutes.lookup("KZ-CC:405(2)", IN_2012) is None
    found = statutes.lookup("KZ-CC:405(2)", IN_2019)
    assert found is not None
    assert (found.edition, found.part, found.predecessor) == ("2014", "2", "KZ-CC-1997:337-1(2)")
    old = statutes.lookup("KZ-CC-1997:337-1(2)")
    assert old is not None
    assert old.successor == "KZ-CC:405(2)"
    assert statutes.lookup("KZ-CC-1997:337-1(2)", IN_2019) is None


def test_a_rule_of_assemblies_changed_in_2020():
    assert statutes.lookup("KZ-CAO:488(1)", day(dt.date(2020, 6, 5))).part == "1"
    later = statutes.lookup("KZ-CAO:488(1)", day(dt.date(2020, 6, 6)))
    assert later is None or later.part == ""
    assert statutes.lookup("KZ-CAO:488(6)", day(dt.date(2022, 5, 1))).part == "6"


def test_a_part_that_is_not_held_falls_back_on_its_article():
    assert statutes.lookup("KZ-CC:258(1)").part == ""
    assert statutes.lookup("KZ-CC:999") is None
    assert statutes.lookup("KZ-?:405(2)") is None


def test_groups():
    assert statutes.offence_group("KZ-CC:272(1)") == "riot"
    assert statutes.offence_group("KZ-CC:272") == "riot"
    assert statutes.offence_group("KZ-CC-1997:164") == "discord"
    assert statutes.offence_group("KZ-?:272") == ""
    assert statutes.offence_group("KZ-CC:999") == ""
    assert statutes.offence_group("nothing") == ""


def test_the_edition_comes_from_the_day():
    assert statutes.edition_in_force("KZ", "CC", IN_2012).year == "1997"
    assert statutes.edition_in_force("KZ", "CC", IN_2019).year == "2014"
    assert statutes.edition_in_force("KZ", "CC", UNDATED) is None
    across = Interval(dt.date(2014, 12, 1), dt.date(2015, 2, 1))
    assert statutes.edition_in_force("KZ", "CC", across) is None
    assert statutes.current_edition("KZ", "CC").year == "2014"


def test_roles_of_the_general_part():
    assert statutes.role("KZ", "CC", "24", "3") == "inchoate"
    assert statutes.role("RU", "CC", "30", "3") == "attempt"
    assert statutes.role("KZ", "CC", "272", "1") == ""


def every_row():
    for country in packs.countries():
        for row in packs.rows("countries", country.lower(), "statutes.csv"):
            yield country, row


@pytest.mark.parametrize(
    ("country", "row"), list(every_row()), ids=lambda item: item if isinstance(item, str) else ""
)
def test_each_row_is_whole(country, row):
    assert row["offence_group"] in statutes.groups()
    assert row["role"] in {"", "attempt", "preparation", "inchoate"}
    assert row["basis"]
    assert row["source"]
    assert row["title"]
    low, high = row["min_months"], row["max_months"]
    assert not (low and high) or int(low) <= int(high)
    for value in (row["predecessor"], row["successor"]):
        assert not value or statutes.taken_apart(value)
    if row["in_force_from"] and row["in_force_to"]:
        assert row["in_force_from"] < row["in_force_to"]


def test_only_official_texts_are_certain():
    certain = [row for _, row in every_row() if row["basis"].startswith("official text")]
    assert certain
    assert statutes.lookup("KZ-CC:272(1)").certain is False
    assert statutes.lookup("BY-CC:293(1)").certain is True


def test_offence_groups_of_the_lexicon_are_known():
    named = {row["code"] for row in packs.rows("lexicons", "offences.csv")}
    assert named <= set(statutes.groups()) | {"vague", "-"}  # "-": "riot police" names no offence
