import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from researchkit.core.truth import Truth, all_of, any_of

truths = st.sampled_from(list(Truth))


@pytest.mark.parametrize("truth", list(Truth))
def test_if_is_refused(truth):
    with pytest.raises(TypeError, match="three values"):
        bool(truth)


def test_unknown_never_becomes_no():
    assert (Truth.UNKNOWN & Truth.YES) is Truth.UNKNOWN
    assert (Truth.UNKNOWN | Truth.NO) is Truth.UNKNOWN
    assert ~Truth.UNKNOWN is Truth.UNKNOWN
    assert (Truth.UNKNOWN & Truth.NO) is Truth.NO
    assert (Truth.UNKNOWN | Truth.YES) is Truth.YES


@given(st.lists(truths, min_size=1), st.randoms())
def test_order_does_not_matter(values, random):
    shuffled = list(values)
    random.shuffle(shuffled)
    assert all_of(values) is all_of(shuffled)
    assert any_of(values) is any_of(shuffled)


def test_de_morgan():
    for a, b in itertools.product(Truth, repeat=2):
        assert ~(a & b) is (~a | ~b)
