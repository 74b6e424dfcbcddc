"""Penalties told in a sentence: terms and fines, not ages, dates or what a law allows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from researchkit.clean import amounts, dates, procedure, sentence
from researchkit.clean.amounts import Amount
from researchkit.clean.context import Context
from researchkit.core.claim import Reading
from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.alone import alone
from researchkit.intake.narrative.facts import Fact
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.reference import lexicon
from researchkit.reference.lexicon import Match

#: Parts that may differ in what was asked and what was given; "instead of the years asked for" parts them as well.
_PART = re.compile(r"(?:(?!\b\u043e\u0440\u043d\u044b\u043d\u0430\b)[^:;\u2014\u2013])+")
#: Penalties that stand without an amount.
_WHOLE = ("acquitted", "life", "death", "expulsion", "psychiatric", "confiscation")
#: Kinds of event that a penalty may come from.
_PUNISHING = ("sentence", "custody", "arrest", "release", "charge", "appeal")
#: Qualifiers of amounts that nobody was given.
NOT_GIVEN = ("range", "possible", "requested", "upto")
#: Before a dash: what was asked for one is asked for another, "for A five years, for B — two".
_FOR_ANOTHER = re.compile(r"[,;]\s*(?:а\s)?(?:для|for|pour)\s[^,;:\u2014\u2013]{2,60}[\u2014\u2013]\s*$")
_TO = re.compile(r"(?:засуд|присуд)\w*(?:\W+\w+){0,4}?\W+до\W+\S+\s+\S+$", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:раз в|every|once (?:in|a)|tous les|toutes les)\b", re.IGNORECASE)
#: An age between commas, with what a court gives after it: "NAME, 34 ans, à cinq jours".
_AFTER_NAME = re.compile(r"(?<=,) \d{2} (?:ans|years old|лет|года)(?=,)")
#: Whom a name belongs to, with an age, between commas: "NAME, a 52-year-old driver, for two years".
_WHO_OF_WHAT_AGE = re.compile(
    r"(?<=\w),\s[^,;:.()\d]{0,20}\d{2}(?:[-\s](?:year|ans\b|лет\w*|жас\w*))[^,;:.()\d]{0,60},", re.IGNORECASE
)
_EACH = re.compile(r"\b(?:соответственно|тиісінше|respectively|respectivement)\b", re.IGNORECASE)
_OLD = re.compile(r"[-\s]*(?:olds?\b|летн|річн|jährig|гадов)")
#: An adjective of years, and what makes it a term: "трёхлетний срок".
_AGED = re.compile(r"летн|річн|гадов|jährig", re.IGNORECASE)
_PENAL = re.compile(
    r"\s*(?:срок|заключ|лишен|тюр|колони|огранич|приговор|арест|запрет|строк|ув'язн|haft|gefäng)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_CONVERTED = re.compile(r"\d[\d\s.,]*\s*[^\W\d_]+\s*\((?:[^()\d]*)$")
#: Characters between "spent" and the time.
_NEAR = 12
#: How far an amount without its kind may stand from a person's name, and from the word for the penalty.
_CLOSE, _SOON = 2, 6
#: Years from which an amount right after a name is more likely an age.
_AGE, _YEARS = 14, re.compile(r"P(\d+)Y$")


def read(
    prose: Prose, here: Sentence, context: Context, names: Sequence[tuple[int, int]], events: Sequence[Match]
) -> Iterator[Fact]:
    """Penalties of a sentence.

    Args:
        prose: the text.
        here: the sentence.
        context: country and language.
        names: characters of persons named in it.
        events: events of cases told in it; without one nothing is a penalty.
    """
    if not here.item and not any(match.entry.code in _PUNISHING for match in events):
        return
    text = _AFTER_NAME.sub(_blank, _WHO_OF_WHAT_AGE.sub(_blank, prose.of(here)))
    spent = [(one.start, one.end) for one in dates.find(text, context)]
    sizes = amounts.read(text, context.language)
    suffered = _suffered(text, context.language, events)
    told: list[tuple[int, int]] = []
    valued = [one for one in sentence.find(text, context.language, context.country) if one.value]
    asked = max((one.start for one in valued if one.qualifier == "requested"), default=-1)
    for readings in _readings(text, context):
        readings = [_asked_as_well(one, text, asked) for one in readings]
        several = sum(":" in (one.value or "") for one in readings) > 1
        readings = [_up_to(one, text, context) for one in readings]
        for reading in readings:
            if _EACH.search(text) and ":" in (reading.value or ""):
                continue  # "seven and four years respectively": whose is which a person must say
            if _EVERY.search(text[reading.start : reading.end]):
                continue  # "parcels are taken every two weeks"
            if reading.qualifier == "served" or _was_spent(prose, here, reading):
                continue
            if any(start <= reading.end <= end for start, end in suffered):
                continue  # "in prison, where his lawyer was not admitted for four days"
            if reading.value is None or not _is_penalty(reading, reading.value, spent, events, text):
                continue
            if _is_age(prose, here.start + reading.start, reading.value, names):
                continue
            if reading.value.startswith("fine:") and _was_given(prose, here, reading.start):
                continue
            if reading.qualifier == "range" and any(match.entry.code == "appeal" for match in events):
                continue  # "raised it from 6 to 7.5 years": which stands, a person must say
            if reading.qualifier == "superseded" and not several:
                reading = replace(reading, qualifier="")  # "had been sentenced": nothing replaced it
            if reading.start < asked and (reading.value or "").startswith("term:") and not reading.qualifier:
                continue  # what was asked for one was asked for the other
            told.append((reading.start, reading.end))
            inner = [
                (one.start, one.end) for one in sizes if reading.start <= one.start and one.end <= reading.end
            ]
            fact = _fact(prose, here, context, reading, inner)
            if fact is not None:
                yield fact
    given = [one for one in valued if not (one.start < asked and (one.value or "").startswith("term:"))]
    if asked >= 0 and all(one.qualifier in NOT_GIVEN for one in given):
        return
    if _EACH.search(text):
        return
    for size in sizes:
        if any(start < size.end and size.start < end for start, end in (*told, *spent)):
            continue
        if size.unit != "T" and _was_given(prose, here, size.start):
            continue
        amount = _bare(prose, here, context, size, names, events)
        if amount is not None:
            fact = _fact(prose, here, context, amount, [])
            if fact is not None:
                yield replace(fact, confidence=0.6)


def _suffered(text: str, language: str, events: Sequence[Match]) -> list[tuple[int, int]]:
    """Clauses, between commas, that tell of a violation and of no step of a case."""
    out = []
    for flag in procedure.find(text, language):
        if flag.value is None:
            continue
        start = max(text.rfind(mark, 0, flag.start) for mark in ",;:(") + 1
        end = min((at for at in (text.find(mark, flag.end) for mark in ",;:)") if at >= 0), default=len(text))
        if start and not any(start <= event.start < end for event in events):
            out.append((start, end))
    return out


def _blank(found: re.Match[str]) -> str:
    """As many spaces as some words have letters."""
    return " " * len(found[0])


def _bare(
    prose: Prose, here: Sentence, context: Context, size: Amount, names: Sequence[tuple[int, int]],
    events: Sequence[Match],
) -> Reading | None:  # fmt: skip
    """An amount right beside a person's name, or soon after the word that tells of a penalty."""
    text = prose.of(here)
    if (
        size.low != size.high
        or not _is_amount(text, size.start, size.end)
        or not (
            any(match.entry.code in {"sentence", "appeal"} for match in events)
            or (here.item and size.unit == "T" and size.smallest == "D")  # "NAME - 15 days" in a list
        )
    ):
        return None
    start, end = here.start + size.start, here.start + size.end
    beside = any(
        _words(prose.flat, last, start) <= _CLOSE or _words(prose.flat, end, first) <= _CLOSE
        for first, last in names
    )
    soon = any(
        match.entry.code == "sentence"
        and match.start <= size.start
        and len(text[match.end : size.start].split()) <= _SOON
        for match in events
    )
    if not (beside or soon):
        return None
    read = sentence.read(text[size.start : size.end], context)
    if len(read) != 1 or read[0].value is None or _is_age(prose, start, read[0].value, names):
        return None
    if size.unit == "T" and size.smallest == "Y" and not soon:
        before = max((last for _, last in names if last <= start), default=-1)
        if before < 0 or prose.flat[before:start].strip(" -\u2013\u2014"):
            return None  # "Name, 45 years old"; but "Name eight years"
    return replace(read[0], start=size.start, end=size.end)


def _words(text: str, low: int, high: int) -> int:
    """Words between two places, many if the second stands before the first or a sentence mark between."""
    if high < low:
        return 99
    between = _BRACKETS.sub(" ", text[low:high])  # "Name (Town) 6 days"
    return 99 if any(mark in between for mark in ".;:(") else len(between.split())


def _fact(
    prose: Prose, here: Sentence, context: Context, reading: Reading, inner: Sequence[tuple[int, int]]
) -> Fact | None:
    """A penalty in words that tell it alone; where its kind is told too far away, the bare term."""
    value = reading.value or ""
    start, end = here.start + reading.start, here.start + reading.end
    for first, last in inner:
        read = [(one.value, one.qualifier) for one in sentence.read(prose.of(here)[first:last], context)]
        if read == [(value, reading.qualifier)] and not value.startswith("term:"):
            start, end = here.start + first, here.start + last
    bare = f"term:{value.partition(':')[2]}"
    for wanted, confidence in ((value, 0.8), (bare, 0.6)):

        def fits(words: str, wanted: str = wanted) -> bool:
            read = [(one.value, one.qualifier) for one in sentence.read(words, context)]
            return read == [(wanted, reading.qualifier)]

        span = alone(prose.flat, start, end, (here.start, here.end), fits)
        if span is not None:
            # Its end decides whom it is told of: words that name the kind may stand before the names.
            return Fact("sentence", *span, at=end - 1, value=wanted, qualifier=reading.qualifier,
                        rule="narrative:sentence@1", confidence=confidence, details=reading.details)  # fmt: skip
    return None


def _up_to(reading: Reading, text: str, context: Context) -> Reading:
    """Ukrainian "засудили до 15 років" is "to 15 years", no "up to"."""
    kind, _, amount = (reading.value or "").partition(":../")
    if not context.language.startswith("uk") or not amount or not _TO.search(text[: reading.end]):
        return reading
    number = re.search(r"\S+\s+\S+$", text[: reading.end])
    start = number.start() if number else reading.start
    return replace(reading, value=f"{kind}:{amount}", qualifier="", start=start)


def _readings(text: str, context: Context) -> Iterator[list[Reading]]:
    """Readings of the sentence, or of its parts where a word of another part would turn them.

    "They demanded … : the first must pay 87,000": what was demanded is not what must be paid.
    """
    whole = list(sentence.find(text, context.language, context.country))
    parts = list(_PART.finditer(text))
    if len(parts) < 2 or not any(one.qualifier for one in whole):
        yield whole
        return
    for part in parts:
        found = sentence.find(part[0], context.language, context.country)
        yield [replace(one, start=one.start + part.start(), end=one.end + part.start()) for one in found]


def _asked_as_well(reading: Reading, text: str, asked: int) -> Reading:
    """A penalty for another after one that was asked for is asked for too: "he sought five years for A, for B — two"."""
    if reading.qualifier or not 0 <= asked < reading.start or not _FOR_ANOTHER.search(text[: reading.start]):
        return reading
    return replace(reading, qualifier="requested")


def not_given(text: str, context: Context) -> list[tuple[int, int]]:
    """Where a sentence tells penalties that the law allows or a prosecutor wants."""
    found = sentence.find(text, context.language, context.country)
    return [(reading.start, reading.end) for reading in found if reading.qualifier in NOT_GIVEN]


def ranged(text: str, context: Context) -> bool:
    """Whether a sentence speaks of what a law allows or a prosecutor wants."""
    return any(
        reading.qualifier in NOT_GIVEN for reading in sentence.find(text, context.language, context.country)
    )


def _is_penalty(
    reading: Reading, value: str, spent: Sequence[tuple[int, int]], events: Sequence[Match], text: str
) -> bool:
    kind, _, amount = value.partition(":")
    if not amount:
        return kind in _WHOLE and not any(
            match.entry.code == lexicon.SILENT and match.start <= reading.start and reading.end <= match.end
            for match in events
        )
    if not _is_amount(text, reading.start, reading.end):
        return False
    if any(start < reading.end and reading.start < end for start, end in spent):
        return False  # "two days later"
    if kind != "term":
        return True
    return any(
        match.entry.code in {"sentence", "appeal"}
        and match.start <= reading.start
        and len(text[match.end : reading.start].split()) <= 8
        for match in events
    )


def _of_somebody(prose: Prose, start: int) -> bool:
    """Whether years stand right after a word for people: "cette bibliothécaire de 46 ans"."""
    here = prose.at(start)
    if here is None:
        return False
    words = prose.words(here)
    at = next((index for index, span in enumerate(words.spans) if here.start + span[1] > start), 0)
    roles = {m.last for m in phrases.every("not_names", words, prose.language) if m.entry.code == "role"}
    return bool(roles & {at - 1, at - 2})


def _was_spent(prose: Prose, here: Sentence, reading: Reading) -> bool:
    """Whether an amount is time that went by: "he spent half a year in custody"."""
    if not (reading.value or "").startswith(("custody", "term", "imprisonment", "house_arrest")):
        return False
    words = prose.words(here)
    return any(
        -2 <= reading.start - match.end <= _NEAR or -2 <= match.start - reading.end <= _NEAR
        or reading.start <= match.start < reading.end
        for match in phrases.find("spent", words, prose.language)
    )  # fmt: skip


def _was_given(prose: Prose, here: Sentence, start: int) -> bool:
    """Whether an amount of money is what somebody gave: "for a transfer of 500 roubles"."""
    words = prose.words(here)
    return any(
        match.entry.code == "donation" and match.start < start <= match.end + _NEAR
        for match in lexicon.load("conduct_cells").all(words, prose.language)
    )


def _is_amount(text: str, start: int, end: int) -> bool:
    """Whether an amount is one of its own: no age ("a 44-year-old"), no conversion ("600,000 tenge (1,350 dollars)")."""
    if _AGED.search(text, start, end) and _PENAL.match(text[end:]) is None:
        return False  # "to the 38-year-old welder" in Russian
    return _OLD.match(text[end:]) is None and _CONVERTED.search(text[:start]) is None


def _is_age(prose: Prose, start: int, value: str, names: Sequence[tuple[int, int]]) -> bool:
    """Whether an amount of years stands right after a name, parted by a comma or bracket."""
    years = _YEARS.search(value)
    if years is None or int(years[1]) < _AGE:
        return False
    if value.startswith(("imprisonment", "term")) and _of_somebody(prose, start):
        return True
    told = not value.startswith("term")  # "NAME to 16 years in prison" is no age, "NAME, 46" is
    return any(
        0 < start - last <= 3
        and not prose.flat[last:start].strip(" ,(")
        and not (told and prose.flat[last:start].isspace())
        for _, last in names
    )
