"""Comparing names: spellings of one person, and relatives who are not one. All people are invented."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from researchkit.clean.names import MERGING, compare
from researchkit.reference.packs import use_study_folder


@pytest.mark.parametrize(
    "forms",
    [
        ("Қанатбек Есжанов", "Канатбек Есжанов", "Kanatbek Yeszhanov", "Qanatbek Esjanov", "Kanatbek Esjanov",
         "Kanatbek Jesschanow", "Есжанов Канатбек", "Канатбека Есжанова", "Канатбеку Есжанову"),
        ("Әсем Шәріпова", "Асем Шарипова", "Asem Sharipova", "Asem Charipova", "Assem Scharipowa", "Äsem Şäripova",
         "Asem Šaripova", "Асем Шариповой"),
        ("Уладзіслаў Капацэвіч", "Uladzislau Kapatsevich", "Uładzisłaŭ Kapacevič", "Владислав Копацевич"),
        ("Олена Дем'яненко", "Olena Demianenko", "Елена Демьяненко", "Alena Dzemyanenka"),
        ("Jahongir Xolmatov", "Жаҳонгир Холматов", "Джахонгир Холматов", "Zhakhongir Kholmatov"),
        ("Giorgi Lomidze", "გიორგი ლომიძე", "Георгий Ломидзе"),
        ("Լևոն Հակոբյան", "Levon Hakobyan", "Левон Акопян"),
        ("Aman Zhunis", "Аман Жүніс", "Аман Жунис", "Aman Zhunissov"),
        ("陳國強", "陈国强"),
    ],
)  # fmt: skip
def test_spellings_of_one_person_may_be_merged(forms: tuple[str, ...]) -> None:
    weak = [
        (a, b, compare(a, b))
        for a, b in itertools.combinations(forms, 2)
        if compare(a, b).level not in MERGING
    ]
    assert not weak


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Канат Есжанов", "Марат Канатович Есжанов"),  # father and son
        ("Канат Есжанов", "Марат Канатұлы"),
        ("Қанат Есжанов", "Марат Қанатұлы Есжанов"),
        ("Канат Маратович Есжанов", "Канат Серикович Есжанов"),  # cousins
        ("Канат Есжанов", "Марат Есжанов"),  # brothers
        ("Kanat Yeszhanov", "Канат Есжанова"),  # husband and wife
        ("Жанат Есжанов", "Жанат Есжанова"),
        ("Zhanat Yeszhanov", "Ms. Zhanat Yeszhanova"),
        ("Айгуль Есжанова", "Айнур Есжанова"),  # sisters
        ("Канат Серик", "Серик Канатов"),  # roles the other way round
        ("Назира Лесова", "Назира Лепесова"),
        ("Еркин Казиев", "Ермек Козиев"),
        ("Айгуль Казиева", "Айгуль Козиева"),
        ("Нурлан Темиргалиев", "Нурбол Темиргалиев"),
        ("Асет Абишев", "Кенжебек Абишев"),
        ("Серик Есжанов", "Берик Есжанов"),
        ("Марат Макин", "Марат Маков"),
        ("Самир Есжанов", "Самира Есжанова"),  # brother and sister
        ("Алан Кудайберген", "Алана Кудайберген"),
        ("陳國強", "陳國明"),
        ("Т. Есжанова", "Тимур Есжанов"),
        ("Серик Есжанов", "Серикжан Есжанов"),
    ],
)
def test_relatives_and_namesakes_are_never_merged(one: str, other: str) -> None:
    assert compare(one, other).level not in MERGING


def test_levels_and_reasons() -> None:
    assert compare("Канат Есжанов", "Kanat Yeszhanov").level == "same_key"
    assert compare("Канат Есжанов", "Kanat Yeszhan").reasons == ("family_clipped", "given_same")
    assert compare("Канат Есжанов", "K. Yeszhanov").level == "initial_compatible"
    assert compare("Канат Есжанов", "M. Yeszhanov").level == "conflict"
    assert compare("Канат Есжанов", "Есжанов").level == "cannot_tell"
    assert compare("Канат Есжанов", "Канат Е.").level == "cannot_tell"
    assert compare("Канат Есжанов", "Канат О.").level == "conflict"
    assert compare("Канат Есжанов", "three activists").reasons == ("no_name",)
    assert compare("Канат Есжанов", "陳國強").reasons == ("scripts_not_comparable",)
    assert compare("Канат Есжанов", "Канат Есжжанов и Марат Омаров").reasons == ("several_persons",)
    assert compare("Эльмира Гасымова", "Эльмира Гаымова").level == "variant"
    assert "inflected" in compare("Темирхана Есжанова", "Temirkhan Yeszhanov").reasons
    assert compare("Нурлана Есжанова", "Нурлан Есжанов").level == "variant"


def test_an_initial_never_outranks_a_full_name_and_never_ranks_below_a_relative() -> None:
    full = compare("Канат Есжанов", "Kanat Yeszhanov").score
    initial = compare("Канат Есжанов", "Yeszhanov K.").score
    relative = compare("Канат Есжанов", "Марат Есжанов").score
    assert full > initial > relative


def test_reasons_hold_no_names() -> None:
    for a, b in (("Канат Есжанов", "Kanat Yeszhan"), ("Канат Есжанов", "Марат Есжанов")):
        assert all(reason.isascii() and reason.islower() for reason in compare(a, b).reasons)


def test_a_study_brings_its_alias_table(tmp_path: Path) -> None:
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "aliases.csv").write_text(
        "name,alias,kind,source\nКанат Есжанов,Арыстан Дала,pseudonym,invented\n", encoding="utf-8"
    )
    before = compare("Kanat Yeszhanov", "Арыстан Дала")
    assert before.level == "conflict"
    use_study_folder(tmp_path)
    try:
        assert compare("Kanat Yeszhanov", "Arystan Dala").reasons == ("alias_table",)
        assert compare("Kanat Yeszhanov", "Arystan Dala").level == "strong"
    finally:
        use_study_folder(None)
        assert compare("Kanat Yeszhanov", "Арыстан Дала") == before


def test_an_alias_in_the_cell_is_used() -> None:
    assert compare("Арон Есжанов (Дала)", "Aron Dala").level == "strong"
    assert compare("Искандер (Искендер) Есжанов", "Iskender Yeszhanov").level in MERGING
