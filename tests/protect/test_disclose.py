from hypothesis import given
from hypothesis import strategies as st

from researchkit.core.result import Result
from researchkit.protect.disclose import SUPPRESSED, disclose


def count(name, ids, possible=()):
    return Result(name, float(len(ids)), float(len(ids)), float(len(ids) + len(possible)), "bounds", unit="cases",
                  case_ids=tuple(ids), possible_ids=tuple(possible))  # fmt: skip


def test_counts_of_public_cases_are_printed_however_small():
    results = [count("k.region.a", ["1"])]
    assert disclose(results, frozenset(), 5).results == results
    assert disclose(results, frozenset({"9"}), 5).results == results


def test_a_small_count_with_a_closed_case_is_suppressed_and_so_is_one_more():
    results = [
        count("k.region.a", ["1", "2"]),
        count("k.region.b", list("345678")),
        count("k.region.c", list("abcdefgh")),
    ]
    done = disclose(results, frozenset({"1"}), 5)
    assert [r.refused == SUPPRESSED for r in done.results] == [True, True, False]
    assert all("c" in r.flags and not r.case_ids for r in done.results[:2])
    assert dict(done.suppressed) == {"k.region.a": "primary", "k.region.b": "complementary"}


def test_two_small_counts_are_not_known_by_their_sum():
    results = [count("k.region.a", ["1"]), count("k.region.b", ["2"]), count("k.region.c", list("abcdefgh"))]
    done = disclose(results, frozenset({"1", "2"}), 5)  # a and b are 2 in all, and neither is 0
    assert dict(done.suppressed) == {
        "k.region.a": "primary",
        "k.region.b": "primary",
        "k.region.c": "complementary",
    }


def test_zero_and_large_counts_stay():
    results = [count("k.a", []), count("k.b", list("12345"))]
    assert disclose(results, frozenset({"1"}), 5).results == results


ids = st.lists(st.sampled_from("abcdefghij"), max_size=8, unique=True)


@given(st.lists(ids, max_size=6), st.sets(st.sampled_from("abcdefghij")))
def test_no_small_count_of_a_closed_case_is_ever_printed(cells, closed):
    results = [count(f"k.t.{number}", cell) for number, cell in enumerate(cells)]
    for result in disclose(results, frozenset(closed), 5).results:
        if not result.refused and 0 < len(result.case_ids) < 5:
            assert not set(result.case_ids) & closed
    assert [r.result_id for r in disclose(results, frozenset(closed), 5).results] == [
        r.result_id for r in results
    ]


@given(st.lists(ids, max_size=6), st.sets(st.sampled_from("abcdefghij")))
def test_what_a_list_hides_cannot_be_told_from_its_total(cells, closed):
    results = [count(f"k.t.{number}", cell) for number, cell in enumerate(cells)]
    hidden = dict(disclose(results, frozenset(closed), 5).suppressed)
    sizes = {result.result_id: len(result.case_ids) for result in results}
    shown = [size for name, size in sizes.items() if name not in hidden and size]
    if hidden and shown:
        assert len(hidden) > 1
        assert sum(sizes[name] for name in hidden) >= 5
