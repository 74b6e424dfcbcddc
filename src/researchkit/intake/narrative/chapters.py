"""The country each part of a digest speaks of: a label or a short line before it names a place abroad."""

from __future__ import annotations

from researchkit.clean.place_mentions import mentions
from researchkit.intake.narrative import layout
from researchkit.intake.narrative.prose import Prose
from researchkit.reference import lexicon, packs

#: Words of a line that names the place of what follows, at most.
_SHORT = 3


def countries(prose: Prose, home: str) -> dict[int, str]:
    """Country of every sentence of a part whose label names a place abroad; others are the text's.

    Args:
        prose: the text.
        home: its country, ISO 3166-1 alpha-2.

    Returns:
        Number of the sentence → ISO 3166-1 alpha-2.
    """
    labels = layout.labels(prose)
    out: dict[int, str] = {}
    here = ""
    for sentence in prose.sentences:
        short = sentence.line and not sentence.item and len(prose.words(sentence).words) <= _SHORT
        if sentence.number in labels or short:
            here = _abroad(prose.of(sentence), home)
        if here:
            out[sentence.number] = here
    return out


def _abroad(label: str, home: str) -> str:
    """The one country other than the text's in which a label's place lies; ``""`` if it may lie at home."""
    known = frozenset(packs.countries())
    named = {match.entry.code for match in lexicon.load("nationalities").find(lexicon.cut(label))}
    found = mentions(label.capitalize(), "").found
    told = named or {place.country for mention in found for place in mention.places}
    return next(iter(told)) if len(told) == 1 and told <= known and home not in told else ""
