"""Whether two names can be one person's: a score, a level, and the reasons in words without names.

Parts are compared by role: a given name only with a given name, a patronymic only with a patronymic. The
weaker part decides, since relatives share the other. Only ``same_key`` and ``strong`` may be merged
without a person's judgement.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass

from researchkit.clean.names.distance import Agreement
from researchkit.clean.names.generation import differ
from researchkit.clean.names.keys import initial_letters
from researchkit.clean.names.parse import Parse, keys_of, parses
from researchkit.clean.names.person import Nobody, Person
from researchkit.clean.names.persons import persons
from researchkit.clean.names.roles import families, fathers, givens
from researchkit.clean.names.script import main_script
from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

#: Letters without a mark that Unicode takes off: typed as these.
_BARE = str.maketrans({"ı": "i", "ə": "e", "Ə": "E", "ł": "l", "Ł": "L", "ø": "o", "đ": "d"})
#: Levels, from one name to two people's.
LEVELS = ("same_key", "strong", "variant", "initial_compatible", "cannot_tell", "conflict")
#: Levels at which names may be merged without a person's judgement.
MERGING = ("same_key", "strong")
_SOUNDED = frozenset({"Latn", "Cyrl", "Geor", "Armn", "Arab"})
#: Score where nothing speaks for or against: low, since most pairs of people are two people.
_NO_EVIDENCE = 0.3


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
    ages = _generation(a), _generation(b)
    if ages[0] == ages[1]:
        return found
    if differ(*ages):
        return NameMatch(0.3, "conflict", (*found.reasons, "generation_differs"))
    if found.level in MERGING:  # one of two of the name is told apart by words: father and son
        return NameMatch(0.7, "variant", (*found.reasons, "generation_told"))
    return found


def _generation(name: str) -> str:
    found = persons(name)
    return "" if isinstance(found, Nobody) or len(found) > 1 else found[0].generation


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
    if script_a == script_b == "Latn" and _marks_left_out(a, b):
        return NameMatch(0.96, "strong", ("marks_left_out",))
    best: NameMatch | None = None
    for one in parses(a):
        for other in parses(b):
            found = _judge(one, other)
            if best is None or found.score > best.score:
                best = found
    return best or NameMatch(_NO_EVIDENCE, "cannot_tell", ("no_name",))


def _marks_left_out(a: str, b: str) -> bool:
    """Whether one name is the other typed without its marks: Işıl, Isil."""
    if a.isascii() == b.isascii():
        return False
    bare, marked = (a, b) if a.isascii() else (b, a)
    plain = "".join(
        char
        for char in unicodedata.normalize("NFD", marked.translate(_BARE))
        if not unicodedata.combining(char)
    )
    return plain.isascii() and plain.casefold().split() == bare.casefold().split() and len(bare.split()) > 1


def _judge(one: Parse, other: Parse) -> NameMatch:
    """Compare one reading of each name."""
    reasons: list[str] = []
    family, clipped, family_reason = families(one.family, other.family)
    given, given_reason = givens(one.given, other.given)
    _, father_reason = fathers(one.patronymic, other.patronymic)
    reasons += [reason for reason in (family_reason, given_reason, father_reason) if reason]
    mean = (family.similarity + given.similarity) / 2
    if one.endings_tell and other.endings_tell and one.gender != other.gender:
        return NameMatch(min(0.4, 0.4 * mean), "conflict", (*reasons, "gender_differs"))
    if father_reason == "patronymic_differs" or _second_initial_differs(one, other):
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


def _second_initial_differs(one: Parse, other: Parse) -> bool:
    """Whether the second of two initials, read as a second given name, is not that of a patronymic told."""
    short, long = (one, other) if one.patronymic is None else (other, one)
    if (
        short.patronymic is not None
        or long.patronymic is None
        or len(short.given) != 2
        or len(long.given) != 1
    ):
        return False
    if not all(item.initial for item in short.given):
        return False
    second, father = (set("".join(initial_letters(item))) for item in (short.given[1], long.patronymic))
    return not second & father


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
