"""How a text is laid out: names of places before paragraphs, demands in a list, profiles of labels and values."""

from __future__ import annotations

import re

from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.prose import Prose, Sentence

#: Words of a label before a paragraph, at most; lines of a profile, at least.
_LABEL, _PROFILE = 3, 3
#: A line of a profile: a few words, a colon, a value.
_FIELD = re.compile(r"[^\W\d_][^:.\n]{1,30}:\s+\S")
#: A line of a list without a bullet: "ii. release them", "withdraw the charges;".
_LETTERED = re.compile(r"(?:[ivx]+|[a-z])[.)]\s|[a-zа-я]")


def labels(prose: Prose) -> frozenset[int]:
    """Numbers of the sentences that are labels before paragraphs: "ALMATY.", "Псков."; a single one is a dateline."""
    found = [sentence.number for sentence in prose.sentences if _label(prose, sentence)]
    return frozenset(found if len(found) > 1 else ())


def _label(prose: Prose, sentence: Sentence) -> bool:
    following = prose.sentences[sentence.number + 1 : sentence.number + 2]
    text = prose.of(sentence)
    return (
        sentence.opens
        and not _answer(prose, sentence)
        and text.endswith(".")
        and len(prose.words(sentence).words) <= _LABEL
        and any(not after.opens for after in following)
    )


def _answer(prose: Prose, sentence: Sentence) -> bool:
    """Whether a line after a dash or bullet follows a question, as "For a photograph" would."""
    before = prose.sentences[sentence.number - 1 : sentence.number] if sentence.number else ()
    return sentence.item and any(prose.of(one).rstrip().endswith("?") for one in before)


def demands(prose: Prose, sentence: Sentence) -> bool:
    """Whether what follows a sentence in a list is asked for and has not happened: "We call on …:"."""
    if not prose.of(sentence).rstrip().endswith(":"):
        return False
    return bool(phrases.find("requests", prose.words(sentence), prose.language))


def demanded(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence is one of a list of demands, after a line that says so."""
    return sentence.item or (sentence.opens and _LETTERED.match(prose.of(sentence)) is not None)


def profile(prose: Prose) -> frozenset[int]:
    """Numbers of the sentences that are lines of a profile: "Detained: 25 May 2022", several one after another."""
    out: list[int] = []
    run: list[int] = []
    for sentence in prose.sentences:
        if sentence.line and not sentence.item and _FIELD.match(prose.of(sentence)):
            run.append(sentence.number)
            continue
        out += run if len(run) >= _PROFILE else []
        run = []
    return frozenset(out + (run if len(run) >= _PROFILE else []))
