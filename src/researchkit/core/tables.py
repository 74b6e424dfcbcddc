"""Contracts of the tables that rooms hand to one another.

A contract is checked where a table is written and where it is read. A message names table, column,
rule and row numbers, never a value: values may be names.

pandera was weighed and left out: importing it costs more than a whole cached build, its messages print
the failing values, and it skips nulls unless told not to (see ``docs/dependencies.md``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

KINDS = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean", "day": "date"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: suffixes carry kind and unit: ``_id _code _n _days _first _last``.
        kind: ``text``, ``integer``, ``number``, ``boolean`` or ``day`` (ISO date as text, or empty).
        description: one sentence for the data dictionary.
        required: no missing and no empty values.
        allowed: the only values there may be (empty text is allowed unless ``required``).
        many: the text holds several values joined with ``|``.
        closed: must never leave the protected tables.
    """

    name: str
    kind: str
    description: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    many: bool = False
    closed: bool = False


class ContractError(Exception):
    """A table breaks its contract: all breaches at once, without values."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table's contract."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    names: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(column.name for column in self.columns))

    def frame(self, rows: Iterable[Mapping[str, object]] | Iterable[Sequence[object]] = ()) -> pd.DataFrame:
        """A frame with exactly these columns and types, in this order; absent text is ``""``."""
        frame = pd.DataFrame(list(rows), columns=list(self.names) if not _mappings(rows) else None)
        return self.shape(frame)

    def shape(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Bring a frame to the contract's columns and types.

        Raises:
            ContractError: it has a column that the contract does not list.
        """
        if extra := [str(name) for name in frame.columns if name not in self.names]:
            raise ContractError(f"{self.name}: unlisted column(s) {', '.join(extra)}")
        out: dict[str, pd.Series[Any]] = {}
        for column in self.columns:
            values = (
                frame[column.name]
                if column.name in frame
                else pd.Series([None] * len(frame), index=frame.index)
            )
            if column.kind in {"text", "day"}:
                out[column.name] = values.astype("str").where(values.notna(), "").astype("str")
            elif column.kind == "integer":
                out[column.name] = pd.to_numeric(values).astype("Int64")
            elif column.kind == "number":
                out[column.name] = pd.to_numeric(values).astype("float64")
            else:
                out[column.name] = values.astype("boolean")
        return pd.DataFrame(out, columns=list(self.names)).reset_index(drop=True)

    def check(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the frame if it keeps the contract.

        Raises:
            ContractError: every breach, with up to five row numbers each.
        """
        breaches: list[str] = []
        if list(frame.columns) != list(self.names):
            missing = [name for name in self.names if name not in frame.columns]
            extra = [str(name) for name in frame.columns if name not in self.names]
            breaches.append(f"columns differ (missing: {missing}, unlisted: {extra})")
            raise ContractError(f"{self.name}: {breaches[0]}")
        for column in self.columns:
            values = frame[column.name]
            if column.required:
                empty = values.isna() | (values.astype("str") == "")
                _note(breaches, column.name, "is empty", empty)
            if column.allowed:
                present = values[values.notna() & (values.astype("str") != "")].astype("str")
                parts = present.str.split("|").explode() if column.many else present
                wrong = ~parts.isin(column.allowed)
                _note(breaches, column.name, "is not an allowed value", wrong)
            if column.kind == "day":
                filled = values[values != ""]
                wrong = ~filled.str.fullmatch(r"\d{4}-\d{2}-\d{2}")
                _note(breaches, column.name, "is not an ISO date", wrong)
        if self.key:
            _note(breaches, "+".join(self.key), "is not unique", frame.duplicated(list(self.key), keep=False))
        if breaches:
            raise ContractError(f"{self.name}: " + "; ".join(breaches))
        return frame

    def schema(self) -> dict[str, object]:
        """The contract as a Frictionless Table Schema."""
        fields = []
        for column in self.columns:
            entry: dict[str, object] = {
                "name": column.name, "type": KINDS[column.kind], "description": column.description,
            }  # fmt: skip
            constraints: dict[str, object] = {}
            if column.required:
                constraints["required"] = True
            if column.allowed and not column.many:
                constraints["enum"] = list(column.allowed)
            if constraints:
                entry["constraints"] = constraints
            fields.append(entry)
        out: dict[str, object] = {"fields": fields}
        if self.key:
            out["primaryKey"] = list(self.key)
        return out


def looked_up(keys: pd.Series[Any], known: Mapping[Any, Any], default: str = "") -> pd.Series[str]:
    """Each key's text, or the default: always text, also where nothing is known at all."""
    return pd.Series([known.get(key, default) for key in keys], index=keys.index, dtype="str")


def _mappings(rows: object) -> bool:
    if isinstance(rows, list | tuple) and rows:
        return isinstance(rows[0], Mapping)
    return False


def _note(breaches: list[str], column: str, rule: str, wrong: pd.Series) -> None:
    if wrong.any():
        rows = [str(index) for index in wrong.index[wrong][:5]]
        breaches.append(f"{column} {rule} in {int(wrong.sum())} row(s), first: {', '.join(rows)}")
