"""Reading coded values from the phrases of a lexicon: what the lexicon-driven cleaners have in common.

A phrase found gives a code. Words in front of it may turn it (``did not take part``) or say how firmly it
stands (``planned to attend``, ``allegedly``); those words are lexicons too: ``negation.csv`` with how far
each one reaches, and ``modality.csv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from researchkit.core.claim import Reading
from researchkit.core.truth import Assertion, UnknownReason
from researchkit.reference import lexicon
from researchkit.reference.lexicon import Match, Text

#: Of several modal words the first of these counts.
_MODALITY_RANK = ("intended", "attempt", "alleged", "admitted")
_MODAL_REACH = 6
#: No negation reaches further, in words.
_LONGEST_REACH = 8
#: Longest piece (characters) in which everything is compared with everything.
CHUNK = 1200


def matches(names: Iterable[str], text: Text, language: str) -> list[Match]:
    """Phrases of one or several lexicons, without overlaps, in order of place."""
    found = [match for name in names for match in lexicon.load(name).all(text, language)]
    found.sort(key=lambda match: match.first)
    return [match for match in lexicon.choose(found) if match.entry.code != lexicon.SILENT]


def denied(found: list[Match], text: Text, language: str) -> set[int]:
    """Which of the matches (by index) stand under a negation in the same clause."""
    before: dict[int, int] = {}
    after: dict[int, int] = {}
    for negation in lexicon.load("negation").find(text, language):
        side, _, reach = negation.entry.qualifier.partition(":")
        if side == "before":
            before[negation.last] = int(reach)
        else:
            after[negation.first] = int(reach)
    out: set[int] = set()
    for index, match in enumerate(found):
        for gap in range(_LONGEST_REACH):
            left, right = match.first - 1 - gap, match.last + 1 + gap
            if gap < before.get(left, 0) and not any(text.breaks[left + 1 : match.first + 1]):
                out.add(index)
            if gap < after.get(right, 0) and not any(text.breaks[match.last + 1 : right + 1]):
                out.add(index)
    return out


def modality(found: list[Match], text: Text, language: str) -> dict[int, str]:
    """Index of a match → ``intended``, ``attempt``, ``alleged`` or ``admitted``, from words before or in it."""
    words: dict[int, list[Match]] = {}
    for word in lexicon.load("modality").find(text, language):
        words.setdefault(word.first, []).append(word)
    out: dict[int, str] = {}
    for index, match in enumerate(found):
        codes = {
            word.entry.code
            for at in range(match.first - _MODAL_REACH, match.last + 4)
            for word in words.get(at, ())
            if not any(text.breaks[min(word.first, match.first) + 1 : max(word.last, match.last) + 1])
        }
        for code in _MODALITY_RANK:
            if code in codes:
                out[index] = code
                break
    return out


def near(match: Match, others: dict[int, list[Match]], text: Text, reach: int) -> list[Match]:
    """The matches of another kind around a match, in its sentence.

    Args:
        match: a match.
        others: the other matches, by their first word (:func:`by_first`).
        text: the text of both.
        reach: how many words may stand between.
    """
    return [
        other
        for at in range(match.first - reach - _LONGEST_REACH, match.last + reach + 1)
        for other in others.get(at, ())
        if max(match.first - other.last, other.first - match.last) <= reach
        and not any(text.breaks[min(other.first, match.first) + 1 : max(other.last, match.last) + 1])
    ]


def by_first(found: Iterable[Match]) -> dict[int, list[Match]]:
    """Matches by their first word."""
    out: dict[int, list[Match]] = {}
    for match in found:
        out.setdefault(match.first, []).append(match)
    return out


def chunks(text: str) -> Iterator[tuple[int, str]]:
    """A long text in pieces of bounded length, cut after sentences where there are any: start and piece.

    Whatever looks at all pairs within a piece stays linear in the text.
    """
    start = 0
    while start < len(text):
        end = min(start + CHUNK, len(text))
        if end < len(text):
            stops = [text.rfind(mark, start + CHUNK // 2, end) for mark in (". ", "\n", "; ", "\u3002", " ")]
            best = next((stop for stop in stops if stop > start), end - 1)
            end = best + 1
        yield start, text[start:end]
        start = end


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
