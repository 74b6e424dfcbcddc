"""The persons of a text: every mention of each, full or by a part of the name."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Levenshtein

from researchkit.clean.names import compare as names_compare
from researchkit.clean.names.inflection import restore
from researchkit.clean.names.parse import parses
from researchkit.clean.names.words import word
from researchkit.intake.narrative.spans import Span
from researchkit.reference import packs

#: Shortest key that may differ by a letter and still be the same name spelled otherwise.
_LONG = 6
#: Words of a whole name; how surely an ending is a family name's.
_WHOLE, _HERS = 2, 2
#: Languages in which "-ova" is a woman's name in every case.
_PLAIN = ("kk", "ky", "en", "fr")
_SAME = frozenset({"same_key", "strong"})
#: Levels of likeness that make one person of two names in one text if nobody else is as like.
_ONE_OF = frozenset({"initial_compatible"})


@dataclass(eq=False, slots=True)
class Mention:
    """One place where a person is named.

    Attributes:
        start, end, sentence: where.
        full: whether by a full name.
        cues: what the words around say of the person named here: ``relative``, ``judge`` …
        direct: kinds of event told of this very person in the same clause.
        lone: whether the name is part of no full name in the text.
        led: whether a word for people stands right before it.
        beside: whether the verb of an event stands right beside it.
    """

    start: int
    end: int
    sentence: int
    full: bool
    cues: frozenset[str] = frozenset()
    lone: bool = False
    led: bool = False
    beside: bool = False
    direct: frozenset[str] = frozenset()


@dataclass(eq=False, slots=True)
class Person:
    """Somebody named in a text.

    Attributes:
        number: order of first mention.
        spans: full names as written.
        mentions: every mention, in order of place.
        relation: for third parties, how they are one: ``relative``, ``judge``, ``named``; ``""`` for
            those the text is about.
        rule: what made them one or the other.
        alone: single words that name the person, as written.
    """

    number: int
    spans: list[Span]
    mentions: list[Mention] = field(default_factory=list)
    relation: str = ""
    rule: str = ""
    alone: list[str] = field(default_factory=list)

    @property
    def best(self) -> Span:
        """The full name that is surest to be in the nominative, the longest of those; the first of equals."""
        return min(self.spans, key=lambda span: (_doubt(span.text), -len(span.words), span.start))


def attested(person: Person, words: Sequence[str]) -> tuple[str, ...]:
    """A full name in that reading of its case which a mention of the family name alone bears out.

    "Мелису Акжолчуеву" is hers in the accusative or his in the dative: "Акжолчуев" elsewhere tells which.

    Args:
        person: with all mentions.
        words: the full name as written.
    """
    alone = {one.casefold() for one in person.alone}
    if not alone or len(words) != _WHOLE:
        return ()
    for family in restore((words[1],)):
        if family.words[0].casefold() in alone:
            for given in restore((words[0],)):
                if given.gender == family.gender:
                    return given.words[0], family.words[0]
    return ()


def gather(spans: Sequence[Span], language: str = "und") -> tuple[list[Person], list[Span]]:
    """Bring mentions of one person together.

    Args:
        spans: every span of a text, in order.
        language: of the text: where family names are declined, only a name that opens a sentence is surely hers.

    Returns:
        Persons with a full name, and single words that belong to none of them (they may be a third
        party's: "judge Gubashev").
    """
    persons: list[Person] = []
    spans = _adjacent(spans)
    for span in spans:
        if not span.full:
            continue
        known = next((person for person in persons if _same(span, person)), None) or _alone_like(
            span, persons
        )
        if known is None and span.opens and len(span.words) == 2 and not _given_like(span.words[0]):
            known = _owner((span.words[1],), persons)
        if known is None:
            persons.append(known := Person(len(persons), []))
        known.spans.append(span)
        known.mentions.append(Mention(span.start, span.end, span.sentence, True, led=span.led))
    lone: list[Span] = []
    plain = language.split("-")[0] in _PLAIN
    for span in spans:
        if span.full:
            continue
        owner = (_opening(span.words[0], persons) if span.opens or plain else None) or _owner(
            span.words, persons
        )
        if owner is None:
            lone.append(span)
        else:
            owner.mentions.append(Mention(span.start, span.end, span.sentence, False, led=span.led))
            owner.alone.append(span.words[0])
    for person in persons:
        person.mentions.sort(key=lambda mention: mention.start)
    return persons, lone


def _adjacent(spans: Sequence[Span]) -> list[Span]:
    """Spans with two names that stand without a mark between parted: "judge Xy Zwqyzy ABAEV-ACC to custody".

    The last word is another's family name, told elsewhere with another given name, and stands in a case of its own.
    """
    out: list[Span] = []
    for span in spans:
        first, last = span.words[:-1], span.words[-1]
        plain = _plainly(last)
        whole = span.led and len(first) == _WHOLE and word(first[1]).patronymic is not None
        others = [
            other
            for other in spans
            if other.full
            and len(other.words) == _WHOLE
            and plain in {other.words[1], _plainly(other.words[1])}
        ]
        if not whole or plain == last or not others or any(other.words[0] == first[0] for other in others):
            out.append(span)
            continue
        cut = span.end - len(last)
        out.append(replace(span, words=first, end=cut - 1))
        out.append(replace(span, words=(last,), start=cut, full=False, sure=False, opens=False, led=False))
    return out


def _plainly(text: str) -> str:
    """A word without the suffix of a case that it surely has; else as it stands."""
    return next((form.words[0] for form in restore((text,)) if form.sure and form.likely), text)


def _same(span: Span, person: Person) -> bool:
    return any(span.text == other.text or _alike(span, other) for other in person.spans)


def _alike(one: Span, other: Span) -> bool:
    """Whether two full names are one: the same in all letters, or but for the case of one word."""
    level = names_compare(one.text, other.text).level
    words = {word.casefold() for word in one.words} & {word.casefold() for word in other.words}
    return level in _SAME or (level == "variant" and bool(words)) or _inflected(one, other)


def _inflected(one: Span, other: Span) -> bool:
    """Whether one name is the other in another case, by every word; a form of a family name that is hers is not."""
    for less, more in ((one.words, other.words), (other.words, one.words)):
        if len(less) != len(more) or len(less) < _WHOLE or word(more[-1]).family.strength >= _HERS:
            continue
        pairs = [
            ({form.words[0] for form in restore((long,))}, short)
            for short, long in zip(less, more, strict=True)
        ]
        if all(short in forms for forms, short in pairs):
            return True
    return False


def _alone_like(span: Span, persons: Sequence[Person]) -> Person | None:
    """The only person whose initials and family name fit: "S. Ivanova" after "Svetlana Ivanova"."""
    found = [
        person
        for person in persons
        if any(names_compare(span.text, other.text).level in _ONE_OF for other in person.spans)
    ]
    return found[0] if len(found) == 1 else None


def _owner(words: Sequence[str], persons: Sequence[Person]) -> Person | None:
    """Whose name a single word is part of; of several of one family the one the text began with."""
    wanted = frozenset().union(*(_keys(one) for one in words))
    forms = {form for one in words for form in (one, *(restored.words[0] for restored in restore((one,))))}
    found = [person for person in persons if _writes(person, forms)]
    found = found or [person for person in persons if wanted & _person_keys(person)]
    if not found:
        near = [p for p in persons if any(_near(one, other) for one in wanted for other in _family(p))]
        found = near if len(near) == 1 else []
    return found[0] if found else None


def _opening(text: str, persons: Sequence[Person]) -> Person | None:
    """The only person whose name has a word in the nominative, as it opens a sentence: hers before her husband's."""
    wanted = text.casefold()
    found = [
        person
        for person in persons
        if any(
            wanted == form.casefold()
            for span in person.spans
            for one in span.words
            for form in (one, *(restored.words[0] for restored in restore((one,))))
        )
    ]
    return found[0] if len(found) == 1 else None


def _writes(person: Person, words: Iterable[str]) -> bool:
    """Whether a word stands so, letter for letter, in a full name of the person."""
    wanted = {one.casefold() for one in words}
    return any(one.casefold() in wanted for span in person.spans for one in span.words)


def _person_keys(person: Person) -> frozenset[str]:
    return frozenset().union(*(_keys(one) for span in person.spans for one in span.words))


def _family(person: Person) -> frozenset[str]:
    """Keys of the family names only: another given name that is nearly the same is another person's."""
    return frozenset().union(
        *(
            _keys(item.written)
            for span in person.spans
            for parse in parses(span.text)[:2]
            for item in parse.family
        )
    )


def _near(one: str, other: str) -> bool:
    return (
        len(one) >= _LONG
        and len(other) >= _LONG
        and one[:2] == other[:2]
        and Levenshtein.distance(one, other, score_cutoff=1) <= 1
    )


@functools.lru_cache(maxsize=1 << 14)
def _keys(written: str) -> frozenset[str]:
    """Comparison keys of a word as it stands and in the nominative."""
    out: set[str] = set()
    for text in (written, *(restored.words[0] for restored in restore((written,)))):
        item = word(text)
        out |= {item.key, *item.family.keys}
    return frozenset(key for key in out if len(key) > 2)


packs.cached(_keys)


def _given_like(text: str) -> bool:
    return any(
        word(form).given_like for form in (text, *(restored.words[0] for restored in restore((text,))))
    )


def _doubt(name: str) -> int:
    """0 for a name as it stands, 1 for one put back into the nominative, 2 where that is unsure."""
    first = next(iter(parses(name)), None)
    if first is None or "inflected_or_feminine" in first.flags:
        return 2
    return 1 if "inflected" in first.flags else 0
