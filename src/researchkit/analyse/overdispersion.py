"""Counts that vary more than Poisson counts: how much, and regression that allows for it."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np

from researchkit.analyse.arguments import FloatArray, fraction, numbers
from researchkit.core.result import Result, refused

LEAST_QUARTERS = 8
LEAST_FOR_SEASONS = 16
MUCH = 1.5
#: A fitted mean below this share of the largest has run to zero.
RUN_OFF = 1e-9


def dispersion(
    counts: Any, exposure: Any = None, *, least: int = LEAST_QUARTERS, result_id: str = "dispersion"
) -> Result:
    """Pearson dispersion φ = Σ (x - μ)²/μ / (n - 1), with μ = total rate times exposure.

    Args:
        counts: one whole number a quarter.
        exposure: days (or anything proportional) of each quarter; equal when left out.
        least: refuse below this many quarters.
        result_id: name of the result.

    Returns:
        ``value`` is φ; above 1.5 use :func:`negative_binomial_trend` or
        :func:`researchkit.analyse.rates.widened`. Source: McCullagh & Nelder (1989), section 4.5.

    Raises:
        ValueError: counts are not whole numbers of at least 0, or lengths differ.
    """
    x = numbers("counts", counts, least=0, integral=True)
    t = _exposure(exposure, x.size)
    if x.size < max(2, least):
        return refused(result_id, f"{x.size} quarters; dispersion needs {max(2, least)}", unit="φ", n=x.size)
    if x.sum() == 0:
        return refused(result_id, "nothing was counted in any quarter", unit="φ", n=x.size)
    expected = x.sum() * t / t.sum()
    phi = float(((x - expected) ** 2 / expected).sum() / (x.size - 1))
    return Result(
        result_id, phi, n=x.size, unit="φ", method="Pearson chi-square over degrees of freedom",
        citation="McCullagh & Nelder (1989)", details={"overdispersed": phi > MUCH},
    )  # fmt: skip


def negative_binomial_trend(
    counts: Any,
    exposure: Any = None,
    *,
    seasons: Sequence[int] | None = None,
    level: float = 0.95,
    result_id: str = "trend",
) -> Result:
    """Rate ratio for one step in time from a log-linear NB2 regression.

    log μ_t = log exposure_t + a + b t (+ season dummies); Var = μ + α μ². The ratio is e^b with its Wald
    interval. If the likelihood puts α at 0, a Poisson regression with Pearson-scaled errors takes over.

    Args:
        counts: one whole number a period, in time order.
        exposure: days of each period; equal when left out.
        seasons: season of each period (1-4); used from 16 quarters on, refused before.
        level: coverage.
        result_id: name of the result.

    Returns:
        A ratio per period; refused below 8 periods. ``details['alpha']`` is the dispersion.
        Source: Hilbe (2011), Negative Binomial Regression; fitted by statsmodels.

    Raises:
        ValueError: counts are not whole numbers of at least 0, or lengths differ.
    """
    x = numbers("counts", counts, least=0, integral=True)
    t = _exposure(exposure, x.size)
    fraction("level", level)
    if x.size < LEAST_QUARTERS:
        return refused(result_id, f"{x.size} periods; a trend needs {LEAST_QUARTERS}", unit="ratio", n=x.size)
    if x.sum() == 0:
        return refused(result_id, "nothing was counted in any period", unit="ratio", n=x.size)
    design = [np.ones(x.size), np.arange(x.size) - (x.size - 1) / 2]
    if seasons is not None:
        season = numbers("seasons", seasons, integral=True, size=x.size)
        if x.size < LEAST_FOR_SEASONS:
            return refused(
                result_id, f"seasons need {LEAST_FOR_SEASONS} quarters; there are {x.size}",
                unit="ratio", n=x.size,
            )  # fmt: skip
        design += [(season == one).astype(float) for one in np.unique(season)[1:]]
    columns = np.column_stack(design)
    if np.linalg.matrix_rank(columns) < columns.shape[1] or x.size <= columns.shape[1]:
        return refused(result_id, "the periods do not tell seasons and trend apart", unit="ratio", n=x.size)
    slope, error, alpha, how = _fit(x, columns, np.log(t))
    if not (np.isfinite(slope) and np.isfinite(error)):
        return refused(result_id, "the regression has no finite estimate", unit="ratio", n=x.size)
    from scipy.special import ndtri

    z = float(ndtri(0.5 + level / 2))
    if abs(slope) + z * error > 600:
        return refused(result_id, "the regression has no finite estimate", unit="ratio", n=x.size)
    low, value, high = (float(np.exp(slope + step * error)) for step in (-z, 0.0, z))
    return Result(
        result_id, value, low, high, "confidence", level, x.size, "ratio", how, "Hilbe (2011)",
        notes=("variability of the process behind the counts; coverage of sources must be checked first",),
        details={"no_change": 1.0, "alpha": alpha, "log_slope": slope, "log_se": error},
    )  # fmt: skip


def _fit(x: FloatArray, design: FloatArray, offset: FloatArray) -> tuple[float, float, float, str]:
    beta, covariance, mu, converged = _poisson(x, design, offset)
    if not converged or float(mu.min()) < RUN_OFF * max(float(mu.max()), 1.0):
        return np.nan, np.nan, np.nan, ""  # a mean that runs to zero: the estimate has no end
    phi = float(((x - mu) ** 2 / mu).sum() / (x.size - beta.size))
    if phi > 1:
        found = _negative_binomial(x, design, offset, np.append(beta, (phi - 1) / max(float(x.mean()), 1e-9)))
        if found is not None:
            return *found, "negative binomial (NB2) regression"
    error = math.sqrt(float(covariance[1, 1]) * max(phi, 1.0))
    return float(beta[1]), error, 0.0, "Poisson regression, errors scaled by √φ"


def _poisson(
    x: FloatArray, design: FloatArray, offset: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, bool]:
    """Newton's steps, halved until the likelihood grows: it is concave, so they reach its top if it has one."""
    beta = np.zeros(design.shape[1])
    beta[0] = math.log(float(x.sum()) / float(np.exp(offset).sum()))

    def log_likelihood(at: FloatArray) -> float:
        eta = np.minimum(design @ at + offset, 600.0)
        return float((x * eta - np.exp(eta)).sum())

    best, converged = log_likelihood(beta), False
    for _ in range(300):
        mu = np.exp(np.minimum(design @ beta + offset, 600.0))
        information = design.T @ (mu[:, None] * design)
        try:
            step = np.linalg.solve(information, design.T @ (x - mu))
        except np.linalg.LinAlgError:
            break
        if float(np.abs(step).max()) < 1e-9:
            converged = True
            break
        size = 1.0
        while size > 1e-12 and not log_likelihood(beta + size * step) > best - 1e-12 * abs(best):
            size /= 2
        beta = beta + size * step
        best = log_likelihood(beta)
    mu = np.exp(np.minimum(design @ beta + offset, 600.0))
    covariance = np.asarray(np.linalg.pinv(design.T @ (mu[:, None] * design)))
    return beta, covariance, mu, converged


def _negative_binomial(
    x: FloatArray, design: FloatArray, offset: FloatArray, start: FloatArray
) -> tuple[float, float, float] | None:
    """Slope, its error and α; ``None`` where the likelihood has no top with α above 0."""
    import statsmodels.api as sm  # heavy, and only regression needs it

    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            found = sm.NegativeBinomial(x, design, loglike_method="nb2", offset=offset).fit(
                start_params=start, disp=0, maxiter=500, method="bfgs"
            )
        except (ValueError, np.linalg.LinAlgError):
            return None
    slope, alpha, error = float(found.params[1]), float(found.params[-1]), float(found.bse[1])
    if not (alpha > 1e-6 and np.isfinite(error) and found.mle_retvals["converged"]):
        return None
    return slope, error, alpha


def _exposure(exposure: Any, size: int) -> FloatArray:
    if exposure is None:
        return np.ones(size)
    values = numbers("exposure", exposure, size=size)
    if values.size and values.min() <= 0:
        raise ValueError("exposure must be above 0 everywhere")
    return values
