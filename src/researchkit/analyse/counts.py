"""Events in a period: surely, possibly, undated. A documented number is a minimum.

Dates are intervals. An event whose whole interval lies in the period is *surely* in it; one whose
interval only reaches into it is *possibly* in it; one with no date at all is *undated* and stands apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from researchkit.analyse.arguments import ids, need, one_of
from researchkit.core.dates import Period
from researchkit.core.result import Result

UNITS = {"persons": "person_id", "cases": "case_id", "arrests": "event_id", "events": "event_id"}
_RANK = {"yes": 3, "possibly": 2, "undated": 1, "no": 0}
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})?", re.ASCII)
MINIMUM = "documented cases are a minimum: what no source reported is not in the figure"


def in_period(first: pd.Series, last: pd.Series, period: Period | str) -> pd.Series:
    """Whether each event lies in a period: ``yes``, ``no``, ``possibly`` or ``undated``.

    The column-wise form of :func:`researchkit.core.dates.within`, with its unknown told apart: an event
    that is dated but not precisely enough is ``possibly`` in, one with no date is ``undated``.

    Args:
        first: earliest day as ISO text or date; empty = open.
        last: latest day; empty = open.
        period: the period or its code.

    Returns:
        Text, on the index of ``first``.
    """
    return pd.Series(_place(_days(first), _days(last), period), index=first.index, dtype="str")


def membership(
    events: pd.DataFrame,
    period: Period | str,
    *,
    role: str = "arrest",
    by: str = "case_id",
    disputed: str = "possibly",
) -> pd.Series:
    """For each person, case or event with such an event: the surest answer over its events.

    Args:
        events: the ``events`` table (``role``, ``date_first``, ``date_last``, ``grade``, ids).
        period: the period.
        role: which events count, such as ``arrest``.
        by: column that names the unit: ``person_id``, ``case_id`` or ``event_id``.
        disputed: what a disputed event is at most: ``possibly`` (default) or ``yes``.

    Returns:
        ``yes``, ``possibly``, ``undated`` or ``no`` per unit, sorted by unit.

    Raises:
        ValueError: a column is missing.
    """
    need(events, ("role", "date_first", "date_last", by), "events")
    one_of("disputed", disputed, ("possibly", "yes"))
    chosen = events[events["role"] == role]
    answer = in_period(chosen["date_first"], chosen["date_last"], period).to_numpy(dtype="U10")
    ranks = pd.Series(_rank(answer, _disputes(chosen, disputed)), index=chosen.index)
    best = ranks.groupby(chosen[by].astype("str")).max()
    return best.map({rank: name for name, rank in _RANK.items()}).astype("str")


def count_in_period(
    events: pd.DataFrame,
    period: Period | str,
    *,
    role: str = "arrest",
    unit: str = "persons",
    cases: pd.DataFrame | None = None,
    disputed: str = "possibly",
    undated: str = "separate",
    result_id: str = "",
) -> Result:
    """How many persons, cases or arrests a period has: surely, and at most.

    Args:
        events: the ``events`` table.
        period: the period or its code.
        role: which events count.
        unit: ``persons``, ``cases``, ``arrests`` or ``events``; persons and cases are counted once however
            often they appear.
        cases: the ``cases`` table, if persons or cases with no such event at all are to be told too: they
            are undated, since nobody said that the event did not happen.
        disputed: what a disputed event is at most, ``possibly`` or ``yes``.
        undated: ``separate`` leaves undated ones out of the bounds and tells their number;
            ``possible`` puts them into the upper bound.
        result_id: name of the result; ``<period>.<role>.<unit>`` when left out.

    Returns:
        ``value`` = ``low`` = surely; ``high`` = surely + possibly. ``details``: ``surely``, ``possibly``,
        ``undated``, ``undated_ids``. ``case_ids`` and ``possible_ids`` name the cases.

    Raises:
        ValueError: a column is missing, or a choice is unknown.
    """
    stretch = Period.parse(period) if isinstance(period, str) else period
    found = counts_by_period(
        events, [stretch], role=role, unit=unit, cases=cases, disputed=disputed, undated=undated
    )[stretch.code]
    return found.named(result_id) if result_id else found


def counts_by_period(
    events: pd.DataFrame,
    periods: Iterable[Period | str],
    *,
    role: str = "arrest",
    unit: str = "persons",
    cases: pd.DataFrame | None = None,
    disputed: str = "possibly",
    undated: str = "separate",
) -> dict[str, Result]:
    """:func:`count_in_period` for many periods at once, by their codes: the figures of a chart over time.

    Raises:
        ValueError: a column is missing, or a choice is unknown.
    """
    one_of("unit", unit, tuple(UNITS))
    one_of("undated", undated, ("separate", "possible"))
    one_of("disputed", disputed, ("possibly", "yes"))
    owner = UNITS[unit]
    need(events, ("role", "date_first", "date_last", "case_id", owner), "events")
    chosen = events[events["role"] == role]
    untold: dict[str, list[str]] = {owner: [], "case_id": []}
    if cases is not None and unit in {"persons", "cases"}:
        need(cases, ("case_id", owner), "cases")
        untold = {name: sorted(set(cases[name].astype("str")) - set(chosen[name])) for name in untold}
    first, last = _days(chosen["date_first"]), _days(chosen["date_last"])
    disputes = _disputes(chosen, disputed)
    owners = {}
    for name in untold:
        place, known = pd.factorize(chosen[name].astype("str"), sort=True)
        owners[name] = place, np.asarray(known, dtype=object)
    out = {}
    for one in periods:
        stretch = Period.parse(one) if isinstance(one, str) else one
        ranks = _rank(_place(first, last, stretch), disputes)
        answers: dict[str, dict[str, list[str]]] = {}
        for name, (codes, names) in owners.items():
            best = np.zeros(len(names), dtype=np.int64)
            np.maximum.at(best, codes, ranks)
            found = {answer: names[best == rank].tolist() for answer, rank in _RANK.items() if rank}
            answers[name] = {**found, "undated": [*found["undated"], *untold[name]]}
        counted, named = answers[owner], answers["case_id"]
        out[stretch.code] = three_valued(
            len(counted["yes"]), len(counted["possibly"]), len(counted["undated"]), unit=unit,
            case_ids=named["yes"], possible_ids=named["possibly"], undated_ids=named["undated"],
            undated_counts=undated, result_id=f"{stretch.code}.{role}.{unit}",
        )  # fmt: skip
    return out


def three_valued(
    surely: int,
    possibly: int,
    undated: int = 0,
    *,
    unit: str,
    case_ids: Sequence[str] = (),
    possible_ids: Sequence[str] = (),
    undated_ids: Sequence[str] = (),
    undated_counts: str = "separate",
    result_id: str = "count",
) -> Result:
    """A count whose membership is known in three values, as a result with bounds."""
    notes = [MINIMUM]
    most = surely + possibly
    maybe = tuple(possible_ids)
    if undated:
        apart = "are in the upper bound" if undated_counts == "possible" else "stand apart"
        notes.append(f"{undated} {unit} without any date {apart}")
        if undated_counts == "possible":
            most += undated
            maybe = (*maybe, *undated_ids)
    return Result(
        result_id, float(surely), float(surely), float(most), "bounds", None, None, unit,
        "three-valued count", case_ids=ids(case_ids), possible_ids=ids(maybe), notes=tuple(notes),
        details={
            "surely": surely, "possibly": possibly, "undated": undated, "undated_ids": ids(undated_ids),
        },
    )  # fmt: skip


def documented(cases: pd.DataFrame, *, unit: str = "persons", result_id: str = "documented") -> Result:
    """All that is documented: the number of persons or cases in the table, a minimum.

    Raises:
        ValueError: a column is missing, or the unit is neither.
    """
    one_of("unit", unit, ("persons", "cases"))
    need(cases, ("case_id", UNITS[unit]), "cases")
    found = int(cases[UNITS[unit]].nunique())
    return Result(
        result_id, float(found), float(found), None, "bounds", unit=unit, method="documented minimum",
        case_ids=ids(cases["case_id"]), notes=(MINIMUM,),
    )  # fmt: skip


def _place(
    start: npt.NDArray[np.str_], end: npt.NDArray[np.str_], period: Period | str
) -> npt.NDArray[np.str_]:
    stretch = Period.parse(period) if isinstance(period, str) else period
    begins, ends = stretch.first.isoformat(), stretch.last.isoformat()
    undated = (start == "") & (end == "")
    outside = ((end < begins) & (end != "")) | (start > ends)  # an open start sorts before every day
    inside = (start >= begins) & (end <= ends) & (end != "")
    return np.select([undated, outside, inside], ["undated", "no", "yes"], default="possibly")


def _disputes(chosen: pd.DataFrame, disputed: str) -> npt.NDArray[np.bool_]:
    if disputed == "yes" or "grade" not in chosen:
        return np.zeros(len(chosen), dtype=np.bool_)
    return np.asarray((chosen["grade"] == "disputed").fillna(False), dtype=np.bool_)


def _rank(answer: npt.NDArray[np.str_], disputes: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """How sure each event's membership is, as a number that can be maximised."""
    rank = np.select([answer == name for name in _RANK], list(_RANK.values()))
    return np.where(disputes & (rank == _RANK["yes"]), _RANK["possibly"], rank).astype(np.int64)


def _days(values: pd.Series) -> npt.NDArray[np.str_]:
    text = np.asarray([str(value)[:10] for value in values.astype("object").where(values.notna(), "")], "U10")
    if not all(_DAY.fullmatch(day) for day in set(text.tolist())):
        raise ValueError("dates must be ISO days (YYYY-MM-DD) or empty")
    return text
