"""Articles of codes: titles, penalties, groups and editions, from ``countries/<iso2>/statutes.csv``.

The tables are facts told by others, and few are read in the law itself: ``basis`` says how sure each is, and
:attr:`Statute.certain` is true only where an official text was read. Print nothing of the rest as law.

An article's *edition* is derived here from the day of the event; a claim's value names an edition only where
its words do.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass

from researchkit.core.dates import UNDATED, Interval
from researchkit.reference import packs

#: Group of the provisions on attempt, preparation and additional penalties: nobody is charged with these alone.
GENERAL_PART = "general_part"

_VALUE = re.compile(
    r"(?:(?P<country>[A-Z]{2}|\?)-)?(?P<code>[A-Z][A-Z-]*?|\?)(?:-(?P<edition>\d{4}))?"
    r":(?P<article>[^()\s]+)(?:\((?P<part>[^()]*)\))?(?:\((?P<paragraph>[^()]*)\))?"
)


@dataclass(frozen=True, slots=True)
class Statute:
    """One provision in one edition of a code.

    Attributes:
        country, code, edition, article, part: which provision; ``part`` empty = the article as a whole.
        title: what it is about, in English, in our words.
        offence_group: group of ``lexicons/offence_groups.csv``.
        role: ``attempt``, ``preparation`` or ``inchoate`` (either) for provisions of the general part.
        penalty: the range as told.
        min_months, max_months: imprisonment the law is told to provide, ``None`` where not told.
        in_force: days this wording was in force, as far as known.
        predecessor, successor: values of the provisions before and after it.
        basis, source: how sure, and who tells it.
    """

    country: str
    code: str
    edition: str
    article: str
    part: str
    title: str
    offence_group: str
    role: str
    penalty: str
    min_months: int | None
    max_months: int | None
    in_force: Interval
    predecessor: str
    successor: str
    basis: str
    source: str

    @property
    def certain(self) -> bool:
        """Whether an official text was read."""
        return self.basis.startswith("official text")


@dataclass(frozen=True, slots=True)
class Reference:
    """A claim's value taken apart; a part that is not told is ``""``."""

    country: str
    code: str
    edition: str
    article: str
    part: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a code: the year it is known by, its name, and the days it was in force."""

    country: str
    code: str
    year: str
    name: str
    in_force: Interval


def taken_apart(value: str) -> Reference | None:
    """The pieces of a value such as ``KZ-CC-1997:337-1(2)``; ``None`` if it is no such value."""
    found = _VALUE.fullmatch(value)
    if not found:
        return None
    pieces = {name: "" if piece in (None, "?") else piece for name, piece in found.groupdict().items()}
    return Reference(**pieces)


def lookup(ref: str, when: Interval = UNDATED) -> Statute | None:
    """The provision a value names, in the wording in force at a time.

    Args:
        ref: a claim's value, ``<country>-<code>[-<edition>]:<article>[(part)][(paragraph)]``.
        when: days of the event; unknown: the wording in force today is meant, or the named edition.

    Returns:
        The part's own row, else the row of the whole article; ``None`` if it is not in the tables, if it was
        not in force then, or if more than one wording may have been.
    """
    parts = taken_apart(ref)
    if parts is None or not parts.country or not parts.code:
        return None
    rows = _articles().get((parts.country, parts.code, parts.article), ())
    for part in dict.fromkeys((parts.part, "")):
        fitting = [
            row for row in rows if row.part == part and (not parts.edition or row.edition == parts.edition)
        ]
        if not parts.edition or when.first or when.last:
            fitting = [row for row in fitting if _in_force(row.in_force, when)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return None
    return None


def offence_group(ref: str) -> str:
    """The group of the offence a value names; ``""`` if the tables do not hold it or the code is not told.

    An article whose parts are all of one group has that group.
    """
    parts = taken_apart(ref)
    if parts is None or not parts.country or not parts.code:
        return ""
    rows = _articles().get((parts.country, parts.code, parts.article), ())
    if parts.edition:
        rows = tuple(row for row in rows if row.edition == parts.edition)
    exact = {row.offence_group for row in rows if row.part == parts.part}
    groups = exact or {row.offence_group for row in rows}
    return groups.pop() if len(groups) == 1 else ""


def role(country: str, code: str, article: str, part: str) -> str:
    """``attempt``, ``preparation``, ``inchoate`` or ``""``: what a provision of the general part adds."""
    rows = _articles().get((country, code, article), ())
    told = {row.role for row in rows if row.part == part} or {row.role for row in rows if not row.part}
    return told.pop() if len(told) == 1 else ""


def candidates(country: str, article: str, part: str) -> list[str]:
    """Values of all codes of a country that have such an article, where the words name no code."""
    out = []
    for (land, code, number), rows in _articles().items():
        if land == country and number == article and any(not row.in_force.last for row in rows):
            out.append(f"{land}-{code}:{article}" + (f"({part})" if part else ""))
    return sorted(out)


def has_article(country: str, code: str, article: str) -> bool:
    """Whether the tables hold an article under exactly this number (in any code, if none is named)."""
    if code:
        return (country, code, article) in _articles()
    return any(land == country and number == article for land, _, number in _articles())


def edition_in_force(country: str, code: str, when: Interval) -> Edition | None:
    """The edition of a code at a time; ``None`` if it is not known or more than one may have been in force."""
    if not when.first and not when.last:
        return None
    fitting = [
        edition for edition in _editions().get((country, code), ()) if _in_force(edition.in_force, when)
    ]
    return fitting[0] if len(fitting) == 1 else None


def current_edition(country: str, code: str) -> Edition | None:
    """The edition of a code that is in force today."""
    open_ended = [
        edition for edition in _editions().get((country, code), ()) if edition.in_force.last is None
    ]
    return open_ended[0] if len(open_ended) == 1 else None


@functools.cache
def groups() -> dict[str, str]:
    """Every offence group and its title."""
    return {row["group"]: row["title"] for row in packs.rows("lexicons", "offence_groups.csv")}


packs.cached(groups)


def _in_force(stretch: Interval, when: Interval) -> bool:
    if not when.first and not when.last:
        return stretch.last is None
    first, last = when.first or dt.date.min, when.last or dt.date.max
    return (stretch.first or dt.date.min) <= last and first <= (stretch.last or dt.date.max)


@functools.cache
def _articles() -> dict[tuple[str, str, str], tuple[Statute, ...]]:
    out: dict[tuple[str, str, str], list[Statute]] = {}
    for country in packs.countries():
        for row in packs.rows("countries", country.lower(), "statutes.csv"):
            statute = Statute(
                country, row["code"], row["edition"], row["article"], row["part"], row["title"],
                row["offence_group"], row["role"], row["penalty"], _months(row["min_months"]),
                _months(row["max_months"]), _stretch(row), row["predecessor"], row["successor"], row["basis"],
                row["source"],
            )  # fmt: skip
            out.setdefault((country, statute.code, statute.article), []).append(statute)
    return {key: tuple(rows) for key, rows in out.items()}


packs.cached(_articles)


@functools.cache
def _editions() -> dict[tuple[str, str], tuple[Edition, ...]]:
    out: dict[tuple[str, str], list[Edition]] = {}
    for country in packs.countries():
        for row in packs.rows("countries", country.lower(), "codes.csv"):
            edition = Edition(country, row["code"], row["edition"], row["name"], _stretch(row))
            out.setdefault((country, edition.code), []).append(edition)
    return {key: tuple(rows) for key, rows in out.items()}


packs.cached(_editions)


def _months(text: str) -> int | None:
    return int(text) if text else None


def _stretch(row: dict[str, str]) -> Interval:
    first, last = row["in_force_from"], row["in_force_to"]
    if not first and not last:
        return UNDATED
    return Interval(
        dt.date.fromisoformat(first) if first else None,
        dt.date.fromisoformat(last) if last else None,
        f"{first or '..'}/{last or '..'}",
    )
