"""Days counted from a publication: a missing year, yesterday, last week, last July, 13 months ago."""

from __future__ import annotations

import datetime as dt

from researchkit.clean.dates import numeric, spans
from researchkit.clean.dates.model import Point
from researchkit.clean.dates.spans import Span

Date = dt.date

#: A yearless day this near after the publication may lie ahead as well as a year back.
SOON = 92
#: Nearer than this it is surely one of the two.
NEAR = 31
_DAY = dt.timedelta(days=1)


def yearless(told: Point, anchor: Date, past: bool) -> list[Span]:
    """A date without a year: the most recent one, and the next if it is near and may be announced.

    Args:
        told: the date.
        anchor: a day of publication.
        past: whether only the past is told of.
    """
    if told.month is not None and told.day is not None:
        recent = numeric.most_recent(told.month, told.day, anchor)
        out = [spans.of_day(recent)]
        ahead = _next(told.month, told.day, anchor)
    elif told.day is not None:
        return [spans.of_day(_day_back(told.day, anchor))]
    else:
        options = [in_year(told, year) for year in (anchor.year + 1, anchor.year, anchor.year - 1)]
        begun = [span for span in options if span.first <= anchor]
        out = begun[:1]
        later = [span.first for span in options if span.first > anchor]
        ahead = later[-1] if later else None
        if told.season == spans.WINTER:
            out = [_latest_winter(anchor)]
            ahead = None
    if ahead and not past and (ahead - anchor).days <= SOON:
        out.append(spans.of_day(ahead) if told.day is not None else in_year(told, ahead.year))
    return out


def _latest_winter(anchor: Date) -> Span:
    year = anchor.year if anchor.month == 12 else anchor.year - 1
    return spans.of_season(year, spans.WINTER, begins=True)


def in_year(told: Point, year: int) -> Span:
    """A yearless point in a year; a point that names nothing more is the whole year.

    Raises:
        ValueError: there is no such day in that year.
    """
    if told.month is not None and told.day is not None:
        return spans.of_day(Date(year, told.month, told.day))
    if told.month is not None:
        return spans.of_month(year, told.month)
    if told.season is not None:
        return spans.of_season(year, told.season)
    if told.quarter is not None:
        return spans.of_quarter(year, told.quarter)
    if told.half is not None:
        return spans.of_half(year, told.half)
    return spans.of_year(year)


def _next(month: int, day: int, after: Date) -> Date | None:
    for year in (after.year, after.year + 1):
        if numeric.exists(year, month, day) and (found := Date(year, month, day)) > after:
            return found
    return None


def _day_back(day: int, anchor: Date) -> Date:
    """The latest such day of any month that is not after a day."""
    for back in range(13):
        month = spans.add_months(anchor.replace(day=1), -back)
        if numeric.exists(month.year, month.month, day) and (found := month.replace(day=day)) <= anchor:
            return found
    raise AssertionError("every day comes back within a year")


def shifted(told: Point, anchor: Date) -> list[Span]:
    """A time counted in days, weeks, months or years from a day of publication.

    Raises:
        ValueError, OverflowError: there is no such day.
    """
    unit, shift = told.unit, told.shift
    if told.ago:
        return [_counted(unit, shift, anchor)]
    if unit == "day" or unit == "eve":
        return [spans.of_day(anchor + shift * _DAY)]
    if unit == "night":
        first = anchor + shift * _DAY
        return [Span(first, anchor, spans.between(first, anchor), "day")]
    if unit == "week":
        week = spans.of_week(anchor + 7 * shift * _DAY)
        if told.weekday is None:
            return [week]
        days = [week.first + n * _DAY for n in range((week.last - week.first).days + 1)]
        return [spans.of_day(day) for day in days if day.isoweekday() == told.weekday]
    if unit == "weekend":
        saturday = anchor - dt.timedelta(days=(anchor.isoweekday() - 6) % 7)
        return [Span(saturday, saturday + _DAY, spans.between(saturday, saturday + _DAY), "range")]
    if unit in ("month", "monthtodate"):
        month = spans.add_months(anchor.replace(day=1), shift)
        if told.day is not None:
            return [spans.of_day(month.replace(day=told.day))]
        whole = spans.of_month(month.year, month.month)
        return [whole]
    if unit == "seasontodate":
        return [spans.of_season(anchor.year, told.season or 22)]
    if unit in ("year", "yeartodate"):
        year = anchor.year + shift
        if told.season == spans.WINTER:
            return [spans.of_season(year, spans.WINTER)]
        return [in_year(told, year)]
    raise ValueError("a unit that no word has")


def _counted(unit: str, shift: int, anchor: Date) -> Span:
    """So many days, weeks, months or years from a day; the count is round, so half a unit is allowed."""
    if unit == "day":
        near = anchor + shift * _DAY
        slack = 0 if abs(shift) <= 3 else 1 if abs(shift) <= 10 else 3
    elif unit == "week":
        near, slack = anchor + 7 * shift * _DAY, 4
    elif unit == "month":
        near, slack = spans.add_months(anchor, shift), 16
    elif unit == "halfyear":
        near, slack = spans.add_months(anchor, 6 * shift), 46
    else:
        near, slack = spans.add_months(anchor, 12 * shift), 184
    first, last = near - slack * _DAY, near + slack * _DAY
    return Span(first, last, spans.between(first, last), "day" if slack == 0 else "range", vague=slack > 0)


def directed(told: Point, anchor: Date) -> list[Span]:
    """Last Friday, last July, this summer, next spring: what each may mean."""
    direction = told.direction or 0
    if told.weekday is not None:
        back = (anchor.isoweekday() - told.weekday) % 7
        recent = anchor - dt.timedelta(days=back)
        if direction == 0:
            return [spans.of_day(recent), spans.of_day(recent + 7 * _DAY)] if back else [spans.of_day(recent)]
        if direction > 0:
            ahead = anchor + dt.timedelta(days=7 - back)
            return [spans.of_day(ahead), spans.of_day(ahead + 7 * _DAY)]
        last = recent if back else recent - 7 * _DAY
        return [spans.of_day(last)] if back == 0 else [spans.of_day(last), spans.of_day(last - 7 * _DAY)]
    if direction == 0:
        if told.season == spans.WINTER:
            return [_latest_winter(anchor)]
        return [in_year(told, anchor.year)]
    if told.season == spans.WINTER:
        latest = _latest_winter(anchor)
        if direction > 0:
            return [spans.of_season(latest.first.year + 1, spans.WINTER, begins=True)]
        before = spans.of_season(latest.first.year - 1, spans.WINTER, begins=True)
        return [latest, before] if latest.last < anchor else [before]
    this = in_year(told, anchor.year)
    if direction < 0:
        year_back = in_year(told, anchor.year - 1)
        return [this, year_back] if this.last < anchor else [year_back]
    year_on = in_year(told, anchor.year + 1)
    return [this, year_on] if this.first > anchor else [year_on]
