"""Arrested only because of attending? By place, law, source and outcome, under each reading, and how firm that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from researchkit.briefing import tables
from researchkit.briefing.blocks import Block, Cell, Column, ListBlock, Paragraph, TableBlock
from researchkit.briefing.runs import Runs, runs
from researchkit.briefing.sections.basis import span
from researchkit.briefing.sections.counts import several
from researchkit.briefing.sections.head import READINGS, ground_words
from researchkit.briefing.story import Story
from researchkit.briefing.wording import high, low, n, value
from researchkit.reference import statutes

SPLITS = ("region", "provision", "source", "outcome")
CANNOT = ("undocumented", "silence", "motive", "causes", "compare")


def answer(story: Story) -> list[Block]:
    """The question and its answer in one sentence a reading."""
    return [
        story.heading("answer"),
        *(Paragraph(_reading(story, name)) for name in READINGS),
    ]


def _reading(story: Story, name: str) -> Runs:
    found = story.result(f"{story.variable}.{name}.sure")
    label = story.label("reading", name)
    if found.refused or not found.n:
        return story.wording.say("answer-not-given", reading=label)
    key = "answer-reading-unsaid" if not found.low and found.high else "answer-reading"
    return story.wording.say(key, reading=label, low=low(found), high=high(found), n=n(found),
                             definition=story.label("reading-definition", name))  # fmt: skip


def by(story: Story, name: str, *, heading: bool = True) -> list[Block]:
    """Cases by a value, and for how many of each the ground was all, under the three readings."""
    names = [
        story.code(one, f"ground_by.standard.{name}") for one in story.family(f"ground_by.standard.{name}")
    ]
    rows = []
    for code in names:
        row: dict[str, tables.Value] = {"value": story.name(name, code)}
        count = story.results.get(f"{story.stem}.{name}.{code}")
        row["cases"] = None if count is None else span(count)
        for reading in READINGS:
            found = story.results.get(f"{story.stem}.ground_by.{reading}.{name}.{code}")
            row[reading] = None if found is None else span(found)
        rows.append(row)
    columns = [tables.Field("value", story.wording.words(f"figure-by-{name}"), "text", True)]
    columns.append(story.field("cases", "span"))
    columns += [tables.Field(reading, story.label("reading", reading), "span") for reading in READINGS]
    table = story.table(f"by-{name}", rows, columns, notes=several(story, name))
    return [story.heading(f"by-{name}"), table] if heading else [table]


def grounds(story: Story, names: Sequence[str] = ("meeting", "assembly")) -> list[Block]:
    """Meeting and assembly told apart, under each reading."""
    rows = []
    for name in (story.ground, *names):
        row: dict[str, tables.Value] = {"ground": story.name("ground", name)}
        for reading in READINGS:
            found = story.results.get(f"{story.stem}.basis.{name}.{reading}")
            row[reading] = None if found is None else span(found)
        rows.append(row)
    columns = [story.field("ground-of", heads=True)]
    columns = [tables.Field("ground", columns[0].label, "text", True)]
    columns += [tables.Field(reading, story.label("reading", reading), "span") for reading in READINGS]
    return [
        story.heading("grounds"),
        story.paragraph(story.wording.say("grounds-lead")),
        story.table("grounds", rows, columns, notes=(story.wording.say("note-bounds"),)),
    ]


def robustness(story: Story) -> list[Block]:
    """How far the headline would move under other demands and assumptions."""
    say, ground = story.wording.say, ground_words(story)
    standard = story.result(f"{story.variable}.standard")
    rows: list[dict[str, tables.Value]] = [
        {"check": say("check-strict"), "outcome": span(story.result(f"{story.variable}.strict"))},
        {"check": say("check-standard"), "outcome": span(standard)},
        {"check": say("check-broad"), "outcome": span(story.result(f"{story.variable}.broad"))},
        {"check": say("check-two-origins"), "outcome": span(story.result(f"{story.variable}.two_origins"))},
    ]
    out: list[Block] = [story.heading("robustness"), story.paragraph(say("robustness-lead", ground=ground))]
    columns = (story.field("check", heads=True), story.field("outcome", "span"))
    out.append(story.table("robustness", rows, columns))
    shares = {name: story.result(f"sensitivity.{name}") for name in ("less", "same", "more")}
    if any(one.refused or one.value is None for one in shares.values()):
        return [*out, story.paragraph(say("robustness-too-few"))]
    assumed: list[dict[str, tables.Value]] = [
        {"check": say(f"assume-{name}"), "share": one} for name, one in shares.items()
    ]
    out.append(story.table("assumptions", assumed, (story.field("check", heads=True), story.field("share", "span")),
                           notes=(say("note-assumptions", n=n(shares["same"])),)))  # fmt: skip
    tipping = story.result("sensitivity.tipping")
    if tipping.refused or tipping.value is None:
        return [*out, story.paragraph(say("tipping-none"))]
    return [*out, story.paragraph(say("tipping", odds=value(tipping, "ratio")))]


def limits(story: Story) -> list[Block]:
    """What the notebook cannot show."""
    lines = tuple((Paragraph(story.wording.say(f"cannot-{name}")),) for name in CANNOT)
    return [story.heading("cannot"), ListBlock(lines)]


def alike(story: Story, case_id: str, found: Iterable[tuple[str, Sequence[str]]]) -> list[Block]:
    """Cases that resemble one, with what they share; the order says nothing but that."""
    say = story.wording.say
    names = dict(zip(story.cases["case_id"], story.cases["display_name"], strict=True))
    rows = []
    for other, reasons in found:
        shared = "; ".join(dict.fromkeys(_shared(story, reason) for reason in sharpest(reasons)))
        rows.append((Cell(runs(names.get(other) or other)), Cell(runs(shared))))
    columns = (
        Column("case", story.wording.words("column-case"), scope="row"),
        Column("shared", story.wording.words("column-shared")),
    )
    caption = say("caption-alike", case=names.get(case_id) or case_id)
    if not rows:
        return [story.heading("alike"), story.paragraph(say("alike-none"))]
    source = say("source-line", publisher=story.about["publisher"])
    table = TableBlock(caption, columns, tuple(rows), (say("note-alike"),), source, id="table-alike")
    return [story.heading("alike"), story.paragraph(say("alike-lead")), table]


def sharpest(reasons: Iterable[str]) -> list[str]:
    """Shared values without those that a sharper one says: an article as a whole, and what it is about."""
    told = list(reasons)
    articles = [one.partition(": ")[2] for one in told if one.startswith("articles: ")]
    about = {f"offence_groups: {statutes.offence_group(code)}" for code in articles}
    return [
        one for one in told if one not in about and not any(other.startswith(f"{one}(") for other in told)
    ]


_KINDS = {"articles": "article", "conducts": "conduct-short", "procedures": "procedure", "affiliations": "affiliation",
          "offence_groups": "offence"}  # fmt: skip


def _shared(story: Story, reason: str) -> str:
    kind, _, code = reason.partition(": ")
    if kind == "basis":
        finding, _, grade = code.partition("/")
        return f"{story.label('finding', finding)}, {story.label('grade', grade)}"
    return story.named(_KINDS.get(kind, kind), code)
