"""The country a text speaks of, where nobody tells it: the one whose places it names most."""

from __future__ import annotations

from researchkit.clean.place_mentions import mentions
from researchkit.intake.narrative.prose import Prose, is_small
from researchkit.reference import lexicon, organisations, packs

#: Sentences looked at: what a text is about is told at its beginning.
_FIRST = 30
#: What naming the country itself counts for, beside a place (1) or an organisation of its own.
_NAMED, _ORGANISATION = 2.0, 2.0


def of(prose: Prose) -> str:
    """ISO 3166-1 alpha-2 of the country that has a pack and is named most; of equals the one named first."""
    votes: dict[str, float] = {}
    known = frozenset(packs.countries())
    for sentence in prose.sentences[:_FIRST]:
        text = prose.of(sentence)
        for match in lexicon.load("nationalities").find(prose.words(sentence)):
            votes[match.entry.code] = votes.get(match.entry.code, 0.0) + _NAMED
        for mention in mentions(text, "").found:
            if is_small(text[mention.start]):
                continue
            countries = {place.country for place in mention.places} & known
            whole = all(place.kind == "country" for place in mention.places)
            for country in countries:
                votes[country] = votes.get(country, 0.0) + (_NAMED if whole else 1.0) / len(countries)
        for _, ids in organisations.find(prose.words(sentence)):
            homes = {organisations.load()[one].country for one in ids} & known
            for country in homes:
                votes[country] = votes.get(country, 0.0) + _ORGANISATION / len(homes)
    # Of equals the one named first: a text begins at home.
    return max(votes, key=lambda code: votes[code]) if votes else ""
