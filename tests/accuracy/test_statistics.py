"""Every published or independently computed reference value is reproduced within its tolerance.

``statistics_reference.json`` holds the values, ``statistics_inputs.json`` the published data behind them.
"""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from researchkit.analyse.agreement import METRICS, krippendorff_alpha
from researchkit.analyse.bounds import change_bounds, imbens_manski, worst_case
from researchkit.analyse.chain_ladder import completed, delay_pmf
from researchkit.analyse.changepoint import changepoint
from researchkit.analyse.durations import kaplan_meier
from researchkit.analyse.funnel import funnel_limit
from researchkit.analyse.kappa import fleiss_kappa, gwet_ac1
from researchkit.analyse.mack import mack
from researchkit.analyse.multiplicity import benjamini_hochberg
from researchkit.analyse.proportions import jeffreys, midp, newcombe, wilson
from researchkit.analyse.rates import poisson_interval, rate_ratio
from researchkit.analyse.sensitivity import corrected, delta_adjusted, miscoded, tipping_point
from researchkit.analyse.trends import direction
from researchkit.analyse.turnbull import turnbull

DATA = Path(__file__).parent / "data"


@cache
def read(name):
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def reference(*path):
    found = read("statistics_reference.json")
    for step in path:
        found = found[step]
    return found


def inputs(name):
    return read("statistics_inputs.json")[name]


def cases(*path):
    return list(reference(*path).items())


def k_of_n(text):
    return tuple(int(part) for part in text.split("/"))


@pytest.mark.parametrize(("what", "limits"), cases("counts", "wilson"))
def test_wilson(what, limits):
    found = wilson(*k_of_n(what))
    assert (found.low, found.high) == pytest.approx(limits, abs=1e-6)


@pytest.mark.parametrize(("what", "limits"), cases("counts", "jeffreys"))
def test_jeffreys(what, limits):
    found = jeffreys(*k_of_n(what))
    assert (found.low, found.high) == pytest.approx(limits, abs=1e-6)


@pytest.mark.parametrize(("what", "limits"), cases("counts", "midp_binom"))
def test_midp_binomial(what, limits):
    found = midp(*k_of_n(what))
    assert (found.low, found.high) == pytest.approx(limits, rel=5e-4)


@pytest.mark.parametrize(
    ("method", "key"), [("garwood", "poisson_exact"), ("midp", "poisson_midp"), ("byar", "poisson_byar")]
)
def test_poisson_intervals(method, key):
    for count, limits in cases("counts", key):
        found = poisson_interval(int(count), method=method)
        assert (found.low, found.high) == pytest.approx(limits, abs=1e-6)


def four(text):
    return [int(part) for part in text.replace("(", "").replace(")", "").split(",")]


@pytest.mark.parametrize(("what", "values"), cases("counts", "rate_ratio_exact"))
def test_rate_ratio_exact(what, values):
    found = rate_ratio(*four(what), method="exact")
    assert (found.value, found.low, found.high) == pytest.approx(values, rel=1e-6)


@pytest.mark.parametrize(("what", "values"), cases("counts", "rate_ratio_midp"))
def test_rate_ratio_midp(what, values):
    found = rate_ratio(*four(what))
    assert (found.value, found.low) == pytest.approx(values[:2], rel=5e-4)
    assert found.high == pytest.approx(values[2], rel=2e-3 if values[2] > 100 else 5e-4)


def test_rate_ratio_has_the_central_midp_and_not_the_minlike_one():
    assert rate_ratio(11, 800, 21, 3011).details["p_value"] == pytest.approx(0.0801, abs=5e-5)


@pytest.mark.parametrize(("what", "values"), cases("counts", "newcombe_diff"))
def test_newcombe(what, values):
    (k1, n1), (k2, n2) = (k_of_n(part) for part in what.split("-"))
    found = newcombe(k1, n1, k2, n2)
    assert (found.value, found.low, found.high) == pytest.approx(values, abs=6e-5)


@pytest.mark.parametrize(("what", "limits"), cases("counts", "funnel_target0.2"))
def test_funnel_limits(what, limits):
    size, tails = what.split(",")
    n = int(size.removeprefix("n="))
    found = [funnel_limit(n, 0.2, float(tail)) for tail in tails.removeprefix("p=").split("/")]
    assert found == pytest.approx(limits, abs=6e-6)


def test_benjamini_hochberg():
    found = benjamini_hochberg(inputs("benjamini_hochberg_1995")["p_values"], 0.05)
    assert found.rejected == reference("counts", "bh_1995", "rejected_at_.05")
    assert found.flagged[:4] == (True,) * 4


def test_poisson_changepoint_of_coal_disasters():
    wanted = reference("counts", "coal_poisson_changepoint")
    found = changepoint(inputs("coal_disasters")["counts"])
    assert found.value == wanted["mode_index"]
    assert found.details["mode_prob"] == pytest.approx(wanted["mode_prob"], abs=5e-4)
    assert found.details["prior_rate"] == 1.0


def test_changepoint_of_the_nile():
    from statsmodels.datasets import nile

    found = changepoint(nile.load_pandas().data["volume"])
    assert found.value == reference("counts", "nile_breakpoint")


def triangle_of(name):
    return np.array(inputs(name)["triangle"], dtype=float)


def test_nowcast_toy():
    wanted = reference("nowcast", "toy_4x4")
    toy = triangle_of("nowcast_toy")
    assert delay_pmf(toy) == pytest.approx(wanted["pmf"], abs=1e-12)
    assert completed(toy).sum(axis=1) == pytest.approx(wanted["totals"], abs=1e-6)


def test_delay_of_the_documented_example():
    assert delay_pmf(triangle_of("nowcast_documented")) == pytest.approx(
        inputs("nowcast_documented")["pmf"], abs=1e-7
    )


def test_completion_of_the_documented_example():
    found = completed(triangle_of("nowcast_manual"))
    assert found == pytest.approx(np.array(inputs("nowcast_manual")["completed"]), abs=6e-6)


def test_mack():
    wanted = reference("nowcast", "mack_RAA")
    rows = inputs("raa")["cumulative"]
    square = np.full((len(rows), len(rows)), np.nan)
    for index, row in enumerate(rows):
        square[index, : len(row)] = row
    found = mack(square)
    assert found.total == pytest.approx(wanted["ibnr"], abs=0.5)
    assert found.total_error == pytest.approx(wanted["se"], abs=0.5)
    assert found.ultimates.sum() == pytest.approx(wanted["ultimate"], abs=0.5)


def test_kaplan_meier_of_gehan():
    data = inputs("gehan_6mp")
    curve = kaplan_meier(data["weeks"], data["relapsed"])
    for week, survival in cases("survival", "gehan_6MP_S"):
        assert curve.at(float(week)).value == pytest.approx(survival, abs=6e-5)
    for week, error in cases("survival", "gehan_6MP_se"):
        assert curve.at(float(week)).details["se"] == pytest.approx(error, abs=6e-6)
    assert curve.median().value == 23


def test_kaplan_meier_of_lung():
    data = inputs("lung")
    curve = kaplan_meier(data["days"], np.array(data["status"]) == 2)
    median = curve.median()
    assert [median.value, median.low, median.high] == reference("survival", "lung_median_loglog")
    mean = curve.rmst(365)
    assert (mean.value, mean.details["se"]) == pytest.approx(reference("survival", "lung_rmst365"), rel=1e-6)


def test_turnbull_of_breast_cosmesis():
    data = inputs("breast_cosmesis_radiation")
    ends = [one.removesuffix("+").split("-") for one in data["intervals"]]
    found = turnbull([float(one[0]) for one in ends], [float(one[1]) if one[1:] else np.inf for one in ends])
    assert found.n == 46
    assert found.converged
    assert found.table.to_numpy() == pytest.approx(np.array(data["masses"]), abs=6e-5)


def test_krippendorff():
    data = inputs("krippendorff")
    assert krippendorff_alpha(data["A"], draws=0).value == pytest.approx(
        reference("reliability", "krippendorff_A_binary"), abs=5e-4
    )
    assert krippendorff_alpha(data["B"], draws=0).value == pytest.approx(
        reference("reliability", "krippendorff_B_nominal"), abs=5e-4
    )
    for metric in METRICS:
        wanted = reference("reliability", "krippendorff_C", metric)
        assert krippendorff_alpha(data["C"], metric, draws=0).value == pytest.approx(wanted, abs=5e-4)


def test_krippendorff_bootstrap():
    found = krippendorff_alpha(inputs("krippendorff")["C"])
    assert (found.low, found.high) == pytest.approx((0.42, 1.0), abs=0.01)
    assert any("too few" in note for note in found.notes)


def test_fleiss_and_gwet():
    ratings = np.array(inputs("fleiss_diagnoses")["subjects_by_raters"]).T
    assert fleiss_kappa(ratings).value == pytest.approx(
        reference("reliability", "fleiss_diagnoses"), abs=5e-6
    )
    found = gwet_ac1(inputs("krippendorff")["C"])
    assert (found.value, found.details["se"]) == pytest.approx(inputs("krippendorff")["C_ac1"], abs=5e-5)


def test_bounds():
    wanted = reference("bounds", "n100_yes42_no31_und27")
    found = worst_case(42, 31, 27)
    assert [found.low, found.high] == wanted["bounds"]
    interval = imbens_manski(42, 31, 27)
    assert (interval.low, interval.high) == pytest.approx(wanted["imbens_manski95"], abs=5e-6)
    complete = (found.details["complete_case"], *found.details["complete_case_interval"])
    assert complete == pytest.approx(wanted["mar"], abs=5e-6)


def test_no_direction_from_the_worked_example():
    change = change_bounds(worst_case(42, 31, 27), worst_case(40, 20, 20))
    assert (change.low, change.high) == pytest.approx((-0.33, 0.19), abs=1e-9)
    assert direction(change) == "none_claimed"


@pytest.mark.parametrize(
    ("delta", "share"), [(-1.5, 0.487), (-1.0, 0.514), (0.0, 0.575), (1.0, 0.630), (1.5, 0.649)]
)
def test_delta_adjustment(delta, share):
    # the reference was simulated with few imputations: its own error is about 0.004
    assert delta_adjusted(42, 31, 27, delta).value == pytest.approx(share, abs=0.005)


def test_delta_adjustment_at_zero_and_its_tipping_point():
    found = delta_adjusted(42, 31, 27)
    assert (found.low, found.high) == pytest.approx((0.459, 0.683), abs=0.002)
    assert tipping_point(42, 31, 27).value == pytest.approx(-1.24, abs=0.07)


def test_miscoding():
    corrupted, contaminated = miscoded(42, 31, 0.1), miscoded(42, 31, 0.1, model="contaminated")
    assert (corrupted.low, corrupted.high) == pytest.approx((0.475, 0.675), abs=5e-4)
    assert (contaminated.low, contaminated.high) == pytest.approx((0.528, 0.639), abs=5e-4)
    assert corrected(42 / 73, 0.9, 0.9).value == pytest.approx(0.594, abs=5e-4)
