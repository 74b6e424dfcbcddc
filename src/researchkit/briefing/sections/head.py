"""Masthead, main points and key figures: the first page."""

from __future__ import annotations

import datetime as dt

from researchkit.briefing.blocks import (
    Block,
    KeyFigure,
    KeyFigures,
    Link,
    ListBlock,
    Masthead,
    Paragraph,
)
from researchkit.briefing.review import awaiting
from researchkit.briefing.runs import Runs, Text, runs
from researchkit.briefing.story import FEWEST_CASES, Story
from researchkit.briefing.wording import high, low, n, value
from researchkit.core.dates import Period
from researchkit.core.issue import ResearchkitError
from researchkit.core.result import Result

MOST_POINTS = 6
_DIRECTIONS = {"direction: up": "rose", "direction: down": "fell"}


def masthead(story: Story, kind: str, about: Runs | str = "") -> Masthead:
    """The head of the document.

    Args:
        story: the run.
        kind: name of the notebook, for title ``title-<kind>``.
        about: what the notebook is about beside place and period (an article), for a title that says it.
    """
    words, say = story.wording.words, story.wording.say
    more = {"about": about} if about else {}
    title = words(f"title-{kind}", place=story.place, period=story.period, **more)
    late = story.provisional(story.period)
    facts: list[tuple[str, Runs]] = [
        (words("fact-as-of"), (story.wording.day(story.as_of),)),
        (words("fact-publisher"), runs(story.about["publisher"])),
        (words("fact-audience"), say(f"audience-{story.audience}")),
        (words("fact-identifier"), runs(Text(story.about["identifier"], code=True))),
    ]
    if awaiting(story.wording.language):
        facts.append((words("fact-wording"), say("wording-awaiting-review")))
    notice = say("notice-invented") if story.about["invented"] == "yes" else ()
    status = "provisional" if late else "open"
    return Masthead(
        title=title,
        subtitle=words("subtitle", place=story.place),
        status="provisional" if late else "",
        status_text=words(f"status-{status}"),
        facts=tuple(facts),
        notice=notice,
        links=(Link(words("format-pdf"), f"{kind}.pdf"), Link(words("format-html"), f"{kind}.html")),
    )


def main_points(story: Story) -> list[Block]:
    """Three to six sentences, each made from released results and held against them."""
    hold(story)
    arrests = story.result("arrest.persons")
    points = [arrests_sentence(story)]
    if arrests.low:
        points.append(attendance_sentence(story))
        points.append(exclusivity_sentence(story))
        points.append(runs(*held_sentence(story), *_latest(story)))
    points.append(comparison_sentence(story))
    beyond = [undated_sentence(story)]
    if (arrests.low or 0) < FEWEST_CASES and story.context is not None and story.context != story.period:
        beyond.insert(0, context_sentence(story, story.context))
    points.append(runs(*beyond[0], *(runs(" ", *beyond[1]) if beyond[1:] else ())))
    assert len(points) <= MOST_POINTS
    items = tuple((Paragraph(point),) for point in points)
    return [story.heading("main-points"), ListBlock(items, role="main-points")]


def arrests_sentence(story: Story, period: Period | None = None) -> Runs:
    """How many people are documented as arrested: surely, and at most."""
    arrests = story.result("arrest.persons", period)
    when, say = period or story.period, story.wording.say
    if arrests.refused:
        return say("point-suppressed", period=when)
    if not arrests.high:
        return say("point-no-arrests", period=when, place=story.place)
    key = "point-arrests" if arrests.low == arrests.high else "point-arrests-range"
    return say(key, low=low(arrests), high=high(arrests), period=when, place=story.place)


def context_sentence(story: Story, stretch: Period) -> Runs:
    """People and cases of the stretch around a thin period: one person can have several cases."""
    persons, cases = story.result("arrest.persons", stretch), story.result("arrest.cases", stretch)
    exact = all(not one.refused and one.low == one.high and one.high for one in (persons, cases))
    if not exact:
        return arrests_sentence(story, stretch)
    return story.wording.say("point-context", persons=value(persons), cases=value(cases), period=stretch)


def attendance_sentence(story: Story, reading: str = "standard") -> Runs:
    """The headline: for how many of those surely arrested the ground was all, at least and at most."""
    bounds = story.result(f"{story.variable}.{reading}.sure")
    if bounds.refused and "c" in bounds.flags:
        return story.wording.say("point-not-given", period=story.period)
    if bounds.refused or not bounds.n:
        return story.wording.say("point-ground-no-base", period=story.period)
    key = "point-ground" if bounds.low != bounds.high else "point-ground-exact"
    if not bounds.low:
        key = "point-ground-unsaid" if bounds.high else "point-ground-none"
    return story.wording.say(
        key, low=low(bounds), high=high(bounds), n=n(bounds), period=story.period, ground=ground_words(story)
    )


def exclusivity_sentence(story: Story) -> Runs:
    """For how many cases a source says whether the ground was all."""
    told = story.result("told.exclusivity")
    if told.refused:
        return story.wording.say("point-not-given", period=story.period)
    return story.wording.say("point-exclusivity", told=value(told), n=n(told))


def held_sentence(story: Story) -> Runs:
    """How many of those surely arrested were held when sources last told of them."""
    held = story.result("still_held.sure")
    if held.refused or not held.n:
        return story.wording.say("point-not-given", period=story.period)
    key = "point-held" if held.low != held.high else "point-held-exact"
    if not held.low:
        key = "point-held-unsaid" if held.high else "point-held-none"
    return story.wording.say(key, low=low(held), high=high(held), n=n(held))


def _latest(story: Story) -> Runs:
    """The day of the latest page about those surely arrested: a status is no younger than that."""
    about = story.pages[story.pages["case_id"].isin(story.result("arrest.cases").case_ids)]
    days = [day for day in about["published_last"] if day]
    if not days:
        return ()
    return runs(" ", *story.wording.say("point-held-latest", day=dt.date.fromisoformat(max(days)[:10])))


def comparison_sentence(story: Story) -> Runs:
    """The same period a year before; a rise or fall only where it is claimed, and never while reports come in."""
    earlier = story.period.year_before()
    then, now = story.result("arrest.persons", earlier), story.result("arrest.persons")
    if then.refused or now.refused:
        return story.wording.say("point-not-given", period=earlier)
    if story.provisional(story.period):
        key = "point-compared-so-far"
        return story.wording.say(key, then=value(then), now=value(now), earlier=earlier)
    change = story.result("change.year_before")
    way = next((_DIRECTIONS[note] for note in change.notes if note in _DIRECTIONS), "")
    if not way or change.refused or change.value is None:
        return story.wording.say("point-compared", then=value(then), now=value(now), earlier=earlier)
    return story.wording.say(
        f"point-{way}", then=value(then), now=value(now), earlier=earlier, ratio=value(change, "ratio"),
        low=low(change, "ratio"), high=high(change, "ratio"),
    )  # fmt: skip


def undated_sentence(story: Story) -> Runs:
    """Cases that could belong to any period."""
    undated = story.result("arrest.undated")
    if undated.refused or not undated.value:
        return story.wording.say("point-all-dated")
    return story.wording.say("point-undated", n=value(undated))


def ground_words(story: Story) -> Runs:
    """The ground studied, in words."""
    return story.wording.say(f"ground-{story.ground}".replace("_", "-"))


def key_figures(story: Story) -> KeyFigures:
    """Three large numbers: arrests, the ground under the standard reading, still held."""
    arrests, say = story.result("arrest.persons"), story.wording.say
    bounds = story.result(f"{story.variable}.standard.sure")
    held = story.result("still_held.sure")
    return KeyFigures((
        KeyFigure(span(story, arrests), say("key-arrests"), say("key-arrests-note", period=story.period)),
        KeyFigure(span(story, bounds), say("key-ground", ground=ground_words(story)), say("key-ground-note")),
        KeyFigure(span(story, held), say("key-held"), say("key-held-note")),
    ))  # fmt: skip


def span(story: Story, result: Result) -> Runs:
    """A result as ``16–25``, each end a way back to its cases."""
    if result.refused and "c" not in result.flags:
        return runs("–")  # nobody to say anything of
    if result.refused or result.low is None or result.high is None:
        return story.wording.say("number-refused")
    if result.low == result.high:
        return (story.wording.number(low(result)),)
    return runs(story.wording.number(low(result)), "–", story.wording.number(high(result)))


def hold(story: Story) -> None:
    """Hold what the headlines say against the figures they are made from.

    Raises:
        ResearchkitError: WORDING-02, a total is not the sum of its parts or readings are out of order.
    """
    cases = story.result("arrest.cases")
    parts = [story.result(f"{story.variable}.value.{name}") for name in FINDINGS]
    readings = [story.result(f"{story.variable}.{name}.sure") for name in READINGS]
    if not any(one.refused for one in (cases, *parts)):
        _agree(cases.value == sum(part.value or 0 for part in parts), story, "findings")
        _agree(cases.high == sum(part.high or 0 for part in parts), story, "findings at most")
    if not any(one.refused for one in readings):
        lows, highs = [one.low or 0 for one in readings], [one.high or 0 for one in readings]
        _agree(
            lows == sorted(lows) and all(a <= b for a, b in zip(lows, highs, strict=True)), story, "readings"
        )
        _agree(all(one.n == int(cases.value or 0) for one in readings), story, "readings and cases")


FINDINGS = ("sole", "partial", "not_basis", "indeterminate")
READINGS = ("strict", "standard", "broad")


def _agree(holds: bool, story: Story, what: str) -> None:
    if not holds:
        raise ResearchkitError("WORDING-02", story.stem, what)
