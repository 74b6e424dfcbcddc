"""One source's folder being read: every file ends as reports, texts or set aside, with an issue that says why."""

from __future__ import annotations

from collections.abc import Callable

from researchkit.core.claim import Words, short_id
from researchkit.core.issue import Issue
from researchkit.intake import confirmed, delimited, filetype, records, text, workbook
from researchkit.intake.confirmed import Confirmed
from researchkit.intake.grid import Grid, Unreadable
from researchkit.intake.locators import Place
from researchkit.intake.mapping import TableSpec, takes
from researchkit.intake.pages import page
from researchkit.intake.receive import Document
from researchkit.intake.reports import Report, SetAside, Taken, take
from researchkit.intake.row_ids import Seen
from researchkit.intake.source import Source, TextSpec
from researchkit.intake.text import Narrative

#: Media type → reader of its tables.
TABLES: dict[str, Callable[[bytes, TableSpec], Grid]] = {
    filetype.CSV: delimited.read,
    filetype.TEXT: delimited.read,
    filetype.JSON: records.read,
    filetype.JSON_LINES: records.read_lines,
    filetype.XLSX: workbook.read,
}


class Folder:
    """One source being read.

    Attributes:
        reports, narratives, set_aside: what its rows and texts became.
        refused: document id → issue code, for files set aside whole.
        issues: problems met in reading.
        cells: what became of each cell that is not blank.
        rows_in: rows and texts met; a file that cannot be read counts as one.
        confirmed: text's file name → claims that a person confirmed in it; ``None`` if the source holds none.
    """

    def __init__(self, declared: Source, documents: list[Document]) -> None:
        self.source, self.documents = declared, documents
        self.issues: list[Issue] = []
        self.reports: list[Report] = []
        self.set_aside: list[SetAside] = []
        self.narratives: list[Narrative] = []
        self.refused: dict[str, str] = {}
        self.cells: dict[str, int] = {}
        self.rows_in = 0
        self.confirmed: dict[str, list[Confirmed]] | None = {} if declared.claims else None

    def aside(self, document: Document, code: str, fragment: str = "", *, told: bool = True) -> None:
        """Set a whole file aside."""
        self.rows_in += 1
        self.refused[document.document_id] = code
        self.set_aside.append(SetAside(document.document_id, document.place, code, ""))
        if not told:
            place = f"{document.place}#{fragment}" if fragment else document.place
            self.issues.append(Issue(code, place, stage="intake"))

    def read(self) -> None:
        """Read every file, tables first: they may name the texts."""
        rows: list[Report] = []
        seen = Seen()
        by_name = {document.name: document for document in self.documents}
        for document in self.documents:
            if document.code:
                self.aside(document, document.code)
            elif takes(self.source.claims, document.name):
                self._claims(document)
            elif self.source.reads(document.name):
                rows += self._tables(document, seen)
        named: set[str] = set()
        for row in rows:
            self._named_text(by_name.get(row.text), row, again=row.text in named)
            named.add(row.text)
        for document in self.documents:
            if document.code or document.name in named or self.source.tables_for(document.name):
                continue
            if not self.source.reads(document.name):
                continue
            declared = self.source.text_for(document.name)
            if declared is None:
                has_index = any(spec.texts for spec in self.source.tables)
                self.aside(document, "INTAKE-TEXT-04" if has_index else "INTAKE-FILE-04", told=False)
            else:
                self._own_text(document, declared)

    def _claims(self, document: Document) -> None:
        """Take the claims a person confirmed; a row that cannot be read as one is set aside."""
        try:
            found = confirmed.read(document)
        except Unreadable as fault:
            self.aside(document, fault.code, fault.fragment, told=False)
            return
        for claim in found.claims:
            (self.confirmed if self.confirmed is not None else {}).setdefault(claim.file, []).append(claim)
        for place, cells in found.bad:
            self.rows_in += 1
            self.set_aside.append(SetAside(document.document_id, place, confirmed.BAD, cells))
            self.issues.append(Issue(confirmed.BAD, place, stage="intake"))

    def _tables(self, document: Document, seen: Seen) -> list[Report]:
        """Read every table of a file; returns the reports that only name a text."""
        out: list[Report] = []
        read: set[str] = set()
        others: dict[str, None] = {}
        for spec in self.source.tables_for(document.name):
            grid, reports = self._table(document, spec, seen)
            out += reports
            if grid:
                read.add(grid.sheet)
                others |= dict.fromkeys(grid.others)
        place = Place(document.source_id, document.name)
        self.issues += [
            Issue("INTAKE-TABLE-06", str(place.to(sheet=sheet)), stage="intake")
            for sheet in others
            if sheet not in read
        ]
        return out

    def _table(self, document: Document, spec: TableSpec, seen: Seen) -> tuple[Grid | None, list[Report]]:
        """Read one table; with the reports that only name a text."""
        try:
            reader = TABLES.get(document.media_type)
            if reader is None:
                raise Unreadable("INTAKE-TABLE-07")
            grid = reader(document.data, spec)
            self._columns(document, spec, grid)
        except Unreadable as fault:
            self.aside(document, fault.code, fault.fragment, told=False)
            return None, []
        self.issues += [
            Issue(code, document.place + (f"#{at}" if at else ""), stage="intake") for code, at in grid.notes
        ]
        taken = take(self.source, spec, document, grid, seen)
        self.rows_in += len(grid.rows) + len(grid.bad)
        self._add(taken)
        if spec.texts:
            return grid, taken.reports
        self.reports += taken.reports
        return grid, []

    def _add(self, taken: Taken) -> None:
        self.set_aside += taken.set_aside
        self.issues += taken.issues
        for kind, count in taken.cells.items():
            self.cells[kind] = self.cells.get(kind, 0) + count

    def _columns(self, document: Document, spec: TableSpec, grid: Grid) -> None:
        """Told columns against declared ones; a file without a required one is refused."""
        lists_all = document.media_type not in {filetype.JSON, filetype.JSON_LINES}
        missing = [name for name in (*spec.columns, spec.texts) if name and name not in grid.header]
        required = [name for name in spec.required if name in missing]
        place = Place(document.source_id, document.name)
        if required and (lists_all or grid.rows):
            raise Unreadable("INTAKE-COLUMN-01", str(place.to(column=required[0])).partition("#")[2])
        if lists_all:
            self.issues += [
                Issue("INTAKE-COLUMN-02", str(place.to(column=name)), stage="intake") for name in missing
            ]

    def _named_text(self, document: Document | None, report: Report, *, again: bool) -> None:
        """A text that a row of an index names: the row becomes a narrative or is set aside."""
        if document is None or document.code or again:
            code = "INTAKE-TEXT-07" if document and again else "INTAKE-TEXT-01"
            self._row_aside(report, code)
            return
        columns = report.columns | {"document_id": document.document_id, "locator": document.place}
        try:
            self._narrative(document, columns, report.words)
        except Unreadable as fault:
            self.refused[document.document_id] = fault.code
            self.issues.append(Issue(fault.code, document.place, stage="intake"))
            self._row_aside(report, "INTAKE-TEXT-01")

    def _row_aside(self, report: Report, code: str) -> None:
        place = report.columns["locator"]
        self.issues.append(Issue(code, place, stage="intake"))
        self.set_aside.append(SetAside(report.columns["document_id"], place, code, report.cells))

    def _own_text(self, document: Document, declared: TextSpec) -> None:
        """A text that stands for itself."""
        told = {
            name: getattr(declared, name)
            for name in ("publisher", "url", "title", "published", "language", "country")
            if getattr(declared, name)
        }
        known, issues, _ = page(self.source, told, document.received_on, document.place)
        self.issues += issues
        columns = {
            "report_id": short_id("R", document.source_id, document.name), "source_id": document.source_id,
            "document_id": document.document_id, "locator": document.place, "kind": "narrative",
            **known.columns(), "event_role": "", "source_row_id": document.name,
        }  # fmt: skip
        try:
            self._narrative(document, columns, ())
            self.rows_in += 1
        except Unreadable as fault:
            self.aside(document, fault.code, fault.fragment, told=False)

    def _narrative(self, document: Document, columns: dict[str, str], words: tuple[Words, ...]) -> None:
        found = text.read(document)
        self.issues += [Issue(code, document.place, stage="intake") for code in found.notes]
        columns["title"] = columns["title"] or found.title
        decided = None if self.confirmed is None else tuple(self.confirmed.get(document.name, ()))
        self.narratives.append(Narrative(columns, found.text, words, self.source.tier, decided))
