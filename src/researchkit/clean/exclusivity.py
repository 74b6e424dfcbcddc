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
SOLELY = "solely"
_AT_LARGE = "at_large"
#: Flag of "solely" said of rights, views or dissent as such, and so of no one conduct.
RIGHTS_AT_LARGE = "rights_at_large"
#: Conduct codes that say no more than that somebody stood for a cause.
_CAUSES = ("campaigning",)
#: So many words after "solely" its object may stand.
_REACH = 10


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
            match = next((other for other in within if other.entry.words >= match.entry.words), match)
        if match.entry.code in out:
            continue
        details: tuple[tuple[str, str], ...] = ()
        voice = speakers.nearest(text, match.start, language)
        if voice is not None and voice.value:
            details = (("asserted_by", voice.value), ("speaker", text[voice.start : voice.end]))
        flags = (RIGHTS_AT_LARGE,) if match.entry.code == SOLELY and at_large(text, language) else ()
        out[match.entry.code] = Reading(
            match.entry.code, start=match.start, end=match.end, flags=flags, rule=RULE, details=details
        )
    return tuple(out.values())


def at_large(text: str, language: str = "und") -> bool:
    """Whether words say "solely" of rights, views or dissent as such: "jailed solely for using her rights".

    Such a statement names no one conduct. It does if the same clause goes on to one ("for his views on
    Facebook", "for the right of assembly").
    """
    words = lexicon.cut(text)
    if not lexicon.load("rights_at_large").all(words, language):
        return False
    solely = [
        match for match in lexicon.load("exclusivity").find(words, language) if match.entry.code == SOLELY
    ]
    named = lexical.matches(("rights_at_large", "conduct"), words, language)
    for match in solely:
        after = [
            other.entry.code
            for other in named
            if match.first <= other.first <= match.last + _REACH
            and not any(words.breaks[match.first + 1 : other.last + 1])
        ]
        if _AT_LARGE in after and set(after) <= {_AT_LARGE, *_CAUSES}:
            return True
    return False
