"""One row a case, reconciled from its claims: what is told, by how many, and where sources contradict."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from researchkit.clean import names
from researchkit.core.contracts import CASES
from researchkit.reference import gazetteer, statutes
from researchkit.reference.codebook import Codebook

Row = Mapping[Any, Any]

_TIERS = ("open", "restricted", "closed")
_USED = ["case_id", "claim_id", "field", "value", "qualifier", "role", "language", "assertion", "asserted_by",
         "recorded_on"]  # fmt: skip


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
    told: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    violence: dict[str, set[str]] = defaultdict(set)
    valued = claims[claims["value"] != ""]
    for row in valued[_USED].sort_values("claim_id").to_dict("records"):
        if row["assertion"] == "asserted":
            told[row["case_id"]][row["field"]].append(row)
        if row["field"] == "violence":
            violence[row["case_id"]].add(row["assertion"])
    arrest_regions: dict[str, set[str]] = defaultdict(set)
    disputed: dict[str, set[str]] = defaultdict(set)
    for case, role, region, grade in events[["case_id", "role", "region", "grade"]].itertuples(
        index=False, name=None
    ):
        if role == "arrest":
            arrest_regions[case].add(region)
        if grade == "disputed":
            disputed[case].add(role)
    members: dict[str, list[Row]] = defaultdict(list)
    for row in reports.to_dict("records"):
        members[row["case_id"]].append(row)
    rows = []
    for case in sorted(members):
        values, own = told[case], members[case]
        region, regions, place = _region(values["place"], arrest_regions[case])
        status, grade = _status(values["status"], book)
        if not region and len(regions) > 1:
            disputed[case].add("place")
        recorded = sorted(row["recorded_on"] for row in own if row["recorded_on"])
        rows.append({
            "case_id": case,
            "person_id": own[0]["person_id"],
            "country": own[0]["country"],
            "display_name": _name(values["person"], language),
            "publication": "none",
            "deprived": _deprived(values, book),
            "region": region,
            "region_now": (gazetteer.in_today(region) or "") if region else "",
            "regions_told": "|".join(regions),
            "place_id": place,
            "articles": _joined(values["article"]),
            "offence_groups": "|".join(_offences(values["article"])),
            "affiliations": _joined(values["affiliation"]),
            "conducts": _joined(values["conduct"]),
            "exclusivity": _joined(values["exclusivity"]),
            "violence": _violence(violence[case]),
            "status": status,
            "status_grade": grade,
            "outcome": _outcome(values["sentence"]),
            "held": _held(status, book),
            "procedures": _joined(values["procedure"]),
            "sources": "|".join(sorted({row["source_id"] for row in own})),
            "origins": "|".join(sorted({row["origin_id"] for row in own})),
            "tier": min({row["tier"] for row in own} - {""} or {"closed"}, key=_TIERS.index),
            "origins_n": independent(row["report_id"] for row in own),
            "reports_n": len(own),
            "disputed": "|".join(sorted(disputed[case])),
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
    told = claims[(claims["field"] == "person") & (claims["value"] != "") & (claims["case_id"].notna())]
    forms: dict[str, list[Row]] = defaultdict(list)
    for row in told[["case_id", "claim_id", "value", "language"]].sort_values("claim_id").to_dict("records"):
        forms[row["case_id"]].append(row)
    wanted = tuple(languages)
    rows = [(case, language, _name(forms[case], language)) for case in sorted(forms) for language in wanted]
    return pd.DataFrame(rows, columns=["case_id", "language", "display_name"]).astype("str")


def commonest_by(keys: Iterable[str], values: Iterable[str]) -> dict[str, str]:
    """For each key, the value that stands most often beside it (the first by name if several do), else ``ZZ``."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for key, value in zip(keys, values, strict=True):
        counts[key].update([value] if value else [])
    return {
        key: min(found, key=lambda value: (-found[value], value)) if found else "ZZ"
        for key, found in counts.items()
    }


def _joined(claims: Sequence[Row]) -> str:
    return "|".join(sorted({row["value"] for row in claims}))


def _name(claims: Sequence[Row], language: str) -> str:
    return names.display([(row["value"], row["language"]) for row in claims], language) if claims else ""


def _region(places: Sequence[Row], at_arrest: set[str]) -> tuple[str, list[str], str]:
    """Region of the arrest, every region told, and the place: empty where sources contradict."""
    regions = sorted({row["qualifier"] for row in places} - {""})
    arrested = sorted(at_arrest - {""})
    region = arrested[0] if len(arrested) == 1 else regions[0] if len(regions) == 1 else ""
    inside = sorted({row["value"] for row in places if region and row["qualifier"] == region})
    return region, regions, inside[0] if len(inside) == 1 else ""


def _offences(articles: Sequence[Row]) -> list[str]:
    found = {statutes.offence_group(value) for value in {row["value"] for row in articles}}
    return sorted(group for group in found if group)


def _status(claims: Sequence[Row], book: Codebook) -> tuple[str, str]:
    """Latest status told (by when it was recorded) and its grade; of one day, the furthest in a case."""
    if not claims:
        return "", "unknown"
    day = max(row["recorded_on"] for row in claims)
    latest = [row for row in claims if row["recorded_on"] == day]
    order = list(book.variables["status"].values)
    value = max(
        sorted({row["value"] for row in latest}), key=lambda code: order.index(code) if code in order else -1
    )
    return value, "documented" if any(row["asserted_by"] in book.official for row in latest) else "alleged"


def _outcome(sentences: Sequence[Row]) -> str:
    """Kinds of penalty imposed (a requested or possible penalty is none)."""
    imposed = (row["value"] for row in sentences if row["qualifier"] not in {"requested", "possible"})
    return "|".join(sorted({value.partition(":")[0] for value in imposed}))


def _violence(assertions: set[str]) -> str:
    told = assertions & {"asserted", "denied"}
    return "both" if len(told) == 2 else next(iter(told), "")


def _held(status: str, book: Codebook) -> str:
    """Whether the latest status is one of being held; a status that tells neither leaves it unknown."""
    if status in book.held:
        return "yes"
    return "no" if status in book.not_held else "unknown"


def _deprived(values: Mapping[str, Sequence[Row]], book: Codebook) -> str:
    """Yes if anything tells a deprivation of liberty; no only if all that is told excludes one."""
    marks = {f"status:{row['value']}" for row in values["status"]}
    marks |= {f"sentence:{kind}" for kind in _outcome(values["sentence"]).split("|") if kind}
    if (marks | {f"date:{row['role']}" for row in values["date"]}) & book.deprived:
        return "yes"
    return "no" if marks and marks <= book.at_liberty else "unknown"
