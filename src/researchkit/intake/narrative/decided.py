"""Reports of a text whose claims a person confirmed: those and no others, at the places they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from researchkit.core.claim import Words, short_id
from researchkit.core.issue import Issue
from researchkit.intake import locators
from researchkit.intake.confirmed import Confirmed
from researchkit.intake.locators import Place
from researchkit.intake.reports import Report
from researchkit.intake.text import Narrative

#: The words of a confirmed claim do not stand at their place; a person's claims lack their name.
MOVED, NAMELESS = "INTAKE-CLAIM-02", "INTAKE-CLAIM-03"


def reports(narrative: Narrative, confirmed: Sequence[Confirmed]) -> tuple[list[Report], list[Issue]]:
    """Reports and issues of one text.

    Args:
        narrative: the text with what is known of its page.
        confirmed: its claims.

    Returns:
        One report for each person whose name was confirmed. A claim whose words do not stand where they
        should, or whose person has no confirmed name, is told and left out.
    """
    row = narrative.report
    place = locators.parse(row["locator"])
    issues: list[Issue] = []
    by_person: dict[str, list[Confirmed]] = {}
    for claim in confirmed:
        if _same(narrative.text[claim.start : claim.end], claim.words):
            by_person.setdefault(claim.person, []).append(claim)
        else:
            issues.append(Issue(MOVED, claim.place, claim.field, "intake"))
    out: list[Report] = []
    for claims in by_person.values():
        name = next((claim for claim in claims if claim.field == "person"), None)
        if name is None:
            issues += [Issue(NAMELESS, claim.place, claim.field, "intake") for claim in claims]
            continue
        report_id = report_of(row["source_id"], row["source_row_id"], name.words)
        while any(report.columns["report_id"] == report_id for report in out):
            report_id = short_id("R", report_id, name.person)  # two people of one name in one text
        columns = row | {
            "report_id": report_id, "locator": str(place.to(char=f"{name.start},{name.end}")),
            "kind": "narrative", "source_row_id": f"{row['source_row_id']}~{report_id[-6:]}",
        }  # fmt: skip
        words = [*_words(narrative, claims, report_id, place)]
        words += [replace(word, report_id=report_id) for word in narrative.words]
        out.append(Report(columns, tuple(words)))
    return out, issues


def report_of(source_id: str, text_id: str, name: str) -> str:
    """Id of the report of a person in a text: it rests on the name's words, not on the order of persons."""
    return short_id("R", source_id, text_id, " ".join(name.split()).casefold())


def _same(one: str, other: str) -> bool:
    """Whether two stretches are the same but for white space: a table's cell holds no line ends."""
    return " ".join(one.split()) == " ".join(other.split())


def _words(narrative: Narrative, claims: Sequence[Confirmed], report_id: str, place: Place) -> list[Words]:
    out: list[Words] = []
    seen: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        where = place.to(char=f"{claim.start},{claim.end}")
        if claim.pointed is not None:
            where = where.to(via=f"{claim.pointed[0]},{claim.pointed[1]}")
        before = seen.setdefault((claim.field, str(where)), set())
        if claim.role in before:
            continue  # one stretch may tell several values: its cleaner reads them all
        if before:  # one day of two events
            where = where.to(reading=len(before) + 1)
        before.add(claim.role)
        out.append(
            Words(
                report_id=report_id, field=claim.field, verbatim=narrative.text[claim.start : claim.end],
                locator=str(where), language=narrative.report["language"], role=claim.role,
                assertion=claim.assertion, asserted_by=claim.asserted_by, speaker=claim.speaker,
                method=claim.method, confidence=1.0, qualifier=claim.qualifier,
            )
        )  # fmt: skip
    return out
