"""Dates written in figures: 2025-07-04, 04.07.2025, 1/2/2023, 2019-Q1, 20221215 …

Which of two small numbers is the day is decided by, in this order: the year's place, a number above 12,
the order the source declares, the dot (day first, by the convention of all countries that use it). Where
none decides, day first is taken, the date is flagged ``ambiguous_order`` and the other reading is kept.
"""

from __future__ import annotations

import calendar
import datetime as dt

from researchkit.clean.dates.model import Point
from researchkit.clean.tokens import Tokens
from researchkit.reference import calendars

#: Years a case may tell of. Others belong to another calendar or are no years.
FIRST_YEAR, LAST_YEAR = 1900, 2100
#: Two-digit years below this are of the 2000s.
PIVOT = 50

Read = tuple[Point, int]


class Impossible(Exception):
    """The figures have the form of a date, and no such day exists."""

    def __init__(self, end: int, calendar_year: bool = False) -> None:
        super().__init__("no such day")
        self.end = end
        self.calendar_year = calendar_year


def plausible(year: int) -> bool:
    """Whether a number may be a year of the Gregorian calendar in a case."""
    return FIRST_YEAR <= year <= LAST_YEAR


def of_other_calendar(year: int) -> bool:
    """Whether a number is likely a year of another calendar (Hijri, solar Hijri, Buddhist)."""
    return 1300 <= year <= 1500 or 2440 <= year <= 2650


def full_year(two: int) -> int:
    """Year of two digits."""
    return two + (2000 if two < PIVOT else 1900)


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day (in some year, if the year is not known)."""
    if not 1 <= month <= 12 or day < 1:
        return False
    return day <= (29 if month == 2 and year is None else calendar.monthrange(year or 2023, month)[1])


def read(tokens: Tokens, at: int, order: str, cell: bool) -> Read | None:
    """The date in figures that begins at a place.

    Args:
        tokens: the text.
        at: a place with a number.
        order: ``dmy``, ``mdy``, ``ymd`` if the source declares it, else ``""``.
        cell: whether the words are a cell of dates; in running text only whole dates count.

    Raises:
        Impossible: it has the form of a date and no such day exists.
    """
    if tokens.digits[at] > 4:
        return _compact(tokens, at) if cell and tokens.digits[at] == 8 else None
    mark = tokens.kind[at + 1] if at + 1 < tokens.count else ""
    if mark not in (".", "-", "/"):
        return None
    loose = 1 if mark != "-" else 0
    if not (tokens.touches(at + 1, loose) and tokens.is_a(at + 2, "nw") and tokens.touches(at + 2, loose)):
        return None
    if tokens.kind[at + 2] == "w":
        return _roman(tokens, at, mark)
    third = (
        tokens.is_a(at + 3, mark)
        and tokens.touches(at + 3, loose)
        and tokens.is_a(at + 4, "n")
        and tokens.touches(at + 4, loose)
    )
    if third:
        if tokens.is_a(at + 5, mark) and tokens.is_a(at + 6, "n") and tokens.touches(at + 5):
            return None  # four numbers are no date
        return _three(tokens, at, mark, order)
    return _two(tokens, at, mark, order, cell)


def _three(tokens: Tokens, at: int, mark: str, order: str) -> Read | None:
    places = (at, at + 2, at + 4)
    sizes = [tokens.digits[place] for place in places]
    first, second, third = (tokens.value[place] for place in places)
    end = at + 5
    if sizes[0] == 4 and sizes[1] <= 2 and sizes[2] <= 2:
        if of_other_calendar(first):
            raise Impossible(end, calendar_year=True)
        if not exists(first, second, third) or not plausible(first):
            raise Impossible(end)
        return Point(first, second, third, rule="ymd"), end
    if sizes[0] > 2 or sizes[1] > 2 or sizes[2] not in (2, 4):
        return None
    if sizes[2] == 4 and of_other_calendar(third):
        raise Impossible(end, calendar_year=True)
    if sizes[2] == 4 and not plausible(third):
        raise Impossible(end)
    short = sizes[2] == 2
    year = full_year(third) if short else third
    readings: dict[str, tuple[int | None, int, int]] = {
        "dmy": (year, second, first),
        "mdy": (year, first, second),
    }
    if short and mark == "-" and sizes[0] == 2:
        readings["ymd"] = (full_year(first), second, third)
    if short and sizes[0] == 2 and (order == "ymd" or tokens.base in calendars.year_first()):
        readings = {"ymd": (full_year(first), second, third), **readings}
        mark = "-"
    return _choose(readings, mark, order, end, {"two_digit_year"} if short else set())


def _choose(
    readings: dict[str, tuple[int | None, int, int]], mark: str, order: str, end: int, flags: set[str]
) -> Read:
    """The reading that stands, and the others that cannot be excluded."""
    real = {name: reading for name, reading in readings.items() if exists(*reading)}
    if not real:
        raise Impossible(end)
    if order in real:
        chosen = order
        others: list[tuple[int | None, int, int]] = []
    else:
        chosen = next(iter(real))
        others = [reading for reading in dict.fromkeys(real.values()) if reading != real[chosen]]
        if order in readings:
            flags.add("order_not_as_declared")
        if others:
            flags.add("ambiguous_order")
        if mark == ".":
            others = []
    year, month, day = real[chosen]
    point = Point(year, month, day, others=tuple(others), flags=frozenset(flags), rule=chosen)
    return point, end


def _glued(tokens: Tokens, at: int, end: int) -> bool:
    """Whether letters are written into figures: "O5.01.2O22", of which no part is a date."""
    before = tokens.is_a(at - 1, "w") and tokens.touches(at) and len(tokens.folded[at - 1]) <= 2
    after = (
        tokens.is_a(end, "w")
        and tokens.touches(end)
        and tokens.is_a(end + 1, "n")
        and tokens.touches(end + 1)
    )
    return before or after


def of_a_file(tokens: Tokens, at: int) -> bool:
    """Whether two joined figures number a case, an order, an article: "Case No. 12/2021"."""
    if not (
        tokens.is_a(at + 1, "/-")
        and tokens.touches(at + 1)
        and tokens.is_a(at + 2, "n")
        and tokens.touches(at + 2)
    ):
        return False
    if tokens.is_a(at + 3, "./-") and tokens.is_a(at + 4, "n") and tokens.touches(at + 4):
        return False  # three figures are a date
    for back in range(at - 1, max(-1, at - 4), -1):
        if tokens.get(back, "notdate"):
            return True
        if tokens.is_a(back, "nw"):
            return False
    return False


def _measure(tokens: Tokens, at: int, mark: str) -> bool:
    """Whether the figures are a time of day or a measure and can be no day: 14.30, 12.5 m; not 14.12."""
    hour, minute = tokens.value[at], tokens.value[at + 2]
    if mark == "." and tokens.get(at + 3, "clock"):
        return True  # "9.12 a.m."
    if mark == "." and tokens.digits[at + 2] == 1 and tokens.is_a(at + 3, "w") and not tokens.means(at + 3):
        return True  # "12.5 sq. m"
    return mark == "." and hour <= 24 and tokens.digits[at + 2] == 2 and 12 < minute < 60 and hour > 12


def _two(tokens: Tokens, at: int, mark: str, order: str, cell: bool) -> Read | None:
    first, second, end = tokens.value[at], tokens.value[at + 2], at + 3
    sizes = (tokens.digits[at], tokens.digits[at + 2])
    if not tokens.touches(at + 1) or not tokens.touches(at + 2):
        return None
    if _measure(tokens, at, mark):
        return None
    if cell and (_glued(tokens, at, end) or (tokens.is_a(end, mark) and _glued(tokens, at, end + 2))):
        raise Impossible(end)
    if sizes[0] <= 2 and sizes[1] == 4:
        if 1 <= first <= 12 and plausible(second) and (cell or mark != "-"):
            return Point(second, first, rule="my"), end
        return None
    if not cell:
        return None
    if sizes[0] == 4 and sizes[1] <= 2 and plausible(first):
        return _year_and(first, second, sizes[1], mark, end)
    if sizes[0] <= 2 and sizes[1] <= 2 and mark != "-" and first and second:
        if tokens.is_a(end, ".") and mark == "." and not tokens.is_a(end + 1, "n"):
            end += 1
        readings: dict[str, tuple[int | None, int, int]] = {
            "dmy": (None, second, first), "mdy": (None, first, second),
        }  # fmt: skip
        return _choose(readings, mark, order, end, set())
    return None


def _year_and(year: int, second: int, size: int, mark: str, end: int) -> Read | None:
    """2025-06 (month), 2022-22 (EDTF season, quarter, half), 2016-18 (years)."""
    if size == 2 and 1 <= second <= 12:
        return Point(year, second, rule="ym"), end
    if size == 1 and 1 <= second <= 9 and mark == "/":
        return Point(year, second, rule="ym"), end
    if size != 2 or mark != "-":
        return None
    follows = year // 100 * 100 + second == year + 1
    if follows and 21 <= second <= 24:
        return None  # 2020-21 may be a season or two years: read as the years, which hold the season
    if 21 <= second <= 24:
        return Point(year, season=second, rule="edtf"), end
    if 33 <= second <= 36:
        return Point(year, quarter=second - 32, rule="edtf"), end
    if second in (40, 41):
        return Point(year, half=second - 39, rule="edtf"), end
    return None


def _roman(tokens: Tokens, at: int, mark: str) -> Read | None:
    """4.VII.2025: the month in Roman figures."""
    month = tokens.get(at + 2, "romanmonth")
    if not month or tokens.digits[at] > 2 or month[1] != at + 3:
        return None
    end = at + 4
    if not (tokens.is_a(at + 3, mark) and tokens.is_a(end, "n") and tokens.digits[end] == 4):
        return None
    point = Point(tokens.value[end], int(month[0].value), tokens.value[at], rule="d-roman-y")
    if not plausible(tokens.value[end]) or not exists(point.year, point.month or 0, point.day or 0):
        raise Impossible(end + 1)
    return point, end + 1


def _compact(tokens: Tokens, at: int) -> Read | None:
    """Eight figures without marks: 20221215, 15122022."""
    text = f"{tokens.value[at]:08d}"
    readings: dict[str, tuple[int | None, int, int]] = {
        "ymd": (int(text[:4]), int(text[4:6]), int(text[6:])),
        "dmy": (int(text[4:]), int(text[2:4]), int(text[:2])),
        "mdy": (int(text[4:]), int(text[:2]), int(text[2:4])),
    }
    real = {name: it for name, it in readings.items() if plausible(it[0] or 0) and exists(*it)}
    return _choose(real, "", "", at + 1, set()) if real else None


def is_serial(text: str) -> bool:
    """Whether a cell may be a spreadsheet's day number (days since 1899-12-30): 45000, 45000.5."""
    whole, _, fraction = text.strip().partition(".")
    if len(whole) != 5 or not (whole.isdecimal() and whole.isascii()):
        return False
    return 20000 <= int(whole) <= 73000 and (not fraction or fraction.isdecimal())


def most_recent(month: int, day: int, not_after: dt.date) -> dt.date:
    """The latest day with this month and day number that is not after another day."""
    for year in range(not_after.year, not_after.year - 9, -1):
        if exists(year, month, day) and (found := dt.date(year, month, day)) <= not_after:
            return found
    raise AssertionError("every day of a month comes back within eight years")
