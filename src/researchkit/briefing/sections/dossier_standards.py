"""Evidence for and against, candidates under the standards, and what the authorities say."""

from __future__ import annotations

from collections.abc import Iterable

from researchkit.briefing.blocks import Block, Heading
from researchkit.briefing.casefile import CaseFile, Told
from researchkit.briefing.runs import Run, Runs, Text, runs
from researchkit.briefing.sections.dossier_answers import limb_words, line_of
from researchkit.briefing.sections.notes import rule_key


def evidence(file: CaseFile) -> list[Block]:
    """What speaks for the finding and what against it, claim by claim, and the rule that decided."""
    out: list[Block] = [file.story.heading("dossier-evidence")]
    if not file.finding:
        return [*out, file.paragraph(file.say("not-stated"))]
    from researchkit.briefing.sections.dossier import finding

    found = runs(*finding(file), ".")
    rule = next(
        (one for one in file.story.book.rules if file.finding["rule"].endswith(f"#{one.rule_id}")), None
    )
    sentences = [found]
    if rule is not None:
        wording = file.story.wording
        ground = wording.say(f"ground-{file.story.ground}".replace("_", "-"))
        says = wording.say(rule_key(rule.when), ground=ground)
        sentences.append(
            runs(*says, " ", *file.say("rule", rule=runs(Text(file.finding["rule"], code=True))))
        )
    out.append(file.paragraph(*sentences))
    rows = []
    for side in ("for", "against"):
        told = file.claims(file.finding[f"claims_{side}"].split("|"))
        for (field, value, assertion), own in _grouped(told).items():
            words = (
                file.words(f"exclusivity-{value.replace('_', '-')}")
                if field == "exclusivity"
                else file.label(field, value)
            )
            what = runs(words) if assertion != "denied" else file.say("denied", what=runs(words))
            rows.append({
                "side": file.say(f"side-{side}"),
                "claim": runs(*what, *file.cite(own)),
                "by": _by(file, own),
            })  # fmt: skip
    out.append(file.table("evidence", ("side", "claim", "by"), rows, notes=(file.say("note-evidence"),)))
    return out


def matrix(file: CaseFile) -> list[Block]:
    """Each limb of each standard: evidence for, evidence against, assessment as a candidate only."""
    rows = [
        {
            "test": limb_words(file, limb),
            "speaks-for": _marks(file, limb["evidence_for"]),
            "speaks-against": _marks(file, limb["evidence_against"]),
            "assessment": file.say(f"verdict-{limb['verdict']}"),
        }
        for limb in file.limbs
    ]
    return [
        file.story.heading("dossier-standards"),
        file.paragraph(file.say("standards-lead")),
        file.table("standards", ("test", "speaks-for", "speaks-against", "assessment"), rows,
                   notes=(file.say("note-standards"),)),
    ]  # fmt: skip


def authorities(file: CaseFile) -> list[Block]:
    """What courts, prosecutors and other authorities are themselves told to say, as theirs."""
    official = file.story.book.official
    fields = ("stated_reason", "conduct", "violence", "exclusivity", "article", "sentence")
    told = [one for one in file.told if one.by in official and one.field in fields and one.value]
    rows = []
    for (field, value, assertion), own in _grouped(told).items():
        if assertion == "not_mentioned":
            continue
        words = _said(file, field, value, own[0])
        plain = assertion != "denied" or field == "violence"
        what = words if plain else file.say("denied", what=words)
        rows.append({"speaker": _by(file, own), "says": runs(*what, *file.cite(own))})
    out: list[Block] = [Heading(2, file.say("heading-authorities"), id="dossier-authorities")]
    if not rows:
        return [
            *out,
            file.paragraph(file.say("authorities-none", day=file.story.as_of), file.say("right-of-reply")),
        ]
    return [
        *out,
        file.paragraph(file.say("right-of-reply")),
        file.table("authorities", ("speaker", "says"), rows),
    ]


def _said(file: CaseFile, field: str, value: str, one: Told) -> Runs:
    from researchkit.briefing.sections.dossier_answers import penalty

    if field == "article":
        return runs(file.story.law(value))
    if field == "sentence":
        return runs(penalty(file, value))
    if field == "exclusivity":
        return file.say(f"exclusivity-{value.replace('_', '-')}")
    if field == "violence":
        return file.say(f"violence-{one.assertion}")
    return (
        file.quoted(one.words or value, one.language)
        if field == "stated_reason"
        else runs(file.label(field, value))
    )


def _grouped(told: Iterable[Told]) -> dict[tuple[str, str, str], list[Told]]:
    out: dict[tuple[str, str, str], list[Told]] = {}
    for one in told:
        out.setdefault((one.field, one.value, one.assertion), []).append(one)
    return out


def _by(file: CaseFile, told: Iterable[Told]) -> Runs:
    codes = dict.fromkeys(one.by or "unattributed" for one in told)
    return runs(", ".join(file.words(f"by-{code.replace('_', '-')}") for code in codes))


def _marks(file: CaseFile, marks: str) -> Runs:
    """Evidence marks (``procedure:no_warrant``) in words, each with its sources."""
    lines: list[Runs] = []
    for mark in (one for one in marks.split("|") if one):
        kind, _, code = mark.partition(":")
        if kind in {"procedure", "status"}:
            words = runs(file.label(kind, code))
            own = file.of(kind, lambda one, code=code: one.value == code and one.assertion == "asserted")  # type: ignore[misc]
        else:
            words = file.say(f"mark-{kind}-{code.replace('_', '-')}")
            own = file.of("violence", lambda one: one.assertion == "asserted") if kind == "violence" else []
        lines.append(runs(*words, *file.cite(own)))
    out: list[Run | str] = list(line_of(lines))
    return runs(*out) if out else file.say("none-told")
