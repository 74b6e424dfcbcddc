"""Earlier cases of a person whose present one the text tells: "in 2019 she had already been fined"."""

from __future__ import annotations

from collections.abc import Sequence

from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.scenes import Attached

#: Fields of which an earlier case tells nothing for the present one.
_OF_THEN = frozenset({"status", "sentence", "conduct"})


def without(prose: Prose, attached: Sequence[Attached]) -> list[Attached]:
    """Facts without what a sentence on an earlier case tells, where another sentence tells how the present one ended."""
    told = {
        number: _earlier(prose, prose.sentences[number]) for number in {_at(prose, one) for one in attached}
    }

    def past(one: Attached) -> bool:
        here = _at(prose, one)
        if one.fact.field not in _OF_THEN:
            return False
        if not told[here]:
            return _looks_back(prose, one, here, attached)
        return any(
            other.person is one.person
            and not told[_at(prose, other)]
            and not other.fact.qualifier
            and other.fact.field == "sentence"
            and not other.fact.value.startswith("custody")
            for other in attached
        )

    return [one for one in attached if not past(one)]


def _looks_back(prose: Prose, one: Attached, here: int, attached: Sequence[Attached]) -> bool:
    """Whether a sentence goes back to a verdict of an earlier year than one told before it: "In 2021 he had got …"."""
    verdicts = [
        other for other in attached
        if other.person is one.person and other.fact.field == "date" and other.fact.role == "sentence"
        and _at(prose, other) < here and other.fact.value[:4].isdigit()
    ]  # fmt: skip
    own = [
        other.fact.value[:4] for other in attached
        if other.person is one.person and other.fact.field == "date" and _at(prose, other) == here
    ]  # fmt: skip
    verdict = any(
        other.person is one.person and other.fact.field == "sentence" and not other.fact.qualifier
        and not other.fact.value.startswith("custody") and _at(prose, other) == here
        for other in attached
    )  # fmt: skip
    if not verdicts or not own or not verdict or not all(year.isdigit() for year in own):
        return False
    ended = any(
        other.person is one.person and other.fact.field == "sentence" and _at(prose, other) != here
        for other in attached
    )
    return ended and max(own) < min(other.fact.value[:4] for other in verdicts)


def _at(prose: Prose, one: Attached) -> int:
    sentence = prose.at(one.fact.start)
    return sentence.number if sentence else 0


def _earlier(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence says at its head that it tells of what was before."""
    words = prose.words(sentence)
    found = phrases.find("earlier", words, prose.language)
    verdicts = [
        match.first
        for match in phrases.every("case_events", words, prose.language)
        if match.entry.code == "sentence"
    ]
    return bool(verdicts) and any(match.first < max(verdicts) for match in found)
