"""Sentences as reports, courts and lawyers write them, for each code of a field in four languages.

They were written code by code to find what the drafter's vocabulary lacked; what it missed at first is told in
``docs/quality``. In a ``code``, ``+`` joins several, ``?`` before one allows it, and ``-`` stands for sentences of which
nothing of the field may be drafted: a law, other people, an event that is only talked about. Nobody exists.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from researchkit.intake import narrative

DATA = Path(__file__).parent / "data"
#: By file: the fields it is about, and the least recall and precision.
FILES = {"conduct": (("conduct", "violence"), 0.97, 0.99), "procedure": (("procedure",), 0.88, 0.97)}
#: Acts that are violence, so that it may be told with them.
VIOLENT = {"violence_to_person", "call_to_violence", "property_damage"}


def told(row: dict[str, str], fields: tuple[str, ...]) -> set[str]:
    draft = narrative.draft(row["sentence"], language=row["language"], published="2025-06-30",
                            publisher="Example Watch", country="KZ")  # fmt: skip
    return {
        f"violence:{claim.assertion.value}" if claim.field == "violence" else claim.value
        for person in draft.persons
        for claim in person.claims
        if claim.field in fields and claim.value
    }


@pytest.mark.parametrize("name", sorted(FILES))
def test_what_is_said_is_drafted(name: str):
    fields, recall, precision = FILES[name]
    wanted = hit = 0
    faults = []
    with (DATA / f"said_{name}.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for row in rows:
        codes = set() if row["code"] == "-" else set(row["code"].split("+"))
        allowed = {code.lstrip("?") for code in codes}
        if allowed & VIOLENT:
            allowed.add("violence:asserted")
        codes = {code for code in codes if not code.startswith("?")}
        found = told(row, fields)
        wanted += len(codes)
        hit += len(codes & found)
        faults += [f"{code}: {row['sentence']}" for code in found - allowed]
    assert hit / wanted >= recall
    assert hit / (hit + len(faults)) >= precision, faults
