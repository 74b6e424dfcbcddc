import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.protect.suppression import ranges, recoverable, small_counts, suppress


@st.composite
def tables(draw):
    rows, columns = draw(st.integers(2, 4)), draw(st.integers(2, 4))
    cells = draw(st.lists(st.integers(0, 25), min_size=rows * columns, max_size=rows * columns))
    return np.array(cells).reshape(rows, columns)


@given(tables())
@settings(deadline=None, max_examples=60)
def test_no_suppressed_small_count_can_be_recovered(table):
    if table.sum() < 5:
        return
    found = suppress(table)
    assert (found.primary == small_counts(table)).all()
    assert found.hidden[:-1, :-1][found.primary].all()
    assert not found.hidden[-1, -1]
    low, high = ranges(table, found.hidden)
    for row, column in zip(*np.nonzero(found.primary), strict=True):
        assert high[row, column] >= 5
        assert low[row, column] < table[row, column]
    printed = ~found.hidden
    totals = np.block([[table, table.sum(1, keepdims=True)], [table.sum(0, keepdims=True), table.sum()]])
    assert (low[printed] == totals[printed]).all()
    assert (low <= totals).all()
    assert (totals <= high).all()


def test_a_small_count_alone_in_its_row_and_column_is_given_away_by_the_totals():
    table = [[30, 2], [20, 40]]
    hidden = small_counts(table)
    assert recoverable(table, hidden).sum() == 1
    assert suppress(table).suppressed == 4
    assert not recoverable(table, suppress(table).hidden).any()


def test_nothing_small_nothing_hidden():
    assert suppress([[5, 6], [0, 8]]).suppressed == 0


def test_a_table_that_is_small_as_a_whole_is_not_to_be_printed():
    with pytest.raises(ValueError, match="do not print"):
        suppress([[1, 2], [0, 1]])


@pytest.mark.parametrize("table", [[1, 2], [[1.5, 2], [3, 4]], [[-1, 2], [3, 4]], [[np.nan, 2], [3, 4]], []])
def test_what_is_no_table_of_counts_is_refused(table):
    with pytest.raises(ValueError, match="counts"):
        suppress(table)
