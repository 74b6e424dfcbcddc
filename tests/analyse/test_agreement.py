import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa
from statsmodels.stats.inter_rater import fleiss_kappa as sm_fleiss

from researchkit.analyse.agreement import (
    METRICS,
    advice,
    double_codings_wanted,
    krippendorff_alpha,
    ratings_matrix,
)
from researchkit.analyse.coding import detection_agreement, per_code_alpha
from researchkit.analyse.kappa import cohen_kappa, fleiss_kappa, gwet_ac1
from researchkit.core.result import Result, refused

quick = settings(deadline=None, max_examples=60)
code = st.sampled_from([1, 2, 3, None])
matrices = st.integers(1, 10).flatmap(
    lambda units: st.lists(st.lists(code, min_size=units, max_size=units), min_size=2, max_size=4)
)


def alpha_by_pairs(rows, distance):
    """Alpha from its definition: mean distance within units over mean distance of all pairs."""
    units = [[c for c in column if c is not None] for column in zip(*rows, strict=True)]
    units = [unit for unit in units if len(unit) > 1]
    every = [c for unit in units for c in unit]
    n = len(every)
    observed = sum(
        distance(a, b) / (len(u) - 1)
        for u in units
        for i, a in enumerate(u)
        for j, b in enumerate(u)
        if i != j
    )
    expected = sum(distance(a, b) for i, a in enumerate(every) for j, b in enumerate(every) if i != j)
    return 1 - (n - 1) * observed / expected if expected else None


@quick
@given(matrices)
def test_alpha_is_its_definition(rows):
    for metric, distance in (
        ("nominal", lambda a, b: float(a != b)),
        ("interval", lambda a, b: (a - b) ** 2),
        ("ratio", lambda a, b: ((a - b) / (a + b)) ** 2),
    ):
        found, wanted = krippendorff_alpha(rows, metric, draws=0), alpha_by_pairs(rows, distance)
        if found.refused:
            assert wanted is None or not any(
                sum(c is not None for c in u) > 1 for u in zip(*rows, strict=True)
            )
        else:
            assert found.value == pytest.approx(wanted, abs=1e-9)


@quick
@given(matrices, st.randoms())
def test_order_of_coders_and_units_does_not_matter(rows, random):
    for metric in METRICS:
        one = krippendorff_alpha(rows, metric, draws=0)
        coders = list(rows)
        random.shuffle(coders)
        units = list(zip(*coders, strict=True))
        random.shuffle(units)
        two = krippendorff_alpha([list(row) for row in zip(*units, strict=True)], metric, draws=0)
        assert one.refused == two.refused
        if not one.refused:
            assert one.value == pytest.approx(two.value, abs=1e-12)


def test_perfect_agreement_is_one():
    for metric in METRICS:
        found = krippendorff_alpha([[1, 2, 3, 1], [1, 2, 3, 1]], metric)
        assert found.value == 1
        assert found.low is None  # every draw of the bootstrap is perfect too: no interval can be told
        assert any("cannot tell" in note for note in found.notes)


def test_units_coded_once_drop_out():
    full = krippendorff_alpha([[1, 2, 2], [1, 2, 1]], draws=0)
    with_more = krippendorff_alpha([[1, 2, 2, 1, None], [1, 2, 1, None, None]], draws=0)
    assert with_more.value == full.value
    assert with_more.n == 3


def test_the_bootstrap_is_seeded():
    rows = np.random.default_rng(1).integers(0, 2, (2, 40))
    assert krippendorff_alpha(rows, seed=5) == krippendorff_alpha(rows, seed=5)
    assert krippendorff_alpha(rows, seed=5) != krippendorff_alpha(rows, seed=6)
    assert krippendorff_alpha(rows, draws=0).low is None


def test_no_statement_without_variation():
    assert "all codes are the same" in krippendorff_alpha([[1, 1], [1, 1]]).refused
    assert "two codes" in krippendorff_alpha([[1, None], [None, 1]]).refused


def test_frames_words_and_order():
    rows = [["low", "mid", "high", "mid"], ["low", "high", "high", "mid"]]
    order = ["low", "mid", "high"]
    numbered = [[order.index(c) for c in row] for row in rows]
    one = krippendorff_alpha(pd.DataFrame(rows), "ordinal", order=order, draws=0)
    assert one.value == krippendorff_alpha(numbered, "ordinal", draws=0).value
    with pytest.raises(ValueError, match="must be numbers"):
        krippendorff_alpha(rows, "ordinal")
    with pytest.raises(ValueError, match="not in the given order"):
        krippendorff_alpha(rows, "ordinal", order=["low", "high"])


def test_a_long_table_becomes_a_matrix():
    long = pd.DataFrame({"case_id": ["c1", "c1", "c2"], "coder": ["a", "b", "a"], "value": ["x", "y", "x"]})
    matrix = ratings_matrix(long)
    assert matrix.shape == (2, 2)
    assert krippendorff_alpha(matrix, draws=0).n == 1
    with pytest.raises(ValueError, match="coded the same unit twice"):
        ratings_matrix(pd.concat([long, long]))


@pytest.mark.parametrize(
    ("alpha", "verdict"), [(0.8, "publish"), (0.79, "caution"), (0.667, "caution"), (0.5, "drop")]
)
def test_advice(alpha, verdict):
    assert advice(Result("a", alpha, unit="alpha"))[0] == verdict


def test_advice_on_a_refusal():
    assert advice(refused("a", "no unit has two codes")) == ("drop", "no unit has two codes")


def test_double_codings():
    assert double_codings_wanted(12) == 12
    assert double_codings_wanted(400) == 50


def test_few_units_are_said_to_be_few():
    assert any("too few" in note for note in krippendorff_alpha([[1, 2], [1, 2]]).notes)


@pytest.mark.parametrize("bad", [[], [[1, 2], [1]], [1, 2]])
def test_no_matrix(bad):
    with pytest.raises((ValueError, TypeError)):
        krippendorff_alpha(bad)


def two_coders(seed, categories=3, units=60):
    rng = np.random.default_rng(seed)
    first = rng.integers(0, categories, units)
    return first, np.where(rng.random(units) < 0.7, first, rng.integers(0, categories, units))


@pytest.mark.parametrize(
    ("weights", "name"), [("none", None), ("linear", "linear"), ("quadratic", "quadratic")]
)
def test_cohen_is_that_of_statsmodels(weights, name):
    a, b = two_coders(1)
    table = np.zeros((3, 3))
    np.add.at(table, (a, b), 1)
    wanted = cohens_kappa(table, wt=name)
    found = cohen_kappa(a, b, weights=weights)
    assert found.value == pytest.approx(wanted.kappa)
    assert found.details["se"] == pytest.approx(wanted.std_kappa, rel=1e-6)


def test_fleiss_is_that_of_statsmodels():
    ratings = np.random.default_rng(2).integers(0, 4, (5, 30))
    wanted = sm_fleiss(aggregate_raters(ratings.T)[0])
    assert fleiss_kappa(ratings).value == pytest.approx(wanted)
    assert fleiss_kappa(aggregate_raters(ratings.T)[0], counts=True).value == pytest.approx(wanted)


def test_fleiss_needs_equal_numbers_of_coders():
    assert "use alpha" in fleiss_kappa([[1, 2, 1], [1, None, 2]]).refused


def test_the_kappa_paradox_is_told_and_ac1_does_not_fall_for_it():
    a = ["no"] * 95 + ["yes"] * 5
    b = ["no"] * 93 + ["yes"] * 2 + ["no"] * 5
    kappa, ac1 = cohen_kappa(a, b), gwet_ac1([a, b])
    assert kappa.value < 0.1
    assert "show AC1" in kappa.notes[0]
    assert ac1.value > 0.9
    assert ac1.low <= ac1.value <= ac1.high <= 1


def test_kappas_without_anything_to_say():
    assert cohen_kappa([1, 1], [1, 1]).refused
    assert cohen_kappa([None], [1]).refused
    assert fleiss_kappa([[1, 1], [1, 1]]).refused
    assert gwet_ac1([[1], [None]]).refused
    assert gwet_ac1([[1, 1], [1, 1]]).value == 1


def test_alpha_per_code_of_several():
    codings = pd.DataFrame(
        {
            "case_id": ["c1", "c1", "c2", "c2", "c3", "c3", "c4", "c4", "c5"],
            "coder": ["a", "b"] * 4 + ["a"],
            "codes": ["attend|post", "attend", "post", "post", "", "attend", "attend", "attend", None],
        }
    )
    found = per_code_alpha(codings)
    assert sorted(found) == ["attend", "post"]
    wanted = krippendorff_alpha([[1, 0, 0, 1], [1, 0, 1, 1]], draws=0)
    assert found["attend"].value == pytest.approx(wanted.value)
    assert found["attend"].n == 4
    assert found["post"].result_id == "alpha.post"


def test_detection():
    found = detection_agreement({"a": ["1", "2", "3", "4", "5"], "b": ["4", "5"]})
    assert found.value == pytest.approx(2 * 2 / 7)
    assert found.details["by_all"] == 2
    assert found.details["by_one_only"] == 3
    assert found.details["found"] == {"a": 5, "b": 2}
    assert any("very different numbers" in note for note in found.notes)
    assert detection_agreement({"a": ["1"]}).refused
    assert detection_agreement({"a": [], "b": []}).refused


def test_coders_who_find_as_much_are_not_told_apart():
    found = detection_agreement({"a": ["1", "2"], "b": ["2", "3"]})
    assert not any("very different" in note for note in found.notes)


def test_the_interval_is_that_of_all_draws():
    rows = np.random.default_rng(4).integers(0, 3, (2, 60))
    few, many = krippendorff_alpha(rows, draws=1300), krippendorff_alpha(rows, draws=20_000)
    assert (few.low, few.high) == pytest.approx((many.low, many.high), abs=0.04)
