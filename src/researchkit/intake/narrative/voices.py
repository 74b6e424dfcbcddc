"""Who says what a sentence tells, and which organisation told a text first.

A statement of an organisation, a prosecutor or a wife stays theirs: it is never the text's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from researchkit.core.claim import SPEAKERS
from researchkit.intake import origins
from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.reference import lexicon
from researchkit.reference.lexicon import Match, Text

#: How far the speaker may stand from the word that says so, in words.
_REACH = 9
#: How much nearer a named organisation counts than a word for one ("the organisation X").
_LISTED = 2
#: Sentences at the head in which a comment counts as telling.
_FIRST = 3
#: Speakers whose accusation a word without a verb of saying tells ("accused", "charged").
_ACCUSES = ("conduct", "stated_reason")
#: Organisations through which others speak: a court's finding told by a paper is the paper's report.
_TELLERS = ("ngo", "media")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it.

    Attributes:
        code: a code of :data:`researchkit.core.claim.SPEAKERS`.
        reports: whether the words report (``according to``) rather than comment (``condemned``).
        start, end: the words that name the speaker (characters of the text); never a person's name.
        origin: id of the organisation, if it is a listed one.
    """

    code: str
    start: int
    end: int
    origin: str = ""
    reports: bool = False


def of(prose: Prose, sentence: Sentence, names: Sequence[tuple[int, int]]) -> Voice | None:
    """Who asserts what a sentence tells, if it says so.

    Args:
        prose: the text.
        sentence: the sentence.
        names: characters of persons named: their names are no speaker's words.
    """
    words = prose.words(sentence)
    says = phrases.find("attributions", words, prose.language)
    if not says:
        return None
    speakers = _speakers(prose, words)
    listed = _listed(prose, sentence, words)
    best: tuple[int, Voice] | None = None
    for say in says:
        for first, last, voice in [*listed, *_spoken(sentence, speakers)]:
            far = _far(say, first, last, words)
            if far is None or any(start < voice.end and voice.start < end for start, end in names):
                continue
            far -= _LISTED if voice.origin else 0
            if best is None or far < best[0]:
                best = far, replace(voice, reports=say.entry.qualifier == "report")
    return best[1] if best else None


def accuser(prose: Prose, sentence: Sentence) -> str:
    """Who accuses where a sentence tells an accusation without a verb of saying: court, prosecutor, authority."""
    words = prose.words(sentence)
    found = [
        match.entry.code
        for match in _speakers(prose, words)
        if match.entry.code in {"court", "prosecutor", "charging_document", "authority"}
    ]
    return found[0] if found else ""


def origin(prose: Prose, about: Sequence[Sentence], publisher: str) -> tuple[str, Voice | None]:
    """The organisation that told a text first, where the text says so.

    Args:
        prose: the text.
        about: sentences that tell of persons the text is about.
        publisher: who published it.

    Returns:
        Its origin id, and where it is named; the publisher's own id and ``None`` where no listed
        organisation is said to have told it.
    """
    own = origins.of_publisher(publisher) if publisher else None
    counts: dict[str, list[Voice]] = {}
    seen: list[Sentence] = []
    for sentence in about:
        voice = of(prose, sentence, ())
        if voice is None or not voice.origin:
            voice = _head(prose, sentence) or _label(prose, sentence) or voice
        early = len(seen) <= _FIRST
        if not sentence.item:  # a list counts for nothing between the head and a comment on it
            seen.append(sentence)
        if voice is not None and voice.origin and voice.code in _TELLERS and (voice.reports or early):
            counts.setdefault(voice.origin, []).append(voice)
    counts.pop(own.origin_id if own else "", None)
    if not counts:
        return (own.origin_id if own else "", None)
    best = max(counts, key=lambda key: (len(counts[key]), -counts[key][0].start))
    return best, counts[best][0]


def _speakers(prose: Prose, words: Text) -> list[Match]:
    """Words for speakers in the text's own language: French "son" is no son."""
    base = prose.language.split("-")[0]
    found = lexicon.load("speakers").find(words, prose.language)
    own = {base, "und", "", *(("ru",) if base in {"ky", "be", "uk"} else ())}
    return [match for match in found if base == "und" or match.entry.language in own]


def _head(prose: Prose, sentence: Sentence) -> Voice | None:
    """The organisation a sentence begins with, if the sentence says something: "Human Rights Watch has called on …"."""
    words = prose.words(sentence)
    if not phrases.find("attributions", words, prose.language):
        return None
    return next((voice for first, _, voice in _listed(prose, sentence, words) if first <= 1), None)


def _label(prose: Prose, sentence: Sentence) -> Voice | None:
    """The organisation named before a colon at the head of a sentence: "Amnesty International: historian jailed"."""
    for first, _, voice in _listed(prose, sentence, prose.words(sentence)):
        if first == 0 and prose.flat[voice.end :].lstrip(' »\u201d"').startswith(":"):
            return replace(voice, reports=True)
    return None


def _spoken(sentence: Sentence, speakers: Sequence[Match]) -> list[tuple[int, int, Voice]]:
    return [
        (
            match.first,
            match.last,
            Voice(match.entry.code, sentence.start + match.start, sentence.start + match.end),
        )
        for match in speakers
        if match.entry.code in SPEAKERS
    ]


def _listed(prose: Prose, sentence: Sentence, words: Text) -> list[tuple[int, int, Voice]]:
    """Organisations that ``reference/origins.csv`` lists, named in a sentence."""
    out = []
    for first, last, found in origins.named(words):
        start, end = words.spans[first][0], words.spans[last][1]
        voice = Voice(
            found.asserted_by or "media", sentence.start + start, sentence.start + end, found.origin_id
        )
        out.append((first, last, voice))
    return out


def _far(say: Match, first: int, last: int, words: Text) -> int | None:
    """Words between a verb of saying and a speaker on the side where it may stand."""
    if last < say.first:
        gap, low, high = say.first - last, last, say.first
        if say.entry.code == "after":
            return None
    elif first > say.last:
        gap, low, high = first - say.last, say.last, first
        if say.entry.code == "before":
            return None
        gap += 2  # "the group said the court had ruled": the speaker stands before
    else:
        return 0
    if gap > _REACH or any(words.breaks[low + 1 : high + 1]):
        return None
    return gap
