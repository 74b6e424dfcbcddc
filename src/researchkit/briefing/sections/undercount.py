"""How many did no source see: the answer or the reasoned refusal, the conditions, the models side by side, the limits."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Protocol

import pandas as pd

from researchkit.briefing import tables
from researchkit.briefing.blocks import Block, KeyFigure, KeyFigures, ListBlock, Paragraph
from researchkit.briefing.runs import Runs, runs
from researchkit.briefing.sections.basis import span
from researchkit.briefing.sections.drawn import drawn
from researchkit.briefing.sections.head import arrests_sentence
from researchkit.briefing.sections.head import span as spanned
from researchkit.briefing.story import Story
from researchkit.briefing.wording import high, low, value
from researchkit.core.result import Result

MODELS = ("range", "estimate", "gradual", "loglinear", "graphs", "floor")
ASSUMED = {0.5: "half", 1.0: "none", 2.0: "double"}
CANNOT = ("unlisted", "copies", "closed", "assumption")


class Check(Protocol):
    """One condition, what was found, and whether it holds."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def found(self) -> str: ...  # noqa: D102
    @property
    def holds(self) -> bool: ...  # noqa: D102


class Estimated(Protocol):
    """What an estimate of the undercount tells (:class:`researchkit.analyse.undercount.Undercount`)."""

    @property
    def passed(self) -> bool: ...  # noqa: D102
    @property
    def range(self) -> Result: ...  # noqa: D102
    @property
    def estimate(self) -> Result: ...  # noqa: D102
    @property
    def gradual(self) -> Result: ...  # noqa: D102
    @property
    def loglinear(self) -> Result: ...  # noqa: D102
    @property
    def graphs(self) -> Result: ...  # noqa: D102
    @property
    def floor(self) -> Result: ...  # noqa: D102
    @property
    def under_assumptions(self) -> tuple[tuple[float, float], ...]: ...  # noqa: D102
    @property
    def checks(self) -> Sequence[Check]: ...  # noqa: D102


def section(story: Story, found: Estimated) -> list[Block]:
    """Answer, key figures, conditions, and, where the lists can bear it, the models and what they assume."""
    if story.result("arrest.persons").refused:
        return [story.heading("answer"), story.paragraph(arrests_sentence(story))]
    models = {name: _kept(story, name, getattr(found, name)) for name in MODELS} if found.passed else {}
    out = [*answer(story, models), *conditions(story, found.checks)]
    if models:
        out += [*side_by_side(story, models), *assumed(story, found.under_assumptions)]
    return [*out, *limits(story)]


def answer(story: Story, models: dict[str, Result]) -> list[Block]:
    """What may be said: the documented minimum, and the range of the models or why there is none."""
    arrests, say = story.result("arrest.persons"), story.wording.say
    if not models:
        told = say("undercount-refused")
    elif models["range"].refused:
        told = say("undercount-no-range")
    else:
        told = say("undercount-range", low=low(models["range"]), high=high(models["range"]))
    given = bool(models) and not models["range"].refused
    answered = spanned(story, models["range"]) if given else say("number-refused")
    return [
        story.heading("answer"),
        ListBlock(((Paragraph(told),), (Paragraph(arrests_sentence(story)),)), role="main-points"),
        KeyFigures((
            KeyFigure(spanned(story, arrests), say("key-arrests"), say("key-arrests-note", period=story.period)),
            KeyFigure(answered, say("key-undercount"), say("key-undercount-note")),
        )),
    ]  # fmt: skip


def conditions(story: Story, checks: Sequence[Check]) -> list[Block]:
    """What is asked of the lists before any number is given, and what was found."""
    words = story.wording.words
    rows: list[dict[str, tables.Value]] = [
        {"check": words(f"undercount-check-{_slug(one.name)}"), "found": _found(story, one.found),
         "met": words("yes" if one.holds else "no")}
        for one in checks
    ]  # fmt: skip
    fields = (story.field("check", heads=True), story.field("found"), story.field("met"))
    return [
        story.heading("undercount-conditions"),
        story.paragraph(story.wording.say("undercount-lists")),
        story.table("conditions", rows, fields),
    ]


def side_by_side(story: Story, models: dict[str, Result]) -> list[Block]:
    """The chart of the models; their table stands in for it where there is no range to draw."""
    from researchkit.briefing.charts import intervals
    from researchkit.briefing.charts.frame import Row

    arrests, say = story.result("arrest.persons"), story.wording.say
    rows = [Row(name, story.figure(f"undercount.{name}")) for name in MODELS]
    cells = [(name, one.value, one.low, one.high) for name, one in models.items()]
    ids = {
        (name, column): one.result_id for name, one in models.items() for column in ("estimate", "interval")
    }
    answered = models["range"]
    headline = (
        say("headline-undercount-none")
        if answered.refused
        else say("headline-undercount", low=low(answered), high=high(answered), n=value(arrests))
    )
    letters = story.lettering("figure-undercount", headline, ids=ids, notes=(say("note-undercount"),))
    frame = pd.DataFrame(cells, columns=["code", "value", "low", "high"])
    figure = intervals.draw(frame, rows, int(arrests.value or 0), letters)
    lead = story.paragraph(say("undercount-models"))
    return [story.heading("undercount-models"), lead, *drawn(story, figure, "figure-undercount")]


def assumed(story: Story, told: Sequence[tuple[float, float]]) -> list[Block]:
    """The number under assumptions that fit the lists exactly as well."""
    rows: list[dict[str, tables.Value]] = []
    for factor, total in told:
        if (name := ASSUMED.get(factor)) is not None:
            key = f"assumed-{name}"
            kept = _kept(story, key, Result(key, value=total, unit="persons"))
            rows.append({"assumption": story.figure(f"undercount.{key}"), "persons": span(kept)})
    if not rows:
        return []
    fields = (story.field("assumption", heads=True), story.field("persons", "number"))
    return [story.table("assumed", rows, fields, notes=(story.wording.say("note-undercount-assumed"),))]


def limits(story: Story) -> list[Block]:
    """What no model can show."""
    lines = tuple((Paragraph(story.wording.say(f"undercount-cannot-{name}")),) for name in CANNOT)
    return [story.heading("cannot"), ListBlock(lines)]


def _kept(story: Story, name: str, found: Result) -> Result:
    """A model's figure in whole people, as one of the run: it may be printed, and stands in the appendix."""
    whole: dict[str, float | None] = {
        "value": None if found.value is None else float(round(found.value)),
        "low": None if found.low is None else float(math.floor(found.low)),
        "high": None if found.high is None else float(math.ceil(found.high)),
    }
    kept = found.named(
        f"{story.stem}.undercount.{name}", method="multiple systems estimation", details={}, **whole
    )
    return story.add(kept)


def _slug(name: str) -> str:
    """A condition's name without what it says in brackets, as a key."""
    return re.sub(r"[^a-z]+", "-", name.partition("(")[0].lower()).strip("-")


def _found(story: Story, found: str) -> Runs:
    if found in {"yes", "no"}:
        return story.wording.say(found)
    shown = found.replace(" against ", " / ")
    return runs(shown if story.wording.language == "en" else re.sub(r"(?<=\d)\.(?=\d)", ",", shown))
