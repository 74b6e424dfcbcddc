"""Expressions to days: the days the words name, and the days that cannot be excluded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from researchkit.clean.dates import numeric, resolve, spans
from researchkit.clean.dates.model import Expression, Point
from researchkit.clean.dates.spans import Span
from researchkit.core.dates import Interval

Date = dt.date

AMBIGUOUS = "CLEAN-DATE-01"
UNREADABLE = "CLEAN-DATE-02"
IMPOSSIBLE = "CLEAN-DATE-03"
NO_PUBLICATION = "CLEAN-DATE-04"
OTHER_EVENT = "CLEAN-DATE-05"
SERIAL = "CLEAN-DATE-06"
WEEKDAY = "CLEAN-DATE-07"
AFTER_PUBLICATION = "CLEAN-DATE-08"
OTHER_CALENDAR = "CLEAN-DATE-09"
NO_YEAR = "CLEAN-DATE-10"
TWO_YEARS = "CLEAN-DATE-11"
PARTLY = "CLEAN-DATE-12"
BACKWARDS = "CLEAN-DATE-13"

#: Roles of events that begin a state: "under house arrest since 2 May" tells the day it began.
BEGINNINGS = frozenset({"arrest", "custody", "trial"})
#: Days by which an approximate day ("about 5 May") may be off on either side.
AROUND = dt.timedelta(days=3)


@dataclass(slots=True)
class Draft:
    """A reading in the making: days by the words (``start``–``end``) and days that cannot be excluded."""

    start: Date | None
    end: Date | None
    first: Date | None
    last: Date | None
    text: str
    precision: str
    flags: set[str]
    issue: str = ""
    other: str = ""


def of(expression: Expression, published: Interval, role: str) -> Draft | str | None:
    """The draft of an expression; an issue code if it cannot stand, ``None`` if it needs a publication."""
    if expression.until is not None:
        return _range(expression.point, expression.until, published, role)
    found = resolve.point(expression.point, published, role)
    if not found.choices:
        return _unresolved(expression, found)
    draft = _single(expression.point, found, published, role)
    op, shift = expression.op, expression.shift
    if op in ("offset", "either"):
        _move(draft, expression.unit, shift, keep=op == "either")
    elif op == "week":
        _widen(draft, shift)
    elif op == "night":
        draft.start = draft.first = _earlier(draft.first, 1)
        draft.text = spans.between(draft.start, draft.end) if draft.start and draft.end else draft.text
    elif op in ("since", "after"):
        draft.end = None
        draft.last = draft.last if op == "since" and role in BEGINNINGS else None
        draft.text, draft.precision = f"{_plain(draft.text, first=True)}/..", "open_range"
        draft.flags.add("start_only")
    elif op in ("until", "before"):
        draft.first = draft.start = None
        draft.text, draft.precision = f"../{_plain(draft.text, first=False)}", "open_range"
        draft.flags.add("end_only")
    if op in ("after", "before"):
        draft.flags.add(op)
    return draft


def _single(told: Point, found: resolve.Found, published: Interval, role: str) -> Draft:
    apart = "missing_year" in found.flags or told.direction is not None
    span = resolve.hull(found.choices, apart)
    draft = of_span(span, set(found.flags))
    if len(found.choices) > 1 and {"missing_year", "relative_to_publication"} & found.flags:
        draft.flags.add("year_ambiguous" if "missing_year" in found.flags else "one_of")
        draft.issue = TWO_YEARS if "missing_year" in found.flags else ""
    conflict = resolve.weekday_conflict(told, span) if len(found.choices) == 1 else None
    if conflict:
        draft.first, draft.last = conflict.first, conflict.last
        draft.text += "?"
        draft.flags.add("weekday_mismatch")
        draft.issue = WEEKDAY
    if found.beyond:
        draft.first = min(span.first for span in found.beyond)
        draft.text = draft.text if draft.text.startswith("[") else draft.text.rstrip("~") + "?"
        draft.flags.add("year_ambiguous")
        draft.issue = draft.issue or TWO_YEARS
        draft.other = "|".join(span.edtf for span in found.beyond)
    if told.others:
        others: list[Span] = []
        for year, month, day in told.others:
            other = replace(told, year=year, month=month, day=day, others=())
            others.extend(resolve.point(other, published, role).choices)
        draft.issue = draft.issue or AMBIGUOUS
        draft.other = "|".join(other.edtf for other in others)
        for other_span in others:
            if draft.first and draft.last:
                draft.first = min(draft.first, other_span.first)
                draft.last = max(draft.last, other_span.last)
    if "partly_read" in draft.flags:
        draft.issue = draft.issue or PARTLY
    return draft


def of_span(span: Span, flags: set[str]) -> Draft:
    """The draft of one span, with the mark of its flags: ``~`` approximate, ``?`` uncertain, ``%`` both."""
    text = span.edtf
    if span.vague:
        flags.add("approx")
    mark = (
        "%"
        if {"approx", "uncertain"} <= flags
        else "~"
        if "approx" in flags
        else "?"
        if "uncertain" in flags
        else ""
    )
    if not text.startswith("[") and not text.endswith("X"):
        text += mark
    first, last = span.first, span.last
    if "approx" in flags and span.precision == "day" and not span.vague:
        first, last = first - AROUND, last + AROUND
    return Draft(span.first, span.last, first, last, text, span.precision, flags)


def _range(one: Point, two: Point, published: Interval, role: str) -> Draft | str | None:
    last = resolve.point(two, published, role)
    anchor = published
    if one.yearless and last.choices:
        anchor = Interval(last.choices[0].last, last.choices[0].last)
    first = resolve.point(one, anchor, "arrest" if one.yearless else role)
    flags = set(first.flags | last.flags)
    if not first.choices or not last.choices:
        if not first.pattern or not last.pattern:
            begin = first.choices[0].edtf if first.choices else first.pattern
            finish = last.choices[0].edtf if last.choices else last.pattern
            if not begin or not finish:
                return None
            return Draft(None, None, None, None, f"{begin}/{finish}", "range", flags, NO_YEAR)
        return Draft(None, None, None, None, f"{first.pattern}/{last.pattern}", "range", flags, NO_YEAR)
    begin_span, end_span = resolve.hull(first.choices), resolve.hull(last.choices)
    start = begin_span.first
    if one.yearless and len(last.choices) > 1:
        flags.add("year_ambiguous")
    if start > end_span.last or begin_span.last > end_span.last:
        return BACKWARDS
    text = f"{_plain(begin_span.edtf, first=True)}/{_plain(end_span.edtf, first=False)}"
    if "approx" in flags:
        text = text.replace("/", "~/") + "~"
    issue = TWO_YEARS if "year_ambiguous" in flags else ""
    draft = Draft(start, end_span.last, start, end_span.last, text, "range", flags, issue)
    if last.beyond:
        draft.first = spans.add_months(start, -12)
        draft.flags.add("year_ambiguous")
        draft.issue = TWO_YEARS
    for point in (one, two):
        for year, month, day in point.others:
            if year is not None and numeric.exists(year, month, day):
                other = Date(year, month, day)
                draft.first = min(draft.first or other, other)
                draft.last = max(draft.last or other, other)
                draft.issue = AMBIGUOUS
    return draft


def _unresolved(expression: Expression, found: resolve.Found) -> Draft | None:
    """What is told when the year is not: a pattern without days; ``None`` if only a relative word is."""
    if not found.pattern:
        return None
    text, precision = found.pattern, _precision(expression.point)
    flags = set(found.flags)
    op = expression.op
    issue = NO_PUBLICATION if "relative_to_publication" in flags else NO_YEAR
    if op in ("offset", "either", "night"):
        point, shift = expression.point, expression.shift if op != "night" else -1
        moved = _yearless_offset(point, shift) if expression.unit in ("day", "") else ""
        if not moved:
            return None
        if op == "offset":
            text = moved
        else:
            text = f"[{','.join(sorted((moved, text)))}]"
            flags.update({"offset_ambiguous"} if op == "either" else ())
    if op in ("since", "after"):
        text, precision = f"{text}/..", "open_range"
        flags.add("start_only")
    elif op in ("until", "before"):
        text, precision = f"../{text}", "open_range"
        flags.add("end_only")
    if "approx" in flags:
        text += "~"
    if expression.point.others:
        issue = AMBIGUOUS
    if "partly_read" in flags:
        issue = PARTLY
    return Draft(None, None, None, None, text, precision, flags, issue)


def _yearless_offset(point: Point, shift: int) -> str:
    """A yearless day moved by days, where the year cannot matter (not around 29 February)."""
    if point.month is None or point.day is None:
        return ""
    moved = {Date(year, point.month, point.day) + dt.timedelta(days=shift) for year in (2023, 2024) if numeric.exists(year, point.month, point.day)}  # fmt: skip
    days = {(day.month, day.day) for day in moved}
    if len(days) != 1:
        return ""
    month, day = days.pop()
    return f"XXXX-{month:02d}-{day:02d}"


def _move(draft: Draft, unit: str, shift: int, keep: bool) -> None:
    """Move a draft by an offset; ``keep``: the day itself stays possible."""
    if draft.first is None or draft.last is None or draft.start is None or draft.end is None:
        return
    first, last = _step(draft.first, unit, shift), _step(draft.last, unit, shift)
    if keep:
        first, last = min(first, draft.first), max(last, draft.last)
        draft.flags.add("offset_ambiguous")
    draft.first, draft.last = first, last
    draft.start, draft.end = first, last
    draft.text = spans.between(first, last)


def _widen(draft: Draft, shift: int) -> None:
    """A day to the week named after it: the calendar's, and the seven days that begin (1) or end (-1) with it.

    Monday and Sunday begin and end the week of most tables, so nothing else is added there. 0 is a week around.
    """
    if draft.first is None or draft.last is None:
        return
    first = draft.first - dt.timedelta(days=0 if shift > 0 else 6 + (shift == 0))
    last = draft.last + dt.timedelta(days=0 if shift < 0 else 6 + (shift == 0))
    whole = draft.first == draft.last and draft.first.isoweekday() == {1: 1, -1: 7}.get(shift)
    if not whole:
        first, last = min(first, spans.of_week(draft.first).first), max(last, spans.of_week(draft.last).last)
    draft.first = draft.start = first
    draft.last = draft.end = last
    draft.text, draft.precision = spans.between(first, last), "week"


def _step(day: Date, unit: str, shift: int) -> Date:
    if unit == "week":
        return day + dt.timedelta(days=7 * shift)
    if unit in ("month", "year"):
        return spans.add_months(day, shift * (12 if unit == "year" else 1))
    return day + dt.timedelta(days=shift)


def _earlier(day: Date | None, days: int) -> Date | None:
    return day - dt.timedelta(days=days) if day else None


def _plain(text: str, first: bool) -> str:
    """One end of an EDTF interval: of a set, its first or last member."""
    if not text.startswith("["):
        return text
    inside = text[1:-1].replace("..", ",").split(",")
    return inside[0] if first else inside[-1]


def _precision(point: Point) -> str:
    if point.part and point.part not in ("first", "last"):
        return "part_of_month" if point.month is not None else "part_of_year"
    for name in ("day", "month", "season", "quarter", "half"):
        if getattr(point, name) is not None:
            return name
    return "year"
