"""Affiliations and the organisations behind them."""

from __future__ import annotations

import pytest

from researchkit.clean import organisations
from researchkit.clean.context import Context
from researchkit.core.dates import from_prefix
from researchkit.core.truth import Assertion, UnknownReason
from researchkit.reference import organisations as known

KZ = Context(country="KZ")


def told(text: str, context: Context = KZ) -> list[str]:
    return [f"{r.value}{'/' + r.qualifier if r.qualifier else ''}" for r in organisations.read(text, context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DVK", ["kz-dvk"]),
        ("Демократического выбора Казахстана", ["kz-dvk"]),
        ("ҚДТ-ның мүшесі", ["kz-dvk"]),
        ("Choix démocratique du Kazakhstan", ["kz-dvk"]),
        ("DVK / Koshe (Street) Party", ["kz-dvk", "kz-koshe"]),
        ("Көше партиясының белсендісі", ["kz-koshe"]),
        ("alleged member of DVK", ["kz-dvk/alleged"]),
        ("ДВК (по обвинению)", ["kz-dvk/alleged"]),
        ("co-founder of Liberty; DVK (alleged)", ["kz-liberty/self_declared", "kz-dvk/alleged"]),
        ("лидер незарегистрированной Демократической партии", ["kz-democratic-party"]),
        ("Алга, Казахстан!", ["kz-alga-kazakhstan"]),
        ("Oyan, Qazaqstan!", ["kz-oyan"]),
    ],
)
def test_organisations(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "role"), [("активист", "activist"), ("journaliste", "journalist"), ("адвокат", "lawyer")]
)
def test_a_role_is_no_organisation(text, role):
    (reading,) = organisations.read(text, KZ)
    assert reading.value is None
    assert reading.unknown_reason is UnknownReason.NOT_STATED
    assert dict(reading.details)["role"] == role
    assert not reading.issue


def test_one_name_of_two_parties_is_settled_by_the_day():
    assert told("«Алга»", Context(country="KZ", when=from_prefix("2010"))) == ["kz-alga"]
    assert told("«Алга»", Context(country="KZ", when=from_prefix("2024"))) == ["kz-alga-kazakhstan"]
    (reading,) = organisations.read("«Алга»", KZ)
    assert reading.issue == "CLEAN-ORG-02"


def test_common_names_count_at_home_only():
    assert told("Democratic Party", Context(country="US")) == ["None"]


def test_critics_and_listings_are_no_members():
    assert told("критик партии «Нур Отан»") == ["None"]
    assert told("activist; Amnesty prisoner of conscience") == ["None"]


def test_denied_membership():
    (reading,) = organisations.read("denies membership in DVK", KZ)
    assert reading.assertion is Assertion.DENIED


def test_lookup_is_exact():
    assert known.lookup("ДВК", "KZ") == ("kz-dvk",)
    assert known.lookup("the DVK party congress", "KZ") == ()


def test_bans_in_time():
    assert known.banned_at("kz-dvk", from_prefix("2018-03-12")) is False
    assert known.banned_at("kz-dvk", from_prefix("2019")) is True
    assert known.banned_at("kz-koshe", from_prefix("2020-05-18")) is None
    assert known.banned_at("kz-oyan", from_prefix("2024")) is False


def test_every_organisation_names_its_source():
    assert all(org.source and org.name and org.kind for org in known.load().values())
