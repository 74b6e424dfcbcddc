"""Violence asserted, denied, or not told: never taken for one another."""

from __future__ import annotations

import pytest

from researchkit.clean import violence
from researchkit.clean.context import Context
from researchkit.core.truth import Assertion, UnknownReason


def told(text: str) -> set[Assertion | None]:
    return {reading.assertion for reading in violence.read(text, Context())}


@pytest.mark.parametrize("text", ["no", "нет", "not_mentioned", "none", "жоқ"])
def test_a_plain_no_denies_nothing(text):
    assert told(text) == {Assertion.NOT_MENTIONED}


@pytest.mark.parametrize("text", ["yes", "да", "alleged", "sí"])
def test_a_plain_yes_asserts(text):
    assert told(text) == {Assertion.ASSERTED}


@pytest.mark.parametrize(
    "text",
    [
        "no violent act is reported",
        "no witness has spoken of any violent act by him",
        "о насилии не сообщается",
        "the law on peaceful assemblies was broken",
        "нарушение закона о порядке организации мирных собраний",
    ],
)
def test_not_told_is_not_denied(text):
    assert told(text) == {Assertion.NOT_MENTIONED}


@pytest.mark.parametrize(
    "text",
    [
        "a peaceful rally",
        "мирный протест",
        "бейбіт шеру",
        "manifestation pacifique",
        "protesta pacífica",
        "friedlicher Protest",
        "did not take part in violence, witnesses say",
        "не призывал к насилию",
        "without any violence",
    ],
)
def test_words_that_deny(text):
    assert told(text) == {Assertion.DENIED}


@pytest.mark.parametrize(
    "text",
    [
        "hit a police officer on the head",
        "призыв к джихаду",
        "нападение на полицейского",
        "taking part in mass riots",
    ],
)
def test_words_that_assert(text):
    assert told(text) == {Assertion.ASSERTED}


def test_both_sides_are_kept():
    assert told("court: violence against police; he says he protested peacefully") == {
        Assertion.ASSERTED,
        Assertion.DENIED,
    }


def test_not_stated_stays_unknown():
    (reading,) = violence.read("not stated")
    assert reading.value is None
    assert reading.unknown_reason is UnknownReason.NOT_STATED


@pytest.mark.parametrize(
    ("words", "assertion"),
    [
        ("seizure of the akimat", Assertion.ASSERTED),
        ("участие в захвате здания акимата", Assertion.ASSERTED),
        ("әкімдік ғимаратын басып алу", Assertion.ASSERTED),
        ("denies seizing the akimat", Assertion.DENIED),
        ("в захвате акимата не участвовал", Assertion.DENIED),
        ("activist seized at Almaty airport", Assertion.NOT_MENTIONED),
        ("seizure of documents from the office building", Assertion.NOT_MENTIONED),
        ("силовики захватили его в здании суда", Assertion.NOT_MENTIONED),
        ("picket outside the akimat", Assertion.NOT_MENTIONED),
    ],
)
def test_taking_a_public_building_is_violence_and_being_taken_in_one_is_none(
    words: str, assertion: Assertion
) -> None:
    assert told(words) == {assertion}
