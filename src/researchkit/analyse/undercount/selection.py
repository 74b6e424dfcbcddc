"""The lowest-BIC log-linear model, and an interval that repeats the selection (Silverman, Chan & Vincent 2024).

An interval that takes the selected model as given covers badly. The bias-corrected accelerated bootstrap (Efron 1987) here draws
the table anew, selects again among the models that were best on the data, and so carries the choice.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from researchkit.analyse.undercount.histories import Histories
from researchkit.analyse.undercount.loglinear import (
    Fit,
    Model,
    design,
    fit_all,
    hierarchical_models,
    newton,
)

Floats = npt.NDArray[np.float64]

#: How many of the best models each replicate chooses among, by number of lists.
TOP = {3: 8, 4: 20, 5: 100}


@dataclass(frozen=True)
class Selected:
    """The selected model, those next to it, and the bootstrap interval.

    Attributes:
        best: lowest BIC among the models whose maximum exists.
        considered: how many models there were, and how many had a maximum.
        top: models the bootstrap chose among.
        low, high: BCa limits; ``nan`` if the bootstrap could not be made.
        replicates: bootstrap estimates.
    """

    best: Fit
    considered: tuple[int, int]
    top: tuple[Model, ...]
    low: float
    high: float
    replicates: Floats


def max_order(lists: int) -> int:
    """Interactions up to three lists for four lists or fewer; pairs only from five on: there are too many."""
    return min(lists - 1, 3) if lists <= 4 else 2


def select(
    histories: Histories,
    *,
    order: int | None = None,
    top: int | None = None,
    replicates: int = 1000,
    level: float = 0.95,
    seed: int = 1987,
) -> Selected | None:
    """Select by BIC and bootstrap the selection.

    Args:
        histories: three to five lists.
        order: highest interaction; see :func:`max_order`.
        top: models of lowest BIC that each replicate chooses among; 20 for four lists, 100 for five.
        replicates: bootstrap tables.
        level: coverage.
        seed: of the bootstrap.

    Returns:
        ``None`` if no model has a maximum.
    """
    models = hierarchical_models(histories.J, order if order is not None else max_order(histories.J))
    fits = [f for f in fit_all(histories, models) if f.code == 0 and math.isfinite(f.N)]
    if not fits:
        return None
    ranked = sorted(fits, key=lambda f: (f.bic, f.parameters, f.name))
    kept = ranked[: top if top is not None else TOP.get(histories.J, 100)]
    chosen = tuple(f.model for f in kept)
    rng = np.random.default_rng(seed)
    seen, counts = histories.full()
    n = histories.n
    tables = rng.multinomial(n, counts / n, size=replicates).astype(float)
    estimates = _reselect(seen, tables, chosen)
    cells = np.flatnonzero(counts)
    fewer = np.repeat(counts[None].astype(float), len(cells), axis=0)
    fewer[np.arange(len(cells)), cells] -= 1
    jackknife = _reselect(seen, fewer, chosen)
    low, high = _bca(estimates, ranked[0].N, jackknife, counts[cells].astype(float), level)
    return Selected(ranked[0], (len(models), len(fits)), chosen, low, high, estimates)


def _reselect(seen: npt.NDArray[np.bool_], tables: Floats, models: tuple[Model, ...]) -> Floats:
    """Estimate of the lowest-BIC model for each table."""
    best_bic = np.full(len(tables), np.inf)
    best_n = np.full(len(tables), np.nan)
    n = tables.sum(axis=1)
    for model in models:
        x = design(seen, model)
        parameters = x.shape[1]
        whole, _, _ = newton(x, tables.mean(axis=0, keepdims=True))
        empty = (tables @ x) == 0
        empty[:, 0] = False
        pattern = empty @ (1 << np.arange(parameters, dtype=np.int64))
        for code in np.unique(pattern):
            rows = np.flatnonzero(pattern == code)
            drop = empty[rows[0]]
            stay = ~(x[:, drop] > 0).any(axis=1) if drop.any() else np.ones(len(x), dtype=bool)
            reduced, y = x[stay][:, ~drop], tables[rows][:, stay]
            if np.linalg.matrix_rank(reduced) < reduced.shape[1]:
                continue
            # The mean table's coefficients are near every replicate's: a few steps remain.
            near = np.repeat(whole[:, ~drop], len(rows), axis=0)
            beta, _, fine = newton(reduced, y, near if np.abs(near).max() < 20 else None)
            eta = np.clip(beta @ reduced.T, -60, 40)
            loglik = (y * eta - np.exp(eta)).sum(axis=1)
            bic = -2 * loglik + parameters * np.log(n[rows])
            # A mean that runs to zero on a cell that is empty is no maximum (see loglinear.existence).
            fine &= ~((y == 0) & (np.exp(eta) < 1e-6)).any(axis=1) & (beta[:, 0] < 35)
            better = fine & (bic < best_bic[rows])
            best_bic[rows[better]] = bic[better]
            best_n[rows[better]] = (n[rows] + np.exp(np.minimum(beta[:, 0], 40.0)))[better]
    return best_n


def _bca(
    estimates: Floats, point: float, jackknife: Floats, weights: Floats, level: float
) -> tuple[float, float]:
    usable = estimates[np.isfinite(estimates)]
    fine = np.isfinite(jackknife)
    if usable.size < 0.9 * estimates.size or not fine.any():
        return math.nan, math.nan
    normal = NormalDist()
    below = (np.sum(usable < point) + 0.5 * np.sum(usable == point)) / usable.size
    z0 = normal.inv_cdf(min(max(float(below), 1e-6), 1 - 1e-6))
    mean = np.average(jackknife[fine], weights=weights[fine])
    difference = mean - jackknife[fine]
    spread = float((weights[fine] * difference**2).sum())
    a = float((weights[fine] * difference**3).sum()) / (6 * spread**1.5) if spread > 0 else 0.0
    limits = []
    for tail in ((1 - level) / 2, (1 + level) / 2):
        z = z0 + normal.inv_cdf(tail)
        limits.append(float(np.quantile(usable, normal.cdf(z0 + z / (1 - a * z)))))
    return limits[0], limits[1]
