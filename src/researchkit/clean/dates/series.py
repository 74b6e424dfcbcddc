"""Points joined to ranges and lists: "3–5 May 2018", "4, 5 и 6 января", "2016–2018".

A sequence of days or months shares the month and year that stand at its end.
"""

from __future__ import annotations

from dataclasses import replace

from researchkit.clean.dates.joins import LONGEST_LIST, Found, Joins
from researchkit.clean.dates.model import Expression, Point

_NOTHING = Point()


class Series(Joins):
    """Reads joined points."""

    def _series(self, at: int) -> Found | None:
        return self._days(at) or self._joined(at)

    def _days(self, at: int, between: bool = False) -> Found | None:
        """3–5 May 2018; 4, 5 и 6 января; с 7 по 17 ноября; May 3–5, 2018."""
        found = self._days_then_month(at, between) or self._days_then_figures(at, between)
        return found or self._month_then_days(at) or self._year_then_days(at)

    def _year_then_days(self, at: int) -> Found | None:
        """2022 жылғы 5-6 қаңтар, биыл 5 және 6 қаңтарда, 2022年3月3日至5日."""
        year, relative = self.p.year(at), self.p.relative_year(at)
        if not (year and year[2]) and not relative:
            return None
        place = self.p.links(year[1] if year else relative[1] if relative else at)
        inner = self._days_then_month(place, False) or self._month_then_days(place)
        if not inner or not all(each.point.yearless for each in inner[0]):
            return None
        known = {"year": year[0]} if year else {"unit": "year", "shift": relative[0] if relative else 0}
        dated = [
            replace(
                each,
                point=replace(each.point, **known),
                until=replace(each.until, **known) if each.until else None,
            )
            for each in inner[0]
        ]
        dated[0] = replace(dated[0], start=self.t.start[at])
        return dated, inner[1]

    def _days_then_month(self, at: int, between: bool) -> Found | None:
        t, p = self.t, self.p
        first = p.day(at) if at >= self._no_days_before else None
        if not first:
            return None
        days: list[tuple[int, int, int, str]] = [(first[0], at, first[1], "")]
        place = first[1]
        while len(days) < LONGEST_LIST:
            ends = t.is_a(place, ".") and t.touches(place) and not t.is_a(place + 1, "n")
            mark = self._join_days(place + ends, between)
            if not mark:
                # whatever begins inside this list of numbers ends here as well
                self._no_days_before = place if len(days) > 1 else at
                return None
            sign, following = mark
            day = p.day(self._hour(following))
            if not day:
                self._no_days_before = place if len(days) > 1 else at
                return None
            days.append((day[0], following, day[1], sign))
            place = day[1]
            tied = t.is_a(place, "-") and t.touches(place) and t.touches(place + 1)
            dot = place + 1 if tied or t.is_a(place, ".") else place
            if p.month(p.links(dot), beside=True):
                break
        else:
            self._no_days_before = days[-1][1]
            return None
        signs = [sign for *_, sign in days[1:]]
        if "," in signs and signs[-1] not in ("and", "or"):
            return None
        last = p.read(days[-1][1] if t.is_a(days[-1][1], "n") else self._hour(days[-1][1]))
        if not last or last[0].day != days[-1][0] or last[0].month is None:
            return None
        return self._shared([replace(last[0], day=day, weekday=None) for day, *_ in days[:-1]] + [last[0]],
                            [(begin, end) for _, begin, end, _ in days[:-1]] + [(days[-1][1], last[1])],
                            signs), last[1]  # fmt: skip

    def _month_then_days(self, at: int) -> Found | None:
        t, p = self.t, self.p
        month = p.month(at, beside=True)
        if not month:
            return None
        first = p.day(month[1])
        mark = self._join_days(first[1], False) if first else None
        if not first or not mark or mark[0] == ",":
            return None
        second = p.day(mark[1])
        if not second or p.month(p.links(second[1]), beside=True):
            return None
        point, end = Point(month=month[0], day=second[0], rule="md"), second[1]
        place = end + 1 if t.is_a(end, ",") else end
        year = p.year(place)
        relative = p.relative_year(place)
        if year:
            point, end = replace(point, year=year[0]), year[1]
        elif relative:
            point, end = replace(point, unit="year", shift=relative[0]), relative[1]
        elif mark[0] in ("and", "or") and t.is_a(end, "w"):
            return None  # "on May 3 and 5 people …"
        spans = [(at, first[1]), (mark[1], end)]
        return self._shared([replace(point, day=first[0]), point], spans, [mark[0]]), end

    def _joined(self, at: int, between: bool = False, introduced: bool = False) -> Found | None:
        """A point, or two of them joined: "1 мая – 15 июня 2019 г.", "May–June 2018", "2016–2018"."""
        t, p = self.t, self.p
        if introduced and t.is_a(at, "n"):
            year = p._year_alone(at, introduced=True)
            first = p.read(at)
            first = year if year and (first is None or first[1] <= year[1]) else first
        else:
            first = p.read(at)
        if not first and between and (bare := p.year(at)):
            first = (Point(bare[0], rule="y"), bare[1])
        if not first or first[0].yearless:
            stretch = self._stretches(at)
            if stretch:
                return stretch
        if not first:
            first = self._year_of_span(at)
        if not first:
            return None
        point, end = first
        mark = self._join(end, between)
        if not mark:
            return self._up_to(at, point, end) or self._one("point", at, end, point)
        coarse = point.rule == "y" or point.day is None
        if mark[0] == "," and coarse and t.is_a(end, "/") and t.touches(end) and t.touches(end + 1):
            mark = ("-", mark[1])
        if mark[0] == ",":
            return self._one("point", at, end, point)
        place = p.links(mark[1])
        second = self._second(point, place, mark[0])
        if not second:
            return self._one("point", at, end, point)
        until, last = second
        shared = _share(point, until, mark[0])
        if not shared:
            return self._one("point", at, end, point)
        return self._shared(list(shared), [(at, end), (place, last)], [mark[0]]), last

    def _up_to(self, at: int, point: Point, end: int) -> Found | None:
        """10 мамырдан 15 маусымға дейін: the word for "until" stands after the second point."""
        t, p = self.t, self.p
        place = p.links(end)
        second = p.read(place)
        post = t.get(second[1], "untilpost") or t.get(second[1], "nightpost") if second else None
        if not second or not post or post[0].lang == "zh":
            return None
        shared = _share(point, second[0], "-")
        if not shared:
            return None
        return self._shared(list(shared), [(at, end), (place, post[1])], ["-"]), post[1]

    def _year_of_span(self, at: int) -> tuple[Point, int] | None:
        """The first of two years joined by a dash, in running text."""
        t, p = self.t, self.p
        if not t.is_a(at, "n") or t.digits[at] != 4 or p._of_law(at):
            return None
        year = p.year(at)
        mark = self._join(year[1], False) if year else None
        second = p.year(mark[1]) if mark and mark[0] in ("-", "and") else None
        if year and second and year[0] < second[0] and (second[2] or p._introduced(at)):
            return Point(year[0], rule="y"), year[1]
        return None

    def _second(self, first: Point, at: int, sign: str) -> tuple[Point, int] | None:
        """The second of two joined points."""
        t, p = self.t, self.p
        if first.rule == "y" and t.is_a(at, "n"):
            year = p.year(at)
            if year and not (t.is_a(year[1], "-") and t.touches(year[1])):
                found = p.read(at)
                if found and found[1] > year[1]:
                    return found
                return Point(year[0], rule="y"), year[1]
            two = first.year is not None and t.digits[at] == 2 and sign == "-" and t.touches(at)
            if two and (first.year or 0) % 100 < t.value[at] and not t.is_a(at + 1, "-./"):
                value = (first.year or 0) // 100 * 100 + t.value[at]
                end = t.next(at + 1, "yearword")
                flags = frozenset({"two_digit_year"})
                return Point(value, flags=flags, rule="y"), end
        found = p.read(at)
        if not found and first.month is not None and first.day is None:
            month = p.month(at, beside=True)
            if month and (sign == "-" or month[2] != "weak"):
                return p._with_year(Point(month=month[0], rule="m"), month[1])
        return found

    def _one(
        self,
        op: str,
        at: int,
        after: int,
        point: Point = _NOTHING,
        unit: str = "",
        shift: int = 0,
    ) -> Found:
        end = self.t.end[after - 1]
        return [Expression(op, self.t.start[at], end, point, unit=unit, shift=shift)], after


def _share(first: Point, second: Point, sign: str) -> tuple[Point, Point] | None:
    """Two joined points with the year and direction they share; ``None`` if they do not go together."""
    if second.rule in ("relative", "ago", "weekday") and sign == "-":
        return None
    if first.yearless and first.month is not None and not second.yearless and second.month is not None:
        later = (first.month, first.day or 1) > (second.month, second.day or 31)
        if second.year is not None:
            if later and sign == "and":
                return first, second
            first = replace(first, year=second.year - later, century=second.century)
        elif second.unit == "year":
            first = replace(first, unit="year", shift=second.shift - later)
    elif second.yearless and second.month is not None and first.year is not None and first.month is not None:
        if sign == "-" and first.month is not None:
            earlier = (second.month, second.day or 31) < (first.month, first.day or 1)
            second = replace(second, year=first.year + earlier)
        else:
            second = replace(second, year=first.year, flags=second.flags | {"year_from_neighbour"})
    return first, second
