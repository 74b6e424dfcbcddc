"""Revisions and corrections: the policy, and the log of this issue."""

from __future__ import annotations

from researchkit.briefing.blocks import Block, ListBlock, Paragraph
from researchkit.briefing.story import Story

POLICY = ("late", "mistake", "announced", "substantial", "kept")


def section(story: Story) -> list[Block]:
    """The policy in five lines; the log tells what this edition changed in the one before."""
    say = story.wording.say
    lines = tuple((Paragraph(say(f"policy-{name}")),) for name in POLICY)
    late = say("policy-provisional") if story.provisional(story.period) else say("policy-settled")
    if story.moved is None:
        log = say("log-first", day=story.as_of)
    elif story.moved.empty:
        log = say("log-none", day=story.as_of)
    else:
        log = say("log-moved", day=story.as_of)
    return [story.heading("revisions"), ListBlock(lines), story.paragraph(late), story.paragraph(log)]
