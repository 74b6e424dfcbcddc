"""A legal reference as told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegalRef:
    """One provision, no more exactly than the words tell it.

    Attributes:
        code: ``CC`` criminal code, ``CAO`` code of administrative offences, ``CPC`` criminal procedure,
            ``CIV``, ``CONST``, ``ICCPR`` …; ``""`` when the words name none.
        country: ISO 3166-1 alpha-2 of the code, ``""`` when the words name none.
        article: number as written, with a hyphen for inserted articles (``272-1``); a dot or stroke stays
            (``280.3``, ``405/2``): what it means depends on the country.
        part, paragraph: ``""`` when not told.
        edition: the year of the code where the words name one (``1997``).
        start, end: characters.
        qualifier: ``attempt``, ``preparation``, ``conspiracy`` or ``inchoate`` (one of the first two).
        flags: ``code_from_neighbour``, ``both_parts``, ``point_as_part``, ``range`` …
    """

    code: str
    country: str
    article: str
    part: str
    paragraph: str
    edition: str = ""
    start: int = 0
    end: int = 0
    qualifier: str = ""
    flags: tuple[str, ...] = ()

    @property
    def span(self) -> tuple[int, int]:
        """First character and the one after the last."""
        return self.start, self.end

    @property
    def code_name(self) -> str:
        """Country, code and edition in one: ``KZ-CC``, ``KZ-CC-1997``, ``CC``, ``ICCPR``."""
        return "-".join(piece for piece in (self.country, self.code, self.edition) if piece)


@dataclass(slots=True)
class Draft:
    """An article found, its parts, and later its code. Places are tokens."""

    article: str
    first: int
    last: int
    parts: list[str]
    paragraphs: list[str]
    flags: set[str]
    code: str = ""
    country: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A code named in a text. ``first`` and ``last`` are its tokens, ``last`` exclusive."""

    code: str
    country: str
    edition: str
    first: int
    last: int
