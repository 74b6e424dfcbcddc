"""Totals over strata and over imputed data sets: draws are added, intervals never are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Combined:
    """A combined total with its 95 % interval (or the level asked for)."""

    N: float
    low: float
    high: float
    median: float


def add_strata(draws: Sequence[Floats], level: float = 0.95, seed: int = 7) -> Combined:
    """Total over strata, draw by draw.

    Args:
        draws: posterior draws of N of each stratum, any shape; all are shuffled and cut to the shortest.
        level: coverage.
        seed: of the shuffles.

    Raises:
        ValueError: no strata.
    """
    if not draws:
        raise ValueError("there are no strata to add")
    rng = np.random.default_rng(seed)
    flat = [rng.permutation(np.asarray(one, dtype=float).ravel()) for one in draws]
    shortest = min(one.size for one in flat)
    total = np.sum([one[:shortest] for one in flat], axis=0)
    low, median, high = np.quantile(total, [(1 - level) / 2, 0.5, (1 + level) / 2])
    return Combined(float(total.mean()), float(low), float(high), float(median))


def combine_imputations(draws: Sequence[Floats], observed: Sequence[int], level: float = 0.95) -> Combined:
    """Combine estimates over imputed data sets on the logarithm of the unseen.

    With l = log n₀ (0 as 0.1), W the mean within variance, B the variance of the replicate means and R replicates:
    V = W + (R+1)/R · B, df = (R-1)(1 + W/((R+1)B))², interval = mean n + exp(mean l ± t √V), point = mean n + mean n₀
    (Ball & Price 2019, as `combine_estimates` of verdata does).

    Args:
        draws: posterior draws of N of each replicate.
        observed: people seen in each replicate.
        level: coverage.

    Raises:
        ValueError: fewer than two replicates, or other than one count a replicate.
    """
    if len(draws) < 2 or len(draws) != len(observed):
        raise ValueError("combining takes at least two replicates and a count for each")
    unseen = [np.asarray(one, dtype=float).ravel() - n for one, n in zip(draws, observed, strict=True)]
    logs = [np.log(np.where(one <= 0, 0.1, one)) for one in unseen]
    replicates = len(draws)
    means = np.array([one.mean() for one in logs])
    within = float(np.mean([one.var(ddof=1) for one in logs]))
    between = float(means.var(ddof=1))
    variance = within + (replicates + 1) / replicates * between
    df = math.inf if between == 0 else (replicates - 1) * (1 + within / ((replicates + 1) * between)) ** 2
    upper = (1 + level) / 2
    t = float(special.ndtri(upper) if math.isinf(df) else special.stdtrit(df, upper))
    n, centre, half = float(np.mean(observed)), float(means.mean()), t * math.sqrt(variance)
    point = n + float(np.mean([one.mean() for one in unseen]))
    return Combined(point, n + math.exp(centre - half), n + math.exp(centre + half), n + math.exp(centre))
