"""A problem with a code, a place and a next step; never the sensitive value itself.

The codes are data: one CSV a room in ``core/issue_codes/`` (code, severity, problem, next_step).
``block`` stops a release, ``warn`` is for a person to look at, ``info`` is only recorded.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class IssueCode:
    """One kind of problem."""

    code: str
    severity: str
    problem: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem met.

    Attributes:
        code: a code of :func:`codes`.
        place: where, as a locator (``source_id/file.csv#row=17``); never a value from it.
        field: the field concerned, or ``""``.
        stage: the stage that met it.
        report_id: the report concerned, or ``""``.
    """

    code: str
    place: str
    field: str = ""
    stage: str = ""
    report_id: str = ""

    def __post_init__(self) -> None:
        if self.code not in codes():
            raise KeyError(f"issue code {self.code} is not listed in core/issue_codes/")

    @property
    def severity(self) -> str:
        """``block``, ``warn`` or ``info``."""
        return codes()[self.code].severity

    def __str__(self) -> str:
        kind = codes()[self.code]
        field = f" {self.field}" if self.field else ""
        return f"{self.code} {self.place}{field}: {kind.problem} -> {kind.next_step}"


@functools.cache
def codes() -> dict[str, IssueCode]:
    """Every issue code, by code.

    Raises:
        ValueError: a code is listed twice or has an unknown severity.
    """
    out: dict[str, IssueCode] = {}
    folder = resources.files("researchkit.core") / "issue_codes"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if not entry.name.endswith(".csv"):
            continue
        for row in csv.DictReader(entry.read_text(encoding="utf-8").splitlines()):
            code = IssueCode(row["code"], row["severity"], row["problem"], row["next_step"])
            if code.code in out:
                raise ValueError(f"issue code {code.code} is listed twice")
            if code.severity not in {"block", "warn", "info"}:
                raise ValueError(f"issue code {code.code} has an unknown severity")
            out[code.code] = code
    return out


class ResearchkitError(Exception):
    """An error told to a person: code, place, problem, next step; never a person's name.

    Raise it with a listed code. ``str(error)`` is the whole message.
    """

    def __init__(self, code: str, place: str, detail: str = "") -> None:
        self.issue = Issue(code, place)
        self.detail = detail
        super().__init__(f"{self.issue}{f' ({detail})' if detail else ''}")
