import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.analyse.bounds import change_bounds, worst_case
from researchkit.analyse.counts import three_valued
from researchkit.analyse.coverage import coverage_of, source_coverage, source_issues
from researchkit.analyse.rates import rate_ratio
from researchkit.analyse.trends import against_earlier, claim, compare, direction
from researchkit.core.result import Result, refused

SAME = source_coverage({"2023Q1": ["a", "a|b"], "2024Q1": ["a"] * 4})
OTHER = source_coverage({"2023Q1": ["a"] * 4, "2024Q1": ["b"] * 3 + ["a"]})
quick = settings(deadline=None, max_examples=60)


def test_the_same_sources_are_stable():
    assert SAME.value == 1
    assert SAME.n == 6
    assert SAME.details["stable"] is True
    assert SAME.details["common"] == ("a",)


def test_a_new_source_that_brings_most_cases_is_a_material_change():
    assert OTHER.value == pytest.approx(0.25)
    assert OTHER.details["stable"] is False
    assert OTHER.details["appeared"] == ("b",)
    assert OTHER.details["like_for_like"] == {"2023Q1": 4, "2024Q1": 1}
    assert source_issues("KZ/2024Q1", OTHER)[0].code == "ANALYSE-SOURCES-01"
    assert source_issues("KZ/2024Q1", SAME) == []


def test_coverage_is_refused_without_cases_or_periods():
    assert "at least two" in source_coverage({"2024Q1": ["a"]}).refused
    assert "no case" in source_coverage({"2024Q1": ["a"], "2023Q1": []}).refused


def test_coverage_from_the_cases_table():
    cases = pd.DataFrame({"case_id": ["c1", "c2", "c3"], "sources": ["a", "a|b", "b"]})
    found = coverage_of(cases, {"2023Q1": ["c1", "c2"], "2024Q1": ["c3", "c2"]})
    assert found.details["common"] == ("a", "b")
    with pytest.raises(ValueError, match="not in the cases table"):
        coverage_of(cases, {"2023Q1": ["c9"], "2024Q1": ["c1"]})


def test_no_direction_without_a_look_at_sources():
    found = compare(100, 20)
    assert found.low > 1
    assert found.details["direction"] == "none_claimed"
    assert "not compared" in found.details["why_none"]


def test_direction_with_stable_sources():
    assert compare(100, 20, coverage=SAME).details["direction"] == "up"
    assert compare(20, 100, coverage=SAME).details["direction"] == "down"
    assert compare(60, 45, coverage=SAME).details["direction"] == "none_claimed"
    changed = compare(100, 20, coverage=OTHER)
    assert changed.details["direction"] == "none_claimed"
    assert "changed materially" in changed.details["why_none"]


def test_uncertain_dates_widen_the_comparison():
    vague = three_valued(30, 60, unit="persons")
    sure = compare(30, 60, coverage=SAME)
    found = compare(vague, 60, coverage=SAME)
    assert sure.details["direction"] == "down"
    assert found.details["direction"] == "none_claimed"
    assert found.low <= sure.low
    assert found.high > sure.high
    assert any("every way" in note for note in found.notes)


def test_a_provisional_quarter_is_compared_by_its_prediction_interval():
    provisional = Result("n", 40.4, 30, 70, "prediction", 0.9)
    assert compare(30, 60, coverage=SAME).details["direction"] == "down"
    assert compare(provisional, 60, coverage=SAME).details["direction"] == "none_claimed"


def test_a_refused_count_refuses_the_comparison():
    assert "not given" in compare(refused("n", "too little"), 5).refused
    assert compare(0, 0).refused


def test_overdispersion_takes_a_direction_away():
    assert compare(60, 35, coverage=SAME).details["direction"] == "up"
    assert compare(60, 35, phi=4, coverage=SAME).details["direction"] == "none_claimed"


def test_year_on_year_comes_first():
    counts = {"2024Q1": 30, "2023Q4": 20, "2023Q1": 28}
    year, previous = against_earlier(counts, "2024Q1")
    assert year.result_id == "2024Q1.change.year_on_year"
    assert year.details["compared_with"] == "2023Q1"
    assert year.details["t1"] == 91
    assert year.details["t2"] == 90
    assert previous.details["compared_with"] == "2023Q4"


def test_a_missing_quarter_is_refused_by_name():
    year, previous = against_earlier({"2024Q1": 30, "2023Q4": 20}, "2024Q1")
    assert "2023Q1" in year.refused
    assert not previous.refused
    with pytest.raises(ValueError, match="2024Q2"):
        against_earlier({"2024Q1": 3}, "2024Q2")


def test_a_restless_series_widens_by_itself():
    quarters = ["2021Q4", "2022Q1", "2022Q2", "2022Q3", "2022Q4", "2023Q1", "2023Q2", "2023Q3", "2023Q4"]
    calm = dict(zip(quarters, [30, 31, 29, 30, 32, 28, 30, 31, 30], strict=True)) | {"2024Q1": 50}
    restless = dict(zip(quarters, [5, 70, 10, 55, 3, 28, 60, 9, 30], strict=True)) | {"2024Q1": 50}
    assert "phi" not in against_earlier(calm, "2024Q1")[0].details
    assert against_earlier(restless, "2024Q1")[0].details["phi"] > 10


def test_direction_knows_differences_and_ratios_only():
    assert direction(rate_ratio(100, 1, 10, 1)) == "up"
    assert direction(change_bounds(worst_case(90, 10, 0), worst_case(10, 90, 0))) == "up"
    assert direction(change_bounds(worst_case(10, 90, 0), worst_case(90, 10, 0))) == "down"
    with pytest.raises(ValueError, match="neither a difference nor a ratio"):
        direction(Result("x", 1.0, unit="persons"))


def test_touching_no_change_is_no_direction():
    assert direction(Result("x", None, 0.0, 0.5, "bounds", unit="share difference")) == "none_claimed"
    assert direction(Result("x", None, -0.5, 0.0, "bounds", unit="share difference")) == "none_claimed"


def test_a_refused_coverage_gives_its_reason():
    way, why = claim(rate_ratio(100, 1, 10, 1), refused("c", "no case was documented"))
    assert (way, why) == ("none_claimed", "no case was documented")


@quick
@given(st.integers(0, 60), st.integers(0, 30), st.integers(0, 60), st.integers(0, 30), st.integers(0, 10))
def test_widening_what_is_unknown_never_narrows(s1, p1, s2, p2, more):
    one = compare(three_valued(s1, p1, unit="cases"), three_valued(s2, p2, unit="cases"))
    two = compare(three_valued(s1, p1 + more, unit="cases"), three_valued(s2, p2 + more, unit="cases"))
    if one.refused or two.refused:
        return
    assert two.low <= one.low
    assert two.high is None or (one.high is not None and two.high >= one.high)
