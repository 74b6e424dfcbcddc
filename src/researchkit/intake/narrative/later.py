"""Sentences after a name that name nobody: "He was taken to Minsk the same day"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.cues import QUIET
from researchkit.intake.narrative.facts import Told
from researchkit.intake.narrative.people import Mention
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.scenes import OF_OTHERS, WITHOUT_EVENT, Attached, Scene, aside, stands

#: Violations that only a case of somebody's has.
_OF_A_CASE = frozenset({"closed_trial", "online_trial", "no_warrant", "devices_seized", "nda", "confession_coerced",
                        "counsel_barred", "no_counsel", "late_counsel", "incommunicado", "no_notice_to_family",
                        "language_not_understood", "late_judge", "counsel_pressured", "medical_care_denied"})  # fmt: skip
#: Fields that by themselves show that a sentence speaks of a case.
_SPEAKS = frozenset({"article", "exclusivity"})
#: Characters at the head of a sentence in which a ground makes it speak of the case: "Reason: a post".
_OPENING = 14
#: Qualifier of words for people who stand around a case: relatives, lawyers, officers.
_AROUND = "around"
#: How near, in words, a word of saying stands after those who tell.
_TELLS = 2
#: Marks that begin a quotation.
_SPEECH = ("\u00ab", "\u201c", "\u201e", '"')


def unnamed(
    prose: Prose,
    sentence: Sentence,
    scene: Scene,
    told: Callable[[Sentence], Told],
    strangers: Sequence[Mention],
) -> list[Attached]:
    """The facts of a sentence that names none of them, for the one or several it points back to.

    Args:
        prose: the text.
        sentence: the sentence.
        scene: who is spoken of.
        told: what a sentence tells.
        strangers: third parties whom it names.
    """
    words = prose.words(sentence)
    pointing = {match.entry.code for match in phrases.find("anaphora", words, prose.language)}
    closed = any(
        fact.value == "closed_trial" for fact in told(sentence).facts
    )  # "journalists were not let in"
    if not closed and _others(prose, sentence, pointing):
        scene.others = True
        return []
    if scene.others and "one" not in pointing:
        return []
    if "all" in pointing:
        persons, how = (scene.met if len(scene.met) > 1 else scene.topic), "back"
    elif "many" in pointing:
        persons, how = (scene.group or scene.met), "back"
    elif "one" in pointing:
        if len(scene.topic) > 1:
            return []  # which of them is not told
        persons, how = scene.topic, "back"
    else:
        persons, how = scene.topic, "topic"
    if how == "topic" and sentence.number - scene.last > 1:
        return []
    by_the_way = bool(strangers) or prose.of(sentence)[:1] in _SPEECH
    if by_the_way and sentence.number - scene.last <= 1 and how == "topic":
        scene.last = sentence.number  # a quotation changes nobody's turn
    facts = told(sentence)
    happens = bool(facts.kinds - QUIET)
    opening = any(at - sentence.start <= _OPENING for at, side in facts.grounds if side == "after")
    speaks = any(
        f.field in _SPEAKS or f.value in _OF_A_CASE or (f.field == "conduct" and opening) for f in facts.facts
    )
    if not persons or (how == "topic" and not happens and not speaks):
        return []
    if how == "topic" and len(persons) < len(scene.met) and any(f.field == "article" for f in facts.facts):
        persons = scene.met
    if pointing:
        scene.last = sentence.number
    out = []
    quoted = bool(strangers) and bool(phrases.find("attributions", words, prose.language))
    theirs = next((code for code in ("relative", "counsel") if any(code in m.cues for m in strangers)), "")
    for fact in facts.facts:
        procedure = fact.field == "procedure" and fact.value in OF_OTHERS
        about = aside(prose, fact) or (theirs if procedure else "")
        if fact.field == "procedure" and theirs and fact.value != "nda" and quoted:
            about = aside(prose, fact)  # what a wife tells of her husband
        elif strangers and not about and not (quoted and fact.field in WITHOUT_EVENT):
            if how != "back" or fact.at > min(mention.start for mention in strangers):
                continue  # "she was arrested with her husband X, since released"
        if not stands(fact, facts):
            continue
        out += [Attached(person, fact, how, about) for person in persons]
    if out and sentence.number - scene.last == 1:
        scene.last = sentence.number
    return out


def _others(prose: Prose, sentence: Sentence, pointing: set[str]) -> bool:
    """Whether a sentence speaks of people of whom nobody is named: "hundreds have been sentenced"."""
    words = prose.words(sentence)
    counted = phrases.every("people_counted", words, prose.language)
    people = [match for match in counted if match.entry.code == "people"]
    vague = [match for match in counted if match.entry.code == "vague"]
    for match in people:
        if any(0 <= match.first - one.last <= 3 for one in vague):
            return True
    says = phrases.find("attributions", words, prose.language)
    named = phrases.every("not_names", words, prose.language)
    bodies = {match.first for match in named if match.entry.code == "institution"}
    people = [
        match
        for match in people
        if match.entry.qualifier != _AROUND
        and match.last + 1 not in bodies  # "the Kazakhstani bureau"
        and not any(0 < say.first - match.last <= _TELLS for say in says)  # "activists say"
    ]
    return bool(people) and not pointing & {"many", "one", "all"}
