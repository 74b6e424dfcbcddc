"""Kinds of construction of press texts, each in a sentence or two: what they tell, what they do not. Nobody exists."""

from __future__ import annotations

import pytest

from researchkit.intake import narrative
from researchkit.intake.narrative.drafts import Claim, Draft


def drafted(text: str, language: str, country: str = "KZ") -> Draft:
    return narrative.draft(text, language=language, published="2025-03-14", publisher="Example Watch",
                           country=country)  # fmt: skip


def told(claim: Claim) -> str:
    return f"{claim.field}={claim.value}" + (f"@{claim.role}" if claim.field == "date" else "")


def of(draft: Draft, name: str) -> set[str]:
    person = next(one for one in draft.persons if name in (one.name, draft.text[one.start : one.end]))
    return {told(claim) for claim in person.claims[1:]}


@pytest.mark.parametrize(
    ("language", "text", "wanted", "never"),
    [
        ("en", "Arman Zhaksybek was detained in Almaty on 3 March and was released the same day.",
         {"status=released", "date=2025-03-03@arrest"}, set()),
        ("en", "Arman Zhaksybek was sentenced to six years in prison on March 7 after a closed trial.",
         {"date=2025-03-07@sentence", "procedure=closed_trial"}, {"date=2025-03-07@trial"}),
        ("en", "The blogger Arman Zhaksybek told reporters outside the court that he would appeal. He was sentenced to"
         " three years on 3 March.", {"date=2025-03-03@sentence"}, {"conduct=journalism"}),
        ("en", "Arman Zhaksybek went on trial on 5 March.", {"date=2025-03-05@trial"}, set()),
        ("en", "Arman Zhaksybek was due to be released on 5 March but was charged again.", set(), {"status=released"}),
        ("en", "A judge sent Arman Zhaksybek to pretrial detention for two months.", {"sentence=custody:P2M"}, set()),
        ("en", "Arman Zhaksybek was arrested on 3 March. For four days his family did not know where he was.",
         {"procedure=incommunicado"}, set()),
        ("en", "Arman Zhaksybek was convicted on 3 March. Since January at least nine miners have been detained.",
         set(), {"status=detained"}),
        ("en", "Arman Zhaksybek was jailed on 3 March. We call on the authorities to release all those detained.",
         set(), {"status=released", "status=detained"}),
        ("ru", "Армана Жаксыбека осудили на пять лет за перевод 500 рублей фонду.", set(), {"sentence=fine:RUB:500"}),
        ("ru", "Суд вынес приговор 38-летнему Арману Жаксыбеку.", set(), {"sentence=imprisonment:P38Y", "sentence=term:P38Y"}),
        ("ru", "Армана Жаксыбека задержали 3 марта. Пять дней к нему не допускали адвоката.",
         {"procedure=counsel_barred"}, set()),
        ("fr", "Arman Jaksybek a été condamné le 3 mars uniquement pour ses opinions.",
         {"date=2025-03-03@sentence", "exclusivity=solely"}, set()),
        ("fr", "Arman Jaksybek a été interpellé à Almaty le 3 mars puis relâché le jour même.",
         {"date=2025-03-03@arrest", "status=released"}, set()),
        ("fr", "Interpellée le 2 mars avec son fils, aussitôt relâché, Mariam Jaksybekova a été condamnée.",
         {"date=2025-03-02@arrest"}, set()),
        ("kk", "Арман Жақсыбек 3 наурызда Алматыда ұсталып, сол күні босатылды.",
         {"date=2025-03-03@arrest", "status=released"}, set()),
        ("kk", "Арман Жақсыбек 3 наурызда ұсталды. Журналистер мен туыстарын залға кіргізбеді.",
         {"procedure=closed_trial"}, set()),
    ],
)  # fmt: skip
def test_what_one_person_is_told(language, text, wanted, never):
    draft = drafted(text, language)
    assert len(draft.persons) == 1
    found = {told(claim) for claim in draft.persons[0].claims[1:]}
    assert wanted <= found
    assert not found & never


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Daulet Semghaliev, a researcher at Example Watch, called for the release of detained activists.",
        ),
        ("en", "A neighbour, Daulet Semghaliev, gave evidence for the prosecution."),
        ("ru", "Пресс-секретарь полиции Даулет Семгалиев подтвердил задержание двух человек."),
        ("ru", "Омбудсмен Даулет Семгалиев посетил изолятор."),
        ("kk", "Ішкі істер министрі Дәулет Семғалиев ұсталған журналистер жоқ деді."),
        ("kk", "Депутат Дәулет Семғалиев митинг ұйымдастырғандарды жеті жылға қамауды ұсынды."),
        ("fr", "Daoulet Semgaliev, chercheur à Exemple, a demandé la libération des militants détenus."),
    ],
)
def test_whoever_speaks_of_others_is_closed(language, text):
    draft = drafted(text, language)
    assert not draft.persons
    assert draft.closed


def test_both_are_the_two_last_named():
    draft = drafted(
        "Arman Zhaksybek, Dana Ospanqulova and Erlan Toqsanbay were summoned and charged in January. "
        "Arman Zhaksybek was detained on 3 March. Dana Ospanqulova was detained on 4 March. "
        "On 5 March a court in Almaty remanded both in custody for two months.",
        "en",
    )
    assert "sentence=custody:P2M" in of(draft, "Arman Zhaksybek") & of(draft, "Dana Ospanqulova")
    assert "sentence=custody:P2M" not in of(draft, "Erlan Toqsanbay")


def test_a_relative_who_is_not_named_has_a_case_of_their_own():
    draft = drafted(
        "Dana Ospanqulova was detained in Almaty on 3 March and let out on a written undertaking, while her uncle "
        "has been in remand prison ever since.",
        "en",
    )
    assert "status=pretrial_detention" not in of(draft, "Dana Ospanqulova")


def test_labels_place_the_paragraphs_of_a_digest():
    draft = drafted(
        "Kazakhstan: the week in the courts (3–9 March)\n\n"
        "TARAZ. Arman Zhaksybek was fined 20 MCI on Tuesday.\n\n"
        "SEMEY. Dana Ospanqulova was fined 30 MCI on Friday.\n",
        "en",
    )
    assert {"place=kz-taraz", "date=2025-03-04@sentence"} <= of(draft, "Arman Zhaksybek")
    assert {"place=kz-semey", "date=2025-03-07@sentence"} <= of(draft, "Dana Ospanqulova")


def test_a_profile_tells_of_whom_it_heads():
    draft = drafted(
        "ARMAN ZHAKSYBEK\n\nBorn: 1987\nDetained: 3 March 2024\nCharge: Article 405 of the Criminal Code\n"
        "Sentenced: 5 May 2024\nSentence: four years' imprisonment\n\nArman Zhaksybek is a nurse. He was taken from "
        "his home in Taraz.\n",
        "en",
    )
    wanted = {
        "date=2024-03-03@arrest",
        "date=2024-05-05@sentence",
        "sentence=imprisonment:P4Y",
        "article=KZ-CC:405",
    }
    assert wanted <= of(draft, "Arman Zhaksybek")


def test_demands_have_not_happened():
    draft = drafted(
        "Arman Zhaksybek was detained on 3 March.\n\nWe call on the authorities to:\n"
        "- release Arman Zhaksybek;\n- lift the house arrest of Arman Zhaksybek.\n",
        "en",
    )
    assert not of(draft, "Arman Zhaksybek") & {"status=released", "status=house_arrest"}


def test_rows_of_a_table_are_items():
    draft = drafted(
        "Detained on 3 March\n\nNo | Name | Town | What happened\n1 | Arman Zhaksybek | Taraz | 10 days in jail\n"
        "2 | Dana Ospanqulova | Semey | warning\n",
        "en",
    )
    assert {"place=kz-taraz", "sentence=administrative_arrest:P10D"} <= of(draft, "Arman Zhaksybek")
    assert "place=kz-semey" in of(draft, "Dana Ospanqulova")


def test_a_signature_in_title_case_is_closed():
    draft = drafted(
        "Arman Zhaksybek was detained on 3 March.\n\nDirector Daulet Semghaliev, Example Bar Association",
        "en",
    )
    assert "Daulet Semghaliev" not in draft.masked()


@pytest.mark.parametrize(
    ("language", "head", "day"),
    [
        ("en", "Example Watch, 14 March 2025", "2025-03-14"),
        ("en", "GENEVA (5 December 2024) – The office said", "2024-12-05"),
        ("en", "(New York, March 14, 2025) – The authorities should release him.", "2025-03-14"),
        ("en", "Press release | 14 March 2025", "2025-03-14"),
        ("fr", "Paris, le 14 mars 2025 – La Fondation", "2025-03-14"),
        ("ru", "Алматы, 14 марта 2025 г. — Суд", "2025-03-14"),
        ("kk", "Алматы, 2025 жылғы 14 наурыз", "2025-03-14"),
        ("en", "Activist jailed, 14 March 2025", ""),
        ("en", "Born in Astana, 14 March 1985 - a teacher", ""),
    ],
)
def test_a_dateline_tells_when_the_page_was_published(language, head, day):
    text = f"{head}\n\nArman Zhaksybek was detained."
    assert narrative.draft(text, language=language, country="KZ").published.edtf == day
