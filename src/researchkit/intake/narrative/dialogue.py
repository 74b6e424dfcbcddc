"""Interviews printed as questions and answers: whom "you" in a question means, and who answers."""

from __future__ import annotations

from collections.abc import Sequence

from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.facts import Fact
from researchkit.intake.narrative.people import Person
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.scenes import Scene

#: What stands for a code that is not told.
NO_CODE = "-?:"
#: Who may answer for somebody; sentences before the first question in which they stand.
_ANSWERS, _BEFORE = frozenset({"counsel", "relative", "speaker", "interviewed"}), 3
#: Marks that begin a line of a dialogue.
_DASHES = ("\u2014", "\u2013")


def go_on(prose: Prose, sentence: Sentence, scene: Scene, others: Sequence[Person]) -> None:
    """Keep the one who is asked the one spoken of: questions say "you", answers "I" or nothing.

    Who is asked is told only where one person stands before the first question and no third party does: it
    might be a lawyer or a wife who answers.

    Args:
        prose: the text.
        sentence: the sentence that begins.
        scene: who is spoken of; changed.
        others: third parties named in the text.
    """
    if not _asks(prose, sentence):
        if answers(scene):
            scene.last, scene.others = max(scene.last, sentence.number - 1), False
        return
    if not scene.answering and not scene.questioned and len(scene.met) == 1:
        before = any(m.sentence < sentence.number for person in others for m in person.mentions)
        scene.answering = [] if before else list(scene.met)
        scene.topic = [] if _another(sentence, others) else scene.topic
    scene.questioned = True
    if scene.answering and phrases.find("addressed", prose.words(sentence), prose.language):
        scene.topic, scene.others, scene.listed = list(scene.answering), False, False
        scene.last = sentence.number - 1


def answers(scene: Scene) -> bool:
    """Whether the one who is spoken of answers in an interview."""
    return bool(scene.answering) and scene.topic == scene.answering


def told(fact: Fact, pointing: frozenset[str] | set[str]) -> bool:
    """Whether an answer tells a fact of the one who answers: "he" and "she" are others, whom it was done by or to.

    Args:
        fact: the fact.
        pointing: codes of the words of the sentence that point back.
    """
    if fact.field == "article" and NO_CODE in fact.value:
        return False  # "now it is article 369-1": of which law, of whose case, is not told
    return "one" not in pointing or fact.field == "procedure"


def _another(sentence: Sentence, others: Sequence[Person]) -> bool:
    """Whether somebody who may answer for the person stands right before the first question: a lawyer, a wife."""
    return any(
        0 < sentence.number - mention.sentence <= _BEFORE and mention.cues & _ANSWERS
        for person in others
        for mention in person.mentions
    )


def _asks(prose: Prose, sentence: Sentence) -> bool:
    """Whether a paragraph of one sentence, after a dash, is a question."""
    text = prose.of(sentence)
    following = prose.sentences[sentence.number + 1 : sentence.number + 2]
    alone = not following or following[0].opens
    return sentence.opens and alone and text.startswith(_DASHES) and text.rstrip().endswith("?")
