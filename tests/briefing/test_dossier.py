"""The dossier: what is told with who tells it, what is not known with the reason, nothing else."""

import dataclasses
import re

import pandas as pd
import pytest

from researchkit.briefing.assemble import assemble
from researchkit.briefing.blocks import FigureBlock, ProofList
from researchkit.briefing.casefile import CaseFile, Page, Similar, Told, spans
from researchkit.briefing.document import shown
from researchkit.briefing.languages import DOSSIERS
from researchkit.briefing.runs import plain
from researchkit.briefing.sections import closing, dossier, dossier_sheet, dossier_standards
from researchkit.briefing.sections.dossier_answers import answers, penalty
from researchkit.briefing.story import Story
from researchkit.briefing.wording import Wording
from researchkit.classify.candidates import candidates
from researchkit.core.contracts import CASES, EVENTS, FINDINGS
from researchkit.core.dates import Period
from researchkit.protect.redact import CASE_SOURCES
from researchkit.reference import codebook
from researchkit.reference.forms import questionnaire

NAME = "Ermek Zhangalyqov"
TOLD = (
    Told("W1", "person", NAME, "", "", "", "", "", "asserted", "ngo", "", 1, words=NAME, language="en"),
    Told("W2", "date", "2025-06-30", "", "day", "2025-06-30", "2025-06-30", "arrest", "asserted", "ngo", "", 1,
         words="30 June 2025", language="en"),
    Told("W3", "place", "kz-karaganda", "", "KZ-35", "", "", "", "asserted", "ngo", "", 1, words="Karaganda"),
    Told("W4", "article", "KZ-CC:272(1)", "", "", "", "", "", "asserted", "ngo", "", 1, words="art. 272 part 1"),
    Told("W5", "conduct", "attended_meeting", "", "", "", "", "", "asserted", "ngo", "", 1, words="was at a meeting"),
    Told("W6", "exclusivity", "solely", "", "", "", "", "", "asserted", "ngo", "", 1, words="only for that"),
    Told("W7", "status", "pretrial_detention", "", "", "", "", "", "asserted", "ngo", "", 1, words="in custody"),
    Told("W8", "procedure", "nda", "", "", "", "", "", "asserted", "relative", "", 2, words="a paper of silence"),
    Told("W9", "violence", "violence", "", "", "", "", "", "not_mentioned", "ngo", "", 1, words="no"),
    Told("W10", "authority", "police", "", "", "", "", "", "asserted", "ngo", "", 1, words="police of Karaganda"),
)  # fmt: skip


def case_file(language="en", audience="confidential", told=TOLD, **changes):
    if audience == "public":
        told = tuple(
            dataclasses.replace(one, words="", speaker="")
            for one in told
            if one.field not in {"person", "authority"}
        )
    row = CASES.frame([{
        "case_id": "C1", "person_id": "P1", "country": "KZ", "publication": "none", "deprived": "yes", "tier": "open",
        "display_name": NAME if audience == "confidential" else "", "region": "KZ-35", "articles": "KZ-CC:272(1)",
        "conducts": "attended_meeting", "exclusivity": "solely", "status": "pretrial_detention", "held": "yes",
        "status_grade": "alleged", "procedures": "nda", "origins_n": 1, "reports_n": 2, "last_recorded_on": "2025-07-04",
    }]).iloc[0]  # fmt: skip
    texts = {str(key): "" if value is None else str(value) for key, value in row.to_dict().items()}
    events = changes.pop("events", [
        {"event_id": "E1", "case_id": "C1", "person_id": "P1", "country": "KZ", "role": "arrest", "edtf": "2025-06-30",
         "date_first": "2025-06-30", "date_last": "2025-06-30", "grade": "alleged", "claim_ids": "W2"},
    ])  # fmt: skip
    finding = {
        "finding_id": "F1", "case_id": "C1", "variable": "basis.attendance", "value": "sole", "grade": "alleged",
        "rule": "basis_of_arrest@1.0.0#B11", "claims_for": "W5|W6", "claims_against": "",
    }  # fmt: skip
    book = codebook.load()
    frame = EVENTS.frame(events)
    story = Story(
        wording=Wording(language), country="KZ", period=Period.parse("2025"), audience=audience, ground="attendance",
        results={}, cases=CASES.frame([texts]), events=frame, findings=FINDINGS.frame([finding]),
        pages=CASE_SOURCES.frame([]), book=book,
        about={"title": "t", "publisher": "An invented publisher", "contact": "c@example.invalid", "as_of": "2026-01-15",
               "invented": "yes"},
    )  # fmt: skip
    limbs = candidates(pd.Series(texts), pd.Series(finding), False, book)
    pages = (
        Page(1, "An organisation", "https://example.invalid/1", "en", "open", "2025-07-04", "2025-07-04"),
        Page(2, "A paper", "", "ru", "open", "", ""),
    )
    made = CaseFile(
        story=story, case_id="C1", name=texts["display_name"], ground="none", row=texts, finding=finding,
        events=tuple(frame.to_dict("records")), told=told, pages=pages, limbs=tuple(limbs.to_dict("records")),
        similar=(Similar("C2", ("articles: KZ-CC:272", "articles: KZ-CC:272(1)", "conducts: attended_meeting")),),
        consent=(), last_told="2025-07-04",
        given="Ermek" if audience == "confidential" else "", family="Zhangalyqov" if audience == "confidential" else "",
    )  # fmt: skip
    return dataclasses.replace(made, **changes)


def blocks(file):
    return [
        dossier.masthead(file), *dossier.summary(file), *dossier.chronology(file), *dossier.questionnaire(file),
        *dossier_standards.evidence(file), *dossier_standards.matrix(file), *dossier_standards.authorities(file),
        *dossier_sheet.actions(file), *dossier_sheet.to_collect(file), *dossier_sheet.similar(file),
        *dossier_sheet.documents(file), *dossier_sheet.consent(file), *dossier.closing(file),
    ]  # fmt: skip


def words(file):
    return assemble(blocks(file), lang=file.story.wording.language).words()


def answer(file, code):
    return next(one for one in answers(file) if one.question.code == code)


def text(one):
    return " ".join(plain(line) for line, _ in one.lines)


def test_answers_stand_in_the_order_of_the_form():
    codes = [f"{one.question.part}.{one.question.number}" for one in answers(case_file())]
    assert codes == [f"{one.part}.{one.number}" for one in questionnaire()]
    assert codes[0] == "I.1"
    assert codes[-1] == "VII.4"


def test_what_is_told_is_answered_and_cited():
    file = case_file()
    assert text(answer(file, "family_name")) == "Zhangalyqov"
    assert "Karaganda" in text(answer(file, "arrest_place"))
    assert "272(1)" in text(answer(file, "arrest_law"))
    document = assemble(blocks(file), lang="en")
    notes = " ".join(plain(note.runs) for note in document.footnotes())
    for quoted in ("30 June 2025", "was at a meeting", "only for that", "a paper of silence"):
        assert f"“{quoted}”" in notes
    assert "(a relative)" in notes


def test_an_authority_named_is_not_said_to_have_made_the_arrest():
    file = case_file()
    assert not answer(file, "arrest_forces").known
    assert "without saying what it did: “police of Karaganda”" in text(answer(file, "circumstances"))
    told = tuple(
        dataclasses.replace(one, event_role="arrest") if one.claim_id == "W10" else one for one in TOLD
    )
    assert text(answer(case_file(told=told), "arrest_forces")) == "“police of Karaganda”"


def test_what_no_source_tells_is_not_known_and_stands_in_the_list_to_collect():
    file = case_file()
    unknown = [one for one in answers(file) if not one.known]
    assert {"sex", "nationality", "arrest_warrant", "remedies"} <= {one.question.code for one in unknown}
    table = next(one for one in dossier_sheet.to_collect(file) if getattr(one, "id", "") == "table-collect")
    assert len(table.rows) == len(unknown)
    assert all(one.reason for one in unknown)


def test_not_mentioned_is_not_a_denial():
    assert "not the same as a denial" in text(answer(case_file(), "circumstances"))
    told = (*TOLD, dataclasses.replace(TOLD[8], claim_id="W11", assertion="denied"))
    assert "It is denied" in text(answer(case_file(told=told), "circumstances"))


@pytest.mark.parametrize(("assertion", "said"), [("asserted", "Not shown"), ("denied", "Shown")])
def test_a_warrant_is_told_as_told(assertion, said):
    one = dataclasses.replace(TOLD[7], claim_id="W12", value="no_warrant", assertion=assertion)
    assert text(answer(case_file(told=(*TOLD, one)), "arrest_warrant")).startswith(said)


def test_identity_document_and_address_stand_in_the_confidential_edition_alone():
    hidden = {"identity_document", "address"}
    assert hidden <= {one.question.code for one in answers(case_file())}
    assert not hidden & {one.question.code for one in answers(case_file(audience="public"))}


def test_the_public_edition_prints_no_name_and_no_words():
    printed = words(case_file(audience="public"))
    for secret in ("Ermek", "Zhangalyqov", "was at a meeting", "a paper of silence", "police of Karaganda"):
        assert secret not in printed
    assert "Withheld: no ground for publishing the name is recorded" in printed


@pytest.mark.parametrize("language", DOSSIERS)
@pytest.mark.parametrize("audience", ["public", "confidential"])
def test_every_edition_is_whole_and_no_word_of_the_dossier_is_missing(language, audience):
    file = case_file(language, audience)
    assert len(words(file)) > 3000
    assert closing.missing(file.story) == []


def printed_numbers(file):
    """Numbers by block; a drawing's own digits are places on the page."""
    return [
        sorted(int(one) for one in re.findall(r"\d+", " ".join(shown(block))))
        for block in blocks(file)
        if not isinstance(block, FigureBlock)
    ]


@pytest.mark.parametrize("language", [one for one in DOSSIERS if one != "en"])
@pytest.mark.parametrize("audience", ["public", "confidential"])
def test_every_language_prints_the_same_numbers(language, audience):
    assert printed_numbers(case_file(language, audience)) == printed_numbers(case_file("en", audience))


@pytest.mark.parametrize(
    ("language", "use"),
    [("en", "filing"), ("fr", "filing"), ("es", "filing"), ("ru", "home"), ("kk", "home")],
)
def test_what_an_edition_is_for_is_said(language, use):
    wording = Wording(language)
    said = "".join(shown(dossier.masthead(case_file(language))))
    assert wording.words(f"dossier-use-{use}") in said
    assert (wording.words("wording-awaiting-review") in said) is (language != "en")


def test_the_rule_is_told_in_the_language_of_the_edition():
    printed = "".join(part for one in dossier_standards.evidence(case_file("es")) for part in shown(one))
    assert "Una fuente afirma que el único motivo fue la asistencia a una reunión o manifestación" in printed


@pytest.mark.parametrize(
    ("language", "quoted"),
    [("es", "«in custody»"), ("fr", "«\u00a0in custody\u00a0»"), ("en", "“in custody”")],
)
def test_words_of_a_source_stand_in_the_quotation_marks_of_the_language(language, quoted):
    file = case_file(language)
    document = assemble(blocks(file), lang=language)
    assert quoted in " ".join(plain(note.runs) for note in document.footnotes())


def test_assessments_are_candidates_only():
    table = next(
        one for one in dossier_standards.matrix(case_file()) if getattr(one, "id", "") == "table-standards"
    )
    said = {plain(row[-1].runs) for row in table.rows}
    assert said == {"Supported (candidate only)", "Not assessed"}
    assert len(table.rows) == 10


def test_evidence_names_the_rule_and_who_speaks():
    printed = "".join(part for one in dossier_standards.evidence(case_file()) for part in shown(one))
    assert "basis_of_arrest@1.0.0#B11" in printed
    assert "Said to be the only ground" in printed
    opened = dossier_standards.evidence(case_file(finding={**case_file().finding, "of": "open"}))
    assert "on public sources alone" in "".join(part for one in opened for part in shown(one))


def test_a_hearing_is_next_only_if_it_lies_surely_ahead():
    def event(first, last):
        return {"event_id": "E2", "case_id": "C1", "person_id": "P1", "country": "KZ", "role": "trial", "edtf": first,
                "date_first": first, "date_last": last, "grade": "alleged", "claim_ids": "W2"}  # fmt: skip

    assert "No hearing after" in plain(dossier_sheet.hearing(case_file()))
    past = case_file(events=[event("2025-12-01", "2026-01-31")])
    assert "No hearing after" in plain(dossier_sheet.hearing(past))
    ahead = case_file(events=[event("2026-02-01", "2026-02-01")])
    assert "1 Feb 2026" in plain(dossier_sheet.hearing(ahead))


def test_danger_is_told_only_where_a_source_tells_it():
    assert "no proof that there is none" in plain(dossier_sheet.danger_now(case_file()))
    one = dataclasses.replace(TOLD[7], claim_id="W13", value="torture_alleged")
    assert "Torture" in plain(dossier_sheet.danger_now(case_file(told=(*TOLD, one))))
    denied = dataclasses.replace(one, assertion="denied")
    assert "no proof" in plain(dossier_sheet.danger_now(case_file(told=(*TOLD, denied))))


def test_numbers_are_walked_back_to_the_case():
    document = assemble(blocks(case_file()), lang="en")
    assert {number.result_id for number in document.numbers()} == {"C1.reports", "C1.origins"}


def test_letters_that_no_font_has_do_not_stop_the_dossier():
    told = tuple(
        dataclasses.replace(one, words="香港人", language="zh") if one.words else one for one in TOLD
    )
    file = case_file(told=told, name="香港人", family="香港", given="人")
    printed = words(file)
    assert "香" not in printed
    assert "letters that this edition cannot print" in printed


def test_penalties_in_words():
    file = case_file()
    assert penalty(file, "imprisonment:P4Y/P10Y") == "Imprisonment: 4–10 years"
    assert penalty(file, "fine:KZT:400000") == "Fine: 400,000 KZT"
    assert penalty(file, "imprisonment:../P10Y").endswith("…–10 years")


@pytest.mark.parametrize(
    ("language", "place"),
    [("en", "Karaganda (Karaganda region)"), ("ru", "Караганда (Карагандинская область)"), ("kk", "Қарағанды (Қарағанды облысы)"),
     ("fr", "Karaganda (région de Karaganda)"), ("es", "Karagandá (provincia de Karagandá)")],
)  # fmt: skip
def test_places_stand_in_the_language_of_the_edition(language, place):
    assert text(answer(case_file(language), "arrest_place")) == place


def test_a_place_without_a_name_in_the_language_stands_in_english_and_says_so():
    told = tuple(
        dataclasses.replace(one, value="kz-astrakhanka", qualifier="") if one.claim_id == "W3" else one
        for one in TOLD
    )
    line, _ = answer(case_file("es", told=told), "arrest_place").lines[0]
    assert (line[0].text, line[0].lang) == ("Astrakhanka", "en")


def test_a_cell_that_holds_a_code_is_not_quoted_as_words_of_a_source():
    coded = tuple(
        dataclasses.replace(one, words="attended_meeting") if one.claim_id == "W5" else one for one in TOLD
    )
    document = assemble(blocks(case_file(told=coded)), lang="en")
    notes = " ".join(plain(note.runs) for note in document.footnotes())
    assert "attended_meeting" not in notes
    assert f"“{NAME}”" in notes
    assert "only for that" in notes


def test_no_data_file_is_named_beside_a_dossier():
    assert assemble(blocks(case_file()), lang="en").files() == {}


@pytest.mark.parametrize("language", DOSSIERS)
def test_units_and_methods_of_the_appendix_are_words_of_the_language(language):
    file = case_file(language)
    proofs = next(one for one in blocks(file) if isinstance(one, ProofList))
    wording = Wording(language)
    assert [one.unit for one in proofs.proofs] == [
        wording.words("unit-reports"),
        wording.words("unit-origins"),
    ]
    assert {one.method for one in proofs.proofs} == {wording.words("method-count")}


def test_a_possible_penalty_is_no_sentence():
    one = Told(
        "W14", "sentence", "imprisonment:P4Y/P10Y", "", "possible", "", "", "", "asserted", "ngo", "", 1
    )
    assert "No sentence" in text(answer(case_file(told=(*TOLD, one)), "detention_duration"))


def test_numbers_of_sources_are_short():
    assert spans([3, 1, 2, 7, 9, 10]) == "1–3, 7, 9, 10"


def test_consent_in_the_public_edition_names_nobody():
    row = {"ground": "consent", "given_by": "", "audiences": "public", "languages": "en", "given_on": "2025-08-01",
           "reviewed_by": "", "reviewed_on": "", "until": "", "withdrawn_on": ""}  # fmt: skip
    table = next(
        one for one in dossier_sheet.consent(case_file(audience="public", consent=(row,)))
        if getattr(one, "id", "") == "table-consent"
    )  # fmt: skip
    assert [column.name for column in table.columns] == ["ground", "covers", "given", "until", "withdrawn"]
