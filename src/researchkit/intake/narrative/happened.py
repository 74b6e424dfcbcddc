"""What happens to people in cases, told in a sentence: arrests, charges, trials, sentences, releases.

Phrases are ``lexicons/case_events.csv``; phrases for a status tell of an event as well.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from researchkit.clean import sentence as penalties
from researchkit.core.claim import Reading
from researchkit.intake.narrative import attributes, phrases
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.reference import lexicon, packs
from researchkit.reference.lexicon import Entry, Match, Text

#: Status code → kind of event that its phrases tell of as well.
_KINDS: dict[str, str] = {
    "detained": "arrest", "administrative_detention": "sentence", "pretrial_detention": "custody",
    "house_arrest": "custody", "charged": "charge", "on_trial": "trial", "convicted": "sentence",
    "imprisoned": "sentence", "fined": "sentence", "suspended_sentence": "sentence",
    "restriction_of_freedom": "sentence", "acquitted": "sentence", "sentence_upheld": "appeal",
    "appeal_rejected": "appeal", "released": "release", "released_early": "release", "wanted": "sought",
    "bail_or_pledge": "release", "recognised_political_prisoner": "weak", "under_investigation": "weak",
    "extradition_detention": "weak", "psychiatric": "weak", "summoned": "weak",
}  # fmt: skip
#: Status code → kinds of event of which its words must be a part; others need only some event in the sentence.
TOLD_BY: dict[str, frozenset[str]] = {
    "detained": frozenset({"arrest", "custody"}), "administrative_detention": frozenset({"sentence", "arrest"}),
    "pretrial_detention": frozenset({"custody", "arrest", "sentence"}), "house_arrest": frozenset({"custody"}),
    "bail_or_pledge": frozenset({"custody", "release"}), "charged": frozenset({"charge"}),
    "wanted": frozenset({"charge", "sought"}),
    "on_trial": frozenset({"trial"}), "convicted": frozenset({"sentence"}), "fined": frozenset({"sentence"}),
    "imprisoned": frozenset({"sentence", "arrest", "custody"}), "acquitted": frozenset({"sentence", "appeal"}),
    "suspended_sentence": frozenset({"sentence"}), "restriction_of_freedom": frozenset({"sentence"}),
    "released": frozenset({"release"}), "released_early": frozenset({"release"}),
    "appeal_rejected": frozenset({"appeal"}), "sentence_upheld": frozenset({"appeal"}),
    "summoned": frozenset({"weak"}), "died": frozenset({"weak"}),
}  # fmt: skip
#: Of these one word is enough; of others ("prison", "court") a phrase is needed.
_PLAIN = frozenset(
    {"detained", "charged", "convicted", "fined", "acquitted", "restriction_of_freedom", "released_early"}
)
#: Kinds of event that make nobody one whom a text is about.
QUIET = frozenset({"weak", "search"})
#: Kinds of penalty that with their amount tell of a sentence by themselves: "will spend ten months in prison".
_PENALTIES = ("imprisonment", "restriction", "suspended", "fine", "administrative_arrest", "community_work")
#: Words of such a penalty at most; a length of time in hours, or of more years than a life without prison is limited for.
_TOGETHER, _NO_TERM = 8, re.compile(r"administrative_arrest:PT|restriction:P[1-9]\dY")
#: Qualifiers of events that a phrase for a status tells, and of those that a verb tells.
STATUS, VERB = "status", "verb"


def events(prose: Prose, sentence: Sentence) -> list[Match]:
    """What happens to people in cases, told in a sentence."""
    return [match for match in happenings(prose, sentence) if match.entry.code != lexicon.SILENT]


def happenings(prose: Prose, sentence: Sentence) -> list[Match]:
    """Events, and phrases that look like one and are none ("pleaded not guilty"), with code ``-``."""
    words = prose.words(sentence)
    found = phrases.every("case_events", words, prose.language)
    verbs = [match for match in found if match.entry.qualifier == VERB]
    for match in phrases.every("status", words, prose.language):
        kind = _KINDS.get(match.entry.code)
        if kind and (match.entry.words > 1 or match.entry.code in _PLAIN):
            side = "" if match.entry.code == "bail_or_pledge" else STATUS
            if any(m.first == match.first and m.last <= match.last and m.entry.code == kind for m in verbs):
                side = VERB  # "taken to a police station" is what happened, more closely told
            found.append(replace(match, entry=replace(match.entry, code=kind, qualifier=side)))
    asked = phrases.find("requests", words, prose.language)
    found = [m for m in found if m.entry.code != "release" or not any(_asked(a, m, words) for a in asked)]
    found.sort(key=lambda match: match.first)
    chosen = lexicon.choose(found)
    others = attributes.of_others(chosen, words, prose.language)
    chosen = [match for match in chosen if match not in others]
    return sorted([*chosen, *_given(prose, sentence, words, chosen)], key=lambda match: match.first)


def _given(prose: Prose, sentence: Sentence, words: Text, chosen: Sequence[Match]) -> Iterator[Match]:
    """Penalties with their amounts, where no other event has their words."""
    for reading in _told(prose.of(sentence), prose.language):
        if any(one.start < reading.end and reading.start < one.end for one in chosen):
            continue
        inside = [
            at for at, span in enumerate(words.spans) if reading.start <= span[0] and span[1] <= reading.end
        ]
        if inside:
            entry = Entry("sentence", "", "", prose.language, frozenset(), "", len(inside))
            yield Match(reading.start, reading.end, inside[0], inside[-1], entry)


@packs.cached
@functools.lru_cache(maxsize=256)
def _told(text: str, language: str) -> tuple[Reading, ...]:
    """Penalties of a sentence that were given, with their amounts."""
    return tuple(
        reading
        for reading in penalties.find(text, language)
        if not reading.qualifier
        and (reading.value or "").partition(":")[0] in _PENALTIES
        and not _NO_TERM.match(reading.value or "")
        and ":" in (reading.value or "")
        and "," not in text[reading.start : reading.end]
        and len(text[reading.start : reading.end].split()) <= _TOGETHER
    )


def _asked(request: Match, event: Match, words: Text) -> bool:
    """Whether words ask for an event: "called on the court to release him"."""
    side, _, reach = request.entry.qualifier.partition(":")
    low, high = (request.last, event.first) if side == "before" else (event.last, request.first)
    return low < high <= low + int(reach) and not any(words.breaks[low + 1 : high + 1])
