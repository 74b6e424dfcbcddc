"""What happens to people in cases, told in a sentence: arrests, charges, trials, sentences, releases.

Phrases are ``lexicons/case_events.csv``; phrases for a status tell of an event as well.
"""

from __future__ import annotations

from dataclasses import replace

from researchkit.intake.narrative import attributes, phrases
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.reference import lexicon
from researchkit.reference.lexicon import Match, Text

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
    "imprisoned": frozenset({"sentence", "arrest", "custody"}), "acquitted": frozenset({"sentence"}),
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
#: Qualifier of events that a phrase for a status tells.
STATUS = "status"


def events(prose: Prose, sentence: Sentence) -> list[Match]:
    """What happens to people in cases, told in a sentence."""
    return [match for match in happenings(prose, sentence) if match.entry.code != lexicon.SILENT]


def happenings(prose: Prose, sentence: Sentence) -> list[Match]:
    """Events, and phrases that look like one and are none ("pleaded not guilty"), with code ``-``."""
    words = prose.words(sentence)
    found = phrases.every("case_events", words, prose.language)
    for match in phrases.every("status", words, prose.language):
        kind = _KINDS.get(match.entry.code)
        if kind and (match.entry.words > 1 or match.entry.code in _PLAIN):
            side = "" if match.entry.code == "bail_or_pledge" else STATUS
            found.append(replace(match, entry=replace(match.entry, code=kind, qualifier=side)))
    asked = phrases.find("requests", words, prose.language)
    found = [m for m in found if m.entry.code != "release" or not any(_asked(a, m, words) for a in asked)]
    found.sort(key=lambda match: match.first)
    chosen = lexicon.choose(found)
    others = attributes.of_others(chosen, words, prose.language)
    return [match for match in chosen if match not in others]


def _asked(request: Match, event: Match, words: Text) -> bool:
    """Whether words ask for an event: "called on the court to release him"."""
    side, _, reach = request.entry.qualifier.partition(":")
    low, high = (request.last, event.first) if side == "before" else (event.last, request.first)
    return low < high <= low + int(reach) and not any(words.breaks[low + 1 : high + 1])
