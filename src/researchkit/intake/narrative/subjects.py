"""Whom a text is about, and who is only named in it.

A person is one the text is about only if something of a case is told of them; everybody else is a third
party, and closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from researchkit.intake.narrative import cues, descriptions, happened, layout, phrases
from researchkit.intake.narrative.people import Mention, Person
from researchkit.intake.narrative.prose import Prose, Sentence

_AGE = re.compile(r",? \(?\d{2}(?=[,)]| years| ans| \u043b\u0435\u0442| \u0436\u0430\u0441)")
#: A Chinese name in Latin letters: "Lau Kwai-shun".
_CANTONESE = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")
#: Words of a line that heads a part of a list ("Almaty:"), at most.
_PART = 3
#: How many sentences before a list of names may tell what happened.
_LOOK_BACK = 2
#: Cues of people beside whom a sentence may go on to speak of another.
_BYSTANDERS = cues.HARD | {"official"}
#: A comma or dash after a name; how many words after it the word for people may stand.
_PARTED, _ROLE = re.compile(r"\s?[,\u2013\u2014-]\s"), 4
#: A clause that tells of one person; words that make a name an organisation's: "of the outlet XY".
_WHO = re.compile(r",\s*(?:who\b|qui\s+(?:est|a)\b|котор(?:ый|ая|ого|ую)\b)")
_OF = re.compile(r"\b(?:of|at|with|for|from|de|du|la|le)\s+(?:(?:the|an?|la|le|un|une)\s+)?\w+\s+$")
#: Which of several relations is told of a third party.
_RELATIONS = ("relative", "counsel", "judge", "prosecutor", "official", "victim", "interviewed", "insulted",
              "attacked", "supported", "background", "leader", "speaker", "acquaintance", "namesake")  # fmt: skip


def decide(prose: Prose, persons: Sequence[Person]) -> None:
    """Set the relation of every person who is a third party, and the rule that decided it."""
    kinds: dict[int, frozenset[str]] = {}
    for sentence in prose.sentences:
        kinds[sentence.number] = frozenset(match.entry.code for match in happened.events(prose, sentence))
    named = [person for person in persons if _a_name(prose, person, persons)]
    for person in named:
        person.rule = _direct(person)
    for person in named:
        if not person.rule:
            person.rule = (
                _beside(prose, person, persons, kinds)
                or _led(prose, person, persons, kinds)
                or _pointed(prose, person, persons, kinds)
                or _heads(prose, person, kinds)
            )
    if not any(person.rule for person in named):
        _only(prose, named, kinds)
    for person in persons:
        if not person.rule:
            said = frozenset().union(*(mention.cues for mention in person.mentions))
            person.relation = next((code for code in _RELATIONS if code in said), "named")
            person.rule = "third_party"


def _heads(prose: Prose, person: Person, kinds: dict[int, frozenset[str]]) -> str:
    """Named in a line above labels and values that tell of a case: "X, 51, printer / Arrested: 3 March"."""
    profile = layout.profile(prose)
    for mention in person.mentions:
        if mention.cues or not prose.sentences[mention.sentence].line:
            continue
        number = mention.sentence + 1
        while number in profile:
            if kinds[number] - happened.QUIET:
                return "heads_profile"
            number += 1
    return ""


def _only(prose: Prose, named: Sequence[Person], kinds: dict[int, frozenset[str]]) -> None:
    """The only person of a text who speaks, and of whom the next sentence tells: "X told reporters … He was jailed"."""
    said = [person for person in named if all(mention.cues <= {"speaker"} for mention in person.mentions)]
    if len(named) != 1 or len(said) != 1:
        return
    for mention in said[0].mentions:
        following = prose.sentences[mention.sentence + 1 : mention.sentence + 2]
        for sentence in following:
            pointing = descriptions.pointing(prose, sentence)
            opens = any(match.first <= 1 and match.entry.code == "one" for match in pointing)
            if opens and kinds[sentence.number] - happened.QUIET:
                said[0].rule = "event_of_pronoun"


def _a_name(prose: Prose, person: Person, persons: Sequence[Person]) -> bool:
    """Whether somebody's name surely is one: a word of it is known, or a word for people stands before it.

    Capitals alone may be an organisation's or a slogan's. An item of a list of names is a name as well.
    """
    if any(span.sure for span in person.spans) or any(mention.led for mention in person.mentions):
        return True
    if any(_AGE.match(prose.flat, mention.end) for mention in person.mentions):
        return True  # "Xy Zw, 44,"
    if any(_CANTONESE.fullmatch(prose.flat, m.start, m.end) for m in person.mentions if m.full):
        return True
    if any(_apposed(prose, mention) for mention in person.mentions if mention.full):
        return True  # "Xy Zw, a bus driver,"
    if any(m.beside and not prose.flat[m.start : m.end].isupper() for m in person.mentions if m.full):
        return True
    for other in persons:
        if any(span.sure for span in other.spans) and any(
            _listed_with(prose, one, two) for one in person.mentions for two in other.mentions
        ):
            return True  # "the lawyers Anna Ivanova and Xy Zw"
    sure = {m.sentence for other in persons if any(s.sure for s in other.spans) for m in other.mentions}
    return any(
        _item(prose, mention.sentence) and ({mention.sentence - 1, mention.sentence + 1} & sure)
        for mention in person.mentions
    )


def _apposed(prose: Prose, mention: Mention) -> bool:
    """Whether a word for people stands right after a name, parted by a comma or dash."""
    if _WHO.match(prose.flat, mention.end) and not _OF.search(
        prose.flat, max(0, mention.start - 40), mention.start
    ):
        return True
    sentence = prose.sentences[mention.sentence]
    words = prose.words(sentence)
    after = next((at for at, span in enumerate(words.spans) if sentence.start + span[0] >= mention.end), None)
    if after is None or not _PARTED.match(prose.flat, mention.end):
        return False
    roles = [m for m in phrases.every("not_names", words, prose.language) if m.entry.code == "role"]
    end = sentence.start + words.spans[min(after + _ROLE, len(words.spans)) - 1][1]
    between = prose.flat[mention.end : end].lstrip(" ,\u2013\u2014-")
    return any(after <= match.first < after + _ROLE for match in roles) and "," not in between[:1]


def _direct(person: Person) -> str:
    """An event told of the person in the same clause."""
    told = any(mention.direct for mention in person.mentions if not mention.cues & cues.HARD)
    return "event_of_person" if told else ""


def _beside(prose: Prose, person: Person, persons: Sequence[Person], kinds: dict[int, frozenset[str]]) -> str:
    """An event in a sentence that names the person, free of what makes a third party."""
    for mention in person.mentions:
        if mention.cues or not kinds[mention.sentence] - happened.QUIET:
            continue
        sentence = prose.sentences[mention.sentence]
        rivals = [other for other in persons if other is not person and other.rule == "event_of_person"]
        if not rivals or not _after_preposition(prose, sentence, mention):
            return "event_in_sentence"
        rivals = [o for o in rivals if any(m.sentence == mention.sentence for m in o.mentions)]
        if any(_listed_with(prose, mention, m) for other in rivals for m in other.mentions):
            return "event_in_sentence"
    return ""


def _after_preposition(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    words = prose.words(sentence)
    starts = {sentence.start + span[0]: index for index, span in enumerate(words.spans)}
    first = starts.get(mention.start)
    found = phrases.every("prepositions", words, prose.language)
    return first is not None and any(
        match.last == first - 1 and match.entry.code == "preposition" for match in found
    )


def _listed_with(prose: Prose, one: Mention, other: Mention) -> bool:
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return one.sentence == other.sentence and cues.joined(prose.flat[first.end : second.start])


def _led(prose: Prose, person: Person, persons: Sequence[Person], kinds: dict[int, frozenset[str]]) -> str:
    """Named right after a sentence that tells what happened to people it does not name."""
    named = {mention.sentence for other in persons for mention in other.mentions}
    for mention in person.mentions:
        if mention.cues:
            continue
        if _item(prose, mention.sentence):
            if any(kinds[lead] - happened.QUIET for lead in _leads_of_list(prose, mention.sentence)):
                return "listed_after_event"
            if _siblings(prose, mention.sentence, persons):
                return "listed_with_others"
            continue
        listed = [
            o for o in persons if any(m.sentence == mention.sentence and not m.cues for m in o.mentions)
        ]
        if len(listed) < 2:
            continue  # one name may be whoever tells of it
        for before in range(mention.sentence - 1, max(-1, mention.sentence - _LOOK_BACK - 1), -1):
            if before in named:
                break
            if kinds[before] - happened.QUIET and _counted(prose, prose.sentences[before]):
                return "named_after_event"
    return ""


def _siblings(prose: Prose, number: int, persons: Sequence[Person]) -> bool:
    """Whether the item before or after names somebody of whom an event is told."""
    told = {m.sentence for person in persons if person.rule == "event_of_person" for m in person.mentions}
    for step in (-1, 1):
        beside = number + step
        if (
            _inside(prose, beside)
            and not _item(prose, beside)
            and len(prose.words(prose.sentences[beside]).words) <= _PART
        ):
            beside += step  # a place's name heads a part of the list
        if _inside(prose, beside) and _item(prose, beside) and beside in told:
            return True
    return False


def _inside(prose: Prose, number: int) -> bool:
    """Whether a text has a sentence of a number."""
    return 0 <= number < len(prose.sentences)


def _item(prose: Prose, number: int) -> bool:
    """Whether a sentence is an item of a list."""
    return prose.sentences[number].item


def _leads_of_list(prose: Prose, number: int) -> Iterator[int]:
    """The lines that a list follows: each ends with a colon, or is a headline; a place's name may head a part."""
    while True:
        while number >= 0 and (_item(prose, number) or not prose.sentences[number].opens):
            number -= 1  # an item may be of several sentences
        if number < 0:
            return
        before = prose.sentences[number]
        if not (before.line or prose.of(before).rstrip().endswith(":")):
            return
        yield number
        if len(prose.words(before).words) > _PART:
            return
        number -= 1


def _pointed(
    prose: Prose, person: Person, persons: Sequence[Person], kinds: dict[int, frozenset[str]]
) -> str:
    """Named, and in one of the next sentences a word that points back has the event: "He received …"."""
    named = {
        mention.sentence
        for other in persons
        for mention in other.mentions
        if other is person or not mention.cues & (_BYSTANDERS | {"counsel", "speaker"})
    }
    for mention in person.mentions:
        if mention.cues:
            continue
        here = [
            other
            for other in persons
            if any(m.sentence == mention.sentence and not m.cues for m in other.mentions)
        ]
        wanted = {"one"} if len(here) == 1 else {"many", "all"}
        if _elliptical(prose, mention.sentence + 1, named, kinds):
            return "event_of_next"
        for number in range(mention.sentence + 1, min(mention.sentence + 3, len(prose.sentences))):
            if number in named:
                break
            sentence = prose.sentences[number]
            pointing = {match.entry.code for match in descriptions.pointing(prose, sentence)}
            if wanted & pointing and kinds[number] - happened.QUIET:
                return "event_of_pronoun"
    return ""


def _elliptical(prose: Prose, number: int, named: set[int], kinds: dict[int, frozenset[str]]) -> bool:
    """Whether a sentence begins with what happened and names nobody: "Detained on 10 January, released since"."""
    if number >= len(prose.sentences) or number in named or not kinds[number] - happened.QUIET:
        return False
    sentence = prose.sentences[number]
    opening = [match for match in happened.events(prose, sentence) if match.first <= 1]
    return any(match.entry.qualifier == "verb" for match in opening)


def _counted(prose: Prose, sentence: Sentence) -> bool:
    found = phrases.every("people_counted", prose.words(sentence), prose.language)
    return any(match.entry.code == "people" for match in found)
