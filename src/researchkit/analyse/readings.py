"""The strict, standard and broad readings of a finding, counted over cases or persons."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from researchkit.analyse.arguments import ids, need, one_of
from researchkit.analyse.bounds import count_bounds, share_bounds, uncertain_members
from researchkit.analyse.proportions import LEAST_FOR_PERCENT
from researchkit.core.result import Result

READINGS = ("strict", "standard", "broad")
_RANK = {"yes": 2, "unknown": 1, "no": 0}
_NAME = {rank: name for name, rank in _RANK.items()}


def reading_of(
    findings: pd.DataFrame,
    variable: str,
    reading: str = "standard",
    *,
    cases: pd.DataFrame | Iterable[str] | None = None,
    unit: str = "cases",
    possible_members: Iterable[str] = (),
) -> pd.DataFrame:
    """What a reading says of each case (or person): yes, no or unknown.

    A case without a finding is unknown: nobody assessed it. A person is a yes if any of the cases is, a no
    only if all are.

    Args:
        findings: the ``findings`` table (``case_id``, ``variable`` and a column per reading).
        variable: the codebook variable, such as ``basis.attendance``.
        reading: ``strict``, ``standard`` or ``broad``.
        cases: the cases to be told of: ids, or the ``cases`` table (needed for ``persons``). Left out, those
            of the findings.
        unit: ``cases`` or ``persons``.
        possible_members: cases that only may belong to the period. What rests on them alone is not certain
            of a person who has other cases.

    Returns:
        A frame ``unit_id answer sure case_ids`` sorted by unit: ``sure`` is false of those that only have
        possible members; ``case_ids`` is a tuple.

    Raises:
        ValueError: a column is missing, a choice is unknown, or a case has two findings of the variable.
    """
    one_of("reading", reading, READINGS)
    one_of("unit", unit, ("cases", "persons"))
    need(findings, ("case_id", "variable", reading), "findings")
    chosen = findings[findings["variable"] == variable]
    case = chosen["case_id"].astype("str")
    if case.duplicated().any():
        raise ValueError(f"findings: {int(case.duplicated().sum())} case(s) with two findings of {variable}")
    told = chosen[reading].fillna("").astype("str")
    if not told.isin([*_RANK, ""]).all():
        raise ValueError(f"findings: {reading} holds something other than yes, no and unknown")
    answers = dict(zip(case, told, strict=True))
    if isinstance(cases, pd.DataFrame):
        need(cases, ("case_id", "person_id") if unit == "persons" else ("case_id",), "cases")
        case_ids = cases["case_id"].astype("str").tolist()
        owners = cases["person_id"].astype("str").tolist() if unit == "persons" else case_ids
    else:
        if unit == "persons":
            raise ValueError("persons can only be counted with the cases table")
        case_ids = sorted(answers) if cases is None else [str(one) for one in cases]
        owners = case_ids
    doubtful = {str(one) for one in possible_members}
    sure: dict[str, int] = {}
    best: dict[str, int] = {}
    owned: dict[str, set[str]] = {}
    for owner, one in zip(owners, case_ids, strict=True):
        rank = _RANK[answers.get(one) or "unknown"]
        best[owner] = max(best.get(owner, rank), rank)
        if one not in doubtful:
            sure[owner] = max(sure.get(owner, rank), rank)
        owned.setdefault(owner, set()).add(one)
    units = sorted(best)
    return pd.DataFrame(
        {
            "unit_id": pd.Series(units, dtype="str"),
            "answer": pd.Series([_answer(best[one], sure.get(one)) for one in units], dtype="str"),
            "sure": pd.Series([one in sure for one in units], dtype="bool"),
            "case_ids": pd.Series([tuple(sorted(owned[one])) for one in units], dtype="object"),
        }
    )


def _answer(best: int, sure: int | None) -> str:
    """A yes that rests on a case only possibly in the period leaves a person unknown."""
    if sure is None:
        return _NAME[best]
    return _NAME[sure] if best == sure else "unknown"


def reading_bounds(
    findings: pd.DataFrame,
    variable: str,
    reading: str = "standard",
    *,
    cases: pd.DataFrame | Iterable[str] | None = None,
    unit: str = "cases",
    as_share: bool = False,
    possible_members: Iterable[str] = (),
    result_id: str = "",
) -> Result:
    """How many cases (or persons) meet a reading: at least and at most.

    Args:
        findings: the ``findings`` table.
        variable: the codebook variable.
        reading: ``strict``, ``standard`` (the headline) or ``broad``.
        cases: the cases told of; see :func:`reading_of`.
        unit: ``cases`` or ``persons``.
        as_share: a share from 20 on instead of a number.
        possible_members: ids of cases among ``cases`` that only may belong to the period. They widen the
            bounds: a possible yes counts at most, and no possible member counts as certain.
        result_id: name of the result; ``<variable>.<reading>`` when left out.

    Returns:
        Bounds: at least the yes, at most the yes and the unknown. ``details`` has the three counts, of
        ``sure`` and of ``possible`` members.
        Source: the codebook, "The finding, defined"; Manski (1989).

    Raises:
        ValueError: see :func:`reading_of`.
    """
    name = result_id or f"{variable}.{reading}{'.share' if as_share else ''}"
    table = reading_of(findings, variable, reading, cases=cases, unit=unit, possible_members=possible_members)
    if table.empty:
        return share_bounds(0, 0, 0, result_id=name)
    maybe = ~table["sure"].to_numpy(dtype=bool)
    answer = table["answer"].to_numpy()
    sure = _tally(answer[~maybe])
    possible = _tally(answer[maybe])
    yes_ids = _cases(table, (answer == "yes") & ~maybe)
    open_ids = _cases(table, ((answer == "unknown") & ~maybe) | ((answer != "no") & maybe))
    if not maybe.any():
        build = share_bounds if as_share else count_bounds
        found = build(*sure, unit=unit, result_id=name, case_ids=yes_ids, possible_ids=open_ids)
    elif as_share and sum(sure) >= LEAST_FOR_PERCENT:
        found = uncertain_members(sure, possible, result_id=name, case_ids=yes_ids, possible_ids=open_ids)
    else:
        found = (
            count_bounds(*sure, unit=unit, result_id=name, case_ids=yes_ids, possible_ids=open_ids)
            if sum(sure)
            else count_bounds(0, 0, sum(possible), unit=unit, result_id=name)
        )
        found = found.named(
            name, low=float(sure[0]), high=float(sure[0] + sure[2] + possible[0] + possible[2]),
            n=sum(sure), case_ids=ids(yes_ids), possible_ids=ids(open_ids),
            notes=(*found.notes, f"{sum(possible)} {unit} only may belong to the period"),
        )  # fmt: skip
    return found.named(
        name,
        details={
            **found.details,
            "reading": reading,
            "variable": variable,
            "sure": sure,
            "possible": possible,
        },
    )


def all_readings(
    findings: pd.DataFrame,
    variable: str,
    *,
    cases: pd.DataFrame | Iterable[str] | None = None,
    unit: str = "cases",
    as_share: bool = False,
    possible_members: Iterable[str] = (),
    result_id: str = "",
) -> dict[str, Result]:
    """The three readings side by side; see :func:`reading_bounds`."""
    stem = result_id or variable
    members = tuple(possible_members)
    return {
        reading: reading_bounds(
            findings, variable, reading, cases=cases, unit=unit, as_share=as_share,
            possible_members=members, result_id=f"{stem}.{reading}",
        )
        for reading in READINGS
    }  # fmt: skip


def _tally(answer: np.ndarray) -> tuple[int, int, int]:
    return int((answer == "yes").sum()), int((answer == "no").sum()), int((answer == "unknown").sum())


def _cases(table: pd.DataFrame, chosen: np.ndarray) -> tuple[str, ...]:
    return ids(case for owned in table.loc[chosen, "case_ids"] for case in owned)
