"""What happened in the period, by kind of event and by value: surely, possibly, undated."""

from __future__ import annotations

from collections.abc import Sequence

from researchkit.briefing.blocks import Block
from researchkit.briefing.sections.basis import span
from researchkit.briefing.story import Story
from researchkit.core.dates import Period

ROLES = ("arrest", "custody", "charge", "trial", "sentence", "release", "unspecified")


def dated(story: Story) -> list[Block]:
    """Events of the period by kind: how many surely lie in it, and how many at most."""
    rows = [
        {"event": story.label("role", role), "persons": span(story.result(f"{role}.persons"))}
        for role in ROLES
    ]
    return [
        story.heading("dated"),
        story.paragraph(story.wording.say("dated-lead")),
        story.table("dated", rows, (story.field("event", heads=True), story.field("persons", "span"))),
    ]


def by_quarter(story: Story, periods: Sequence[Period], reading: str = "standard") -> list[Block]:
    """Arrests and the ground studied, quarter by quarter."""
    rows = []
    for period in periods:
        rows.append({
            "period": story.wording.period(period).text,
            "persons": span(story.result("arrest.persons", period)),
            "ground": span(story.result(f"{story.variable}.{reading}", period)),
        })  # fmt: skip
    return [
        story.heading("by-quarter"),
        story.table("by-quarter", rows, (story.field("period", heads=True), story.field("persons", "span"),
                                         story.field("ground", "span"))),
    ]  # fmt: skip


def by(story: Story, name: str) -> list[Block]:
    """Cases by each value of one attribute (``region``, ``article``, ``source``, ``outcome`` …)."""
    rows = [
        {"value": _words(story, name, result.result_id.rpartition(f".{name}.")[2]), "cases": span(result)}
        for result in story.family(name)
    ]
    return [
        story.heading(f"by-{name}"),
        story.table(f"by-{name}", rows, (story.field("value", heads=True), story.field("cases", "span"))),
    ]


def _words(story: Story, name: str, code: str) -> str:
    if code == "unknown":
        return story.wording.words("not-told")
    return story.names.get((name, code)) or story.label(name, code)
