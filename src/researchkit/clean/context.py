"""What a cleaner may know about where words stand, beside the words themselves."""

from __future__ import annotations

from dataclasses import dataclass

from researchkit.core.dates import UNDATED, Interval


@dataclass(frozen=True, slots=True)
class Context:
    """Where words stand.

    Attributes:
        country: ISO 3166-1 alpha-2 of the country that detains; ``""`` = not told.
        language: BCP 47 tag of the words; ``und`` = not told.
        published: when the page was published: a missing year or "last week" may be resolved from it.
        date_order: ``dmy``, ``mdy``, ``ymd`` if the source declares it, else ``""``.
        when: the interval of the event the words belong to, for vocabularies that change over time
            (regions, codes of law).
        role: the role of the date, where a column of its own tells it.
    """

    country: str = ""
    language: str = "und"
    published: Interval = UNDATED
    date_order: str = ""
    when: Interval = UNDATED
    role: str = ""


NOWHERE = Context()
