from __future__ import annotations

import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.clean.names.keys import keys_frame
from researchkit.core.contracts import LINK_KEYS
from researchkit.core.issue import ResearchkitError
from researchkit.core.tables import ContractError
from researchkit.link.identity import REDIRECTS, follow
from researchkit.link.persons import Linked, link
from researchkit.link.tables import PAIRS, PERSONS, REVIEW_QUEUE

NONE = pd.DataFrame()
FACTS = ("region", "date_first", "articles", "affiliations", "url", "birth_year")


def keys(*rows: tuple[str, str, dict[str, str]] | tuple[str, str]) -> pd.DataFrame:
    """Rows: report, name, facts."""
    table = pd.DataFrame(
        [
            {
                "report_id": row[0],
                "source_id": "s",
                "country": "KZ",
                "name": row[1],
                **(row[2] if len(row) > 2 else {}),
            }
            for row in rows
        ]
    ).reindex(columns=["report_id", "source_id", "country", "name", *FACTS])
    table["date_last"] = table["date_first"]
    for column, values in keys_frame(table["name"]).items():
        table[column] = values.to_numpy()
    return LINK_KEYS.shape(table)


def judged(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [(*row, "seen the file", "coder-1", "2025-01-01") for row in rows],
        columns=["report_a", "report_b", "judgement", "reason", "author", "date"],
    )


def person_of(linked: Linked) -> dict[str, str]:
    PERSONS.check(linked.persons)
    PAIRS.check(linked.pairs)
    REVIEW_QUEUE.check(linked.review)
    REDIRECTS.check(linked.redirects)
    return dict(zip(linked.persons["report_id"], linked.persons["person_id"], strict=True))


#: Invented people, each in several ways of writing.
CROWD = keys(
    ("a1", "Tolegen Zharmukhan", {"date_first": "2024-05-01", "region": "KZ-75"}),
    ("a2", "Төлеген Жармұхан", {"region": "KZ-75"}),
    ("a3", "Толегена Жармухана", {"date_first": "2024-05-01"}),
    ("a4", "ZHARMUKHAN Tolegen"),
    ("b1", "Sandugash Tastemirova", {"date_first": "2023-01-10"}),
    ("b2", "Сандугаш Тастемирова", {"date_first": "2023-01-10", "articles": "KZ-CC:405(2)"}),
    ("c1", "Erzat Tastemirov", {"date_first": "2023-01-10"}),
    ("c2", "Ерзат Тастемиров"),
    ("d1", "Мади Қуанов", {"birth_year": "1980"}),
    ("d2", "Madi Kuanov", {"birth_year": "1980"}),
    ("e1", "T. Zharmukhan"),
    ("f1", ""),
)


def test_one_person_in_several_spellings_is_one() -> None:
    person = person_of(link(CROWD, NONE))
    assert person["a1"] == person["a2"] == person["a3"] == person["a4"]
    assert person["b1"] == person["b2"]
    assert person["c1"] == person["c2"]
    assert person["d1"] == person["d2"]


def test_relatives_are_two_people() -> None:
    person = person_of(link(CROWD, NONE))
    assert person["b1"] != person["c1"]


def test_a_father_is_not_his_son() -> None:
    linked = link(
        keys(
            ("r1", "Serik Aldabergenov", {"date_first": "2024-05-01"}),
            ("r2", "Madi Serikuly Aldabergenov", {"date_first": "2024-05-01"}),
            ("r3", "Мади Аldабергенов".replace("Аld", "Алд")),
        ),
        NONE,
    )
    person = person_of(linked)
    assert person["r1"] != person["r2"]
    assert person["r2"] == person["r3"]


def test_an_initial_is_asked_about_not_joined() -> None:
    linked = link(CROWD, NONE)
    person = person_of(linked)
    assert person["e1"] != person["a1"]
    asked = linked.review.set_index("report_a") if "e1" in set(linked.review["report_a"]) else None
    both = set(linked.review["person_a"]) | set(linked.review["person_b"])
    assert {person["e1"], person["a1"]} <= both
    assert asked is None or asked.loc["e1", "probability"] < 0.99


def test_a_report_without_a_name_stands_alone_and_is_told() -> None:
    linked = link(CROWD, NONE)
    assert list(person_of(linked).values()).count(person_of(linked)["f1"]) == 1
    assert [issue.report_id for issue in linked.issues if issue.code == "LINK-NAMELESS-01"] == ["f1"]


def test_reasons_are_words_without_names() -> None:
    linked = link(CROWD, judged(("b1", "c1", "different")))
    texts = [
        *linked.persons["reason"],
        *linked.pairs["reason"],
        *linked.review["reason"],
        *map(str, linked.issues),
    ]
    assert all(texts)
    parts = {
        part.casefold() for name in CROWD["name"] for part in name.replace(".", "").split() if len(part) > 1
    }
    parts |= {key for column in ("given_key", "family_key") for key in CROWD[column] if key}
    assert not [text for text in texts if any(part in text.casefold() for part in parts)]


def test_judgements_win_over_the_model() -> None:
    linked = link(CROWD, judged(("a1", "a2", "different"), ("b1", "c1", "same"), ("a1", "e1", "same")))
    person = person_of(linked)
    assert person["a1"] != person["a2"]
    assert person["b1"] == person["c1"]
    assert person["e1"] == person["a1"]
    assert linked.persons.set_index("report_id").loc["e1", "decided_by"] == "judgement"
    assert {issue.code for issue in linked.issues} >= {"LINK-JUDGE-06"}
    rows = linked.pairs.set_index(["report_a", "report_b"])
    assert rows.loc[("a1", "a2"), "decision"] == "different"
    assert rows.loc[("a1", "a2"), "decided_by"] == "judgement"
    assert rows.loc[("b1", "c1"), "decision"] == "same"


def test_unsure_keeps_apart_and_leaves_the_queue() -> None:
    pair = judged(("a1", "e1", "unsure"))
    linked = link(CROWD, pair)
    assert person_of(linked)["a1"] != person_of(linked)["e1"]
    assert linked.pairs.set_index(["report_a", "report_b"]).loc[("a1", "e1"), "decision"] == "unsure"
    people = {person_of(linked)["a1"], person_of(linked)["e1"]}
    queued = {
        frozenset(row) for row in linked.review[["person_a", "person_b"]].itertuples(index=False, name=None)
    }
    assert frozenset(people) not in queued


def test_ids_last_when_reports_are_added() -> None:
    before = link(CROWD.iloc[4:], NONE)
    after = link(CROWD, NONE, previous=before.persons)
    old, new = person_of(before), person_of(after)
    assert all(new[report] == person for report, person in old.items())
    assert after.redirects.empty


def test_a_merger_by_judgement_redirects_and_its_withdrawal_restores_nothing_silently() -> None:
    before = link(CROWD, NONE)
    merged = link(CROWD, judged(("b1", "c1", "same")), previous=before.persons, build="b2")
    old = person_of(before)
    assert merged.redirects["reason"].tolist() == ["merged"]
    assert merged.redirects["build"].tolist() == ["b2"]
    gone = merged.redirects["old_id"][0]
    assert follow(merged.redirects, gone) == [person_of(merged)["b1"]]
    split = link(CROWD, NONE, previous=merged.persons)
    assert split.redirects["reason"].tolist() == ["split"]
    assert person_of(split)["b1"] in old.values() or person_of(split)["c1"] in old.values()


def test_every_pair_in_a_person_has_its_decision() -> None:
    linked = link(CROWD, NONE)
    rows = set(zip(linked.pairs["report_a"], linked.pairs["report_b"], strict=True))
    assert {("a1", "a2"), ("a1", "a3"), ("b1", "b2"), ("d1", "d2")} <= rows


@given(st.randoms(use_true_random=False), st.integers(2, 12))
@settings(deadline=None, max_examples=6)
def test_the_order_of_rows_changes_nothing(order: random.Random, count: int) -> None:
    some = CROWD.sample(count, random_state=order.randint(0, 9999))
    rows = judged(("a1", "e1", "same"), ("b1", "c1", "different"))
    once = link(some, rows)
    index = list(range(count))
    order.shuffle(index)
    again = link(some.iloc[index], rows.iloc[::-1])
    pd.testing.assert_frame_equal(once.persons, again.persons)
    pd.testing.assert_frame_equal(once.pairs, again.pairs)
    pd.testing.assert_frame_equal(once.review, again.review)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_tiny_tables(count: int) -> None:
    linked = link(CROWD.iloc[:count], NONE)
    assert len(linked.persons) == count
    person_of(linked)


def test_no_named_report_at_all() -> None:
    assert len(set(person_of(link(keys(("r1", ""), ("r2", "")), NONE)).values())) == 2


def test_an_unknown_engine_is_told() -> None:
    with pytest.raises(ResearchkitError, match="LINK-ENGINE-01"):
        link(CROWD, NONE, engine="abacus")


def test_repeated_report_ids_are_refused() -> None:
    with pytest.raises(ContractError, match="report_id is not unique"):
        link(pd.concat([CROWD, CROWD], ignore_index=True), NONE)
