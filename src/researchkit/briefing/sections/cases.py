"""The cases of the period, each with the pages it rests on."""

from __future__ import annotations

import pandas as pd

from researchkit.briefing import tables
from researchkit.briefing.blocks import Block, Cell, Column, TableBlock
from researchkit.briefing.runs import Link, Run, Runs, runs
from researchkit.briefing.story import Story


def section(story: Story, case_ids: tuple[str, ...]) -> list[Block]:
    """The table of cases, in order of the day of arrest."""
    say = story.wording.say
    finding = story.findings[story.findings["variable"] == story.variable].set_index("case_id")
    arrests = story.events[story.events["role"] == "arrest"].drop_duplicates("case_id").set_index("case_id")
    chosen = story.cases[story.cases["case_id"].isin(case_ids)].set_index("case_id")
    order = sorted(chosen.index, key=lambda case: (arrests["date_first"].get(case, ""), case))
    rows: list[tuple[Cell, ...]] = []
    for case in order:
        row = chosen.loc[case]
        about = f"{story.label('finding', finding['value'][case])}, {story.label('grade', finding['grade'][case])}"
        rows.append((
            Cell(runs(row["display_name"] or case), row["display_name"] or case),
            Cell(runs(_date(arrests, case))),
            Cell(runs(story.names.get(("region", row["region"]), row["region"]) or f"[{tables.NOT_AVAILABLE}]")),
            Cell(runs(", ".join(_article(code) for code in row["articles"].split("|") if code) or "[x]")),
            Cell(runs(about)),
            Cell(runs(story.label("status", row["status"]) if row["status"] else "[x]")),
            Cell(_pages(story, case)),
        ))  # fmt: skip
    columns = [
        Column("case", story.wording.words("column-case"), scope="row"),
        *(Column(name, story.wording.words(f"column-{name}"))
          for name in ("arrested", "place", "article", "finding", "status", "pages")),
    ]  # fmt: skip
    table = TableBlock(
        caption=say("caption-cases", place=story.place, period=story.period),
        columns=tuple(columns),
        rows=tuple(rows),
        notes=(say("note-cases"), runs("[x] ", story.wording.words("mark-x"))),
        source=say("source-line", publisher=story.about["publisher"]),
        id="table-cases",
    )
    return [story.heading("cases"), table]


def _date(arrests: pd.DataFrame, case: str) -> str:
    return str(arrests["edtf"].get(case, "")) or f"[{tables.NOT_AVAILABLE}]"


def _article(code: str) -> str:
    """``KZ-CC:272(1)`` as ``CC 272(1)``: the country is in the title."""
    law, _, article = code.partition(":")
    return f"{law.partition('-')[2] or law} {article}"


def _pages(story: Story, case: str) -> Runs:
    pages = story.pages[story.pages["case_id"] == case].sort_values(["published_first", "publisher"])
    out: list[str | Run] = []
    for publisher, url in dict.fromkeys(zip(pages["publisher"], pages["url"], strict=True)):
        if out:
            out.append("; ")
        out.append(Link(publisher, url) if url.startswith(("http://", "https://")) else publisher)
    return runs(*out)
