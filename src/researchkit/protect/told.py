"""What each open report tells of a case, as codes: never words, never a name.

A public dossier is made of this and of nothing else: a field that is not listed as coded is closed, a value
that does not look like a code is closed, and a report that is not open does not appear.
"""

from __future__ import annotations

import re
from collections.abc import Collection

import pandas as pd

from researchkit.core.claim import FIELDS, ROLES, SPEAKERS
from researchkit.core.tables import Column, Table, looked_up
from researchkit.core.truth import Assertion, UnknownReason

TOLD = Table(
    "told",
    "Coded values told of a case by open reports, each with its report and who says it.",
    (
        Column("claim_id", "text", "Claim.", required=True),
        Column("case_id", "text", "Case.", required=True),
        Column("report_id", "text", "Report.", required=True),
        Column("field", "text", "Field.", required=True, allowed=tuple(FIELDS)),
        Column("value", "text", "Code."),
        Column("unknown_reason", "text", "Why there is no value.", allowed=tuple(UnknownReason)),
        Column("qualifier", "text", "Second code that goes with the value."),
        Column("date_first", "day", "Earliest day, for dates."),
        Column("date_last", "day", "Latest day, for dates."),
        Column("role", "text", "What the date is the date of.", allowed=ROLES),
        Column("assertion", "text", "asserted, denied or not disclosed.", required=True,
               allowed=tuple(Assertion)),
        Column("asserted_by", "text", "Who asserts it.", allowed=SPEAKERS),
        Column("flags", "text", "What a reader must know, as codes.", many=True),
        Column("event_role", "text", "Role of the event that the report tells of.", allowed=ROLES),
        Column("recorded_on", "day", "When we came to know it."),
    ),
    key=("claim_id",),
)  # fmt: skip

_CODE = re.compile(r"[A-Za-z0-9_:.()/|+?~%,-]+")


def told(
    claims: pd.DataFrame, reports: pd.DataFrame, sources: pd.DataFrame, coded: Collection[str]
) -> pd.DataFrame:
    """The coded values of open reports.

    Args:
        claims: contract CLAIMS.
        reports: contract REPORTS.
        sources: contract CASE_SOURCES.
        coded: fields whose value is a code.

    Returns:
        Contract TOLD, by claim id.
    """
    seen = sources.loc[sources["tier"] == "open", ["report_id", "case_id"]]
    roles = dict(zip(reports["report_id"], reports["event_role"], strict=True))
    own = claims[claims["field"].isin(sorted(coded))].merge(seen, on="report_id")
    own["event_role"] = looked_up(own["report_id"], roles)
    for name in ("value", "qualifier", "flags"):
        plain = own[name].map(lambda text: bool(_CODE.fullmatch(text))).astype("bool")
        own[name] = own[name].where(plain, "").astype("str")
    return TOLD.shape(own[list(TOLD.names)].sort_values("claim_id").reset_index(drop=True))
