"""A source folder of confirmed claims read back the way the build will, and held against what a person confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from researchkit.clean import dates
from researchkit.clean.claims import clean, main_events
from researchkit.clean.corrections import correct
from researchkit.core.dates import UNDATED, Interval
from researchkit.core.issue import Issue
from researchkit.intake import locators, narrative
from researchkit.intake.narrative.decisions import Decision
from researchkit.intake.narrative.tables import one_line
from researchkit.intake.reading import read_together
from researchkit.reference import gazetteer

_REASON = "read otherwise by rule; changed when the draft was confirmed"
#: Fields whose second code is a person's to confirm; others' follows from the value.
_QUALIFIED = ("affiliation", "procedure", "sentence", "conduct")
#: Text, person, field, characters and role of some words.
Key = tuple[str, str, str, str, str]


def check(
    source_id: str, files: Mapping[str, bytes], confirmed: Mapping[Key, Sequence[Decision]],
    before: Sequence[Mapping[str, str]], by: str, on: str,
) -> tuple[list[dict[str, str]], list[Issue]]:  # fmt: skip
    """Read a source folder back.

    Args:
        source_id: its name.
        files: its files.
        confirmed: what a person newly confirmed of some words.
        before: corrections that are there already.
        by: who confirmed.
        on: when (ISO day).

    Returns:
        Corrections for what is read otherwise, and what cannot be mended.
    """
    taken = read_together({source_id: files}, narrative.reports)
    blocking = [issue for issue in taken.issues if issue.severity == "block"]
    if blocking:
        return [], blocking
    corrections: list[dict[str, str]] = []
    faults: list[Issue] = []
    claims = correct(clean(taken.words, taken.reports).claims, before).claims
    when = main_events(claims[claims["field"] == "date"])
    found = _found(claims, taken.reports)
    for key, decisions in confirmed.items():
        one = decisions[0]
        code, differs = _compare(decisions, found[key]) if key in found else ("DRAFT-15", False)
        if code:
            faults.append(Issue(code, one.place, one.field))
        elif differs:
            corrections.append(_correction(one, found[key].iloc[0], when, by, on))
    if corrections:
        again = _found(correct(claims, corrections).claims, taken.reports)
        faults += [
            Issue("DRAFT-15", decisions[0].place, decisions[0].field)
            for key, decisions in confirmed.items()
            if key in again and _wanted(decisions) and {*_valued(again[key])["value"]} != _wanted(decisions)
        ]
    return corrections, faults


def _wanted(decisions: Sequence[Decision]) -> set[str]:
    return {one.value for one in decisions} - {""}


def _found(claims: pd.DataFrame, reports: pd.DataFrame) -> dict[Key, pd.DataFrame]:
    """Claims by text, person, field, place and role."""
    person: dict[str, tuple[str, str]] = {}
    for report, locator in zip(reports["report_id"], reports["locator"], strict=True):
        place = locators.parse(locator)
        person[report] = place.file, place.get("char").partition(",")[0]
    live = claims[~claims["flags"].str.contains("superseded", regex=False)]
    out: dict[Key, pd.DataFrame] = {}
    for _, group in live.groupby("words_id", sort=False):
        first = group.iloc[0]
        char = locators.parse(first["locator"]).get("char")
        role = first["role"] if first["field"] == "date" else ""
        out[(*person[first["report_id"]], first["field"], char, role)] = group
    return out


def _valued(group: pd.DataFrame) -> pd.DataFrame:
    return group[group["value"] != ""]


def _compare(decisions: Sequence[Decision], group: pd.DataFrame) -> tuple[str, bool]:
    """An issue code if some words cannot be read as confirmed; and whether they are read otherwise."""
    one, read, wanted = decisions[0], _valued(group), _wanted(decisions)
    if not wanted:
        return ("" if len(read) else "DRAFT-16"), False
    same = {*read["value"]} == wanted
    if same and one.field in _QUALIFIED:
        same = {*read["qualifier"]} == {each.qualifier for each in decisions}
    asserted = one.assertion == group["assertion"].iat[0]
    if not asserted or (not same and len(wanted) > 1):
        return "DRAFT-15", False
    return "", not same


def _correction(
    one: Decision, first: pd.Series[Any], when: pd.DataFrame, by: str, on: str
) -> dict[str, str]:  # fmt: skip
    """The row of ``corrections.csv`` that makes of some words what a person confirmed."""
    qualifier, day = one.qualifier, UNDATED
    if one.field == "date":
        reading = dates.read(one.value)[0]
        qualifier, day = reading.qualifier, reading.when
    elif one.field == "place":
        report = first["report_id"]
        event = UNDATED
        if report in when.index:
            span = [dt.date.fromisoformat(cell) if cell else None for cell in when.loc[report][:2]]
            event = Interval(span[0], span[1], "")
        qualifier = gazetteer.region_at(one.value, event) or ""
    return {
        "report_id": str(first["report_id"]), "field": one.field, "verbatim": str(first["verbatim"]),
        "value": one.value, "qualifier": qualifier, "role": one.role,
        "date_first": day.first.isoformat() if day.first else "",
        "date_last": day.last.isoformat() if day.last else "",
        "reason": one_line(one.note) or _REASON, "by": by, "on": on, "locator": str(first["locator"]),
    }  # fmt: skip
