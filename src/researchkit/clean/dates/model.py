"""What the words of a date say, before anything is worked out from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One time as told; what is not told is ``None`` (or empty).

    Attributes:
        year, month, day: as told.
        weekday: 1 = Monday … 7 = Sunday.
        season: 21 spring, 22 summer, 23 autumn, 24 winter (EDTF).
        quarter: 1–4.
        half: 1–2, half of a year.
        decade: the year is the first of a decade.
        century: the year is cut after its first two digits (``20..``).
        part: ``early``, ``mid``, ``late``; ``half1``, ``half2``, ``third1``–``third3`` of a month;
            ``first``, ``last`` day of a month.
        unit, shift: time counted from the publication: ``("day", -1)`` is yesterday; with a month or
            a season beside it, ``("year", -1)`` gives the year.
        direction: ``last`` (-1), ``this`` (0) or ``next`` (1) before a weekday, month or season.
        ago: the shift is a count ("13 months ago"), not a calendar step.
        others: other readings of an ambiguous numeric date, as (year, month, day).
        flags: ``ambiguous_order``, ``two_digit_year``, ``approx``, ``uncertain`` …
        rule: which form it has.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    decade: bool = False
    century: bool = False
    part: str = ""
    unit: str = ""
    shift: int = 0
    direction: int | None = None
    ago: bool = False
    others: tuple[tuple[int | None, int, int], ...] = ()
    flags: frozenset[str] = frozenset()
    rule: str = ""

    @property
    def yearless(self) -> bool:
        """Whether a year is needed and none is told, not even a relative one."""
        return self.year is None and not self.unit and self.direction is None


@dataclass(frozen=True, slots=True)
class Expression:
    """A point, or what is said of one or two points.

    Attributes:
        op: ``point``, ``range``, ``since``, ``until``, ``after``, ``before``, ``offset`` (``shift`` days from
            the point), ``either`` (the point or ``shift`` days from it), ``night`` (the night to the
            point), ``week`` (the week named after the point; ``shift`` -1: that ends with it), ``struck`` (the day it
            was not), ``anaphor`` (counted from another event in the text), ``impossible``, ``calendar``
            (another calendar), ``serial``.
        start, end: characters.
        point, until: the points; ``until`` is the end of a range.
        unit, shift: of offsets and anaphors.
    """

    op: str
    start: int
    end: int
    point: Point = Point()
    until: Point | None = None
    unit: str = ""
    shift: int = 0
