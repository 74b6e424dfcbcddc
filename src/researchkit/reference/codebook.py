"""The codebook: variables, grounds, decision rules and readings, loaded strictly from its file.

Everything that must agree with the codebook is made from it: the values a coding may take
(:meth:`Codebook.faults_in`), the engine's order of decision, ``docs/codebook.md`` and the methods annex.
"""

from __future__ import annotations

import fnmatch
import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from researchkit.reference import packs


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable and its permitted values (code → definition)."""

    name: str
    title: str
    definition: str
    layer: str
    many: bool
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground of arrest: the conduct codes that make it, and the standards that protect it."""

    name: str
    title: str
    conduct: tuple[str, ...]
    standards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One decision rule: if every condition holds, it decides.

    Attributes:
        when: names of predicates; ``!`` before a name negates it.
        value, grade, reason: what it concludes; a grade ``by_<claims>`` takes the grade of those claims.
        proof_for, proof_against: names of claim groups that stand as proof.
        says: the sentence, with ``{ground}``.
    """

    rule_id: str
    when: tuple[str, ...]
    value: str
    grade: str
    reason: str
    proof_for: tuple[str, ...]
    proof_against: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What counts under one reading: patterns ``value/grade/reason`` for yes and for unknown; else no."""

    name: str
    title: str
    yes: tuple[str, ...]
    unknown: tuple[str, ...]

    def answer(self, value: str, grade: str, reason: str) -> str:
        """``yes``, ``unknown`` or ``no`` for a finding."""
        finding = f"{value}/{grade}/{reason}"
        if any(fnmatch.fnmatchcase(finding, pattern) for pattern in self.yes):
            return "yes"
        if any(fnmatch.fnmatchcase(finding, pattern) for pattern in self.unknown):
            return "unknown"
        return "no"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One limb of a standard and the evidence that makes a case a candidate for it."""

    standard: str
    limb: str
    title: str
    supported: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """A whole codebook.

    Attributes:
        official, inference: speakers whose word makes a value documented; whose word alone concludes nothing.
        violent, silent: groups of conduct codes.
        manner: conduct that, told in the same words as one of these, is only how that was done.
        not_yet: qualifiers of conduct that was only planned.
        deprived, at_liberty: marks ``field:value`` that tell whether a person was deprived of liberty
            (for sentences the kind, for dates the role).
        held, not_held: latest statuses that tell whether a person is still held.
    """

    name: str
    version: str
    title: str
    definition: str
    sources: tuple[Mapping[str, str], ...]
    variables: Mapping[str, Variable]
    grounds: Mapping[str, Ground]
    official: frozenset[str]
    inference: frozenset[str]
    violent: frozenset[str]
    silent: frozenset[str]
    manner: Mapping[str, frozenset[str]]
    not_yet: frozenset[str]
    deprived: frozenset[str]
    at_liberty: frozenset[str]
    held: frozenset[str]
    not_held: frozenset[str]
    rules: tuple[Rule, ...]
    readings: Mapping[str, Reading]
    principles: tuple[tuple[str, str], ...]
    candidates: tuple[Candidate, ...]
    examples: tuple[Mapping[str, Any], ...]

    @property
    def edition(self) -> str:
        """Name and version, as findings cite it."""
        return f"{self.name}@{self.version}"

    def ground(self, name: str) -> Ground:
        """A ground by name.

        Raises:
            KeyError: the codebook has no such ground.
        """
        return self.grounds[name]

    def faults_in(self, variable: str, value: str) -> str:
        """Why a coding is not allowed, or ``""``."""
        if variable not in self.variables:
            return "the codebook has no such variable"
        known = self.variables[variable]
        parts = value.split("|") if known.many else [value]
        if any(part not in known.values for part in parts):
            return "not a value of this variable"
        return ""

    def schema(self) -> dict[str, Any]:
        """JSON Schema of one case's codings."""
        properties: dict[str, Any] = {}
        for variable in self.variables.values():
            one = {"enum": sorted(variable.values), "description": variable.definition}
            many = {"type": "array", "items": one, "uniqueItems": True, "description": variable.definition}
            properties[variable.name] = many if variable.many else one
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": self.title,
            "version": self.version,
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
        }


@packs.cached
@functools.cache
def load(name: str = "basis_of_arrest") -> Codebook:
    """Load a codebook by file name; a study's own file of the same name wins.

    Raises:
        FileNotFoundError: no such codebook.
        ValueError: the file contradicts itself; every fault is told.
    """
    found = list(packs.files("codebooks", f"{name}.toml"))
    if not found:
        raise FileNotFoundError(f"there is no codebook {name}")
    raw = tomllib.loads(found[-1].read_text(encoding="utf-8"))
    book = Codebook(
        name=raw["name"],
        version=raw["version"],
        title=raw["title"],
        definition=" ".join(raw["definition"].split()),
        sources=tuple(raw["source"]),
        variables={
            key: Variable(key, v["title"], v["definition"], v["layer"], v["many"], dict(v["values"]))
            for key, v in raw["variable"].items()
        },
        grounds={
            key: Ground(key, g["title"], tuple(g["conduct"]), tuple(g["standards"]))
            for key, g in raw["ground"].items()
        },
        official=frozenset(raw["speakers"]["official"]),
        inference=frozenset(raw["speakers"]["inference"]),
        violent=frozenset(raw["conduct_groups"]["violent"]),
        silent=frozenset(raw["conduct_groups"]["silent"]),
        manner={code: frozenset(of) for code, of in raw["manner"].items()},
        not_yet=frozenset(raw["not_yet"]["qualifiers"]),
        deprived=_marks(raw, "deprived"),
        at_liberty=_marks(raw, "at_liberty"),
        held=frozenset(raw["status_groups"]["held"]),
        not_held=frozenset(raw["status_groups"]["not_held"]),
        rules=tuple(
            Rule(r["id"], tuple(r["when"]), r["value"], r["grade"], r["reason"], tuple(r["for"]),
                 tuple(r["against"]), r["says"])
            for r in raw["rule"]
        ),
        readings={
            key: Reading(key, r["title"], tuple(r["yes"]), tuple(r["unknown"]))
            for key, r in raw["reading"].items()
        },
        principles=tuple((p["id"], p["text"]) for p in raw["principle"]),
        candidates=tuple(
            Candidate(c["standard"], c["limb"], c["title"], tuple(c["supported"]), tuple(c["against"]))
            for c in raw["candidate"]
        ),
        examples=tuple(raw["example"]),
    )  # fmt: skip
    if faults := _faults(book):
        raise ValueError(f"codebook {name}: " + "; ".join(faults))
    return book


def _marks(raw: Mapping[str, Any], name: str) -> frozenset[str]:
    """Values that tell one thing about liberty, as ``field:value``."""
    groups = {"status": "status_groups", "sentence": "sentence_groups", "date": "role_groups"}
    return frozenset(f"{field}:{value}" for field, key in groups.items() for value in raw[key].get(name, ()))


def _faults(book: Codebook) -> list[str]:
    faults = []
    conduct = set(book.variables["conduct"].values)
    for ground in book.grounds.values():
        faults += [
            f"ground {ground.name}: unknown conduct {code}" for code in ground.conduct if code not in conduct
        ]
    for code in sorted((book.violent | book.silent) - conduct):
        faults.append(f"conduct group: unknown conduct {code}")
    seen = set()
    for rule in book.rules:
        if rule.rule_id in seen:
            faults.append(f"rule {rule.rule_id} stands twice")
        seen.add(rule.rule_id)
        if rule.value not in book.variables["basis"].values:
            faults.append(f"rule {rule.rule_id}: unknown value")
        if not rule.grade.startswith("by_") and rule.grade not in book.variables["grade"].values:
            faults.append(f"rule {rule.rule_id}: unknown grade")
    if not book.rules or book.rules[-1].when:
        faults.append("the last rule must have no condition, so that every case is decided")
    return faults
