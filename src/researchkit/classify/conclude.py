"""The whole room as one function of tables: claims and links in; cases, events and findings out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from researchkit.classify.basis import findings
from researchkit.classify.cases import cases, commonest_by, display_names
from researchkit.classify.events import events
from researchkit.classify.origins import independent, tellers
from researchkit.core.tables import looked_up
from researchkit.reference.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Concluded:
    """Contract tables CASES, EVENTS and FINDINGS of one study; and the (closed) names by language."""

    cases: pd.DataFrame
    events: pd.DataFrame
    findings: pd.DataFrame
    display_names: pd.DataFrame


def conclude(
    claims: pd.DataFrame,
    reports: pd.DataFrame,
    links: pd.DataFrame,
    placed: pd.DataFrame,
    book: Codebook,
    *,
    grounds_of_arrest: Iterable[str],
    languages: Iterable[str],
) -> Concluded:
    """Conclude every case.

    Args:
        claims: contract CLAIMS.
        reports: contract REPORTS.
        links: contract LINKS; every report is in it exactly once.
        placed: ``claim_id case_id arrest_id`` of the date claims: a report may tell of two cases, and its
            dates are then divided between them.
        book: the codebook.
        grounds_of_arrest: grounds to decide, by their names in the codebook.
        languages: languages of the (closed) display names; the first one's stands in CASES.
    """
    where = links[["report_id", "person_id", "case_id", "arrest_id"]]
    linked = reports.merge(where, on="report_id", how="inner", validate="one_to_one")
    if len(linked) != len(reports):
        raise AssertionError("a report has no case")
    # A case has one country: what most of its reports tell; one whose reports tell none is ZZ.
    country = commonest_by(linked["case_id"], linked["country"])
    linked["country"] = [country[case] for case in linked["case_id"]]
    known = tellers(linked)

    def origins(report_ids: Iterable[str]) -> int:
        return independent(report_ids, known)

    told = claims.merge(
        linked[["report_id", "person_id", "case_id", "arrest_id", "country"]], on="report_id", how="left"
    )
    places = told[(told["field"] == "place") & (told["qualifier"] != "")]
    regions = places.drop_duplicates(["report_id", "qualifier"]).set_index("report_id")["qualifier"]
    alone = regions[~regions.index.duplicated(keep=False)]
    dates = told[(told["field"] == "date") & (told["value"] != "") & (told["assertion"] == "asserted")]
    dated = dates.drop(columns=["case_id", "arrest_id"]).merge(
        placed.loc[placed["case_id"].isin(links["case_id"]), ["claim_id", "case_id", "arrest_id"]],
        on="claim_id",
    )
    dated["region"] = looked_up(dated["report_id"], alone.to_dict())
    happened = events(dated, book.official)
    wanted = tuple(languages)
    reconciled = cases(told, happened, linked, origins, book, wanted[0])
    spoken = told[told["field"].isin(["conduct", "violence", "exclusivity"])]
    silent = linked.loc[~linked["case_id"].isin(spoken["case_id"]), ["case_id"]].drop_duplicates("case_id")
    # A case whose sources tell no conduct at all is decided as well: conduct not told is a finding.
    padding = silent.assign(claim_id="", report_id="", field="conduct", value="",
                            unknown_reason="not_stated", assertion="not_mentioned",
                            asserted_by="", qualifier="", flags="")  # fmt: skip
    ask = pd.concat([spoken[padding.columns], padding], ignore_index=True)
    found = [findings(ask, ground, book, origins) for ground in grounds_of_arrest]
    return Concluded(reconciled, happened, pd.concat(found, ignore_index=True), display_names(told, wanted))
