"""How to read the figures, and methods from the codebook."""

from __future__ import annotations

from researchkit.briefing import tables
from researchkit.briefing.blocks import Block, Box, ListBlock, Paragraph
from researchkit.briefing.runs import Text, runs
from researchkit.briefing.sections.head import ground_words
from researchkit.briefing.story import Story
from researchkit.briefing.wording import n, value

READ = ("minimum", "bounds", "possibly", "undated", "zero", "coverage", "compare")


def how_to_read(story: Story) -> list[Block]:
    """The box of at most eight lines."""
    lines = tuple((Paragraph(story.wording.say(f"read-{name}")),) for name in READ)
    return [story.heading("how-to-read"), Box((ListBlock(lines),))]


def methods(story: Story) -> list[Block]:
    """Definition, rules in order, and what limits the figures, from the codebook that decided."""
    say, book, ground = story.wording.say, story.book, ground_words(story)
    rows: list[dict[str, tables.Value]] = [
        {"rule": rule.rule_id, "says_rule": say(rule_key(rule.when), ground=ground),
         "finding": story.label("finding", rule.value)}
        for rule in book.rules
    ]  # fmt: skip
    out: list[Block] = [story.heading("methods")]
    out += [
        Paragraph(say(f"methods-{name}", ground=ground))
        for name in ("definition", "inclusion", "sources", "dates", "linkage", "missing", "agreement")
    ]
    single = story.result("single_origin")
    if not single.refused and single.n:
        out.append(Paragraph(say("methods-single-origin", single=value(single), n=n(single))))
    fields = (story.field("rule", heads=True), story.field("says-rule"), story.field("finding"))
    return [
        *out,
        story.table("rules", rows, fields),
        Paragraph(runs(say("methods-codebook"), " ", Text(book.edition, code=True))),
    ]


def rule_key(when: tuple[str, ...]) -> str:
    """The message that says a rule: by its conditions, which tell one rule from another, not by its number."""
    parts = [condition.replace("!", "not-").replace("_", "-") for condition in when]
    return "rule-" + ("-".join(parts) or "otherwise")
