"""How names are shown and searched for. All people are invented."""

from __future__ import annotations

import pytest

from researchkit.clean.names import (
    display,
    display_form,
    fold_text,
    fold_variants,
    mentions,
    transliterate,
    wanted,
)

FORMS = [
    ("Ғалымбек Жәкеев", "kk"), ("Галымбек Жакеев", "ru"), ("Galymbek ZHAKEYEV", "en"), ("Zhakeyev G.", "en"),
    ("Galymbek Jakeïev", "fr"), ("Галымбека Жакеева", "ru"), ("Galymbek Zhakeyev", "en"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Galymbek Zhakeyev"),
        ("fr", "Galymbek Jakeïev"),
        ("ru", "Галымбек Жакеев"),
        ("kk", "Ғалымбек Жәкеев"),
    ],
)
def test_a_form_that_a_source_uses_in_the_readers_language(language: str, expected: str) -> None:
    assert display(FORMS, language) == expected
    assert display(list(reversed(FORMS)), language) == expected
    assert display_form(FORMS, language).basis == "source"


@pytest.mark.parametrize(
    ("names", "language", "expected"),
    [
        ([("Ермек Қайырлы", "kk")], "en", "Yermek Kaiyrly"),
        ([("Бауыржан Жәкеев", "kk")], "en", "Bauyrzhan Zhakeyev"),
        ([("Дмитрий Щукин", "ru")], "en", "Dmitry Shchukin"),
        ([("Ермек Жакеев", "ru")], "fr", "Ermek Jakeïev"),
        ([("Асия Токенова", "ru")], "fr", "Assia Tokenova"),
        ([("ნიკა ლომიძე", "ka")], "en", "Nika Lomidze"),
        ([("Արամ Սարոյան", "hy")], "en", "Aram Saroyan"),
        ([("Ғалым Жәкеев", "kk")], "ru", "Галым Жакеев"),
        ([("Ермеку Жакееву", "ru")], "en", "Yermek Zhakeyev"),
        ([("Nino Lomidze", "en"), ("ნინო ლომიძე", "ka")], "en", "Nino Lomidze"),
        ("Дмитрий Щукин", "en", "Dmitry Shchukin"),
    ],
)
def test_else_a_transliteration(names: object, language: str, expected: str) -> None:
    assert display(names, language) == expected  # type: ignore[arg-type]


def test_nothing_is_invented() -> None:
    assert display([("Yermek Zhakeyev", "en")], "ru") == "Yermek Zhakeyev"
    assert display([("Ермек Жакеев", "ru")], "kk") == "Ермек Жакеев"
    form = display_form([("陳國強", "zh-Hant")], "en")
    assert (form.text, form.flags) == ("陳國強", ("other_script",))
    assert display([("陳國強", "zh-Hant"), ("Chan Kwok-keung", "en")], "en") == "Chan Kwok-keung"
    assert display([], "en") == ""
    assert display([("three activists", "en")], "en") == ""


def test_a_full_form_is_shown_rather_than_initials_or_an_unsure_case() -> None:
    assert (
        display([("Жакеев Г.", "ru"), ("Жакеев Г.", "ru"), ("Галымбек Жакеев", "ru")], "ru")
        == "Галымбек Жакеев"
    )
    assert (
        display([("Нурлана Жакеева", "ru"), ("Нурлана Жакеева", "ru"), ("Нурлан Жакеев", "ru")], "ru")
        == "Нурлан Жакеев"
    )


def test_transliteration_keeps_capitals_and_unknown_letters() -> None:
    assert transliterate("ЖАКЕЕВ Ёсиф-Жан", "en") == "ZHAKEYEV Yosif-Zhan"
    assert transliterate("陳 Ж", "en") == "陳 Zh"


@pytest.mark.parametrize(
    "spelling",
    [
        "Бахытбек Жакеев", "ЖАКЕЕВ  Бахытбек", "Жакеев Б.", "Б. Жакеев", "Bakhytbek Zhakeev", "Zhakeyev Bakhytbek",
        "Bakytbek Zhakeyev", "Bakhytbek Jakeïev", "Bachytbek Schakejew", "Бахытбека Жакеева", "Бахытбеком Жакеевым",
        "Ба\u200bхытбек Жакеев", "Бахытбек-Жакеев", "Бакытбек Жакеев", "Bahytbek Jakeev",
    ],
)  # fmt: skip
def test_restricted_names_are_found_however_they_are_spelled(spelling: str) -> None:
    variants = fold_variants("Бахытбек Жакеев")
    assert fold_text(spelling) in variants
    assert all(fold_text(variant) == variant for variant in variants)


def test_variants_go_both_ways_and_are_not_everywhere() -> None:
    assert "бакытбек жакеев" in fold_variants("Bakytbek Zhakeyev")
    assert "陈国强" in fold_variants("陳國強")
    for variant in fold_variants("Ли Ан"):
        assert len(variant) >= 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Вчера задержали Бахытбека Жакеева.", True),
        ("Ғалым мен Бақытбек Серікұлы Жәкеевті босатты", True),
        ("the activist Baqytbek Jäkeev said", True),
        ("ZHAKEYEV, Bakytbek", True),
        ("Б. Жакееву стало плохо", True),
        ("Бахы\u00adтбек Жа\u200bкеев", True),
        ("Бахытбек ушёл, а Омаров остался", False),
        ("Марат Жакеев", False),
        ("М. Жакеев", False),
        ("", False),
    ],
)
def test_mentions_by_sound(text: str, found: bool) -> None:
    hits = mentions(text, ["Bakhytbek Zhakeyev"])
    assert bool(hits) is found
    for hit in hits:
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.person == 0


def test_mentions_of_chinese_names_and_of_nobody() -> None:
    assert mentions("昨日陈国强被捕", ["陳國強"])[0].start == 2
    assert mentions("Бахытбек Жакеев", ["three activists", "", "Жакеев"]) == ()
    sought = wanted(["Асем Омарова", "Бахытбек Жакеев"])
    assert [hit.person for hit in mentions("Bakhytbek Zhakeev met Asem Omarova", sought)] == [1, 0]
