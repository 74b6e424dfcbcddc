"""The raw data of the study: all there, all read, and every word found again where it is said to stand."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from intake.intake_samples import codes

from researchkit import intake, store
from researchkit.intake.reading import Intake, read_together

RAW = Path(__file__).parents[2] / "data" / "raw"


@pytest.fixture(scope="module")
def raw() -> dict[str, dict[str, bytes]]:
    return store.raw_sources(RAW)


@pytest.fixture(scope="module")
def taken(raw: dict[str, dict[str, bytes]]) -> Intake:
    return read_together(raw)


def test_every_row_is_there_once(taken: Intake) -> None:
    kinds = taken.reports["kind"].value_counts().to_dict()
    assert kinds == {"event": 702, "row": 684}
    assert len(taken.narratives) == 39
    assert taken.reports["source_row_id"].is_unique
    assert taken.balance.rows_in == 684 + 702 + 39
    assert taken.balance.set_aside == 0


def test_nothing_in_it_is_wrong_enough_to_block(taken: Intake) -> None:
    assert set(codes(taken)) <= {"INTAKE-ORIGIN-01", "INTAKE-VALUE-05"}
    assert (taken.documents["status"] == "accepted").all()
    assert not taken.received.issues  # every file is in its ledger, with this hash


def test_every_cell_is_accounted_for(raw: dict[str, dict[str, bytes]], taken: Intake) -> None:
    filled = 0
    for source_id, files in raw.items():
        for name, data in files.items():
            if source_id == "coder_notes" and name != "index.csv":
                continue
            for row in _independently(name, data):
                filled += sum(bool(cell.strip()) for cell in row.values())
    assert sum(taken.balance.cells.values()) == filled == 25_581
    assert taken.balance.cells == {"told": 13_081, "property": 9_907, "nothing": 1_909, "ignored": 684}
    assert len(taken.words) == 13_576


def test_words_stand_where_they_are_said_to(raw: dict[str, dict[str, bytes]], taken: Intake) -> None:
    """Read by other means than intake's: csv, json and calamine directly."""
    tables = {
        f"{source_id}/{name}": list(_independently(name, data))
        for source_id, files in raw.items()
        for name, data in files.items()
        if source_id != "coder_notes"
    }
    for words in taken.words.itertuples():
        path, _, fragment = words.locator.partition("#")
        parts = dict(part.partition("=")[::2] for part in fragment.split("&"))
        rows = {row["\0line"]: row for row in tables[path]}
        cell = rows[parts["row"]][parts["column"]]
        if "char" in parts:
            first, last = parts["char"].split(",")
            cell = cell[int(first) : int(last)]
        assert cell == words.verbatim


def _independently(name: str, data: bytes) -> list[dict[str, str]]:
    if name in {"source.toml", "received.csv"} or name.endswith(".md"):
        return []
    if name.endswith(".json"):
        return [_numbered(n, row) for n, row in enumerate(json.loads(data)["records"], 1)]
    if name.endswith(".ndjson"):
        return [_numbered(n, json.loads(line)) for n, line in enumerate(data.decode().splitlines(), 1)]
    if name.endswith(".xlsx"):
        from python_calamine import CalamineWorkbook

        rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
        return [
            _numbered(n, dict(zip(map(str, rows[0]), map(str, row), strict=True)))
            for n, row in enumerate(rows[1:], 2)
        ]
    encoding = "utf-16" if data.startswith(b"\xff\xfe") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1251")
    first = text.splitlines()[0]
    mark = max(";,\t", key=first.count)
    return [_numbered(n, row) for n, row in enumerate(csv.DictReader(io.StringIO(text), delimiter=mark), 2)]


class _Row(dict[str, str]):
    """A row that knows its line without counting it among its cells."""

    line = ""

    def __getitem__(self, key: str) -> str:
        return self.line if key == "\0line" else super().__getitem__(key)


def _numbered(number: int, row: dict[str, str]) -> _Row:
    out = _Row(row)
    out.line = str(number)
    return out


def test_violence_that_is_not_told_is_never_denied(taken: Intake) -> None:
    told = taken.words[taken.words["field"] == "violence"]
    counts = Counter(zip(told["verbatim"], told["assertion"], strict=True))
    assert counts == {
        ("no", "not_mentioned"): 461,
        ("yes", "asserted"): 44,
        ("not_mentioned", "not_mentioned"): 599,
        ("alleged", "asserted"): 76,
        ("denied", "denied"): 27,
    }


def test_a_context_year_is_the_coders_inference(taken: Intake) -> None:
    dates = taken.words[(taken.words["method"] == "column:date") & (taken.words["asserted_by"] == "coder")]
    assert len(dates) == 486


def test_exclusivity_keeps_its_speaker(taken: Intake) -> None:
    told = taken.words[taken.words["method"] == "column:exclusivity"]
    assert Counter(told["verbatim"]) == {"solely": 11, "other_grounds": 44}
    assert not (told.loc[told["verbatim"] == "solely", "asserted_by"] == "").any()


def test_readings_of_one_page_have_one_origin(taken: Intake) -> None:
    page = taken.reports["url"].str.contains("?p=61100", regex=False)
    rows = taken.reports[page]
    texts = [text for text in taken.narratives if "?p=61100" in text.report["url"]]
    origins = {*rows["origin_id"], *(text.report["origin_id"] for text in texts)}
    assert set(rows["source_id"]) == {"coded_events", "kibhr"}
    assert len(texts) == 1
    assert len(origins) == 1


def test_known_no_earlier_than_published_nor_later_than_received(taken: Intake) -> None:
    reports = taken.reports
    known = pd.to_datetime(reports["recorded_on"])
    last = pd.to_datetime(reports["published_last"].where(reports["published_last"] != "", "2026-11-01"))
    assert (known == last.clip(upper=pd.Timestamp("2026-11-01"))).all()


def test_what_the_pipeline_asks_for(raw: dict[str, dict[str, bytes]]) -> None:
    received, taken = intake.receive_all(raw), intake.read_all(raw)
    assert len(received.documents) == sum(len(files) - 2 for files in raw.values())
    assert taken.rows_in == len(taken.reports) + len(taken.set_aside)
    assert not taken.narratives
    assert set(intake.date_orders(raw).values()) == {"dmy"}


def test_the_words_of_a_relative_stay_in_the_restricted_source(taken: Intake) -> None:
    tiers = taken.documents.set_index("document_id")["tier"]
    assert {tiers[text.report["document_id"]] for text in taken.narratives} == {"restricted"}
