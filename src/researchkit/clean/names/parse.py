"""Which word of a name is the given name, which the family name, which the patronymic."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from researchkit.clean.names.inflection import restore
from researchkit.clean.names.script import main_script, scripts_in
from researchkit.clean.names.sounds import spelling
from researchkit.clean.names.words import Word, is_given, word
from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

#: Readings of one name that are kept.
MOST_PARSES = 5
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʻʼ"))
_INITIALS = re.compile(r"(?<=\w)\.(?=\w)")
_WORD = re.compile(r"[\w'’‘`´ʹʺʻʼʽ\u0674-]+\.?(?:-\w\.?)*")
#: Orders of given (G), family (F) and patronymic (P) words, with what speaks for each beforehand.
_ORDERS: dict[int, tuple[tuple[str, float], ...]] = {
    1: (("F", 0.2), ("G", 0.0)),
    2: (("GF", 1.0), ("FG", 0.0), ("GP", -0.6)),
    3: (("GPF", 0.6), ("FGP", 0.5), ("GGF", 0.4), ("FGG", 0.0), ("GFF", 0.2), ("GFP", -0.5)),
    4: (
        ("GGPF", 0.6),
        ("FGGP", 0.3),
        ("GGGF", 0.4),
        ("FGGG", 0.0),
        ("GGFF", 0.3),
        ("GPFF", 0.4),
        ("FFGP", 0.2),
    ),
}


@dataclass(frozen=True, slots=True)
class Parse:
    """One reading of a name's parts.

    Attributes:
        given, family: the words, in the order of the source; may be empty.
        patronymic: the word, or ``None``.
        gender: ``m``, ``f`` or ``""``: told by endings, else by the given name.
        endings_tell: whether the gender is told by endings.
        flags: ``order_uncertain``, ``family_first``, ``inflected``, ``inflected_or_feminine``.
        doubt: 0 for the likeliest reading, growing.
    """

    given: tuple[Word, ...]
    family: tuple[Word, ...]
    patronymic: Word | None
    gender: str
    endings_tell: bool
    flags: tuple[str, ...] = ()
    doubt: float = 0.0


@cached
@functools.lru_cache(maxsize=65536)
def parses(name: str) -> tuple[Parse, ...]:
    """Readings of one person's name, the likeliest first.

    Args:
        name: one person's name as :func:`researchkit.clean.names.persons.persons` gives it: no titles.

    Returns:
        At least one reading, unless the text has no letters.
    """
    words, comma = split(name)
    if not words:
        return ()
    if main_script(name) == "Hani":
        return _han(words)
    scheme = spelling(name)
    readings = restore(words)
    surely = any(restored.sure for restored in readings)
    out = [
        replace(parse, doubt=parse.doubt + (3.0 if surely else 0.0))
        for parse in _ordered(words, scheme, comma)
    ]
    for restored in readings:
        flag = "inflected" if restored.sure else "inflected_or_feminine"
        out += [
            replace(
                parse, gender=restored.gender or parse.gender, endings_tell=bool(restored.gender),
                flags=(*parse.flags, flag),
                doubt=parse.doubt + (-1.0 if restored.likely or restored.sure else 0.8),
            )
            for parse in _ordered(restored.words, scheme, comma)
        ]  # fmt: skip
    out.sort(key=lambda parse: parse.doubt)
    least = out[0].doubt
    return tuple(replace(parse, doubt=parse.doubt - least) for parse in out if parse.doubt - least < 2.5)[
        :MOST_PARSES
    ]


def keys_of(parse: Parse) -> tuple[str, str, str]:
    """Comparison keys of a reading: given name, family name's root, patronymic's root."""
    given = "".join(item.key for item in parse.given if not item.initial)
    family = "".join(item.family.key for item in parse.family if not item.initial)
    patronymic = parse.patronymic
    father = patronymic.patronymic.key if patronymic is not None and patronymic.patronymic is not None else ""
    return given, family, father


def split(name: str) -> tuple[tuple[str, ...], int]:
    """The words of a name, and after how many a comma parts family name and given name (0 = none)."""
    before, sign, after = name.partition(",")
    if sign and before.strip() and after.strip():
        first, second = _words(before), _words(after.replace(",", " "))
        return (*first, *second), len(first) if second else 0
    return _words(name.replace(",", " ")), 0


def _words(text: str) -> tuple[str, ...]:
    joins = vocabulary.particles()
    out: list[str] = []
    waiting = ""
    for found in _WORD.findall(_INITIALS.sub(". ", text)):
        piece = found.strip("-'’‘`´")
        if not any(char.isalpha() for char in piece):
            continue
        role = joins.get(piece.lower().translate(_APOSTROPHES), "")
        if role == "previous" and out and not waiting:
            out[-1] = f"{out[-1]} {piece}"
        elif role == "next" and piece.islower() | (len(out) > 0):
            waiting = f"{waiting}{piece} "
        else:
            out.append(waiting + piece)
            waiting = ""
    if waiting:
        out.append(waiting.strip())
    return tuple(out)


def around(text: str, texts: tuple[str, ...]) -> str:
    """The whole name for a word that mixes alphabets, else nothing: most words are worked out once."""
    mixes = not text.isascii() and len(scripts_in(text)) > 1
    return " ".join(texts) if mixes and len(texts) > 1 else ""


def _ordered(texts: tuple[str, ...], scheme: str, comma: int) -> tuple[Parse, ...]:
    """Readings of words taken as they stand, by the order that fits best."""
    words = tuple(word(text, scheme, around(text, texts)) for text in texts)
    if len(words) > 4:
        orders: tuple[tuple[str, float], ...] = (
            ("G" * (len(words) - 1) + "F", 0.4), ("F" + "G" * (len(words) - 1), 0.0),
        )  # fmt: skip
    else:
        orders = _ORDERS[len(words)]
    capitals = [index for index, item in enumerate(words) if item.capitals]
    shouting = capitals[0] if len(capitals) == 1 and len(words) > 1 else -1
    scored = []
    for order, prior in orders:
        if comma and not (order.startswith("F" * comma) and "F" not in order[comma:]):
            continue
        score = prior
        for index, (role, item) in enumerate(zip(order, words, strict=True)):
            before = words[index - 1] if index else None
            score += _fit(role, item, before, len(words)) + (
                2.5 if index == shouting and role == "F" else 0.0
            )
            if len(words) > 2 and role != "P" and (_plainly_patronymic(item) or _son_of(item)):
                score -= 1.5
            if len(words) == 2 and role == "P" and item.patronymic and item.patronymic.kind == "ovich":
                score -= 0.0 if _plainly_patronymic(item) else 9.0  # Mitskevich is a family name
        scored.append((score, order))
    if not scored:
        scored = [(0.0, "F" * comma + "G" * (len(words) - comma))]
    scored.sort(key=lambda entry: -entry[0])
    best = scored[0][0]
    where = scored[0][1].find("F")
    close = len(words) > 1 and any(
        best - score < 1.0 and order.find("F") != where for score, order in scored[1:]
    )
    return tuple(
        _parse(words, order, best - score, close) for score, order in scored[:3] if best - score < 2.0
    )


def _fit(role: str, item: Word, before: Word | None, len_words: int) -> float:
    """How well a word fits a role."""
    if role == "P":
        if item.initial:
            fits = before is not None and (before.initial or (before.given_like and len_words > 2))
            return 2.8 if fits else -9.0
        if item.patronymic is None:
            return -9.0
        root_known = any(_root_known(key) for key in item.patronymic.keys)
        return 2.5 if root_known or item.patronymic.kind != "ovich" else 1.5
    if role == "G":
        return 2.5 if item.initial else 2.0 if item.known else 0.7 if item.given_like else 0.0
    if item.initial:  # Серик О.
        return 0.9 if before is not None and before.given_like and not before.initial else -9.0
    if item.family.kind == "ich" and item.patronymic and any(_root_known(k) for k in item.patronymic.keys):
        return 0.5
    return item.family.strength


def _plainly_patronymic(item: Word) -> bool:
    root = item.patronymic
    return root is not None and root.kind == "ovich" and any(_root_known(key) for key in root.keys)


def _son_of(item: Word) -> bool:
    """Whether a word is a father's name and "son of" or "daughter of" apart: Rauf oğlu."""
    return item.patronymic is not None and " " in item.written


@cached
@functools.lru_cache(maxsize=32768)
def _root_known(key: str) -> bool:
    return is_given(key) or is_given(key + "i")


def _parse(words: tuple[Word, ...], order: str, doubt: float, close: bool) -> Parse:
    given = tuple(item for role, item in zip(order, words, strict=True) if role == "G")
    family = tuple(item for role, item in zip(order, words, strict=True) if role == "F")
    patronymic = next((item for role, item in zip(order, words, strict=True) if role == "P"), None)
    flags = (*(("order_uncertain",) if close else ()), *(("family_first",) if order[0] == "F" else ()))
    told = _told(family, patronymic)
    gender = told or _given_gender(given)
    return Parse(given, family, patronymic, gender, bool(told), flags if len(words) > 1 else (), doubt)


def _told(family: tuple[Word, ...], patronymic: Word | None) -> str:
    """The gender that endings tell; ``""`` when they tell none or two."""
    told = {item.family.gender for item in family if item.family.strength >= 1}
    if patronymic is not None and patronymic.patronymic is not None:
        told.add(patronymic.patronymic.gender)
    told.discard("")
    return told.pop() if len(told) == 1 else ""


def _given_gender(given: tuple[Word, ...]) -> str:
    if not given:
        return ""
    first = given[0]
    return first.known if len(first.known) == 1 else "" if first.known else first.element


def _han(words: tuple[str, ...]) -> tuple[Parse, ...]:
    """A Chinese name: family name first, of one character or of two listed ones."""
    if len(words) > 1:
        given, family = words[:-1], words[-1:]
        if len(words[0]) <= 2 and len(words) == 2:
            given, family = words[1:], words[:1]
    else:
        plain = words[0].translate(vocabulary.simplified())
        cut = 2 if plain[:2] in vocabulary.han_surnames() and len(plain) > 2 else 1
        family, given = (words[0][:cut],), (words[0][cut:],) if words[0][cut:] else ()
    return (
        Parse(tuple(word(text) for text in given), tuple(word(text) for text in family), None, "", False,
              ("family_first",)),
    )  # fmt: skip
