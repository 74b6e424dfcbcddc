"""Whether safeguards were respected: what sources say was breached, with the standard behind each."""

from __future__ import annotations

import functools

import pandas as pd

from researchkit.briefing.blocks import Block
from researchkit.briefing.sections.basis import span
from researchkit.briefing.sections.drawn import drawn
from researchkit.briefing.story import FEWEST_CASES, Story
from researchkit.briefing.wording import n, value
from researchkit.core.result import Result
from researchkit.reference import packs

MOST_SAFEGUARDS = 7
_UNSPECIFIC = ("other_violation", "unknown")


def section(story: Story) -> list[Block]:
    """The paragraph, chart 6 where there are enough cases, and the table with the standards."""
    say, silent = story.wording.say, story.results.get(f"{story.stem}.procedure.unknown")
    sentences = [say("safeguards-lead")]
    if silent is not None and not silent.refused and silent.n:
        sentences.append(say("safeguards-silent", silent=value(silent), n=n(silent)))
    out: list[Block] = [story.heading("safeguards"), story.paragraph(*sentences)]
    if not _told(story):
        return [*out, story.paragraph(say("safeguards-none"))]
    return [*out, *matrix(story), table(story)]


def _told(story: Story) -> list[Result]:
    return [one for one in story.family("procedure") if _code(one) != "unknown"]


def _code(result: Result) -> str:
    return Story.code(result, "procedure")


def table(story: Story) -> Block:
    """Cases by safeguard said to have been breached, with the standard."""
    rows = []
    for found in story.family("procedure"):
        code = _code(found)
        rows.append({"safeguard": story.named("procedure", code), "standard": standards().get(code, "–"),
                     "cases": span(found)})  # fmt: skip
    return story.table(
        "safeguards", rows,
        (story.field("safeguard", heads=True), story.field("standard"), story.field("cases", "span")),
        notes=(story.wording.say("note-several"), story.wording.say("note-covenant")),
    )  # fmt: skip


def matrix(story: Story) -> list[Block]:
    """Chart 6: each case of which anything is told, by safeguard."""
    from researchkit.briefing.charts import safeguards as chart
    from researchkit.briefing.charts.frame import Row

    told = [one for one in _told(story) if _code(one) not in _UNSPECIFIC and one.case_ids]
    told = sorted(told, key=lambda one: (-(one.value or 0), one.result_id))[:MOST_SAFEGUARDS]
    count: dict[str, int] = {}
    for found in told:
        for case in found.case_ids:
            count[case] = count.get(case, 0) + 1
    cases = sorted(count, key=lambda case: (-count[case], case))
    if len(cases) < FEWEST_CASES:
        return []
    answers = [(case, _code(found), "violated") for found in told for case in found.case_ids]
    names = dict(zip(story.cases["case_id"], story.cases["display_name"], strict=True))
    most = told[0]
    words = story.lettering(
        "figure-safeguards",
        story.wording.say("headline-safeguards", n=value(most), safeguard=story.named("procedure", _code(most))),
        notes=(story.wording.say("note-matrix"),),
    )  # fmt: skip
    figure = chart.draw(
        pd.DataFrame(answers, columns=["case", "safeguard", "value"]),
        [Row(case, names.get(case) or case) for case in cases],
        [Row(_code(found), story.named("procedure", _code(found))) for found in told], words,
    )  # fmt: skip
    return drawn(story, figure, "figure-safeguards", table=False)


@functools.cache
def standards() -> dict[str, str]:
    """The standard behind each safeguard, by procedure code."""
    return {row["procedure"]: row["standard"] for row in packs.rows("codebooks", "safeguards.csv")}


packs.cached(standards)
