"""Law and conduct: which articles are named, and what the accusations are said to rest on."""

from __future__ import annotations

import pandas as pd

from researchkit.briefing.blocks import Block
from researchkit.briefing.runs import Runs
from researchkit.briefing.sections.basis import span
from researchkit.briefing.sections.drawn import count, drawn
from researchkit.briefing.story import Story
from researchkit.briefing.wording import n, value
from researchkit.core.dates import Period
from researchkit.core.result import Result
from researchkit.reference import statutes

MOST_ROWS, MOST_COLUMNS = 6, 6
UNKNOWN = "unknown"


def section(story: Story) -> list[Block]:
    """The paragraph, chart 3 (of the stretch around a thin period), and the two tables of the period."""
    say = story.wording.say
    out: list[Block] = [story.heading("law"), story.paragraph(*_lead(story), say("law-attribution"))]
    out += squares(story, story.shown)
    if story.result("arrest.cases").high:
        out += [articles(story), conduct(story)]
    return out


def _lead(story: Story) -> list[Runs]:
    """The article named most often, if one is named more often than any other."""
    told = story.result("told.article")
    named = [one for one in story.family("provision") if not one.result_id.endswith(f".{UNKNOWN}")]
    sentences: list[Runs] = []
    if not told.refused and told.n:
        sentences.append(story.wording.say("law-told", told=value(told), n=n(told)))
    top = [one for one in named if one.value and one.value == max(other.value or 0 for other in named)]
    if len(top) == 1 and (top[0].value or 0) > 1:
        code = _code(top[0])
        words = {"article": story.law(code), "about": offence(story, code)}
        sentences.append(story.wording.say("law-most", n=value(top[0]), **words))
    return sentences


def offence(story: Story, code: str) -> str:
    """What an article is about, in a few words of the language; "" where it is not known."""
    group = statutes.offence_group(code)
    return story.label("offence", group) if group else ""


def _code(result: Result) -> str:
    """The value of a result of any family here: none of their codes has a dot before a letter."""
    for family in ("provision", "article", "conduct"):
        if code := Story.code(result, family):
            return code
    return ""


def articles(story: Story) -> Block:
    """Cases by article, part and paragraph included."""
    rows = []
    for found in story.family("article"):
        code = _code(found)
        about = "" if code == UNKNOWN else offence(story, code) or story.wording.words("offence-not-known")
        rows.append({"article": story.named("article", code), "about": about or "–", "cases": span(found)})
    return story.table(
        "articles", rows,
        (story.field("article", heads=True), story.field("about"), story.field("cases", "span")),
        notes=(story.wording.say("note-several"),),
    )  # fmt: skip


def conduct(story: Story) -> Block:
    """Cases by conduct said to be relied on."""
    rows = [
        {"conduct": story.named("conduct", _code(found)), "cases": span(found)}
        for found in story.family("conduct")
    ]
    return story.table(
        "conduct", rows, (story.field("conduct", heads=True), story.field("cases", "span")),
        notes=(story.wording.say("note-several"),),
    )  # fmt: skip


def squares(story: Story, period: Period) -> list[Block]:
    """Chart 3: which conduct under which article."""
    from researchkit.briefing.charts import conduct as chart
    from researchkit.briefing.charts.frame import Row

    rows = _most(story.family("provision", period), MOST_ROWS)
    columns = _most(story.family("conduct", period), MOST_COLUMNS)
    cases = story.result("arrest.cases", period)
    if not rows or not columns or cases.refused:
        return []
    cells, ids = [], {}
    for row in rows:
        ids[_code(row), chart.PEOPLE] = row.result_id
        for column in columns:
            key = f"{story.country}.{period.code}.conduct_under.{_code(row)}.{_code(column)}"
            found = story.results.get(key)
            if found is not None:
                cells.append((_code(row), _code(column), count(found)))
                ids[_code(row), _code(column)] = key
    for column in columns:
        ids[chart.PEOPLE, _code(column)] = column.result_id
    ids[chart.PEOPLE, chart.PEOPLE] = cases.result_id
    words = story.lettering(
        "figure-conduct", story.wording.say("headline-conduct", n=value(cases), period=period), period=period, ids=ids,
        notes=(story.wording.say("note-several"), story.wording.say("note-sure-only")),
    )  # fmt: skip
    figure = chart.draw(
        pd.DataFrame(cells, columns=["row", "column", "n"]),
        [Row(_code(one), story.named("provision", _code(one)), offence(story, _code(one))) for one in rows],
        [Row(_code(one), story.named("conduct-short", _code(one))) for one in columns],
        {_code(one): count(one) for one in rows}, {_code(one): count(one) for one in columns},
        int(cases.value or 0), words, attendance=story.book.ground(story.ground).conduct,
    )  # fmt: skip
    return drawn(story, figure, "figure-conduct", table=False)


def _most(results: list[Result], most: int) -> list[Result]:
    """Those with most cases surely; what is not told comes last and is always kept."""
    named = [
        one for one in results if not one.result_id.endswith(f".{UNKNOWN}") and (one.value or one.refused)
    ]
    rest = [one for one in results if one.result_id.endswith(f".{UNKNOWN}") and one.value]
    named.sort(key=lambda one: -(one.value or 0))
    return [*named[: most - len(rest)], *rest] if named else []
