"""Words that tell father and son of one name apart. All people are invented."""

from __future__ import annotations

import pytest

from researchkit.clean.names import MERGING, compare, keys, read

MARKED = (
    "John Testman Jr.", "John Testman, Jr.", "Testman Jr., John", "Testman, John, Jr.", "John Testman junior",
    "John Testman (son)", "John Testman-Jr.", "John Testman jun.",
)  # fmt: skip


@pytest.mark.parametrize("name", MARKED)
def test_the_word_is_no_part_of_the_name(name: str) -> None:
    plain, found = keys("John Testman"), keys(name)
    assert (found.given_key, found.family_key) == (plain.given_key, plain.family_key)
    assert "younger" in found.flags
    (reading,) = read(name)
    assert dict(reading.details)["family"] == "Testman"


@pytest.mark.parametrize("name", MARKED)
def test_the_value_still_tells_the_two_apart(name: str) -> None:
    (reading,) = read(name)
    assert reading.value is not None
    assert compare(reading.value, "John Testman Sr.").level == "conflict"
    assert compare(reading.value, "John Testman").level == "variant"
    assert compare(reading.value, name).level in MERGING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Серік Сынақов-мл.", "Серік Сынақов-ст."),
        ("Серик Сынаков младший", "Сынаков Серик (старший)"),
        ("Сергей Пробин (сын)", "Сергей Пробин (отец)"),
        ("Jean Testier fils", "Jean Testier père"),
        ("Hans Testmann jun.", "Hans Testmann sen."),
        ("John Testman II", "John Testman III"),
    ],
)
def test_two_generations_are_two_people(one: str, other: str) -> None:
    assert compare(one, other).level == "conflict"
    assert keys(one).family_key == keys(other).family_key


@pytest.mark.parametrize(
    "name", ["ст. лейтенант Пробин", "Иван Пробин, ст. лейтенант", "старший сержант Иван Пробин"]
)
def test_a_rank_is_no_generation(name: str) -> None:
    assert not {"elder", "younger"} & set(keys(name).flags)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Алёна Пробина", "Елена Пробина", "variant"),
        ("Олег Пак", "Олег Пакин", "variant"),
        ("Акылбек Пробазиев", "Акылбек Пробазы уулу", "variant"),
        ("Elvin Rauf oğlu Sınaqzadə", "Elvin Sabir oğlu Sınaqzadə", "conflict"),
        ("Сынаков Ж. Т.", "Жанболат Муратович Сынаков", "conflict"),
        ("Işıl Sınayır", "Isil Sinayir", "strong"),
        ("Фаррух Пробизода", "Фаррух Пробиев", "variant"),
    ],
)
def test_levels(one: str, other: str, level: str) -> None:
    assert compare(one, other).level == level


@pytest.mark.parametrize("written", ["Rustam o‘g‘li", "Rustam oʻgʻli", "Rustam o'g'li", "Rustam ogli"])
def test_uzbek_father_names(written: str) -> None:
    assert compare(f"Dilshod {written} Sinovov", "Dilshod Rustamovich Sinovov").level in MERGING


def test_neighbours_decide_the_alphabet_of_a_word_of_look_alikes() -> None:
    assert compare("Mapaт Жылкыбаев", "Марат Жылкыбаев").level in MERGING


@pytest.mark.parametrize(("one", "other"), [("Diana Kim", "Kim Diana"), ("Югай Светлана", "Svetlana Yugay")])
def test_a_listed_family_name_tells_the_order(one: str, other: str) -> None:
    assert compare(one, other).level in MERGING
