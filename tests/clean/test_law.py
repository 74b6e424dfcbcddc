"""What a reader of legal references must and must not do."""

from __future__ import annotations

import datetime as dt

import pytest

from researchkit.clean import law
from researchkit.clean.context import Context
from researchkit.core.dates import Interval
from researchkit.core.truth import UnknownReason

KZ = Context(country="KZ")


def values(words, context=KZ):
    return [reading.value for reading in law.read(words, context)]


class TestNothingIsSupplied:
    def test_the_country_that_detains_is_a_default_and_is_flagged(self):
        found = law.read("ст. 405 УК", KZ)[0]
        assert (found.value, found.flags) == ("KZ-CC:405", ("jurisdiction_from_context",))
        told = law.read("ст. 405 УК РК", Context(country="RU"))[0]
        assert (told.value, told.flags) == ("KZ-CC:405", ())

    def test_without_a_country_there_is_a_question_mark(self):
        found = law.read("Article 272 of the Criminal Code")[0]
        assert (found.value, found.issue) == ("?-CC:272", "CLEAN-LAW-04")

    def test_without_a_code_there_is_a_question_mark_and_candidates(self):
        found = law.read("Article 405 (2)", KZ)[0]
        assert (found.value, found.issue) == ("KZ-?:405(2)", "CLEAN-LAW-01")
        assert dict(found.details)["candidates"] == "KZ-CC:405(2)"
        assert law.read("Article 405 (2)")[0].value == "?-?:405(2)"

    def test_treaties_have_no_country(self):
        assert values("Articles 9, 19(2) and 21 ICCPR") == ["ICCPR:9", "ICCPR:19(2)", "ICCPR:21"]

    @pytest.mark.parametrize(
        ("words", "groups"),
        [
            ("mass riots", ["riot"]),
            ("участие в экстремистской организации", ["association"]),
            ("жаппай тәртіпсіздікке қатысу", ["riot"]),
            ("串謀顛覆國家政權", ["state_security"]),
            ("extortion; mass riots", ["property", "riot"]),
        ],
    )
    def test_an_offence_named_is_no_article(self, words, groups):
        found = law.read(words, KZ)
        assert [reading.value for reading in found] == [None] * len(groups)
        assert [reading.qualifier for reading in found] == groups
        assert all(reading.flags == ("offence_named",) for reading in found)
        assert all(reading.unknown_reason is UnknownReason.NOT_STATED for reading in found)

    def test_words_that_hold_the_name_of_an_offence_name_none(self):
        assert [reading.qualifier for reading in law.read("clash with riot police", KZ)] == [""]

    def test_an_offence_beside_its_article_is_told_once(self):
        assert values("Article 174, incitement of discord") == ["KZ-?:174"]
        assert values("378; 274 CC; illegal meeting") == ["KZ-CC:378", "KZ-CC:274", None]

    @pytest.mark.parametrize(
        "words",
        [
            "272 people were detained", "часть 2 отчёта", "15 суток ареста", "ARTICLE 19 condemned the arrest",
            "section 3 of the report", "дом 405, квартира 2", "Law No. 152-VII", "ст.", "LA-155/14", "",
        ],
    )  # fmt: skip
    def test_no_reference(self, words):
        assert law.parse(words) == []
        assert all(reading.value is None for reading in law.read(words, KZ))


class TestAttempt:
    def test_it_qualifies_the_article_it_stands_with(self):
        found = law.read("ч.1 ст.272, ч.3 ст.24 УК РК", KZ)
        assert [(r.value, r.qualifier) for r in found] == [("KZ-CC:272(1)", "inchoate")]
        assert dict(found[0].details)["with"] == "KZ-CC:24(3)"

    def test_words_make_it_exact(self):
        assert law.read("ч.1 ст.272, ч.3 ст.24 УК РК (приготовление)", KZ)[0].qualifier == "preparation"
        assert law.read("покушение: ч. 1 ст. 272 и ч. 3 ст. 24 УК РК", KZ)[0].qualifier == "attempt"

    def test_some_codes_say_which(self):
        assert law.read("ч. 3 ст. 30, ч. 2 ст. 205 УК РФ")[0].qualifier == "attempt"
        assert law.read("ст. 13, ч. 1 ст. 293 УК РБ")[0].qualifier == "preparation"

    def test_alone_it_is_kept(self):
        assert values("ст. 24 УК РК") == ["KZ-CC:24"]

    def test_additional_penalties_are_marked(self):
        found = law.read("ст.272 ч.3 УК РК; ст.50 ч.3", KZ)
        assert [(r.value, r.qualifier) for r in found] == [
            ("KZ-CC:272(3)", ""),
            ("KZ-CC:50(3)", "general_part"),
        ]
        assert "code_from_neighbour" in found[1].flags


class TestNumbers:
    @pytest.mark.parametrize(
        ("words", "country", "value"),
        [
            ("272.3 CC", "KZ", "KZ-CC:272(3)"),
            ("ст. 212.1 УК", "RU", "RU-CC:212.1"),
            ("ч. 2 ст. 20.3.3 КоАП", "RU", "RU-CAO:20.3.3(2)"),
            ("Article 405/2 CC", "KZ", "KZ-CC:405(2)"),
            ("Article 244/1 CC", "UZ", "UZ-CC:244-1"),
            ("TCK 314/2", "TR", "TR-CC:314(2)"),
            ("ст. 272-1 УК", "KZ", "KZ-CC:272-1"),
            ("ст. 272¹ УК", "KZ", "KZ-CC:272-1"),
            ("п. 2 ст. 194 УК", "KZ", "KZ-CC:194(?)(2)"),
            ("405-бабының 2 тармағы ҚК", "KZ", "KZ-CC:405(2)"),
        ],
    )
    def test_are_read_as_the_country_writes_them(self, words, country, value):
        assert values(words, Context(country=country)) == [value]

    def test_a_dot_of_an_unknown_country_is_left_and_told(self):
        found = law.read("Article 12.3 CC", Context(country="KG"))[0]
        assert (found.value, found.issue) == ("KG-CC:12.3", "CLEAN-LAW-05")

    def test_short_ranges_expand_and_wide_ones_do_not(self):
        assert values("ст. 256–258 УК РК") == ["KZ-CC:256", "KZ-CC:257", "KZ-CC:258"]
        found = law.read("Articles 174–405 CC", KZ)
        assert [reading.value for reading in found] == ["KZ-CC:174", "KZ-CC:405"]
        assert {reading.issue for reading in found} == {"CLEAN-LAW-07"}

    def test_both_parts(self):
        assert values("обе части ст. 405 УК РК") == ["KZ-CC:405(1)", "KZ-CC:405(2)"]

    def test_each_provision_once(self):
        assert values("ст. 405 УК РК; статья 405 УК РК") == ["KZ-CC:405"]


class TestCodesAndEditions:
    def test_two_editions_in_one_cell(self):
        assert values("ст. 164 УК РК 1997 г. (ст. 174 УК РК 2014 г.)") == ["KZ-CC-1997:164", "KZ-CC:174"]
        assert [ref.code_name for ref in law.parse("ст. 164 УК РК 1997 года, ст. 174 УК РК 2014 года")] == [
            "KZ-CC-1997", "KZ-CC-2014",
        ]  # fmt: skip

    def test_an_edition_that_was_not_in_force_is_told(self):
        when = Interval(dt.date(2019, 5, 1), dt.date(2019, 5, 1), "2019-05-01")
        found = law.read("ст. 164 УК РК 1997 года", Context(country="KZ", when=when))[0]
        assert (found.value, found.issue) == ("KZ-CC-1997:164", "CLEAN-LAW-06")

    def test_a_code_speaks_for_its_own_articles(self):
        assert values(
            "Articles 378.2 and 274.2 of the Criminal Code; investigated under Article 272.3; "
            "Article 488.11 Code of Administrative Offences"
        ) == ["KZ-CC:378(2)", "KZ-CC:274(2)", "KZ-?:272(3)", "KZ-CAO:488(11)"]
        assert values("УК РК: ст. 405 ч. 2; ст. 258; КоАП РК: ст. 488") == [
            "KZ-CC:405(2)", "KZ-CC:258", "KZ-CAO:488",
        ]  # fmt: skip

    def test_an_article_of_a_named_law_is_not_one_of_a_code(self):
        assert values("Article 18 of the Law on Peaceful Assemblies") == ["KZ-LAW-ASSEMBLY:18"]
        assert values("Article 7 of the law on tourism") == ["KZ-LAW:7"]

    def test_no_spaces(self):
        assert values("ч.1ст.272УКРК") == ["KZ-CC:272(1)"]
        assert values("Art.272(1)CC") == ["KZ-CC:272(1)"]


class TestFind:
    def test_in_running_text_with_places(self):
        text = "Суд признал его виновным по ч. 2 ст. 405 УК РК. Позже его арестовали на 15 суток по статье 488 КоАП."
        found = law.find(text, KZ)
        assert [(r.value, text[r.start : r.end]) for r in found] == [
            ("KZ-CC:405(2)", "ч. 2 ст. 405"), ("KZ-CAO:488", "статье 488"),
        ]  # fmt: skip
        assert law.find("No law here.") == ()

    def test_what_cannot_be_read_is_told(self):
        assert law.read("статья X УК, часть 7", KZ)[0].issue == "CLEAN-LAW-03"
        assert law.read("extradition request", KZ)[0].issue == "CLEAN-LAW-02"
        assert law.read("not stated", KZ)[0].issue == ""
        assert law.read("related charges", KZ)[0].issue == ""
