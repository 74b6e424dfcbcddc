"""Dates: the words of a source to an interval of days, never a day more than they say.

``read`` reads a cell, ``find`` running text, ``published`` the date of a page, ``declared_order`` the
order of day and month that a column of figures proves.

The value is an EDTF string; ``qualifier`` is its precision; ``when`` the days that cannot be excluded. The
details ``start`` and ``end`` are the days of the value by itself: they differ from ``when`` where the words
leave a second reading open (1/2/2023, a weekday that does not fit, "about 5 May").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import replace

from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.dates import expressions, leftovers, numeric, readings, roles
from researchkit.clean.dates.drafts import OTHER_EVENT
from researchkit.core.claim import Reading
from researchkit.core.dates import UNDATED, Interval
from researchkit.reference import packs

__all__ = ["declared_order", "find", "published", "read"]

_SEGMENT = re.compile(r"[^;\n\r|]+")
_SLASHED = re.compile(r"\s/\s")
_WORDLESS = re.compile(r"[\W_]*")
_NUMBERS = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d{2})\b")
_EDTF = re.compile(r"[-0-9X~?%./\[\],]{4,40}")
#: Longest cell that is looked up again when it repeats.
_CACHED = 400


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Read a cell of dates.

    Several dates are separated by ``;`` or stand in one phrase; each gives a reading with its characters.

    Args:
        verbatim: the words.
        context: language, publication, declared order, role.

    Returns:
        At least one reading. Without a value: a reason, and an issue unless the cell says that the date is
        not known.
    """
    if len(verbatim) > _CACHED:
        return _read(verbatim, context)
    return _read_cached(verbatim, context)


def find(text: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Find the dates in running text.

    A bare month or year counts only after "in", "since" and the like. Relative words that nothing resolves
    ("the next day") give readings without a value.

    Args:
        text: any text.
        context: language and publication of the document.

    Returns:
        Readings in order of place; none if there is no date.
    """
    found, _ = expressions.read(text, context.language, context.date_order, cell=False)
    if not found:
        return ()
    told = roles.in_words(text, [(each.start, each.end) for each in found], context.language)
    out = []
    for each, role in zip(found, told, strict=True):
        reading = readings.of(each, context.published, role)
        out.append(replace(reading, role=role or roles.UNSPECIFIED))
    return tuple(out)


def published(text: str, language: str = "und") -> Interval:
    """The publication date of a page as it is printed there.

    Relative words and dates without a year give ``UNDATED``: nothing here could tell the year. Of several
    dates the last with a year counts ("19日 (2024-11)", "updated 5 May 2024" after the first).
    """
    context = Context(language=language)
    dated = [reading for reading in read(text, context) if reading.when.first and reading.when.last]
    return dated[-1].when if dated else UNDATED


def declared_order(cells: Iterable[str]) -> str:
    """The order of day and month that the cells of one column prove: ``dmy``, ``mdy`` or ``""``.

    A first number above 12 proves ``dmy``, a second one ``mdy``; cells that prove both prove nothing.
    """
    first = second = False
    for cell in cells:
        found = _NUMBERS.match(cell)
        if found:
            first = first or int(found[1]) > 12
            second = second or int(found[2]) > 12
    return "" if first == second else "dmy" if first else "mdy"


def _read(verbatim: str, context: Context) -> tuple[Reading, ...]:
    pieces = list(_segments(verbatim))
    if not pieces:
        return (readings.not_stated(0, len(verbatim), told=bool(verbatim.strip())),)
    told = [role.strip() for role in context.role.split(";")] if ";" in context.role else []
    aligned = told if len(told) == len(pieces) else []
    out: list[Reading] = []
    for nth, (start, text) in enumerate(pieces):
        role = roles.of_column(aligned[nth] if aligned else "" if told else context.role)
        out.extend(_segment(text, start, context, role))
    return tuple(out)


_read_cached = packs.cached(functools.lru_cache(maxsize=1 << 14)(_read))


def _segments(verbatim: str) -> Iterable[tuple[int, str]]:
    """The parts of a cell, with the place of each."""
    for found in _SEGMENT.finditer(verbatim):
        start = found.start()
        pieces = _SLASHED.split(found[0]) if " / " in found[0] else [found[0]]
        for piece in pieces:
            place = verbatim.index(piece, start) if piece else start
            start = place + len(piece)
            if not piece.strip():
                continue
            yield place, piece


def _segment(text: str, offset: int, context: Context, role: str) -> list[Reading]:
    """The readings of one part of a cell."""
    lead = len(text) - len(text.lstrip())
    bare = text.strip()
    begin, finish = offset + lead, offset + lead + len(bare)
    if _WORDLESS.fullmatch(bare) and not _EDTF.fullmatch(bare):
        return [readings.not_stated(begin, finish, told=True)]
    if numeric.is_serial(bare):
        return [readings.serial(begin, finish)]
    if _EDTF.fullmatch(bare):
        known = readings.from_edtf(bare, begin, finish)
        if known:
            return [replace(known, role=role or roles.UNSPECIFIED)]
    found, tokens = expressions.read(text, context.language, context.date_order, cell=True)
    if not found:
        unknown = tokens.get(0, "unknown")
        if unknown and (unknown[1] >= tokens.count or unknown[1] > 1):
            return [readings.not_stated(begin, finish, told=True)]
        return [readings.unreadable(begin, finish)]
    found = leftovers.marked(found, tokens)
    told = roles.in_words(text, [(each.start, each.end) for each in found], context.language)
    out = []
    for each, words in zip(found, told, strict=True):
        reading = readings.of(each, context.published, role if role not in ("", roles.UNSPECIFIED) else words)
        out.append(
            replace(
                reading,
                start=reading.start + offset,
                end=reading.end + offset,
                role=role if role not in ("", roles.UNSPECIFIED) else words or roles.UNSPECIFIED,
            )
        )
    out = [one for one, each in zip(out, found, strict=True) if each.op != "struck"] or out
    dated = [reading for reading in out if reading.value is not None]
    if dated and any(reading.issue == OTHER_EVENT for reading in out):
        out = [reading for reading in out if reading.issue != OTHER_EVENT]
    return out
