import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.analyse.bounds import (
    change_bounds,
    count_bounds,
    imbens_manski,
    share_bounds,
    uncertain_members,
    worst_case,
)
from researchkit.core.result import Result

quick = settings(deadline=None, max_examples=100)
count = st.integers(0, 60)
three = st.tuples(count, count, count)


@quick
@given(three)
def test_bounds_hold_the_complete_case_value_and_every_way_out(cases):
    yes, no, open_ = cases
    found = worst_case(*cases)
    if sum(cases) == 0:
        assert found.refused
        return
    assert 0 <= found.low <= found.high <= 1
    if yes + no:
        assert found.low <= found.details["complete_case"] <= found.high
    for true_yes in range(open_ + 1):
        assert found.low <= (yes + true_yes) / sum(cases) <= found.high


@quick
@given(three, st.integers(0, 20), st.integers(0, 20))
def test_forgetting_what_was_known_never_narrows(cases, forget_yes, forget_no):
    yes, no, open_ = cases
    a, b = min(forget_yes, yes), min(forget_no, no)
    before, after = worst_case(*cases), worst_case(yes - a, no - b, open_ + a + b)
    if before.refused:
        return
    assert after.low <= before.low
    assert after.high >= before.high


@quick
@given(three)
def test_imbens_manski_holds_the_bounds(cases):
    if sum(cases) == 0:
        return
    bounds, interval = worst_case(*cases), imbens_manski(*cases)
    assert interval.low <= bounds.low + 1e-12
    assert interval.high >= bounds.high - 1e-12
    assert 0 <= interval.low <= interval.high <= 1


def test_imbens_manski_is_the_plain_interval_when_all_is_known():
    found = imbens_manski(50, 50, 0)
    assert found.low == pytest.approx(0.5 - 1.959964 * 0.05, abs=1e-6)


@quick
@given(three, three)
def test_change_holds_every_true_change(one, two):
    if not (sum(one) and sum(two)):
        return
    found = change_bounds(worst_case(*two), worst_case(*one))
    for a in (0, one[2]):
        for b in (0, two[2]):
            change = (two[0] + b) / sum(two) - (one[0] + a) / sum(one)
            assert found.low - 1e-12 <= change <= found.high + 1e-12
    back = change_bounds(worst_case(*one), worst_case(*two))
    assert (back.low, back.high) == pytest.approx((-found.high, -found.low))


def test_below_twenty_bounds_are_counts():
    found = share_bounds(3, 2, 4, unit="persons", case_ids=["a", "b", "c"], possible_ids=["d"])
    assert (found.low, found.high, found.n, found.unit) == (3, 7, 9, "persons")
    assert found.value is None
    assert found.case_ids == ("a", "b", "c")
    assert found.details["annex"].low == pytest.approx(3 / 9)


def test_from_twenty_on_bounds_are_shares():
    found = share_bounds(42, 31, 27)
    assert (found.low, found.high, found.unit) == (0.42, 0.69, "share")
    assert "27 case(s)" in found.notes[0]


def test_count_bounds():
    found = count_bounds(16, 11, 9)
    assert (found.low, found.high, found.n) == (16, 25, 36)
    assert str(found) == "16–25 of 36 (bounds)"


small = st.integers(0, 4)


@quick
@given(st.tuples(small, small, small), st.tuples(small, small, small))
def test_uncertain_members_hold_every_way_out(sure, possible):
    found = uncertain_members(sure, possible)
    if sum(sure) == 0:
        assert "surely" in found.refused
        return
    yes, _, open_ = sure
    p_yes, p_no, p_open = possible
    for open_yes in (0, open_):
        for in_yes in range(p_yes + 1):
            for in_no in (0, p_no):
                for in_open in range(p_open + 1):
                    for of_which in (0, in_open):
                        share = (yes + open_yes + in_yes + of_which) / (sum(sure) + in_yes + in_no + in_open)
                        assert found.low - 1e-12 <= share <= found.high + 1e-12


@quick
@given(three)
def test_certain_members_are_the_plain_bounds(cases):
    if sum(cases) == 0:
        return
    plain, found = worst_case(*cases), uncertain_members(cases, (0, 0, 0))
    assert (found.low, found.high) == (plain.low, plain.high)


def test_both_denominators_are_told():
    found = uncertain_members((1, 2, 3), (4, 5, 6))
    assert found.n == 6
    assert found.details["n_most"] == 21
    assert found.details["complete_case"] == pytest.approx(1 / 3)


def test_change_needs_the_same_unit_and_both_ends():
    with pytest.raises(ValueError, match="different units"):
        change_bounds(worst_case(1, 1, 1), count_bounds(1, 1, 1))
    with pytest.raises(ValueError, match="both ends"):
        change_bounds(Result("a", 1.0, unit="share"), worst_case(1, 1, 1))
    assert "not given" in change_bounds(worst_case(0, 0, 0), worst_case(1, 1, 1)).refused


@pytest.mark.parametrize("bad", [(-1, 0, 0), (0.5, 0, 0), (1, "2", 0), (1, 2, float("nan"))])
def test_bad_counts(bad):
    with pytest.raises(ValueError, match="must be"):
        worst_case(*bad)
