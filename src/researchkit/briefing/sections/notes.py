"""How to read the figures, methods from the codebook, data and reproduction, citation."""

from __future__ import annotations

from researchkit.briefing.blocks import Block, Box, ListBlock, Paragraph
from researchkit.briefing.runs import Text, runs
from researchkit.briefing.story import Story


def how_to_read(story: Story) -> list[Block]:
    """The box of at most eight lines."""
    keys = [
        f"read-{name}" for name in ("minimum", "bounds", "possibly", "undated", "zero", "coverage", "compare")
    ]
    lines = tuple((Paragraph(story.wording.say(key)),) for key in keys)
    return [story.heading("how-to-read"), Box((ListBlock(lines),))]


def methods(story: Story) -> list[Block]:
    """Definition, rules in order and standing principles, from the codebook that decided."""
    say, book = story.wording.say, story.book
    ground = book.ground(story.ground)
    rows = [
        {"rule": rule.rule_id, "says": rule.says.format(ground=ground.title),
         "finding": story.label("finding", rule.value)}
        for rule in book.rules
    ]  # fmt: skip
    return [
        story.heading("methods"),
        Paragraph(say("methods-definition", ground=say(f"ground-{story.ground}"))),
        Paragraph(say("methods-sources")),
        Paragraph(say("methods-dates")),
        Paragraph(say("methods-linkage")),
        story.table(
            "rules", rows, (story.field("rule", heads=True), story.field("says"), story.field("finding"))
        ),
        Paragraph(runs(say("methods-codebook"), " ", Text(book.edition, code=True))),
    ]


def data(story: Story) -> list[Block]:
    """How to check and rebuild."""
    say = story.wording.say
    commands = f"researchkit brief --period {story.period.code} --country {story.country}"
    return [
        story.heading("data"),
        Paragraph(say("data-files")),
        Paragraph(runs(say("data-rebuild"), " ", Text(commands, code=True))),
        Paragraph(
            runs(
                say("data-explain"),
                " ",
                Text("researchkit explain " + story.stem + ".arrest.persons", code=True),
            )
        ),
        Paragraph(runs(say("data-digest"), " ", Text(story.about["digest"], code=True))),
    ]


def cite(story: Story) -> list[Block]:
    """Citation, licence and contact."""
    say = story.wording.say
    return [
        story.heading("cite"),
        Paragraph(say("cite-form", publisher=story.about["publisher"], title=story.about["title"],
                      period=story.period, identifier=story.about["identifier"])),
        Paragraph(say("cite-licence")),
        Paragraph(say("cite-contact", contact=story.about["contact"])),
    ]  # fmt: skip
