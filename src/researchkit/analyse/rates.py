"""Counts as draws of a rate, and the ratio of two rates.

A full count has no sampling error. The intervals here say how much the number of a quarter would vary
if the process behind it stayed as it is; every result says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from scipy import special

from researchkit.analyse.arguments import fraction, ids, one_of, positive, whole
from researchkit.analyse.proportions import PROCESS, midp_limits, midp_upper_tail
from researchkit.analyse.roots import bracket, increasing_root
from researchkit.core.result import Result, refused


def poisson_interval(
    count: int,
    level: float = 0.95,
    *,
    exposure: float = 1.0,
    method: str = "midp",
    unit: str = "events",
    result_id: str = "poisson_interval",
    case_ids: Iterable[str] = (),
) -> Result:
    """Interval for the mean behind a count (divided by ``exposure``).

    ``midp``: ½P(X≥x) + ½P(X>x) = α/2 and its mirror, solved for the mean (default).
    ``garwood``: χ²(α/2; 2x)/2 and χ²(1-α/2; 2x+2)/2. ``byar``: Byar's approximation to mid-P, (x+½)(1 - 1/(9(x+½)) ∓ z/(3√(x+½)))³.

    Args:
        count: events counted.
        level: coverage.
        exposure: what the count is divided by, such as days; 1 leaves it a count.
        method: ``midp``, ``garwood`` or ``byar``.
        unit: what is counted.
        result_id: name of the result.
        case_ids: cases counted.

    Returns:
        ``value`` is count / exposure. Sources: Garwood (1936), Biometrika 28:437-442; Cohen & Yang (1994),
        Stat. Med. 13:2189-2203 (mid-P); Rothman & Greenland (1998), p. 234 (Byar).

    Raises:
        ValueError: the count is not a whole number of at least 0, or the exposure not above 0.
    """
    count = whole("count", count)
    exposure = positive("exposure", exposure)
    one_of("method", method, ("midp", "garwood", "byar"))
    low, high = poisson_limits(count, level, method)
    citation = {
        "midp": "Cohen & Yang (1994)",
        "garwood": "Garwood (1936)",
        "byar": "Rothman & Greenland (1998)",
    }
    return Result(
        result_id, count / exposure, low / exposure, high / exposure, "confidence", level, None,
        unit if exposure == 1 else f"{unit} per exposure", f"Poisson {method}", citation[method],
        case_ids=ids(case_ids), notes=(PROCESS,), details={"count": count, "exposure": exposure},
    )  # fmt: skip


def garwood(count: int, level: float = 0.95, *, result_id: str = "garwood") -> Result:
    """Garwood's exact interval; see :func:`poisson_interval`."""
    return poisson_interval(count, level, method="garwood", result_id=result_id)


def poisson_midp(count: int, level: float = 0.95, *, result_id: str = "poisson_midp") -> Result:
    """The mid-P interval of a Poisson mean; see :func:`poisson_interval`."""
    return poisson_interval(count, level, method="midp", result_id=result_id)


def poisson_limits(count: int, level: float = 0.95, method: str = "midp") -> tuple[float, float]:
    """The two limits alone."""
    tail = (1 - fraction("level", level)) / 2
    if method == "garwood":
        low = 0.0 if count == 0 else float(special.gammaincinv(count, tail))
        return low, float(special.gammaincinv(count + 1, 1 - tail))
    if method == "byar":
        z, half = float(special.ndtri(1 - tail)), count + 0.5
        base, reach = 1 - 1 / (9 * half), z / (3 * math.sqrt(half))
        low = 0.0 if count == 0 else max(0.0, half * (base - reach) ** 3)
        return low, half * (base + reach) ** 3

    def upper_tail(mean: float) -> float:
        at_least = 1.0 if count == 0 else float(special.gammainc(count, mean))
        return 0.5 * (at_least + float(special.gammainc(count + 1, mean)))

    far = bracket(lambda mean: upper_tail(mean) - (1 - tail), count + 1)
    low = 0.0 if count == 0 else increasing_root(lambda mean: upper_tail(mean) - tail, 0.0, float(count))
    return low, increasing_root(lambda mean: upper_tail(mean) - (1 - tail), 0.0, far)


def rate_ratio(
    x1: int,
    t1: float,
    x2: int,
    t2: float,
    level: float = 0.95,
    *,
    method: str = "midp",
    result_id: str = "rate_ratio",
) -> Result:
    """Ratio of two rates (x1/t1) / (x2/t2) with the conditional binomial interval.

    Given m = x1 + x2, x1 ~ Binomial(m, θ) and the ratio is θ/(1-θ) · t2/t1; the limits for θ are mid-P
    (default) or Clopper-Pearson (``exact``). Test and interval are both central, so they agree.

    Args:
        x1: events in the period of interest.
        t1: its exposure, in days for quarters.
        x2: events in the period compared with.
        t2: its exposure.
        level: coverage.
        method: ``midp`` or ``exact``.
        result_id: name of the result.

    Returns:
        A ratio. With x2 = 0 there is no point value, only a lower limit (``details['high_open']``); with
        both 0 it is refused. ``details['p_value']`` is the two-sided central (mid-)P of ratio 1.
        Source: Przyborowski & Wilenski (1940); Fay (2010), R Journal 2:53-58 (central).

    Raises:
        ValueError: a count is not a whole number of at least 0, or an exposure not above 0.
    """
    x1, x2 = whole("x1", x1), whole("x2", x2)
    t1, t2 = positive("t1", t1), positive("t2", t2)
    one_of("method", method, ("midp", "exact"))
    if x1 + x2 == 0:
        return refused(result_id, "nothing was counted in either period", unit="ratio", n=0)
    low_theta, high_theta = _theta_limits(x1, x1 + x2, level, method)
    scale = t2 / t1
    low = low_theta / (1 - low_theta) * scale
    high = None if high_theta >= 1 else high_theta / (1 - high_theta) * scale
    null = t1 / (t1 + t2)
    details: dict[str, object] = {
        "no_change": 1.0, "x1": x1, "t1": t1, "x2": x2, "t2": t2,
        "p_value": _central_p(x1, x1 + x2, null, method), "high_open": high is None,
    }  # fmt: skip
    return Result(
        result_id, None if x2 == 0 else (x1 / t1) / (x2 / t2), low, high, "confidence", level, x1 + x2,
        "ratio", f"conditional binomial {'mid-P' if method == 'midp' else 'exact'}",
        "Przyborowski & Wilenski (1940); Fay (2010)", notes=(PROCESS,), details=details,
    )  # fmt: skip


def widened(ratio: Result, phi: float) -> Result:
    """A rate ratio whose log limits lie √φ times as far out, for overdispersed counts.

    Where one count is 0 there is no log to stretch: the limit is the mid-P limit of counts divided by φ.
    φ of 1 or less changes nothing. Source: McCullagh & Nelder (1989), section 6.2.3 (quasi-likelihood).

    Raises:
        ValueError: the result is no ratio of :func:`rate_ratio`, or φ is not above 0.
    """
    factor = math.sqrt(positive("phi", phi))
    if ratio.refused or factor <= 1:
        return ratio
    known = ratio.details
    if not {"x1", "x2", "t1", "t2"} <= set(known) or ratio.low is None:
        raise ValueError("only a result of rate_ratio can be widened")
    x1, x2 = float(str(known["x1"])), float(str(known["x2"]))
    scale = float(str(known["t2"])) / float(str(known["t1"]))
    low, high = ratio.low, ratio.high
    tail = 1 - (ratio.level or 0.95)
    tail = tail if "mid-P" in ratio.method else tail / 2  # exact: (1-θ)^m = α/2
    if x1 == 0:  # ½(1-θ)^m = α/2 with m = x2/φ
        theta = 1 - tail ** (phi / x2)
        high = theta / (1 - theta) * scale if theta < 1 else None
    elif x2 == 0:
        theta = tail ** (phi / x1)
        low = theta / (1 - theta) * scale
    elif ratio.value is not None and high is not None:
        low = ratio.value * math.exp(max(factor * math.log(low / ratio.value), -700.0))
        reach = factor * math.log(high / ratio.value)
        high = ratio.value * math.exp(reach) if reach < 600 else None
    return ratio.named(
        ratio.result_id, low=low, high=high, method=f"{ratio.method}, widened by √φ",
        notes=(*ratio.notes, f"counts vary {phi:.2f} times as much as Poisson counts; limits widened"),
        details={**known, "phi": phi, "p_value": None, "high_open": high is None},
    )  # fmt: skip


def _theta_limits(x: int, m: int, level: float, method: str) -> tuple[float, float]:
    if method == "midp":
        return midp_limits(x, m, level)
    tail = (1 - fraction("level", level)) / 2
    low = 0.0 if x == 0 else float(special.betaincinv(x, m - x + 1, tail))
    return low, 1.0 if x == m else float(special.betaincinv(x + 1, m - x, 1 - tail))


def _central_p(x: int, m: int, theta: float, method: str) -> float:
    if method == "midp":
        upper = midp_upper_tail(x, m, theta)
        return min(1.0, 2 * min(upper, 1 - upper))
    at_least = 1.0 if x == 0 else float(special.betainc(x, m - x + 1, theta))
    at_most = 1.0 if x == m else 1 - float(special.betainc(x + 1, m - x, theta))
    return min(1.0, 2 * min(at_least, at_most))
