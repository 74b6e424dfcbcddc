"""Every number of ``statistics_reference.json`` is computed anew and held against; a number without a check fails.

The file is walked leaf by leaf. A leaf finds its check by its path; checks return what this project computes and how far it may
be off, and the comparison stands in one place, so no check can forget to assert.
"""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from accuracy.mse_tables import posterior, table

from researchkit.analyse.agreement import krippendorff_alpha
from researchkit.analyse.bounds import imbens_manski, worst_case
from researchkit.analyse.chain_ladder import completed, delay_pmf
from researchkit.analyse.changepoint import changepoint
from researchkit.analyse.competing import aalen_johansen
from researchkit.analyse.durations import kaplan_meier
from researchkit.analyse.funnel import funnel_limit
from researchkit.analyse.kappa import fleiss_kappa
from researchkit.analyse.mack import mack
from researchkit.analyse.multiplicity import benjamini_hochberg
from researchkit.analyse.proportions import jeffreys, midp, newcombe, wilson
from researchkit.analyse.rates import poisson_interval, rate_ratio
from researchkit.analyse.undercount import graphs, loglinear, lower_bounds, sensitivity
from researchkit.protect.suppression import recoverable, small_counts, suppress

DATA = Path(__file__).parent / "data"
TREE = json.loads((DATA / "statistics_reference.json").read_text(encoding="utf-8"))
INPUTS = json.loads((DATA / "statistics_inputs.json").read_text(encoding="utf-8"))

#: What says how a number is to be computed or told; everything else is a number to be reproduced.
SETTINGS = frozenset({"ds", "maxorder", "model", "K", "tol", "tol_rel", "min", "note", "prior"})


def leaves(node, path=()):
    """(path, value, row) for every number, list of numbers or name in the tree; row is the entry it belongs to."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in SETTINGS:
                continue
            if isinstance(value, dict | list) and (isinstance(value, dict) or isinstance(value[0], dict)):
                yield from leaves(value, (*path, key))
            else:
                yield (*path, key), value, node
    else:
        for index, value in enumerate(node):
            yield from leaves(value, (*path, str(index)))


CHECKS = {}


def checks(*prefix):
    """Register a function (rest of the path, row) → (what is computed, relative tolerance, absolute tolerance)."""

    def register(function):
        CHECKS[prefix] = function
        return function

    return register


def check_of(path):
    for length in range(len(path), 0, -1):
        if path[:length] in CHECKS:
            return CHECKS[path[:length]], path[length:]
    return None, path


def unchecked(tree):
    return ["/".join(path) for path, _, _ in leaves(tree) if check_of(path)[0] is None]


def ends(found):
    return found.low, found.high


def k_of_n(text):
    return tuple(int(part) for part in text.split("/"))


def four(text):
    return [int(part) for part in text.replace("(", "").replace(")", "").split(",")]


# Counts


@checks("counts", "wilson")
def _(rest, row):
    return ends(wilson(*k_of_n(rest[0]))), 0, 6e-7


@checks("counts", "jeffreys")
def _(rest, row):
    return ends(jeffreys(*k_of_n(rest[0]))), 0, 6e-7


@checks("counts", "midp_binom")
def _(rest, row):
    return ends(midp(*k_of_n(rest[0]))), 5e-4, 0


for key, method in (("poisson_exact", "garwood"), ("poisson_midp", "midp"), ("poisson_byar", "byar")):
    checks("counts", key)(
        lambda rest, row, m=method: (ends(poisson_interval(int(rest[0]), method=m)), 0, 1e-6)
    )


@checks("counts", "rate_ratio_exact")
def _(rest, row):
    found = rate_ratio(*four(rest[0]), method="exact")
    return (found.value, *ends(found)), 1e-6, 0


@checks("counts", "rate_ratio_midp")
def _(rest, row):
    found = rate_ratio(*four(rest[0]))
    return (found.value, *ends(found)), 2e-3 if found.high > 100 else 5e-4, 0


@checks("counts", "newcombe_diff")
def _(rest, row):
    (k1, n1), (k2, n2) = (k_of_n(part) for part in rest[0].split("-"))
    found = newcombe(k1, n1, k2, n2)
    return (found.value, *ends(found)), 0, 6e-5


@checks("counts", "funnel_target0.2")
def _(rest, row):
    size, tails = rest[0].split(",")
    n = int(size.removeprefix("n="))
    return [funnel_limit(n, 0.2, float(tail)) for tail in tails.removeprefix("p=").split("/")], 0, 6e-6


@checks("counts", "bh_1995")
def _(rest, row):
    level = float(rest[0].removeprefix("rejected_at_"))
    return benjamini_hochberg(INPUTS["benjamini_hochberg_1995"]["p_values"], level).rejected, 0, 0


@checks("counts", "nile_breakpoint")
def _(rest, row):
    from statsmodels.datasets import nile

    return changepoint(nile.load_pandas().data["volume"]).value, 0, 0


@checks("counts", "coal_poisson_changepoint")
def _(rest, row):
    found = changepoint(INPUTS["coal_disasters"]["counts"])
    return {"mode_index": found.value, "mode_prob": found.details["mode_prob"]}[rest[0]], 0, 5e-4


# Nowcast


@checks("nowcast", "bn_example_pmf")
def _(rest, row):
    return delay_pmf(np.array(INPUTS["nowcast_reference"]["triangle"], dtype=float)), 0, 6e-11


@checks("nowcast", "toy_4x4")
def _(rest, row):
    toy = np.array(INPUTS["nowcast_toy"]["triangle"], dtype=float)
    return {"pmf": delay_pmf(toy), "totals": completed(toy).sum(axis=1)}[rest[0]], 0, 1e-6


@checks("nowcast", "mack_RAA")
def _(rest, row):
    rows = INPUTS["raa"]["cumulative"]
    square = np.full((len(rows), len(rows)), np.nan)
    for index, one in enumerate(rows):
        square[index, : len(one)] = one
    found = mack(square)
    return {"ibnr": found.total, "se": found.total_error, "ultimate": found.ultimates.sum()}[rest[0]], 0, 0.5


# Survival


@cache
def gehan():
    return kaplan_meier(INPUTS["gehan_6mp"]["weeks"], INPUTS["gehan_6mp"]["relapsed"])


@cache
def lung():
    return kaplan_meier(INPUTS["lung"]["days"], np.array(INPUTS["lung"]["status"]) == 2)


@cache
def mgus2():
    """Months to progression or to death without it, as in the vignette on competing risks of the R package survival."""
    people = pd.read_csv(DATA / "mgus2.csv")
    progressed = people["pstat"] == 1
    months = people["ptime"].where(progressed, people["futime"])
    cause = np.select([progressed, people["death"] == 1], ["progression", "death"], default="")
    return aalen_johansen(months, cause, unit="months")


@checks("survival", "gehan_6MP_S")
def _(rest, row):
    return gehan().at(float(rest[0])).value, 0, 6e-5


@checks("survival", "gehan_6MP_se")
def _(rest, row):
    return gehan().at(float(rest[0])).details["se"], 0, 6e-6


@checks("survival", "lung_median_loglog")
def _(rest, row):
    found = lung().median()
    return (found.value, *ends(found)), 0, 0


@checks("survival", "lung_rmst365")
def _(rest, row):
    found = lung().rmst(365)
    return (found.value, found.details["se"]), 1e-6, 0


@checks("survival", "mgus2_cif")
def _(rest, row):
    return [mgus2().at(cause, float(rest[0])).value for cause in ("progression", "death")], 0, 6e-8


# Agreement, bounds, disclosure


@checks("reliability", "krippendorff_A_binary")
def _(rest, row):
    return krippendorff_alpha(INPUTS["krippendorff"]["A"], draws=0).value, 0, 5e-4


@checks("reliability", "krippendorff_B_nominal")
def _(rest, row):
    return krippendorff_alpha(INPUTS["krippendorff"]["B"], draws=0).value, 0, 5e-4


@checks("reliability", "krippendorff_C")
def _(rest, row):
    return krippendorff_alpha(INPUTS["krippendorff"]["C"], rest[0], draws=0).value, 0, 5e-4


@checks("reliability", "fleiss_diagnoses")
def _(rest, row):
    return fleiss_kappa(np.array(INPUTS["fleiss_diagnoses"]["subjects_by_raters"]).T).value, 0, 5e-6


@checks("bounds")
def _(rest, row):
    yes, no, open_ = (int("".join(c for c in part if c.isdigit())) for part in rest[0].split("_")[1:])
    found, interval = worst_case(yes, no, open_), imbens_manski(yes, no, open_)
    complete = (found.details["complete_case"], *found.details["complete_case_interval"])
    return {"bounds": ends(found), "imbens_manski95": ends(interval), "mar": complete}[rest[1]], 0, 5e-6


@checks("sdc", "spwp22_4x4")
def _(rest, row):
    table = INPUTS["delinquent_children"]["counts"]
    primary = small_counts(table)
    return (
        {
            "primary": primary.sum(),
            "primary_only_recoverable": recoverable(table, primary).sum(),
            "optimal_total_suppressed": suppress(table).suppressed,
        }[rest[0]],
        0,
        0,
    )


# Undercount


@cache
def fits(name, order):
    histories = table(name)
    models = loglinear.hierarchical_models(histories.J, order)
    return len(models), [one for one in loglinear.fit_all(histories, models) if one.code == 0]


def average(found, kind):
    values = np.array([getattr(one, kind) for one in found])
    weights = np.exp(-(values - values.min()) / 2)
    return (weights * [one.N for one in found]).sum() / weights.sum()


@checks("mse", "loglinear_best")
def _(rest, row):
    histories, key = table(row["ds"]), rest[-1]
    if key == "main_effects_N":
        return loglinear.fit(histories, frozenset()).N, row["tol_rel"], 0
    if "model" in row:
        terms = [
            frozenset(int(c) - 1 for c in word) for word in row["model"][1:-1].split(",") if len(word) > 1
        ]
        best = loglinear.fit(histories, frozenset(terms))
    else:
        models, found = fits(row["ds"], row["maxorder"])
        if key == "models":
            return models, 0, 0
        if key in {"bic_avg", "aic_avg"}:
            return average(found, key[:3]), 1e-4, 0
        by = "aic" if key in {"best_aic", "N_aic", "se_aic"} else "bic"
        best = min(found, key=lambda one: getattr(one, by))
    if key.startswith("best_"):
        return loglinear.model_name(best.model, histories.J), 0, 0
    if key == "profile95":
        return loglinear.profile_interval(histories, best.model), 1e-4, 0
    return (best.se, 1e-4, 0) if key.startswith("se") else (best.N, 1e-5, 0)


@checks("mse", "stepwise_p02")
def _(rest, row):
    histories = table(row["ds"])
    found = loglinear.stepwise(histories)
    if rest[-1] == "profile95":
        return loglinear.profile_interval(histories, found.model), 1e-4, 0
    return found.N, 1e-5, 0


@checks("mse", "chao_mth_lb")
def _(rest, row):
    return getattr(lower_bounds.chao_mth(table(row["ds"])), rest[-1]), 0, 0.006


@checks("mse", "chao_mh")
def _(rest, row):
    return lower_bounds.chao_mh(table(row["ds"])), 0, 0.001


@checks("mse", "ext_mle_artificial_3")
def _(rest, row):
    terms = frozenset(
        frozenset(int(c) - 1 for c in word) for word in rest[0][1:-1].split(",") if len(word) > 1
    )
    return loglinear.fit(table("artificial_3"), terms).code, 0, 0


@checks("mse", "nhoi_xi_kosovo")
def _(rest, row):
    return sensitivity.total_under(table("kosovo"), float(rest[0])), 0, 0.5


@checks("mse", "lcmcr")
def _(rest, row):
    draws = posterior(row["ds"], row["K"])
    if rest[-1] == "mean":
        return draws.N.mean(), 0.02, 0
    level, tolerance = {"median": (0.5, 0.02), "q025": (0.025, 0.03), "q975": (0.975, 0.08)}[rest[-1]]
    return draws.quantiles(level)[0], tolerance, 0


@cache
def averaged(name):
    return graphs.average(table(name), saturated=True)


@checks("mse", "dga_delta_2^-p_nmiss_1..30n_1000")
def _(rest, row):
    found = averaged(row["ds"])
    return (found.median, 0.005, 0) if rest[-1] == "median" else ((found.low, found.high), 0.01, 0)


LEAVES = list(leaves(TREE))


@pytest.mark.parametrize(("path", "wanted", "row"), LEAVES, ids=["/".join(path) for path, _, _ in LEAVES])
def test_reference(path, wanted, row):
    function, rest = check_of(path)
    assert function is not None, f"no check for {'/'.join(path)}"
    found, relative, absolute = function(rest, row)
    if isinstance(wanted, str):
        assert found == wanted
    else:
        assert np.asarray(found, dtype=float) == pytest.approx(
            np.asarray(wanted, dtype=float), rel=relative, abs=absolute
        )


def test_every_entry_has_a_check():
    assert unchecked(TREE) == []
    assert len(list(leaves(TREE))) >= 130


def test_an_entry_without_a_check_is_found():
    assert unchecked({"counts": {"something_new": {"5/9": [0.2, 0.8]}}, "new_room": {"value": 1}}) == [
        "counts/something_new/5/9",
        "new_room/value",
    ]
    with pytest.raises(KeyError):
        CHECKS["nowcast", "mack_RAA"](("something_new",), {})
