"""The week a digest is about: "The week in the courts (17-23 June)". Its Monday is not the page's."""

from __future__ import annotations

import datetime as dt

from researchkit.clean import dates
from researchkit.clean.context import Context
from researchkit.core.dates import Interval
from researchkit.intake.narrative.prose import Prose

#: Lines at the head in which the days of a digest are told; days of a week and as many more to be published in.
_HEAD, _WEEK = 3, 7


def told(prose: Prose, context: Context) -> Interval | None:
    """The last day of the week that the head of a digest tells; ``None`` where it tells none.

    Args:
        prose: the text.
        context: when the page was published.
    """
    published = context.published.first
    if published is None:
        return None
    for sentence in prose.sentences[:_HEAD]:
        if not sentence.line:
            continue
        for reading in dates.find(prose.of(sentence), context):
            first, last = reading.when.first, reading.when.last
            if first is None or last is None or not dt.timedelta(1) < last - first < dt.timedelta(_WEEK):
                continue
            if dt.timedelta(0) <= published - last <= dt.timedelta(_WEEK):
                return Interval(last, last, last.isoformat())
    return None
