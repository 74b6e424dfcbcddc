"""Affiliation: words → organisations, and how firmly the link to them stands.

"Activist" or "journalist" names no organisation: it is a role, kept in the details, and the value stays
open for the reason *not stated*.
"""

from __future__ import annotations

from researchkit.clean import lexical
from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.told import untold
from researchkit.core.claim import Reading
from researchkit.core.dates import UNDATED, Interval
from researchkit.core.truth import Assertion, UnknownReason
from researchkit.reference import lexicon, organisations
from researchkit.reference.lexicon import Match, Text

RULE = "organisations@1"
UNKNOWN, AMBIGUOUS = "CLEAN-ORG-01", "CLEAN-ORG-02"

#: How far (in words) a word like "alleged" reaches, and which of several counts.
_REACH = 10
_TOUCH = 2
_FIRMNESS = ("court_found", "alleged", "self_declared")


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Read a cell that tells a person's movement, organisation or role.

    Returns:
        One reading an organisation: value = id, qualifier = ``alleged``, ``self_declared``,
        ``court_found`` or ``""`` where the words tell no more than the link. Without an organisation: one
        reading without a value, with the role in its details.
    """
    silent = untold(verbatim, RULE)
    if silent is not None:
        return (silent,)
    found = find(verbatim, context.language, context.country, _when(context))
    if found:
        return found
    role = _role(lexicon.cut(verbatim), context.language)
    if role:
        return (
            Reading(None, UnknownReason.NOT_STATED, end=len(verbatim), rule=RULE, details=(("role", role),)),
        )
    return lexical.unread(verbatim, UNKNOWN, RULE)


def find(
    text: str, language: str = "und", country: str = "", when: Interval = UNDATED
) -> tuple[Reading, ...]:
    """Find organisations named in running prose. May be empty.

    A name says no more than that it is named: detail ``kind`` tells a movement from a newspaper.
    """
    words = lexicon.cut(text)
    named = organisations.find(words, country, when)
    if not named:
        return ()
    role = _role(words, language)
    firmness = lexical.by_first(lexicon.load("affiliation_words").find(words, language))
    turned = lexical.denied([match for match, _ in named], words, language)
    out: dict[tuple[str | None, int], Reading] = {}
    for index, (match, ids) in enumerate(named):
        if _unrelated(match, words, firmness):
            continue
        if len(ids) > 1:
            reading = Reading(None, UnknownReason.UNREADABLE, start=match.start, end=match.end,
                              issue=AMBIGUOUS, rule=RULE)  # fmt: skip
            out.setdefault((None, match.start), reading)
            continue
        reading = Reading(
            ids[0],
            qualifier=_qualifier(match, words, firmness),
            start=match.start,
            end=match.end,
            assertion=Assertion.DENIED if index in turned else None,
            rule=RULE,
            details=(("kind", organisations.load()[ids[0]].kind), *((("role", role),) if role else ())),
        )
        known = out.get((ids[0], 0))
        if known is None or (reading.qualifier and not known.qualifier):
            out[ids[0], 0] = reading
    return tuple(sorted(out.values(), key=lambda reading: reading.start))


def _qualifier(match: Match, text: Text, firmness: dict[int, list[Match]]) -> str:
    near = {word.entry.code for word in lexical.near(match, firmness, text, _REACH)}
    return next((code for code in _FIRMNESS if code in near), "")


def _unrelated(match: Match, text: Text, firmness: dict[int, list[Match]]) -> bool:
    """A critic of a party, or a prisoner whom an organisation has listed, is none of its people."""
    return any(word.entry.code == "unrelated" for word in lexical.near(match, firmness, text, _TOUCH))


def _role(text: Text, language: str) -> str:
    found = lexicon.load("affiliation_roles").find(text, language)
    return "|".join(dict.fromkeys(match.entry.code for match in found))


def _when(context: Context) -> Interval:
    if context.when != UNDATED:
        return context.when
    last = context.published.last
    return Interval(None, last, f"../{last}") if last else UNDATED
