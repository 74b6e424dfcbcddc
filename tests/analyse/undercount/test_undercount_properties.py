import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.analyse.undercount import (
    alternatives,
    combine,
    convergence,
    estimate,
    gate,
    gradual,
    lcmcr,
    loglinear,
    lower_bounds,
    sensitivity,
)
from researchkit.analyse.undercount.histories import read_histories
from researchkit.core.result import Result


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
        (pd.DataFrame({"A": [1, 0], "B": [0, 1], "count": [1, np.nan]}), "whole numbers"),
        (pd.DataFrame({"A": [1, 0], "B": [0, 1], "count": [1, np.inf]}), "whole numbers"),
        (pd.DataFrame({"A": [1, 0], "B": [0, 1], "count": [1, 1e18]}), "more people"),
        (pd.DataFrame({"A": [1, None], "B": [0, 1], "count": [1, 1]}), "blanks"),
        (pd.DataFrame({"A": ["yes", "perhaps"], "B": [0, 1]}), "zeros and ones"),
        (pd.DataFrame([[1, 0, 1], [0, 1, 2]], columns=["A", "A", "count"]), "several columns A"),
        (pd.DataFrame({"A": [1, 0], "B": [0, 1], "x": [3, 4], "y": [5, 6]}), "not clear which column"),
        (pd.DataFrame({"person": range(1, 7), "A": [1, 0] * 3, "B": [0, 1] * 3}), "identifier"),
        (pd.DataFrame([[1] * 61], columns=[f"L{i}" for i in range(61)]), "at most 60"),
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


PATTERNS = pd.DataFrame({"A": [1, 0, 0, 1, 1, 0, 1], "B": [0, 1, 0, 1, 0, 1, 1], "C": [0, 0, 1, 0, 1, 1, 1]})
COUNTS = [40, 35, 50, 12, 15, 11, 9]


def forms():
    """The same people in every form in which they may be handed over."""
    yield "count", PATTERNS.assign(count=COUNTS)
    yield "count first", pd.DataFrame({"Anzahl": COUNTS}).join(PATTERNS)
    yield "n", PATTERNS.assign(n=COUNTS)
    yield "Freq", PATTERNS.assign(Freq=COUNTS)
    yield "row numbers", PATTERNS.assign(Freq=COUNTS).reset_index(names="Unnamed: 0")
    yield "row numbers from 1", pd.DataFrame({"": range(1, 8)}).join(PATTERNS.assign(Freq=COUNTS))
    yield "numbers as names", PATTERNS.assign(n=COUNTS).rename(columns={"A": 1, "B": 2, "C": 3})
    yield "booleans", PATTERNS.astype(bool).assign(cases=COUNTS)
    yield "words", PATTERNS.replace({0: "no", 1: "Yes"}).assign(cases=COUNTS)
    yield "texts", PATTERNS.astype("str").assign(cases=COUNTS)
    yield "decimals", PATTERNS.astype(float).assign(cases=[float(one) for one in COUNTS])
    people = PATTERNS.loc[PATTERNS.index.repeat(COUNTS)].sample(frac=1, random_state=1)
    yield "people", people
    yield "people and an index", people.reset_index(drop=True).reset_index(names="Unnamed: 0")
    nobody = pd.DataFrame([{"A": 0, "B": 0, "C": 0}])
    yield "zero cell empty", pd.concat([nobody.assign(n=np.nan), PATTERNS.assign(n=COUNTS)])
    yield "zero cell of 0", pd.concat([PATTERNS.assign(n=COUNTS), nobody.assign(n=0)])
    yield "zero cell counted", pd.concat([PATTERNS.assign(n=COUNTS), nobody.assign(n=100)])
    half = [one // 2 for one in COUNTS]
    other = [one - part for one, part in zip(COUNTS, half, strict=True)]
    yield "patterns twice", pd.concat([PATTERNS.assign(n=half), PATTERNS.assign(n=other)])


@pytest.mark.parametrize(("name", "table"), list(forms()), ids=[name for name, _ in forms()])
def test_every_form_of_a_table_is_read_alike(name, table):
    found = read_histories(table)
    wanted = read_histories(PATTERNS.assign(count=COUNTS))
    assert found.J == 3
    assert (found.seen == wanted.seen).all()
    assert (found.counts == wanted.counts).all()
    assert bool(found.notes) == (name == "zero cell counted")


def test_a_list_called_n_is_a_list_where_rows_are_people():
    people = PATTERNS.loc[PATTERNS.index.repeat(COUNTS)].rename(columns={"C": "n"})
    assert read_histories(people).lists == ("A", "B", "n")
    assert read_histories(people).n == sum(COUNTS)


def test_a_count_is_preferred_to_a_list_called_n():
    table = PATTERNS.rename(columns={"C": "n"}).assign(count=1)
    assert read_histories(table).lists == ("A", "B", "n")
    assert read_histories(table).n == 7


def test_a_table_of_nobody_is_refused_with_reasons():
    found = sound(estimate(pd.DataFrame({"count": pd.Series(dtype="int64")}), **QUICK))
    assert found.documented.value == 0


def test_columns_that_are_told_are_taken():
    table = PATTERNS.assign(region=["x"] * 7, age=range(30, 37), n=COUNTS)
    found = read_histories(table, lists=["C", "A"], count="n")
    assert found.lists == ("C", "A")
    with pytest.raises(ValueError, match="no column weight"):
        read_histories(table, count="weight")
    with pytest.raises(ValueError, match="no column Z"):
        read_histories(table, lists=["A", "Z"], count="n")
    with pytest.raises(ValueError, match="several columns"):
        read_histories(table, lists="AB")
    with pytest.raises(ValueError, match="cannot be a list"):
        read_histories(table, lists=["A", "n"], count="n")
    with pytest.raises(ValueError, match="twice"):
        read_histories(table, lists=["A", "A"], count="n")


def results(found):
    return (
        found.documented,
        found.estimate,
        found.range,
        found.floor,
        found.gradual,
        found.loglinear,
        found.graphs,
    )


def sound(found):
    """Every result is a finite, ordered number or a refusal with a reason."""
    for one in results(found):
        numbers = [value for value in (one.value, one.low, one.high) if value is not None]
        assert all(np.isfinite(value) for value in numbers)
        assert one.refused or numbers
        if one.value is not None and one.low is not None:
            assert one.low - 1e-6 <= one.value <= one.high + 1e-6
        assert all(value >= found.documented.value - 1e-6 for value in numbers)
    assert found.passed != bool(found.estimate.refused)
    assert "nan" not in str(found)
    return found


QUICK = {"sweeps": 200, "burn_in": 50, "replicates": 20, "chains": 4, "classes": 3, "leave_out": False}


@st.composite
def any_table(draw):
    lists = draw(st.integers(1, 7))
    seed = draw(st.integers(0, 10_000))
    rng = np.random.default_rng(seed)
    people = draw(st.integers(0, 120))
    chances = rng.choice([0.0, 0.02, 0.1, 0.3, 0.6, 0.95, 1.0], size=lists)
    return pd.DataFrame(
        (rng.random((people, lists)) < chances).astype(int), columns=[f"L{i}" for i in range(lists)]
    )


@given(any_table())
@settings(deadline=None, max_examples=60)
def test_any_table_gives_finite_numbers_or_a_reason(table):
    sound(estimate(table, **QUICK))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([[1, 0, 0, 40], [0, 1, 0, 30], [0, 0, 1, 50]], "hang together"),
        ([[1, 1, 1, 80]], "three lists"),
        ([[1, 1, 0, 60], [1, 1, 1, 40], [0, 0, 1, 30]], "three lists"),
        ([[1, 0, 0, 400], [0, 1, 0, 300], [0, 0, 1, 500], [1, 1, 0, 1], [0, 1, 1, 1]], "exactly two lists"),
        ([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]], "three lists"),
    ],
)
def test_tables_that_bear_nothing_are_refused(rows, said):
    found = sound(estimate(pd.DataFrame(rows, columns=["A", "B", "C", "n"]), **QUICK))
    assert said in found.estimate.refused


def test_copies_of_a_list_are_one_list_and_an_empty_list_is_none():
    rng = np.random.default_rng(3)
    people = pd.DataFrame((rng.random((300, 3)) < 0.4).astype(int), columns=["A", "B", "C"])
    found = sound(estimate(people.assign(D=people["B"], E=0), **QUICK))
    alone = estimate(people, **QUICK)
    assert found.floor == alone.floor
    assert any("D holds the same people as B" in note for note in found.notes)
    assert any("E is empty" in note for note in found.notes)


def test_many_lists_and_many_people():
    rng = np.random.default_rng(4)
    wide = pd.DataFrame((rng.random((400, 18)) < 0.15).astype(int), columns=[f"L{i}" for i in range(18)])
    assert "Mh" in sound(estimate(wide, **QUICK)).floor.method
    large = frame([4_000_000, 3_000_000, 900_000, 5_000_000, 800_000, 700_000, 400_000], 3)
    assert sound(estimate(large, **QUICK)).documented.value == 14_800_000


@pytest.mark.parametrize(
    "setting", [{"chains": 1}, {"sweeps": 0}, {"classes": 0}, {"burn_in": -1}, {"replicates": 0}]
)
def test_settings_out_of_range_are_refused(setting):
    with pytest.raises(ValueError, match="at least"):
        estimate(frame([40, 30, 12, 20, 9, 8, 7], 3), **setting)


def test_many_tables_are_sampled_as_one_after_another():
    tables = [
        read_histories(frame(one, 3)) for one in ([90, 70, 30, 80, 25, 20, 15], [40, 30, 12, 20, 9, 8, 7])
    ]
    together = lcmcr.sample_many(tables, classes=3, sweeps=3000, burn_in=400, seed=5)
    for histories, found in zip(tables, together, strict=True):
        alone = lcmcr.sample(histories, classes=3, sweeps=3000, burn_in=400, seed=6)
        assert found.quantiles(0.5)[0] == pytest.approx(alone.quantiles(0.5)[0], rel=0.03)
        assert found.quantiles(0.975)[0] == pytest.approx(alone.quantiles(0.975)[0], rel=0.1)
    stopped = lcmcr.sample_many(tables, classes=3, sweeps=4000, burn_in=500, seed=5, enough=(1.2, 50.0))
    assert all(one.N.shape[1] < 400 for one in stopped)
    assert lcmcr.sample_many([]) == []
    with pytest.raises(ValueError, match="different numbers"):
        lcmcr.sample_many([tables[0], read_histories(frame([4, 5, 6], 2))])


def test_gradual_differences_are_found_where_people_differ_by_degrees():
    rng = np.random.default_rng(12)
    odds = np.log(np.array([0.35, 0.3, 0.25, 0.2]) / (1 - np.array([0.35, 0.3, 0.25, 0.2])))
    chance = 1 / (1 + np.exp(-(odds + rng.standard_normal((20_000, 1)))))
    histories = read_histories(
        pd.DataFrame((rng.random(chance.shape) < chance).astype(int), columns=list("ABCD"))
    )
    found = gradual.darroch(histories)
    assert found.N == pytest.approx(20_000, rel=0.05)
    assert found.tau > 0
    assert loglinear.fit(histories, frozenset()).N < 0.85 * 20_000


def test_the_range_holds_both_kinds_of_differences():
    table = frame([220, 180, 60, 200, 65, 50, 20], 3)
    found = sound(
        estimate(table, sweeps=3000, burn_in=300, replicates=20, classes=2, chains=6, leave_out=False)
    )
    assert found.passed
    assert found.range.low == min(found.estimate.low, found.gradual.low)
    assert found.range.high == max(found.estimate.high, found.gradual.high)
    assert found.range.notes[1:] == found.estimate.notes


def test_the_range_is_that_of_the_classes_where_gradual_differences_do_not_fit():
    classed = Result("x", 110.0, 100.0, 130.0, "credible", n=90, unit="persons")
    other = Result("y", 200.0, 150.0, 300.0, "confidence", n=90, unit="persons", details={"p_value": 0.5})
    fits = alternatives.range_of(classed, other, "z")
    assert (fits.value, fits.low, fits.high) == (None, 100.0, 300.0)
    poor = alternatives.range_of(classed, other.named("y", details={"p_value": 1e-6}), "z")
    assert (poor.low, poor.high) == (100.0, 130.0)
    none = alternatives.range_of(classed, Result("y", refused="no estimate"), "z")
    assert (none.low, none.high) == (100.0, 130.0)
    apart = alternatives.range_of(classed, other.named("y", high=500.0), "z")
    assert (
        apart.refused
        == "latent classes and gradual differences fit alike and give from 100 to 500, too far apart for a range"
    )
    assert alternatives.range_of(Result("x", refused="no estimate"), other, "z").refused == "no estimate"
