"""Drafts ``source.toml`` from a sample file. Everything guessed is marked for a person to confirm."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable

from researchkit.clean.dates import declared_order
from researchkit.core.issue import ResearchkitError
from researchkit.intake import delimited, filetype, jail
from researchkit.intake.encoding import decode
from researchkit.intake.folder import TABLES
from researchkit.intake.grid import Unreadable, tidy
from researchkit.intake.mapping import TableSpec
from researchkit.intake.records import strict
from researchkit.intake.silence import silent
from researchkit.reference import packs
from researchkit.reference.folding import WORD, fold

_TOP = """\
# Drafted from {file}. Confirm or correct every line marked so, and write out the four lines below; until then the
# build tells what is missing. data/raw/README.md says what each setting means.
# title = ""  # confirm: what the source is, in a few words
# publisher = ""  # confirm: who published it, where a row names no other
# licence = ""  # confirm: licence, terms or consent under which it was given
# received_on = 2026-01-31  # confirm: the day it came
kind = "{kind}"  # confirm: rows (one report a row), events (one event a row) or narratives (texts)
language = "und"  # confirm: language of the words where a row names none (BCP 47)
country = ""  # confirm: country that detains where a row names none (ISO 3166-1 alpha-2)
tier = "closed"  # confirm: open, restricted or closed
obtained_how = "sent by the source"  # confirm
"""


def new_source(name: str, sample: bytes, filename: str) -> dict[str, bytes]:
    """Start a source folder.

    Args:
        name: id of the source: small letters, digits and ``_``.
        sample: bytes of a file as the source sends it.
        filename: its name.

    Returns:
        Files of the new folder: the sample untouched, and a ``source.toml`` that maps every column, by guess
        where its name is known, as a note where it is not. The lines that no file can tell (title, publisher,
        licence, day of receipt) are left out on purpose: the source is not read before a person wrote them.

    Raises:
        ResearchkitError: the name is no id (INTAKE-NEW-04), or the file cannot be read.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,40}", name):
        raise ResearchkitError("INTAKE-NEW-04", "data/raw/")
    told = filetype.tell(filename, sample)
    place = f"{name}/{filename}"
    if told.refused:
        raise ResearchkitError(told.code, place)
    if told.media_type in TABLES and not (told.media_type == filetype.TEXT and _is_prose(sample)):
        try:
            draft = _table(filename, sample, told.media_type)
        except Unreadable as fault:
            raise ResearchkitError(fault.code, place) from None
        top = _TOP.format(file=filename, kind="rows")
    else:
        top = _TOP.format(file=filename, kind="narratives")
        draft = f'\n[[text]]\nfiles = [{_quoted(filename)}]\n# url = ""  # confirm: page of the text\n'
        draft += '# title = ""\n# published = ""  # confirm: as printed on the page\n'
    return {"source.toml": (top + draft).encode(), filename: sample}


def _is_prose(sample: bytes) -> bool:
    """Whether lines of a plain text fit no table of several columns."""
    try:
        grid = delimited.read(sample, TableSpec(()))
    except Unreadable:
        return True
    return len(grid.header) < 2 or len(grid.bad) * 10 > len(grid.rows)


def _table(filename: str, sample: bytes, media_type: str) -> str:
    settings: dict[str, str | int] = {}
    if media_type == filetype.XLSX:
        rows = jail.run("workbook", sample)
        settings["sheet"] = rows["sheet"]
        settings["header_row"] = _header_row(rows["rows"])
    elif media_type == filetype.JSON:
        settings["records"] = _records(sample)
    else:
        settings |= _encoding(sample)
    settings = {key: value for key, value in settings.items() if value not in ("", 1)}
    grid = TABLES[media_type](sample, TableSpec((filename,), **settings))  # type: ignore[arg-type]
    lines = [f"\n[[table]]\nfiles = [{_quoted(filename)}]"]
    lines += [f"{key} = {_quoted(value)}  # confirm" for key, value in settings.items()]
    columns = {column: [row.cells[n] for row in grid.rows] for n, column in enumerate(grid.header)}
    taken: set[str] = set()
    uses = [f"{_quoted(column)} = {_use(column, cells, taken, columns)}" for column, cells in columns.items()]
    return _date_order(columns) + "\n".join([*lines, "\n[table.columns]", *uses, ""])


def _encoding(sample: bytes) -> dict[str, str | int]:
    return {"encoding": found.encoding} if (found := decode(sample)).notes else {}


def _header_row(rows: list[list[str]]) -> int:
    """The first row that names most columns: titles above a table fill one cell or two."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[:50]]
    return next((n for n, count in enumerate(filled, 1) if count * 5 >= max(filled) * 3 and count), 1)


def _records(sample: bytes) -> str:
    """Where in a JSON file the list of records stands."""
    try:
        found = strict(decode(sample).text)
    except ValueError:
        return ""
    open_paths: list[tuple[str, object]] = [("", found)]
    for path, value in open_paths:  # grows as it is walked: nearest lists first
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            return path.removeprefix(".")
        if isinstance(value, dict):
            open_paths.extend((f"{path}.{key}", inner) for key, inner in value.items() if "." not in key)
    return ""


def _use(column: str, cells: list[str], taken: set[str], others: Iterable[str]) -> str:
    """The use of one column as TOML, with what to confirm."""
    guess = _guess(column)
    kind, _, rest = guess.partition(":")
    what, _, role = rest.partition(":")
    filled = [cell for cell in cells if cell.strip()]
    if kind == "is" and (what in taken or (what == "row_id" and len(set(filled)) < len(cells))):
        kind = ""
    if other := next((name for name in others if name != column and _about(column, name)), ""):
        return f'{{ field = "note" }}  # confirm: may say something of {_quoted(other)} (a `says`)'
    if not kind:
        return '{ field = "note" }  # confirm: nothing was guessed from its name'
    if kind == "is":
        taken.add(what)
        return f'{{ is = "{what}" }}  # confirm'
    settings = [f'field = "{what}"']
    if role:
        settings.append(f'role = "{role}"')
    if what == "violence":
        coded = ", ".join(
            f"{_quoted(code)} = {_quoted(_coded(code))}" for code in sorted({c.strip() for c in filled})
        )
        settings.append(f"values = {{ {coded} }}")
        return f'{{ {", ".join(settings)} }}  # confirm: "denied" only where the source\'s words deny'
    if mark := _list_mark(filled):
        settings.append(f"split = {_quoted(mark)}")
    return f"{{ {', '.join(settings)} }}  # confirm"


def _about(column: str, other: str) -> bool:
    """Whether a column's name is another one's with words added behind: ``Charge status`` and ``Charge``."""
    long, short = _folded(column.replace("_", " ")), _folded(other.replace("_", " "))
    return len(long) > len(short) and long[: len(short)] == short and bool(_guess(other))


def _coded(code: str) -> str:
    """What a code of a yes-or-no column means; a plain no is that nothing is told."""
    means = {row["word"]: row["means"] for row in packs.rows("lexicons", "yes_no.csv")}
    known = {"yes": "asserted", "no": "not_mentioned", "denied": "denied"}
    return "nothing" if silent(code) else known.get(means.get(code.casefold(), ""), "nothing")


def _list_mark(cells: list[str]) -> str:
    if cells and all(cell.startswith("[") and cell.endswith("]") for cell in cells):
        return "[]"
    return ""


def _guess(column: str) -> str:
    """The use that the longest known name within a column's name stands for; ``""`` = none."""
    words = _folded(column.replace("_", " "))
    names = _names()
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            if found := names.get(" ".join(words[start : start + size])):
                return found
    return ""


@functools.cache
def _names() -> dict[str, str]:
    return {" ".join(_folded(row["words"])): row["use"] for row in packs.rows("lexicons", "column_names.csv")}


packs.cached(_names)


def _folded(text: str) -> list[str]:
    return [fold(word) for word in WORD.findall(tidy(text))] or [tidy(text).casefold()]


def _date_order(columns: dict[str, list[str]]) -> str:
    dated: Iterable[str] = (
        cell for name, cells in columns.items() if "date" in _guess(name) for cell in cells
    )
    order = declared_order(dated)
    if order:
        return f'date_order = "{order}"  # confirm: told from figures above 12\n'
    return '# date_order = "dmy"  # confirm: dmy, mdy or ymd, if dates are in figures\n'


def _quoted(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False)
