"""Sentences before a name: "A court has jailed an activist. …", a headline, a line above a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from researchkit.intake.narrative import crowd, happened, phrases
from researchkit.intake.narrative.facts import Fact, Told
from researchkit.intake.narrative.people import Person
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.scenes import Attached, aside
from researchkit.reference.lexicon import Match

#: People who act in somebody else's case.
_ACTING = frozenset({"judge", "prosecutor", "official", "counsel"})
#: How far, in words, a word for people may stand after "a 19-year-old".
_AGED = 7
#: What a headline may tell of those whom the next sentences name.
_OF_HEADLINES = frozenset({"place", "date", "article", "affiliation", "exclusivity"})

#: What a sentence before the names tells of one of them, it may not tell of the others.
_OF_ONE = frozenset({"status", "sentence", "date"})


def introduces(prose: Prose, sentence: Sentence, pointing: Sequence[Match]) -> bool:
    """Whether a sentence tells of somebody who is named only in the next: "A court has jailed an activist. …".

    What points back after the verb of what befell them means them: "a pensioner was fined; he has died since".
    """
    words = prose.words(sentence)
    some = phrases.find("indefinites", words, prose.language)
    acting = {
        at
        for m in phrases.every("people_cues", words, prose.language)
        if m.entry.code in _ACTING
        for at in range(m.first, m.last + 1)
    }
    back = [match for match in pointing if match.entry.code in {"one", "many", "all"}]
    if back:
        told = [event.first for event in happened.events(prose, sentence) if event.entry.qualifier == "verb"]
        first = min(match.first for match in back)
        some = [match for match in some if any(match.last < event < first for event in told)]
    roles = {m.first for m in phrases.every("not_names", words, prose.language) if m.entry.code == "role"}
    roles -= acting  # "a judge remanded the nurse" introduces nobody
    return any(
        roles & {match.last + 1, match.last + 2}
        or (words.words[match.last + 1 : match.last + 2] and words.words[match.last + 1].isdigit()
            and roles & set(range(match.last + 2, match.last + _AGED)))
        for match in some
    )  # fmt: skip


def lead(
    prose: Prose, sentence: Sentence, subjects: Sequence[Person], told: Told, first: int,
    next_only: bool = False,
) -> list[Attached]:  # fmt: skip
    """A sentence that tells of people who are named in the next ones."""
    if not (told.happens or _acted(prose, sentence, told)) or first - sentence.number > 2:
        return []
    if sentence.line:  # a headline says in brief what the text tells of each: its place and day help
        told = replace(told, facts=tuple(fact for fact in told.facts if fact.field in _OF_HEADLINES))
    reach = first + 2
    while (
        reach + 1 < len(prose.sentences) and prose.sentences[reach + 1].item and prose.sentences[first].item
    ):
        reach += 1
    if next_only:
        named = [p for p in subjects if any(m.sentence == first and not m.cues for m in p.mentions)]
    else:
        named = _of_paragraph(prose, subjects, first)
        if not (told.facts and crowd.counts(prose.words(sentence), prose.language, len(named))):
            named = [person for person in subjects if any(m.sentence <= reach for m in person.mentions)]
    # "Detained, jailed or fined": what befell whom stands in the next sentences.
    several = len({fact.value for fact in told.facts if fact.field == "status"}) > 1
    either = several and bool(phrases.find("alternatives", prose.words(sentence), prose.language))
    if not named:
        return []
    # of several who are named next, in no list and not counted, none may be the one the sentence told of
    counted = phrases.every("people_counted", prose.words(sentence), prose.language)
    tied = (
        len(named) == 1 or prose.sentences[first].item or any(one.entry.code == "people" for one in counted)
        or crowd.counts(prose.words(sentence), prose.language, len(named))
    )  # fmt: skip
    return [
        Attached(person, fact, "lead" if tied or fact.field not in _OF_ONE else "hint", aside(prose, fact))
        for fact in told.facts
        if not (either and fact.field in {"status", "sentence"})
        and fact.field != "procedure"
        and (fact.field != "affiliation" or _of_people(prose, sentence, fact, told))
        for person in named
    ]


def _acted(prose: Prose, sentence: Sentence, told: Told) -> bool:
    """Whether a sentence tells what counted people did on a day: "eight who took to the streets on 16 December"."""
    fields = {fact.field for fact in told.facts}
    counted = phrases.every("people_counted", prose.words(sentence), prose.language)
    people = any(match.entry.code == "people" for match in counted)
    return people and not sentence.line and {"conduct", "date"} <= fields


def _of_paragraph(prose: Prose, subjects: Sequence[Person], first: int) -> list[Person]:
    """The persons named from a sentence on to the end of its paragraph."""
    last = first
    while last + 1 < len(prose.sentences) and not prose.sentences[last + 1].opens:
        last += 1
    return [p for p in subjects if any(first <= m.sentence <= last for m in p.mentions)]


def _of_people(prose: Prose, sentence: Sentence, fact: Fact, told: Told) -> bool:
    """Whether an organisation is named as that of people ("two activists of …") or as a ground."""
    if any(side == "after" and at <= fact.at for at, side in told.grounds):
        return True
    found = phrases.every("people_counted", prose.words(sentence), prose.language)
    for match in found:
        if match.entry.code != "people":
            continue
        start, end = sentence.start + match.start, sentence.start + match.end
        low, high = (end, fact.at) if start < fact.at else (fact.end, start)
        if len(prose.flat[low:high].split()) <= 4:
            return True
    return False
