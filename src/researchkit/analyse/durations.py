"""How long people are held: Kaplan-Meier with late entry, and what may be printed of it.

Someone who becomes known to us only after some time in detention could not have been seen released before
that; they enter the risk set late. Leaving that out makes detention look longer than it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy import special

from researchkit.analyse.arguments import fraction, ids, numbers, positive
from researchkit.analyse.risk_sets import at_risk_at, checked_spells, count_at, first_gap
from researchkit.core.result import Result, refused

LEAST_PEOPLE = 20
LEAST_ENDS = 10
LEAST_AT_RISK = 5
LEAST_AT_START = 10


@dataclass(frozen=True, slots=True)
class Curve:
    """A Kaplan-Meier curve.

    Attributes:
        table: one row a time at which something ended or was censored: ``time at_risk ends censored
            survival se low high``. ``se`` is Greenwood's, ``low``-``high`` the log-log interval; both are NaN
            where they do not exist (survival 1 or 0).
        n: people in the curve.
        ends: observed ends.
        start: time the curve is conditional on (0 if it is not).
        level: coverage of the intervals.
        unit: unit of time.
        gap: time after which nobody was under observation although others entered later; infinity if there is none. Beyond it
            nothing is given: condition on a later start.
    """

    table: pd.DataFrame
    n: int
    ends: int
    start: float
    level: float
    unit: str = "days"
    gap: float = math.inf

    def at(self, time: float, *, result_id: str = "still_held") -> Result:
        """Share still held after ``time``, with its log-log interval.

        Refused beyond the last time seen when someone was still held then.

        Raises:
            ValueError: ``time`` is not a number.
        """
        table = self.table
        if math.isnan(time):
            raise ValueError("time must be a number")
        if table.empty:
            return refused(result_id, "nobody was under observation", unit="share", n=self.n)
        if time >= self.gap and math.isfinite(self.gap):
            return self._gap(result_id, "share")
        if time > float(table["time"].iloc[-1]) and float(table["survival"].iloc[-1]) > 0:
            return refused(
                result_id, f"nobody was under observation longer than {table['time'].iloc[-1]:g} {self.unit}",
                unit="share", n=self.n,
            )  # fmt: skip
        row = int(np.searchsorted(table["time"].to_numpy(), time, side="right")) - 1
        if row < 0 or table["survival"].iloc[row] == 1.0:
            return self._result(result_id, 1.0, None, None, "share")
        here = table.iloc[row]
        return self._result(
            result_id, float(here["survival"]), _number(here["low"]), _number(here["high"]), "share",
            {"se": _number(here["se"]), "at_risk": int(here["at_risk"])},
        )  # fmt: skip

    def quantile(self, share: float = 0.5, *, result_id: str = "") -> Result:
        """Time by which a share has been released (default: the median), with the log-log interval.

        The first time at which survival is at or below 1 - share; where it is exactly that over a stretch,
        its middle. A limit that is not reached is ``None`` (``details['high_open']``).
        """
        name = result_id or ("median" if share == 0.5 else f"quantile.{share:g}")
        target = 1 - fraction("share", share)
        if self.table.empty:
            return refused(name, "nobody was under observation", unit=self.unit, n=self.n)
        value = self._crossing("survival", target)
        if (value is None or value >= self.gap) and math.isfinite(self.gap):
            return self._gap(name, self.unit)
        low, high = self._crossing("low", target), self._crossing("high", target)
        if value is None and low is None:
            return refused(
                name,
                "the time is not reached, and too few were under observation for a limit",
                unit=self.unit,
                n=self.n,
            )
        if value is None:
            found = self._result(name, None, low, None, self.unit, {"high_open": True})
            return found.named(
                name, notes=(*found.notes, "the time is not reached: fewer have been released")
            )
        return self._result(name, value, low, high, self.unit, {"high_open": high is None})

    def median(self, *, result_id: str = "median") -> Result:
        """Median time held; see :meth:`quantile`."""
        return self.quantile(0.5, result_id=result_id)

    def rmst(self, until: float, *, result_id: str = "rmst") -> Result:
        """Restricted mean: average time held within the first ``until``, with its standard error.

        The area under the curve up to τ; Var = Σ (area after t_i)² d_i/(n_i(n_i - d_i)). Refused when the
        curve ends before τ with people still held. Source: Klein & Moeschberger (2003), section 4.5.
        """
        limit = positive("until", until)
        table = self.table
        if limit <= self.start:
            raise ValueError("until must lie after the start of the curve")
        last = float(table["time"].iloc[-1]) if len(table) else self.start
        if table.empty or (last < limit and float(table["survival"].iloc[-1]) > 0):
            return refused(
                result_id,
                f"people were under observation only up to {last:g} {self.unit}",
                unit=self.unit,
                n=self.n,
            )
        if limit > self.gap:  # never where the gap is infinite
            return self._gap(result_id, self.unit)
        inside = table[table["time"] < limit]
        time = np.concatenate([[self.start], inside["time"].to_numpy(dtype=float), [limit]])
        level = np.concatenate([[1.0], inside["survival"].to_numpy(dtype=float)])
        pieces = np.diff(time) * level
        after = np.cumsum(pieces[::-1])[::-1][1:]  # area after each time of the table
        d, n = inside["ends"].to_numpy(dtype=float), inside["at_risk"].to_numpy(dtype=float)
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.where(d > 0, d / (n * (n - d)), 0.0)
            terms = np.where(after > 0, after**2 * share, 0.0)
        mean, error = self.start * (self.start > 0) + float(pieces.sum()), math.sqrt(float(terms.sum()))
        z = float(special.ndtri(0.5 + self.level / 2))
        return self._result(
            result_id, mean, max(0.0, mean - z * error), min(limit, mean + z * error), self.unit,
            {"se": error, "until": limit},
        )  # fmt: skip

    def _gap(self, name: str, unit: str) -> Result:
        return refused(
            name, f"nobody was under observation right after {self.gap:g} {self.unit}, although others became known later",
            unit=unit, n=self.n,
        )  # fmt: skip

    def _crossing(self, column: str, target: float) -> float | None:
        table = self.table
        values = table[column].to_numpy(dtype=float)
        with np.errstate(invalid="ignore"):
            hit = np.flatnonzero(values <= target + 1e-12)
        if not hit.size:
            return None
        first = int(hit[0])
        time = table["time"].to_numpy(dtype=float)
        if abs(values[first] - target) <= 1e-12:
            later = np.flatnonzero(values[first:] < target - 1e-12)
            if later.size:
                return float((time[first] + time[first + int(later[0])]) / 2)
        return float(time[first])

    def _result(
        self,
        name: str,
        value: float | None,
        low: float | None,
        high: float | None,
        unit: str,
        details: dict[str, object] | None = None,
    ) -> Result:
        notes = () if self.start == 0 else (f"among people held at least {self.start:g} {self.unit}",)
        return Result(
            name, value, low, high, "confidence" if low is not None or high is not None else "", self.level,
            self.n, unit, "Kaplan-Meier, Greenwood, log-log interval",
            "Kaplan & Meier (1958); Klein & Moeschberger (2003)", notes=notes,
            details={"ends": self.ends, **(details or {})},
        )  # fmt: skip


def kaplan_meier(
    duration: Any,
    ended: Any,
    entry: Any = None,
    *,
    start: float = 0.0,
    level: float = 0.95,
    unit: str = "days",
) -> Curve:
    """Kaplan-Meier estimate of the share still held, with late entry.

    At each end time t the risk set is {entry_i < t <= duration_i}; S = Π(1 - d/n);
    Var = S² Σ d/(n(n - d)); limits S^exp(∓z se(log S)/log S).
    Source: Kaplan & Meier (1958), JASA 53:457-481; Kalbfleisch & Prentice (2002), section 1.4.

    Args:
        duration: time held, to the end or to when the person was last known to be held.
        ended: whether the end was seen (true) or the person was still held (false).
        entry: time held when the person became known; 0 when left out.
        start: give the curve conditional on being held at least this long (early risk sets can be empty with
            late entry; see :func:`safe_start`).
        level: coverage.
        unit: unit of time, for the results.

    Raises:
        ValueError: lengths differ, something is missing or negative, an entry is not before its duration, or the start is no
            number of at least 0.
    """
    time, end, begin = checked_spells(duration, ended, entry)
    fraction("level", level)
    if not (math.isfinite(start) and start >= 0):
        raise ValueError("start must be a finite number of at least 0")
    kept = (time > start) if start > 0 else np.ones(time.size, dtype=np.bool_)
    time, end, begin = time[kept], end[kept], np.maximum(begin[kept], start)
    moments = np.unique(time)
    d = count_at(time[end], moments)
    gone = count_at(time[~end], moments)
    at_risk = at_risk_at(time, begin, moments)
    with np.errstate(divide="ignore", invalid="ignore"):
        survival = np.cumprod(1 - d / at_risk)
        log_variance = np.cumsum(np.where(d > 0, d / (at_risk * (at_risk - d)), 0.0))
        inner = (survival > 0) & (survival < 1)
        se = np.where(survival == 1, 0.0, np.where(inner, survival * np.sqrt(log_variance), np.nan))
        reach = float(special.ndtri(0.5 + level / 2)) * np.sqrt(log_variance) / np.log(survival)
        low = np.where(inner, survival ** np.exp(-reach), np.nan)
        high = np.where(inner, survival ** np.exp(reach), np.nan)
    table = pd.DataFrame(
        {
            "time": moments, "at_risk": at_risk.astype("int64"), "ends": d.astype("int64"),
            "censored": gone.astype("int64"), "survival": survival, "se": se, "low": low, "high": high,
        }
    )  # fmt: skip
    return Curve(table, int(time.size), int(end.sum()), float(start), level, unit, first_gap(time, begin))


def safe_start(duration: Any, entry: Any, at_risk: int = LEAST_AT_START) -> float | None:
    """The earliest time at which at least ``at_risk`` people are in the risk set; ``None`` if never.

    Condition the curve on it when people enter late: with one or two at risk, a single early end would drag
    the whole curve to 0.
    """
    time = numbers("duration", duration, least=0)
    begin = numbers("entry", entry, least=0, size=time.size)
    starts = np.unique(np.concatenate([[0.0], begin]))
    for moment in starts:
        if int(((begin <= moment) & (time > moment)).sum()) >= at_risk:
            return float(moment)
    return None


def held_for(
    duration: Any,
    ended: Any,
    entry: Any = None,
    *,
    level: float = 0.95,
    unit: str = "days",
    case_ids: Iterable[str] = (),
    result_id: str = "held_for",
) -> Result:
    """The median time held as it may be printed.

    Refused below 20 people or 10 observed ends. With late entry the curve is conditional on
    :func:`safe_start`. The headline is the cautious limit: ``details['more_than']`` is the lower one.

    Raises:
        ValueError: see :func:`kaplan_meier`.
    """
    time, end, begin = checked_spells(duration, ended, entry)
    named = ids(case_ids)
    if time.size < LEAST_PEOPLE or int(end.sum()) < LEAST_ENDS:
        return refused(
            result_id,
            f"{time.size} people and {int(end.sum())} ends; at least {LEAST_PEOPLE} and {LEAST_ENDS} are needed",
            unit=unit, n=int(time.size), case_ids=named,
        )  # fmt: skip
    start = safe_start(time, begin) if entry is not None else 0.0
    if start is None:
        return refused(
            result_id, f"never {LEAST_AT_START} people under observation at one time", unit=unit,
            n=int(time.size), case_ids=named,
        )  # fmt: skip
    curve = kaplan_meier(time, end, begin, start=start, level=level, unit=unit)
    if curve.n < LEAST_PEOPLE or curve.ends < LEAST_ENDS:
        return refused(
            result_id, f"only {curve.n} people and {curve.ends} ends after {start:g} {unit}", unit=unit,
            n=curve.n, case_ids=named,
        )  # fmt: skip
    found = curve.median(result_id=result_id)
    return found.named(result_id, case_ids=named, details={**found.details, "more_than": found.low})


def printable(curve: Curve) -> pd.DataFrame:
    """The part of a curve that may be drawn: nothing if too small, and cut where fewer than 5 are at risk."""
    if curve.n < LEAST_PEOPLE or curve.ends < LEAST_ENDS:
        return curve.table.iloc[:0]
    return curve.table[curve.table["at_risk"] >= LEAST_AT_RISK]


def _number(value: object) -> float | None:
    number = float(str(value))
    return None if math.isnan(number) else number
