"""Counts of cases by a value of the data, and quarter by quarter."""

from __future__ import annotations

from collections.abc import Sequence

from researchkit.briefing.blocks import Block
from researchkit.briefing.runs import Runs
from researchkit.briefing.sections.basis import span
from researchkit.briefing.story import Story
from researchkit.core.dates import Period


def by_quarter(story: Story, periods: Sequence[Period], reading: str = "standard") -> list[Block]:
    """Arrests and the ground studied, quarter by quarter."""
    rows = []
    for period in periods:
        rows.append({
            "period": story.wording.period(period).text,
            "persons": span(story.result("arrest.persons", period)),
            "cases": span(story.result("arrest.cases", period)),
            "ground": span(story.result(f"{story.variable}.{reading}.sure", period)),
        })  # fmt: skip
    fields = (story.field("period", heads=True), story.field("persons", "span"), story.field("cases", "span"),
              story.field("ground", "span"))  # fmt: skip
    return [
        story.heading("by-quarter"),
        story.paragraph(story.wording.say("by-quarter-lead")),
        story.table("by-quarter", rows, fields, notes=(story.wording.say("note-ground-sure"),)),
    ]


def by(story: Story, name: str) -> list[Block]:
    """Cases by each value of one attribute (``region``, ``article``, ``source``, ``outcome`` …)."""
    rows = [
        {"value": story.name(name, story.code(result, name)), "cases": span(result)}
        for result in story.family(name)
    ]
    return [
        story.heading(f"by-{name}", 3),
        story.table(f"by-{name}", rows, (story.field("value", heads=True), story.field("cases", "span")),
                    notes=several(story, name)),
    ]  # fmt: skip


def several(story: Story, name: str) -> tuple[Runs, ...]:
    """What a table by values says under it: a case can have several; sources are collections."""
    notes = (story.wording.say("note-several"),)
    return (*notes, story.wording.say("note-source")) if name == "source" else notes


def profile(story: Story, names: Sequence[str]) -> list[Block]:
    """Several attributes under one heading."""
    out: list[Block] = [story.heading("profile")]
    for name in names:
        out += by(story, name)
    return out
