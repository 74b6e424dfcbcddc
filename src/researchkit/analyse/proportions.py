"""Shares: k of n, with an interval that behaves at small n and at the ends.

The functions named after a method are estimators and answer for every n. :func:`share` and
:func:`share_difference` are what may be printed: below 20 no percentage is given.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from scipy import special

from researchkit.analyse.arguments import fraction, ids, trial
from researchkit.analyse.roots import increasing_root
from researchkit.core.result import Result, refused

#: Below this many, "k of n" is given and no percentage.
LEAST_FOR_PERCENT = 20

PROCESS = "the interval describes the variability of a hypothetical process, not sampling error of a census"


def wilson(
    k: int, n: int, level: float = 0.95, *, result_id: str = "wilson", case_ids: Iterable[str] = ()
) -> Result:
    """Wilson score interval: (p + z²/2n ∓ z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).

    Args:
        k: how many have the attribute.
        n: of how many.
        level: coverage, default 0.95.
        result_id: name of the result.
        case_ids: cases counted in k.

    Returns:
        A share in [0, 1]; refused if n is 0. Source: Wilson (1927), JASA 22:209-212.

    Raises:
        ValueError: k or n is not a whole number, is negative, or k exceeds n.
    """
    k, n = trial(k, n)
    if n == 0:
        return _nothing(result_id)
    low, high = wilson_limits(k, n, level)
    return _share(result_id, k, n, low, high, level, "Wilson score", "Wilson (1927)", case_ids)


def wilson_limits(k: float, n: float, level: float = 0.95) -> tuple[float, float]:
    """The two limits of the Wilson interval (k may be fractional, n above 0)."""
    z = _z(level)
    p = k / n
    middle = p + z * z / (2 * n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    low = 0.0 if k == 0 else (middle - half) / scale
    return max(0.0, low), 1.0 if k == n else min(1.0, (middle + half) / scale)


def clopper_pearson(
    k: int, n: int, level: float = 0.95, *, result_id: str = "clopper_pearson", case_ids: Iterable[str] = ()
) -> Result:
    """Exact central interval: Beta(k, n-k+1) and Beta(k+1, n-k) quantiles.

    Returns:
        A share in [0, 1]; refused if n is 0. Source: Clopper & Pearson (1934), Biometrika 26:404-413.

    Raises:
        ValueError: k or n is not a whole number, is negative, or k exceeds n.
    """
    k, n = trial(k, n)
    if n == 0:
        return _nothing(result_id)
    tail = (1 - fraction("level", level)) / 2
    low = 0.0 if k == 0 else float(special.betaincinv(k, n - k + 1, tail))
    high = 1.0 if k == n else float(special.betaincinv(k + 1, n - k, 1 - tail))
    return _share(
        result_id, k, n, low, high, level, "Clopper-Pearson exact", "Clopper & Pearson (1934)", case_ids
    )


def jeffreys(
    k: int, n: int, level: float = 0.95, *, result_id: str = "jeffreys", case_ids: Iterable[str] = ()
) -> Result:
    """Jeffreys interval: Beta(k+½, n-k+½) quantiles, with the limit at 0/n and n/n set to 0 and 1.

    A cross-check of :func:`wilson`. Source: Brown, Cai & DasGupta (2001), Stat. Sci. 16:101-133.

    Raises:
        ValueError: k or n is not a whole number, is negative, or k exceeds n.
    """
    k, n = trial(k, n)
    if n == 0:
        return _nothing(result_id)
    tail = (1 - fraction("level", level)) / 2
    low = 0.0 if k == 0 else float(special.betaincinv(k + 0.5, n - k + 0.5, tail))
    high = 1.0 if k == n else float(special.betaincinv(k + 0.5, n - k + 0.5, 1 - tail))
    return _share(result_id, k, n, low, high, level, "Jeffreys", "Brown, Cai & DasGupta (2001)", case_ids)


def midp(
    k: int, n: int, level: float = 0.95, *, result_id: str = "midp", case_ids: Iterable[str] = ()
) -> Result:
    """Mid-P exact interval: ½P(X≥k) + ½P(X>k) = α/2 and the mirror image, solved for p.

    Source: Lancaster (1961), JASA 56:223-234; Berry & Armitage (1995), The Statistician 44:417-423.

    Raises:
        ValueError: k or n is not a whole number, is negative, or k exceeds n.
    """
    k, n = trial(k, n)
    if n == 0:
        return _nothing(result_id)
    low, high = midp_limits(k, n, level)
    return _share(result_id, k, n, low, high, level, "mid-P exact", "Berry & Armitage (1995)", case_ids)


def midp_limits(k: int, n: int, level: float = 0.95) -> tuple[float, float]:
    """The two limits of the mid-P interval (n above 0)."""
    tail = (1 - fraction("level", level)) / 2
    low = 0.0 if k == 0 else increasing_root(lambda p: midp_upper_tail(k, n, p) - tail, 0.0, 1.0)
    high = 1.0 if k == n else increasing_root(lambda p: midp_upper_tail(k, n, p) - (1 - tail), 0.0, 1.0)
    return low, high


def midp_upper_tail(k: int, n: int, p: float) -> float:
    """P(X > k) + ½ P(X = k) for X ~ Binomial(n, p); it grows with p."""
    at_least = 1.0 if k <= 0 else float(special.betainc(k, n - k + 1, p))
    more = 0.0 if k >= n else float(special.betainc(k + 1, n - k, p))
    return 0.5 * (at_least + more)


def newcombe(
    k1: int, n1: int, k2: int, n2: int, level: float = 0.95, *, result_id: str = "newcombe"
) -> Result:
    """Difference of two shares p1 - p2 with Newcombe's square-and-add Wilson interval.

    d ∓ √((p1-l1)² + (u2-p2)²), upper √((u1-p1)² + (p2-l2)²), with l and u the Wilson limits.
    Source: Newcombe (1998), Stat. Med. 17:873-890, method 10.

    Raises:
        ValueError: counts are not whole, are negative, or exceed their n.
    """
    k1, n1 = trial(k1, n1, ("k1", "n1"))
    k2, n2 = trial(k2, n2, ("k2", "n2"))
    if n1 == 0 or n2 == 0:
        return _nothing(result_id, unit="share difference")
    (l1, u1), (l2, u2) = wilson_limits(k1, n1, level), wilson_limits(k2, n2, level)
    p1, p2 = k1 / n1, k2 / n2
    low = p1 - p2 - math.hypot(p1 - l1, u2 - p2)
    high = p1 - p2 + math.hypot(u1 - p1, p2 - l2)
    return Result(
        result_id, p1 - p2, max(-1.0, low), min(1.0, high), "confidence", level, n1 + n2, "share difference",
        "Newcombe hybrid score", "Newcombe (1998)", notes=(PROCESS,),
        details={"no_change": 0.0, "k1": k1, "n1": n1, "k2": k2, "n2": n2},
    )  # fmt: skip


def share(
    k: int,
    n: int,
    *,
    level: float = 0.95,
    unit: str = "persons",
    result_id: str = "share",
    case_ids: Iterable[str] = (),
    possible_ids: Iterable[str] = (),
) -> Result:
    """A share that may be printed.

    From 20 on it is a percentage with its Wilson interval. Below 20 the result is the count k (``value``)
    of ``n`` in ``unit``, without a percentage; the interval for the annex waits in ``details['annex']``.

    Returns:
        ``unit`` is ``share`` from 20 on, and the counted unit below; refused if n is 0.

    Raises:
        ValueError: k or n is not a whole number, is negative, or k exceeds n.
    """
    k, n = trial(k, n)
    counted, possible = ids(case_ids), ids(possible_ids)
    estimate = wilson(k, n, level, result_id=f"{result_id}.interval", case_ids=counted)
    if estimate.refused:
        return estimate.named(result_id)
    if n >= LEAST_FOR_PERCENT:
        return estimate.named(result_id, possible_ids=possible)
    return Result(
        result_id, float(k), n=n, unit=unit, method="count of n", case_ids=counted, possible_ids=possible,
        notes=(f"no percentage below {LEAST_FOR_PERCENT}; the interval stands in the annex",),
        details={"annex": estimate, "k": k, "n": n},
    )  # fmt: skip


def share_difference(
    k1: int, n1: int, k2: int, n2: int, *, level: float = 0.95, result_id: str = "share_difference"
) -> Result:
    """A difference of shares that may be printed: Newcombe's, if both n are at least 20; else refused.

    Raises:
        ValueError: counts are not whole, are negative, or exceed their n.
    """
    difference = newcombe(k1, n1, k2, n2, level, result_id=result_id)
    if not difference.refused and min(n1, n2) < LEAST_FOR_PERCENT:
        return refused(
            result_id,
            f"a share needs at least {LEAST_FOR_PERCENT}; there are {n1} and {n2}",
            unit="share difference",
            details={"annex": difference},
        )
    return difference


def _z(level: float) -> float:
    return float(special.ndtri(0.5 + fraction("level", level) / 2))


def _nothing(result_id: str, unit: str = "share") -> Result:
    return refused(result_id, "there are no observations", unit=unit, n=0)


def _share(
    result_id: str,
    k: int,
    n: int,
    low: float,
    high: float,
    level: float,
    method: str,
    citation: str,
    case_ids: Iterable[str],
) -> Result:
    return Result(
        result_id, k / n, low, high, "confidence", level, n, "share", method, citation,
        case_ids=ids(case_ids), notes=(PROCESS,), details={"k": k, "n": n},
    )  # fmt: skip
