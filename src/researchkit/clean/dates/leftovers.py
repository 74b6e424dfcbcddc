"""What is left of a cell when its dates are read: a number beside a date is a part of it that was not read."""

from __future__ import annotations

import bisect
import re
from dataclasses import replace

from researchkit.clean.dates.model import Expression, Point
from researchkit.clean.tokens import Tokens

#: Forms of which a year may be shared, how many words may stand between them, and what may not.
_DATED = frozenset({"point", "range", "since", "until"})
_WORDS = 8
_STOP = re.compile(r"[;!?|\n]|[^\W\d_]{3,}\.\s")
#: How near a number must stand to a date to be a part of it, in characters.
_NEAR = 14


def marked(found: list[Expression], tokens: Tokens) -> list[Expression]:
    """The expressions of a cell, marked where a part of them was not read.

    * A number above 31 right before a month is an impossible day.
    * Another number beside a month or year without a day ("5 Foo 2020") marks it ``partly_read``.
    * A year that stands apart from a date without one ("May, we think 2020") marks the date, so that no
      other year is filled in.
    """
    found = _years_shared(found, tokens)
    loose = _loose_numbers(found, tokens)
    out = [_numbered(each, loose, tokens) for each in found] if loose else list(found)
    for nth, each in enumerate(out):
        if each.point.yearless and each.op == "point":
            beside = [other for other in (nth - 1, nth + 1) if 0 <= other < len(out)]
            if any(out[k].point.rule == "y" and _gap(each, out[k]) <= _NEAR for k in beside):
                flags = each.point.flags | {"partly_read"}
                out[nth] = replace(each, point=replace(each.point, flags=flags))
    return out


def _years_shared(found: list[Expression], tokens: Tokens) -> list[Expression]:
    """Days before a later day of the same sentence have its year: "detained 28 February, freed 14 March 2020"."""
    out = list(found)
    for nth in range(len(out) - 2, -1, -1):
        one, following = out[nth], out[nth + 1]
        ends = [end for end in (one.point, one.until) if end is not None]
        known = following.point
        whole = (
            known.year is not None and not known.century and not known.others and known.month and known.day
        )
        if (
            not whole
            or following.op not in _DATED
            or one.op not in _DATED
            or not all(_bare(end) for end in ends)
        ):
            continue
        if (ends[-1].month or 0, ends[-1].day or 0) >= (known.month or 0, known.day or 0):
            continue
        if len(tokens.text[one.end : following.start].split()) > _WORDS or _STOP.search(
            tokens.text, one.end, following.start
        ):
            continue
        year = known.year
        shared = [replace(end, year=year, flags=end.flags | {"year_from_neighbour"}) for end in ends]
        out[nth] = replace(one, point=shared[0], until=shared[1] if len(shared) > 1 else None)
    return out


def _bare(point: Point) -> bool:
    """Whether a point is a day of a month without a year."""
    return (
        point.yearless
        and bool(point.month and point.day)
        and not point.century
        and "partly_read" not in point.flags
    )


def _gap(one: Expression, two: Expression) -> int:
    return max(one.start, two.start) - min(one.end, two.end)


def _loose_numbers(found: list[Expression], tokens: Tokens) -> list[int]:
    """Places of short numbers that stand outside every date and are no time of day or count."""
    out = []
    nth = 0
    for at in range(tokens.count):
        if not tokens.is_a(at, "n") or not 1 <= tokens.digits[at] <= 2:
            continue
        while nth < len(found) and found[nth].end <= tokens.start[at]:
            nth += 1
        inside = nth < len(found) and found[nth].start <= tokens.start[at]
        if not inside and not _timed(at, tokens):
            out.append(at)
    return out


def _numbered(each: Expression, loose: list[int], tokens: Tokens) -> Expression:
    point = each.point
    if each.op != "point" or point.day is not None or point.decade or not (point.month or point.rule == "y"):
        return each
    nearest = bisect.bisect_left(loose, each.start - _NEAR, key=lambda at: tokens.end[at])
    for at in loose[nearest:]:
        if tokens.start[at] > each.end + _NEAR:
            break
        before = each.start - tokens.end[at]
        if 0 <= before <= 2 and point.month is not None and tokens.value[at] > 31:
            return replace(each, op="impossible", start=tokens.start[at])
        if 1 <= tokens.value[at] <= 31 and _next_but_one(at, each, tokens):
            return replace(each, point=replace(point, flags=point.flags | {"partly_read"}))
    return each


def _timed(at: int, tokens: Tokens) -> bool:
    """Whether the number is a time of day or a count of something."""
    return bool(
        tokens.is_a(at + 1, ":")
        or tokens.is_a(at - 1, ":")
        or tokens.get(at + 1, "clock")
        or tokens.get(at + 1, "tod")
        or tokens.get(at + 1, "unit")
    )


def _next_but_one(at: int, each: Expression, tokens: Tokens) -> bool:
    """Whether at most one word stands between a number and a date."""
    low, high = sorted(((tokens.start[at], tokens.end[at]), (each.start, each.end)))
    between = tokens.text[low[1] : high[0]]
    return len(between.split()) <= 1 and not any(mark in between for mark in ";()")
