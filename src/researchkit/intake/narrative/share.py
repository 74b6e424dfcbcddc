"""Which of several names each fact of a sentence is told of, by the order they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from researchkit.intake.narrative.facts import Fact, Told
from researchkit.intake.narrative.people import Mention, Person
from researchkit.intake.narrative.prose import Prose

_JOINED = re.compile(
    r"(?:[\s,()\d\u2013-]|\b(?:с|со|з|із|са)\b(?=\s*$)|\b(?:and|и|й|і|та|ды|және|мен|бен|пен|жана|et|e|ed|a|ad|und|y|და|ve|va|а также|а)\b)*",
    re.IGNORECASE,
)
#: Fields whose words may stand before a name as what it is called: "the alleged organiser NAME".
_MODIFIERS = ("conduct", "affiliation")
_CLAUSE = re.compile(
    r"[,;]|\b(?:and|but|while|whereas|и|а|но|тогда как|және|ал|жана|et|mais|tandis que|e|ma|und|й|та|y)\b",
    re.IGNORECASE,
)
#: Words that may stand between two names told of together: "and of Mr".
_COORDINATED = 4
_APPOSED = re.compile(r",\s*(?:[^\s,;:.()]+\s+)?")
_WHO = re.compile(r",\s*(?:who|whose|qui|dont|котор\w+)\b")
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(slots=True)
class Group:
    """Names told of together."""

    persons: list[Person]
    start: int
    end: int


def groups(prose: Prose, here: Sequence[tuple[Person, Mention]]) -> list[Group]:
    """Names of a sentence, those joined by "and" or commas together."""
    out: list[Group] = []
    for person, mention in here:
        if out:
            between = prose.flat[out[-1].end : mention.start]
            if _JOINED.fullmatch(_BRACKETS.sub(" ", between)):
                out[-1].persons.append(person)
                out[-1].end = mention.end
                continue
            if person in out[-1].persons:
                continue
        out.append(Group([person], mention.start, mention.end))
    return out


def bracketed(prose: Prose, fact: Fact, here: Sequence[tuple[Person, Mention]]) -> list[Person]:
    """Whom a fact in brackets right after a name is told of: "A and B (Astana)"."""
    before = prose.flat.rfind("(", max(0, fact.at - 60), fact.at + 1)
    if before < 0 or ")" in prose.flat[before : fact.at]:
        return []
    out: list[Person] = []
    edge = before
    for person, mention in reversed(here):
        between = prose.flat[mention.end : edge]
        if mention.end <= edge and (not between.strip() if not out else _coordinated(between)):
            out.append(person)
            edge = mention.start
        elif mention.end <= before:
            break
    return out


def _coordinated(between: str) -> bool:
    """Whether "and" alone joins two names (a comma begins the next item of a list)."""
    return "," not in between and "(" not in between and _JOINED.fullmatch(between) is not None


def share(
    facts: Sequence[Fact], names: Sequence[Group], told: Told, prose: Prose
) -> list[tuple[Fact, list[Person]]]:
    """Which group each fact of one field belongs to, by the order they stand in."""
    everybody = [person for group in names for person in group.persons]
    if len(names) == 1:
        return [(fact, everybody) for fact in facts]
    if facts[0].field == "article" and _at_the_end(prose, facts, names):
        return [(fact, everybody) for fact in facts]
    before = [fact for fact in facts if fact.at < names[0].start]
    after = [fact for fact in facts if fact.at >= names[0].start]
    out: list[tuple[Fact, list[Person]]] = []
    if facts[0].field in _MODIFIERS and len(before) == 1 and _right_before(prose, before[0], names[0]):
        return (
            [(before[0], names[0].persons), *share(after, names, told, prose)]
            if after
            else [(before[0], names[0].persons)]
        )
    if not after:
        return [(fact, everybody) for fact in before]
    leads = bool(before) and facts[-1].at < names[-1].start
    if before and (facts[-1].at > names[-1].start or all(_right_after(prose, one, names) for one in after)):
        return _mixed(before, after, names, told, prose)
    if leads:  # fact, names, fact, names: each speaks for the names that follow
        marks = [before[-1].at, *(fact.at for fact in after)]
        for number, fact in enumerate([before[-1], *after]):
            stop = marks[number + 1] if number + 1 < len(marks) else 1 << 60
            first = next((group.end for group in names if group.start > fact.at), stop)
            semicolon = prose.flat.find(";", first, names[-1].end)
            stop = min(stop, semicolon) if semicolon >= 0 else stop
            persons = [p for group in names if fact.at < group.start < stop for p in group.persons]
            out.append((fact, persons))
        return [*((fact, everybody) for fact in before[:-1]), *out]
    out += [(fact, everybody) for fact in before]
    befalls = facts[0].field == "status"
    penalties = [one for one in told.facts if befalls and one.field == "sentence" and not one.qualifier]
    for fact in after:
        behind = [group for group in names if group.start <= fact.at]
        ahead = next((group for group in names if group.start > fact.at), None)
        if ahead is not None and _right_before(prose, fact, ahead) and _new_clause(prose, fact, names):
            out.append((fact, ahead.persons))  # "upheld the sentence of A and acquitted B"
            continue
        mine = [behind[-1]]
        begins = [at for at in (*told.events, fact.start) if mine[0].end <= at <= fact.start]
        parted = len(behind) > 1 and len(prose.flat[behind[-2].end : mine[0].start].split()) > _COORDINATED
        if fact.qualifier == "requested":
            out.append((fact, mine[0].persons))
            continue
        if (
            len(behind) > 1
            and _WHO.match(prose.flat, mine[0].end)
            and _clause_goes_on(prose, mine[0].end, fact)
        ):
            out.append((fact, mine[0].persons))  # "A six, and B, who pleaded guilty, four"
            continue
        if parted and any(_APPOSED.fullmatch(prose.flat[mine[0].end : at]) for at in begins):
            out.append((fact, mine[0].persons))  # "… A; B, acquitted in May"
            continue
        for group in reversed(behind[:-1]):
            between = prose.flat[group.end : mine[0].start]
            if (
                ";" in between
                or any(group.end <= other.at < mine[0].start for other in (*after, *penalties))
                or _parted(group.end, mine[0].start, told)
            ):
                break
            mine.insert(0, group)
        out.append((fact, [person for group in mine for person in group.persons]))
    return out


def _clause_goes_on(prose: Prose, start: int, fact: Fact) -> bool:
    """Whether a fact stands in the clause that a relative pronoun after a name begins: up to the next comma."""
    end = prose.flat.find(",", start + 1)
    return fact.start < end if end >= 0 else True


def _at_the_end(prose: Prose, facts: Sequence[Fact], names: Sequence[Group]) -> bool:
    """Whether articles stand together after all names: "A to nine years and B to five under article 361"."""
    last = names[-1]
    after = all(fact.at > last.end for fact in facts)
    return (
        after
        and ";" not in prose.flat[names[0].start : facts[-1].at]
        and "(" not in prose.flat[last.end : facts[0].at]
    )


def _mixed(
    before: Sequence[Fact], after: Sequence[Fact], names: Sequence[Group], told: Told, prose: Prose
) -> list[tuple[Fact, list[Person]]]:
    """As in "15 days for A, B and C, while D got 10 and E 6": later facts take the name before them, the first the rest."""
    out: list[tuple[Fact, list[Person]]] = []
    claimed: list[Person] = []
    for fact in after:
        behind = [
            group for group in names if group.start <= fact.at and not set(group.persons) <= set(claimed)
        ]
        ahead = [group for group in names if group.start > fact.at]
        if ahead and _new_clause(prose, fact, names):
            out.append((fact, ahead[0].persons))  # "jailed A and released B"
        elif behind:
            claimed += behind[-1].persons
            out.append((fact, behind[-1].persons))
        elif any(group.start <= fact.at for group in names):
            last = [group for group in names if group.start <= fact.at][-1]
            out.append((fact, last.persons))
    rest = [person for group in names for person in group.persons if person not in claimed]
    everybody = [person for group in names for person in group.persons]
    return [*((fact, rest if fact is before[-1] else everybody) for fact in before), *out]


def _new_clause(prose: Prose, fact: Fact, names: Sequence[Group]) -> bool:
    """Whether "and", "while" or a comma stands between a fact and the name before it."""
    edge = max((group.end for group in names if group.start <= fact.at), default=fact.at)
    return _CLAUSE.search(_BRACKETS.sub(" ", prose.flat[edge : fact.start])) is not None


def _right_after(prose: Prose, fact: Fact, names: Sequence[Group]) -> bool:
    """Whether a fact stands with the name before it: "NAME to 10 days", not "NAME, ten days to NAME"."""
    edge = max(group.end for group in names if group.start <= fact.at)
    between = _BRACKETS.sub(" ", prose.flat[edge : fact.start]).split()
    return not any(_JOINED.fullmatch(word) or word[-1] in ",;:" for word in between)


def _right_before(prose: Prose, fact: Fact, name: Group) -> bool:
    between = prose.flat[fact.end : name.start]
    return len(between) <= 24 and len(between.split()) <= 2 and not re.search(r"[,;:()]", between)


def _parted(start: int, end: int, told: Told) -> bool:
    """Whether something is told of the first of two names before the second comes."""
    return any(start <= at < end for at, _ in told.grounds) or any(start <= at < end for at in told.events)
