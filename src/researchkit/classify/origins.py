"""Independence is by origin: documents that repeat one statement count once.

Within one case, reports that stand on the same page or name the same origin go back to one teller. The
independent origins of a set of reports are the connected parts of that relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

import pandas as pd

_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|yclid)$")


@dataclass(frozen=True, slots=True)
class Teller:
    """Where one report stands and who it says told it first."""

    page: str
    origin: str


def page_key(url: str) -> str:
    """The same page under one key: no scheme, ``www``, AMP marks, tracking parameters or fragment."""
    text = url.strip()
    if not text:
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:  # not an address; the text itself is the key
        return text
    host = re.sub(r"^(www|m|amp)\.", "", parts.netloc.lower())
    path = re.sub(r"/amp(?=/|$)", "", parts.path).rstrip("/")
    query = "&".join(f"{k}={v}" for k, v in sorted(parse_qsl(parts.query)) if not _TRACKING.match(k))
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def tellers(reports: pd.DataFrame) -> dict[str, Teller]:
    """Teller of each report (contract REPORTS), by report id."""
    return {
        report: Teller(page_key(url) or f"report:{report}", origin.casefold())
        for report, url, origin in zip(
            reports["report_id"], reports["url"], reports["origin_id"], strict=True
        )
    }


def independent(report_ids: Iterable[str], known: Mapping[str, Teller]) -> int:
    """How many independent origins stand behind some reports of one case.

    Example:
        >>> known = {"a": Teller("p1", "ngo"), "b": Teller("p1", "paper"), "c": Teller("p2", "paper")}
        >>> independent(["a", "b", "c"], known)
        1
    """
    groups: list[set[str]] = []
    for report in sorted(set(report_ids)):
        teller = known[report]
        marks = {f"page {teller.page}", f"origin {teller.origin}"}
        touching = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks]
        groups.append(marks.union(*touching))
    return len(groups)
