"""Hostile files end in the jail, and the build goes on."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from intake.intake_samples import codes, places, read_one, record, repack, words, workbook

from researchkit.intake import jail
from researchkit.intake.grid import Unreadable
from researchkit.intake.lookup import words_at
from researchkit.intake.reading import read

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"


def sheet(inner: bytes) -> bytes:
    return repack(workbook(), **{SHEET: HEAD + inner + TAIL})


BOMBS = {
    "one far cell": sheet(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "a far row without cell references": sheet(
        b'<row r="4000000000"><c><v>1</v></c></row><row r="1"><c r="XFD1"/></row>'
    ),
    "a million-fold zip": repack(workbook(), **{"xl/media/zeros.bin": b"\0" * (210 << 20)}),
    "too much in all": repack(workbook(), **{f"xl/media/{n}.bin": b"\0" * (60 << 20) for n in range(5)}),
    "many parts": repack(workbook(), **{f"xl/media/{n}.bin": b"x" for n in range(2_100)}),
    "a path that leaves": repack(workbook(), **{"../../evil": b"x"}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_and_harms_nothing(name: str) -> None:
    started = time.monotonic()
    taken = read_one(BOMBS[name], "cases.xlsx")
    assert codes(taken) == {"INTAKE-JAIL-02": 1}
    assert taken.balance.set_aside == 1
    assert time.monotonic() - started < 15


def test_entities_that_multiply_are_refused() -> None:
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{layers}]><sst><si><t>&e9;</t></si></sst>'
    taken = read_one(repack(workbook(), **{"xl/sharedStrings.xml": bomb.encode()}), "cases.xlsx")
    assert taken.balance.rows_in == taken.balance.set_aside + len(taken.reports)


def test_a_link_in_a_zip_is_refused() -> None:
    out = io.BytesIO(workbook())
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo("xl/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert codes(read_one(out.getvalue(), "cases.xlsx")) == {"INTAKE-JAIL-02": 1}


@pytest.mark.parametrize(
    "hidden",
    [
        sheet(b'<row r="1048576"><c r="&#88;FD1048576"><v>1</v></c></row>'),
        repack(
            workbook(),
            **{SHEET: (HEAD + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + TAIL)
               .replace(b'"1.0"', b'"1.0" encoding="UTF-16"').decode().encode("utf-16")},
        ),
    ],
)  # fmt: skip
def test_the_jail_holds_when_the_look_ahead_is_blind(hidden: bytes) -> None:
    """The far cell is written so that no pattern sees it: at worst the process dies, and the parent lives."""
    taken = read_one(hidden, "cases.xlsx")
    assert taken.balance.set_aside == taken.balance.rows_in == 1
    assert set(codes(taken)) <= {"INTAKE-JAIL-01", "INTAKE-JAIL-02", "INTAKE-FILE-09", "INTAKE-TABLE-01"}


def test_memory_is_limited() -> None:
    with pytest.raises(Unreadable) as caught:
        jail.run("page", b"<p>words" * 400_000, jail.Limits(memory=64 << 20))
    assert caught.value.code == "INTAKE-JAIL-01"


def test_time_is_limited() -> None:
    with pytest.raises(Unreadable) as caught:
        jail.run("page", b"<p>" * 2_000_000, jail.Limits(seconds=1))
    assert caught.value.code == "INTAKE-JAIL-01"


def test_the_answer_is_limited() -> None:
    with pytest.raises(Unreadable) as caught:
        jail.run("page", b"<p>words " * 100_000, jail.Limits(written=10_000))
    assert caught.value.code == "INTAKE-JAIL-01"


@pytest.mark.parametrize(
    "deed",
    [
        "import socket; socket.socket()",
        "import os; os.system('true')",
        "import subprocess; subprocess.run(['true'])",
        "open('left-behind', 'w')",
        "import os; os.open('left-behind', os.O_CREAT | os.O_WRONLY)",
    ],
)
def test_the_jailed_process_reaches_nothing(deed: str) -> None:
    import subprocess
    import sys

    from researchkit.intake import jailed

    setup = (
        f"import runpy; m = runpy.run_path({jailed.__file__!r}); m['lock'](1 << 30, 10, 1 << 20)\n"
        f"try:\n    {deed}\nexcept m['Refused'] as refused:\n    print(refused.code)\n"
    )
    done = subprocess.run([sys.executable, "-I", "-c", setup], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "INTAKE-JAIL-03"


def test_cells_of_a_workbook_are_text() -> None:
    import datetime as dt

    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet("Cases")
    for column, name in enumerate(["Id", "Name", "Place"]):
        page.write(0, column, name)
    page.write_number(1, 0, 15122022)
    page.write_string(1, 1, "Person One")
    page.write_datetime(1, 2, dt.date(2025, 6, 30), book.add_format({"num_format": "dd.mm.yyyy"}))
    page.write_number(2, 0, 0.1)
    page.write_string(2, 1, "Person Two")
    page.write_boolean(2, 2, True)
    book.close()
    taken = read_one(out.getvalue(), "cases.xlsx")
    assert list(taken.reports["source_row_id"]) == ["15122022", "0.1"]
    assert words(taken, "place") == ["2025-06-30", "TRUE"]
    assert taken.reports["locator"][0] == "made/cases.xlsx#sheet=Cases&row=2"


def test_other_sheets_and_formulas_are_told() -> None:
    assert codes(read_one(workbook(sheets=("Cases", "More")), "cases.xlsx")) == {"INTAKE-TABLE-06": 1}
    with_formula = workbook([["1", "Person One", "=1+1"]])
    assert codes(read_one(with_formula, "cases.xlsx"))["INTAKE-CELL-02"] == 1
    assert codes(read_one(workbook(), "cases.xlsx", settings='sheet = "Gone"')) == {"INTAKE-TABLE-05": 1}


def test_each_sheet_may_have_a_table_of_its_own() -> None:
    more = '[[table]]\nfiles = ["*.xlsx"]\nsheet = "More"\n[table.columns]\nId = { is = "row_id" }\nName = { field = "place" }'
    data = workbook(sheets=("Cases", "More", "Third"))
    files = {"source.toml": record() + more.encode(), "cases.xlsx": data}
    taken = read("made", files)
    assert words(taken, "person") == ["Person One", "Person Two"]
    assert words(taken, "place") == ["Town A", "Town B", "Person One", "Person Two"]
    assert places(taken, "INTAKE-TABLE-06") == ["made/cases.xlsx#sheet=Third"]
    for word in taken.words.itertuples():
        assert words_at(word.locator, files) == word.verbatim


def test_a_title_above_the_header_is_skipped_when_declared() -> None:
    data = workbook([["Id", "Name", "Place"], ["1", "Person One", "Town A"]], ["Cases of 2026"])
    taken = read_one(data, "cases.xlsx", settings="header_row = 2")
    assert words(taken, "person") == ["Person One"]
    assert list(taken.reports["locator"]) == ["made/cases.xlsx#sheet=Cases&row=3"]
