"""One form of a word for comparison, whatever script or spelling system it is written in.

``fold`` evens out case, accents and look-alike letters and keeps the script. ``skeleton`` goes on to one
Latin sound key, so that Қарағанды, Qaraghandy, Karagandy and Qaraǵandy meet. Neither is ever shown.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from researchkit.reference import packs

#: Words of running text: letters and digits, joined by inner hyphens and apostrophes. Scripts that write
#: without spaces (Han, kana, Hangul) give one word a character.
WORD = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]"
    r"|[^\W_\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]+"
    r"(?:[-\u2010\u2011'\u2019\u02bc\u02bb`\u00b4][^\W_\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]+)*"
)

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[a-z\u00df-\u024f]")
_JOINERS = re.compile(r"[-\u2010\u2011'\u2019\u02bc\u02bb`\u00b4]")
_DOUBLED = re.compile(r"([^\W\d])\1+")
_POSSESSIVE = re.compile(r"['\u2019]s$")
_CACHE = 1 << 17


@functools.lru_cache(maxsize=_CACHE)
def fold(word: str) -> str:
    """A word's form for comparison within its script.

    Case, Latin accents, ё and apostrophes are evened out; a word that mixes Latin and Cyrillic
    look-alikes is brought to the script that most of its letters have. Hyphens stay.
    """
    word = _POSSESSIVE.sub("", word)
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    text = unicodedata.normalize("NFKC", word).casefold()
    letters = _letters()
    text = text.translate(letters.plain)
    if _LATIN.search(text) and _CYRILLIC.search(text):
        cyrillic = len(_CYRILLIC.findall(text))
        latin = len(_LATIN.findall(text))
        text = text.translate(letters.to_cyrillic if cyrillic >= latin else letters.to_latin)
    if not text.isascii():
        text = "".join(_unaccented(character) for character in text)
    return text


@functools.lru_cache(maxsize=_CACHE)
def skeleton(folded: str) -> str:
    """The Latin sound key of a folded word: one for all scripts and spelling systems.

    Joins a word's hyphenated parts. Han characters stay as they are.
    """
    letters = _letters()
    text = _JOINERS.sub("", folded).translate(letters.sounds)
    text = letters.pairs.sub(lambda found: letters.pair_sounds[found[0]], text)
    text = text.translate(letters.last)
    return _DOUBLED.sub(r"\1", text.replace("ie", "e"))


def script(folded: str) -> str:
    """``Cyrl``, ``Latn``, ``Geor``, ``Hani`` or ``""``: the script of a word's first telling letter."""
    for character in folded:
        code = ord(character)
        if 0x400 <= code <= 0x52F:
            return "Cyrl"
        if "a" <= character <= "z":
            return "Latn"
        if 0x10A0 <= code <= 0x10FF:
            return "Geor"
        if 0x3400 <= code <= 0x9FFF:
            return "Hani"
        if 0x530 <= code <= 0x58F:
            return "Armn"
    return ""


@functools.lru_cache(maxsize=1 << 12)
def _unaccented(character: str) -> str:
    if ord(character) < 0x300:
        base = unicodedata.normalize("NFD", character)[0]
        return base if base.isascii() else character
    if unicodedata.combining(character):
        return ""
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character


class _Letters:
    """The letter table, split by use."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        by_use: dict[str, dict[str, str]] = {}
        for row in rows:
            by_use.setdefault(row["use"], {})[row["letters"]] = row["becomes"]
        self.plain = str.maketrans(by_use.get("plain", {}))
        self.to_cyrillic = str.maketrans(by_use.get("lookalike", {}))
        self.to_latin = str.maketrans({v: k for k, v in by_use.get("lookalike", {}).items()})
        self.sounds = str.maketrans(by_use.get("sound", {}))
        self.last = str.maketrans(by_use.get("last", {}))
        self.pair_sounds = by_use.get("pair", {})
        longest = sorted(self.pair_sounds, key=len, reverse=True)
        self.pairs = re.compile("|".join(map(re.escape, longest)) or r"(?!)")


@functools.cache
def _letters() -> _Letters:
    return _Letters(packs.rows("lexicons", "letters.csv"))


packs.cached(_letters)
