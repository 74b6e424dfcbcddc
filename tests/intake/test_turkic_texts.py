"""Constructions of Kazakh, Kyrgyz, Uzbek and Turkish press texts: cases, postpositions, verbs at the end. People are invented."""

from __future__ import annotations

import pytest

from researchkit.intake import narrative

NAMES = [
    ("kk", "Лида қаласының соты Алесь Варкулевичке екі жыл бас бостандығын шектеу жазасын берді. Варкулевич 5 қазанда ұсталған.", "Алесь Варкулевич"),
    ("kk", "Сот Шоира Назаркадамзоданы он бір жылға бас бостандығынан айырды. Назаркадамзода 2 маусымда ұсталған.", "Шоира Назаркадамзода"),
    ("kk", "Сот Төлепберген Ошақтегінді екі айға қамады. Ошақтегінге айып тағылды.", "Төлепберген Ошақтегін"),
    ("ky", "Сот фермер Тынчтыкбек Айдаралыкеевди үч жылга эркинен ажыратты. Айдаралыкеев 20-июнда кармалган.", "Тынчтыкбек Айдаралыкеев"),
    ("uz", "Sud tadbirkor Bahodir Yo‘lchimurotovni besh yilga ozodlikdan mahrum qildi. Yo‘lchimurotov fevralda ushlangan edi.", "Bahodir Yo‘lchimurotov"),
    ("tr", "Mahkeme öğretmen Serdar Akçınaroğlu'nu 6 yıl hapis cezasına çarptırdı. Akçınaroğlu 8 Kasım'da gözaltına alınmıştı.", "Serdar Akçınaroğlu"),
]  # fmt: skip


def drafted(text, language="kk", published="2024-06-19", country=""):
    return narrative.draft(text, language=language, published=published, country=country)


def told(draft, name, field):
    person = next(one for one in draft.persons if one.name == name)
    return {claim.value for claim in person.told(field)}


@pytest.mark.parametrize(("language", "text", "name"), NAMES)
def test_a_case_ending_is_no_part_of_a_name(language, text, name):
    country = language.upper() if language == "tr" else ""
    assert [person.name for person in drafted(text, language, country=country).persons] == [name]


@pytest.mark.parametrize("name", ["O'Brien", "Ra'no Isma'ilova", "D'Angelo", "Petrovna"])
def test_names_with_apostrophes_are_not_cut(name):
    from researchkit.clean.names.inflection import restore

    assert not restore(tuple(name.split()))


def test_two_names_without_a_mark_between_are_parted_where_one_is_known():
    text = "Ерлан Ошақтегін 12 мамырда ұсталған. Тергеу судьясы Гүлнар Сапарқызы Ошақтегінді екі айға қамады."
    found = drafted(text)
    assert [person.name for person in found.persons] == ["Ерлан Ошақтегін"]
    assert [found.text[one.start : one.end] for one in found.closed] == ["Гүлнар Сапарқызы"]
    assert told(found, "Ерлан Ошақтегін", "sentence") == {"custody:P2M"}


def test_a_sister_of_the_same_family_is_a_person_of_her_own():
    text = "Ерлан Ошақтегін мен Гүлнар Сапарқызы Ошақтегін 12 мамырда ұсталды."
    assert len(drafted(text).persons) == 2


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Құқық қорғаушы Нұрзат Есенқожаева 14 маусымда Алматыда ұсталды.", False),
        ("Қорғаушы Нұрзат Есенқожаева 14 маусымда ұсталған Ерлан Ошақовтың ісін түсіндірді.", True),
        (
            "Адвокат Нұрзат Есенқожаева мен журналист Айна Сәлімбаеваны аудандық сот он тәулікке қамады.",
            False,
        ),
        ("Адвокаты Нұрзат Есенқожаева мен әйелі Айна Сәлімбаева үкімді естіді.", True),
        ("Мектеп директорының орынбасары Нұрзат Есенқожаева 30 мың теңге айыппұлға кесілді.", False),
        (
            "Облыстық прокуратураның аға көмекшісі Нұрзат Есенқожаева «тергеу жүріп жатыр» деп жауап берді.",
            True,
        ),
        ("Сарапшылар: Нұрзат Есенқожаева, азаптау жөніндегі арнаулы баяндамашы.", True),
    ],
)
def test_who_is_told_of_and_who_only_acts(text, closed):
    assert ("Нұрзат Есенқожаева" not in [person.name for person in drafted(text).persons]) == closed


def test_two_days_after_counts_from_the_day_told_before():
    text = "Ерлан Ошақов 11 наурызда ұсталды. Екі күннен кейін тергеу соты оны екі айға қамауға алды."
    person = drafted(text).persons[0]
    assert {(c.value, c.role) for c in person.told("date")} == {
        ("2024-03-11", "arrest"),
        ("2024-03-13", "custody"),
    }


def test_the_day_of_what_a_case_is_about_is_no_day_of_a_verdict():
    text = "Ерлан Ошақов 2022 жылғы қаңтарда Таразда болған оқиға үшін сегіз жылға сотталған."
    assert {claim.role for claim in drafted(text).persons[0].told("date")} == {"other"}
    text = "Ерлан Ошақов 2022 жылғы қаңтарда Таразда болған сотта сегіз жылға сотталған."
    assert {claim.role for claim in drafted(text).persons[0].told("date")} == {"sentence"}


def test_what_was_asked_for_is_parted_from_what_was_given_instead():
    text = "Сот Ерлан Ошақовқа прокурор сұраған үш жыл түрменің орнына 50 мың теңге айыппұл салды."
    sentences = {(c.value, c.qualifier) for c in drafted(text, country="KZ").persons[0].told("sentence")}
    assert ("fine:KZT:50000", "") in sentences
    assert all(qualifier == "requested" for value, qualifier in sentences if "P3Y" in value)


def test_parts_of_a_digest_are_read_with_the_law_of_their_own_country():
    text = (
        "ШЫМКЕНТ. Блогер Ерлан Ошақов 4 ақпанда Қылмыстық кодекстің 274-бабы бойынша сотталды.\n\n"
        "ОШ. Мұғалім Гүлсана Тойчукеева 5 ақпанда Қылмыстық кодекстің 330-бабы бойынша сотталды.\n"
    )
    found = drafted(text, country="KZ")
    assert told(found, "Ерлан Ошақов", "article") == {"KZ-CC:274"}
    assert told(found, "Гүлсана Тойчукеева", "article") == {"KG-CC:330"}
    assert told(found, "Гүлсана Тойчукеева", "place") == {"kg-osh"}
    assert [person.country for person in found.persons] == ["", "KG"]


def test_a_fine_and_an_arrest_named_together_are_no_custody():
    text = (
        "Ерлан Ошақов 10 тәулікке қамалды. Айыппұл мен қамаққа негіз болған – Әкімшілік кодекстің 488-бабы."
    )
    assert "pretrial_detention" not in told(drafted(text, country="KZ"), "Ерлан Ошақов", "status")


def test_a_remand_prison_as_a_building_tells_no_custody():
    text = "Ерлан Ошақов тоғыз жылға сотталды. Процесс тергеу изоляторының ғимаратында өтті."
    assert "pretrial_detention" not in told(drafted(text), "Ерлан Ошақов", "status")


def test_those_who_did_something_together_are_counted_before_they_are_named():
    text = (
        "16 желтоқсанда көшеге шыққан үш адамның тағдыры белгілі болды. Шымкентте Бибігүл Сарымартоваға 20 АЕК "
        "айыппұл салынды. Алматыда Рахым Тамшыбеков 18 тәулікке қамалды. Семейлік Думан Шегебаев ескертумен құтылды."
    )
    found = drafted(text, country="KZ")
    assert len(found.persons) == 3
    for person in found.persons:
        assert {claim.value for claim in person.told("conduct")} == {"attended_assembly"}
        assert ("2023-12-16", "other") in {(c.value.rstrip("?"), c.role) for c in person.told("date")}


def test_an_act_told_as_a_participle_before_a_name_is_a_ground():
    text = "Сот мақаланы әлеуметтік желіде бөліскен тұрғын Ерлан Ошақовқа 60 АЕК айыппұл салды."
    assert told(drafted(text, country="KZ"), "Ерлан Ошақов", "conduct") == {"online_post"}
    text = "Сот шеруге шыққандарға көмектескен тұрғын Ерлан Ошақовқа 60 АЕК айыппұл салды."
    assert not told(drafted(text, country="KZ"), "Ерлан Ошақов", "conduct")


def test_a_profession_is_no_conduct():
    text = "Ерлан Ошақов 12 мамырда сотталды. Журналист бейбіт қызметі үшін жазаланып отыр."
    assert "journalism" not in told(drafted(text, country="KZ"), "Ерлан Ошақов", "conduct")


def test_an_article_told_in_answer_to_what_one_is_charged_with_is_that_ones():
    text = (
        "Ерлан Ошақов пен Асан Қасымов 12 мамырда ұсталды.\n\n– Ошақовқа тағылған айып қандай?\n\n"
        "– Қылмыстық кодекстің 174-бабының 2-бөлігі.\n"
    )
    found = drafted(text, country="KZ")
    assert not told(found, "Асан Қасымов", "article")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Шымкентте белгісіз адамдар Талғат Нұрмағамбетовті көлікке күштеп отырғызып, алып кетті. Бұл 29 қаңтарда болды.",
            {("2024-01-29", "arrest")},
        ),
        ("Талғат Нұрмағамбетов 15 тәулікке қамалды. Шеру 29 қаңтарда болды.", set()),
        (
            "Талғат Нұрмағамбетов 15 тәулікке қамалды.\n\nБұл заң 29 қаңтарда күшіне еніп, жаңалық болды.",
            set(),
        ),
    ],
)
def test_this_happened_on_a_day(text, wanted):
    person = drafted(text, country="KZ").persons[0]
    assert {(c.value, c.role) for c in person.told("date")} == wanted


def test_what_is_told_of_a_lawyer_and_a_journalist_is_told_of_both_in_the_next_sentences():
    text = (
        "Жоғарғы сот адвокат Сино Пайвандшоев пен журналист Гулбахор Шодмонбекованы тоғыз жылға соттады. "
        "Екеуі де 5 мамырда ұсталған еді."
    )
    for person in drafted(text, country="TJ").persons:
        assert ("2024-05-05", "arrest") in {(c.value, c.role) for c in person.told("date")}
