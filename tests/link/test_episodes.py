from __future__ import annotations

import random

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.core.contracts import LINKS
from researchkit.link.episodes import UNPLACED, Episodes, episodes
from researchkit.link.events import from_claims, regime

CRIMINAL, ADMINISTRATIVE = "KZ-CC:405(2)", "KZ-CAO:488"
COLUMNS = ["report_id", "role", "date_first", "date_last", "articles", "status"]


def cases(*rows: tuple[str, ...], people: dict[str, str] | None = None, **options) -> Episodes:
    """Rows: report, role, day (or first/last), articles, status."""
    table = []
    for report, role, when, *rest in rows:
        first, _, last = when.partition("/")
        articles, status = [*rest, "", ""][:2]
        table.append((report, role, first, last or first, articles, status))
    events = pd.DataFrame(table, columns=COLUMNS, dtype="str")
    reports = sorted(set(events["report_id"]) | set(people or {}))
    persons = pd.DataFrame(
        {
            "report_id": reports,
            "person_id": [(people or {}).get(report, "P1") for report in reports],
            "probability": 0.999,
            "reason": "same name",
            "decided_by": "model",
        }
    )
    return episodes(persons, events, **options)


def case_of(found: Episodes) -> dict[str, str]:
    LINKS.check(found.links)
    return dict(zip(found.links["report_id"], found.links["case_id"], strict=True))


def test_events_of_one_prosecution_are_one_case() -> None:
    case = case_of(
        cases(
            ("r1", "arrest", "2024-09-01", CRIMINAL),
            ("r2", "trial", "2025-06-10", CRIMINAL),
            ("r3", "sentence", "2025-08-20"),
            ("r4", "appeal", "2025-12-01", CRIMINAL),
            ("r5", "release", "2029-01-01"),
        )
    )
    assert len(set(case.values())) == 1


def test_an_administrative_arrest_and_a_criminal_one_are_two_cases() -> None:
    case = case_of(
        cases(
            ("r1", "arrest", "2021-02-28", ADMINISTRATIVE),
            ("r2", "sentence", "2021-03-01", ADMINISTRATIVE),
            ("r3", "arrest", "2024-09-01", CRIMINAL),
        )
    )
    assert case["r1"] == case["r2"] != case["r3"]


def test_two_administrative_arrests_are_two_cases() -> None:
    case = case_of(
        cases(("r1", "arrest", "2021-02-28", ADMINISTRATIVE), ("r2", "arrest", "2021-03-20", ADMINISTRATIVE))
    )
    assert case["r1"] != case["r2"]


def test_two_sources_of_one_arrest_are_one_arrest() -> None:
    found = cases(("r1", "arrest", "2024-09-01"), ("r2", "arrest", "2024-09-03"))
    assert len(set(case_of(found).values())) == 1
    assert found.links["arrest_id"].nunique() == 1
    assert found.links["arrest_id"].ne("").all()


def test_a_second_arrest_in_one_prosecution_is_a_second_arrest_of_the_same_case() -> None:
    found = cases(
        ("r1", "arrest", "2024-09-01", CRIMINAL),
        ("r2", "release", "2024-09-03", CRIMINAL),
        ("r3", "arrest", "2024-11-20", CRIMINAL),
    )
    case = case_of(found)
    assert len(set(case.values())) == 1
    arrest = dict(zip(found.links["report_id"], found.links["arrest_id"], strict=True))
    assert arrest["r1"] != arrest["r3"]
    assert arrest["r2"] == ""


def test_an_arrest_after_a_sentence_is_another_case() -> None:
    case = case_of(
        cases(
            ("r1", "arrest", "2018-05-01", CRIMINAL),
            ("r2", "sentence", "2018-11-30", CRIMINAL),
            ("r3", "arrest", "2023-02-01", CRIMINAL),
        )
    )
    assert case["r1"] == case["r2"] != case["r3"]


def test_an_arrest_years_later_without_any_article_is_another_case() -> None:
    case = case_of(cases(("r1", "arrest", "2019-05-01"), ("r2", "arrest", "2021-10-01")))
    assert case["r1"] != case["r2"]


def test_an_undated_report_joins_the_only_case() -> None:
    found = cases(
        ("r1", "arrest", "2024-09-01", CRIMINAL), ("r2", "", "", ""), people={"r1": "P1", "r2": "P1"}
    )
    case = case_of(found)
    assert case["r1"] == case["r2"]
    assert "only case" in found.links.set_index("report_id").loc["r2", "reason"]


def test_an_undated_report_joins_the_case_with_its_article() -> None:
    case = case_of(
        cases(
            ("r1", "arrest", "2019-05-01", "KZ-CC:174(1)"),
            ("r2", "arrest", "2024-09-01", CRIMINAL),
            ("r3", "", "", "KZ-CC:174(1)"),
        )
    )
    assert case["r3"] == case["r1"] != case["r2"]


def test_an_undated_report_that_fits_several_cases_is_left_unplaced() -> None:
    found = cases(("r1", "arrest", "2019-05-01"), ("r2", "arrest", "2024-09-01"), ("r3", "", ""))
    case = case_of(found)
    assert case["r3"].startswith(UNPLACED)
    assert [issue.code for issue in found.issues] == ["LINK-CASE-01"]


def test_a_page_cannot_tell_of_what_came_after_it() -> None:
    found = cases(
        ("r1", "arrest", "2019-05-01"), ("r2", "arrest", "2024-09-01"), ("r3", "", ""),
        published={"r3": "2020-01-01"},
    )  # fmt: skip
    case = case_of(found)
    assert case["r3"] == case["r1"]


def test_an_undated_administrative_report_does_not_join_a_criminal_case() -> None:
    case = case_of(cases(("r1", "arrest", "2024-09-01", CRIMINAL), ("r2", "", "", ADMINISTRATIVE)))
    assert case["r1"] != case["r2"]
    assert not case["r2"].startswith(UNPLACED)


def test_a_year_joins_the_one_case_it_may_be() -> None:
    found = cases(("r1", "arrest", "2021-03-04"), ("r2", "arrest", "2021-01-01/2021-12-31"))
    assert len(set(case_of(found).values())) == 1
    assert found.links["arrest_id"].nunique() == 1


def test_a_year_that_may_be_two_cases_is_unplaced() -> None:
    found = cases(
        ("r1", "arrest", "2021-02-04", ADMINISTRATIVE),
        ("r2", "arrest", "2021-10-04", ADMINISTRATIVE),
        ("r3", "arrest", "2021-01-01/2021-12-31"),
    )
    assert case_of(found)["r3"].startswith(UNPLACED)
    assert found.events.set_index("report_id").loc["r3", "case_id"] == ""


def test_a_year_rules_out_the_cases_of_other_years() -> None:
    found = cases(
        ("r1", "arrest", "2021-02-04", ADMINISTRATIVE),
        ("r2", "arrest", "2021-10-04", ADMINISTRATIVE),
        ("r3", "arrest", "2024-10-04", "KZ-CAO:434"),
        ("r4", "arrest", "2021-01-01/2021-12-31", "KZ-CAO:434"),
    )
    assert case_of(found)["r4"].startswith(UNPLACED)


def test_a_vague_date_does_not_draw_a_release_away_from_its_sentence() -> None:
    case = case_of(
        cases(
            ("r1", "sentence", "2018-11-30", CRIMINAL),
            ("r2", "other", "2021-07-14"),
            ("r3", "release", "2021-07-14"),
        )
    )
    assert len(set(case.values())) == 1


def test_a_report_of_two_cases_has_its_dates_divided() -> None:
    found = cases(
        ("r1", "arrest", "2021-02-28", ""),
        ("r1", "arrest", "2024-09-01", CRIMINAL),
        ("r1", "sentence", "2025-08-01", CRIMINAL),
        ("r2", "arrest", "2024-09-01", CRIMINAL),
    )
    assert found.events["case_id"].nunique() == 2
    case = case_of(found)
    assert case["r1"] == case["r2"]
    assert "LINK-CASE-02" in {issue.code for issue in found.issues}


def test_arrests_told_by_month_are_not_one_because_months_touch() -> None:
    found = cases(
        ("r1", "arrest", "2023-03-01/2023-03-31", ADMINISTRATIVE),
        ("r2", "arrest", "2023-04-01/2023-04-30", ADMINISTRATIVE),
        ("r3", "arrest", "2023-05-01/2023-05-31", ADMINISTRATIVE),
    )
    assert len(set(case_of(found).values())) == 3


def test_a_month_does_not_bridge_two_arrests() -> None:
    """Two arrests to the day in one month, and a report that only tells the month."""
    found = cases(
        ("r1", "arrest", "2023-05-03", ADMINISTRATIVE),
        ("r2", "arrest", "2023-05-28", ADMINISTRATIVE),
        ("r3", "arrest", "2023-05-01/2023-05-31", ADMINISTRATIVE),
    )
    case = case_of(found)
    assert case["r1"] != case["r2"]
    assert case["r3"].startswith(UNPLACED)


def test_custody_long_after_a_short_arrest_is_another_case() -> None:
    case = case_of(
        cases(
            ("r1", "arrest", "2022-01-03"), ("r2", "custody", "2022-11-17"), ("r3", "sentence", "2023-07-11")
        )
    )
    assert case["r1"] != case["r2"] == case["r3"]


def test_custody_and_charge_are_criminal_whatever_was_before() -> None:
    case = case_of(
        cases(
            ("r1", "arrest", "2023-05-03", ADMINISTRATIVE),
            ("r2", "custody", "2023-05-23"),
            ("r3", "charge", "2023-06-20"),
        )
    )
    assert case["r1"] != case["r2"] == case["r3"]


def test_parts_of_an_article_and_an_unknown_code_do_not_divide_a_case() -> None:
    case = case_of(
        cases(
            ("r1", "arrest", "2022-01-10", "KZ-CC:405(1)"),
            ("r2", "sentence", "2024-06-01", "KZ-CC:405(2)"),
            ("r3", "sentence", "2024-06-02", "KZ-?:405"),
        )
    )
    assert len(set(case.values())) == 1


def test_an_arrest_told_by_month_opens_the_case_its_trial_follows() -> None:
    case = case_of(
        cases(("r1", "trial", "2025-06-10", CRIMINAL), ("r2", "arrest", "2024-09-01/2024-09-30", CRIMINAL))
    )
    assert case["r1"] == case["r2"]


def test_people_are_never_mixed() -> None:
    case = case_of(
        cases(("r1", "arrest", "2024-09-01"), ("r2", "arrest", "2024-09-01"), people={"r1": "P1", "r2": "P2"})
    )
    assert case["r1"] != case["r2"]


def test_case_ids_last() -> None:
    before = cases(("r5", "arrest", "2024-09-01", CRIMINAL))
    after = cases(
        ("r1", "trial", "2025-01-10", CRIMINAL),
        ("r5", "arrest", "2024-09-01", CRIMINAL),
        previous=before.links,
    )
    assert set(case_of(after).values()) == {case_of(before)["r5"]}
    assert after.links.set_index("report_id").loc["r5", "arrest_id"] == before.links.loc[0, "arrest_id"]
    assert after.redirects.empty


def test_regime_is_told_by_code_status_or_penalty() -> None:
    assert regime([CRIMINAL]) == "criminal"
    assert regime([ADMINISTRATIVE]) == "administrative"
    assert regime([CRIMINAL, ADMINISTRATIVE]) == ""
    assert regime([], "administrative_arrest") == "administrative"
    assert regime([], "", "imprisonment:P5Y") == "criminal"
    assert regime([], "pretrial_detention", "administrative_arrest:P10D") == ""
    assert regime([], "imprisoned", "administrative_arrest:P15D") == "administrative"
    assert regime([], "imprisoned") == "criminal"
    assert regime([]) == ""


def test_events_from_claims() -> None:
    claims = pd.DataFrame(
        [
            ("c1", "r1", "date", "2024-09-01", "arrest", "2024-09-01", "2024-09-01", "asserted"),
            ("c2", "r1", "article", CRIMINAL, "", "", "", "asserted"),
            ("c3", "r1", "date", "2024-09-05", "publication", "2024-09-05", "2024-09-05", "asserted"),
            ("c4", "r2", "status", "administrative_arrest", "", "", "", "asserted"),
            ("c5", "r2", "date", "", "", "", "", "asserted"),
        ],
        columns=["claim_id", "report_id", "field", "value", "role", "date_first", "date_last", "assertion"],
        dtype="str",
    )
    told = from_claims(claims)
    assert told["report_id"].tolist() == ["r1", "r2"]
    assert told["articles"].tolist() == [CRIMINAL, ""]
    assert told["regime"].tolist() == ["criminal", "administrative"]
    assert told.loc[1, "date_first"] == ""


def test_a_reading_that_was_corrected_is_no_event() -> None:
    """The superseded claim stays in the table, asserting nothing: it must not make a second case."""
    columns = ["claim_id", "report_id", "field", "value", "role", "date_first", "date_last", "assertion"]
    rows = [
        ("c1.0", "r1", "date", "2023-09-29", "arrest", "2023-09-29", "2023-09-29", "not_mentioned"),
        ("c1.c1", "r1", "date", "2024-09-29", "arrest", "2024-09-29", "2024-09-29", "asserted"),
        ("c2", "r1", "article", CRIMINAL, "", "", "", "asserted"),
        ("c3", "r1", "status", "detained", "", "", "", "asserted"),
    ]
    assert from_claims(pd.DataFrame(rows, columns=columns, dtype="str"))["date_first"].tolist() == [
        "2024-09-29"
    ]


ROLE = st.sampled_from(["arrest", "custody", "charge", "trial", "sentence", "release", "unspecified", ""])
WHEN = st.sampled_from(
    [
        "",
        "2021-03-01",
        "2021-03-02",
        "2021-09-01",
        "2022-01-01/2022-12-31",
        "2024-05-05",
        "2024-05-01/2024-05-31",
    ]
)
EVENT = st.tuples(
    st.sampled_from(["r1", "r2", "r3", "r4", "r5"]),
    ROLE,
    WHEN,
    st.sampled_from(["", CRIMINAL, ADMINISTRATIVE]),
)


@given(st.lists(EVENT, min_size=1, max_size=12), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=100)
def test_no_report_is_lost_and_row_order_does_not_matter(rows, order: random.Random) -> None:
    people = {"r1": "P1", "r2": "P1", "r3": "P1", "r4": "P2", "r5": "P2"}
    found = cases(*rows, people=people)
    case = case_of(found)
    assert set(case) == set(people)
    owner: dict[str, str] = {}
    for report, case_id in case.items():
        assert owner.setdefault(case_id, people[report]) == people[report]
    assert len(found.events) == len(rows)
    shuffled = list(rows)
    order.shuffle(shuffled)
    assert case_of(cases(*shuffled, people=people)) == case
