"""Verdicts in Kazakh press texts: what a sentence is, what only sounds like one, and whose it is. People are invented."""

from __future__ import annotations

import pytest

from researchkit.intake import narrative

ARRESTED = "Талғат Нұрмағамбетов 12 мамырда ұсталған. "


def told(text: str, field: str) -> set[str]:
    found = narrative.draft(text, language="kk", published="2024-06-19", country="KZ")
    person = next(one for one in found.persons if one.name == "Талғат Нұрмағамбетов")
    return {claim.value for claim in person.told(field)}


@pytest.mark.parametrize(
    ("text", "field", "wanted"),
    [
        ("Сот Талғат Нұрмағамбетовті үш жылға соттады. Ол екі жыл қоғамдық жұмыспен айналыса алмайды.", "sentence", "ban:P2Y"),
        ("Сот Талғат Нұрмағамбетовті жеті жылға түрмеге кесті.", "sentence", "imprisonment:P7Y"),
        ("Сот Талғат Нұрмағамбетовті психиатриялық ауруханаға мәжбүрлі емге жіберді.", "status", "psychiatric"),
        (ARRESTED + "Апелляция Zoom арқылы қаралды.", "procedure", "online_trial"),
        (ARRESTED + "Үкімде митингіге қатысқаннан басқа бірде-бір әрекет аталмаған.", "exclusivity", "solely"),
    ],
)  # fmt: skip
def test_what_is_told(text, field, wanted):
    assert wanted in told(text, field)


@pytest.mark.parametrize(
    ("text", "field", "never"),
    [
        ("Сот Талғат Нұрмағамбетовті үш жылға соттады. Ол екі жыл қоғамдық жұмыспен айналыса алмайды.", "sentence", "community_work:P2Y"),
        (ARRESTED + "Тергеу оны терроризмді ақтады деп айыптады.", "status", "acquitted"),
        (ARRESTED + "Оны президентті қорлады деп айыптады.", "procedure", "ill_treatment_alleged"),
        (ARRESTED + "Оған қарулы ұйымға мүшелік деген айып тағылды.", "violence", "violence"),
        ("Сот Талғат Нұрмағамбетовтің жазасын үш жылдық пробациялық қадағалаумен ауыстырды. Ол 12 мамырда ұсталған.",
         "sentence", "restriction:P3Y"),
        ("Сот Талғат Нұрмағамбетовті кінәлі деп таныды. Оған Қылмыстық кодекстің 174-бабының 1-бөлігі (араздық қоздыру) бойынша айып тағылған.",
         "conduct", "other"),
        ("Сот Талғат Нұрмағамбетовті Қылмыстық кодекстің 405-бабының 2-бөлігі (тыйым салынған ұйымға мүшелік) бойынша кінәлі деп таныды.",
         "conduct", "membership"),
    ],
)  # fmt: skip
def test_what_only_sounds_like_it(text, field, never):
    assert never not in told(text, field)


def test_a_name_like_an_adjective_loses_its_case():
    from researchkit.clean.names.inflection import restore

    assert {one.words for one in restore(("Марина", "Столбоваяға"))} == {("Марина", "Столбовая")}
