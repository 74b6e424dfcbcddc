"""Whether two names can be one person's: a score, a level, and the reasons in words without names.

Parts are compared by role: a given name only with a given name, a patronymic only with a patronymic. The
weaker part decides, since relatives share the other. Only ``same_key`` and ``strong`` may be merged
without a person's judgement.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from researchkit.clean.names.distance import Agreement, agree
from researchkit.clean.names.keys import initial_letters
from researchkit.clean.names.parse import Parse, keys_of, parses
from researchkit.clean.names.person import Nobody, Person
from researchkit.clean.names.persons import persons
from researchkit.clean.names.script import main_script
from researchkit.clean.names.segments import generation
from researchkit.clean.names.words import Root, Word, is_given, short_form
from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

#: Levels, from one name to two people's.
LEVELS = ("same_key", "strong", "variant", "initial_compatible", "cannot_tell", "conflict")
#: Levels at which names may be merged without a person's judgement.
MERGING = ("same_key", "strong")
_SOUNDED = frozenset({"Latn", "Cyrl", "Geor", "Armn", "Arab"})
#: Score where nothing speaks for or against: low, since most pairs of people are two people.
_NO_EVIDENCE = 0.3
_FAR = Agreement("far", 0.0)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How two names match.

    Attributes:
        score: 0–1; comparable across pairs, not a probability.
        level: one of :data:`LEVELS`.
        reasons: codes of what was found, without names.
    """

    score: float
    level: str
    reasons: tuple[str, ...]


@cached
@functools.lru_cache(maxsize=65536)
def compare(a: str, b: str) -> NameMatch:
    """Compare two names as written, in any alphabets.

    Args:
        a: a cell that names one person.
        b: another.
    """
    found = _compared(a, b)
    ages = generation(a), generation(b)
    if ages[0] == ages[1]:
        return found
    if all(ages):
        return NameMatch(0.3, "conflict", (*found.reasons, "generation_differs"))
    if found.level in MERGING:  # one of two of the name is told apart by words: father and son
        return NameMatch(0.7, "variant", (*found.reasons, "generation_told"))
    return found


def _compared(a: str, b: str) -> NameMatch:
    one, other = persons(a), persons(b)
    if isinstance(one, Nobody) or isinstance(other, Nobody):
        return NameMatch(_NO_EVIDENCE, "cannot_tell", ("no_name",))
    if len(one) > 1 or len(other) > 1:
        return NameMatch(_NO_EVIDENCE, "cannot_tell", ("several_persons",))
    first, second = one[0], other[0]
    if first.gender and second.gender and first.gender != second.gender:
        return NameMatch(0.3, "conflict", ("gender_differs",))
    if _same_alias(first, second):
        return NameMatch(0.95, "strong", ("alias_table",))
    if first.text.casefold() == second.text.casefold():
        words = len(first.text.split())
        if words > 1 or main_script(first.text) == "Hani":
            return NameMatch(1.0, "same_key", ("same_words",))
    best = _texts(first.text, second.text)
    for text_a in (first.text, *first.aliases):
        for text_b in (second.text, *second.aliases):
            if (text_a, text_b) != (first.text, second.text):
                found = _texts(text_a, text_b)
                if found.level in MERGING and best.level not in MERGING:
                    best = NameMatch(min(found.score, 0.93), "strong", (*found.reasons, "alias"))
    return best


def _same_alias(first: Person, second: Person) -> bool:
    """Whether the alias table says that both names are one person's."""
    table = _alias_groups()
    if not table:
        return False
    groups = [
        {table[key] for text in (who.text, *who.aliases) for key in _alias_keys(text) if key in table}
        for who in (first, second)
    ]
    return bool(groups[0] & groups[1])


@cached
@functools.cache
def _alias_groups() -> dict[tuple[str, str, str], int]:
    out: dict[tuple[str, str, str], int] = {}
    for group, (name, alias, _) in enumerate(vocabulary.aliases()):
        keys = [key for text in (name, alias) for key in _alias_keys(text)]
        known = next((out[key] for key in keys if key in out), group)
        out.update(dict.fromkeys(keys, known))
    return out


def _alias_keys(text: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((*keys_of(parse)[:2], "") for parse in parses(text)[:1])


def _texts(a: str, b: str) -> NameMatch:
    """Compare two names over all readings of their parts; the best match counts."""
    script_a, script_b = main_script(a), main_script(b)
    if script_a != script_b and not {script_a, script_b} <= _SOUNDED:
        return NameMatch(_NO_EVIDENCE, "cannot_tell", ("scripts_not_comparable",))
    best: NameMatch | None = None
    for one in parses(a):
        for other in parses(b):
            found = _judge(one, other)
            if best is None or found.score > best.score:
                best = found
    return best or NameMatch(_NO_EVIDENCE, "cannot_tell", ("no_name",))


def _judge(one: Parse, other: Parse) -> NameMatch:
    """Compare one reading of each name."""
    reasons: list[str] = []
    family, clipped, family_reason = _families(one.family, other.family)
    given, given_reason = _givens(one.given, other.given)
    _, father_reason = _fathers(one.patronymic, other.patronymic)
    reasons += [reason for reason in (family_reason, given_reason, father_reason) if reason]
    mean = (family.similarity + given.similarity) / 2
    if one.endings_tell and other.endings_tell and one.gender != other.gender:
        return NameMatch(min(0.4, 0.4 * mean), "conflict", (*reasons, "gender_differs"))
    if father_reason == "patronymic_differs":
        return NameMatch(min(0.4, 0.4 * mean), "conflict", tuple(reasons))
    if not one.family or not other.family:
        return _family_missing(one, other, family, given, father_reason, reasons)
    if family.level == "far":
        return NameMatch(0.4 * mean, "conflict", (*reasons, "family_differs"))
    if family_reason == "family_initial" and given.level != "far":
        return NameMatch(0.45 * given.similarity, "cannot_tell", tuple(reasons))
    if given_reason in {"given_missing", "given_short_form"}:
        worth = 0.5 if given_reason == "given_missing" else 0.42
        return NameMatch(worth * family.similarity, "cannot_tell", tuple(reasons))
    if given_reason.startswith("initial"):
        return _initials(one, other, family, clipped, given_reason, reasons)
    if given.level == "far":
        return NameMatch(0.4 * mean, "conflict", (*reasons, "given_differs"))
    return _full(one, other, family, given, clipped, given_reason, father_reason, reasons)


def _full(
    one: Parse, other: Parse, family: Agreement, given: Agreement, clipped: bool,
    given_reason: str, father_reason: str, reasons: list[str],
) -> NameMatch:  # fmt: skip
    """Given and family names are both told and agree at least nearly."""
    similarity = 0.65 * min(family.similarity, given.similarity) + 0.35 * (
        (family.similarity + given.similarity) / 2
    )
    flags = {*one.flags, *other.flags}
    turned = _turned(one, other)
    if family.level == given.level == "near" or (clipped and (turned or given_reason == "given_extra")):
        return NameMatch(0.45 * similarity, "cannot_tell", (*reasons, "several_slips"))
    near = "near" in {family.level, given.level} or father_reason == "patronymic_near"
    if near or given_reason == "given_extra":
        return NameMatch(0.55 + 0.2 * similarity, "variant", tuple(reasons))
    if turned:
        return NameMatch(0.6 + 0.2 * similarity, "variant", (*reasons, "order_swapped"))
    if "inflected_or_feminine" in flags:
        return NameMatch(0.62 + 0.2 * similarity, "variant", (*reasons, "inflected_or_feminine"))
    if "inflected" in flags:
        reasons.append("inflected")
    exact = family.level == given.level == "same" and not clipped and "inflected" not in flags
    if exact and father_reason in {"", "patronymic_same", "patronymic_one_sided"}:
        return NameMatch(1.0 - 0.01 * (father_reason == "patronymic_one_sided"), "same_key", tuple(reasons))
    return NameMatch(0.84 + 0.14 * similarity - (0.03 if clipped else 0.0), "strong", tuple(reasons))


def _turned(one: Parse, other: Parse) -> bool:
    """Whether the names stand in different orders, and no evidence tells which word is the family name."""
    if ("family_first" in one.flags) == ("family_first" in other.flags):
        return False
    return any(
        parse.doubt > 0.0 and not {"inflected", "inflected_or_feminine"} & set(parse.flags)
        for parse in (one, other)
    )


def _initials(
    one: Parse, other: Parse, family: Agreement, clipped: bool, given_reason: str, reasons: list[str]
) -> NameMatch:
    """One of the names has only an initial for the given name."""
    if given_reason == "initial_differs":
        return NameMatch(0.25, "conflict", tuple(reasons))
    if family.level == "near" or given_reason == "initial_partly" or _turned(one, other):
        return NameMatch(0.45, "cannot_tell", tuple(reasons))
    told = any(
        word.written[:2].isalpha() and len(word.written.strip(".")) > 1 for word in (*one.given, *other.given)
    )
    score = (
        0.68
        + 0.03 * told
        - 0.03 * clipped
        + 0.05 * ("patronymic_same" in reasons or "patronymic_initial" in reasons)
    )
    return NameMatch(score, "initial_compatible", tuple(reasons))


def _family_missing(
    one: Parse, other: Parse, family: Agreement, given: Agreement, father_reason: str, reasons: list[str]
) -> NameMatch:
    reasons.append("family_missing")
    if given.level == "far" and one.given and other.given:
        return NameMatch(0.3 * given.similarity, "conflict", (*reasons, "given_differs"))
    if father_reason == "patronymic_same" and given.level in {"same", "reading", "explained"}:
        return NameMatch(0.72, "variant", tuple(reasons))
    return NameMatch(0.45 * given.similarity, "cannot_tell", tuple(reasons))


def _families(ones: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[Agreement, bool, str]:
    """Agreement of family names, whether one is clipped, and a reason."""
    if not ones or not others:
        return _FAR, False, ""
    if ones[0].initial or others[0].initial:
        letters = [set("".join(initial_letters(side[0]))) for side in (ones, others)]
        return (
            (Agreement("near", 0.9), False, "family_initial")
            if letters[0] & letters[1]
            else (_FAR, False, "")
        )
    best, clipped, reason = _FAR, False, ""
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
    """Agreement of two family names by root; a suffix on one side only is a clipped name."""
    first, second = one.family, other.family
    kinds = {_class(first), _class(second)}
    if len(kinds) == 1:
        found = agree(first.readings, second.readings)
        whole = agree(one.readings, other.readings)
        return (whole if whole.similarity > found.similarity and whole.level != "far" else found), False
    whole = agree(one.readings, other.readings)
    if whole.level in {"same", "reading", "explained"}:
        return whole, False
    if "" in kinds:
        found = agree(first.readings, second.readings)
        if len(min(first.readings[0], second.readings[0], key=len)) < 3:
            return _FAR, False
        return found, found.level != "far"
    return whole if whole.level == "near" else _FAR, False


def _class(root: Root) -> str:
    return "" if root.kind == "uly" else root.kind


def _givens(ones: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[Agreement, str]:
    """Agreement of given names, with a reason."""
    if not ones or not others:
        return _FAR, "given_missing"
    if ones[0].initial or others[0].initial:
        return _initial_agreement(ones, others)
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


def _initial_agreement(ones: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[Agreement, str]:
    letters = [[letter for item in side for letter in initial_letters(item)] for side in (ones, others)]
    if ones[0].initial and others[0].initial:
        pairs = zip(letters[0], letters[1], strict=False)
        fits = all(set(left) & set(right) for left, right in pairs)
        return (Agreement("near", 0.9), "initial_fits") if fits else (_FAR, "initial_differs")
    short, long = (ones, others) if ones[0].initial else (others, ones)
    wanted = letters[0] if ones[0].initial else letters[1]
    if not set(wanted[0]) & set("".join(initial_letters(long[0]))):
        return _FAR, "initial_differs"
    parts = short[0].written.count("-") + 1
    if parts > 1 and long[0].written.count("-") + 1 < parts and len(long) < parts and len(long[0].key) < 9:
        return Agreement("near", 0.6), "initial_partly"
    return Agreement("near", 0.9), "initial_fits"


def _fathers(one: Word | None, other: Word | None) -> tuple[Agreement, str]:
    """Agreement of patronymics, with a reason; ``""`` when neither name tells one."""
    if one is None or other is None:
        return _FAR, "" if one is None and other is None else "patronymic_one_sided"
    if one.initial or other.initial:
        first, second = (set("".join(initial_letters(item))) for item in (one, other))
        return (
            (Agreement("near", 0.9), "patronymic_initial") if first & second else (_FAR, "patronymic_differs")
        )
    if one.patronymic is None or other.patronymic is None:
        return _FAR, "patronymic_one_sided"
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
