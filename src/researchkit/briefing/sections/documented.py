"""Who documented the cases, and how soon they became known."""

from __future__ import annotations

import pandas as pd

from researchkit.briefing.blocks import Block
from researchkit.briefing.runs import plain
from researchkit.briefing.sections.drawn import count, drawn
from researchkit.briefing.story import Story
from researchkit.briefing.wording import n, value
from researchkit.core.dates import Period

#: Code of the row that stands for several origins at once.
_SEVERAL = "others"


def section(story: Story) -> list[Block]:
    """The paragraph, the combinations of origins, and the table of late reports."""
    single, say = story.result("single_origin"), story.wording.say
    sentences = [say("documented-caution")]
    if not single.refused and single.n:
        sentences.insert(0, say("methods-single-origin", single=value(single), n=n(single)))
    return [
        story.heading("documented"),
        story.paragraph(*sentences),
        *together(story, story.shown),
        *late(story),
    ]


def together(story: Story, period: Period) -> list[Block]:
    """Chart 9: which origins told of the cases together."""
    from researchkit.briefing.charts import upset
    from researchkit.briefing.charts.frame import Row

    sets, ids, known = [], {}, set()
    for found in story.family("together", period):
        origins = story.code(found, "together").split("+")
        if origins == ["not_told"]:
            continue
        known |= set(origins)
        sets.append(("|".join(origins), count(found)))
        ids["|".join(sorted(origins)), "n"] = found.result_id
    single = story.result("single_origin", period)
    if not sets or single.refused:
        return []
    words = story.lettering(
        "figure-together", story.wording.say("headline-together", single=value(single), n=n(single), period=period),
        period=period, ids=ids, notes=(story.wording.say("note-together"),),
    )  # fmt: skip
    rows = [Row(code, plain(story.name("origin", code))) for code in sorted(known)]
    figure = upset.draw(pd.DataFrame(sets, columns=["sources", "n"]), rows, words, {_SEVERAL})
    return drawn(story, figure, "figure-together")


def late(story: Story) -> list[Block]:
    """Chart 11: how many quarters after the arrest a case became known, and how earlier predictions fared."""
    from researchkit.briefing.charts import lateness
    from researchkit.briefing.charts.frame import Row
    from researchkit.briefing.charts.periods import rows

    cells, ids, suppressed, past = [], {}, set(), {}
    told = {period.code: story.family("known_after", period) for period in story.series}
    delays = sorted(
        {code for own in told.values() for one in own if (code := story.code(one, "known_after")).isdigit()}
    )
    if not delays:
        return []
    for period in story.series:
        for found in told[period.code]:
            delay = story.code(found, "known_after")
            if delay not in delays:
                continue
            if found.refused:
                suppressed.add((period.code, delay))
                continue
            cells.append((period.code, delay, count(found)))
            ids[period.code, delay] = found.result_id
        once = story.results.get(f"{story.country}.{period.code}.predicted")
        if once is not None and not once.refused and once.low is not None and once.high is not None:
            past[period.code] = lateness.Forecast(int(once.low), int(once.high), once.n)
    say = story.wording.say
    notes = [say("note-late")] + ([say("note-predicted")] if past else [])
    words = story.lettering(
        "figure-late", say("headline-late"), period=story.context, ids=ids, notes=tuple(notes)
    )
    provisional = [period.code for period in story.series if story.provisional(period)]
    figure = lateness.draw(
        pd.DataFrame(cells, columns=["period", "delay", "n"]),
        rows(story.series, story.wording.language, provisional=provisional),
        [Row(delay, story.label("known_after", delay)) for delay in delays], words, past, suppressed,
    )  # fmt: skip
    return drawn(story, figure, "figure-late")
