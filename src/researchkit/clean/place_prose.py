"""Places named in running prose, where many words that could be places are people, streets or papers.

A name counts when the text says so: a kind word ("city of …"), a preposition, a case ending, or, for the
larger places of the country that the text is about, the name alone. It must be written as a name.
"""

from __future__ import annotations

from researchkit.clean.place_mentions import Mention, mentions
from researchkit.reference import lexicon, organisations, packs
from researchkit.reference.lexicon import Text

_SHORT = 4
_SCRIPTS_WITHOUT_CAPITALS = (("\u10a0", "\u10ff"), ("\u3400", "\u9fff"))


def sure(text: str, country: str = "") -> list[Mention]:
    """Mentions of a text that surely name places.

    Args:
        text: running prose.
        country: ISO 3166-1 alpha-2 of the country it is about.
    """
    words = lexicon.cut(text)
    leads = {
        match.last for match in lexicon.load("place_prepositions").all(words) if match.entry.code == "at"
    }
    taken = {
        at
        for match, _ in organisations.find(words, country)
        if match.last > match.first
        for at in range(match.first, match.last + 1)
    }
    found = [mention for mention in mentions(text, country).found if mention.first not in taken]
    known = {at for mention in found for at in range(mention.first, mention.last + 1)}
    return [mention for mention in found if _counts(mention, words, leads, known, country)]


def _counts(mention: Mention, words: Text, leads: set[int], known: set[int], country: str) -> bool:
    first = words.words[mention.first]
    cased = not any(low <= first[0] <= high for low, high in _SCRIPTS_WITHOUT_CAPITALS)
    if cased and not first[0].isupper():
        return False
    if mention.kind:
        return True
    if mention.quoted:
        return False
    place = mention.places[0]
    locative = mention.first - 1 in leads or mention.inflected
    if any("person" in candidate.flags or "generic" in candidate.flags for candidate in mention.places):
        return locative and not _person_beside(mention, words, known)
    if place.kind in {"village", "district", "city_district", "neighbourhood"} or mention.adjective:
        return locative and not _person_beside(mention, words, known)
    if place.country == country:
        return locative or not _opens_sentence(mention, words)
    if place.kind == "country":
        return locative or (place.country in packs.countries())
    return mention.first - 1 in leads and place.size == 1


def _opens_sentence(mention: Mention, words: Text) -> bool:
    """A short name at the head of a sentence before a small letter ("Oral hearings …") is a plain word."""
    after = mention.last + 1
    head = mention.first == 0 or words.breaks[mention.first]
    short = mention.end - mention.start <= _SHORT
    return head and short and after < len(words.words) and words.words[after][0].islower()


def _person_beside(mention: Mention, words: Text, known: set[int]) -> bool:
    """A capitalised word right after the name, that is no place itself: more likely someone's name."""
    after = mention.last + 1
    if after >= len(words.words) or after in known or words.breaks[after]:
        return False
    return words.words[after][0].isupper() and words.spans[after][0] - mention.end == 1
