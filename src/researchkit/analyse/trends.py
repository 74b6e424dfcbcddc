"""Change between periods, and whether a direction may be claimed."""

from __future__ import annotations

from collections.abc import Mapping

from researchkit.analyse.arguments import positive
from researchkit.analyse.overdispersion import LEAST_QUARTERS, MUCH, dispersion
from researchkit.analyse.rates import rate_ratio, widened
from researchkit.core.dates import Period
from researchkit.core.result import Result, refused


def compare(
    current: Result | int,
    earlier: Result | int,
    *,
    days: tuple[float, float] = (1.0, 1.0),
    phi: float = 1.0,
    level: float = 0.95,
    coverage: Result | None = None,
    result_id: str = "change",
) -> Result:
    """Ratio of two documented counts, robust to what is not known about either.

    Counts may be results with bounds (dates that only possibly fall in, a prediction interval of a
    provisional quarter). The ratio and its conditional mid-P interval are computed for both extremes, and
    the interval printed spans them: it holds for every way the unknown may turn out.

    Args:
        current: count of the period of interest, a number or a result of whole-number bounds.
        earlier: count it is compared with.
        days: length of both periods, as exposure.
        phi: dispersion of the series; above 1.5 the limits are widened by √φ.
        level: coverage of the interval.
        coverage: result of :mod:`researchkit.analyse.coverage` for both periods; without it no direction is
            claimed.
        result_id: name of the result.

    Returns:
        A ratio. ``details['direction']`` is ``up``, ``down`` or ``none_claimed``, with
        ``details['why_none']``. Refused if a count was refused or both are 0.
        Source: Przyborowski & Wilenski (1940); see :func:`researchkit.analyse.rates.rate_ratio`.

    Raises:
        ValueError: a count is not a whole number, or an exposure not above 0.
    """
    for one in (current, earlier):
        if isinstance(one, Result) and one.refused:
            return refused(result_id, f"a count to compare is not given: {one.refused}", unit="ratio")
    (value1, low1, high1), (value2, low2, high2) = _span(current), _span(earlier)
    inflate = phi if positive("phi", phi) > MUCH else 1.0

    def ratio(x1: int, x2: int) -> Result:
        return widened(rate_ratio(x1, days[0], x2, days[1], level, result_id=result_id), inflate)

    middle = ratio(value1, value2)
    corners = [ratio(low1, high2), ratio(high1, low2)]
    if middle.refused:
        return middle
    lows = [one.low for one in (middle, *corners) if not one.refused and one.low is not None]
    highs = [one.high for one in (middle, *corners) if not one.refused]
    open_above = any(one is None for one in highs)
    low = 0.0 if any(one.refused for one in corners) else min(lows)
    high = None if open_above else max(one for one in highs if one is not None)
    notes = list(middle.notes)
    if (low1, low2) != (high1, high2):
        notes.append("the interval covers every way in which the uncertain cases may turn out")
    found = middle.named(
        result_id, low=low, high=high, notes=tuple(notes), details={**middle.details, "high_open": open_above}
    )
    way, why = claim(found, coverage)
    return found.named(result_id, details={**found.details, "direction": way, "why_none": why})


def direction(change: Result, coverage: Result | None = None) -> str:
    """``up``, ``down`` or ``none_claimed``: whether the interval of a change excludes no change.

    Works for differences (no change = 0) and ratios (no change = 1), for bounds and for intervals. With
    ``coverage`` given, nothing is claimed when the sources changed materially.

    Raises:
        ValueError: the result is neither a difference nor a ratio.
    """
    none_at = _no_change(change)
    if change.refused or (coverage is not None and not _stable(coverage)):
        return "none_claimed"
    if change.low is not None and change.low > none_at:
        return "up"
    if change.high is not None and change.high < none_at:
        return "down"
    return "none_claimed"


def claim(change: Result, coverage: Result | None) -> tuple[str, str]:
    """The direction that may be printed, and why none is.

    Unlike :func:`direction` this asks for a check of sources: without one nothing is claimed.
    """
    if change.refused:
        return "none_claimed", change.refused
    if coverage is None:
        return "none_claimed", "the sources of the periods were not compared"
    if coverage.refused:
        return "none_claimed", coverage.refused
    if not _stable(coverage):
        return "none_claimed", "the sources of the periods changed materially"
    way = direction(change)
    return way, "" if way != "none_claimed" else "the interval includes no change"


def against_earlier(
    counts: Mapping[str, Result | int],
    period: Period | str,
    *,
    coverage: Mapping[str, Result] | None = None,
    level: float = 0.95,
    result_id: str = "",
) -> list[Result]:
    """The comparisons of a period: with the same one a year before first, then with the one before it.

    Args:
        counts: period code → count (a result or a number); quarters before ``period`` give the dispersion.
        period: the period of interest; must be among the counts.
        coverage: earlier period code → coverage of sources between the two.
        level: coverage of the intervals.
        result_id: stem of the names; ``<period>.change`` when left out.

    Returns:
        Up to two results, ``…year_on_year`` and ``…previous``; each refused when that count is missing.

    Raises:
        ValueError: the period is not among the counts.
    """
    stretch = Period.parse(period) if isinstance(period, str) else period
    if stretch.code not in counts:
        raise ValueError(f"no count is given for {stretch.code}")
    stem = result_id or f"{stretch.code}.change"
    phi = _phi_before(counts, stretch)
    found = []
    for name, other in (("year_on_year", stretch.year_before()), ("previous", stretch.previous())):
        if other.code not in counts:
            found.append(refused(f"{stem}.{name}", f"there is no count for {other.code}", unit="ratio"))
            continue
        result = compare(
            counts[stretch.code], counts[other.code], days=(stretch.days, other.days), phi=phi, level=level,
            coverage=(coverage or {}).get(other.code), result_id=f"{stem}.{name}",
        )  # fmt: skip
        found.append(result.named(result.result_id, details={**result.details, "compared_with": other.code}))
    return found


def _phi_before(counts: Mapping[str, Result | int], period: Period) -> float:
    """Dispersion of the unbroken run of periods of the same kind that ends before this one."""
    run: list[int] = []
    lengths: list[int] = []
    other = period.previous()
    while other.code in counts:
        one = counts[other.code]
        if isinstance(one, Result) and (one.refused or one.value is None):
            break
        run.append(_span(one)[0])
        lengths.append(other.days)
        other = other.previous()
    if len(run) < LEAST_QUARTERS:
        return 1.0
    found = dispersion(run, lengths)
    return 1.0 if found.value is None else max(1.0, found.value)


def _span(count: Result | int) -> tuple[int, int, int]:
    if not isinstance(count, Result):
        return count, count, count
    if count.value is None:
        raise ValueError(f"{count.result_id}: a count to compare needs a value")
    value = round(count.value)
    low = value if count.low is None else round(count.low)
    high = value if count.high is None else round(count.high)
    if count.interval_kind == "confidence":  # variability of the process, which the ratio brings itself
        return value, value, value
    return value, low, high


def _no_change(change: Result) -> float:
    told = change.details.get("no_change")
    if isinstance(told, int | float):
        return float(told)
    if change.unit.endswith("ratio"):
        return 1.0
    if change.unit.endswith("difference"):
        return 0.0
    raise ValueError(f"{change.result_id}: neither a difference nor a ratio (unit {change.unit!r})")


def _stable(coverage: Result) -> bool:
    return coverage.details.get("stable") is True
