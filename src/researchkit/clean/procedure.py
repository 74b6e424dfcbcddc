"""Procedure flags: what a source says went wrong, and with whom.

The one it happened to need not be the detained person: a paper of silence may be on a relative.
"""

from __future__ import annotations

from dataclasses import replace

from researchkit.clean import lexical
from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.told import untold
from researchkit.core.claim import Reading
from researchkit.core.truth import Assertion
from researchkit.reference import lexicon
from researchkit.reference.lexicon import Match, Text

RULE = "procedure@1"
UNKNOWN = "CLEAN-PROCEDURE-01"

#: Flags that are by their meaning about others.
_OF_OTHERS = {
    "reprisal_on_family": "relative",
    "no_notice_to_family": "relative",
    "counsel_barred": "counsel",
    "counsel_pressured": "counsel",
}
#: How many words away the clause may name who had to sign.
_REACH = 8


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Read a cell of procedure flags.

    Returns:
        One reading a flag, in order of place. Detail ``subject`` is ``relative`` or ``counsel`` where the
        clause names one as the one concerned, else ``person``. A flag that the words deny ("no torture")
        has assertion denied.
    """
    silent = untold(verbatim, RULE)
    if silent is not None:
        return (silent,)
    return find(verbatim, context.language) or lexical.unread(verbatim, UNKNOWN, RULE)


def find(text: str, language: str = "und") -> tuple[Reading, ...]:
    """Find procedure flags in running prose. May be empty."""
    words = lexicon.cut(text)
    found = lexical.matches(("procedure",), words, language)
    if not found:
        return ()
    found = sorted((*found, *_under_torture(found, words, language)), key=lambda match: match.first)
    turned = lexical.denied(found, words, language)
    others = lexical.by_first(lexicon.load("subjects").find(words, language))
    out: dict[tuple[str, bool], Reading] = {}
    for index, match in enumerate(found):
        key = (match.entry.code, index in turned)
        if key in out:
            continue
        reading = lexical.plain((match,), RULE)[0]
        subject = _subject(match, words, others)
        out[key] = replace(
            reading,
            assertion=Assertion.DENIED if index in turned else reading.assertion,
            details=(("subject", subject),),
        )
    return tuple(out.values())


def _under_torture(found: list[Match], text: Text, language: str) -> list[Match]:
    """Torture named inside a statement that a confession was forced: both are told."""
    forced = [match for match in found if match.entry.code == "confession_coerced"]
    if not forced:
        return []
    return [
        match
        for match in lexicon.load("procedure").all(text, language)
        if match.entry.code == "torture_alleged"
        and any(one.first <= match.first <= one.last for one in forced)
    ]


def _subject(match: Match, text: Text, others: dict[int, list[Match]]) -> str:
    if (known := _OF_OTHERS.get(match.entry.code)) is not None:
        return known
    if match.entry.code != "nda":
        return "person"
    named = lexical.near(match, others, text, _REACH)
    return named[0].entry.code if named else "person"
