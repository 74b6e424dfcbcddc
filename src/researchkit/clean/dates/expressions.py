"""The grammar of what is said of points: since, until, between, about; the forms in their order."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import replace

from researchkit.clean.dates import numeric
from researchkit.clean.dates.joins import Found
from researchkit.clean.dates.model import Expression, Point
from researchkit.clean.dates.moved import MOVERS, Moved
from researchkit.clean.dates.parts import shift_of
from researchkit.clean.dates.points import Points
from researchkit.clean.tokens import Tokens
from researchkit.reference import calendars, packs

#: A day in quotation marks, as forms print it: «06» января 2022.
_QUOTED = re.compile(r"[«\"“„'](\s*\d{1,2}\s*)[»\"”“']")
#: Longest text whose expressions are kept: the words of a cell come again with other days of publication.
_KEPT = 200
_OPEN = ("since", "until", "after", "before")
_MARKED = {"approx": "circa", "uncertain": "uncertain"}
#: Kinds of words that lead a form other than a point or a series.
_LEADS = MOVERS | {"between", *_OPEN, *_MARKED.values()}


def read(text: str, language: str, order: str, cell: bool) -> tuple[list[Expression], Tokens]:
    """Every expression of time in a text, in order, without overlaps; and the text's tokens, not to be changed."""
    found, tokens = (_read if len(text) > _KEPT else _kept)(text, language, order, cell)
    return list(found), tokens


def _read(text: str, language: str, order: str, cell: bool) -> tuple[tuple[Expression, ...], Tokens]:
    plain = _QUOTED.sub(r" \1 ", text) if cell else text
    tokens = Tokens(plain, language, calendars.words())
    reader = _Reader(tokens, Points(tokens, order, cell))
    out: list[Expression] = []
    at = 0
    while at < tokens.count:
        try:
            found, after = reader.expressions(at)
        except numeric.Impossible as wrong:
            after = max(wrong.end, at + 1)
            op = "calendar" if wrong.calendar_year else "impossible"
            found = [Expression(op, tokens.start[at], tokens.end[after - 1])]
        out.extend(found)
        at = max(after, at + 1)
    return tuple(out), tokens


_kept = packs.cached(functools.lru_cache(maxsize=1 << 14)(_read))


class _Reader(Moved):
    """Reads expressions."""

    def __init__(self, tokens: Tokens, points: Points) -> None:
        super().__init__(tokens, points)
        self._by_words: tuple[Callable[[int], Found | None], ...] = (
            self._struck, self._week, self._named, self._night, self._counted, self._offset, self._between,
            self._open, self._hedged,
        )  # fmt: skip

    def expressions(self, at: int) -> Found:
        """The expressions that begin at a place, and the place after them; none: an empty list."""
        t = self.t
        if t.kind[at] != "n" and not t.means(at):
            return [], at + 1
        if t.get(at, "othercalendar") and self._calendar(at):
            return self._one("calendar", at, at + 1)
        if t.kind[at] == "n" and t.is_a(at + 1, ":") and t.touches(at + 1) and t.is_a(at + 2, "n"):
            return [], at + 3  # a time of day
        if t.kind[at] == "n" and numeric.of_a_file(t, at):
            return [], at + 3
        if t.kind[at] == "n" and self._era_year(at):
            return self._one("calendar", at, self._after_era(at))
        forms = self._by_words if t.tells(at, _LEADS) else ()
        for form in (*forms, self._series):
            found = form(at)
            if found:
                return self._tail(*found, at)
        if (clock := t.get(at, "clock")) and clock[0].note == "pre" and t.is_a(clock[1], "n"):
            return [], clock[1] + (3 if t.is_a(clock[1] + 1, ".:") else 1)
        anaphor = t.get(at, "anaphor")
        if anaphor:
            unit, shift = shift_of(anaphor)
            one = Expression("anaphor", t.start[at], t.end[anaphor[1] - 1], unit=unit, shift=shift)
            return [one], anaphor[1]
        return [], at + 1

    def _calendar(self, at: int) -> bool:
        """A word of another calendar counts only beside a number."""
        found = self.t.get(at, "othercalendar")
        assert found
        return self.t.is_a(at - 1, "n") or self.t.is_a(found[1], "n")

    def _era_year(self, at: int) -> bool:
        """113年11月19日: a year counted in an era."""
        word = self.t.get(at + 1, "yearword")
        odd = not numeric.plausible(self.t.value[at]) and self.t.digits[at] <= 4
        if not (word and odd and word[0].lang in ("zh", "ja", "ko") and self.t.touches(at + 1)):
            return False
        return self.p.month(word[1], beside=True) is not None

    def _after_era(self, at: int) -> int:
        """The place after a date with such a year."""
        month = self.p.month(at + 2, beside=True)
        day = self.p.day(month[1]) if month else None
        return day[1] if day else month[1] if month else at + 2

    def _between(self, at: int) -> Found | None:
        lead = self.t.get(at, "between")
        if not lead:
            return None
        first = self._hour(lead[1])
        found = self._days(first, between=True) or self._joined(first, between=True)
        if not found or found[0][0].op != "range":
            return None
        one = replace(found[0][0], start=self.t.start[at])
        return [one, *found[0][1:]], found[1]

    def _open(self, at: int) -> Found | None:
        """Since 2018, до 5 мая, after July, from 13 September."""
        t = self.t
        for op in _OPEN:
            lead = t.get(at, op)
            relative = t.get(at, "rel")
            if not lead or (relative and relative[1] > lead[1]):
                continue  # "avant-hier" is no "before"
            first = self.p.links(lead[1])
            hedged = self._hedged(first)
            found = hedged or self._days(first) or self._joined(first)
            if not found:
                inner = self._after_word(lead[1], op)
                if inner is None:
                    continue
                found = inner
            one = found[0][0]
            point = one.until if op in ("until", "before") and one.until else one.point
            if one.op not in ("point", "range"):
                continue
            whole = replace(one, op=op, point=point or one.point, until=None, start=t.start[at])
            return [whole, *found[0][1:]], found[1]
        return None

    def _after_word(self, at: int, op: str) -> Found | None:
        """A point a few words on: "after protests on 1–2 July 2022"."""
        t = self.t
        if op not in ("after", "before") or not self.p.cell:
            return None
        for place in range(at + 1, min(at + 5, t.count)):
            if t.kind[place] not in "nw":
                return None
            found = self._days(place) or self._joined(place)
            if found:
                return found
        return None

    def _hedged(self, at: int) -> Found | None:
        """About 2015, circa June 2019, возможно в мае."""
        t = self.t
        for flag, kind in _MARKED.items():
            lead = t.get(at, kind)
            if not lead:
                continue
            after = lead[1] + 1 if t.is_a(lead[1], ".,") else lead[1]
            first = self.p.links(after)
            found = self._days(first) or self._joined(first, introduced=True)
            if found:
                one = found[0][0]
                point = replace(one.point, flags=one.point.flags | {flag})
                return [replace(one, point=point, start=t.start[at]), *found[0][1:]], found[1]
        return None

    def _tail(self, found: list[Expression], after: int, at: int) -> Found:
        """Words after a point that change it: бері, дейін, қарсаңында, 左右, "?", a month's end."""
        t = self.t
        last = found[-1]
        point = last.until or last.point
        for kind, op in (("sincepost", "since"), ("untilpost", "until"), ("evepost", "offset")):
            dashed = kind == "sincepost" and t.is_a(after, "-")
            post = t.get(after + dashed, kind) or t.get(self.p.links(after + dashed), kind)
            if not post or last.op != "point":
                continue
            if op == "offset" and point.day is None:
                continue
            shift = -1 if op == "offset" else 0
            point, end = self._year_behind(point, post[1])
            last = replace(last, op=op, point=point, end=t.end[end - 1], unit="day", shift=shift)
            return [*found[:-1], last], end
        for kind, op in (
            ("countedpost", "offset"),
            ("weekofpost", "week"),
            ("nightpost", "night"),
            ("notthispost", "struck"),
        ):
            post = t.get(after, kind)
            named = point.day is not None or (kind == "notthispost" and point.weekday is not None)
            if post and last.op == "point" and named:
                unit, shift = shift_of(post)
                return [
                    *found[:-1],
                    replace(last, op=op, end=t.end[post[1] - 1], unit=unit, shift=shift),
                ], post[1]
        if last.op == "point" and point.month is not None and point.day is None and not point.part:
            for kind in ("partpost", "daysofpost"):
                post = t.get(after, kind)
                if post and (post[0].note != "weak" or not t.is_a(post[1], "w") or t.touches(after)):
                    last = replace(last, point=replace(point, part=post[0].value), end=t.end[post[1] - 1])
                    return [*found[:-1], last], post[1]
        post = t.get(after, "nextpost")
        if post and last.op == "point" and point.yearless and point.month is not None:
            # "2 octobre suivant": the year is that of another day of the text
            marked = replace(point, flags=point.flags | {"partly_read"})
            return [*found[:-1], replace(last, point=marked, end=t.end[post[1] - 1])], post[1]
        post = t.get(after, "circapost")
        if post and last.op == "point":
            marked = replace(point, flags=point.flags | {"approx"})
            return [*found[:-1], replace(last, point=marked, end=t.end[post[1] - 1])], post[1]
        question = after + 1 if t.is_a(after, "(") else after
        if t.is_a(question, "?") and last.op in ("point", "range") and self.p.cell:
            end = question + 2 if question > after and t.is_a(question + 1, ")") else question + 1
            marked = replace(last.point, flags=last.point.flags | {"uncertain"})
            return [*found[:-1], replace(last, point=marked, end=t.end[end - 1])], end
        if t.is_a(after, "~") and t.touches(after) and last.op == "point" and self.p.cell:
            marked = replace(point, flags=point.flags | {"approx"})
            return [*found[:-1], replace(last, point=marked, end=t.end[after])], after + 1
        ending = self._case(at, after)
        if ending and last.op == "point":
            return [*found[:-1], replace(last, op=ending)], after
        return found, after

    def _year_behind(self, point: Point, at: int) -> tuple[Point, int]:
        """A point with the year behind a word of time: "20 мамырдан кейін, 2021 жыл"."""
        place = at + 1 if self.t.is_a(at, ",") else at
        year = self.p.year(place) if point.yearless else None
        return (replace(point, year=year[0]), year[1]) if year and year[2] else (point, at)

    def _case(self, at: int, after: int) -> str:
        """A Georgian or Hungarian ending that says since or until by itself."""
        month = self.t.get(after - 1, "month")
        if (
            month
            and month[1] == after
            and month[0].lang in ("ka", "hu")
            and month[0].note in ("since", "until")
        ):
            return month[0].note
        return ""
