"""What a release holds beside the briefings just made: those of the release before, and the catalogue of all.

A reader expects yesterday's quarter to stand where it stood. So a briefing that is not replaced is carried over
from the last release unchanged, with the facts it was made from; it is left out only if a name that is now
closed stands in it, and that is told.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from researchkit import store
from researchkit.core.dates import Period
from researchkit.core.issue import Issue
from researchkit.release.catalogue import About, Correction, Entry, File, carried, catalogue, unmatched
from researchkit.study import Study

if TYPE_CHECKING:
    from researchkit.briefing.wording import Wording
    from researchkit.pipeline.briefs import Brief
    from researchkit.protect.gate import Passed

CORRECTIONS = "release_corrections.csv"
LIST = "briefings.json"
_COLUMNS = ("period", "notebook", "what", "why", "effect", "on", "by")


@dataclass(frozen=True, slots=True)
class Completed:
    """Files to add to a release, and what a person must know."""

    files: dict[str, bytes]
    notes: tuple[str, ...]


def complete(
    study: Study,
    made: Iterable[tuple[Brief, Path, Mapping[str, bytes]]],
    check: Callable[[Mapping[str, bytes]], Passed],
    made_from: Mapping[str, str],
) -> Completed:
    """Carry over what is not replaced, and write the catalogue.

    Args:
        study: the study.
        made: each public briefing: what it is, its folder, and its files by path in the release.
        check: the gate, which tells what may not leave.
        made_from: what the new briefings were made from.

    Returns:
        Files beside those of ``made``. A release of another day than the study's own carries nothing over.
    """
    new = [entry(brief, folder, files, made_from) for brief, folder, files in made]
    notes: list[str] = []
    files: dict[str, bytes] = {}
    entries = list(new)
    if study.as_of_is_default:
        kept, told = _last(study, new, check)
        notes += told
        for one, own in kept:
            entries.append(one)
            files |= own
    corrections, told = _corrections(study)
    notes += told
    notes += [
        str(Issue("RELEASE-07", f"judgements/{CORRECTIONS}", stage="release"))
        for _ in unmatched(entries, corrections)
    ]
    files |= catalogue(
        entries,
        about=_about(study, entries),
        words={name: Sentences(name) for name in sorted({one.language for one in entries})},
        corrections=corrections,
        colours=_colours(),
    )
    return Completed(files, tuple(dict.fromkeys(notes)))


def entry(brief: Brief, folder: Path, files: Mapping[str, bytes], made_from: Mapping[str, str]) -> Entry:
    """A briefing as the catalogue tells it; what it says of itself is read from its document.

    Args:
        brief: which briefing.
        folder: where it was made.
        files: its files by path in the release.
        made_from: what it was made from.
    """
    document = json.loads((folder / "document.json").read_text(encoding="utf-8"))
    blocks = document["blocks"]
    masthead: Mapping[str, Any] = next((one for one in blocks if one["type"] == "Masthead"), {})
    points: Mapping[str, Any] = next((one for one in blocks if one.get("role") == "main-points"), {})
    first = next(iter(points.get("items", ())), ())
    finding = "".join(_words(block) for block in first)
    identifier = next(
        (run["text"] for _, line in masthead.get("facts", ()) for run in line if run.get("code")), brief.slug
    )
    return Entry(
        notebook=brief.notebook,
        country=brief.country,
        period=brief.period.code,
        language=brief.language,
        first=brief.period.first.isoformat(),
        last=brief.period.last.isoformat(),
        title=str(document["title"]),
        status=str(masthead.get("status", "")),
        status_text=str(masthead.get("status_text", "")),
        finding=finding,
        as_of=str(document["date"] or made_from["as_of"]),
        identifier=str(identifier),
        files=tuple(File(path, len(data), _sha256(data)) for path, data in sorted(files.items())),
        made_from=tuple(sorted(made_from.items())),
    )


def _words(block: Mapping[str, Any]) -> str:
    return "".join(str(run.get("text", "")) for run in block.get("runs", ()) if run["type"] != "FootnoteRef")


def _last(
    study: Study, new: Sequence[Entry], check: Callable[[Mapping[str, bytes]], Passed]
) -> tuple[list[tuple[Entry, dict[str, bytes]]], list[str]]:
    """Briefings of the last release that stay, with their files, and what keeps others out."""
    from researchkit.release.catalogue_data import from_plain
    from researchkit.release.verify import verify

    folder = study.reports / "latest"
    if not (folder / LIST).is_file():
        return [], []
    if verify(folder).verdict != "valid":
        return [], [str(Issue("RELEASE-08", "reports/latest", stage="release"))]
    kept: list[tuple[Entry, dict[str, bytes]]] = []
    notes = []
    for one in carried(from_plain((folder / LIST).read_bytes()), new):
        files = {file.path: (folder / file.path).read_bytes() for file in one.files}
        if check(files).open:
            kept.append((one, files))
        else:
            notes.append(str(Issue("RELEASE-09", ".".join(one.key), stage="release")))
    return kept, notes


def _corrections(study: Study) -> tuple[list[Correction], list[str]]:
    data = store.judgements(study.raw).get(CORRECTIONS)
    if data is None:
        return [], []
    reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    place = f"judgements/{CORRECTIONS}"
    if not set(_COLUMNS) <= set(reader.fieldnames or ()):
        return [], [str(Issue("RELEASE-06", place, stage="release"))]
    out, notes = [], []
    for number, row in enumerate(reader, 2):
        cells = {name: (row.get(name) or "").strip() for name in _COLUMNS}
        if not all(cells.values()) or not _is_day(cells["on"]):
            notes.append(str(Issue("RELEASE-06", f"{place}#row={number}", stage="release")))
            continue
        if cells["on"] > study.as_of.isoformat():
            continue  # not yet known on the day that is built
        del cells["by"]  # who corrected is for the study alone
        out.append(Correction(**cells))
    return out, notes


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _about(study: Study, entries: Iterable[Entry]) -> About:
    from babel import Locale

    countries = {one.country for one in entries}
    places = {
        (country, language): str(Locale(language).territories.get(country, country))
        for country in countries
        for language in {*study.languages, *(one.language for one in entries)}
    }
    return About(study.study_id, study.title, study.publisher, study.contact, study.languages, study.invented,
                 places)  # fmt: skip


class Sentences:
    """The sentences of the index, from the briefings' wording."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._wording: Wording | None = None

    @property
    def wording(self) -> Wording:
        """The wording, loaded when first asked."""
        if self._wording is None:
            from researchkit.briefing.wording import Wording

            self._wording = Wording(self.language)
        return self._wording

    def say(self, key: str, /, **values: str) -> str:
        """A sentence or label; ``""`` if no language has it."""
        return self.wording.words(key, **values) if self.wording.has(key) else ""

    def day(self, iso: str) -> str:
        """A day, written out."""
        return self.wording.day(dt.date.fromisoformat(iso)).text

    def period(self, code: str) -> str:
        """A period by its months or year."""
        return self.wording.period(Period.parse(code)).text

    def size(self, bytes_n: int) -> str:
        """A size of a file: whole kilobytes, then megabytes with one decimal."""
        from babel.numbers import format_decimal

        if bytes_n < 1_000_000:
            number, key = format_decimal(max(1, round(bytes_n / 1000)), locale=self.language), "index-size-kb"
        else:
            number = format_decimal(bytes_n / 1_000_000, format="#,##0.0", locale=self.language)
            key = "index-size-mb"
        return self.say(key, n=str(number))


def _colours() -> str:
    from researchkit.briefing.design import FOLDER

    tokens = json.loads((FOLDER / "tokens.json").read_text(encoding="utf-8"))

    def names(theme: str) -> str:
        return "".join(f"--{name}:{value};" for name, value in tokens[theme].items())

    light = f":root{{{names('light')}--focus:{tokens['light']['link']};}}"
    return f"{light}\n@media (prefers-color-scheme:dark){{:root{{{names('dark')}}}}}"


def _sha256(data: bytes) -> str:
    from researchkit.release.manifest import digest

    return digest(data)
