"""Made-up folders of a source, as bytes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Sequence

from researchkit.intake.reading import Intake, read

RECORD = """\
title = "Made-up cases"
publisher = "Example Watch"
kind = "rows"
language = "en"
country = "KZ"
tier = "open"
licence = "made up"
obtained_how = "made up"
received_on = 2026-01-31
"""

TABLE = """
[[table]]
files = ["cases.*"]
{settings}
[table.columns]
Id = {{ is = "row_id" }}
Name = {{ field = "person" }}
Place = {{ field = "place" }}
{columns}
"""

HEADER = ["Id", "Name", "Place"]
ROWS = [["1", "Person One", "Town A"], ["2", "Person Two", "Town B"]]


def record(columns: str = "", settings: str = "", top: str = "") -> bytes:
    return (RECORD + top + TABLE.format(settings=settings, columns=columns)).encode()


def table(
    rows: Sequence[Sequence[str]] = ROWS, header: Sequence[str] = HEADER, delimiter: str = ","
) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()


def workbook(
    rows: Sequence[Sequence[object]] = ROWS,
    header: Sequence[str] = HEADER,
    sheets: Sequence[str] = ("Cases",),
) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name in sheets:
        sheet = book.add_worksheet(name)
        for number, row in enumerate([header, *rows]):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
    book.close()
    return out.getvalue()


def read_one(data: bytes, name: str = "cases.csv", **mapping: str) -> Intake:
    """Read a folder with one file."""
    return read("made", {"source.toml": record(**mapping), name: data})


def codes(taken: Intake) -> Counter[str]:
    """Issue codes met, without those that every made-up folder has: no ledger, a publisher no list knows."""
    found = Counter(issue.code for issue in (*taken.issues, *taken.received.issues))
    del found["INTAKE-FILE-02"], found["INTAKE-ORIGIN-01"]
    return found


def places(taken: Intake, code: str) -> list[str]:
    return [issue.place for issue in (*taken.issues, *taken.received.issues) if issue.code == code]


def words(taken: Intake, field: str) -> list[str]:
    return list(taken.words.loc[taken.words["field"] == field, "verbatim"])


def repack(data: bytes, **changed: bytes) -> bytes:
    """A zip with some parts changed or added."""
    out, parts = io.BytesIO(), dict(changed)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, old.read(name)))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
