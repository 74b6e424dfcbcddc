import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.analyse.durations import kaplan_meier
from researchkit.analyse.spells import exact, limits, spells
from researchkit.analyse.turnbull import turnbull
from researchkit.core.dates import Interval, day, from_prefix

quick = settings(deadline=None, max_examples=60)


@quick
@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), min_size=1, max_size=12))
def test_exact_and_right_censored_is_kaplan_meier(rows):
    time = np.array([t for t, _ in rows], dtype=float)
    ended = np.array([end for _, end in rows])
    found = turnbull(time, np.where(ended, time, np.inf))
    curve = kaplan_meier(time, ended)
    assert found.converged
    for moment in curve.table["time"]:
        survival = curve.at(float(moment)).value
        at = found.at(float(moment))
        assert at.low - 1e-5 <= survival <= at.high + 1e-5


def test_intervals_that_do_not_overlap():
    found = turnbull([0, 0, 10, 20], [10, 10, 20, np.inf])
    assert found.table["mass"].tolist() == pytest.approx([0.5, 0.25, 0.25])
    assert found.at(10).value == pytest.approx(0.5)
    inside = found.at(15)
    assert inside.value is None
    assert (inside.low, inside.high) == pytest.approx((0.25, 0.5))


def test_half_open_limits_touch_without_overlapping():
    # (0, 5] and (5, 10] share no point; with closed intervals all mass would sit at 5
    found = turnbull([0, 5], [5, 10])
    assert found.table["mass"].tolist() == pytest.approx([0.5, 0.5])
    assert found.at(5).value == pytest.approx(0.5)


def test_an_exact_duration_at_an_open_left_end_lies_outside():
    found = turnbull([5, 5], [5, 10])
    assert found.table["mass"].tolist() == pytest.approx([0.5, 0.5])


def test_the_median_of_intervals_is_an_interval():
    found = turnbull([0, 10, 10, 20], [10, 20, 20, np.inf]).median()
    assert found.value is None
    assert (found.low, found.high) == (10, 20)
    assert turnbull([3], [np.inf]).median().high is None
    assert turnbull([], []).median().refused


@quick
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 5), st.booleans()), min_size=1, max_size=15))
def test_no_other_masses_are_likelier(rows):
    left = np.array([a for a, _, _ in rows], dtype=float)
    right = np.where([open_ for _, _, open_ in rows], np.inf, left + [b for _, b, _ in rows])
    found = turnbull(left, right)
    assert found.converged
    starts, ends = found.table["left"].to_numpy(), found.table["right"].to_numpy()
    mass = found.table["mass"].to_numpy()
    inside = (left[:, None] <= starts) & (ends <= right[:, None])
    gain = (inside / (inside @ mass)[:, None]).mean(axis=0)
    assert gain == pytest.approx(np.ones(len(mass)), abs=1e-4)
    assert mass.sum() == pytest.approx(1)


@pytest.mark.parametrize(("left", "right"), [([2], [1]), ([float("nan")], [1]), ([1, 2], [3]), (["a"], [1])])
def test_bad_limits(left, right):
    with pytest.raises(ValueError, match="left"):
        turnbull(left, right)


def test_none_and_nan_are_open():
    assert turnbull([1, 2], [None, float("nan")]).table["right"].tolist() == [np.inf]


D = dt.date


def test_durations_from_dates():
    assert limits(day(D(2024, 1, 1)), day(D(2024, 1, 11))) == (10, 10)
    assert limits(day(D(2024, 1, 1)), Interval(D(2024, 1, 6), D(2024, 1, 11))) == (4, 10)
    assert limits(from_prefix("2024-01"), day(D(2024, 2, 10))) == (9, 40)
    assert limits(day(D(2024, 1, 1)), None, D(2024, 3, 1)) == (60, np.inf)
    assert limits(from_prefix("2024-01"), from_prefix("2024-01")) == (-1, 30)
    assert np.isnan(limits(Interval(None, None), day(D(2024, 1, 1)))[0])
    assert np.isnan(limits(day(D(2024, 1, 1)), None)[0])
    with pytest.raises(ValueError, match="before"):
        limits(day(D(2024, 1, 2)), day(D(2024, 1, 1)))


@quick
@given(st.integers(0, 40), st.integers(0, 20), st.integers(0, 40), st.integers(0, 20))
def test_limits_hold_exactly_the_possible_durations(a, b, c, d):
    zero = D(2024, 1, 1).toordinal()
    start = Interval(D.fromordinal(zero + a), D.fromordinal(zero + a + b))
    end = Interval(D.fromordinal(zero + c), D.fromordinal(zero + c + d))
    possible = {e - s for s in range(a, a + b + 1) for e in range(c, c + d + 1) if e >= s}
    if not possible:
        with pytest.raises(ValueError, match="before"):
            limits(start, end)
        return
    left, right = limits(start, end)
    if left == right:
        assert possible == {left}
    else:
        assert possible == set(range(int(left) + 1, int(right) + 1))


EVENTS = pd.DataFrame(
    [
        ("c1", "p1", "arrest", "2024-01-01", "2024-01-01"),
        ("c1", "p1", "release", "2024-01-11", "2024-01-11"),
        ("c2", "p2", "arrest", "2024-01-01", "2024-01-01"),
        ("c2", "p2", "trial", "2024-02-01", "2024-02-01"),
        ("c3", "p3", "arrest", "2024-01-01", "2024-01-31"),
        ("c3", "p3", "release", "2024-03-01", "2024-03-31"),
        ("c4", "p4", "trial", "2024-02-01", "2024-02-01"),
        ("c5", "p5", "arrest", "", ""),
        ("c6", "p6", "arrest", "2024-05-01", "2024-05-01"),
        ("c6", "p6", "release", "2024-04-01", "2024-04-01"),
        ("c7", "p7", "arrest", "2024-01-01", "2024-01-01"),
        ("c7", "p7", "release", "", ""),
        ("c8", "p8", "arrest", "2024-01-01", "2024-01-01"),
        ("c8", "p8", "release", "2024-01-05", "2024-01-05"),
    ],
    columns=["case_id", "person_id", "role", "date_first", "date_last"],
)
CASES = pd.DataFrame(
    {
        "case_id": [f"c{i}" for i in range(1, 9)],
        "first_recorded_on": ["2024-01-03", "2024-01-21", "", "", "", "", "", "2024-06-01"],
        "last_recorded_on": ["2024-06-01", "2024-03-01", "", "", "", "", "2024-04-10", "2024-06-01"],
    }
)


def table(**changes):
    return spells(EVENTS, CASES, as_of="2024-12-31", **changes).set_index("case_id")


def test_an_exact_spell():
    row = table().loc["c1"]
    assert (row["days"], row["ended"], row["entry"], row["problem"]) == (10, True, 2, "")


def test_without_a_release_a_person_is_followed_to_the_last_word_and_no_further():
    row = table().loc["c2"]
    assert (row["days"], row["ended"], row["entry"]) == (60, False, 20)
    assert row["right"] == np.inf
    assert table(silence_means_held=True).loc["c2", "days"] == 365


def test_imprecise_dates_give_limits():
    row = table().loc["c3"]
    assert (row["left"], row["right"]) == (29, 90)
    assert np.isnan(row["days"])


def test_problems_are_named_and_no_case_is_lost():
    found = table()
    assert len(found) == 8
    assert found["problem"].to_dict() == {
        "c1": "", "c2": "", "c3": "", "c4": "no_start", "c5": "open_start", "c6": "end_before_start",
        "c7": "", "c8": "known_after_end",
    }  # fmt: skip


def test_a_release_without_a_date_lies_between_arrest_and_the_last_word():
    row = table().loc["c7"]
    assert (row["left"], row["right"], row["ended"]) == (-1, 100, True)


def test_exact_spells_go_into_kaplan_meier():
    found = exact(spells(EVENTS, CASES, as_of="2024-12-31"))
    assert found["case_id"].tolist() == ["c1", "c2"]
    curve = kaplan_meier(found["days"], found["ended"], found["entry"])
    assert curve.n == 2


def test_limits_go_into_turnbull():
    found = spells(EVENTS, CASES, as_of="2024-12-31")
    usable = found[found["problem"] == ""]
    assert turnbull(usable["left"], usable["right"]).converged


def test_what_the_cases_say_of_being_held_decides():
    def row(held):
        return spells(EVENTS, CASES.assign(held=held), as_of="2024-12-31").set_index("case_id").loc["c2"]

    yes, no, unknown = row("yes"), row("no"), row("unknown")
    assert (yes["days"], yes["ended"]) == (60, False)
    assert (no["left"], no["right"], no["ended"]) == (-1, 60, True)
    assert np.isnan(no["days"])
    assert unknown["problem"] == "not_followed"
    assert unknown["ended"] is np.False_ or unknown["ended"] is False
