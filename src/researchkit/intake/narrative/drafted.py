"""Drafts as reports with verbatim words, so that the build treats them like every other source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from researchkit.core.claim import Words, short_id
from researchkit.core.issue import Issue
from researchkit.intake import locators
from researchkit.intake.locators import Place
from researchkit.intake.narrative.drafts import Claim, Draft, DraftPerson
from researchkit.intake.reports import Report
from researchkit.intake.text import Narrative

#: Rule of days counted from another: "two days later".
COUNTED = "narrative:days_later@1"
#: Codes that are told once a text.
_TOLD = ("NARRATIVE-02", "NARRATIVE-04", "NARRATIVE-05")


def reports(narrative: Narrative, draft: Draft) -> tuple[list[Report], list[Issue]]:
    """Reports and issues of one text.

    Args:
        narrative: the text with what is known of its page.
        draft: what was read in it.
    """
    row = narrative.report
    place = locators.parse(row["locator"])
    out = []
    for person in draft.persons:
        report_id = short_id("R", row["source_id"], row["source_row_id"], _folded(draft, person))
        columns = row | {
            "report_id": report_id,
            "locator": _at(place, person.start, person.end),
            "kind": "narrative",
            "country": person.country or row["country"] or draft.country,
            "origin_id": draft.origin_id or row["origin_id"],
            "source_row_id": f"{row['source_row_id']}~{report_id[-6:]}",
        }
        words = [*_words(draft, person, report_id, place)]
        words += [replace(word, report_id=report_id) for word in narrative.words]
        out.append(Report(columns, tuple(words)))
    issues = [Issue(code, row["locator"], stage="intake") for code in draft.issues if code in _TOLD]
    return out, issues


def _folded(draft: Draft, person: DraftPerson) -> str:
    """The name as written: an id rests on words, not on the order of persons."""
    return " ".join(draft.text[person.start : person.end].split()).casefold()


def _words(draft: Draft, person: DraftPerson, report_id: str, place: Place) -> Iterator[Words]:
    seen: set[tuple[str, str]] = set()
    for claim in person.claims:
        if claim.rule == COUNTED:
            continue  # its words alone tell no day: a person must confirm it
        locator = _at(place, claim.start, claim.end, claim)
        if (claim.field, locator) in seen:
            continue  # one stretch may tell several values: its cleaner reads them all
        seen.add((claim.field, locator))
        yield Words(
            report_id=report_id, field=claim.field, verbatim=draft.verbatim(claim), locator=locator,
            language=draft.language, role=claim.role, assertion=claim.assertion,
            asserted_by=claim.asserted_by, speaker=claim.speaker, method=claim.rule,
            confidence=claim.confidence, qualifier=claim.qualifier,
        )  # fmt: skip


def _at(place: Place, start: int, end: int, claim: Claim | None = None) -> str:
    where = place.to(char=f"{start},{end}")
    if claim is not None and claim.pointed is not None:
        where = where.to(via=f"{claim.pointed[0]},{claim.pointed[1]}")
    return str(where)
