"""What was received stays what it was."""

from __future__ import annotations

import datetime as dt

import pytest
from intake.intake_samples import codes, record, table

from researchkit.core.issue import ResearchkitError
from researchkit.core.issue import codes as known
from researchkit.intake.reading import read
from researchkit.intake.receive import record as record_files

DAY = dt.date(2026, 2, 1)


def folder(**more: bytes) -> dict[str, bytes]:
    files = {"source.toml": record(), "cases.csv": table()} | more
    return files | {"received.csv": record_files("made", files, DAY)}


def test_a_recorded_file_gives_no_issue_and_keeps_its_day() -> None:
    taken = read("made", folder())
    assert not taken.received.issues
    assert list(taken.documents["received_on"]) == ["2026-02-01"]
    assert set(taken.reports["recorded_on"]) == {"2026-02-01"}


def test_a_new_file_is_read_and_told() -> None:
    taken = read("made", folder() | {"cases.json": b'[{"Id": "9", "Name": "Person Nine"}]'})
    assert [issue.code for issue in taken.received.issues] == ["INTAKE-FILE-02"]
    assert len(taken.reports) == 3


def test_a_changed_file_is_set_aside_and_blocks() -> None:
    taken = read("made", folder() | {"cases.csv": table() + b"3,Person Three,Town C\n"})
    assert codes(taken) == {"INTAKE-FILE-01": 1}
    assert known()["INTAKE-FILE-01"].severity == "block"
    assert taken.reports.empty
    assert list(taken.documents["status"]) == ["set_aside"]


def test_one_changed_byte_is_seen() -> None:
    good = folder()
    for at in range(0, len(good["cases.csv"]), 5):
        data = bytearray(good["cases.csv"])
        data[at] ^= 1
        assert codes(read("made", good | {"cases.csv": bytes(data)}))["INTAKE-FILE-01"] == 1


def test_a_missing_file_is_told() -> None:
    files = folder()
    del files["cases.csv"]
    assert codes(read("made", files)) == {"INTAKE-FILE-03": 1}


@pytest.mark.parametrize(
    "ledger",
    [b"\xff", b"file,sha256\n", b"file,sha256,bytes_n,received_on\ncases.csv,abc,1,2026-01-01\n", b'"'],
)
def test_a_damaged_ledger_is_told(ledger: bytes) -> None:
    taken = read("made", folder() | {"received.csv": ledger})
    assert codes(taken)["INTAKE-LEDGER-01"] == 1


def test_recording_never_changes_what_is_recorded() -> None:
    files = folder()
    again = record_files("made", files | {"new.csv": b"x"}, dt.date(2026, 3, 1))
    assert again.decode().splitlines()[1] == files["received.csv"].decode().splitlines()[1]
    with pytest.raises(ResearchkitError, match="INTAKE-LEDGER-02"):
        record_files("made", files | {"cases.csv": b"other"}, DAY)
    with pytest.raises(ResearchkitError, match="INTAKE-LEDGER-01"):
        record_files("made", {"received.csv": b"\xff"}, DAY)


def test_our_own_records_are_not_received_files() -> None:
    taken = read("made", folder(**{"README.md": b"notes"}))
    assert list(taken.documents["path"]) == ["made/cases.csv"]
