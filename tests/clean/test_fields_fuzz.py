"""Every reader of a field: any text gives at least one reading, with spans inside it, and no error."""

from __future__ import annotations

import pytest
from growth import least_seconds
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.clean import (
    conduct,
    exclusivity,
    organisations,
    places,
    procedure,
    sentence,
    speakers,
    status,
)
from researchkit.clean.context import Context
from researchkit.core.issue import codes

READERS = {
    "place": places.read,
    "affiliation": organisations.read,
    "conduct": conduct.read,
    "violence": conduct.read_violence,
    "exclusivity": exclusivity.read,
    "status": status.read,
    "sentence": sentence.read,
    "procedure": procedure.read,
    "speaker": speakers.read,
    "authority": speakers.kind_of_authority,
}
WORDS = st.sampled_from(
    "Алматы г. Караганда DVK не not only 5 years и and ( ) ; , . 15 суток митинг peaceful до 3 1/2 «Көше» 年 半 10 "
    "Almaty region near район Абай 400 000 тенге sursis requested жыл no без".split()
)
TEXT = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join))


@pytest.mark.parametrize("field", READERS)
@settings(deadline=None, max_examples=60)
@given(
    text=TEXT,
    country=st.sampled_from(["", "KZ", "HK", "RU"]),
    language=st.sampled_from(["und", "en", "ru", "kk", "fr"]),
)
def test_any_text_is_read(field, text, country, language):
    found = READERS[field](text, Context(country=country, language=language))
    assert found
    assert found == READERS[field](text, Context(country=country, language=language))
    for reading in found:
        assert 0 <= reading.start <= reading.end <= len(text)
        assert reading.rule
        assert not reading.issue or reading.issue in codes()
        assert "\n" not in (reading.value or "")


@pytest.mark.parametrize("field", READERS)
def test_long_cells_take_time_in_proportion(field):
    piece = "Суд в Алматы, ДВК: 5 лет и 15 суток; no peaceful rally near Караганда. "
    reader = READERS[field]
    reader(piece, Context(country="KZ"))

    def seconds(times: int) -> float:
        text = piece * times
        return least_seconds(lambda: reader(text, Context(country="KZ")))

    seconds(50)
    assert seconds(800) < 40 * max(seconds(100), 0.005)
