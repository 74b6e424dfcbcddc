"""Time of the parts of undercount estimation beside its targets, and the published posteriors at full length.

.venv/bin/python benchmarks/undercount.py [--full]
"""

import sys
import time
from pathlib import Path

import pandas as pd

from researchkit.analyse.undercount import convergence, estimate, graphs, lcmcr, loglinear, selection
from researchkit.analyse.undercount.histories import read_histories

DATA = Path(__file__).parents[1] / "tests" / "accuracy" / "data" / "mse"


def table(name):
    return read_histories(pd.read_csv(DATA / f"{name}.csv"))


def timed(what, run, target=None):
    began = time.perf_counter()
    result = run()
    took = time.perf_counter() - began
    beside = "" if target is None else f"   target {target:g} s   {'met' if took <= target else 'MISSED'}"
    print(f"{what:50s} {took:7.2f} s{beside}", flush=True)
    return result


def told(draws):
    median, low, high = draws.quantiles(0.5, 0.025, 0.975)
    print(f"   mean {draws.N.mean():.0f}, median {median:.0f} ({low:.0f}-{high:.0f}), "
          f"R-hat {convergence.r_hat(draws.N):.3f}, effective draws {convergence.bulk_ess(draws.N):.0f}", flush=True)  # fmt: skip


def main():
    kosovo, uk = table("kosovo"), table("uk_2013_5list")
    timed("113 log-linear models, four lists, first time", lambda: log_linear(kosovo, 3), 0.2)
    timed("113 log-linear models, four lists, again", lambda: log_linear(kosovo, 3), 0.2)
    timed("1,024 log-linear models, five lists", lambda: log_linear(uk, 2))
    timed("BCa, 1,000 tables by 113 models", lambda: selection.select(kosovo, top=113), 5)
    timed("graphs, five lists", lambda: graphs.average(uk))
    told(timed("LCMCR, 16 chains by 60,000 sweeps, K = 10",
               lambda: lcmcr.sample(kosovo, sweeps=50_000, burn_in=10_000, workers=2), 30))  # fmt: skip
    found = timed(
        "estimate, Manila police, all checks, one core",
        lambda: estimate(table("ph_manila_police"), classes=5),
    )
    print(f"   {found.estimate}; range {found.range}")
    if "--full" in sys.argv:
        for name, classes in (("ph_manila_police", 5), ("ph_quezon_police", 5), ("ph_caloocan_unidentified", 5),
                              ("hav_taiwan_1995", 10)):  # fmt: skip
            told(timed(name, lambda name=name, classes=classes: lcmcr.sample(
                table(name), classes=classes, sweeps=50_000, burn_in=10_000, workers=2)))  # fmt: skip


def log_linear(histories, order):
    return loglinear.fit_all(histories, loglinear.hierarchical_models(histories.J, order))


if __name__ == "__main__":
    main()
