"""Violence: whether a text makes violence part of the accusation, denies it, or tells of none.

``peaceful`` denies; "no violent act is reported" denies nothing: it says that none is told.
"""

from __future__ import annotations

from researchkit.clean import lexical
from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.told import untold
from researchkit.core.claim import Reading
from researchkit.core.truth import Assertion, UnknownReason
from researchkit.reference import lexicon

RULE = "violence@1"
VALUE = "violence"
_ORDER = (Assertion.ASSERTED, Assertion.DENIED, Assertion.NOT_MENTIONED)


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Read a cell about violence: a plain yes or no, or words.

    Returns:
        Value ``violence`` with the assertion: asserted, denied or not mentioned. A cell that says "no"
        tells that no violence is told, which denies nothing. Words that assert and deny give a reading
        for each. Words without any of it are *not mentioned*.
    """
    text = lexicon.cut(verbatim)
    plain = lexical.matches(("violence_cells",), text, context.language)
    if plain:
        entry = plain[0].entry
        if entry.code == VALUE:
            return (_told(Assertion(entry.assertion), 0, len(verbatim)),)
        return (_told(Assertion.NOT_MENTIONED, 0, len(verbatim), ("property_only",)),)
    silent = untold(verbatim, RULE)
    if silent is not None:
        return (silent,)
    return find(verbatim, context.language) or (_told(Assertion.NOT_MENTIONED, 0, len(verbatim)),)


def find(text: str, language: str = "und") -> tuple[Reading, ...]:
    """Find statements about violence in running prose. May be empty.

    An assertion under a negation ("called for no violence") denies. Of several that say the same the first
    counts, but words that tell it before a lone word ("peaceful").
    """
    words = lexicon.cut(text)
    found = lexical.matches(("violence",), words, language)
    turned = lexical.denied(found, words, language) if found else set()
    first: dict[Assertion, Reading] = {}
    lone: set[Assertion] = set()
    for index, match in enumerate(found):
        assertion = Assertion(match.entry.assertion)
        if index in turned and assertion is Assertion.ASSERTED:
            assertion = Assertion.DENIED
        if assertion not in first or (assertion in lone and match.entry.words > 1):
            first[assertion] = _told(assertion, match.start, match.end)
            lone.difference_update({assertion})
            if match.entry.words == 1:
                lone.add(assertion)
    if len(first) > 1:
        first.pop(Assertion.NOT_MENTIONED, None)
    return tuple(first[assertion] for assertion in _ORDER if assertion in first)


def _told(assertion: Assertion, start: int, end: int, flags: tuple[str, ...] = ()) -> Reading:
    return Reading(VALUE, start=start, end=end, assertion=assertion, flags=flags, rule=RULE)


def not_stated(verbatim: str) -> Reading:
    """The reading for conduct that is not told at all."""
    return Reading(None, UnknownReason.NOT_STATED, end=len(verbatim), rule=RULE)
