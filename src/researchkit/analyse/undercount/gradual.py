"""People who differ gradually in their chance of being seen: Darroch's model Mth, beside the latent classes.

Latent classes take people to fall into a few kinds. If chances differ by degrees instead, classes fit the lists as well and
leave out many of the people who are hardly ever seen. Here log μ_h = intercept + list effects + τ c²/2, c the number of lists of
the history: the log-linear form of a Rasch model (Darroch, Fienberg, Glonek & Junker 1993, JASA 88:1137-1148; Agresti 1994).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import special

from researchkit.analyse.undercount.histories import Histories
from researchkit.analyse.undercount.loglinear import existence, newton
from researchkit.analyse.undercount.lower_bounds import MOST_LISTS, log_normal


@dataclass(frozen=True)
class Gradual:
    """Estimate under gradual differences.

    Attributes:
        N, se: estimate and standard error.
        low, high: log-normal 95 % interval (or the level asked for).
        tau: how strongly people differ; below 0 lists avoid one another's people.
        p_value: of the deviance against the full table; small where the model does not fit.
    """

    N: float
    se: float
    low: float
    high: float
    tau: float
    p_value: float


def darroch(histories: Histories, level: float = 0.95) -> Gradual | None:
    """Fit the model; ``None`` with fewer than three or more than sixteen lists, or where it has no maximum."""
    if not 3 <= histories.J <= MOST_LISTS or histories.n == 0:
        return None
    seen, counts = histories.full()
    y = counts.astype(float)
    caught = seen.sum(axis=1).astype(float)
    x = np.column_stack([np.ones(len(seen)), *seen.T.astype(float), caught**2 / 2])
    beta, covariance, fine = newton(x[None], y[None])
    mu = np.exp(np.clip(x @ beta[0], -60, 40))
    if not fine[0] or existence(x, y, mu, True) or beta[0][0] > 35:
        return None
    unseen = math.exp(beta[0][0])
    variance = unseen + unseen**2 * float(covariance[0, 0, 0])
    if not (math.isfinite(variance) and variance > 0):
        return None
    found = log_normal(histories.n, unseen, math.sqrt(variance), level)
    deviance = 2 * float((special.xlogy(y, y) - special.xlogy(y, mu) - y + mu).sum())
    free = len(y) - x.shape[1]
    fits = float(special.chdtrc(free, max(deviance, 0.0))) if free else 1.0
    return Gradual(found.N, found.se, found.low, found.high, float(beta[0][-1]), fits)
