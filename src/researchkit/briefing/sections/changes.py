"""What has changed: events of the period, and figures already published. The two are never mixed."""

from __future__ import annotations

import pandas as pd

from researchkit.briefing import tables
from researchkit.briefing.blocks import Block
from researchkit.briefing.sections.basis import span
from researchkit.briefing.story import Story

ROLES = ("arrest", "custody", "charge", "trial", "sentence", "release", "unspecified")
#: Figures whose change would change a conclusion, and those listed by name; others are counted together.
_HEADLINES = ("arrest.persons", "arrest.cases", "arrest.undated", "still_held.sure")
MOST_ROWS = 20


def section(story: Story) -> list[Block]:
    """Both tables."""
    return [story.heading("changes"), *events(story), *figures(story)]


def events(story: Story) -> list[Block]:
    """Events of the period by kind: how many surely lie in it, and how many at most."""
    rows = [
        {
            "event": story.label("role", role),
            "sure": _end(story, role, "low"),
            "most": _end(story, role, "high"),
        }
        for role in ROLES
    ]
    return [
        story.heading("changes-events", 3),
        story.table(
            "dated", rows,
            (story.field("event", heads=True), story.field("sure", "number"), story.field("most", "number")),
            notes=(story.wording.say("dated-lead"),),
        ),
    ]  # fmt: skip


def _end(story: Story, role: str, end: str) -> tables.Value:
    found = story.result(f"{role}.persons")
    number = found.low if end == "low" else found.high
    return span(found) if found.refused or number is None else tables.Traced(number, found.result_id)


def figures(story: Story) -> list[Block]:
    """Published figures that are different now: then, now, why, and whether a conclusion is affected."""
    say = story.wording.say
    out: list[Block] = [story.heading("changes-figures", 3)]
    if story.moved is None:
        return [*out, story.paragraph(say("moved-first"))]
    if story.moved.empty:
        return [*out, story.paragraph(say("moved-none"))]
    rows = []
    for row in _shown(story).to_dict("records"):
        key = str(row["result_id"]).removeprefix(f"{story.stem}.")
        rows.append({
            "figure": story.figure(key) or key,
            "then": _number(row["then_value"], row["then_low"], row["then_high"]),
            "now": span(story.results[str(row["result_id"])]),
            "why": "; ".join(story.label("reason", code) for code in str(row["reasons"]).split("|")),
            "conclusion": story.wording.words("yes" if key in _headlines(story) else "no"),
        })  # fmt: skip
    fields = (story.field("figure", heads=True), story.field("then", "span"), story.field("now", "span"),
              story.field("why"), story.field("conclusion"))  # fmt: skip
    return [*out, story.table("moved", rows, fields, notes=(say("note-moved"),))]


def _headlines(story: Story) -> set[str]:
    return {*_HEADLINES, f"{story.variable}.standard.sure"}


def _shown(story: Story) -> pd.DataFrame:
    """Headlines first, then the figures of the tables, at most so many."""
    assert story.moved is not None
    keys = story.moved["result_id"].str.removeprefix(f"{story.stem}.")
    first = keys.isin(_headlines(story))
    return pd.concat([story.moved[first], story.moved[~first]]).head(MOST_ROWS)


def _number(value: float, low: float, high: float) -> tables.Value:
    both = pd.notna(low) and pd.notna(high)
    if both:
        return tables.Span(float(low), float(high))
    return float(value) if pd.notna(value) else None
