"""Every bad input: set aside with a reason, the rest read, nothing lost."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from intake.intake_samples import (
    ROWS,
    as_json,
    codes,
    places,
    read_one,
    record,
    repack,
    table,
    words,
    workbook,
)  # fmt: skip

from researchkit.intake.reading import read


def test_a_good_file_is_read_without_an_issue() -> None:
    taken = read_one(table())
    assert words(taken, "person") == ["Person One", "Person Two"]
    assert not codes(taken)
    assert list(taken.words["locator"])[-1] == "made/cases.csv#row=3&column=Place"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("cases.csv", b"", "INTAKE-FILE-05"),
        ("cases.csv", b" \r\n\r\n\0", "INTAKE-FILE-05"),
        ("cases.xlsx", workbook()[:900], "INTAKE-FILE-06"),
        ("cases.xlsx", b"PK\x03\x04" + b"\0" * 500, "INTAKE-FILE-06"),
        ("cases.xlsx", repack(workbook(), **{"xl/worksheets/sheet1.xml": b"<no"}), "INTAKE-FILE-09"),
        ("cases.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "INTAKE-FILE-07"),
        ("cases.xlsx", repack(workbook(), **{"xl/vbaProject.bin": b"x"}), "INTAKE-FILE-07"),
        ("cases.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "INTAKE-FILE-06"),
        ("cases.csv", b"%PDF-1.7\n%%EOF", "INTAKE-TABLE-07"),
        ("cases.json", b'[{"Id": "1", "Name": "Per', "INTAKE-JSON-01"),
        ("cases.json", b'[{"Id": "1", "Name": "a", "Name": "b"}]', "INTAKE-JSON-01"),
        ("cases.json", b'[{"Id": NaN, "Name": "a"}]', "INTAKE-JSON-01"),
        ("cases.json", b'{"other": []}', "INTAKE-JSON-02"),
        ("cases.json", b"[" * 100_000, "INTAKE-JSON-01"),
        ("cases.json", b'[{"Id": "1", "Place": "Town A"}]', "INTAKE-COLUMN-01"),
        ("cases.csv", b'Id,Name,Place\n1,"Person One,Town A\n2,Person Two,Town B\n', "INTAKE-TABLE-03"),
        ("cases.csv", b'Id,Name,Place\n1,"Person" One,Town A\n', "INTAKE-TABLE-03"),
        ("cases.csv", b"Id,Name,Name,Place\n1,a,b,c\n", "INTAKE-TABLE-02"),
        ("cases.csv", b"Id,Full name,Place\n1,Person One,Town A\n", "INTAKE-COLUMN-01"),
        ("cases.csv", b"Id;Name,Place|\n1;a,b|\n", "INTAKE-TABLE-04"),
    ],
)
def test_a_bad_file_is_set_aside_whole(name: str, data: bytes, code: str) -> None:
    taken = read_one(data, name)
    assert code in codes(taken)
    assert taken.balance.rows_in == taken.balance.set_aside == 1
    assert list(taken.documents["status"]) == ["set_aside"]
    assert taken.reports.empty


def test_a_bad_file_does_not_stop_the_others() -> None:
    files = {"source.toml": record(), "cases.csv": table(), "cases.xlsx": b"PK\x03\x04junk"}
    taken = read("made", files)
    assert len(taken.reports) == 2
    assert taken.balance.set_aside == 1


def test_a_torn_last_row_is_told_apart_from_a_ragged_one() -> None:
    torn = read_one(b"Id,Name,Place\n1,Person One,Town A\n2,Pers")
    assert codes(torn) == {"INTAKE-ROW-02": 1}
    ragged = read_one(b"Id,Name,Place\n1,Person One\n2,Person Two,Town B,Town C\n3,Person Three,Town D\n")
    assert codes(ragged) == {"INTAKE-ROW-01": 2}
    assert places(ragged, "INTAKE-ROW-01") == ["made/cases.csv#row=2", "made/cases.csv#row=3"]
    assert json.loads(ragged.set_aside["cells"][1]) == ["2", "Person Two", "Town B", "Town C"]
    assert words(ragged, "person") == ["Person Three"]


def test_blank_lines_and_empty_trailing_cells_are_no_rows_and_no_fault() -> None:
    taken = read_one(b"Id,Name,Place\n\n1,Person One,Town A,,\n , ,\n2,Person Two,Town B\n")
    assert len(taken.reports) == 2
    assert not codes(taken)


def test_line_numbers_are_those_a_person_counts() -> None:
    data = b'Id,Name,Place\r\n1,"Person\r\nOne",Town A\r\n2,Person Two,Town B\r\n'
    taken = read_one(data)
    assert list(taken.reports["locator"]) == ["made/cases.csv#row=2", "made/cases.csv#row=4"]
    assert words(taken, "person")[0] == "Person\r\nOne"


def test_a_new_column_is_told_and_its_cells_are_kept() -> None:
    taken = read_one(table([[*ROWS[0], "new words"]], ["Id", "Name", "Place", "Remark"]))
    assert codes(taken) == {"INTAKE-COLUMN-03": 1}
    assert words(taken, "note") == ["new words"]


def test_a_missing_column_that_may_be_missing_is_told() -> None:
    taken = read_one(table([["1", "Person One"]], ["Id", "Name"]))
    assert codes(taken) == {"INTAKE-COLUMN-02": 1}
    assert places(taken, "INTAKE-COLUMN-02") == ["made/cases.csv#column=Place"]
    assert words(taken, "person") == ["Person One"]


def test_the_same_row_twice_counts_once() -> None:
    taken = read_one(table([ROWS[0], ROWS[0]]))
    assert codes(taken) == {"INTAKE-ROW-03": 1}
    assert (len(taken.reports), taken.balance.set_aside) == (1, 1)


def test_two_rows_with_one_id_are_both_kept() -> None:
    taken = read_one(table([ROWS[0], ["1", "Person Three", "Town C"], ["1", "Person Four", "Town D"]]))
    assert codes(taken) == {"INTAKE-ROW-04": 2}
    assert list(taken.reports["source_row_id"]) == ["1", "1~2", "1~3"]
    assert taken.reports["report_id"].is_unique


def test_a_suffixed_id_meets_no_other() -> None:
    for ids in (["1", "1", "1~2"], ["1~2", "1", "1"], ["1", "1~2", "1", "1"]):
        taken = read_one(table([[own, f"Person {n}", ""] for n, own in enumerate(ids)]))
        assert len(taken.reports) == len(ids)
        assert taken.reports["report_id"].is_unique


def test_many_rows_with_one_id_are_read_in_time() -> None:
    taken = read_one(table([["1", f"Person {n}", ""] for n in range(5_000)]))
    assert len(taken.reports) == 5_000


def test_ids_are_one_per_source_across_its_files() -> None:
    files = {
        "source.toml": record(),
        "cases.csv": table(),
        "cases.json": as_json([dict(zip(["Id", "Name"], ["1", "Other"], strict=True))]),
    }
    assert codes(read("made", files)) == {"INTAKE-ROW-04": 1}


def test_rows_without_ids_get_one_from_their_content() -> None:
    columns = b'[table.columns]\nName = { field = "person" }\n'
    toml = record().split(b"[table.columns]")[0] + columns
    one = read("made", {"source.toml": toml, "cases.csv": b"Name\nPerson One\nPerson Two\n"})
    two = read("made", {"source.toml": toml, "cases.csv": b"Name\nPerson Zero\nPerson Two\n"})
    assert one.reports["report_id"][1] == two.reports["report_id"][1]
    assert one.reports["report_id"][0] != two.reports["report_id"][0]


@pytest.mark.parametrize("cell", ["a\0b", "a\0"])
def test_a_row_that_cannot_be_written_is_set_aside(cell: str) -> None:
    taken = read_one(table([ROWS[0], ["2", cell, "Town B"]]))
    assert codes(taken) == {"INTAKE-ROW-05": 1}
    assert json.loads(taken.set_aside["cells"][0])[1] == cell


def test_half_a_pair_in_json_is_set_aside() -> None:
    taken = read_one(b'[{"Id": "1", "Name": "\\ud800"}, {"Id": "2", "Name": "Person Two"}]', "cases.json")
    assert codes(taken) == {"INTAKE-ROW-05": 1}
    assert words(taken, "person") == ["Person Two"]
    taken.set_aside["cells"][0].encode()


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", '+cmd|" /C calc"!A0', "-cmd|x", "\t=1", "＝1"])
def test_a_cell_like_a_formula_is_told_and_kept_as_text(cell: str) -> None:
    taken = read_one(table([["1", "Person One", cell]]))
    assert codes(taken)["INTAKE-CELL-01"] == 1
    assert words(taken, "place") == [cell]


@pytest.mark.parametrize("cell", ["-", "- 5 days", "+7 701 000 00 00", "-5", "— none", "a=b", "15+ days"])
def test_a_cell_unlike_a_formula_is_not(cell: str) -> None:
    assert "INTAKE-CELL-01" not in codes(read_one(table([["1", "Person One", cell]])))


def test_the_content_decides_what_a_file_is() -> None:
    taken = read_one(workbook(), "cases.csv")
    assert codes(taken) == {"INTAKE-FILE-08": 1}
    assert words(taken, "person") == ["Person One", "Person Two"]


def test_a_bad_line_of_json_lines_costs_only_itself() -> None:
    data = b'{"Id": "1", "Name": "Person One"}\n{"Id": "2", "Name": \n[1, 2]\n{"Id": "3", "Name": "Person Three"}\n'
    taken = read_one(data, "cases.ndjson")
    assert codes(taken) == {"INTAKE-JSON-03": 2}
    assert words(taken, "person") == ["Person One", "Person Three"]
    assert places(taken, "INTAKE-JSON-03") == ["made/cases.ndjson#row=2", "made/cases.ndjson#row=3"]


def test_json_keeps_digits_as_written_and_nests_with_points() -> None:
    data = b'[{"Id": 1, "Name": "Person One", "Place": {"town": "A", "zip": 0.10}}]'
    taken = read_one(data, "cases.json", columns='"Place.town" = { field = "place" }')
    assert words(taken, "place") == ["A"]
    assert words(taken, "note") == ["0.10"]
    assert list(taken.reports["source_row_id"]) == ["1"]


def test_a_file_nobody_declared_is_set_aside() -> None:
    files = {"source.toml": record(), "cases.csv": table(), "letter.txt": b"words"}
    taken = read("made", files)
    assert codes(taken) == {"INTAKE-FILE-04": 1}
    assert dict(zip(taken.documents["path"], taken.documents["status"], strict=True)) == {
        "made/cases.csv": "accepted",
        "made/letter.txt": "set_aside",
    }


def test_a_page_dated_after_it_was_received_is_told() -> None:
    mapping = {"columns": 'When = { is = "published" }'}
    header = ["Id", "Name", "Place", "When"]
    assert codes(read_one(table([[*ROWS[0], "2026-02-01"]], header), **mapping)) == {"INTAKE-VALUE-06": 1}
    assert codes(read_one(table([[*ROWS[0], "no date"]], header), **mapping)) == {"INTAKE-VALUE-05": 1}


def test_no_address_but_http_is_used_as_one() -> None:
    mapping = {"columns": 'Link = { is = "url" }'}
    taken = read_one(table([[*ROWS[0], "javascript:alert(1)"]], ["Id", "Name", "Place", "Link"]), **mapping)
    assert codes(taken) == {"INTAKE-VALUE-04": 1}
    assert list(taken.reports["url"]) == [""]
    assert words(taken, "note") == ["javascript:alert(1)"]


def test_issues_hold_no_words_of_the_source() -> None:
    data = table([["1", "Person Secret", "=Secret()"], ["1", "Secret Two", "x"], ["3", "Secret"]])
    taken = read_one(data)
    told = " ".join(str(issue) for issue in (*taken.issues, *taken.received.issues))
    assert "Secret" not in told


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.csv", "x")
    assert codes(read_one(out.getvalue())) == {"INTAKE-FILE-06": 1}


def test_no_rows_are_no_fault() -> None:
    for name, data in (("cases.csv", b"Id,Name,Place\n"), ("cases.json", b"[]"), ("cases.json", b"[{}]")):
        taken = read_one(data, name)
        assert not codes(taken)
        assert taken.balance.rows_in == 0
