"""Late reports and origins told together: every case once, nothing before its time, sums as documented."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.analyse.arrivals import DELAY, known_after, reporting, still_to_come
from researchkit.analyse.cohort import cohort
from researchkit.analyse.together import MAIN, documented_together
from researchkit.core.contracts import CASES, EVENTS, FINDINGS
from researchkit.core.dates import Period
from researchkit.protect.redact import CASE_SOURCES

AS_OF = "2026-01-15"


def study(*rows):
    """Cases from (case, day of arrest, first known, origins, independent origins)."""
    cases = CASES.frame(
        {"case_id": case, "person_id": f"P{case}", "country": "KZ", "first_recorded_on": known, "origins": origins,
         "origins_n": independent, "deprived": "yes"}
        for case, _, known, origins, independent in rows
    )  # fmt: skip
    events = EVENTS.frame(
        {"event_id": f"E{case}", "case_id": case, "person_id": f"P{case}", "country": "KZ", "role": "arrest",
         "date_first": day, "date_last": day, "grade": "alleged", "first_recorded_on": known}
        for case, day, known, _, _ in rows
    )  # fmt: skip
    return cases, events


def pages(cases, tier="open"):
    """A page an origin of each case."""
    rows = [
        (case, origin)
        for case, text in zip(cases["case_id"], cases["origins"], strict=True)
        for origin in text.split("|")
    ]
    return CASE_SOURCES.frame(
        {"case_id": case, "report_id": f"R{n}", "publisher": "p", "origin_id": origin, "tier": tier}
        for n, (case, origin) in enumerate(rows)
    )  # fmt: skip


def group(cases, events, code):
    return cohort(cases, events, FINDINGS.frame(), "KZ", Period.parse(code))


def counts(results):
    return {one.result_id.partition(".")[2].partition(".")[2]: one.value for one in results}


def test_each_case_has_one_delay_and_what_has_not_begun_is_not_told():
    cases, events = study(
        ("a", "2025-08-01", "2025-08-03", "x", 1), ("b", "2025-08-01", "2025-10-01", "x", 1),
        ("c", "2025-08-01", "2026-01-02", "x", 1), ("d", "2025-08-01", "2025-01-01", "x", 1),
        ("e", "2025-08-01", "", "x", 1), ("f", "2024-02-01", "2026-01-10", "x", 1),
    )  # fmt: skip
    assert counts(known_after(group(cases, events, "2025Q3"), AS_OF)) == {
        "known_after.0": 1, "known_after.1": 1, "known_after.2": 1, "known_after.unknown": 2,
    }  # fmt: skip
    old = counts(known_after(group(cases, events, "2024Q1"), AS_OF))
    assert old[f"known_after.{DELAY}"] == 1
    assert sum(old.values()) == 1


@pytest.mark.parametrize("code", ["2025", "2025-07-02..2025-09-30", "2025-08"])
def test_only_whole_quarters_are_told(code):
    cases, events = study(("a", "2025-08-01", "2025-08-03", "x", 1))
    assert known_after(group(cases, events, code), AS_OF) == []


def test_one_independent_origin_stands_under_one_name_and_the_rest_are_folded():
    small = "|".join(f"s{n}" for n in range(2))
    rows = [(f"m{n}{k}", "2024-05-01", "2024-05-02", f"main{n}", 1) for n in range(MAIN) for k in range(3)]
    cases, events = study(
        *rows,
        ("a", "2025-05-01", "2025-05-02", "main1", 1), ("b", "2025-05-01", "2025-05-02", "main1|s7", 1),
        ("c", "2025-05-01", "2025-05-02", "main1|main2", 2), ("d", "2025-05-01", "2025-05-02", "s3", 1),
        ("e", "2025-05-01", "2025-05-02", f"main2|{small}", 3), ("f", "2025-05-01", "2025-05-02", small, 2),
        ("g", "2025-05-01", "2025-05-02", small, 1), ("h", "2025-05-01", "2025-05-02", "", 0),
    )  # fmt: skip
    found = documented_together(group(cases, events, "2025Q2"), cases, pages(cases))
    assert counts(found) == {
        "together.main1": 2, "together.other": 2, "together.main1+main2": 1, "together.main2+others": 1,
        "together.others": 1, "together.not_told": 1,
    }  # fmt: skip
    assert sorted(case for one in found for case in one.case_ids) == list("abcdefgh")


def test_an_origin_without_an_open_page_is_not_told_apart():
    cases, events = study(
        ("a", "2025-05-01", "2025-05-02", "x", 1), ("b", "2025-05-01", "2025-05-02", "x|y", 2)
    )
    found = documented_together(group(cases, events, "2025Q2"), cases, pages(cases, "restricted"))
    assert counts(found) == {"together.other": 1, "together.others": 1}


def regular(quarters=20, a_quarter=6, late=2):
    """Arrests that become known in their quarter, and a few in the next."""
    rows = []
    for n in range(quarters):
        year, month = 2021 + n // 4, 2 + 3 * (n % 4)
        after = (year * 12 + month + 2) // 12, (month + 2) % 12 + 1
        for k in range(a_quarter):
            known = f"{year}-{month:02d}-20" if k >= late else f"{after[0]}-{after[1]:02d}-20"
            if known <= AS_OF:
                rows.append((f"c{n}.{k}", f"{year}-{month:02d}-10", known, "x", 1))
    return study(*rows)


def test_what_is_still_to_come_is_added_to_what_is_documented():
    _cases, events = regular()
    found = reporting(events, "KZ", AS_OF, "2021Q1")
    results = {one.result_id: one for one in still_to_come(found, "KZ", {"2025Q4": 4, "2024Q1": 6})}
    likely = results["KZ.2025Q4.likely_final"]
    assert likely.interval_kind == "prediction"
    assert likely.low >= 4  # what is known by now is never above it
    assert likely.low <= 6 <= likely.high
    more = {one.result_id: one for one in still_to_come(found, "KZ", {"2025Q4": 9})}["KZ.2025Q4.likely_final"]
    assert (more.low, more.high) == (likely.low + 5, likely.high + 5)
    past = results["KZ.2024Q1.predicted"]
    assert past.n == 6
    assert past.low <= 6 <= past.high
    assert not [name for name in results if "2024Q2" in name]


def test_too_little_to_predict_is_said():
    _cases, events = study(("a", "2025-11-01", "2025-11-03", "x", 1))
    (only,) = still_to_come(reporting(events, "KZ", AS_OF), "KZ", {"2025Q4": 1})
    assert only.refused
    assert only.low is None


def test_no_quarter_has_ended():
    _cases, events = study(("a", "2026-01-02", "2026-01-03", "x", 1))
    assert reporting(events, "KZ", AS_OF) is None


days = st.dates(pd.Timestamp("2023-01-01").date(), pd.Timestamp("2025-12-31").date())


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(days, days, st.sampled_from(["x", "x|y", "y|z", ""])), max_size=25))
def test_cases_add_up_whatever_their_dates(rows):
    made = [(f"c{n}", day.isoformat(), known.isoformat(), origins, max(1, len(origins.split("|"))))
            for n, (day, known, origins) in enumerate(rows)]  # fmt: skip
    cases, events = study(*made)
    for code in ("2024Q2", "2025Q4"):
        one = group(cases, events, code)
        assert sum(counts(known_after(one, AS_OF)).values()) == len(one.sure)
        assert sum(counts(documented_together(one, cases, pages(cases))).values()) == len(one.sure)
