"""What joins points to ranges and lists, and the joined forms that are neither days with a month nor whole dates."""

from __future__ import annotations

from dataclasses import replace

from researchkit.clean.dates.model import Expression, Point
from researchkit.clean.dates.points import Points
from researchkit.clean.tokens import Tokens

LONGEST_LIST = 12

Found = tuple[list[Expression], int]


class Joins:
    """Reads what joins points.

    Args:
        tokens: the text.
        points: the reader of single points.
    """

    def __init__(self, tokens: Tokens, points: Points) -> None:
        self.t = tokens
        self.p = points
        self._no_days_before = 0

    def _hour(self, at: int) -> int:
        """The place after an hour of the day that stands before a day: "the evening of 6 …"."""
        first = self.p.links(at)
        told = self.t.next(first, "tod")
        return self.p.links(told) if told > first else first

    def _join_days(self, at: int, between: bool) -> tuple[str, int] | None:
        """As ``_join``; a stroke between two rising days of a month is a range ("the night of 6/7 May")."""
        mark = self._join(at, between)
        if mark and self.t.is_a(at, "/"):
            t = self.t
            back = at - 2 if t.is_a(at - 1, ".") else at - 1  # "3./4. Mai"
            rising = t.is_a(back, "n") and t.is_a(at + 1, "n") and t.value[back] < t.value[at + 1]
            return ("-", mark[1]) if rising else None
        return mark

    def _join(self, at: int, between: bool) -> tuple[str, int] | None:
        """What joins two days or months: ``-`` (a range), ``and``, ``or``, ``,``."""
        t = self.t
        if t.is_a(at, "-"):
            return "-", at + 1
        through = t.get(at + 1, "to") if t.is_a(at, ",") else None
        if through and between:
            return "-", through[1]  # "from Dec. 28, 2021, through Jan. 12, 2022"
        to = t.get(at, "to")
        if to and (between or to[0].note != "between"):
            return "-", to[1]
        both = t.get(at, "and")
        if both:
            return "or" if both[0].note == "or" else "and", both[1]
        if t.is_a(at, ",/"):
            return ",", at + 1
        return None

    def _shared(
        self, points: list[Point], spans: list[tuple[int, int]], signs: list[str]
    ) -> list[Expression]:
        """Points joined by signs as expressions; a range takes two, and so does "9 or 10 May"."""
        t = self.t
        out: list[Expression] = []
        at = 0
        while at < len(points):
            begin, end = spans[at]
            if at < len(signs) and signs[at] == "-":
                end = spans[at + 1][1]
                out.append(
                    Expression("range", t.start[begin], t.end[end - 1], points[at], until=points[at + 1])
                )
                at += 2
            elif at < len(signs) and signs[at] == "or" and _next_to(points[at], points[at + 1]):
                end = spans[at + 1][1]
                shift = (points[at].day or 0) - (points[at + 1].day or 0)
                out.append(
                    Expression(
                        "either", t.start[begin], t.end[end - 1], points[at + 1], unit="day", shift=shift
                    )
                )
                at += 2
            elif at < len(signs) and signs[at] == "or" and _alternatives(points[at], points[at + 1]):
                end = spans[at + 1][1]
                flags = points[at].flags | {"uncertain"}
                first = replace(points[at], flags=flags)
                out.append(Expression("range", t.start[begin], t.end[end - 1], first, until=points[at + 1]))
                at += 2
            else:
                out.append(Expression("point", t.start[begin], t.end[end - 1], points[at]))
                at += 1
        return out

    def _days_then_figures(self, at: int, between: bool) -> Found | None:
        """29-30.10.2021, 5 и 6.01.2022, 3/4.05.2021: days that share the month and year of a date in figures."""
        t, p = self.t, self.p
        if not t.is_a(at, "n") or t.is_a(at - 1, ".-/:"):
            return None
        days: list[tuple[int, int, str]] = []
        place = at
        while len(days) < LONGEST_LIST:
            day = p.day(place)
            mark = self._join_days(day[1], between) if day else None
            if not day or not mark or day[1] != place + 1:
                return None
            days.append((day[0], place, mark[0]))
            place = mark[1]
            if t.is_a(place - 1, "/") and t.is_a(place + 1, "/"):
                return None  # 10/23/21 is one date
            last = p.numeric(place) if t.is_a(place, "n") and t.is_a(place + 1, "./") else None
            if last:
                break
        else:
            return None
        point, end = last
        told = [value for value, *_ in days] + [point.day or 0]
        if point.rule != "dmy" or told != sorted(set(told)):
            return None
        signs = [sign for *_, sign in days]
        if len(signs) > 1 and set(signs[:-1]) != {","}:
            return None
        points = [replace(point, day=value, weekday=None, others=()) for value in told[:-1]]
        spans = [(begin, begin + 1) for _, begin, _ in days] + [(place, end)]
        return self._shared([*points, point], spans, signs), end

    def _stretches(self, at: int) -> Found | None:
        """Spring–summer 2021, Q1–Q2 2021, I–II квартал 2021: two stretches of one kind that share a year."""
        t, p = self.t, self.p
        first = p._season(at, inner=True) or p._quarter(at, inner=True)
        number = None if first else p._nth(at, 4)
        mark = self._join(first[1] if first else number[1] if number else at, False)
        if not mark or not (first or number) or (mark[0] == "," and not t.is_a(mark[1] - 1, "/")):
            return None
        place = p.links(mark[1])
        second = p._season(place) or p._quarter(place)
        if not second:
            return None
        until, end = second
        begun = first[0] if first else Point(quarter=number[0] if number else None, rule="quarter")
        if begun.rule != until.rule or until.yearless:
            return None
        later = (begun.quarter or 0) > (until.quarter or 0)
        if begun.season and until.season:
            later = begun.season == 24 or begun.season > until.season
            later = later and (begun.season, until.season) != (24, 24)
        if until.year is not None:
            begun = replace(begun, year=until.year - later)
            if begun.season == 24:
                begun = replace(begun, flags=begun.flags | {"winter_begins"})
        else:
            begun = replace(begun, unit=until.unit, shift=until.shift - later, direction=until.direction)
        spans = [(at, first[1] if first else number[1] if number else at + 1), (place, end)]
        return self._shared([begun, until], spans, ["-"]), end


def _next_to(first: Point, second: Point) -> bool:
    """Whether two points are days of one month, the first before the second."""
    if first.day is None or second.day is None or first.day >= second.day or first.others or second.others:
        return False
    return replace(first, day=second.day, flags=second.flags, weekday=second.weekday) == second


def _alternatives(first: Point, second: Point) -> bool:
    """Whether "April or May 2021" names two times of which the earlier stands first; neither is sure."""
    told = [
        (p.year, p.month or (p.quarter or 0) * 3 or (p.half or 0) * 6, p.day or 0) for p in (first, second)
    ]
    if any(year is None for year, *_ in told) or first.season or second.season:
        return first.year is not None and second.year is not None and first.year < second.year
    return told[0] < told[1]
