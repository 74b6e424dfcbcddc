"""The dossier of one case: head, one-page summary, course, questionnaire. Notebooks call these in order."""

from __future__ import annotations

import dataclasses
import datetime as dt

from researchkit.briefing.blocks import Block, Heading, Masthead, Paragraph, ProofList
from researchkit.briefing.casefile import CaseFile, spans
from researchkit.briefing.languages import FILING
from researchkit.briefing.review import awaiting
from researchkit.briefing.runs import Run, Runs, Text, runs
from researchkit.briefing.sections.cases import graded
from researchkit.briefing.sections.dossier_answers import Answer, answers, line_of
from researchkit.briefing.wording import value


def masthead(file: CaseFile) -> Masthead:
    """The head: name or identifier, edition, what the edition is for."""
    story, say = file.story, file.say
    about = story.about
    facts: list[tuple[str, Runs]] = [
        (file.words("fact-case"), runs(Text(file.case_id, code=True))),
        (story.wording.words("fact-as-of"), (story.wording.day(story.as_of),)),
        (file.words("fact-last-told"), (story.wording.day(dt.date.fromisoformat(file.last_told)),)
         if file.last_told else say("not-stated")),
        (story.wording.words("fact-publisher"), runs(about["publisher"])),
        (story.wording.words("fact-audience"), story.wording.say(f"audience-{story.audience}")),
        (file.words("fact-use"), say(_use(file))),
    ]  # fmt: skip
    if awaiting(story.wording.language):
        facts.append((story.wording.words("fact-wording"), story.wording.say("wording-awaiting-review")))
    notice = story.wording.say("notice-invented") if about["invented"] == "yes" else ()
    if file.confidential:
        notice = runs(*notice, " " if notice else "", *say("notice-confidential"))
    return Masthead(
        title=file.words("title", name=_title(file), place=story.place),
        subtitle=file.words("subtitle"),
        status="provisional",
        status_text=story.wording.words("status-provisional"),
        facts=tuple(facts),
        notice=notice,
    )


def _title(file: CaseFile) -> str:
    """The name where it may and can be printed, else the case."""
    from researchkit.briefing.fonts.faces import undrawable

    return file.name if file.name and not undrawable(file.name) else file.case_id


def _use(file: CaseFile) -> str:
    if not file.confidential:
        return "use-public"
    return "use-filing" if file.story.wording.language in FILING else "use-home"


def summary(file: CaseFile) -> list[Block]:
    """One page: who, what, status as last told, next hearing, danger, how well it is documented."""
    by_code = {answer.question.code: answer for answer in answers(file)}
    from researchkit.briefing.sections import dossier_sheet as sheet

    rows = [
        ("name", _name(file)),
        ("arrested", _cell(file, by_code["arrest_date"], brief=True)),
        ("where", _cell(file, by_code["arrest_place"], brief=True)),
        ("law", _law(file)),
        ("conduct", _conduct(file)),
        ("finding", finding(file)),
        ("status", status(file)),
        ("hearing", sheet.hearing(file)),
        ("danger", sheet.danger_now(file)),
        ("documented", _documented(file)),
    ]
    made = file.table(
        "summary", ("fact", "told"), [{"fact": file.say(f"fact-{key}"), "told": told} for key, told in rows],
        notes=(file.say("note-numbers"),),
    )  # fmt: skip
    return [
        file.story.heading("dossier-summary"),
        file.paragraph(file.say("summary-lead")),
        made,
        file.paragraph(file.say("summary-asked"), role="small"),
    ]


def _name(file: CaseFile) -> Runs:
    if file.name:
        ground = (
            file.say(f"ground-{file.ground.replace('_', '-')}")
            if file.ground != "none"
            else file.say("ground-closed")
        )
        shown = file.bare(file.name)
        if len(shown) == 1 and isinstance(shown[0], Text) and shown[0].text == file.name:
            shown = (dataclasses.replace(shown[0], strong=True),)
        return runs(*shown, " (", *ground, ")", *file.numbers(file.of("person")))
    return file.say("withheld")


def _law(file: CaseFile) -> Runs:
    """Articles without their parts, each once; one whose code is not told only if no other names it."""
    told = file.of("article", lambda one: one.assertion == "asserted")
    whole = dict.fromkeys(one.value.partition("(")[0] for one in told)
    named = {code.rpartition(":")[2] for code in whole if "?" not in code.partition(":")[0]}
    kept = [
        code
        for code in sorted(whole)
        if "?" not in code.partition(":")[0] or code.rpartition(":")[2] not in named
    ]
    if not kept:
        return file.say("not-stated")
    return runs("; ".join(file.story.law(code) for code in kept), *file.numbers(told))


def _conduct(file: CaseFile) -> Runs:
    """What the accusation is said to rest on, and whether that is said to be all."""
    told = file.of("conduct", lambda one: one.assertion == "asserted")
    parts: list[str | Run] = []
    for code in dict.fromkeys(one.value for one in told):
        own = [one for one in told if one.value == code]
        parts += ["; "] if parts else []
        parts += [file.label("conduct", code), *file.numbers(own)]
    return runs(*parts) if parts else file.say("not-stated")


def finding(file: CaseFile) -> Runs:
    """The codebook's finding with its grade; it is concluded by rule and said to be so."""
    if not file.finding:
        return file.say("not-stated")
    told = graded(file.story, file.finding["value"], file.finding["grade"])
    ground = file.story.wording.words(f"ground-{file.story.ground}".replace("_", "-"))
    key = "finding-open" if file.finding.get("of") == "open" else "finding"
    return file.say(key, ground=runs(ground[:1].upper() + ground[1:]), finding=runs(Text(told, strong=True)))


def status(file: CaseFile) -> Runs:
    """The latest status with the day it was told; what happened since is not known."""
    code = file.row.get("status", "")
    if not code:
        return file.say("not-stated")
    told = file.of("status", lambda one: one.value == code)
    when = file.story.wording.when(file.last_told, file.last_told)
    return runs(
        *file.say("status", status=file.label("status", code), day=(when,) if when else ()),
        *file.numbers(told),
    )


def _documented(file: CaseFile) -> Runs:
    pages = file.result("reports", int(float(file.row["reports_n"])), "reports")
    if not file.row["origins_n"]:
        return file.say("documented-reports", pages=value(pages))
    origins = file.result("origins", int(float(file.row["origins_n"])), "origins")
    return file.say("documented", pages=value(pages), origins=value(origins))


def chronology(file: CaseFile) -> list[Block]:
    """The course of the case: a swimlane where the day of arrest is known, and every event with its sources."""
    rows = []
    for event in file.events:
        when = file.story.wording.when(event["date_first"], event["date_last"], event["edtf"])
        told = file.claims(event["claim_ids"].split("|"))
        numbers = sorted({one.page for one in told})
        rows.append({
            "when": (when,) if when else file.say("undated"),
            "what": runs(file.label("role", event["role"])),
            "grade": runs(file.label("grade", event["grade"]) if event["grade"] else "–"),
            "sources": runs(spans(numbers), *file.cite(told)) if numbers else file.say("not-stated"),
        })  # fmt: skip
    made = file.table(
        "chronology", ("when", "what", "grade", "sources"), rows, notes=(file.say("note-dates"),)
    )
    return [file.story.heading("dossier-chronology"), *_swimlane(file), made]


def _swimlane(file: CaseFile) -> list[Block]:
    from researchkit.briefing.blocks import FigureBlock
    from researchkit.briefing.charts import swimlane
    from researchkit.briefing.charts.words import lettering
    from researchkit.briefing.sections.lanes import lanes

    if not file.last_told:
        return []
    day = dt.date.fromisoformat(file.last_told)
    story = dataclasses.replace(file.story, about={**file.story.about, "as_of": file.last_told})
    words = lettering(
        file.story.wording, "figure-dossier-course", headline=file.say("headline-course"),
        subtitle=file.say("subtitle-course", day=day),
        source=file.say("source-line", publisher=file.story.about["publisher"]),
        notes=(file.say("note-course"),),
    )  # fmt: skip
    made = swimlane.draw(lanes(story, [file.case_id]), words, deadline=None)
    if not isinstance(made, FigureBlock):
        return [file.paragraph(file.say("course-not-drawn"), role="small")]
    # No file goes with a dossier: it is no data, and nobody is to pass pictures of one person on.
    return [dataclasses.replace(made, csv_name="", csv="", card_name="", card=b"")]


def questionnaire(file: CaseFile) -> list[Block]:
    """Every part of the form: field, what is told, by whom and where."""
    out: list[Block] = [
        file.story.heading("dossier-questionnaire"),
        Paragraph(file.say("questionnaire-lead")), Paragraph(file.say("questionnaire-check"), "small"),
    ]  # fmt: skip
    listed = answers(file)
    for part in dict.fromkeys(answer.question.part for answer in listed):
        own = [answer for answer in listed if answer.question.part == part]
        rows = [
            {
                "number": runs(f"{part}.{answer.question.number}"),
                "field": file.say(f"q-{answer.question.code.replace('_', '-')}"),
                "answer": _cell(file, answer),
                "by": _speakers(file, answer),
            }
            for answer in own
        ]
        out.append(file.table(f"part-{part.lower()}", ("number", "field", "answer", "by"), rows))
    return out


def _cell(file: CaseFile, answer: Answer, *, brief: bool = False) -> Runs:
    """An answer with its footnotes; in brief with the numbers of its pages alone."""
    if not answer.known:
        return file.say(answer.reason.replace("_", "-"))
    cited = file.numbers if brief else file.cite
    lines = line_of((runs(*line, *cited(told)) for line, told in answer.lines), "; " if brief else "\n")
    if _contradicted(file, answer):
        lines = runs(*lines, "\n", *file.say("contradicted"))
    return lines


def _contradicted(file: CaseFile, answer: Answer) -> bool:
    disputed = {part for part in file.row.get("disputed", "").split("|") if part}
    about = {"arrest_date": "arrest", "arrest_place": "place", "detention_date": "custody"}
    return about.get(answer.question.code, "") in disputed


def _speakers(file: CaseFile, answer: Answer) -> Runs:
    """Who says so, each once."""
    found = dict.fromkeys(one.by or "unattributed" for _, told in answer.lines for one in told)
    if not found:
        return runs("–")
    return runs(", ".join(file.words(f"by-{code.replace('_', '-')}") for code in found))


def closing(file: CaseFile) -> list[Block]:
    """The footnotes, where each number comes from, and the words that the language still lacks."""
    from researchkit.briefing.sections.closing import UNTRANSLATED, missing

    story = file.story
    out: list[Block] = [story.heading("proofs")]
    out.append(
        Paragraph(file.say("explain", command=runs(Text(f"researchkit explain {file.case_id}", code=True))))
    )
    proofs = story.proofs()
    labelled = (
        dataclasses.replace(one, label=file.words(f"number-{one.result_id.rpartition('.')[2]}"))
        for one in proofs.proofs
    )
    out += [ProofList(tuple(labelled)), *file.notes.values()]
    if gaps := missing(story):
        out += [
            Heading(2, (Text("Words that this language lacks", lang="en"),), id=UNTRANSLATED),
            Paragraph((Text(", ".join(gaps), lang="en", code=True),)),
        ]
    return out
