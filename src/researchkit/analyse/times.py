"""How long the people of a cohort were held: spells, the curve that may be drawn, the median that may be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from researchkit.analyse.cohort import Cohort
from researchkit.analyse.spells import exact, spells
from researchkit.core.result import Result

if TYPE_CHECKING:
    import pandas as pd


def held(group: Cohort, as_of: str) -> pd.DataFrame:
    """The exact spells under observation of the cases surely in the period (``case_id days ended entry`` …)."""
    own = group.events[group.events["case_id"].isin(group.sure)]
    cases = group.cases[group.cases["case_id"].isin(group.sure)]
    known = exact(spells(own, cases, as_of=as_of))
    # Who became known only when the spell was over was never under observation, and is in no risk set; who was released on
    # the day of the arrest, known from the start, was.
    same_day = (known["entry"] == 0) & (known["days"] == 0) & known["ended"].astype("bool")
    seen = (known["entry"] < known["days"]) | same_day
    return known[seen].reset_index(drop=True)


def median(group: Cohort, as_of: str) -> Result:
    """The median time held, refused below twenty people or ten ends."""
    from researchkit.analyse.durations import held_for

    table = held(group, as_of)
    return held_for(
        table["days"], table["ended"].astype("bool"), table["entry"], case_ids=table["case_id"],
        result_id=f"{group.stem}.held_days",
    )  # fmt: skip
