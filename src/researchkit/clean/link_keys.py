"""What linkage compares: one row a report, gathered from its claims."""

from __future__ import annotations

import pandas as pd

from researchkit.clean import names
from researchkit.clean.claims import main_events
from researchkit.core.contracts import LINK_KEYS
from researchkit.core.tables import looked_up

#: ISO 3166-1 user-assigned code for a country that is not told.
UNKNOWN_COUNTRY = "ZZ"


def link_keys(claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Gather the comparison keys of every report.

    Args:
        claims: contract CLAIMS.
        reports: contract REPORTS.

    Returns:
        Contract LINK_KEYS, one row a report, in the order of ``reports``. A report whose person could not
        be read has empty keys: it links to nothing.
    """
    base = reports[["report_id", "source_id", "country", "url", "origin_id"]].copy()
    base["country"] = base["country"].where(base["country"] != "", UNKNOWN_COUNTRY)
    people = claims[(claims["field"] == "person") & (claims["value"] != "")]
    named = dict(zip(people["report_id"][::-1], people["value"][::-1], strict=True))
    base["name"] = looked_up(base["report_id"], named)
    keys = names.keys_frame(base["name"])
    for column in ("given_key", "family_key", "patronymic_key", "given_initial", "family_initial", "gender"):
        base[column] = keys[column].to_numpy()
    when = main_events(claims[claims["field"] == "date"])
    base = base.join(when, on="report_id")
    asserted = claims[(claims["assertion"] == "asserted") & (claims["value"] != "")]
    for column, field, part in (
        ("region", "place", "qualifier"),
        ("articles", "article", "value"),
        ("affiliations", "affiliation", "value"),
    ):
        found = asserted[(asserted["field"] == field) & (asserted[part] != "")]
        joined = found.sort_values(part).drop_duplicates(["report_id", part]).groupby("report_id")[part]
        base[column] = looked_up(base["report_id"], joined.agg("|".join).to_dict())
    return LINK_KEYS.shape(base)
