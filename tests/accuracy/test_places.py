"""Places against hand-read truth: every distinct place of the published cases, and unseen spellings.

``?`` in the truth stands for a region that the words do not settle: the reader must set it aside.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from researchkit.clean import places
from researchkit.clean.context import Context
from researchkit.core.claim import Reading
from researchkit.core.dates import UNDATED, from_prefix

DATA = Path(__file__).parent / "data"
NEAR, PREMISES = "CLEAN-PLACE-05", "CLEAN-PLACE-02"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def told(reading: Reading) -> str:
    if reading.value is None:
        return "-" if reading.issue in {PREMISES, ""} else "?"
    return "?" if reading.issue == NEAR else reading.qualifier


def test_every_distinct_place_of_the_cases():
    right = wrong = aside = 0
    for row in rows("places_truth.csv"):
        weight = int(row["reports_n"]) + int(row["events_n"])
        found = places.read(row["place_as_written"], Context(country=row["country"]))
        got, expected = [told(reading) for reading in found], row["regions"].split("|")
        if got == expected:
            right += weight
        elif set(got) <= set(expected) | {"?", "-"}:
            aside += weight
        else:
            wrong += weight
    assert wrong == 0
    assert right / (right + aside) >= 0.97


def test_the_places_themselves_are_right():
    rest = []
    for row in rows("places_truth.csv"):
        found = places.read(row["place_as_written"], Context(country=row["country"]))
        got = ["?" if told(reading) == "?" else reading.value or "-" for reading in found]
        if got != row["places"].split("|"):
            rest.append(row["place_as_written"])
    assert len(rest) <= 3


@pytest.mark.parametrize(
    "row", rows("places_dated_truth.csv"), ids=lambda row: f"{row['place']}@{row['when']}"
)
def test_the_region_is_the_one_of_the_day(row):
    (reading,) = places.read(row["place"], Context(country=row["country"], when=from_prefix(row["when"])))
    assert reading.value == row["place_id"]
    assert (reading.qualifier or "?") == row["region"]


def test_unseen_spellings_forms_and_compounds():
    wrong, short = [], []
    truth = rows("places_unseen_truth.csv")
    for row in truth:
        when = from_prefix(row["when"]) if row["when"] else UNDATED
        found = places.read(row["place"], Context(country=row["country"], when=when))
        got, expected = [told(reading) for reading in found], row["regions"].split("|")
        if got != expected:
            (short if set(got) <= {"?", "-"} else wrong).append((row["place"], got, expected))
    assert wrong == []
    assert len(short) / len(truth) <= 0.03
