"""One row a case, reconciled from its claims: what is told, by how many, and where sources contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd

from researchkit.clean import names
from researchkit.core.contracts import CASES
from researchkit.reference import gazetteer, statutes
from researchkit.reference.codebook import Codebook

_TIERS = ("open", "restricted", "closed")


def cases(
    claims: pd.DataFrame,
    events: pd.DataFrame,
    reports: pd.DataFrame,
    independent: Callable[[Iterable[str]], int],
    book: Codebook,
    language: str,
) -> pd.DataFrame:
    """Reconcile every case.

    Args:
        claims: contract CLAIMS with ``case_id``, ``person_id``, ``country`` of each claim's report.
        events: contract EVENTS of the same cases.
        reports: contract REPORTS with ``case_id``.
        independent: report ids → number of independent origins.
        book: the codebook.
        language: language of the (closed) display name.

    Returns:
        Contract CASES, ordered by case id.
    """
    told = claims[(claims["assertion"] == "asserted") & (claims["value"] != "")]
    by_case = {str(case): group for case, group in told.groupby("case_id")}
    spoken = claims[(claims["field"] == "violence") & (claims["value"] != "")]
    claims_of = {str(case): group for case, group in spoken.groupby("case_id")}
    arrests = {str(case): group for case, group in events[events["role"] == "arrest"].groupby("case_id")}
    disputed_roles = events[events["grade"] == "disputed"].groupby("case_id")["role"].agg(list).to_dict()
    rows = []
    for case, group in reports.groupby("case_id", sort=True):
        case_id = str(case)
        own = by_case.get(case_id, told.iloc[:0])
        values = {str(field): part for field, part in own.groupby("field")}
        region, told_regions, place = _region(values.get("place"), arrests.get(case_id))
        recorded = sorted(day for day in group["recorded_on"] if day)
        person = str(group["person_id"].iat[0])
        status, grade = _status(values.get("status"), book)
        disputed = {str(role) for role in disputed_roles.get(case, [])}
        if not region and len(told_regions) > 1:
            disputed.add("place")
        rows.append({
            "case_id": case_id,
            "person_id": person,
            "country": _commonest(group["country"]),
            "display_name": _name(values.get("person"), language),
            "publication": "none",
            "deprived": _deprived(own, book),
            "region": region,
            "region_now": (gazetteer.in_today(region) or "") if region else "",
            "regions_told": "|".join(told_regions),
            "place_id": place,
            "articles": _joined(values.get("article")),
            "offence_groups": "|".join(_offences(values.get("article"))),
            "affiliations": _joined(values.get("affiliation")),
            "conducts": _joined(values.get("conduct")),
            "exclusivity": _joined(values.get("exclusivity")),
            "violence": _violence(claims_of.get(case_id)),
            "status": status,
            "status_grade": grade,
            "outcome": _outcome(values.get("sentence")),
            "held": _held(status, book),
            "procedures": _joined(values.get("procedure")),
            "sources": "|".join(sorted(set(group["source_id"]))),
            "tier": min(set(group["tier"]) - {""} or {"closed"}, key=_TIERS.index),
            "origins_n": independent(group["report_id"]),
            "reports_n": len(group),
            "disputed": "|".join(sorted(disputed)),
            "first_recorded_on": recorded[0] if recorded else "",
            "last_recorded_on": recorded[-1] if recorded else "",
        })  # fmt: skip
    return CASES.frame(rows)


def display_names(claims: pd.DataFrame, languages: Iterable[str]) -> pd.DataFrame:
    """The name of each case's person as each language writes it.

    Args:
        claims: contract CLAIMS with ``case_id``.
        languages: languages wanted.

    Returns:
        Columns ``case_id language display_name``, ordered; closed: names.
    """
    told = claims[(claims["field"] == "person") & (claims["value"] != "")]
    rows = [
        (case, language, _name(group, language))
        for case, group in told.groupby("case_id", sort=True)
        for language in languages
    ]
    return pd.DataFrame(rows, columns=["case_id", "language", "display_name"]).astype("str")


def _commonest(values: pd.Series[str]) -> str:
    counts = values[values != ""].value_counts()
    return str(min(counts[counts == counts.max()].index)) if len(counts) else "ZZ"


def _joined(claims: pd.DataFrame | None) -> str:
    return "" if claims is None else "|".join(sorted(set(claims["value"])))


def _name(claims: pd.DataFrame | None, language: str) -> str:
    if claims is None:
        return ""
    forms = claims.sort_values("claim_id")
    return names.display(list(zip(forms["value"], forms["language"], strict=True)), language)


def _region(claims: pd.DataFrame | None, arrests: pd.DataFrame | None) -> tuple[str, list[str], str]:
    """Region of the arrest, every region told, and the place: empty where sources contradict."""
    if claims is None:
        return "", [], ""
    placed = claims[claims["qualifier"] != ""]
    told = sorted(set(placed["qualifier"]))
    at_arrest = sorted(set(arrests["region"]) - {""}) if arrests is not None else []
    region = at_arrest[0] if len(at_arrest) == 1 else told[0] if len(told) == 1 else ""
    inside = placed[placed["qualifier"] == region] if region else placed.iloc[:0]
    places = sorted(set(inside["value"]))
    return region, told, places[0] if len(places) == 1 else ""


def _offences(claims: pd.DataFrame | None) -> list[str]:
    if claims is None:
        return []
    found = {statutes.offence_group(value) for value in set(claims["value"])}
    return sorted(group for group in found if group)


def _status(claims: pd.DataFrame | None, book: Codebook) -> tuple[str, str]:
    """Latest status told (by when it was recorded) and its grade; disputed if that day's reports differ."""
    if claims is None or claims.empty:
        return "", "unknown"
    latest = claims[claims["recorded_on"] == claims["recorded_on"].max()]
    values = sorted(set(latest["value"]))
    order = list(book.variables["status"].values)
    value = max(values, key=lambda code: order.index(code) if code in order else -1)
    if latest["asserted_by"].isin(book.official).any():
        return value, "documented"
    return value, "alleged"


def _outcome(claims: pd.DataFrame | None) -> str:
    """Kinds of penalty imposed (a requested or possible penalty is none)."""
    if claims is None:
        return ""
    imposed = claims[~claims["qualifier"].isin(["requested", "possible"])]
    return "|".join(sorted({value.partition(":")[0] for value in imposed["value"]}))


def _violence(claims: pd.DataFrame | None) -> str:
    if claims is None:
        return ""
    told = set(claims["assertion"]) & {"asserted", "denied"}
    return "both" if len(told) == 2 else next(iter(told), "")


def _held(status: str, book: Codebook) -> str:
    """Whether the latest status is one of being held; a status that tells neither leaves it unknown."""
    if status in book.held:
        return "yes"
    return "no" if status in book.not_held else "unknown"


def _deprived(claims: pd.DataFrame, book: Codebook) -> str:
    """Yes if anything tells a deprivation of liberty; no only if all that is told excludes one."""
    marks = set()
    for field, value, qualifier, role in claims[["field", "value", "qualifier", "role"]].itertuples(
        index=False, name=None
    ):
        if field == "sentence" and qualifier not in {"requested", "possible"}:
            marks.add(f"sentence:{value.partition(':')[0]}")
        elif field == "status":
            marks.add(f"status:{value}")
        elif field == "date":
            marks.add(f"date:{role}")
    if marks & book.deprived:
        return "yes"
    statuses = {mark for mark in marks if not mark.startswith("date:")}
    return "no" if statuses and statuses <= book.at_liberty else "unknown"
