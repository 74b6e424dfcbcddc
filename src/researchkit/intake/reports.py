"""Rows of a table become reports with their verbatim words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from researchkit.core.claim import Words, short_id
from researchkit.core.issue import Issue
from researchkit.core.truth import Assertion
from researchkit.intake.grid import Grid
from researchkit.intake.languages import language_of
from researchkit.intake.locators import Place
from researchkit.intake.mapping import JSON_LIST, NOTHING, Is, Says, TableSpec, Tells
from researchkit.intake.pages import Page, page
from researchkit.intake.receive import Document
from researchkit.intake.row_ids import Seen, identify
from researchkit.intake.source import Source

#: End of a method whose words may say nothing of the field: see :class:`researchkit.core.claim.Words`.
OPTIONAL = "?optional"

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_FORMULA = re.compile(r"\s*[=@＝＠]|\s*[+\-＋－](?=[A-Za-z@(=|+\-\"'])|[\t\r]")


@dataclass(frozen=True, slots=True)
class Report:
    """One report and its words.

    Attributes:
        columns: the row of the contract REPORTS.
        words: its words.
        text: for rows of an index of texts, the file that the row names; else ``""``.
        cells: for such rows, the row as JSON.
    """

    columns: dict[str, str]
    words: tuple[Words, ...]
    text: str = ""
    cells: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """One row (or file) that could not become a report: the row of the contract SET_ASIDE."""

    document_id: str
    locator: str
    code: str
    cells: str


@dataclass(slots=True)
class Taken:
    """What a table gave.

    Attributes:
        reports, set_aside: together as many as the table has rows.
        issues: every problem met.
        cells: what became of each cell that is not blank: told, property, nothing, ignored, set_aside.
    """

    reports: list[Report] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    cells: dict[str, int] = field(default_factory=dict)


def take(source: Source, spec: TableSpec, document: Document, grid: Grid, seen: Seen) -> Taken:
    """Make reports of a grid's rows.

    Every cell that is not blank is told of once: as words, as a property of the row, as a code that says
    nothing, or as ignored by declaration. A column nobody declared is kept as notes.

    Args:
        source: who told it.
        spec: how the source's columns are read.
        document: the file the grid comes from.
        grid: its rows.
        seen: row ids of the source met before; added to.
    """
    out = Taken()
    base = Place(source.source_id, document.name, (("sheet", grid.sheet),) if grid.sheet else ())
    for bad in grid.bad:
        locator = str(base.to(row=bad.number))
        _put_aside(out, document, locator, bad.code, bad.cells)
    for name in grid.header:
        if name not in spec.known:
            out.issues.append(Issue("INTAKE-COLUMN-03", str(base.to(column=name)), stage="intake"))
    meaning = next(n for n, other in enumerate(source.tables) if other.columns == spec.columns)
    for row in grid.rows:
        cells = {name: cell for name, cell in zip(grid.header, row.cells, strict=True) if cell.strip()}
        place = base.to(row=row.number)
        if any(_UNWRITABLE.search(cell) for cell in cells.values()):
            _put_aside(out, document, str(place), "INTAKE-ROW-05", tuple(row.cells))
            continue
        own_id, code = identify(spec, meaning, cells, seen)
        if code:
            out.issues.append(Issue(code, str(place), stage="intake"))
        if not own_id:
            _put_aside(out, document, str(place), code, cells, told=True)
            continue
        _Reader(source, spec, document, place, cells, out, seen).read(own_id)
    return out


def _put_aside(
    out: Taken, document: Document, locator: str, code: str, cells: tuple[str, ...] | dict[str, str], *,
    told: bool = False,
) -> None:  # fmt: skip
    # Escapes keep what could not be written: NUL and half pairs stand as \u0000 and \ud800.
    out.set_aside.append(SetAside(document.document_id, locator, code, json.dumps(cells)))
    values = cells.values() if isinstance(cells, dict) else cells
    out.cells["set_aside"] = out.cells.get("set_aside", 0) + sum(bool(cell.strip()) for cell in values)
    if not told:
        out.issues.append(Issue(code, locator, stage="intake"))


class _Reader:
    """Reads one row."""

    def __init__(
        self,
        source: Source,
        spec: TableSpec,
        document: Document,
        place: Place,
        cells: dict[str, str],
        out: Taken,
        seen: Seen,
    ) -> None:
        self.source, self.spec, self.document, self.place, self.cells = source, spec, document, place, cells
        self.out, self.seen = out, seen
        self.notes: list[str] = []
        self.told: list[str] = []  # columns whose cells made words
        self.heard: list[str] = []  # columns whose cells are a property of the row or of other cells

    def read(self, own_id: str) -> None:
        """Add the row's report to what was taken."""
        properties = self._properties()
        role = properties.pop("event_role", "")
        known, issues, refused = page(self.source, properties, self.document.received_on, str(self.place))
        self.notes += [name for name in self.cells for use in self.spec.columns.get(name, ()) if isinstance(use, Is)
                       and use.what in refused]  # fmt: skip
        self.out.issues += issues
        if not known.origin.listed and known.origin.origin_id not in self.seen.origins:
            self.seen.origins.add(known.origin.origin_id)
            self.out.issues.append(Issue("INTAKE-ORIGIN-01", str(self.place), "origin", "intake"))
        report_id = short_id("R", self.source.source_id, own_id)
        columns = {
            "report_id": report_id, "source_id": self.source.source_id, "document_id": self.document.document_id,
            "locator": str(self.place), "kind": self.source.report_kind, **known.columns(), "event_role": role,
            "source_row_id": own_id,
        }  # fmt: skip
        words = [word for name in self.cells for word in self._words(name, report_id, known, role)]
        words += [self._note(name, report_id, known) for name in self.cells if self._kept(name)]
        text = self.cells.get(self.spec.texts, "").strip() if self.spec.texts else ""
        cells = json.dumps(self.cells, ensure_ascii=False) if self.spec.texts else ""
        self.out.reports.append(Report(columns, tuple(words), text, cells))
        self._account()

    def _kept(self, name: str) -> bool:
        return name in self.notes or name not in self.spec.known

    def _properties(self) -> dict[str, str]:
        out: dict[str, str] = {}
        for name, uses in self.spec.columns.items():
            for use in uses:
                if isinstance(use, Is) and name in self.cells:
                    self.heard.append(name)
                    value = self._coded(name, use.values) if use.values else self.cells[name].strip()
                    if value and value != NOTHING:
                        out[use.what] = value
        return out

    def _coded(self, name: str, values: Mapping[str, str], cell: str | None = None) -> str:
        """What a coded cell stands for; ``""`` with an issue if the source does not list it."""
        text = (self.cells[name] if cell is None else cell).strip()
        if text in values:
            return values[text]
        self.out.issues.append(Issue("INTAKE-VALUE-01", str(self.place.to(column=name)), stage="intake"))
        self.notes.append(name)
        return ""

    def _words(self, name: str, report_id: str, known: Page, role: str) -> Iterator[Words]:
        cell = self.cells[name]
        place = self.place.to(column=name)
        if _FORMULA.match(cell):
            self.out.issues.append(Issue("INTAKE-CELL-01", str(place), report_id=report_id, stage="intake"))
        for use in self.spec.columns.get(name, ()):
            if not isinstance(use, Tells) or use.only_if_blank in self.cells:
                continue
            assertion = use.assertion
            if use.values:
                assertion = self._coded(name, use.values)
            if not assertion or assertion == NOTHING:
                continue
            values = list(items(cell, use.split))
            said = self._said(name, [text for text, _ in values])
            for (text, at), modifiers in zip(values, said, strict=True):
                if not text:
                    continue
                self.told.append(name)
                yield Words(
                    report_id=report_id,
                    field=use.of_field,
                    verbatim=text,
                    locator=str(place.to(**at)),
                    language=use.language or language_of(text, known.language),
                    role=(modifiers.get("role") or use.role or role or "unspecified")
                    if use.of_field == "date"
                    else "",
                    assertion=Assertion(modifiers.get("assertion") or assertion),
                    asserted_by=modifiers.get("asserted_by") or use.asserted_by or known.origin.asserted_by,
                    speaker=modifiers.get("speaker", ""),
                    method=f"column:{name}{OPTIONAL if use.optional else ''}",
                    qualifier=modifiers.get("qualifier", ""),
                )

    def _said(self, target: str, values: list[str]) -> list[dict[str, str]]:
        """What other columns say of each value of a cell."""
        out: list[dict[str, str]] = [{} for _ in values]
        for name, uses in self.spec.columns.items():
            for use in uses:
                if not isinstance(use, Says) or target not in use.of or name not in self.cells:
                    continue
                self.heard.append(name)
                parts = [text for text, _ in items(self.cells[name], use.split)]
                if not use.split:
                    parts *= len(values)
                if len(parts) != len(values):
                    place = str(self.place.to(column=name))
                    self.out.issues.append(Issue("INTAKE-VALUE-02", place, stage="intake"))
                    self.notes.append(name)
                    continue
                for said, part in zip(out, parts, strict=True):
                    code = self._coded(name, use.values, part) if use.values else part.strip()
                    if code and code != NOTHING:
                        said[use.what] = code
        return out

    def _note(self, name: str, report_id: str, known: Page) -> Words:
        self.told.append(name)
        return Words(
            report_id=report_id, field="note", verbatim=self.cells[name],
            language=language_of(self.cells[name], known.language),
            locator=str(self.place.to(column=name)), method=f"column:{name} (unread)",
        )  # fmt: skip

    def _account(self) -> None:
        for name in self.cells:
            if name in self.told:
                kind = "told"
            elif name in self.heard or name == self.spec.texts:
                kind = "property"
            else:
                kind = "ignored" if name in self.spec.ignored else "nothing"
            self.out.cells[kind] = self.out.cells.get(kind, 0) + 1


def items(cell: str, split: str) -> Iterator[tuple[str, dict[str, str | int]]]:
    """The values of a cell, each with where in the cell it stands."""
    if not split:
        yield cell, {}
        return
    if split == JSON_LIST:
        for number, item in enumerate(_listed(cell), 1):
            yield item, {"item": number}
        return
    start = 0
    parts = cell.split(split)
    for part in parts:
        text = part.strip()
        first = start + part.index(text) if text else start
        yield text, ({"char": f"{first},{first + len(text)}"} if len(parts) > 1 else {})
        start += len(part) + len(split)


def _listed(cell: str) -> list[str]:
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        return [cell]
    if not isinstance(found, list):
        return [cell]
    return [item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in found]
