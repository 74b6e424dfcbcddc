import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from researchkit.analyse.proportions import (
    clopper_pearson,
    jeffreys,
    midp,
    midp_upper_tail,
    newcombe,
    share,
    share_difference,
    wilson,
)

trials = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
quick = settings(deadline=None, max_examples=100)


@pytest.mark.parametrize(("k", "n"), [(0, 20), (1, 20), (15, 148), (81, 263), (20, 20), (3, 10)])
def test_equal_to_statsmodels(k, n):
    for own, method in ((wilson, "wilson"), (clopper_pearson, "beta")):
        found = own(k, n)
        assert (found.low, found.high) == pytest.approx(proportion_confint(k, n, 0.05, method), abs=1e-9)


def test_jeffreys_is_clamped_at_the_ends_where_statsmodels_is_not():
    assert jeffreys(0, 20).low == 0.0
    assert jeffreys(20, 20).high == 1.0
    assert proportion_confint(0, 20, 0.05, "jeffreys")[0] > 0


def test_newcombe_is_that_of_statsmodels():
    found = newcombe(56, 70, 48, 80)
    wanted = confint_proportions_2indep(56, 70, 48, 80, compare="diff", method="newcomb")
    assert (found.low, found.high) == pytest.approx(wanted, abs=1e-9)


def test_a_difference_knows_where_no_change_is():
    found = newcombe(56, 70, 48, 80)
    assert found.details["no_change"] == 0
    assert found.unit == "share difference"
    assert found.n == 150


def test_midp_solves_its_equations():
    found = midp(3, 10)
    assert midp_upper_tail(3, 10, found.low) == pytest.approx(0.025, abs=1e-12)
    assert midp_upper_tail(3, 10, found.high) == pytest.approx(0.975, abs=1e-12)
    binom = stats.binom(10, found.low)
    assert binom.sf(3) + 0.5 * binom.pmf(3) == pytest.approx(0.025, abs=1e-12)


@quick
@given(trials, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_intervals_hold_the_share_and_mirror(trial, level):
    k, n = trial
    for method in (wilson, clopper_pearson, jeffreys, midp):
        one, other = method(k, n, level), method(n - k, n, level)
        assert 0 <= one.low <= k / n <= one.high <= 1
        assert one.low == pytest.approx(1 - other.high, abs=1e-9)
        assert one.value == k / n
        assert one.n == n
        assert one.unit == "share"


@quick
@given(trials)
def test_midp_lies_within_clopper_pearson(trial):
    exact, mid = clopper_pearson(*trial), midp(*trial)
    assert exact.low <= mid.low + 1e-12
    assert mid.high <= exact.high + 1e-12


@quick
@given(trials, trials)
def test_newcombe_is_antisymmetric(a, b):
    one, other = newcombe(*a, *b), newcombe(*b, *a)
    assert one.value == pytest.approx(-other.value)
    assert one.low == pytest.approx(-other.high)
    assert one.low <= one.value <= one.high


def test_below_twenty_no_percentage_is_given():
    found = share(3, 10, unit="persons", case_ids=["b", "a", "a"], possible_ids=["z"])
    assert found.value == 3
    assert found.n == 10
    assert found.unit == "persons"
    assert found.case_ids == ("a", "b")
    assert found.possible_ids == ("z",)
    assert "no percentage below 20" in found.notes[0]
    assert found.details["annex"].low == pytest.approx(0.107791, abs=1e-6)


def test_from_twenty_on_it_is_a_share():
    found = share(5, 20, case_ids=["a"])
    assert found.unit == "share"
    assert found.value == 0.25
    assert found.interval_kind == "confidence"
    assert "census" in found.notes[0]


def test_a_difference_needs_twenty_on_both_sides():
    assert "needs at least 20" in share_difference(3, 19, 30, 60).refused
    assert share_difference(10, 20, 30, 60).value == pytest.approx(0)


def test_nothing_observed_is_refused_and_not_an_error():
    for found in (wilson(0, 0), midp(0, 0), jeffreys(0, 0), clopper_pearson(0, 0), share(0, 0)):
        assert found.refused == "there are no observations"
        assert found.value is None
    assert newcombe(0, 0, 1, 2).refused


@pytest.mark.parametrize(("k", "n"), [(4, 3), (-1, 3), (1.5, 3), (1, float("nan")), (True, 3), ("1", 3)])
def test_bad_input_says_what_is_wrong(k, n):
    with pytest.raises(ValueError, match=r"^(k|n) must"):
        wilson(k, n)


def test_numpy_numbers_are_numbers():
    assert wilson(np.int64(3), np.float64(10)) == wilson(3, 10)


@pytest.mark.parametrize("level", [0, 1, -0.5, 95, float("nan")])
def test_a_level_is_a_fraction(level):
    with pytest.raises(ValueError, match="level"):
        wilson(3, 10, level)
