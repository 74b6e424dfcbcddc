"""Sentences on people of whom nobody is named: "hundreds have been sentenced", "three men were detained"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from researchkit.clean import dates
from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.facts import Fact
from researchkit.intake.narrative.people import Mention, Person
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.reference import lexicon, numerals
from researchkit.reference.folding import fold
from researchkit.reference.lexicon import Match, Text

#: Qualifiers of words for people who stand around a case (relatives, lawyers), of words that call for a
#: number ("at least"), and of words that are one ("dozens").
_AROUND, _NUMBERED, _MANY, _RIGHTS = "around", "numbered", "many", "rights"
#: How near, in words: a word of saying after those who tell, a vague word before people, a number before them.
_TELLS, _VAGUE, _COUNTED = 2, 3, 2
#: Words that begin a clause on where or with whom something was.
_WHERE = re.compile(r"where|whom|which|o\u00f9|где|котор\w+", re.IGNORECASE)
#: Words at the head of a sentence among which "the others" make it speak of them.
_HEAD = 1


def spoken_of(prose: Prose, sentence: Sentence, pointing: Sequence[Match]) -> bool:
    """Whether a sentence speaks of people of whom nobody is named.

    Args:
        prose: the text.
        sentence: a sentence that names nobody the text is about.
        pointing: its words that point back to somebody.
    """
    words = prose.words(sentence)
    counted = _without_silent(phrases.every("people_counted", words, prose.language))
    vague = [match for match in counted if match.entry.code == "vague"]
    people = [match for match in counted if match.entry.code == "people"]
    rights = [match for match in people if match.entry.qualifier == _RIGHTS]
    people = [m for m in people if not any(one.first <= m.first <= one.last for one in rights)]
    if any(match.entry.qualifier == _MANY or _numbered(match, words, prose.language) for match in vague):
        return True
    led = {
        match.last + 1
        for match in phrases.every("prepositions", words, prose.language)
        if match.entry.code == "preposition"
    }
    led |= {at + 1 for at, word in enumerate(words.words) if at and _WHERE.fullmatch(word)}
    vague = [match for match in vague if match.first not in led]  # "by several men", "where others talked"
    if any(match.first <= _HEAD for match in phrases.find("rest", words, prose.language)):
        return True
    if any(0 <= match.first - one.last <= _VAGUE for match in people for one in vague):
        return True
    listed = phrases.every("not_names", words, prose.language)
    roles = [match for match in listed if match.entry.code == "role"]
    if any(
        _new(match, words, pointing, prose.language, sentence, prose.of(sentence))
        for match in (*people, *roles)
    ):
        return True
    says = phrases.find("attributions", words, prose.language)
    bodies = {match.first for match in listed if match.entry.code == "institution"}
    people = [
        match
        for match in people
        if match.entry.qualifier != _AROUND
        and not (match.first in led and match.first > _HEAD)  # "the families of prisoners"
        and match.last + 1 not in bodies  # "the Kazakhstani bureau"
        and not any(0 < say.first - match.last <= _TELLS for say in says)  # "activists say"
    ]
    return bool(people) and not {match.entry.code for match in pointing} & {"many", "one", "all"}


def _without_silent(found: Sequence[Match]) -> list[Match]:
    """Matches but for those inside a phrase that means one person: "one of those who"."""
    silent = [match for match in found if match.entry.code == lexicon.SILENT]
    return [m for m in found if not any(one.first <= m.first <= one.last for one in silent)]


def in_clause(prose: Prose, sentence: Sentence, here: Sequence[tuple[Person, Mention]], fact: Fact) -> bool:
    """Whether a fact stands in a clause, parted by a semicolon, that counts people and names nobody."""
    low = prose.flat.rfind(";", sentence.start, fact.start)
    high = prose.flat.find(";", fact.end, sentence.end)
    start, end = (low if low >= 0 else sentence.start), (high if high >= 0 else sentence.end)
    if (start, end) == (sentence.start, sentence.end):
        return False
    if any(start <= mention.start < end for _, mention in here):
        return False
    words = prose.words(sentence)
    counted = phrases.every("people_counted", words, prose.language)
    return any(
        match.entry.code == "people"
        and start <= sentence.start + match.start < end
        and match.first > 0
        and is_number(words.words[match.first - 1], prose.language)
        for match in counted
    )


def is_number(word: str, language: str) -> bool:
    """Whether a word is a number greater than one, in figures or words."""
    if word.isdigit():
        return 1 < int(word) < 1900
    known = numerals.load().numbers.get(fold(word))
    return known is not None and known[1] > 1 and language.split("-")[0] in known[2]


def counts(words: Text, language: str, number: int) -> bool:
    """Whether a sentence counts so many of something that is no time: "five opponents of a plant"."""
    known = numerals.load()
    for at, word in enumerate(words.words[:-1]):
        found = known.numbers.get(fold(word))
        value = (
            int(word)
            if word.isdigit() and len(word) < 3
            else found[1]
            if found and language.split("-")[0] in found[2]
            else 0
        )
        if (
            value == number
            and not known.unit(fold(words.words[at + 1]))
            and not words.words[at + 1][:1].isdigit()
        ):
            return True
    return False


def _numbered(vague: Match, words: Text, language: str) -> bool:
    """Whether a number follows words that call for one: "at least nine"."""
    after = words.words[vague.last + 1 : vague.last + 2]
    return vague.entry.qualifier == _NUMBERED and any(is_number(word, language) for word in after)


def _new(
    people: Match, words: Text, pointing: Sequence[Match], language: str, sentence: Sentence, text: str
) -> bool:  # fmt: skip
    """Whether a number stands before a word for people and nothing says that they are known: "three men"."""
    days = [(one.start, one.end) for one in dates.find(text)]  # "on 4 June workers" counts none
    numbers = [
        at
        for at in range(max(0, people.first - _COUNTED), people.first)
        if is_number(words.words[at], language)
        and not any(words.breaks[at + 1 : people.first + 1])
        and not any(first <= words.spans[at][0] < last for first, last in days)
        and not any(numerals.load().unit(fold(word)) for word in words.words[at + 1 : people.first])
    ]  # "four days relatives …" counts days
    if not numbers:
        return False
    at = numbers[-1]
    if any(match.first <= at for match in pointing):
        return False  # "the three men"
    articles = phrases.every("demonstratives", words, language)
    return sentence.opens or not any(match.last == at - 1 for match in articles)
