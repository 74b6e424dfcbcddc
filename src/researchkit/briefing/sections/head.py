"""Masthead, main points and key figures: the first page."""

from __future__ import annotations

import datetime as dt

from researchkit.briefing.blocks import Block, KeyFigure, KeyFigures, ListBlock, Masthead, Paragraph
from researchkit.briefing.runs import Runs, Text, runs
from researchkit.briefing.story import Story
from researchkit.briefing.wording import high, low, n, value
from researchkit.core.result import Result


def masthead(story: Story, kind: str) -> Masthead:
    """The head of the document.

    Args:
        story: the run.
        kind: name of the notebook, for title ``title-<kind>``.
    """
    say = story.wording.say
    title = story.wording.words(f"title-{kind}", place=story.place, period=story.period)
    as_of = dt.date.fromisoformat(story.about["as_of"])
    facts: list[tuple[str, Runs]] = [
        (story.wording.words("fact-as-of"), (story.wording.day(as_of),)),
        (story.wording.words("fact-publisher"), runs(story.about["publisher"])),
        (story.wording.words("fact-audience"), say(f"audience-{story.audience}")),
        (story.wording.words("fact-identifier"), runs(Text(story.about["identifier"], code=True))),
    ]
    notice = say("notice-invented") if story.about["invented"] == "yes" else ()
    return Masthead(
        title=title,
        subtitle=story.wording.words("subtitle", place=story.place),
        status="provisional",
        status_text=story.wording.words("status-provisional"),
        facts=tuple(facts),
        notice=notice,
    )


def main_points(story: Story) -> list[Block]:
    """Three to six sentences, each generated from released results."""
    say, result = story.wording.say, story.result
    arrests = result("arrest.persons")
    points: list[Runs] = []
    if arrests.high == 0:
        points.append(say("point-no-arrests", period=story.period, place=story.place))
    else:
        key = "point-arrests" if arrests.low == arrests.high else "point-arrests-range"
        points.append(say(key, low=low(arrests), high=high(arrests), period=story.period, place=story.place))
        points.append(attendance_sentence(story))
        held = result("still_held")
        points.append(say("point-held", low=low(held), high=high(held), n=n(held)))
    undated = result("arrest.undated")
    points.append(say("point-undated", n=value(undated)))
    told = result("told.exclusivity")
    if arrests.high:
        points.append(say("point-exclusivity", told=value(told), n=n(told)))
    return [
        story.heading("main-points"),
        ListBlock(tuple((Paragraph(point),) for point in points), role="main-points"),
    ]


def attendance_sentence(story: Story) -> Runs:
    """The headline: bounds under the standard reading."""
    bounds = story.result(f"{story.variable}.standard")
    if bounds.refused:
        return story.wording.say("point-refused", reason=bounds.refused)
    key = "point-ground" if bounds.n else "point-ground-no-base"
    return story.wording.say(
        key, low=low(bounds), high=high(bounds), period=story.period, ground=ground_words(story),
        **({"n": n(bounds)} if bounds.n else {}),
    )  # fmt: skip


def ground_words(story: Story) -> Runs:
    """The ground studied, in words."""
    return story.wording.say(f"ground-{story.ground}")


def key_figures(story: Story) -> KeyFigures:
    """Three large numbers: arrests, the ground under the standard reading, still held."""
    arrests, bounds, held = (
        story.result("arrest.persons"), story.result(f"{story.variable}.standard"), story.result("still_held")
    )  # fmt: skip
    say = story.wording.say
    return KeyFigures((
        KeyFigure(_range(story, arrests), say("key-arrests"), say("key-arrests-note", period=story.period)),
        KeyFigure(_range(story, bounds), say("key-ground", ground=ground_words(story)), say("key-ground-note")),
        KeyFigure(_range(story, held), say("key-held"),
                  say("key-held-note", day=dt.date.fromisoformat(story.about["as_of"]))),
    ))  # fmt: skip


def _range(story: Story, result: Result) -> Runs:
    if result.refused:
        return story.wording.say("number-refused")
    if result.low == result.high:
        return (story.wording.number(low(result)),)
    return runs(story.wording.number(low(result)), "–", story.wording.number(high(result)))
