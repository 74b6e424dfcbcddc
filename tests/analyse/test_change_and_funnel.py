import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from researchkit.analyse.changepoint import changepoint
from researchkit.analyse.funnel import funnel, funnel_limit
from researchkit.analyse.multiplicity import benjamini_hochberg
from researchkit.analyse.overdispersion import dispersion, negative_binomial_trend

quick = settings(deadline=None, max_examples=60)


def test_a_change_is_found():
    found = changepoint([2, 3, 1, 2, 2, 3, 2, 9, 8, 11, 9, 10, 8, 9])
    assert found.value == 7
    assert found.details["set"] == (7,)
    assert found.details["log_bayes_factor"] > 5
    assert found.details["rate_before"] < 3 < 8 < found.details["rate_after"]


def test_rates_on_both_sides_are_posterior_means():
    found = changepoint([1] * 6 + [4] * 6)
    assert found.value == 6
    assert found.details["rate_before"] == pytest.approx((1 + 6) / (1 + 6))
    assert found.details["rate_after"] == pytest.approx((1 + 24) / (1 + 6))


def test_no_change_is_no_change():
    found = changepoint([3, 2, 4, 3, 3, 2, 3, 4, 3, 3, 2, 4])
    assert found.details["log_bayes_factor"] < 0


def test_the_posterior_is_that_of_brute_force():
    counts = np.array([0, 1, 3, 2, 5, 4, 6, 1, 0, 2, 7, 3])
    found = changepoint(counts)

    def marginal(x):  # Poisson counts with a Gamma(1, 1) mean, one after the other
        log, shape, rate = 0.0, 1.0, 1.0
        for one in x:
            log += stats.nbinom.logpmf(one, shape, rate / (rate + 1))
            shape, rate = shape + one, rate + 1
        return log

    logs = np.array([marginal(counts[:k]) + marginal(counts[k:]) for k in range(1, 12)])
    wanted = np.exp(logs - logs.max())
    assert found.details["posterior"] == pytest.approx(wanted / wanted.sum(), abs=1e-9)
    bayes = np.log(np.exp(logs - logs.max()).mean()) + logs.max() - marginal(counts)
    assert found.details["log_bayes_factor"] == pytest.approx(bayes, abs=1e-9)


def test_large_counts_get_a_prior_of_their_size():
    counts = [40] * 8 + [60] * 8
    found = changepoint(counts)
    assert found.value == 8
    assert found.details["log_bayes_factor"] > 5
    assert changepoint(counts, prior_rate=1.0).details["log_bayes_factor"] < 0


def test_days_are_the_exposure_of_a_changepoint():
    days = np.array([30, 90] * 6)
    found = changepoint(days // 10, days)
    assert found.details["log_bayes_factor"] < 0


@quick
@given(st.lists(st.integers(0, 20), min_size=12, max_size=30))
def test_time_reversed_is_mirrored(counts):
    one, two = changepoint(counts), changepoint(counts[::-1])
    if not sum(counts):
        assert one.refused == two.refused == "nothing was counted in any period"
        return
    assert one.details["posterior"][::-1] == pytest.approx(two.details["posterior"], abs=1e-9)
    assert sum(one.details["posterior"]) == pytest.approx(1)
    assert one.low <= one.value <= one.high


def test_a_short_series_is_refused():
    assert "needs 12" in changepoint([1] * 11).refused
    with pytest.raises(ValueError, match="whole numbers"):
        changepoint([1.5] * 12)
    with pytest.raises(ValueError, match="exposure"):
        changepoint([1] * 12, [0] * 12)


@quick
@given(st.integers(1, 300), st.floats(0.02, 0.98))
def test_limits_hold_the_target_and_widen(n, target):
    limits = [funnel_limit(n, target, p) for p in (0.001, 0.025, 0.975, 0.999)]
    assert limits == sorted(limits)
    assert 0 <= limits[0]
    assert limits[-1] <= 1


def test_limits_are_close_to_the_normal_ones_at_large_n():
    assert funnel_limit(20_000, 0.3, 0.975) == pytest.approx(0.3 + 1.96 * (0.21 / 20_000) ** 0.5, abs=2e-4)


def test_funnel_is_sorted_by_name_and_flags_within_the_family():
    found = funnel([5, 60, 20, 21, 0], [50, 100, 100, 100, 0], ["d", "a", "c", "b", "e"])
    assert found.table["label"].tolist() == list("abcde")
    assert found.target == pytest.approx(106 / 350)
    assert found.family.size == 4
    row = found.table.set_index("label")
    assert row.loc["a", "zone"] == "outside_998"
    assert row.loc["a", "flagged"]
    assert row.loc["e", "zone"] == ""
    assert not row.loc["e", "flagged"]
    assert "one of 4 comparisons" in found.family.note


def test_regions_are_printed_with_their_family():
    found = {
        one.result_id: one for one in funnel([5, 60, 3], [50, 100, 9], ["b", "a", "c"]).results("KZ.share")
    }
    assert found["KZ.share.a"].value == 0.6
    assert found["KZ.share.c"].unit == "persons"
    assert found["KZ.share.a"].details["zone"] == "outside_998"
    assert "one of 3 comparisons" in found["KZ.share.b"].notes[-1]


def test_overdispersion_widens_the_funnel():
    rng = np.random.default_rng(1)
    n = np.full(20, 100)
    k = rng.binomial(n, rng.beta(6, 14, 20))
    labels = [f"r{i:02}" for i in range(20)]
    found, plain = funnel(k, n, labels), funnel(k, n, labels, overdispersion="no")
    assert found.phi > 1.5
    assert (found.table["low_95"] < plain.table["low_95"]).all()
    assert found.family.rejected <= plain.family.rejected


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (([3], [2], ["a"]), "exceed"),
        (([1, 1], [2, 2], ["a"]), "labels"),
        (([1, 1], [2, 2], ["a", "a"]), "differ"),
    ],
)
def test_bad_funnels(args, message):
    with pytest.raises(ValueError, match=message):
        funnel(*args)
    with pytest.raises(ValueError, match="target"):
        funnel([1, 1], [2, 2], ["a", "b"], target=0.0)


@pytest.mark.parametrize(
    "args", [([0, 0], [2, 9], ["a", "b"]), ([2, 9], [2, 9], ["a", "b"]), ([0], [0], ["a"]), ([], [], [])]
)
def test_regions_that_are_all_alike_are_not_judged(args):
    found = funnel(*args)
    assert len(found.table) == len(args[0])
    assert (found.table["zone"] == "").all()
    assert not found.table["flagged"].any()
    assert found.family.size == 0
    for one in found.results("x"):
        assert one.refused or one.value is not None


p_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)


@quick
@given(p_values)
def test_adjusted_p_values_are_those_of_scipy(p):
    found = benjamini_hochberg(p)
    assert found.adjusted == pytest.approx(stats.false_discovery_control(p), abs=1e-12)
    assert found.size == len(p)


def test_a_family_may_be_named():
    found = benjamini_hochberg({"north": 0.001, "south": 0.9})
    assert found.labels == ("north", "south")
    assert found.flagged == (True, False)
    assert benjamini_hochberg([]).size == 0
    for bad in ([1.5], [-0.1], [float("nan")]):
        with pytest.raises(ValueError, match="p_values"):
            benjamini_hochberg(bad)


def test_dispersion():
    assert dispersion([10] * 8).value == 0
    found = dispersion([2, 20, 3, 25, 1, 30, 4, 22])
    assert found.value > 5
    assert found.details["overdispersed"] is True
    assert "needs 8" in dispersion([10] * 7).refused
    assert dispersion([0] * 8).refused


def test_dispersion_uses_the_days():
    days = np.array([90, 91, 92, 92] * 3)
    assert dispersion(days * 10, days).value == pytest.approx(0, abs=1e-9)


def test_trend_allows_for_overdispersion():
    rng = np.random.default_rng(3)
    mean = 20 * 1.05 ** np.arange(24)
    counts = rng.negative_binomial(4, 4 / (4 + mean))
    found = negative_binomial_trend(counts)
    assert found.low < 1.05 < found.high
    assert found.details["alpha"] > 0
    assert "negative binomial" in found.method


def test_trend_of_a_quiet_series_is_poisson_and_exact():
    counts = np.round(20 * 1.1 ** np.arange(12)).astype(int)
    found = negative_binomial_trend(counts)
    assert found.value == pytest.approx(1.1, abs=0.01)
    assert found.details["alpha"] == 0
    assert found.low < found.value < found.high


def test_seasons_need_sixteen_quarters():
    seasons = [1, 2, 3, 4] * 5
    counts = np.array([10, 30, 10, 10] * 5)
    assert "need 16" in negative_binomial_trend(counts[:12], seasons=seasons[:12]).refused
    found = negative_binomial_trend(counts, seasons=seasons)
    assert found.value == pytest.approx(1.0, abs=0.01)


def test_trend_refuses_what_it_cannot_defend():
    assert "needs 8" in negative_binomial_trend([1] * 7).refused
    assert negative_binomial_trend([0] * 8).refused
    with pytest.raises(ValueError, match="exposure"):
        negative_binomial_trend([1] * 8, [0] * 8)
