"""Procedural status: words → status codes of the codebook."""

from __future__ import annotations

from researchkit.clean import lexical
from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.told import untold
from researchkit.core.claim import Reading
from researchkit.reference import lexicon

RULE = "status@1"
UNKNOWN = "CLEAN-STATUS-01"


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Read a status cell: one reading for each status told, in order of place ("convicted; house arrest")."""
    silent = untold(verbatim, RULE)
    if silent is not None:
        return (silent,)
    return find(verbatim, context.language) or lexical.unread(verbatim, UNKNOWN, RULE)


def find(text: str, language: str = "und") -> tuple[Reading, ...]:
    """Find statuses in running prose. May be empty. A negated status ("was not released") is not read."""
    words = lexicon.cut(text)
    found = lexical.matches(("status",), words, language)
    turned = lexical.denied(found, words, language) if found else set()
    return lexical.plain((match for index, match in enumerate(found) if index not in turned), RULE)
