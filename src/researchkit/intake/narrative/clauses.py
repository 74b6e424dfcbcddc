"""Clauses parted by semicolons: what each tells is told of those it names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from researchkit.core.claim import ROLES
from researchkit.intake.narrative import crowd, happened
from researchkit.intake.narrative.facts import Fact, Told
from researchkit.intake.narrative.people import Mention, Person
from researchkit.intake.narrative.prose import Prose, Sentence

#: Fields of what befalls somebody: a clause with a step of its own goes on without that of the first.
_BEFALLS = frozenset({"status", "sentence", "procedure"})
#: Fields of what somebody is called before the name: "the organiser A; B".
_CALLED = frozenset({"conduct", "affiliation"})
#: What is in brackets parts nothing.
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between semicolons, with those it names and what it tells of them."""

    start: int
    end: int
    here: tuple[tuple[Person, Mention], ...]
    told: Told


def part(
    prose: Prose, sentence: Sentence, here: Sequence[tuple[Person, Mention]], told: Told
) -> list[Clause]:
    """The clauses of a sentence of which several name somebody; none where semicolons part nothing so.

    A clause that names nobody goes on with the one before it. What the first tells before its first name ("On
    6 December the court gave A …; B …") is told of the others as well, unless they tell the same field
    themselves or, for what befell A, any step of their own.
    """
    blank = _BRACKETS.sub(lambda found: " " * len(found[0]), prose.of(sentence))
    marks = [sentence.start + found.start() for found in re.finditer(";", blank)]
    if not marks:
        return []
    edges = [sentence.start, *marks, sentence.end]
    spans: list[tuple[int, int]] = []
    for start, end in itertools.pairwise(edges):
        if spans and not any(start <= mention.start < end for _, mention in here):
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
    named = [one for one in spans if any(one[0] <= mention.start < one[1] for _, mention in here)]
    if len(named) < 2 or named[0][0] != sentence.start:
        return []
    first = min(mention.start for _, mention in here)
    if ":" in prose.flat[sentence.start : first]:
        return []  # "Ten days each: A; B": a list
    events = [one for one in happened.events(prose, sentence) if one.entry.code != "weak"]
    leading = [fact for fact in told.facts if fact.at < first and fact.field not in _CALLED]
    words = prose.words(sentence)
    numbers = [
        sentence.start + span[0]
        for word, span in zip(words.words, words.spans, strict=True)
        if crowd.is_number(word, prose.language)
    ]
    out: list[Clause] = []
    for start, end in named:
        own = [fact for fact in told.facts if start <= fact.at < end]
        happens = any(start <= at < end for at in (*told.events, *numbers))  # "six days for A; B three"
        if start != sentence.start:
            fields = {fact.field for fact in own}
            steps = {event.entry.code for event in events if start <= sentence.start + event.start < end}
            own = [
                *(
                    one
                    for one in leading
                    if one.field not in fields
                    and not (happens and one.field in _BEFALLS)
                    and not (one.role in ROLES and steps and one.role not in steps and one.role != "other")
                ),
                *own,
            ]
        out.append(
            Clause(
                start, end, tuple(one for one in here if start <= one[1].start < end),
                replace(
                    told, facts=tuple(own), events=tuple(at for at in told.events if start <= at < end),
                    grounds=tuple(one for one in told.grounds if start <= one[0] < end),
                ),
            )
        )  # fmt: skip
    return out


def of_another(prose: Prose, sentence: Sentence, fact: Fact, ones: Sequence[int]) -> bool:
    """Whether a fact about several stands in a clause on one of them: "Both were held; she was let out in June".

    Args:
        prose: the text.
        sentence: a sentence that names none of them.
        fact: one of its facts.
        ones: where words stand that point back to one person.
    """
    low = max((prose.flat.rfind(mark, sentence.start, fact.at) for mark in ";,"), default=-1)
    high = min((at for at in (prose.flat.find(mark, fact.at, sentence.end) for mark in ";,") if at >= 0),
               default=sentence.end)  # fmt: skip
    return low >= 0 and any(low < at < high and len(prose.flat[low + 1 : at].split()) <= 1 for at in ones)
