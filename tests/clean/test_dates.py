"""What a reader of dates must and must not do."""

from __future__ import annotations

import datetime as dt

import pytest

from researchkit.clean import dates
from researchkit.clean.context import Context
from researchkit.core.claim import ROLES
from researchkit.core.dates import UNDATED, Interval, Period, day, from_prefix, within
from researchkit.core.truth import Truth, UnknownReason

PAGE = day(dt.date(2025, 7, 4))


def one(words, published=UNDATED, **context):
    found = dates.read(words, Context(published=published, **context))
    assert len(found) == 1, found
    return found[0]


def days(words, published=UNDATED, **context):
    when = one(words, published, **context).when
    return (when.first.isoformat() if when.first else "", when.last.isoformat() if when.last else "")


class TestOrder:
    def test_unknown_order_keeps_both_days_for_counting(self):
        found = one("1/2/2023")
        assert found.value == "2023-02-01"
        assert found.issue == "CLEAN-DATE-01"
        assert dict(found.details)["other_reading"] == "2023-01-02"
        assert (found.when.first, found.when.last) == (dt.date(2023, 1, 2), dt.date(2023, 2, 1))
        assert within(found.when, Period.parse("2023-01")) is Truth.UNKNOWN
        assert within(found.when, Period.parse("2023Q1")) is Truth.YES

    @pytest.mark.parametrize(("order", "value"), [("dmy", "2023-02-01"), ("mdy", "2023-01-02")])
    def test_declared_order_settles_it(self, order, value):
        found = one("1/2/2023", date_order=order)
        assert (found.value, found.flags, found.issue) == (value, (), "")
        assert found.when.days == 1

    def test_a_number_above_twelve_goes_before_a_declared_order(self):
        found = one("2/13/2023", date_order="dmy")
        assert (found.value, found.flags) == ("2023-02-13", ("order_not_as_declared",))

    def test_dots_are_day_first_and_flagged(self):
        found = one("04.07.2025")
        assert (found.value, found.flags, found.issue, found.when.days) == (
            "2025-07-04", ("ambiguous_order",), "", 1,
        )  # fmt: skip

    def test_same_numbers_are_not_ambiguous(self):
        assert one("5/5/2020").flags == ()

    def test_a_column_may_prove_its_order(self):
        assert dates.declared_order(["1/2/2023", "25/12/2022"]) == "dmy"
        assert dates.declared_order(["1/2/2023", "12/25/2022"]) == "mdy"
        assert dates.declared_order(["1/2/2023", "3/4/2022", "yesterday"]) == ""
        assert dates.declared_order(["25/12/2022", "12/25/2022"]) == ""


class TestMissingYear:
    def test_without_a_publication_nothing_is_filled_in(self):
        found = one("June 30")
        assert (found.value, found.when, found.flags) == ("XXXX-06-30", UNDATED, ("missing_year",))
        assert found.issue == "CLEAN-DATE-10"

    def test_the_latest_such_day_before_the_publication(self):
        found = one("June 30", PAGE)
        assert found.value == "2025-06-30"
        assert found.flags == ("missing_year", "year_from_publication")
        assert one("5 апреля", PAGE, language="ru").value == "2025-04-05"
        assert one("4 July", PAGE).value == "2025-07-04"

    def test_a_day_soon_after_may_be_announced(self):
        assert one("July 20", PAGE).value == "[2024-07-20,2025-07-20]"
        assert days("July 20", PAGE) == ("2024-07-20", "2025-07-20")

    def test_but_arrests_are_told_of_the_past(self):
        found = one("July 20", PAGE, role="arrest")
        assert found.value == "2024-07-20?"

    def test_long_ago_the_year_before_cannot_be_excluded(self):
        found = one("September 29", PAGE)
        assert found.value == "[2024-09-29,2025-09-29]"  # told ahead, or of the year before
        assert "year_ambiguous" in found.flags
        assert (found.when.first, found.when.last) == (dt.date(2023, 9, 29), dt.date(2025, 9, 29))

    def test_a_month_of_publication_gives_a_sound_interval(self):
        found = one("December 21", from_prefix("2018-12"))
        assert found.value == "[2017-12-21,2018-12-21]"
        assert days("December 2", from_prefix("2019-01")) == ("2018-12-02", "2018-12-02")

    def test_a_year_of_publication_too(self):
        first, last = days("28 ноября", from_prefix("2016"), language="ru")
        assert (first, last) == ("2015-11-28", "2016-11-28")

    def test_an_open_publication_resolves_nothing(self):
        assert one("June 30", Interval(dt.date(2025, 1, 1), None)).value == "XXXX-06-30"

    def test_the_weekday_decides_between_years(self):
        assert one("Sunday, July 20", PAGE).value == "2025-07-20"

    def test_the_day_of_a_month_alone(self):
        found = one("19日", day(dt.date(2024, 11, 20)), language="zh-Hant")
        assert found.value == "2024-11-19"
        assert {"missing_month", "missing_year", "year_from_publication"} <= set(found.flags)
        assert one("19日", language="zh-Hant").value == "XXXX-XX-19"

    def test_a_year_that_cannot_be_read_is_not_replaced_by_another(self):
        found = one("May 5, 202", PAGE)
        assert (found.value, found.when, found.issue) == ("XXXX-05-05", UNDATED, "CLEAN-DATE-12")
        assert one("May 10, 20.. (cut)").value == "20XX-05-10"


RELATIVE = [
    ("yesterday", "en", "2025-07-03", "2025-07-03"),
    ("вчера", "ru", "2025-07-03", "2025-07-03"),
    ("сегодня", "ru", "2025-07-04", "2025-07-04"),
    ("бүгін", "kk", "2025-07-04", "2025-07-04"),
    ("Накануне", "ru", "2025-07-03", "2025-07-03"),
    ("gisteravond", "nl", "2025-07-03", "2025-07-03"),
    ("last night", "en", "2025-07-03", "2025-07-04"),
    ("Wednesday", "en", "2025-07-02", "2025-07-02"),
    ("во вторник", "ru", "2025-07-01", "2025-07-01"),
    ("Friday", "en", "2025-07-04", "2025-07-04"),
    ("last week", "en", "2025-06-22", "2025-06-29"),
    ("в прошлом месяце", "ru", "2025-06-01", "2025-06-30"),
    ("last year", "en", "2024-01-01", "2024-12-31"),
    ("былтыр", "kk", "2024-01-01", "2024-12-31"),
    ("29 сентября прошлого года", "ru", "2024-09-29", "2024-09-29"),
    ("September 29 last year", "en", "2024-09-29", "2024-09-29"),
    ("биыл 7 ақпанда", "kk", "2025-02-07", "2025-02-07"),
    ("16 желтоқсан (былтыр)", "kk", "2024-12-16", "2024-12-16"),
    ("март этого года", "ru", "2025-03-01", "2025-03-31"),
    ("去年9月", "zh", "2024-09-01", "2024-09-30"),
]


class TestRelative:
    @pytest.mark.parametrize(("words", "language", "first", "last"), RELATIVE)
    def test_counts_from_the_publication(self, words, language, first, last):
        found = one(words, PAGE, language=language)
        assert days(words, PAGE, language=language) == (first, last)
        assert "relative_to_publication" in found.flags

    @pytest.mark.parametrize(("words", "language"), [row[:2] for row in RELATIVE[:12]])
    def test_without_a_publication_gives_no_day(self, words, language):
        found = one(words, language=language)
        assert (found.value, found.when) == (None, UNDATED)
        assert found.unknown_reason is UnknownReason.NOT_STATED
        assert found.issue == "CLEAN-DATE-04"

    @pytest.mark.parametrize(
        "words", ["the same day", "two days later", "спустя два дня", "сол күні", "翌日"]
    )
    def test_counted_from_another_event_gives_no_day(self, words):
        found = one(words, PAGE)
        assert (found.value, found.issue, found.flags) == (None, "CLEAN-DATE-05", ("relative_to_text",))

    def test_a_day_earlier_with_a_date_in_brackets_may_be_either(self):
        assert days("a day earlier (June 28)", PAGE) == ("2025-06-27", "2025-06-28")
        assert one("A day earlier (June 29)").value == "[XXXX-06-28,XXXX-06-29]"

    @pytest.mark.parametrize(
        ("words", "language", "first", "last"),
        [
            ("two days before 9 May 2021", "en", "2021-05-07", "2021-05-07"),
            ("через неделю после 9 мая 2021", "ru", "2021-05-16", "2021-05-16"),
            ("deux jours avant le 9 mai 2021", "fr", "2021-05-07", "2021-05-07"),
            ("drei Tage nach dem 9. Mai 2021", "de", "2021-05-12", "2021-05-12"),
            ("2021 жылғы 9 мамырдан екі күн бұрын", "kk", "2021-05-07", "2021-05-07"),
            ("more than two weeks after 3 May 2021", "en", "2021-05-03", ""),
            ("less than a month after 3 May 2021", "en", "2021-05-03", "2021-06-03"),
            ("the week of 3 May 2021", "en", "2021-05-03", "2021-05-09"),
            ("week ending 9 May 2021", "en", "2021-05-03", "2021-05-09"),
            ("la semaine du 5 mai 2021", "fr", "2021-05-02", "2021-05-11"),
            ("within a week of 5 May 2021", "en", "2021-04-28", "2021-05-12"),
            ("at the latest on 3 May 2021", "en", "", "2021-05-03"),
            ("3 мая 2021 или позднее", "ru", "2021-05-03", ""),
            ("bis spätestens 30.06.2021", "de", "", "2021-06-30"),
            ("3./4. Mai 2021", "de", "2021-05-03", "2021-05-04"),
            ("from the evening of 6 to the morning of 7 Jan 2022", "en", "2022-01-06", "2022-01-07"),
            ("from the 6th to the 7th of January 2022", "en", "2022-01-06", "2022-01-07"),
            ("«06» января 2022 года", "ru", "2022-01-06", "2022-01-06"),
            ("5 May 2021 at 14.30", "en", "2021-05-05", "2021-05-05"),
            ("from Dec. 28, 2021, through Jan. 12, 2022", "en", "2021-12-28", "2022-01-12"),
            ("01.06.2021 либо 02.06.2021", "ru", "2021-06-01", "2021-06-02"),
            ("2022 жылғы 5 қаңтардан 6 қаңтарға қараған түні", "kk", "2022-01-05", "2022-01-06"),
            ("2020 жылғы жиырма бесінші қазан", "kk", "2020-10-25", "2020-10-25"),
            ("dans les premiers jours de mai 2020", "fr", "2020-05-01", "2020-05-10"),
        ],
    )
    def test_words_that_move_or_bound_a_date(self, words, language, first, last):
        assert days(words, language=language) == (first, last)

    @pytest.mark.parametrize(
        ("words", "language", "day"),
        [
            ("Friday of last week", "en", "2025-06-27"), ("в пятницу на прошлой неделе", "ru", "2025-06-27"),
            ("vendredi de la semaine dernière", "fr", "2025-06-27"),
            ("Friday next week", "en", "2025-07-11"),
        ],
    )  # fmt: skip
    def test_a_weekday_of_another_week(self, words, language, day):
        assert one(words, PAGE, language=language).value == day

    @pytest.mark.parametrize(
        "words",
        ["first anniversary of 3 May 2021", "within ten days of 3 May 2021", "the Friday before last",
         "O5.01.2O22", "15 марта 20201 г.", "Case No. 12/2021"],
    )  # fmt: skip
    def test_what_is_no_day_it_names_gives_none(self, words):
        found = one(words, PAGE)
        assert found.value is None
        assert found.issue

    def test_a_year_is_shared_by_the_days_before_it_in_a_sentence(self):
        words = "detained 28 February, released 14 March 2020"
        found = dates.read(words, Context(language="en"))
        assert [reading.value for reading in found] == ["2020-02-28", "2020-03-14"]
        assert "year_from_neighbour" in found[0].flags
        found = dates.read("detained 12 December, released 3 January 2021", Context(language="en"))
        assert [reading.value for reading in found] == ["XXXX-12-12", "2021-01-03"]

    @pytest.mark.parametrize(
        ("words", "language"), [("2 octobre suivant", "fr"), ("2 октября того же года", "ru")]
    )
    def test_a_year_told_of_another_day_is_not_that_of_the_page(self, words, language):
        found = one(words, PAGE, language=language)
        assert (found.value, found.when, found.issue) == ("XXXX-10-02", UNDATED, "CLEAN-DATE-12")

    def test_a_day_that_it_was_not_is_left_out(self):
        assert one("not 3 May 2021 but 4 May 2021").value == "2021-05-04"
        assert one("6 January 2022 (earlier reported as 5 January)").value == "2022-01-06"

    def test_offsets_that_are_told(self):
        assert one("the day before 25 February 2020").value == "2020-02-24"
        assert one("на следующий день после 4 января 2022 года").value == "2022-01-05"
        assert one("alla vigilia del 25 ottobre", language="it").value == "XXXX-10-24"
        assert one("the eve of 1 March").value is None  # 28 or 29 February

    def test_a_nearer_date_stands_beside_a_relative_word(self):
        assert one("сегодня, 12 апреля", day(dt.date(2021, 4, 12)), language="ru").value == "2021-04-12"
        assert one("Wednesday (6 February 2019)").value == "2019-02-06"


class TestNeverSilentlyWrong:
    @pytest.mark.parametrize(
        ("words", "issue"),
        [
            ("31.02.2020", "CLEAN-DATE-03"), ("31 June 2022", "CLEAN-DATE-03"), ("29 февраля 2023", "CLEAN-DATE-03"),
            ("2020-13-45", "CLEAN-DATE-03"), ("32 May 2020", "CLEAN-DATE-03"), ("00.05.2022", "CLEAN-DATE-03"),
            ("45000", "CLEAN-DATE-06"), ("44197.5", "CLEAN-DATE-06"), ("1577836800", "CLEAN-DATE-02"),
            ("۱۲ مرداد ۱۴۰۱", "CLEAN-DATE-09"), ("1402-02-12", "CLEAN-DATE-09"), ("2566-03-03", "CLEAN-DATE-09"),
            ("113年11月19日", "CLEAN-DATE-09"), ("12 January 2568 BE", "CLEAN-DATE-09"), ("1445/05/12", "CLEAN-DATE-09"),
            ("19", "CLEAN-DATE-02"), ("202", "CLEAN-DATE-02"), ("foo", "CLEAN-DATE-02"),
        ],
    )  # fmt: skip
    def test_no_value_and_an_issue(self, words, issue):
        found = dates.read(words, Context(published=PAGE))[0]
        assert (found.value, found.issue) == (None, issue)
        assert found.unknown_reason is UnknownReason.UNREADABLE

    def test_a_weekday_that_does_not_fit_is_told(self):
        found = one("Monday, 8 May 2018")
        assert (found.value, found.issue, found.flags) == (
            "2018-05-08?",
            "CLEAN-DATE-07",
            ("weekday_mismatch",),
        )
        assert days("Monday, 8 May 2018") == ("2018-05-07", "2018-05-08")
        assert one("Tuesday, 8 May 2018").issue == ""

    def test_an_arrest_after_its_report_is_told(self):
        found = one("5 September 2025", PAGE, role="arrest")
        assert (found.value, found.issue) == ("2025-09-05", "CLEAN-DATE-08")

    def test_a_range_that_runs_backwards(self):
        assert one("5–3 May 2018").issue == "CLEAN-DATE-13"

    def test_a_part_that_was_not_read_is_told(self):
        found = one("5 Smarch 2020")
        assert (found.value, found.flags, found.issue) == ("2020", ("partly_read",), "CLEAN-DATE-12")

    def test_about_a_day_is_not_that_day(self):
        found = one("about 5 May 2020")
        assert (found.value, days("about 5 May 2020")) == ("2020-05-05~", ("2020-05-02", "2020-05-08"))
        assert dict(found.details) == {"start": "2020-05-05", "end": "2020-05-05"}

    def test_winter_belongs_to_two_years(self):
        assert days("winter 2022") == ("2021-12-01", "2023-02-28")
        assert days("зимой 2021/2022", language="ru") == ("2021-12-01", "2022-02-28")

    @pytest.mark.parametrize(
        "words", ["unknown", "неизвестно", "белгісіз", "n/a", "-", "н/д", "not dated in the text"]
    )
    def test_not_known_is_not_an_issue(self, words):
        found = one(words, PAGE)
        assert (found.value, found.unknown_reason, found.issue) == (None, UnknownReason.NOT_STATED, "")

    def test_blank(self):
        assert one("  ").unknown_reason is UnknownReason.NOT_STATED
        assert one("").issue == ""


class TestSeveral:
    def test_separated_by_semicolons_with_their_places(self):
        words = "2 мая 2019 ; 14 октября"
        found = dates.read(words, Context(published=day(dt.date(2019, 12, 1)), role="arrest ; court"))
        assert [(r.value, r.role, words[r.start : r.end]) for r in found] == [
            ("2019-05-02", "arrest", "2 мая 2019"), ("2019-10-14", "trial", "14 октября"),
        ]  # fmt: skip

    def test_lists_and_ranges_share_month_and_year(self):
        assert [r.value for r in dates.read("4, 5 и 6 января 2022 года")] == [
            "2022-01-04", "2022-01-05", "2022-01-06",
        ]  # fmt: skip
        assert one("ночь с 13 на 14 сентября 2022 (около 12 часов ночи)").value == "2022-09-13/2022-09-14"
        assert one("30 декабря – 5 января 2022").value == "2021-12-30/2022-01-05"
        assert one("2022 жылғы 10 мамырдан 15 маусымға дейін").value == "2022-05-10/2022-06-15"

    def test_one_cell_never_loses_its_other_part(self):
        found = dates.read("2020 ; unknown ; foo")
        assert [r.value for r in found] == ["2020", None, None]

    def test_a_role_told_in_the_words(self):
        found = dates.read("arrested on 5 May 2023, sentenced on 6 June 2024")
        assert [(r.value, r.role) for r in found] == [("2023-05-05", "arrest"), ("2024-06-06", "sentence")]
        assert dates.read("с 21.12.2020 под домашним арестом")[0].role == "custody"
        assert dates.read("5 мамырда ұсталды", Context(language="kk"))[0].role == "arrest"
        assert dates.read("5 May 2023")[0].role == "unspecified"

    def test_a_role_of_a_column_is_brought_to_the_vocabulary(self):
        for told in ("other event", "court", "house_arrest", "detained", "hunger strike", "nonsense"):
            assert one("5 May 2023", role=told).role in ROLES

    def test_a_state_since_a_day_began_on_it(self):
        found = one("с 21.12.2020 под домашним арестом")
        assert (found.value, found.flags) == ("2020-12-21/..", ("start_only",))
        assert found.when.days == 1
        assert one("since 2018").when.last is None


class TestRunningText:
    def test_spans_roles_and_years(self):
        text = (
            "Police in Testville detained the activist on April 7. Earlier, in 2019, he had been fined; 300 people "
            "may march on 5 May. The trial began in June. Last week the court met."
        )
        found = dates.find(text, Context(language="en", published=PAGE))
        assert [(text[r.start : r.end], r.value) for r in found] == [
            ("April 7", "2025-04-07"), ("2019", "2019"), ("5 May", "2025-05-05"), ("June", "2025-06"),
            ("Last week", "[2025-06-22..2025-06-29]"),
        ]  # fmt: skip
        assert [r.role for r in found[:2]] == ["arrest", "sentence"]

    @pytest.mark.parametrize(
        "text",
        [
            "He may leave. They march for peace.", "In May 5 people were held is not a day of the month.",
            "по ст. 164 УК РК 1997 года", "колония ЛА-155/14", "100 000 ларов", "статья 280.3.1",
            "272 человека", "на 15 суток", "version 2.0.15",
        ],
    )  # fmt: skip
    def test_what_is_no_day(self, text):
        assert all(
            r.qualifier != "day" and r.value != "1997" for r in dates.find(text, Context(published=PAGE))
        )

    def test_nothing(self):
        assert dates.find("") == ()
        assert dates.find("Nothing happened.") == ()


class TestPublished:
    @pytest.mark.parametrize(
        ("text", "language", "first", "last"),
        [
            ("04.07.2025", "en", "2025-07-04", "2025-07-04"),
            ("26 августа 2025", "ru", "2025-08-26", "2025-08-26"),
            ("19日 (2024-11)", "zh-Hant", "2024-11-19", "2024-11-19"),
            ("Oct. 18, 2022", "en", "2022-10-18", "2022-10-18"),
            ("Fri, 16 May 2025", "en", "2025-05-16", "2025-05-16"),
            ("10 апреля, 2025", "ru", "2025-04-10", "2025-04-10"),
            ("3 Qarasha, 2025", "kk-Latn", "2025-11-03", "2025-11-03"),
            ("15122022", "en", "2022-12-15", "2022-12-15"),
            ("2023/04", "ky", "2023-04-01", "2023-04-30"),
            ("02/05/2021", "en", "2021-02-05", "2021-05-02"),
            ("2025", "en", "2025-01-01", "2025-12-31"),
        ],
    )
    def test_page_dates(self, text, language, first, last):
        when = dates.published(text, language)
        assert (str(when.first), str(when.last)) == (first, last)

    @pytest.mark.parametrize("text", ["Jun 17", "24 қараша", "6 Марта", "", "2 hours ago", "Сегодня, 12:30"])
    def test_without_a_year_nothing(self, text):
        assert dates.published(text) == UNDATED
