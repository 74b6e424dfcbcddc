"""Files to drafts, and what a text tells of its page: title, day of publication, language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from researchkit.clean import dates
from researchkit.clean.context import Context
from researchkit.core.dates import UNDATED, Interval
from researchkit.core.issue import ResearchkitError
from researchkit.intake import filetype
from researchkit.intake import text as texts
from researchkit.intake.grid import Unreadable
from researchkit.intake.narrative import language as languages
from researchkit.intake.narrative import phrases
from researchkit.intake.narrative.drafts import Draft
from researchkit.intake.receive import Document
from researchkit.intake.text import Narrative
from researchkit.reference import lexicon

#: Lines at the head of a page that may hold its date and title, and how long such a line is.
_HEAD, _DATE_LINE, _TITLE_LINE = 14, 40, 160
#: Longest dateline ("GENEVA (5 December 2024)"), the dash after it, and a day told with its year.
_DATELINE, _DATELINE_ENDS = 80, re.compile(r"(?<=[\w).])\s+[\u2013\u2014-]{1,2}\s+(?=\S)")
_ARTICLE = re.compile(r"\s(?:le|am|il|el)$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_TEXTS = (filetype.TEXT, filetype.HTML, filetype.DOCX, filetype.PDF)
#: Codes of the reader of sources that give another next step here.
_TOLD_SO = {"INTAKE-ENCODING-02": "NARRATIVE-09", "INTAKE-ENCODING-01": "NARRATIVE-12"}


@dataclass(frozen=True, slots=True)
class Page:
    """A text and what is known of its page."""

    text: str
    name: str
    language: str
    country: str
    publisher: str
    title: str
    published: Interval


def page_of(
    narrative: Narrative | str, language: str, published: Interval | str, country: str, publisher: str,
    title: str, name: str,
) -> Page:  # fmt: skip
    """What is known of a text's page: what is given, else what its source tells, else what its head says."""
    row = {} if isinstance(narrative, str) else narrative.report
    text = narrative if isinstance(narrative, str) else narrative.text
    told = language or row.get("language", "")
    told = told if told not in {"", "und"} else languages.of(text)
    when = published if isinstance(published, Interval) else dates.published(published, told)
    if when == UNDATED and row.get("published_first") and row.get("published_last"):
        when = dates.published(f"{row['published_first']}/{row['published_last']}")
        when = when if when != UNDATED else dates.published(row["published_first"])
    if when == UNDATED and not row:
        when = _date_line(text, told)
    return Page(
        text, name or row.get("locator", ""), told, country or row.get("country", ""),
        publisher or row.get("publisher", ""), title or row.get("title", "") or _title_line(text), when,
    )  # fmt: skip


def checked(*, country: str, language: str, published: str) -> dict[str, str]:
    """What a person told of the pages, if it can be what it should be.

    Raises:
        ResearchkitError: no country code (DRAFT-19), no language tag (DRAFT-20), no day (DRAFT-21).
    """
    if country and not re.fullmatch("[A-Z]{2}", country.upper()):
        raise ResearchkitError("DRAFT-19", "--country")
    if language and not re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        raise ResearchkitError("DRAFT-20", "--language")
    if published and dates.published(published, language or "und") == UNDATED:
        raise ResearchkitError("DRAFT-21", "--published")
    return {"country": country.upper(), "language": language, "published": published}


def read_file(
    name: str, data: bytes, *, publisher: str, country: str, language: str, published: str, encoding: str,
    reader: str,
) -> Draft:  # fmt: skip
    """One file to a draft; a file that cannot be read gives an empty one with the reason."""
    from researchkit.intake.narrative import draft

    told = filetype.tell(name, data)
    if told.refused:
        return Draft(name, "", issues=(told.code,))
    if told.media_type not in _TEXTS:
        return Draft(name, "", issues=("NARRATIVE-10",))
    try:
        found = texts.read(Document("", "", name, "", data, told.media_type, ""), encoding)
    except Unreadable as fault:
        return Draft(name, "", issues=(_TOLD_SO.get(fault.code, fault.code),))
    text = found.text.replace("\0", " ")
    notes = [
        *found.notes,
        *([told.code] if told.code else []),
        *(["NARRATIVE-08"] if text != found.text else []),
    ]
    made = draft(text, language=language, published=published, country=country, publisher=publisher,
                 title=found.title, name=name, reader=reader)  # fmt: skip
    nobody = () if made.persons else ("NARRATIVE-11",)
    return replace(made, issues=(*notes, *made.issues, *nobody))


def _date_line(text: str, language: str) -> Interval:
    """The day of publication where a line at the head is a date, or a dateline: "Publisher, 14 March 2025"."""
    lines = [line.strip(" \t•|-–—") for line in text.split("\n")[:_HEAD]]
    for bare in lines:
        if 6 <= len(bare) <= _DATE_LINE and any(char.isdigit() for char in bare):
            readings = dates.read(bare, Context(language=language))
            if (
                len(readings) == 1
                and readings[0].when.first
                and readings[0].end - readings[0].start >= len(bare) - 12
            ):
                return readings[0].when
    return next((when for bare in lines if (when := _dateline(bare, language)) != UNDATED), UNDATED)


def _dateline(line: str, language: str) -> Interval:
    """The day a dateline tells: after the place or publisher, at the end of the line or before a dash."""
    head = _DATELINE_ENDS.split(line, maxsplit=1)[0] if _DATELINE_ENDS.search(line[:_DATELINE]) else line
    if not 6 <= len(head) <= _DATELINE or not any(char.isdigit() for char in head):
        return UNDATED
    found = [one for one in dates.find(head, Context(language=language)) if one.when.first]
    if len(found) != 1 or not _DAY.fullmatch(found[0].value or ""):
        return UNDATED
    before, after = _ARTICLE.sub("", head[: found[0].start].rstrip()), head[found[0].end :]
    parted = before == "" or before[-1] in ",(|–—:•"
    words = lexicon.cut(head)
    if not parted or len(after.strip(" .)г")) > 2 or phrases.find("births", words, language):
        return UNDATED
    if phrases.find("case_events", words, language):
        return UNDATED
    return found[0].when


def _title_line(text: str) -> str:
    """The first line that is no menu, no date and no sentence with a stop: a headline."""
    for line in text.split("\n")[:_HEAD]:
        bare = line.strip(" \t•>|")
        if len(bare.split()) >= 4 and len(bare) <= _TITLE_LINE:
            return "" if bare.endswith((".", "!", "?", ":")) else bare
    return ""
