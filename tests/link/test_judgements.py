from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.link.judgements import read

REPORTS = ["r1", "r2", "r3", "r4"]


def frame(*rows: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        [(*row[:3], "seen the file", "coder-1", row[3] if len(row) > 3 else "2025-01-01") for row in rows],
        columns=["report_a", "report_b", "judgement", "reason", "author", "date"],
        dtype="str",
    )


def codes(judged) -> list[str]:
    return [issue.code for issue in judged.issues]


def test_pairs_are_kept_whatever_way_round() -> None:
    judged = read(frame(("r2", "r1", "same"), ("r3", "r4", "different")), REPORTS)
    assert judged.pairs("same") == [("r1", "r2")]
    assert judged.pairs("different") == [("r3", "r4")]
    assert codes(judged) == []


def test_a_judgement_on_an_absent_report_is_reported_not_lost() -> None:
    judged = read(frame(("r1", "gone", "same")), REPORTS)
    assert judged.verdicts == {}
    assert codes(judged) == ["LINK-JUDGE-01"]
    assert judged.issues[0].report_id == "gone"
    assert read(frame(("r1", "gone", "same")), [*REPORTS, "gone"]).pairs("same") == [("gone", "r1")]


def test_a_contradiction_is_reported_and_the_separating_row_followed() -> None:
    judged = read(frame(("r1", "r2", "same"), ("r2", "r3", "same"), ("r1", "r3", "different")), REPORTS)
    assert judged.pairs("different") == [("r1", "r3")]
    assert len(judged.pairs("same")) == 1
    assert codes(judged) == ["LINK-JUDGE-02"]


def test_in_a_contradiction_newer_rows_are_followed() -> None:
    judged = read(
        frame(
            ("r1", "r3", "different", "2024-01-01"),
            ("r1", "r2", "same", "2025-01-01"),
            ("r2", "r3", "same", "2025-01-02"),
        ),
        REPORTS,
    )
    assert judged.pairs("same") == [("r1", "r2"), ("r2", "r3")]
    assert judged.pairs("different") == []
    assert list(judged.rejected) == [("r1", "r3")]
    assert codes(judged) == ["LINK-JUDGE-02"]


def test_a_newer_row_on_the_same_pair_supersedes() -> None:
    judged = read(frame(("r1", "r2", "same", "2024-01-01"), ("r2", "r1", "different", "2025-01-01")), REPORTS)
    assert judged.pairs("different") == [("r1", "r2")]
    assert codes(judged) == ["LINK-JUDGE-04"]


def test_opposite_rows_of_one_day_contradict() -> None:
    judged = read(frame(("r1", "r2", "same"), ("r1", "r2", "different")), REPORTS)
    assert judged.pairs("different") == [("r1", "r2")]
    assert codes(judged) == ["LINK-JUDGE-02"]


def test_unsure_contradicts_nothing() -> None:
    judged = read(frame(("r1", "r2", "same"), ("r2", "r3", "same"), ("r1", "r3", "unsure")), REPORTS)
    assert judged.pairs("unsure") == [("r1", "r3")]
    assert codes(judged) == []


def test_unreadable_and_incomplete_rows_are_reported() -> None:
    rows = frame(("r1", "r2", "maybe"), ("r1", "r1", "same"), ("r1", "r2", "same"))
    rows.loc[2, "author"] = None
    judged = read(rows, REPORTS)
    assert codes(judged) == ["LINK-JUDGE-03", "LINK-JUDGE-03", "LINK-JUDGE-05"]
    assert judged.pairs("same") == [("r1", "r2")]


def test_an_empty_table_is_fine() -> None:
    assert read(pd.DataFrame(), REPORTS).verdicts == {}


ROWS = st.lists(
    st.tuples(
        st.sampled_from(REPORTS), st.sampled_from(REPORTS), st.sampled_from(["same", "different", "unsure"]),
        st.sampled_from(["2024-01-01", "2024-02-01", "2025-01-01"]),
    ),
    max_size=12,
)  # fmt: skip


@given(ROWS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=100)
def test_the_set_followed_is_consistent_and_does_not_depend_on_row_order(rows, order) -> None:
    judged = read(frame(*rows), REPORTS)
    shuffled = list(rows)
    order.shuffle(shuffled)
    again = read(frame(*shuffled), REPORTS)
    assert {k: v.verdict for k, v in judged.verdicts.items()} == {
        k: v.verdict for k, v in again.verdicts.items()
    }
    assert sorted(codes(judged)) == sorted(codes(again))
    same = {report: {report} for report in REPORTS}
    for a, b in judged.pairs("same"):
        merged = same[a] | same[b]
        for report in merged:
            same[report] = merged
    assert not [pair for pair in judged.pairs("different") if pair[1] in same[pair[0]]]


@given(ROWS)
@settings(deadline=None, max_examples=100)
def test_every_row_is_followed_or_reported(rows) -> None:
    table = frame(*rows)
    judged = read(table, REPORTS)
    reported = {int(issue.place.rsplit("=", 1)[1]) for issue in judged.issues}
    for number, row in enumerate(rows, start=1):
        pair = (min(row[0], row[1]), max(row[0], row[1]))
        followed = pair in judged.verdicts and judged.verdicts[pair].verdict == row[2]
        assert (
            followed
            or number in reported
            or (pair in judged.rejected and judged.rejected[pair].verdict == row[2])
        )
