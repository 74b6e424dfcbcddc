import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.analyse.counts import (
    count_in_period,
    counts_by_period,
    documented,
    in_period,
    membership,
    three_valued,
)
from researchkit.core.dates import Interval, Period, within
from researchkit.core.truth import Truth

Q1 = Period.parse("2024Q1")
quick = settings(deadline=None, max_examples=100)


def events(*rows):
    columns = ["event_id", "case_id", "person_id", "role", "date_first", "date_last", "grade"]
    return pd.DataFrame(rows, columns=columns)


REGISTER = events(
    ("e1", "c1", "p1", "arrest", "2024-02-03", "2024-02-03", "alleged"),  # surely
    ("e2", "c2", "p1", "arrest", "2024-03-01", "2024-03-31", "alleged"),  # surely, same person
    ("e3", "c3", "p2", "arrest", "2024-01-01", "2024-12-31", "alleged"),  # possibly: year only
    ("e4", "c4", "p3", "arrest", "", "", "alleged"),  # undated
    ("e5", "c5", "p4", "arrest", "2023-06-01", "2023-06-30", "alleged"),  # no
    ("e6", "c6", "p5", "arrest", "2024-02-01", "2024-02-01", "disputed"),  # at most possibly
    ("e7", "c7", "p6", "trial", "2024-02-01", "2024-02-01", "alleged"),  # another role
)

day = st.one_of(st.none(), st.dates(dt.date(2023, 6, 1), dt.date(2025, 1, 31)))


@quick
@given(st.lists(st.tuples(day, day), max_size=12), st.sampled_from(["2024Q1", "2024", "2024-02"]))
def test_columns_answer_as_single_intervals_do(pairs, code):
    pairs = [(a, b) if not (a and b) or a <= b else (b, a) for a, b in pairs]
    first = pd.Series([a.isoformat() if a else "" for a, _ in pairs], dtype="str")
    last = pd.Series([b.isoformat() if b else "" for _, b in pairs], dtype="str")
    found = in_period(first, last, code)
    for answer, (a, b) in zip(found, pairs, strict=True):
        wanted = within(Interval(a, b), Period.parse(code))
        if a is None and b is None:
            assert answer == "undated"
        else:
            assert answer == {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "possibly"}[wanted]


def test_persons_are_counted_once():
    found = count_in_period(REGISTER, "2024Q1")
    assert found.value == found.low == 1
    assert found.high == 3
    assert found.interval_kind == "bounds"
    assert found.details["undated"] == 1
    assert found.details["undated_ids"] == ("c4",)
    assert found.case_ids == ("c1", "c2")
    assert found.possible_ids == ("c3", "c6")
    assert found.unit == "persons"
    assert found.result_id == "2024Q1.arrest.persons"
    assert any("minimum" in note for note in found.notes)


def test_cases_and_arrests_are_other_units():
    assert count_in_period(REGISTER, Q1, unit="cases").value == 2
    assert count_in_period(REGISTER, Q1, unit="arrests").value == 2


def test_a_disputed_event_never_counts_as_sure_unless_asked():
    assert count_in_period(REGISTER, Q1, unit="cases", disputed="yes").value == 3


def test_undated_ones_can_enter_the_upper_bound():
    found = count_in_period(REGISTER, Q1, unit="cases", undated="possible")
    assert found.high == 5
    assert "c4" in found.possible_ids


def test_a_person_without_any_such_event_is_undated_and_not_a_no():
    cases = pd.DataFrame({"case_id": ["c1", "c7"], "person_id": ["p1", "p6"]})
    found = count_in_period(REGISTER, Q1, cases=cases)
    assert found.details["undated"] == 2
    assert "c7" in found.details["undated_ids"]


def test_one_sure_event_makes_the_person_sure():
    two = events(
        ("e1", "c1", "p1", "arrest", "", "", "alleged"),
        ("e2", "c1", "p1", "arrest", "2024-02-03", "2024-02-03", "alleged"),
    )
    assert membership(two, Q1, by="person_id").to_dict() == {"p1": "yes"}


@quick
@given(st.permutations(range(len(REGISTER))))
def test_order_of_rows_does_not_matter(order):
    assert count_in_period(REGISTER.iloc[list(order)], Q1) == count_in_period(REGISTER, Q1)


@quick
@given(st.lists(st.integers(0, len(REGISTER) - 1), max_size=7, unique=True))
def test_forgetting_dates_never_makes_anything_surer(rows):
    vague = REGISTER.copy()
    vague.loc[rows, ["date_first", "date_last"]] = ["2024-01-01", "2024-12-31"]
    before = count_in_period(REGISTER[REGISTER["date_first"] != ""], Q1, unit="cases")
    after = count_in_period(vague[REGISTER["date_first"] != ""], Q1, unit="cases")
    assert after.low <= before.low
    assert after.high >= before.high


def test_an_empty_table_counts_zero():
    assert count_in_period(REGISTER.iloc[:0], Q1).value == 0


def test_missing_columns_are_named():
    with pytest.raises(ValueError, match=r"events: column\(s\) missing: date_last"):
        count_in_period(REGISTER.drop(columns="date_last"), Q1)


def test_dates_must_be_iso_days():
    with pytest.raises(ValueError, match="ISO days"):
        in_period(pd.Series(["3 May"]), pd.Series([""]), Q1)


def test_dates_may_be_date_objects():
    first = pd.Series([dt.date(2024, 1, 5)])
    assert in_period(first, first, Q1).tolist() == ["yes"]


def test_unknown_choices_are_refused():
    with pytest.raises(ValueError, match="unit must be one of"):
        count_in_period(REGISTER, Q1, unit="people")


def test_documented_is_a_minimum():
    cases = pd.DataFrame({"case_id": ["c1", "c2"], "person_id": ["p1", "p1"]})
    found = documented(cases)
    assert (found.value, found.low, found.high) == (1, 1, None)
    assert documented(cases, unit="cases").value == 2
    assert found.case_ids == ("c1", "c2")


def test_three_valued_needs_no_table():
    found = three_valued(5, 3, 2, unit="persons")
    assert (found.low, found.high, found.details["undated"]) == (5, 8, 2)


def test_many_periods_at_once_are_the_single_ones():
    codes = ["2023Q2", "2024Q1", "2024", "2024-02"]
    for unit in ("persons", "cases", "arrests"):
        found = counts_by_period(REGISTER, codes, unit=unit)
        assert found == {code: count_in_period(REGISTER, code, unit=unit) for code in codes}
        answer = membership(
            REGISTER, Q1, by={"persons": "person_id", "cases": "case_id"}.get(unit, "event_id")
        )
        assert found["2024Q1"].value == (answer == "yes").sum()
        assert found["2024Q1"].high == answer.isin(["yes", "possibly"]).sum()


def test_the_note_says_where_undated_ones_are():
    apart = count_in_period(REGISTER, Q1, unit="cases")
    inside = count_in_period(REGISTER, Q1, unit="cases", undated="possible")
    assert "stand apart" in apart.notes[1]
    assert "in the upper bound" in inside.notes[1]
