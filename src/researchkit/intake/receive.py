"""What was received, and whether it still is what was received (``received.csv`` of each source)."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from researchkit.core.claim import short_id
from researchkit.core.issue import Issue, ResearchkitError
from researchkit.intake import filetype
from researchkit.intake.locators import Place
from researchkit.intake.source import RECORD, Source

LEDGER = "received.csv"
_COLUMNS = ("file", "sha256", "bytes_n", "received_on")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger."""

    sha256: str
    bytes_n: str
    received_on: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it lies in the source's folder.

    Attributes:
        document_id: id from source and path.
        source_id, name: where it lies.
        sha256, data: its bytes and their hash.
        media_type: told from the content.
        received_on: ISO day, from the ledger or else from the source.
        code: issue code for which it was set aside; ``""`` = accepted.
    """

    document_id: str
    source_id: str
    name: str
    sha256: str
    data: bytes
    media_type: str
    received_on: str
    code: str = ""

    @property
    def place(self) -> str:
        """Its locator."""
        return str(Place(self.source_id, self.name))


def ledger(source_id: str, data: bytes | None) -> tuple[dict[str, Entry], list[Issue]]:
    """Read a source's ledger; a folder without one has nothing recorded yet."""
    if data is None:
        return {}, []
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        lines = list(reader)
        out = {line["file"]: Entry(line["sha256"], line["bytes_n"], line["received_on"]) for line in lines}
        hashed = all(re.fullmatch(r"[0-9a-f]{64}", entry.sha256) for entry in out.values())
        whole = hashed and len(out) == len(lines) and tuple(reader.fieldnames or ()) == _COLUMNS
        for entry in out.values():
            dt.date.fromisoformat(entry.received_on)
    except (UnicodeDecodeError, csv.Error, KeyError, ValueError, TypeError):
        whole = False
    if not whole:
        return {}, [Issue("INTAKE-LEDGER-01", f"{source_id}/{LEDGER}", stage="intake")]
    return out, []


def is_received(name: str) -> bool:
    """Whether a file of the folder is something received, and not our own record of it."""
    return name not in (RECORD, LEDGER) and not name.upper().startswith("README")


def receive(
    source_id: str, source: Source | None, files: Mapping[str, bytes]
) -> tuple[list[Document], list[Issue]]:
    """Compare a folder with its ledger and tell each file's type.

    Args:
        source_id: name of the folder.
        source: its record, if that could be read.
        files: name → bytes of every file of the folder.

    Returns:
        Every file but our own records, those that must not be read with a code; and the issues: a file that
        changed, is new, is gone, is empty, or is not what its name says.
    """
    recorded, issues = ledger(source_id, files.get(LEDGER))
    out = []
    for name in sorted(filter(is_received, files)):
        data, place = files[name], str(Place(source_id, name))
        sha256 = hashlib.sha256(data).hexdigest()
        entry = recorded.get(name)
        told = filetype.tell(name, data)
        code = told.code if told.refused else ""
        if entry is None:
            issues.append(Issue("INTAKE-FILE-02", place, stage="intake"))
        elif entry.sha256 != sha256:
            code = "INTAKE-FILE-01"
            issues.append(Issue(code, place, stage="intake"))
        if told.code and code != "INTAKE-FILE-01":
            issues.append(Issue(told.code, place, stage="intake"))
        day = entry.received_on if entry else source.received_on.isoformat() if source else ""
        out.append(
            Document(
                short_id("D", source_id, name), source_id, name, sha256, data, told.media_type, day, code
            )
        )
    for name in sorted(set(recorded) - set(files)):
        issues.append(Issue("INTAKE-FILE-03", f"{source_id}/{name}", stage="intake"))
    return out, issues


def record(source_id: str, files: Mapping[str, bytes], received_on: dt.date) -> bytes:
    """The ledger with every file of the folder that it does not hold yet. What it holds is never changed.

    Args:
        source_id: name of the folder.
        files: name → bytes of every file of the folder.
        received_on: the day the new files came.

    Raises:
        ResearchkitError: the ledger cannot be read (INTAKE-LEDGER-01) or a recorded file has other bytes
            now (INTAKE-LEDGER-02).
    """
    recorded, faults = ledger(source_id, files.get(LEDGER))
    if faults:
        raise ResearchkitError(faults[0].code, faults[0].place)
    for name in sorted(filter(is_received, files)):
        sha256 = hashlib.sha256(files[name]).hexdigest()
        if name in recorded and recorded[name].sha256 != sha256:
            raise ResearchkitError("INTAKE-LEDGER-02", f"{source_id}/{name}")
        recorded.setdefault(name, Entry(sha256, str(len(files[name])), received_on.isoformat()))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for name, entry in sorted(recorded.items()):
        writer.writerow((name, entry.sha256, entry.bytes_n, entry.received_on))
    return out.getvalue().encode()
