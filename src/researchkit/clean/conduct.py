"""Conduct: what an accusation is said to rest on → conduct codes of the codebook.

A legal characterisation ("organising mass riots") is read as what it says, never as violence of a person;
the name of a law ("the law on peaceful assemblies") is read as nothing. Words that only name a charge
("undermining the constitutional order") tell no act: they are *not stated*, flagged ``charge_words``. Words
that only name a case, a day or an event tell where somebody stood in time, not what they did. Where the words
say that the acts are not told, or that there is no evidence of them, what stands with that tells none either.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from researchkit.clean import charge_titles, exclusivity, lexical
from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.told import untold
from researchkit.clean.violence import find as find_violence
from researchkit.clean.violence import read as read_violence
from researchkit.core.claim import Reading
from researchkit.core.truth import Assertion, UnknownReason
from researchkit.reference import codebook, lexicon
from researchkit.reference.lexicon import Match, Text

__all__ = ["COARSE", "coarse", "find", "find_violence", "read", "read_violence"]

RULE = "conduct@2"
UNKNOWN = "CLEAN-CONDUCT-01"
NOT_DISCLOSED = "not_disclosed"
#: Code of phrases that only name a charge, and the flag of what is read from them.
CHARGE_WORDS = "charge_words"
#: Flag of words that were understood and tell no act: only a case, a day, an event, or what others did.
NO_ACT = "no_act_told"
#: Flag of what somebody else than the speaker of the cell is said to say, after a semicolon: "; relatives link it to".
ANOTHERS_WORD = "anothers_word"
#: Flag of what could be the manner of another act (a poster at a picket) but is told in a statement of its own.
APART = "apart"
#: Flag of a denial of the deed ("he denies having been there"): it does not say that the deed is not relied on.
DEED_DENIED = "deed_denied"
#: Flag of a cell that is a source's own class, written as a code, and no words.
CLASS_CODE = "class_code"
#: Code of phrases that tell of riots: another act, and flagged as one that many do together.
RIOT = "riot"
_ANY_ACT = "other"
#: What the title of an offence may be misread as; acts of any kind of their own are kept as read.
_TITLED = frozenset({_ANY_ACT, RIOT})

_IN_CELLS = ("conduct", "conduct_cells")
_ASIDE = 4
#: So many words make a statement.
_STATES = 3
#: So many words may stand between "not for" and the deed.
_RELIED = 4
#: So many words into a statement its speaker may stand.
_OPENS = 2
_CAUSE = "campaigning"
_BARE = frozenset({"<assembly>", "<meeting>"})
_CLAUSE = re.compile(r"[,;:()/]|\band\b|\bи\b|\bжәне\b|\bet\b|\bund\b|\by\b", re.IGNORECASE)

_TURNS = re.compile(r"[,:]|\b(?:but|а|но|mais|sondern|sino|ma|але)\b", re.IGNORECASE)
_COMMA = re.compile(r"[,:()]")
_CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")

#: Coarse groups of conduct codes; codes not listed stand for themselves.
COARSE: dict[str, str] = {"attended_meeting": "attendance", "attended_assembly": "attendance"}


def coarse(code: str) -> str:
    """The coarse group of a conduct code."""
    return COARSE.get(code, code)


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Read a cell that tells conduct; a bare noun ("rally") counts here.

    Returns:
        One reading a conduct code, in order of place. Qualifier: ``intended``, ``attempt``, ``alleged``,
        ``admitted`` or ``""``; ``assertion`` is set to denied where the words deny it. Flags:
        :data:`CHARGE_WORDS`, :data:`NO_ACT`, :data:`ANOTHERS_WORD`, :data:`APART`, :data:`DEED_DENIED`, :data:`RIOT`, :data:`CLASS_CODE`, :data:`exclusivity.RIGHTS_AT_LARGE`.
    """
    flags: tuple[str, ...] = (CLASS_CODE,) if _CODE.fullmatch(verbatim.strip()) else ()
    if exclusivity.at_large(verbatim, context.language):
        flags += (exclusivity.RIGHTS_AT_LARGE,)
    found = _read(verbatim, context)
    text = lexicon.cut(verbatim)
    others = _words_of_others(text, context.language) if any(text.breaks) else frozenset()
    apart = _told_apart(found, text)
    out = []
    for at, reading in enumerate(found):
        own = flags + ((APART,) if at in apart else ())
        if reading.value and any(reading.start <= text.spans[word][0] < reading.end for word in others):
            own += (ANOTHERS_WORD,)
        out.append(replace(reading, flags=reading.flags + own) if own else reading)
    return tuple(out)


def _told_apart(found: Sequence[Reading], text: Text) -> set[int]:
    """Which readings (by index) could be the manner of another, but stand in a statement of their own."""
    manner = codebook.load().manner
    if not any(text.breaks) or all(reading.value not in manner for reading in found):
        return set()
    ends = [start for (start, _), broken in zip(text.spans, text.breaks, strict=True) if broken]
    where = [sum(end <= reading.start for end in ends) for reading in found]
    return {
        at
        for at, reading in enumerate(found)
        if reading.value in manner
        and all(
            where[at] != where[other] or found[other].value not in manner[reading.value or ""]
            for other in range(len(found))
        )
    }


def _passed_over(text: Text, chosen: Sequence[Match], marks: Sequence[Match]) -> bool:
    """Whether a statement of several words holds nothing that was understood: a person is to look, it may tell an act."""
    if any(mark.entry.code == "cell" for mark in marks):
        return False
    seen = {at for match in (*chosen, *marks) for at in range(match.first, match.last + 1)}
    starts = [0, *(at for at, broken in enumerate(text.breaks) if broken and at), len(text.words)]
    return any(
        last - first >= _STATES and seen.isdisjoint(range(first, last))
        for first, last in itertools.pairwise(starts)
    )


def _words_of_others(text: Text, language: str) -> frozenset[int]:
    """Words of statements after the first that open with a speaker who is no authority: "; activists link it to"."""
    official = codebook.load().official
    opening: set[int] = set()
    for match in lexical.matches(("speakers",), text, language):
        if match.entry.code in official or not any(text.breaks[: match.first + 1]):
            continue
        if any(text.breaks[max(match.first - _OPENS, 0) : match.first + 1]):
            opening.add(match.first)
    out: set[int] = set()
    for at in opening:
        while at < len(text.words) and not (at not in opening and text.breaks[at]):
            out.add(at)
            at += 1
    return frozenset(out)


def _read(verbatim: str, context: Context) -> tuple[Reading, ...]:
    silent = untold(verbatim, RULE)
    if silent is not None:
        return (silent,)
    text = lexicon.cut(verbatim)
    every = [match for name in _IN_CELLS for match in lexicon.load(name).all(text, context.language)]
    chosen = lexicon.choose(sorted(every, key=lambda match: match.first))
    marks = lexicon.load("conduct_untold").find(text, context.language)
    told = _told_apart_from(marks, _acts(chosen), text, verbatim)
    acts = _without_titles(told, every, text, verbatim, context.language)
    if not acts and (chosen or marks):  # only of the law, of a charge, or of what others did
        charged = len(acts) < len(told) or any(match.entry.code == CHARGE_WORDS for match in chosen)
        flags: tuple[str, ...] = (CHARGE_WORDS if charged else NO_ACT,)
        if any(match.entry.code == RIOT for match in told):
            flags += (RIOT,)
        issue = UNKNOWN if _passed_over(text, chosen, marks) else ""
        return (
            Reading(None, UnknownReason.NOT_STATED, end=len(verbatim), flags=flags, issue=issue, rule=RULE),
        )
    found = _readings(_without_asides(acts, verbatim), text, verbatim, context.language)
    return found or lexical.unread(verbatim, UNKNOWN, RULE)


def find(text: str, language: str = "und") -> tuple[Reading, ...]:
    """Find conduct told in running prose, where only whole statements count. May be empty."""
    words = lexicon.cut(text)
    return _readings(_acts(lexical.matches(("conduct",), words, language)), words, text, language)


def _acts(chosen: list[Match]) -> list[Match]:
    return [match for match in chosen if match.entry.code not in {lexicon.SILENT, CHARGE_WORDS}]


def _without_titles(
    told: list[Match], every: list[Match], text: Text, verbatim: str, language: str
) -> list[Match]:
    """Leave out what was read as an act of no kind of its own from words that only repeat an offence's title.

    Where any phrase of those words, even one that lost to a longer, tells an act of a kind of its own, all stays.
    """
    if _TITLED.isdisjoint(match.entry.code for match in told):
        return told
    charges: set[int] = set()
    silent: set[int] = set()
    acts: set[int] = set()
    kinds = {CHARGE_WORDS: charges, lexicon.SILENT: silent}
    for match in every:
        if match.entry.code not in _TITLED:
            kinds.get(match.entry.code, acts).update(range(match.first, match.last + 1))
    titles = charge_titles.titles_in(text, verbatim, language, charges, silent, acts)
    return [match for match in told if match.entry.code not in _TITLED or match.first not in titles]


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
    """Drop bare nouns that only say where or about what: "damaged cameras during protests".

    A cause right before such a noun only says what for: "anti-war pickets" are pickets.
    """
    out: list[Match] = []
    for index, match in enumerate(found):
        bare = match.entry.words == 1 and match.entry.phrase in _BARE
        if bare and out and out[-1].entry.code == _CAUSE and out[-1].last + 1 == match.first:
            out[-1] = match
            continue
        earlier = found[max(index - _ASIDE, 0) : index]
        others = [other for other in earlier if other.entry.code != match.entry.code]
        if bare and any(_same_clause(verbatim, other.end, match.start) for other in others):
            continue
        out.append(match)
    return out


def _same_clause(verbatim: str, end: int, start: int) -> bool:
    between = verbatim[end:start]
    return _CLAUSE.search(between) is None


def _readings(found: list[Match], text: Text, verbatim: str, language: str) -> tuple[Reading, ...]:
    unused = _not_relied_on(found, text, verbatim, language) if found else set()
    denials = lexical.denied(found, text, language) | unused if found else set()
    modal = lexical.modality(found, text, language) if found else {}
    out: dict[tuple[str, bool], Reading] = {}
    for index, match in enumerate(found):
        denies = index in denials
        for code in match.entry.code.split("+"):
            flags: tuple[str, ...] = (RIOT,) if code == RIOT else ()
            flags += (DEED_DENIED,) if denies and index not in unused else ()
            code = _ANY_ACT if code == RIOT else code
            if (code, denies) in out:
                earlier = out[code, denies]
                out[code, denies] = replace(earlier, flags=earlier.flags or flags)
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
                    flags=flags,
                    rule=RULE,
                )
            out[code, denies] = reading
    return tuple(out.values())


def _not_relied_on(found: list[Match], text: Text, verbatim: str, language: str) -> set[int]:
    """Which of the matches (by index) words say not to be what somebody is held for: "not detained for"."""
    words = lexicon.load("not_relied_on").find(text, language)
    return {
        index
        for index, match in enumerate(found)
        if any(
            0 <= match.first - 1 - word.last < _RELIED
            and not any(text.breaks[word.last + 1 : match.first + 1])
            and _TURNS.search(verbatim[word.end : match.start]) is None
            for word in words
        )
    }
