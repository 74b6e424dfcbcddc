"""Whom a cell names: one person, several, or nobody."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from researchkit.clean.names.cell import LONGEST_CELL, read_cell
from researchkit.clean.names.generation import marks
from researchkit.clean.names.joint import one_in_two_scripts, share_family
from researchkit.clean.names.naming import calm, looks_named, named
from researchkit.clean.names.person import Nobody, Person
from researchkit.clean.names.script import main_script
from researchkit.clean.names.segments import EDGES, kind_of, kinds_in, segments, tokens_of
from researchkit.core.truth import UnknownReason
from researchkit.reference.packs import cached

#: Persons read from one cell; more is a list of another kind.
MOST_PERSONS = 60
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\}|[«“„\"]([^«»“”„\"]*)[»”“\"]")
_FORMULA = re.compile(r"[=@|]|://")
_UNNAMEABLE = re.compile(r"://|\w@\w|^\s*[=+@|]|^\s*-\s*[\d(=]")


@cached
@functools.lru_cache(maxsize=16384)
def persons(verbatim: str) -> tuple[Person, ...] | Nobody:
    """The persons a cell names, in its order.

    Args:
        verbatim: the cell's text, untouched.
    """
    if len(verbatim) > LONGEST_CELL:
        return Nobody(UnknownReason.UNREADABLE, "CLEAN-NAME-03")
    cell = read_cell(verbatim)
    if not cell.text:
        return Nobody(UnknownReason.NOT_STATED, "CLEAN-NAME-01")
    if _UNNAMEABLE.search(cell.text) or not main_script(cell.text):
        if len(cell.text) < 20 and not _FORMULA.search(cell.text):  # a dash, a question mark, a number
            return Nobody(UnknownReason.NOT_STATED, "CLEAN-NAME-01", 0, len(verbatim))
        return Nobody(UnknownReason.UNREADABLE, "CLEAN-NAME-03", 0, len(verbatim))
    if "unnamed" in kind_of(cell.text):
        return Nobody(UnknownReason.NOT_STATED, "CLEAN-NAME-01", 0, len(verbatim))
    unmarked, generations = marks(cell.text)
    text, asides = _asides(unmarked)
    found: list[Person] = []
    withheld = False
    for start, end in segments(text):
        person, hidden = named(text, start, end)
        withheld = withheld or hidden
        if person is not None:
            found.append(person)
    withheld = withheld or any(kinds_in(inner) & {"withheld"} for _, _, inner in asides)
    if not found:
        if withheld:
            return Nobody(UnknownReason.NOT_DISCLOSED, "CLEAN-NAME-02", 0, len(verbatim))
        return Nobody(UnknownReason.NOT_STATED, "CLEAN-NAME-01", 0, len(verbatim))
    if len(found) > MOST_PERSONS:
        return Nobody(UnknownReason.UNREADABLE, "CLEAN-NAME-03", 0, len(verbatim))
    found = share_family(one_in_two_scripts(found))
    out = []
    for index, person in enumerate(found):
        last = found[index + 1].start if index + 1 < len(found) else len(text)
        before = person.start if index else 0
        aliases, flags = _aliases(person, [aside for aside in asides if before <= aside[0] < last])
        mark = next((mark for mark in generations if person.start < mark.start and mark.end <= last), None)
        ending = max(person.end, mark.end) if mark else person.end
        start, end = cell.origin[person.start], cell.origin[ending]
        out.append(
            replace(
                person, start=start, end=max(end, start), aliases=(*person.aliases, *aliases),
                flags=tuple(dict.fromkeys((*person.flags, *flags, *cell.flags))),
                generation=mark.says if mark else "", mark=mark.written if mark else "",
            )
        )  # fmt: skip
    return tuple(out)


def _asides(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text with brackets and quotes blanked out, and what stood in them."""
    asides: list[tuple[int, int, str]] = []

    def blank(match: re.Match[str]) -> str:
        inner = next((group for group in match.groups() if group is not None), "")
        asides.append((match.start(), match.end(), inner))
        return " " * len(match[0])

    out = _BRACKETS.sub(blank, text)
    if not main_script(out) and asides:
        start, end, inner = asides[0]
        if not kinds_in(inner):
            return " " * (start + 1) + inner + " " * (end - start - 1 - len(inner)), []
    return out, asides


def _aliases(person: Person, asides: list[tuple[int, int, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Other full names of the person told in brackets, quotes or after a remark."""
    out: list[str] = []
    words = person.text.split()
    for start, _, inner in asides:
        pieces = [
            token.strip(EDGES)
            for _, _, token in tokens_of(inner)
            if not kind_of(token) - {"and"} and looks_named(token)
        ]
        if not pieces or any(char.isdigit() for char in inner) or kinds_in(inner) & {"withheld", "unnamed"}:
            continue
        if len(words) == 1 and len(pieces) == 1 and start < person.start:
            out.append(calm(f"{pieces[0]} {words[0]}"))
        elif len(pieces) >= 2:
            out.append(calm(" ".join(pieces)))
        elif len(words) >= 2:
            before = sum(1 for _, end, _ in tokens_of(person.text) if person.start + end <= start)
            index = min(max(before, 1), len(words)) - 1
            out.append(calm(" ".join((*words[:index], pieces[0], *words[index + 1 :]))))
    return tuple(out), (("alias",) if out else ())
