"""Relatives who are not named: what a sentence tells of them is told of nobody the text names.

"X was let out, while her uncle is still in prison"; "arrested with his son, since released".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from researchkit.intake.narrative import crowd, cues, phrases
from researchkit.intake.narrative.facts import Fact
from researchkit.intake.narrative.people import Mention, Person
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.reference.lexicon import Match

#: Cues of people named by whose they are.
_OF_SOMEBODY = frozenset({"relative", "acquaintance", "counsel"})
#: What stands between such a word and whose it is, and between that and the name: "of X, the nurse Y".
_NEXT = re.compile(r"\s+(?:(?:of|de|d[\u2019']|du)\s*)?")
_CALLED = re.compile(r"\s*,?\s*(?:[^\s,;:.()]+\s+){0,4}")
_HIS_OWN = re.compile(r"(?:['\u2019]s?)?\s+(?:[^\s,;:.()]+\s+)?")
#: Fields of what befalls somebody.
_BEFALLS = frozenset({"status", "sentence", "date"})
#: Fields of what somebody did.
_DOES = frozenset({"conduct", "violence"})
#: What stands between a word for a relative and what befell them right after it: "her son, since released".
_AFTER = re.compile(r",?\s*(?:[^\s,;:.()]+\s+){0,2}")
#: Words at the head of a sentence among which its subject stands.
_OPENING = 1
#: Words for whose relative it is, and for him and her.
_HIS, _HERS = re.compile(r"his|его", re.IGNORECASE), re.compile(r"her|её|ее", re.IGNORECASE)
_HE, _SHE = (
    re.compile(r"he|him|his|он|ему|его", re.IGNORECASE),
    re.compile(r"she|her|она|ей|её|ее", re.IGNORECASE),
)
_CLAUSE = re.compile(r"[,;]|\b(?:and|but|while|whereas|и|а|но|ал|және|et|mais|tandis)\b", re.IGNORECASE)


def told_of_one(prose: Prose, sentence: Sentence, here: Sequence[tuple[Person, Mention]], fact: Fact) -> bool:
    """Whether a fact after the last name is told of a relative who is not named."""
    if fact.field not in _BEFALLS and (fact.field not in _DOES or here):
        return False
    last = max((mention.end for _, mention in here if mention.end <= fact.at), default=sentence.start)
    if any(mention.start > fact.at for _, mention in here):
        return False
    words = prose.words(sentence)
    found = phrases.every("people_cues", words, prose.language)
    for match in found:
        side = match.entry.qualifier.partition(":")[0]
        start, end = sentence.start + match.start, sentence.start + match.end
        if any(
            crowd.is_number(word, prose.language) for word in words.words[match.last + 1 : match.last + 3]
        ):
            continue  # "the mother of two"
        if match.entry.code != "relative" or side != "after" or not last <= start or end > fact.start:
            continue
        begins = _CLAUSE.search(prose.flat, last, start) is not None and ":" not in prose.flat[last:start]
        if not here and match.first <= _OPENING and not _he(prose, sentence, match, fact):
            return True  # "Her husband was sent to a camp in 2017"; "His brother had taken part in a rally"
        if fact.field in _DOES:
            continue
        acts = bool(here) and "," not in prose.flat[end : fact.start] and begins
        if acts or (_AFTER.fullmatch(prose.flat[end : fact.start]) and prose.flat[end] == ","):
            return True
    return False


def without_owners(
    prose: Prose, sentence: Sentence, here: Sequence[tuple[Person, Mention]]
) -> list[tuple[Person, Mention]]:
    """The names of a sentence but for one that only says whose friend or relative the next is: "X's cellmate, Y"."""
    kept = []
    for at, (person, mention) in enumerate(here):
        after = here[at + 1][1] if at + 1 < len(here) and here[at + 1][0] is not person else None
        if after is None or not _owns(prose, sentence, mention, after):
            kept.append((person, mention))
    return kept


def told_of_owned(
    prose: Prose,
    sentence: Sentence,
    here: Sequence[tuple[Person, Mention]],
    strangers: Sequence[Mention],
    fact: Fact,
) -> bool:
    """Whether a fact befell a third party named by whose friend they are: "X's cellmate, Y, was moved"."""
    if fact.field not in _BEFALLS:
        return False
    after = [one for one in strangers if one.full and one.end <= fact.at]
    if not after or any(after[-1].end < mention.start < fact.at for _, mention in here):
        return False
    if not any(_owns(prose, sentence, mention, after[-1]) for _, mention in here):
        return False
    words = prose.words(sentence)
    between = [
        *phrases.find("anaphora", words, prose.language),
        *phrases.find("attributions", words, prose.language),
    ]
    return not any(after[-1].end <= sentence.start + one.start < fact.at for one in between)


def _owns(prose: Prose, sentence: Sentence, mention: Mention, after: Mention) -> bool:
    """Whether a name only says whose friend, relative or lawyer the next is."""
    if not after.full:
        return False
    spans = [
        (sentence.start + match.start, sentence.start + match.end)
        for match in phrases.every("people_cues", prose.words(sentence), prose.language)
        if match.entry.code in _OF_SOMEBODY and match.entry.qualifier.startswith("after")
    ]
    # In Turkic languages whose lawyer somebody is stands before the word: "адвокат X" is the lawyer X.
    head_first = prose.language.split("-")[0] not in cues.VERB_LAST
    flat = prose.flat
    return any(
        (
            head_first
            and _NEXT.fullmatch(flat[end : mention.start])
            and _CALLED.fullmatch(flat[mention.end : after.start])
        )
        or (_HIS_OWN.fullmatch(flat[mention.end : start]) and _CALLED.fullmatch(flat[end : after.start]))
        for start, end in spans
    )


def _he(prose: Prose, sentence: Sentence, kin: Match, fact: Fact) -> bool:
    """Whether a word between a relative and a fact points back to the person: "his wife says that he was beaten"."""
    words = prose.words(sentence)
    whose = _HERS.fullmatch(words.words[0]) if kin.first else None
    other = (_HE if whose else _SHE) if _HIS.fullmatch(words.words[0]) or whose else None
    found = [
        match
        for match in phrases.find("anaphora", words, prose.language)
        if other is None or not other.fullmatch(words.words[match.first])  # "her son … he" is the son
    ]
    said = [m for m in phrases.find("attributions", words, prose.language) if m.entry.qualifier != "finding"]
    return any(
        kin.last < match.first and sentence.start + match.start < fact.start for match in (*found, *said)
    )
