import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.analyse.readings import all_readings, reading_bounds, reading_of

VARIABLE = "basis.attendance"


def findings(**answers):
    rows = [(case, VARIABLE, *readings) for case, readings in answers.items()]
    return pd.DataFrame(rows, columns=["case_id", "variable", "strict", "standard", "broad"])


FOUND = findings(
    c1=("yes", "yes", "yes"),
    c2=("no", "yes", "yes"),
    c3=("unknown", "unknown", "yes"),
    c4=("unknown", "unknown", "unknown"),
    c5=("no", "no", "no"),
)
CASES = pd.DataFrame(
    {
        "case_id": ["c1", "c2", "c3", "c4", "c5", "c6"],
        "person_id": ["p1", "p2", "p2", "p3", "p3", "p4"],
    }
)


def test_unknown_is_in_the_upper_bound_only():
    found = reading_bounds(FOUND, VARIABLE)
    assert (found.low, found.high, found.n) == (2, 4, 5)
    assert found.case_ids == ("c1", "c2")
    assert found.possible_ids == ("c3", "c4")
    assert found.unit == "cases"
    assert found.result_id == "basis.attendance.standard"


def test_a_case_without_a_finding_is_unknown():
    found = reading_bounds(FOUND, VARIABLE, cases=CASES)
    assert (found.low, found.high, found.n) == (2, 5, 6)
    assert "c6" in found.possible_ids


def test_persons_are_a_yes_if_any_case_is_and_a_no_only_if_all_are():
    table = reading_of(FOUND, VARIABLE, cases=CASES, unit="persons")
    assert dict(zip(table["unit_id"], table["answer"], strict=True)) == {
        "p1": "yes", "p2": "yes", "p3": "unknown", "p4": "unknown",
    }  # fmt: skip


def test_readings_widen_from_strict_to_broad():
    found = all_readings(FOUND, VARIABLE)
    lows = [found[name].low for name in ("strict", "standard", "broad")]
    assert lows == sorted(lows) == [1, 2, 3]


def test_possible_members_never_count_as_sure():
    found = reading_bounds(FOUND, VARIABLE, possible_members=["c2", "c5"])
    assert (found.low, found.high, found.n) == (1, 4, 3)
    assert found.case_ids == ("c1",)
    assert found.possible_ids == ("c2", "c3", "c4")


def test_a_yes_that_rests_on_a_possible_case_is_not_certain_of_a_person():
    cases = pd.DataFrame({"case_id": ["c5", "c1"], "person_id": ["p1", "p1"]})  # a sure no, a possible yes
    found = reading_bounds(FOUND, VARIABLE, cases=cases, unit="persons", possible_members=["c1"])
    assert (found.low, found.high, found.n) == (0, 1, 1)
    turned = reading_bounds(FOUND, VARIABLE, cases=cases, unit="persons", possible_members=["c5"])
    assert (turned.low, turned.high, turned.n) == (1, 1, 1)


def test_only_possible_members():
    found = reading_bounds(FOUND, VARIABLE, possible_members=["c1", "c2", "c3", "c4", "c5"])
    assert (found.low, found.high, found.n) == (0, 4, 0)


def test_shares_from_twenty_on():
    many = findings(**{f"c{i}": ("yes", "yes", "yes") for i in range(12)}, **{
        f"d{i}": ("no", "no", "no") for i in range(12)
    })  # fmt: skip
    found = reading_bounds(many, VARIABLE, as_share=True)
    assert (found.low, found.high, found.unit) == (0.5, 0.5, "share")
    vague = reading_bounds(many, VARIABLE, as_share=True, possible_members=["c0", "d0"])
    assert (vague.low, vague.high) == (11 / 23, 12 / 23)
    assert reading_bounds(FOUND, VARIABLE, as_share=True).unit == "cases"


def test_nothing_to_count_is_refused():
    assert reading_bounds(FOUND, "basis.other").refused


def test_two_findings_of_one_case_are_an_error():
    with pytest.raises(ValueError, match="two findings"):
        reading_bounds(pd.concat([FOUND, FOUND.iloc[:1]]), VARIABLE)


def test_other_words_than_the_three_are_an_error():
    with pytest.raises(ValueError, match="other than yes, no and unknown"):
        reading_bounds(findings(c1=("maybe", "maybe", "maybe")), VARIABLE)


def test_persons_need_the_cases_table():
    with pytest.raises(ValueError, match="cases table"):
        reading_bounds(FOUND, VARIABLE, unit="persons")


answer = st.sampled_from(["yes", "no", "unknown"])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(answer, st.booleans()), min_size=1, max_size=8), st.data())
def test_knowing_less_never_narrows(rows, data):
    table = findings(**{f"c{i}": (told,) * 3 for i, (told, _) in enumerate(rows)})
    members = [f"c{i}" for i, (_, maybe) in enumerate(rows) if maybe]
    before = reading_bounds(table, VARIABLE, possible_members=members)
    forget = data.draw(st.integers(0, len(rows) - 1))
    vague = table.copy()
    vague.loc[forget, ["strict", "standard", "broad"]] = "unknown"
    after = reading_bounds(vague, VARIABLE, possible_members=members)
    assert after.low <= before.low
    assert after.high >= before.high
    shuffled = reading_bounds(table.iloc[::-1], VARIABLE, possible_members=members)
    assert shuffled == before


def test_twenty_sure_members_are_enough_for_a_share():
    many = findings(**{f"c{i}": ("yes", "yes", "yes") for i in range(21)})
    found = reading_bounds(many, VARIABLE, as_share=True, possible_members=["c20"])
    assert (found.unit, found.n) == ("share", 20)
