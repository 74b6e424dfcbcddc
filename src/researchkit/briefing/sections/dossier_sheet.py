"""For those who act: what can be done, what is still to be collected, similar cases, documents, consent."""

from __future__ import annotations

from researchkit.briefing.blocks import Block
from researchkit.briefing.casefile import CaseFile
from researchkit.briefing.runs import Runs, Text, runs
from researchkit.briefing.sections.dossier_answers import answers, line_of
from researchkit.briefing.sections.patterns import sharpest
from researchkit.reference.forms import danger

AHEAD = ("trial", "appeal", "sentence")


def hearing(file: CaseFile) -> Runs:
    """The next dated hearing after the day of the data; a hearing that may lie before it is not next."""
    today = file.story.about["as_of"]
    ahead = [
        event
        for event in file.events
        if event["role"] in AHEAD and event["date_last"] and event["date_first"] > today
    ]
    if not ahead:
        return file.say("no-hearing", day=file.story.as_of)
    event = min(ahead, key=lambda one: (one["date_first"], one["date_last"]))
    when = file.story.wording.when(event["date_first"], event["date_last"], event["edtf"])
    told = file.claims(event["claim_ids"].split("|"))
    return runs(file.label("role", event["role"]), ", ", *((when,) if when else ()), *file.cite(told))


def danger_now(file: CaseFile) -> Runs:
    """What is told that endangers a person who may still be held; that nothing is told is no proof of safety."""
    if file.row.get("held") == "no":
        return file.say("danger-not-held")
    lines: list[Runs] = []
    for mark in sorted(danger()):
        kind, _, code = mark.partition(":")
        told = file.of(kind, lambda one, code=code: one.value == code and one.assertion == "asserted")  # type: ignore[misc]
        if told:
            lines.append(runs(*file.say("danger-told", what=runs(file.label(kind, code))), *file.cite(told)))
    return line_of(lines) if lines else file.say("danger-none")


def actions(file: CaseFile) -> list[Block]:
    """The action sheet for diplomats: only what the known facts call for; the rest says why not."""
    held = file.row.get("held", "unknown")
    place = next((answer for answer in answers(file) if answer.question.code == "detention_places"), None)
    where = (
        line_of(line for line, _ in place.lines) if place and place.known else file.say("place-of-detention")
    )
    told = file.of("procedure", lambda one: one.assertion == "asserted")
    breaches = [runs(file.label("procedure", code)) for code in dict.fromkeys(one.value for one in told)]
    raise_points = [
        *(runs(file.story.law(code)) for code in file.values("articles")),
        *([runs(*line_of(breaches), *file.cite(told))] if breaches else []),
    ]
    rows = [
        {"action": file.say("action-observe"), "facts": hearing(file)},
        {"action": file.say("action-visit"), "facts": runs(*file.say(f"visit-{held}"), *(("\n", *where) if held == "yes" else ()))},
        {"action": file.say("action-raise"), "facts": line_of(raise_points) if raise_points else file.say("raise-nothing")},
        {"action": file.say("action-urgent"), "facts": danger_now(file)},
    ]  # fmt: skip
    return [
        file.story.heading("dossier-actions"),
        file.paragraph(file.say("actions-lead")),
        file.table("actions", ("action", "facts"), rows),
    ]


def to_collect(file: CaseFile) -> list[Block]:
    """Every question that has no answer, and who may know."""
    rows = [
        {
            "number": runs(f"{answer.question.part}.{answer.question.number}"),
            "field": file.say(f"q-{answer.question.code.replace('_', '-')}"),
            "reason": file.say(answer.reason.replace("_", "-")),
            "ask": file.say(f"ask-{answer.question.ask}"),
        }
        for answer in answers(file)
        if not answer.known
    ]
    return [
        file.story.heading("dossier-collect"),
        file.paragraph(file.say("collect-lead")),
        file.table("collect", ("number", "field", "reason", "ask"), rows),
    ]


def similar(file: CaseFile) -> list[Block]:
    """Cases that share rare things with this one, and what they share; no name and no order of merit."""
    rows = [
        {
            "case": runs(Text(one.case_id, code=True)),
            "shares": runs("; ".join(_shared(file, reason) for reason in sharpest(one.reasons))),
        }
        for one in file.similar
    ]
    return [
        file.story.heading("dossier-similar"),
        file.paragraph(file.say("similar-lead")),
        file.table("similar", ("case", "shares"), rows),
    ]


def _shared(file: CaseFile, reason: str) -> str:
    kind, _, code = reason.partition(": ")
    if kind == "articles":
        return file.story.law(code)
    if kind == "basis":
        found, _, grade = code.partition("/")
        return f"{file.label('finding', found)}, {file.label('grade', grade)}"
    if kind == "affiliations":
        return file.story.named("affiliation", code)
    singular = {"conducts": "conduct", "procedures": "procedure", "offence_groups": "offence"}.get(kind, kind)
    return file.label(singular, code)


def documents(file: CaseFile) -> list[Block]:
    """The pages by number: publisher, date, language, translation; in the confidential edition also the file's hash."""
    rows = []
    for page in file.pages:
        when = file.story.wording.when(page.first, page.last)
        same = page.language.partition("-")[0] == file.story.wording.language
        row: dict[str, Runs] = {
            "number": runs(str(page.number)),
            "publisher": runs(file.publisher(page), *(("\n", *file.bare(page.title)) if page.title else ())),
            "published": (when,) if when else file.say("not-stated"),
            "language": runs(_language(file, page.language)),
            "translation": file.say("translation-not-needed" if same else "translation-none"),
        }
        if file.confidential:
            day = file.story.wording.when(page.received_on, page.received_on)
            row["file"] = (
                runs(Text(page.sha256[:16], code=True), *(("\n", day) if day else ()))
                if page.sha256
                else runs("–")
            )
        rows.append(row)
    columns: tuple[str, ...] = ("number", "publisher", "published", "language", "translation")
    if file.confidential:
        columns = (*columns, "file")
    notes = (file.say("note-hash"),) if file.confidential else ()
    return [file.story.heading("dossier-documents"), file.table("sources", columns, rows, notes=notes)]


def _language(file: CaseFile, tag: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(tag, sep="-").get_language_name(file.story.wording.language) or tag)
    except (UnknownLocaleError, ValueError):
        return tag or file.words("not-stated")


def consent(file: CaseFile) -> list[Block]:
    """What was agreed to, for whom, in which languages, until when; without one the name stays closed."""
    rows = []
    for one in file.consent:
        days = [
            file.story.wording.when(one[name], one[name]) for name in ("given_on", "until", "withdrawn_on")
        ]
        given, until, withdrawn = (runs(day) if day else runs("–") for day in days)
        row: dict[str, Runs] = {
            "ground": file.say(f"ground-{one['ground'].replace('_', '-')}"),
            "covers": runs(", ".join((*(file.story.wording.words(f"audience-{name}") for name in one["audiences"].split("|")),
                                      *one["languages"].split("|")))),
            "given": given, "until": until, "withdrawn": withdrawn,
        }  # fmt: skip
        if file.confidential:
            row |= {
                "given-by": runs(one["given_by"]),
                "reviewed": runs(one["reviewed_by"], ", ", one["reviewed_on"]),
            }
        rows.append(row)
    columns: tuple[str, ...] = ("ground", "covers", "given", "until", "withdrawn")
    if file.confidential:
        columns = (*columns, "given-by", "reviewed")
    return [
        file.story.heading("dossier-consent"),
        file.paragraph(file.say("consent-lead" if rows else "consent-none"), file.say("consent-withdraw", contact=file.story.about["contact"])),
        *([file.table("consent", columns, rows)] if rows else []),
    ]  # fmt: skip
