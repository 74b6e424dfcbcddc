"""What happened when in a case: dated claims of one event brought together, contradictions kept.

A case has one arrest unless linkage told several apart; claims of it that cannot be the same day make the
event *disputed* and its interval spans them all, so that it is only possibly in any period. Roles that may
happen often (hearings, searches) give one event for each set of days that can be the same.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from researchkit.core.claim import short_id
from researchkit.core.contracts import EVENTS
from researchkit.core.dates import Date, Interval
from researchkit.core.truth import Truth

#: Roles of which a case (or an arrest within it) has one.
_ONCE = frozenset({"arrest", "release", "charge"})


@dataclass(slots=True)
class _Event:
    when: Interval
    claims: list[int]
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
    rows = []
    # Precise claims first: an imprecise claim then joins the event it may be, instead of making another.
    frame = dated.assign(
        arrest=dated["arrest_id"].where(dated["role"] == "arrest", ""),
        width=[_width(a, b) for a, b in zip(dated["date_first"], dated["date_last"], strict=True)],
    ).sort_values(
        ["case_id", "role", "arrest", "width", "date_first", "date_last", "claim_id"], ignore_index=True
    )
    for (case_id, role, arrest), group in frame.groupby(["case_id", "role", "arrest"], sort=True):
        found = _together(group, once=role in _ONCE)
        for number, event in enumerate(
            sorted(found, key=lambda e: (e.when.first or Date.max, e.when.last or Date.max))
        ):
            behind = group.loc[event.claims]
            regions = sorted(set(behind["region"]) - {""})
            spoken = bool(behind["asserted_by"].isin(official).any())
            rows.append({
                "event_id": short_id("E", str(case_id), str(role), str(arrest), str(number)),
                "case_id": case_id,
                "person_id": behind["person_id"].iat[0],
                "country": behind["country"].iat[0],
                "role": role,
                "date_first": event.when.first.isoformat() if event.when.first else "",
                "date_last": event.when.last.isoformat() if event.when.last else "",
                "edtf": event.when.edtf,
                "grade": "disputed" if event.disputed else "documented" if spoken else "alleged",
                "region": regions[0] if len(regions) == 1 else "",
                "claim_ids": "|".join(sorted(behind["claim_id"])),
                "report_ids": "|".join(sorted(set(behind["report_id"]))),
                "first_recorded_on": min((d for d in behind["recorded_on"] if d), default=""),
            })  # fmt: skip
    return EVENTS.frame(rows)


def _together(group: pd.DataFrame, *, once: bool) -> list[_Event]:
    found: list[_Event] = []
    for index, first, last, value in group[["date_first", "date_last", "value"]].itertuples(name=None):
        when = _interval(first, last, value)
        match = next((event for event in found if event.when.overlaps(when) is not Truth.NO), None)
        if match is None and once and found:
            match = found[0]
            match.disputed = True
            match.when = _span(match.when, when)
        elif match is None:
            match = _Event(when, [])
            found.append(match)
        elif not match.disputed:
            match.when = _narrower(match.when, when)
        match.claims.append(index)
    return found


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
