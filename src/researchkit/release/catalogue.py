"""The catalogue of a release: an index for readers, a feed, and the same as data for machines.

Pure: entries in, files out; nothing is read, no clock, no address of a third party. The index works without
JavaScript; a small script adds filters. Every file is addressed relative to the release, so that the same
bytes serve under ``latest`` and under ``releases/<id>``.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MEDIA = {
    "html": "text/html",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "ipynb": "application/x-ipynb+json",
    "png": "image/png",
}


@dataclass(frozen=True, slots=True)
class File:
    """One file of a briefing: its path in the release, its size and digest."""

    path: str
    bytes_n: int
    sha256: str

    @property
    def kind(self) -> str:
        """Its format, by the end of its name."""
        return self.path.rpartition(".")[2].lower()


@dataclass(frozen=True, slots=True)
class Entry:
    """One briefing of the release, in one language.

    Attributes:
        notebook, country, period, language: which briefing; together they are its key.
        first, last: first and last day of the period (ISO).
        title: of the document.
        status, status_text: as on its masthead: code and words.
        finding: the document's first main point, as words.
        as_of: day whose knowledge it rests on (ISO); the date of the entry.
        identifier: as on its masthead.
        files: its files.
        made_from: what it was made from: digests and plain facts.
    """

    notebook: str
    country: str
    period: str
    language: str
    first: str
    last: str
    title: str
    status: str
    status_text: str
    finding: str
    as_of: str
    identifier: str
    files: tuple[File, ...]
    made_from: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it one and the same briefing over time."""
        return self.country, self.period, self.notebook, self.language

    @property
    def work(self) -> tuple[str, str, str]:
        """The same without its language: translations are one work."""
        return self.country, self.period, self.notebook

    def file(self, kind: str) -> File | None:
        """The page or the printed form: the shortest path of that format."""
        found = [one for one in self.files if one.kind == kind]
        return min(found, key=lambda one: (one.path.count("/"), one.path)) if found else None


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of a published briefing: our mistake, told; never a revision by late data.

    Attributes:
        period, notebook: which briefing.
        what, why, effect: what was wrong, why, and whether a published conclusion changes.
        on: the day (ISO).
    """

    period: str
    notebook: str
    what: str
    why: str
    effect: str
    on: str


@dataclass(frozen=True, slots=True)
class About:
    """Facts of the study that the catalogue tells.

    Attributes:
        study_id, title, publisher, contact: as in the study's settings.
        languages: the study's, its first one first; those without a briefing are told as in preparation.
        invented: the data are invented, and every page must say so.
        places: name of each country, by (country, language).
    """

    study_id: str
    title: str
    publisher: str
    contact: str
    languages: tuple[str, ...]
    invented: bool
    places: Mapping[tuple[str, str], str]


class Words(Protocol):
    """The sentences of the index in one language."""

    language: str

    def say(self, key: str, /, **values: str) -> str:
        """A sentence or label."""
        ...

    def day(self, iso: str) -> str:
        """A day, written out."""
        ...

    def period(self, code: str) -> str:
        """A period by its months or year."""
        ...

    def size(self, bytes_n: int) -> str:
        """A size of a file."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    """One briefing in all its languages, with its corrections, newest first."""

    entries: tuple[Entry, ...]
    corrections: tuple[Correction, ...]

    def in_language(self, language: str) -> Entry:
        """The edition of a language, else the first there is."""
        return next((one for one in self.entries if one.language == language), self.entries[0])


def works(entries: Iterable[Entry], corrections: Iterable[Correction] = (), first: str = "") -> list[Work]:
    """Briefings as works, newest period first, a shorter period before a longer one that ends with it.

    Args:
        entries: every briefing of the release.
        corrections: every correction.
        first: language whose edition stands first.
    """
    grouped: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(entry.work, []).append(entry)
    listed = list(corrections)
    out = []
    for own in grouped.values():
        own.sort(key=lambda one: (one.language != first, one.language))
        told = [one for one in listed if (one.period, one.notebook) == (own[0].period, own[0].notebook)]
        told.sort(key=lambda one: (one.on, one.what), reverse=True)
        out.append(Work(tuple(own), tuple(told)))
    out.sort(key=lambda work: (work.entries[0].country, work.entries[0].notebook))
    return sorted(out, key=lambda work: (work.entries[0].last, work.entries[0].first), reverse=True)


def unmatched(entries: Iterable[Entry], corrections: Iterable[Correction]) -> list[Correction]:
    """Corrections that name no briefing of the release: never silently dropped."""
    known = {(entry.period, entry.notebook) for entry in entries}
    return [one for one in corrections if (one.period, one.notebook) not in known]


def carried(old: Iterable[Entry], new: Iterable[Entry]) -> list[Entry]:
    """Briefings of the release before that no new one replaces; they stay as they were made."""
    replaced = {entry.key for entry in new}
    return [entry for entry in old if entry.key not in replaced]


def catalogue(
    entries: Iterable[Entry],
    *,
    about: About,
    words: Mapping[str, Words],
    corrections: Iterable[Correction] = (),
    colours: str = "",
) -> dict[str, bytes]:
    """Every file of the catalogue.

    Args:
        entries: the briefings of the release.
        about: facts of the study.
        words: sentences of each language in which an index is wanted; one without a briefing is left out.
        corrections: corrections of published briefings.
        colours: style rules that set the colours, light and dark.

    Returns:
        ``index.html`` (first language), ``index.<language>.html``, ``feed.<language>.xml``, ``catalog.json``,
        ``briefings.json`` and ``index.js``; nothing if there are no entries. The same input always gives the
        same bytes.
    """
    from researchkit.release import catalogue_data, catalogue_feed, catalogue_page

    listed = sorted((replace(one, files=tuple(sorted(one.files, key=lambda f: f.path))) for one in entries),
                    key=lambda one: one.key)  # fmt: skip
    if not listed:
        return {}
    told = sorted(corrections, key=lambda one: (one.on, one.period, one.notebook, one.what))
    have = {entry.language for entry in listed}
    order = [name for name in (*about.languages, *sorted(have)) if name in have and name in words]
    languages = tuple(dict.fromkeys(order))
    out: dict[str, bytes] = {}
    for language in languages:
        mine = works(listed, told, language)
        page = catalogue_page.page(mine, about, words[language], languages, colours)
        out[f"index.{language}.html"] = page
        out[f"feed.{language}.xml"] = catalogue_feed.feed(mine, about, words[language])
    if languages:
        out["index.html"] = out[f"index.{languages[0]}.html"]
        out["index.js"] = catalogue_page.script()
    out["catalog.json"] = catalogue_data.dcat(works(listed, told, about.languages[0]), about)
    out["briefings.json"] = catalogue_data.plain(listed)
    return out


def urn(*parts: str) -> str:
    """A lasting identifier from parts: the same parts always give the same."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, chr(31).join(parts))}"
