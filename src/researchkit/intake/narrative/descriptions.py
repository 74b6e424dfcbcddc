"""Words that point back to a person: pronouns and listed nouns, and any "the retired nurse", "the 28-year-old"."""

from __future__ import annotations

from collections.abc import Iterator

from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.reference.lexicon import Entry, Match, Text

#: Words that may stand between an article and the word for a person; the parts of "28-year-old".
_BETWEEN, _OLD = 1, 3
#: What goes on after a word that is no description of somebody known: "the director of the school".
_OF = ("of", "de", "du", "des")


def pointing(prose: Prose, sentence: Sentence) -> list[Match]:
    """The words of a sentence that point back, by place."""
    words = prose.words(sentence)
    found = phrases.find("anaphora", words, prose.language)
    taken = {at for match in found for at in range(match.first, match.last + 1)}
    more = [
        match for match in _described(prose, words) if not taken & set(range(match.first, match.last + 1))
    ]
    return sorted([*found, *more], key=lambda match: match.first) if more else found


def _described(prose: Prose, words: Text) -> Iterator[Match]:
    """An article and a word for a person, with an adjective or an age between them, no name after."""
    articles = phrases.every("demonstratives", words, prose.language)
    if not articles:
        return
    listed = phrases.every("not_names", words, prose.language)
    roles = {match.first: match for match in listed if match.entry.code == "role"}
    cued = {
        at
        for match in phrases.every("people_cues", words, prose.language)
        for at in range(match.first, match.last + 1)
    }
    for article in articles:
        at = article.last + 1
        aged = at < len(words.words) and words.words[at].isdigit() and len(words.words[at]) == 2
        reach = at + _BETWEEN + (_OLD if aged else 0)
        first = next((here for here in range(at, min(reach + 1, len(words.words))) if here in roles), None)
        if first is None:
            old = [word.lower() for word in words.words[at + 1 : at + _OLD]] == ["year", "old"]
            if aged and old and not _goes_on(words, at + _OLD):
                yield _match(words, article.first, at + _OLD - 1, prose.language)
            continue
        last = roles[first].last
        word = words.words[last].lower()
        plural = word.endswith("s") and not word.endswith("ss")
        if not (plural or cued & set(range(at, last + 1)) or _goes_on(words, last + 1)):
            yield _match(words, article.first, last, prose.language)


def _goes_on(words: Text, at: int) -> bool:
    """Whether a name or "of" follows: who it is, is told there."""
    if at >= len(words.words) or words.breaks[at]:
        return False
    return words.words[at][:1].isupper() or words.words[at].lower() in _OF


def _match(words: Text, first: int, last: int, language: str) -> Match:
    entry = Entry("one", "", "", language, frozenset(), "", last - first + 1)
    return Match(words.spans[first][0], words.spans[last][1], first, last, entry)
