"""Data and reproduction; citation, licence, contact and glossary."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from researchkit.briefing import tables
from researchkit.briefing.blocks import Block, ListBlock, Paragraph, Preformatted, TableBlock
from researchkit.briefing.runs import Link, Text, plain, runs
from researchkit.briefing.story import Story

GLOSSARY = ("case", "ground", "finding", "bounds", "origin", "grade")
_KIB = 1024


def section(
    story: Story, files: Iterable[tuple[str, str, bytes]], kind: str, folder: str = ""
) -> list[Block]:
    """How to check and rebuild: the data files with size and checksum, the notebook, the command lines.

    Args:
        story: the run.
        files: name, what it holds, content.
        kind: name of the notebook.
        folder: where the files lie beside the document; ``<kind>_files`` if not given.
    """
    say = story.wording.say
    place = folder or f"{kind}_files"
    stand = rows_received(story)
    files = [*files, *((one.csv_name, plain(one.caption), one.csv.encode()) for one in stand)]
    rows: list[dict[str, tables.Value]] = [
        {"file": runs(Link(name, f"{place}/{name}")), "holds": title, "size": _size(data),
         "checksum": runs(Text(hashlib.sha256(data).hexdigest()[:12], code=True))}
        for name, title, data in files
    ]  # fmt: skip
    fields = (
        story.field("file", heads=True),
        story.field("holds"),
        story.field("size"),
        story.field("checksum"),
    )
    rebuild = " \\\n  ".join([  # a line that a page would break in two could not be copied
        f"researchkit brief {kind} --period {story.period.code}",
        f"--country {story.country} --language {story.wording.language} --audience {story.audience}",
    ])  # fmt: skip
    commands = "\n".join([rebuild, f"researchkit explain {story.stem}.arrest.persons", "researchkit verify"])
    return [
        story.heading("data"),
        *([Paragraph(say("data-rows"))] if stand else []),
        *stand,
        Paragraph(say("data-files")),
        story.table("files", rows, fields),
        Paragraph(runs(say("data-notebook"), " ", Text(f"{kind}.ipynb", code=True))),
        Paragraph(say("data-rebuild")),
        Preformatted(commands),
        Paragraph(runs(say("data-digest"), " ", Text(story.about["digest"], code=True))),
        Paragraph(runs(say("data-version"), " ", Text(f"researchkit {story.about['version']}", code=True))),
    ]


def rows_received(story: Story) -> list[TableBlock]:
    """Where every row received stands; nothing where the build did not count them."""
    places = story.family("rows")
    if not places:
        return []
    rows: list[dict[str, tables.Value]] = [
        {"rows_place": story.label("rows", story.code(found, "rows")), "rows": found} for found in places
    ]
    fields = (story.field("rows-place", heads=True), story.field("rows", "number"))
    return [story.table("rows", rows, fields, notes=(story.wording.say("note-rows"),))]


def _size(data: bytes) -> str:
    return f"{max(1, round(len(data) / _KIB))} KB"


def cite(story: Story) -> list[Block]:
    """Citation, licence, contact and the words used."""
    say = story.wording.say
    glossary = tuple(
        (
            Paragraph(
                runs(Text(story.wording.words(f"term-{name}"), strong=True), ": ", say(f"meaning-{name}"))
            ),
        )
        for name in GLOSSARY
    )
    return [
        story.heading("cite"),
        Paragraph(say("cite-form", publisher=story.about["publisher"], title=story.about["title"],
                      day=story.as_of, period=story.period, identifier=story.about["identifier"])),
        Paragraph(say("cite-sources")),
        Paragraph(say("cite-licence")),
        Paragraph(say("cite-contact", contact=story.about["contact"])),
        story.heading("glossary", 3),
        ListBlock(glossary),
    ]  # fmt: skip
