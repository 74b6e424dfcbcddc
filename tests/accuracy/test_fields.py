"""Lexicon-driven fields against truth: every distinct cell of the published cases, read by hand."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from researchkit.clean import conduct, organisations, procedure, sentence, status
from researchkit.clean.context import Context
from researchkit.core.claim import Reading
from researchkit.core.truth import Assertion

DATA = Path(__file__).parent / "data"
Reader = Callable[[str, Context], tuple[Reading, ...]]


def told(reading: Reading) -> str:
    value = reading.value or (reading.unknown_reason or "")
    qualifier = f"/{reading.qualifier}" if reading.qualifier else ""
    return f"{value}{qualifier}{'!' if reading.assertion is Assertion.DENIED else ''}"


@pytest.mark.parametrize(
    ("name", "reader", "least"),
    [
        ("sentence", sentence.read, 0.97),
        ("status", status.read, 0.98),
        ("conduct", conduct.read, 0.98),
        ("procedure", procedure.read, 0.98),
        ("affiliation", organisations.read, 0.98),
    ],
)
def test_distinct_cells(name: str, reader: Reader, least: float):
    with (DATA / f"{name}_truth.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    missed = []
    for row in rows:
        context = Context(country=row["country"], language=row["language"])
        got = " ".join(told(reading) for reading in reader(row["cell"], context))
        expected = row["expected"].replace("unreadable", "not_stated")
        if got.replace("unreadable", "not_stated") != expected:
            missed.append((row["cell"], got, row["expected"]))
    assert len(rows) > 90
    assert 1 - len(missed) / len(rows) >= least, missed
