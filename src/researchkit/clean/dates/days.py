"""Days and months in every order: ``30 June 2025``, ``June 30, 2025``, ``2025 жылғы 30 маусым``."""

from __future__ import annotations

from dataclasses import replace

from researchkit.clean.dates import numeric
from researchkit.clean.dates.model import Point
from researchkit.clean.dates.parts import Read, longest
from researchkit.clean.dates.periods import Periods


class Days(Periods):
    """Reads days, months and weekdays."""

    def numeric(self, at: int) -> Read | None:
        """Dates in figures."""
        found = numeric.read(self.t, at, self.order, self.cell)
        if not found:
            if self.t.digits[at] == 4 and self.t.is_a(at + 1, "-") and self.t.touches(at + 1):
                quarter = self.t.get(at + 2, "quarter")
                if quarter and self.t.touches(at + 2) and numeric.plausible(self.t.value[at]):
                    return Point(self.t.value[at], quarter=int(quarter[0].value), rule="yq"), quarter[1]
            return None
        point, after = found
        return self._weekday_after(point, after)

    def _day_month(self, at: int) -> Read | None:
        day = self.day(at)
        if not day:
            return None
        value, after = day
        if self.t.is_a(after, ".-/"):
            after += 1
        month = self.month(after, beside=True) or self.month(self.links(after), beside=True)
        if not month:
            return None
        if self.cell is False and month[2] == "abbr" and not self.t.touches(after, 1):
            return None
        point = Point(month=month[0], day=value, rule="dm")
        return self._with_year(point, month[1])

    def _month_day(self, at: int) -> Read | None:
        t = self.t
        month = self.month(at, beside=True)
        found = t.get(at, "month")
        if not month or not found:
            return None
        joined = self._month_day_joined(month[0], month[1])
        if joined:
            return joined
        before = t.get(at - 1, "link") if at else None
        first = month[1]
        day = self.day(first)
        article = t.get(first, "link") if not day else None
        if article:  # "May the 5th"
            day = self.day(article[1])
            day = day if day and not (t.is_a(article[1], "n") and day[1] == article[1] + 1) else None
        if not day or (t.is_a(first, "n") and t.is_a(day[1], ":")):
            return None
        if t.is_a(first, "n") and t.text[t.start[first] - 1] in "'\u2019\u2018":
            return None  # "Jan '22" is a year
        point, after = Point(month=month[0], day=day[0], rule="md"), day[1]
        whole = self._with_year(point, after)
        if found[0].lang not in self._month_first and not (self.cell and self._ends(whole[1])):
            return None
        if whole[0].year is None and before and before[0].note != "of" and t.is_a(day[1], "w"):
            if t.text[t.start[at - 1] : t.end[at - 1]].casefold() == "in":
                return None  # "In May 5 people were detained"
        return whole

    def _month_day_joined(self, month: int, at: int) -> Read | None:
        """The rest of Jan-05-2022, May/15/21: day and year after a month, with one mark between all."""
        t = self.t
        mark = t.kind[at] if t.is_a(at, "-/") else ""
        if not mark or not (t.is_a(at + 1, "n") and t.is_a(at + 2, mark) and t.is_a(at + 3, "n")):
            return None
        day, size = t.value[at + 1], t.digits[at + 3]
        if t.digits[at + 1] > 2 or size not in (2, 4) or not all(t.touches(at + n) for n in range(4)):
            return None
        year = t.value[at + 3] if size == 4 else numeric.full_year(t.value[at + 3])
        if not numeric.plausible(year):
            return None
        if not numeric.exists(year, month, day):
            raise numeric.Impossible(at + 4)
        flags = frozenset() if size == 4 else frozenset({"two_digit_year"})
        return Point(year, month, day, flags=flags, rule="md"), at + 4

    def _month_alone(self, at: int) -> Read | None:
        t = self.t
        month = self.month(at, beside=False)
        if month is None:
            month = self.month(at, beside=True)
            if not month:
                return None
            point, after = self._with_year(Point(month=month[0], rule="m"), month[1])
            return (point, after) if point.year is not None or point.unit else None
        point, after = self._with_year(Point(month=month[0], rule="m"), month[1])
        if point.year is None and not point.unit:
            directed = self._directed(point, month[1])
            if directed:
                return directed
            if not self.cell and month[2] not in ("loc", "since", "until") and not self._introduced(at):
                return None
        elif t.is_a(month[1], "n") and point.year is None:
            return None
        return point, after

    def _month_named(self, at: int) -> Read | None:
        month = self.month(at, beside=True)
        return self._with_year(Point(month=month[0], rule="m"), month[1]) if month else None

    def _directed(self, point: Point, after: int) -> Read | None:
        """A month, season or weekday followed by "dernier", "pasado", "scorso"."""
        found = self.t.get(after, "dir")
        if found and found[0].lang in ("fr", "es", "it", "pt", "ca", "id"):
            return replace(point, direction=int(found[0].value)), found[1]
        return None

    def _year_first(self, at: int) -> Read | None:
        year = self.year(at)
        if not year:
            return None
        value, after, told = year
        t = self.t
        joined = told or t.is_a(after, ".,-/") or t.touches(after, 1)
        if t.is_a(after, ".,-/"):
            after += 1
        if told and t.is_a(after, ","):
            after += 1
        if not joined:
            return None
        return self._rest_of_year(after, value, "", 0)

    def _relative_year_first(self, at: int) -> Read | None:
        relative = self.relative_year(at)
        if not relative:
            return None
        after = relative[1] + 1 if self.t.is_a(relative[1], ",") else relative[1]
        return self._rest_of_year(after, None, "year", relative[0])

    def _rest_of_year(self, after: int, year: int | None, unit: str, shift: int) -> Read | None:
        """What of a year that has been told: its day, month, season, quarter, half or part."""
        known = Point(year=year, unit=unit, shift=shift)
        for place in dict.fromkeys((after, self.links(after))):
            found = self._rest(place, known)
            if found:
                return found
        return None

    def _rest(self, after: int, known: Point) -> Read | None:
        t = self.t
        day_first = self.day(after)
        if day_first:
            mark = day_first[1] + 1 if t.is_a(day_first[1], ".-") else day_first[1]
            month = self.month(mark, beside=True) or self.month(self.links(mark), beside=True)
            if month:
                return self._weekday_after(
                    replace(known, month=month[0], day=day_first[0], rule="ydm"), month[1]
                )
        month = self.month(after, beside=True)
        if month:
            known = replace(known, month=month[0], rule="ym")
            part = t.get(month[1], "partpost")
            if part:
                return replace(known, part=part[0].value), part[1]
            first = month[1] + 1 if t.is_a(month[1], "-") else month[1]
            last = t.get(first, "daysofpost")
            if last:
                return replace(known, part=last[0].value), last[1]
            day = self.day(first)
            if day and not t.is_a(day[1], ":"):
                return self._weekday_after(replace(known, day=day[0], rule="ymd"), day[1])
            return known, month[1]
        for form, name in ((self._season, "season"), (self._quarter, "quarter"), (self._half, "half")):
            found = form(after, inner=True)
            if found and found[0].year is None and not found[0].unit:
                return replace(known, **{name: getattr(found[0], name)}, rule=f"y-{name}"), found[1]
        part = t.get(after, "partpost")
        if part:
            return replace(known, part=part[0].value, rule="y-part"), part[1]
        return None

    def _weekday_first(self, at: int) -> Read | None:
        t = self.t
        weekday = t.get(at, "weekday")
        if not weekday or (
            weekday[0].note == "abbr" and weekday[0].lang not in (t.base, "en") and t.base != "und"
        ):
            return None  # "to" is Thursday in Finnish
        after = weekday[1] + 1 if t.is_a(weekday[1], ".") and weekday[0].note == "abbr" else weekday[1]
        after = t.next(after, "daymark")
        after = t.next(after, "tod")
        opened = t.is_a(after, "(")
        if t.is_a(after, ",(-"):
            after += 1
        inner = self._dated(self.links(after))
        if not inner or inner[0].day is None or inner[0].weekday is not None:
            return None
        end = inner[1] + 1 if opened and t.is_a(inner[1], ")") else inner[1]
        return replace(inner[0], weekday=int(weekday[0].value)), end

    def _dated(self, at: int) -> Read | None:
        """A point that names a day of a month."""
        forms = [self._day_month(at), self._month_day(at), self._year_first(at)]
        if self.t.is_a(at, "n"):
            forms.append(self.numeric(at))
        return longest(found for found in forms if found and found[0].day is not None)

    def _weekday(self, at: int) -> Read | None:
        t = self.t
        direction = t.get(at, "dir")
        first = direction[1] if direction else at
        weekday = t.get(first, "weekday")
        if not weekday or weekday[0].note == "abbr":
            return None
        if not self.cell and weekday[0].lang == "en" and not t.upper(first):
            return None
        point = Point(weekday=int(weekday[0].value), rule="weekday")
        if direction:
            return replace(point, direction=int(direction[0].value)), weekday[1]
        return self._of_week(point, weekday[1]) or self._directed(point, weekday[1]) or (point, weekday[1])

    def _of_week(self, point: Point, after: int) -> Read | None:
        """A weekday of a week that is told after it: "Friday of last week", "в пятницу на прошлой неделе"."""
        t = self.t
        place = after + 1 if t.is_a(after, ",") else after
        for first in dict.fromkeys((place, self.links(place))):
            week = t.get(first, "rel")
            if week and week[0].value.startswith("week:"):
                return replace(point, unit="week", shift=int(week[0].value[5:])), week[1]
            direction = t.get(first, "dir")
            unit = t.get(direction[1], "unit") if direction else None
            if direction and unit and unit[0].value == "week" and direction[0].lang == unit[0].lang:
                return replace(point, unit="week", shift=int(direction[0].value)), unit[1]
        return None

    def _day_alone(self, at: int) -> Read | None:
        """19日, 19-го числа; in a cell also "the 19th"."""
        t = self.t
        day = self.day(at)
        if not day or not t.is_a(at, "n"):
            return None
        value, after = day
        marked = t.get(after - 1, "daymark")
        if marked and marked[1] == after and marked[0].lang != "kk":
            end = after
            relative = t.get(self.links(end), "rel")
            if relative and relative[0].value.startswith("month:"):
                shift = int(relative[0].value[6:])
                return Point(day=value, unit="month", shift=shift, rule="d"), relative[1]
            opened = t.is_a(end, "(")
            if opened:
                month = self.numeric(end + 1) if t.is_a(end + 1, "n") else self._whole(end + 1)
                if month and month[0].month and month[0].day is None and t.is_a(month[1], ")"):
                    return replace(month[0], day=value, rule="d-ym"), month[1] + 1
            return Point(day=value, rule="d"), end
        suffix = t.get(after - 1, "ordsuffix") if after > at + 1 else None
        if suffix and self.cell and self._ends(after) and self._begins(at):
            dashed = after > at + 2
            long = t.end[after - 1] - t.start[after - 1] > 1
            if (suffix[0].lang == t.base and (dashed or long)) or (suffix[0].lang == "en" and long):
                return Point(day=value, rule="d"), after
        return None
