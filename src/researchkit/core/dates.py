"""Dates as intervals: what is known of a day, and no more than that.

An imprecise date is the interval of days it may be. ``within`` answers in three values, so a date
known only to the year is *possibly* in a quarter, never counted as in it or out of it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from researchkit.core.truth import Truth

Date = dt.date


@dataclass(frozen=True, slots=True)
class Interval:
    """The days an event may have happened on, both ends included.

    Attributes:
        first: earliest possible day; ``None`` = open (or, with ``last`` also ``None``, unknown).
        last: latest possible day; ``None`` = open.
        edtf: the same as an EDTF string (ISO 8601-2:2019), ``""`` when nothing is known.
            ``XXXX-06-30`` says day and month are known and the year is not.
    """

    first: Date | None
    last: Date | None
    edtf: str = ""

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError("an interval of dates runs backwards")

    @property
    def known(self) -> bool:
        """Whether both ends are known."""
        return self.first is not None and self.last is not None

    @property
    def days(self) -> int | None:
        """Number of days the interval spans, or ``None`` when an end is open."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1

    def overlaps(self, other: Interval) -> Truth:
        """Whether both can be the same day: no if disjoint, yes if both are one same day."""
        if not (self.first or self.last) or not (other.first or other.last):
            return Truth.UNKNOWN
        lo = max(self.first or Date.min, other.first or Date.min)
        hi = min(self.last or Date.max, other.last or Date.max)
        if lo > hi:
            return Truth.NO
        return Truth.YES if self.days == 1 and other.days == 1 else Truth.UNKNOWN

    def before(self, other: Interval) -> Truth:
        """Whether every possible day here lies before every possible day there."""
        if self.last and other.first and self.last < other.first:
            return Truth.YES
        if self.first and other.last and self.first >= other.last:
            return Truth.NO
        return Truth.UNKNOWN


UNDATED = Interval(None, None, "")


def day(value: Date) -> Interval:
    """One known day."""
    return Interval(value, value, value.isoformat())


def month_end(year: int, month: int) -> Date:
    """Last day of a month."""
    nxt = Date(year + (month == 12), month % 12 + 1, 1)
    return nxt - dt.timedelta(days=1)


_PREFIX = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def from_prefix(text: str) -> Interval:
    """Read an ISO date prefix: ``2025``, ``2025-06`` or ``2025-06-30``.

    Raises:
        ValueError: the text is no ISO prefix, or no such day exists.
    """
    found = _PREFIX.match(text)
    if not found:
        raise ValueError("not an ISO date prefix (YYYY, YYYY-MM or YYYY-MM-DD)")
    year, month, dayno = found.groups()
    if dayno:
        return day(Date(int(year), int(month), int(dayno)))
    if month:
        return Interval(Date(int(year), int(month), 1), month_end(int(year), int(month)), text)
    return Interval(Date(int(year), 1, 1), Date(int(year), 12, 31), text)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of whole days that figures are given for, both ends included.

    Attributes:
        first, last: first and last day.
        code: how people write it in a parameter: ``2025Q2``, ``2025``, ``2025-06`` or
            ``2025-04-01..2025-06-30``.
    """

    first: Date
    last: Date
    code: str

    @classmethod
    def parse(cls, code: str) -> Period:
        """Read a period code.

        Raises:
            ValueError: the code is none of the four forms, or the days do not exist or run backwards.
        """
        text = code.strip()
        if found := re.fullmatch(r"(\d{4})Q([1-4])", text):
            year, quarter = int(found[1]), int(found[2])
            return cls(Date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter), text)
        if found := re.fullmatch(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", text):
            first, last = Date.fromisoformat(found[1]), Date.fromisoformat(found[2])
            if first > last:
                raise ValueError("the period ends before it starts")
            return cls(first, last, text)
        if re.fullmatch(r"\d{4}(-\d{2})?", text):
            whole = from_prefix(text)
            return cls(whole.first or Date.min, whole.last or Date.max, text)
        raise ValueError(
            "a period is written 2025Q2, 2025, 2025-06 or 2025-04-01..2025-06-30; got something else"
        )

    @property
    def days(self) -> int:
        """Length in days."""
        return (self.last - self.first).days + 1

    @property
    def interval(self) -> Interval:
        """The same days as an interval."""
        return Interval(self.first, self.last, f"{self.first.isoformat()}/{self.last.isoformat()}")

    def previous(self) -> Period:
        """The adjacent period of the same kind just before."""
        return self._shift(-1)

    def next(self) -> Period:
        """The adjacent period of the same kind just after."""
        return self._shift(1)

    def year_before(self) -> Period:
        """The same period of the year before."""
        if found := re.fullmatch(r"(\d{4})(.*)", self.code):
            if ".." not in self.code:
                return Period.parse(f"{int(found[1]) - 1}{found[2]}")
        return Period.parse(f"{_back(self.first)}..{_back(self.last)}")

    def _shift(self, step: int) -> Period:
        if found := re.fullmatch(r"(\d{4})Q([1-4])", self.code):
            index = int(found[1]) * 4 + int(found[2]) - 1 + step
            return Period.parse(f"{index // 4}Q{index % 4 + 1}")
        if re.fullmatch(r"\d{4}", self.code):
            return Period.parse(str(int(self.code) + step))
        if found := re.fullmatch(r"(\d{4})-(\d{2})", self.code):
            index = int(found[1]) * 12 + int(found[2]) - 1 + step
            return Period.parse(f"{index // 12:04d}-{index % 12 + 1:02d}")
        delta = dt.timedelta(days=self.days * step)
        return Period.parse(f"{self.first + delta}..{self.last + delta}")


def _back(value: Date) -> Date:
    try:
        return value.replace(year=value.year - 1)
    except ValueError:  # 29 February
        return value.replace(year=value.year - 1, day=28)


def quarters(first: Date, last: Date) -> list[Period]:
    """Every quarter touching the days from ``first`` to ``last``, in order."""
    out: list[Period] = []
    current = Period.parse(f"{first.year}Q{(first.month + 2) // 3}")
    while current.first <= last:
        out.append(current)
        current = current.next()
    return out


SERIES = 8
"""Quarters told beside one another, so that a thin one is read against those before it: two years."""


def series(period: Period, most: int = SERIES) -> list[Period]:
    """The quarters a period is shown among: those it touches, and those before them up to ``most`` in all."""
    out = quarters(period.first, period.last)
    while len(out) < most:
        out.insert(0, out[0].previous())
    return out


def context(period: Period) -> Period:
    """The whole stretch of :func:`series` as one period, from its first day to the last day of ``period``."""
    return Period.parse(f"{series(period)[0].first}..{period.last}")


def within(when: Interval, period: Period) -> Truth:
    """Whether an event lies in a period: yes if surely, no if surely not, else unknown.

    An undated event is unknown for every period.

    Example:
        >>> within(from_prefix("2024-02"), Period.parse("2024Q1"))
        <Truth.YES: 'yes'>
        >>> within(from_prefix("2024"), Period.parse("2024Q1"))
        <Truth.UNKNOWN: 'unknown'>
    """
    if when.first is None and when.last is None:
        return Truth.UNKNOWN
    first, last = when.first or Date.min, when.last or Date.max
    if last < period.first or first > period.last:
        return Truth.NO
    return Truth.YES if period.first <= first and last <= period.last else Truth.UNKNOWN
