"""Chao's lower bounds: a floor for the total when lists are not negatively dependent."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from researchkit.analyse.undercount.histories import Histories
from researchkit.analyse.undercount.loglinear import newton

MOST_LISTS = 16


@dataclass(frozen=True)
class Floor:
    """A lower-bound estimate with its standard error and log-normal 95 % interval."""

    N: float
    se: float
    low: float
    high: float


def chao_mh(histories: Histories) -> float:
    """The bound n + ((J-1)/J) f₁² / (2 f₂) (Chao 1987); ``inf`` if nobody is on exactly two lists."""
    f = histories.frequencies()
    if f[1] == 0:
        return math.inf if f[0] else float(histories.n)
    return float(histories.n + (histories.J - 1) / histories.J * f[0] ** 2 / (2 * f[1]))


def chao_mth(histories: Histories, level: float = 0.95) -> Floor:
    """Chao's bound that respects the sizes of the lists (Rivest & Baillargeon 2007).

    A Poisson model with intercept, list effects and a column max(c - e + 1, 0) for e = 3..J, c the number of lists of
    the history; negative effects are dropped one by one, the most negative first.

    Raises:
        ValueError: more than sixteen lists: the full table has too many cells (see :func:`chao_floor`).
    """
    if histories.J > MOST_LISTS:
        raise ValueError(
            f"the bound is fitted to the full table, which is possible for up to {MOST_LISTS} lists"
        )
    seen, counts = histories.full()
    caught = seen.sum(axis=1)
    extra = list(range(3, histories.J + 1))
    while True:
        columns = [np.ones(len(seen)), *seen.T.astype(float)]
        columns += [np.maximum(caught - e + 1, 0).astype(float) for e in extra]
        x = np.column_stack(columns)
        beta, covariance, _ = newton(x[None], counts[None].astype(float))
        effects = beta[0][1 + histories.J :]
        if not len(extra) or effects.min() >= -1e-9:
            break
        extra.pop(int(np.argmin(effects)))
    unseen = math.exp(min(beta[0][0], 40.0))
    se = math.sqrt(max(unseen + unseen**2 * covariance[0, 0, 0], 0.0))
    return log_normal(histories.n, unseen, se, level)


def chao_floor(histories: Histories, level: float = 0.95) -> Floor:
    """Chao's bound Mth, or Mh where there are too many lists for it; the error of Mh is that of Chao (1987).

    ``inf`` where there is no finite bound.
    """
    if histories.J <= MOST_LISTS:
        return chao_mth(histories, level)
    f = histories.frequencies().astype(float)
    if f[1] == 0:
        return Floor(math.inf, math.inf, float(histories.n), math.inf)
    ratio = f[0] / f[1]
    error = math.sqrt(f[1] * (ratio**4 / 4 + ratio**3 + ratio**2 / 2))
    return log_normal(histories.n, chao_mh(histories) - histories.n, error, level)


def log_normal(n: int, unseen: float, se: float, level: float) -> Floor:
    """Limits n + (N-n)/C and n + (N-n)·C with C = exp(z √log(1 + se²/(N-n)²))."""
    from statistics import NormalDist

    if unseen <= 0:
        return Floor(float(n), se, float(n), float(n))
    z = NormalDist().inv_cdf((1 + level) / 2)
    c = math.exp(z * math.sqrt(math.log1p((se / unseen) ** 2)))
    return Floor(n + unseen, se, n + unseen / c, n + unseen * c)
