"""The end of every document: where each number comes from, and the words that its language still lacks."""

from __future__ import annotations

from collections.abc import Collection

from researchkit.briefing.blocks import Block, Heading, Paragraph
from researchkit.briefing.runs import Text
from researchkit.briefing.story import Story
from researchkit.briefing.wording import messages

UNTRANSLATED = "untranslated"
"""Id of the heading that stops publication."""


def section(story: Story, printed: Collection[str] | None = None) -> list[Block]:
    """The proofs; and a list of keys under :data:`UNTRANSLATED` if English stood in for any.

    Args:
        story: the run.
        printed: ids of the results that the document prints; without it every result is proved.
    """
    out: list[Block] = [
        story.heading("proofs"),
        story.paragraph(story.wording.say("proofs-lead"), role="small"),
        story.proofs(printed),
    ]
    if gaps := missing(story):
        out += [
            Heading(2, (Text("Words that this language lacks", lang="en"),), id=UNTRANSLATED),
            Paragraph((Text(", ".join(gaps), lang="en", code=True),)),
        ]
    return out


def missing(story: Story) -> list[str]:
    """Keys for which English stood in: those used, and those of charts and pages whether used or not."""
    own = messages(story.wording.language)
    drawn = {key for key in messages("en") if key.startswith(("chart-", "page-")) and key not in own}
    return sorted(story.wording.missing | drawn)
