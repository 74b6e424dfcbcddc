"""Words to claims for whole tables: the cleaners run once on each distinct cell, whatever the table's size.

Cells repeat (a place or an article stands in thousands of reports), so each cleaner sees every distinct
``(words, context)`` once and its readings are taken back to the rows. Engines differ little once work is
done on distinct values, so this is plain pandas; the same function runs inside Spark partitions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from researchkit.clean import cleaners
from researchkit.clean.context import Context
from researchkit.core.claim import Reading
from researchkit.core.contracts import CLAIMS
from researchkit.core.dates import UNDATED, Interval
from researchkit.core.issue import Issue
from researchkit.core.tables import looked_up

#: Fields whose qualifier a source's own column tells better than the words do.
_QUALIFIED_BY_SOURCE = frozenset({"affiliation"})


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning gives: claims (contract CLAIMS) and the issues met on the way."""

    claims: pd.DataFrame
    issues: list[Issue]


def clean(
    words: pd.DataFrame, reports: pd.DataFrame, date_orders: Mapping[str, str] | None = None
) -> Cleaned:
    """Read every words row.

    Dates are read first: the interval of a report's main event then decides which regions and which
    edition of a code were in force for the rest of that report.

    Args:
        words: contract WORDS.
        reports: contract REPORTS, holding every report the words belong to.
        date_orders: source id → ``dmy``, ``mdy`` or ``ymd`` where the source declares it.

    Returns:
        At least one claim for every words row; a row that cannot be read gives a claim without a value,
        with its reason and an issue.
    """
    context = reports.set_index("report_id")[
        ["source_id", "country", "published_first", "published_last", "recorded_on"]
    ]
    rows = words.join(context, on="report_id")
    rows["date_order"] = looked_up(rows["source_id"], date_orders or {})
    rows["order"] = np.arange(len(rows))
    is_date = rows["field"] == "date"
    parts = [_read(rows[is_date], "date")]
    when = main_events(parts[0])
    rows = rows.join(when.rename(columns={"date_first": "when_first", "date_last": "when_last"})[
        ["when_first", "when_last"]], on="report_id")  # fmt: skip
    rows[["when_first", "when_last"]] = rows[["when_first", "when_last"]].fillna("").astype("str")
    for field, group in rows[~is_date].groupby("field", sort=True):
        parts.append(_read(group, str(field)))
    parts = [part for part in parts if len(part)]
    if not parts:
        return Cleaned(CLAIMS.frame(), [])
    everything = pd.concat(parts, ignore_index=True).sort_values(["order", "reading"], ignore_index=True)
    faulty = everything[(everything["issue"] != "") & ~everything["method"].str.endswith("?optional")]
    issues = [
        Issue(code, place, field, "clean", report)
        for code, place, field, report in zip(
            faulty["issue"], faulty["locator"], faulty["field"], faulty["report_id"], strict=True
        )
    ]
    return Cleaned(CLAIMS.shape(everything[list(CLAIMS.names)]), issues)


def main_events(date_claims: pd.DataFrame) -> pd.DataFrame:
    """The interval that dates each report: its arrest if told, else the next thing told.

    Args:
        date_claims: claims of field ``date``.

    Returns:
        Indexed by report id: ``date_first``, ``date_last``, ``role``; only reports with a dated claim.
    """
    dated = date_claims[(date_claims["date_first"] != "") | (date_claims["date_last"] != "")]
    rank = dated["role"].map(cleaners.MAIN_EVENT_RANK).fillna(len(cleaners.MAIN_EVENT_RANK))
    dated = dated.assign(rank=rank).sort_values(["report_id", "rank", "date_first", "date_last", "claim_id"])
    first = dated.drop_duplicates("report_id").set_index("report_id")
    return first[["date_first", "date_last", "role"]]


def _read(rows: pd.DataFrame, field: str) -> pd.DataFrame:
    """Readings of one field, taken back to its rows: the columns of CLAIMS plus order, reading, issue."""
    cleaner, used = cleaners.FIELD_CLEANERS.get(field, cleaners.as_is), cleaners.CONTEXT.get(field, ())
    keys = ["verbatim", *used]
    if rows.empty:
        return pd.DataFrame(columns=[*CLAIMS.names, "order", "reading", "issue"])
    code = rows.groupby(keys, sort=False, dropna=False).ngroup().to_numpy()
    distinct = rows[keys].iloc[np.unique(code, return_index=True)[1]]
    readings: list[Reading] = []
    counts = np.empty(len(distinct), dtype=np.int64)
    for index, cell in enumerate(distinct.itertuples(index=False, name=None)):
        found = cleaner(cell[0], _context(dict(zip(used, cell[1:], strict=True))))
        if not found:
            raise AssertionError(f"the cleaner of {field} returned no reading")
        counts[index] = len(found)
        readings.extend(found)
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    times = counts[code]
    row = np.repeat(np.arange(len(rows)), times)
    nth = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    take = np.repeat(starts[code], times) + nth
    read = _columns(readings).take(take).reset_index(drop=True)
    base = rows.iloc[row].reset_index(drop=True)
    out = pd.DataFrame({
        "claim_id": base["words_id"] + "." + pd.Series(nth).astype("str"),
        "words_id": base["words_id"],
        "report_id": base["report_id"],
        "field": field,
        "role": _role(field, base["role"], read["role"]),
        "verbatim": base["verbatim"],
        "locator": base["locator"],
        "language": base["language"],
        "assertion": read["assertion"].where(read["assertion"] != "", base["assertion"]),
        "asserted_by": base["asserted_by"],
        "speaker": base["speaker"],
        "confidence": base["confidence"],
        "recorded_on": base["recorded_on"],
        "order": base["order"],
        "reading": nth,
    })  # fmt: skip
    for name in ("value", "unknown_reason", "date_first", "date_last", "span_start", "span_end", "flags",
                 "issue"):  # fmt: skip
        out[name] = read[name]
    first, second = (base, read) if field in _QUALIFIED_BY_SOURCE else (read, base)
    out["qualifier"] = first["qualifier"].where(first["qualifier"] != "", second["qualifier"])
    out["method"] = base["method"].where(read["rule"] == "", read["rule"] + " < " + base["method"])
    return out


def _role(field: str, told: pd.Series[str], read: pd.Series[str]) -> pd.Series[str]:
    """A role told in a column of its own stands before one read from the words."""
    if field != "date":
        return told
    role = told.where(~told.isin(["", "unspecified"]), read)
    return role.where(role != "", "unspecified")


def _columns(readings: list[Reading]) -> pd.DataFrame:
    return pd.DataFrame({
        "value": [r.value or "" for r in readings],
        "unknown_reason": [r.unknown_reason.value if r.unknown_reason else "" for r in readings],
        "qualifier": [r.qualifier for r in readings],
        "date_first": [r.when.first.isoformat() if r.when.first else "" for r in readings],
        "date_last": [r.when.last.isoformat() if r.when.last else "" for r in readings],
        "role": [r.role for r in readings],
        "span_start": [r.start for r in readings],
        "span_end": [r.end for r in readings],
        "assertion": [r.assertion.value if r.assertion else "" for r in readings],
        "flags": ["|".join(r.flags) for r in readings],
        "issue": [r.issue for r in readings],
        "rule": [r.rule for r in readings],
    })  # fmt: skip


def _context(cell: Mapping[str, str]) -> Context:
    return Context(
        country=cell.get("country", ""),
        language=cell.get("language", "und"),
        published=_interval(cell.get("published_first", ""), cell.get("published_last", "")),
        date_order=cell.get("date_order", ""),
        when=_interval(cell.get("when_first", ""), cell.get("when_last", "")),
        role=cell.get("role", ""),
    )


def _interval(first: str, last: str) -> Interval:
    if not first and not last:
        return UNDATED
    start = dt.date.fromisoformat(first) if first else None
    end = dt.date.fromisoformat(last) if last else None
    return Interval(start, end, f"{first or '..'}/{last or '..'}" if first != last else first)
