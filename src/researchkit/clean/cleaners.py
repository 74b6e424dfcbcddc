"""Which cleaner reads which field."""

from __future__ import annotations

from collections.abc import Callable

from researchkit.clean import (
    conduct,
    dates,
    exclusivity,
    law,
    names,
    organisations,
    places,
    procedure,
    sentence,
    status,
)
from researchkit.clean.context import Context
from researchkit.core.claim import Reading
from researchkit.core.truth import UnknownReason


def as_is(verbatim: str, context: Context) -> tuple[Reading, ...]:
    """Words that are kept as words: their value is the text, trimmed."""
    text = " ".join(verbatim.split())
    if not text:
        return (Reading(None, UnknownReason.NOT_STATED, rule="as_is@1"),)
    return (Reading(text, end=len(verbatim), rule="as_is@1"),)


#: Field → cleaner. Fields not listed keep their words (:func:`as_is`).
FIELD_CLEANERS: dict[str, Callable[[str, Context], tuple[Reading, ...]]] = {
    "person": names.read,
    "date": dates.read,
    "place": places.read,
    "article": law.read,
    "affiliation": organisations.read,
    "conduct": conduct.read,
    "violence": conduct.read_violence,
    "exclusivity": exclusivity.read,
    "status": status.read,
    "sentence": sentence.read,
    "procedure": procedure.read,
}

#: Field → all that its cleaner is told of where a cell stands: cells that agree in it are read once.
CONTEXT: dict[str, tuple[str, ...]] = {
    "person": (),
    "date": ("language", "published_first", "published_last", "date_order", "role"),
    "place": ("country", "when_first", "when_last"),
    "article": ("language", "country", "when_first", "when_last"),
    "affiliation": ("language", "country"),
    "conduct": ("language",),
    "violence": ("language",),
    "exclusivity": ("language",),
    "status": ("language", "country"),
    "sentence": ("language", "country"),
    "procedure": ("language",),
}

#: Which date stands for a report when it tells several: the arrest, else what comes next in a case.
MAIN_EVENT_RANK: dict[str, int] = {
    role: rank
    for rank, role in enumerate(
        ("arrest", "custody", "search", "charge", "unspecified", "trial", "sentence", "appeal", "release")
    )
}
