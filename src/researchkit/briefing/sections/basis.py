"""On what basis people were arrested: the finding, its three readings, and what is not known."""

from __future__ import annotations

import pandas as pd

from researchkit.briefing import tables
from researchkit.briefing.blocks import Block
from researchkit.briefing.runs import Runs
from researchkit.briefing.sections.drawn import drawn, ends
from researchkit.briefing.sections.head import (
    FINDINGS,
    READINGS,
    attendance_sentence,
    exclusivity_sentence,
    ground_words,
)
from researchkit.briefing.story import Story
from researchkit.briefing.wording import high, low, n, value
from researchkit.core.dates import Period
from researchkit.core.result import Result


def span(result: Result) -> tables.Value:
    """A result as a table prints its range, or the mark for why it is not given: of no case nothing can be said."""
    if not result.refused and result.value is not None and result.low is None and result.high is None:
        return tables.Traced(result.value, result.result_id)  # a count that is known has no range
    if result.refused or result.low is None or result.high is None:
        none = tables.NOT_APPLICABLE if result.n == 0 else tables.NOT_AVAILABLE
        return tables.Marked(None, tables.SUPPRESSED if "c" in result.flags else none)
    return result


def readings(story: Story) -> Block:
    """How many cases meet each reading: at least and at most."""
    rows = [
        {
            "reading": story.label("reading", name),
            "definition": story.label("reading-definition", name),
            "sure": span(story.result(f"{story.variable}.{name}.sure")),
            "with_possible": span(story.result(f"{story.variable}.{name}")),
        }
        for name in READINGS
    ]
    return story.table(
        "readings", rows,
        (story.field("reading", heads=True), story.field("definition"), story.field("sure", "span"),
         story.field("with-possible", "span")),
        notes=(story.wording.say("note-bounds"),),
    )  # fmt: skip


def findings(story: Story) -> Block:
    """How many cases each value of the finding has."""
    rows = [
        {"finding": story.label("finding", name), "definition": story.label("finding-definition", name),
         "cases": span(story.result(f"{story.variable}.value.{name}"))}
        for name in FINDINGS
    ]  # fmt: skip
    return story.table(
        "findings", rows,
        (story.field("finding", heads=True), story.field("definition"), story.field("cases", "span")),
        notes=(story.wording.say("note-span"),),
    )  # fmt: skip


def by_finding(story: Story) -> list[Block]:
    """Chart 1: cases quarter by quarter, on what basis."""
    from researchkit.briefing.charts import columns
    from researchkit.briefing.charts.periods import rows

    cells, ids = [], {}
    for period in story.series:
        for name in FINDINGS:
            found = story.result(f"{story.variable}.value.{name}", period)
            cells.append((period.code, name, None if found.refused else found.value))
            ids[period.code, name] = found.result_id
        ids[period.code, "total"] = story.result("arrest.cases", period).result_id
    late = [period.code for period in story.series if story.provisional(period)]
    likely = _likely_final(story)
    ids |= {(code, "likely_final"): f"{story.country}.{code}.likely_final" for code in likely}
    notes = ["note-sure-only", "note-persons", *(["note-likely-final"] if likely else [])]
    words = story.lettering(
        "figure-basis", _quarters_headline(story), period=story.context, ids=ids,
        notes=tuple(story.wording.say(note) for note in notes),
    )  # fmt: skip
    figure = columns.draw(
        pd.DataFrame(cells, columns=["period", "category", "n"]),
        rows(story.series, story.wording.language, provisional=late), FINDINGS, words, likely,
    )  # fmt: skip
    return drawn(story, figure, "figure-basis")


def _likely_final(story: Story) -> dict[str, tuple[int, int]]:
    """The likely final count of the quarters for which late reports are still expected, where it can be predicted."""
    found = {
        period.code: story.results.get(f"{story.country}.{period.code}.likely_final")
        for period in story.series
        if story.provisional(period)
    }
    spans = {code: ends(one) for code, one in found.items() if one is not None}
    return {code: (low, high) for code, (low, high) in spans.items() if low is not None and high is not None}


def _quarters_headline(story: Story) -> Runs:
    """Of the whole stretch of the chart: cases, and how many have the ground as the only one."""
    stretch = story.context or story.period
    cases = story.result("arrest.cases", stretch)
    sole = story.result(f"{story.variable}.value.sole", stretch)
    if cases.refused or sole.refused:
        return story.wording.say("headline-basis-part", ground=ground_words(story))
    key = "headline-basis" if sole.value else "headline-basis-none"
    return story.wording.say(
        key, n=value(cases), sole=value(sole), period=stretch, ground=ground_words(story)
    )


def share(story: Story) -> list[Block]:
    """Chart 2: the share that was arrested for attendance alone, at least and at most, quarter by quarter."""
    from researchkit.briefing.charts import bounds
    from researchkit.briefing.charts.periods import rows

    cells, ids = [], {}
    for period in story.series:
        found = story.result(f"{story.variable}.standard.sure", period)
        cells.append((period.code, *_bar(found)))
        for column in ("bounds", "n"):
            ids[period.code, column] = found.result_id
    late = [period.code for period in story.series if story.provisional(period)]
    words = story.lettering(
        "figure-share", share_headline(story, story.context), period=story.context, ids=ids
    )
    frame = pd.DataFrame(cells, columns=["code", "low", "high", "n"])
    figure = bounds.draw(frame, rows(story.series, story.wording.language, provisional=late), words)
    return drawn(story, figure, "figure-share", caption=story.caption("caption-share-counts", story.context))


def _bar(found: Result) -> tuple[int | None, int | None, int | None]:
    """Both ends and n; a quarter without cases is a zero, a suppressed one is missing."""
    if found.refused:
        return (None, None, None) if tables.SUPPRESSED in found.flags else (0, 0, 0)
    return (*ends(found), found.n)


def share_headline(story: Story, period: Period | None) -> Runs:
    """The headline of the share: at least and at most of n."""
    found = story.result(f"{story.variable}.standard.sure", period)
    if found.refused:
        return story.wording.say("headline-share-part", ground=ground_words(story))
    return story.wording.say(
        "headline-share", low=low(found), high=high(found), n=n(found), period=period or story.period,
        ground=ground_words(story),
    )  # fmt: skip


def section(story: Story) -> list[Block]:
    """The section: one paragraph, charts 1 and 2, then the tables."""
    say = story.wording.say
    conduct = story.result("told.conduct")
    sentences = [attendance_sentence(story)]
    if story.result("arrest.cases").high:
        sentences.append(exclusivity_sentence(story))
        if not conduct.refused:
            sentences.append(say("basis-told", conduct=value(conduct), n=n(conduct)))
    out: list[Block] = [story.heading("basis"), story.paragraph(*sentences)]
    out += by_finding(story)
    out += share(story)
    if story.result("arrest.cases").high:
        out += [readings(story), findings(story)]
    return out
