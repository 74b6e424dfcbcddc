"""Which case a report belongs to when its date is rough, lacks its year, or is missing: one test a rule."""

from __future__ import annotations

import pandas as pd
import pytest

from researchkit.link.episodes import UNPLACED, Episodes, episodes
from researchkit.link.yearless import day_of_year

CRIMINAL, ADMINISTRATIVE, CIVIL = "KZ-CC:405(2)", "KZ-CAO:488", "KZ-CIV:918"
COLUMNS = ["report_id", "role", "date_first", "date_last", "edtf", "articles", "status"]


def cases(*rows: tuple[str, ...], published: dict[str, str] | None = None) -> Episodes:
    """Rows: report, role, day (or first/last, or a date without its year), articles, statuses."""
    table = []
    for report, role, when, *rest in rows:
        articles, status = [*rest, "", ""][:2]
        first, _, last = ("", "", "") if when.startswith(("XXXX", "[")) else when.partition("/")
        if when.startswith("["):
            first, last = when.strip("[]").split(",")
        table.append((report, role, first, last or first, when, articles, status))
    events = pd.DataFrame(table, columns=COLUMNS, dtype="str")
    persons = pd.DataFrame({"report_id": sorted(set(events["report_id"])), "person_id": "P1"}).assign(
        probability=0.999, reason="same name", decided_by="model"
    )
    return episodes(persons, events, published=published)


def case_of(*rows: tuple[str, ...], published: dict[str, str] | None = None) -> dict[str, str]:
    found = cases(*rows, published=published)
    return dict(zip(found.links["report_id"], found.links["case_id"], strict=True))


def test_a_date_of_something_else_goes_with_the_rest_of_its_report() -> None:
    """The day of the deed lies two days after another arrest, and in another year than the verdict."""
    case = case_of(
        ("r1", "arrest", "2022-01-03"),
        ("r2", "custody", "2022-11-17", CRIMINAL),
        ("r3", "sentence", "2023-07-11", CRIMINAL),
        ("r4", "unspecified", "2023-07-11", CRIMINAL),
        ("r4", "other", "2022-01-05", CRIMINAL),
    )
    assert case["r4"] == case["r3"] == case["r2"] != case["r1"]


def test_a_sentence_before_the_only_arrest_is_of_another_case() -> None:
    case = case_of(("r1", "arrest", "2020-09-23"), ("r2", "sentence", "2020-03-01/2020-03-31"))
    assert case["r1"] != case["r2"]


def test_a_release_before_the_only_arrest_is_of_another_case() -> None:
    case = case_of(
        ("r1", "sentence", "2015-12-10", CRIMINAL),
        ("r2", "arrest", "2020-09-23", CRIMINAL),
        ("r3", "release", "2017-10-01/2017-10-31"),
    )
    assert case["r3"] == case["r1"] != case["r2"]


def test_administrative_orders_of_three_months_are_three_cases() -> None:
    case = case_of(
        ("r1", "custody", "2023-03-01/2023-03-31", ADMINISTRATIVE),
        ("r2", "appeal", "2023-03-24", ADMINISTRATIVE),
        ("r3", "custody", "2023-04-01/2023-04-30", ADMINISTRATIVE),
        ("r4", "custody", "2023-05-01/2023-05-31", ADMINISTRATIVE),
    )
    assert case["r1"] == case["r2"]
    assert len({case["r1"], case["r3"], case["r4"]}) == 3


def test_an_administrative_order_follows_the_arrest_and_never_comes_before_it() -> None:
    case = case_of(
        ("r1", "custody", "2021-06-01/2021-06-30", ADMINISTRATIVE),
        ("r2", "arrest", "2021-08-20", ADMINISTRATIVE),
        ("r3", "custody", "2021-08-22", ADMINISTRATIVE),
    )
    assert case["r1"] != case["r2"] == case["r3"]


def test_early_release_years_after_the_sentence_is_of_its_case_though_no_role_says_so() -> None:
    case = case_of(
        ("r1", "sentence", "2018-12-21", CRIMINAL),
        ("r2", "other", "2021-09-27", "", "released_early"),
        ("r3", "other", "2022-06-27", "", "detained"),
    )
    assert case["r1"] == case["r2"] != case["r3"]


@pytest.mark.parametrize(("trial", "same"), [("2019-12-03", True), ("2020-07-03", False)])
def test_a_trial_may_open_a_year_and_a_half_after_the_arrest(trial: str, same: bool) -> None:
    case = case_of(("r1", "arrest", "2018-10-01/2018-10-31"), ("r2", "trial", trial))
    assert (case["r1"] == case["r2"]) is same
    case = case_of(("r1", "arrest", "2018-10-31"), ("r2", "trial", trial))
    assert (case["r1"] == case["r2"]) is same


def test_a_date_of_unknown_kind_joins_within_a_year_where_both_are_told_to_be_criminal() -> None:
    sure = case_of(
        ("r1", "unspecified", "2022-05-28", "", "pretrial_detention"),
        ("r2", "unspecified", "2022-12-09", "", "pretrial_detention"),
    )
    assert sure["r1"] == sure["r2"]
    unsure = case_of(("r1", "unspecified", "2022-05-28"), ("r2", "unspecified", "2022-12-09"))
    assert unsure["r1"] != unsure["r2"]


@pytest.mark.parametrize("role", ["arrest", "unspecified"])
def test_what_began_a_year_before_a_release_is_of_its_case(role: str) -> None:
    case = case_of(("r1", role, "2022-08-10"), ("r2", "release", "2023-09-01/2023-09-30"))
    assert case["r1"] == case["r2"]


def test_a_civil_claim_is_no_part_of_a_prosecution() -> None:
    claim = ("r2", "unspecified", "XXXX-12-01", CIVIL, "charged")
    for other in (("r1", "sentence", "2023-11-29", CRIMINAL), ("r1", "arrest", "2022-02-13")):
        case = case_of(other, claim)
        assert case["r1"] != case["r2"]


def test_a_day_without_its_year_tells_which_case() -> None:
    case = case_of(
        ("r1", "sentence", "2018-11-30", CRIMINAL),
        ("r2", "arrest", "2022-10-25"),
        ("r3", "arrest", "2023-10-27"),
        ("r4", "unspecified", "XXXX-10-25", "", "detained"),
    )
    assert case["r4"] == case["r2"]


def test_a_day_of_one_of_two_years_tells_which_case() -> None:
    case = case_of(
        ("r1", "arrest", "2022-08-03"),
        ("r2", "sentence", "2023-07-11", CRIMINAL),
        ("r3", "unspecified", "[2022-07-11,2023-07-11]", "", "convicted"),
    )
    assert case["r3"] == case["r2"]


def test_a_month_without_its_year_tells_which_case() -> None:
    case = case_of(
        ("r1", "sentence", "2018-11-30", CRIMINAL),
        ("r2", "sentence", "2022-06-05", "KZ-CC:274"),
        ("r3", "unspecified", "XXXX-06", "", "convicted"),
    )
    assert case["r3"] == case["r2"]


def test_a_day_half_a_year_away_cannot_be_of_an_administrative_case() -> None:
    case = case_of(
        ("r1", "custody", "2024-03-19", ADMINISTRATIVE),
        ("r2", "unspecified", "XXXX-10-24", ADMINISTRATIVE),
        ("r3", "unspecified", "XXXX-10-25", "", "detained"),
        ("r4", "unspecified", "XXXX-04-20", ADMINISTRATIVE),
    )
    assert case["r2"] == case["r3"] != case["r1"] == case["r4"]


def test_another_order_or_another_article_needs_the_same_day() -> None:
    case = case_of(
        ("r1", "custody", "2022-04-11", ADMINISTRATIVE),
        ("r2", "custody", "XXXX-02-17", ADMINISTRATIVE),
        ("r3", "unspecified", "XXXX-05-20", "KZ-CAO:667"),
    )
    assert len(set(case.values())) == 3


def test_of_two_cases_the_one_that_came_as_far_as_the_report_says() -> None:
    case = case_of(
        ("r1", "sentence", "2023-01-31", CRIMINAL),
        ("r2", "charge", "2026-02-16", "KZ-CC:428"),
        ("r3", "", "", "", "imprisoned"),
        ("r4", "", "", "", "recognised_political_prisoner"),
    )
    assert case["r3"] == case["r1"] != case["r2"]
    assert case["r4"].startswith(UNPLACED)


def test_of_two_cases_the_one_with_news_when_the_page_was_published() -> None:
    rows = (
        ("r1", "sentence", "2019-11-19", CRIMINAL),
        ("r2", "sentence", "2021-10-11", CRIMINAL),
        ("r3", "", "", "", "restriction_of_freedom"),
    )
    case = case_of(*rows, published={"r3": "2021-10-12"})
    assert case["r3"] == case["r2"] != case["r1"]
    assert case_of(*rows, published={"r3": "2024-01-01"})["r3"].startswith(UNPLACED)


def test_a_page_of_the_same_month_may_tell_of_a_case_known_to_the_month() -> None:
    case = case_of(
        ("r1", "sentence", "2021-03-01/2021-03-31", CRIMINAL),
        ("r2", "", "", CRIMINAL),
        published={"r2": "2021-03-05"},
    )
    assert case["r1"] == case["r2"]


@pytest.mark.parametrize(("other", "asked"), [("2024-09-29", 1), ("2024-09-30", 0), ("2025-09-29", 0)])
def test_the_same_day_of_two_years_running_is_a_question_and_not_one_case(other: str, asked: int) -> None:
    found = cases(("r1", "arrest", "2023-09-29"), ("r2", "arrest", other), ("r3", "arrest", other))
    assert found.links["case_id"].nunique() == 2
    questions = [issue for issue in found.issues if issue.code == "LINK-CASE-03"]
    assert len(questions) == asked
    assert all(issue.place == "link#report=r1" for issue in questions)


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("XXXX-10-25", (10, 25)),
        ("XXXX-10", (10, 0)),
        ("[2022-07-11,2023-07-11]", (7, 11)),
        ("[2022-07-11,2023-07-12]", (0, 0)),
        ("[2021-06-27..2021-06-28]", (0, 0)),
        ("2021-06-27", (0, 0)),
        ("", (0, 0)),
    ],
)
def test_the_day_of_a_date_without_its_year(edtf: str, day: tuple[int, int]) -> None:
    assert day_of_year(edtf) == day
