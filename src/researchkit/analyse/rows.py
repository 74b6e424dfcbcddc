"""Where every row received stands: counted, not counted and why, or set aside. The places add up to the rows received."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from researchkit.analyse.cohort import Cohort
from researchkit.core.result import Result

RECEIVED = "received"


def where_rows_stand(group: Cohort, cases: pd.DataFrame, aside: Mapping[str, int]) -> list[Result]:
    """How many of the rows received stand where, for one country and period.

    Args:
        group: the cohort.
        cases: contract CASES, of all countries.
        aside: rows that are part of no case, by why (``set_aside`` …), and ``received``: all rows.

    Returns:
        ``rows.received`` and one result a place, in the order in which a row could leave: set aside, not yet
        known, of a person's case not known which, of another country, of a case that dates no arrest or dates it
        elsewhere, possibly and surely in the period.

    Raises:
        ValueError: the places do not add up to the rows received.
    """
    rows = cases.set_index("case_id")["reports_n"].astype("int64")
    here = set(cases.loc[cases["country"] == group.country, "case_id"])
    arrests = group.events[group.events["role"] == "arrest"]
    dated = set(arrests.loc[(arrests["date_first"] != "") | (arrests["date_last"] != ""), "case_id"]) & here
    inside = {*group.sure, *group.possible}
    undated = set(group.undated) - inside
    by_place: dict[str, Iterable[str]] = {
        "abroad": set(rows.index) - here,
        "no_arrest": here - dated - undated - inside,
        "undated": undated,
        "elsewhen": dated - undated - inside,
        "possible": group.possible,
        "counted": group.sure,
    }
    out = [_result(group, place, n) for place, n in aside.items() if place != RECEIVED]
    for place, ids in by_place.items():
        out.append(_result(group, place, int(rows.reindex(sorted(ids)).sum()), tuple(sorted(ids))))
    total = sum(int(found.value or 0) for found in out)
    if total != aside[RECEIVED]:
        raise ValueError(f"{aside[RECEIVED]} rows were received, and {total} are accounted for")
    return [_result(group, RECEIVED, aside[RECEIVED]), *out]


def _result(group: Cohort, place: str, n: int, case_ids: tuple[str, ...] = ()) -> Result:
    return Result(f"{group.stem}.rows.{place}", float(n), unit="rows", method="count", case_ids=case_ids)
