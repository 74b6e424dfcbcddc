"""Places told in a sentence, named in as many steps as the text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from researchkit.clean import places
from researchkit.clean.context import Context
from researchkit.clean.place_mentions import Mention
from researchkit.clean.place_mentions import mentions as place_mentions
from researchkit.core.claim import Reading
from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.alone import alone
from researchkit.intake.narrative.facts import Fact
from researchkit.intake.narrative.prose import Prose, Sentence, is_small
from researchkit.reference import gazetteer, lexicon, organisations
from researchkit.reference.lexicon import Match, Text

#: Longest head of a page that says where it was written; the dash that ends it.
_DATELINE = 60
_DASH = re.compile(r"\s[\u2014\u2013-]{1,2}\s")
#: How far beside a name the word may stand that says what kind of place it is, in characters.
_BESIDE = 14
#: Longest stretch between two names of one place (Talgar in Almaty region).
_STEP = 22
#: Languages in which a preposition stands before a place.
_WITH_PREPOSITIONS = ("en", "ru", "uk", "be", "fr", "it", "de", "es")
_QUOTED = re.compile(r"[\u00ab\u201e\u201c]([^\u00bb\u201d\u201c\n]{2,40})[\u00bb\u201d\u201c]")
_PART = re.compile(r"[^()]+")
_APART = re.compile(r"[;:.()]|\b(?:and|и|et|e|ed|және|мен|бен|пен|жана|і|й|та|y|und)\b", re.IGNORECASE)
#: Kinds of event for which a place abroad is a place of the case.
_ABROAD = ("arrest", "release", "custody", "trial")


def read(
    prose: Prose, here: Sentence, context: Context, names: Sequence[tuple[int, int]], events: Sequence[Match]
) -> Iterator[Fact]:
    """Places of a sentence, each in the words that tell it alone.

    Args:
        prose: the text.
        here: the sentence.
        context: the country that detains comes first.
        names: characters of persons named in the sentence: no place is read inside them.
        events: events of cases told in it.
    """
    text = prose.of(here)
    found = _mentions(prose, here, context, names)
    dash = _DASH.search(text) if here.number <= 1 else None
    if dash is not None and any(here.start <= first < here.start + dash.start() for first, _ in names):
        dash = None  # "NAME (Aktobe) - 20 days"
    if dash is not None and dash.start() <= _DATELINE and any(one.start > dash.start() for one in found):
        found = [one for one in found if one.start > dash.start()]  # where the page was written, not the case
    taken = -1
    for index, mention in enumerate(found):
        if mention.start < taken:
            continue
        last = index
        while last + 1 < len(found) and _one_place(text[found[last].end : found[last + 1].start]):
            last += 1
        for stop in range(last, index - 1, -1):
            ids = {place.place_id for one in found[index : stop + 1] for place in one.places}
            fact = _place(prose, here, context, (mention.start, found[stop].end), ids)
            if fact is not None and stop == index:
                fact = _seat(prose, here, context, fact)
            if fact is not None:
                taken = found[stop].end
                abroad = dict(fact.details).get("country", "") != context.country
                if not (abroad and context.country) or any(e.entry.code in _ABROAD for e in events):
                    yield fact
                break


def _seat(prose: Prose, here: Sentence, context: Context, fact: Fact) -> Fact:
    """A region's court sits in the city it is called after: "Brest Regional Court"."""
    known = gazetteer.load().places
    region = known.get(fact.value)
    if region is None or region.kind != "region":
        return fact
    courts = phrases.every("speakers", prose.words(here), prose.language)
    if not any(
        match.entry.code == "court" and 0 <= here.start + match.start - fact.end <= 1 for match in courts
    ):
        return fact
    first = prose.flat[fact.start : fact.end].split()[0]
    readings = places.read(first, context)
    city = known.get(readings[0].value or "") if len(readings) == 1 else None
    if city is None or city.kind == "region" or not region.regions & city.regions:
        return fact
    return replace(
        fact, end=fact.start + len(first), value=readings[0].value or "", qualifier=readings[0].qualifier,
        details=readings[0].details,
    )  # fmt: skip


def _mentions(
    prose: Prose, here: Sentence, context: Context, names: Sequence[tuple[int, int]]
) -> list[Mention]:
    """Places named, without those that are part of a person's or an organisation's name."""
    text, words = prose.of(here), prose.words(here)
    taken = [(match.start, match.end) for match, _ in organisations.find(words, context.country)]
    taken += [(start - here.start, end - here.start) for start, end in names]
    taken += [found.span(1) for found in _QUOTED.finditer(text)]  # a foundation's or a party's name
    base = context.language.split("-")[0]
    common = {
        match.start
        for match in lexicon.load("not_names").all(words, context.language)
        if match.entry.language == base and match.entry.code == "common"
    }
    prepositions = [
        m for m in phrases.every("prepositions", words, context.language) if m.entry.code == "locative"
    ]
    here_only = base in {match.entry.language for match in prepositions} or base in _WITH_PREPOSITIONS
    led = {words.spans[m.last + 1][0] for m in prepositions if m.last + 1 < len(words.spans)}
    away = {
        words.spans[m.last + 1][0]
        for m in phrases.every("prepositions", words, context.language)
        if m.entry.code == "from" and m.last + 1 < len(words.spans)
    }
    agents = {  # "wanted by Tashkent": a government, called by its capital
        words.spans[m.last + 1][0]
        for m in phrases.every("prepositions", words, context.language)
        if m.entry.code == "agent" and m.last + 1 < len(words.spans)
    }
    out = []
    for mention in _every(text, context.country):
        small = is_small(text[mention.start])
        inside = any(start < mention.end and mention.start < end for start, end in taken)
        whole = all(place.kind == "country" for place in mention.places)
        at_home = any(place.country == context.country for place in mention.places)
        if inside or whole or mention.quoted or mention.start in agents:
            continue
        if (small or mention.adjective) and not (
            mention.adjective and not small and at_home and _of_a_court(mention, words, context.language)
        ):
            continue
        if mention.start in common and not (at_home and mention.kind):
            continue  # "Kazakh" is no town
        if (
            context.country
            and not at_home
            and here_only
            and (mention.start not in led or mention.start in away)
        ):
            continue  # a town abroad is told with "in"; a word that looks like one is not
        out.append(mention)
    return out


def _of_a_court(mention: Mention, words: Text, language: str) -> bool:
    """Whether an adjective of a town stands right before a court's word: "Токмокский городской суд"."""
    if any(place.kind != "city" for place in mention.places):
        return False
    courts = {m.first for m in phrases.every("speakers", words, language) if m.entry.code == "court"}
    after = next((at for at, span in enumerate(words.spans) if span[0] >= mention.end), len(words.spans))
    return any(after <= at <= after + 1 and not any(words.breaks[after : at + 1]) for at in courts)


def _every(text: str, country: str) -> Iterator[Mention]:
    """Mentions of a sentence, what stands in brackets read apart: "A (Astana), B (Astana)"."""
    for part in _PART.finditer(text):
        for mention in place_mentions(part[0], country).found:
            mention.start += part.start()
            mention.end += part.start()
            yield mention


def _one_place(between: str) -> bool:
    """Whether two names stand so close that they name one place in steps."""
    return len(between) <= _STEP and len(between.split()) <= 3 and not _APART.search(between)


def _place(
    prose: Prose, here: Sentence, context: Context, span: tuple[int, int], ids: set[str]
) -> Fact | None:
    text = prose.of(here)
    seen: list[Reading] = []

    def fits(words: str) -> bool:
        seen[:] = places.read(words, context)
        one = seen[0]
        return len(seen) == 1 and one.value is not None and (one.value in ids or "near" in one.flags)

    low, high = _edges(text, span)
    offset = here.start
    stretch = alone(prose.flat, offset + span[0], offset + span[1], (offset + low, offset + high), fits)
    if stretch is None:
        return None
    reading = seen[0]
    return Fact("place", *stretch, at=offset + span[0], value=reading.value or "", qualifier=reading.qualifier,
                rule="narrative:place@1", details=reading.details)  # fmt: skip


def _edges(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """How far a stretch may be widened: to the words right beside it, cutting none."""
    start, end = span
    low = max(0, start - _BESIDE)
    if low > 0:
        space = text.find(" ", low, start)
        low = space + 1 if space >= 0 else start
    high = min(len(text), end + _BESIDE)
    if high < len(text):
        space = text.rfind(" ", end, high)
        high = space if space >= 0 else end
    return low, high
