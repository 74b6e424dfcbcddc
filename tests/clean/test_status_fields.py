"""Status, procedure and speakers."""

from __future__ import annotations

import pytest

from researchkit.clean import procedure, speakers, status
from researchkit.clean.context import Context
from researchkit.core.claim import SPEAKERS
from researchkit.core.truth import Assertion


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pre-trial detention", ["pretrial_detention"]),
        ("Untersuchungshaft", ["pretrial_detention"]),
        ("под домашним арестом", ["house_arrest"]),
        ("административный арест 15 суток", ["administrative_detention"]),
        ("arresto amministrativo", ["administrative_detention"]),
        ("қамақтан шықты", ["released"]),
        ("convicted; verdict upheld", ["convicted", "sentence_upheld"]),
        ("осужден: ограничение свободы", ["convicted", "restriction_of_freedom"]),
        ("condamné à six ans avec sursis", ["convicted", "suspended_sentence"]),
        ("released on written pledge not to leave", ["bail_or_pledge"]),
        ("умер в СИЗО", ["died"]),
        ("acquitted", ["acquitted"]),
        ("виправданий", ["acquitted"]),
        ("асуджаны", ["convicted"]),
        ("被判囚", ["convicted"]),
        ("მსჯავრდებული", ["convicted"]),
        ("кассация отклонена", ["appeal_rejected"]),
        ("listed as political prisoner", ["recognised_political_prisoner"]),
    ],
)
def test_status(text, expected):
    assert [reading.value for reading in status.read(text)] == expected


def test_negated_status_is_not_read():
    assert "released" not in {reading.value for reading in status.read("was not released")}


def flags(text: str) -> list[str | None]:
    return [reading.value for reading in procedure.read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("closed trial; no access to lawyers", ["closed_trial", "no_counsel"]),
        ("закрытый процесс", ["closed_trial"]),
        ("huis clos", ["closed_trial"]),
        ("six hours before access to a lawyer", ["late_counsel"]),
        ("адвоката не пустили", ["counsel_barred"]),
        ("адвоката предупредили о лицензии", ["counsel_pressured"]),
        ("обыск без санкции", ["other_violation", "no_warrant"]),
        ("tortura", ["torture_alleged"]),
        ("избиение при задержании", ["ill_treatment_alleged"]),
        ("телефон изъяли", ["devices_seized"]),
        ("medical help denied", ["medical_care_denied"]),
        ("суд прошел онлайн", ["online_trial"]),
    ],
)
def test_procedure(text, expected):
    assert flags(text) == expected


def test_the_one_who_signs_may_be_a_relative():
    (reading,) = procedure.read("wife forced to sign a non-disclosure agreement")
    assert reading.value == "nda"
    assert dict(reading.details)["subject"] == "relative"
    (own,) = procedure.read("NDA")
    assert dict(own.details)["subject"] == "person"


def test_denied_torture_is_denied():
    found = procedure.read("нет пыток; no torture")
    assert all(
        r.assertion is Assertion.DENIED or r.value is None for r in found if r.value == "torture_alleged"
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Qaharman Human Rights Foundation", "ngo"),
        ("court press service", "court"),
        ("пресс-служба суда", "court"),
        ("according to his lawyer", "counsel"),
        ("прокуратура", "prosecutor"),
        ("обвинительное заключение", "charging_document"),
        ("his wife", "relative"),
        ("по его словам", "person"),
        ("полиция", "authority"),
        ("Radio Azattyq", "media"),
        ("Amnesty International", "ngo"),
        ("reportedly", "unattributed"),
        ("coder", "coder"),
    ],
)
def test_speakers(text, code):
    assert speakers.code(text) == code
    assert code in SPEAKERS


@pytest.mark.parametrize(
    ("text", "kind", "level"),
    [
        ("Almaly District Court", "court", "district"),
        ("Верховный суд", "court", "supreme"),
        ("апелляциялық алқа", "court", "appeal"),
        ("КНБ", "security_service", ""),
        ("люди в штатском", "unknown_men", ""),
        ("Policía Nacional", "police", ""),
    ],
)
def test_kinds_of_authorities(text, kind, level):
    reading = speakers.kind_of_authority(text, Context())[0]
    assert (reading.value, reading.qualifier) == (kind, level)


@pytest.mark.parametrize(
    ("words", "language", "told"),
    [
        ("charged; faces up to five years in prison", "en", ["charged"]),
        ("closing arguments; prosecutor asks 5 years' imprisonment", "en", ["on_trial"]),
        (
            "4 years' restriction of freedom (prosecutor asked 5 years' colony)",
            "en",
            ["restriction_of_freedom"],
        ),
        ("prosecutor asked for 5 years, court gave 5 years in a penal colony", "en", ["imprisoned"]),
        ("прокурор запросил 5 лет лишения свободы", "ru", [None]),
        ("le procureur a requis cinq ans de prison", "fr", [None]),
        ("прокурор 5 жыл бас бостандығынан айыруды сұрады", "kk", [None]),
        ("house arrest request of January denied", "en", [None]),
        ("ходатайство о домашнем аресте отклонено; в СИЗО", "ru", ["pretrial_detention"]),
        ("released at the request of the embassy", "en", ["released"]),
        ("sentenced to 5 years in prison", "en", ["convicted", "imprisoned"]),
    ],
)
def test_what_is_asked_for_or_possible_is_no_status(words, language, told):
    readings = status.read(words, Context(country="KZ", language=language))
    assert [one.value for one in readings] == told


@pytest.mark.parametrize(
    ("words", "at", "language", "speaker"),
    [
        ("his lawyer says the indictment lists nothing except his posts", "nothing", "en", "counsel"),
        ("his wife says the prosecutor told her it is only because of the post", "only", "en", "relative"),
        ("адвокат сообщил, что в обвинительном акте указано только участие", "только", "ru", "counsel"),
        ("the court convicted him, and his lawyer says it was only for a post", "only", "en", "counsel"),
        ("the lawyer was silent, the court said it was only the post", "only", "en", "court"),
        ("The prosecutor spoke; the indictment names only the meeting", "only", "en", "charging_document"),
    ],
)
def test_who_tells_what_an_authority_says_answers_for_it(words, at, language, speaker):
    found = speakers.nearest(words, words.index(at), language)
    assert found is not None
    assert found.value == speaker


@pytest.mark.parametrize(
    ("language", "words", "codes"),
    [
        ("en", "remanded in custody until trial", ["pretrial_detention"]),
        ("en", "parole hearing scheduled", [None]),
        ("en", "released from the colony", ["released"]),
        ("ru", "вышел из СИЗО", ["released"]),
        ("ru", "отбывает огр. свободы", ["restriction_of_freedom"]),
        ("ru", "отбывает 15 суток", ["administrative_detention"]),
        ("de", "auf Bewährung entlassen", ["released_early"]),
        ("en", "fled to Georgia", ["abroad"]),
    ],
)
def test_statuses_of_tables(language: str, words: str, codes: list[str | None]) -> None:
    assert [r.value for r in status.read(words, Context(country="KZ", language=language))] == codes


@pytest.mark.parametrize(
    ("language", "words", "code"),
    [
        ("en", "his mother's flat was searched", "reprisal_on_family"),
        ("ru", "лекарства в СИЗО не принимают", "medical_care_denied"),
        ("ru", "надели противогаз", "torture_alleged"),
        ("ru", "адвоката пустили лишь на третий день", "late_counsel"),
        ("fr", "privé d'avocat: son avocat n'est venu qu'au troisième jour", "late_counsel"),
    ],
)
def test_what_went_wrong(language: str, words: str, code: str) -> None:
    assert code in [r.value for r in procedure.read(words, Context(country="KZ", language=language))]
