"""How detention ends, when it can end in several ways: cumulative incidence."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy import special

from researchkit.analyse.arguments import fraction
from researchkit.analyse.risk_sets import at_risk_at, checked_spells, count_at, first_gap
from researchkit.core.result import Result, refused


@dataclass(frozen=True, slots=True)
class Incidence:
    """Cumulative incidence of each way in which detention ends.

    Attributes:
        table: one row a time: ``time at_risk survival``, and per cause ``ends.<cause> cif.<cause>
            se.<cause>``. At any time survival and the incidences add up to 1.
        causes: the causes, sorted.
        n: people.
        level: coverage of :meth:`at`.
        unit: unit of time.
        gap: time after which nobody was under observation although others entered later; nothing is given beyond it.
    """

    table: pd.DataFrame
    causes: tuple[str, ...]
    n: int
    level: float
    unit: str = "days"
    gap: float = math.inf

    def at(self, cause: str, time: float, *, result_id: str = "") -> Result:
        """Share that ended in ``cause`` by ``time``, with a complementary log-log interval.

        Limits 1 - (1 - F)^exp(±z se/((1 - F) log(1 - F))); refused beyond the last time seen when people
        were still held then. Source: Kalbfleisch & Prentice (2002), section 8.2.

        Raises:
            ValueError: no such cause, or ``time`` is not a number.
        """
        name = result_id or f"incidence.{cause}"
        if math.isnan(time):
            raise ValueError("time must be a number")
        if time >= self.gap and math.isfinite(self.gap):
            return refused(
                name, f"nobody was under observation right after {self.gap:g} {self.unit}, although others became known later",
                unit="share", n=self.n,
            )  # fmt: skip
        if cause not in self.causes:
            raise ValueError("no such cause among the ends")
        times = self.table["time"].to_numpy(dtype=float)
        if times.size == 0 or (time > times[-1] and float(self.table["survival"].iloc[-1]) > 0):
            return refused(name, "nobody was under observation that long", unit="share", n=self.n)
        row = int(np.searchsorted(times, time, side="right")) - 1
        value = float(self.table[f"cif.{cause}"].iloc[row]) if row >= 0 else 0.0
        error = float(self.table[f"se.{cause}"].iloc[row]) if row >= 0 else 0.0
        low: float | None = None
        high: float | None = None
        if 0 < value < 1 and error > 0:
            z = float(special.ndtri(0.5 + self.level / 2))
            reach = z * error / ((1 - value) * math.log1p(-value))
            low, high = (1 - (1 - value) ** math.exp(step) for step in (reach, -reach))
        return Result(
            name, value, low, high, "confidence" if low is not None else "", self.level, self.n, "share",
            "Aalen-Johansen", "Aalen & Johansen (1978)", details={"se": error},
        )  # fmt: skip


def aalen_johansen(
    duration: Any,
    cause: Any,
    entry: Any = None,
    *,
    start: float = 0.0,
    level: float = 0.95,
    unit: str = "days",
) -> Incidence:
    """Aalen-Johansen cumulative incidence with ties and late entry.

    F_k(t) = Σ S(s-) d_ks/n_s with S the Kaplan-Meier curve of any end. Treating other ends as censored
    (1 - KM) overstates. The variance is the Greenwood-type one:
    Σ (F_k(t) - F_k(s))² d/(n(n - d)) + Σ S(s-)² (n - d_k) d_k/n³ - 2 Σ (F_k(t) - F_k(s)) S(s-) d_k/n².
    Source: Aalen & Johansen (1978), Scand. J. Stat. 5:141-150; Marubini & Valsecchi (1995), section 10.2.

    Args:
        duration: time to the end, or to when last known to be held.
        cause: how it ended; 0, ``None``, ``""``, NaN or ``censored`` = still held.
        entry: time held when the person became known.
        start: condition on being held at least this long.
        level: coverage.
        unit: unit of time.

    Raises:
        ValueError: lengths differ, something is missing or negative, or an entry is not before its duration.
    """
    labels = [_label(one) for one in cause]
    time, end, begin = checked_spells(duration, [label != "" for label in labels], entry)
    fraction("level", level)
    if not (math.isfinite(start) and start >= 0):
        raise ValueError("start must be a finite number of at least 0")
    kept = (time > start) if start > 0 else np.ones(time.size, dtype=np.bool_)
    names = np.array(labels, dtype=object)[kept]
    time, end, begin = time[kept], end[kept], np.maximum(begin[kept], start)
    moments = np.unique(time)
    n = at_risk_at(time, begin, moments)
    d = count_at(time[end], moments)
    survival = np.cumprod(1 - d / n)
    before = np.concatenate([[1.0], survival[:-1]])
    columns: dict[str, Any] = {"time": moments, "at_risk": n.astype("int64"), "survival": survival}
    causes = tuple(sorted({str(label) for label in names if label != ""}))
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.where((d > 0) & (n > d), d / (n * (n - d)), 0.0)
    for one in causes:
        ends = count_at(time[names == one], moments)
        cif = np.cumsum(before * ends / n)
        columns[f"ends.{one}"] = ends.astype("int64")
        columns[f"cif.{one}"] = cif
        own = before**2 * (n - ends) * ends / n**3
        cross = before * ends / n**2
        variance = (  # the sums over s, written out so that each is a running total
            cif**2 * np.cumsum(greenwood) - 2 * cif * np.cumsum(cif * greenwood) + np.cumsum(cif**2 * greenwood)
            + np.cumsum(own) - 2 * (cif * np.cumsum(cross) - np.cumsum(cif * cross))
        )  # fmt: skip
        columns[f"se.{one}"] = np.sqrt(np.maximum(variance, 0.0))
    return Incidence(pd.DataFrame(columns), causes, int(time.size), level, unit, first_gap(time, begin))


def _label(value: object) -> str:
    if value is None or value is pd.NA or value == 0 or (isinstance(value, float) and math.isnan(value)):
        return ""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    return "" if text in {"", "0", "censored", "nan"} else text
