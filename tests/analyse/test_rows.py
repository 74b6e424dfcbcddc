"""Every row received stands in exactly one place, and the places add up to the rows received."""

import random

import pytest
from briefing.stories import ASIDE, PERIOD, rows_received, tables_of
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.analyse.cohort import cohort
from researchkit.analyse.rows import where_rows_stand
from researchkit.core.dates import Period


def stand(size=120, seed=1, aside=None, country="KZ", period=PERIOD, abroad=0.2):
    tables = {name: frame.copy() for name, frame in tables_of(size, seed).items()}
    rng = random.Random(seed)
    others = [case for case in tables["cases"]["case_id"] if rng.random() < abroad]
    for name in ("cases", "events"):
        away = tables[name]["case_id"].isin(others)
        tables[name]["country"] = tables[name]["country"].where(~away, "KG")
    free = [case for case in tables["cases"]["case_id"] if rng.random() < 0.1]
    tables["cases"].loc[tables["cases"]["case_id"].isin(free), "deprived"] = "no"
    group = cohort(tables["cases"], tables["events"], tables["findings"], country, Period.parse(period))
    counts = {**ASIDE, "received": rows_received(tables), **(aside or {})}
    return tables["cases"], group, where_rows_stand(group, tables["cases"], counts)


@settings(deadline=None, max_examples=15)
@given(
    st.integers(0, 60),
    st.integers(0, 3),
    st.sampled_from(["KZ", "KG"]),
    st.sampled_from(["2025Q2", "2024", "2023-01"]),
)
def test_the_places_add_up_and_every_case_stands_in_one(size, seed, country, period):
    cases, group, found = stand(size, seed, country=country, period=period)
    received, *places = found
    assert received.value == sum(one.value for one in places)
    ids = [case for one in places for case in one.case_ids]
    assert sorted(ids) == sorted(cases["case_id"])
    by_name = {one.result_id.rpartition(".")[2]: one for one in places}
    assert set(by_name["counted"].case_ids) == set(group.sure)
    assert set(by_name["possible"].case_ids) == set(group.possible)
    assert set(by_name["undated"].case_ids) == set(group.undated)
    rows = cases.set_index("case_id")["reports_n"]
    assert all(one.value == rows[list(one.case_ids)].sum() for one in places if one.case_ids)


def test_rows_that_do_not_add_up_stop_the_build():
    with pytest.raises(ValueError, match="are accounted for"):
        stand(aside={"received": 7})
