"""References to canonical values: jurisdiction, numbers by the country's way of writing, attempt."""

from __future__ import annotations

import functools
from dataclasses import replace

from researchkit.clean.context import Context
from researchkit.clean.law.model import LegalRef
from researchkit.clean.tokens import Tokens
from researchkit.core.claim import Reading
from researchkit.reference import packs, statutes

NO_CODE = "CLEAN-LAW-01"
NO_COUNTRY = "CLEAN-LAW-04"
NUMBER_UNCLEAR = "CLEAN-LAW-05"
EDITION = "CLEAN-LAW-06"
RANGE = "CLEAN-LAW-07"

#: Codes of no country.
TREATIES = ("ICCPR", "ECHR", "UDHR", "CAT")
_EITHER = "inchoate"


def readings(refs: list[LegalRef], tokens: Tokens, context: Context) -> tuple[Reading, ...]:
    """The readings of references, each once; provisions on attempt and preparation become qualifiers."""
    placed = [_placed(ref, context) for ref in refs]
    charges: list[tuple[LegalRef, str]] = []
    added: list[tuple[LegalRef, str]] = []
    for ref in placed:
        role = statutes.role(ref.country, ref.code, ref.article, ref.part) if ref.country else ""
        (added if role else charges).append((ref, role))
    if added and not charges:
        charges, added = [(ref, "") for ref, _ in added], []
    qualifier = _qualifier({role for _, role in added}, tokens, bool(added))
    out: list[Reading] = []
    seen: set[str] = set()
    for ref, _ in charges:
        value = written(ref)
        if value in seen:
            continue
        seen.add(value)
        with_ = "|".join(dict.fromkeys(written(other) for other, _ in added))
        group = statutes.offence_group(value)
        own = qualifier if group != statutes.GENERAL_PART else ""
        out.append(
            _reading(ref, value, own or (group if group == statutes.GENERAL_PART else ""), with_, context)
        )
    return tuple(out)


def written(ref: LegalRef) -> str:
    """The canonical value of a reference."""
    point = f"({ref.part or '?'})({ref.paragraph})" if ref.paragraph else f"({ref.part})" if ref.part else ""
    if ref.code in TREATIES:
        return f"{ref.code}:{ref.article}{point}"
    edition = f"-{ref.edition}" if ref.edition and not _current(ref) else ""
    return f"{ref.country or '?'}-{ref.code or '?'}{edition}:{ref.article}{point}"


def _current(ref: LegalRef) -> bool:
    """Whether the edition named is the one in force (or a year of amendment, which names no edition)."""
    edition = statutes.current_edition(ref.country, ref.code)
    return edition is not None and ref.edition >= edition.year


def _placed(ref: LegalRef, context: Context) -> LegalRef:
    """The reference with its jurisdiction, and its number read as the country writes it."""
    if ref.code in TREATIES:
        return ref
    flags = set(ref.flags)
    country = ref.country
    if not country and context.country:
        country = context.country
        flags.add("jurisdiction_from_context")
    placed = replace(ref, country=country, flags=tuple(sorted(flags)))
    for mark, name in ((".", "dotted"), ("/", "slash")):
        if mark in ref.article:
            return _split(placed, mark, name)
    return placed


def _split(ref: LegalRef, mark: str, name: str) -> LegalRef:
    """272.3 is part 3 of article 272 in some countries and article 272.3 in others."""
    ways = _notation()
    way = ways.get((ref.country, ref.code), ways.get((ref.country, ""), {})).get(name, "")
    first, *rest = ref.article.split(mark)
    whole = "-".join((first, *rest)) if mark == "/" else ref.article
    if statutes.has_article(ref.country, ref.code, whole) or way == "article":
        return replace(ref, article=whole)
    if way == "part" and not ref.part and len(rest) <= 2:
        return replace(
            ref, article=first, part=rest[0], paragraph=rest[1] if len(rest) > 1 else ref.paragraph
        )
    return replace(ref, flags=(*ref.flags, "number_unclear"))


def _qualifier(roles: set[str], tokens: Tokens, told: bool) -> str:
    """Attempt, preparation or conspiracy: by the provision, made exact by words where it leaves it open."""
    if len(roles) == 1 and _EITHER not in roles:
        return roles.pop()
    words = {
        found[0].value
        for at in range(min(tokens.count, 400))
        if (found := tokens.get(at, "inchoate")) and (told or found[0].value != "preparation")
    }
    if len(words) == 1:
        return words.pop()
    return _EITHER if told else ""


def _reading(ref: LegalRef, value: str, qualifier: str, with_: str, context: Context) -> Reading:
    flags = set(ref.flags)
    issue = ""
    details: list[tuple[str, str]] = []
    if with_:
        details.append(("with", with_))
    if ref.edition:
        details.append(("edition", ref.edition))
        in_force = statutes.edition_in_force(ref.country, ref.code, context.when)
        if in_force and not _current(ref) and in_force.year != ref.edition:
            flags.add("edition_not_in_force")
            issue = EDITION
    if not ref.code:
        flags.add("code_not_told")
        issue = NO_CODE
        known = statutes.candidates(ref.country, ref.article, ref.part) if ref.country else []
        if known:
            details.append(("candidates", "|".join(known)))
    if not ref.country and ref.code not in TREATIES:
        flags.add("jurisdiction_not_told")
        issue = issue or NO_COUNTRY
    if ref.paragraph and not ref.part:
        flags.add("point_without_part")
    if "number_unclear" in flags:
        issue = issue or NUMBER_UNCLEAR
    if "range_not_expanded" in flags:
        issue = issue or RANGE
    return Reading(
        value,
        qualifier=qualifier,
        start=ref.start,
        end=ref.end,
        flags=tuple(sorted(flags)),
        issue=issue,
        rule="law.article@1",
        details=tuple(details),
    )


@functools.cache
def _notation() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["country"], row["code"]): row for row in packs.rows("lexicons", "law_notation.csv")}


packs.cached(_notation)
