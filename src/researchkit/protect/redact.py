"""Redaction before analysis: the tables that notebooks see hold nothing their audience may not.

A column is closed unless its contract says otherwise (unlisted = closed). A name is kept only for a person
with a recorded ground for publication that covers the audience and language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from researchkit.core.contracts import CASES, EVENTS, FINDINGS
from researchkit.core.tables import Column, Table, looked_up

CASE_SOURCES = Table(
    "case_sources",
    "The published pages that a case rests on.",
    (
        Column("case_id", "text", "Case.", required=True),
        Column("report_id", "text", "Report.", required=True),
        Column("publisher", "text", "Who published it.", required=True),
        Column("origin_id", "text", "Independent origin that it passes on, or its own."),
        Column("url", "text", "Address of the page, where the study links public pages."),
        Column("published_first", "day", "Earliest day of publication."),
        Column("published_last", "day", "Latest day of publication."),
        Column("language", "text", "Language of the page."),
        Column("tier", "text", "open, restricted or closed."),
    ),
    key=("report_id",),
)

PUBLICATION = Table(
    "publication",
    "Recorded grounds for publishing a name.",
    (
        Column("person_id", "text", "Person.", required=True),
        Column("ground", "text", "Ground.", required=True,
               allowed=("consent", "own_representative", "named_organisation")),
        Column("given_by", "text", "Who gave it, or the organisation that published.", required=True),
        Column("audiences", "text", "Audiences it covers.", required=True, many=True,
               allowed=("public", "confidential")),
        Column("languages", "text", "Languages it covers.", required=True, many=True),
        Column("given_on", "day", "When.", required=True),
        Column("reviewed_by", "text", "Who reviewed the risk.", required=True),
        Column("reviewed_on", "day", "When the risk was reviewed.", required=True),
        Column("until", "day", "Until when, if limited."),
        Column("withdrawn_on", "day", "When it was withdrawn, if it was."),
    ),
)  # fmt: skip


POSITIONS = Table(
    "positions",
    "What courts, prosecutors and other authorities are told to say about a case: codes, never words.",
    (
        Column("case_id", "text", "Case.", required=True),
        Column("report_id", "text", "Report that tells it.", required=True),
        Column("asserted_by", "text", "Who says it.", required=True),
        Column("field", "text", "Conduct, violence or whether it was all.", required=True,
               allowed=("conduct", "violence", "exclusivity")),
        Column("value", "text", "Code of the value."),
        Column("assertion", "text", "asserted, denied or not disclosed.", required=True),
    ),
)  # fmt: skip


ROWS = Table(
    "rows",
    "How many rows were received, and how many of them are part of no case, by why.",
    (
        Column("place", "text", "received, set_aside, text, later or unplaced.", required=True),
        Column("rows_n", "integer", "Rows.", required=True),
    ),
    key=("place",),
)


@dataclass(frozen=True, slots=True)
class Redacted:
    """The tables one audience may see, in one language."""

    cases: pd.DataFrame
    events: pd.DataFrame
    findings: pd.DataFrame
    case_sources: pd.DataFrame


def grounds(publication: pd.DataFrame, audience: str, language: str, as_of: str) -> dict[str, str]:
    """Persons whose name may be printed: person id → ground, for one audience, language and day."""
    out: dict[str, str] = {}
    for row in publication.itertuples(index=False):
        covers = audience in str(row.audiences).split("|") and language in str(row.languages).split("|")
        expired = bool(row.until) and str(row.until) < as_of
        withdrawn = bool(row.withdrawn_on) and str(row.withdrawn_on) <= as_of
        if covers and not expired and not withdrawn and str(row.given_on) <= as_of:
            out[str(row.person_id)] = str(row.ground)
    return out


def redact(
    cases: pd.DataFrame,
    events: pd.DataFrame,
    findings: pd.DataFrame,
    sources: pd.DataFrame,
    names: pd.DataFrame,
    *,
    audience: str,
    allowed: Mapping[str, str],
    link_sources: bool,
) -> Redacted:
    """Take out what an audience may not see.

    Args:
        cases: contract CASES.
        events: contract EVENTS.
        findings: contract FINDINGS.
        sources: contract CASE_SOURCES, with every address.
        names: ``case_id display_name`` in the edition's language.
        audience: ``public`` or ``confidential``.
        allowed: person id → ground for publishing the name.
        link_sources: whether addresses of open pages are kept.

    Returns:
        The tables without closed columns; ``display_name`` is there, and empty for everybody without a
        ground unless the audience is confidential.
    """
    kept = _open_columns(cases, CASES, extra=("display_name",))
    written = dict(zip(names["case_id"], names["display_name"], strict=True))
    kept["display_name"] = looked_up(cases["case_id"], written)
    ground = looked_up(cases["person_id"], allowed, "none")
    kept["publication"] = ground
    if audience != "confidential":
        kept["display_name"] = kept["display_name"].where(ground != "none", "").astype("str")
    pages = _open_columns(sources, CASE_SOURCES)
    linkable = (pages["tier"] == "open") & link_sources if audience == "public" else pages["tier"] != ""
    pages["url"] = pages["url"].where(linkable, "").astype("str")
    if audience == "public":
        # A source that is not open must not be told apart from others by its name either.
        pages["publisher"] = pages["publisher"].where(pages["tier"] == "open", "a source that is not public")
        pages["origin_id"] = pages["origin_id"].where(pages["tier"] == "open", "").astype("str")
    return Redacted(kept, _open_columns(events, EVENTS), _open_columns(findings, FINDINGS), pages)


def positions(
    claims: pd.DataFrame, sources: pd.DataFrame, official: frozenset[str], *, audience: str
) -> pd.DataFrame:
    """What authorities are told to say, as an audience may see it.

    Args:
        claims: contract CLAIMS.
        sources: contract CASE_SOURCES.
        official: speakers whose statements are an authority's.
        audience: ``public`` (open sources only) or ``confidential``.

    Returns:
        Contract POSITIONS, each statement of a report once.
    """
    seen = sources if audience == "confidential" else sources[sources["tier"] == "open"]
    told = claims[
        claims["asserted_by"].isin(sorted(official))
        & claims["field"].isin(["conduct", "violence", "exclusivity"])
        & (claims["value"] != "")
    ]
    names = list(POSITIONS.names)
    joined = told.merge(seen[["report_id", "case_id"]], on="report_id")[names]
    return joined.drop_duplicates().sort_values(names).reset_index(drop=True)


def _open_columns(frame: pd.DataFrame, contract: Table, extra: tuple[str, ...] = ()) -> pd.DataFrame:
    keep = [c.name for c in contract.columns if (not c.closed or c.name in extra) and c.name in frame.columns]
    return frame[keep].copy()
