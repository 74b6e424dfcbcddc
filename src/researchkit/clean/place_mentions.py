"""Where a text names places, with the words beside each name that say what kind of place it is."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field, replace

from researchkit.clean.place_senses import DISTRICTS, possible
from researchkit.reference import gazetteer, lexicon, packs, place_names
from researchkit.reference.folding import fold, script
from researchkit.reference.gazetteer import FINENESS, Place
from researchkit.reference.lexicon import Match, Text
from researchkit.reference.place_names import ADJECTIVE, BARE, Naming

#: What may stand between a name and its kind word.
_CLOSE = re.compile(r"[\s\-\u2010\u2011.\u00a0]*")
_APART = re.compile(r"[;/|\n\r\u2022]|\s[-\u2013\u2014]\s")
_OPENING, _CLOSING = "\u00ab\u201c\u201e\u300c", "\u00bb\u201d\u300d"
_STREET_AFTER = ("en", "kk", "ky", "de")
#: Longest text whose mentions are kept: a cell comes again with other days of the event.
_KEPT = 200
#: Scripts whose names begin with a capital (Georgian letters count as small ones and have no capitals in use).
_CASED = frozenset({"Latn", "Cyrl"})
#: Words of a cell that is little more than a name ("в караганде").
_BRIEF = 3
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
        between: the text speaks of somewhere between it and another place.
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
    between: bool = False
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
    capitals = any(word[0].isupper() for word in words.words)
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
        if _denied(first, last, ends, starts):
            continue
        if _of_mission(first, last, namings, ends, starts):
            out.premises = True
            continue
        kind = kinds.get(first, "")
        places = possible([naming for naming in namings if naming.place_id], kind, country, exact)
        if not places:
            continue
        if not kind and not _as_name(words, first, places, namings, exact, country, capitals):
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
    _between(out.found, signs)
    if country:
        out.found = [mention for mention in out.found if not _lone_abroad(mention, out.found, country)]
    return out


def _between(found: list[Mention], signs: list[Match]) -> None:
    """Mark the two places after "between"."""
    for sign in signs:
        if sign.entry.code == "between":
            after = [mention for mention in found if mention.first > sign.last]
            pair = after[:2]
            if (
                len(pair) == 2
                and pair[0].first - sign.last <= _BRIEF
                and pair[1].first - pair[0].last <= _BRIEF
            ):
                pair[0].between = pair[1].between = True


def _lone_abroad(mention: Mention, found: list[Mention], country: str) -> bool:
    """A district abroad of which the text names neither city nor country: many cities have one so called."""
    if any(place.country == country or place.kind not in DISTRICTS for place in mention.places):
        return False
    lands = {place.country for place in mention.places}
    return not any(
        place.country in lands for other in found if other is not mention for place in other.places
    )


def _as_name(
    words: Text, first: int, places: list[Place], namings: tuple[Naming, ...], exact: bool, country: str,
    capitals: bool,
) -> bool:  # fmt: skip
    """Whether a name without a word of kind beside it is written as one, or as the rest of its cell is.

    Many names in small letters are common words: дело is no form of Дели, семей may be "of families". In
    a cell that writes capitals, a small letter is none; in a cell all in small letters, only a short cell's
    words and larger places of the country count.
    """
    word = words.words[first]
    if (
        not word[0].islower()
        or script(fold(word)) not in _CASED
        or all(naming.form == ADJECTIVE for naming in namings)
    ):
        return True
    if capitals:
        return False
    brief = len(words.words) <= _BRIEF
    home = any(place.country == country for place in places)
    great = any(place.size == 1 for place in places)
    return (brief and (exact or home)) or (exact and home and great)


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


def _denied(first: int, last: int, ends: dict[int, Match], starts: dict[int, Match]) -> bool:
    """The text says that it was not there: "не в Алматы, а …", "Алматыда емес"."""
    before, after = ends.get(first - 1), starts.get(last + 1)
    if before is not None and before.entry.code in _KINDS:
        before = ends.get(before.first - 1)
    return (before is not None and before.entry.code == "not" and not before.entry.qualifier) or (
        after is not None and after.entry.code == "not" and after.entry.qualifier == "after"
    )


def _of_mission(
    first: int, last: int, namings: tuple[Naming, ...], ends: dict[int, Match], starts: dict[int, Match]
) -> bool:
    """A country beside "embassy" or "consulate" owns it and is not where it stands."""
    known = gazetteer.load().places
    if not any(known[naming.place_id].kind == "country" for naming in namings if naming.place_id):
        return False
    beside = [ends.get(first - 1), ends.get(first - 2), starts.get(last + 1), starts.get(last + 2)]
    return any(sign is not None and sign.entry.code == "mission" for sign in beside)


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


_mentions_kept = packs.cached(functools.lru_cache(maxsize=1 << 13)(_mentions))
