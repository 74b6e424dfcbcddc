"""Counts that vary more than Poisson counts: how much, and regression that allows for it."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np

from researchkit.analyse.arguments import FloatArray, fraction, numbers
from researchkit.core.result import Result, refused

LEAST_QUARTERS = 8
LEAST_FOR_SEASONS = 16
MUCH = 1.5


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
    slope, error, alpha, how = _fit(x, np.column_stack(design), np.log(t))
    if not (np.isfinite(slope) and np.isfinite(error)):
        return refused(result_id, "the regression has no finite estimate", unit="ratio", n=x.size)
    from scipy.special import ndtri

    z = float(ndtri(0.5 + level / 2))
    low, value, high = (float(np.exp(slope + step * error)) for step in (-z, 0.0, z))
    return Result(
        result_id, value, low, high, "confidence", level, x.size, "ratio", how, "Hilbe (2011)",
        notes=("variability of the process behind the counts; coverage of sources must be checked first",),
        details={"no_change": 1.0, "alpha": alpha, "log_slope": slope, "log_se": error},
    )  # fmt: skip


def _fit(x: FloatArray, design: FloatArray, offset: FloatArray) -> tuple[float, float, float, str]:
    import statsmodels.api as sm  # heavy, and only regression needs it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        poisson = sm.GLM(x, design, family=sm.families.Poisson(), offset=offset).fit(scale="X2")
        phi = float(poisson.scale)
        if phi > 1:
            start = np.append(poisson.params, (phi - 1) / max(float(x.mean()), 1e-9))
            found = sm.NegativeBinomial(x, design, loglike_method="nb2", offset=offset).fit(
                start_params=start, disp=0, maxiter=500, method="bfgs"
            )
            alpha, error = float(found.params[-1]), float(found.bse[1])
            if alpha > 1e-6 and np.isfinite(error) and found.mle_retvals["converged"]:
                return float(found.params[1]), error, alpha, "negative binomial (NB2) regression"
    scale = max(phi, 1.0) ** 0.5
    error = float(poisson.bse[1]) / (phi**0.5 if phi > 0 else 1.0) * scale
    return float(poisson.params[1]), error, 0.0, "Poisson regression, errors scaled by √φ"


def _exposure(exposure: Any, size: int) -> FloatArray:
    if exposure is None:
        return np.ones(size)
    values = numbers("exposure", exposure, size=size)
    if values.size and values.min() <= 0:
        raise ValueError("exposure must be above 0 everywhere")
    return values
