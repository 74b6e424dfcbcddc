"""The response of the authorities: what they are told to say themselves, always as theirs."""

from __future__ import annotations

from researchkit.briefing import tables
from researchkit.briefing.blocks import Block
from researchkit.briefing.sections.basis import span
from researchkit.briefing.sections.cases import linked, publisher_of
from researchkit.briefing.story import FEWEST_CASES, Story
from researchkit.briefing.wording import n, value

_DENIED = "denied"


def section(story: Story) -> list[Block]:
    """The paragraph, then case by case, or counted where there are ten cases or more."""
    say = story.wording.say
    told = story.result("position.any")
    out: list[Block] = [story.heading("response")]
    if told.refused or not told.high or story.positions is None:
        return [*out, story.paragraph(say("response-none"), say("response-right"))]
    lead = [say("response-lead", told=value(told), n=n(told))] if told.n else []
    out.append(story.paragraph(*lead, say("response-right"), say("response-theirs")))
    if (told.value or 0) >= FEWEST_CASES:
        return [*out, counted(story)]
    return [*out, listed(story, (*told.case_ids, *told.possible_ids))]


def counted(story: Story) -> Block:
    """Cases by conduct that authorities themselves assert."""
    rows = [
        {"conduct": story.named("conduct", story.code(found, "position_of")), "cases": span(found)}
        for found in story.family("position_of")
    ]
    return story.table(
        "response", rows, (story.field("conduct", heads=True), story.field("cases", "span")),
        notes=(story.wording.say("note-several"), story.wording.say("note-response")),
    )  # fmt: skip


def listed(story: Story, case_ids: tuple[str, ...]) -> Block:
    """Case by case: who says what, and the page that tells it."""
    assert story.positions is not None
    told = story.positions[story.positions["case_id"].isin(case_ids)]
    pages = story.pages.set_index("report_id")
    names = dict(zip(story.cases["case_id"], story.cases["display_name"], strict=True))
    rows: list[dict[str, tables.Value]] = []
    for (case, speaker), own in told.groupby(["case_id", "asserted_by"], sort=True):
        said = []
        for field, code, assertion in dict.fromkeys(
            zip(own["field"], own["value"], own["assertion"], strict=True)
        ):
            words = story.label("conduct-short" if field == "conduct" else field, code)
            said.append(story.wording.words("response-denied", what=words) if assertion == _DENIED else words)
        found: dict[str, list[str]] = {}
        for report in dict.fromkeys(own["report_id"]):
            page = pages.loc[report] if report in pages.index else {"publisher": "", "tier": "", "url": ""}
            name = publisher_of(story, str(page["publisher"]), str(page["tier"]))
            if (url := str(page["url"])) not in found.setdefault(name, []):
                found[name].append(url)
        rows.append({
            "case": names.get(str(case)) or str(case), "speaker": story.label("speaker", str(speaker)),
            "says_position": "; ".join(said), "pages": linked(found),
        })  # fmt: skip
    return story.table(
        "response", rows,
        (story.field("case", heads=True), story.field("speaker"), story.field("says-position"), story.field("pages")),
        notes=(story.wording.say("note-response"),),
    )  # fmt: skip
