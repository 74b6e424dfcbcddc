"""Reading coded values from the phrases of a lexicon: what the lexicon-driven cleaners have in common.

A phrase found gives a code. Words in front of it may turn it (``did not take part``) or say how firmly it
stands (``planned to attend``, ``allegedly``); those words are lexicons too: ``negation.csv`` with how far
each one reaches, and ``modality.csv``.
"""

from __future__ import annotations

from collections.abc import Iterable

from researchkit.core.claim import Reading
from researchkit.core.truth import Assertion, UnknownReason
from researchkit.reference import lexicon
from researchkit.reference.lexicon import Match, Text

#: Of several modal words the first of these counts.
_MODALITY_RANK = ("intended", "attempt", "alleged", "admitted")
_MODAL_REACH = 6


def matches(names: Iterable[str], text: Text, language: str) -> list[Match]:
    """Phrases of one or several lexicons, without overlaps, in order of place."""
    found = [match for name in names for match in lexicon.load(name).all(text, language)]
    found.sort(key=lambda match: match.first)
    return [match for match in lexicon.choose(found) if match.entry.code != lexicon.SILENT]


def denied(found: list[Match], text: Text, language: str) -> set[int]:
    """Which of the matches (by index) stand under a negation in the same clause."""
    negations = lexicon.load("negation").find(text, language)
    out: set[int] = set()
    for index, match in enumerate(found):
        for negation in negations:
            side, _, reach = negation.entry.qualifier.partition(":")
            if side == "before":
                gap = match.first - negation.last - 1
                joined = not any(text.breaks[negation.last + 1 : match.first + 1])
            else:
                gap = negation.first - match.last - 1
                joined = not any(text.breaks[match.last + 1 : negation.first + 1])
            inside = match.first <= negation.first and negation.last <= match.last
            if joined and not inside and 0 <= gap < int(reach):
                out.add(index)
    return out


def modality(found: list[Match], text: Text, language: str) -> dict[int, str]:
    """Index of a match → ``intended``, ``attempt``, ``alleged`` or ``admitted``, from words before or in it."""
    words = lexicon.load("modality").find(text, language)
    out: dict[int, str] = {}
    for index, match in enumerate(found):
        codes = {
            word.entry.code
            for word in words
            if -_MODAL_REACH <= word.first - match.first <= match.last - match.first + 3
            and not any(text.breaks[min(word.first, match.first) + 1 : max(word.last, match.last) + 1])
        }
        for code in _MODALITY_RANK:
            if code in codes:
                out[index] = code
                break
    return out


def plain(found: Iterable[Match], rule: str) -> tuple[Reading, ...]:
    """One reading for each code, at the first place where it stands."""
    out: dict[tuple[str, str], Reading] = {}
    for match in found:
        entry = match.entry
        key = (entry.code, entry.qualifier)
        if key not in out:
            out[key] = Reading(
                entry.code,
                qualifier=entry.qualifier,
                start=match.start,
                end=match.end,
                assertion=Assertion(entry.assertion) if entry.assertion else None,
                rule=rule,
            )
    return tuple(out.values())


def unread(verbatim: str, issue: str, rule: str) -> tuple[Reading, ...]:
    """Words in which nothing could be read."""
    return (Reading(None, UnknownReason.UNREADABLE, end=len(verbatim), issue=issue, rule=rule),)
