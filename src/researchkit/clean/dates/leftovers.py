"""What is left of a cell when its dates are read: a number beside a date is a part of it that was not read."""

from __future__ import annotations

import bisect
from dataclasses import replace

from researchkit.clean.dates.model import Expression
from researchkit.clean.tokens import Tokens

#: How near a number must stand to a date to be a part of it, in characters.
_NEAR = 14


def marked(found: list[Expression], tokens: Tokens) -> list[Expression]:
    """The expressions of a cell, marked where a part of them was not read.

    * A number above 31 right before a month is an impossible day.
    * Another number beside a month or year without a day ("5 Foo 2020") marks it ``partly_read``.
    * A year that stands apart from a date without one ("May, we think 2020") marks the date, so that no
      other year is filled in.
    """
    loose = _loose_numbers(found, tokens)
    out = [_numbered(each, loose, tokens) for each in found] if loose else list(found)
    for nth, each in enumerate(out):
        if each.point.yearless and each.op == "point":
            beside = [other for other in (nth - 1, nth + 1) if 0 <= other < len(out)]
            if any(out[k].point.rule == "y" and _gap(each, out[k]) <= _NEAR for k in beside):
                flags = each.point.flags | {"partly_read"}
                out[nth] = replace(each, point=replace(each.point, flags=flags))
    return out


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
