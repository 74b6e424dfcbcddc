import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from researchkit.analyse.rates import garwood, poisson_interval, poisson_midp, rate_ratio, widened

quick = settings(deadline=None, max_examples=100)
counts = st.integers(0, 300)
days = st.integers(1, 400)


def test_midp_of_nothing_starts_at_zero():
    # statsmodels 0.15.0 gives (2.9957, 2.9957) here
    found = poisson_midp(0)
    assert found.low == 0
    assert found.high == pytest.approx(2.995732, abs=1e-6)


def test_the_ratio_interval_holds_its_estimate():
    # statsmodels' sqrtcc gives (0.244, 1.077) around 1.971 here
    found = rate_ratio(11, 800, 21, 3011)
    assert found.low < found.value < found.high


def test_a_zero_count_has_a_proper_interval():
    # statsmodels' score interval is a single point here, and wald-log divides by zero
    found = rate_ratio(0, 1, 5, 1)
    assert found.value == 0
    assert found.low == 0
    assert 0 < found.high < 1
    other = rate_ratio(5, 1, 0, 1)
    assert other.value is None
    assert other.high is None
    assert other.details["high_open"] is True
    assert other.low == pytest.approx(1 / found.high, rel=1e-9)


@quick
@given(counts)
def test_garwood_is_the_chi_square_formula(x):
    found = garwood(x)
    wanted = (stats.chi2.ppf(0.025, 2 * x) / 2 if x else 0.0, stats.chi2.ppf(0.975, 2 * x + 2) / 2)
    assert (found.low, found.high) == pytest.approx(wanted, rel=1e-9)


@quick
@given(counts, st.sampled_from(["midp", "garwood", "byar"]))
def test_intervals_hold_the_count(x, method):
    found = poisson_interval(x, method=method)
    assert found.low <= x <= found.high
    scaled = poisson_interval(x, method=method, exposure=91)
    assert scaled.low == pytest.approx(found.low / 91)
    assert scaled.unit == "events per exposure"


@quick
@given(counts, days, counts, days)
def test_swapping_periods_inverts_the_ratio(x1, t1, x2, t2):
    one, other = rate_ratio(x1, t1, x2, t2), rate_ratio(x2, t2, x1, t1)
    if x1 + x2 == 0:
        assert one.refused
        return
    assert one.details["p_value"] == pytest.approx(other.details["p_value"], abs=1e-12)
    if one.low > 0:
        assert one.low == pytest.approx(1 / other.high, rel=1e-6)
    if one.value is not None:
        assert one.low <= one.value
        assert one.high is None or one.value <= one.high


@quick
@given(counts, days, counts, days)
def test_test_and_interval_agree(x1, t1, x2, t2):
    found = rate_ratio(x1, t1, x2, t2)
    if found.refused:
        return
    excluded = found.low > 1 or (found.high is not None and found.high < 1)
    assert excluded == (found.details["p_value"] < 0.05)


def test_house_sentence():
    found = rate_ratio(60, 91, 45, 91)
    assert (found.value, found.low, found.high) == pytest.approx((1.333, 0.906, 1.972), abs=5e-4)


def test_days_are_the_exposure():
    assert rate_ratio(45, 90, 46, 92).value == pytest.approx(1.0)


@pytest.mark.parametrize(("x1", "x2"), [(30, 20), (0, 20), (20, 0), (5, 1)])
def test_widening_only_widens(x1, x2):
    plain = rate_ratio(x1, 1, x2, 1)
    wide = widened(plain, 4.0)
    assert wide.low <= plain.low
    assert plain.high is None or wide.high >= plain.high
    assert widened(plain, 0.7) == plain
    assert "widened" in wide.method


def test_widening_by_phi_stretches_the_log_limits():
    plain, wide = rate_ratio(30, 1, 20, 1), widened(rate_ratio(30, 1, 20, 1), 4.0)
    assert np.log(wide.low / 1.5) == pytest.approx(2 * np.log(plain.low / 1.5))


def test_only_a_ratio_can_be_widened():
    with pytest.raises(ValueError, match="rate_ratio"):
        widened(garwood(3), 2.0)


@pytest.mark.parametrize("bad", [(-1, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1.5, 1), (1, float("inf"), 1, 1)])
def test_bad_input(bad):
    with pytest.raises(ValueError, match=r"must"):
        rate_ratio(*bad)


def test_unknown_method():
    with pytest.raises(ValueError, match="method must be one of midp, garwood, byar"):
        poisson_interval(3, method="wald")


@quick
@given(counts, counts)
def test_exact_limits_are_wider_than_midp(x1, x2):
    mid, exact = rate_ratio(x1, 1, x2, 1), rate_ratio(x1, 1, x2, 1, method="exact")
    if mid.refused:
        return
    assert "mid-P" in mid.method
    assert "exact" in exact.method
    assert exact.low <= mid.low + 1e-12
    assert exact.high is None or mid.high <= exact.high * (1 + 1e-12)
    assert exact.details["p_value"] >= mid.details["p_value"] - 1e-12
    two_sided = stats.binomtest(x1, x1 + x2, 0.5).pvalue  # symmetric at one half: central = minlike
    assert exact.details["p_value"] == pytest.approx(two_sided, abs=1e-9)
