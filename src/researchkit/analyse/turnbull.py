"""Durations known only within limits: Turnbull's estimate for half-open intervals (L, R]."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from researchkit.analyse.arguments import FloatArray
from researchkit.core.result import Result, refused

_ROUNDS = 20_000
_NOTHING = 1e-7  # the algorithm only approaches 0; a true mass is of the order of 1/n


@dataclass(frozen=True, slots=True)
class Turnbull:
    """Nonparametric maximum-likelihood estimate from intervals.

    Attributes:
        table: one row an interval that holds mass: ``left right mass``; the mass lies somewhere in
            (left, right], or exactly at ``right`` when both are equal. Where within, no data can tell.
        n: people.
        converged: whether the optimality conditions hold.
        unit: unit of time.
    """

    table: pd.DataFrame
    n: int
    converged: bool
    unit: str = "days"

    def at(self, time: float, *, result_id: str = "still_held") -> Result:
        """Share still held after ``time``: one value, or bounds where ``time`` falls inside an interval."""
        left = self.table["left"].to_numpy(dtype=float)
        right = self.table["right"].to_numpy(dtype=float)
        mass = self.table["mass"].to_numpy(dtype=float)
        low = float(mass[(left >= time) & (right > time)].sum())
        high = float(mass[right > time].sum())
        low, high = min(max(low, 0.0), 1.0), min(max(high, 0.0), 1.0)
        point = low if high - low < 1e-12 else None
        return Result(
            result_id, point, low, high, "bounds", None, self.n, "share", "Turnbull, intervals (L, R]",
            "Turnbull (1976)", notes=("bounds from dates known only within limits, without sampling error",),
        )  # fmt: skip

    def median(self, *, result_id: str = "median") -> Result:
        """Bounds of the median time held; ``high`` is ``None`` where it may never be reached."""
        mass = np.cumsum(self.table["mass"].to_numpy(dtype=float))
        hit = np.flatnonzero(mass >= 0.5 - 1e-9)
        if not self.n or not hit.size:
            return refused(result_id, "nobody was under observation", unit=self.unit, n=self.n)
        row = self.table.iloc[int(hit[0])]
        low, high = max(0.0, float(row["left"])), float(row["right"])
        return Result(
            result_id, high if high == low else None, low, None if np.isinf(high) else high, "bounds", None,
            self.n, self.unit, "Turnbull, intervals (L, R]", "Turnbull (1976)",
            notes=("bounds from dates known only within limits, without sampling error",),
            details={"high_open": bool(np.isinf(high))},
        )  # fmt: skip


def turnbull(left: Any, right: Any, *, unit: str = "days", tolerance: float = 1e-8) -> Turnbull:
    """Turnbull's estimate by the EM algorithm, with squared extrapolation.

    A duration lies in (L, R]; L = R is an exact duration, R infinite (or missing) a person still held after
    L. Mass can only lie where a left end is followed by a right end with none between. EM:
    p_j ← mean_i a_ij p_j / Σ_k a_ik p_k; it has converged when Σ_i a_ij / Σ_k a_ik p_k <= n for all j
    (Gentleman & Geyer 1994). Source: Turnbull (1976), JRSS B 38:290-295; Varadhan & Roland (2008).

    Late entry is not supported: mass points need another construction then.

    Args:
        left: L per person; below 0 means that day 0 is included.
        right: R per person; infinity, NaN or None = open.
        unit: unit of time.
        tolerance: how far the optimality conditions may be missed, relative to n.

    Raises:
        ValueError: lengths differ, an L is missing, or L exceeds R.
    """
    lower, upper = _limits(left, right)
    if lower.size == 0:
        return Turnbull(pd.DataFrame({"left": [], "right": [], "mass": []}, dtype=float), 0, True, unit)
    pairs, weight = np.unique(np.column_stack([lower, upper]), axis=0, return_counts=True)
    starts, ends = _innermost(pairs[:, 0], pairs[:, 1])
    exact = (starts == ends)[None, :]
    own_left, own_right = pairs[:, :1], pairs[:, 1:]
    inside = (own_left <= starts) & (ends <= own_right)
    open_left = np.where(own_left == own_right, True, own_left < ends)  # (L, R] does not hold the point L
    a = np.where(exact, inside & open_left, inside).astype(float)
    share = weight / weight.sum()
    p, converged = _maximise(a, share, tolerance)
    kept = p > _NOTHING
    table = pd.DataFrame({"left": starts[kept], "right": ends[kept], "mass": p[kept] / p[kept].sum()})
    return Turnbull(table, int(weight.sum()), converged, unit)


def _limits(left: Any, right: Any) -> tuple[FloatArray, FloatArray]:
    try:
        lower = np.asarray(left, dtype=np.float64)
        upper = np.asarray([np.inf if one is None else one for one in right], dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError("left and right must hold numbers") from None
    upper = np.where(np.isnan(upper), np.inf, upper)
    if lower.ndim != 1 or lower.shape != upper.shape:
        raise ValueError("left and right must have one dimension and the same length")
    if np.any(~np.isfinite(lower)):
        raise ValueError("left must not hold missing or infinite values")
    if np.any(lower > upper):
        raise ValueError("left must not exceed right")
    return lower, upper


def _innermost(lower: FloatArray, upper: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Where mass can lie. At one value an exact start comes first, then ends, then open starts."""
    exact = lower == upper
    value = np.concatenate([lower, upper])
    kind = np.concatenate([np.where(exact, 0, 2), np.ones(upper.size, dtype=int)])
    order = np.lexsort((kind, value))
    value, kind = value[order], kind[order]
    here = (kind[:-1] != 1) & (kind[1:] == 1)
    return value[:-1][here], value[1:][here]


def _maximise(a: FloatArray, share: FloatArray, tolerance: float) -> tuple[FloatArray, bool]:
    def step(p: FloatArray) -> tuple[FloatArray, FloatArray]:
        gradient = a.T @ (share / (a @ p))
        return p * gradient, gradient

    p = np.full(a.shape[1], 1.0 / a.shape[1])
    for _ in range(_ROUNDS):
        first, gradient = step(p)
        # optimal when no point would gain, and those with mass neither gain nor lose
        if gradient.max() <= 1 + tolerance and np.all(np.abs(gradient - 1)[p > 1e-6] <= 1e-6):
            return first, True
        second, _ = step(first)
        r, v = first - p, (second - first) - (first - p)
        norm = float(np.sqrt((v**2).sum()))
        if norm < 1e-300:
            return second, True
        reach = max(1.0, float(np.sqrt((r**2).sum())) / norm)
        leap = p + 2 * reach * r + reach**2 * v
        if np.all(leap >= 0) and _likelihood(a, share, leap) >= _likelihood(a, share, second):
            p, _ = step(leap / leap.sum())
        else:
            p, _ = step(second)
    return p, False


def _likelihood(a: FloatArray, share: FloatArray, p: FloatArray) -> float:
    with np.errstate(divide="ignore"):
        return float(share @ np.log(a @ p))
