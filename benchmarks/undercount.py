"""Time of the parts of undercount estimation, and the published posteriors at full length.

.venv/bin/python benchmarks/undercount.py [--full]
"""

import sys
import time
from pathlib import Path

import pandas as pd

from researchkit.analyse.undercount import convergence, lcmcr, loglinear, selection
from researchkit.analyse.undercount.histories import read_histories

DATA = Path(__file__).parents[1] / "tests" / "accuracy" / "data" / "mse"


def table(name):
    return read_histories(pd.read_csv(DATA / f"{name}.csv"))


def timed(what, run):
    began = time.perf_counter()
    result = run()
    print(f"{what:50s} {time.perf_counter() - began:7.2f} s")
    return result


def main():
    kosovo = table("kosovo")
    loglinear.fit_all(kosovo, loglinear.hierarchical_models(4, 3))
    timed(
        "113 log-linear models, four lists",
        lambda: loglinear.fit_all(kosovo, loglinear.hierarchical_models(4, 3)),
    )
    timed(
        "1,024 log-linear models, five lists",
        lambda: loglinear.fit_all(table("uk_2013_5list"), loglinear.hierarchical_models(5, 2)),
    )
    timed("BCa, 1,000 tables by 113 models", lambda: selection.select(kosovo, top=113))
    draws = timed(
        "LCMCR, 16 chains by 60,000 sweeps, K = 10",
        lambda: lcmcr.sample(kosovo, sweeps=50_000, burn_in=10_000, workers=2),
    )
    print(
        "  ",
        draws.quantiles(0.5, 0.025, 0.975),
        f"R-hat {convergence.r_hat(draws.N):.3f}",
        f"ESS {convergence.bulk_ess(draws.N):.0f}",
    )
    if "--full" in sys.argv:
        for name, classes in (
            ("ph_manila_police", 5),
            ("ph_quezon_police", 5),
            ("ph_caloocan_unidentified", 5),
            ("hav_taiwan_1995", 10),
        ):
            draws = timed(
                name,
                lambda name=name, classes=classes: lcmcr.sample(
                    table(name), classes=classes, sweeps=50_000, burn_in=10_000
                ),
            )
            print(
                "  ",
                draws.N.mean(),
                draws.quantiles(0.5, 0.025, 0.975),
                f"R-hat {convergence.r_hat(draws.N):.3f}",
            )


if __name__ == "__main__":
    main()
