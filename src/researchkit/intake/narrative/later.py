"""Sentences after a name that name nobody: "He was taken to Minsk the same day"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from researchkit.intake.narrative import crowd, descriptions, dialogue, kin, phrases, pointed
from researchkit.intake.narrative.clauses import of_another
from researchkit.intake.narrative.facts import OCCURRED, Fact, Told
from researchkit.intake.narrative.happened import QUIET
from researchkit.intake.narrative.people import Mention
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.scenes import (
    OF_OTHERS,
    WITHOUT_EVENT,
    Attached,
    Scene,
    aside,
    headed,
    stands,
)
from researchkit.reference.lexicon import Match

#: Violations that only a case of somebody's has.
_OF_A_CASE = frozenset({"closed_trial", "online_trial", "no_warrant", "devices_seized", "nda", "confession_coerced",
                        "counsel_barred", "no_counsel", "late_counsel", "incommunicado", "no_notice_to_family",
                        "language_not_understood", "late_judge", "counsel_pressured", "medical_care_denied"})  # fmt: skip
#: How many sentences a text on one person may speak of other things and go on.
_ALONE = 4
#: Fields that by themselves show that a sentence speaks of a case.
_SPEAKS = frozenset({"article", "exclusivity"})
#: Characters at the end of a sentence in which words for a ground are its verb: "a post gave the ground".
_CLOSING = 20
#: Characters at the head of a sentence in which a ground makes it speak of the case: "Reason: a post".
_OPENING = 14
#: Steps of a case that make a sentence on a law one on somebody as well.
_STEPS = frozenset({"arrest", "charge", "custody", "appeal", "release"})
#: Fields of what has not happened where it is asked for.
_ASKED = frozenset({"status"})
#: Violations that the trial of several has for all of them.
_OF_ALL = frozenset({"closed_trial", "online_trial"})
#: Fields of what befalls somebody.
_BEFALLEN = frozenset({"status", "sentence", "date", "procedure"})
#: What a lawyer or a relative who is named may tell of, or suffer, in the person's own case.
_SUFFERED = {
    "counsel": frozenset({"counsel_barred", "no_counsel", "late_counsel", "closed_trial", "online_trial"}),
    "relative": frozenset({"no_notice_to_family", "incommunicado"}),
}
#: Cues of a defence lawyer who speaks: of nobody else's acts.
_DEFENDS = frozenset({"counsel", "speaker"})
#: The status of which no step of a case need be told.
_DIED = "died"
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
    found = descriptions.pointing(prose, sentence)
    pointing = {match.entry.code for match in found}
    barred = any(
        fact.value == "closed_trial" for fact in told(sentence).facts
    )  # "journalists were not let in"
    if scene.others and sentence.opens and pointing:
        scene.others = False
    if not barred and crowd.spoken_of(prose, sentence, found):
        scene.others = scene.others or prose.of(sentence)[:1] not in _SPEECH
        return []
    if scene.others and not pointing & {"one", "all"}:
        return []
    persons, how = pointed.to(prose, sentence, scene, found)
    if how == "topic" and sentence.number - scene.last > (_ALONE if scene.alone else 1):
        return []
    by_the_way = bool(strangers) or prose.of(sentence)[:1] in _SPEECH
    if by_the_way and sentence.number - scene.last <= 1 and how == "topic":
        scene.last = sentence.number  # a quotation changes nobody's turn
    facts = told(sentence)
    happens = bool(facts.kinds - QUIET) or bool(scene.heads)
    opening = any(at - sentence.start <= _OPENING for at, side in facts.grounds if side == "after")
    # "The case rests on a post": the ground is what the sentence tells.
    opening = opening or any(side == "before" and sentence.end - at <= _CLOSING for at, side in facts.grounds)
    speaks = any(
        f.field in _SPEAKS or f.value in _OF_A_CASE or f.value == _DIED or (f.field == "conduct" and opening)
        for f in facts.facts
    )
    defends = len(persons) == 1 and any(mention.cues & _DEFENDS == _DEFENDS for mention in strangers)
    speaks = speaks or (defends and any(f.field == "violence" for f in facts.facts))
    if any(fact.rule == OCCURRED for fact in facts.facts):
        speaks, how = True, "back"
    if not persons or (how == "topic" and not happens and not speaks):
        return []
    of_the_case = any(f.field == "article" or f.value in _OF_ALL for f in facts.facts)
    asked_of_one = scene.last_named == sentence.number - 1 and _charged(prose, sentence, told)
    answers = dialogue.answers(scene)
    if how == "topic" and len(persons) < len(scene.met) and not answers and of_the_case and scene.together:
        persons = persons if asked_of_one else scene.met
    if pointing:
        scene.last = sentence.number
    loosely = all(match.entry.words == 1 for match in found)  # "they", not "both families"
    if len(persons) > 1 and len(scene.topic) == 1 and loosely and scene.last_named == sentence.number - 1:
        # "Officers entered his flat. They showed no warrant": whoever did it, it was done to him.
        persons = scene.topic if _only_done(facts) else persons
    found_asked = phrases.find("requests", words, prose.language)
    asked = [match for match in found_asked if match.entry.qualifier.startswith("before")]
    # "She got three years, he five": whose is which is not told even where "she" is known.
    several = _several(facts) if len(persons) > 1 or len(scene.topic) > 1 else frozenset()
    out = []
    law = any(m.entry.code == "law" for m in phrases.find("unsaid", words, prose.language)) and not (
        facts.kinds & _STEPS
    )
    quoted = bool(strangers) and bool(phrases.find("attributions", words, prose.language))
    ones = [sentence.start + match.start for match in found if match.entry.code == "one"]
    theirs = next((code for code in ("relative", "counsel") if any(code in m.cues for m in strangers)), "")
    named = all(mention.full for mention in strangers)
    for fact in facts.facts:
        procedure = fact.field == "procedure" and fact.value in OF_OTHERS
        about = aside(prose, fact)
        if procedure and strangers and fact.at > min(mention.start for mention in strangers):
            about = about or theirs
        if fact.field == "procedure" and theirs and fact.value != "nda" and quoted:
            about = aside(prose, fact)  # what a wife tells of her husband
        elif (
            strangers
            and not about
            and not (
                (quoted and fact.field in WITHOUT_EVENT)
                or (fact.field == "procedure" and named and fact.value in _SUFFERED.get(theirs, ()))
            )
        ):
            if how != "back" or fact.at > min(mention.start for mention in strangers):
                continue  # "she was arrested with her husband X, since released"
        if kin.told_of_one(prose, sentence, (), fact) or (answers and not dialogue.told(fact, pointing)):
            continue
        if len(persons) > 1 and ones and fact.field in _BEFALLEN and of_another(prose, sentence, fact, ones):
            continue  # "both were held; she was let out in June": who she is, is not told
        if law and (fact.field == "sentence" or (fact.field == "article" and how == "topic")):
            continue  # "the article provides for up to three years"
        if fact.field in _ASKED and any(_wanted(prose, sentence, match, fact) for match in asked):
            continue  # "we call on them to release all those detained"
        fact = fact if pointing else headed(scene, fact)
        if not stands(fact, facts, bool(scene.heads)) or (
            fact.field == "sentence" and fact.value.partition(":")[0] in several
        ):
            continue
        out += [Attached(person, fact, how, about) for person in persons]
    if out and sentence.number - scene.last == 1:
        scene.last = sentence.number
    return out


def _charged(prose: Prose, sentence: Sentence, told: Callable[[Sentence], Told]) -> bool:
    """Whether the line before a new one tells of a charge: "What is X charged with? - Article …"."""
    return sentence.opens and "charge" in told(prose.sentences[sentence.number - 1]).kinds


def _only_done(told: Told) -> bool:
    """Whether a sentence tells of violations and nothing else."""
    return bool(told.facts) and all(fact.field == "procedure" for fact in told.facts)


def _several(told: Told) -> frozenset[str]:
    """Kinds of penalty of which a sentence tells several: "she got six years, he five"; whose is which is not told."""
    kinds = [
        fact.value.partition(":")[0] for fact in told.facts if fact.field == "sentence" and not fact.qualifier
    ]
    return frozenset(
        {"term", "imprisonment"} if sum(k in {"term", "imprisonment"} for k in kinds) > 1 else ()
    ) | {kind for kind in kinds if kinds.count(kind) > 1}


def _wanted(prose: Prose, sentence: Sentence, request: Match, fact: Fact) -> bool:
    """Whether a fact stands in the clause of a request before it: "we call on them to release all those detained"."""
    between = prose.flat[sentence.start + request.end : fact.start]
    return request.end <= fact.start - sentence.start and not any(mark in between for mark in ",;:")
