"""Persons named together: one family name for two, or one name in two alphabets."""

from __future__ import annotations

from dataclasses import replace

from researchkit.clean.names.parse import keys_of, parses
from researchkit.clean.names.person import Person
from researchkit.clean.names.script import main_script
from researchkit.clean.names.words import is_initial, word


def one_in_two_scripts(found: list[Person]) -> list[Person]:
    """A name followed by the same name in another alphabet is one person, not two."""
    out: list[Person] = []
    for person in found:
        before = out[-1] if out else None
        if before is not None and main_script(before.text) != main_script(person.text):
            first, second = parses(before.text)[:1], parses(person.text)[:1]
            if first and second and keys_of(first[0]) == keys_of(second[0]) != ("", "", ""):
                out[-1] = replace(
                    before,
                    end=person.end,
                    aliases=(*before.aliases, person.text),
                    flags=(*before.flags, "alias"),
                )
                continue
        out.append(person)
    return out


def share_family(found: list[Person]) -> list[Person]:
    """Given names joined before one family name: Dzmitryi and Valeryia X are two of that name."""
    out = list(found)
    for index in range(len(out) - 2, -1, -1):
        here, after = out[index], out[index + 1]
        words = after.text.split()
        if " " in here.text or len(words) < 2 or is_initial(here.text):
            continue
        single = word(here.text)
        last = word(words[-1])
        if (single.family.strength >= 2 and not single.known) or not (
            single.given_like or last.family.strength >= 2
        ):
            continue
        if main_script(here.text) != main_script(words[-1]):
            continue
        out[index] = replace(
            here,
            text=f"{here.text} {_singular(words[-1], single.known)}",
            flags=(*here.flags, "shared_family"),
        )
        given = word(words[0]).known
        out[index + 1] = replace(after, text=" ".join((*words[:-1], _singular(words[-1], given))))
    return out


def _singular(family: str, gender: str) -> str:
    """A plural family name (Сыздыковы) for one person."""
    if family.lower().endswith(("овы", "евы", "ёвы", "ины", "ыны")):
        return family[:-1] + ("а" if gender == "f" else "")
    return family
