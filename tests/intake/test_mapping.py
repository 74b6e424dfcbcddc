"""What a column tells, and what other columns say of it."""

from __future__ import annotations

import pytest
from intake.intake_samples import as_json, codes, places, read_one, record, table, words

from researchkit.intake.languages import language_of
from researchkit.intake.reading import Intake, read
from researchkit.intake.silence import silent

HEADER = ["Id", "Name", "Place"]


def one(header: list[str], row: list[str], columns: str) -> Intake:
    return read_one(table([["1", "Person One", "Town A", *row]], [*HEADER, *header]), columns=columns)


def row(taken: Intake, field: str) -> dict[str, str]:
    found = taken.words[taken.words["field"] == field]
    assert len(found) == 1
    return found.iloc[0].to_dict()


VIOLENCE = 'Violence = { field = "violence", values = { yes = "asserted", no = "not_mentioned", "not stated" = "nothing" } }'


@pytest.mark.parametrize(("cell", "assertion"), [("yes", "asserted"), ("no", "not_mentioned")])
def test_a_coded_cell_is_what_the_source_says_it_is(cell: str, assertion: str) -> None:
    assert row(one(["Violence"], [cell], VIOLENCE), "violence")["assertion"] == assertion


def test_a_code_that_says_nothing_makes_no_words() -> None:
    taken = one(["Violence"], ["not stated"], VIOLENCE)
    assert not words(taken, "violence")
    assert not codes(taken)


@pytest.mark.parametrize("cell", ["maybe", "No", "0", "unknown"])
def test_a_code_nobody_listed_says_nothing_but_is_kept(cell: str) -> None:
    taken = one(["Violence"], [cell], VIOLENCE)
    assert codes(taken) == {"INTAKE-VALUE-01": 1}
    assert not words(taken, "violence")
    assert words(taken, "note") == [cell]


DATES = """When = { field = "date", split = " ; " }
What = { says = "role", of = ["When"], split = " ; ", values = { arrest = "arrest", verdict = "sentence" } }"""


def test_lists_go_together() -> None:
    taken = one(["When", "What"], ["5 May 2025 ; 1 June 2025", "arrest ; verdict"], DATES)
    dates = taken.words[taken.words["field"] == "date"]
    assert list(dates["verbatim"]) == ["5 May 2025", "1 June 2025"]
    assert list(dates["role"]) == ["arrest", "sentence"]
    assert list(dates["locator"]) == [
        "made/cases.csv#row=2&column=When&char=0,10",
        "made/cases.csv#row=2&column=When&char=13,24",
    ]


def test_lists_of_different_length_are_not_paired() -> None:
    taken = one(["When", "What"], ["5 May 2025 ; 1 June 2025", "arrest"], DATES)
    assert codes(taken) == {"INTAKE-VALUE-02": 1}
    assert set(taken.words.loc[taken.words["field"] == "date", "role"]) == {"unspecified"}
    assert words(taken, "note") == ["arrest"]


def test_a_json_list_is_taken_apart() -> None:
    record_ = {"Id": "1", "Name": "Person One", "Articles": ["272", "405"]}
    taken = read_one(
        as_json([record_]), "cases.json", columns='Articles = { field = "article", split = "[]" }'
    )
    assert words(taken, "article") == ["272", "405"]
    assert list(taken.words["locator"])[-1].endswith("column=Articles&item=2")


def test_who_says_so_goes_with_what_is_said() -> None:
    columns = """Conduct = { field = "conduct" }
Link = { field = "affiliation" }
Basis = { says = "asserted_by", of = ["Conduct"], values = { defence = "counsel", none = "nothing" } }
Status = { says = "qualifier", of = ["Link"] }
Who = { says = "speaker", of = ["Conduct"] }
Denied = { says = "assertion", of = ["Link"], values = { y = "denied", n = "asserted" } }"""
    taken = one(
        ["Conduct", "Link", "Basis", "Status", "Who", "Denied"],
        ["spoke at a meeting", "Movement M", "defence", "alleged", "counsel at a briefing", "y"],
        columns,
    )
    conduct, link = row(taken, "conduct"), row(taken, "affiliation")
    assert (conduct["asserted_by"], conduct["speaker"]) == ("counsel", "counsel at a briefing")
    assert (link["qualifier"], link["assertion"], link["asserted_by"]) == ("alleged", "denied", "")
    assert not words(taken, "note")


def test_a_column_may_stand_in_for_another() -> None:
    columns = 'Day = { field = "date", role = "arrest" }\nText = { field = "date", only_if_blank = "Day" }'
    assert words(one(["Day", "Text"], ["2025-05-05", "5 May"], columns), "date") == ["2025-05-05"]
    assert words(one(["Day", "Text"], ["", "5 May"], columns), "date") == ["5 May"]


def test_a_column_may_tell_of_two_fields_or_of_none() -> None:
    columns = 'Outcome = [{ field = "sentence", optional = true }, { field = "status" }]'
    taken = one(["Outcome"], ["15 days"], columns)
    assert row(taken, "sentence")["method"] == "column:Outcome?optional"
    assert row(taken, "status")["method"] == "column:Outcome"


@pytest.mark.parametrize(
    "cell", ["not stated", "Not stated.", "не указано", "—", "?", "n/a", "未說明", "not_told"]
)
def test_silence_is_no_title_but_words_like_any_other(cell: str) -> None:
    taken = one(["Headline"], [cell], 'Headline = [{ is = "title" }, { field = "note" }]')
    assert list(taken.reports["title"]) == [""]
    assert words(taken, "note") == [cell]
    assert silent(cell)


@pytest.mark.parametrize("cell", ["not disclosed", "none made public", "no", "✓", "+", "x", "Nonestad", "N"])
def test_what_is_kept_back_or_denied_is_no_silence(cell: str) -> None:
    assert not silent(cell)


@pytest.mark.parametrize(
    ("page", "cell", "language"),
    [
        ("ru", "Алматы", "ru"),
        ("ru", "Almaty", "und"),
        ("ru", "Almaty (Алматы)", "ru"),
        ("ru", "2025-06-30", "ru"),
        ("en", "Алматы", "und"),
        ("en", "Élodie", "en"),
        ("kk-Latn", "Qaraǵandy", "kk-Latn"),
        ("kk-Latn", "Қарағанды", "und"),
        ("be-Latn", "Мінск", "und"),
        ("zh-Hant", "journalism", "und"),
        ("zh-Hant", "西九龍法院", "zh-Hant"),
        ("ka", "თბილისი", "ka"),
        ("und", "Almaty", "und"),
        ("qq", "Almaty", "qq"),
    ],
)
def test_words_in_letters_of_another_script_are_not_in_the_pages_language(
    page: str, cell: str, language: str
) -> None:
    assert language_of(cell, page) == language
    columns = 'Lang = { is = "language" }\nRemark = { field = "note", language = "en" }'
    taken = one(["Lang", "Remark"], [page, cell], columns)
    assert row(taken, "note")["language"] == "en"


def test_ignored_columns_make_no_words_and_no_issue() -> None:
    taken = one(["Page"], ["S1"], '[table.ignored]\nPage = "our own number"')
    assert not codes(taken)
    assert taken.balance.cells == {"property": 1, "told": 2, "ignored": 1}


def test_events_lend_their_role_to_their_dates() -> None:
    columns = """When = { field = "date" }
Event = { is = "event_role", values = { held = "custody" } }
Link = { is = "url" }
Lang = { is = "language" }
Land = { is = "country" }
Paper = { is = "publisher" }"""
    taken = one(
        ["When", "Event", "Link", "Lang", "Land", "Paper"],
        ["2025-05", "held", "https://example.org/a", "kk-Latn", "KG", "Example Times"],
        columns,
    )
    report = taken.reports.iloc[0]
    assert row(taken, "date")["role"] == report["event_role"] == "custody"
    assert (report["language"], report["country"], report["publisher"]) == ("kk-Latn", "KG", "Example Times")
    assert report["url"] == "https://example.org/a"
    assert row(taken, "date")["language"] == "kk-Latn"


def test_a_language_that_is_none_is_told() -> None:
    taken = one(["Lang"], ["Russian language"], 'Lang = { is = "language" }')
    assert codes(taken) == {"INTAKE-VALUE-03": 1}
    assert taken.reports.iloc[0]["language"] == "en"
    assert places(taken, "INTAKE-VALUE-03") == ["made/cases.csv#row=2"]


def test_column_names_may_hold_any_sign() -> None:
    columns = '"Who & what #1 = %" = { field = "place" }'
    taken = read_one(
        table([["1", "Person One", "", "Town A"]], [*HEADER, "Who & what #1 = %"]), columns=columns
    )
    locator = row(taken, "place")["locator"]
    assert locator == "made/cases.csv#row=2&column=Who %26 what %231 = %25"


def test_the_first_table_that_names_a_file_reads_it() -> None:
    toml = record() + b'\n[[table]]\nfiles = ["*"]\n[table.columns]\nX = { field = "person" }\n'
    taken = read("made", {"source.toml": toml, "cases.csv": table(), "more.csv": b"X\nPerson Nine\n"})
    assert words(taken, "person") == ["Person One", "Person Two", "Person Nine"]
