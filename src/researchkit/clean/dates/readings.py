"""Expressions to readings: value, interval, flags and issue of each."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from researchkit.clean.dates import drafts, edtf, numeric, resolve, spans
from researchkit.clean.dates.model import Expression
from researchkit.core.claim import Reading
from researchkit.core.dates import UNDATED, Interval
from researchkit.core.truth import UnknownReason

Date = dt.date

_VERSION = "@1"


def of(expression: Expression, published: Interval, role: str) -> Reading:
    """The reading of one expression.

    Args:
        expression: what the words say.
        published: when the document was published.
        role: what the date is the date of, if known.
    """
    where = (expression.start, expression.end)
    if expression.op == "calendar":
        return _none(UnknownReason.UNREADABLE, drafts.OTHER_CALENDAR, ("other_calendar",), "calendar", where)
    if expression.op == "impossible" or _impossible(expression):
        return _none(UnknownReason.UNREADABLE, drafts.IMPOSSIBLE, ("unparseable",), "impossible", where)
    if expression.op == "struck":
        return _none(UnknownReason.UNREADABLE, drafts.PARTLY, ("not_this_day",), "struck", where)
    if expression.op == "anaphor":
        found = _none(UnknownReason.NOT_STATED, drafts.OTHER_EVENT, ("relative_to_text",), "anaphor", where)
        return replace(found, details=(("shift", f"{expression.unit}:{expression.shift}"),))
    rule = expression.point.rule if expression.op == "point" else expression.op
    drafted = drafts.of(expression, published, role)
    if isinstance(drafted, str):
        return _none(UnknownReason.UNREADABLE, drafted, ("unparseable",), rule, where)
    if drafted is None:
        flags = tuple(sorted(expression.point.flags | {"relative_to_publication"}))
        return _none(UnknownReason.NOT_STATED, drafts.NO_PUBLICATION, flags, rule, where)
    _checked(drafted, published, role)
    when = Interval(drafted.first, drafted.last, "")
    if when.first or when.last:
        shown = drafted.text if (drafted.first, drafted.last) == (drafted.start, drafted.end) else ""
        when = replace(when, edtf=shown or _between(drafted.first, drafted.last))
    else:
        when = UNDATED
    details = [("start", drafted.start.isoformat() if drafted.start else "")]
    details.append(("end", drafted.end.isoformat() if drafted.end else ""))
    if drafted.other:
        details.append(("other_reading", drafted.other))
    return Reading(
        drafted.text,
        qualifier=drafted.precision,
        when=when,
        flags=tuple(sorted(drafted.flags)),
        issue=drafted.issue,
        rule=f"dates.{rule}{_VERSION}",
        details=tuple(details),
        start=where[0],
        end=where[1],
    )


def unreadable(start: int, end: int, issue: str = drafts.UNREADABLE) -> Reading:
    """Words that may mean a date and cannot be read as one."""
    where = (start, end)
    return _none(UnknownReason.UNREADABLE, issue, ("unparseable",), "none", where)


def not_stated(start: int, end: int, told: bool) -> Reading:
    """Words that say the date is not known (``told``), or no words at all."""
    flags = ("unparseable",) if told else ()
    return _none(UnknownReason.NOT_STATED, "", flags, "none", (start, end))


def serial(start: int, end: int) -> Reading:
    """A spreadsheet's day number, which may be any number."""
    return _none(UnknownReason.UNREADABLE, drafts.SERIAL, ("excel_serial?",), "serial", (start, end))


def from_edtf(text: str, start: int, end: int) -> Reading | None:
    """The reading of a cell that holds an EDTF string; ``None`` if it holds none."""
    draft: drafts.Draft | None = None
    if text in ("XXXX", "XXXX-XX", "XXXX-XX-XX"):
        return not_stated(start, end, told=True)
    if edtf.pattern(text):
        open_ended = ".." in text
        precision = "open_range" if open_ended else "range" if "/" in text else ""
        precision = precision or ("month" if text.count("-") == 1 else "day")
        hedges = {"approx"} if "~" in text or "%" in text else set()
        draft = drafts.Draft(None, None, None, None, text, precision, {"missing_year"} | hedges)
        draft.issue = drafts.NO_YEAR
    elif (single := edtf.one(text)) and (single[1] or text.endswith("X")):
        span, mark = single
        marks = {"~": {"approx"}, "?": {"uncertain"}, "%": {"approx", "uncertain"}}
        draft = drafts.of_span(span, set(marks.get(mark, ())))
    elif ends := edtf.interval(text):
        first, last = ends
        if first and last and first.first > last.last:
            return unreadable(start, end, drafts.BACKWARDS)
        begin, finish = first.first if first else None, last.last if last else None
        precision = "range" if first and last else "open_range"
        flag = set() if first and last else {"start_only"} if first else {"end_only"}
        draft = drafts.Draft(begin, finish, begin, finish, text, precision, flag)
    elif some := edtf.choices(text):
        if some[0].first > some[1].last:
            return unreadable(start, end, drafts.BACKWARDS)
        whole = resolve.hull(some)
        draft = drafts.Draft(
            whole.first, whole.last, whole.first, whole.last, text, some[0].precision, {"one_of"}
        )
    if draft is None:
        return None
    when = Interval(draft.first, draft.last, text) if draft.first or draft.last else UNDATED
    details = (("start", draft.start.isoformat() if draft.start else ""), ("end", draft.end.isoformat() if draft.end else ""))  # fmt: skip
    return Reading(draft.text, qualifier=draft.precision, when=when, flags=tuple(sorted(draft.flags)),
                   issue=draft.issue, rule=f"dates.edtf{_VERSION}", details=details, start=start, end=end)  # fmt: skip


def _checked(draft: drafts.Draft, published: Interval, role: str) -> None:
    """Mark an arrest or the like that is said to lie after the publication that tells of it."""
    if role in resolve.PAST_ROLES and published.last and draft.first and draft.first > published.last:
        draft.flags.add("after_publication")
        draft.issue = draft.issue or drafts.AFTER_PUBLICATION


def _impossible(expression: Expression) -> bool:
    for point in (expression.point, expression.until):
        if point and point.day is not None and point.month is not None and not point.part:
            year = None if point.century else point.year
            if not numeric.exists(year, point.month, point.day):
                return True
    return False


def _between(first: Date | None, last: Date | None) -> str:
    if first and last:
        return spans.between(first, last)
    return f"{first or '..'}/{last or '..'}"


def _none(
    reason: UnknownReason, issue: str, flags: tuple[str, ...], rule: str, where: tuple[int, int]
) -> Reading:
    return Reading(
        None,
        reason,
        qualifier="none",
        flags=flags,
        issue=issue,
        rule=f"dates.{rule}{_VERSION}",
        start=where[0],
        end=where[1],
    )
