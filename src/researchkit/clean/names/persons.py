"""Whom a cell names: one person, several, or nobody."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from researchkit.clean.names.cell import LONGEST_CELL, read_cell
from researchkit.clean.names.parse import keys_of, parses
from researchkit.clean.names.script import main_script, script_of
from researchkit.clean.names.segments import EDGES, kind_of, kinds_in, plain, segments, tokens_of
from researchkit.clean.names.words import is_initial, word
from researchkit.core.truth import UnknownReason
from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

#: Persons read from one cell; more is a list of another kind.
MOST_PERSONS = 60
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\}|[«“„\"]([^«»“”„\"]*)[»”“\"]")
_BULLET = re.compile(r"^\s*(?:\d{1,3}[.)]|[-*•–—])\s+")
#: Scripts in which names begin with a capital.
_CASED = frozenset({"Latn", "Cyrl", "Armn", "Grek"})
_FORMULA = re.compile(r"[=@|]|://")
_UNNAMEABLE = re.compile(r"://|\w@\w|^\s*[=+@|]|^\s*-\s*[\d(=]")


@dataclass(frozen=True, slots=True)
class Person:
    """One person as a cell names them.

    Attributes:
        text: the name, without titles and remarks.
        start, end: where it stands in the cell.
        gender: told by a title (Mr, Ms), or ``""``.
        aliases: other names the cell gives for the same person.
        flags: ``title``, ``remark``, ``shared_family``, ``alias`` and those of the cell.
    """

    text: str
    start: int
    end: int
    gender: str = ""
    aliases: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nobody:
    """Why a cell names nobody."""

    reason: UnknownReason
    issue: str
    start: int = 0
    end: int = 0


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
    text, asides = _asides(cell.text)
    found: list[Person] = []
    withheld = False
    for start, end in segments(text):
        person, hidden = _person(text, start, end)
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
    found = _share_family(_one_in_two_scripts(found))
    out = []
    for index, person in enumerate(found):
        last = found[index + 1].start if index + 1 < len(found) else len(text)
        aliases, flags = _aliases(person, [aside for aside in asides if person.start <= aside[0] < last])
        start, end = cell.origin[person.start], cell.origin[person.end]
        out.append(
            replace(
                person, start=start, end=max(end, start), aliases=(*person.aliases, *aliases),
                flags=tuple(dict.fromkeys((*person.flags, *flags, *cell.flags))),
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


def _person(text: str, start: int, end: int) -> tuple[Person | None, bool]:
    """The person a segment names, or ``None``; and whether it says that a name is withheld."""
    if bullet := _BULLET.match(text[start:end]):
        start += bullet.end()
    tokens = tokens_of(text, start, end)
    kinds = [kind_of(token) for _, _, token in tokens]
    counted = any(
        kind & {"number", "unnamed", "others"} or ("plural_people" in kind and "title" not in kind)
        for kind in kinds
    )
    withheld = any("withheld" in k for k in kinds)
    if withheld or counted or any(any(c.isdigit() for c in t) and not word(t).mixed for _, _, t in tokens):
        tokens, kinds = _before_remark(tokens, kinds)
        if withheld or not tokens:
            return None, withheld
    gender, flags, titled = "", [], 0
    while (
        titled < len(tokens) and "title" in kinds[titled] and not _is_name(tokens[titled][2], titled, tokens)
    ):
        gender = gender or _title_gender(plain(tokens[titled][2]))
        titled += 1
    if titled:
        flags.append("title")
        tokens, kinds = tokens[titled:], kinds[titled:]
    kept = []
    for (token_start, token_end, token), kind in zip(tokens, kinds, strict=True):
        if kind & {"remark", "alias", "others", "name_word"} and not token[:1].isupper():
            flags.append("remark")
            break
        kept.append((token_start, token_end, token))
    if not any(_looks_named(token) for _, _, token in kept):
        return None, False
    small = not any(char.isupper() for _, _, token in kept for char in token)
    kept = [
        t
        for t in kept
        if small or _looks_named(t[2]) or is_initial(t[2]) or plain(t[2]) in vocabulary.particles()
    ]
    first, last = kept[0][0], kept[-1][1]
    name = text[first:last].strip()
    while (name and name[-1] in ",:;-") or (
        name.endswith(".") and not is_initial(name.split(" ")[-1]) and ("." not in name[:-1].split(" ")[-1])
    ):
        name = name[:-1].rstrip()
    stripped = name.lstrip(" .,:;-*•'’`")
    first += len(name) - len(stripped)
    return (
        (Person(_calm(stripped), first, first + len(stripped), gender, (), tuple(flags)), False)
        if stripped
        else (None, False)
    )


def _before_remark(
    tokens: list[tuple[int, int, str]], kinds: list[frozenset[str]]
) -> tuple[list[tuple[int, int, str]], list[frozenset[str]]]:
    """Words of a name that stand before a count, an age or a remark (Aset Abishev, 34)."""
    keep = 0
    for (_, _, token), kind in zip(tokens, kinds, strict=True):
        if kind - {"title", "and"} or any(char.isdigit() for char in token) or not _looks_named(token):
            break
        keep += 1
    named = [token for token, kind in zip(tokens[:keep], kinds[:keep], strict=True) if "title" not in kind]
    return (tokens[:keep], kinds[:keep]) if len(named) >= 2 else ([], [])


def _is_name(token: str, index: int, tokens: list[tuple[int, int, str]]) -> bool:
    """Whether a word that may be a title is part of the name here (Азамат, a given name and "citizen")."""
    if index + 1 >= len(tokens):
        return True
    return token[:1].isupper() and word(token.strip(EDGES)).given_like and len(tokens) - index <= 2


def _title_gender(title: str) -> str:
    for gender, kind in (("m", "title_m"), ("f", "title_f")):
        if title in vocabulary.cell_words().get(kind, frozenset()):
            return gender
    return ""


def _looks_named(token: str) -> bool:
    """Whether a word may be part of a name: a capital, a script without capitals, or a listed form."""
    bare = token.strip(EDGES)
    letters = [char for char in bare if char.isalpha()]
    if not letters:
        return False
    if script_of(letters[0]) not in _CASED or letters[0].isupper() or letters[0].istitle():
        return True
    item = word(bare)
    lone = item.mixed or any(char.isupper() for char in bare[1:])
    return lone or item.given_like or item.family.strength >= 2 or item.patronymic is not None


def _calm(name: str) -> str:
    """Words in capitals or small letters, written as names are: ABISHEV → Abishev."""
    return " ".join(_calm_word(piece) for piece in name.split())


def _calm_word(piece: str) -> str:
    letters = [char for char in piece if char.isalpha()]
    if not letters or script_of(letters[0]) not in _CASED:
        return piece
    if len(letters) > 2 and all(char.isupper() for char in letters) and "." not in piece:
        return "-".join(part[:1] + part[1:].lower() for part in piece.split("-"))
    if (
        letters
        and piece[:1].islower()
        and plain(piece) not in vocabulary.particles()
        and not is_initial(piece)
    ):
        return piece[:1].upper() + piece[1:]
    return piece


def _one_in_two_scripts(found: list[Person]) -> list[Person]:
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


def _share_family(found: list[Person]) -> list[Person]:
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


def _aliases(person: Person, asides: list[tuple[int, int, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Other full names of the person told in brackets, quotes or after a remark."""
    out: list[str] = []
    words = person.text.split()
    for start, _, inner in asides:
        pieces = [
            token.strip(EDGES)
            for _, _, token in tokens_of(inner)
            if not kind_of(token) - {"and"} and _looks_named(token)
        ]
        if not pieces or any(char.isdigit() for char in inner) or kinds_in(inner) & {"withheld", "unnamed"}:
            continue
        if len(pieces) >= 2:
            out.append(_calm(" ".join(pieces)))
        elif len(words) >= 2:
            before = sum(1 for _, end, _ in tokens_of(person.text) if person.start + end <= start)
            index = min(max(before, 1), len(words)) - 1
            out.append(_calm(" ".join((*words[:index], pieces[0], *words[index + 1 :]))))
    return tuple(out), (("alias",) if out else ())
