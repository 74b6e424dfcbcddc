"""From what the words say to days: what is told stands, what is missing comes only from the publication.

* A missing year is the most recent one that does not lie after the publication. A day shortly *after* it
  (:data:`counting.SOON` days) may as well be announced: then both years stand, unless the role is of the past.
* "Yesterday", "last week", "Friday" count from the publication and from nothing else. Without a
  publication they give no date.
* A publication known to the month or year only is worked out from its first and its last day; all that
  either may give is kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from researchkit.clean.dates import counting, numeric, spans
from researchkit.clean.dates.model import Point
from researchkit.clean.dates.spans import Span
from researchkit.core.dates import Interval

Date = dt.date

#: A yearless date farther back than this may be of the year before: texts that look back leave years out.
LONG_AGO = 183
#: Roles that are told of the past only.
PAST_ROLES = frozenset({"arrest", "charge", "search", "custody"})
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Found:
    """What a point resolves to.

    Attributes:
        choices: the spans it may be (one, mostly).
        flags: how it was resolved.
        pattern: EDTF of what is told when nothing resolves (``XXXX-06-30``), else ``""``.
        beyond: spans that are less likely and cannot be excluded.
    """

    choices: tuple[Span, ...]
    flags: frozenset[str]
    pattern: str = ""
    beyond: tuple[Span, ...] = ()


def point(told: Point, published: Interval, role: str = "") -> Found:
    """The days of a point.

    Args:
        told: the point.
        published: when the document was published; ``UNDATED`` if that is not known.
        role: what the date is the date of, if known.
    """
    flags = set(told.flags)
    if told.season == spans.WINTER and "winter_begins" not in flags:
        flags.add("winter_spans_years")
    if told.year is not None and not told.century and not told.unit:
        return _told_year(told, flags)
    if told.unit or told.direction is not None or (told.weekday is not None and told.day is None):
        flags.add("relative_to_publication")
        missing = _pattern(told)
        if told.unit == "year" and missing:
            flags.update(("missing_year", "year_from_publication"))
    else:
        flags.add("missing_year")
        if told.month is None and told.day is not None:
            flags.add("missing_month")
        if told.century:
            flags.add("year_cut")
        missing = _pattern(told)
    anchors = [day for day in dict.fromkeys((published.first, published.last)) if day is not None]
    if published.first is None or published.last is None or not all(map(_plausible, anchors)):
        anchors = []
    if not anchors:
        flags.discard("year_from_publication")
        return Found((), frozenset(flags), missing)
    if "missing_year" in flags:
        flags.add("year_from_publication")
    if "partly_read" in flags and "missing_year" in flags:
        return Found((), frozenset(flags - {"year_from_publication"}), missing)
    choices: list[Span] = []
    past = role in PAST_ROLES
    for anchor in _all_anchors(told, anchors):
        try:
            choices.extend(_from(told, anchor, past))
        except (OverflowError, ValueError):
            return Found((), frozenset(flags), missing)
    if told.weekday is not None and told.day is not None and len(choices) > 1:
        matching = [choice for choice in choices if choice.first.isoweekday() == told.weekday]
        choices = matching or choices
    if not all(_plausible(choice.first) and _plausible(choice.last) for choice in choices):
        return Found((), frozenset(flags), missing)
    unique = tuple(dict.fromkeys(choices))
    if len(anchors) > 1 and len(unique) > 1:
        flags.add("publication_imprecise")
    beyond: tuple[Span, ...] = ()
    ahead = len(unique) == 2 and (max(span.first for span in unique) - max(anchors)).days > counting.NEAR
    if (
        (len(unique) == 1 or ahead)
        and "missing_year" in flags
        and not (told.unit or told.direction or told.weekday)
    ):
        oldest = min(unique, key=lambda span: span.first)
        if (min(anchors) - oldest.last).days > LONG_AGO and oldest.first.year > numeric.FIRST_YEAR:
            beyond = (_year_before(told, oldest),)
    if told.part:
        unique = tuple(spans.part_of(choice, told.part) for choice in unique)
        beyond = tuple(spans.part_of(span, told.part) for span in beyond)
    return Found(unique, frozenset(flags), beyond=beyond)


def _year_before(told: Point, span: Span) -> Span:
    """The same yearless date a year earlier (for 29 February and 19日: the like)."""
    if told.month is not None and told.day is not None:
        return spans.of_day(numeric.most_recent(told.month, told.day, span.first - _DAY))
    if told.season == spans.WINTER:
        return spans.of_season(span.first.year - 1, spans.WINTER, begins=True)
    return counting.in_year(told, span.first.year - 1)


def hull(choices: Iterable[Span], apart: bool = True) -> Span:
    """All days that any of several spans has; the EDTF names two choices, or (not ``apart``) the stretch."""
    kept = sorted(choices, key=lambda span: (span.first, span.last))
    first, last = kept[0].first, max(span.last for span in kept)
    if len(kept) == 1:
        return kept[0]
    if (
        apart
        and len(kept) <= 2
        and not any(".." in span.edtf or "/" in span.edtf for span in kept)
        and (kept[1].first > kept[0].last + _DAY)
    ):
        edtf = f"[{','.join(span.edtf for span in kept)}]"
    else:
        edtf = spans.between(first, last)
    vague = any(span.vague for span in kept)
    return Span(first, last, edtf, kept[0].precision, vague)


def weekday_conflict(told: Point, span: Span) -> Span | None:
    """If the weekday told is not that of the day: both the day and the nearest such weekday."""
    if told.weekday is None or told.day is None or span.precision != "day":
        return None
    off = (told.weekday - span.first.isoweekday()) % 7
    if not off:
        return None
    step = off if off <= 3 else off - 7
    other = span.first + dt.timedelta(days=step)
    first, last = sorted((span.first, other))
    return Span(first, last, span.edtf, "day")


# ---- helpers -------------------------------------------------------------------------------------


def _plausible(day: Date) -> bool:
    return numeric.plausible(day.year)


def _told_year(told: Point, flags: set[str]) -> Found:
    year = told.year
    assert year is not None
    if told.decade:
        span = spans.of_decade(year)
    elif told.day is not None and told.month is not None:
        span = spans.of_day(Date(year, told.month, told.day))
    elif told.month is not None:
        span = spans.of_month(year, told.month)
    elif told.season is not None:
        span = spans.of_season(year, told.season, "winter_begins" in flags)
    elif told.quarter is not None:
        span = spans.of_quarter(year, told.quarter)
    elif told.half is not None:
        span = spans.of_half(year, told.half)
    else:
        span = spans.of_year(year)
    flags.discard("winter_begins")
    return Found((spans.part_of(span, told.part) if told.part else span,), frozenset(flags))


def _pattern(told: Point) -> str:
    """EDTF of a date whose year is not known."""
    year = f"{(told.year or 0) // 100:02d}XX" if told.century else "XXXX"
    if told.month is not None and told.day is not None:
        return f"{year}-{told.month:02d}-{told.day:02d}"
    if told.month is not None:
        return f"{year}-{told.month:02d}"
    if told.day is not None:
        return f"{year}-XX-{told.day:02d}"
    if told.season is not None:
        return f"{year}-{told.season}"
    if told.quarter is not None:
        return f"{year}-{told.quarter + 32}"
    if told.half is not None:
        return f"{year}-{told.half + 39}"
    return ""


def _all_anchors(told: Point, anchors: list[Date]) -> list[Date]:
    """The days to count from: both ends of the publication, and for long ones each year between."""
    if len(anchors) < 2:
        return anchors
    first, last = anchors
    years = [Date(year, 12, 31) for year in range(first.year, min(last.year, first.year + 60))]
    return [first, *(day for day in years if first < day < last), last]


def _from(told: Point, anchor: Date, past: bool) -> list[Span]:
    """The spans of a point counted from one day of publication."""
    if told.unit:
        return counting.shifted(told, anchor)
    if told.direction is not None:
        return counting.directed(told, anchor)
    if told.weekday is not None and told.day is None:
        back = (anchor.isoweekday() - told.weekday) % 7
        return [spans.of_day(anchor - dt.timedelta(days=back))]
    return counting.yearless(told, anchor, past)
