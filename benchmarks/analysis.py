"""Figures behind docs/quality/statistics.md: coverage of the nowcast, and time for a quarter of 10,000 cases.

Run it with ``python benchmarks/analysis.py`` (well under a minute), or with ``--quick`` for a tenth of that.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from researchkit.analyse.agreement import krippendorff_alpha
from researchkit.analyse.changepoint import changepoint
from researchkit.analyse.combinations import source_combinations
from researchkit.analyse.counts import counts_by_period, membership
from researchkit.analyse.coverage import coverage_of
from researchkit.analyse.crosstabs import cross_table, tally
from researchkit.analyse.durations import held_for, kaplan_meier
from researchkit.analyse.funnel import funnel
from researchkit.analyse.nowcast import nowcast
from researchkit.analyse.overdispersion import dispersion
from researchkit.analyse.proportions import share
from researchkit.analyse.readings import all_readings
from researchkit.analyse.reconciliation import table_issues, tally_issues
from researchkit.analyse.sensitivity import delta_table, tipping_point
from researchkit.analyse.spells import exact, spells
from researchkit.analyse.trends import against_earlier
from researchkit.analyse.triangle import from_dates
from researchkit.analyse.turnbull import turnbull
from researchkit.core.dates import Date, Period, quarters

DELAYS = np.array([0.5, 0.25, 0.12, 0.08, 0.05])


def coverage(
    runs: int, concentration: float | None, mean: float, size: float | None, quarters_n: int, seed: int
) -> np.ndarray:
    """Share of 90 % intervals that hold the final count, oldest to newest of the last four quarters."""
    rng = np.random.default_rng(seed)
    hits, width = np.zeros(4), np.zeros(4)
    for _ in range(runs):
        seen = np.zeros((quarters_n, DELAYS.size))
        for t in range(quarters_n):
            chance = DELAYS if concentration is None else rng.dirichlet(concentration * DELAYS)
            level = mean if size is None else rng.gamma(size, mean / size)
            seen[t] = rng.multinomial(rng.poisson(level), chance)
        final = seen.sum(axis=1)
        for t in range(quarters_n):
            seen[t, quarters_n - t :] = np.nan
        for j, one in enumerate(nowcast(seen).results):
            hits[j] += one.low <= final[quarters_n - 4 + j] <= one.high
            width[j] += one.high - one.low
    return np.vstack([hits / runs, width / runs])


def register(n: int, seed: int = 1) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Invented cases, events and findings over five years."""
    rng = np.random.default_rng(seed)
    start = Date(2021, 1, 1).toordinal()
    arrest = start + rng.integers(0, 5 * 365, n)
    known = arrest + rng.exponential(60, n).astype(int)
    held = rng.exponential(120, n).astype(int)
    case = [f"c{i}" for i in range(n)]
    person = [f"p{i}" for i in rng.integers(0, int(n * 0.9), n)]

    def some(words: str, most: int) -> list[str]:
        pool = words.split()
        return [
            "|".join(sorted(rng.choice(pool, rng.integers(0, most + 1), replace=False))) for _ in range(n)
        ]

    def iso(days: np.ndarray) -> list[str]:
        return [Date.fromordinal(int(one)).isoformat() for one in days]

    cases = pd.DataFrame(
        {
            "case_id": case, "person_id": person, "region": rng.choice([f"KZ-{i}" for i in range(20)], n),
            "articles": some("a1 a2 a3 a4 a5 a6", 3), "conducts": some("attend post organise donate speak", 2),
            "sources": some("s1 s2 s3 s4 s5 s6", 3), "outcome": rng.choice(["", "fine", "imprisonment"], n),
            "first_recorded_on": iso(known), "last_recorded_on": iso(known + 200),
        }
    )  # fmt: skip
    precise = rng.random(n)
    first = np.where(precise < 0.1, arrest - arrest % 30, arrest)
    last = np.where(precise < 0.1, first + 29, arrest)
    happened = pd.DataFrame(
        {
            "event_id": [f"e{i}" for i in range(n)], "case_id": case, "person_id": person, "role": "arrest",
            "date_first": iso(first), "date_last": iso(last), "grade": "alleged",
            "first_recorded_on": iso(known),
        }
    )  # fmt: skip
    freed = happened.assign(
        role="release", event_id=[f"f{i}" for i in range(n)], date_first=iso(arrest + held),
        date_last=iso(arrest + held),
    )[rng.random(n) < 0.6]  # fmt: skip
    told = rng.choice(["yes", "no", "unknown"], n)
    findings = pd.DataFrame(
        {"case_id": case, "variable": "basis.attendance", "strict": told, "standard": told, "broad": told}
    )
    return cases, pd.concat([happened, freed], ignore_index=True), findings


def quarter(cases: pd.DataFrame, events: pd.DataFrame, findings: pd.DataFrame) -> list[tuple[str, float]]:
    """One quarter's analysis, step by step, with the seconds of each."""
    took: list[tuple[str, float]] = []

    def step(name: str, work: Callable[[], Any]) -> Any:
        begin = time.perf_counter()
        out = work()
        took.append((name, time.perf_counter() - begin))
        return out

    period = Period.parse("2025Q3")
    arrests = events[events["role"] == "arrest"]
    every = quarters(Date(2021, 1, 1), Date(2025, 9, 30))
    answer = step("membership of cases", lambda: membership(events, period))
    counts = step("19 quarters counted", lambda: counts_by_period(arrests, every))
    mine = cases[cases["case_id"].isin(answer.index[answer != "no"])]
    covered = step(
        "sources compared",
        lambda: {
            q.code: coverage_of(cases, {q.code: counts[q.code].case_ids, period.code: counts[period.code].case_ids})
            for q in (period.year_before(), period.previous())
        },
    )  # fmt: skip
    step("changes", lambda: against_earlier(counts, period, coverage=covered))
    step("readings", lambda: all_readings(findings, "basis.attendance", cases=mine, unit="persons"))
    tables = step("cross table", lambda: cross_table(mine))
    tallies = step(
        "tallies", lambda: [tally(mine, column) for column in ("region", "articles", "conducts", "outcome")]
    )
    step("combinations of sources", lambda: source_combinations(mine))
    step("reconciliation", lambda: (table_issues("t", tables), [tally_issues("t", one) for one in tallies]))
    k = findings["standard"].eq("yes").groupby(cases["region"].to_numpy()).agg(["sum", "count"])
    step("funnel", lambda: funnel(k["sum"], k["count"], k.index))
    step("share", lambda: share(int(k["sum"].sum()), int(k["count"].sum())))
    values = [int(one.value) for one in counts.values()]
    step("dispersion, changepoint", lambda: (dispersion(values), changepoint(values)))
    seen = step("reporting triangle", lambda: from_dates(arrests, as_of="2025-10-20"))
    step("nowcast", lambda: nowcast(seen))
    step("delta, tipping point", lambda: (delta_table(180, 170, 160), tipping_point(180, 170, 160)))
    table = step("spells", lambda: spells(events, cases, as_of="2025-12-31"))
    usable = exact(table)
    step("Kaplan-Meier", lambda: kaplan_meier(usable["days"], usable["ended"], usable["entry"]))
    step("median held", lambda: held_for(usable["days"], usable["ended"], usable["entry"]))
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    runs = 40 if parser.parse_args().quick else 400
    print(f"Coverage of 90 % nowcast intervals, {runs} runs, oldest to newest of the last four quarters:")
    for name, concentration, mean, size, quarters_n in (
        ("16 quarters, stable delays, mean 60", None, 60, None, 16),
        ("16 quarters, varying delays, mean 60", 15, 60, None, 16),
        ("16 quarters, varying delays and levels, mean 60", 15, 60, 5, 16),
        ("16 quarters, stable delays, mean 8", None, 8, None, 16),
        ("16 quarters, varying delays, mean 8", 15, 8, None, 16),
        ("11 quarters, varying delays, mean 60 (pooled)", 15, 60, None, 11),
        ("24 quarters, varying delays, mean 60", 15, 60, None, 24),
    ):
        found = coverage(runs, concentration, mean, size, quarters_n, seed=20)
        print(
            f"  {name:48}", *(f"{one:.3f}" for one in found[0]), " width", *(f"{one:.1f}" for one in found[1])
        )
    data = register(10_000)
    quarter(*data)
    took = quarter(*data)
    total = sum(one for _, one in took)
    print(
        f"A quarter with 10,000 cases in the register: {total:.2f} s   target 1 s   {'met' if total <= 1 else 'MISSED'}"
    )
    for name, seconds in took:
        print(f"  {name:28} {seconds * 1000:8.1f} ms")
    table = spells(data[1], data[0], as_of="2025-12-31")
    usable = table[table["problem"] == ""]
    begin = time.perf_counter()
    turnbull(usable["left"], usable["right"])
    print(f"Turnbull, {len(usable)} people: {time.perf_counter() - begin:.2f} s")
    codes = np.random.default_rng(1).integers(0, 5, (3, 200))
    begin = time.perf_counter()
    krippendorff_alpha(codes)
    print(f"Alpha with 5,000 draws, 200 units, 5 codes: {time.perf_counter() - begin:.2f} s")


if __name__ == "__main__":
    main()
