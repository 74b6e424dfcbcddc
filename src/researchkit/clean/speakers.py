"""Who asserts something: words → a code of ``core.claim.SPEAKERS``; and the kind of an authority."""

from __future__ import annotations

import re

from researchkit.clean import lexical
from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.told import untold
from researchkit.core.claim import SPEAKERS, Reading
from researchkit.core.truth import UnknownReason
from researchkit.reference import codebook, lexicon
from researchkit.reference.lexicon import Match

RULE = "speakers@1"
UNKNOWN = "CLEAN-SPEAKER-01"
AUTHORITY_UNKNOWN = "CLEAN-AUTHORITY-01"
#: Most words from who tells to who is told of, with nothing that sets them apart.
_TELLING = 5
_APART = re.compile(r"[,;:.]\s(?!что\b|деп\b|that\b|que\b)")


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Read who speaks from the words that name the speaker.

    Returns:
        Value = a code of ``SPEAKERS``. Where several are named ("media citing the court"), one reading
        each, the first first.
    """
    silent = untold(verbatim, RULE)
    if silent is not None:
        return (silent,)
    return find(verbatim, context.language) or lexical.unread(verbatim, UNKNOWN, RULE)


def find(text: str, language: str = "und") -> tuple[Reading, ...]:
    """Find speakers named in running prose, in order of place. May be empty."""
    words = lexicon.cut(text)
    return lexical.plain(lexical.matches(("speakers",), words, language), RULE)


def nearest(text: str, at: int, language: str = "und") -> Reading | None:
    """The speaker that the sentence around a character names; the last one before it stands first.

    What somebody says that an authority or a document says is that somebody's to answer for: in "his lawyer says the
    indictment names nothing else" the lawyer speaks.

    Args:
        text: running prose.
        at: a character in it.
        language: its language.
    """
    words = lexicon.cut(text)
    here = next((index for index, (_, end) in enumerate(words.spans) if end > at), -1)
    if here < 0:
        return None
    first = here
    while first > 0 and not words.breaks[first]:
        first -= 1
    last = here
    while last + 1 < len(words.words) and not words.breaks[last + 1]:
        last += 1
    start, end = words.spans[first][0], words.spans[last][1]
    sentence = lexicon.cut(text[start:end])
    found = lexical.matches(("speakers",), sentence, language)
    if not found:
        return None
    before = [match for match in found if match.end + start <= at]
    chosen = _answering(before, text[start:end]) if before else found[0]
    return Reading(chosen.entry.code, start=chosen.start + start, end=chosen.end + start, rule=RULE)


def _answering(before: list[Match], sentence: str) -> Match:
    """The last speaker, or the one who tells what that one says."""
    official = codebook.load().official
    for told, teller in zip(before[::-1], before[-2::-1], strict=False):
        between = sentence[teller.end : told.start]
        if told.entry.code not in official or teller.entry.code in official:
            return told
        if told.first - teller.last > _TELLING or _APART.search(between):
            return told
    return before[0]


def kind_of_authority(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """The kind of an authority or court.

    Returns:
        Value = ``court, police, prosecutor, security_service, anti_corruption, investigator, prison,
        unknown_men, government``; qualifier = level of a court (``district, city, regional, supreme,
        appeal …``). One reading a kind.
    """
    silent = untold(verbatim, RULE)
    if silent is not None:
        return (silent,)
    words = lexicon.cut(verbatim)
    found = lexical.matches(("authorities",), words, context.language)
    best: dict[str, Match] = {}
    for match in found:
        known = best.get(match.entry.code)
        if known is None or (not known.entry.qualifier and match.entry.qualifier):
            best[match.entry.code] = match
    return lexical.plain(best.values(), RULE) or lexical.unread(verbatim, AUTHORITY_UNKNOWN, RULE)


def code(verbatim: str, language: str = "und") -> str:
    """The speaker code of a cell, ``""`` when none can be told."""
    value = read(verbatim, Context(language=language))[0].value
    return value if value in SPEAKERS else ""


def unattributed(verbatim: str) -> Reading:
    """The reading of a statement that nobody is named for."""
    return Reading(None, UnknownReason.NOT_STATED, end=len(verbatim), rule=RULE)
