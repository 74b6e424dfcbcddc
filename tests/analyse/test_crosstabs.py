import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.analyse.combinations import source_combinations
from researchkit.analyse.crosstabs import cross_table, tally
from researchkit.analyse.reconciliation import (
    adds_up,
    agree,
    balanced,
    table_issues,
    tally_issues,
    traceable,
)
from researchkit.core.result import Result

COLUMNS = ["case_id", "person_id", "articles", "conducts", "region", "sources"]
CASES = pd.DataFrame(
    [
        ("c1", "p1", "272|405", "attend", "KZ-75", "a|b"),
        ("c2", "p1", "405", "post", "KZ-75", "a"),
        ("c3", "p2", "272", "attend|post", "KZ-71", "b"),
        ("c4", "p3", "", "attend", "", "a"),
        ("c5", "p4", "", "", "", ""),
    ],
    columns=COLUMNS,
)


def test_margins_count_people():
    table = cross_table(CASES)
    assert table.row_totals.to_dict() == {"272": 2, "405": 1, "not_told": 2}
    assert table.column_totals.to_dict() == {"attend": 3, "post": 2, "not_told": 1}
    assert table.total == 4
    assert table.counts.loc["405", "attend"] == 1
    assert table.counts.loc["272", "post"] == 1
    assert table.counts.loc["not_told", "not_told"] == 1
    assert table.counts.loc["405", "not_told"] == 0
    assert table.cells["272", "attend"].case_ids == ("c1", "c3")
    assert table.row_cases["405"] == ("c1", "c2")


def test_a_cell_needs_both_in_one_case():
    # p1 has 272 in one case and post in another: no cell of 272 and post
    assert "c2" not in cross_table(CASES).cells["272", "post"].case_ids


def test_cases_as_the_unit():
    table = cross_table(CASES, unit="cases")
    assert table.row_totals["405"] == 2
    assert table.total == 5


def test_results_of_a_table():
    found = {one.result_id: one for one in cross_table(CASES).results("KZ.x")}
    assert found["KZ.x.total"].value == 4
    assert found["KZ.x.row.272"].value == 2
    assert found["KZ.x.column.post"].value == 2
    assert found["KZ.x.272.attend"].value == 2
    assert found["KZ.x.272.attend"].unit == "persons"


def test_tally_of_people():
    found = tally(CASES, "region")
    assert [one.details["value"] for one in found.results] == ["KZ-71", "KZ-75", "not_told"]
    assert found.of("KZ-75").value == 1
    assert found.of("KZ-75").case_ids == ("c1", "c2")
    assert found.of("not_told").value == 2
    assert "2 persons of whom this is not told" in found.of("KZ-71").notes[0]
    assert found.total.value == 4
    assert not found.overlapping
    assert found.frame()["count"].tolist() == [1, 1, 2]
    with pytest.raises(KeyError):
        found.of("KZ-10")


def test_those_not_told_may_be_anywhere():
    found = tally(CASES, "region", not_told="possible")
    assert (found.of("KZ-75").low, found.of("KZ-75").high) == (1, 3)
    assert found.of("KZ-75").possible_ids == ("c4", "c5")


def test_possible_cases_are_in_the_upper_bound_only():
    found = tally(CASES, "region", possible=["c3", "c2"])
    assert (found.of("KZ-71").low, found.of("KZ-71").high) == (0, 1)
    assert found.of("KZ-71").possible_ids == ("c3",)
    assert (found.of("KZ-75").low, found.of("KZ-75").high) == (1, 1)  # p1 is sure by the other case
    assert (found.total.low, found.total.high) == (3, 4)


def test_a_person_told_of_in_one_case_is_told():
    cases = pd.DataFrame([("c1", "p1", "", "", "", ""), ("c2", "p1", "272", "", "", "")], columns=COLUMNS)
    assert [one.details["value"] for one in tally(cases, "articles").results] == ["272"]


def test_combinations_exclude_one_another():
    found = source_combinations(CASES)
    assert found.table.to_dict("list") == {
        "combination": ["a", "", "b", "a|b"],
        "sources_n": [1, 0, 1, 2],
        "count": [2, 1, 1, 1],
    }
    assert found.total == 5
    assert found.by_source["a"].value == 3
    assert found.only["b"].case_ids == ("c3",)
    assert found.results[0].result_id == "sources.a"
    assert "not confirmation" in found.results[0].notes[0]


def test_combinations_of_a_person_are_those_of_all_cases():
    found = source_combinations(CASES, unit="persons")
    assert found.total == 4
    assert found.by_source["b"].value == 2
    assert found.results[-1].case_ids == ("c1", "c2")


value = st.lists(st.sampled_from(["x", "y", "z"]), max_size=3, unique=True).map("|".join)
registers = st.lists(st.tuples(st.integers(1, 5), value, value, value), min_size=1, max_size=12).map(
    lambda rows: pd.DataFrame(
        [(f"c{i}", f"p{who}", a, b, "", c) for i, (who, a, b, c) in enumerate(rows)], columns=COLUMNS
    )
)


@settings(deadline=None, max_examples=60)
@given(registers, st.sampled_from(["persons", "cases"]))
def test_every_table_reconciles(cases, unit):
    table = cross_table(cases, unit=unit)
    assert table_issues("t", table) == []
    owner = "person_id" if unit == "persons" else "case_id"
    for (row, column), one in table.cells.items():
        by_hand = {
            getattr(case, owner)
            for case in cases.itertuples()
            if row in (case.articles.split("|") if case.articles else ["not_told"])
            and column in (case.conducts.split("|") if case.conducts else ["not_told"])
        }
        assert one.value == len(by_hand)
    for column in ("articles", "conducts"):
        assert tally_issues("t", tally(cases, column, unit=unit)) == []
    found = source_combinations(cases, unit=unit)
    assert adds_up("t", found.results, found.total) == []
    assert agree("t", {"table": table.total, "combinations": found.total}) == []
    assert traceable(tally(cases, "articles", unit="cases").results) == []


def test_totals_that_differ():
    same = Result("a", 5.0, 5.0, 7.0, "bounds")
    assert agree("arrests", {"chart": same, "table": same.named("b")}) == []
    found = agree("arrests", {"chart": same, "table": same.named("b", high=8.0), "text": 5})
    assert [one.place for one in found] == ["arrests#table", "arrests#text"]
    assert found[0].code == "ANALYSE-TOTAL-01"
    assert found[0].severity == "block"
    assert agree("nothing", {}) == []


def test_parts_and_wholes():
    assert adds_up("t", [1, 2], 3) == []
    assert adds_up("t", [1, 2], 4)[0].code == "ANALYSE-TOTAL-02"
    assert adds_up("t", [3, 2], 4, overlapping=True) == []
    assert adds_up("t", [1, 2], 4, overlapping=True)
    assert adds_up("t", [5, 2], 4, overlapping=True)
    assert balanced("t", 10, 3, 1, 12) == []
    assert balanced("t", 10, 3, 1, 11)[0].code == "ANALYSE-TOTAL-03"


def test_counts_must_name_their_cases():
    right = Result("a", 2.0, 2.0, 3.0, "bounds", unit="cases", case_ids=("x", "y"), possible_ids=("z",))
    assert traceable([right, Result("b", 9.0, unit="persons", case_ids=("x",))]) == []
    assert [one.place for one in traceable([right.named("c", case_ids=("x",))])] == ["c"]
    assert [one.place for one in traceable([right.named("d", possible_ids=())])] == ["d"]


def test_a_table_that_was_tampered_with_is_found():
    table = cross_table(CASES)
    table.counts.loc["272", "attend"] = 9
    assert {one.code for one in table_issues("t", table)} == {"ANALYSE-TOTAL-01", "ANALYSE-TOTAL-02"}


def test_missing_columns_and_unknown_units():
    with pytest.raises(ValueError, match="conducts"):
        cross_table(CASES.drop(columns="conducts"))
    with pytest.raises(ValueError, match="unit must be one of"):
        tally(CASES, "region", unit="arrests")


def test_each_broken_margin_is_found():
    for margin in ("row_totals", "column_totals"):
        table = cross_table(CASES)
        getattr(table, margin).loc["not_told"] = 7
        assert [one.place for one in table_issues("t", table)] == [f"t#{margin.split('_')[0]}s"]
    table = cross_table(CASES)
    table.row_totals.loc["272"] = 0
    assert "t#cells" in [one.place for one in table_issues("t", table)]
    table = cross_table(CASES)
    table.column_totals.loc["attend"] = 0
    assert "t#cells" in [one.place for one in table_issues("t", table)]
    assert adds_up("t", [2, 2], 4, overlapping=True) == []
