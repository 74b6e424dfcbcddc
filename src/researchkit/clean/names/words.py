"""One word of a name and what it may be: initial, given name, patronymic, family name."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from researchkit.clean.names.script import main_script, mend
from researchkit.clean.names.sounds import fold, readings, spelling
from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

_LETTERS_ONLY = re.compile(r"[\W\d_]+")
#: How surely a listed family name is one: some are given names elsewhere (Kim).
_LISTED = 1.6
_SON_OF = re.compile(r" \S+$")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʻʼ"))
_VOWELS = frozenset("aAeiyouWV")
#: What a family-name ending leaves in the comparison key; ``ov`` leaves nothing, so that a clipped
#: family name (Zhanseit for Zhanseitov) has the same key.
_MARKS = {"in": "in", "sk": "sk", "tsk": "tsk", "enk": "enk", "ich": "iC", "zoda": "zuda"}


@dataclass(frozen=True, slots=True)
class Root:
    """A word without the ending that makes it a family name or patronymic.

    Attributes:
        readings: readings of what is left, see :func:`researchkit.clean.names.sounds.readings`.
        kind: class of the ending; ``""`` for a word taken whole.
        gender: ``m``, ``f`` or ``""``.
        strength: how surely the ending tells, 0–3.
    """

    readings: tuple[str, ...]
    kind: str
    gender: str
    strength: float

    @property
    def key(self) -> str:
        """Comparison key of the likeliest reading."""
        return fold(self.readings[0]) + _MARKS.get(self.kind, "")

    @property
    def keys(self) -> tuple[str, ...]:
        """Comparison keys of every reading, without repeats."""
        mark = _MARKS.get(self.kind, "")
        return tuple(dict.fromkeys(fold(reading) + mark for reading in self.readings))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    Attributes:
        written: the word, look-alike letters mended.
        script: ISO 15924 code.
        readings: how it may sound.
        key: comparison key of the word taken whole (one given name in several languages has one key).
        initial: whether it is an initial.
        family: as a family name.
        patronymic: as a patronymic, or ``None``.
        known: genders it is listed for as a given name: ``m``, ``f``, ``fm`` or ``""``.
        element: gender that an element of the word tells (-бек, -гүл), or ``""``.
        given_like: whether it is listed, or made of listed elements.
        capitals: whether it is written in capitals.
        mixed: whether it mixed alphabets.
    """

    written: str
    script: str
    readings: tuple[str, ...]
    key: str
    initial: bool
    family: Root
    patronymic: Root | None
    known: str
    element: str
    given_like: bool
    capitals: bool
    mixed: bool


@cached
@functools.lru_cache(maxsize=131072)
def word(written: str, scheme: str = "", neighbours: str = "") -> Word:
    """Everything about one word of a name, worked out once.

    Args:
        written: the word as it stands in the cell.
        scheme: how the name is spelled, see :func:`researchkit.clean.names.sounds.spelling`.
        neighbours: the other words, only to decide which alphabet a mixed word belongs to.
    """
    unmended = written
    written, mixed = mend(written, neighbours)
    script = main_script(written)
    text = written.lower()
    if script == "Hani":
        plain = "".join(char for char in text.translate(vocabulary.simplified()) if char.isalpha())
        root = Root((plain,), "", "", 0.0)
        return Word(written, script, (plain,), plain, False, root, None, "", "", False, False, mixed)
    sounds = readings(text, scheme)
    if mixed:  # a letter of the other alphabet may also have been meant as it sounds there
        sounds = tuple(dict.fromkeys((*sounds, *readings(unmended, scheme))))
    key = fold(sounds[0])
    known = _known().get(key, "")
    for other in sounds[1:]:
        known = known or _known().get(fold(other), "")
    element = _element(key)
    letters = _LETTERS_ONLY.sub("", written)
    return Word(
        written=written,
        script=script,
        readings=sounds,
        key=_canonical().get(key, key),
        initial=is_initial(written),
        family=_family(text, scheme, sounds, known),
        patronymic=_patronymic(text, scheme),
        known=known,
        element=element or "",
        given_like=bool(known) or element is not None,
        capitals=len(letters) > 2 and letters.isupper() and letters.lower() != letters,
        mixed=mixed,
    )


def is_initial(written: str) -> bool:
    """Whether a word is an initial: one letter, or a listed group of letters, with or without a stop."""
    bare = written.strip(".'’ ")
    parts = [part.strip(".'’") for part in bare.split("-")]
    if not all(parts):
        return False
    return all(
        (len(part) == 1 and part.isalpha() and main_script(part) not in {"Hani", "Zyyy", ""})
        or (part.lower() in vocabulary.initial_digraphs() and part[:1].isupper() and written.endswith("."))
        or (len(part) == 2 and part in {"Zh", "Kh", "Дж"})
        for part in parts
    )


@cached
@functools.cache
def _canonical() -> dict[str, str]:
    """Key of a form of a given name → key of its leading form (Mikalai → Николай)."""
    out: dict[str, str] = {}
    for lead, _, forms in vocabulary.equivalents():
        target = fold(readings(lead, "")[0])
        for form in forms:
            out.setdefault(fold(readings(form, spelling(form))[0]), target)
    return out


@cached
@functools.cache
def _known(declining: bool = False) -> dict[str, str]:
    """Key of a given name → the genders it is listed for.

    Args:
        declining: only names listed in a language that declines them or is written in Cyrillic letters:
            elsewhere a woman's name may look like a man's genitive here (Azerbaijani Nurlana).
    """
    out: dict[str, set[str]] = {}

    def add(name: str, genders: str) -> None:
        if not declining or main_script(name) == "Cyrl":
            out.setdefault(fold(readings(name, spelling(name))[0]), set()).update(genders)

    for name, gender in vocabulary.given_names():
        add(name, gender)
    for _, gender, forms in vocabulary.equivalents():
        for form in forms:
            add(form, gender)
    for man in vocabulary.given_pairs():
        add(man, "m")
    return {key: "".join(sorted(genders)) for key, genders in out.items()}


@cached
@functools.cache
def _elements() -> tuple[tuple[str, str, str], ...]:
    found = {
        (fold(readings(entry.element, "")[0]), entry.position, entry.gender)
        for entry in vocabulary.elements()
    }
    return tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry)))


@cached
@functools.lru_cache(maxsize=131072)
def _element(key: str) -> str | None:
    """Gender told by an element of a given name; ``""`` for one of either gender; ``None`` without one."""
    for element, position, gender in _elements():
        if len(key) > len(element) + 1 and (
            key.endswith(element) if position == "end" else key.startswith(element)
        ):
            return gender
    return None


def is_given(key: str, gender: str = "", declining: bool = False) -> bool:
    """Whether a key is that of a listed given name (of this gender)."""
    known = _known(declining)
    return gender in known.get(key, "") if gender else key in known


def element_gender(key: str) -> str:
    """Gender told by an element of a given name's key, or ``""``."""
    return _element(key) or ""


def has_element(key: str) -> bool:
    """Whether a name's key has an element of given names (-bek, -zhan, Nur-), whatever gender it tells."""
    return _element(key) is not None


def short_form(one: str, other: str) -> bool:
    """Whether one key is the other's short form: with an element added (Serik, Serikzhan), or by usage (Саша)."""
    short, long = sorted((one, other), key=len)
    if len(short) >= 3 and any(
        position == "end" and long == short + element for element, position, _ in _elements()
    ):
        return True
    table = _short_forms()
    return other in table.get(one, ()) or one in table.get(other, ())


@cached
@functools.cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Key of an everyday form → keys of the given names it may stand for."""
    out: dict[str, set[str]] = {}
    for short, full in vocabulary.short_forms():
        out.setdefault(word(short).key, set()).update(word(name).key for name in full)
    return {key: frozenset(values) for key, values in out.items()}


def _whole(sounds: tuple[str, ...]) -> tuple[str, ...]:
    """Readings with the glide after a last vowel dropped: Mamai, Mamay, Mama(ev)."""
    return tuple(
        dict.fromkeys(
            reading[:-1] if len(reading) > 3 and reading[-1] == "i" and reading[-2] in _VOWELS else reading
            for reading in sounds
        )
    )


@cached
@functools.cache
def _endings(kind: str, last: str) -> tuple[vocabulary.Ending, ...]:
    """Endings of a kind that end in a letter, the longest first."""
    listed = vocabulary.family_endings() if kind == "family" else vocabulary.patronymic_endings()
    return tuple(ending for ending in listed if ending.ending.endswith(last)) if last else ()


def _family(text: str, scheme: str, sounds: tuple[str, ...], known: str) -> Root:
    """A word as a family name."""
    if text in vocabulary.family_names():
        return Root(_whole(sounds), "", "", _LISTED)
    for ending in _endings("patronymic", text[-1:]):
        if ending.kind != "ovich" and text.endswith(ending.ending):
            stem = text[: -len(ending.ending)].rstrip(" -'’")
            if len(stem) >= 3:
                return Root(_strip(stem, scheme), "uly", ending.gender, 2.0)
    for ending in _endings("family", text[-1:]):
        stem = text[: -len(ending.ending)]
        if not text.endswith(ending.ending) or len(stem.strip("-'’")) < (3 if ending.kind == "in" else 2):
            continue
        strength = ending.strength - (
            1.5 if (known and len(stem) <= 3) or (known and ending.strength < 3) else 0
        )
        if strength <= 0:
            break
        if not ending.kind or ending.kind == "ich":
            return Root(
                _whole(sounds) if not ending.kind else _strip(stem, scheme), ending.kind, "", strength
            )
        return Root(_strip(stem, scheme), ending.kind, ending.gender, strength)
    return Root(_whole(sounds), "", "", 0.0)


def _patronymic(text: str, scheme: str) -> Root | None:
    text = _SON_OF.sub(lambda found: found[0].translate(_APOSTROPHES), text)
    for ending in _endings("patronymic", text[-1:]):
        if text.endswith(ending.ending):
            stem = text[: -len(ending.ending)].rstrip(" -'’")
            if len(stem) >= 2:
                return Root(_strip(stem, scheme), ending.kind, ending.gender, 3.0)
    return None


def _strip(stem: str, scheme: str) -> tuple[str, ...]:
    return _whole(readings(stem, scheme)) or ("",)
