"""Where it happened to those of whom no sentence tells a place: the one place of a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from researchkit.intake.narrative import layout
from researchkit.intake.narrative.facts import Told
from researchkit.intake.narrative.people import Person
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.scenes import Attached
from researchkit.reference import gazetteer


def places_of_text(
    prose: Prose, subjects: Sequence[Person], attached: Sequence[Attached], told: Callable[[Sentence], Told]
) -> list[Attached]:
    """The one place that the head of a text names, for those of whom nothing tells a place."""
    placed = {id(one.person) for one in attached if one.fact.field == "place"}
    head = [
        fact for sentence in prose.sentences[:2] for fact in told(sentence).facts if fact.field == "place"
    ]
    if layout.labels(prose):
        return []
    if any(one.how == "named" and one.fact.field == "place" for one in attached):
        every = [f for sentence in prose.sentences for f in told(sentence).facts if f.field == "place"]
        if len({fact.value for fact in every}) != 1:
            return []
        subjects = [
            one
            for one in subjects
            if not any(mention.cues for mention in one.mentions)
            and any(
                _paragraph(prose, mention.start) == _paragraph(prose, fact.start)
                for mention in one.mentions
                for fact in every
            )
        ]
    if len({fact.value for fact in head}) != 1 or gazetteer.load().places[head[0].value].kind == "region":
        return []
    happened = {id(one.person) for one in attached}
    return [
        Attached(person, replace(head[0], rule="narrative:place_of_text@1"), "topic")
        for person in subjects
        if id(person) not in placed and id(person) in happened
    ]


def _paragraph(prose: Prose, at: int) -> int:
    """Number of the sentence that opens the paragraph a character stands in."""
    here = prose.at(at)
    number = here.number if here else 0
    while number and not prose.sentences[number].opens:
        number -= 1
    return number
