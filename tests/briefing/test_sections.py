"""The sections: fifteen in order, totals that agree wherever they are printed, and quiet periods that read well."""

import dataclasses
import functools
import io
import re
from collections import Counter

import pandas as pd
import pytest
from briefing.stories import ASIDE, story

from researchkit.briefing import counted
from researchkit.briefing.assemble import assemble
from researchkit.briefing.blocks import FigureBlock, Heading, Masthead, Number, TableBlock
from researchkit.briefing.document import nouns, shown
from researchkit.briefing.sections import (
    articles,
    basis,
    cases,
    changes,
    closing,
    counts,
    data,
    head,
    law,
    notes,
    patterns,
    response,
    revisions,
    safeguards,
    where,
)
from researchkit.core.issue import ResearchkitError
from researchkit.protect.redact import CASE_SOURCES

LANGUAGES = ("en", "ru", "kk", "fr")
PLACE = "basis.attendance.standard"
SECTIONS = [
    "main-points", "changes", "basis", "law", "where", "safeguards", "cases", "response", "how-to-read", "methods",
    "revisions", "data", "cite", "proofs",
]  # fmt: skip


def blocks_of(told):
    """The quarterly briefing's blocks, in its order."""
    arrests = told.result("arrest.cases")
    out = [head.masthead(told, "quarterly_briefing"), *head.main_points(told), head.key_figures(told)]
    for part in (changes, basis, law, where, safeguards):
        out += part.section(told)
    out += cases.section(told, (*arrests.case_ids, *arrests.possible_ids))
    out += [*response.section(told), *notes.how_to_read(told), *notes.methods(told), *revisions.section(told)]
    files = [(one.csv_name, "", one.csv.encode()) for one in out if getattr(one, "csv_name", "")]
    return [*out, *data.section(told, files, "quarterly_briefing"), *data.cite(told), *closing.section(told)]


def patterns_of(told):
    """The blocks of the patterns and of the article's own notebook."""
    out = [*patterns.answer(told), *counts.by_quarter(told, told.series), *patterns.grounds(told)]
    for name in patterns.SPLITS:
        out += patterns.by(told, name)
    out += [*patterns.robustness(told), *patterns.limits(told)]
    out += counts.profile(told, ("offence", "affiliation", "outcome", "status", "source"))
    return [*out, *articles.section(told, articles.chosen(told, ""))]


@functools.cache
def briefing_in(language):
    """A story and its blocks, made once a language."""
    told = story(language)
    return told, blocks_of(told)


@pytest.fixture(params=LANGUAGES)
def in_language(request):
    return briefing_in(request.param)


def sections(blocks):
    """Blocks by the section they stand in."""
    out = {"": []}
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            out[block.id] = []
        out[list(out)[-1]].append(block)
    return out


def printed(blocks):
    return [noun for block in blocks for noun in nouns(block) if isinstance(noun, Number)]


def test_the_sections_stand_in_the_order_of_the_outline(in_language):
    _, blocks = in_language
    assert isinstance(blocks[0], Masthead)
    assert [name for name in sections(blocks) if name] == SECTIONS


def test_it_makes_a_document(in_language):
    told, blocks = in_language
    document = assemble(blocks, lang=told.wording.language, date="2026-01-15")
    assert all(
        number.result_id in told.results or number.result_id.startswith("figure-")
        for number in document.numbers()
    )


def test_every_number_of_a_sentence_or_table_is_a_released_result(in_language):
    told, blocks = in_language
    for number in printed(blocks):
        assert number.result_id in told.results, number
        found = told.results[number.result_id]
        values = {v for v in (found.value, found.low, found.high, found.n) if v is not None}
        digits = [int(re.sub(r"\D", "", part)) for part in re.split("–", number.text) if "%" not in part and "," not in part
                  and "." not in part and re.search(r"\d", part)]  # fmt: skip
        assert all(float(one) in values for one in digits), (number, found)


def test_all_languages_print_the_same_numbers_in_each_section():
    told = {language: sections(briefing_in(language)[1]) for language in LANGUAGES}
    for name in told["en"]:
        counted = {
            language: Counter(number.result_id for number in printed(parts[name]))
            for language, parts in told.items()
        }
        values = {
            language: Counter(re.sub(r"\D", "", number.text) for number in printed(parts[name]))
            for language, parts in told.items()
        }
        assert all(one == counted["en"] for one in counted.values()), name
        assert all(one == values["en"] for one in values.values()), name


def test_the_patterns_print_the_same_numbers_in_each_language():
    numbers = {
        language: Counter(number.result_id for number in printed(patterns_of(story(language))))
        for language in LANGUAGES
    }
    assert all(one == numbers["en"] for one in numbers.values())
    assert numbers["en"]


def test_no_language_lacks_a_word(in_language):
    told, blocks = in_language
    patterns_of(told)
    assert closing.missing(told) == []
    assert not [one for one in blocks if getattr(one, "id", "") == closing.UNTRANSLATED]


def test_no_code_of_the_data_is_printed(in_language):
    _, blocks = in_language
    visible = [
        text
        for block in blocks
        if not _proofs(block)
        for noun in nouns(block)
        for text in (getattr(noun, "text", ""), getattr(noun, "label", ""))
        if isinstance(text, str)
    ]
    codes = (
        "attended_meeting",
        "not_basis",
        "pretrial_detention",
        "no_counsel",
        "KZ-CC",
        "exclusivity_unstated",
    )
    assert not [text for text in visible if any(code in text for code in codes)]


def test_every_result_has_a_name_in_words_and_no_id_is_printed_raw(in_language):
    told, blocks = in_language
    named = {key: counted.title(told, key) for key in told.results}
    assert not [key for key, words in named.items() if not words]
    assert not [
        words for words in named.values() if re.search(r"[^\W\d]_[^\W\d]|KZ-(CC|CAO|\?)|: ?$|: ?[,;]", words)
    ]
    listed = assemble(blocks).proof_list()
    assert listed.proofs
    assert all(proof.label for proof in listed.proofs)


def test_figures_that_count_different_things_have_different_names(in_language):
    told, _ = in_language
    names = Counter(counted.title(told, key) for key in told.results if key.startswith(told.stem))
    alike = {words for words, times in names.items() if times > 1}
    # An exact count and the bounds of the same cases have one name; so have codes that are told in the same words.
    assert not {words for words in alike if words.startswith(told.wording.words("figure-still-held"))}
    assert not {words for words in alike if told.wording.words("figure-possibly") in words}


def _proofs(block):
    return type(block).__name__ == "ProofList"


def test_totals_agree_in_text_table_chart_and_file(in_language):
    told, blocks = in_language
    cases_n = told.result("arrest.cases").value
    figure = next(one for one in blocks if isinstance(one, FigureBlock) and one.id == "figure-basis")
    rows = pd.read_csv(io.StringIO(figure.csv))
    last = rows.iloc[-1]
    assert last["total"] == cases_n
    assert last[["sole", "partial", "not_basis", "indeterminate"]].sum() == cases_n
    table = next(one for one in blocks if isinstance(one, TableBlock) and one.id == "table-findings")
    by_table = pd.read_csv(io.StringIO(table.csv))
    assert by_table["cases"].sum() == cases_n
    assert by_table["cases_high"].sum() == told.result("arrest.cases").high
    listed = next(one for one in blocks if isinstance(one, TableBlock) and one.id == "table-cases")
    assert len(listed.rows) == told.result("arrest.cases").high
    drawn = next(one for one in blocks if isinstance(one, FigureBlock) and one.id == "figure-where")
    regions = pd.read_csv(io.StringIO(drawn.csv))
    assert regions["n"].sum() == cases_n
    squares = next(one for one in blocks if isinstance(one, FigureBlock) and one.id == "figure-conduct")
    assert pd.read_csv(io.StringIO(squares.csv)).iloc[-1]["people"] == cases_n


def test_every_row_received_stands_in_one_line_and_the_lines_add_up(in_language):
    told, blocks = in_language
    table = next(one for one in blocks if isinstance(one, TableBlock) and one.id == "table-rows")
    received, *places = [int(re.sub(r"\D", "", words(row[1].runs))) for row in table.rows]
    assert received == sum(places) == told.result("rows.received").value
    assert told.result("rows.unplaced").value == ASIDE["unplaced"]
    assert "table-rows.csv" in "".join(
        shown(next(b for b in blocks if getattr(b, "id", "") == "table-files"))
    )


def test_a_headline_that_does_not_agree_stops_the_run():
    told = story()
    key = f"{told.stem}.{told.variable}.value.sole"
    wrong = dataclasses.replace(told.results[key], value=told.results[key].value + 1, low=None, high=None)
    told.results[key] = wrong
    with pytest.raises(ResearchkitError, match="WORDING-02"):
        head.main_points(told)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("size", "period"),
    [(0, "2025Q2"), (6, "2025Q2"), (30, "2025-06"), (30, "2024"), (90, "2023-05-03..2024-02-11")],
)
def test_quiet_and_odd_periods_read_well(language, size, period):
    told = story(language, size, period=period)
    blocks = [*blocks_of(told), *[one for one in patterns_of(told) if isinstance(one, TableBlock)]]
    texts = [words for block in blocks if not _proofs(block) for words in shown(block)]
    assert not [words for words in texts if "{" in words and "<svg" not in words]
    figures = [one for one in blocks if isinstance(one, FigureBlock)]
    if size < 10:
        assert not figures
    if not size:
        assert "not proof that there was none" in " ".join(texts) or language != "en"


def test_under_twenty_cases_no_percentage_is_printed():
    told = story(size=60)
    assert all(told.result("arrest.cases", period).value < 20 for period in told.series)
    for block in [*blocks_of(told), *patterns_of(told)]:
        if not _proofs(block):
            assert not [number for number in printed([block]) if "%" in number.text]


def test_no_change_is_claimed_while_reports_come_in():
    late = story(size=60, as_of="2025-07-15")
    early = story(size=60, as_of="2027-07-15")
    assert "late reports are still expected" in words(head.comparison_sentence(late))
    assert "late reports" not in words(head.comparison_sentence(early))


def words(line):
    return "".join(getattr(run, "text", "") for run in line)


def moved_frame(told):
    rows = []
    for name, kind in (("arrest.persons", "changed"), ("region.KZ-75", "changed")):
        found = told.result(name)
        rows.append(
            (
                found.result_id,
                1.0,
                1.0,
                2.0,
                found.value,
                found.low,
                found.high,
                kind,
                "late_report",
                "C1",
                "",
            )
        )
    names = ["result_id", "then_value", "then_low", "then_high", "now_value", "now_low", "now_high", "kind", "reasons",
             "gained", "lost"]  # fmt: skip
    return pd.DataFrame(rows, columns=names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_that_moved_are_listed_with_reason_and_effect(language):
    told = story(language)
    first = changes.figures(told)
    assert not [one for one in first if isinstance(one, TableBlock)]
    told = story(language, moved=moved_frame(told))
    table = next(one for one in changes.figures(told) if isinstance(one, TableBlock))
    assert len(table.rows) == 2
    yes, no = told.wording.words("yes"), told.wording.words("no")
    assert [words(row[-1].runs) for row in table.rows] == [yes, no]
    assert words(table.rows[0][1].runs) == "1–2"
    none = story(language, moved=moved_frame(told).iloc[:0])
    assert not [one for one in changes.figures(none) if isinstance(one, TableBlock)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_count_that_moved_is_told_then_and_now_and_named(language):
    told = story(language)
    counted = told.result("arrest.undated")
    assert counted.value is not None
    assert counted.low is None
    frame = moved_frame(told).iloc[:1].assign(
        result_id=counted.result_id, then_value=counted.value + 4, then_low=None, then_high=None
    )  # fmt: skip
    table = next(one for one in changes.figures(story(language, moved=frame)) if isinstance(one, TableBlock))
    name, then, now = (words(cell.runs) for cell in table.rows[0][:3])
    assert (then, now) == (f"{counted.value + 4:.0f}", f"{counted.value:.0f}")
    assert name != "arrest.undated"
    assert told.figure("unspecified.persons").endswith(told.wording.words("role-unspecified"))


def test_cases_are_listed_with_their_pages_and_dates_in_words():
    told = story()
    arrests = told.result("arrest.cases")
    table = cases.table(told, arrests.case_ids)
    assert len(table.columns) == 7
    row = table.rows[0]
    assert [run.href for run in row[-1].runs if hasattr(run, "href")]
    assert re.search(r"[A-Z][a-z]{2} \d|2025", words(row[1].runs))


def test_the_position_of_authorities_stays_theirs():
    told = story(size=60)
    block = response.listed(told, tuple(told.positions["case_id"]))
    assert {words(row[1].runs) for row in block.rows} == {"A court"}
    assert any(words(row[2].runs).startswith("denied:") for row in block.rows)
    silent = story(size=1)
    assert "No source read tells a position" in " ".join(
        t for b in response.section(silent) for t in shown(b)
    ) or (silent.result("position.any").high)


def with_result(told, key, **changes):
    name = f"{told.stem}.{key}"
    told.results[name] = dataclasses.replace(told.results[name], **changes)
    return told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lower_bound_of_zero_is_told_as_nobody_saying_so(language):
    told = with_result(story(language), f"{PLACE}.sure", value=None, low=0.0, high=4.0, n=9)
    told = with_result(told, "still_held.sure", low=0.0, high=3.0, n=9)
    for line, shown_numbers in ((head.attendance_sentence(told), {9, 4}), (head.held_sentence(told), {9, 3})):
        printed_ones = {int(run.text) for run in line if isinstance(run, Number)}
        assert printed_ones == shown_numbers


def test_what_was_last_told_says_how_old_it_is():
    told = story()
    case = told.result("arrest.cases").case_ids[0]
    told.pages.loc[told.pages["case_id"] == case, "published_last"] = "2025-07-04"
    told.pages["published_last"] = told.pages["published_last"].fillna("")
    assert "The latest page read about them is of 4 July 2025." in "".join(
        text for block in head.main_points(told) for text in shown(block)
    )


def test_a_thin_period_tells_people_and_cases_of_the_stretch_around_it():
    told = story(size=60)
    line = head.context_sentence(told, told.context)
    persons, found = (told.result(f"arrest.{unit}", told.context) for unit in ("persons", "cases"))
    if persons.low == persons.high and found.low == found.high:
        assert {one.result_id for one in line if isinstance(one, Number)} == {
            persons.result_id,
            found.result_id,
        }
    else:
        assert {one.result_id for one in line if isinstance(one, Number)} == {persons.result_id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_publishers_stand_once_and_a_closed_source_has_no_name(language):
    told = story(language, size=60)
    case = told.result("arrest.cases").case_ids[0]
    rows = [
        {"case_id": case, "report_id": f"X{n}", "publisher": name, "url": f"https://example.invalid/{n}", "tier": tier}
        for n, (name, tier) in enumerate((("Fbrk.kz", "open"), ("fbrk.kz", "open"), ("Somebody", "restricted")))
    ]  # fmt: skip
    told = dataclasses.replace(told, pages=CASE_SOURCES.frame(rows))
    cell = words(cases.table(told, (case,)).rows[0][-1].runs)
    assert cell == f"Fbrk.kz, b; {told.wording.words('source-not-public')}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_appendix_says_in_words_what_a_number_counts(language):
    told = story(language)
    key = f"{told.stem}.arrest.persons"
    proof = next(one for one in told.proofs().proofs if one.result_id == key)
    assert proof.label.startswith(told.wording.words("figure-arrest-persons"))
    assert "2025" in proof.label
    assert counted.title(told, f"{told.stem}.region.KZ-75").startswith(told.wording.words("family-region"))
    assert counted.title(told, "C1.reports") == ""


def test_an_article_without_its_code_is_the_subject_only_if_there_is_no_other():
    told = story()
    unnamed = f"{told.stem}.provision.KZ-?:274"
    told.results[unnamed] = dataclasses.replace(told.results[unnamed], value=900.0, low=900.0, high=900.0)
    assert articles.chosen(told, "").startswith("KZ-C")
    assert articles.chosen(told, "KZ-?:274(2)") == "KZ-?:274"
    only = {key: one for key, one in told.results.items() if ".provision." not in key or key == unnamed}
    assert articles.chosen(dataclasses.replace(told, results=only), "") == "KZ-?:274"
    none = {key: one for key, one in only.items() if key != unnamed}
    assert articles.chosen(dataclasses.replace(told, results=none), "") == ""


def test_a_quarter_without_cases_has_no_ground_to_tell():
    told = with_result(
        story(), f"{PLACE}.sure", value=None, low=None, high=None, n=0, refused="there are no cases"
    )
    assert basis.span(told.result(f"{PLACE}.sure")).mark == "z"


def test_what_is_shared_is_said_once():
    assert patterns.sharpest(("articles: KZ-CC:272", "articles: KZ-CC:272(1)", "offence_groups: riot", "conducts: x")) == [
        "articles: KZ-CC:272(1)", "conducts: x",
    ]  # fmt: skip
