"""The grammar of one point in time: which words, in which order, make a date.

Every form is tried at a place and the longest that fits is taken. The forms hold for all languages: the
words come from data, and where languages differ in order each order is a form of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from researchkit.clean.dates.days import Days
from researchkit.clean.dates.model import Point
from researchkit.clean.dates.parts import Read, longest, shift_of


class Points(Days):
    """Reads single points in time."""

    def read(self, at: int) -> Read | None:
        """The longest point that begins at a place.

        Raises:
            numeric.Impossible: figures that have the form of a date and are none.
        """
        if at in self._read:
            return self._read[at]
        self._read[at] = found = longest(self._forms(at))
        return found

    def _forms(self, at: int) -> Iterable[Read | None]:
        t = self.t
        if not t.is_a(at, "nw") or (t.kind[at] == "w" and not t.means(at)):
            return
        if t.kind[at] == "n":
            yield self.numeric(at)
            yield self._decade(at)
        yield self._weekday_first(at)
        yield self._day_month(at)
        yield self._month_day(at)
        yield self._year_first(at)
        yield self._relative_year_first(at)
        yield self._part_first(at)
        yield self._quarter(at)
        yield self._half(at)
        yield self._season(at)
        yield self._month_alone(at)
        yield self._decade_named(at)
        yield self._relative(at)
        yield self._weekday(at)
        yield self._day_alone(at)
        yield self._year_alone(at)

    def _part_first(self, at: int) -> Read | None:
        """Early July, mid-2019, конец мая, fin février; the last day of June."""
        t = self.t
        for kind in ("daysof", "part"):
            part = t.get(at, kind)
            if not part:
                continue
            after = part[1] + 1 if t.is_a(part[1], "-") else part[1]
            joined = t.next(after, "to")
            joined = joined + 1 if joined > after and t.is_a(joined, "-") else joined
            further = t.get(joined, "part")
            if kind == "part" and further:  # "mid-to-late October", "early/mid 2021": the whole, roughly
                start = further[1] + 1 if t.is_a(further[1], "-") else further[1]
                start = self.links(start, only_of=True)
                inner = longest((self._year_alone(start, introduced=True), self._whole(start)))
                if inner and inner[0].day is None and not inner[0].part:
                    return replace(inner[0], flags=inner[0].flags | {"approx"}, rule="part"), inner[1]
            after = self.links(after, only_of=True)
            inner = longest((self._year_alone(after, introduced=True), self._whole(after)))
            if not inner:
                continue
            point, end = inner
            if point.day is not None or point.part:
                continue  # "late on July 14": an hour of the day
            if kind == "daysof" and point.month is None and point.unit != "month":
                continue
            return replace(point, part=part[0].value, rule="part"), end
        return None

    def _whole(self, at: int) -> Read | None:
        """A month, year, season, quarter or a relative month or year, named after "early" or "end of"."""
        forms = [self._month_named(at), self._year_first(at), self._season(at), self._relative(at)]
        return longest(found for found in forms if found)

    def _relative(self, at: int) -> Read | None:
        """Yesterday, last week, в прошлом месяце, 13 months ago."""
        t = self.t
        one = t.get(at, "agoone")
        if one:
            unit, shift = shift_of(one)
            return Point(unit=unit, shift=shift, ago=True, rule="ago"), one[1]
        counted = t.get(at, "ago")
        if counted and counted[2] and counted[2] < 500:
            unit, shift = shift_of(counted)
            return Point(unit=unit, shift=shift, ago=True, rule="ago"), counted[1]
        found = t.get(at, "rel")
        if found and not (found[0].note == "weak" and not self.cell):
            unit, shift = shift_of(found)
            point, after = Point(unit=unit, shift=shift, rule="relative"), found[1]
            if unit == "seasontodate":
                point = replace(point, season=int(found[0].note or 22))
            if unit in ("day", "night", "week", "eve"):
                return self._apposition(point, after)
            if (
                unit == "month"
                and (day := self.day(self.links(after)))
                and t.get(self.links(after) + 1, "daymark")
            ):
                return replace(point, day=day[0]), day[1]
            part = t.get(after, "partpost")
            if part:
                return replace(point, part=part[0].value), part[1]
            return point, after
        direction = t.get(at, "dir")
        unit_word = t.get(direction[1], "unit") if direction else None
        if direction and unit_word:
            if direction[0].lang != unit_word[0].lang and t.base not in (
                direction[0].lang,
                unit_word[0].lang,
            ):
                return None
            return (
                Point(unit=unit_word[0].value, shift=int(direction[0].value), rule="relative"),
                unit_word[1],
            )
        month = self.month(direction[1], beside=True) if direction else None
        if direction and month and t.get(direction[1], "month"):
            return Point(month=month[0], direction=int(direction[0].value), rule="directed"), month[1]
        return None

    def _apposition(self, point: Point, after: int) -> Read:
        """Today, 12 April; yesterday (July 14); last week on Friday: the nearer date stands."""
        t = self.t
        opened = t.is_a(after, "(")
        place = after + 1 if t.is_a(after, ",(-") else after
        place = self.links(t.next(place, "tod"))
        inner = self._dated(place) or self._weekday_first(place)
        if inner:
            return inner[0], inner[1] + 1 if opened and t.is_a(inner[1], ")") else inner[1]
        weekday = self._weekday(place)
        if weekday and weekday[0].direction is None:
            if point.unit == "week":
                merged = replace(weekday[0], unit="week", shift=point.shift)
                return merged, weekday[1]
            if opened or t.is_a(after, ","):
                return weekday[0], weekday[1] + 1 if opened and t.is_a(weekday[1], ")") else weekday[1]
        if point.unit == "week" and t.base in ("zh", "ja") and t.is_a(after, "w"):
            return point, after
        return point, after
