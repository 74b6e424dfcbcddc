"""How the parts of two names agree, each role with its own: family names, given names, fathers' names."""

from __future__ import annotations

from researchkit.clean.names.distance import Agreement, agree
from researchkit.clean.names.keys import initial_letters
from researchkit.clean.names.words import Root, Word, is_given, short_form
from researchkit.reference import names as vocabulary

#: Nothing in common, or nothing told.
FAR = Agreement("far", 0.0)
#: Sounds of a root below which nothing tells that two family names share it.
_SHORTEST_ROOT = 3


def families(ones: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[Agreement, bool, str]:
    """Agreement of family names, whether one is clipped, and a reason."""
    if not ones or not others:
        return FAR, False, ""
    if ones[0].initial or others[0].initial:
        letters = [set("".join(initial_letters(side[0]))) for side in (ones, others)]
        return (
            (Agreement("near", 0.9), False, "family_initial") if letters[0] & letters[1] else (FAR, False, "")
        )
    best, clipped, reason = FAR, False, ""
    if len(ones) == len(others) == 1:
        best, clipped = _roots(ones[0], others[0])
    else:
        best = agree(_joined(ones), _joined(others))
        if best.level == "far" and len(ones) != len(others):
            for item in ones:
                for against in others:
                    found, cut = _roots(item, against)
                    if found.level in {"same", "reading"}:
                        return Agreement("near", found.similarity * 0.95), cut, "family_partly"
    if clipped:
        reason = "family_clipped"
    elif best.level != "far":
        reason = f"family_{best.level}"
    return best, clipped, reason


def _roots(one: Word, other: Word) -> tuple[Agreement, bool]:
    """Agreement of two family names by root; a suffix on one side only is a clipped name.

    A root of few sounds, a name with -ин, and a father's name in place of a family name only may be it.
    """
    first, second = one.family, other.family
    kinds, pair = {_class(first), _class(second)}, {first.kind, second.kind}
    if len(kinds) == 1:
        found = agree(first.readings, second.readings)
        whole = agree(one.readings, other.readings)
        return (whole if whole.similarity > found.similarity and whole.level != "far" else found), False
    whole = agree(one.readings, other.readings)
    if whole.level in {"same", "reading", "explained"}:
        return whole, False
    if "" in kinds or "zoda" in kinds:
        found = agree(first.readings, second.readings)
        root = len(min(first.readings[0], second.readings[0], key=len))
        if root < _SHORTEST_ROOT:
            return FAR, False
        doubtful = root == _SHORTEST_ROOT or {"in", "zoda"} & pair or ("uly" in pair and "" not in pair)
        if doubtful and found.level != "far":
            return Agreement("near", min(found.similarity, 0.95)), False
        return found, found.level != "far"
    return whole if whole.level == "near" else FAR, False


def _class(root: Root) -> str:
    return "" if root.kind == "uly" else root.kind


def givens(ones: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[Agreement, str]:
    """Agreement of given names, with a reason."""
    if not ones or not others:
        return FAR, "given_missing"
    if ones[0].initial or others[0].initial:
        return _initial_agreement(ones, others)
    if _apart(ones[0].written, others[0].written):
        return Agreement("near", 0.9), "given_near"
    if [item.key for item in ones] == [item.key for item in others]:
        return Agreement("same", 1.0), "given_same"
    found = agree(_joined(ones), _joined(others))
    key_a, key_b = "".join(item.key for item in ones), "".join(item.key for item in others)
    if found.level == "same":
        return found, "given_same"
    if short_form(key_a, key_b):
        return found, "given_short_form"
    if found.level == "near" and is_given(key_a) and is_given(key_b):
        return Agreement("far", found.similarity * 0.9), ""
    if found.level != "far":
        return found, f"given_{found.level}"
    if len(ones) != len(others):
        short, long = sorted((ones, others), key=len)
        if all(any(agree(a.readings, b.readings).level in {"same", "reading"} for b in long) for a in short):
            return Agreement("explained", 0.9), "given_extra"
    return found, ""


def _apart(one: str, other: str) -> bool:
    """Whether two spellings with one key may be two names: Алёна is a name, and another people's Елена."""
    pairs = vocabulary.given_apart()
    one, other = one.lower(), other.lower()
    return other in pairs.get(one, ()) or one in pairs.get(other, ())


def _initial_agreement(ones: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[Agreement, str]:
    letters = [[letter for item in side for letter in initial_letters(item)] for side in (ones, others)]
    if ones[0].initial and others[0].initial:
        pairs = zip(letters[0], letters[1], strict=False)
        fits = all(set(left) & set(right) for left, right in pairs)
        return (Agreement("near", 0.9), "initial_fits") if fits else (FAR, "initial_differs")
    short, long = (ones, others) if ones[0].initial else (others, ones)
    wanted = letters[0] if ones[0].initial else letters[1]
    if not set(wanted[0]) & set("".join(initial_letters(long[0]))):
        return FAR, "initial_differs"
    parts = short[0].written.count("-") + 1
    if parts > 1 and long[0].written.count("-") + 1 < parts and len(long) < parts and len(long[0].key) < 9:
        return Agreement("near", 0.6), "initial_partly"
    return Agreement("near", 0.9), "initial_fits"


def fathers(one: Word | None, other: Word | None) -> tuple[Agreement, str]:
    """Agreement of patronymics, with a reason; ``""`` when neither name tells one."""
    if one is None or other is None:
        return FAR, "" if one is None and other is None else "patronymic_one_sided"
    if one.initial or other.initial:
        first, second = (set("".join(initial_letters(item))) for item in (one, other))
        return (
            (Agreement("near", 0.9), "patronymic_initial") if first & second else (FAR, "patronymic_differs")
        )
    if one.patronymic is None or other.patronymic is None:
        return FAR, "patronymic_one_sided"
    found = agree(one.patronymic.readings, other.patronymic.readings)
    if found.level == "far":
        return found, "patronymic_differs"
    return found, "patronymic_near" if found.level == "near" else "patronymic_same"


def _joined(words: tuple[Word, ...]) -> tuple[str, ...]:
    """Readings of several words as one."""
    if len(words) == 1:
        return words[0].readings
    first = "".join(item.readings[0] for item in words)
    return tuple(dict.fromkeys((first, "".join(item.readings[-1] for item in words))))
