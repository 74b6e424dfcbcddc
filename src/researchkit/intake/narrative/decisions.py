"""What a person decided on drafted claims: the table of claims read back, row by row, against the draft.

A row says yes, no or changed, or nothing yet. A row without a claim's number adds what the rules did not find.
Nothing is guessed: a row that says yes but was edited, or words that do not stand in the text, are told.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from researchkit.clean import dates
from researchkit.core.claim import FIELDS, ROLES, SPEAKERS
from researchkit.core.dates import UNDATED
from researchkit.core.issue import Issue
from researchkit.core.truth import Assertion
from researchkit.intake import delimited
from researchkit.intake.grid import Unreadable
from researchkit.intake.mapping import TableSpec
from researchkit.intake.narrative.tables import COLUMNS, one_line, unplain
from researchkit.reference import codebook, gazetteer, organisations, packs
from researchkit.reference.folding import WORD, fold

TABLE = "claims.csv"
#: Cells that a person may change.
_EDITABLE = (
    "words",
    "read_as",
    "qualifier",
    "role",
    "assertion",
    "asserted_by",
    "speaker",
    "person",
    "field",
)
_CODED = {"role": ROLES, "assertion": tuple(Assertion), "asserted_by": SPEAKERS}
_FORMS = {
    "article": re.compile(r"[A-Z?]{1,2}-[A-Z?]+:\S+"),
    "sentence": re.compile(r"[a-z_]+(:\S+)?"),
}  # fmt: skip
#: Shortest word of a closed name that may give it away.
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """One claim that a person confirmed, changed or added.

    Attributes:
        text: number of the text (``T1``).
        person: what its person is called in the draft; for a row of field ``person`` whose name it is.
        field, start, end, pointed, qualifier, role, assertion, asserted_by, speaker, rule, note: as drafted or
            as changed.
        value: what it must be read as; ``""`` where a person gave words only.
        place: locator of its row.
        drafted: field, first and last character and role as drafted; empty for what a person added.
    """

    text: str
    person: str
    field: str
    start: int
    end: int
    pointed: str
    qualifier: str
    role: str
    assertion: str
    asserted_by: str
    speaker: str
    rule: str
    note: str
    value: str
    place: str
    drafted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Struck:
    """One drafted claim that a person struck out: its text, what it was, and where the row stands."""

    text: str
    drafted: tuple[str, ...]
    place: str


@dataclass(slots=True)
class Decided:
    """What the table says.

    Attributes:
        claims: what goes in.
        struck: claims whose row says no.
        undecided: how many rows say nothing yet.
        faults: rows that cannot be followed; while there are any, nothing goes in.
    """

    claims: list[Decision] = field(default_factory=list)
    struck: list[Struck] = field(default_factory=list)
    undecided: int = 0
    faults: list[Issue] = field(default_factory=list)


def decide(drafted: Sequence[Mapping[str, Any]], texts: Mapping[str, str], table: bytes) -> Decided:
    """Read the table of claims.

    Args:
        drafted: the texts as :func:`researchkit.intake.narrative.to_json` told them.
        texts: number of each text (``T1``) → the text.
        table: bytes of ``claims.csv`` as a person (or a spreadsheet program) saved it.
    """
    out = Decided()
    try:
        grid = delimited.read(table, TableSpec((TABLE,)))
    except Unreadable as fault:
        out.faults.append(Issue("DRAFT-05", TABLE + (f"#{fault.fragment}" if fault.fragment else "")))
        return out
    lacking = [name for name in COLUMNS if name not in grid.header and name != "state"]
    if lacking:
        out.faults.append(Issue("DRAFT-05", f"{TABLE}#column={lacking[0]}"))
        return out
    out.faults += [Issue("DRAFT-05", f"{TABLE}#row={bad.number}") for bad in grid.bad]
    reader = _Reader(drafted, texts, out)
    for row in grid.rows:
        cells = {name: unplain(cell).strip() for name, cell in zip(grid.header, row.cells, strict=True)}
        reader.read(cells, f"{TABLE}#row={row.number}")
    out.undecided += reader.missing()
    _nameless(out)
    return out


def _nameless(out: Decided) -> None:
    """Claims of somebody whose name nobody confirmed."""
    named = {(one.text, one.person) for one in out.claims if one.field == "person"}
    out.faults += [
        Issue("DRAFT-09", one.place, one.field) for one in out.claims if (one.text, one.person) not in named
    ]


class _Reader:
    def __init__(self, drafted: Sequence[Mapping[str, Any]], texts: Mapping[str, str], out: Decided) -> None:
        self.texts, self.out = texts, out
        self.told = {told["text"]: told for told in drafted}
        self.known: dict[str, tuple[str, Mapping[str, str]]] = {}
        self.seen: set[str] = set()
        for told in drafted:
            for person in told["persons"]:
                for claim in (*person["claims"], *person.get("asked", ())):
                    self.known[claim["claim"]] = (told["text"], claim)

    def missing(self) -> int:
        """How many drafted claims have no row any more."""
        return len(self.known) - len(self.seen)

    def fault(self, code: str, place: str, column: str = "", about: str = "") -> None:
        self.out.faults.append(Issue(code, f"{place}&column={column}" if column else place, about))

    def read(self, cells: dict[str, str], place: str) -> None:
        means = confirm_words().get(cells["confirm"].casefold(), "" if not cells["confirm"] else "?")
        name = cells["claim"]
        if means == "?":
            self.fault("DRAFT-06", place, "confirm")
            return
        if name and (name not in self.known or name in self.seen):
            self.fault("DRAFT-07", place, "claim")
            return
        if name:
            self.seen.add(name)
        if not means:
            self.out.undecided += 1
        elif means == "no":
            if name:
                text, claim = self.known[name]
                self.out.struck.append(Struck(text, _drafted(claim), place))
        elif name:
            self._drafted(cells, place, *self.known[name], changed=means == "changed")
        else:
            self._added(cells, place)

    def _drafted(
        self, cells: dict[str, str], place: str, text: str, claim: Mapping[str, str], *, changed: bool
    ) -> None:
        edited = [name for name in _EDITABLE if not _same(name, cells[name], claim[name])]
        if edited and not changed:
            self.fault("DRAFT-08", place, edited[0], claim["field"])
            return
        if not changed:
            cells = cells | {name: claim[name] for name in _EDITABLE}
        span: tuple[int, int] | None = (int(claim["start"]), int(claim["end"]))
        if "words" in edited:
            near = (int(claim["sentence_start"]), int(claim["sentence_end"]))
            span = self._locate(text, cells["words"], place, near)
        value = cells["read_as"]
        if span is None or not self._valid(cells, place, value):
            return
        own = cells["field"] == "person"
        person = claim["person"] if own else self._person(text, cells["person"], claim["person"])
        self._take(text, person, cells, span, claim["pointed"], claim["rule"], value, place, _drafted(claim))

    def _added(self, cells: dict[str, str], place: str) -> None:
        text = self._text(cells["file"])
        if not text:
            self.fault("DRAFT-07", place, "file")
            return
        for name, usual in (("assertion", "asserted"), ("asserted_by", "coder")):
            cells[name] = cells[name] or usual
        at = cells["start"]
        span = self._locate(text, cells["words"], place, None, int(at) if at.isdecimal() else -1)
        if span is None or not self._valid(cells, place, cells["read_as"]):
            return
        person = self._person(text, cells["person"] or cells["words"], "")
        self._take(text, person, cells, span, "", "coder", cells["read_as"], place)

    def _take(
        self, text: str, person: str, cells: Mapping[str, str], span: tuple[int, int], pointed: str, rule: str,
        value: str, place: str, drafted: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        closed = self.told[text]["closed"]
        if cells["field"] != "person" and any(
            one["start"] < span[1] and span[0] < one["end"] for one in closed
        ):
            self.fault("DRAFT-11", place, "words", cells["field"])
            return
        hidden = {
            word for one in closed for word in _words(self.texts[text][one["start"] : one["end"]])
        } - _words(person)  # fmt: skip
        if hidden & _words(cells["speaker"]):
            self.fault("DRAFT-11", place, "speaker", cells["field"])
            return
        self.out.claims.append(
            Decision(
                text, person, cells["field"], *span, pointed, cells["qualifier"], cells["role"],
                cells["assertion"], cells["asserted_by"], cells["speaker"], rule, cells["note"], value, place,
                drafted,
            )
        )  # fmt: skip

    def _person(self, text: str, name: str, default: str) -> str:
        """What a person is called in the draft: the drafted name that a cell gives, or the cell itself."""
        if default and _folded(name) == _folded(default):
            return default
        for person in self.told[text]["persons"]:
            written = [claim["words"] for claim in person["claims"] if claim["field"] == "person"]
            if _folded(name) in {_folded(one) for one in (person["name"], *written)}:
                return str(person["name"])
        return one_line(name)

    def _text(self, cell: str) -> str:
        """Number of the text that a cell names, by its number or its file; the only one if there is one."""
        found = [text for text, told in self.told.items() if cell in {text, told["file"]}]
        found = found or ([*self.told] if len(self.told) == 1 and not cell else [])
        return found[0] if len(found) == 1 else ""

    def _locate(
        self, text: str, words: str, place: str, near: tuple[int, int] | None, at: int = -1
    ) -> tuple[int, int] | None:
        spans = locate(self.texts[text], words)
        inside = [span for span in spans if near and near[0] <= span[0] and span[1] <= near[1]]
        inside = inside or [span for span in spans if span[0] == at] or spans
        if len(inside) == 1:
            return inside[0]
        self.fault("DRAFT-10" if not inside else "DRAFT-12", place, "words")
        return None

    def _valid(self, cells: Mapping[str, str], place: str, value: str) -> bool:
        """Whether every code of a row is one that the field has; each that is none is told."""
        wrong = [name for name, allowed in _CODED.items() if cells[name] and cells[name] not in allowed]
        if cells["field"] not in FIELDS:
            wrong.append("field")
        elif value and not allowed_value(cells["field"], value):
            wrong.append("read_as")
        for name in wrong:
            self.fault("DRAFT-13", place, name, cells["field"] if cells["field"] in FIELDS else "")
        return not wrong


def _drafted(claim: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(claim[name] for name in ("field", "start", "end", "role"))


def locate(text: str, words: str) -> list[tuple[int, int]]:
    """Every place where some words stand in a text, whatever the white space between them."""
    parts = words.split()
    if not parts:
        return []
    pattern = r"\s+".join(re.escape(part) for part in parts)
    return [found.span() for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]


def allowed_value(of_field: str, value: str) -> bool:
    """Whether a value has the form, or is one of the codes, that a field has."""
    if of_field == "date":
        found = dates.read(value)
        return len(found) == 1 and found[0].value is not None
    if of_field == "place":
        return value in gazetteer.load().places
    if of_field == "affiliation":
        return value in organisations.load()
    if of_field == "violence":
        return value == "violence"
    variable = codebook.load().variables.get(of_field)
    if variable is not None:
        return value in variable.values
    return of_field not in _FORMS or _FORMS[of_field].fullmatch(value) is not None


@packs.cached
@functools.cache
def confirm_words() -> dict[str, str]:
    """Word of the column ``confirm`` → yes, no or changed."""
    return {row["word"].casefold(): row["means"] for row in packs.rows("lexicons", "confirm_words.csv")}


def _same(name: str, cell: str, drafted: str) -> bool:
    if one_line(cell) == one_line(drafted):
        return True
    if name == "read_as" and cell and drafted:  # a spreadsheet program may write a day in its own way
        one, other = dates.read(cell), dates.read(drafted)
        return len(one) == len(other) == 1 and one[0].when == other[0].when != UNDATED
    return False


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in WORD.findall(text))


def _words(text: str) -> set[str]:
    return {fold(word) for word in WORD.findall(text) if len(word) >= _LEAST}
