"""One legal article: how often it is named, for which conduct, and under which reading attendance alone."""

from __future__ import annotations

from researchkit.briefing import tables
from researchkit.briefing.blocks import Block
from researchkit.briefing.sections.basis import span
from researchkit.briefing.sections.head import READINGS
from researchkit.briefing.sections.law import offence
from researchkit.briefing.story import Story
from researchkit.briefing.wording import value

UNKNOWN = "unknown"


def chosen(story: Story, article: str) -> str:
    """The article asked for without part and paragraph, else the one named most often; "" if none is named.

    An article of which no source says in which code it stands is chosen only if there is no other.
    """
    if article:
        return article.partition("(")[0]
    named = [
        one for one in story.family("provision") if not one.result_id.endswith(f".{UNKNOWN}") and one.high
    ]
    named.sort(key=lambda one: (one.value or 0, one.high or 0), reverse=True)
    codes = [story.code(one, "provision") for one in named]
    return next((code for code in codes if "?" not in code.partition(":")[0]), codes[0] if codes else "")


def named(story: Story, article: str) -> str:
    """The article as a title says it."""
    return story.law(article) if article else story.wording.words("column-article")


def case_ids(story: Story, article: str) -> tuple[str, ...]:
    """Cases of the period that name the article, surely or possibly in it."""
    found = story.results.get(f"{story.stem}.provision.{article}")
    return () if found is None else (*found.case_ids, *found.possible_ids)


def section(story: Story, article: str) -> list[Block]:
    """The paragraph, the quarters, the conduct, and the ground under each reading."""
    found = story.results.get(f"{story.stem}.provision.{article}")
    if found is None or found.refused:
        return [
            story.heading("article"), story.paragraph(story.wording.say("article-none", period=story.period))
        ]  # fmt: skip
    about = offence(story, article) or story.wording.words("offence-not-known")
    lead = story.wording.say(
        "article-lead", article=story.law(article), about=about, n=value(found), period=story.period
    )
    return [
        story.heading("article"), story.paragraph(lead), _quarters(story, article), _conduct(story, article),
        _readings(story, article),
    ]  # fmt: skip


def _quarters(story: Story, article: str) -> Block:
    rows: list[dict[str, tables.Value]] = []
    for period in story.series:
        found = story.results.get(f"{story.country}.{period.code}.provision.{article}")
        rows.append(
            {"period": story.wording.period(period).text, "cases": 0 if found is None else span(found)}
        )
    return story.table(
        "article-quarters", rows, (story.field("period", heads=True), story.field("cases", "span")),
        notes=(story.wording.say("note-span"),),
    )  # fmt: skip


def _conduct(story: Story, article: str) -> Block:
    found = story.family(f"conduct_under.{article}")
    rows = [
        {"conduct": story.named("conduct", story.code(one, f"conduct_under.{article}")), "cases": span(one)}
        for one in sorted(found, key=lambda one: (one.result_id.endswith(f".{UNKNOWN}"), -(one.high or 0)))
    ]
    return story.table(
        "article-conduct", rows, (story.field("conduct", heads=True), story.field("cases", "span")),
        notes=(story.wording.say("note-several"),),
    )  # fmt: skip


def _readings(story: Story, article: str) -> Block:
    rows: list[dict[str, tables.Value]] = []
    for reading in READINGS:
        found = story.results.get(f"{story.stem}.ground_by.{reading}.provision.{article}")
        rows.append({
            "reading": story.label("reading", reading),
            "definition": story.label("reading-definition", reading),
            "with_possible": None if found is None else span(found),
        })  # fmt: skip
    return story.table(
        "article-readings", rows,
        (story.field("reading", heads=True), story.field("definition"), story.field("with-possible", "span")),
        notes=(story.wording.say("note-bounds"),),
    )  # fmt: skip
