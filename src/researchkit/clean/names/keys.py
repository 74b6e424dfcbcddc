"""Comparison keys: what linkage joins on. One name has one key in every alphabet and spelling."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import pandas as pd

from researchkit.clean.names.parse import Parse, keys_of, parses
from researchkit.clean.names.person import Nobody
from researchkit.clean.names.persons import persons
from researchkit.clean.names.script import main_script
from researchkit.clean.names.sounds import fold
from researchkit.clean.names.words import Word
from researchkit.reference.packs import cached

#: Changes with every change of rules or tables that changes keys: stored keys are then made anew.
KEYSET_VERSION = "names-keys-2"

#: The columns of :func:`keys_frame`, as in the linkage table's contract.
KEY_COLUMNS = (
    "given_key", "family_key", "patronymic_key", "given_initial", "family_initial", "gender",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameKeys:
    """Comparison keys of one person's name.

    Attributes:
        given_key: key of the given name; ``""`` when only an initial or none is told.
        family_key: key of the family name's root: Zhanseit and Zhanseitov, Ivanov and Ivanova have one.
        patronymic_key: key of the father's name.
        given_initial, family_initial: first letter of the key, also where only an initial is told.
        gender: ``f``, ``m`` or ``""``.
        script: ISO 15924 code of the name as written.
        readings: further readings where the name allows them: (given, family, patronymic) keys.
        flags: what a reader must know (``younger``, ``elder`` … of two of a name), see :class:`researchkit.clean.names.parse.Parse`.
    """

    given_key: str = ""
    family_key: str = ""
    patronymic_key: str = ""
    given_initial: str = ""
    family_initial: str = ""
    gender: str = ""
    script: str = ""
    readings: tuple[tuple[str, str, str], ...] = ()
    flags: tuple[str, ...] = ()


@cached
@functools.lru_cache(maxsize=65536)
def keys(verbatim: str) -> NameKeys:
    """Comparison keys of a cell that names one person.

    A cell that names nobody or several persons has empty keys: split it first with
    :func:`researchkit.clean.names.read`.
    """
    found = persons(verbatim)
    if isinstance(found, Nobody):
        return NameKeys()
    if len(found) > 1:
        return NameKeys(script=main_script(verbatim), flags=("several_persons",))
    person = found[0]
    options = parses(person.text)
    if not options:
        return NameKeys()
    first = options[0]
    given, family, patronymic = keys_of(first)
    others: dict[tuple[str, str, str], None] = {}
    for text in (person.text, *person.aliases):
        for parse in parses(text):
            others.update(dict.fromkeys(_readings(parse)))
    told = (person.generation,) if person.generation else ()
    others.pop((given, family, patronymic), None)
    return NameKeys(
        given_key=given,
        family_key=family,
        patronymic_key=patronymic,
        given_initial=_initial(first.given),
        family_initial=family[:1] or _initial(first.family),
        gender=person.gender or ("" if "inflected_or_feminine" in first.flags else first.gender),
        script=main_script(person.text),
        readings=tuple(others)[:12],
        flags=tuple(dict.fromkeys((*first.flags, *person.flags, *told))),
    )


def keys_frame(names: pd.Series) -> pd.DataFrame:
    """Keys of a column of names, each distinct name worked out once.

    Args:
        names: names as written; missing values count as empty.

    Returns:
        A frame of text with :data:`KEY_COLUMNS`, on the index of ``names``.
    """
    codes, uniques = pd.factorize(names.astype("str"), use_na_sentinel=True)
    made = [keys(str(name)) for name in uniques]
    made.append(NameKeys())  # code -1: missing
    table = pd.DataFrame(
        {column: pd.Series([getattr(entry, column) for entry in made], dtype="str") for column in KEY_COLUMNS}
    )
    out = table.take(codes)  # -1 takes the last row
    out.index = names.index
    return out


def initial_letters(item: Word) -> tuple[str, ...]:
    """Letters that a word's key may begin with; each of a double name's initials gives one entry."""
    out: list[str] = []
    parts = item.written.replace(".", "").split("-") if item.initial else [item.written]
    if not item.initial:
        return tuple(dict.fromkeys(fold(reading)[:1] for reading in item.readings if reading))
    for part in parts:
        letter = part[:1].lower()
        if letter in {"y", "j"} and len(part) == 1:
            out.append("ei" if letter == "y" else "Zie")
        else:
            from researchkit.clean.names.sounds import readings

            out.append("".join(dict.fromkeys(fold(reading)[:1] for reading in readings(part, ""))))
    return tuple(out)


def _initial(given: tuple[Word, ...]) -> str:
    if not given:
        return ""
    first = given[0]
    return initial_letters(first)[0][:1] if first.initial else first.key[:1]


def _readings(parse: Parse) -> list[tuple[str, str, str]]:
    """Keys of a parse: its own, and those of the other readings of its words, one changed at a time."""
    given, family, patronymic = keys_of(parse)
    out = [(given, family, patronymic)]
    if len(parse.given) == 1 and not parse.given[0].initial:
        out += [(fold(reading), family, patronymic) for reading in parse.given[0].readings[1:4]]
    if len(parse.family) == 1 and not parse.family[0].initial:
        out += [(given, key, patronymic) for key in parse.family[0].family.keys[1:4]]
    return out
