"""Dates that lack their year: which event of a known day they may be.

"On October 25" on a page without a date tells the day of the year. Where a person's cases have something on that
day, it tells which of them is meant; and an administrative case, over within months, cannot be told of by a day
half a year away.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from researchkit.link.events import Told

#: EDTF's unspecified year, and a choice between days.
YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
CHOICE = re.compile(r"\d{4}-(\d\d)-(\d\d)")
#: Sources differ by as much about one day.
SAME_DAY = 3
#: An interval up to this wide counts as a month.
MONTH = 62


def day_of_year(edtf: str) -> tuple[int, int]:
    """Month and day of a date without its year, or of one that is open only as to the year.

    Args:
        edtf: ``XXXX-10-25``, ``XXXX-10`` or ``[2022-10-25,2023-10-25]``.

    Returns:
        Month and day; day 0 where only the month is told; ``(0, 0)`` for every other date.
    """
    if found := YEARLESS.fullmatch(edtf):
        return int(found[1]), int(found[2] or 0)
    days = set(CHOICE.findall(edtf)) if edtf.startswith("[") and ".." not in edtf else set()
    return (int(min(days)[0]), int(min(days)[1])) if len(days) == 1 else (0, 0)


def on_day(events: Iterable[Told], told: Told) -> bool:
    """Whether one of the events is of the month and day of a date whose year is not known."""
    return 0 <= days_off(events, told) <= SAME_DAY


def in_month(events: Iterable[Told], told: Told) -> bool:
    """Whether an event known to the month may be of that month and day, or any event of that month."""
    return any(
        other.day == (told.day[0], 0)
        if other.is_open
        else other.width <= MONTH and (not other.to_the_day or not told.day[1]) and _holds(other, told.day)
        for other in events
    )


def days_off(events: Iterable[Told], told: Told) -> int:
    """Days of the year between a date without its year and the nearest event to the day; -1: there is none."""
    if not told.day[1]:
        return -1
    return min((_apart(mine, told.day) for other in events if (mine := _day(other))), default=-1)


def year_apart(one: Iterable[Told], other: Iterable[Told]) -> Told | None:
    """An event of one case that stands, to the day, a year from the same step of another: a slip, it may be.

    Days that are kept every year draw arrests every year, so this is a question and not a finding.
    """
    days = {(event.role, _day(event), event.first) for event in other if event.to_the_day}
    for event in sorted(one, key=lambda told: (told.first, told.report)):
        for role, day, first in days if event.to_the_day else ():
            if (role, day) == (event.role, _day(event)) and 365 <= abs(first - event.first) <= 366:
                return event
    return None


def _day(event: Told) -> tuple[int, int] | None:
    if event.is_open:
        return event.day if event.day[1] else None
    if not event.to_the_day:
        return None
    date = dt.date.fromordinal(event.first)
    return date.month, date.day


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Days between two days of the year, the shorter way round."""
    a, b = (dt.date(2000, *day).toordinal() for day in (one, other))
    return min((a - b) % 366, (b - a) % 366)


def _holds(event: Told, day: tuple[int, int]) -> bool:
    dates = (dt.date.fromordinal(number) for number in range(event.first, event.last + 1))
    return any(date.month == day[0] and day[1] in {0, date.day} for date in dates)
