"""Candidates under WGAD categories and PACE Resolution 1900: a second pass, never a verdict."""

from __future__ import annotations

import pandas as pd

from researchkit.reference.codebook import Codebook


def candidates(
    case: pd.Series[str], finding: pd.Series[str], violence_asserted: bool, book: Codebook
) -> pd.DataFrame:
    """Each limb of each standard with the evidence for and against it in one case.

    Args:
        case: a row of CASES.
        finding: the case's row of FINDINGS for the ground studied.
        violence_asserted: whether any source asserts violence.
        book: the codebook, whose ``candidate`` entries say which evidence speaks for which limb.

    Returns:
        Columns ``standard limb title verdict evidence_for evidence_against``; the verdict is ``candidate``
        (evidence for, none against), ``contested`` (both) or ``indeterminate`` (none for). It is never
        "met": that is for a lawyer, with reasons.
    """
    marks = {f"procedure:{value}" for value in _values(case["procedures"])}
    marks |= {f"status:{value}" for value in _values(case["status"])}
    conducts = _values(case["conducts"]) - book.silent
    if finding["value"] == "sole":
        marks.add("finding:sole")
    if finding["value"] == "partial" and not conducts & book.violent and not violence_asserted:
        marks.add("finding:partial_peaceful")
    protected = {code for ground in book.grounds.values() for code in ground.conduct}
    if conducts and conducts <= protected:
        marks.add("conduct:protected_only")
    if violence_asserted or conducts & book.violent:
        marks.add("violence:asserted")
    rows = []
    for limb in book.candidates:
        speaks_for = [mark for mark in limb.supported if mark in marks]
        speaks_against = [mark for mark in limb.against if mark in marks]
        verdict = "indeterminate" if not speaks_for else "contested" if speaks_against else "candidate"
        rows.append(
            (limb.standard, limb.limb, limb.title, verdict, "|".join(speaks_for), "|".join(speaks_against))
        )
    return pd.DataFrame(
        rows, columns=["standard", "limb", "title", "verdict", "evidence_for", "evidence_against"]
    ).astype("str")


def _values(text: str) -> set[str]:
    return {value for value in text.split("|") if value}
