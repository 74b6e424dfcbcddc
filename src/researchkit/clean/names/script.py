"""Which alphabet letters belong to, and the mending of words that mix alphabets."""

from __future__ import annotations

import functools
import unicodedata

from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

#: Unicode name prefix → ISO 15924 code.
_PREFIXES = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GEORGIAN": "Geor", "ARMENIAN": "Armn", "ARABIC": "Arab",
    "CJK": "Hani", "HEBREW": "Hebr", "GREEK": "Grek",
}  # fmt: skip


@functools.lru_cache(maxsize=65536)
def script_of(char: str) -> str:
    """ISO 15924 code of a letter's script; ``""`` for what is no letter; ``Zyyy`` for another script."""
    if char.isascii():
        return "Latn" if char.isalpha() else ""
    if not char.isalpha():
        return ""
    first = unicodedata.name(char, "").split(" ", 1)[0]
    if first in {"MODIFIER", "FEMININE", "MASCULINE"}:
        return ""
    return _PREFIXES.get(first, "Zyyy")


def scripts_in(text: str) -> dict[str, int]:
    """How many letters of each script a text has."""
    out: dict[str, int] = {}
    for char in text:
        if code := script_of(char):
            out[code] = out.get(code, 0) + 1
    return out


@functools.lru_cache(maxsize=65536)
def main_script(text: str) -> str:
    """The script that most letters belong to; ``""`` without letters. A tie goes to the first met."""
    counts = scripts_in(text)
    return max(counts, key=lambda code: counts[code]) if counts else ""


@cached
@functools.cache
def _to_cyrillic() -> dict[str, str]:
    return dict(vocabulary.lookalikes())


@cached
@functools.cache
def _to_latin() -> dict[str, str]:
    return {cyrillic: latin for latin, cyrillic in vocabulary.lookalikes()}


@cached
@functools.cache
def _stand_ins() -> dict[tuple[str, str], str]:
    return {(written, script): meant for written, script, meant in vocabulary.stand_ins()}


def _told_by(neighbours: str) -> bool | None:
    """Whether the other words are Cyrillic, by letters without a look-alike; ``None`` where these tell nothing."""
    to_cyrillic, to_latin = _to_cyrillic(), _to_latin()
    cyrillic = any(script_of(char) == "Cyrl" and char not in to_latin for char in neighbours)
    latin = any(script_of(char) == "Latn" and char not in to_cyrillic for char in neighbours)
    return cyrillic if cyrillic != latin else None


def mend(word: str, neighbours: str = "") -> tuple[str, bool]:
    """Put a word that mixes Latin and Cyrillic letters into one alphabet.

    The alphabet is the one that has letters of its own in the word (letters without a look-alike in the
    other); if both or neither have, the one that such letters of the neighbouring words are of, then the one
    with more letters.

    Args:
        word: one word of a name.
        neighbours: the other words, to decide ties.

    Returns:
        The word, and whether it mixed alphabets or held digits for letters. Letters that have no
        look-alike stay as they are: nothing is erased.
    """
    if word.isalpha() and (word.isascii() or main_script(word) not in {"Latn", "Cyrl"}):
        return word, False
    counts = scripts_in(word)
    touched = False
    if any(char.isdigit() for char in word) and counts:
        script = max(counts, key=lambda code: counts[code])
        table = _stand_ins()
        fixed = "".join(table.get((char, script), table.get((char, "any"), char)) for char in word)
        if fixed[:1] != word[:1]:
            fixed = fixed[:1].upper() + fixed[1:]
        touched = fixed != word
        word = fixed
    if "Latn" not in counts or "Cyrl" not in counts:
        return word, touched
    to_cyrillic, to_latin = _to_cyrillic(), _to_latin()
    own_cyrillic = sum(1 for char in word if script_of(char) == "Cyrl" and char not in to_latin)
    own_latin = sum(1 for char in word if script_of(char) == "Latn" and char not in to_cyrillic)
    if bool(own_cyrillic) != bool(own_latin):
        cyrillic = bool(own_cyrillic)
    elif (told := _told_by(neighbours)) is not None:
        cyrillic = told
    elif counts["Latn"] != counts["Cyrl"]:
        cyrillic = counts["Cyrl"] > counts["Latn"]
    else:
        around = scripts_in(neighbours)
        cyrillic = around.get("Cyrl", 0) > around.get("Latn", 0)
    table2 = to_cyrillic if cyrillic else to_latin
    wrong = "Latn" if cyrillic else "Cyrl"
    return "".join(table2.get(char, char) if script_of(char) == wrong else char for char in word), True
