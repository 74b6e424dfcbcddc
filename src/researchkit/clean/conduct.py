"""Conduct: what an accusation is said to rest on → conduct codes of the codebook.

A legal characterisation ("organising mass riots") is read as what it says, never as violence of a person;
the name of a law ("the law on peaceful assemblies") is read as nothing.
"""

from __future__ import annotations

import re

from researchkit.clean import lexical
from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.told import untold
from researchkit.clean.violence import find as find_violence
from researchkit.clean.violence import read as read_violence
from researchkit.core.claim import Reading
from researchkit.core.truth import Assertion, UnknownReason
from researchkit.reference import lexicon
from researchkit.reference.lexicon import Match, Text

__all__ = ["COARSE", "coarse", "find", "find_violence", "read", "read_violence"]

RULE = "conduct@1"
UNKNOWN = "CLEAN-CONDUCT-01"
NOT_DISCLOSED = "not_disclosed"

_IN_CELLS = ("conduct", "conduct_cells")
_ASIDE = 4
_BARE = frozenset({"<assembly>", "<meeting>", "airport"})
_CLAUSE = re.compile(r"[,;:()/]|\band\b|\bи\b|\bжәне\b|\bet\b|\bund\b|\by\b", re.IGNORECASE)

#: Coarse groups of conduct codes; codes not listed stand for themselves.
COARSE: dict[str, str] = {"attended_meeting": "attendance", "attended_assembly": "attendance"}


def coarse(code: str) -> str:
    """The coarse group of a conduct code."""
    return COARSE.get(code, code)


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Read a cell that tells conduct; a bare noun ("rally") counts here.

    Returns:
        One reading a conduct code, in order of place. Qualifier: ``intended``, ``attempt``, ``alleged``,
        ``admitted`` or ``""``; ``assertion`` is set to denied where the words deny it.
    """
    silent = untold(verbatim, RULE)
    if silent is not None:
        return (silent,)
    text = lexicon.cut(verbatim)
    every = [match for name in _IN_CELLS for match in lexicon.load(name).all(text, context.language)]
    chosen = lexicon.choose(sorted(every, key=lambda match: match.first))
    told = [match for match in chosen if match.entry.code != lexicon.SILENT]
    if not told and chosen:  # only of the law, or of what others did
        return (Reading(None, UnknownReason.NOT_STATED, end=len(verbatim), rule=RULE),)
    found = _readings(_without_asides(told, verbatim), text, context.language)
    return found or lexical.unread(verbatim, UNKNOWN, RULE)


def find(text: str, language: str = "und") -> tuple[Reading, ...]:
    """Find conduct told in running prose, where only whole statements count. May be empty."""
    words = lexicon.cut(text)
    return _readings(lexical.matches(("conduct",), words, language), words, language)


def _without_asides(found: list[Match], verbatim: str) -> list[Match]:
    """Drop bare nouns that only say where or about what: "damaged cameras during protests"."""
    out: list[Match] = []
    for index, match in enumerate(found):
        bare = match.entry.words == 1 and match.entry.phrase in _BARE
        earlier = found[max(index - _ASIDE, 0) : index]
        others = [other for other in earlier if other.entry.code != match.entry.code]
        if bare and any(_same_clause(verbatim, other.end, match.start) for other in others):
            continue
        out.append(match)
    return out


def _same_clause(verbatim: str, end: int, start: int) -> bool:
    between = verbatim[end:start]
    return _CLAUSE.search(between) is None


def _readings(found: list[Match], text: Text, language: str) -> tuple[Reading, ...]:
    denials = lexical.denied(found, text, language) if found else set()
    modal = lexical.modality(found, text, language) if found else {}
    out: dict[tuple[str, bool], Reading] = {}
    for index, match in enumerate(found):
        denies = index in denials
        for code in match.entry.code.split("+"):
            if (code, denies) in out:
                continue
            if code == NOT_DISCLOSED:
                reading = Reading(
                    None, UnknownReason.NOT_DISCLOSED, start=match.start, end=match.end, rule=RULE
                )
            else:
                reading = Reading(
                    code,
                    qualifier=match.entry.qualifier or modal.get(index, ""),
                    start=match.start,
                    end=match.end,
                    assertion=Assertion.DENIED if denies else None,
                    rule=RULE,
                )
            out[code, denies] = reading
    return tuple(out.values())
