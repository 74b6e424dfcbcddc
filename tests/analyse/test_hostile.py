"""Input at its worst: every answer is a finite number in its interval or a refusal with a reason, never a silent NaN.

Where another implementation exists, it is asked too.
"""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, stats
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight

from researchkit.analyse.agreement import METRICS, krippendorff_alpha
from researchkit.analyse.bounds import imbens_manski, share_bounds, uncertain_members, worst_case
from researchkit.analyse.chain_ladder import completed, completeness
from researchkit.analyse.changepoint import changepoint
from researchkit.analyse.competing import aalen_johansen
from researchkit.analyse.durations import held_for, kaplan_meier, printable
from researchkit.analyse.funnel import funnel, funnel_limit
from researchkit.analyse.kappa import cohen_kappa, fleiss_kappa, gwet_ac1
from researchkit.analyse.mack import mack
from researchkit.analyse.nowcast import nowcast
from researchkit.analyse.overdispersion import dispersion, negative_binomial_trend
from researchkit.analyse.proportions import clopper_pearson, jeffreys, midp, newcombe, share, wilson
from researchkit.analyse.rates import poisson_interval, rate_ratio, widened
from researchkit.analyse.risk_sets import first_gap
from researchkit.analyse.sensitivity import delta_adjusted, tipping_point
from researchkit.analyse.spells import spells
from researchkit.analyse.trends import compare
from researchkit.analyse.triangle import from_dates, redistributed, triangle
from researchkit.analyse.turnbull import turnbull
from researchkit.core.result import Result

quick = settings(deadline=None, max_examples=80)
counts = st.integers(0, 60) | st.integers(0, 10**9)


def sound(*results):
    """A finite number inside its interval, a one-sided limit, or a reason; and words for a reader."""
    for one in results:
        numbers = [value for value in (one.value, one.low, one.high) if value is not None]
        assert all(math.isfinite(value) for value in numbers), one
        assert bool(one.refused) != bool(numbers), one
        if one.value is not None and one.low is not None:
            assert one.low <= one.value + 1e-9 * abs(one.value), one
        if one.value is not None and one.high is not None:
            assert one.value <= one.high + 1e-9 * abs(one.value), one
        assert str(one).strip()
        assert "nan" not in str(one)
    return results[0]


# Shares, counts, ratios


@quick
@given(counts, counts, st.sampled_from([0.5, 0.8, 0.95, 0.99, 0.999999]))
def test_any_share_is_sound_and_its_intervals_agree(a, b, level):
    k, n = min(a, b), max(a, b)
    found = [method(k, n, level) for method in (wilson, clopper_pearson, jeffreys, midp)]
    sound(*found, share(k, n, level=level))
    if n and level >= 0.8:
        exact, half = found[1], found[3]
        assert exact.low - 1e-12 <= half.low <= half.high <= exact.high + 1e-12


@quick
@given(st.integers(0, 200), st.integers(1, 200))
def test_exact_share_is_that_of_scipy(k, n):
    k = min(k, n)
    wanted = stats.binomtest(k, n).proportion_ci(method="exact")
    found = clopper_pearson(k, n)
    assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high), abs=1e-9)
    wanted = stats.binomtest(k, n).proportion_ci(method="wilson")
    found = wilson(k, n)
    assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high), abs=1e-12)


@quick
@given(counts, counts, counts, counts)
def test_any_difference_is_sound(a, b, c, d):
    one, other = (
        newcombe(min(a, b), max(a, b), min(c, d), max(c, d)),
        newcombe(min(c, d), max(c, d), min(a, b), max(a, b)),
    )
    sound(one, other)
    if not one.refused:
        assert (one.low, one.high) == pytest.approx((-other.high, -other.low), abs=1e-12)


@quick
@given(counts, st.sampled_from(["midp", "garwood", "byar"]))
def test_any_count_is_sound(count, method):
    sound(poisson_interval(count, method=method))


@quick
@given(
    counts,
    st.floats(1e-3, 1e4),
    counts,
    st.floats(1e-3, 1e4),
    st.sampled_from(["midp", "exact"]),
    st.floats(0.1, 1e7),
)
def test_any_ratio_is_sound_however_much_it_is_widened(x1, t1, x2, t2, method, phi):
    found = rate_ratio(x1, t1, x2, t2, method=method)
    sound(found, widened(found, phi))
    wide = widened(found, phi)
    if not found.refused:
        assert wide.low <= found.low
        assert wide.high is None or found.high is None or wide.high >= found.high


@quick
@given(st.integers(0, 40), st.integers(0, 40))
def test_exact_ratio_is_that_of_the_binomial_test(x1, x2):
    found = rate_ratio(x1, 1, x2, 1, method="exact")
    if found.refused:
        return
    limits = stats.binomtest(x1, x1 + x2, 0.5).proportion_ci(method="exact")
    assert found.low == pytest.approx(limits.low / (1 - limits.low), rel=1e-6, abs=1e-9)
    if found.high is not None:
        assert found.high == pytest.approx(limits.high / (1 - limits.high), rel=1e-6)


def test_a_limit_on_one_side_is_told_in_words():
    assert str(rate_ratio(5, 1, 0, 1)).startswith("at least 1.22")
    assert str(Result("x", None, None, 3.0, "bounds", unit="days")) == "at most 3 (bounds)"


@pytest.mark.parametrize("phi", [0, -1, math.nan, math.inf])
def test_no_dispersion_that_is_none(phi):
    with pytest.raises(ValueError, match="phi"):
        compare(10, 3, days=(90, 91), phi=phi)


# Bounds and what is unknown


@quick
@given(counts, counts, counts, st.sampled_from([0.8, 0.95, 0.999]))
def test_any_bounds_are_sound(yes, no, open_, level):
    bounds, interval = worst_case(yes, no, open_), imbens_manski(yes, no, open_, level)
    sound(bounds, share_bounds(yes, no, open_), interval)
    if not bounds.refused:
        assert interval.low <= bounds.low <= bounds.high <= interval.high


@given(st.integers(1, 2000))
@quick
def test_a_share_of_all_is_not_certain(n):
    """A normal error of 0 at 0/n and n/n would make an interval of one point."""
    for found in (imbens_manski(n, 0, 0), imbens_manski(0, n, 0)):
        wanted = wilson(n, n) if found.details["yes"] else wilson(0, n)
        assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high), abs=1e-9)


@quick
@given(st.integers(5, 300), st.integers(5, 300), st.integers(0, 300))
def test_imbens_manski_solves_its_equation(yes, no, open_):
    found = imbens_manski(yes, no, open_)
    n, low, high = yes + no + open_, yes / (yes + no + open_), (yes + open_) / (yes + no + open_)
    errors = [math.sqrt(p * (1 - p) / n) for p in (low, high)]
    gap = (high - low) / max(errors)
    c = optimize.brentq(lambda x: stats.norm.cdf(x + gap) - stats.norm.cdf(-x) - 0.95, 0, 10)
    assert (found.low, found.high) == pytest.approx(
        (max(0, low - c * errors[0]), min(1, high + c * errors[1])), abs=1e-9
    )


@quick
@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.floats(-1000, 1000))
def test_any_assumption_about_the_unknown_is_sound(yes, no, open_, delta):
    sound(delta_adjusted(yes, no, open_, delta), tipping_point(yes, no, open_))
    if not open_:
        assert tipping_point(yes, no, open_).refused


def test_nothing_undetermined_has_no_tipping_point():
    assert tipping_point(5, 5, 0).refused == "nothing is undetermined"
    assert uncertain_members((0, 0, 0), (1, 2, 3)).refused


# Late reports


@st.composite
def triangles(draw, retracted=False):
    rows, delay = draw(st.integers(1, 18)), draw(st.integers(0, 5))
    last = draw(st.integers(0, 2))  # how much of the newest row is seen beyond delay 0
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    mean = draw(st.sampled_from([0.0, 0.2, 2.0, 50.0, 1e6]))
    chance = rng.dirichlet(np.full(delay + 1, draw(st.sampled_from([0.3, 3.0]))))
    cells = np.array([rng.multinomial(rng.poisson(mean), chance) for _ in range(rows)], dtype=float)
    cells[:, rng.random(delay + 1) < 0.2] = 0  # delays at which nothing is ever reported
    if retracted:
        cells -= rng.poisson(1.0, cells.shape) * (rng.random(cells.shape) < 0.3)
    for row in range(rows):
        cells[row, rows - row + last :] = np.nan
    return cells


@quick
@given(triangles())
def test_any_triangle_gives_predictions_or_reasons(cells):
    found = nowcast(cells)
    sound_ones = [sound(one) for one in found.results]
    seen = np.nansum(cells, axis=1)
    for one in sound_ones:
        index = int(one.details["quarter"]) - 1
        if not one.refused:
            assert one.low >= seen[index]
    if np.nansum(cells) and not np.isnan(cells).any(axis=1).all():
        sound(*[one.named("x") for one in completeness(cells)] or [Result("x", 1.0)])


@quick
@given(triangles(retracted=True))
def test_retracted_cases_are_asked_for_or_moved(cells):
    if np.nanmin(cells) < 0:
        with pytest.raises(ValueError, match="redistributed"):
            nowcast(cells)
    moved = redistributed(triangle(cells))
    assert np.nanmin(moved.cells) >= 0
    for one in nowcast(moved).results:
        sound(one)
    total = np.nansum(cells, axis=1)
    assert (moved.observed >= total - 1e-9).all()


PLAIN = np.array([[9.0, 4, 2], [8, 5, np.nan], [7, np.nan, np.nan]])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([], "matrix"), ([1, 2, 3], "matrix"), ([[1, 2], [3]], "numbers"), ([["a", 1]], "numbers"),
        ([[9, 4, 2], [8, np.nan, 3], [7, np.nan, np.nan]], "lower right corner"),  # a gap
        ([[9, 4, 2], [8, 5, 1], [7, np.nan, np.nan]], "future"),  # a cell that lies in the future
        ([[9, np.nan, np.nan], [8, 4, np.nan], [7, np.nan, np.nan]], "lower right corner"),  # the newer has seen more
        ([[9, 4, 2], [np.nan] * 3, [7, np.nan, np.nan]], "delay 0"),
        ([[9, np.inf, 2], [8, 5, np.nan], [7, np.nan, np.nan]], "finite"),
        ([[9.5, 4, 2], [8, 5, np.nan], [7, np.nan, np.nan]], "whole numbers"),
    ],
)  # fmt: skip
def test_what_is_no_triangle_is_refused(cells, said):
    with pytest.raises(ValueError, match=said):
        nowcast(cells)


@pytest.mark.parametrize("pmf", [[0.5, 0.5], [math.nan] * 3, [1.5, -0.5, 0], [0.4, 0.4, 0.4]])
def test_what_is_no_distribution_is_refused(pmf):
    with pytest.raises(ValueError, match="pmf"):
        completed(PLAIN, pmf)


@pytest.mark.parametrize(
    "bad",
    [
        [["a", 2, 3], [1, 2, None], [1, None, None]],
        [[1, 2, math.inf], [1, 2, math.nan], [1, math.nan, math.nan]],
    ],
)
def test_what_is_no_run_off_triangle_is_refused(bad):
    with pytest.raises(ValueError, match=r"triangle|finite"):
        mack(bad)


def test_dates_of_any_kind_are_read_and_bad_ones_refused_without_being_repeated():
    frame = pd.DataFrame({
        "date_first": [pd.Timestamp("2020-04-01"), pd.NaT, None, ""],
        "date_last": [pd.Timestamp("2020-04-01"), pd.NaT, None, ""],
        "first_recorded_on": ["2020-05-01", "2020-05-01", pd.NaT, np.nan],
    })  # fmt: skip
    found = from_dates(frame, as_of="2024-05-01")
    assert found.undated == 3
    assert found.observed.sum() == 1
    with pytest.raises(ValueError, match="ISO days") as told:
        from_dates(frame.assign(date_first="a name"), as_of="2024-05-01")
    assert "name" not in str(told.value)
    with pytest.raises(ValueError, match="ISO days"):
        from_dates(frame, as_of="soon")


# Durations


@st.composite
def spans(draw, entries=True):
    people = draw(st.integers(0, 40))
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    time = rng.integers(0, draw(st.sampled_from([1, 6, 400])), people).astype(
        float
    )  # ties, and spells of no length
    ended = rng.random(people) < draw(st.sampled_from([0.0, 0.5, 1.0]))
    entry = np.zeros(people)
    if entries:
        late = rng.random(people) < 0.4
        entry = np.where(late & (time > 0), np.floor(rng.random(people) * time), 0.0)
    return time, ended, entry


@quick
@given(spans(), st.floats(0, 500), st.floats(0.01, 0.99))
def test_any_spells_give_numbers_or_reasons(data, when, share_):
    time, ended, entry = data
    curve = kaplan_meier(time, ended, entry)
    sound(curve.at(when), curve.quantile(share_), curve.median(), curve.rmst(when + 1))
    assert printable(curve).notna()["survival"].all()
    sound(held_for(time, ended, entry), held_for(time, ended))
    cause = np.where(ended, np.where(time % 2 == 0, "bail", "fine"), "")
    found = aalen_johansen(time, cause, entry)
    sound(*[found.at(one, when) for one in found.causes] or [Result("x", 1.0)])


@quick
@given(spans())
def test_late_entry_is_that_of_statsmodels(data):
    time, ended, entry = (one[data[0] > 0] for one in data)  # statsmodels leaves out spells of no length
    if not ended.any() or math.isfinite(first_gap(time, entry)):
        return
    with np.errstate(all="ignore"):
        other = SurvfuncRight(time, ended.astype(int), entry=entry)
    table = kaplan_meier(time, ended, entry).table
    mine = table[table["ends"] > 0]
    assert mine["time"].to_numpy() == pytest.approx(other.surv_times)
    assert mine["survival"].to_numpy() == pytest.approx(other.surv_prob, abs=1e-12)
    inner = (mine["survival"] > 0).to_numpy()
    assert mine["se"].to_numpy()[inner] == pytest.approx(other.surv_prob_se[inner], abs=1e-9)


@quick
@given(spans(entries=False))
def test_incidences_are_those_of_statsmodels(data):
    time, ended, _ = (one[data[0] > 0] for one in data)
    cause = np.where(ended, 1 + (time % 2).astype(int), 0)
    if set(cause) < {1, 2}:
        return
    with np.errstate(all="ignore"):  # its errors, not its estimates
        other = CumIncidenceRight(time, cause)
    found = aalen_johansen(time, cause)
    for number in found.causes:
        mine = found.table.set_index("time")[f"cif.{number}"].reindex(other.times)
        assert mine.to_numpy() == pytest.approx(other.cinc[int(number) - 1], abs=1e-12)


def test_nothing_is_said_beyond_a_gap_of_observation():
    curve = kaplan_meier([1, 10, 12, 13], [1, 1, 1, 0], [0, 5, 5, 5])
    assert curve.gap == 1
    for found in (curve.at(11), curve.median(), curve.rmst(11)):
        assert "nobody was under observation right after 1" in found.refused
    assert curve.at(0.5).value == 1
    assert "right after 1" in aalen_johansen([1, 10], ["a", "b"], [0, 5]).at("b", 10).refused
    assert math.isinf(kaplan_meier([3, 10, 12], [1, 1, 1], [0, 2, 5]).gap)
    assert not kaplan_meier([1, 10, 12, 13], [1, 1, 1, 0], [0, 5, 5, 5], start=5.0).at(11).refused


def test_release_on_the_day_of_the_arrest_counts():
    time = [0] * 12 + list(range(1, 25))
    found = held_for(time, [True] * 36, [0] * 36)
    assert found.n == 36
    assert found.value == pytest.approx(np.median(time), abs=1)


def test_all_still_held():
    curve = kaplan_meier([0, 0, 0], [False] * 3)
    assert curve.median().refused
    assert kaplan_meier([], []).median().refused
    assert curve.rmst(5).refused


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -1.0])
def test_no_time_that_is_none(wrong):
    with pytest.raises(ValueError, match="start"):
        kaplan_meier([5], [True], start=wrong)
    if math.isnan(wrong):
        for curve in (kaplan_meier([5], [True]), turnbull([0], [2])):
            with pytest.raises(ValueError, match="time"):
                curve.at(wrong)


@quick
@given(
    st.lists(st.tuples(st.integers(-1, 20), st.integers(0, 20) | st.none()), max_size=25), st.floats(-1, 30)
)
def test_any_intervals_give_bounds_or_reasons(pairs, when):
    left = [float(low) for low, _ in pairs]
    right = [None if width is None else float(low + width) for low, width in pairs]
    right = [one if one is None or one >= 0 else 0.0 for one in right]
    found = turnbull(left, right)
    sound(found.at(when), found.median())
    assert found.table["mass"].sum() == pytest.approx(1.0 if pairs else 0.0)


@quick
@given(spans(entries=False))
def test_exact_and_open_intervals_are_kaplan_meier(data):
    time, ended, _ = data
    if not time.size:
        return
    curve = kaplan_meier(time, ended)
    found = turnbull(time, np.where(ended, time, np.inf))
    for moment in np.unique(time[ended]):
        assert found.at(moment).low == pytest.approx(curve.at(moment).value, abs=1e-6)


def test_an_event_after_the_day_has_not_happened():
    rows = [
        ["c", "p", "arrest", "2024-01-05", "2024-01-05"],
        ["c", "p", "release", "2024-06-01", "2024-06-01"],
    ]
    events = pd.DataFrame(rows, columns=["case_id", "person_id", "role", "date_first", "date_last"])
    before = spells(events, as_of="2024-02-01").iloc[0]
    assert not before["ended"]
    assert math.isinf(before["right"])
    assert spells(events, as_of="2024-07-01").iloc[0]["days"] == 148
    assert spells(events, as_of="2023-12-01").iloc[0]["problem"] == "no_start"  # the row stays


def test_an_undated_end_is_not_the_day_last_heard_of():
    rows = [["c", "p", "arrest", "2024-01-05", "2024-01-05"], ["c", "p", "release", "", ""]]
    events = pd.DataFrame(rows, columns=["case_id", "person_id", "role", "date_first", "date_last"])
    found = spells(events, as_of="2024-02-01").iloc[0]
    assert found["ended"]
    assert math.isnan(found["days"])
    assert found["right"] == 27


# Agreement


@st.composite
def codings(draw):
    coders, units = draw(st.integers(1, 4)), draw(st.integers(0, 12))
    pool = draw(st.sampled_from([[1], [1, 2], [0, 1, 2, 5], [1, "1", 2.0], ["1", "2", " 2"], [True, False]]))
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    blank = draw(st.sampled_from([0.0, 0.4, 1.0]))
    return [
        [None if rng.random() < blank else pool[rng.integers(len(pool))] for _ in range(units)]
        for _ in range(coders)
    ]


@quick
@given(codings())
def test_any_codings_give_agreement_or_a_reason(ratings):
    found = [krippendorff_alpha(ratings, metric, draws=50) for metric in METRICS]
    sound(*found, fleiss_kappa(ratings), gwet_ac1(ratings))
    if len(ratings) == 2:
        sound(*(cohen_kappa(*ratings, weights=one) for one in ("none", "linear", "quadratic")))
    assert all(one.value is None or one.value <= 1 for one in found)


@pytest.mark.parametrize(
    "ratings", [["abc"], ["aaa", "aaa"], ["...", "..."], [[], []], ["ab..", "..ab"], ["a.b", ".a."]],
    ids=["one coder", "one code", "nothing", "no units", "no unit twice", "nothing shared"],
)  # fmt: skip
def test_agreement_that_cannot_be_told_is_refused(ratings):
    assert krippendorff_alpha(ratings).refused


def test_numbers_written_as_text_are_the_same_codes():
    assert krippendorff_alpha([[1, 2, 3, 1], ["1", "2", "3 ", "2"]], draws=0).value == pytest.approx(
        krippendorff_alpha([[1, 2, 3, 1], [1.0, 2.0, 3.0, 2.0]], draws=0).value
    )


@pytest.mark.parametrize(
    ("ratings", "metric", "order", "said"),
    [
        ([1, 2, 3], "nominal", None, "matrix"), ([], "nominal", None, "matrix"), ([[1], [1, 2]], "nominal", None, "same number"),
        (["ab", "ba"], "ordinal", None, "numbers"), (["ab", "ba"], "ordinal", "aab", "twice"),
        ([[-1, 1], [1, 1]], "ratio", None, "below 0"), ([[math.inf, 1], [1, 1]], "interval", None, "finite"),
    ],
)  # fmt: skip
def test_codings_that_are_none_are_refused(ratings, metric, order, said):
    with pytest.raises(ValueError, match=said):
        krippendorff_alpha(ratings, metric, order=order)


# Over time, and between regions


@quick
@given(st.lists(counts, min_size=0, max_size=24), st.booleans())
def test_any_series_is_sound(series, seasons):
    sound(dispersion(series), changepoint(series))
    told = [1 + index % 4 for index in range(len(series))] if seasons else None
    sound(negative_binomial_trend(series, seasons=told))


@pytest.mark.parametrize("series", [[0] * 19 + [100], [100] + [0] * 19, [0, 10**6] * 10])
def test_a_trend_without_an_end_is_refused(series):
    assert negative_binomial_trend(series, seasons=[1, 2, 3, 4] * 5).refused
    if series[0] + series[-1] == 100:
        assert negative_binomial_trend(series).refused


def test_a_series_without_change_says_so():
    assert any("no change is to be told" in note for note in changepoint([5] * 20).notes)
    assert changepoint([0] * 20).refused


@quick
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=14))
def test_any_regions_are_sound(pairs):
    k, n = [min(pair) for pair in pairs], [max(pair) for pair in pairs]
    found = funnel(k, n, [f"r{i}" for i in range(len(pairs))])
    judged = found.table[found.table["zone"] != ""]
    assert np.isfinite(
        judged[["z", "p_value", "low_95", "high_95", "low_998", "high_998"]].to_numpy(dtype=float)
    ).all()
    assert (judged["low_998"] <= judged["low_95"] + 1e-12).all()
    sound(*found.results("x") or [Result("x", 1.0)])


@quick
@given(st.integers(1, 400), st.floats(0.01, 0.99), st.floats(0.001, 0.999))
def test_funnel_limits_are_those_of_the_binomial(n, target, p):
    r = int(stats.binom.ppf(p, n, target))
    a = (stats.binom.cdf(r, n, target) - p) / stats.binom.pmf(r, n, target)
    assert funnel_limit(n, target, p) == pytest.approx(min(1, max(0, (r - a) / n)), abs=1e-6)
