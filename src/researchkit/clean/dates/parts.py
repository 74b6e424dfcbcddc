"""The parts a date is made of: day, month, year, a relative year, a weekday beside a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from researchkit.clean.dates import numeric
from researchkit.clean.dates.model import Point
from researchkit.clean.tokens import Tokens
from researchkit.reference import calendars
from researchkit.reference.phrases import Sense

Read = tuple[Point, int]

#: How many small words ("of", "of the", "числа") may stand between the parts of a date.
_LINKS = 3


def longest(found: Iterable[Read | None]) -> Read | None:
    """The reading that takes most words; the earlier form of equal ones."""
    best: Read | None = None
    for each in found:
        if each and (best is None or each[1] > best[1]):
            best = each
    return best


def shift_of(phrase: tuple[Sense, int, int]) -> tuple[str, int]:
    """Unit and signed count of a phrase ("day:-1" counted twice is two days back); 1 where it tells no sign."""
    unit, _, sign = phrase[0].value.partition(":")
    return unit, int(sign or 1) * (phrase[2] or 1)


class Parts:
    """Reads the parts of dates from tokens.

    Args:
        tokens: the text.
        order: the declared order of figures, or ``""``.
        cell: whether the words are a cell of dates (a bare month or year is a date there) or running
            text (it is one only after "in", "since" and the like).
    """

    def __init__(self, tokens: Tokens, order: str, cell: bool) -> None:
        self.t = tokens
        self.order = order
        self.cell = cell
        self._read: dict[int, Read | None] = {}
        self._month_first = calendars.month_first()

    def links(self, at: int, only_of: bool = False) -> int:
        """The place after small words that tie a date together."""
        for _ in range(_LINKS):
            found = self.t.get(at, "link")
            if not found or (only_of and found[0].note != "of"):
                break
            at = found[1]
        return at

    def day(self, at: int) -> tuple[int, int] | None:
        """A day of a month: 30, 1-го, 3rd, пятого, 19日."""
        t = self.t
        if t.is_a(at, "n"):
            if t.digits[at] > 2 or not 1 <= t.value[at] <= 31:
                return None
            value, after = t.value[at], at + 1
            if t.is_a(after, "°") and t.touches(after):
                after += 1
            dash = after + 1 if t.is_a(after, "-") and t.touches(after) and t.touches(after + 1) else after
            if t.touches(dash):
                suffix = t.get(dash, "ordsuffix")
                if suffix and suffix[1] == dash + 1:
                    after = dash + 1
            if after > at + 1 and self._counts_weeks(after):
                return None
            mark = t.get(after, "daymark")
            return value, mark[1] if mark and (mark[0].lang not in ("lt", "en")) else after
        found = t.get(at, "ordinal")
        if not found or self._counts_weeks(found[1]):
            return None
        return int(found[0].value), found[1]

    def _counts_weeks(self, after: int) -> bool:
        """Whether an ordinal counts something else than days: the second week, the first Monday."""
        unit = self.t.get(after, "unit") or self.t.get(after, "weekofpost")
        weekday = self.t.get(after, "weekday")
        return bool(unit and unit[0].value in ("week", "")) or bool(weekday and weekday[0].note != "abbr")

    def month(self, at: int, beside: bool) -> tuple[int, int, str] | None:
        """A month: its number, the place after it, and a note (``abbr``, ``weak``, a case ending).

        Args:
            at: the place.
            beside: whether a day or a year stands beside it; alone, a month must be a plain word.
        """
        t = self.t
        lead = t.get(at, "monthlink")
        at = lead[1] if lead and t.get(lead[1], "month") else at
        if t.is_a(at, "n"):
            mark = t.get(at + 1, "monthmark")
            if mark and 1 <= t.value[at] <= 12 and t.touches(at + 1, 1):
                return t.value[at], mark[1], ""
        found = t.get(at, "month")
        if not found:
            return None
        sense, after, _ = found
        if sense.note in ("abbr", "weak"):
            if not beside and not (self.cell and self._own(sense.lang, at, after)):
                return None
            if not self.cell and sense.lang not in (t.base, "en", "ru") and not t.is_a(after, "."):
                return None
        if not self.cell and sense.lang == "en" and not t.upper(at):
            return None  # "may", "march"
        if t.is_a(after, ".") and t.touches(after) and (sense.note == "abbr" or beside):
            if sense.note == "abbr" or t.is_a(after + 1, "n"):
                after += 1
        tail = t.get(after, "monthlink")
        if tail and tail[0].lang not in ("en", "fr", "es", "it"):
            after = tail[1]
        return int(sense.value), after, sense.note

    def year(self, at: int) -> tuple[int, int, bool] | None:
        """A year of four figures: the year, the place after it, whether a word says it is a year.

        Raises:
            numeric.Impossible: a year of another calendar.
        """
        t = self.t
        lead = t.get(at, "yearword")
        if lead and t.is_a(lead[1], "n") and t.digits[lead[1]] == 4 and len(t.text) > 1:
            inner = self.year(lead[1])
            return (inner[0], inner[1], True) if inner else None
        if not t.is_a(at, "n") or t.digits[at] != 4:
            return None
        value, after, told = t.value[at], at + 1, False
        if value % 10 == 0 and self._decade_suffix(after):
            return None
        dash = after + 1 if t.is_a(after, "-") and t.touches(after) and t.touches(after + 1) else after
        suffix = t.get(dash, "ordsuffix")
        if suffix and dash > after and suffix[1] == dash + 1:
            dash = after = dash + 1
        word = t.get(dash, "yearword")
        if not word and t.is_a(after, ".") and t.touches(after) and t.touches(after + 1, 1):
            word = t.get(after + 1, "yearword")  # "1962. g. janvāris"
            word = word if word and not t.upper(after + 1) else None
        if word and not (word[0].lang == "lt" and not self.cell):
            after, told = word[1], True
            if t.is_a(after, ".") and t.touches(after) and t.end[after - 1] - t.start[after - 1] < 3:
                after += 1
        if not numeric.plausible(value):
            if numeric.of_other_calendar(value) and told:
                raise numeric.Impossible(after, calendar_year=True)
            return None
        return value, after, told

    def _own(self, lang: str, at: int, after: int) -> bool:
        """Whether a short word may stand alone: in its own language, or as the whole of a cell."""
        return lang == self.t.base or (self.links(0) >= at and self._ends(after))

    def _decade_suffix(self, after: int) -> bool:
        """Whether a round year is written as a decade: 1990s, 1990-х."""
        t = self.t
        place = after + 1 if t.is_a(after, "-") and t.touches(after) else after
        suffix = t.get(place, "decade")
        return bool(suffix and t.touches(place) and (place > after or suffix[0].lang in ("en", "de")))

    def relative_year(self, at: int) -> tuple[int, int] | None:
        """A year counted from now: "last year", "прошлого года", "былтыр", "去年"."""
        found = self.t.get(at, "rel")
        if found and found[0].value.startswith("year:"):
            return int(found[0].value[5:]), found[1]
        direction = self.t.get(at, "dir")
        if direction:
            unit = self.t.get(direction[1], "unit")
            if unit and unit[0].value == "year":
                return int(direction[0].value), unit[1]
        return None

    def begins_date(self, at: int) -> bool:
        """Whether a day and its month begin at a place (looks no further than that)."""
        day = self.day(at)
        if day:
            mark = day[1] + 1 if self.t.is_a(day[1], ".-/") else day[1]
            if self.month(mark, beside=True) or self.month(self.links(mark), beside=True):
                return True
            return self.t.is_a(at, "n") and self.t.is_a(at + 1, "./-") and self.t.is_a(at + 2, "n")
        month = self.month(at, beside=True)
        return bool(month and self.day(month[1]))

    def _introduced(self, at: int) -> bool:
        """Whether the word before lets a bare month or year stand for a time."""
        return bool(at) and any(
            (found := self.t.get(back, "prep")) and found[1] == at for back in range(max(0, at - 3), at)
        )

    def _of_law(self, at: int) -> bool:
        """Whether the year belongs to the name of a law ("УК РК 1997 года")."""
        return any(self.t.get(back, "notdate") for back in range(max(0, at - 2), at))

    def _ends(self, at: int) -> bool:
        """Whether the words end here (or go on after a full stop or a bracket)."""
        return (
            at >= self.t.count or self.t.is_a(at, ";)") or (self.t.is_a(at, ".") and at + 1 >= self.t.count)
        )

    def _begins(self, at: int) -> bool:
        return self.links(0) >= at

    def _weekday_after(self, point: Point, after: int) -> Read:
        """A weekday after a day: "8 мая 2018, вторник", "6 February 2019 (Wednesday)"."""
        t = self.t
        if point.day is None:
            return point, after
        opened = t.is_a(after, "(")
        place = after + 1 if t.is_a(after, ",(.") else after
        place = place + 1 if place > after and t.is_a(after, ".") and t.is_a(place, ",") else place
        weekday = t.get(place, "weekday")
        if (
            not weekday
            or (t.is_a(after, ".") and place == after + 1)
            or (weekday[0].note == "abbr" and not opened)
        ):
            return point, after
        end = weekday[1] + 1 if opened and t.is_a(weekday[1], ")") else weekday[1]
        if self.begins_date(end + 1 if t.is_a(end, ",") else end):
            return point, after  # the weekday belongs to the next date
        return replace(point, weekday=int(weekday[0].value)), end

    def _with_year(self, point: Point, after: int) -> Read:
        """The point with the year that follows it, if one does."""
        t = self.t
        opened = t.is_a(after, "(")
        place = (
            after + 1
            if t.is_a(after, ",(-/.") and not (t.is_a(after, ".") and not t.touches(after))
            else after
        )
        if t.is_a(after, ".") and t.is_a(after + 1, ",") and t.touches(after + 1):
            place = after + 2
        inner = self.links(place)
        for first in dict.fromkeys((place, inner)):
            year = self.year(first)
            if year and (first == place or year[2] or t.get(place, "link")):
                if t.is_a(after, "-") and not t.touches(after) and not t.touches(after + 1):
                    break  # "1 мая – 2019"
                end = year[1] + 1 if opened and t.is_a(year[1], ")") else year[1]
                return self._weekday_after(replace(point, year=year[0]), end)
            relative = self.relative_year(first)
            if relative:
                end = relative[1] + 1 if opened and t.is_a(relative[1], ")") else relative[1]
                return replace(point, unit="year", shift=relative[0]), end
        if point.day is not None or point.month is not None:
            short = self._short_year(point, after)
            if short:
                return short
        weekday = self._weekday_after(point, after)
        if weekday[1] != after:
            if weekday[0].year is None and t.is_a(weekday[1], ","):
                year = self.year(weekday[1] + 1)
                if year:
                    return replace(weekday[0], year=year[0]), year[1]
            return weekday
        if t.is_a(place, "n") and t.digits[place] == 2 and t.is_a(place + 1, ".…") and not opened:
            if t.is_a(place + 1, "…") or t.is_a(place + 2, "."):
                cut = replace(point, year=t.value[place] * 100, century=True)
                if numeric.plausible(t.value[place] * 100):
                    return cut, place + (2 if t.is_a(place + 1, "…") else 3)
        return self._garbled(point, after, place)

    def _short_year(self, point: Point, after: int) -> Read | None:
        """30-Jun-25, Jun '25; in a cell also 30 Jun 25."""
        t = self.t
        joined = t.is_a(after, "-/") and t.touches(after) and t.touches(after + 1)
        place = after + 1 if joined or t.is_a(after, ",") else after
        if not t.is_a(place, "n") or t.digits[place] != 2:
            return None
        if t.is_a(place + 1, ":.") and t.touches(place + 1):
            return None
        if joined and t.is_a(place + 1, "-/") and t.is_a(place + 2, "n") and t.digits[place + 2] == 4:
            return None  # "May/15/2021": the number is a day
        if joined and self.month(self.links(place + 1), beside=True):
            return None  # "5 May-10 May 2021": the number is a day
        quoted = t.text[t.start[place] - 1] in "'\u2019\u2018"
        ended = self._ends(place + 1) or t.get(place + 1, "yearword")
        spaced = self.cell and place == after and point.rule == "dm" and ended
        if not (quoted or joined or spaced):
            return None
        end = place + 1
        word = t.get(end, "yearword")
        end = word[1] if word else end
        flags = point.flags | {"two_digit_year"}
        return replace(point, year=numeric.full_year(t.value[place]), flags=flags), end

    def _garbled(self, point: Point, after: int, place: int) -> Read:
        """In a cell, a number after a date that is no year: then no year may be filled in either.

        Raises:
            numeric.Impossible: it is a year of another calendar.
        """
        t = self.t
        if not self.cell or not t.is_a(place, "n") or t.is_a(after, "-/.") or t.is_a(place + 1, ":"):
            return point, after
        if (
            t.get(place + 1, "clock")
            or t.get(place + 1, "tod")
            or (t.is_a(place + 1, ".") and t.is_a(place + 2, "n"))
        ):
            return point, after
        if t.digits[place] == 4 and numeric.of_other_calendar(t.value[place]):
            raise numeric.Impossible(place + 1, calendar_year=True)
        if self.begins_date(place) or self.year(place):
            return point, after
        if t.digits[place] > 4 and place == after:
            raise numeric.Impossible(place + 1)  # a year with a figure too many
        return replace(point, flags=point.flags | {"partly_read"}), after

    def _whole(self, at: int) -> Read | None:
        """A month, year or season by name."""
        raise NotImplementedError

    def _directed(self, point: Point, after: int) -> Read | None:
        """A point followed by "dernier", "pasado"."""
        raise NotImplementedError
