"""Days told by another: "the same day", "nine days later"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from researchkit.intake.narrative.facts import Fact
from researchkit.intake.narrative.scenes import Attached

#: How far back, in characters, the day may stand that "the same day" means.
_NEAR_DAY = 700
#: Length of a date told to the day; the end of one that goes on.
_TO_THE_DAY, _ON = 10, "/.."


def told(attached: Sequence[Attached], every: Sequence[Fact]) -> list[Attached]:
    """Read "the same day" as the last day told of the person, "nine days later" as counted from the last told at all."""
    out: list[Attached] = []
    days = [one.fact for one in attached if one.fact.field == "date" and len(one.fact.value) == 10]
    for one in attached:
        fact = one.fact
        if fact.field == "date" and not fact.value:
            before = [day for day in days if 0 < fact.start - day.start <= _NEAR_DAY]
            later = int(dict(fact.details).get("days", "0"))
            if later:
                dated = [
                    day
                    for day in every
                    if len(day.value.removesuffix(_ON)) == _TO_THE_DAY
                    and 0 < fact.start - day.start <= _NEAR_DAY
                    and day.value[0] != "X"
                ]
                last = max(dated, key=lambda other: other.start, default=None)
                if last is not None:
                    moved = (
                        dt.date.fromisoformat(last.value.removesuffix(_ON)) + dt.timedelta(days=later)
                    ).isoformat()
                    out.append(replace(one, fact=replace(fact, value=moved, qualifier="day",
                                                         pointed=(last.start, last.end))))  # fmt: skip
                continue
            same = [day for day in before if day.role == fact.role]
            day = max(same or before, key=lambda other: other.start, default=None)
            if day is None:
                continue
            pointed = replace(day, role=fact.role, rule=fact.rule, confidence=fact.confidence,
                              pointed=(fact.start, fact.end))  # fmt: skip
            out.append(replace(one, fact=pointed))
            continue
        out.append(one)
    return out
