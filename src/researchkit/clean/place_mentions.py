"""Where a text names places, with the words beside each name that say what kind of place it is."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field, replace

from researchkit.reference import gazetteer, lexicon, packs, place_names
from researchkit.reference.gazetteer import FINENESS, Place
from researchkit.reference.lexicon import Match, Text
from researchkit.reference.place_names import ADJECTIVE, BARE, WITH_KIND, Naming

#: What may stand between a name and its kind word.
_CLOSE = re.compile(r"[\s\-\u2010\u2011.\u00a0]*")
_APART = re.compile(r"[;/|\n\r\u2022]|\s[-\u2013\u2014]\s")
_OPENING, _CLOSING = "\u00ab\u201c\u201e\u300c", "\u00bb\u201d\u300d"
_STREET_AFTER = ("en", "kk", "ky", "de")
#: Longest text whose mentions are kept: a cell comes again with other days of the event.
_KEPT = 200
_KINDS = frozenset(FINENESS) - {"country", "court", "custody"}


@dataclass(slots=True)
class Mention:
    """One place named in a text.

    Attributes:
        start, end: its characters.
        first, last: its words.
        places: the places it may be.
        kind: the kind that a word beside it tells, or ``""``.
        segment: which part of the text it stands in; parts are told apart by semicolons and slashes.
        near: the text speaks of somewhere near it.
        quoted: it stands in quotation marks (a street café may be called like a city).
        backed: another mention of the text confirms it.
        inflected: it stands with a case ending.
        adjective: an adjective without a kind word (Тверской суд: a district's court, or the city's?).
    """

    start: int
    end: int
    first: int
    last: int
    places: list[Place]
    kind: str = ""
    segment: int = 0
    near: bool = False
    quoted: bool = False
    backed: bool = False
    adjective: bool = False
    inflected: bool = False


@dataclass(slots=True)
class Mentions:
    """All mentions of a text, and which other telling words its parts hold."""

    found: list[Mention] = field(default_factory=list)
    custody: set[int] = field(default_factory=set)
    premises: bool = False
    segments: int = 1


def mentions(text: str, country: str = "") -> Mentions:
    """Read a text.

    Args:
        text: the words.
        country: the country that detains: its places come before those of others.
    """
    if len(text) > _KEPT:
        return _mentions(text, country)
    found = _mentions_kept(text, country)
    # Whoever resolves them narrows what each may be.
    return Mentions([replace(one) for one in found.found], set(found.custody), found.premises, found.segments)


def _mentions(text: str, country: str) -> Mentions:
    words = lexicon.cut(text)
    out = Mentions()
    signs = lexicon.choose(lexicon.load("place_words").all(words))
    telling = {sign.first for sign in signs if sign.first == sign.last}
    named = [
        name
        for name in place_names.load().find(words)
        if not (name.first == name.last and name.first in telling)
        or (name.exact and _at_home(name.namings, country))
    ]
    segment = _segments(text, words, [(name.first, name.last) for name in named])
    out.segments = (segment[-1] + 1) if segment else 1
    taken = {at for name in named for at in range(name.first, name.last + 1)}
    signs = [sign for sign in signs if taken.isdisjoint(range(sign.first, sign.last + 1))]
    for sign in signs:
        if sign.entry.code == "custody":
            out.custody.add(segment[sign.first])
        out.premises = out.premises or sign.entry.code in {"premises", "street"}
    raw = [(name.first, name.last, name.namings, name.exact) for name in named]
    if country:
        capital = (_capital(country),)
        raw += [(s.first, s.last, capital, True) for s in signs if s.entry.code == "capital"]
    raw.sort(key=lambda name: name[:2])
    ends, starts = _by_end(signs), _by_start(signs)
    kinds = _kind_words(text, words, [(first, last) for first, last, _, _ in raw], signs)
    seen: set[tuple[object, ...]] = set()
    for first, last, namings, exact in raw:
        start, end = words.spans[first][0], words.spans[last][1]
        if _of_street(text, words, first, last, ends, starts) and not _owner(namings, exact):
            out.premises = True
            continue
        kind = kinds.get(first, "")
        places = _possible([naming for naming in namings if naming.place_id], kind, country, exact)
        if not places:
            continue
        mention = Mention(start, end, first, last, places, kind, segment[first])
        mention.near = _near(text, words, mention, ends, starts)
        mention.quoted = _quoted(text, start, end)
        mention.inflected = not exact
        mention.adjective = not kind and all(naming.form == ADJECTIVE for naming in namings)
        key = (mention.segment, kind, mention.near, tuple(place.place_id for place in places))
        if key not in seen:
            seen.add(key)
            out.found.append(mention)
    return out


def _segments(text: str, words: Text, names: list[tuple[int, int]]) -> list[int]:
    """The part of the text that each word stands in; a slash inside a name (LA-155/14) parts nothing."""
    inner = {at for first, last in names for at in range(first + 1, last + 1)}
    out: list[int] = []
    number, before = 0, 0
    for at, (start, end) in enumerate(words.spans):
        if at and at not in inner and (words.breaks[at] or _APART.search(text, before, start)):
            number += 1
        out.append(number)
        before = end
    return out


def _at_home(namings: tuple[Naming, ...], country: str) -> bool:
    """Whether a word that is also a common word (Colón, colony) is a main name of a place of the country."""
    known = gazetteer.load().places
    return any(naming.rank == 0 and known[naming.place_id].country == country for naming in namings)


def _capital(country: str) -> Naming:
    for place in gazetteer.load().places.values():
        if place.country == country and "capital" in place.flags:
            return Naming(place.place_id, BARE, 0)
    return Naming("", BARE, 0)


def _kind_words(text: str, words: Text, names: list[tuple[int, int]], signs: list[Match]) -> dict[int, str]:
    """First word of a name → kind told by a word beside it. A kind word belongs to one name.

    A word after a name is claimed before a word in front of the next: in "Жамбылская область, Шу"
    the region is the first.
    """
    out: dict[int, str] = {}
    used: set[int] = set()
    after = {s.first: s for s in signs if s.entry.code in _KINDS and s.entry.qualifier in {"after", "both"}}
    before = {s.last: s for s in signs if s.entry.code in _KINDS and s.entry.qualifier in {"before", "both"}}
    for first, last in names:
        sign = after.get(last + 1)
        if sign and (_touch(text, words, last, sign.first) or _bracketed(text, words, last, sign)):
            out[first] = sign.entry.code
            used.add(sign.first)
    for first, _ in names:
        sign = before.get(first - 1)
        if (
            first not in out
            and sign
            and sign.first not in used
            and _touch(text, words, sign.last, first, True)
        ):
            out[first] = sign.entry.code
            used.add(sign.first)
    return out


def _bracketed(text: str, words: Text, last: int, sign: Match) -> bool:
    """``Almaty (region)``."""
    return text[words.spans[last][1] : sign.start].strip() == "(" and text[sign.end : sign.end + 1] == ")"


def _touch(text: str, words: Text, left: int, right: int, quotes: bool = False) -> bool:
    between = text[words.spans[left][1] : words.spans[right][0]]
    if quotes:
        between = between.translate({ord(mark): " " for mark in _OPENING + _CLOSING + "\"'"})
    return len(between) < 8 and _CLOSE.fullmatch(between) is not None


def _owner(namings: tuple[Naming, ...], exact: bool) -> bool:
    """A city in the genitive owns its square (площадь Уральска); a person gives it the name (улица Абая)."""
    known = gazetteer.load().places
    cities = [known[naming.place_id] for naming in namings if known[naming.place_id].kind == "city"]
    return not exact and bool(cities) and not any("person" in city.flags for city in cities)


def _by_end(signs: list[Match]) -> dict[int, Match]:
    return {sign.last: sign for sign in signs}


def _by_start(signs: list[Match]) -> dict[int, Match]:
    return {sign.first: sign for sign in signs}


def _near(text: str, words: Text, mention: Mention, ends: dict[int, Match], starts: dict[int, Match]) -> bool:
    """The text speaks of somewhere near the place, with at most a kind word in between."""
    before = ends.get(mention.first - 1)
    if before is not None and before.entry.code in _KINDS:
        before = ends.get(before.first - 1)
    if before is not None and before.entry.code == "near":
        return "," not in text[before.end : mention.start]
    after = starts.get(mention.last + 1)
    return after is not None and after.entry.code == "near" and after.entry.language in {"kk", "ky"}


def _of_street(
    text: str, words: Text, first: int, last: int, ends: dict[int, Match], starts: dict[int, Match]
) -> bool:
    """A street, square or café is called so: its word touches the name on the side its language puts it."""
    before, after = ends.get(first - 1), starts.get(last + 1)
    if after is not None and after.entry.code == "street" and _touch(text, words, last, after.first, True):
        if after.entry.language in _STREET_AFTER or _quoted(
            text, words.spans[first][0], words.spans[last][1]
        ):
            return True
    if before is None or before.entry.code != "street" or before.entry.language in _STREET_AFTER:
        return False
    return _touch(text, words, before.last, first, True)


def _quoted(text: str, start: int, end: int) -> bool:
    left, right = text[:start].rstrip(), text[end:].lstrip()
    return bool(left) and left[-1] in _OPENING + '"' and bool(right) and (right[0] in _CLOSING + '"')


def _possible(namings: list[Naming], kind: str, country: str, exact: bool = True) -> list[Place]:
    """The places that a name of this form, beside this kind word, in this country, may mean."""
    known = gazetteer.load().places
    if country:  # small places abroad count only by a main name as it stands
        namings = [
            naming
            for naming in namings
            if known[naming.place_id].country == country
            or known[naming.place_id].size == 1
            or (naming.rank == 0 and exact and naming.form != ADJECTIVE)
        ]
    if any(naming.rank == 0 for naming in namings):
        namings = [naming for naming in namings if naming.rank == 0]
    forms: dict[str, set[int]] = {}
    for naming in namings:
        forms.setdefault(naming.place_id, set()).add(naming.form)
    places = [known[place_id] for place_id in forms]
    home = [place for place in places if place.country == country]
    if home and not (all(map(_minor, home)) and not kind and any(place.size == 1 for place in places)):
        places = home
    if kind:
        return _of_kind(places, forms, kind)
    standing = [place for place in places if BARE in forms[place.place_id]]
    if not standing:
        adjective = [place for place in places if ADJECTIVE in forms[place.place_id]]
        return adjective or [place for place in places if WITH_KIND in forms[place.place_id]]
    regions = [place for place in places if WITH_KIND in forms[place.place_id]]
    for group in (("country", "region", "city", "custody", "court", "checkpoint", "neighbourhood"),
                  ("village",), ("city_district", "district")):  # fmt: skip
        chosen = [place for place in standing if place.kind in group]
        if not chosen and "district" not in group:
            continue
        minor = all("generic" in place.flags and place.size == 3 for place in chosen)
        if regions and ("district" in group or minor):
            return regions
        return standing if all("generic" in place.flags for place in chosen) else _largest(chosen)
    return standing


def _minor(place: Place) -> bool:
    return place.kind in {"district", "city_district"} or ("generic" in place.flags and place.size == 3)


def _of_kind(places: list[Place], forms: dict[str, set[int]], kind: str) -> list[Place]:
    wanted = {
        "region": ("region",),
        "city": ("city",),
        "district": ("district", "city_district"),
        "village": ("village",),
        "checkpoint": ("checkpoint",),
        "neighbourhood": ("neighbourhood",),
    }[kind]
    chosen = [place for place in places if place.kind in wanted]
    if kind == "district" and chosen:
        towns = [p for p in places if p.kind == "city" and BARE in forms[p.place_id] and p.size == 1]
        return chosen + [town for town in towns if not any(town.regions & place.regions for place in chosen)]
    if kind == "region":
        return chosen
    settled = [place for place in places if place.kind in {"city", "village", "checkpoint", "neighbourhood"}]
    return chosen or [place for place in settled if BARE in forms[place.place_id]]


def _largest(places: list[Place]) -> list[Place]:
    """Of places of one name in one country, a region's centre stands before small places."""
    if len({place.country for place in places}) == 1 and len(places) > 1:
        great = [place for place in places if place.size == 1]
        small = [place for place in places if place.size > 1]
        if len(great) == 1 and small:
            return great
    return places


_mentions_kept = packs.cached(functools.lru_cache(maxsize=1 << 13)(_mentions))
