"""How complete what was told is, and what could not be read: by source and field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from researchkit.analyse.arguments import need


def completeness(claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """For each source and field, in how many of its reports something is told, read, or not readable.

    Args:
        claims: contract CLAIMS.
        reports: contract REPORTS.

    Returns:
        Columns ``source_id field reports told read unread silent``, ordered. ``told`` counts reports with any words on the
        field, ``read`` those with a value, ``unread`` those with words that no rule could read, ``silent`` the rest of
        the source's reports: silence is not a no.
    """
    need(claims, ("report_id", "field", "value", "unknown_reason"), "claims")
    need(reports, ("report_id", "source_id"), "reports")
    owner = dict(zip(reports["report_id"], reports["source_id"], strict=True))
    size = reports.groupby("source_id").size()
    frame = claims.assign(source_id=[owner.get(report, "") for report in claims["report_id"]])
    rows = []
    for (source, field), group in frame.groupby(["source_id", "field"], sort=True):
        worded = group[group["unknown_reason"] != "not_stated"]
        read = set(group.loc[group["value"] != "", "report_id"])
        unread = set(group.loc[group["unknown_reason"] == "unreadable", "report_id"]) - read
        told = set(worded["report_id"])
        total = int(size.get(source, 0))
        rows.append((source, field, total, len(told), len(read), len(unread), total - len(told)))
    columns = ["source_id", "field", "reports", "told", "read", "unread", "silent"]
    return pd.DataFrame(rows, columns=columns)


def unread(claims: pd.DataFrame, issues: pd.DataFrame) -> pd.DataFrame:
    """What could not be read, by field and issue code, most frequent first, with a place to begin and a next step.

    Args:
        claims: contract CLAIMS.
        issues: contract ISSUES of cleaning.

    Returns:
        Columns ``field code issues cells first problem next_step``; ``cells`` counts distinct words.
    """
    words = claims.drop_duplicates("locator").set_index("locator")["verbatim"]
    rows = []
    for (field, code), group in issues.groupby(["field", "code"], sort=True):
        distinct = words.reindex(group["place"].unique()).nunique()
        rows.append((field, code, len(group), int(distinct), group["place"].iat[0], group["problem"].iat[0],
                     group["next_step"].iat[0]))  # fmt: skip
    columns = ["field", "code", "issues", "cells", "first", "problem", "next_step"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["issues", "field", "code"], ascending=[False, True, True], ignore_index=True)


def changed(builds: Sequence[Mapping[str, Mapping[str, object]]]) -> pd.DataFrame:
    """What changed between the last two builds.

    Args:
        builds: facts of each stage, one mapping a build, oldest first.

    Returns:
        Columns ``stage fact before now``, only what differs; empty with fewer than two builds.
    """
    rows = []
    if len(builds) >= 2:
        before, now = builds[-2], builds[-1]
        for stage in now:
            for fact, value in now[stage].items():
                old = before.get(stage, {}).get(fact)
                if old != value:
                    rows.append((stage, fact, "" if old is None else str(old), str(value)))
    return pd.DataFrame(rows, columns=["stage", "fact", "before", "now"]).astype("str")
