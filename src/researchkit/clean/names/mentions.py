"""Where a text mentions given persons, in any alphabet, spelling, order or case.

A list of spellings (:func:`researchkit.clean.names.fold_variants`) finds what it lists; this finds what
sounds alike: every word of the text is brought to its comparison keys, and a mention is a given name (or
its initial) and a family name of one person close together.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from researchkit.clean.names.inflection import restore
from researchkit.clean.names.parse import parses
from researchkit.clean.names.person import Nobody
from researchkit.clean.names.persons import persons
from researchkit.clean.names.script import main_script
from researchkit.clean.names.sounds import fold, readings
from researchkit.clean.names.words import Word, is_initial, word
from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

#: Words that may stand between the given name and the family name (a patronymic, an initial).
REACH = 2
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ`\u00ad\u200b-\u200d\u2060-][^\W\d_]+)*\.?")
_SPELLINGS = ("", "fr", "de", "iso", "lacinka", "tr", "be", "uz")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person mentioned.

    Attributes:
        start, end: where in the text.
        person: index of the person among the names asked for.
        by_initial: whether only an initial stands for the given name.
    """

    start: int
    end: int
    person: int
    by_initial: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """Keys to look for, made once for many texts."""

    given: dict[str, frozenset[int]]
    family: dict[str, frozenset[int]]
    initials: tuple[frozenset[str], ...]
    han: tuple[tuple[str, int], ...]


def wanted(names: Sequence[str]) -> Wanted:
    """Make the keys of the persons to look for; a name without a family name and a given name finds nothing."""
    given: dict[str, set[int]] = {}
    family: dict[str, set[int]] = {}
    initials: list[frozenset[str]] = []
    han: list[tuple[str, int]] = []
    for index, name in enumerate(names):
        found = persons(name)
        letters: set[str] = set()
        for text in () if isinstance(found, Nobody) else (t for p in found for t in (p.text, *p.aliases)):
            if main_script(text) == "Hani":
                han.append(("".join(text.translate(vocabulary.simplified()).split()), index))
                continue
            for parse in parses(text):
                if not parse.given or not parse.family or all(item.initial for item in parse.given):
                    continue
                for key in _given_keys(parse.given):
                    given.setdefault(key, set()).add(index)
                    letters.add(key[:1])
                for key in {key for item in parse.family for key in item.family.keys}:
                    family.setdefault(key, set()).add(index)
        initials.append(frozenset(letters))
    return Wanted(
        {key: frozenset(who) for key, who in given.items()},
        {key: frozenset(who) for key, who in family.items() if len(key) > 1},
        tuple(initials),
        tuple(entry for entry in han if len(entry[0]) > 1),
    )


def mentions(text: str, names: Sequence[str] | Wanted) -> tuple[Mention, ...]:
    """Every mention of the persons in a text, in linear time.

    Args:
        text: any text.
        names: the persons' names, or what :func:`wanted` made of them.
    """
    sought = names if isinstance(names, Wanted) else wanted(names)
    found = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    given_at: list[frozenset[int]] = []
    family_at: list[frozenset[int]] = []
    for _, _, written in found:
        keys = _keys(written)
        given_at.append(_who(sought.given, keys))
        family_at.append(_who(sought.family, keys))
    out: dict[Mention, None] = {}
    for at, people in enumerate(family_at):
        if not people:
            continue
        for other in range(max(0, at - REACH - 1), min(len(found), at + REACH + 2)):
            if other == at:
                continue
            start, end = min(found[at][0], found[other][0]), max(found[at][1], found[other][1])
            for person in sorted(people & given_at[other]):
                out[Mention(start, end, person, False)] = None
            written = found[other][2]
            if abs(other - at) <= 2 and is_initial(written) and written[:1].isupper():
                letter = fold(readings(written.strip("."), "")[0])[:1]
                for person in sorted(people):
                    if letter in sought.initials[person] or (
                        letter in "ei" and sought.initials[person] & {"e", "i"}
                    ):
                        out[Mention(start, end, person, True)] = None
    if sought.han and main_script(text):
        plain = text.translate(vocabulary.simplified())
        for name, person in sought.han:
            at = plain.find(name)
            while at >= 0:
                out[Mention(at, at + len(name), person, False)] = None
                at = plain.find(name, at + 1)
    return tuple(sorted(out, key=lambda mention: (mention.start, mention.end, mention.person)))


def _who(table: dict[str, frozenset[int]], keys: frozenset[str]) -> frozenset[int]:
    hits = [table[key] for key in keys if key in table]
    return frozenset().union(*hits) if hits else frozenset()


def _given_keys(given: tuple[Word, ...]) -> set[str]:
    keys = {fold(reading) for item in given for reading in item.readings} | {item.key for item in given}
    if len(given) > 1:
        keys.add("".join(item.key for item in given))
    return {key for key in keys if len(key) > 1}


@cached
@functools.lru_cache(maxsize=131072)
def _keys(written: str) -> frozenset[str]:
    """Keys a word of a text may have as a given name or a family name, in any spelling and case."""
    bare = re.sub("[\u00ad\u200b-\u200d\u2060]", "", written).strip(".'’")
    if len(bare) > 60:
        return frozenset()
    out: set[str] = set()
    script = main_script(bare)
    for text in (bare, *(restored.words[0] for restored in restore((bare,)))):
        for scheme in _SPELLINGS if script == "Latn" else ("", "uz", "be"):
            item = word(text, scheme)
            out |= {item.key, *item.family.keys, *(fold(reading) for reading in item.readings)}
    if script == "Cyrl":
        for rule in vocabulary.oblique_endings():
            if rule.part.startswith(("plain", "suffixed")) and bare.lower().endswith(rule.ending):
                stem = bare.lower()[: -len(rule.ending)] + (rule.nominative if rule.part == "plain" else "")
                if len(stem) > 2:
                    item = word(stem)
                    out |= {item.key, *item.family.keys}
    return frozenset(key for key in out if key)
