"""``source.toml`` is read strictly: every fault is told at once."""

from __future__ import annotations

import pytest
from intake.intake_samples import RECORD, codes, record, table

from researchkit.intake.reading import read
from researchkit.intake.source import load


def faults(toml: bytes | None) -> list[str]:
    declared, issues = load("made", toml)
    assert (declared is None) is bool(issues)
    return sorted(issue.code for issue in issues)


def test_a_good_record_is_read() -> None:
    declared, issues = load("made", record())
    assert not issues
    assert declared is not None
    assert declared.source_id == "made"
    assert declared.known_since == "received"
    assert declared.tables[0].required == ("Id", "Name")


@pytest.mark.parametrize(
    ("toml", "code"),
    [
        (None, "INTAKE-SOURCE-01"),
        (b"title = ", "INTAKE-SOURCE-02"),
        (b"title = \xff", "INTAKE-SOURCE-02"),
        (record(top='license = "x"\n'), "INTAKE-SOURCE-03"),
        (record().replace(b'tier = "open"\n', b""), "INTAKE-SOURCE-04"),
        (record().replace(b'"open"', b'"public"'), "INTAKE-SOURCE-05"),
        (record().replace(b"2026-01-31", b'"2026-01-31"'), "INTAKE-SOURCE-05"),
        (record().replace(b"2026-01-31", b"2026-01-31T00:00:00"), "INTAKE-SOURCE-05"),
        (record().replace(b'"KZ"', b'"Kazakhstan"'), "INTAKE-SOURCE-05"),
        (record().replace(b'"en"', b'"en_GB"'), "INTAKE-SOURCE-05"),
        (record().replace(b'"Example Watch"', b'""'), "INTAKE-SOURCE-05"),
        (record(top="title2 = 1\n"), "INTAKE-SOURCE-03"),
        (RECORD.encode(), "INTAKE-SOURCE-04"),
        (record(settings="header_row = 0"), "INTAKE-SOURCE-05"),
        (record(settings='delimiter = "::"'), "INTAKE-SOURCE-05"),
        (record(columns='Town = { field = "town" }'), "INTAKE-SOURCE-05"),
        (record(columns='Town = { field = "place", is = "url" }'), "INTAKE-SOURCE-08"),
        (record(columns="Town = {}"), "INTAKE-SOURCE-08"),
        (record(columns='Town = "place"'), "INTAKE-SOURCE-08"),
        (record(columns='Town = { field = "place", splitt = ";" }'), "INTAKE-SOURCE-03"),
        (
            record(columns='Role = { says = "role", of = ["When"], values = { a = "arrest" } }'),
            "INTAKE-SOURCE-07",
        ),
        (record(columns='Role = { says = "role", of = ["Name"] }'), "INTAKE-SOURCE-05"),
        (record(columns='V = { field = "violence", values = { yes = "true" } }'), "INTAKE-SOURCE-05"),
        (record(columns='Town = { field = "place", only_if_blank = "Nowhere" }'), "INTAKE-SOURCE-07"),
        (record(columns='[table.ignored]\nName = "why"'), "INTAKE-SOURCE-06"),
        (record().replace(b"[[table]]", b"[table]"), "INTAKE-SOURCE-05"),
    ],
)
def test_a_fault_is_told(toml: bytes | None, code: str) -> None:
    assert faults(toml) == [code]


def test_all_faults_are_told_at_once() -> None:
    toml = record(columns='A = { field = "x" }\nB = { is = "y" }', top="surplus = 1\n").replace(
        b'tier = "open"', b""
    )
    assert faults(toml) == ["INTAKE-SOURCE-03", "INTAKE-SOURCE-04", "INTAKE-SOURCE-05", "INTAKE-SOURCE-05"]


def test_a_folder_with_a_faulty_record_is_set_aside_whole() -> None:
    taken = read("made", {"source.toml": b"title = ", "cases.csv": table()})
    assert codes(taken) == {"INTAKE-SOURCE-02": 1}
    assert list(taken.documents["status"]) == ["set_aside"]
    assert list(taken.documents["tier"]) == ["closed"]
    assert taken.balance.set_aside == 1


def test_one_folder_without_a_record() -> None:
    assert codes(read("made", {"cases.csv": table()})) == {"INTAKE-SOURCE-01": 1}
    assert read("made", {}).documents.empty
