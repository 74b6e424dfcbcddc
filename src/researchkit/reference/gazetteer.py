"""Places: what they are called, where they lie, and which region they belonged to on a day.

Data: ``countries/<iso2>/places.csv``, ``regions.csv`` and ``place_names.csv`` (the name that readers of a language
are shown), ``countries/names.csv``. Regions are places too.
The region of a place is a history, ``KZ-63<2022-06-08|KZ-10``: until that day the one, from it the other.
An empty code says that no single region can be told for that time.
"""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass, field

from researchkit.core.dates import UNDATED, Interval
from researchkit.reference import packs

#: Kinds of places from coarse (0) to fine; a finer one stands inside a coarser one.
FINENESS: dict[str, int] = {
    row["kind"]: int(row["fineness"]) for row in packs.rows("lexicons", "place_kinds.csv")
}

History = tuple[tuple[dt.date | None, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One place.

    Attributes:
        place_id: stable id, e.g. ``kz-karaganda``.
        country: ISO 3166-1 alpha-2.
        kind: see :data:`FINENESS`.
        history: ``(until, region code)`` pairs, the last with ``until`` None.
        within: the place it is a part of, where the data say so.
        size: 1 (large or a region's centre) to 3.
        flags: ``generic`` (many places are called so), ``person`` (people are called so), ``former``,
            ``capital``, ``regionless`` (abroad, in a country without a pack).
        name: main name.
    """

    place_id: str
    country: str
    kind: str
    history: History
    within: str = ""
    size: int = 3
    flags: frozenset[str] = frozenset()
    name: str = ""

    def region_at(self, when: Interval) -> str | None:
        """Its region on those days; ``None`` when they do not settle it, ``""`` for a whole country."""
        first, last = when.first or dt.date.min, when.last or dt.date.max
        codes = set()
        since = dt.date.min
        for until, code in self.history:
            end = until - dt.timedelta(days=1) if until else dt.date.max
            if since <= last and first <= end:
                codes.add(code)
            since = until or dt.date.max
        if len(codes) != 1:
            return None
        code = codes.pop()
        return code or ("" if self.kind == "country" or "regionless" in self.flags else None)

    @property
    def region_now(self) -> str:
        """Its region today; ``""`` when none can be told."""
        return self.history[-1][1]

    @property
    def regions(self) -> frozenset[str]:
        """Every region it ever belonged to."""
        return frozenset(code for _, code in self.history if code)


@dataclass(frozen=True, slots=True)
class Region:
    """One region by its ISO 3166-2 code."""

    code: str
    place_id: str
    name_en: str
    name_ru: str
    name_local: str
    changed_on: dt.date | None
    valid_from: dt.date | None
    split_from: str


@dataclass(slots=True)
class Gazetteer:
    """All places and regions."""

    places: dict[str, Place] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    enclaves: dict[str, frozenset[str]] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def contains(self, outer: str, inner: str) -> bool:
        """Whether one place lies in another, now or at some time, also as an enclave of its region."""
        if outer == inner:
            return True
        big, small = self.places[outer], self.places[inner]
        if big.country != small.country:
            return False
        if big.kind == "country":
            return True
        if FINENESS[big.kind] >= FINENESS[small.kind]:
            return False
        step = small
        while step.within:
            if step.within == outer:
                return True
            step = self.places[step.within]
        if big.kind == "region":
            own = big.regions
            return bool(own & small.regions) or bool(own & self.enclaves.get(small.region_now, frozenset()))
        if big.kind == "district":
            return bool(big.regions & small.regions) and small.kind in {"village", "city"}
        return False


def load() -> Gazetteer:
    """The gazetteer of the package and the study (read once)."""
    return _load()


def region_at(place_id: str, when: Interval = UNDATED) -> str | None:
    """ISO 3166-2 code of a place's region on those days; ``None`` when they do not settle it.

    Raises:
        KeyError: no such place.
    """
    return load().places[place_id].region_at(when)


def region_now(place_id: str) -> str:
    """ISO 3166-2 code of a place's region today; ``""`` when none can be told."""
    return load().places[place_id].region_now


def in_today(region_code: str, when: Interval = UNDATED) -> str | None:
    """A region of a past day in today's regions.

    Returns:
        The same code when its territory has not changed since; ``None`` when it was split, or when the
        days do not say whether they lie before or after the split, or when the code is unknown.
    """
    region = load().regions.get(region_code)
    if region is None:
        return None
    if region.changed_on is None or region.valid_from == region.changed_on:
        return region_code
    return region_code if when.first and when.first >= region.changed_on else None


def contains(outer_id: str, inner_id: str) -> bool:
    """Whether one place lies in another (see :meth:`Gazetteer.contains`)."""
    return load().contains(outer_id, inner_id)


def precision(place_id: str) -> str:
    """Kind of a place: ``country``, ``region``, ``district``, ``city`` …"""
    return load().places[place_id].kind


@dataclass(frozen=True, slots=True)
class Named:
    """A name as readers are shown it, and the language it is in: English where their own is not held."""

    text: str
    language: str


def name_of(place_id: str, language: str = "en") -> Named:
    """Preferred name of a place for readers of a language. Unknown ids give the id."""
    known = load()
    if text := known.names.get((place_id, language)):
        return Named(text, language)
    place = known.places.get(place_id)
    return Named(known.names.get((place_id, "en")) or (place.name if place else place_id), "en")


def name_of_region(code: str, language: str = "en") -> Named:
    """Preferred name of a region for readers of a language. Unknown codes give the code."""
    known = load()
    region = known.regions.get(code)
    if region is None:
        return Named(code, "")
    if text := known.names.get((region.place_id, language)):
        return Named(text, language)
    if language == "ru" and region.name_ru:
        return Named(region.name_ru, "ru")
    return Named(region.name_en, "en")


@functools.cache
def _load() -> Gazetteer:
    out = Gazetteer()
    for row in packs.rows("countries", "names.csv"):
        code = row["country"].lower()
        out.places[code] = Place(code, row["country"], "country", ((None, ""),), size=1,
                                 name=row["names"].split("|")[0])  # fmt: skip
    for row in packs.rows("countries", "cities_abroad.csv"):
        out.places[row["place_id"]] = Place(
            row["place_id"], row["country"], "city", ((None, ""),), size=1, name=row["names"].split("|")[0],
            flags=frozenset({"regionless"}),
        )  # fmt: skip
    enclaves: dict[str, set[str]] = {}
    for country in packs.countries():
        folder = country.lower()
        for row in packs.rows("countries", folder, "regions.csv"):
            region = Region(
                row["code"], row["place_id"], row["name_en"], row["name_ru"], row["name_local"],
                _day(row["territory_changed_on"]), _day(row["valid_from"]), row["split_from"],
            )  # fmt: skip
            out.regions[region.code] = region
            if region.place_id == folder:  # a territory that is one region of its own
                out.places[folder] = Place(
                    folder, country, "country", ((None, region.code),), size=1, name=row["name_en"]
                )
            if row["names"] or row["bare_names"]:
                history: History = ((None, region.code),)
                if region.valid_from and region.split_from:
                    history = ((region.valid_from, region.split_from), (None, region.code))
                out.places[region.place_id] = Place(
                    region.place_id, country, "region", history, size=1, name=row["name_en"]
                )
        for row in packs.rows("countries", folder, "places.csv"):
            place = Place(
                row["place_id"], country, row["kind"], _history(row["region"]), row["within"],
                int(row["size"]), frozenset(row["flags"].split()), row["names"].split("|")[0],
            )  # fmt: skip
            out.places[place.place_id] = place
        for row in packs.rows("countries", folder, "place_names.csv"):
            out.names[row["place_id"], row["language"]] = row["name"]
        for row in packs.rows("countries", folder, "enclaves.csv"):
            enclaves.setdefault(row["city_region"], set()).add(row["surrounding_region"])
    out.enclaves = {code: frozenset(around) for code, around in enclaves.items()}
    return out


def _history(text: str) -> History:
    steps: list[tuple[dt.date | None, str]] = []
    for piece in text.split("|"):
        code, _, until = piece.partition("<")
        steps.append((_day(until), code))
    return tuple(steps)


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


packs.cached(_load)
