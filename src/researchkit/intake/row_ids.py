"""The id of a row within its source: its own, told apart where a source gives one id twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from researchkit.core.claim import short_id
from researchkit.intake.mapping import Is, TableSpec


@dataclass(slots=True)
class Seen:
    """What a source's tables have shown so far.

    Attributes:
        rows: row id → the different contents that came with it.
        names: ids given out, so that a suffixed one meets no other.
        origins: origins that no vocabulary lists, told once each.
    """

    rows: dict[str, set[tuple[object, ...]]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)


def identify(spec: TableSpec, meaning: int, cells: dict[str, str], seen: Seen) -> tuple[str, str]:
    """The row's own id within its source and an issue code; no id = the row stands there already.

    Two rows are the same if their cells are and their columns mean the same. A row without an id of its own
    gets one from its content, so that it keeps it when rows above it come or go.

    Args:
        spec: what the columns mean.
        meaning: a number that two tables share if their columns mean the same.
        cells: the row's cells that are not blank.
        seen: what was met before; added to.
    """
    columns = (
        name
        for name, uses in spec.columns.items()
        for use in uses
        if isinstance(use, Is) and use.what == "row_id"
    )
    own = cells.get(next(columns, ""), "").strip()
    own_id = own or short_id("h", *(f"{name}={cells[name]}" for name in sorted(cells)))
    contents = seen.rows.setdefault(own_id, set())
    content = (meaning, *sorted(cells.items()))
    if content in contents:
        return "", "INTAKE-ROW-03"
    contents.add(content)
    number = len(contents)
    name = own_id if number == 1 else f"{own_id}~{number}"
    while name in seen.names:
        number += 1
        name = f"{own_id}~{number}"
    seen.names.add(name)
    return name, "INTAKE-ROW-04" if number > 1 else ""
