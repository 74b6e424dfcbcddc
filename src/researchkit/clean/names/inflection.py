"""Names in other cases than the nominative: ``Темирлана Енсебека`` is Темирлан Енсебек in the genitive.

An ending often allows two readings: ``-ова`` is a woman's nominative and a man's genitive. Then both are
given, and which of them is surer is told; the comparison never merges people on the unsure one.
"""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass

from researchkit.clean.names.script import main_script
from researchkit.clean.names.sounds import fold, readings
from researchkit.clean.names.words import element_gender, has_element, is_given, is_initial
from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

_CONSONANTS = frozenset("бвгґғджзйкқлмнңпрстфхһцчшщўҳҷь")
_VOWELS = frozenset("аәеёиіїєоөуұүыэюя")
#: Family endings that given names have as well.
_WEAK = ("ин", "ын", "ін")
#: Words of a name at most; what parts a suffix from a name, and the letters of a name so parted at least.
_MOST, _APOSTROPHE, _PARTED = 4, "'", 4
_KAZAKH = frozenset("әғқңөұүһі")
_UNCHANGING = frozenset("оуюэеиіыәөүұ")


@dataclass(frozen=True, slots=True)
class Restored:
    """A name put back into the nominative.

    Attributes:
        words: the words, in the order of the source.
        gender: gender that the endings tell.
        sure: whether no other reading of the endings is plausible.
        likely: whether this reading is likelier than the words as they stand.
    """

    words: tuple[str, ...]
    gender: str
    sure: bool
    likely: bool


@dataclass(frozen=True, slots=True)
class _Option:
    word: str
    gender: str
    part: str
    clear: bool


@cached
@functools.lru_cache(maxsize=65536)
def restore(words: tuple[str, ...]) -> tuple[Restored, ...]:
    """Nominative readings of a name in Cyrillic letters, the likeliest first.

    Args:
        words: the words of one person's name, initials included.

    Returns:
        Nothing when the words can only stand in the nominative.
    """
    scripts = {main_script(word) for word in words} if 1 <= len(words) <= _MOST else set()
    if not scripts & {"Cyrl", "Latn"}:
        return ()
    if found := _suffixed(words):
        return (found,)
    if "Cyrl" not in scripts:
        return ()
    letters = frozenset("".join(words).lower())
    languages = (
        "ru",
        *(("be",) if letters & {"і", "ў"} else ()),
        *(("uk",) if letters & set("ієїґ") else ()),
    )
    choices: list[tuple[float, str, tuple[_Option, ...]]] = []
    for gender in ("m", "f"):
        columns = [_column(word, gender, languages) for word in words]
        if not all(columns):
            continue
        for choice in itertools.islice(itertools.product(*columns), 64):
            if any(option.part not in {"same", "left"} for option in choice):
                score = sum(_fits(word, option) for word, option in zip(words, choice, strict=True))
                choices.append((score, gender, choice))
    if not choices:
        return ()
    choices.sort(key=lambda entry: -entry[0])
    clear = [entry for entry in choices if any(option.clear for option in entry[2])]
    choices = [entry for entry in choices if all(option.part != "left" for option in entry[2])]
    if clear:
        return _clear(clear)
    return tuple(
        Restored(tuple(option.word for option in choice), gender, *_plausible(words, choice, gender))
        for score, gender, choice in choices[:3]
        if score > -0.5
    )


def _clear(choices: list[tuple[float, str, tuple[_Option, ...]]]) -> tuple[Restored, ...]:
    """Readings when an ending can be no nominative: the best is sure if nothing comes near it."""
    best = choices[0][0]
    near = [entry for entry in choices if best - entry[0] < 1.0]
    sure = len(near) == 1 or (best >= 0.5 and len({gender for _, gender, _ in near}) == 1)
    return tuple(
        Restored(tuple(option.word for option in choice), gender, sure, True)
        for _, gender, choice in near[:3]
    )


def _fits(word: str, option: _Option) -> float:
    """What given-name lists say for one word's reading."""
    if option.part in {"family", "patronymic"} or is_initial(word):
        return -1.0 if not option.clear and _listed(word) else 0.0
    listed = _listed(option.word)
    if option.part == "left":  # a foreign name that the author did not decline
        return 0.5 if option.gender in listed else -1.5
    if option.part == "same":
        told = element_gender(_key(option.word.lower()))
        return 2.0 if option.gender in listed else -1.0 if listed else 1.5 if told == option.gender else 0.0
    asis = _listed(word)
    score = 2.0 if option.gender in listed else -2.0 if listed else 0.0
    if not listed and (told := element_gender(_key(option.word.lower()))):
        score = 1.5 if told == option.gender else -1.5
    plain_ending = not asis and option.gender == "f" and word.lower().endswith(("ы", "и", "ой", "ою"))
    return (
        score - (1.0 if asis else 0.0) + (0.1 if len(option.word) < len(word) else 0.0) + 0.6 * plain_ending
    )


def _plausible(words: tuple[str, ...], choice: tuple[_Option, ...], gender: str) -> tuple[bool, bool]:
    """Whether a reading is sure, and likely, when the words could also stand in the nominative."""
    sure = likely = False
    for word, option in zip(words, choice, strict=True):
        if option.part != "plain" or _tells(option.word) != gender or _listed(word):
            continue
        likely = True
        paired = option.word.lower() in vocabulary.given_pairs() or is_given(_key(word.lower()), "f")
        sure = sure or not paired
    if not likely and any(option.part == "family" for option in choice):
        same = [option for option in choice if option.part == "same" and not is_initial(option.word)]
        likely = sure = any(_tells(option.word) == gender == "m" for option in same)
    return sure, likely


def _column(word: str, gender: str, languages: tuple[str, ...]) -> tuple[_Option, ...]:
    """Readings of one word: its nominatives, and the word itself unless its ending can be no nominative."""
    options = _options(word, gender, languages)
    if any(option.clear for option in options):
        return options
    return (*options, *_unchanged(word, gender)) or (_Option(word, gender, "left", False),)


@cached
@functools.lru_cache(maxsize=65536)
def _options(word: str, gender: str, languages: tuple[str, ...]) -> tuple[_Option, ...]:
    """Nominatives of one word, read as an oblique form of this gender."""
    if is_initial(word):
        return ()
    text = word.lower()
    plain = not any(text.endswith(family.ending) for family in _suffixes())
    out: dict[str, _Option] = {}
    for rule in vocabulary.oblique_endings():
        if (
            rule.language not in languages
            or rule.part.startswith("suffixed")
            or not text.endswith(rule.ending)
        ):
            continue
        stem = text[: -len(rule.ending)]
        if rule.gender not in {gender, "a"} or len(stem) < 2 or not _stem_fits(stem, rule.stems):
            continue
        nominative = vocabulary.fleeting().get(stem, stem) + rule.nominative
        if rule.part == "plain" and not (
            plain and (rule.gender == "m" or not _listed(nominative) or gender in _listed(nominative))
        ):
            continue
        restored = word[: len(stem)] + (rule.nominative.upper() if word.isupper() else rule.nominative)
        if stem in vocabulary.fleeting():
            restored = nominative.upper() if word.isupper() else nominative.capitalize()
        part, clear = rule.part, rule.clear
        if part == "family" and stem.endswith(_WEAK) and gender in _listed(nominative):
            # Ириной: a given name, not a form of Ирин
            part, clear = "plain", False
        out.setdefault(restored, _Option(restored, gender, part, clear))
    sure = [option for option in out.values() if option.clear]
    return tuple(sure or out.values())


@cached
@functools.cache
def _suffixes() -> tuple[vocabulary.Ending, ...]:
    """Family endings that decline by rules of their own."""
    return tuple(e for e in vocabulary.family_endings() if e.kind in {"ov", "in", "sk"} and e.strength >= 2)


def _stem_fits(stem: str, stems: tuple[str, ...]) -> bool:
    for wanted in stems:
        if wanted == "*":
            fits = stem[-1:] in _CONSONANTS
        elif wanted == "+":
            fits = stem[-1:] in _VOWELS
        else:
            fits = stem.endswith(wanted) and len(stem) - len(wanted) >= 2
        if fits:
            return True
    return False


def _unchanged(word: str, gender: str) -> tuple[_Option, ...]:
    """The word itself, if words like it keep one form in every case."""
    text = word.lower()
    if is_initial(word) or main_script(word) != "Cyrl":
        same = True
    elif text[-1:] in _UNCHANGING:
        same = not (gender == "m" and text.endswith(("ове", "еве", "ову", "еву", "ині")))
    elif text[-1:] in _CONSONANTS:
        same = gender == "f" and not any(
            text.endswith(ending.ending) and ending.gender == "m" for ending in _suffixes()
        )
    else:
        same = False
    return (_Option(word, gender, "same", False),) if same else ()


def _tells(word: str) -> str:
    """The gender a given name tells: ``m``, ``f``, or ``""`` when it is of both or unknown."""
    listed = _listed(word)
    return listed if len(listed) == 1 else "" if listed else element_gender(_key(word.lower()))


def _listed(word: str) -> str:
    key = _key(word.lower())
    return "".join(gender for gender in "fm" if is_given(key, gender, declining=True))


@cached
@functools.lru_cache(maxsize=65536)
def _key(text: str) -> str:
    return fold(readings(text, "")[0])


def _suffixed(words: tuple[str, ...]) -> Restored | None:
    """Case suffixes of Turkic languages: only the last word of a name takes one; Turkish parts it by an apostrophe."""
    text = words[-1].lower().replace("\u2019", _APOSTROPHE)
    kazakh = bool(set("".join(words).lower()) & _KAZAKH)
    for rule in vocabulary.oblique_endings():
        if rule.part not in {"suffixed", "suffixed_plain"} or not text.endswith(rule.ending):
            continue
        stem = text[: -len(rule.ending)]
        if rule.stems == (_APOSTROPHE,):
            fits = stem.endswith(_APOSTROPHE) and len(stem) > _PARTED
        elif rule.part == "suffixed":
            fits = _stem_fits(stem, rule.stems)
        else:
            known = bool(_listed(stem)) or has_element(_key(stem))
            fits = kazakh and len(stem) >= 3 and not _listed(words[-1]) and (rule.clear or known)
        if fits:
            return Restored((*words[:-1], words[-1][: len(stem.rstrip(_APOSTROPHE))]), "", True, True)
    return None
