"""Confirmed drafts as a source folder: the texts, an index of their pages, and the claims that a person confirmed.

The folder is read back the way the build reads it, before anything is written: each confirmed claim must come out
with the value the person saw, and nothing else. Where the words alone are read otherwise, the person's value
becomes a correction with their name.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from researchkit.core.issue import Issue
from researchkit.intake import confirmed, source
from researchkit.intake.narrative import readback
from researchkit.intake.narrative.decisions import Decided, Decision
from researchkit.intake.narrative.tables import one_line, text_hash

CORRECTIONS = (
    "report_id", "field", "verbatim", "value", "qualifier", "date_first", "date_last", "role", "reason", "by", "on",
    "locator",
)  # fmt: skip
INDEX = (
    "text_id", "file", "publisher", "url", "title", "published", "language", "country", "told_first_by", "original",
    "original_name",
)  # fmt: skip
#: What stands in a source.toml below the origin record.
READS = """
claims = ["confirmed*.csv"]  # what a person confirmed: nothing else is read from the texts
kept = ["originals/*"]

[[table]]
files = ["index*.csv"]
texts = "file"

[table.columns]
text_id = { is = "row_id" }
publisher = { is = "publisher" }
url = { is = "url" }
title = { is = "title" }
published = { is = "published" }
language = { is = "language" }
country = { is = "country" }
told_first_by = { is = "origin" }

[table.ignored]
original = "the file the text was taken from, kept as received"
original_name = "what that file was called"
"""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a folder of drafts.

    Attributes:
        number: ``T1`` …
        text: the words.
        page: columns of :data:`INDEX` that the page has, as a person confirmed them.
        original: bytes of the file it was taken from, where that is no plain text; its name's ending.
    """

    number: str
    text: str
    page: Mapping[str, str]
    original: bytes = b""
    ending: str = ""


@dataclass(slots=True)
class Folder:
    """Files for a source folder.

    Attributes:
        files: path → bytes, only what is new or changed.
        corrections: rows for ``judgements/corrections.csv``.
        texts, persons, claims: how many are new.
        faults: why it cannot be written.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    corrections: list[dict[str, str]] = field(default_factory=list)
    texts: int = 0
    persons: int = 0
    claims: int = 0
    faults: list[Issue] = field(default_factory=list)


def compose(
    source_id: str, record: bytes, texts: Sequence[Text], decided: Decided, present: Mapping[str, bytes],
    corrections: Sequence[Mapping[str, str]], by: str, on: str,
) -> Folder:  # fmt: skip
    """Files of a source folder that hold what was confirmed.

    Args:
        source_id: name of the folder.
        record: its ``source.toml``; for a folder that is there already, the one that stands there counts.
        texts: texts of the drafts.
        decided: what a person decided.
        corrections: rows of ``judgements/corrections.csv`` that are there already.
        present: files that the folder holds already; confirmed claims are added to it, none is changed.
        by: who confirmed.
        on: when (ISO day).
    """
    out = Folder()
    record = present.get(source.RECORD, record)
    declared, faults = source.load(source_id, record)
    if declared is None:
        out.faults += faults
        return out
    if present and not declared.claims:
        out.faults.append(Issue("DRAFT-14", f"data/raw/{source_id}"))
        return out
    known = _rows(present, "index")
    there = {row["text_id"]: row["file"] for row in known}
    before = {_key(row) for row in _rows(present, "confirmed")}
    names = {
        (one.text, one.person): str(one.start) for one in decided.claims if one.field == "person"
    }  # fmt: skip
    index: list[dict[str, str]] = []
    rows: list[dict[str, str]] = []
    by_number = {one.number: one for one in texts}
    files: dict[str, bytes] = {} if present else {source.RECORD: record}
    new: dict[readback.Key, list[Decision]] = {}
    old = set(before)
    for number in dict.fromkeys(one.text for one in decided.claims):
        text = by_number[number]
        text_id = _text_id(text)
        if text_id not in there:
            there[text_id] = _file(text)
            files[there[text_id]] = text.text.encode()
            page = dict(text.page) | {"text_id": text_id, "file": there[text_id]}
            if text.original:
                page["original"] = f"originals/{text_id}{text.ending}"
                files[page["original"]] = text.original
            index.append(page)
            out.texts += 1
        for one in decided.claims:
            if one.text != number:
                continue
            row = _row(one, there[text_id], names[one.text, one.person], text.text, by, on)
            if _key(row) not in old:
                span = f"{row['start']},{row['end']}"
                new.setdefault((row["file"], row["person"], row["field"], span, row["role"]), []).append(one)
            if _key(row) not in before:
                before.add(_key(row))
                rows.append(row)
                out.persons += one.field == "person"
    out.claims = len(rows)
    out.faults += _withdrawn(decided, by_number, _rows(present, "confirmed"))
    if not rows or out.faults:
        return out
    nth = 1 + sum(name.startswith("confirmed") for name in present)
    suffix = "" if nth == 1 else f"_{nth}"
    files[f"confirmed{suffix}.csv"] = _table(confirmed.COLUMNS, rows)
    if index:
        files[f"index{suffix}.csv"] = _table(INDEX, index)
    out.files = files
    out.corrections, faults = readback.check(source_id, {**present, **files}, new, corrections, by, on)
    out.faults += faults
    return out


def _withdrawn(
    decided: Decided, texts: Mapping[str, Text], before: Sequence[Mapping[str, str]]
) -> list[Issue]:
    """Claims that were taken over earlier and are now struck out or changed: what was confirmed stays."""
    taken = {(row["file"], row["field"], row["start"], row["end"], row["role"]) for row in before}
    out = [
        Issue("DRAFT-22", one.place, one.drafted[0])
        for one in decided.struck
        if (_file(texts[one.text]), *one.drafted) in taken
    ]
    for one in decided.claims:
        now = (one.field, str(one.start), str(one.end), one.role)
        if one.drafted and one.drafted != now and (_file(texts[one.text]), *one.drafted) in taken:
            out.append(Issue("DRAFT-22", one.place, one.field))
    return out


def _text_id(text: Text) -> str:
    return "T" + text_hash(text.text)[:10]


def _file(text: Text) -> str:
    return f"texts/{_text_id(text)}.txt"


def _row(one: Decision, file: str, person: str, text: str, by: str, on: str) -> dict[str, str]:
    return {
        "file": file, "person": person, "field": one.field, "words": one_line(text[one.start : one.end]),
        "start": str(one.start), "end": str(one.end), "pointed": one.pointed, "qualifier": one.qualifier,
        "role": one.role, "assertion": one.assertion, "asserted_by": one.asserted_by, "speaker": one.speaker,
        "found_by": one.rule, "confirmed_by": by, "confirmed_on": on, "note": one_line(one.note),
    }  # fmt: skip


def _key(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in ("file", "person", "field", "start", "end", "pointed", "role"))


def _table(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [*columns], lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _rows(files: Mapping[str, bytes], stem: str) -> list[dict[str, str]]:
    pattern = re.compile(rf"{stem}(_\d+)?\.csv")
    return [
        row
        for name in sorted(files)
        if pattern.fullmatch(name)
        for row in csv.DictReader(io.StringIO(files[name].decode(), newline=""))
    ]
