"""Keys that survive transliteration. All people are invented."""

from __future__ import annotations

import pandas as pd
import pytest

from researchkit.clean.names import KEY_COLUMNS, keys, keys_frame
from researchkit.core.contracts import LINK_KEYS

ONE_PERSON = (
    "Ғалымбек Жәкеев", "Галымбек Жакеев", "Galymbek Zhakeyev", "Ghalymbek Zhakeev", "Ğalymbek Jäkeev",
    "Ǵalymbek Jákeev", "Galymbek Jakeïev", "Galymbek Dzhakeev", "Žakeev Galymbek", "ЖАКЕЕВ Галымбек",
    "გალიმბეკ ჟაკეევი", "Галымбека Жакеева", "Galymbek Djakeïev",
)  # fmt: skip


@pytest.mark.parametrize("name", ONE_PERSON)
def test_one_key_in_every_alphabet_and_spelling(name: str) -> None:
    found, leading = keys(name), keys(ONE_PERSON[0])
    assert (found.given_key, found.family_key) == (leading.given_key, leading.family_key)
    assert (found.given_initial, found.family_initial) == ("g", "Z")


def test_german_spelling_is_one_of_the_readings() -> None:
    leading = keys(ONE_PERSON[0])
    wanted = (leading.given_key, leading.family_key, "")
    german = keys("Galymbek Schakejew")
    assert wanted in german.readings or (german.given_key, german.family_key) == wanted[:2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mikalai Karalenka", "Николай Короленко"),
        ("Siarhei Paulau", "Сергей Павлов"),
        ("Дзмітрый Паўлаў", "Дмитрий Павлов"),
        ("Oleksandr Pavlov", "Александр Павлов"),
        ("Јован Павлов".replace("Ј", "Ј"), "Jovan Pavlov".replace("J", "Y")),
    ],
)
def test_a_given_name_has_one_key_in_several_languages(one: str, other: str) -> None:
    assert keys(one).given_key == keys(other).given_key


def test_family_root_and_gender() -> None:
    man, woman, clipped = keys("Ерлан Жакеев"), keys("Айгерим Жакеева"), keys("Ерлан Жакей")
    assert man.family_key == woman.family_key == clipped.family_key
    assert (man.gender, woman.gender) == ("m", "f")
    assert keys("Марат Макин").family_key != keys("Марат Маков").family_key


def test_patronymic_has_one_key_in_every_form() -> None:
    forms = (
        "Ерлан Серікұлы Жәкеев",
        "Ерлан Серикович Жакеев",
        "Yerlan Serikuly Zhakeyev",
        "Jakeev Erlan Serıkūly",
    )
    assert {keys(name).patronymic_key for name in forms} == {"serik"}


def test_initials_fill_the_initial_and_no_key() -> None:
    for name in ("Жакеев Е.", "Zhakeyev Ye.", "E. Zhakeev", "Zhakeev Y.S.", "Е. С. Жакеев"):
        found = keys(name)
        assert (found.given_key, found.given_initial, found.family_key) == (
            "",
            "e",
            keys("Ерлан Жакеев").family_key,
        )
    assert keys("Zh. Akhmetov").given_initial == "Z"


def test_chinese_is_one_in_both_writings_and_not_sounded() -> None:
    assert keys("陳國強") == keys("陳國強")
    assert keys("陳國強").family_key == keys("陈国强").family_key
    assert keys("陳國強").given_key == keys("陈国强").given_key
    assert keys("陳國強").script == "Hani"


def test_no_script_is_erased() -> None:
    for name in ("דוד לוי", "Γιώργος Παππάς", "김철수 박", "राम शर्मा"):
        found = keys(name)
        assert found.family_key
        assert found.given_key


def test_several_persons_or_nobody_have_no_keys() -> None:
    for cell in ("Ерлан Жакеев и Айгуль Омарова", "three activists", "", "=1+1"):
        assert (keys(cell).given_key, keys(cell).family_key) == ("", "")


def test_two_readings_are_kept() -> None:
    found = keys("Нурлана Жакеева")
    given = {found.given_key, *(given for given, _, _ in found.readings)}
    assert given == {keys("Нурлан Жакеев").given_key, keys("Nurlana Zhakeyeva").given_key}
    assert found.gender == ""
    assert "inflected_or_feminine" in found.flags


def test_columns_are_those_of_the_linkage_contract() -> None:
    assert set(KEY_COLUMNS) <= set(LINK_KEYS.names)
    names = pd.Series(["Ерлан Жакеев", None, "Yerlan Zhakeyev", ""], index=[5, 7, 5, 1])
    frame = keys_frame(names)
    assert list(frame.index) == [5, 7, 5, 1]
    assert frame["family_key"].tolist()[0] == frame["family_key"].tolist()[2] != ""
    assert frame["family_key"].tolist()[1] == frame["family_key"].tolist()[3] == ""
