"""JSON and JSON lines, read strictly: a duplicate key, NaN or a deep nest is refused, never smoothed over."""

from __future__ import annotations

import json
import re
from typing import Any

from researchkit.intake.encoding import decode
from researchkit.intake.grid import Bad, Grid, Row, Unreadable
from researchkit.intake.mapping import TableSpec

MAX_DEPTH = 100

_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


class _Refused(ValueError):
    """JSON that is valid for some readers and not for ours."""


def strict(text: str) -> Any:
    """Parse JSON; numbers keep the digits they were written with.

    Raises:
        ValueError: it is no JSON (RFC 8259), a key stands twice in one object, a number is NaN or infinite,
            or objects nest deeper than :data:`MAX_DEPTH`.
    """
    depth = 0
    for mark in _STRING_OR_BRACKET.findall(text):
        depth += (mark in "[{") - (mark in "]}")
        if depth > MAX_DEPTH:
            raise _Refused("nested too deep")
    return json.loads(
        text, object_pairs_hook=_once, parse_constant=_no_constant, parse_int=str, parse_float=str
    )


def read(data: bytes, spec: TableSpec) -> Grid:
    """Read a list of records; a row's number is that of the record.

    Nested objects become columns named ``outer.inner``; lists stay JSON text (``split = "[]"`` takes them
    apart).

    Raises:
        Unreadable: no strict JSON (INTAKE-JSON-01), or the records are not where declared (INTAKE-JSON-02).
    """
    decoded = decode(data, spec.encoding)
    try:
        found = strict(decoded.text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("INTAKE-JSON-01", _where(error)) from None
    for key in filter(None, spec.records.split(".")):
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, list):
        raise Unreadable("INTAKE-JSON-02")
    return _grid([(n, record, "") for n, record in enumerate(found, 1)], decoded.notes)


def read_lines(data: bytes, spec: TableSpec) -> Grid:
    """Read JSON lines: one record a line. A line that is no strict JSON is set aside, the others are read."""
    decoded = decode(data, spec.encoding)
    records: list[tuple[int, Any, str]] = []
    for number, line in enumerate(decoded.text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            records.append((number, strict(line), line))
        except (ValueError, RecursionError):
            records.append((number, None, line))
    return _grid(records, decoded.notes)


def _grid(records: list[tuple[int, Any, str]], notes: tuple[str, ...]) -> Grid:
    columns: dict[str, None] = {}
    flat: list[tuple[int, dict[str, str]]] = []
    bad: list[Bad] = []
    for number, record, raw in records:
        if not isinstance(record, dict):
            bad.append(Bad(number, "INTAKE-JSON-03", (raw or json.dumps(record, ensure_ascii=False),)))
            continue
        cells = _flat(record)
        if not any(cell.strip() for cell in cells.values()):
            continue
        flat.append((number, cells))
        columns.update(dict.fromkeys(cells))
    header = tuple(columns)
    rows = [Row(number, tuple(cells.get(name, "") for name in header)) for number, cells in flat]
    return Grid(header, rows, bad, [(code, "") for code in notes])


def _flat(record: dict[str, Any], prefix: str = "") -> dict[str, str]:
    out: dict[str, str] = {}
    for key, value in record.items():
        name = prefix + " ".join(key.split())
        if isinstance(value, dict):
            out |= _flat(value, f"{name}.")
        elif isinstance(value, str):
            out[name] = value
        elif value is None:
            out[name] = ""
        else:
            out[name] = json.dumps(value, ensure_ascii=False)
    return out


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) < len(pairs):
        raise _Refused("a key stands twice")
    return out


def _no_constant(name: str) -> Any:
    raise _Refused(f"{name} is no number")


def _where(error: Exception) -> str:
    return f"row={error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
