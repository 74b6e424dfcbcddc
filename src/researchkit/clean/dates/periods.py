"""Stretches of time by name: seasons, quarters, halves, decades, a year by itself."""

from __future__ import annotations

from dataclasses import replace

from researchkit.clean.dates import numeric
from researchkit.clean.dates.model import Point
from researchkit.clean.dates.parts import Parts, Read


class Periods(Parts):
    """Reads named stretches of time."""

    def _season(self, at: int, inner: bool = False) -> Read | None:
        t = self.t
        direction = t.get(at, "dir")
        first = direction[1] if direction and not inner else at
        season = t.get(first, "season")
        if not season:
            return None
        point = Point(season=int(season[0].value), rule="season")
        if inner:
            return point, season[1]
        if t.is_a(season[1], "n") and t.digits[season[1]] == 4 and t.is_a(season[1] + 1, "-/"):
            span = self._winter(point, season[1])
            if span:
                return span
        whole, after = self._with_year(point, season[1])
        if whole.year is not None or whole.unit:
            return whole, after
        if direction:
            return replace(point, direction=int(direction[0].value)), season[1]
        directed = self._directed(point, season[1])
        if directed:
            return directed
        return (point, season[1]) if self.cell and self._ends(season[1]) else None

    def _winter(self, point: Point, at: int) -> Read | None:
        """Winter 2021/22, зима 2021–2022: the winter that begins in the first year."""
        t = self.t
        first, second = t.value[at], t.value[at + 2] if t.is_a(at + 2, "n") else -1
        if point.season != 24 or not numeric.plausible(first):
            return None
        if second in (first + 1, (first + 1) % 100):
            end = t.next(at + 3, "yearword")
            return replace(point, year=first, flags=point.flags | {"winter_begins"}), end
        return None

    def _quarter(self, at: int, inner: bool = False) -> Read | None:
        t = self.t
        value, after = 0, at
        found = t.get(at, "quarter")
        if found:
            value, after = int(found[0].value), found[1]
        else:
            number = self._nth(at, 4)
            dashed = number[1] + 1 if number and t.is_a(number[1], "-") else number[1] if number else at
            word = t.get(dashed, "quarterword") if number else None
            if number and word:
                value, after = number[0], word[1]
            else:
                word = t.get(at, "quarterword")
                number = self._nth(word[1], 4) if word else None
                if not number:
                    return None
                value, after = number
        if not 1 <= value <= 4:
            return None
        return self._of_year(Point(quarter=value, rule="quarter"), after, inner)

    def _half(self, at: int, inner: bool = False) -> Read | None:
        t = self.t
        number = self._nth(at, 3)
        third = t.get(number[1], "thirdword") if number else None
        word = t.get(number[1], "halfword") if number else None
        if number is None:
            word = t.get(at, "halfword")
            number = self._nth(word[1], 2) if word and t.touches(word[1]) else None
            after = number[1] if number else at
        else:
            after = (third or word or (None, at))[1]
        if not number or not (word or third):
            return None
        of = self.links(after)
        month = self.month(of, beside=True)
        if month and not inner:
            name = f"third{number[0]}" if third else f"half{number[0]}"
            if third or number[0] <= 2:
                return self._with_year(Point(month=month[0], part=name, rule="part"), month[1])
        if third or number[0] > 2:
            return None
        return self._of_year(Point(half=number[0], rule="half"), after, inner)

    def _of_year(self, point: Point, after: int, inner: bool) -> Read | None:
        if inner:
            return point, after
        whole = self._with_year(point, after)
        if whole[0].year is None and not whole[0].unit:
            return (point, after) if self.cell and self._ends(after) else None
        return whole

    def _nth(self, at: int, highest: int) -> tuple[int, int] | None:
        """First, 1st, 1-й, I: a small ordinal number."""
        t = self.t
        for kind in ("ordinal", "roman"):
            found = t.get(at, kind)
            if found and int(found[0].value) <= highest:
                return int(found[0].value), found[1]
        if t.is_a(at, "n") and 1 <= t.value[at] <= highest and t.digits[at] == 1:
            dash = at + 2 if t.is_a(at + 1, "-.") else at + 1
            suffix = t.get(dash, "ordsuffix")
            if suffix and suffix[1] == dash + 1 and not t.get(dash, "halfword"):
                return t.value[at], dash + 1
            return t.value[at], at + 1
        return None

    def _decade(self, at: int) -> Read | None:
        """1990s, 1990-е годы, 1990 жылдары, 90-е."""
        t = self.t
        value, size = t.value[at], t.digits[at]
        if size not in (2, 4) or value % 10 or (size == 4 and not numeric.plausible(value)):
            return None
        place = at + 2 if t.is_a(at + 1, "-") and t.touches(at + 1) else at + 1
        suffix = t.get(place, "decade")
        if not suffix:
            return None
        glued = t.touches(place)
        if not glued and suffix[0].lang not in ("kk",):
            return None
        end = t.next(suffix[1], "yearword")
        if size == 2:
            if (value < 50 and value > 20) or end == suffix[1]:
                return None
            flags = frozenset({"two_digit_year"})
            return Point(numeric.full_year(value), decade=True, flags=flags, rule="decade"), end
        if end == suffix[1] and place == at + 1 and suffix[0].lang not in ("en", "kk", "de"):
            return None
        return Point(value, decade=True, rule="decade"), end

    def _decade_named(self, at: int) -> Read | None:
        """Années 1990, década de 1990; 1990年代."""
        t = self.t
        lead = t.get(at, "decadepre")
        place = lead[1] if lead else at
        if not t.is_a(place, "n") or t.digits[place] != 4 or t.value[place] % 10:
            return None
        if not numeric.plausible(t.value[place]):
            return None
        named = t.get(place + 1, "decade")
        if lead or (named and named[0].lang == "zh"):
            return Point(t.value[place], decade=True, rule="decade"), named[1] if named else place + 1
        return None

    def _year_alone(self, at: int, introduced: bool = False) -> Read | None:
        t = self.t
        year = self.year(at)
        if not year:
            return None
        value, after, told = year
        if t.is_a(after, "-/.") and t.touches(after) and t.is_a(after + 1, "n") and t.touches(after + 1):
            if t.digits[after + 1] not in (2, 4) or t.is_a(after, "."):
                return None
        if not self.cell and not introduced:
            if self._of_law(at) or not (told or self._introduced(at)):
                return None
            if t.is_a(after, "w") and not told and t.is_a(at + 1, "-"):
                return None
        return Point(value, rule="y"), after
