import pandas as pd

from researchkit.analyse.completeness import changed, completeness, unread
from researchkit.core.contracts import ISSUES

REPORTS = pd.DataFrame({"report_id": ["a", "b", "c"], "source_id": ["s", "s", "t"]})
CLAIMS = pd.DataFrame({
    "report_id": ["a", "a", "b", "c"], "field": ["place"] * 4, "value": ["P1", "", "", ""],
    "unknown_reason": ["", "unreadable", "not_stated", "unreadable"], "locator": ["1", "2", "3", "4"],
    "verbatim": ["Almaty", "??", "not stated", "??"],
})  # fmt: skip


def test_told_read_unread_and_silent_add_up():
    table = completeness(CLAIMS, REPORTS).set_index(["source_id", "field"])
    assert table.loc[("s", "place")].tolist() == [2, 1, 1, 0, 1]
    assert table.loc[("t", "place")].tolist() == [1, 1, 0, 1, 0]


def test_unread_words_are_counted_once_however_often_they_stand():
    issues = ISSUES.frame(
        [
            {
                "code": "CLEAN-PLACE-01",
                "severity": "warn",
                "stage": "clean",
                "place": place,
                "field": "place",
                "problem": "p",
                "next_step": "n",
            }
            for place in ("2", "4")
        ]
    )
    assert unread(CLAIMS, issues)[["issues", "cells", "first"]].values.tolist() == [[2, 1, "2"]]


def test_only_what_differs_between_the_last_two_builds_is_told():
    builds = [
        {"clean": {"claims": 1}},
        {"clean": {"claims": 5, "words": 3}},
        {"clean": {"claims": 7, "words": 3}},
    ]
    assert changed(builds).values.tolist() == [["clean", "claims", "5", "7"]]
    assert changed(builds[:1]).empty
