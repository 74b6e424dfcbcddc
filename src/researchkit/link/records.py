"""Reports as the model sees them: numbers and lists made once from LINK_KEYS, so that SQL only compares."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa

from researchkit.reference.packs import countries
from researchkit.reference.packs import rows as vocabulary

#: Columns of LINK_KEYS that make one spelling of a name.
SPELLING = ("name", "given_key", "family_key", "patronymic_key", "given_initial", "family_initial", "gender")

#: Parts and paragraphs of an article: sources tell them unevenly, so linkage compares the article alone.
_PARTS = re.compile(r"\([^)|]*\)")

#: How often an unseen given or family name is expected, and how many names that expectation weighs as much as.
#: A few hundred given names cover most people; family names are ten times as many.
GIVEN_RATE, GIVEN_WEIGHT = 0.004, 200.0
FAMILY_RATE, FAMILY_WEIGHT = 0.0005, 1000.0
#: Counts added to the counts of places, articles and movements, as if seen beside a quarter of the names.
SHARE_ADDED = 5.0
#: Share of pairs of reports in which one names no given name: agreement "as far as told" is that much rarer.
PARTIAL_SHARE = 0.034


def spellings(keys: pd.DataFrame) -> tuple[np.ndarray, pd.DataFrame]:
    """Number the distinct spellings.

    Args:
        keys: contract LINK_KEYS.

    Returns:
        Spelling number of each row (-1 where nobody is named), and the spellings in a fixed order.
    """
    named = ((keys["given_key"] != "") | (keys["family_key"] != "")).to_numpy()
    columns = list(SPELLING)
    table = keys.loc[named, columns].drop_duplicates().sort_values(columns, ignore_index=True)
    number = np.full(len(keys), -1, dtype=np.int64)
    lookup = table.assign(name_id=np.arange(len(table)))
    number[named] = keys.loc[named, columns].merge(lookup, on=columns, how="left")["name_id"].to_numpy()
    return number, table


def rarity(table: pd.DataFrame) -> tuple[pd.Series[float], pd.Series[float]]:
    """How often a stranger would bear the same family name, and the same full name.

    Counted over distinct names, not over reports: a person told of in forty reports does not make a name
    common. Small counts are drawn towards a general rate, as an unseen name is rarer than one in n.

    Args:
        table: spellings.

    Returns:
        Frequencies (family name, full name) aligned with ``table``; missing where there is no such key.
    """
    full = table[(table["given_key"] != "") & (table["family_key"] != "")]
    distinct = full[["given_key", "family_key"]].drop_duplicates()
    given = _rate(distinct["given_key"], GIVEN_RATE, GIVEN_WEIGHT)
    family = _rate(distinct["family_key"], FAMILY_RATE, FAMILY_WEIGHT)
    of_given = table["given_key"].map(given).astype("float64").fillna(GIVEN_RATE)
    of_family = table["family_key"].map(family).astype("float64").fillna(FAMILY_RATE)
    one = table["family_key"].where(table["family_key"] != "", table["given_key"])
    complete = (table["given_key"] != "") & (table["family_key"] != "")
    rate_of_one = of_family.where(table["family_key"] != "", of_given)
    return rate_of_one.where(one != ""), (of_given * of_family).where(complete)


def shares(lists: list[list[str] | None], spelled: np.ndarray) -> dict[str, float]:
    """How common each value is, as the share of spellings that go with it.

    To be held in the capital says little, to be held in a small town says much. Counted over spellings, so that
    one much-told person does not make a town common; a few counts are added, as small data know little.
    """
    pairs = {(value, who) for who, many in zip(spelled.tolist(), lists, strict=True) for value in many or ()}
    told = len({who for _, who in pairs})
    count = Counter(value for value, _ in pairs)
    return {
        value: (number + SHARE_ADDED) / (told + 4 * SHARE_ADDED) for value, number in sorted(count.items())
    }


def commonest(lists: list[list[str] | None], share: Mapping[str, float]) -> list[str | None]:
    """The commonest value of each report: agreement on a list is worth what its commonest value is worth."""
    return [max(many, key=lambda value: (share[value], value)) if many else None for many in lists]


def _rate(names: pd.Series[str], rate: float, weight: float) -> pd.Series[float]:
    others = names.value_counts() - 1
    return (others + weight * rate) / (max(0, len(names) - 1) + weight)


def records(
    keys: pd.DataFrame,
    number: np.ndarray,
    table: pd.DataFrame,
    near: Mapping[str, list[list[int]]],
    parents: Mapping[str, str],
) -> tuple[pa.Table, dict[str, pa.Table]]:
    """The table that is scored, and how common its values are.

    Args:
        keys: contract LINK_KEYS, in the order that gives ``uid``.
        number: spelling of each row.
        table: spellings.
        near: level of kinship → for each spelling the spellings that near.
        parents: region → larger region that an older report may name instead.

    Returns:
        One row per report that names somebody; column → table of its values with ``tf_<column>``.
    """
    named = number >= 0
    rows = keys.loc[named]
    spelled = number[named]
    family_rate, full_rate = rarity(table)
    one = table["family_key"].where(table["family_key"] != "", table["given_key"]).to_numpy()
    complete = ((table["given_key"].str.len() > 1) & (table["family_key"] != "")).to_numpy()
    low = np.where(table["given_key"] <= table["family_key"], table["given_key"], table["family_key"])
    high = np.where(table["given_key"] <= table["family_key"], table["family_key"], table["given_key"])
    joined = low.astype(object) + "|" + high.astype(object)
    full_key = np.array([key if ok else None for key, ok in zip(joined, complete, strict=True)], dtype=object)
    first = [_ordinal(text) for text in rows["date_first"]]
    last = [_ordinal(text) for text in rows["date_last"]]
    known = [a is not None and b is not None for a, b in zip(first, last, strict=True)]
    region = [_many(text) for text in rows["region"]]
    articles = [_articles(text) for text in rows["articles"]]
    affiliations = [_many(text) for text in rows["affiliations"]]
    birth = pd.to_numeric(rows["birth_year"], errors="coerce")
    share = {
        "region": shares(region, spelled),
        "articles": shares(articles, spelled),
        "affiliations": shares(affiliations, spelled),
    }
    columns: dict[str, pa.Array] = {
        "uid": pa.array(np.flatnonzero(named), pa.int64()),
        "name_id": pa.array(spelled, pa.int64()),
        "full_key": pa.array(full_key[spelled].tolist(), pa.string()),
        "family_key": pa.array(_text(one[spelled]), pa.string()),
        "complete": pa.array(complete[spelled].astype(np.int64), pa.int64()),
        "patronymic_key": pa.array(_text(table["patronymic_key"].to_numpy()[spelled]), pa.string()),
        "birth_year": pa.array([None if pd.isna(year) else int(year) for year in birth], pa.int64()),
        "country": pa.array(_text(rows["country"].to_numpy()), pa.string()),
        "region": pa.array(region, pa.list_(pa.string())),
        "parent": pa.array([_parents(many, parents) for many in region], pa.list_(pa.string())),
        "day_first": pa.array([a if ok else None for a, ok in zip(first, known, strict=True)], pa.int64()),
        "day_last": pa.array([b if ok else None for b, ok in zip(last, known, strict=True)], pa.int64()),
        "articles": pa.array(articles, pa.list_(pa.string())),
        "affiliations": pa.array(affiliations, pa.list_(pa.string())),
        "common_region": pa.array(commonest(region, share["region"]), pa.string()),
        "common_articles": pa.array(commonest(articles, share["articles"]), pa.string()),
        "common_affiliations": pa.array(commonest(affiliations, share["affiliations"]), pa.string()),
        "page": pa.array(_text(rows["url"].to_numpy()), pa.string()),
    }
    for level, lists in near.items():
        columns[f"near_{level}"] = pa.array([lists[n] for n in spelled], pa.list_(pa.int64()))
    rates = {
        "full_key": _largest(full_key, full_rate.to_numpy()),
        "family_key": _largest(one, PARTIAL_SHARE * family_rate.to_numpy()),
        **{f"common_{name}": values for name, values in share.items()},
    }
    tables = {
        name: pa.table(
            {
                name: pa.array(list(rate), pa.string()),
                f"tf_{name}": pa.array(list(rate.values()), pa.float64()),
            }
        )
        for name, rate in rates.items()
    }
    return pa.table(columns), tables


def _largest(values: np.ndarray, rates: np.ndarray) -> dict[str, float]:
    """The largest rate of every value: names in the other order share a key."""
    out: dict[str, float] = {}
    for value, rate in zip(values.tolist(), rates.tolist(), strict=True):
        if value and rate == rate:
            out[value] = max(rate, out.get(value, 0.0))
    return dict(sorted(out.items()))


def region_parents() -> dict[str, str]:
    """Region → the region it was split from, in every country pack: an older report names the larger one."""
    return {
        row["code"]: row["split_from"]
        for country in countries()
        for row in vocabulary("countries", country.lower(), "regions.csv")
        if row.get("split_from")
    }


def _ordinal(text: str) -> int | None:
    return dt.date.fromisoformat(text).toordinal() if text else None


def _many(text: str) -> list[str] | None:
    return sorted({part for part in text.split("|") if part}) or None


def _articles(text: str) -> list[str] | None:
    """Articles without parts; words for a kind of offence are no articles."""
    return _many("|".join(part for part in _PARTS.sub("", text).split("|") if ":" in part))


def _parents(regions: list[str] | None, parents: Mapping[str, str]) -> list[str] | None:
    return None if regions is None else sorted({parents.get(region, region) for region in regions})


def _text(values: np.ndarray) -> list[str | None]:
    return [str(value) or None for value in values]
