"""Exclusivity: whether what is told is said to be all that an accusation rests on.

Only words tied to the ground count ("solely for attending", "лишь за пост"), not any "only". A negated
one ("not only for") says that there are other grounds. Whoever says so is read from the same sentence.
"""

from __future__ import annotations

from researchkit.clean import lexical, speakers
from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.told import untold
from researchkit.core.claim import Reading
from researchkit.core.truth import UnknownReason
from researchkit.reference import lexicon

RULE = "exclusivity@1"
OTHER = "other_grounds"


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Read whether words say ``solely`` or ``other_grounds``; silence is *not stated*, never a no."""
    silent = untold(verbatim, RULE)
    if silent is not None:
        return (silent,)
    found = find(verbatim, context.language)
    return found or (Reading(None, UnknownReason.NOT_STATED, end=len(verbatim), rule=RULE),)


def find(text: str, language: str = "und") -> tuple[Reading, ...]:
    """Find statements of exclusivity in running prose. May be empty.

    Returns:
        One reading for each value, at its first place; ``details`` hold ``asserted_by`` and ``speaker``
        where the sentence says who asserts it. A ``solely`` that shares words with a statement of
        other grounds ("not arrested solely for") is that statement.
    """
    words = lexicon.cut(text)
    negated = {
        at: match
        for match in lexicon.load("exclusivity").all(words, language)
        if match.entry.code == OTHER
        for at in range(match.first, match.last + 1)
    }
    out: dict[str, Reading] = {}
    for match in lexical.matches(("exclusivity",), words, language):
        if match.entry.code != OTHER:
            within = (negated[at] for at in range(match.first, match.last + 1) if at in negated)
            match = next(within, match)
        if match.entry.code in out:
            continue
        details: tuple[tuple[str, str], ...] = ()
        voice = speakers.nearest(text, match.start, language)
        if voice is not None and voice.value:
            details = (("asserted_by", voice.value), ("speaker", text[voice.start : voice.end]))
        out[match.entry.code] = Reading(
            match.entry.code, start=match.start, end=match.end, rule=RULE, details=details
        )
    return tuple(out.values())
