"""EDTF strings (ISO 8601-2:2019) that tables of dates hold, so that what is written can be read again.

Covers what this package writes: ``2025-07~``, ``2019?``, ``199X``, ``XXXX-06-30``, ``2018/..``,
``[2022-12-21,2023-12-21]``, ``[2022-09-01..2022-09-08]``. Plain dates and seasons are read elsewhere.
"""

from __future__ import annotations

import datetime as dt
import re

from researchkit.clean.dates import numeric, spans
from researchkit.clean.dates.spans import Span

_ONE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")
_DECADE = re.compile(r"(\d{3})X")
_CUT = re.compile(r"(?:\d\d|XX)XX(?:-(\d\d|XX)(?:-(\d\d))?)?[~?%]?")
_SET = re.compile(r"\[([-0-9]{4,10})(,|\.\.)([-0-9]{4,10})\]")


def one(text: str) -> tuple[Span, str] | None:
    """A single EDTF date and its qualifier (``~``, ``?``, ``%`` or ``""``); ``None`` if it is none."""
    if found := _DECADE.fullmatch(text):
        year = int(found[1]) * 10
        return (spans.of_decade(year), "") if numeric.plausible(year) else None
    found = _ONE.fullmatch(text)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if not numeric.plausible(year):
        return None
    if day:
        span = spans.of_day(dt.date(year, month, day)) if numeric.exists(year, month, day) else None
    elif 1 <= month <= 12:
        span = spans.of_month(year, month)
    elif 21 <= month <= 24:
        span = spans.of_season(year, month)
    elif 33 <= month <= 36:
        span = spans.of_quarter(year, month - 32)
    elif 40 <= month <= 41:
        span = spans.of_half(year, month - 39)
    else:
        span = None if found[2] else spans.of_year(year)
    return (span, found[4]) if span else None


def interval(text: str) -> tuple[Span | None, Span | None] | None:
    """An EDTF interval; an open end is ``None``. ``None`` for all else."""
    if text.count("/") != 1:
        return None
    left, right = text.split("/")
    if left == right == "..":
        return None
    first = one(left) if left not in ("..", "") else None
    last = one(right) if right not in ("..", "") else None
    if (left not in ("..", "") and not first) or (right not in ("..", "") and not last):
        return None
    if not first and not last:
        return None
    return first[0] if first else None, last[0] if last else None


def choices(text: str) -> list[Span] | None:
    """A set ``[a,b]`` or ``[a..b]``: its two ends."""
    found = _SET.fullmatch(text)
    if not found:
        return None
    ends = [one(found[1]), one(found[3])]
    return [end[0] for end in ends if end] if all(ends) else None


def pattern(text: str) -> bool:
    """Whether a text is a date without a year (``XXXX-06-30``), an interval or a set of such."""
    if text.startswith("[") and text.endswith("]"):
        pieces = text[1:-1].split(",")
    else:
        pieces = text.split("/")
    if len(pieces) > 2 or all(piece == ".." for piece in pieces):
        return False
    return all(piece == ".." or _CUT.fullmatch(piece) for piece in pieces)
