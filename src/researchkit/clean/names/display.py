"""How a name is shown to readers of a language: a form that a source uses, else a transliteration.

Nothing is invented: Latin letters are not turned back into Cyrillic ones, and Chinese characters that no
source writes in Latin letters stay as they are.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from researchkit.clean.names.parse import parses
from researchkit.clean.names.reading import read
from researchkit.clean.names.script import main_script, script_of
from researchkit.clean.names.sounds import fits, vowels
from researchkit.clean.names.words import is_initial
from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

#: Script that readers of a language are shown.
_SCRIPTS = {"ru": "Cyrl", "kk": "Cyrl", "ky": "Cyrl", "be": "Cyrl", "uk": "Cyrl"}
#: Languages whose form is tried when none is in the reader's own, in this order.
_NEIGHBOURS = {
    "en": ("en", "fr", "it", "es", "de"),
    "fr": ("fr", "en", "it", "es", "de"),
    "es": ("es", "en", "fr", "it", "de"),
    "ru": ("ru", "uk", "be"),
    "kk": ("kk", "ky", "ru"),
}
_TRANSLITERATED = frozenset({"Cyrl", "Geor", "Armn"})


@dataclass(frozen=True, slots=True)
class DisplayForm:
    """A name as shown.

    Attributes:
        text: the form.
        basis: ``source`` (a source writes it so), ``transliterated``, or ``as_written``.
        flags: ``other_script`` when readers of the language may not be able to read it, or no font may
            have its letters.
    """

    text: str
    basis: str
    flags: tuple[str, ...] = ()


def display(names: str | Sequence[tuple[str, str]], language: str) -> str:
    """The best form of a person's name for readers of a language.

    Args:
        names: one name as written, or all forms that sources use, each with its BCP 47 language.
        language: language of the readers: ``en``, ``fr``, ``ru``, ``kk`` …
    """
    return display_form(names, language).text


def display_form(names: str | Sequence[tuple[str, str]], language: str) -> DisplayForm:
    """As :func:`display`, with where the form comes from.

    The order is: the fullest, most frequent form in the reader's language; in a related language of the
    same script; in any language of the script; a transliteration of a form in another alphabet; else the
    form as written, flagged.
    """
    given = [(names, "und")] if isinstance(names, str) else list(names)
    forms = [form for name, tongue in given for form in _forms(name, tongue)]
    if not forms:
        return DisplayForm("", "as_written")
    base = language.split("-")[0]
    script = _SCRIPTS.get(base, "Latn")
    own = [form for form in forms if form[2] == script]
    for tongue in _NEIGHBOURS.get(base, (base,)):
        if base == "ru" and tongue != "ru":
            break  # Ukrainian and Belarusian forms are spelled by other rules: only when no other is left
        if found := [form for form in own if form[1].split("-")[0] == tongue]:
            return DisplayForm(_best(found), "source")
    if base == "ru" and (found := [form for form in own if _kazakh(form[0])]):
        return DisplayForm(transliterate(_best(found), "ru"), "transliterated")
    if own:
        return DisplayForm(_best(own), "source")
    scheme = base if base in vocabulary.spelling_schemes() and script == "Latn" else "en"
    if script == "Latn" and (found := [form for form in forms if form[2] in _TRANSLITERATED]):
        return DisplayForm(transliterate(_best(found), scheme), "transliterated")
    if script == "Cyrl" and (found := [form for form in forms if form[2] == "Latn"]):
        return DisplayForm(_best(found), "source", ("other_script",))
    if script == "Cyrl" and (found := [form for form in forms if form[2] in _TRANSLITERATED]):
        return DisplayForm(transliterate(_best(found), "en"), "transliterated", ("other_script",))
    return DisplayForm(_best(forms), "as_written", ("other_script",))


@cached
@functools.lru_cache(maxsize=1 << 14)
def _forms(name: str, language: str) -> tuple[tuple[str, str, str], ...]:
    """Readable forms of a cell: (text, language, script); forms with mixed alphabets count as mended."""
    out = []
    for reading in read(name):
        if reading.value is not None:
            out.append((reading.value, language, main_script(reading.value)))
            for key, value in reading.details:
                if key == "alias":
                    out += [(alias, language, main_script(alias)) for alias in value.split("|")]
            break
    return tuple(form for form in out if form[0])


def _best(forms: list[tuple[str, str, str]]) -> str:
    """The form that is full (no initials), sure (nominative), most frequent, longest; ties by alphabet."""
    counts = Counter(text for text, _, _ in forms)

    def rank(text: str) -> tuple[bool, bool, int, int, str]:
        words = text.split()
        unsure = any("inflected_or_feminine" in parse.flags for parse in parses(text)[:1])
        return (
            any(is_initial(word) for word in words) or len(words) < 2,
            unsure,
            -counts[text],
            -len(words),
            text,
        )

    return min(counts, key=rank)


def _kazakh(text: str) -> bool:
    """Whether a Cyrillic form has letters that Russian has not."""
    lower = text.lower()
    return any(rule.letters in lower for rule in vocabulary.romanisation("ru"))


@cached
@functools.cache
def _rules(scheme: str) -> dict[str, tuple[vocabulary.LetterRule, ...]]:
    found: dict[str, list[vocabulary.LetterRule]] = {}
    for rule in vocabulary.romanisation(scheme):
        found.setdefault(rule.letters[0], []).append(rule)

    def rank(rule: vocabulary.LetterRule) -> tuple[int, int]:
        return (-len(rule.letters), -len(rule.before) - len(rule.after))

    return {letter: tuple(sorted(rules, key=rank)) for letter, rules in found.items()}


@cached
@functools.lru_cache(maxsize=65536)
def transliterate(text: str, scheme: str) -> str:
    """Write a text in another alphabet; letters the scheme does not know stay.

    Args:
        text: a name.
        scheme: a scheme of the vocabulary (``en``, ``fr``, ``de``, ``bgn``, ``kk2021`` …).
    """
    rules = _rules(scheme)
    vowel_letters = vowels()
    lower = text.lower()
    if len(lower) != len(text):  # a letter that changes length with case: keep it simple
        text = lower
    out: list[str] = []
    at = 0
    while at < len(text):
        rule = next(
            (
                rule
                for rule in rules.get(lower[at], ())
                if lower.startswith(rule.letters, at)
                and rule.script == script_of(lower[at])
                and fits(rule, lower, at, vowel_letters)
            ),
            None,
        )
        if rule is None:
            out.append(text[at])
            at += 1
            continue
        written = rule.sounds[0]
        if text[at] != lower[at] or (rule.script in {"Geor", "Armn"} and not (at and text[at - 1].isalpha())):
            following = text[at + len(rule.letters) : at + len(rule.letters) + 1]
            shout = following.isupper() and rule.script in {"Latn", "Cyrl"}
            written = written.upper() if shout and len(written) > 1 else written[:1].upper() + written[1:]
        out.append(written)
        at += len(rule.letters)
    return "".join(out)
