"""Conduct: what an accusation is said to rest on → conduct codes of the codebook.

A legal characterisation ("organising mass riots") is read as what it says, never as violence of a person;
the name of a law ("the law on peaceful assemblies") is read as nothing. Words that only name a charge
("undermining the constitutional order") tell no act: they are *not stated*, flagged ``charge_words``. Words
that only name a case, a day or an event tell where somebody stood in time, not what they did. Where the words
say that the acts are not told, or that there is no evidence of them, what stands with that tells none either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
#: Code of phrases that only name a charge, and the flag of what is read from them.
CHARGE_WORDS = "charge_words"

_IN_CELLS = ("conduct", "conduct_cells")
_ASIDE = 4
_BARE = frozenset({"<assembly>", "<meeting>"})
_CLAUSE = re.compile(r"[,;:()/]|\band\b|\bи\b|\bжәне\b|\bet\b|\bund\b|\by\b", re.IGNORECASE)

_COMMA = re.compile(r"[,:()]")

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
    marks = lexicon.load("conduct_untold").find(text, context.language)
    told = _told_apart_from(marks, _acts(chosen), text, verbatim)
    if not told and (chosen or marks):  # only of the law, of a charge, or of what others did
        flags = (CHARGE_WORDS,) if any(match.entry.code == CHARGE_WORDS for match in chosen) else ()
        return (Reading(None, UnknownReason.NOT_STATED, end=len(verbatim), flags=flags, rule=RULE),)
    found = _readings(_without_asides(told, verbatim), text, context.language)
    return found or lexical.unread(verbatim, UNKNOWN, RULE)


def find(text: str, language: str = "und") -> tuple[Reading, ...]:
    """Find conduct told in running prose, where only whole statements count. May be empty."""
    words = lexicon.cut(text)
    return _readings(_acts(lexical.matches(("conduct",), words, language)), words, language)


def _acts(chosen: list[Match]) -> list[Match]:
    return [match for match in chosen if match.entry.code not in {lexicon.SILENT, CHARGE_WORDS}]


def _told_apart_from(marks: Sequence[Match], found: list[Match], text: Text, verbatim: str) -> list[Match]:
    """Leave out what stands with words that say it is not told, only context, or without evidence.

    A mark reaches, as its code says, over the ``cell``, over its ``segment`` (between semicolons), or over
    what comes ``after`` it in its clause.
    """
    out = []
    for match in found:
        for mark in marks:
            apart = any(text.breaks[min(mark.first, match.first) + 1 : max(mark.last, match.last) + 1])
            if (
                mark.entry.code == "cell"
                or (mark.entry.code == "segment" and not apart)
                or (
                    mark.entry.code == "after"
                    and mark.first <= match.first
                    and not apart
                    and _COMMA.search(verbatim[mark.end : match.start]) is None
                )
            ):
                break
        else:
            out.append(match)
    return out


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
