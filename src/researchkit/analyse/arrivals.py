"""How long after a quarter its arrests became known, and what is still to come.

A case counts as known from the day of the first page that tells of it; where that page has no date, from the day on
which it was received. So a late arrival may be a late report or a page without a date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from researchkit.analyse.arguments import day
from researchkit.analyse.cohort import Cohort
from researchkit.analyse.triangle import TooEarly, Triangle, from_dates, quarter_number
from researchkit.core.dates import quarters
from researchkit.core.result import Result

#: Quarters after which reports are told apart no longer: the last class is "so many or more".
DELAY = 4
DELAYS = tuple(str(n) for n in range(DELAY + 1))


def known_after(group: Cohort, as_of: str) -> list[Result]:
    """Cases surely in a quarter, by how many quarters after it they became known.

    Args:
        group: the cohort of one quarter; of another period nothing is told.
        as_of: the day on which this is known: delays that have not begun by then have no result.

    Returns:
        ``known_after.<n>`` for each delay of :data:`DELAYS` that has begun, and ``known_after.unknown`` where the
        first report has no date at all or lies before the quarter.
    """
    own, now = quarter_number(group.period.first), quarter_number(day(as_of))
    touched = [(one.first, one.last) for one in quarters(group.period.first, group.period.last)]
    if own is None or now is None or touched != [(group.period.first, group.period.last)]:
        return []
    known = dict(zip(group.cases["case_id"], group.cases["first_recorded_on"], strict=True))
    found: dict[str, list[str]] = defaultdict(list)
    for case in group.sure:
        then = quarter_number(day(known[case]))
        late = -1 if then is None else then - own
        found[str(min(late, DELAY)) if late >= 0 else "unknown"].append(case)
    names = [name for name in DELAYS if own + int(name) <= now] + ["unknown"]
    return [
        Result(
            f"{group.stem}.known_after.{name}", float(len(found[name])), unit="cases", n=len(group.sure),
            method="count", case_ids=tuple(found[name]),
        )
        for name in names
    ]  # fmt: skip


def reporting(events: pd.DataFrame, country: str, as_of: str, first: str = "") -> Triangle | None:
    """Cases by the quarter of arrest and by how much later they became known.

    Args:
        events: contract EVENTS.
        country: ISO 3166-1 alpha-2.
        as_of: the day on which this is known.
        first: code of the first quarter; that of the first arrest when left out.

    Returns:
        The triangle; ``None`` if no quarter has ended by then.
    """
    arrests = events[
        (events["country"] == country) & (events["role"] == "arrest") & (events["grade"] != "disputed")
    ]
    ordered = arrests.sort_values(["first_recorded_on", "event_id"]).drop_duplicates(["case_id"])
    try:
        return from_dates(ordered, as_of=as_of, delay=DELAY, first=first)
    except TooEarly:
        return None


def still_to_come(found: Triangle, country: str, documented: Mapping[str, int]) -> list[Result]:
    """The likely final count of incomplete quarters, and what was once predicted of complete ones.

    What is predicted is what comes in the year after a quarter; it is added to what is documented of the quarter, so
    that both ends count what the briefing counts.

    Args:
        found: see :func:`reporting`.
        country: ISO 3166-1 alpha-2.
        documented: quarter → cases surely in it; of other quarters nothing is told.

    Returns:
        ``<country>.<quarter>.likely_final`` of each incomplete quarter, refused where too little is known to
        predict it; ``<country>.<quarter>.predicted`` of each complete one of which a prediction, made when it had
        just ended, could be made: its interval, with the final count as ``n``.
    """
    from researchkit.analyse.nowcast import nowcast, record  # scipy, which no briefing needs

    out = []
    for one in nowcast(found, unit="cases").results:
        code, known = str(one.details["quarter"]), one.details["known"]
        if code not in documented:
            continue
        name = f"{country}.{code}.likely_final"
        if one.value is None or one.low is None or one.high is None:
            out.append(one.named(name))
            continue
        more = documented[code] - float(str(known))
        out.append(one.named(name, value=one.value + more, low=one.low + more, high=one.high + more))
    past = record(found, unit="cases")
    for row in past[past["horizon"] == found.delay].to_dict("records"):
        if row["quarter"] not in documented:
            continue
        more = documented[row["quarter"]] - int(row["final"])
        low, high = (max(0.0, float(row[end]) + more) for end in ("low", "high"))
        out.append(
            Result(
                f"{country}.{row['quarter']}.predicted", None, low, high, "prediction", 0.90,
                documented[row["quarter"]], "cases", "chain ladder, negative-binomial error by horizon",
            )
        )  # fmt: skip
    return out
