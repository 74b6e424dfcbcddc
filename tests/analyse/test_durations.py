import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.analyse.competing import aalen_johansen
from researchkit.analyse.durations import held_for, kaplan_meier, printable, safe_start

quick = settings(deadline=None, max_examples=80)
spell = st.tuples(st.integers(1, 12), st.booleans(), st.integers(0, 3))


def by_hand(rows, time):
    """Product limit by counting, with late entry."""
    survival, variance = 1.0, 0.0
    for moment in sorted({t for t, _, _ in rows if t <= time}):
        at_risk = sum(1 for t, _, e in rows if e < moment <= t)
        ends = sum(1 for t, end, _ in rows if t == moment and end)
        survival *= 1 - ends / at_risk
        if at_risk > ends:
            variance += ends / (at_risk * (at_risk - ends))
    return survival, variance


@quick
@given(st.lists(spell, min_size=1, max_size=14))
def test_curve_is_the_product_limit(rows):
    rows = [(t + e, end, e) for t, end, e in rows]
    curve = kaplan_meier(*map(list, zip(*rows, strict=True)))
    for row in curve.table.itertuples():
        survival, variance = by_hand(rows, row.time)
        assert row.survival == pytest.approx(survival, abs=1e-12)
        if 0 < survival < 1:
            assert row.se == pytest.approx(survival * variance**0.5, abs=1e-12)
            assert row.low <= row.survival <= row.high


@quick
@given(st.lists(spell, min_size=1, max_size=12), st.randoms())
def test_order_does_not_matter(rows, random):
    rows = [(t + e, end, e) for t, end, e in rows]
    mixed = list(rows)
    random.shuffle(mixed)
    one, two = (kaplan_meier(*map(list, zip(*some, strict=True))) for some in (rows, mixed))
    pd.testing.assert_frame_equal(one.table, two.table)


def test_without_censoring_it_is_the_empirical_curve():
    curve = kaplan_meier([1, 2, 3, 4], [1, 1, 1, 1])
    assert curve.table["survival"].tolist() == [0.75, 0.5, 0.25, 0.0]
    assert curve.median().value == 2.5  # exactly one half between 2 and 3
    assert curve.rmst(4).value == pytest.approx(2.5)


def test_late_entry_leaves_the_early_risk_set():
    early = kaplan_meier([10, 20, 30, 40], [1, 1, 1, 1])
    late = kaplan_meier([10, 20, 30, 40], [1, 1, 1, 1], [0, 0, 25, 25])
    assert early.table["at_risk"].tolist() == [4, 3, 2, 1]
    assert late.table["at_risk"].tolist() == [2, 1, 2, 1]
    assert late.at(10).value == 0.5


def test_conditioning_on_a_safe_start():
    durations = [5, *range(30, 60)]
    entries = [0, *([20] * 30)]
    assert safe_start(durations, entries) == 20
    assert safe_start(durations[:5], entries[:5]) is None
    plain = kaplan_meier(durations, [1] * 31, entries)
    assert plain.table["survival"].iloc[0] == 0  # one person at risk drags it to nothing
    curve = kaplan_meier(durations, [1] * 31, entries, start=20)
    assert curve.at(30).value == pytest.approx(29 / 30)
    assert "at least 20 days" in curve.median().notes[0]


def test_rmst_beyond_what_was_seen_is_refused():
    curve = kaplan_meier([5, 10, 20], [1, 1, 0])
    assert "only up to 20" in curve.rmst(30).refused
    assert not curve.rmst(20).refused
    assert "longer than 20" in curve.at(30).refused
    with pytest.raises(ValueError, match="until"):
        curve.rmst(0)


def test_rmst_error_is_that_of_the_bootstrap():
    rng = np.random.default_rng(2)
    end, out = rng.exponential(50, 120), rng.exponential(80, 120)
    time, ended = np.minimum(end, out), end <= out
    found = kaplan_meier(time, ended).rmst(60)
    draws = []
    for _ in range(300):
        pick = rng.integers(0, 120, 120)
        draws.append(kaplan_meier(time[pick], ended[pick]).rmst(60).value)
    assert found.details["se"] == pytest.approx(np.std(draws), rel=0.15)


def test_median_not_reached():
    found = kaplan_meier([5, *([50] * 9)], [1] + [0] * 9).median()
    assert found.value is None
    assert "not reached" in found.notes[-1]


def test_what_may_be_printed():
    assert "at least 20 and 10" in held_for([5] * 19, [1] * 19).refused
    assert "at least 20 and 10" in held_for(range(1, 31), [1] * 9 + [0] * 21).refused
    found = held_for(range(1, 31), [1] * 30, case_ids=["c1"])
    assert found.value == 15.5
    assert found.details["more_than"] == found.low < 15
    assert found.case_ids == ("c1",)
    late = held_for(range(30, 60), [1] * 30, [25] * 30)
    assert "at least 25 days" in late.notes[0]
    assert "never 10 people" in held_for(range(30, 60), [1] * 30, range(29, 59)).refused


def test_the_drawn_part_is_cut_below_five_at_risk():
    assert printable(kaplan_meier(range(1, 31), [1] * 30))["at_risk"].min() == 5
    assert printable(kaplan_meier([1, 2, 3], [1, 1, 1])).empty


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (([1, 2], [1]), "ended"),
        (([1, -2], [1, 1]), "duration"),
        (([1, float("nan")], [1, 1]), "duration"),
        (([1, 2], [1, 2]), "true/false"),
        (([1, 2], [1, 1], [0, 2]), "entry"),
    ],
)
def test_bad_input(args, message):
    with pytest.raises(ValueError, match=message):
        kaplan_meier(*args)


def test_nobody():
    curve = kaplan_meier([], [])
    assert curve.table.empty
    assert curve.at(5).refused
    assert curve.rmst(5).refused
    assert curve.median().value is None


def test_a_release_on_the_first_day_counts():
    curve = kaplan_meier([0, 5, 5, 5], [1, 1, 0, 1])
    assert curve.table["at_risk"].tolist() == [4, 3]
    assert curve.at(0).value == 0.75


cause = st.sampled_from(["", "released", "sentenced"])


@quick
@given(st.lists(st.tuples(st.integers(1, 10), cause), min_size=1, max_size=14))
def test_incidences_and_survival_add_up_to_one(rows):
    time, ends = map(list, zip(*rows, strict=True))
    found = aalen_johansen(time, ends)
    total = found.table["survival"] + sum(found.table[f"cif.{one}"] for one in found.causes)
    assert total.to_numpy() == pytest.approx(np.ones(len(total)))
    curve = kaplan_meier(time, [end != "" for end in ends])
    assert found.table["survival"].to_numpy() == pytest.approx(curve.table["survival"].to_numpy())
    for one in found.causes:
        as_censored = kaplan_meier(time, [end == one for end in ends])
        overstated = 1 - as_censored.table["survival"].to_numpy()
        assert (found.table[f"cif.{one}"].to_numpy() <= overstated + 1e-12).all()


def test_one_cause_is_kaplan_meier_with_its_error():
    rng = np.random.default_rng(3)
    time, ended = rng.integers(1, 60, 80), rng.random(80) < 0.6
    found = aalen_johansen(time, np.where(ended, "released", ""))
    curve = kaplan_meier(time, ended).table
    assert found.table["cif.released"].to_numpy() == pytest.approx(1 - curve["survival"].to_numpy())
    inner = curve["survival"] > 0
    assert found.table["se.released"][inner].to_numpy() == pytest.approx(curve["se"][inner].to_numpy())


def test_tied_ends_without_censoring_are_plain_shares():
    found = aalen_johansen([1, 1, 2, 2], ["a", "b", "a", "a"])
    assert found.table["cif.a"].tolist() == [0.25, 0.75]
    assert found.table["cif.b"].tolist() == [0.25, 0.25]
    assert found.at("a", 1.5).value == 0.25
    assert found.at("a", 0.5).value == 0
    with pytest.raises(ValueError, match="no such cause"):
        found.at("c", 1)


def test_without_censoring_the_error_is_binomial():
    found = aalen_johansen([1, 2, 3, 4, 5, 6, 7, 8], list("abababab"))
    for row in found.table.itertuples(index=False):
        share = row[4]
        assert row[5] == pytest.approx((share * (1 - share) / 8) ** 0.5, abs=1e-12)


def test_incidence_error_is_that_of_the_bootstrap():
    rng = np.random.default_rng(4)
    time = rng.integers(1, 40, 150)
    ends = rng.choice(["", "a", "b"], 150, p=[0.3, 0.4, 0.3])
    found = aalen_johansen(time, ends).at("a", 20)
    draws = []
    for _ in range(300):
        pick = rng.integers(0, 150, 150)
        draws.append(aalen_johansen(time[pick], ends[pick]).at("a", 20).value)
    assert found.details["se"] == pytest.approx(np.std(draws), rel=0.15)
    assert found.low < found.value < found.high


def test_late_entry_counts_in_the_incidence():
    found = aalen_johansen([10, 20, 30, 40], ["a", "b", "a", "b"], [0, 0, 25, 25])
    assert found.table["at_risk"].tolist() == [2, 1, 2, 1]


@pytest.mark.parametrize("none", [None, 0, "", float("nan"), "censored", pd.NA])
def test_ways_to_say_still_held(none):
    assert aalen_johansen([1, 2], ["a", none]).causes == ("a",)


def test_numbered_causes():
    assert aalen_johansen([1, 2, 3], [1, 2, 0]).causes == ("1", "2")


def test_beyond_what_was_seen_is_refused():
    found = aalen_johansen([1, 2], ["a", ""])
    assert found.at("a", 5).refused
    assert found.at("a", 2).value == 0.5
    assert not aalen_johansen([1, 2], ["a", "a"]).at("a", 5).refused  # nobody was left


def test_small_tables_by_every_order():
    rows = [(2, "a"), (2, ""), (3, "b"), (5, "a")]
    first = aalen_johansen(*map(list, zip(*rows, strict=True))).table
    for order in itertools.permutations(rows):
        pd.testing.assert_frame_equal(aalen_johansen(*map(list, zip(*order, strict=True))).table, first)
