"""From letters to sounds: every spelling of a name, in any alphabet, becomes a few short readings.

A reading is written in a small alphabet: vowels ``a A e i y o u W V`` (``A`` for ә, ``y`` for ы, ``W`` for a
Belarusian а and ``V`` for an Uzbek о, of which it is unsure whether they are a or o), consonants as in English, ``Z`` for ж and дж, ``S`` for ш and щ, ``C`` for ч, ``x`` for х. :func:`fold` brings a reading to
the comparison key, in which the letters that change places between Kazakh, Russian and the Latin
spellings are one (ә = а, ө = о = ұ = ү = у, қ = к = х = һ, ы = и = і = й, closed в = у).
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata

from researchkit.clean.names.script import main_script, script_of
from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

#: Readings kept for one word.
MOST_READINGS = 8
_SILENT = dict.fromkeys(map(ord, "'’‘`´ʹʺʻʼʽˈ\u02bf\u02be\u0674\"«»“”„.·"))
_FRONT = frozenset("eéèêëěėęiíïîıyýеёиіїєюяьэёიეիեէ")
_VOWEL_SOUNDS = frozenset("aAeiyouWV")
_CLOSED_V = re.compile("(?<=[aei])v(?![aeiu])")
_FOLD = str.maketrans({"A": "a", "W": "a", "V": "u", "o": "u", "y": "i", "x": "k", "h": "k"})


@cached
@functools.lru_cache(maxsize=65536)
def spelling(text: str) -> str:
    """How a name is spelled: ``de``, ``fr``, ``iso``, ``uz`` …; ``""`` when nothing tells.

    Args:
        text: the whole name (words tell about one another).
    """
    text = text.lower()
    points: dict[str, int] = {}
    for scheme, pattern, worth in _patterns(main_script(text)):
        if pattern.search(text):
            points[scheme] = points.get(scheme, 0) + worth
    best = max(points, key=lambda scheme: points[scheme], default="")
    return best if best and points[best] >= 2 else ""


@cached
@functools.cache
def _patterns(script: str) -> tuple[tuple[str, re.Pattern[str], int], ...]:
    return tuple(
        (entry.scheme, re.compile(entry.pattern), entry.points)
        for entry in vocabulary.schemes()
        if entry.script == script
    )


@cached
@functools.cache
def _rules(script: str, scheme: str) -> dict[str, tuple[vocabulary.LetterRule, ...]]:
    """Rules of a script by first letter, the most particular first."""
    found: dict[str, list[vocabulary.LetterRule]] = {}
    for rule in vocabulary.letter_rules():
        if rule.script == script and rule.scheme in {"", scheme}:
            found.setdefault(rule.letters[0], []).append(rule)

    def rank(rule: vocabulary.LetterRule) -> tuple[int, bool, int]:
        return (-len(rule.letters), rule.scheme == "", -len(rule.before) - len(rule.after))

    return {letter: tuple(sorted(rules, key=rank)) for letter, rules in found.items()}


@cached
@functools.cache
def vowels() -> frozenset[str]:
    """Letters that sound as vowels."""
    return frozenset(
        rule.letters
        for rule in vocabulary.letter_rules()
        if len(rule.letters) == 1 and not rule.scheme and rule.sounds[0][:1] in _VOWEL_SOUNDS
    )


@cached
@functools.lru_cache(maxsize=262144)
def readings(word: str, scheme: str = "") -> tuple[str, ...]:
    """Every way a word may sound, the likeliest first.

    Args:
        word: one word of a name, any case and script.
        scheme: how the name it stands in is spelled, see :func:`spelling`.

    Returns:
        One to :data:`MOST_READINGS` readings; letters of scripts without rules stand for themselves.
    """
    text = unicodedata.normalize("NFC", word).lower().replace("i̇", "i").translate(_SILENT)
    vowel_letters = vowels()
    choices: list[tuple[str, tuple[str, ...]]] = []
    at = 0
    while at < len(text):
        letters, sounds = _sound_at(text, at, scheme, vowel_letters)
        choices.append((letters, sounds))
        at += len(letters)
    return _spell_out(choices)


def _sound_at(text: str, at: int, scheme: str, vowel_letters: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    char = text[at]
    script = script_of(char)
    if not script:
        return char, (("",) if not char.isdigit() else (char,))
    for rule in _rules(script, scheme).get(char, ()):
        if text.startswith(rule.letters, at) and fits(rule, text, at, vowel_letters):
            return rule.letters, rule.sounds
    bare = unicodedata.normalize("NFD", char)[0]
    if bare != char:
        return char, _sound_at(bare, 0, scheme, vowel_letters)[1]
    return char, (char,)


def fits(rule: vocabulary.LetterRule, text: str, at: int, vowel_letters: frozenset[str]) -> bool:
    """Whether what stands before and after the letters is what a rule asks for."""
    if rule.before:
        before = text[at - 1] if at else ""
        start = not before.isalpha()
        kind = "^" if start else "V" if before in vowel_letters else "C"
        if kind != rule.before:
            return False
    if rule.after:
        end = at + len(rule.letters)
        after = text[end] if end < len(text) else ""
        if rule.after == "E":
            return after in _FRONT if after else False
        kind = "$" if not after.isalpha() else "V" if after in vowel_letters else "C"
        return kind == rule.after
    return True


def _spell_out(choices: list[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """The readings: a choice made for letters holds wherever the same letters give the same choice."""
    open_choices = list(dict.fromkeys(choice for choice in choices if len(choice[1]) > 1))
    ranges = [range(len(sounds)) for _, sounds in open_choices]
    if len(open_choices) > 6:
        ranges = [range(2) for _ in open_choices[:6]]
    picks = sorted(itertools.islice(itertools.product(*ranges), 4096), key=lambda pick: (sum(pick), pick))
    out: dict[str, None] = {}
    for pick in picks:
        chosen = {choice: choice[1][index] for choice, index in zip(open_choices, pick, strict=False)}
        out[_settle("".join(chosen.get(choice, choice[1][0]) for choice in choices))] = None
        if len(out) >= MOST_READINGS:
            break
    return tuple(out)


def _settle(sounds: str) -> str:
    """Double sounds become one, glides fall: ``ii``, ``iy`` → ``i``; ``ie`` → ``e``; ``nb`` → ``mb``."""
    out: list[str] = []
    for sound in sounds:
        last = out[-1] if out else ""
        if sound == last or (sound == "y" and last == "i"):
            continue
        if (sound == "i" and last == "y") or (sound == "e" and last == "i"):
            out[-1] = sound
            if len(out) > 1 and out[-2] == sound:
                out.pop()
            continue
        if sound == "b" and last == "n":
            out[-1] = "m"
        out.append(sound)
    return "".join(out)


@cached
@functools.lru_cache(maxsize=262144)
def fold(reading: str) -> str:
    """A reading as comparison key: sounds that change places between languages are one.

    After а, е, и and before no vowel, в and у are one as well (Давлет, Даулет; Паўлаў, Павлов).
    """
    return _settle(_CLOSED_V.sub("u", reading.translate(_FOLD)))
