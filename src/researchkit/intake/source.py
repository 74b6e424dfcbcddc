"""A source: who told us, under what terms, and how its files are read (``source.toml``)."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from researchkit.core.issue import Issue
from researchkit.intake.declaration import NESTED, WRONG, given, one_of
from researchkit.intake.mapping import TableSpec, table, takes

RECORD = "source.toml"

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class TextSpec:
    """Files that are narratives by themselves, without an index.

    Attributes:
        files: names or patterns.
        publisher, url, title, published, language, country: of the page; blank = the source's own.
    """

    files: tuple[str, ...]
    publisher: str = ""
    url: str = ""
    title: str = ""
    published: str = ""
    language: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One folder of ``data/raw/``.

    Attributes:
        title: what the source is, in a few words.
        publisher: who published it, where a row names no other.
        kind: ``rows`` (one report a row), ``events`` (one event a row) or ``narratives`` (texts).
        language, country: where a row names none (BCP 47; ISO 3166-1 alpha-2 or blank).
        tier: ``open``, ``restricted`` or ``closed``.
        licence: licence, terms or consent under which it was given.
        obtained_how: how it came to us.
        received_on: the day it came.
        known_since: what ``recorded_on`` of a report is: ``received`` (the day it came to us) or
            ``published`` (the page's own date, for pages that anyone could read then).
        date_order: ``dmy``, ``mdy`` or ``ymd`` for dates in figures; blank = told from the words.
        consent, received_from, contact: further origin record, free text.
        claims: files of claims that a person confirmed in the source's texts (names or patterns). The texts are
            then not read by rule: they tell what was confirmed and nothing else.
        kept: files kept as received beside what is read of them (the Word file a text was taken from).
        tables, texts: how the files are read.
        source_id: name of the folder.
    """

    title: str
    publisher: str
    kind: str = field(metadata=one_of("rows", "events", "narratives"))
    language: str
    tier: str = field(metadata=one_of("open", "restricted", "closed"))
    licence: str
    obtained_how: str
    received_on: dt.date
    country: str = ""
    known_since: str = field(default="received", metadata=one_of("received", "published"))
    date_order: str = field(default="", metadata=one_of("", "dmy", "mdy", "ymd"))
    consent: str = ""
    received_from: str = ""
    contact: str = ""
    claims: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    tables: tuple[TableSpec, ...] = field(default_factory=tuple, metadata=NESTED)
    texts: tuple[TextSpec, ...] = field(default_factory=tuple, metadata=NESTED)
    source_id: str = field(default_factory=str, metadata=NESTED)

    @property
    def report_kind(self) -> str:
        """Kind of the reports that its rows become."""
        return {"rows": "row", "events": "event", "narratives": "narrative"}[self.kind]

    def tables_for(self, name: str) -> tuple[TableSpec, ...]:
        """The tables that read a file: the first that names it, and others for further sheets of a workbook."""
        out: list[TableSpec] = []
        for spec in self.tables:
            if takes(spec.files, name) and (
                not out or spec.sheet not in {"", *(other.sheet for other in out)}
            ):
                out.append(spec)
        return tuple(out)

    def reads(self, name: str) -> bool:
        """Whether a file is read as a table or a text, and not for its confirmed claims or only kept."""
        return not takes((*self.claims, *self.kept), name)

    def text_for(self, name: str) -> TextSpec | None:
        """The declaration of a file that is a narrative by itself."""
        return next((spec for spec in self.texts if takes(spec.files, name)), None)


def load(source_id: str, data: bytes | None) -> tuple[Source | None, list[Issue]]:
    """Read a source's ``source.toml``.

    Args:
        source_id: name of the folder.
        data: bytes of the file; ``None`` if there is none.

    Returns:
        The source, or ``None`` with *every* fault as an issue, so that all can be mended at once.
    """
    place = f"{source_id}/{RECORD}"
    if data is None:
        return None, [Issue("INTAKE-SOURCE-01", place, stage="intake")]
    try:
        raw: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        return None, [Issue("INTAKE-SOURCE-02", f"{place}#row={line[1]}" if line else place, stage="intake")]
    issues: list[Issue] = []
    start = f"{place}#key="
    parts = {name: raw.pop(name, []) for name in ("table", "text")}
    kwargs = given(Source, raw, start, issues)
    for name, pattern in (("language", _LANGUAGE), ("country", _COUNTRY)):
        if kwargs.get(name) and not pattern.fullmatch(kwargs[name]):
            issues.append(Issue(WRONG, f"{start}{name}", stage="intake"))
    tables = [
        table(entry, f"{start}table.{n}.", issues) for n, entry in _tables(parts, "table", start, issues)
    ]
    texts = [
        TextSpec(**settings)
        for n, entry in _tables(parts, "text", start, issues)
        if "files" in (settings := given(TextSpec, entry, f"{start}text.{n}.", issues))
    ]
    if not parts["table"] and not parts["text"]:
        issues.append(Issue("INTAKE-SOURCE-04", f"{start}table", stage="intake"))
    if issues:
        return None, issues
    read = tuple(spec for spec in tables if spec)
    return Source(**kwargs, tables=read, texts=tuple(texts), source_id=source_id), []


def _tables(
    parts: dict[str, Any], name: str, place: str, issues: list[Issue]
) -> list[tuple[int, dict[str, Any]]]:
    given_tables = parts[name]
    if not isinstance(given_tables, list) or not all(isinstance(entry, dict) for entry in given_tables):
        issues.append(Issue(WRONG, f"{place}{name}", stage="intake"))
        return []
    return list(enumerate(given_tables, 1))
