"""The cases of one country whose arrest lies in one period: surely, only possibly, or with no usable date."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from researchkit.analyse.counts import membership
from researchkit.core.dates import Period
from researchkit.core.result import Result


@dataclass(frozen=True, slots=True)
class Cohort:
    """Cases of one country whose arrest is surely, or only possibly, in a period.

    Attributes:
        cases: the rows of CASES: surely and possibly.
        sure, possible: their ids.
        undated: cases of the country that tell of a deprivation of liberty with no usable date of arrest.
    """

    country: str
    period: Period
    cases: pd.DataFrame
    events: pd.DataFrame
    findings: pd.DataFrame
    sure: tuple[str, ...]
    possible: tuple[str, ...]
    undated: tuple[str, ...]

    @property
    def stem(self) -> str:
        """Start of the ids of its results."""
        return f"{self.country}.{self.period.code}"


def cohort(
    cases: pd.DataFrame, events: pd.DataFrame, findings: pd.DataFrame, country: str, period: Period
) -> Cohort:
    """Choose the cases of a country by the date of arrest.

    Args:
        cases: contract CASES (redacted ones will do).
        events: contract EVENTS.
        findings: contract FINDINGS.
        country: ISO 3166-1 alpha-2.
        period: the period.
    """
    here = cases[cases["country"] == country]
    happened = events[events["country"] == country]
    answer = membership(happened, period, role="arrest", by="case_id")
    sure = tuple(sorted(answer.index[answer == "yes"]))
    possible = tuple(sorted(answer.index[answer == "possibly"]))
    dated = set(answer.index[answer != "undated"])
    undated = here.loc[(here["deprived"] == "yes") & ~here["case_id"].isin(dated), "case_id"]
    chosen = here[here["case_id"].isin([*sure, *possible])]
    return Cohort(
        country, period, chosen, happened, findings[findings["case_id"].isin(here["case_id"])],
        sure, possible, tuple(sorted(undated)),
    )  # fmt: skip


def count(group: Cohort, ids: set[str], name: str) -> Result:
    """How many of some cases are surely in the period, and at most.

    Args:
        group: the cohort.
        ids: the cases.
        name: end of the result's id.
    """
    sure = tuple(case for case in group.sure if case in ids)
    possible = tuple(case for case in group.possible if case in ids)
    return Result(
        f"{group.stem}.{name}", float(len(sure)), float(len(sure)), float(len(sure) + len(possible)), "bounds",
        n=len(group.sure), unit="cases", method="count", case_ids=sure, possible_ids=possible,
    )  # fmt: skip
