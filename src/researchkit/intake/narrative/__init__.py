"""Press releases to drafts: persons, dates with roles, places, articles, penalties, conduct, who says so.

Rules read the text on vocabularies that are data; a person confirms. :func:`draft` reads one text,
:func:`intake_files` reads files, :func:`reports` is what the build uses. A local language model can be
plugged in as a reader (:mod:`researchkit.intake.narrative.readers`); none is by default.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from researchkit.core.dates import UNDATED, Interval

if TYPE_CHECKING:  # reading needs the vocabularies; whoever only asks what there is does not
    from researchkit.core.issue import Issue
    from researchkit.intake.narrative.drafts import Draft
    from researchkit.intake.reports import Report
    from researchkit.intake.text import Narrative

__all__ = ["draft", "intake_files", "reports", "to_csv", "to_html", "to_json", "to_text"]


def draft(
    narrative: Narrative | str, *, language: str = "", published: Interval | str = UNDATED, country: str = "",
    publisher: str = "", title: str = "", name: str = "", reader: str = "",
) -> Draft:  # fmt: skip
    """Read one text by rule.

    Args:
        narrative: a text, or a narrative of a source (what it tells of its page stands where nothing is given).
        language: BCP 47 tag; ``""`` = told from the words.
        published: when the page was published, as an interval or as printed there.
        country: country that detains (ISO 3166-1 alpha-2); ``""`` = told from the places named.
        publisher: who published it.
        title: its headline.
        name: what to call the text.
        reader: name of a plugged-in reader to run after the rules; ``""`` = none.

    Returns:
        The draft; ``_repr_html_`` shows it as the text with its claims beside it.

    Raises:
        ResearchkitError: no such reader is installed (NARRATIVE-07).
    """
    from researchkit.intake.narrative import files, readers
    from researchkit.intake.narrative.read import read

    told = files.page_of(narrative, language, published, country, publisher, title, name)
    found = read(told.text, name=told.name, language=told.language, country_code=told.country,
                 publisher=told.publisher, title=told.title, published=told.published)  # fmt: skip
    return readers.run(reader, found) if reader else found


def intake_files(
    files: Iterable[tuple[str, bytes]], *, publisher: str = "", country: str = "", language: str = "",
    published: str = "", encoding: str = "", reader: str = "",
) -> list[Draft]:  # fmt: skip
    """Read files (plain text, HTML, Word, PDF).

    Args:
        files: name and bytes of each.
        publisher: who published them, where known.
        country: country that detains.
        language: their language.
        published: when they were published, as printed there.
        encoding: of plain text and HTML, where the bytes do not tell.
        reader: name of a plugged-in reader; ``""`` = none.

    Returns:
        One draft a file, in order. A file that cannot be read gives a draft without text whose ``issues`` say why.
    """
    from researchkit.intake.narrative.files import read_file

    return [
        read_file(name, data, publisher=publisher, country=country, language=language, published=published,
                  encoding=encoding, reader=reader)
        for name, data in files
    ]  # fmt: skip


def reports(narrative: Narrative) -> tuple[list[Report], list[Issue]]:
    """The reports of a text of a source: one a person, with ids that stay when others are added.

    What a person confirmed in the text is all that counts where there is such; else the text is read by rule.
    """
    if narrative.confirmed is not None:
        from researchkit.intake.narrative.decided import reports as told

        return told(narrative, narrative.confirmed)
    from researchkit.intake.narrative.drafted import reports as make

    return make(narrative, draft(narrative))


def to_text(drafts: Sequence[Draft]) -> str:
    """Drafts as lines for a terminal; third parties are blotted out."""
    from researchkit.intake.narrative.tables import to_text as make

    return make(drafts)


def to_csv(drafts: Sequence[Draft]) -> str:
    """Drafts as CSV, one row a claim."""
    from researchkit.intake.narrative.tables import to_csv as make

    return make(drafts)


def to_json(drafts: Sequence[Draft]) -> str:
    """Drafts as JSON."""
    from researchkit.intake.narrative.tables import to_json as make

    return make(drafts)


def to_html(draft: Draft, text: int = 0) -> str:
    """A draft as a page that needs nothing else: the text with highlighted claims beside the table.

    Args:
        draft: the draft.
        text: its number among others, so that claims are numbered as in the table (``T2.14``); 0 = alone.
    """
    from researchkit.intake.narrative.page import page

    return page(draft, text)
