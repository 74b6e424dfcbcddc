"""A chart, or what stands in its place where there are too few cases for one: its table, and why."""

from __future__ import annotations

import dataclasses

from researchkit.briefing.blocks import Block, FigureBlock, Paragraph
from researchkit.briefing.charts.frame import NotDrawn
from researchkit.briefing.runs import Runs, runs
from researchkit.briefing.story import Story
from researchkit.core.result import Result


def drawn(
    story: Story, figure: FigureBlock | NotDrawn, name: str, *, table: bool = True, caption: Runs = ()
) -> list[Block]:  # fmt: skip
    """The blocks of a chart.

    Args:
        story: the run.
        figure: what the chart's module gave.
        name: id of the figure.
        table: whether its table stands in for a chart that is not drawn.
        caption: of that table, if it shows something else than the chart would.
    """
    if isinstance(figure, FigureBlock):
        return [figure]
    reason = Paragraph(story.wording.say(f"not-drawn-{figure.reason.replace('_', '-')}"), "small")
    if not table or not figure.table.rows:
        return [reason] if table else []
    source = story.wording.say("source-line", publisher=story.about["publisher"])
    notes = (*figure.table.notes, reason.runs)
    named = dataclasses.replace(
        figure.table,
        caption=caption or figure.table.caption,
        source=runs(source),
        id=f"table-{name}",
        csv_name=f"{name}.csv",
        csv=figure.table.csv,
        notes=notes,
    )
    return [named]


def count(result: Result) -> int | None:
    """A result as a whole number for a chart; ``None`` where it is not given."""
    return None if result.refused or result.value is None else int(result.value)


def ends(result: Result) -> tuple[int | None, int | None]:
    """Both ends of a result for a chart."""
    if result.refused or result.low is None or result.high is None:
        return None, None
    return int(result.low), int(result.high)
