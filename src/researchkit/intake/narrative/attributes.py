"""Words for people who are not named: "detained activists", "задержанных журналистов", "militants détenus".

What such words say of people of whom nobody is named is told of nobody else in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from researchkit.intake.narrative import phrases
from researchkit.reference.lexicon import Match, Text

#: Words before an English participle that make it an attribute: "the jailed activists", "for detained students".
_BEFORE = re.compile(r"the|all|other|these|those|many|several|free|release", re.IGNORECASE)
#: Words that stand for people of whom nobody is named.
_THOSE = re.compile(r"those|everyone|anyone|ceux|celles|тех|всех", re.IGNORECASE)
#: Endings of participles that go with a noun: in the plural (Russian, French), or before it at all (Kazakh).
_PARTICIPLE = re.compile(r"(?:ных|ным|ными|ные|és|ées|nus|nues|ған|ген|қан|кен)$", re.IGNORECASE)


def of_others(events: Iterable[Match], words: Text, language: str) -> list[Match]:
    """Events that only say what people are called of whom nobody is named.

    Args:
        events: events of cases told in a sentence.
        words: the words of the sentence.
        language: its language.
    """
    told = phrases.every("people_counted", words, language)
    people = [match for match in told if match.entry.code == "people"]
    return [event for event in events if event.entry.words == 1 and _called(event, people, words, language)]


def _called(event: Match, people: Sequence[Match], words: Text, language: str) -> bool:
    if _indefinite(event, words, language):
        return True  # "to the family of a jailed activist"
    if any(_THOSE.fullmatch(word) for word in words.words[max(0, event.first - 2) : event.first]):
        return True  # "all those arbitrarily detained"
    after = next((one for one in people if one.first == event.last + 1), None)
    before = next((one for one in people if one.last == event.first - 1), None)
    plural = _PARTICIPLE.search(words.words[event.last]) is not None
    if after is not None and (plural or _led(event, words, language)):
        return not _named(after.last + 1, words)
    return before is not None and plural and not _named(event.last + 1, words)


def _indefinite(event: Match, words: Text, language: str) -> bool:
    """Whether a participle stands between "a" and a word for people that no name follows."""
    some = phrases.every("indefinites", words, language)
    if not any(match.last == event.first - 1 for match in some):
        return False
    roles = phrases.every("not_names", words, language)
    return any(
        match.entry.code == "role" and match.first == event.last + 1 and not _named(match.last + 1, words)
        for match in roles
    )


def _led(event: Match, words: Text, language: str) -> bool:
    """Whether a preposition or an article stands right before a participle."""
    if not event.first:
        return False
    before = words.words[event.first - 1]
    if _BEFORE.fullmatch(before):
        return True
    led = phrases.every("prepositions", words, language)
    return any(match.last == event.first - 1 for match in led)


def _named(at: int, words: Text) -> bool:
    """Whether a word with a capital follows: who they are is told."""
    return at < len(words.words) and words.words[at][:1].isupper() and not words.breaks[at]
