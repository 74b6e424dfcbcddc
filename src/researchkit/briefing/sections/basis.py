"""On what basis people were arrested: the finding, its three readings, and what is not known."""

from __future__ import annotations

from researchkit.briefing import tables
from researchkit.briefing.blocks import Block
from researchkit.briefing.sections.head import attendance_sentence
from researchkit.briefing.story import Story
from researchkit.briefing.wording import value
from researchkit.core.result import Result


def span(result: Result) -> tables.Value:
    """A result as a table prints its range, or the mark for why it is not given."""
    if result.refused or result.low is None or result.high is None:
        return tables.Marked(None, "c" if "c" in result.flags else "x")
    return result


def readings(story: Story) -> Block:
    """How many cases meet each reading: at least and at most."""
    rows = [
        {
            "reading": story.label("reading", name),
            "definition": story.label("reading-definition", name),
            "cases": span(story.result(f"{story.variable}.{name}")),
        }
        for name in ("strict", "standard", "broad")
    ]
    return story.table(
        "readings", rows,
        (story.field("reading", heads=True), story.field("definition"), story.field("cases", "span")),
        notes=(story.wording.say("note-bounds"),),
    )  # fmt: skip


def findings(story: Story) -> Block:
    """How many cases each value of the finding has."""
    rows = [
        {"finding": story.label("finding", name), "definition": story.label("finding-definition", name),
         "cases": span(story.result(f"{story.variable}.value.{name}"))}
        for name in ("sole", "partial", "not_basis", "indeterminate")
    ]  # fmt: skip
    return story.table(
        "findings", rows,
        (story.field("finding", heads=True), story.field("definition"), story.field("cases", "span")),
    )  # fmt: skip


def section(story: Story) -> list[Block]:
    """The section: one paragraph, then the two tables."""
    told, conduct = story.result("told.exclusivity"), story.result("told.conduct")
    return [
        story.heading("basis"),
        story.paragraph(
            attendance_sentence(story),
            story.wording.say("basis-told", told=value(told), conduct=value(conduct)),
        ),
        readings(story),
        findings(story),
    ]
