"""Forms that others ask for: the questionnaire of the UN Working Group on Arbitrary Detention, as data."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from researchkit.reference import packs


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the questionnaire.

    Attributes:
        part, number: as on the form (``II``, ``4``).
        code: our name of it.
        ask: who may know the answer where no source tells it: family, counsel, authority or submitter.
        edition: ``public``, or ``confidential`` if it stands in the confidential edition alone.
    """

    part: str
    number: str
    code: str
    ask: str
    edition: str


@functools.cache
def questionnaire() -> tuple[Question, ...]:
    """The questions in the order of the form."""
    return tuple(
        Question(row["part"], row["number"], row["code"], row["ask"], row["edition"])
        for row in packs.rows("forms", "wgad_questionnaire.csv")
    )


@functools.cache
def danger() -> frozenset[str]:
    """Marks (``procedure:incommunicado``) that tell of a danger to the person now."""
    return frozenset(row["mark"] for row in packs.rows("forms", "danger.csv"))


@functools.cache
def coded_fields() -> frozenset[str]:
    """Fields of claims whose value is a code, never a source's words; every other field is closed."""
    return frozenset(row["field"] for row in packs.rows("forms", "coded_fields.csv"))
