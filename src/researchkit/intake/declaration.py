"""Declared settings read strictly into a dataclass: an unknown, missing or ill-formed key is told, never guessed."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from researchkit.core.issue import Issue

UNKNOWN, MISSING, WRONG = "INTAKE-SOURCE-03", "INTAKE-SOURCE-04", "INTAKE-SOURCE-05"


#: Metadata of a dataclass field that is no key of its own: the caller fills it from nested tables.
NESTED = MappingProxyType({"nested": True})


def one_of(*allowed: str) -> Mapping[str, Any]:
    """Metadata of a dataclass field of text that must be one of a few words."""
    return {"allowed": allowed}


def given(kind: type, raw: Mapping[str, Any], place: str, issues: list[Issue]) -> dict[str, Any]:
    """The keys of ``raw`` that fit the fields of a dataclass; every fault becomes an issue.

    Only fields of type text, whole number, yes/no, day, list of text and table of text are read here; those
    that need more are marked :data:`NESTED` and left to the caller, who takes them out of ``raw`` first.

    Args:
        kind: the dataclass; a field without a default is a required key, and no blank one.
        raw: the table as TOML gave it.
        place: locator of the table, ending where ``&key=`` may follow.
        issues: every fault is added here.
    """
    hints = typing.get_type_hints(kind)
    fields = {field.name: field for field in dataclasses.fields(kind) if "nested" not in field.metadata}
    out: dict[str, Any] = {}
    for key, value in raw.items():
        field = fields.get(key)
        if field is None:
            issues.append(Issue(UNKNOWN, f"{place}{key}", stage="intake"))
            continue
        fitted = _fit(value, hints[key])
        allowed = field.metadata.get("allowed")
        if fitted is None or (allowed and value not in allowed) or (value == "" and _required(field)):
            issues.append(Issue(WRONG, f"{place}{key}", stage="intake"))
            continue
        out[key] = fitted
    for name, field in fields.items():
        if _required(field) and name not in raw:
            issues.append(Issue(MISSING, f"{place}{name}", stage="intake"))
    return out


def _required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _fit(value: Any, hint: Any) -> Any:
    """The value in the shape of the type, or ``None`` if it does not fit."""
    if hint in (str, bool) or (hint is int and not isinstance(value, bool)):
        return value if isinstance(value, hint) else None
    if typing.get_origin(hint) is tuple:
        fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return tuple(value) if fits else None
    if typing.get_origin(hint) is not None:  # a table of text
        fits = isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
        return dict(value) if fits else None
    return value if type(value) is hint else None  # a day is no moment
