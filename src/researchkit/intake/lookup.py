"""From a locator back to the words: what stands at a place of a received file."""

from __future__ import annotations

from collections.abc import Mapping

from researchkit.core.issue import ResearchkitError
from researchkit.intake import locators, source, text
from researchkit.intake.folder import TABLES
from researchkit.intake.grid import Unreadable
from researchkit.intake.mapping import JSON_LIST
from researchkit.intake.receive import receive
from researchkit.intake.reports import items


def words_at(locator: str, files: Mapping[str, bytes]) -> str:
    """The words at a locator, read anew from the bytes.

    Args:
        locator: ``source_id/file.csv#row=17&column=Place&char=0,9``, or ``source_id/file.txt#char=120,164``;
            without a column the whole row, its cells joined by `` | ``.
        files: path below the source's folder → bytes.

    Returns:
        The words, untouched. They may be closed: whoever calls this decides who may see them.

    Raises:
        ResearchkitError: nothing stands there (INTAKE-LOCATOR-01), or the file cannot be read.
    """
    try:
        return _words(locators.parse(locator), files)
    except Unreadable as fault:
        raise ResearchkitError(fault.code, locator) from None
    except (ValueError, LookupError):
        raise ResearchkitError("INTAKE-LOCATOR-01", locator) from None


def _words(place: locators.Place, files: Mapping[str, bytes]) -> str:
    declared, _ = source.load(place.source_id, files.get(source.RECORD))
    documents, _ = receive(place.source_id, declared, {place.file: files[place.file]})
    specs = declared.tables_for(place.file) if declared else ()
    spec = next((spec for spec in specs if spec.sheet == place.get("sheet")), specs[0] if specs else None)
    if spec is None or not place.get("row"):
        return _span(text.read(documents[0]).text, place.get("char"))
    grid = TABLES[documents[0].media_type](files[place.file], spec)
    rows = [(row.number, row.cells) for row in grid.rows] + [(row.number, row.cells) for row in grid.bad]
    cells = dict(rows)[int(place.get("row"))]
    if column := place.get("column"):
        return _part(dict(zip(grid.header, cells, strict=False))[column], place)
    return " | ".join(cells)


def _part(cell: str, place: locators.Place) -> str:
    if number := place.get("item"):
        return [words for words, _ in items(cell, JSON_LIST)][int(number) - 1]
    return _span(cell, place.get("char"))


def _span(words: str, char: str) -> str:
    first, _, last = char.partition(",")
    return words[int(first) : int(last)] if char else words
