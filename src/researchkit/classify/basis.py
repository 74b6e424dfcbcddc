"""The basis-of-arrest engine: the codebook's rules, in order, on the evidence of one case."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from researchkit.classify.evidence import Evidence, Fact, gather
from researchkit.core.claim import short_id
from researchkit.core.contracts import FINDINGS
from researchkit.core.truth import UnknownReason
from researchkit.reference.codebook import Codebook, Rule


@dataclass(frozen=True, slots=True)
class Finding:
    """What the codebook concludes about one ground, with the rule that decided and its proof."""

    value: str
    grade: str
    reason: str
    rule: str
    proof_for: tuple[Fact, ...]
    proof_against: tuple[Fact, ...]
    says: str


def decide(facts: Iterable[Fact], ground: str, book: Codebook) -> Finding:
    """Decide one case for one ground.

    Args:
        facts: the claims of the case.
        ground: a ground of the codebook.
        book: the codebook.
    """
    about = book.ground(ground)
    evidence = gather(facts, about, book)
    rule = next(rule for rule in book.rules if all(evidence.holds(condition) for condition in rule.when))
    return Finding(
        value=rule.value,
        grade=_grade(rule, evidence),
        reason=rule.reason,
        rule=f"{book.edition}#{rule.rule_id}",
        proof_for=_proof(rule.proof_for, evidence),
        proof_against=_proof(rule.proof_against, evidence),
        says=rule.says.format(ground=about.title),
    )


def findings(
    claims: pd.DataFrame, ground: str, book: Codebook, independent: Callable[[Iterable[str]], int]
) -> pd.DataFrame:
    """Decide every case.

    Args:
        claims: claims of field conduct, violence or exclusivity with their ``case_id``; a case without any
            such claim must be there with at least one other claim.
        ground: a ground of the codebook.
        book: the codebook.
        independent: report ids → number of independent origins.

    Returns:
        Contract FINDINGS, one row a case, ordered by case id; the same whatever the order of the claims.
    """
    columns = [
        "case_id",
        "claim_id",
        "report_id",
        "field",
        "value",
        "unknown_reason",
        "assertion",
        "asserted_by",
        "qualifier",
        "flags",
    ]
    ordered = sorted(claims[columns].itertuples(index=False, name=None))
    rows = []
    for case_id, group in itertools.groupby(ordered, key=lambda row: row[0]):
        facts = [
            fact_of(claim, report, field, value, reason, assertion, by, qualifier, flags)
            for _, claim, report, field, value, reason, assertion, by, qualifier, flags in group
        ]
        finding = decide(facts, ground, book)
        behind = {fact.report_id for fact in finding.proof_for}
        answers = {
            name: reading.answer(finding.value, finding.grade, finding.reason)
            for name, reading in book.readings.items()
        }
        rows.append({
            "finding_id": short_id("F", str(case_id), ground),
            "case_id": case_id,
            "variable": f"basis.{ground}",
            "value": finding.value,
            "grade": finding.grade,
            "reason": finding.reason,
            "rule": finding.rule,
            "claims_for": "|".join(fact.claim_id for fact in finding.proof_for),
            "claims_against": "|".join(fact.claim_id for fact in finding.proof_against),
            "origins_n": independent(behind),
            "sentence": finding.says,
            **answers,
        })  # fmt: skip
    return FINDINGS.frame(rows)


def fact_of(
    claim_id: str,
    report_id: str,
    field: str,
    value: str,
    reason: str,
    assertion: str,
    asserted_by: str,
    qualifier: str,
    flags: str,
) -> Fact:
    """What the rules see of a claim, from its columns (contract CLAIMS)."""
    noted = frozenset(flag for flag in flags.split("|") if flag)
    return Fact(
        claim_id, report_id, field, told(field, value, reason), assertion, asserted_by, qualifier, noted
    )


def told(field: str, value: str, reason: str) -> str:
    """What a claim tells the rules: its value, or that the conduct is withheld."""
    withheld = field == "conduct" and reason == UnknownReason.NOT_DISCLOSED
    return UnknownReason.NOT_DISCLOSED.value if withheld else value


def _grade(rule: Rule, evidence: Evidence) -> str:
    if not rule.grade.startswith("by_"):
        return rule.grade
    facts = evidence.group(rule.grade.removeprefix("by_"))
    return "documented" if any(fact.spoken_by(evidence.official) for fact in facts) else "alleged"


def _proof(groups: tuple[str, ...], evidence: Evidence) -> tuple[Fact, ...]:
    found = {fact.claim_id: fact for name in groups for fact in evidence.group(name)}
    return tuple(found[claim_id] for claim_id in sorted(found))
