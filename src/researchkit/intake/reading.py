"""The room's front door: read one source, combine several."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

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


def read(source_id: str, files: Mapping[str, bytes]) -> Intake:
    """Read one source: a pure function of the bytes of its folder.

    Args:
        source_id: name of the folder in ``data/raw/``.
        files: path below the folder → bytes, with ``source.toml`` and ``received.csv``.

    Returns:
        Its tables. A faulty file, row or declaration becomes an issue and is set aside whole; the rest is
        read all the same.
    """
    return _read(source_id, tuple(sorted(files.items())))


@functools.lru_cache(maxsize=256)
def _read(source_id: str, files: tuple[tuple[str, bytes], ...]) -> Intake:
    data = dict(files)
    declared, faults = source.load(source_id, data.get(source.RECORD))
    documents, met = receive(source_id, declared, data)
    if declared is None:
        refused = {document.document_id: document.code or faults[0].code for document in documents}
        aside = [SetAside(document.document_id, document.place, faults[0].code, "") for document in documents]
        received = Received(_documents(documents, None, refused), [*faults, *met])
        return _intake(received, [], aside, [], [], len(documents), {}, {})
    folder = Folder(declared, documents)
    folder.read()
    received = Received(_documents(documents, declared, folder.refused), met)
    return _intake(received, folder.reports, folder.set_aside, folder.issues, folder.narratives, folder.rows_in,
                   folder.cells, {source_id: declared.known_since})  # fmt: skip


packs.cached(_read)


def _documents(
    documents: list[Document], declared: Source | None, refused: Mapping[str, str]
) -> pd.DataFrame:
    rows = [
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
    return DOCUMENTS.check(DOCUMENTS.frame(rows))


def _intake(
    received: Received, reports: list[Report], set_aside: list[SetAside], issues: list[Issue],
    narratives: list[Narrative], rows_in: int, cells: Mapping[str, int], known_since: Mapping[str, str],
) -> Intake:  # fmt: skip
    aside = SET_ASIDE.frame([asdict(row) for row in set_aside])
    return Intake(
        received=received,
        reports=REPORTS.check(REPORTS.frame([report.columns for report in reports])),
        words=WORDS.check(words_frame(word for report in reports for word in report.words)),
        set_aside=SET_ASIDE.check(aside),
        issues=issues,
        narratives=narratives,
        balance=Balance(rows_in, len(reports), len(narratives), len(set_aside), dict(cells)),
        known_since=known_since,
    )


def with_drafts(taken: Intake, draft: Callable[[Narrative], tuple[list[Report], list[Issue]]]) -> Intake:
    """Reports drafted from the texts, added to those of the rows.

    Args:
        taken: what intake gave.
        draft: makes the reports of one text (each with an id of its own) and tells its issues.

    Returns:
        The same without narratives: each became one or several reports, or is set aside (INTAKE-TEXT-06).
    """
    reports: list[Report] = []
    aside: list[SetAside] = []
    issues = list(taken.issues)
    for narrative in taken.narratives:
        found, met = draft(narrative)
        reports += found
        issues += met
        if not found:
            row = narrative.report
            cells = json.dumps({"text": narrative.text}, ensure_ascii=False)
            aside.append(SetAside(row["document_id"], row["locator"], "INTAKE-TEXT-06", cells))
            issues.append(Issue("INTAKE-TEXT-06", row["locator"], stage="intake"))
    drafted = _intake(taken.received, reports, aside, [], [], len(reports) + len(aside), {}, {})
    return replace(
        taken,
        reports=REPORTS.check(_stack(REPORTS.frame(), [taken.reports, drafted.reports])),
        words=WORDS.check(_stack(WORDS.frame(), [taken.words, drafted.words])),
        set_aside=_stack(SET_ASIDE.frame(), [taken.set_aside, drafted.set_aside]),
        issues=issues,
        narratives=[],
        balance=Balance(
            taken.balance.rows_in - len(taken.narratives) + drafted.rows_in,
            len(taken.reports) + len(reports), 0, len(taken.set_aside) + len(aside), taken.balance.cells,
        ),
    )  # fmt: skip


def combine(parts: Iterable[Intake]) -> Intake:
    """Put the sources together, in order.

    Readings of one page share its date and origin: see :func:`researchkit.intake.shared_pages.share`.
    """
    parts = list(parts)
    reports = _stack(REPORTS.frame(), [part.reports for part in parts])
    narratives = [narrative for part in parts for narrative in part.narratives]
    known_since = {source_id: rule for part in parts for source_id, rule in part.known_since.items()}
    told: list[dict[Any, Any]] = reports.to_dict("records")
    shared = share([*told, *(text.report for text in narratives)], known_since)
    reports = REPORTS.frame([row | changes for row, changes in zip(told, shared, strict=False)])
    narratives = [
        replace(text, report=text.report | changes)
        for text, changes in zip(narratives, shared[len(told) :], strict=True)
    ]
    cells: dict[str, int] = {}
    for part in parts:
        for kind, count in part.balance.cells.items():
            cells[kind] = cells.get(kind, 0) + count
    return Intake(
        received=Received(
            DOCUMENTS.check(_stack(DOCUMENTS.frame(), [part.documents for part in parts])),
            [issue for part in parts for issue in part.received.issues],
        ),
        reports=REPORTS.check(reports),
        words=WORDS.check(_stack(WORDS.frame(), [part.words for part in parts])),
        set_aside=SET_ASIDE.check(_stack(SET_ASIDE.frame(), [part.set_aside for part in parts])),
        issues=[issue for part in parts for issue in part.issues],
        narratives=narratives,
        balance=Balance(
            sum(part.balance.rows_in for part in parts), len(reports), len(narratives),
            sum(part.balance.set_aside for part in parts), cells,
        ),
        known_since=known_since,
    )  # fmt: skip


def _stack(empty: pd.DataFrame, frames: list[pd.DataFrame]) -> pd.DataFrame:
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else empty


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
