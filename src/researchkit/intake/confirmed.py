"""Claims that a person confirmed in the texts of a source: one row a claim, with who confirmed it and when.

``researchkit confirm`` writes such tables. A text that has one is not read by rule any more.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from researchkit.core.claim import FIELDS, ROLES, SPEAKERS
from researchkit.core.truth import Assertion
from researchkit.intake import delimited
from researchkit.intake.grid import Unreadable
from researchkit.intake.locators import Place
from researchkit.intake.mapping import TableSpec
from researchkit.intake.receive import Document

#: Columns of the table. ``person`` numbers the persons of a text; ``start`` and ``end`` are characters of it;
#: ``pointed`` are characters of the words that point there ("the same day").
COLUMNS = (
    "file", "person", "field", "words", "start", "end", "pointed", "qualifier", "role", "assertion",
    "asserted_by", "speaker", "found_by", "confirmed_by", "confirmed_on", "note",
)  # fmt: skip
#: Issue code of a row that cannot be read.
BAD = "INTAKE-CLAIM-01"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One claim that a person confirmed.

    Attributes:
        file: the text it stands in.
        person: number of the person within the text.
        field: field of :data:`researchkit.core.claim.FIELDS`.
        words: the words.
        start, end: their characters in the text.
        pointed: characters of the words that point to them, if any.
        qualifier, role, assertion, asserted_by, speaker: as of :class:`researchkit.core.claim.Words`.
        method: the rule that found it (or ``coder``) and who confirmed it, when.
        place: locator of its row.
    """

    file: str
    person: str
    field: str
    words: str
    start: int
    end: int
    pointed: tuple[int, int] | None
    qualifier: str
    role: str
    assertion: Assertion
    asserted_by: str
    speaker: str
    method: str
    place: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a table gives: claims, and the rows that are none, each with its locator and its cells as JSON."""

    claims: list[Confirmed]
    bad: list[tuple[str, str]]


def read(document: Document) -> Taken:
    """Read a table of confirmed claims.

    Args:
        document: an accepted file.

    Raises:
        Unreadable: it is no table, or lacks a column (INTAKE-COLUMN-01).
    """
    grid = delimited.read(document.data, TableSpec((document.name,), encoding="utf-8", delimiter=","))
    lacking = [name for name in COLUMNS if name not in grid.header]
    if lacking:
        raise Unreadable("INTAKE-COLUMN-01", f"column={lacking[0]}")
    out = Taken([], [])
    base = Place(document.source_id, document.name)
    for bad in grid.bad:
        out.bad.append((str(base.to(row=bad.number)), json.dumps(bad.cells)))
    for row in grid.rows:
        place = str(base.to(row=row.number))
        cells = dict(zip(grid.header, row.cells, strict=True))
        claim = _claim(cells, place)
        if claim is None:
            out.bad.append((place, json.dumps(cells)))
        else:
            out.claims.append(claim)
    return out


def _claim(cells: dict[str, str], place: str) -> Confirmed | None:
    """A row as a claim; ``None`` if a cell is not what it must be."""
    try:
        start, end = int(cells["start"]), int(cells["end"])
        pointed = _pair(cells["pointed"])
        dt.date.fromisoformat(cells["confirmed_on"])
        assertion = Assertion(cells["assertion"])
    except ValueError:
        return None
    known = (
        cells["field"] in FIELDS and cells["role"] in {"", *ROLES} and cells["asserted_by"] in {"", *SPEAKERS}
    )
    told = all(cells[name].strip() for name in ("file", "person", "words", "found_by", "confirmed_by"))
    if not (known and told and 0 <= start < end):
        return None
    method = f"{cells['found_by']}, confirmed by {cells['confirmed_by']} on {cells['confirmed_on']}"
    return Confirmed(
        cells["file"], cells["person"], cells["field"], cells["words"], start, end, pointed, cells["qualifier"],
        cells["role"], assertion, cells["asserted_by"], cells["speaker"], method, place,
    )  # fmt: skip


def _pair(cell: str) -> tuple[int, int] | None:
    if not cell:
        return None
    first, _, last = cell.partition(",")
    return int(first), int(last)
