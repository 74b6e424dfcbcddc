"""What reading a text by rule gives: persons with claims, third parties, and where everything stands.

A draft is never more than that: a person confirms, corrects or strikes out what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from researchkit.core.dates import UNDATED, Interval
from researchkit.core.truth import Assertion


@dataclass(frozen=True, slots=True)
class Claim:
    """One value drafted for one person.

    Attributes:
        field: field of :data:`researchkit.core.claim.FIELDS`.
        start, end: its words (characters of the text).
        value: what the cleaner of the field reads there.
        qualifier: second code that goes with it (``alleged``; ``relative`` for a procedure flag that is
            about a relative).
        role: for dates.
        assertion: asserted or denied.
        asserted_by, speaker: who says so, as a code and in the text's words.
        rule: the rule that found it.
        confidence: 0–1.
        sentence: characters of the sentence it was read in.
        pointed: characters of the words that point to it ("the same day"), if any.
    """

    field: str
    start: int
    end: int
    value: str
    qualifier: str
    role: str
    assertion: Assertion
    asserted_by: str
    speaker: str
    rule: str
    confidence: float
    sentence: tuple[int, int]
    pointed: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class DraftPerson:
    """Somebody the text is about.

    Attributes:
        start, end: the name that stands for the person.
        name: the name as :mod:`researchkit.clean.names` reads it.
        rule: why the text is about this person.
        claims: in order of place; the first is the name.
        asked: what the text tells of somebody, nothing saying of whom: for a person to say whether it is this one.
        country: country of the part of a digest that names the person, where it is not the text's.
    """

    start: int
    end: int
    name: str
    rule: str
    claims: tuple[Claim, ...]
    asked: tuple[Claim, ...] = ()
    country: str = ""

    def told(self, field: str) -> tuple[Claim, ...]:
        """The claims of one field."""
        return tuple(claim for claim in self.claims if claim.field == field)


@dataclass(frozen=True, slots=True)
class Closed:
    """A place where somebody is named whom the text is not about. It may not leave.

    Attributes:
        start, end: the name.
        relation: ``relative``, ``counsel``, ``judge`` … ``named`` when nothing more is told.
    """

    start: int
    end: int
    relation: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text read by rule.

    Attributes:
        name: file or locator it comes from.
        text: as received. Offsets count its characters.
        language, country, publisher, title, published: of the page; told, or found in the text.
        origin_id: who told it first; ``origin`` are the words that say so, if any.
        persons: whom it is about, in order of first mention.
        closed: where others are named.
        issues: codes of what a person must know.
    """

    name: str
    text: str
    language: str = "und"
    country: str = ""
    publisher: str = ""
    title: str = ""
    published: Interval = UNDATED
    origin_id: str = ""
    origin: tuple[int, int] | None = None
    persons: tuple[DraftPerson, ...] = ()
    closed: tuple[Closed, ...] = ()
    issues: tuple[str, ...] = ()

    def verbatim(self, claim: Claim) -> str:
        """The words of a claim."""
        return self.text[claim.start : claim.end]

    def masked(self, start: int = 0, end: int | None = None) -> str:
        """A stretch of the text with the names of third parties blotted out."""
        stop = len(self.text) if end is None else end
        out: list[str] = []
        at = start
        for one in self.closed:
            if one.start < at or one.start >= stop:
                continue
            out += [self.text[at : one.start], f"[{one.relation}]"]
            at = min(one.end, stop)
        return "".join([*out, self.text[at:stop]])

    def rows(self) -> Iterator[tuple[DraftPerson, Claim]]:
        """Every claim with its person; what is asked of a person comes after what is drafted."""
        for person in self.persons:
            for claim in (*person.claims, *person.asked):
                yield person, claim

    def _repr_html_(self) -> str:
        from researchkit.intake.narrative.page import fragment

        return fragment(self)
