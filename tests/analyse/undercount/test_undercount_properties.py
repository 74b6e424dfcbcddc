import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.analyse.undercount import (
    combine,
    convergence,
    estimate,
    gate,
    lcmcr,
    loglinear,
    lower_bounds,
    sensitivity,
)
from researchkit.analyse.undercount.histories import read_histories


def frame(counts, lists):
    seen = [[int(b) for b in f"{h:0{lists}b}"] for h in range(1, 2**lists)]
    return pd.DataFrame(seen, columns=[f"L{i}" for i in range(lists)]).assign(count=counts)


@st.composite
def tables(draw, lists=3, least=1):
    return frame(draw(st.lists(st.integers(least, 400), min_size=2**lists - 1, max_size=2**lists - 1)), lists)


@given(tables(), st.permutations(["L0", "L1", "L2"]), st.randoms())
@settings(deadline=None, max_examples=30)
def test_order_of_lists_and_rows_does_not_matter(table, order, random):
    rows = list(range(len(table)))
    random.shuffle(rows)
    one = read_histories(table)
    other = read_histories(table.iloc[rows], lists=order)
    assert one.n == other.n
    assert loglinear.fit(one, frozenset()).N == pytest.approx(loglinear.fit(other, frozenset()).N, rel=1e-8)
    assert lower_bounds.chao_mth(one).N == pytest.approx(lower_bounds.chao_mth(other).N, rel=1e-6)
    assert sensitivity.total_under(one) == pytest.approx(sensitivity.total_under(other), rel=1e-9)


@given(tables())
@settings(deadline=None, max_examples=30)
def test_no_estimate_is_below_what_was_seen(table):
    histories = read_histories(table)
    assert lower_bounds.chao_mth(histories).N >= histories.n
    for fit in loglinear.fit_all(histories, loglinear.hierarchical_models(3, 2)):
        assert np.isnan(fit.N) or fit.N >= histories.n


@given(st.integers(1, 300), st.integers(1, 300), st.integers(1, 300))
@settings(deadline=None)
def test_two_lists_are_lincoln_petersen(both, first, second):
    histories = read_histories(frame([second, first, both], 2))
    expected = both + first + second + first * second / both
    assert loglinear.fit(histories, frozenset()).N == pytest.approx(expected, rel=1e-7)
    assert sensitivity.total_under(histories) == pytest.approx(expected, rel=1e-9)


def refusal(table, **more):
    found = estimate(table, sweeps=300, burn_in=100, replicates=20, chains=4, leave_out=False, **more)
    assert found.estimate.refused
    assert found.documented.value == read_histories(table).n
    return found


def test_two_lists_are_refused():
    assert "three lists" in refusal(frame([30, 40, 20], 2)).estimate.refused


def test_lists_without_overlap_are_refused():
    found = refusal(frame([40, 40, 0, 40, 0, 0, 0], 3))
    assert "hang together" in found.estimate.refused
    assert found.floor.refused


def test_disconnected_lists_are_refused():
    counts = np.zeros(15, dtype=int)
    counts[[0, 1, 2, 3, 7, 11]] = [50, 50, 30, 50, 50, 30]  # lists 3 and 4 overlap, lists 1 and 2 overlap
    assert "hang together" in refusal(frame(counts, 4)).estimate.refused


def test_chains_that_do_not_agree_are_refused():
    table = frame([400, 300, 40, 200, 30, 25, 60], 3)
    found = estimate(table, sweeps=40, burn_in=0, replicates=20, chains=4, leave_out=False)
    assert found.estimate.refused
    assert not found.loglinear.refused


def test_nobody_seen_is_told_not_crashed():
    assert refusal(frame([0] * 7, 3)).documented.value == 0


def test_small_lists_are_merged_and_the_merge_is_told():
    counts = [40, 3, 2, 60, 20, 1, 9]
    merged, notes = gate.merge_small(read_histories(frame(counts, 3)))
    assert merged.J == 3
    few = frame([40, 2, 1, 60, 20, 1, 1], 3)
    merged, notes = gate.merge_small(read_histories(few))
    assert merged.J == 2
    assert "merged" in notes[0]
    assert merged.n == read_histories(few).n


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (pd.DataFrame({"A": [1, 2], "B": [0, 1], "count": [1, 1]}), "zeros and ones"),
        (pd.DataFrame({"A": [1, 0], "B": [0, 1], "count": [1, -1]}), "whole numbers"),
        (pd.DataFrame({"A": [1, 0], "B": [0, 1], "count": [1, 1.5]}), "whole numbers"),
        (pd.DataFrame({"A": [1, 0], "B": [0, 0], "count": [1, 4]}), "all zeros"),
        (pd.DataFrame({"count": [1]}), "no list"),
    ],
)
def test_faulty_tables_are_refused_with_words(table, said):
    with pytest.raises(ValueError, match=said):
        read_histories(table)


def test_one_row_a_person_is_the_same_as_counts():
    table = frame([5, 4, 3, 2, 6, 7, 8], 3)
    people = table.loc[table.index.repeat(table["count"])].drop(columns="count")
    one, other = read_histories(table), read_histories(people)
    assert (one.counts == other.counts).all()
    assert (one.seen == other.seen).all()


def test_the_same_seed_gives_the_same_draws():
    histories = read_histories(frame([40, 30, 12, 20, 9, 8, 7], 3))
    a = lcmcr.sample(histories, classes=3, chains=3, sweeps=60, burn_in=20)
    b = lcmcr.sample(histories, classes=3, chains=3, sweeps=60, burn_in=20)
    assert (a.N == b.N).all()
    assert (a.N >= histories.n).all()


def test_convergence_sees_agreement_and_disagreement():
    rng = np.random.default_rng(1)
    good = rng.normal(size=(4, 1000))
    bad = good + np.array([0, 0, 0, 2])[:, None]
    assert convergence.r_hat(good) < 1.01 < 1.2 < convergence.r_hat(bad)
    assert 3000 < convergence.bulk_ess(good) < 5500
    slow = np.cumsum(rng.normal(size=(4, 1000)), axis=1)
    assert convergence.bulk_ess(slow) < 100


def test_strata_are_added_draw_by_draw_not_end_by_end():
    rng = np.random.default_rng(2)
    parts = [100 + rng.gamma(4, 10, size=4000) for _ in range(4)]
    total = combine.add_strata(parts)
    ends = sum(np.quantile(p, 0.975) for p in parts)
    assert total.high < ends
    assert total.N == pytest.approx(sum(p.mean() for p in parts), rel=0.01)


def test_imputations_widen_the_interval():
    rng = np.random.default_rng(3)
    same = [500 + rng.gamma(9, 10, size=2000) for _ in range(10)]
    apart = [500 + rng.gamma(9, 10 + i, size=2000) for i in range(10)]
    narrow = combine.combine_imputations(same, [500] * 10)
    wide = combine.combine_imputations(apart, [500] * 10)
    assert narrow.high - narrow.low < wide.high - wide.low
    assert narrow.low < narrow.N < narrow.high
