"""Several sources may have read one page: it is one page all the same, with one date and one origin."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from researchkit.core.dates import Interval
from researchkit.intake.origins import of_publisher
from researchkit.intake.pages import recorded_on

Row = Mapping[str, str]


def page_key(url: str) -> str:
    """What two addresses of one page have in common."""
    return re.sub(r"^https?://(www\.)?", "", url.strip(), flags=re.IGNORECASE).split("#", 1)[0].rstrip("/")


def share(rows: Iterable[Row], known_since: Mapping[str, str]) -> list[dict[str, str]]:
    """What other readings of its page add to each report.

    Args:
        rows: reports (contract REPORTS).
        known_since: source id → its rule, see :func:`researchkit.intake.pages.recorded_on`.

    Returns:
        For each row, in order, the columns that change; none for most.
    """
    rows = list(rows)
    origins, days = _origins(rows), _dates(rows)
    out = []
    for row in rows:
        page = page_key(row["url"])
        changes: dict[str, str] = {}
        if origin := origins.get((row["source_id"], page)):
            changes["origin_id"] = origin
        if page in days and not row["published_first"] and not row["published_last"]:
            first, last = days[page]
            changes["published_first"], changes["published_last"] = first, last
            when = Interval(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
            changes["recorded_on"] = recorded_on(
                known_since.get(row["source_id"], ""), when, row["recorded_on"]
            )
        out.append(changes)
    return out


def _origins(rows: list[Row]) -> dict[tuple[str, str], str]:
    """(Source, page) that noted no origin → the one that another source noted for the page.

    It holds only if every row of the noting source about that page agrees on it, and no two sources note
    different ones: a page may pass on one story and tell another of its own.
    """
    views: dict[str, dict[str, set[str]]] = {}
    for row in rows:
        if row["url"]:
            noted = "" if row["origin_id"] == of_publisher(row["publisher"]).origin_id else row["origin_id"]
            views.setdefault(page_key(row["url"]), {}).setdefault(row["source_id"], set()).add(noted)
    out: dict[tuple[str, str], str] = {}
    for page, sources in views.items():
        noted_ids = set().union(*sources.values()) - {""}
        mixed = any(len(ids) > 1 for ids in sources.values())
        if len(noted_ids) == 1 and not mixed:
            (only,) = noted_ids
            out |= {(source_id, page): only for source_id, ids in sources.items() if ids == {""}}
    return out


def _dates(rows: list[Row]) -> dict[str, tuple[str, str]]:
    """Page → the days that all dated readings of it leave open; pages whose readings contradict are left out."""
    out: dict[str, tuple[str, str]] = {}
    for row in rows:
        first, last = row["published_first"], row["published_last"]
        if row["url"] and first and last:
            page = page_key(row["url"])
            low, high = out.get(page, (first, last))
            out[page] = max(low, first), min(high, last)
    return {page: (first, last) for page, (first, last) in out.items() if first <= last}
