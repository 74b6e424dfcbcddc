"""From the dated events of a case to how long the person was held: exactly, or within limits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from researchkit.analyse.arguments import day, need
from researchkit.core.dates import Date, Interval

START_ROLES = ("arrest", "custody")
END_ROLES = ("release",)


def limits(start: Interval, end: Interval | None, held_on: Date | None = None) -> tuple[float, float]:
    """A duration as (L, R] in days, from an interval of starts and an interval of ends.

    The shortest possible duration is end.first - start.last and the longest end.last - start.first. Days are
    whole, so (shortest - 1, longest] holds exactly the possible ones; equal limits mean an exact duration.
    Without an end the person was held at least until ``held_on``: (held_on - start.last, ∞).

    Args:
        start: when detention began.
        end: when it ended, or ``None``.
        held_on: last day the person is known to have been held, where no end is known.

    Returns:
        ``(nan, nan)`` when nothing can be said (an open start, or neither end nor held_on).

    Raises:
        ValueError: every possible end lies before every possible start.
    """
    nothing = (float("nan"), float("nan"))
    if start.first is None or start.last is None:
        return nothing
    if end is None or (end.first is None and end.last is None):
        if held_on is None:
            return nothing
        return max(0.0, float((held_on - start.last).days)), float("inf")
    longest = float("inf") if end.last is None else float((end.last - start.first).days)
    if longest < 0:
        raise ValueError("the end lies before the start")
    shortest = 0.0 if end.first is None else max(0.0, float((end.first - start.last).days))
    return (shortest, longest) if shortest == longest else (shortest - 1, longest)


def spells(
    events: pd.DataFrame,
    cases: pd.DataFrame | None = None,
    *,
    as_of: Date | str,
    start_roles: Sequence[str] = START_ROLES,
    end_roles: Sequence[str] = END_ROLES,
    silence_means_held: bool = False,
) -> pd.DataFrame:
    """One row a case: its duration as (L, R], and exactly where the dates allow.

    The start is the earliest event of the first start role the case has; the end the hull of its end
    events; an event that lies after ``as_of`` has not happened yet and counts for nothing. A case without an end
    event is followed to the last day it was heard of (its last event, or
    ``last_recorded_on``), never to ``as_of``: silence is not captivity. Where the cases tell ``held``, it
    decides: ``no`` means that detention ended by that day, nobody says when; ``unknown`` that the person was
    held on the last day of arrest or custody told, and no longer for certain. ``silence_means_held`` follows
    all without an end to ``as_of`` instead, as a sensitivity check.

    Args:
        events: the ``events`` table.
        cases: the ``cases`` table (``first_recorded_on``, ``last_recorded_on``, and ``held`` if there), for
            entry and follow-up.
        as_of: the day on which this is known.
        start_roles: roles that begin detention, first choice first.
        end_roles: roles that end it.
        silence_means_held: see above.

    Returns:
        ``case_id person_id left right days ended entry problem`` sorted by case. ``days`` and ``entry`` are
        missing unless exact; ``problem`` says why a case cannot be used (``no_start``, ``open_start``,
        ``not_followed``, ``end_before_start``, ``known_after_end``), else it is empty.

    Raises:
        ValueError: a column is missing.
    """
    need(events, ("case_id", "person_id", "role", "date_first", "date_last"), "events")
    today = day(as_of)
    if today is None:
        raise ValueError("as_of must be a day")
    first_known, last_known = _recorded(cases)
    held: dict[str, str] = {}
    if cases is not None and "held" in cases:
        held = dict(zip(cases["case_id"].astype("str"), cases["held"].fillna("").astype("str"), strict=True))
    happened: dict[str, list[tuple[str, Interval]]] = {}
    person: dict[str, str] = {}
    columns = [events[name].tolist() for name in ("case_id", "person_id", "role", "date_first", "date_last")]
    for case, who, role, first, last in zip(*columns, strict=True):
        known = happened.setdefault(str(case), [])
        when = _so_far(day(first), day(last), today)
        if when is not None:
            known.append((str(role), when))
        person.setdefault(str(case), str(who))
    rows = []
    for case, own in sorted(happened.items()):
        heard = [when.first for _, when in own if when.first is not None and when.first <= today]
        if case in last_known:
            heard.append(last_known[case])
        told = "" if silence_means_held else held.get(case, "")
        if told == "unknown":
            heard = [when.first for role, when in own if role in start_roles and when.first is not None]
        follow = today if silence_means_held else min(max(heard), today) if heard else None
        # An end that nobody dates lies before the last record of the case, or before today if records are not told.
        told_by = follow if case in last_known else today
        row = _spell(own, follow, told_by, first_known.get(case), start_roles, end_roles, ended=told == "no")
        rows.append({"case_id": case, "person_id": person[case], **row})
    names = ["case_id", "person_id", "left", "right", "days", "ended", "entry", "problem"]
    return pd.DataFrame(rows, columns=names)


def exact(table: pd.DataFrame) -> pd.DataFrame:
    """The spells whose duration and entry are exact, ready for Kaplan-Meier: ``days ended entry``."""
    need(table, ("days", "ended", "entry", "problem"), "spells")
    kept = (table["problem"] == "") & table["days"].notna() & table["entry"].notna()
    return table[kept].reset_index(drop=True)


def _spell(
    own: list[tuple[str, Interval]],
    follow: Date | None,
    told_by: Date | None,
    known_on: Date | None,
    start_roles: Sequence[str],
    end_roles: Sequence[str],
    *,
    ended: bool,
) -> dict[str, object]:
    row: dict[str, object] = {
        "left": np.nan, "right": np.nan, "days": np.nan, "ended": False, "entry": np.nan, "problem": "",
    }  # fmt: skip
    starts: list[Interval] = []
    for role in start_roles:
        starts = [when for name, when in own if name == role]
        if starts:
            break
    if not starts:
        return row | {"problem": "no_start"}
    start = min(starts, key=lambda when: (when.first or Date.min, when.last or Date.max))
    if not start.known:
        return row | {"problem": "open_start"}
    ends = [when for name, when in own if name in end_roles and (when.first or when.last)]
    firsts, lasts = [when.first for when in ends], [when.last for when in ends]
    end = None
    if ends:
        end = Interval(
            None if None in firsts else min(one for one in firsts if one),
            None if None in lasts else max(one for one in lasts if one),
        )
    elif ended or any(name in end_roles for name, _ in own):  # nobody says when: after start, before now
        end = Interval(start.first, told_by)
    try:
        left, right = limits(start, end, follow)
    except ValueError:
        return row | {"problem": "end_before_start"}
    if np.isnan(left):
        return row | {"problem": "not_followed"}
    row |= {"left": left, "right": right, "ended": end is not None}
    if end is not None and left == right:
        row["days"] = left
    elif end is None and start.days == 1:
        row["days"] = left
    if start.days == 1 and start.first is not None:
        entry = 0.0 if known_on is None else max(0.0, float((known_on - start.first).days))
        row["entry"] = entry
        if entry > 0 and entry >= (right if end is not None else left):
            row["problem"] = "known_after_end" if end is not None else "not_followed"
    return row


def _recorded(cases: pd.DataFrame | None) -> tuple[dict[str, Date], dict[str, Date]]:
    if cases is None:
        return {}, {}
    need(cases, ("case_id", "first_recorded_on", "last_recorded_on"), "cases")
    out: list[dict[str, Date]] = []
    for column in ("first_recorded_on", "last_recorded_on"):
        found = zip(cases["case_id"].astype("str"), cases[column], strict=True)
        out.append({case: known for case, told in found if (known := day(told)) is not None})
    return out[0], out[1]


def _so_far(first: Date | None, last: Date | None, today: Date) -> Interval | None:
    """When an event happened, as far as that day; ``None`` if it lies after it."""
    if first is not None and first > today:
        return None
    return Interval(first, today if last is not None and last > today else last)
