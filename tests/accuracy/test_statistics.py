"""Published and independently computed values beside those of ``statistics_reference.json`` (see test_reference.py).

``statistics_inputs.json`` holds the published data behind them.
"""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from researchkit.analyse.agreement import krippendorff_alpha
from researchkit.analyse.bounds import change_bounds, worst_case
from researchkit.analyse.chain_ladder import completed, delay_pmf
from researchkit.analyse.competing import aalen_johansen
from researchkit.analyse.durations import kaplan_meier
from researchkit.analyse.kappa import gwet_ac1
from researchkit.analyse.mack import mack
from researchkit.analyse.rates import rate_ratio
from researchkit.analyse.sensitivity import corrected, delta_adjusted, miscoded, tipping_point
from researchkit.analyse.trends import direction
from researchkit.analyse.turnbull import turnbull

DATA = Path(__file__).parent / "data"


@cache
def read(name):
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def inputs(name):
    return read("statistics_inputs.json")[name]


def test_rate_ratio_has_the_central_midp_and_not_the_minlike_one():
    assert rate_ratio(11, 800, 21, 3011).details["p_value"] == pytest.approx(0.0801, abs=5e-5)


def triangle_of(name):
    return np.array(inputs(name)["triangle"], dtype=float)


def test_delay_of_the_documented_example():
    assert delay_pmf(triangle_of("nowcast_documented")) == pytest.approx(
        inputs("nowcast_documented")["pmf"], abs=1e-7
    )


def test_delay_of_the_last_rows_of_the_documented_example():
    data = inputs("nowcast_reference")
    found = delay_pmf(np.array(data["triangle"], dtype=float)[-6:])
    assert found == pytest.approx(data["pmf_last_6_rows"], abs=6e-9)


def test_completion_of_the_documented_example():
    found = completed(triangle_of("nowcast_manual"))
    assert found == pytest.approx(np.array(inputs("nowcast_manual")["completed"]), abs=6e-6)


def claims(name):
    rows = pd.read_csv(DATA / "claims_triangles.csv")
    return rows[rows["triangle"] == name].pivot(index="origin", columns="age", values="cumulated").to_numpy()


def test_mack_on_the_triangle_of_taylor_and_ashe():
    """Reserves and errors of every year, as printed by Mack (1993), table 3."""
    found = mack(claims("taylor_ashe"))
    assert found.reserves[1:].round().tolist() == [
        94634, 469511, 709638, 984889, 1419459, 2177641, 3920301, 4278972, 4625811,
    ]  # fmt: skip
    assert found.errors[1:].round().tolist() == [
        75535, 121699, 133549, 261406, 411010, 558317, 875328, 971258, 1363155,
    ]  # fmt: skip
    assert (found.total, found.total_error) == pytest.approx((18680856, 2447095), abs=0.5)


def test_mack_on_the_triangle_of_merz_and_wuthrich():
    """Merz & Wüthrich (2008): reserve 2,237,826, error 108,401."""
    found = mack(claims("merz_wuthrich"))
    assert (found.total, found.total_error) == pytest.approx((2237826, 108401), abs=0.5)


@pytest.mark.parametrize("name", ["taylor_ashe", "merz_wuthrich"])
def test_the_delay_of_a_nowcast_is_the_pattern_of_the_chain_ladder(name):
    cumulated = claims(name)
    increments = np.diff(cumulated, axis=1, prepend=0.0)
    factors = mack(cumulated).factors
    share = 1 / np.cumprod(factors[::-1])[::-1]  # known by age k of the final amount
    assert np.cumsum(delay_pmf(increments))[:-1] == pytest.approx(share, rel=1e-9)
    final = completed(increments).sum(axis=1)
    assert final == pytest.approx(mack(cumulated).ultimates, rel=1e-4)  # "+ 1 - F" is one case


def test_competing_risks_of_mgus2():
    """Progression never exceeds 1 - Kaplan-Meier: 0.0998 against 0.210 at 240 months."""
    people = pd.read_csv(DATA / "mgus2.csv")
    progressed = people["pstat"] == 1
    months = people["ptime"].where(progressed, people["futime"])
    cause = np.select([progressed, people["death"] == 1], ["progression", "death"], default="")
    found = aalen_johansen(months, cause, unit="months")
    assert found.at("progression", 240).value == pytest.approx(0.0998, abs=5e-5)
    assert 1 - kaplan_meier(months, progressed).at(240).value == pytest.approx(0.210, abs=6e-4)
    total = found.table["survival"] + found.table["cif.death"] + found.table["cif.progression"]
    assert total.to_numpy() == pytest.approx(np.ones(len(total)), abs=1e-12)


def test_turnbull_of_breast_cosmesis():
    data = inputs("breast_cosmesis_radiation")
    ends = [one.removesuffix("+").split("-") for one in data["intervals"]]
    found = turnbull([float(one[0]) for one in ends], [float(one[1]) if one[1:] else np.inf for one in ends])
    assert found.n == 46
    assert found.converged
    assert found.table.to_numpy() == pytest.approx(np.array(data["masses"]), abs=6e-5)


def test_krippendorff_bootstrap():
    found = krippendorff_alpha(inputs("krippendorff")["C"])
    assert (found.low, found.high) == pytest.approx((0.42, 1.0), abs=0.01)
    assert any("too few" in note for note in found.notes)


def test_gwet():
    found = gwet_ac1(inputs("krippendorff")["C"])
    assert (found.value, found.details["se"]) == pytest.approx(inputs("krippendorff")["C_ac1"], abs=5e-5)


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
