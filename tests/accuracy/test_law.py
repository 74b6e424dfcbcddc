"""Legal references against truth: exact references, every cell of the published cases, unseen forms."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from researchkit.clean import law
from researchkit.clean.context import Context

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def truth() -> dict[str, list[dict[str, str]]]:
    out: dict[str, list[dict[str, str]]] = {}
    for row in rows("legal_refs_truth.csv"):
        out.setdefault(row["ref_id"], []).append(row)
    return out


@pytest.mark.parametrize("expected", truth().values(), ids=list(truth()))
def test_truth(expected):
    wanted = [(r["code"], r["article"], r["part"], r["paragraph"]) for r in expected if r["n_refs"] != "0"]
    found = law.parse(expected[0]["raw"], expected[0]["lang"])
    assert [(r.code_name, r.article, r.part, r.paragraph) for r in found] == wanted


def test_cells_of_the_published_cases():
    """455 distinct cells in 17 languages, judged by hand: values~qualifiers, [groups] of named offences."""
    wrong = []
    for row in rows("law_cells.csv"):
        found = law.read(row["words"], Context(country=row["country"], language=row["language"]))
        told = []
        for reading in found:
            if reading.value:
                told.append(reading.value + (f"~{reading.qualifier}" if reading.qualifier else ""))
            else:
                told.append(f"[{reading.qualifier}]" if reading.qualifier else "-")
        if " ".join(told) != row["expected"]:
            wrong.append((row["words"], told))
    assert wrong == []


def test_few_cells_say_nothing_that_is_known():
    cells = [row for row in rows("law_cells.csv") if row["expected"] == "-"]
    silent = [
        row for row in cells
        if law.read(row["words"], Context(country=row["country"], language=row["language"]))[0].issue
    ]  # fmt: skip
    assert len(silent) <= 6


def test_forms():
    """Forms that cases have not shown yet: no spaces, brackets, editions, many languages."""
    table = rows("law_forms.csv")
    wrong = []
    for row in table:
        found = law.parse(row["words"], row["language"])
        told = []
        for ref in found:
            part = f"({ref.part})" if ref.part else ""
            point = f"({ref.paragraph})" if ref.paragraph else ""
            told.append(f"{ref.code_name}:{ref.article}{part or ('(?)' if point else '')}{point}")
        if " ".join(told) != row["expected"]:
            wrong.append((row["words"], told))
    assert len(wrong) / len(table) <= 0.02, wrong
