"""The published tables of lists, and posteriors that several tests look at."""

from functools import cache
from pathlib import Path

import pandas as pd

from researchkit.analyse.undercount import lcmcr
from researchkit.analyse.undercount.histories import read_histories

DATA = Path(__file__).parent / "data"


@cache
def table(name):
    return read_histories(pd.read_csv(DATA / "mse" / f"{name}.csv"))


@cache
def posterior(name, classes):
    """Shorter chains than the recommended ones; ``benchmarks/undercount.py --full`` runs those."""
    # Kosovo's chains begin at independence and need long to leave it.
    sweeps, burn_in = {"kosovo": (9000, 8000), "hav_taiwan_1995": (6000, 2000)}.get(name, (3000, 1000))
    return lcmcr.sample_many([table(name)], classes=classes, sweeps=sweeps, burn_in=burn_in)[0]
