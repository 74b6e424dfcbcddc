"""The cases of the period, each with the pages it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from researchkit.briefing import tables
from researchkit.briefing.blocks import Block, Cell, Column, TableBlock
from researchkit.briefing.runs import Link, Mark, Run, Runs, runs
from researchkit.briefing.sections.law import offence
from researchkit.briefing.story import Story

_COLUMNS = ("case", "arrest", "article", "conduct", "finding", "status", "pages")


def section(story: Story, case_ids: tuple[str, ...], name: str = "cases") -> list[Block]:
    """The table of cases, in order of the day of arrest; its caption is ``caption-<name>``."""
    if not case_ids:
        return [story.heading("cases"), story.paragraph(story.wording.say("cases-none", period=story.period))]
    return [
        story.heading("cases"),
        story.paragraph(story.wording.say("cases-lead")),
        table(story, case_ids, name),
    ]


def table(story: Story, case_ids: tuple[str, ...], name: str = "cases") -> TableBlock:
    """One row a case: who or which, when and where, under what, for what, finding, status, pages."""
    say = story.wording.say
    finding = story.findings[story.findings["variable"] == story.variable].set_index("case_id")
    arrests = story.events[story.events["role"] == "arrest"].drop_duplicates("case_id").set_index("case_id")
    chosen = story.cases[story.cases["case_id"].isin(case_ids)].set_index("case_id")
    first = arrests["date_first"].to_dict()
    order = sorted(chosen.index, key=lambda case: (first.get(case, ""), case))
    pages = _pages(story, set(order))
    sure = set(story.result("arrest.cases").case_ids)
    rows: list[tuple[Cell, ...]] = []
    used: set[str] = set()
    for case in order:
        row = chosen.loc[case]
        named = str(row["display_name"]) or case
        told = _finding(story, finding, case)
        cells = (
            runs(named),
            _arrest(story, arrests, case, str(row["region"]), sure=case in sure),
            _articles(story, str(row["articles"])),
            _several(story, "conduct-short", str(row["conducts"])),
            told,
            runs(story.label("status", str(row["status"]))) if row["status"] else (),
            pages.get(case, ()),
        )
        if not all(cells):
            used.add(tables.NOT_AVAILABLE)
        rows.append(tuple(Cell(line or (_unknown(story),)) for line in cells))
    columns = tuple(
        Column(field, story.wording.words(f"column-{field}"), scope="row" if field == "case" else "")
        for field in _COLUMNS
    )
    notes = [say("note-cases"), say("note-codes")]
    if any(case not in sure for case in order):
        notes.append(say("note-possibly"))
    if used:
        notes.append(runs(f"[{tables.NOT_AVAILABLE}] ", story.wording.words("mark-x")))
    bare = [{field: cell.runs for field, cell in zip(_COLUMNS, row, strict=True)} for row in rows]
    return TableBlock(
        caption=story.caption(f"caption-{name}"),
        columns=columns,
        rows=tuple(rows),
        notes=tuple(notes),
        source=say("source-line", publisher=story.about["publisher"]),
        id=f"table-{name}",
        csv_name=f"table-{name}.csv",
        csv=tables.csv_text(bare, _COLUMNS),
    )


def _unknown(story: Story) -> Mark:
    return Mark(f"[{tables.NOT_AVAILABLE}]", story.wording.words("mark-x"))


def _possibly(story: Story) -> Mark:
    return Mark("(?)", story.wording.words("mark-possibly"))


def _arrest(story: Story, arrests: pd.DataFrame, case: str, region: str, *, sure: bool) -> Runs:
    parts: list[str | Run] = [] if sure else [_possibly(story), " "]
    if case in arrests.index:
        row = arrests.loc[case]
        when = story.wording.when(str(row["date_first"]), str(row["date_last"]), str(row["edtf"]))
        parts += [when] if when else []
    if region:
        parts += [", "] if len(parts) % 2 else []
        parts += story.name("region", region, within=True)
    return runs(*parts)


def _articles(story: Story, codes: str) -> Runs:
    """Article, and what it is about where that is known; once for several parts of one article."""
    parts: list[str | Run] = []
    last = ""
    for code in (code for code in codes.split("|") if code):
        about = offence(story, code)
        parts += ["; "] if parts else []
        parts.append(story.law(code, short=True) + (f" ({about})" if about and about != last else ""))
        last = about
    return runs(*parts)


def _several(story: Story, kind: str, codes: str) -> Runs:
    return runs("; ".join(story.label(kind, code) for code in codes.split("|") if code))


def _finding(story: Story, finding: pd.DataFrame, case: str) -> Runs:
    if case not in finding.index:
        return ()
    row = finding.loc[case]
    return runs(graded(story, str(row["value"]), str(row["grade"])))


def graded(story: Story, value: str, grade: str) -> str:
    """A finding with its grade; one that cannot be told has none that says anything."""
    words = story.label("finding", value)
    if value == "indeterminate" or grade in {"", "unknown"}:
        return words
    return f"{words}, {story.label('grade', grade)}"


def _pages(story: Story, case_ids: set[str]) -> dict[str, Runs]:
    """The pages of each case: every publisher once, further pages of the same as letters."""
    own = story.pages[story.pages["case_id"].isin(case_ids)].sort_values(
        ["case_id", "published_first", "publisher"]
    )
    found: dict[str, dict[str, list[str]]] = {}
    names: dict[str, str] = {}
    for case, publisher, url, tier in zip(
        own["case_id"], own["publisher"], own["url"], own["tier"], strict=True
    ):
        told = publisher_of(story, str(publisher), str(tier))
        name = names.setdefault(told.casefold(), told)  # one publisher, however it is capitalised
        addresses = found.setdefault(case, {}).setdefault(name, [])
        if url not in addresses:
            addresses.append(url)
    return {case: linked(publishers) for case, publishers in found.items()}


def linked(publishers: Mapping[str, Sequence[str]]) -> Runs:
    """Publishers with links to their pages: every one once, further pages as letters."""
    line: list[str | Run] = []
    for name, addresses in publishers.items():
        line += ["; "] if line else []
        for index, url in enumerate(addresses):
            text = name if not index else _letter(index)
            line += [", "] if index else []
            line.append(Link(text, url) if url.startswith(("http://", "https://")) else text)
    return runs(*line)


def publisher_of(story: Story, publisher: str, tier: str) -> str:
    """A publisher's name without remarks; in a public edition a source that is not open has none."""
    if tier not in {"open", ""} and story.audience == "public":
        return story.wording.words("source-not-public")
    return publisher.partition(" (")[0]


def _letter(index: int) -> str:
    """b, c, d … for the second, third, fourth page of one publisher."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return (
        letters[index]
        if index < len(letters)
        else letters[index // len(letters) - 1] + letters[index % len(letters)]
    )
