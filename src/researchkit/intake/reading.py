"""The room's front door: read one source, or several together."""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace

import pandas as pd

from researchkit.core.claim import Words, short_id
from researchkit.core.contracts import DOCUMENTS, REPORTS, SET_ASIDE, WORDS
from researchkit.core.issue import Issue
from researchkit.intake import source
from researchkit.intake.folder import Folder
from researchkit.intake.receive import Document, receive
from researchkit.intake.reports import Report, SetAside
from researchkit.intake.shared_pages import share
from researchkit.intake.source import Source
from researchkit.intake.text import Narrative
from researchkit.reference import packs

_NOTHING = dict.fromkeys(REPORTS.names, "")


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
class Received:
    """What receipt gives: ``documents`` (contract DOCUMENTS) and the issues met when files were received."""

    documents: pd.DataFrame
    issues: list[Issue]


@dataclass(frozen=True, slots=True)
class Intake:
    """What intake gives.

    Attributes:
        received: every file, and the issues of receipt.
        reports, words, set_aside: tables (contracts of these names).
        issues: every problem met in reading.
        narratives: texts from which reports may be drafted; they are not in ``reports``.
        balance: rows in and out.
        known_since: source id → what its reports' ``recorded_on`` is, as declared.
    """

    received: Received
    reports: pd.DataFrame
    words: pd.DataFrame
    set_aside: pd.DataFrame
    issues: list[Issue]
    narratives: list[Narrative]
    balance: Balance
    known_since: Mapping[str, str]

    @property
    def documents(self) -> pd.DataFrame:
        """Every file."""
        return self.received.documents

    @property
    def rows_in(self) -> int:
        """Rows that went in: reports, texts and what was set aside are as many."""
        return self.balance.rows_in


@dataclass(frozen=True, slots=True)
class Part:
    """What was read of one source or of several, before it is put into tables.

    Attributes:
        documents: rows of the contract DOCUMENTS.
        met: issues of receipt.
        reports, set_aside, narratives, issues: as read, in order.
        rows_in: rows that went in.
        cells: what became of each cell that is not blank.
        known_since: source id → what its reports' ``recorded_on`` is, as declared.
    """

    documents: list[dict[str, object]]
    met: list[Issue]
    reports: list[Report]
    set_aside: list[SetAside]
    narratives: list[Narrative]
    issues: list[Issue]
    rows_in: int
    cells: Mapping[str, int]
    known_since: Mapping[str, str]


Draft = Callable[[Narrative], tuple[list[Report], list[Issue]]]
"""Makes the reports of one text (each with an id of its own) and tells its issues."""


def read(source_id: str, files: Mapping[str, bytes]) -> Intake:
    """Read one source: a pure function of the bytes of its folder.

    Args:
        source_id: name of the folder in ``data/raw/``.
        files: path below the folder → bytes, with ``source.toml`` and ``received.csv``.

    Returns:
        Its tables. A faulty file, row or declaration becomes an issue and is set aside whole; the rest is
        read all the same.
    """
    return framed(part(source_id, files))


def read_together(raw: Mapping[str, Mapping[str, bytes]], draft: Draft | None = None) -> Intake:
    """Read several sources and put them together, in order.

    Args:
        raw: source id → files.
        draft: what makes reports of texts; without it texts stay narratives.
    """
    whole = together(part(source_id, files) for source_id, files in raw.items())
    return framed(drafted(whole, draft) if draft else whole)


def part(source_id: str, files: Mapping[str, bytes]) -> Part:
    """Read one source, as plain records; see :func:`read`."""
    return _read(source_id, tuple(sorted(files.items())))


@functools.lru_cache(maxsize=256)
def _read(source_id: str, files: tuple[tuple[str, bytes], ...]) -> Part:
    data = dict(files)
    declared, faults = source.load(source_id, data.get(source.RECORD))
    documents, met = receive(source_id, declared, data)
    if declared is None:
        refused = {document.document_id: document.code or faults[0].code for document in documents}
        aside = [SetAside(document.document_id, document.place, faults[0].code, "") for document in documents]
        rows = _documents(documents, None, refused)
        return Part(rows, [*faults, *met], [], aside, [], [], len(documents), {}, {})
    folder = Folder(declared, documents)
    folder.read()
    return Part(_documents(documents, declared, folder.refused), met, folder.reports, folder.set_aside,
                folder.narratives, folder.issues, folder.rows_in, folder.cells,
                {source_id: declared.known_since})  # fmt: skip


packs.cached(_read)


def _documents(
    documents: list[Document], declared: Source | None, refused: Mapping[str, str]
) -> list[dict[str, object]]:
    return [
        {
            "document_id": document.document_id, "source_id": document.source_id,
            "path": f"{document.source_id}/{document.name}", "sha256": document.sha256,
            "bytes_n": len(document.data), "media_type": document.media_type,
            "received_on": document.received_on, "tier": declared.tier if declared else "closed",
            "licence": declared.licence if declared else "",
            "status": "set_aside" if document.document_id in refused else "accepted",
        }
        for document in documents
    ]  # fmt: skip


def together(parts: Iterable[Part]) -> Part:
    """Several sources as one, in order.

    Readings of one page share its date and origin: see :func:`researchkit.intake.shared_pages.share`.
    """
    parts = list(parts)
    reports = [report for one in parts for report in one.reports]
    narratives = [narrative for one in parts for narrative in one.narratives]
    known_since = {source_id: rule for one in parts for source_id, rule in one.known_since.items()}
    rows = [*(report.columns for report in reports), *(narrative.report for narrative in narratives)]
    shared = share(({**_NOTHING, **row} for row in rows), known_since)
    cells: Counter[str] = Counter()
    for one in parts:
        cells.update(one.cells)
    return Part(
        documents=[row for one in parts for row in one.documents],
        met=[issue for one in parts for issue in one.met],
        reports=[
            replace(report, columns=report.columns | changes) if changes else report
            for report, changes in zip(reports, shared, strict=False)
        ],
        set_aside=[row for one in parts for row in one.set_aside],
        narratives=[
            replace(narrative, report=narrative.report | changes) if changes else narrative
            for narrative, changes in zip(narratives, shared[len(reports) :], strict=True)
        ],
        issues=[issue for one in parts for issue in one.issues],
        rows_in=sum(one.rows_in for one in parts),
        cells=dict(cells),
        known_since=known_since,
    )


def drafted(taken: Part, draft: Draft) -> Part:
    """The same without narratives: each became one or several reports, or is set aside (INTAKE-TEXT-06)."""
    reports, aside, issues = list(taken.reports), list(taken.set_aside), list(taken.issues)
    for narrative in taken.narratives:
        found, met = draft(narrative)
        reports += found
        issues += met
        if not found:
            row = narrative.report
            cells = json.dumps({"text": narrative.text}, ensure_ascii=False)
            aside.append(SetAside(row["document_id"], row["locator"], "INTAKE-TEXT-06", cells))
            issues.append(Issue("INTAKE-TEXT-06", row["locator"], stage="intake"))
    gained = len(reports) - len(taken.reports) + len(aside) - len(taken.set_aside)
    rows_in = taken.rows_in - len(taken.narratives) + gained
    return replace(taken, reports=reports, set_aside=aside, issues=issues, narratives=[], rows_in=rows_in)


def framed(taken: Part) -> Intake:
    """What was read, as tables that keep their contracts.

    Raises:
        ContractError: a table breaks its contract.
    """
    aside = SET_ASIDE.frame([asdict(row) for row in taken.set_aside])
    return Intake(
        received=Received(DOCUMENTS.check(DOCUMENTS.frame(taken.documents)), taken.met),
        reports=REPORTS.check(REPORTS.frame([report.columns for report in taken.reports])),
        words=WORDS.check(words_frame(word for report in taken.reports for word in report.words)),
        set_aside=SET_ASIDE.check(aside),
        issues=taken.issues,
        narratives=taken.narratives,
        balance=Balance(
            taken.rows_in, len(taken.reports), len(taken.narratives), len(taken.set_aside), taken.cells
        ),
        known_since=taken.known_since,
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
