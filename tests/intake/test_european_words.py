"""What German, Spanish, Italian, Ukrainian and Belarusian press texts tell in ordinary words. Nobody exists."""

from __future__ import annotations

import pytest

from researchkit.intake import narrative

NAMES = {"de": "Arman Schaksybek", "es": "Arman Zhaksybek", "it": "Arman Zhaksybek", "uk": "Арман Жаксибек",
         "be": "Арман Жаксыбек"}  # fmt: skip


def told(language: str, text: str) -> set[str]:
    draft = narrative.draft(
        text, language=language, published="2024-06-20", publisher="Exemple", country="KZ"
    )
    return {
        f"{claim.field}={'!' * (claim.assertion.value == 'denied')}{claim.value}"
        + "?" * (claim.qualifier == "requested")
        for person in draft.persons
        if person.name == NAMES[language]
        for claim in person.claims
    }


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("de", "Arman Schaksybek, ein Lehrer, sprach das Gericht gestern frei.", "status=acquitted"),
        ("de", "Arman Schaksybek wurde am 3. März festgenommen. Sein Laptop wurde nicht zurückgegeben.",
         "procedure=devices_seized"),
        ("de", "Arman Schaksybek wurde am 3. März verurteilt. Er hat nie zu Gewalt aufgerufen.", "violence=!violence"),
        ("es", "Arman Zhaksybek fue detenido el 3 de marzo. Los agentes no mostraron orden alguna.",
         "procedure=no_warrant"),
        ("es", "Arman Zhaksybek fue detenido el 3 de marzo. Los agentes se llevaron su teléfono.",
         "procedure=devices_seized"),
        ("it", "Arman Zhaksybek è stato arrestato il 3 marzo. Non gli è stato permesso di chiamare un avvocato.",
         "procedure=no_counsel"),
        ("uk", "Армана Жаксибека затримали 3 березня. Він нікого не закликав до насильства.", "violence=!violence"),
        ("uk", "Арман Жаксибек засуджений 3 березня за дописи у фейсбуці.", "conduct=online_post"),
        ("be", "Арман Жаксыбек асуджаны 3 сакавіка за каментар у «Аднакласніках».", "conduct=online_post"),
        ("be", "Арман Жаксыбек затрыманы 3 сакавіка. Лекаў яму не перадаюць.", "procedure=medical_care_denied"),
    ],
)  # fmt: skip
def test_what_is_told(language, text, wanted):
    assert wanted in told(language, text)


@pytest.mark.parametrize(
    ("language", "text", "never"),
    [
        ("de", "Arman Schaksybek wurde am 3. März verurteilt. Die Staatsanwältin hatte drei Jahre Gefängnis gefordert.",
         "sentence=imprisonment:P3Y"),
        ("de", "Arman Schaksybek wurde am 3. März verurteilt und saß zehn Wochen in Untersuchungshaft.",
         "sentence=custody:P70D"),
        ("es", "Arman Zhaksybek fue detenido el 3 de marzo. Su abogado pudo verlo el mismo día.",
         "procedure=counsel_barred"),
        ("uk", "Арман Жаксибек засуджений 3 березня. Він заперечує заклики до насильства.", "violence=violence"),
    ],
)  # fmt: skip
def test_what_is_not_told(language, text, never):
    assert never not in told(language, text)
