"""Tables: rows of plain values → a table block and its CSV, with the marks of official statistics.

The block is drawn as HTML and as Typst by the briefing's templates, so a table says everything once: caption, header
cells, which column names its row, alignment, and a note for every mark it uses. Marks are letters in brackets
(``[p]`` provisional, ``[r]`` revised, ``[c]`` suppressed, ``[x]`` not available, ``[z]`` not applicable), after the
shorthand guidance of the UK Government Analysis Function; a zero is printed as a zero.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from researchkit.briefing.blocks import Cell, Column, TableBlock
from researchkit.briefing.runs import Mark, Number, Run, Runs, Text, runs
from researchkit.core.result import Result

if TYPE_CHECKING:
    import pandas as pd

PRINT_COLUMNS = 7
"""No more columns than this fit the text column of a printed page."""

SUPPRESSED, NOT_AVAILABLE, NOT_APPLICABLE, PROVISIONAL, REVISED = "c", "x", "z", "p", "r"

_ALIGN = {"number": "right", "span": "right", "mark": "center"}
_FORMULA = re.compile(r"[=+\-@\t\r\x00＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"[+-]?[\d\s().,-]*\d")


@dataclass(frozen=True, slots=True)
class Span:
    """A range, printed ``16–25``; two columns in the CSV."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Traced:
    """A number (or range) with the id of the result it belongs to, so that a reader can walk back to its cases."""

    value: float | Span
    result_id: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A value with a mark; suppressed, not available and not applicable have none."""

    value: float | str | Span | Traced | None
    mark: str

    def __post_init__(self) -> None:
        if self.mark in (SUPPRESSED, NOT_AVAILABLE, NOT_APPLICABLE) and self.value is not None:
            raise ValueError(
                "a suppressed, unavailable or inapplicable value is not printed, so it is not given"
            )


Value: TypeAlias = "str | int | float | Span | Traced | Marked | Result | Runs | None"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table.

    Attributes:
        name: name in the rows and in the CSV.
        label: words of the header cell.
        kind: ``text``, ``number``, ``span``, ``date`` or ``mark``.
        heads: its cells are the headers of their rows (the first column, as a rule).
    """

    name: str
    label: str
    kind: str = "text"
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How values are printed.

    Attributes:
        marks: meaning of each mark by its letter, in the reader's language.
        number: how a number is printed.
        share: how a result of unit ``share`` (0–1) is printed; ``number`` when not given.
    """

    marks: Mapping[str, str] = field(default_factory=dict)
    number: Callable[[float], str] = field(default=lambda value: f"{value:g}")
    share: Callable[[float], str] | None = None


def table(
    rows: Iterable[Mapping[str, Value]],
    fields: Sequence[Field],
    *,
    caption: str | Runs,
    style: Style,
    id: str = "",
    notes: Iterable[str | Runs] = (),
    source: str | Runs = "",
    nothing: str = "",
) -> TableBlock:
    """Make a table.

    Args:
        rows: values by column name; an absent or missing value is printed ``[x]``.
        fields: the columns, in order.
        caption: what it shows, where, when.
        style: how values are printed.
        id: anchor, and stem of the CSV's name.
        notes: lines under the table; the meanings of the marks it uses are added.
        source: the source line.
        nothing: the sentence printed when there are no rows.

    Raises:
        KeyError: a mark is used that ``style.marks`` gives no meaning for.
        ValueError: a row has a value for a column that is not listed.
    """
    listed = [dict(row) for row in rows]
    names = [entry.name for entry in fields]
    if extra := {name for row in listed for name in row} - set(names):
        raise ValueError(f"table {id or '(no id)'}: no column for {', '.join(sorted(extra))}")
    used: dict[str, str] = {}
    body = tuple(
        tuple(_cell(row.get(entry.name), style, used, entry.kind == "span") for entry in fields)
        for row in listed
    )
    columns = tuple(
        Column(
            entry.name,
            entry.label,
            _ALIGN.get(entry.kind, "left"),
            "number" if entry.kind == "span" else entry.kind,
            "row" if entry.heads else "",
        )
        for entry in fields
    )
    order = [mark for mark in style.marks if mark in used]
    meanings = [runs(f"[{mark}] {style.marks[mark]}") for mark in order]
    lines = [*(runs(note) for note in notes), *meanings]
    if not listed and nothing:
        lines.insert(0, runs(nothing))
    return TableBlock(
        caption=runs(caption),
        columns=columns,
        rows=body,
        notes=tuple(lines),
        source=runs(source),
        id=id,
        csv_name=f"{id}.csv" if id else "",
        csv=csv_text(listed, names),
    )


def records(frame: pd.DataFrame, names: Sequence[str] | None = None) -> list[dict[str, Value]]:
    """The rows of a frame as values of a table; every kind of missing becomes ``None``."""
    columns = list(names) if names is not None else [str(name) for name in frame.columns]
    values = [frame[name].astype(object).where(frame[name].notna(), None).tolist() for name in columns]
    return [dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True)]


def _cell(value: Value, style: Style, used: dict[str, str], spans: bool = False) -> Cell:
    if isinstance(value, Result):
        return _result_cell(value, style, used, spans)
    if isinstance(value, Marked):
        mark = _mark(value.mark, style, used)
        if value.value is None:
            return Cell((mark,), f"[{value.mark}]")
        inner = _cell(value.value, style, used)
        return Cell((*inner.runs, Text(" "), mark), inner.value)
    if isinstance(value, Span):
        return Cell((Text(_span(value.low, value.high, style.number)),))
    if isinstance(value, Traced):
        if isinstance(value.value, Span):
            shown, bare = _span(value.value.low, value.value.high, style.number), None
        else:
            shown, bare = style.number(value.value), value.value
        return Cell((Number(shown, value.result_id),), bare)
    if isinstance(value, tuple):
        return Cell(value)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return Cell((_mark(NOT_AVAILABLE, style, used),), f"[{NOT_AVAILABLE}]")
    if isinstance(value, str):
        return Cell(runs(value))
    return Cell((Text(style.number(value)),), value)


def _result_cell(result: Result, style: Style, used: dict[str, str], spans: bool) -> Cell:
    """A result's number keeps the way back to its cases.

    Bounds are always printed as bounds, whatever the column: their lower end alone would read as exact.
    """
    if result.refused or (result.value is None and result.low is None and result.high is None):
        letter = SUPPRESSED if SUPPRESSED in result.flags else NOT_AVAILABLE
        return Cell((_mark(letter, style, used),), f"[{letter}]")
    show = style.share if style.share is not None and result.unit == "share" else style.number
    ends = result.low, result.high
    if ends[0] is not None and ends[1] is not None and (spans or result.interval_kind == "bounds"):
        shown, bare = _span(ends[0], ends[1], show), None
    elif result.value is not None:
        shown, bare = show(result.value), result.value
    else:
        shown, bare = "–".join("…" if end is None else show(end) for end in ends), None
    marks: list[Run] = []
    for letter in result.flags:
        marks += [Text(" "), _mark(letter, style, used)]
    return Cell((Number(shown, result.result_id), *marks), bare)


def _span(low: float, high: float, show: Callable[[float], str]) -> str:
    return show(low) if low == high else f"{show(low)}–{show(high)}"


def _mark(letter: str, style: Style, used: dict[str, str]) -> Mark:
    if letter not in style.marks:
        raise KeyError(f"the mark [{letter}] is used and has no meaning in this language")
    used[letter] = style.marks[letter]
    return Mark(f"[{letter}]", style.marks[letter])


def csv_text(rows: Sequence[Mapping[str, Value]], names: Sequence[str]) -> str:
    """The rows as CSV: bare numbers, ranges in two columns, marks in a column of their own.

    Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP ASVS 1.2.10).
    """
    parts = [{name: _parts(row.get(name)) for name in names} for row in rows]
    header: list[tuple[str, str]] = []
    for name in names:
        suffixes = {suffix for row in parts for suffix, value in row[name].items() if value is not None}
        if not suffixes & {"", "_low", "_high"}:
            suffixes.add("")
        header += [(name, suffix) for suffix in ("", "_low", "_high", "_mark") if suffix in suffixes]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([name + suffix for name, suffix in header])
    for row in parts:
        writer.writerow([_bare(row[name].get(suffix)) for name, suffix in header])
    return out.getvalue()


def _parts(value: Value) -> dict[str, object]:
    if isinstance(value, Marked):
        return {**({} if value.value is None else _parts(value.value)), "_mark": value.mark}
    if isinstance(value, Traced):
        return _parts(value.value)
    if isinstance(value, Span):
        return {"_low": value.low, "_high": value.high}
    if isinstance(value, Result):
        parts: dict[str, object] = {} if value.value is None and value.low is not None else {"": value.value}
        if value.low is not None or value.high is not None:
            parts |= {"_low": value.low, "_high": value.high}
        flags = list(value.flags)
        if value.refused and SUPPRESSED not in flags:
            flags.append(NOT_AVAILABLE)
        return parts | ({"_mark": "".join(flags)} if flags else {})
    if isinstance(value, tuple):
        return {"": "".join(getattr(run, "text", "") for run in value)}
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return {"_mark": NOT_AVAILABLE}
    return {"": value}


def _bare(value: object) -> object:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        # a lone carriage return would not be quoted and would end the row
        text = re.sub(r"\r\n?", "\n", value)
        return f"'{text}" if _FORMULA.match(value) and not _PLAIN_NUMBER.fullmatch(value) else text
    return value
