from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.core.claim import short_id
from researchkit.link.identity import REDIRECTS, accumulate, follow, name_groups, redirects_frame, retired


def test_a_new_id_comes_from_the_smallest_report() -> None:
    named = name_groups("P", [["r2", "r1"], ["r3"]], {})
    assert named.ids == {"r1": short_id("P", "r1"), "r2": short_id("P", "r1"), "r3": short_id("P", "r3")}
    assert not named.redirects


def test_an_id_stays_when_an_earlier_report_is_added() -> None:
    before = name_groups("P", [["r5", "r6"]], {}).ids
    after = name_groups("P", [["r1", "r5", "r6"]], before)
    assert set(after.ids.values()) == {before["r5"]}
    assert not after.redirects


def test_a_merger_redirects_the_smaller_part() -> None:
    before = name_groups("P", [["r1"], ["r2", "r3"]], {}).ids
    after = name_groups("P", [["r1", "r2", "r3"]], before)
    assert set(after.ids.values()) == {before["r2"]}
    assert after.redirects == [(before["r1"], before["r2"], "merged")]
    assert [issue.code for issue in after.issues] == ["LINK-ID-01"]


def test_a_split_keeps_the_id_with_the_larger_part_and_gives_no_id_twice() -> None:
    before = name_groups("P", [["r1", "r2", "r3"]], {}).ids
    after = name_groups("P", [["r1"], ["r2", "r3"]], before)
    assert after.ids["r2"] == before["r1"]
    assert after.ids["r1"] not in {before["r1"], ""}
    assert after.redirects == [(before["r1"], after.ids["r1"], "split")]
    assert [issue.code for issue in after.issues] == ["LINK-ID-02"]


def test_an_id_without_reports_is_withdrawn_and_not_reused() -> None:
    before = name_groups("P", [["r1"], ["r2"]], {}).ids
    after = name_groups("P", [["r2"]], before)
    assert after.redirects == [(before["r1"], "", "withdrawn")]
    assert [issue.code for issue in after.issues] == ["LINK-ID-03"]


def test_a_retired_id_is_not_given_again() -> None:
    fresh = name_groups("P", [["r1"]], {}, frozenset({short_id("P", "r1")}))
    assert fresh.ids["r1"] != short_id("P", "r1")


def test_old_ids_are_followed_through_builds() -> None:
    rows = pd.concat(
        [
            redirects_frame([("A", "B", "merged")], "b1"),
            redirects_frame([("B", "C", "split"), ("Z", "", "withdrawn")], "b2"),
        ]
    )
    REDIRECTS.check(rows.reset_index(drop=True))
    assert follow(rows, "A") == ["B", "C"]
    assert follow(rows, "Z") == []
    assert follow(rows, "Q") == ["Q"]


def test_redirects_are_kept_over_builds_and_merged_ids_are_not_given_anew() -> None:
    first = name_groups("P", [["r1"], ["r2", "r3"]], {})
    second = name_groups("P", [["r1", "r2", "r3"]], first.ids)
    kept = accumulate(None, redirects_frame(second.redirects, "b2"))
    third = name_groups("P", [["r1"], ["r2", "r3"]], second.ids, retired(kept))
    kept = accumulate(kept, redirects_frame(third.redirects, "b3"))
    assert kept["build"].tolist() == ["b2", "b3"]
    assert third.ids["r1"] not in {first.ids["r1"], first.ids["r2"]}
    assert follow(kept, first.ids["r1"]) == sorted({first.ids["r2"], third.ids["r1"]})
    assert accumulate(None).empty


LABELS = st.lists(st.integers(0, 4), min_size=1, max_size=12)


def groups(labels: list[int]) -> list[list[str]]:
    out: dict[int, list[str]] = {}
    for number, label in enumerate(labels):
        out.setdefault(label, []).append(f"r{number:02d}")
    return list(out.values())


@given(LABELS, LABELS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=100)
def test_ids_survive_any_change(old: list[int], new: list[int], order) -> None:
    before = name_groups("P", groups(old), {}).ids
    now = groups(new)
    after = name_groups("P", now, before)
    # one id a group, one group an id
    assert {len({after.ids[report] for report in group}) for group in now} == {1}
    assert len(set(after.ids.values())) == len(now)
    # every old id is still in use or redirects somewhere (or to nothing, when no report is left)
    assert set(before.values()) <= set(after.ids.values()) | {old_id for old_id, _, _ in after.redirects}
    # an id that is still used still holds one of its reports
    for person in after.ids.values():
        if person in set(before.values()):
            assert any(before.get(other) == person for other, p in after.ids.items() if p == person)
    shuffled = [list(group) for group in now]
    order.shuffle(shuffled)
    for group in shuffled:
        order.shuffle(group)
    assert name_groups("P", shuffled, before) == after
    # building again changes nothing
    again = name_groups("P", now, after.ids)
    assert again.ids == after.ids
    assert not again.redirects
