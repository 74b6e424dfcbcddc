from __future__ import annotations

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.link.cluster import CLIP, Grouping, Rules, Sets, group, log_odds

SURE, LIKELY, NO = 0.9999, 0.7, 0.001


def grouped(
    size: int,
    scored: dict[tuple[int, int], float],
    must: tuple[tuple[int, int], ...] = (),
    cannot: tuple[tuple[int, int], ...] = (),
    conflicts: tuple[tuple[int, int], ...] = (),
) -> Grouping:
    return group(size, scored, must, cannot, lambda a, b: (min(a, b), max(a, b)) in conflicts, Rules())


def test_sets_are_named_by_their_smallest_member() -> None:
    sets = Sets(4)
    sets.join(3, 2)
    sets.join(2, 1)
    assert sets.find(3) == 1
    assert sets.members() == {0: [0], 1: [1, 2, 3]}


def test_log_odds_are_clipped() -> None:
    assert log_odds(1.0) == CLIP
    assert log_odds(0.0) == -CLIP
    assert log_odds(0.5) == 0.0


def test_sure_pairs_join() -> None:
    assert grouped(3, {(0, 1): SURE, (1, 2): SURE, (0, 2): SURE}).label == [0, 0, 0]


def test_below_the_threshold_nothing_joins() -> None:
    assert grouped(2, {(0, 1): 0.98}).label == [0, 1]


def test_two_people_never_chain_through_a_weak_middle() -> None:
    """An initial that fits a brother and a sister joins neither."""
    found = grouped(3, {(0, 1): 0.995, (1, 2): 0.995}, conflicts=((0, 2),))
    assert found.label[0] != found.label[2]
    assert found.label == [0, 1, 2]
    assert found.rivals == {1: [2]} or found.rivals == {1: [0]}


def test_a_clearly_better_fit_is_no_rival() -> None:
    found = grouped(3, {(0, 1): SURE, (1, 2): 0.9905}, conflicts=((0, 2),))
    assert found.label == [0, 0, 2]
    assert found.refused == [(1, 2)]
    assert not found.rivals


def test_weak_average_keeps_groups_apart() -> None:
    """One near-certain pair does not join two groups whose other pairs disagree."""
    scored = {(0, 1): SURE, (2, 3): SURE, (1, 2): 0.991, (0, 2): NO, (0, 3): NO, (1, 3): NO}
    found = grouped(4, scored)
    assert found.label == [0, 0, 2, 2]
    assert found.refused == [(1, 2)]


def test_people_win_over_the_model() -> None:
    assert grouped(2, {(0, 1): SURE}, cannot=((0, 1),)).label == [0, 1]
    assert grouped(2, {(0, 1): NO}, must=((0, 1),)).label == [0, 0]
    assert grouped(2, {}, must=((0, 1),), conflicts=((0, 1),)).label == [0, 0]


def test_cannot_holds_between_whole_groups() -> None:
    scored = {(0, 1): SURE, (1, 2): SURE, (0, 2): SURE, (2, 3): SURE, (1, 3): SURE, (0, 3): SURE}
    found = grouped(4, scored, must=((0, 1), (2, 3)), cannot=((0, 3),))
    assert found.label == [0, 0, 2, 2]


def test_an_alias_joined_by_hand_takes_its_own_spellings_along() -> None:
    """0 and 1 are one person under two names; 2 has the second name only."""
    found = grouped(3, {(1, 2): SURE}, must=((0, 1),), conflicts=((0, 1), (0, 2)))
    assert found.label == [0, 0, 0]


def test_an_alias_joined_by_hand_joins_all_reports_under_either_name() -> None:
    """0 and 1 are one person under two names; 2 has the first name, 3 the second."""
    conflicts = ((0, 1), (0, 3), (1, 2), (2, 3))
    assert grouped(4, {(0, 2): SURE, (1, 3): SURE}, must=((0, 1),), conflicts=conflicts).label == [0, 0, 0, 0]
    assert grouped(4, {(0, 2): SURE, (1, 3): SURE}, conflicts=conflicts).label == [0, 1, 0, 1]


def test_a_pair_of_initials_joined_by_hand_lifts_no_conflict() -> None:
    """0 and 1 are bare initials of one person; 2 and 3 are a brother and a sister that fit both."""
    scored = {(0, 2): 0.992, (1, 2): 0.992, (0, 3): 0.992, (1, 3): 0.992}
    found = grouped(4, scored, must=((0, 1),), conflicts=((2, 3),))
    assert found.label[2] != found.label[3]


def test_a_huge_component_is_still_grouped() -> None:
    scored = {(a, a + 1): SURE for a in range(0, 2600, 2)}
    scored |= {(a, a + 1): 0.9901 for a in range(1, 2600, 2)}
    found = grouped(2601, scored)
    assert all(found.label[a] == found.label[a + 1] for a in range(0, 2600, 2))


def test_a_judgement_on_two_names_says_nothing_of_two_others() -> None:
    """0 and 1 are declared one person; 4 and 5 each fit them, and speak against each other for another reason."""
    found = grouped(10, {(0, 4): 0.9905, (0, 5): 0.9905}, must=((0, 1),), conflicts=((0, 1), (4, 5)))
    assert found.label[0] == found.label[1]
    assert found.label[4] != found.label[5]


def test_a_judgement_on_two_names_holds_for_reports_that_write_either() -> None:
    """0 and 1 are declared one person; 4 writes the one name, 5 the other."""
    apart = ((0, 1), (0, 5), (1, 4), (4, 5))
    found = grouped(6, {(0, 4): SURE, (1, 5): SURE}, must=((0, 1),), conflicts=apart)
    assert found.label[0] == found.label[1] == found.label[4] == found.label[5]


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]),
    st.sampled_from([0.001, 0.4, 0.7, 0.95, 0.9905, 0.999, 0.99999]),
    max_size=30,
)
FEW = st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), max_size=6)


@given(PAIRS, FEW, FEW, FEW)
@settings(deadline=None, max_examples=100)
def test_no_group_breaks_a_rule(scored, conflicts, cannot, must) -> None:
    must = must - cannot
    units = Sets(10)
    for a, b in must:
        units.join(a, b)
    cannot = {pair for pair in cannot if units.find(pair[0]) != units.find(pair[1])}
    found = grouped(10, scored, tuple(must), tuple(cannot), tuple(conflicts))
    for a, b in must:
        assert found.label[a] == found.label[b]
    for a, b in cannot:
        assert found.label[a] != found.label[b]
    for a, b in conflicts:
        if (
            len([x for x in range(10) if units.find(x) == units.find(a)])
            == 1
            == len([x for x in range(10) if units.find(x) == units.find(b)])
        ):
            assert found.label[a] != found.label[b]


@given(PAIRS, FEW, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=100)
def test_the_order_of_pairs_does_not_matter(scored, conflicts, order: random.Random) -> None:
    shuffled = list(scored.items())
    order.shuffle(shuffled)
    once = grouped(10, scored, conflicts=tuple(conflicts))
    again = grouped(10, dict(shuffled), conflicts=tuple(sorted(conflicts, reverse=True)))
    assert once == again


def test_groups_are_what_all_pairs_say() -> None:
    """Three people with five reports each, every true pair likely enough: three groups."""
    scored = {}
    for a, b in itertools.combinations(range(15), 2):
        scored[a, b] = 0.997 if a % 3 == b % 3 else 0.2
    assert grouped(15, scored).label == [n % 3 for n in range(15)]
