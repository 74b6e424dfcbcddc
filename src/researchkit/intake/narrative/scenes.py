"""Who is spoken of when a sentence begins, and which of its facts may be told of somebody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from researchkit.intake.narrative.facts import OCCURRED, Fact, Told
from researchkit.intake.narrative.people import Mention, Person
from researchkit.intake.narrative.prose import Prose, Sentence

#: Facts that a sentence without an event of a case may still tell of the person it speaks of.
WITHOUT_EVENT = frozenset({"exclusivity", "violence", "procedure", "article", "affiliation", "conduct"})
#: Violations that may be done to a relative or a lawyer instead.
OF_OTHERS = frozenset({"nda", "ill_treatment_alleged", "torture_alleged", "devices_seized", "confession_coerced",
                        "medical_care_denied", "incommunicado", "other_violation"})  # fmt: skip
#: Roles of a date of which its own sentence tells no step.
_OPEN = ("unspecified", "other")
#: Length of a date told to the day.
_TO_THE_DAY = 10
#: Words of a line that heads a list, at most.
_HEADING = 8


@dataclass(slots=True)
class Scene:
    """Who is spoken of when a sentence begins.

    Attributes:
        topic: persons of the last sentence that names somebody.
        group: the last several persons named together.
        met: every person met so far.
        recent: the same in order of their last mention.
        listed: whether the last sentence that names somebody is an item of a list.
        alone: whether the text is about one person.
        last: number of the last sentence that was about them; ``last_named``: that named them.
        others: whether people of whom nobody is named have been spoken of since.
        apart: whether a later paragraph began with somebody new.
        heading: places that a line above a list tells ("Almaty:"), or a label before a paragraph ("ALMATY.").
        heads: kinds of event that the line above a list tells ("Verdicts of the week").
        labelled: whether a label before the paragraph tells them.
        answering: the one who answers in an interview; ``questioned``: whether a question has been asked.
    """

    topic: list[Person] = field(default_factory=list)
    group: list[Person] = field(default_factory=list)
    met: list[Person] = field(default_factory=list)
    recent: list[Person] = field(default_factory=list)
    listed: bool = False
    alone: bool = False
    last: int = -9
    last_named: int = -9
    others: bool = False
    apart: bool = False
    heading: list[Fact] = field(default_factory=list)
    heads: frozenset[str] = frozenset()
    labelled: bool = False
    answering: list[Person] = field(default_factory=list)
    questioned: bool = False

    def begin(self, places: list[Fact]) -> None:
        """Begin a paragraph with a label: nobody is spoken of yet, and it happens there."""
        self.topic, self.group, self.met, self.others = [], [], [], False
        self.heading, self.labelled = places, True

    @property
    def together(self) -> bool:
        """Whether all met so far were named together, or in one paragraph."""
        return not self.apart or set(self.met) <= set(self.group)


@dataclass(frozen=True, slots=True)
class Attached:
    """A fact of a person.

    Attributes:
        person: whose.
        fact: what.
        how: ``named`` (in the sentence), ``back`` (a word points back), ``lead`` (a sentence before the
            names), ``topic`` (nobody else is spoken of).
        about: ``relative`` or ``counsel`` if the words are about such a person instead.
    """

    person: Person
    fact: Fact
    how: str
    about: str = ""


def turn(scene: Scene, sentence: Sentence, here: Sequence[tuple[Person, Mention]]) -> None:
    """Make those whom a sentence names the ones spoken of."""
    persons = list(dict.fromkeys(person for person, _ in here))
    if scene.met and sentence.opens and not set(persons) & set(scene.met):
        scene.apart = True
    scene.topic = persons
    if len(persons) > 1:
        scene.group = persons
    scene.recent = [person for person in scene.recent if person not in persons] + persons
    scene.met += [person for person in persons if person not in scene.met]
    scene.last = scene.last_named = sentence.number
    scene.others = False
    scene.listed = sentence.item


def colon(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence ends in a colon."""
    return prose.of(sentence).rstrip().endswith(":")


def heading(prose: Prose, sentence: Sentence, told: Callable[[Sentence], Told]) -> list[Fact]:
    """The places of a line that heads a list: a few words, a place among them, nobody named."""
    if not (sentence.line or colon(prose, sentence)) or len(prose.words(sentence).words) > _HEADING:
        return []
    return [fact for fact in told(sentence).facts if fact.field == "place"]


def under(
    scene: Scene, sentence: Sentence, here: Sequence[tuple[Person, Mention]], told: Told
) -> list[Attached]:
    """The places of the heading above an item that names none itself."""
    placed = any(fact.field == "place" for fact in told.facts)
    if placed or not (sentence.item or sentence.line or scene.labelled):
        return []
    return [Attached(person, fact, "lead") for fact in scene.heading for person, _ in here]


def stands(fact: Fact, told: Told, listed: bool = False) -> bool:
    """Whether a fact may be one of a case: its sentence tells of an event, or of conduct of that day.

    A list of names after the sentence that tells what happened to them needs no event of its own.
    """
    if (
        fact.field in WITHOUT_EVENT
        or told.happens
        or (listed and fact.field in {"place", "date", "sentence"})
    ):
        return True
    if fact.field == "place" and any(other.value == "died" for other in told.facts):
        return True
    if fact.field == "place" and "search" in told.kinds:
        return True
    if fact.field == "date" and fact.role == "search":
        return "search" in told.kinds and len(fact.value) == _TO_THE_DAY
    if fact.field == "date":
        return fact.rule == OCCURRED or (
            fact.role == "other" and any(other.field == "conduct" for other in told.facts)
        )
    return fact.field == "status" and bool(told.kinds)


def headed(scene: Scene, fact: Fact) -> Fact:
    """A fact under a line that heads a list: its day is the day of what the line tells."""
    if fact.field != "date" or fact.role not in _OPEN or len(scene.heads) != 1:
        return fact
    return replace(fact, role=next(iter(scene.heads)))


def aside(prose: Prose, fact: Fact) -> str:
    """Whom a procedure flag is about, where it is not the person."""
    if fact.field != "procedure" or fact.value not in OF_OTHERS:  # a lawyer kept out is the person's loss
        return ""
    subject = dict(fact.details).get("subject", "")
    return subject if subject in {"relative", "counsel"} else ""
