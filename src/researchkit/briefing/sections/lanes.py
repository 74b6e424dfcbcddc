"""The course of each case as lanes of a chart: stages in days since the arrest, as exact as the dates are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from researchkit.briefing.story import Story

if TYPE_CHECKING:
    from researchkit.briefing.charts.swimlane import Lane, Stage

_STATUS_STAGES = {"pretrial_detention": "pretrial_detention", "house_arrest": "house_arrest",
                  "administrative_detention": "administrative_detention"}  # fmt: skip
_PENALTY_STAGES = {"imprisonment": "imprisonment", "administrative_arrest": "administrative_detention",
                   "restriction": "restriction", "house_arrest": "house_arrest"}  # fmt: skip
_Span = tuple[float, float]


def lanes(story: Story, case_ids: Iterable[str]) -> list[Lane]:
    """One lane a case, in order of the day of arrest; a case whose arrest has no single day has no stages."""
    from researchkit.briefing.charts.swimlane import Lane

    chosen = set(case_ids)
    cases = story.cases[story.cases["case_id"].isin(chosen)].set_index("case_id")
    events = story.events[story.events["case_id"].isin(chosen)]
    dated: dict[str, dict[str, tuple[dt.date, dt.date]]] = {}
    columns = (events[name] for name in ("case_id", "role", "date_first", "date_last"))
    for case, role, first, last in zip(*columns, strict=True):
        if first and last:
            when = (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
            known = dated.setdefault(case, {})
            known[role] = min(known.get(role, when), when)
    out = []
    for case in sorted(chosen, key=lambda one: (dated.get(one, {}).get("arrest", (dt.date.max,))[0], one)):
        row = cases.loc[case]
        arrest = dated.get(case, {}).get("arrest")
        outcome = _outcome(story, str(row["outcome"]), str(row["status"]))
        if arrest is None or arrest[0] != arrest[1]:
            out.append(Lane(case, str(row["display_name"]) or case, outcome, None))
            continue
        day = arrest[0]
        spans = {
            role: (float((first - day).days), float((last - day).days))
            for role, (first, last) in dated[case].items()
            if first >= day
        }
        marks = tuple(
            (kind, spans[role])
            for role, kind in (("charge", "charge"), ("sentence", "verdict"))
            if role in spans
        )
        until = float((story.as_of - day).days)
        stages = _stages(spans, str(row["status"]), str(row["outcome"]), str(row["held"]), until)
        out.append(Lane(case, str(row["display_name"]) or case, outcome, until, stages, marks))
    return out


def _outcome(story: Story, outcome: str, status: str) -> str:
    kinds = [code for code in outcome.split("|") if code]
    if kinds:
        return ", ".join(story.label("outcome", code) for code in kinds)
    return story.label("status", status) if status else story.wording.words("not-told")


def _stages(spans: dict[str, _Span], status: str, outcome: str, held: str, until: float) -> tuple[Stage, ...]:
    """Custody to the court's order, detention to the judgment, the penalty after it; what is not told is not known."""
    from researchkit.briefing.charts.swimlane import Stage

    order, judged, freed = spans.get("custody"), spans.get("sentence"), spans.get("release")
    zero = (0.0, 0.0)
    first_end = order or judged or freed
    if first_end is None:
        # Nothing is dated after the arrest: only that detention began is known.
        return (Stage("custody" if held == "yes" else "not_known", zero, None, continuing=held == "yes"),)
    out = [Stage("custody", zero, first_end)] if first_end[1] > 0 else []
    if order is not None:
        end = judged or freed
        kind = _STATUS_STAGES.get(status, "not_known")
        if end is None or end[0] >= order[0]:
            out.append(Stage(kind, order, end, continuing=end is None and held == "yes"))
    if judged is not None:
        kinds = [_PENALTY_STAGES[code] for code in outcome.split("|") if code in _PENALTY_STAGES]
        after = freed if freed is not None and freed[0] >= judged[0] else None
        if kinds:
            going = after is None and held == "yes" and kinds[0] == "imprisonment"
            out.append(Stage(kinds[0], judged, after, continuing=going))
    return tuple(out)
