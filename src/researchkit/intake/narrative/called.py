"""What persons are called in a text: "the storekeeper", where one of them alone was told to be one.

Such a word names the person as a family name would: "the storekeeper was let out on bail, the blaster is still held".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.people import Mention, Person
from researchkit.intake.narrative.prose import Prose, Sentence

#: Words between a name and what is said of it after a comma, at most; letters of a word that its cases share.
_APPOSED, _STEM = 4, 5
_COMMA = re.compile(r",\s")
#: Languages whose words for people stand with an article.
_WITH_ARTICLES = ("en", "fr", "it", "de", "es")


def words_of(prose: Prose, persons: Sequence[Person]) -> dict[str, Person | None]:
    """Stem of a word for people → the one person of whom it is told; ``None`` where it is told of several.

    Args:
        prose: the text.
        persons: everybody named in it, third parties as well.
    """
    out: dict[str, Person | None] = {}
    for person in persons:
        for mention in person.mentions:
            if not mention.full:
                continue
            for stem in _told(prose, prose.sentences[mention.sentence], mention):
                out[stem] = person if out.get(stem, person) is person else None
    return out


def _told(prose: Prose, sentence: Sentence, mention: Mention) -> set[str]:
    """Stems of the words for people right before a name, or in apposition after it."""
    words = prose.words(sentence)
    starts = [sentence.start + span[0] for span in words.spans]
    first = next((at for at, start in enumerate(starts) if start >= mention.start), None)
    after = next((at for at, start in enumerate(starts) if start >= mention.end), len(starts))
    if first is None:
        return set()
    out = set()
    for match in phrases.every("not_names", words, prose.language):
        if match.entry.code != "role":
            continue
        before = match.last == first - 1
        apposed = after <= match.first < after + _APPOSED and _COMMA.match(prose.flat, mention.end)
        if before or (apposed and prose.flat[mention.end : starts[match.first]].count(",") == 1):
            out.add(_stem(words.words[match.last], prose.language))
    return out


def _stem(word: str, language: str) -> str:
    word = word.lower()
    if language.split("-")[0] in _WITH_ARTICLES:
        return word
    return word[:_STEM]


def mentions(
    prose: Prose, sentence: Sentence, known: Mapping[str, Person | None], about: Sequence[Person]
) -> list[tuple[Person, Mention]]:
    """Persons the text is about whom a sentence calls by such a word.

    Args:
        prose: the text.
        sentence: a sentence that names none of them.
        known: of :func:`words_of`.
        about: the persons the text is about.
    """
    words = prose.words(sentence)
    pointing = phrases.find("anaphora", words, prose.language)
    if any(match.entry.code in {"many", "all"} for match in pointing):
        return []  # "none of the defendants": no single one
    articles = {match.last for match in phrases.every("demonstratives", words, prose.language)}
    listed = [
        match for match in phrases.every("not_names", words, prose.language) if match.entry.code == "role"
    ]
    found: list[tuple[Person, Mention]] = []
    for match in sorted(listed, key=lambda one: one.first):
        person = known.get(_stem(words.words[match.last], prose.language))
        named = words.words[match.last + 1 : match.last + 2]
        if person is None or person not in about or (named and named[0][:1].isupper()):
            continue
        if prose.language.split("-")[0] in _WITH_ARTICLES and not articles & {
            match.first - 1,
            match.first - 2,
        }:
            continue
        if any(person is other for other, _ in found):
            continue
        start, end = sentence.start + match.start, sentence.start + match.end
        found.append((person, Mention(start, end, sentence.number, False)))
    return found
