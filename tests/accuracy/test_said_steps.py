"""Steps of a case as reports say them after a sentence that names somebody: what the drafter reads in them.

A file ``data/said_<field>.csv`` of these fields has ``language, code, sentence``: every sentence stands in a short text of its own,
after one that names somebody. ``-`` is a near miss of which nothing may be read. The people are invented.
Sentences stand here after they were scored once; the files guard what was reached since.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from researchkit.intake.narrative import draft

DATA = Path(__file__).parent / "data"
#: Least recall and precision of each field.
LEAST = {
    "date": (0.9, 0.95),
    "exclusivity": (0.9, 0.92),
    "sentence": (0.85, 0.85),
    "status": (0.9, 0.93),
}
#: Openings that name a man and a woman.
OPENINGS = {
    "en": ("Daniyar Karimbetov, a blogger from Taraz, was arrested in Taraz. ",
           "Saltanat Karimbetova, a blogger from Taraz, was arrested in Taraz. "),
    "ru": ("Блогера из Тараза Данияра Каримбетова задержали в Таразе. ",
           "Блогера из Тараза Салтанат Каримбетову задержали в Таразе. "),
    "kk": ("Тараздық блогер Данияр Кәрімбетов Қылмыстық кодекстің 174-бабы бойынша ұсталды. ",
           "Тараздық блогер Салтанат Кәрімбетова Қылмыстық кодекстің 174-бабы бойынша ұсталды. "),
    "fr": ("Le blogueur Daniyar Karimbetov a été arrêté à Taraz. ",
           "La blogueuse Saltanat Karimbetova a été arrêtée à Taraz. "),
}  # fmt: skip
_WOMAN = re.compile(r"etova|\bshe\b|\bher\b|етов[аоуы]й?\b|\belle\b", re.IGNORECASE)
#: Statuses told along with another: a term is a conviction, release on a pledge is a release.
_TERMS = {"imprisoned", "fined", "suspended_sentence", "restriction_of_freedom", "administrative_detention"}
_ALONG = {
    **{code: {"convicted"} for code in _TERMS},
    "bail_or_pledge": {"released"},
    "released_early": {"released"},
    "convicted": _TERMS,
    "sentence_upheld": {"appeal_rejected"},
}
_OPEN = ("requested", "possible", "earlier")


def said(field: str, language: str, sentence: str) -> list[str]:
    """Codes of a field that the draft of the text has in the sentence."""
    opening = OPENINGS[language][bool(_WOMAN.search(sentence))]
    drafted = draft(opening + sentence, language=language, country="KZ", published="2024-11-01")
    return [
        claim.role if field == "date" else claim.value
        for person in drafted.persons
        for claim in person.claims
        if claim.field == field and claim.start >= len(opening) and claim.qualifier not in _OPEN
    ]


@pytest.mark.parametrize("field", sorted(LEAST))
def test_steps_said(field: str):
    asked = right = wrong = 0
    faults = []
    with (DATA / f"said_{field}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told = said(field, row["language"], row["sentence"])
            wanted = [] if row["code"] == "-" else [row["code"]]
            along = _ALONG.get(row["code"], set()) if field == "status" else set()
            extra = [code for code in told if code not in wanted and code not in along]
            hit = sum(code in told for code in wanted)
            asked, right, wrong = asked + len(wanted), right + hit, wrong + len(extra)
            if extra or hit < len(wanted):
                faults.append(f"{row['language']} {row['code']} {told}: {row['sentence']}")
    recall, precision = LEAST[field]
    assert right >= recall * asked, faults
    assert right >= precision * (right + wrong), faults
