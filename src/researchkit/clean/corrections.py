"""Corrections are data with a reason: they supersede a reading, never the words, and unused ones are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from researchkit.core.contracts import CLAIMS
from researchkit.core.issue import Issue


@dataclass(frozen=True, slots=True)
class Corrected:
    """Claims after corrections, how many corrections applied, and issues of those that did not."""

    claims: pd.DataFrame
    used: int
    issues: list[Issue]


def correct(claims: pd.DataFrame, corrections: Iterable[Mapping[str, str]]) -> Corrected:
    """Apply corrections.

    Args:
        claims: contract CLAIMS.
        corrections: rows with ``field`` and ``verbatim`` (the words as they stand), optionally ``report_id``
            and ``locator`` to narrow, ``value`` (and ``qualifier``, ``date_first``, ``date_last``, ``role``), ``reason``,
            ``by``, ``on``. A row without reason, author or date is not applied.

    Returns:
        The superseded claim keeps its words with flag ``superseded`` and asserts nothing any more; the new
        one follows it, cites the same words and carries flag ``corrected``.
    """
    used = 0
    issues: list[Issue] = []
    added: list[pd.DataFrame] = []
    claims = claims.copy()
    for number, row in enumerate(corrections, start=2):
        place = f"judgements/corrections.csv#row={number}"
        if not all(
            (row.get(name) or "").strip() for name in ("field", "verbatim", "value", "reason", "by", "on")
        ):
            issues.append(Issue("CLEAN-CORR-02", place, row.get("field") or "", "clean"))
            continue
        match = (claims["field"] == row["field"]) & (claims["verbatim"] == row["verbatim"])
        match &= ~claims["flags"].str.contains("superseded", regex=False)
        if row.get("report_id"):
            match &= claims["report_id"] == row["report_id"]
        if row.get("locator"):
            match &= claims["locator"] == row["locator"]
        if not match.any():
            issues.append(Issue("CLEAN-CORR-01", place, row["field"], "clean"))
            continue
        used += 1
        first = claims[match].drop_duplicates("words_id")
        new = first.assign(
            claim_id=first["words_id"] + f".c{number}", value=row["value"], unknown_reason="",
            qualifier=row.get("qualifier") or "", date_first=row.get("date_first") or "",
            date_last=row.get("date_last") or "", role=row.get("role") or first["role"], flags="corrected",
            method=f"correction:{row['by']}@{row['on']}",
        )  # fmt: skip
        claims.loc[match, "flags"] = [f"{old}|superseded".strip("|") for old in claims.loc[match, "flags"]]
        claims.loc[match, "assertion"] = "not_mentioned"
        added.append(new)
    return Corrected(CLAIMS.shape(pd.concat([claims, *added], ignore_index=True)), used, issues)
