"""Named stretches of days: months, seasons, quarters, halves, parts; each with its EDTF form."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

Date = dt.date

#: Thirds of a month and of a year: early, mid, late.
_MONTH_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "half1": (1, 15), "half2": (16, 31),
                "third1": (1, 10), "third2": (11, 20), "third3": (21, 31)}  # fmt: skip
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
#: First month of each season (northern hemisphere); winter belongs to two years.
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9}
WINTER = 24


@dataclass(frozen=True, slots=True)
class Span:
    """Days a time may lie on, with its EDTF form and how precise it is.

    Attributes:
        first, last: the days as the words have them.
        edtf: EDTF without a qualifier.
        precision: day, month, year, season, quarter, half, part_of_month, part_of_year, decade, week, range.
        vague: the words are approximate by themselves ("early July").
    """

    first: Date
    last: Date
    edtf: str
    precision: str
    vague: bool = False


def of_day(value: Date) -> Span:
    """One day."""
    return Span(value, value, value.isoformat(), "day")


def of_month(year: int, month: int) -> Span:
    """One month."""
    last = Date(year, month, calendar.monthrange(year, month)[1])
    return Span(Date(year, month, 1), last, f"{year:04d}-{month:02d}", "month")


def of_year(year: int) -> Span:
    """One year."""
    return Span(Date(year, 1, 1), Date(year, 12, 31), f"{year:04d}", "year")


def of_decade(year: int) -> Span:
    """Ten years from a round one."""
    return Span(Date(year, 1, 1), Date(year + 9, 12, 31), f"{year // 10}X", "decade")


def of_quarter(year: int, quarter: int) -> Span:
    """A quarter (EDTF 33–36)."""
    last = of_month(year, 3 * quarter).last
    return Span(Date(year, 3 * quarter - 2, 1), last, f"{year:04d}-{quarter + 32}", "quarter")


def of_half(year: int, half: int) -> Span:
    """A half of a year (EDTF semesters 40, 41)."""
    last = of_month(year, 6 * half).last
    return Span(Date(year, 6 * half - 5, 1), last, f"{year:04d}-{half + 39}", "half")


def of_season(year: int, season: int, begins: bool = False) -> Span:
    """A season of the northern hemisphere.

    "Winter 2022" may be the one that begins or the one that ends in 2022, so its days reach over both;
    ``begins`` (winter 2021/22) says which.
    """
    edtf = f"{year:04d}-{season}"
    if season != WINTER:
        month = _SEASON_MONTHS[season]
        return Span(Date(year, month, 1), of_month(year, month + 2).last, edtf, "season")
    if begins:
        return Span(Date(year, 12, 1), of_month(year + 1, 2).last, edtf, "season")
    return Span(Date(year - 1, 12, 1), of_month(year + 1, 2).last, edtf, "season")


def part_of(whole: Span, part: str) -> Span:
    """Early, mid or late in a month or year; the first or last day of a month.

    Thirds: days 1–10, 11–20, 21–end of a month, four months each of a year. Of other spans (a season) the
    whole is kept.
    """
    if whole.precision == "month":
        year, month, end = whole.first.year, whole.first.month, whole.last.day
        if part in ("first", "last"):
            return of_day(whole.first if part == "first" else whole.last)
        low, high = _MONTH_PARTS[part]
        first, last = Date(year, month, low), Date(year, month, min(high, end))
        return Span(first, last, whole.edtf, "part_of_month", vague=True)
    if whole.precision == "year" and part in _YEAR_PARTS:
        low, high = _YEAR_PARTS[part]
        year = whole.first.year
        return Span(Date(year, low, 1), of_month(year, high).last, whole.edtf, "part_of_year", vague=True)
    return Span(whole.first, whole.last, whole.edtf, whole.precision, vague=True)


def of_week(value: Date) -> Span:
    """The week of a day, whether weeks are counted from Sunday or Monday: eight days at most."""
    monday = value - dt.timedelta(days=value.weekday())
    sunday = value - dt.timedelta(days=(value.weekday() + 1) % 7)
    first, last = min(monday, sunday), max(monday, sunday) + dt.timedelta(days=6)
    return Span(first, last, between(first, last), "week")


def between(first: Date, last: Date) -> str:
    """EDTF: one day out of a stretch of days."""
    return first.isoformat() if first == last else f"[{first.isoformat()}..{last.isoformat()}]"


def add_months(value: Date, months: int) -> Date:
    """The same day some months on (the last day of a shorter month).

    Raises:
        OverflowError: there is no such year.
    """
    index = value.year * 12 + value.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9998:
        raise OverflowError("a date out of range")
    month += 1
    return Date(year, month, min(value.day, calendar.monthrange(year, month)[1]))
