"""Who documented the cases and how soon: in every language, with few cases and many, and with sums that agree."""

import dataclasses

import pytest
from briefing.stories import story

from researchkit.briefing.assemble import assemble
from researchkit.briefing.blocks import FigureBlock, Paragraph, TableBlock
from researchkit.briefing.runs import plain
from researchkit.briefing.sections import basis, documented, head
from researchkit.core.result import Result
from researchkit.protect.disclose import SUPPRESSED

LANGUAGES = ("en", "ru", "kk", "fr")


def predicted(told):
    """The story with a likely final count of its last quarter, and a prediction once made of an earlier one."""
    stem, past = f"KZ.{told.series[-1].code}", f"KZ.{told.series[0].code}"
    known = told.results[f"{stem}.arrest.cases"].low
    more = [
        Result(f"{stem}.likely_final", known + 2, known, known + 6, "prediction", 0.9),
        Result(f"{past}.predicted", None, 3.0, 8.0, "prediction", 0.9, 5),
    ]
    told.results = {**told.results, **{one.result_id: one for one in more}}
    return told


def blocks_by_id(blocks):
    return {block.id: block for block in blocks if isinstance(block, FigureBlock | TableBlock)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_document_whose_numbers_are_released(language):
    told = predicted(story(language))
    blocks = [head.masthead(told, "year_review"), *documented.section(told), *basis.by_finding(told)]
    document = assemble(blocks, lang=language, date="2026-01-15")
    found = blocks_by_id(blocks)
    assert {"figure-together", "figure-late", "figure-basis"} <= set(found)
    for number in document.numbers():
        assert number.result_id in told.results or number.result_id.startswith("figure-")
    assert "likely_final_low" in found["figure-basis"].csv
    assert told.wording.words("note-likely-final") in " ".join(
        plain(note) for note in found["figure-basis"].notes
    )
    assert told.wording.words("note-predicted") in " ".join(
        plain(note) for note in found["figure-late"].notes
    )


def test_cases_add_up_and_one_origin_is_what_the_paragraph_counts():
    told = story()
    sets = told.family("together")
    assert sum(one.value for one in sets) == told.result("arrest.cases").low
    alone = sum(one.value for one in sets if "+" not in told.code(one, "together"))
    assert alone == told.result("single_origin").low
    delays = told.family("known_after")
    assert sum(one.value for one in delays) == told.result("arrest.cases").low


@pytest.mark.parametrize("size", [0, 4, 30])
@pytest.mark.parametrize("language", LANGUAGES)
def test_few_cases_give_tables_or_words_and_no_chart(language, size):
    told = story(language, size)
    blocks = documented.section(told)
    assert any(isinstance(block, Paragraph) for block in blocks)
    if size < 10:
        assert not [block for block in blocks if isinstance(block, FigureBlock)]
    assemble([head.masthead(told, "year_review"), *blocks], lang=language, date="2026-01-15")


def test_what_is_suppressed_is_not_printed():
    told = story()
    hidden = told.family("known_after")[0]
    gone = dataclasses.replace(hidden, value=None, refused=SUPPRESSED, flags=("c",), case_ids=())
    told.results = {**told.results, hidden.result_id: gone}
    figure = blocks_by_id(documented.section(told))["figure-late"]
    quarter = figure.csv.splitlines()[-1].split(",")
    assert "c" in quarter
    assert str(int(hidden.value)) not in quarter[1:3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_figure_has_a_name_in_the_appendix(language):
    told = predicted(story(language))
    keys = {
        key
        for key in told.results
        if any(part in key for part in (".together.", ".known_after.", "likely", "predicted"))
    }
    assert len(keys) > 10
    for proof in told.proofs().proofs:
        if proof.result_id in keys:
            assert proof.label, proof.result_id
            assert "_" not in proof.label
