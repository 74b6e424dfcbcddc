"""Every way a restricted name may stand in a finished text, folded for searching.

The scanner folds the text it searches with :func:`fold_text`, and looks for each variant between word
boundaries. Family name alone is not a variant of a full name: ask for it by passing it alone.
"""

from __future__ import annotations

import functools
import unicodedata

from researchkit.clean.names.display import transliterate
from researchkit.clean.names.parse import Parse, parses
from researchkit.clean.names.person import Nobody
from researchkit.clean.names.persons import persons
from researchkit.clean.names.script import main_script, mend
from researchkit.clean.names.words import Word
from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

#: Variants kept for one name.
MOST_VARIANTS = 4_000
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʹʺʻʼʽˈ"), None)


def fold_text(text: str) -> str:
    """A text as the search sees it.

    NFKD without marks, case-folded, without zero-width characters and apostrophes; hyphens, stops, line
    ends and runs of spaces are one space.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    plain = "".join(
        char for char in plain if not unicodedata.combining(char) and unicodedata.category(char) != "Cf"
    )
    plain = plain.casefold().replace("ı", "i")
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())


@cached
@functools.lru_cache(maxsize=8192)
def fold_variants(name: str) -> frozenset[str]:
    """Folded spellings under which a name may appear.

    Args:
        name: a restricted name as written.

    Returns:
        The name as written, its parts in each order, with initials, its transliterations in both
        directions, and the oblique forms of Cyrillic names; each as :func:`fold_text` leaves it. Forms
        shorter than four characters are left out: they would be found everywhere.
    """
    found = persons(name)
    out: dict[str, None] = {fold_text(name): None}
    texts = [name] if isinstance(found, Nobody) else [t for p in found for t in (p.text, *p.aliases)]
    for text in texts:
        out[fold_text(text)] = None
        for parse in parses(text):
            for order in _orders(parse):
                for spelled in (*_spelled(order), *_swapped(order)):
                    out[fold_text(spelled)] = None
                    if len(out) >= MOST_VARIANTS:
                        return _kept(out)
    return _kept(out)


def _kept(out: dict[str, None]) -> frozenset[str]:
    return frozenset(
        text for text in out if len(text) >= 4 or (main_script(text) == "Hani" and len(text) > 1)
    )


def _orders(parse: Parse) -> list[tuple[tuple[Word, ...], bool]]:
    """The words in each order, and whether the given name is cut to its initial."""
    given, family = parse.given, parse.family
    father = (parse.patronymic,) if parse.patronymic is not None else ()
    if not given or not family:
        return [((*given, *father, *family), False)]
    out = [
        ((*given, *family), False), ((*family, *given), False),
        ((*given, *father, *family), False), ((*family, *given, *father), False),
    ]  # fmt: skip
    if not any(item.initial for item in given) and given[0].script != "Hani":
        out += [((*given[:1], *family), True), ((*family, *given[:1]), True)]
    return list(dict.fromkeys(out))


def _spelled(order: tuple[tuple[Word, ...], bool]) -> list[str]:
    """Spellings of words in one order."""
    words, cut = order
    per_word = [_word_forms(item.written) for item in words]
    out: list[str] = []
    for index in range(max((len(forms) for forms in per_word), default=0)):
        picked = [forms[min(index, len(forms) - 1)] for forms in per_word]
        out += _joined(picked, words, cut)
    # names in one text may follow two practices: the family name in one, the given name in another
    if len(words) == 2:
        out += [
            text
            for one in per_word[0]
            for other in per_word[1]
            if main_script(one) == main_script(other)
            for text in _joined([one, other], words, cut)
        ]
    return list(dict.fromkeys(out))


def _swapped(order: tuple[tuple[Word, ...], bool]) -> list[str]:
    """Spellings in which one practice of writing is changed for another throughout the name."""
    words, cut = order
    out: list[str] = []
    for base in _in_alphabets(tuple(item.written for item in words)):
        script = main_script(base[0])
        for where, old, new in vocabulary.swaps():
            if where == script and any(old in text.lower() for text in base):
                changed = [_swap(text, old, new) for text in base]
                out += _joined(changed, words, cut)
                if script == "Cyrl":
                    for scheme in ("en", "kk2021", "fr"):
                        out += _joined([transliterate(text, scheme) for text in changed], words, cut)
    return out


@cached
@functools.lru_cache(maxsize=4096)
def _in_alphabets(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words in Cyrillic and in Latin letters."""
    script = main_script(" ".join(words))
    if script == "Latn":
        return (words, tuple(transliterate(text, "cyrl") for text in words))
    if script == "Cyrl":
        return (words, *(tuple(transliterate(text, s) for text in words) for s in ("ru", "en", "bgn")))
    return ()


def _swap(text: str, old: str, new: str) -> str:
    lower = text.lower().replace(old, new)
    return lower[:1].upper() + lower[1:]


def _joined(picked: list[str], words: tuple[Word, ...], cut: bool) -> list[str]:
    if not cut:
        forms = [" ".join(picked)]
        if words and words[0].script == "Hani":
            forms.append("".join(picked))
        return forms
    at = next(
        index for index, item in enumerate(words) if item.family.strength < 1 or index == len(words) - 1
    )
    at = 0 if words[0].family.strength < words[-1].family.strength else at
    initial = picked[at][:1]
    rest = [text for index, text in enumerate(picked) if index != at]
    return [f"{initial} {' '.join(rest)}", f"{' '.join(rest)} {initial}"]


@cached
@functools.lru_cache(maxsize=16384)
def _word_forms(written: str) -> tuple[str, ...]:
    """Spellings of one word: as written, mended, in other alphabets, in oblique cases."""
    mended, _ = mend(written)
    out: dict[str, None] = {written: None, mended: None}
    script = main_script(mended)
    cyrillic = [mended] if script == "Cyrl" else [transliterate(mended, "cyrl")] if script == "Latn" else []
    if script == "Cyrl":
        cyrillic.append(transliterate(mended, "ru"))
    for base in cyrillic:
        out[base] = None
        out.update(dict.fromkeys(_oblique(base)))
        for scheme in vocabulary.spelling_schemes():
            if scheme not in {"cyrl", "ru"}:
                out[transliterate(base, scheme)] = None
    if script in {"Geor", "Armn"}:
        out[transliterate(mended, "en")] = None
    if script == "Hani":
        out[mended.translate(vocabulary.simplified())] = None
        out[mended.translate(_traditional())] = None
    return tuple(out)


@cached
@functools.cache
def _traditional() -> dict[int, str]:
    return {ord(plain): chr(full) for full, plain in vocabulary.simplified().items() if len(plain) == 1}


def _oblique(word: str) -> list[str]:
    """Russian oblique forms of a nominative."""
    text = word.lower()
    out = []
    for rule in vocabulary.oblique_endings():
        if rule.language != "ru" or rule.part.startswith("suffixed") or not text.endswith(rule.nominative):
            continue
        stem = word[: len(word) - len(rule.nominative)] if rule.nominative else word
        if len(stem) < 2 or (not rule.nominative and text[-1:] in "аяоуыэюеёийь"):
            continue
        if rule.stems[0] not in "*+" and not any(stem.lower().endswith(ending) for ending in rule.stems):
            continue
        out.append(stem + rule.ending)
    return list(dict.fromkeys(out))
