"""Whom a word that points back joins to those a sentence names: "He and NAME were convicted", "with him, NAME"."""

from __future__ import annotations

from collections.abc import Sequence

from researchkit.intake.narrative import cues, happened, phrases
from researchkit.intake.narrative.people import Mention, Person
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.scenes import Attached, Scene

Here = list[tuple[Person, Mention]]

#: Words at the head of a sentence among which "with him" stands, or after the verb of the arrest.
_HEAD = 2
#: Statuses that befall those who are taken together.
_TAKEN = frozenset({"detained"})


def with_pronoun(prose: Prose, sentence: Sentence, here: Here, scene: Scene) -> Here:
    """The names of a sentence with the one spoken of before where "and" joins a pronoun to them."""
    if len(scene.topic) != 1 or any(person is scene.topic[0] for person, _ in here):
        return here
    names = [mention for _, mention in here]
    for match in phrases.find("anaphora", prose.words(sentence), prose.language):
        start, end = sentence.start + match.start, sentence.start + match.end
        if any(not prose.flat[end : mention.start].strip() for mention in names if mention.start > end):
            continue  # "the journalist NAME": what the named one is called
        beside = any(
            cues.joined(prose.flat[end : mention.start]) and prose.flat[end : mention.start].strip(" ,")
            for mention in names
            if mention.start > end
        ) or any(
            cues.joined(prose.flat[mention.end : start]) and prose.flat[mention.end : start].strip(" ,")
            for mention in names
            if mention.end < start
        )
        if match.entry.code == "one" and match.first == match.last and beside:
            mention = Mention(start, end, sentence.number, False)
            return sorted([*here, (scene.topic[0], mention)], key=lambda entry: entry[1].start)
    return here


def taken_along(
    prose: Prose, sentence: Sentence, here: Here, attached: Sequence[Attached], scene: Scene
) -> list[Attached]:
    """The arrest of those named, for the one spoken of before: "With him, on 11 January, police arrested NAME"."""
    if len(scene.topic) != 1 or any(person is scene.topic[0] for person, _ in here):
        return []
    events = happened.events(prose, sentence)
    arrests = [event.last for event in events if event.entry.code == "arrest"]
    found = phrases.find("together", prose.words(sentence), prose.language)
    if not arrests or not any(
        match.first <= _HEAD or any(0 < match.first - last <= _HEAD for last in arrests) for match in found
    ):
        return []
    first = here[0][0]
    return [
        Attached(scene.topic[0], one.fact, "back", one.about)
        for one in attached
        if one.person is first
        and (one.fact.role == "arrest" or one.fact.field == "place" or one.fact.value in _TAKEN)
    ]
