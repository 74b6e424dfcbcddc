"""Drafts as tables: for a terminal, a spreadsheet, a program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from researchkit.core.issue import codes
from researchkit.intake.narrative.drafts import Claim, Draft, DraftPerson

COLUMNS = (
    "file", "person", "field", "words", "read_as", "qualifier", "role", "assertion", "asserted_by", "speaker",
    "confidence", "start", "end", "sentence", "rule",
)  # fmt: skip
#: Characters with which a spreadsheet begins a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")


def rows(drafts: Sequence[Draft]) -> Iterator[dict[str, str]]:
    """One row a claim. Names of third parties are blotted out of the sentences."""
    for draft in drafts:
        for person, claim in draft.rows():
            yield _row(draft, person, claim)


def _row(draft: Draft, person: DraftPerson, claim: Claim) -> dict[str, str]:
    return {
        "file": draft.name, "person": person.name, "field": claim.field, "words": draft.verbatim(claim),
        "read_as": claim.value, "qualifier": claim.qualifier, "role": claim.role,
        "assertion": claim.assertion.value, "asserted_by": claim.asserted_by, "speaker": claim.speaker,
        "confidence": f"{claim.confidence:.2f}", "start": str(claim.start), "end": str(claim.end),
        "sentence": draft.masked(*claim.sentence), "rule": claim.rule,
    }  # fmt: skip


def to_csv(drafts: Sequence[Draft]) -> str:
    """One row a claim; no cell begins a formula."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows(drafts):
        writer.writerow({name: plain(cell) for name, cell in row.items()})
    return out.getvalue()


def plain(cell: str) -> str:
    """A cell that a spreadsheet takes for text."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def to_json(drafts: Sequence[Draft]) -> str:
    """Everything drafted, with offsets; the texts themselves and the names of third parties are left out."""
    found = [
        {
            "file": draft.name, "language": draft.language, "country": draft.country,
            "publisher": draft.publisher, "title": draft.title, "published": draft.published.edtf,
            "origin": draft.origin_id,
            "origin_words": draft.text[draft.origin[0] : draft.origin[1]] if draft.origin else "",
            "persons": [
                {"name": person.name, "rule": person.rule,
                 "claims": [_row(draft, person, claim) for claim in person.claims]}
                for person in draft.persons
            ],
            "closed": [{"start": one.start, "end": one.end, "relation": one.relation} for one in draft.closed],
            "issues": list(draft.issues),
        }
        for draft in drafts
    ]  # fmt: skip
    return json.dumps(found, ensure_ascii=False, indent=1)


def to_text(drafts: Sequence[Draft]) -> str:
    """Lines for a terminal: each person with what is told, who is closed, and what to look at."""
    lines: list[str] = []
    for draft in drafts:
        known = [draft.language, draft.country or "country not told", draft.published.edtf or "date not told"]
        lines.append(
            f"{draft.name or 'text'}: {', '.join(known)}; {_count(len(draft.persons), 'person', 'persons')}"
        )
        if draft.origin is not None:
            lines.append(f"  told first by: {draft.text[draft.origin[0] : draft.origin[1]]}")
        for person in draft.persons:
            lines.append(f"  {person.name}")
            for claim in person.claims[1:]:
                lines.append(f"    {_line(draft, claim)}")
        if draft.closed:
            kinds = sorted({one.relation for one in draft.closed})
            lines.append(f"  closed: {_count(len(draft.closed), 'place', 'places')} ({', '.join(kinds)})")
        for code in dict.fromkeys(draft.issues):
            lines.append(f"  {code}: {codes()[code].problem} -> {codes()[code].next_step}")
    return "\n".join(lines)


def _line(draft: Draft, claim: Claim) -> str:
    told = " ".join(part for part in (claim.value, claim.qualifier, claim.role) if part)
    words = " ".join(draft.verbatim(claim).split())
    voice = f", {claim.asserted_by}" if claim.asserted_by else ""
    denies = f" ({claim.assertion.value.replace('_', ' ')})" if claim.assertion != "asserted" else ""
    return (
        f"{claim.field:12} {told}{denies}  «{words}» {claim.start}–{claim.end}{voice}, {claim.confidence:.2f}"
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
