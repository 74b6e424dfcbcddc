"""Places: words → place, with the region it belonged to on the day of the event.

A cell may name one place in several steps ("Aktobe region, Martuk village") or several places
("Astana / Kokshetau"). Steps are brought to the most precise place that all of them allow; places give
one reading each. What stays ambiguous or contradicts itself is set aside with an issue: a region is
never guessed.
"""

from __future__ import annotations

from dataclasses import replace

from researchkit.clean import lexical, place_prose
from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.place_mentions import Mention, Mentions, mentions
from researchkit.clean.place_senses import DISTRICTS
from researchkit.clean.told import untold
from researchkit.core.claim import Reading
from researchkit.core.dates import UNDATED, Interval
from researchkit.core.truth import UnknownReason
from researchkit.reference import gazetteer
from researchkit.reference.gazetteer import FINENESS, Place

RULE = "places@1"

_FRAMES = ("region", "country")

#: Issue codes of this reader (``core/issue_codes/clean_places.csv``).
UNKNOWN, PREMISES, AMBIGUOUS, CONTRADICTED, NEAR, NO_REGION, DATE_NEEDED = (
    f"CLEAN-PLACE-{number:02d}" for number in range(1, 8)
)


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Read where something happened.

    Args:
        verbatim: the words of a cell.
        context: ``country`` comes first where a name is borne by several places; ``when`` decides the
            region of places that changed it.

    Returns:
        One reading a place: value = place id, qualifier = ISO 3166-2 region (``""`` for a whole
        country). Flags: ``near``, ``custody`` (a place of imprisonment), ``abroad``, ``several``,
        ``region_of_today`` (no day settles the region, today's is given), ``part_unknown``.
    """
    silent = untold(verbatim, RULE)
    if silent is not None:
        return (silent,)
    if len(verbatim) > lexical.CHUNK:
        told = [reading for reading in find(verbatim, context) if reading.value]
        return tuple(told) or (
            Reading(None, UnknownReason.UNREADABLE, end=len(verbatim), issue=UNKNOWN, rule=RULE),
        )
    found = mentions(verbatim, context.country)
    if not found.found:
        reason = UnknownReason.NOT_STATED if found.premises else UnknownReason.UNREADABLE
        issue = PREMISES if found.premises else UNKNOWN
        return (Reading(None, reason, end=len(verbatim), issue=issue, rule=RULE),)
    readings: list[Reading] = []
    for segment in range(found.segments):
        group = [mention for mention in found.found if mention.segment == segment]
        if group:
            readings.extend(_resolve(group, found, context))
    readings = _distinct(readings)
    if len([reading for reading in readings if reading.value]) > 1:
        readings = [_flag(reading, "several") if reading.value else reading for reading in readings]
    return tuple(readings)


def find(text: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Find places named in running prose; doubtful names are left out. May be empty.

    Returns:
        One reading a place that surely is one, as :func:`read` gives them, without ``several``.
    """
    out: list[Reading] = []
    for start, piece in lexical.chunks(text):
        sure = place_prose.sure(piece, context.country)
        for segment in sorted({mention.segment for mention in sure}):
            group = [mention for mention in sure if mention.segment == segment and not mention.near]
            _narrow(group)
            for mention in _finest(group):
                reading = _reading(mention, context, False)
                out.append(replace(reading, start=reading.start + start, end=reading.end + start))
    return tuple(_distinct([reading for reading in out if reading.value is not None]))


def _resolve(group: list[Mention], found: Mentions, context: Context) -> list[Reading]:
    """Readings of one part of a cell."""
    sure = [mention for mention in group if not mention.quoted or mention.kind]
    group = sure or group
    nouns = [mention for mention in group if not mention.adjective]
    group = nouns or group
    between = [mention for mention in group if mention.between]
    if between:
        return [_amid(between, context)]
    group = [mention for mention in group if not _district_unknown(mention, group)]
    anchors = [mention for mention in group if not mention.near]
    if not anchors:
        return [_around(group[0], context)]
    clashes = _narrow(anchors)
    if clashes is not None:
        return [
            Reading(None, UnknownReason.CONTRADICTED, start=clashes.start, end=clashes.end,
                    issue=CONTRADICTED, rule=RULE)
        ]  # fmt: skip
    finest = _finest(anchors)
    custody = group[0].segment in found.custody
    return [_reading(mention, context, custody) for mention in finest]


def _narrow(group: list[Mention]) -> Mention | None:
    """Keep, for every mention, the places that lie in a place of the mentions beside it.

    Returns:
        A mention that lies in none of the regions or countries named beside it, or ``None``.
    """
    for mention in sorted(group, key=_coarseness):
        others = [other for other in group if other is not mention]
        allowed = [kept for other in others if (kept := _inside(mention, other))]
        if allowed:
            common = [place for place in mention.places if all(place in kept for kept in allowed)]
            mention.places = common or [place for place in mention.places if any(place in k for k in allowed)]
            mention.backed = True
    for mention in group:
        finer = [other for other in group if other is not mention]
        holding = [
            place
            for place in mention.places
            if any(_holds(place, inner) for other in finer for inner in other.places)
        ]
        if holding:
            mention.places = holding
    for mention in group:
        frames = [other for other in group if all(place.kind in _FRAMES for place in other.places)]
        if frames and mention not in frames and not any(_inside(mention, frame) for frame in frames):
            return mention
    return None


def _inside(mention: Mention, other: Mention) -> list[Place]:
    return [place for place in mention.places if any(_holds(outer, place) for outer in other.places)]


def _holds(outer: Place, inner: Place) -> bool:
    return outer is not inner and gazetteer.load().contains(outer.place_id, inner.place_id)


def _coarseness(mention: Mention) -> int:
    return min(FINENESS[place.kind] for place in mention.places)


def _finest(group: list[Mention]) -> list[Mention]:
    """Mentions that no other mention of the part is a part of, in order of place."""
    out: list[Mention] = []
    for mention in group:
        covered = any(
            other is not mention
            and any(_holds(place, inner) for place in mention.places for inner in other.places)
            for other in group
        )
        if not covered:
            out.append(mention)
    return out


def _reading(mention: Mention, context: Context, custody: bool) -> Reading:
    places = mention.places
    if len(places) == 1 and "generic" in places[0].flags and places[0].size == 3 and not mention.backed:
        return _aside(mention, AMBIGUOUS)
    if _unlisted_district(mention) and not mention.backed:
        return _aside(mention, AMBIGUOUS)
    if len(places) > 1:
        places = _one_region(places, context.when)
        if not places:
            return _aside(mention, AMBIGUOUS)
    flags = ["custody"] if custody or places[0].kind == "custody" else []
    return _told(places[0], mention, context, flags)


def _one_region(places: list[Place], when: Interval) -> list[Place]:
    """The region that all these places share, as a place; nothing when they do not."""
    known = gazetteer.load()
    regions = {place.region_at(when) or place.region_now for place in places}
    if len(regions) != 1 or "" in regions:
        return []
    finest = max(places, key=lambda place: FINENESS[place.kind])
    coarser = [place for place in places if place is not finest]
    if all(known.contains(place.place_id, finest.place_id) for place in coarser):
        return [coarser[0]] if len(coarser) == 1 else []
    region = known.regions.get(regions.pop())
    return [known.places[region.place_id]] if region else []


def _around(mention: Mention, context: Context) -> Reading:
    """Somewhere near a place: its region, unless the place is a region of its own."""
    places = mention.places if len(mention.places) == 1 else _one_region(mention.places, context.when)
    if not places:
        return _aside(mention, AMBIGUOUS)
    known = gazetteer.load()
    place = places[0]
    code = place.region_at(context.when) or place.region_now
    if code in known.enclaves or code not in known.regions:
        country = known.places[place.country.lower()]
        reading = _told(country, mention, context, ["near"])
        return replace(reading, qualifier="", issue=NEAR)
    return _told(known.places[known.regions[code].place_id], mention, context, ["near"])


def _amid(pair: list[Mention], context: Context) -> Reading:
    """Somewhere between places: the region they share, or nothing."""
    places = _one_region([place for mention in pair for place in mention.places], context.when)
    if not places or places[0].kind != "region":
        return _aside(pair[0], AMBIGUOUS)
    return _told(places[0], pair[0], context, ["near"])


def _district_unknown(mention: Mention, group: list[Mention]) -> bool:
    """Whether a district that the tables lack ("Дзержинский районный суд") stands beside a city."""
    if not _unlisted_district(mention):
        return False
    cities = [
        other
        for other in group
        if other is not mention and all(place.kind == "city" and place.size < 3 for place in other.places)
    ]
    return any(not _inside(mention, other) for other in cities)


def _unlisted_district(mention: Mention) -> bool:
    """Whether the words say district and only small towns of a common name are known by the name."""
    return mention.kind == "district" and all(
        place.kind not in DISTRICTS and "generic" in place.flags for place in mention.places
    )


def _told(place: Place, mention: Mention, context: Context, flags: list[str]) -> Reading:
    code = place.region_at(context.when)
    issue = ""
    if code is None:
        code = place.region_now
        if code:
            flags.append("region_of_today")
            issue = DATE_NEEDED if context.when != UNDATED else ""
        else:
            issue = NO_REGION
    if context.country and place.country != context.country:
        flags.append("abroad")
    today = gazetteer.in_today(code, context.when) if place.kind == "region" else place.region_now
    return Reading(
        place.place_id,
        qualifier=code,
        start=mention.start,
        end=mention.end,
        flags=tuple(flags),
        issue=issue,
        rule=RULE,
        details=(("precision", place.kind), ("region_now", today or ""), ("country", place.country)),
    )


def _aside(mention: Mention, issue: str) -> Reading:
    return Reading(
        None, UnknownReason.UNREADABLE, start=mention.start, end=mention.end, issue=issue, rule=RULE
    )


def _distinct(readings: list[Reading]) -> list[Reading]:
    """Each place once; a coarser place that a finer one of the cell lies in is no place of its own."""
    out: dict[str | None, Reading] = {}
    for reading in readings:
        out.setdefault(reading.value or f"?{reading.start}", reading)
    return list(out.values())


def _flag(reading: Reading, flag: str) -> Reading:
    return replace(reading, flags=(*reading.flags, flag))
