"""Results as a table and back: the table keeps everything that is printed or proved."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd

from researchkit.core.contracts import RESULTS
from researchkit.core.result import Result

_SEPARATOR = "|"


def to_table(results: Iterable[Result]) -> pd.DataFrame:
    """Results as contract RESULTS, in their order (details stay behind: they are not printed)."""
    rows = [
        {
            "result_id": r.result_id, "value": r.value, "low": r.low, "high": r.high,
            "interval_kind": r.interval_kind, "level": r.level, "n": r.n, "unit": r.unit, "method": r.method,
            "citation": r.citation, "refused": r.refused, "case_ids": _SEPARATOR.join(r.case_ids),
            "possible_ids": _SEPARATOR.join(r.possible_ids), "flags": _SEPARATOR.join(r.flags),
            "notes": _SEPARATOR.join(note.replace(_SEPARATOR, "/") for note in r.notes),
        }
        for r in results
    ]  # fmt: skip
    return RESULTS.frame(rows)


def from_table(table: pd.DataFrame) -> list[Result]:
    """Results back from contract RESULTS."""
    return [_result(row) for row in table.to_dict("records")]


def _result(row: dict[Hashable, Any]) -> Result:
    return Result(
        result_id=row["result_id"],
        value=_number(row["value"]),
        low=_number(row["low"]),
        high=_number(row["high"]),
        interval_kind=row["interval_kind"],
        level=_number(row["level"]),
        n=None if pd.isna(row["n"]) else int(row["n"]),
        unit=row["unit"],
        method=row["method"],
        citation=row["citation"],
        refused=row["refused"],
        case_ids=_split(row["case_ids"]),
        possible_ids=_split(row["possible_ids"]),
        flags=_split(row["flags"]),
        notes=_split(row["notes"]),
    )


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(_SEPARATOR) if part)
