"""Procedural status: words → status codes of the codebook."""

from __future__ import annotations

from researchkit.clean import lexical, sentence
from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.told import untold
from researchkit.core.claim import Reading
from researchkit.core.truth import UnknownReason
from researchkit.reference import lexicon

RULE = "status@1"
UNKNOWN = "CLEAN-STATUS-01"

_NOT_IMPOSED = frozenset({"requested", "possible"})


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Read a status cell: one reading for each status told, in order of place ("convicted; house arrest").

    Words of a penalty that is only asked for or possible ("faces up to five years in prison") tell no status.
    """
    silent = untold(verbatim, RULE)
    if silent is not None:
        return (silent,)
    found = find(verbatim, context.language)
    if not found:
        return lexical.unread(verbatim, UNKNOWN, RULE)
    imposed = _imposed(found, verbatim, context)
    return imposed or (Reading(None, UnknownReason.NOT_STATED, end=len(verbatim), rule=RULE),)


def _imposed(found: tuple[Reading, ...], verbatim: str, context: Context) -> tuple[Reading, ...]:
    if not lexicon.load("sentence_modifiers").find(verbatim, context.language):
        return found
    open_spans = [
        (penalty.start, penalty.end)
        for penalty in sentence.find(verbatim, context.language, context.country)
        if penalty.qualifier in _NOT_IMPOSED
    ]
    return tuple(one for one in found if not any(start <= one.start < end for start, end in open_spans))


def find(text: str, language: str = "und") -> tuple[Reading, ...]:
    """Find statuses in running prose. May be empty. A negated status ("was not released") is not read."""
    words = lexicon.cut(text)
    found = lexical.matches(("status",), words, language)
    turned = lexical.denied(found, words, language) if found else set()
    return lexical.plain((match for index, match in enumerate(found) if index not in turned), RULE)
