"""What a sentence tells, field by field, and how firmly it belongs to a case."""

from __future__ import annotations

from dataclasses import dataclass

from researchkit.core.truth import Assertion

#: Rule of a day told for what the sentence before tells: "This happened on 29 January".
OCCURRED = "narrative:occurred@1"


@dataclass(frozen=True, slots=True)
class Fact:
    """One value told, with the words that tell it.

    Attributes:
        field: field of :data:`researchkit.core.claim.FIELDS`.
        start, end: the words that stand alone (characters of the text).
        at: the character that decides whom it is told of.
        value, qualifier: what the cleaner reads.
        role: for dates.
        assertion: asserted unless the words deny.
        rule: what found it.
        confidence: 0–1.
        details: further parts of the reading.
        pointed: characters of words that point to it from elsewhere ("the same day").
    """

    field: str
    start: int
    end: int
    at: int
    value: str
    qualifier: str = ""
    role: str = ""
    assertion: Assertion = Assertion.ASSERTED
    rule: str = ""
    confidence: float = 0.8
    details: tuple[tuple[str, str], ...] = ()
    pointed: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Everything a sentence tells.

    Attributes:
        facts: in order of place.
        kinds: kinds of case event told in it (``weak`` among them).
        grounds: characters from which on (``after``) or up to which (``before``) the sentence gives grounds.
        events: where its events stand.
    """

    facts: tuple[Fact, ...] = ()
    kinds: frozenset[str] = frozenset()
    grounds: tuple[tuple[int, str], ...] = ()
    events: tuple[int, ...] = ()

    @property
    def happens(self) -> bool:
        """Whether something of a case is told to have happened."""
        return bool(self.kinds - {"weak", "search"})
