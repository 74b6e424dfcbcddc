"""Persons named in scripts without capitals: Georgian by listed given names, Chinese by family names in lists.

Both are read with care: a name counts where a list, a role ("journalist …") or a given name shows it.
"""

from __future__ import annotations

import functools
import re

from researchkit.clean.names.words import word
from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.prose import Prose, Sentence
from researchkit.intake.narrative.spans import Span
from researchkit.reference import packs

_GEORGIAN = re.compile(r"[\u10d0-\u10ff]+(?:-[\u10d0-\u10ff]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LIST = "、,，和及與与"
_AFTER = re.compile(
    r"(?:\d|等|被|因|於|于|在|則|则|獲|获|為|为|的|已|均|曾|判|囚|認|认|表示|指|稱|称|[、，,。；;：:（(）)」》\s]|$)"
)


@packs.cached
@functools.cache
def _endings() -> tuple[str, ...]:
    """Endings of a Georgian person's name, the longest first."""
    rows = (
        row
        for row in packs.rows("lexicons", "case_endings.csv")
        if row["class"] == "name" and row["script"] == "Geor"
    )
    return tuple(sorted((ending for row in rows for ending in row["endings"].split()), key=len, reverse=True))


def find(prose: Prose, sentence: Sentence) -> list[Span]:
    """Spans of a sentence that name persons, in order."""
    base = prose.language.split("-")[0]
    if base == "ka":
        return _georgian(prose, sentence)
    return _chinese(prose, sentence) if base == "zh" else []


def _georgian(prose: Prose, sentence: Sentence) -> list[Span]:
    text, words = prose.of(sentence), prose.words(sentence)
    listed = phrases.every("not_names", words, prose.language)
    not_names = {match.start for match in listed}
    roles = {match.end for match in listed if match.entry.code == "role"}
    events = {match.start for match in phrases.every("case_events", words, prose.language)}
    tokens = [found for found in _GEORGIAN.finditer(text) if found.start() not in not_names | events]
    out: list[Span] = []
    at = 0
    while at + 1 < len(tokens):
        one, other = tokens[at], tokens[at + 1]
        beside = text[one.end() : other.start()] == " "
        given, family = _given(one[0]), _family(other[0])
        led = any(text[end : one.start()].strip() == "" for end in roles if end <= one.start())
        follows = bool(out) and text[out[-1].end - sentence.start : one.start()].strip() in {",", "და"}
        if beside and (given or ((led or follows) and len(one[0]) > 2 and len(other[0]) > 3)):
            out.append(_span(sentence, one, other, given or family))
            at += 2
            continue
        at += 1
    return out


def _span(sentence: Sentence, one: re.Match[str], other: re.Match[str], sure: bool) -> Span:
    return Span(sentence.start + one.start(), sentence.start + other.end(), sentence.number, (one[0], other[0]),
                full=True, sure=sure, opens=one.start() == 0)  # fmt: skip


def _given(text: str) -> bool:
    return any(word(form).known != "" for form in _forms(text))


def _family(text: str) -> bool:
    return any(word(form).family.strength >= 2 for form in _forms(text))


def _forms(text: str) -> list[str]:
    """The word, and what it may be in the nominative."""
    out = [text]
    for ending in _endings():
        if text.endswith(ending) and len(text) - len(ending) >= 3:
            stem = text[: -len(ending)]
            out += [stem, stem + "ი"]
            break
    return out


def _chinese(prose: Prose, sentence: Sentence) -> list[Span]:
    text, words = prose.of(sentence), prose.words(sentence)
    roles = {
        match.end for match in phrases.every("not_names", words, prose.language) if match.entry.code == "role"
    }
    out: list[Span] = []
    at = 0
    while at < len(text):
        size = _name_at(text, at)
        before = text[at - 1] if at else ""
        opened = not before or before in _LIST + "：:（(「《 。；;的" or at in roles
        if size and opened and _AFTER.match(text, at + size):
            following = text[at + size : at + size + 1]
            listed = (
                before in _LIST or following in set(_LIST) or following.isdigit() or following in set("判囚")
            )
            if size >= 3 or (listed and out):
                start = sentence.start + at
                out.append(Span(start, start + size, sentence.number, (text[at : at + size],), full=True,
                                sure=at in roles or listed, opens=at == 0))  # fmt: skip
                at += size
                continue
        at += 1
    return [span for span in out if span.sure]


def _name_at(text: str, at: int) -> int:
    """Length of a name that begins at a place: a family name and one or two characters, up to a mark."""
    run = _HAN.match(text, at)
    if run is None:
        return 0
    surnames = _surnames()
    size = 2 if text[at : at + 2] in surnames else 1 if text[at] in surnames else 0
    if not size:
        return 0
    for length in (size + 2, size + 1):
        if run.end() - at >= length and _AFTER.match(text, at + length):
            return length
    return 0


@functools.cache
def _surnames() -> frozenset[str]:
    names = [*packs.rows("names", "han_family_names.csv"), *packs.rows("names", "han_surnames.csv")]
    return frozenset(row["surname"] for row in names)


packs.cached(_surnames)
