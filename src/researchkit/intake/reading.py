"""The room's front door: read one source, combine several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from researchkit.core.claim import Words, short_id
from researchkit.core.contracts import DOCUMENTS, REPORTS, SET_ASIDE, WORDS
from researchkit.core.issue import Issue
from researchkit.intake import delimited, filetype, origins, records, source, text, workbook
from researchkit.intake.grid import Grid, Unreadable
from researchkit.intake.locators import Place
from researchkit.intake.mapping import TableSpec
from researchkit.intake.pages import page
from researchkit.intake.receive import Document, receive
from researchkit.intake.reports import Report, Seen, SetAside, Taken, take
from researchkit.intake.source import Source, TextSpec
from researchkit.intake.text import Narrative

_TABLES: dict[str, Callable[[bytes, TableSpec], Grid]] = {
    filetype.CSV: delimited.read,
    filetype.TEXT: delimited.read,
    filetype.JSON: records.read,
    filetype.JSON_LINES: records.read_lines,
    filetype.XLSX: workbook.read,
}


@dataclass(frozen=True, slots=True)
class Balance:
    """What went in and what came out: nothing is lost.

    Attributes:
        rows_in: rows of every table; a text, and a file that could not be read, count as one each.
        reports, narratives, set_aside: what they became.
        cells: what became of each cell that is not blank.
    """

    rows_in: int
    reports: int
    narratives: int
    set_aside: int
    cells: Mapping[str, int]

    def __post_init__(self) -> None:
        out = self.reports + self.narratives + self.set_aside
        if out != self.rows_in:
            raise AssertionError(
                f"intake: {self.rows_in} in, {self.reports} reports, {self.narratives} texts, "
                f"{self.set_aside} set aside: {self.rows_in - out} unaccounted for"
            )


@dataclass(frozen=True, slots=True)
class Intake:
    """What intake gives.

    Attributes:
        documents, reports, words, set_aside: tables (contracts of these names).
        issues: every problem met.
        narratives: texts from which reports may be drafted; they are not in ``reports``.
        balance: rows in and out.
        date_orders: source id → declared order of day, month, year.
    """

    documents: pd.DataFrame
    reports: pd.DataFrame
    words: pd.DataFrame
    set_aside: pd.DataFrame
    issues: list[Issue]
    narratives: list[Narrative]
    balance: Balance
    date_orders: dict[str, str] = field(default_factory=dict)


def read(source_id: str, files: Mapping[str, bytes]) -> Intake:
    """Read one source: a pure function of the bytes of its folder.

    Args:
        source_id: name of the folder in ``data/raw/``.
        files: path below the folder → bytes, with ``source.toml`` and ``received.csv``.

    Returns:
        Its tables. A faulty file, row or declaration becomes an issue and is set aside whole; the rest is
        read all the same.
    """
    declared, issues = source.load(source_id, files.get(source.RECORD))
    documents, met = receive(source_id, declared, files)
    issues += met
    folder = _Folder(declared, documents, issues)
    if declared is None:
        for document in documents:
            folder.aside(document, document.code or issues[0].code)
    else:
        folder.read()
    return folder.intake()


def combine(parts: Iterable[Intake]) -> Intake:
    """Put the sources together, in order.

    Readings of one page share its origin: see :func:`researchkit.intake.origins.shared_by_page`.
    """
    parts = list(parts)
    reports = _stack(REPORTS.frame(), [part.reports for part in parts])
    narratives = [narrative for part in parts for narrative in part.narratives]
    pages = [*zip(reports["url"], reports["publisher"], reports["origin_id"], strict=True)]
    pages += [(n.report["url"], n.report["publisher"], n.report["origin_id"]) for n in narratives]
    shared = origins.shared_by_page(pages)
    reports["origin_id"] = [
        shared.get(origins.page_key(url), own) if url else own
        for url, own in zip(reports["url"], reports["origin_id"], strict=True)
    ]
    for narrative in narratives:
        row = narrative.report
        row["origin_id"] = (
            shared.get(origins.page_key(row["url"]), row["origin_id"]) if row["url"] else row["origin_id"]
        )
    cells: dict[str, int] = {}
    for part in parts:
        for kind, count in part.balance.cells.items():
            cells[kind] = cells.get(kind, 0) + count
    return Intake(
        documents=DOCUMENTS.check(_stack(DOCUMENTS.frame(), [part.documents for part in parts])),
        reports=REPORTS.check(reports.astype({"origin_id": "str"})),
        words=WORDS.check(_stack(WORDS.frame(), [part.words for part in parts])),
        set_aside=SET_ASIDE.check(_stack(SET_ASIDE.frame(), [part.set_aside for part in parts])),
        issues=[issue for part in parts for issue in part.issues],
        narratives=narratives,
        balance=Balance(
            sum(part.balance.rows_in for part in parts), len(reports), len(narratives),
            sum(part.balance.set_aside for part in parts), cells,
        ),
        date_orders={name: order for part in parts for name, order in part.date_orders.items()},
    )  # fmt: skip


def _stack(empty: pd.DataFrame, frames: list[pd.DataFrame]) -> pd.DataFrame:
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else empty


class _Folder:
    """One source being read."""

    def __init__(self, declared: Source | None, documents: list[Document], issues: list[Issue]) -> None:
        self.source, self.documents, self.issues = declared, documents, issues
        self.reports: list[Report] = []
        self.set_aside: list[SetAside] = []
        self.narratives: list[Narrative] = []
        self.refused: dict[str, str] = {}
        self.cells: dict[str, int] = {}
        self.rows_in = 0

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
        assert self.source is not None
        named: dict[str, Report] = {}
        seen = Seen()
        by_name = {document.name: document for document in self.documents}
        for document in self.documents:
            spec = self.source.table_for(document.name)
            if document.code:
                self.aside(document, document.code)
            elif spec is not None:
                named |= {report.text: report for report in self._table(document, spec, seen)}
        for name, report in named.items():
            self._named_text(by_name.get(name), report)
        for document in self.documents:
            if document.code or document.name in named or self.source.table_for(document.name):
                continue
            declared = self.source.text_for(document.name)
            if declared is None:
                has_index = any(spec.texts for spec in self.source.tables)
                self.aside(document, "INTAKE-TEXT-04" if has_index else "INTAKE-FILE-04", told=False)
            else:
                self._own_text(document, declared)

    def _table(self, document: Document, spec: TableSpec, seen: Seen) -> list[Report]:
        """Read a table; returns the reports that only name a text."""
        assert self.source is not None
        try:
            reader = _TABLES.get(document.media_type)
            if reader is None:
                raise Unreadable("INTAKE-TABLE-07")
            grid = reader(document.data, spec)
            self._columns(document, spec, grid)
        except Unreadable as fault:
            self.aside(document, fault.code, fault.fragment, told=False)
            return []
        self.issues += [
            Issue(code, document.place + (f"#{at}" if at else ""), stage="intake") for code, at in grid.notes
        ]
        taken = take(self.source, spec, document, grid, seen)
        self.rows_in += len(grid.rows) + len(grid.bad)
        self._add(taken)
        if spec.texts:
            return taken.reports
        self.reports += taken.reports
        return []

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
        if required:
            raise Unreadable("INTAKE-COLUMN-01", str(place.to(column=required[0])).partition("#")[2])
        if lists_all:
            self.issues += [
                Issue("INTAKE-COLUMN-02", str(place.to(column=name)), stage="intake") for name in missing
            ]

    def _named_text(self, document: Document | None, report: Report) -> None:
        """A text that a row of an index names: the row becomes a narrative or is set aside."""
        where = report.columns["locator"]
        if document is None or document.code:
            self.issues.append(Issue("INTAKE-TEXT-01", where, stage="intake"))
            self.set_aside.append(SetAside(report.columns["document_id"], where, "INTAKE-TEXT-01", ""))
            return
        columns = report.columns | {"document_id": document.document_id, "locator": document.place}
        self._narrative(document, columns, report.words, counted=True)

    def _own_text(self, document: Document, declared: TextSpec) -> None:
        """A text that stands for itself."""
        assert self.source is not None
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
        self._narrative(document, columns, (), counted=False)

    def _narrative(
        self, document: Document, columns: dict[str, str], words: tuple[Words, ...], *, counted: bool
    ) -> None:
        assert self.source is not None
        try:
            found = text.read(document)
        except Unreadable as fault:
            self.rows_in -= counted
            self.aside(document, fault.code, fault.fragment, told=False)
            return
        self.issues += [Issue(code, document.place, stage="intake") for code in found.notes]
        columns["title"] = columns["title"] or found.title
        self.rows_in += not counted
        self.narratives.append(Narrative(columns, found.text, words, self.source.tier))

    def intake(self) -> Intake:
        """The tables, checked against their contracts."""
        declared = self.source
        documents = [
            {
                "document_id": document.document_id, "source_id": document.source_id, "path": f"{document.source_id}/{document.name}",
                "sha256": document.sha256, "bytes_n": len(document.data), "media_type": document.media_type,
                "received_on": document.received_on, "tier": declared.tier if declared else "closed",
                "licence": declared.licence if declared else "",
                "status": "set_aside" if document.document_id in self.refused else "accepted",
            }
            for document in self.documents
        ]  # fmt: skip
        words = [word for report in self.reports for word in report.words]
        set_aside = [
            {"document_id": row.document_id, "locator": row.locator, "code": row.code, "cells": row.cells}
            for row in self.set_aside
        ]
        return Intake(
            documents=DOCUMENTS.check(DOCUMENTS.frame(documents)),
            reports=REPORTS.check(REPORTS.frame([report.columns for report in self.reports])),
            words=WORDS.check(words_frame(words)),
            set_aside=SET_ASIDE.check(SET_ASIDE.frame(set_aside)),
            issues=self.issues,
            narratives=self.narratives,
            balance=Balance(
                self.rows_in, len(self.reports), len(self.narratives), len(self.set_aside), self.cells
            ),
            date_orders={declared.source_id: declared.date_order} if declared and declared.date_order else {},
        )


def words_frame(words: Iterable[Words]) -> pd.DataFrame:
    """Words as a table of the contract WORDS, each with its id."""
    rows = [
        {
            "words_id": short_id("W", word.report_id, word.field, word.locator), "report_id": word.report_id,
            "field": word.field, "verbatim": word.verbatim, "locator": word.locator, "language": word.language,
            "role": word.role, "assertion": word.assertion.value, "asserted_by": word.asserted_by,
            "speaker": word.speaker, "method": word.method, "confidence": word.confidence,
            "qualifier": word.qualifier,
        }
        for word in words
    ]  # fmt: skip
    return WORDS.frame(rows)
