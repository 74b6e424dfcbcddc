import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.analyse.revisions import moved_figures, why_moved
from researchkit.core.result import Result, refused


def test_only_what_moved_is_listed():
    then = [
        Result("a", 3.0, 3.0, 5.0), Result("b", 1.0), Result("c", 2.0), refused("d", "few"), Result("e", 4.0),
        refused("f", "few"),
    ]  # fmt: skip
    now = [
        Result("a", 3.0, 3.0, 6.0), Result("b", 1.0), refused("c", "few"), Result("d", 2.0), refused("f", "less"),
        Result("new", 1.0),
    ]  # fmt: skip
    found = moved_figures(then, now).set_index("result_id")
    assert found["kind"].to_dict() == {
        "a": "changed", "c": "no_longer_given", "d": "newly_given", "e": "absent",
    }  # fmt: skip
    assert found.loc["a", "then_high"] == 5
    assert found.loc["a", "now_high"] == 6


def test_nothing_moved():
    assert moved_figures([Result("a", 1.0)], [Result("a", 1.0)]).empty


def test_every_difference_has_a_reason():
    found = why_moved(
        ["c1", "c2", "c3", "c4"],
        ["c1", "c5", "c6", "c7"],
        cases_then=["c1", "c2", "c3", "c4", "c6"],
        cases_now=["c1", "c2", "c5", "c6", "c7"],
        links_then={"r1": "c1", "r2": "c2", "r3": "c3", "r4": "c4", "r6": "c6"},
        links_now=pd.DataFrame({"report_id": ["r1", "r3", "r5", "r6"], "case_id": ["c1", "c7", "c5", "c6"]}),
    )
    assert found.gained == {"late_report": ("c5",), "new_code": ("c6",), "linked_anew": ("c7",)}
    assert found.lost == {"new_code": ("c2",), "linked_anew": ("c3",), "withdrawn": ("c4",)}
    assert (found.then, found.now) == (4, 4)
    assert found.balanced


def test_a_counted_case_must_be_known():
    with pytest.raises(ValueError, match="not among the cases known"):
        why_moved(["c1"], [], cases_then=[], cases_now=[])


names = st.sets(st.sampled_from([f"c{i}" for i in range(8)]))


@settings(deadline=None, max_examples=80)
@given(names, names, names, names)
def test_it_always_balances(then, now, more_then, more_now):
    found = why_moved(then, now, cases_then=then | more_then, cases_now=now | more_now)
    assert found.balanced
    assert found.now == len(now)
