"""A value and the words it was read from. One never travels without the other."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from researchkit.core.dates import UNDATED, Interval
from researchkit.core.truth import Assertion, UnknownReason


@dataclass(frozen=True, slots=True)
class Words:
    """What one source says about one field of one report, untouched.

    Attributes:
        report_id: the report the words belong to.
        field: the field they speak of (see :data:`FIELDS`).
        verbatim: the words themselves, original script and spelling.
        locator: ``source_id/file.csv#row=17&column=place`` or ``source_id/file.txt#char=120,164``.
        language: BCP 47 tag of the words.
        role: for dates, what happened then (see :data:`ROLES`), where the source says so in a
            column of its own; ``""`` when it does not.
        assertion: asserted, denied, not disclosed.
        asserted_by: who asserts it, as a code of :data:`SPEAKERS`; ``coder`` for a coder's inference.
        speaker: who asserts it, in the source's words (an organisation or office, never a person
            who is closed); ``""`` when not told.
        method: the rule, column or coder that took the words.
            A method that ends in ``?optional`` took words that may say nothing of the field (a headline):
            a cleaner that finds nothing in them makes no claim and no issue.
        confidence: 0–1 for rule-read drafts; 1.0 for cells and people.
        qualifier: a second code told in a column of its own (``court_found`` for an affiliation); it
            stands where the words themselves tell none.
    """

    report_id: str
    field: str
    verbatim: str
    locator: str
    language: str = "und"
    role: str = ""
    assertion: Assertion = Assertion.ASSERTED
    asserted_by: str = ""
    speaker: str = ""
    method: str = ""
    confidence: float = 1.0
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One canonical value that a cleaner read from words.

    A cleaner is a pure function ``words -> list[Reading]``. It returns at least one reading: words
    that say nothing readable give one with ``value None``, a reason, and an issue code.

    Attributes:
        value: the canonical value; ``None`` only with ``unknown_reason``.
        unknown_reason: why there is no value.
        qualifier: a second code that goes with the value (``alleged`` for an affiliation, the
            precision of a place, ``attempt`` for an article …).
        when: for dates, the interval.
        role: for dates, the role the words themselves tell.
        start, end: where in the words the value was read (characters, end exclusive).
        assertion: set when the words themselves deny, e.g. "no violence was reported by police".
        flags: what a reader must know: ``missing_year``, ``ambiguous_order``, ``approx`` …
        issue: an issue code, or ``""``.
        rule: which rule read it, with version (``dates.dmy@1``).
        details: parts that have columns of their own elsewhere (name parts, penalty months …).
    """

    value: str | None
    unknown_reason: UnknownReason | None = None
    qualifier: str = ""
    when: Interval = UNDATED
    role: str = ""
    start: int = 0
    end: int = 0
    assertion: Assertion | None = None
    flags: tuple[str, ...] = ()
    issue: str = ""
    rule: str = ""
    details: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if (self.value is None) is (self.unknown_reason is None):
            raise ValueError("a reading has a value or a reason why not, never both or neither")


#: Fields of words and claims, with what their canonical value is.
FIELDS: dict[str, str] = {
    "person": "name of the person the report is about; value = display form",
    "date": "when something happened; value = EDTF, with role and interval",
    "place": "where; value = place id of a country pack, qualifier = ISO 3166-2 region at the time",
    "article": "legal provision charged; value = <country>-<code>:<article>[(part)][(paragraph)]",
    "affiliation": "movement or organisation; value = org id, qualifier = alleged|self_declared|court_found",
    "conduct": "what the accusation is said to rest on; value = codebook conduct code",
    "violence": "whether violence is part of the accusation; value = violence, with assertion",
    "exclusivity": "whether that is said to be all; value = solely|other_grounds, with speaker",
    "stated_reason": "the authority's own reason, as words",
    "status": "procedural status; value = codebook status code",
    "sentence": "penalty; value = kind:amount, e.g. imprisonment:P5Y",
    "procedure": "procedure flag; value = codebook procedure code",
    "authority": "authority or court, as words",
    "evidence": "evidence mentioned, as words",
    "origin": "who first told it; value = origin id",
    "group": "number of people in the same event, as words",
    "note": "a coder's or source's note, as words",
}

#: What a date is the date of.
ROLES: tuple[str, ...] = (
    "arrest", "charge", "trial", "sentence", "release", "search", "appeal", "custody",
    "other", "publication", "unspecified",
)  # fmt: skip

#: Who may assert something (HURIDOCS-like list of sources of a statement).
SPEAKERS: tuple[str, ...] = (
    "authority", "court", "prosecutor", "charging_document", "counsel", "person", "relative",
    "ngo", "media", "coder", "unattributed",
)  # fmt: skip


def short_id(prefix: str, *parts: str) -> str:
    """A stable id from parts: the same parts always give the same id."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return f"{prefix}{digest[:12]}"
