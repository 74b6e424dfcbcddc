"""Whether that is said to be all."""

from __future__ import annotations

import pytest

from researchkit.clean import exclusivity
from researchkit.clean.context import Context
from researchkit.core.truth import UnknownReason


def value(text: str) -> str | None:
    return exclusivity.read(text)[0].value


@pytest.mark.parametrize(
    "text",
    [
        "arrested solely for attending a meeting",
        "Arrested Based Solely on Attendance at a Political Meeting",
        "jailed for nothing but a post",
        "the case rests only on his presence",
        "the whole accusation rests on his having been present",
        "based on nothing more than a comment",
        "исключительно за участие в собрании",
        "его судят лишь за пост",
        "единственное основание — переписка",
        "тек пост жазғаны үшін",
        "қатысқаны үшін ғана",
        "uniquement pour avoir manifesté",
        "du seul fait de sa présence",
        "ausschließlich wegen seiner Teilnahme",
        "únicamente por asistir",
        "unicamente per aver partecipato",
        "виключно за пост",
        "толькі за рэпост",
        "僅因參加集會",
        "მხოლოდ პოსტის გამო",
    ],
)
def test_solely(text):
    assert value(text) == "solely"


@pytest.mark.parametrize(
    "text",
    [
        "not only for attending a meeting",
        "не только за участие",
        "pas seulement pour sa présence",
        "nicht nur wegen der Teilnahme",
        "no solo por asistir",
        "non solo per aver partecipato",
        "не лише за пост",
        "不僅因參加集會",
        "he was also charged with extortion",
    ],
)
def test_other_grounds(text):
    assert value(text) == "other_grounds"


@pytest.mark.parametrize(
    "text",
    [
        "only three days ago he was seen",
        "the only son of the family",
        "he only came to see a friend",
        "arrested for a post",
        "только что задержан",
    ],
)
def test_any_only_is_not_enough(text):
    (reading,) = exclusivity.read(text)
    assert reading.value is None
    assert reading.unknown_reason is UnknownReason.NOT_STATED


def test_who_says_so_is_told():
    (reading,) = exclusivity.find("He denies it. Amnesty says that she is held solely for her posts.")
    details = dict(reading.details)
    assert details["asserted_by"] == "ngo"
    assert details["speaker"] == "Amnesty"


@pytest.mark.parametrize("cell", ["solely", "other_grounds"])
def test_coded_cells(cell):
    assert value(cell) == cell


@pytest.mark.parametrize(
    ("written", "language", "value"),
    [
        ("He was not arrested solely for the post", "en", "other_grounds"),
        ("жиынға қатысқаны үшін ғана емес", "kk", "other_grounds"),
        ("She was charged solely for posts, not for violence", "en", "solely"),
        ("Не за митинг, а только за посты", "ru", "solely"),
    ],
)
def test_a_negated_solely_tells_of_other_grounds(written: str, language: str, value: str) -> None:
    assert [r.value for r in exclusivity.read(written, Context(language=language))] == [value]
