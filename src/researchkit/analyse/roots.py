"""Where a monotone function crosses a value: bisection to the last bit, no heavy import."""

from __future__ import annotations

import math
from collections.abc import Callable

_STEPS = 200


def increasing_root(
    function: Callable[[float], float], low: float, high: float, *, tolerance: float = 0.0
) -> float:
    """The point where a non-decreasing function crosses 0 within [low, high].

    If it does not cross, the end nearer to crossing is given. ``tolerance`` 0 goes to the last bit.
    """
    if function(low) >= 0:
        return low
    if function(high) <= 0:
        return high
    for _ in range(_STEPS):
        middle = 0.5 * (low + high)
        if middle in (low, high) or high - low <= tolerance:
            break
        if function(middle) < 0:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


def bracket(function: Callable[[float], float], start: float) -> float:
    """A point beyond ``start`` where a non-decreasing function is no longer negative."""
    high = max(start, 1.0)
    while function(high) < 0 and math.isfinite(high):
        high *= 2
    return high


def highest(function: Callable[[float], float], low: float, high: float, *, grid: int = 60) -> float:
    """The point of [low, high] where a smooth function is highest.

    A grid finds the hill, golden-section search climbs it, so a second, lower hill does no harm.
    """
    step = (high - low) / grid
    points = [low + step * index for index in range(grid + 1)]
    best = max(points, key=function)
    left, right = max(low, best - step), min(high, best + step)
    ratio = (math.sqrt(5) - 1) / 2
    inner, outer = right - ratio * (right - left), left + ratio * (right - left)
    at_inner, at_outer = function(inner), function(outer)
    while right - left > 1e-10 * max(1.0, abs(best)):
        if at_inner >= at_outer:
            right, outer, at_outer = outer, inner, at_inner
            inner = right - ratio * (right - left)
            at_inner = function(inner)
        else:
            left, inner, at_inner = inner, outer, at_outer
            outer = left + ratio * (right - left)
            at_outer = function(outer)
    return 0.5 * (left + right)
