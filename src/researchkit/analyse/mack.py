"""Mack's chain ladder: an independent check of a nowcast's spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from researchkit.analyse.arguments import FloatArray


@dataclass(frozen=True, slots=True)
class Mack:
    """Chain-ladder totals with Mack's standard errors.

    Attributes:
        ultimates: final total per row, oldest first.
        reserves: what is still to come per row.
        errors: standard error of each reserve.
        factors: development factors.
        sigma2: variance parameters.
        total: sum of the reserves.
        total_error: its standard error, with the correlation through common factors.
    """

    ultimates: FloatArray
    reserves: FloatArray
    errors: FloatArray
    factors: FloatArray
    sigma2: FloatArray
    total: float
    total_error: float


def mack(cumulative: Any) -> Mack:
    """Distribution-free standard errors of the chain ladder.

    f_k = ΣC_(i,k+1)/ΣC_(i,k); σ²_k = Σ C_ik (C_(i,k+1)/C_ik - f_k)²/(m - k - 2), the last by Mack's rule
    min(σ⁴_(K-1)/σ²_(K-2), σ²_(K-2), σ²_(K-1)); mse(R_i) = C²_iK Σ σ²_k/f²_k (1/C_ik + 1/Σ_j C_jk).
    Source: Mack (1993), ASTIN Bulletin 23:213-225.

    Args:
        cumulative: square run-off triangle of cumulated counts, oldest row first, NaN where not yet seen.

    Raises:
        ValueError: not such a triangle, fewer than three columns, or a cumulated count of 0 in use.
    """
    try:
        c = np.array(cumulative, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError("a run-off triangle must hold numbers, and nothing where not yet seen") from None
    if c.ndim != 2 or c.shape[0] != c.shape[1] or c.shape[1] < 3:
        raise ValueError("Mack's method needs a square run-off triangle of at least 3 by 3")
    size = c.shape[0]
    expected = np.arange(size)[:, None] + np.arange(size)[None, :] < size
    if not np.array_equal(~np.isnan(c), expected):
        raise ValueError("seen cells must be exactly the upper left triangle")
    if not np.all(np.isfinite(c[expected])) or np.any(c[expected] <= 0):
        raise ValueError("cumulated counts must be finite and above 0")
    factors, sigma2 = np.ones(size - 1), np.zeros(size - 1)
    for k in range(size - 1):
        now, then = c[: size - 1 - k, k], c[: size - 1 - k, k + 1]
        factors[k] = then.sum() / now.sum()
        if now.size > 1:
            sigma2[k] = (now * (then / now - factors[k]) ** 2).sum() / (now.size - 1)
    a, b = sigma2[-3] if size > 3 else sigma2[-2], sigma2[-2]
    sigma2[-1] = min(b * b / a if a > 0 else b, a, b)
    full = c.copy()
    for k in range(size - 1):
        full[size - 1 - k :, k + 1] = full[size - 1 - k :, k] * factors[k]
    column = np.array([c[: size - 1 - k, k].sum() for k in range(size - 1)])
    ratio = sigma2 / factors**2
    squared = np.zeros(size)
    shared = 0.0
    for i in range(1, size):
        to_come = slice(size - 1 - i, size - 1)
        risk = ratio[to_come] * (1 / full[i, to_come] + 1 / column[to_come])
        squared[i] = full[i, -1] ** 2 * risk.sum()
        common = (2 * ratio[to_come] / column[to_come]).sum()
        shared += float(full[i, -1] * full[i + 1 :, -1].sum() * common)
    reserves = np.array([full[i, -1] - c[i, size - 1 - i] for i in range(size)])
    return Mack(
        full[:, -1], reserves, np.sqrt(squared), factors, sigma2, float(reserves.sum()),
        float(np.sqrt(squared.sum() + shared)),
    )  # fmt: skip
