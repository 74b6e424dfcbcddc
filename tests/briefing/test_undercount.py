"""The page of the undercount: an answer with its range, or a refusal that says why; never a number without its proof."""

import dataclasses
import functools
import re
from collections import Counter
from itertools import product

import pandas as pd
import pytest
from briefing.stories import story

from researchkit.analyse.undercount import estimate
from researchkit.briefing.assemble import assemble
from researchkit.briefing.blocks import FigureBlock, Number, TableBlock
from researchkit.briefing.document import nouns, shown
from researchkit.briefing.sections import closing, head, undercount
from researchkit.core.result import refused

LANGUAGES = ("en", "ru", "kk", "fr")


@functools.cache
def passing():
    """Four independent lists of a closed population: what an estimate is made for."""
    chance = (0.5, 0.4, 0.45, 0.35)
    cells = []
    for seen in product((0, 1), repeat=4):
        if any(seen):
            part = 1.0
            for on, p in zip(seen, chance, strict=True):
                part *= p if on else 1 - p
            cells.append((*seen, round(300 * part)))
    table = pd.DataFrame(cells, columns=["a", "b", "c", "d", "count"])
    return estimate(table, chains=4, sweeps=2000, burn_in=500, replicates=40, leave_out=True)


def told(language, found):
    run = story(language)
    blocks = [head.masthead(run, "undercount"), *undercount.section(run, found), *closing.section(run)]
    return run, blocks, assemble(blocks, lang=language, date="2026-01-15")


def numbers(blocks):
    return [noun for block in blocks for noun in nouns(block) if isinstance(noun, Number)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passing_estimate_is_told_with_its_range_its_models_and_a_proof_of_each_number(language):
    found = passing()
    assert found.passed
    run, blocks, document = told(language, found)
    figure = next(one for one in blocks if isinstance(one, FigureBlock))
    assert str(int(run.result("undercount.range").low)) in figure.csv
    assert run.result("undercount.range").low <= found.range.low
    assert run.result("undercount.range").high >= found.range.high
    proofs = {one.result_id: one for one in document.proof_list().proofs}
    assert {number.result_id for number in numbers(blocks)} <= proofs.keys()
    assert all(one.label for one in proofs.values())
    assert not closing.missing(run)
    assert not [text for block in blocks for text in shown(block) if "{" in text and "<svg" not in text]


def test_all_languages_print_the_same_numbers():
    counted = {
        language: Counter(one.result_id for one in numbers(told(language, passing())[1]))
        for language in LANGUAGES
    }
    assert all(one == counted["en"] for one in counted.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_condition_of_the_gate_has_words(language):
    run = story(language)
    assert len(passing().checks) == 10
    for check in passing().checks:
        key = f"undercount-check-{undercount._slug(check.name)}"
        assert run.wording.has(key), key
        run.wording.say(key)
    assert not run.wording.missing


def test_lists_that_cannot_bear_it_give_conditions_and_no_number_but_the_minimum():
    poor = estimate(pd.DataFrame({"a": [1, 1], "b": [0, 1], "count": [30, 4]}), chains=2, sweeps=40)
    assert not poor.passed
    run, blocks, _ = told("en", poor)
    printed = {one.result_id for one in numbers(blocks)}
    assert printed == {run.result("arrest.persons").result_id}
    text = " ".join(text for block in blocks for text in shown(block))
    assert "cannot bear it" in text
    assert "not given" in text
    conditions = next(one for one in blocks if isinstance(one, TableBlock))
    assert "no" in conditions.csv
    assert not [one for one in blocks if isinstance(one, FigureBlock)]


def test_models_too_far_apart_give_no_range_and_no_chart():
    found = passing()
    apart = dataclasses.replace(found, range=refused(found.range.result_id, "too far apart", unit="persons"))
    _, blocks, _ = told("en", apart)
    text = " ".join(text for block in blocks for text in shown(block))
    assert "too far apart" in text
    assert "no documented case" not in text
    assert not [one for one in blocks if isinstance(one, FigureBlock)]
    table = next(one for one in blocks if isinstance(one, TableBlock) and one.id == "table-figure-undercount")
    assert len(table.rows) == len(undercount.MODELS)


def test_where_the_arrests_are_suppressed_nothing_is_told():
    run = story()
    key = f"{run.stem}.arrest.persons"
    hidden = dataclasses.replace(
        run.results[key], value=None, low=None, high=None, refused="few", flags=("c",)
    )
    run.results = {**run.results, key: hidden}
    blocks = undercount.section(run, passing())
    assert not numbers(blocks)
    assert not re.search(r"\d", " ".join(t for block in blocks for t in shown(block)).replace("2025", ""))
