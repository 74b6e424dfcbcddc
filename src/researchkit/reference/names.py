"""Vocabularies of personal names: letters, endings, given names, look-alikes, aliases.

The tables are CSV files in ``reference/names/``; a study may bring files of the same names in a folder
``names/`` of its own, and its rows add to the package's (a later row wins where the key is the same).
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass

from researchkit.reference.packs import cached, rows


@dataclass(frozen=True, slots=True)
class LetterRule:
    """What letters sound like.

    Attributes:
        script: ``Latn``, ``Cyrl``, ``Geor``, ``Armn``, ``Arab``.
        letters: the letters, lower case.
        before: ``^`` start of a word, ``V`` after a vowel, ``C`` after a consonant, ``""`` anywhere.
        after: ``V`` before a vowel, ``C`` before a consonant, ``E`` before a front vowel, ``$`` end of a
            word, ``""`` anywhere.
        scheme: spelling the rule belongs to (``de``, ``fr``, ``iso`` …); ``""`` = every spelling.
        sounds: readings, the likeliest first.
    """

    script: str
    letters: str
    before: str
    after: str
    scheme: str
    sounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A pattern that speaks for (or against) a way of spelling."""

    scheme: str
    script: str
    pattern: str
    points: int


@dataclass(frozen=True, slots=True)
class Ending:
    """How family names or patronymics end.

    Attributes:
        ending: the letters, lower case.
        kind: class of the ending: ``ov``, ``in``, ``sk``, ``enk``, ``ich``, ``ovich``, ``uly``, ``oglu`` or ``""``.
        gender: ``m``, ``f`` or ``""``.
        strength: how surely a word that ends so is a family name, 1–3.
    """

    ending: str
    kind: str
    gender: str
    strength: float


@dataclass(frozen=True, slots=True)
class Oblique:
    """How one part of a name ends in a case other than the nominative."""

    language: str
    part: str
    gender: str
    stems: tuple[str, ...]
    ending: str
    nominative: str
    clear: bool


@dataclass(frozen=True, slots=True)
class Element:
    """An element that given names are made of."""

    element: str
    position: str
    gender: str


@cached
@functools.cache
def letter_rules() -> tuple[LetterRule, ...]:
    """Every rule from letters to sounds; ``0`` in the table stands for a letter without a sound."""
    out = {}
    for row in rows("names", "letters.csv"):
        key = (row["script"], row["letters"], row["before"], row["after"], row["scheme"])
        sounds = tuple("" if sound == "0" else sound for sound in row["sounds"].split("|"))
        out[key] = LetterRule(*key, sounds)
    return tuple(out.values())


@cached
@functools.cache
def schemes() -> tuple[Scheme, ...]:
    """Patterns that tell how a name is spelled."""
    return tuple(
        Scheme(row["scheme"], row["script"], row["pattern"], int(row["points"]))
        for row in rows("names", "schemes.csv")
    )


@cached
@functools.cache
def family_endings() -> tuple[Ending, ...]:
    """Endings of family names, the longest first."""
    found = [
        Ending(_nfc(row["ending"]), row["class"], row["gender"], float(row["strength"]))
        for row in rows("names", "family_endings.csv")
    ]
    return tuple(sorted(found, key=lambda ending: -len(ending.ending)))


@cached
@functools.cache
def patronymic_endings() -> tuple[Ending, ...]:
    """Endings of patronymics, the longest first."""
    found = [
        Ending(_nfc(row["ending"]), row["kind"], row["gender"], 3.0)
        for row in rows("names", "patronymics.csv")
    ]
    return tuple(sorted(found, key=lambda ending: -len(ending.ending)))


@cached
@functools.cache
def oblique_endings() -> tuple[Oblique, ...]:
    """Case endings, the longest first."""
    found = [
        Oblique(
            row["language"], row["part"], row["gender"], tuple(row["stem"].split()), ending,
            row["nominative"], row["clear"] == "yes",
        )
        for row in rows("names", "oblique.csv")
        for ending in row["ending"].split()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda rule: -len(rule.ending)))


@cached
@functools.cache
def elements() -> tuple[Element, ...]:
    """Elements of given names."""
    return tuple(
        Element(row["element"], row["position"], row["gender"]) for row in rows("names", "elements.csv")
    )


@cached
@functools.cache
def given_names() -> tuple[tuple[str, str], ...]:
    """Given names with the gender they are known for: ``m``, ``f`` or ``fm``."""
    return tuple((_nfc(row["name"]).lower(), row["gender"]) for row in rows("names", "given_names.csv"))


@cached
@functools.cache
def equivalents() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """One given name in several languages: (leading form, gender, all forms), lower case."""
    return tuple(
        (_nfc(row["name"]).lower(), row["gender"], tuple(_nfc(form).lower() for form in row["forms"].split()))
        for row in rows("names", "given_equivalents.csv")
    )


@cached
@functools.cache
def given_pairs() -> dict[str, str]:
    """Masculine given names → the feminine name made by adding -а or -я: an ending tells nothing there."""
    return {
        _nfc(row["masculine"]).lower(): _nfc(row["feminine"]).lower()
        for row in rows("names", "given_pairs.csv")
    }


@cached
@functools.cache
def short_forms() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Everyday forms of given names with the names they may stand for: Саша is Александр or Александра."""
    return tuple(
        (_nfc(row["short"]).lower(), tuple(_nfc(name).lower() for name in row["full"].split()))
        for row in rows("names", "short_forms.csv")
    )


@cached
@functools.cache
def given_apart() -> dict[str, frozenset[str]]:
    """Spelling of a given name → spellings that share its key and may be another name."""
    out: dict[str, set[str]] = {}
    for row in rows("names", "given_apart.csv"):
        for name in row["names"].split():
            out.setdefault(_nfc(name).lower(), set()).update(_nfc(row["others"]).lower().split())
    return {name: frozenset(others) for name, others in out.items()}


@cached
@functools.cache
def family_names() -> frozenset[str]:
    """Family names in small letters that no ending tells: of Koreans of Central Asia, in each of their spellings."""
    return frozenset(
        _nfc(name).lower() for row in rows("names", "family_names.csv") for name in row["names"].split()
    )


@cached
@functools.cache
def fleeting() -> dict[str, str]:
    """Stem of a given name whose vowel falls out in other cases → its nominative: льв- is Лев."""
    return {row["stem"]: row["nominative"] for row in rows("names", "fleeting.csv")}


@cached
@functools.cache
def alternations() -> tuple[tuple[str, str, str, float], ...]:
    """Sounds that change places between languages: (one, other, where, cost)."""
    return tuple(
        (row["one"], row["other"], row["where"], float(row["cost"]))
        for row in rows("names", "alternations.csv")
    )


@cached
@functools.cache
def lookalikes() -> tuple[tuple[str, str], ...]:
    """Letters of two alphabets that look alike: (Latin, Cyrillic)."""
    return tuple((row["latin"], row["cyrillic"]) for row in rows("names", "lookalikes.csv"))


@cached
@functools.cache
def stand_ins() -> tuple[tuple[str, str, str], ...]:
    """Letters and digits typed for another letter: (written, script or ``any``, meant)."""
    return tuple((row["written"], row["script"], row["meant"]) for row in rows("names", "stand_ins.csv"))


@cached
@functools.cache
def initial_digraphs() -> frozenset[str]:
    """Groups of letters that are one initial (``zh``, ``дж``)."""
    return frozenset(row["written"] for row in rows("names", "initials.csv"))


@cached
@functools.cache
def particles() -> dict[str, str]:
    """Words that belong to the name word beside them: word → ``next`` or ``previous``."""
    return {_nfc(row["particle"]): row["joins"] for row in rows("names", "particles.csv")}


@cached
@functools.cache
def simplified() -> dict[int, str]:
    """Traditional to simplified Chinese characters, for ``str.translate``."""
    return {ord(row["traditional"]): row["simplified"] for row in rows("names", "han_simplified.csv")}


@cached
@functools.cache
def han_surnames() -> frozenset[str]:
    """Chinese family names of two characters, simplified."""
    return frozenset(row["surname"] for row in rows("names", "han_surnames.csv"))


@cached
@functools.cache
def cell_words() -> dict[str, frozenset[str]]:
    """Words of a cell that are no name, by kind (``and``, ``number``, ``title``, ``withheld`` …)."""
    out: dict[str, set[str]] = {}
    for row in rows("names", "cell_words.csv"):
        out.setdefault(row["kind"], set()).add(_nfc(row["word"]).lower())
    return {kind: frozenset(words) for kind, words in out.items()}


@cached
@functools.cache
def aliases() -> tuple[tuple[str, str, str], ...]:
    """Other names of a person: (name, alias, kind). The package lists none: a study brings its own."""
    return tuple((row["name"], row["alias"], row["kind"]) for row in rows("names", "aliases.csv"))


@cached
@functools.cache
def romanisation(scheme: str) -> tuple[LetterRule, ...]:
    """Rules that write letters in another alphabet (``sounds`` holds the one spelling)."""
    return tuple(
        LetterRule(
            row["script"],
            row["letters"],
            row["before"],
            row["after"],
            scheme,
            ("" if row["written"] == "0" else row["written"],),
        )
        for row in rows("names", "spellings.csv")
        if row["scheme"] == scheme
    )


@cached
@functools.cache
def swaps() -> tuple[tuple[str, str, str], ...]:
    """Letters that change places between practices, for searching: (script, from, to)."""
    return tuple((row["script"], row["from"], row["to"]) for row in rows("names", "swaps.csv"))


@cached
@functools.cache
def spelling_schemes() -> tuple[str, ...]:
    """Every scheme of :func:`romanisation`."""
    return tuple(dict.fromkeys(row["scheme"] for row in rows("names", "spellings.csv")))


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
