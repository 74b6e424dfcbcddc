"""Durations known only within limits: Turnbull's estimate for half-open intervals (L, R]."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from researchkit.analyse.arguments import FloatArray, IntArray
from researchkit.core.result import Result, refused

_EM_ROUNDS = 100
_NEWTON_ROUNDS = 200
_FAINT = 1e-10


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
        """Share still held after ``time``: one value, or bounds where ``time`` falls inside an interval.

        Raises:
            ValueError: ``time`` is not a number.
        """
        if np.isnan(time):
            raise ValueError("time must be a number")
        if not self.n:
            return refused(result_id, "nobody was under observation", unit="share", n=0)
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
    """Turnbull's estimate: EM rounds, then constrained Newton steps.

    A duration lies in (L, R]; L = R is an exact duration, R infinite (or missing) a person still held after
    L. Mass can only lie where a left end is followed by a right end with none between. EM:
    p_j ← mean_i a_ij p_j / Σ_k a_ik p_k; it has converged when Σ_i a_ij / Σ_k a_ik p_k <= n for all j
    (Gentleman & Geyer 1994). Source: Turnbull (1976), JRSS B 38:290-295; Wang (2007), JRSS B 69:185-198.

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
    cover = _Cover(*_ranges(pairs, starts, ends), starts.size)
    p, converged = _maximise(cover, weight / weight.sum(), tolerance)
    kept = p > 0
    table = pd.DataFrame({"left": starts[kept], "right": ends[kept], "mass": p[kept]})
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


def _ranges(pairs: FloatArray, starts: FloatArray, ends: FloatArray) -> tuple[IntArray, IntArray]:
    """First and one past the last place of mass in each interval; the places within are neighbours."""
    left, right = pairs[:, 0], pairs[:, 1]
    first = np.searchsorted(starts, left, side="left")
    last = np.searchsorted(ends, right, side="right")
    here = np.minimum(first, starts.size - 1)
    at_left = (left < right) & (starts[here] == left) & (ends[here] == left)
    return (first + at_left).astype(np.int64), last.astype(np.int64)  # (L, R] does not hold the point L


@dataclass(frozen=True, slots=True)
class _Cover:
    """Which places of mass each person's interval holds, as ranges: sums cost one pass."""

    first: IntArray
    last: IntArray
    size: int

    def probability(self, p: FloatArray) -> FloatArray:
        total = np.concatenate([[0.0], np.cumsum(p)])
        return np.asarray(total[self.last] - total[self.first])

    def gain(self, weight: FloatArray) -> FloatArray:
        step = np.bincount(self.first, weight, self.size + 1) - np.bincount(self.last, weight, self.size + 1)
        return np.asarray(np.cumsum(step)[: self.size])


def _maximise(cover: _Cover, share: FloatArray, tolerance: float) -> tuple[FloatArray, bool]:
    """EM comes near the optimum, Newton steps reach it and empty the places that hold nothing."""
    p = np.full(cover.size, 1.0 / cover.size)
    for _ in range(_EM_ROUNDS):
        p = p * cover.gain(share / cover.probability(p))
    for _ in range(_NEWTON_ROUNDS):
        gain = cover.gain(share / cover.probability(p))
        if gain.max() <= 1 + tolerance and np.abs(gain[p > 0] - 1).max() <= tolerance:
            return p, True
        p = _newton(cover, share, p, gain)
    return p, False


def _newton(cover: _Cover, share: FloatArray, p: FloatArray, gain: FloatArray) -> FloatArray:
    """One constrained Newton step: least squares of Σ_j (a_ij/f_i) p_j on 2 with p >= 0 and sum 1."""
    from scipy.optimize import nnls  # only this estimate needs it

    places = np.flatnonzero((p > _FAINT) | (gain > 1))
    f = cover.probability(p)
    inside = (cover.first[:, None] <= places) & (places < cover.last[:, None])
    weight = np.sqrt(share)[:, None]
    r = np.asarray(np.linalg.qr((inside / f[:, None] - 2) * weight, mode="r"))
    system = np.vstack([r, np.ones(places.size)])
    solved = nnls(system, np.append(np.zeros(r.shape[0]), 1.0))[0]
    target = np.zeros(p.size)
    target[places] = solved / solved.sum()
    before, step = float(share @ np.log(f)), 1.0
    while step > 1e-6:
        moved = p + step * (target - p)
        moved[moved < _FAINT] = 0.0
        moved /= moved.sum()
        chance = cover.probability(moved)
        if chance.min() > 0 and float(share @ np.log(chance)) >= before - 1e-15:
            return moved
        step /= 2
    return p * gain
