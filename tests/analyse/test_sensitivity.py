import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.analyse.bounds import worst_case
from researchkit.analyse.sensitivity import (
    by_grade,
    corrected,
    correction_grid,
    delta_adjusted,
    delta_table,
    miscoded,
    tipping_point,
)

quick = settings(deadline=None, max_examples=50)
count = st.integers(0, 40)


def test_the_exact_imputation_is_the_limit_of_simulated_ones():
    rng = np.random.default_rng(1)
    theta = rng.beta(42.5, 31.5, 200_000)
    q = 1 / (1 + (1 - theta) / theta * np.exp(1.0))
    share = (42 + rng.binomial(27, q)) / 100
    logit = np.log(share / (1 - share))
    found = delta_adjusted(42, 31, 27, -1.0)
    assert found.value == pytest.approx(1 / (1 + np.exp(-logit.mean())), abs=3e-4)
    total = (1 / (100 * share * (1 - share))).mean() + logit.var()
    lost = logit.var() / total
    assert found.details["fraction_missing"] == pytest.approx(lost, abs=2e-3)


@quick
@given(count, count, count, st.floats(-8, 8))
def test_adjusted_shares_lie_within_the_bounds(yes, no, open_, delta):
    found = delta_adjusted(yes, no, open_, delta)
    if yes + no == 0:
        assert found.refused
        return
    bounds = worst_case(yes, no, open_)
    assert bounds.low <= found.value <= bounds.high
    assert found.low < found.high


def test_a_larger_delta_gives_a_larger_share():
    table = delta_table(42, 31, 27)
    assert table["share"].is_monotonic_increasing
    assert table["low"].lt(table["share"]).all()


def test_strata_are_imputed_each_from_its_own():
    together = delta_adjusted(50, 50, 40)
    apart = delta_adjusted([45, 5], [5, 45], [40, 0])
    assert apart.value > together.value + 0.05
    assert apart.n == together.n == 140


def test_tipping_point_crosses_the_threshold():
    found = tipping_point(42, 31, 27)
    assert delta_adjusted(42, 31, 27, found.value).value == pytest.approx(0.5, abs=1e-6)
    assert found.unit == "log odds"


def test_a_robust_statement_has_no_tipping_point():
    assert "no assumption" in tipping_point(80, 10, 10).refused
    assert tipping_point(0, 0, 10).refused


def test_miscoding_bounds_hold_the_share_and_stay_shares():
    for model in ("corrupted", "contaminated"):
        found = miscoded(1, 30, 0.2, model=model)
        assert 0 <= found.low <= found.value <= found.high <= 1
    assert miscoded(0, 0, 0.1).refused


def test_correction_is_refused_where_it_makes_no_sense():
    assert "tell nothing" in corrected(0.4, 0.5, 0.5).refused
    assert "cannot have produced" in corrected(0.01, 0.9, 0.9).refused
    assert corrected(0.4, 1, 1).value == pytest.approx(0.4)


def test_correction_grid_has_every_pair():
    grid = correction_grid(0.575)
    assert len(grid) == 16
    assert grid.loc[(grid["sensitivity"] == 1) & (grid["specificity"] == 1), "share"].item() == pytest.approx(
        0.575
    )


def test_by_grade():
    table = pd.DataFrame(
        {
            "case_id": list("abcdef"),
            "answer": ["yes", "no", "unknown", "yes", "yes", "no"],
            "source_grade": ["A", "A", "B", "C", "C", "D"],
        }
    )
    found = by_grade(table)
    assert found["A"].n == 2
    assert found["A-C"].case_ids == ("a", "d", "e")
    assert found["A-B"].possible_ids == ("c",)
    assert found["span"].low == pytest.approx(1 / 3)
    assert found["span"].high == pytest.approx(4 / 5)


def test_by_grade_without_a_graded_source():
    table = pd.DataFrame({"answer": ["yes"], "source_grade": ["E"]})
    found = by_grade(table)
    assert found["A"].refused
    assert found["span"].refused
    with pytest.raises(ValueError, match="other than yes, no and unknown"):
        by_grade(pd.DataFrame({"answer": ["maybe"], "source_grade": ["A"]}))


@pytest.mark.parametrize("wrong", [0, 1, -0.1])
def test_bad_share(wrong):
    with pytest.raises(ValueError, match="share_wrong"):
        miscoded(1, 1, wrong)


def test_bad_strata():
    with pytest.raises(ValueError, match="length"):
        delta_adjusted([1, 2], [1], [0, 0])
    with pytest.raises(ValueError, match="finite"):
        delta_adjusted(1, 1, 1, float("nan"))


@pytest.mark.parametrize("bad", [(1.2, 0.9, 0.9), (0.5, -0.1, 0.9), (0.5, 0.9, float("nan"))])
def test_corrections_take_shares_only(bad):
    with pytest.raises(ValueError, match=r"within \[0, 1\]"):
        corrected(*bad)
