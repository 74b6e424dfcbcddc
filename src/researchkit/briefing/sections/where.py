"""Where people were arrested, what became of them, and for how long they were held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from researchkit.briefing.blocks import Block
from researchkit.briefing.sections.basis import span
from researchkit.briefing.sections.drawn import count, drawn
from researchkit.briefing.sections.head import ground_words
from researchkit.briefing.sections.lanes import lanes
from researchkit.briefing.story import FEWEST_CASES, Story
from researchkit.briefing.wording import low, n, value
from researchkit.core.dates import Period
from researchkit.reference import tiles

if TYPE_CHECKING:
    from researchkit.briefing.charts.survival import Curve


def section(story: Story, curve: Curve | None = None) -> list[Block]:
    """The paragraph, the tile grid, the swimlanes, and the curve of time held if there is enough for one."""
    told, say = story.result("told.region"), story.wording.say
    sentences = []
    if not told.refused and told.n:
        sentences.append(say("where-told", told=value(told), n=n(told)))
    sentences.append(say("where-no-rates"))
    out: list[Block] = [story.heading("where"), story.paragraph(*sentences)]
    out += grid(story, story.shown)
    if story.result("arrest.cases").high:
        out.append(regions(story))
    if (story.result("arrest.cases").value or 0) >= FEWEST_CASES:
        out += courses(story)
    return out + how_long(story, curve)


def regions(story: Story) -> Block:
    """Cases by region, and for how many the ground was all."""
    rows = []
    for found in story.family("region"):
        code = story.code(found, "region")
        ground = story.results.get(f"{story.stem}.ground_by.standard.region.{code}")
        rows.append({
            "region": story.name("region", code), "cases": span(found),
            "ground": None if ground is None else span(ground),
        })  # fmt: skip
    return story.table(
        "regions", rows,
        (story.field("region", heads=True), story.field("cases", "span"), story.field("ground", "span")),
    )  # fmt: skip


def grid(story: Story, period: Period) -> list[Block]:
    """Chart 4: the tile grid."""
    from researchkit.briefing.charts import tiles as chart

    places = tiles.grid(story.country)
    cases = story.result("arrest.cases", period)
    if not places or cases.refused:
        return []
    stem = f"{story.country}.{period.code}"
    cells, ids, labels = [], {}, {}
    known = {story.code(one, "region"): one for one in story.family("region", period)}
    for code in dict.fromkeys([*(tile.region for tile in places), *known]):
        if code == "unknown":
            continue
        found, ground = known.get(code), story.results.get(f"{stem}.ground_by.standard.region.{code}")
        least = None if ground is None or ground.low is None else int(ground.low)
        cells.append((code, 0 if found is None else count(found), 0 if found is None else least, True))
        labels[code] = story.names.get(("region", code), code)
        if found is not None:
            ids[code, "n"] = found.result_id
        if ground is not None:
            ids[code, "attendance"] = ground.result_id
    labels |= {tile.region: tile.labels.get(story.wording.language, tile.labels["en"]) for tile in places}
    unplaced = known.get("unknown")
    if unplaced is not None:
        ids["unplaced", "n"] = unplaced.result_id
    say = story.wording.say
    words = story.lettering(
        "figure-where", say("headline-where", n=value(cases), period=period), period=period, labels=labels, ids=ids,
        notes=(say("note-least", ground=ground_words(story)), say("note-sure-only")),
    )  # fmt: skip
    figure = chart.draw(
        pd.DataFrame(cells, columns=["region", "n", "attendance", "informed"]), places, words,
        unplaced=0 if unplaced is None else int(unplaced.value or 0),
    )  # fmt: skip
    return drawn(story, figure, "figure-where", table=False)


def courses(story: Story) -> list[Block]:
    """Chart 5: what became of each person."""
    from researchkit.briefing.charts import swimlane

    arrests = story.result("arrest.cases")
    own = lanes(story, arrests.case_ids)
    words = story.lettering(
        "figure-courses", story.wording.say("headline-courses", n=value(arrests), period=story.period),
        notes=(story.wording.say("note-courses"),),
    )  # fmt: skip
    return drawn(story, swimlane.draw(own, words), "figure-courses", table=False)


def how_long(story: Story, curve: Curve | None) -> list[Block]:
    """Chart 7 and its sentence, by the cautious limit; a sentence that says why there is none."""
    held, say = story.result("held_days"), story.wording.say
    if held.refused or curve is None:
        return [story.paragraph(say("held-not-estimated"))] if story.result("arrest.cases").high else []
    from researchkit.briefing.charts import survival

    sentence = say("held-more-than", low=low(held)) if held.low is not None else say("held-not-estimated")
    words = story.lettering("figure-held", sentence, notes=(say("note-held"),))
    return [story.paragraph(sentence), *drawn(story, survival.draw([curve], words), "figure-held")]
