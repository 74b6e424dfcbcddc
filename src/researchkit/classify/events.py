"""What happened when in a case: dated claims of one event brought together, contradictions kept.

A case has one arrest unless linkage told several apart; claims of it that cannot be the same day make the
event *disputed* and its interval spans them all, so that it is only possibly in any period. Roles that may
happen often (hearings, searches) give one event for each set of days that can be the same. A date whose role
no source tells joins an event of the very same day.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from researchkit.core.claim import short_id
from researchkit.core.contracts import EVENTS
from researchkit.core.dates import Date, Interval
from researchkit.core.truth import Truth

Row = Mapping[Any, Any]

#: Roles of which a case (or an arrest within it) has one.
_ONCE = frozenset({"arrest", "release", "charge"})
_UNTOLD = "unspecified"
_USED = ["case_id", "person_id", "country", "role", "arrest_id", "claim_id", "report_id", "value", "date_first",
         "date_last", "asserted_by", "recorded_on", "region"]  # fmt: skip


@dataclass(slots=True)
class _Event:
    role: str
    arrest: str
    when: Interval
    claims: list[Row] = field(default_factory=list)
    disputed: bool = False


def events(dated: pd.DataFrame, official: frozenset[str]) -> pd.DataFrame:
    """Bring the date claims of cases together to events.

    Args:
        dated: date claims that assert something, with ``case_id``, ``person_id``, ``country``,
            ``arrest_id`` and ``region`` (of the same report, or empty).
        official: speakers whose word makes a date documented.

    Returns:
        Contract EVENTS, ordered by case, role and day.
    """
    rows = sorted(dated[_USED].to_dict("records"), key=lambda row: (row["case_id"], row["claim_id"]))
    out = []
    for case_id, group in itertools.groupby(rows, key=lambda row: row["case_id"]):
        found = _case(list(group))
        numbers: dict[tuple[str, str], int] = {}
        for event in found:
            key = (event.role, event.arrest)
            numbers[key] = numbers.get(key, -1) + 1
            out.append(_record(str(case_id), event, numbers[key], official))
    return EVENTS.frame(out)


def _case(rows: list[Row]) -> list[_Event]:
    found: list[_Event] = []
    keyed = sorted(
        ((row["role"], row["arrest_id"] if row["role"] == "arrest" else ""), row)
        for row in map(_Sortable, rows)
    )
    for (role, arrest), group in itertools.groupby(keyed, key=lambda pair: pair[0]):
        found += _together([row for _, row in group], role, arrest)
    certain = {e.when.first: e for e in found if e.role != _UNTOLD and e.when.days == 1}
    kept = []
    for event in found:
        home = certain.get(event.when.first) if event.role == _UNTOLD and event.when.days == 1 else None
        if home is None:
            kept.append(event)
        else:
            home.claims += event.claims
    return sorted(kept, key=lambda e: (e.role, e.arrest, e.when.first or Date.max, e.when.last or Date.max))


class _Sortable(dict[Any, Any]):
    """A row that sorts by precision, then day: a precise claim comes first and an imprecise one joins it."""

    def __lt__(self, other: Row) -> bool:
        return _order(self) < _order(other)


def _order(row: Row) -> tuple[int, str, str, str]:
    return _width(row["date_first"], row["date_last"]), row["date_first"], row["date_last"], row["claim_id"]


def _together(rows: Iterable[Row], role: str, arrest: str) -> list[_Event]:
    found: list[_Event] = []
    for row in rows:
        when = _interval(row["date_first"], row["date_last"], row["value"])
        match = next((event for event in found if event.when.overlaps(when) is not Truth.NO), None)
        if match is None and role in _ONCE and found:
            match = found[0]
            match.disputed = True
            match.when = _span(match.when, when)
        elif match is None:
            match = _Event(role, arrest, when)
            found.append(match)
        elif not match.disputed:
            match.when = _narrower(match.when, when)
        match.claims.append(row)
    return found


def _record(case_id: str, event: _Event, number: int, official: frozenset[str]) -> dict[str, str]:
    claims = event.claims
    regions = sorted({row["region"] for row in claims} - {""})
    spoken = any(row["asserted_by"] in official for row in claims)
    return {
        "event_id": short_id("E", case_id, event.role, event.arrest, str(number)),
        "case_id": case_id,
        "person_id": claims[0]["person_id"],
        "country": claims[0]["country"],
        "role": event.role,
        "date_first": event.when.first.isoformat() if event.when.first else "",
        "date_last": event.when.last.isoformat() if event.when.last else "",
        "edtf": event.when.edtf,
        "grade": "disputed" if event.disputed else "documented" if spoken else "alleged",
        "region": regions[0] if len(regions) == 1 else "",
        "claim_ids": "|".join(sorted({row["claim_id"] for row in claims})),
        "report_ids": "|".join(sorted({row["report_id"] for row in claims})),
        "first_recorded_on": min((row["recorded_on"] for row in claims if row["recorded_on"]), default=""),
    }


def _interval(first: str, last: str, edtf: str) -> Interval:
    start = dt.date.fromisoformat(first) if first else None
    end = dt.date.fromisoformat(last) if last else None
    return Interval(start, end, edtf if start or end else "")


def _width(first: str, last: str) -> int:
    if not first or not last:
        return 10**6 if first or last else 10**7
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days


def _narrower(a: Interval, b: Interval) -> Interval:
    """Both claims hold of one event, so it lies where they overlap."""
    first = max((d for d in (a.first, b.first) if d), default=None)
    last = min((d for d in (a.last, b.last) if d), default=None)
    for known in (a, b):
        if (known.first, known.last) == (first, last):
            return known
    return Interval(first, last, f"{first or '..'}/{last or '..'}" if first or last else "")


def _span(a: Interval, b: Interval) -> Interval:
    """Claims that contradict one another: the event may be on any day that either tells."""
    first = min(a.first, b.first) if a.first and b.first else None
    last = max(a.last, b.last) if a.last and b.last else None
    return Interval(first, last, f"{first or '..'}/{last or '..'}" if first or last else "")
