"""What one part of a cell names: a person, or nobody; titles, counts and remarks are no names."""

from __future__ import annotations

import re

from researchkit.clean.names.person import Person
from researchkit.clean.names.script import script_of
from researchkit.clean.names.segments import EDGES, kind_of, plain, tokens_of
from researchkit.clean.names.words import is_initial, word
from researchkit.reference import names as vocabulary

#: Scripts in which names begin with a capital.
_CASED = frozenset({"Latn", "Cyrl", "Armn", "Grek"})
_BULLET = re.compile(r"^\s*(?:\d{1,3}[.)]|[-*•–—])\s+")
_AGE = re.compile(r"\d+(?:-\w+)+")
_ACRONYM = re.compile(r"[БВГДЖЗЙКЛМНПРСТФХЦЧШЩҒҚҢBCDFGHJKLMNPQRSTVWXZ]{2,6}")


def named(text: str, start: int, end: int) -> tuple[Person | None, bool]:
    """The person a segment names, or ``None``; and whether it says that a name is withheld."""
    if bullet := _BULLET.match(text[start:end]):
        start += bullet.end()
    tokens = [token for token in tokens_of(text, start, end) if not _AGE.fullmatch(token[2])]
    kinds = [kind_of(token) for _, _, token in tokens]
    counted = any(
        kind & {"number", "unnamed", "others"} or ("plural_people" in kind and "title" not in kind)
        for kind in kinds
    )
    withheld = any("withheld" in kind for kind in kinds) or "某" in text[start:end]
    if kinds and "relation" in kinds[0]:  # "wife of X": the person meant is not X
        return None, withheld
    if withheld or counted or any(any(c.isdigit() for c in t) and not word(t).mixed for _, _, t in tokens):
        tokens, kinds = _before_remark(tokens, kinds)
        if withheld or not tokens:
            return None, withheld
    titled = _titled(tokens, kinds)
    gender = next((g for _, _, token in tokens[:titled] if (g := _title_gender(plain(token)))), "")
    flags = ["title"] if titled else []
    kept: list[tuple[int, int, str]] = []
    for (token_start, token_end, token), kind in zip(tokens[titled:], kinds[titled:], strict=True):
        if kept and kind & {"remark", "alias", "others", "name_word", "relation"} and not token[:1].isupper():
            flags.append("remark")
            break
        kept.append((token_start, token_end, token))
    if not any(looks_named(token) for _, _, token in kept):
        return None, False
    small = not any(char.isupper() for _, _, token in kept for char in token)
    kept = [
        entry
        for entry in kept
        if small or looks_named(entry[2]) or is_initial(entry[2]) or plain(entry[2]) in vocabulary.particles()
    ]
    while len(kept) > 2 and _ACRONYM.fullmatch(kept[0][2]) and not kept[1][2].isupper():
        kept.pop(0)  # an organisation before the name: ДВК
    return _trimmed(text, kept[0][0], kept[-1][1], gender, flags), False


def _titled(tokens: list[tuple[int, int, str]], kinds: list[frozenset[str]]) -> int:
    """How many words at the start are titles, with what stands before the last small-written one."""
    titled = 0
    while titled < len(tokens) and "title" in kinds[titled] and not _is_name(tokens, titled):
        titled += 1
    for index in range(titled, len(tokens) - 1):
        rest = [token for _, _, token in tokens[index + 1 :]]
        if "title" in kinds[index] and tokens[index][2].islower() and sum(map(looks_named, rest)) >= 2:
            titled = index + 1
    return titled


def _trimmed(text: str, first: int, last: int, gender: str, flags: list[str]) -> Person | None:
    """The person whose name stands here, without the marks around it."""
    name = text[first:last].strip()
    while (name and name[-1] in ",:;-") or (
        name.endswith(".") and not is_initial(name.split(" ")[-1]) and ("." not in name[:-1].split(" ")[-1])
    ):
        name = name[:-1].rstrip()
    bare = name.lstrip(" .,:;-*•'’`")
    if not bare:
        return None
    first += len(name) - len(bare)
    return Person(calm(bare), first, first + len(bare), gender, (), tuple(flags))


def _before_remark(
    tokens: list[tuple[int, int, str]], kinds: list[frozenset[str]]
) -> tuple[list[tuple[int, int, str]], list[frozenset[str]]]:
    """Words of a name that stand before a count, an age or a remark (Aset Abishev, 34)."""
    keep = 0
    for (_, _, token), kind in zip(tokens, kinds, strict=True):
        if kind - {"title", "and"} or any(char.isdigit() for char in token) or not looks_named(token):
            break
        keep += 1
    named = [token for token, kind in zip(tokens[:keep], kinds[:keep], strict=True) if "title" not in kind]
    return (tokens[:keep], kinds[:keep]) if len(named) >= 2 else ([], [])


def _is_name(tokens: list[tuple[int, int, str]], index: int) -> bool:
    """Whether a word that may be a title is part of the name here (Азамат, a given name and "citizen")."""
    token = tokens[index][2]
    if index + 1 >= len(tokens):
        return True
    return token[:1].isupper() and word(token.strip(EDGES)).given_like and len(tokens) - index <= 2


def _title_gender(title: str) -> str:
    for gender, kind in (("m", "title_m"), ("f", "title_f")):
        if title in vocabulary.cell_words().get(kind, frozenset()):
            return gender
    return ""


def looks_named(token: str) -> bool:
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


def calm(name: str) -> str:
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
