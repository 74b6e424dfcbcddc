"""Scales: round steps of an axis that begins at zero."""

from __future__ import annotations

import math


def steps(largest: float, about: int = 4, smallest: float = 1.0) -> list[float]:
    """Round values from zero to at least ``largest``, about as many as asked for.

    Args:
        largest: the largest value to be shown.
        about: how many steps there should be.
        smallest: the smallest step; 1 for counts.
    """
    rough = max(largest / max(about, 1), smallest)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    if smallest >= 1:
        step = max(math.ceil(step), 1)
    count = max(math.ceil(largest / step - 1e-9), 1)
    return [index * step for index in range(count + 1)]


_CALENDAR = (1, 2, 7, 14, 30, 60, 90, 180, 365)


def days(longest: float, most: int = 6) -> list[float]:
    """Steps of an axis of days, in lengths people think in: weeks, months, years."""
    for step in _CALENDAR:
        if longest / step <= most:
            break
    else:
        step = 365 * math.ceil(longest / 365 / most)
    return [index * float(step) for index in range(max(math.ceil(longest / step - 1e-9), 1) + 1)]
