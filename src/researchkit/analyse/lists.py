"""Which cases each independent origin knows: the table that undercount estimation starts from."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from researchkit.analyse.arguments import need

REST = "others"


def capture_table(cases: pd.DataFrame, case_ids: Iterable[str], *, least: int = 10) -> pd.DataFrame:
    """Zeros and ones: a row a capture history, a column an origin, with a count of persons.

    Lists are origins, not sources: two papers that print one organisation's statement are one list. Origins with fewer
    than ``least`` persons are put together as one list.

    Args:
        cases: contract CASES (``case_id``, ``person_id``, ``origins``).
        case_ids: cases of the period; a person is on a list if any of their cases is.
        least: smallest list that stands for itself.

    Returns:
        One column a list, ``count`` last; empty if there is nobody.
    """
    need(cases, ("case_id", "person_id", "origins"), "cases")
    chosen = cases[cases["case_id"].isin(set(case_ids))]
    pairs = chosen.assign(origin=chosen["origins"].str.split("|")).explode("origin")[["person_id", "origin"]]
    pairs = pairs[pairs["origin"].fillna("") != ""].drop_duplicates()
    sizes = pairs.groupby("origin").size()
    large = sorted(sizes.index[sizes >= least])
    if not large:
        return pd.DataFrame({"count": pd.Series(dtype="int64")})
    named = pairs["origin"].where(pairs["origin"].isin(large), REST)
    seen = pd.crosstab(pairs["person_id"], named).clip(upper=1)
    lists = [*large, *([REST] if REST in seen else [])]
    return seen[lists].value_counts().rename("count").reset_index().rename_axis(columns=None)
