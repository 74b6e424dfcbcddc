"""Whom words that point back mean: "he", "both", "the three", "all of them"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from researchkit.clean.names.words import word
from researchkit.intake.narrative import crowd, happened, phrases
from researchkit.intake.narrative.people import Mention, Person
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.scenes import Scene
from researchkit.reference import numerals
from researchkit.reference.folding import fold
from researchkit.reference.lexicon import Match

#: Sentences after the last on one of several entries from which "all" may mean others.
_FAR = 3
#: What a pronoun and a name may tell; how surely the ending of a family name does.
_GENDERS, _SURE = frozenset({"m", "f"}), 2
#: What stands before the first word of a clause.
_CLAUSE = re.compile(
    r"(?:^|[;,:]\s*|\b(?:and|but|while|whereas|а|и|но|тогда как|et|mais|tandis qu|alors qu)['\u2019]?e?\s*)$",
    re.IGNORECASE,
)
#: Words at the head of a sentence among which "he" or "she" stands who it is about.
_OPENING = 4


def to(prose: Prose, sentence: Sentence, scene: Scene, found: Sequence[Match]) -> tuple[list[Person], str]:
    """The persons whom a sentence that names none of them is about, and how that is told.

    Args:
        prose: the text.
        sentence: the sentence.
        scene: who is spoken of.
        found: its words that point back.

    Returns:
        The persons and ``back`` (a word points to them) or ``topic`` (nobody else is spoken of).
    """
    codes = {match.entry.code for match in found}
    size = next((size for match in found if (size := _size(prose, sentence, match))), 0)
    between = prose.sentences[scene.last + 1 : sentence.number] if scene.last >= 0 else ()
    chapter = len(between) > _FAR or any(one.line and not one.item for one in between)
    if "all" in codes and not scene.together and chapter:
        return [], "back"  # "the accused" of a last chapter are not those of each entry
    if "all" in codes and size in {0, len(scene.met)}:
        scene.group = list(scene.met) if len(scene.met) > 1 else scene.group
        return (scene.met if len(scene.met) > 1 else scene.topic), "back"
    if codes & {"many", "all"}:
        if size and len(scene.group or scene.met) != size:
            scene.group = scene.recent[-size:] if len(scene.recent) >= size else []
            return scene.group, "back"
        return (scene.group or scene.met), "back"
    if "one" in codes and len(scene.topic) > 1 and (whom := _by_gender(prose, sentence, scene.topic)):
        return [whom], "back"
    if "one" in codes and len(scene.topic) > 1:
        told = [event.last for event in happened.events(prose, sentence) if event.entry.qualifier == "verb"]
        later = told and all(match.first > min(told) for match in found)
        # Which of several "he" is, is not told; but "the verdict was read on 5 July, relatives learned of it …".
        return (scene.topic, "topic") if later else ([], "back")
    if "one" in codes:
        return scene.topic, "back"
    if scene.listed and sentence.opens and not sentence.item:
        return [], "topic"  # what follows a list is told of no one of it
    return scene.topic, "topic"


def each(prose: Prose, sentence: Sentence, persons: Sequence[Person]) -> list[tuple[Person, Mention]]:
    """A man and a woman of whom a sentence tells in turn: "he was jailed for ten days; she was fined".

    Args:
        prose: the text.
        sentence: a sentence that names none of them.
        persons: who is spoken of.
    """
    by_gender = {_gender(person): person for person in persons}
    if len(persons) != len(_GENDERS) or set(by_gender) != _GENDERS:
        return []
    text = prose.of(sentence)
    out: dict[str, tuple[Person, Mention]] = {}
    for match in phrases.every("anaphora", prose.words(sentence), prose.language):
        gender = match.entry.qualifier
        if match.entry.code == "one" and gender in _GENDERS and gender not in out:
            if _CLAUSE.search(text[: match.start]) and text[match.end : match.end + 1] == " ":
                start, end = sentence.start + match.start, sentence.start + match.end
                out[gender] = by_gender[gender], Mention(start, end, sentence.number, False)
    return list(out.values()) if set(out) == _GENDERS else []


def _by_gender(prose: Prose, sentence: Sentence, persons: Sequence[Person]) -> Person | None:
    """The only one of several whom "he" or "she" can mean: the others are told by their names to be of the other."""
    pointing = phrases.every("anaphora", prose.words(sentence), prose.language)
    opening = [match for match in pointing if match.entry.code == "one" and match.first < _OPENING]
    told = {match.entry.qualifier for match in opening} & _GENDERS
    if len(told) != 1:
        return None
    genders = [_gender(person) for person in persons]
    fitting = [person for person, gender in zip(persons, genders, strict=True) if gender in told]
    return fitting[0] if len(fitting) == 1 and set(genders) == _GENDERS else None


def _gender(person: Person) -> str:
    """The gender that every word of a name that tells one tells; ``""`` where none does or they differ."""
    told = set()
    for part in map(word, person.best.words):
        told |= {part.known, part.element, part.patronymic.gender if part.patronymic else ""}
        told.add(part.family.gender if part.family.strength >= _SURE else "")
    told &= _GENDERS
    return told.pop() if len(told) == 1 else ""


def _size(prose: Prose, sentence: Sentence, match: Match) -> int:
    """How many people some words say they mean, 0 if they do not."""
    if match.entry.code not in {"many", "all"}:
        return 0
    if match.entry.qualifier.isdigit():
        return int(match.entry.qualifier)
    for said in prose.words(sentence).words[match.first : match.last + 1]:
        if crowd.is_number(said, prose.language):
            return int(said) if said.isdigit() else int(numerals.load().numbers[fold(said)][1])
    return 0
