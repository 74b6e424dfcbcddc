import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from researchkit.analyse.chain_ladder import completed, completeness, delay_pmf, longest_delay
from researchkit.analyse.mack import mack
from researchkit.analyse.negative_binomial import nb_quantile, nb_size
from researchkit.analyse.nowcast import nowcast, record
from researchkit.analyse.triangle import from_dates, redistributed, triangle
from researchkit.core.dates import Interval, day, from_prefix

NAN = float("nan")
DELAYS = np.array([0.5, 0.25, 0.12, 0.08, 0.05])


def simulated(seed, quarters=16, mean=60.0, vary=False):
    """A full square and the triangle that would have been seen of it."""
    rng = np.random.default_rng(seed)
    full = np.zeros((quarters, DELAYS.size))
    for t in range(quarters):
        chance = rng.dirichlet(15 * DELAYS) if vary else DELAYS
        full[t] = rng.multinomial(rng.poisson(mean), chance)
    seen = full.copy()
    for t in range(quarters):
        seen[t, quarters - t :] = NAN
    return full, seen


@pytest.mark.parametrize("vary", [False, True])
def test_ninety_percent_intervals_cover(vary):
    hits = []
    for seed in range(40):
        full, seen = simulated(seed, vary=vary)
        found = nowcast(seen)
        hits += [one.low <= full[12 + j].sum() <= one.high for j, one in enumerate(found.results)]
    # 160 intervals; the full simulation is in benchmarks/analysis.py
    assert 0.82 <= np.mean(hits) <= 1.0


def test_nothing_is_random():
    _, seen = simulated(1)
    assert nowcast(seen) == nowcast(seen)


def test_results_say_what_they_are():
    _, seen = simulated(2)
    found = nowcast(triangle(seen, [f"q{i}" for i in range(16)]), unit="persons")
    newest = found.of("q15")
    assert newest.result_id == "nowcast.q15"
    assert newest.interval_kind == "prediction"
    assert newest.level == 0.9
    assert newest.unit == "persons"
    assert newest.flags == ("p",)
    assert newest.low >= newest.details["observed"] == seen[15, 0]
    assert len(found.results) == 4
    assert found.retro == 10
    assert len(found.sizes) == 4
    assert sum(found.pmf) == pytest.approx(1)
    with pytest.raises(KeyError):
        found.of("q3")


def test_uncertainty_grows_towards_the_newest_quarter():
    widths = np.zeros(4)
    for seed in range(10):
        widths += [one.high - one.low for one in nowcast(simulated(seed)[1]).results]
    assert list(widths) == sorted(widths)


@pytest.mark.parametrize(
    ("quarters", "why"),
    [(4, "no quarter is complete"), (5, "need 6"), (8, "at least 4 are needed"), (9, "at least 4")],
)
def test_below_the_minimum_only_completeness_is_given(quarters, why):
    _, seen = simulated(3, quarters)
    for one in nowcast(seen).results:
        assert why in one.refused
        assert one.value is None
        if quarters > 4:
            assert 0 < one.details["completeness"] <= 1


def test_from_ten_quarters_on_it_is_given():
    assert not any(one.refused for one in nowcast(simulated(3, 10)[1]).results)


def test_completeness():
    _, seen = simulated(4)
    found = completeness(triangle(seen))
    assert [one.unit for one in found] == ["share"] * 4
    values = [one.value for one in found]
    assert values == sorted(values, reverse=True)
    assert values[-1] == pytest.approx(delay_pmf(seen)[0])


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.integers(6, 12))
def test_completion_keeps_what_was_seen_and_is_never_negative(seed, quarters):
    _, seen = simulated(seed, quarters, mean=5)
    if seen[:, 0].sum() == 0:
        return
    filled = completed(seen)
    known = ~np.isnan(seen)
    assert np.array_equal(filled[known], seen[known])
    assert (filled >= 0).all()


def test_a_zero_quarter_is_not_predicted_to_stay_zero():
    seen = np.array([[6, 2, 2], [6, 2, 2], [0, 0, NAN], [0, NAN, NAN]])
    assert completed(seen)[3].sum() > 0


def test_an_empty_triangle_is_refused():
    assert all(one.refused for one in nowcast(np.where(np.isnan(simulated(1)[1]), NAN, 0)).results)


def test_record_holds_past_nowcasts_against_finals():
    full, seen = simulated(5, 24)
    found = record(triangle(seen, [f"q{i}" for i in range(24)]))
    assert set(found["horizon"]) == {1, 2, 3, 4}
    row = found.iloc[0]
    assert row["final"] == full[int(row["quarter"][1:])].sum()
    assert found["inside"].mean() > 0.7
    assert (found["inside"] == found["final"].between(found["low"], found["high"])).all()


def test_record_looks_only_at_what_was_known_then():
    _, seen = simulated(6, 20)
    found = record(triangle(seen))
    changed = seen.copy()
    changed[19, 0] += 500  # news of the newest quarter
    assert record(triangle(changed)).equals(found)


def test_the_triangle_of_the_past():
    _, seen = simulated(7, 8)
    past = triangle(seen).back(2)
    assert past.last_seen == (4, 4, 3, 2, 1, 0)
    assert past.rows == ("1", "2", "3", "4", "5", "6")


def quarter_day(quarter, number):
    return dt.date(2020 + quarter // 4, 3 * (quarter % 4) + 1, 1 + number)


def test_triangle_from_dates():
    happened = [day(quarter_day(q, 0)) for q in (0, 0, 0, 1, 1, 2, 3, 3)]
    recorded = [quarter_day(q, 9) for q in (0, 1, 9, 1, 3, 2, 3, 4)]
    happened += [from_prefix("2020"), from_prefix("2020-11"), Interval(None, None), day(quarter_day(3, 0))]
    recorded += [quarter_day(3, 0), quarter_day(3, 1), quarter_day(3, 1), quarter_day(1, 0)]
    found = from_dates(happened, recorded, as_of=dt.date(2021, 2, 1), delay=2)
    assert found.rows == ("2020Q1", "2020Q2", "2020Q3", "2020Q4")
    wanted = [[1, 1, 0], [1, 0, 1], [1, 0, NAN], [2, NAN, NAN]]
    assert np.array_equal(found.cells, wanted, equal_nan=True)
    assert found.late == (0, 0, 0, 1)  # recorded in the quarter that is still running
    assert found.undated == 2
    assert found.before == 1
    assert [one.code for one in found.issues("KZ")] == ["ANALYSE-DATES-01", "ANALYSE-DATES-02"]


def test_every_event_needs_its_recorded_date():
    for recorded in (None, ["2020-01-01"]):
        with pytest.raises(ValueError, match="recorded"):
            from_dates([day(dt.date(2020, 1, 1))] * 2, recorded, as_of="2020-12-31")


def test_what_is_known_is_never_above_the_interval():
    _, seen = simulated(8)
    found = triangle(seen)
    rushed = type(found)(found.cells, found.rows, late=(0,) * 15 + (500,))
    newest = nowcast(rushed).results[-1]
    assert newest.low == newest.value == newest.high == rushed.known[-1]


def test_triangle_from_the_events_table_names_its_cases():
    table = pd.DataFrame(
        {
            "case_id": ["c1", "c2"],
            "date_first": ["2020-01-05", "2020-04-05"],
            "date_last": ["2020-01-05", "2020-04-07"],
            "first_recorded_on": ["2020-02-01", "2020-09-01"],
        }
    )
    found = from_dates(table, as_of="2020-12-31", delay=2, first="2019Q4")
    assert found.rows[0] == "2019Q4"
    assert found.case_ids == ((), ("c1",), ("c2",), (), ())
    assert found.cells[2].tolist() == [0, 1, 0]


def test_as_of_hides_what_was_recorded_later():
    happened = [day(dt.date(2020, 1, 5))] * 2
    found = from_dates(happened, ["2020-02-01", "2021-02-01"], as_of="2020-12-31", delay=2)
    assert found.cells.sum(where=~np.isnan(found.cells)) == 1
    assert found.late == (0, 0, 0, 0)


def test_retracted_cases_are_taken_from_earlier_delays():
    found = redistributed(triangle([[10, 5, -2], [10, -3, 1], [4, 1, NAN], [3, NAN, NAN]]))
    assert found.cells[0].tolist() == [10, 3, 0]
    assert found.cells[1].tolist() == [7, 0, 1]
    with pytest.raises(ValueError, match="redistributed"):
        delay_pmf([[10, 5, -2], [10, 5, 2]])


def test_a_changed_way_of_collecting_splits_the_triangle():
    _, seen = simulated(9)
    found = triangle(seen, [f"q{i}" for i in range(16)])
    later = found.since("q4")
    assert later.rows[0] == "q4"
    assert len(later.cells) == 12
    with pytest.raises(ValueError, match="not a row"):
        found.since("q99")


def test_longest_delay():
    assert longest_delay([[90, 9, 1], [90, 9, 1]]) == 1
    assert longest_delay([[50, 30, 20], [50, 30, 20]]) == 2


@pytest.mark.parametrize(
    "bad",
    [
        [1, 2, 3],
        [[NAN, 1], [1, 2]],
        [[1, NAN], [1, 2]],
        [[1, NAN, 3], [1, NAN, NAN]],
        [[1.5, 2], [1, 2]],
        [["a", 2]],
    ],
)
def test_no_triangle(bad):
    with pytest.raises(ValueError, match="triangle"):
        triangle(bad)


@settings(deadline=None, max_examples=100)
@given(st.floats(0.01, 200), st.floats(0.1, 1000), st.sampled_from([0.05, 0.5, 0.95]))
def test_quantiles_are_those_of_scipy(mean, size, p):
    assert nb_quantile(p, mean, size) == stats.nbinom.ppf(p, size, size / (size + mean))


def test_size_is_found_again():
    rng = np.random.default_rng(1)
    mean = np.full(4000, 20.0)
    assert nb_size(rng.negative_binomial(5, 5 / 25, 4000).astype(float), mean) == pytest.approx(5, rel=0.1)
    assert nb_size(np.full(50, 20.0), np.full(50, 20.0)) == pytest.approx(1000, rel=0.01)


@pytest.mark.parametrize(
    "bad", [[[1, 2], [3, NAN]], [[1, 2, 3]] * 3, [[0, 2, 3], [1, 2, NAN], [1, NAN, NAN]]]
)
def test_mack_needs_a_square_of_positive_counts(bad):
    with pytest.raises(ValueError, match=r"Mack|triangle|above 0"):
        mack(bad)


@pytest.mark.parametrize("level", [0.5, 0.9])
def test_ends_are_quantiles_of_the_predicted_remainder(level):
    for one in nowcast(simulated(11)[1], level=level).results:
        told = one.details
        size, mean = told["size"], told["remainder"]
        later = stats.nbinom(size, size / (size + mean))
        assert one.low == told["observed"] + later.ppf((1 - level) / 2)
        assert one.high == told["observed"] + later.ppf((1 + level) / 2)
        assert one.value == pytest.approx(told["observed"] + mean)


def test_errors_are_learnt_from_what_came_against_what_was_predicted():
    _, seen = simulated(12)
    whole = triangle(seen)
    came, expected = [], []
    for ago in range(1, 11):
        past = whole.back(ago)
        row = len(past.rows) - 1  # the newest quarter then: horizon 4
        by_now = slice(1, min(4, ago) + 1)
        came.append(seen[row, by_now].sum())
        expected.append(completed(past)[row, by_now].sum())
    assert nowcast(whole).sizes[3] == pytest.approx(nb_size(np.array(came), np.array(expected)))


def test_few_past_nowcasts_are_pooled_with_their_neighbours():
    _, seen = simulated(13, 12)  # 6 past quarters: below 8
    whole = triangle(seen)
    came, expected = [[] for _ in range(4)], [[] for _ in range(4)]
    for ago in range(1, 7):
        past = whole.back(ago)
        filled = completed(past)
        for row, last in enumerate(past.last_seen):
            if last < 4:
                by_now = slice(last + 1, whole.last_seen[row] + 1)
                came[3 - last].append(seen[row, by_now].sum())
                expected[3 - last].append(filled[row, by_now].sum())
    found = nowcast(whole)
    assert found.retro == 6
    for horizon, size in enumerate(found.sizes):
        near = [one for one in (horizon - 1, horizon, horizon + 1) if 0 <= one < 4]
        pooled = [np.array([v for one in near for v in told[one]]) for told in (came, expected)]
        assert size == pytest.approx(nb_size(*pooled))
