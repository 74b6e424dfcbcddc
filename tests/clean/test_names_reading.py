"""Reading the persons of a cell. All people are invented."""

from __future__ import annotations

import pytest

from researchkit.clean.names import read
from researchkit.core.truth import UnknownReason


def parts(cell: str, index: int = 0) -> dict[str, str]:
    return dict(read(cell)[index].details)


def values(cell: str) -> list[str | None]:
    return [reading.value for reading in read(cell)]


@pytest.mark.parametrize(
    ("cell", "given", "family", "patronymic"),
    [
        ("Ерасыл Қабдолов", "Ерасыл", "Қабдолов", ""),
        ("Кабдолов Ерасыл Маратович", "Ерасыл", "Кабдолов", "Маратович"),
        ("Ерасыл Маратович Кабдолов", "Ерасыл", "Кабдолов", "Маратович"),
        ("Ерасыл Маратұлы Қабдолов", "Ерасыл", "Қабдолов", "Маратұлы"),
        ("Қабдолова Әсем Маратқызы", "Әсем", "Қабдолова", "Маратқызы"),
        ("Kabdolov, Yerassyl", "Yerassyl", "Kabdolov", ""),
        ("KABDOLOV Yerassyl", "Yerassyl", "Kabdolov", ""),
        ("Yerassyl KABDOL", "Yerassyl", "Kabdol", ""),
        ("Е. М. Кабдолов", "Е.", "Кабдолов", "М."),
        ("Kabdolov Ye.M.", "Ye.", "Kabdolov", "M."),
        ("Бакыт Сагын уулу", "Бакыт", "Сагын уулу", ""),
        ("歐陽國華", "國華", "歐陽", ""),
        ("陳大文", "大文", "陳", ""),
        ("ნიკა ლომიძე", "ნიკა", "ლომიძე", ""),
        ("Արամ Սարոյան", "Արամ", "Սարոյան", ""),
        ("Juan Carlos Pérez", "Juan Carlos", "Pérez", ""),
        ("Dr. Olga Kuznetsova", "Olga", "Kuznetsova", ""),
    ],
)
def test_parts_in_either_order(cell: str, given: str, family: str, patronymic: str) -> None:
    found = parts(cell)
    assert (found.get("given", ""), found["family"], found.get("patronymic", "")) == (
        given,
        family,
        patronymic,
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("  Ерасыл \u00a0 Қабдолов ", "Ерасыл Қабдолов"),
        ("ЕРАСЫЛ ҚАБДОЛОВ", "Ерасыл Қабдолов"),
        ("ерасыл қабдолов", "Ерасыл Қабдолов"),
        ("Ерасыл\u200b Каб\u00adдолов", "Ерасыл Кабдолов"),
        ("Ераcыл Кaбдолов", "Ерасыл Кабдолов"),  # Latin c and a
        ("Yеrassyl Kabdolov", "Yerassyl Kabdolov"),  # Cyrillic е
        ("Әсeм Ќабдолова".replace("Ќ", "Қ"), "Әсем Қабдолова"),
        ("<b>Ерасыл</b>&nbsp;Кабдолов", "Ерасыл Кабдолов"),
        ("Ерасы\u0301л Кабдо\u0301лов", "Ерасыл Кабдолов"),
        ("Ерасыла Кабдолова", "Ерасыл Кабдолов"),
        ("𝐘𝐞𝐫𝐚𝐬𝐬𝐲𝐥 Kabdolov", "Yerassyl Kabdolov"),
    ],
)
def test_value_is_the_name_in_its_own_script(cell: str, expected: str) -> None:
    (reading,) = read(cell)
    assert reading.value == expected


def test_mixed_alphabets_are_mended_and_told() -> None:
    (reading,) = read("Ераcыл Кабдолов")
    assert "mixed_script" in reading.flags
    assert reading.issue == "CLEAN-NAME-05"
    assert "mixed_script" not in read("Ерасыл Кабдолов")[0].flags


def test_span_leads_back_to_the_words() -> None:
    cell = "активист Ерасыл Кабдолов (34 года) и Асем Нурланова"
    first, second = read(cell)
    assert cell[first.start : first.end] == "Ерасыл Кабдолов"
    assert cell[second.start : second.end] == "Асем Нурланова"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Ерасыл Кабдолов и Асем Нурланова", ["Ерасыл Кабдолов", "Асем Нурланова"]),
        ("Yerassyl Kabdolov and Asem Nurlanova", ["Yerassyl Kabdolov", "Asem Nurlanova"]),
        ("Е. Кабдолов, А. Нурланова и М. Сапаров", ["Е. Кабдолов", "А. Нурланова", "М. Сапаров"]),
        ("1. Ерасыл Кабдолов; 2. Асем Нурланова", ["Ерасыл Кабдолов", "Асем Нурланова"]),
        ("Ерасыл Қабдолов және Әсем Нұрланова", ["Ерасыл Қабдолов", "Әсем Нұрланова"]),
        ("Кабдолов Ерасыл, Нурланова Асем", ["Кабдолов Ерасыл", "Нурланова Асем"]),
        ("Ерасыл и Асем Кабдоловы", ["Ерасыл Кабдолов", "Асем Кабдолова"]),
        ("Ерасыл Кабдолов\nАсем Нурланова", ["Ерасыл Кабдолов", "Асем Нурланова"]),
        ("Yerassyl Kabdolov and two others", ["Yerassyl Kabdolov"]),
        ("陳大文、李小明", ["陳大文", "李小明"]),
        ("Серик, Марат и Айгуль", ["Серик", "Марат", "Айгуль"]),
        ("Aset & Zhanat Kabdolov", ["Aset Kabdolov", "Zhanat Kabdolov"]),
    ],
)
def test_several_persons_in_one_cell(cell: str, expected: list[str]) -> None:
    assert values(cell) == expected
    if len(expected) > 1:
        assert all("several_persons" in reading.flags for reading in read(cell))


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", UnknownReason.NOT_STATED),
        ("—", UnknownReason.NOT_STATED),
        ("n/a", UnknownReason.NOT_STATED),
        ("three activists", UnknownReason.NOT_STATED),
        ("12 человек", UnknownReason.NOT_STATED),
        ("Двенадцать человек", UnknownReason.NOT_STATED),
        ("бірнеше белсенді", UnknownReason.NOT_STATED),
        ("unnamed", UnknownReason.NOT_STATED),
        ("семья Кабдоловых", UnknownReason.NOT_STATED),
        ("жена Ерасыла Кабдолова", UnknownReason.NOT_STATED),
        ("brother of Yerassyl Kabdolov", UnknownReason.NOT_STATED),
        ("陳某", UnknownReason.NOT_DISCLOSED),
        ("неизвестный", UnknownReason.NOT_STATED),
        ("name withheld", UnknownReason.NOT_DISCLOSED),
        ("defendant (name withheld)", UnknownReason.NOT_DISCLOSED),
        ("=cmd|'/c calc'!A1", UnknownReason.UNREADABLE),
        ("https://example.org/Ivan Petrov", UnknownReason.UNREADABLE),
        ("Иван " * 1000, UnknownReason.UNREADABLE),
    ],
)
def test_a_cell_that_names_nobody(cell: str, reason: UnknownReason) -> None:
    (reading,) = read(cell)
    assert reading.value is None
    assert reading.unknown_reason is reason
    assert reading.issue.startswith("CLEAN-NAME-")


def test_other_names_of_the_same_person() -> None:
    assert parts("Yerassyl Kabdol (also known as Kabdolov)")["alias"] == "Yerassyl Kabdolov"
    assert parts("Ерасыл Кабдолов (Сапаров)")["alias"] == "Ерасыл Сапаров"
    assert parts("Ерасыл Кабдолов / Yerassyl Kabdolov")["alias"] == "Yerassyl Kabdolov"
    assert len(read("Ерасыл Кабдолов / Yerassyl Kabdolov")) == 1


@pytest.mark.parametrize(
    "cell",
    [
        "Kazakh activist Yerassyl Kabdolov", "Mr. Yerassyl Kabdolov", "Yerassyl Kabdolov, activist",
        "34-year-old Yerassyl Kabdolov", "Yerassyl Kabdolov, 34", "DVK member Yerassyl Kabdolov",
        "Yerassyl Kabdolov (minor)", "Yerassyl Kabdolov et al.",
    ],
)  # fmt: skip
def test_titles_ages_and_remarks_are_no_part_of_the_name(cell: str) -> None:
    assert values(cell) == ["Yerassyl Kabdolov"]


def test_a_family_name_cut_to_its_initial() -> None:
    found = parts("Ерасыл К.")
    assert (found["given"], found["family"]) == ("Ерасыл", "К.")
    assert "partial" in read("Ерасыл К.")[0].flags


def test_a_title_that_is_also_a_given_name_stays_a_given_name() -> None:
    assert values("Азамат Кабдолов") == ["Азамат Кабдолов"]
    assert values("азамат Ерасыл Қабдолов") == ["Ерасыл Қабдолов"]


@pytest.mark.parametrize(
    ("cell", "nominative", "gender"),
    [
        ("Ермеку Кабдолову", "Ермек Кабдолов", "m"),
        ("Ермеком Кабдоловым", "Ермек Кабдолов", "m"),
        ("Дианы Кабдоловой", "Диана Кабдолова", "f"),
        ("Диану Кабдолову", "Диана Кабдолова", "f"),
        ("Акмарал Кабдоловой", "Акмарал Кабдолова", "f"),
        ("Ермека Байбека", "Ермек Байбек", "m"),
        ("Ольги Зинченко", "Ольга Зинченко", "f"),
        ("Сергея Марковича Зинченко", "Сергей Маркович Зинченко", "m"),
        ("Ельвіри Бекзатової", "Ельвіра Бекзатова", "f"),
        ("Ермек Қабдоловтың", "Ермек Қабдолов", "m"),
        ("Светлане Ковальской", "Светлана Ковальская", "f"),
    ],
)
def test_oblique_cases_are_put_back(cell: str, nominative: str, gender: str) -> None:
    (reading,) = read(cell)
    assert reading.value == nominative
    assert "inflected" in reading.flags
    assert dict(reading.details)["gender"] == gender


def test_an_ending_with_two_readings_is_left_and_told() -> None:
    (reading,) = read("Самира Кабдолова")
    assert reading.value == "Самира Кабдолова"
    doubtful = read("Нурлана Кабдолова")[0]
    assert doubtful.value == "Нурлана Кабдолова"
    assert "inflected_or_feminine" in doubtful.flags
    assert doubtful.issue == "CLEAN-NAME-07"
    assert "gender" not in dict(doubtful.details)


def test_a_woman_in_the_nominative_is_no_man_in_the_genitive() -> None:
    for cell in ("Айгуль Кабдолова", "Ольга Кабдолова", "Динара Кабдолова", "Мария Глоба"):
        (reading,) = read(cell)
        assert reading.value == cell
        assert "inflected" not in reading.flags
        assert dict(reading.details)["gender"] == "f"
