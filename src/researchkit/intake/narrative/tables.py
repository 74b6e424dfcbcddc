"""Drafts as tables: for a terminal, a spreadsheet, a program."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from researchkit.clean import dates
from researchkit.core.issue import codes
from researchkit.core.truth import Assertion
from researchkit.intake.narrative.drafts import Claim, Closed, Draft, DraftPerson

COLUMNS = (
    "claim", "state", "confirm", "person", "field", "words", "read_as", "qualifier", "role", "assertion", "asserted_by",
    "speaker", "note", "sentence", "confidence", "rule", "file", "start", "end",
)  # fmt: skip
#: What a row is: drafted, or asked because nothing says of whom it is told.
DRAFTED, ASKED = "drafted", "asked"
#: Characters with which a spreadsheet begins a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")


def claim_id(text: int, number: int) -> str:
    """What a claim is called in a folder of drafts: ``T2.14`` is the 14th claim of the second text."""
    return f"T{text}.{number}"


def rows(drafts: Sequence[Draft]) -> Iterator[dict[str, str]]:
    """One row a claim. Names of third parties are blotted out of the sentences."""
    for text, draft in enumerate(drafts, 1):
        for number, (person, claim) in enumerate(draft.rows(), 1):
            state = ASKED if any(claim is one for one in person.asked) else DRAFTED
            yield {"claim": claim_id(text, number), "state": state, "confirm": "", "note": ""} | _row(
                draft, person, claim
            )


def _row(draft: Draft, person: DraftPerson, claim: Claim) -> dict[str, str]:
    return {
        "file": draft.name, "person": person.name, "field": claim.field, "words": one_line(draft.verbatim(claim)),
        "read_as": claim.value, "qualifier": claim.qualifier, "role": claim.role,
        "assertion": claim.assertion.value, "asserted_by": claim.asserted_by, "speaker": claim.speaker,
        "confidence": f"{claim.confidence:.2f}", "start": str(claim.start), "end": str(claim.end),
        "sentence": one_line(draft.masked(*claim.sentence)), "rule": claim.rule,
    }  # fmt: skip


def one_line(text: str) -> str:
    """A text with its white space put in order."""
    return " ".join(text.split())


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


def unplain(cell: str) -> str:
    """A cell as it was before :func:`plain`."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def to_json(drafts: Sequence[Draft]) -> str:
    """Everything drafted, with offsets; the texts themselves and the names of third parties are left out."""
    return json.dumps(
        [_told(text, draft) for text, draft in enumerate(drafts, 1)], ensure_ascii=False, indent=1
    )


def _told(text: int, draft: Draft) -> dict[str, object]:
    numbers = {id(claim): number for number, (_, claim) in enumerate(draft.rows(), 1)}
    return {
        "text": f"T{text}", "file": draft.name, "sha256": text_hash(draft.text), "language": draft.language,
        "country": draft.country, "publisher": draft.publisher, "title": draft.title,
        "published": draft.published.edtf, "origin": draft.origin_id,
        "origin_words": draft.text[draft.origin[0] : draft.origin[1]] if draft.origin else "",
        "persons": [
            {"name": person.name, "rule": person.rule,
             "claims": [_whole(text, draft, person, claim, numbers) for claim in person.claims],
             "asked": [_whole(text, draft, person, claim, numbers) for claim in person.asked]}
            for person in draft.persons
        ],
        "closed": [{"start": one.start, "end": one.end, "relation": one.relation} for one in draft.closed],
        "issues": list(draft.issues),
    }  # fmt: skip


def _whole(
    text: int, draft: Draft, person: DraftPerson, claim: Claim, numbers: Mapping[int, int]
) -> dict[str, str]:
    return {"claim": claim_id(text, numbers[id(claim)])} | _row(draft, person, claim) | {
        "pointed": f"{claim.pointed[0]},{claim.pointed[1]}" if claim.pointed else "",
        "sentence_start": str(claim.sentence[0]), "sentence_end": str(claim.sentence[1]),
    }  # fmt: skip


def restored(told: Mapping[str, Any], text: str) -> Draft:
    """The draft that :func:`to_json` told of a text.

    Raises:
        KeyError, ValueError: it is no such thing.
    """
    persons = tuple(
        DraftPerson(
            claims[0].start,
            claims[0].end,
            person["name"],
            person["rule"],
            claims,
            tuple(_claim(cells) for cells in person.get("asked", ())),
        )
        for person in told["persons"]
        if (claims := tuple(_claim(cells) for cells in person["claims"]))
    )
    closed = tuple(Closed(one["start"], one["end"], one["relation"]) for one in told["closed"])
    words = told["origin_words"]
    at = text.find(words) if words else -1
    return Draft(
        told["file"], text, told["language"], told["country"], told["publisher"], told["title"],
        dates.published(told["published"]), told["origin"], (at, at + len(words)) if at >= 0 else None, persons,
        closed, tuple(told["issues"]),
    )  # fmt: skip


def _claim(cells: Mapping[str, str]) -> Claim:
    first, _, last = cells["pointed"].partition(",")
    return Claim(
        cells["field"], int(cells["start"]), int(cells["end"]), cells["read_as"], cells["qualifier"], cells["role"],
        Assertion(cells["assertion"]), cells["asserted_by"], cells["speaker"], cells["rule"],
        float(cells["confidence"]), (int(cells["sentence_start"]), int(cells["sentence_end"])),
        (int(first), int(last)) if last else None,
    )  # fmt: skip


def text_hash(text: str) -> str:
    """SHA-256 of a text: its characters as UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


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
            lines += [f"    asked: {_line(draft, claim)}" for claim in person.asked]
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
