from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.link.block import LIKENESS, STRICTER, affordable, candidates, skeleton

COLUMNS = ["spelling", "given_key", "family_key", "given_initial"]


def table(*rows: tuple[str, str]) -> pd.DataFrame:
    made = [(number, given, family, given[:1]) for number, (given, family) in enumerate(rows)]
    text = dict.fromkeys(COLUMNS[1:], "str")
    return pd.DataFrame(made, columns=COLUMNS).astype(text)


def pairs(*rows: tuple[str, str], **options) -> set[tuple[int, int]]:
    return {tuple(pair) for pair in candidates(table(*rows), **options).pairs.tolist()}


def test_skeleton_keeps_the_first_letter() -> None:
    assert skeleton(pd.Series(["amanov", "omanov", ""], dtype="str")).tolist() == ["amnv", "omnv", ""]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("dana", "tastemir"), ("danat", "tastemir")),  # same family name
        (("dana", "tastemir"), ("dana", "tastamyr")),  # family name in other vowels
        (("dana", "tastemir"), ("d", "tastemir")),  # initial
        (("dana", "tastemir"), ("", "tastemir")),  # family name only
        (("dana", "tastemir"), ("tastemir", "dana")),  # other order
        (("dana", "tastemir"), ("dona", "tastemir")),  # vowels of the given name
        (("dana", "sumarakar"), ("dana", "zumarakar")),  # first letter of the family name
        (("", "dana"), ("dana", "tastemir")),  # one name, which may be either
    ],
)
def test_what_may_be_one_name_is_compared(one, other) -> None:
    assert pairs(one, other) == {(0, 1)}


def test_strangers_are_not_compared() -> None:
    assert pairs(("dana", "tastemir"), ("olzhas", "bekmurat")) == set()


def test_one_part_in_common_is_not_enough() -> None:
    """Relatives share the family name: the given names rule the pair out before any careful comparison."""
    assert pairs(("dana", "tastemir"), ("olzhas", "tastemir")) == set()


def test_a_spelling_is_found_by_any_of_its_readings() -> None:
    rows = table(("aset", "kenikow"), ("aset", "kenZib"), ("aset", "kenZib"))
    rows["spelling"] = [0, 0, 1]
    assert candidates(rows).pairs.tolist() == [[0, 1]]


def test_empty_keys_block_with_nothing() -> None:
    assert pairs(("", ""), ("", ""), ("", "tastemir")) == set()


def test_counts_are_of_pairs_made_and_tight_forms_are_told() -> None:
    rows = [(f"{chr(97 + n % 20)}x", "tastemir") for n in range(60)]
    wide = candidates(table(*rows))
    assert wide.counts["family name"] == 60 * 59 // 2
    assert wide.tight == ()
    tight = candidates(table(*rows), limit=500)
    assert "family name" in tight.tight
    assert tight.counts["family name"] == 20 * 3
    assert tight.skipped == 0


def test_a_block_too_large_even_so_is_skipped_and_counted() -> None:
    rows = [("aa", f"tastemir{'x' * (n % 2)}") for n in range(40)]
    found = candidates(table(*rows), limit=10)
    assert found.skipped > 0
    assert all(count <= 10 for count in found.counts.values())


def test_more_likeness_is_asked_for_when_there_are_too_many_pairs() -> None:
    alike = np.array([0.7, 0.75, 0.82, 0.97, 1.0])
    assert affordable(alike, limit=5) == LIKENESS
    assert affordable(alike, limit=2) == 0.85
    assert affordable(np.ones(9), limit=2) == STRICTER[-1]


KEY = st.text("abe", max_size=4)


@given(st.lists(st.tuples(KEY, KEY), max_size=15))
@settings(deadline=None, max_examples=50)
def test_pairs_are_ordered_unique_and_in_range(rows) -> None:
    found = candidates(table(*rows)).pairs
    assert found.shape[1] == 2
    assert (found[:, 0] < found[:, 1]).all()
    assert len(np.unique(found, axis=0)) == len(found)
    assert found.max(initial=-1) < len(rows)
    for a, b in itertools.combinations(range(len(rows)), 2):
        if rows[a][1] and rows[a] == rows[b]:
            assert [a, b] in found.tolist()
