"""Spark gives what DuckDB gives. Needs ``researchkit[spark]`` and Java 17; run with ``make test-spark``."""

from __future__ import annotations

import pandas as pd
import pytest

from researchkit.clean.names.keys import keys_frame
from researchkit.core.contracts import LINK_KEYS
from researchkit.link.persons import link

# pyspark 4.3 announces that its pandas conversions do not know pandas 3; no conversion is used here.
pytestmark = pytest.mark.filterwarnings("ignore")

GIVEN = ("Толеген", "Сандугаш", "Мади", "Ерзат", "Айнаш", "Олжас", "Динара", "Куаныш")
FAMILY = ("Жармухан", "Тастемир", "Алдаберген", "Қуанқара")


def crowd() -> pd.DataFrame:
    """Some two hundred reports about invented people, two or three a person, in two alphabets."""
    rows = []
    for g, given in enumerate(GIVEN):
        for f, family in enumerate(FAMILY):
            day = f"202{g % 5}-0{1 + f}-1{g}"
            full = f"{given} {family}ов" if given[-1] != "а" else f"{given} {family}ова"
            facts = {
                "region": f"KZ-{10 + f}",
                "articles": f"KZ-CC:{200 + g}",
                "url": f"https://example.org/{g}",
            }
            rows += [
                {"name": full, "date_first": day, "date_last": day, **facts},
                {"name": full.upper(), "date_first": day[:8] + "01", "date_last": day[:8] + "28", **facts},
                {"name": f"{family}ов {given}" if given[-1] != "а" else f"{family}ова {given}"},
                {"name": f"{given[0]}. {family}ов", "date_first": day, "date_last": day},
            ]
    table = pd.DataFrame(rows).fillna("")
    table["report_id"] = [f"r{n:04d}" for n in range(len(table))]
    table["source_id"], table["country"] = "s", "KZ"
    for column, values in keys_frame(table["name"]).items():
        table[column] = values.to_numpy()
    return LINK_KEYS.shape(table)


def test_spark_and_duckdb_give_the_same_persons() -> None:
    keys = crowd()
    judgements = pd.DataFrame(
        [("r0000", "r0003", "same", "seen", "coder-1", "2025-01-01")],
        columns=["report_a", "report_b", "judgement", "reason", "author", "date"],
    )
    duck = link(keys, judgements)
    spark = link(keys, judgements, engine="spark")
    assert duck.counts["pairs_scored"] > 100
    assert duck.persons["person_id"].nunique() < len(keys)
    pd.testing.assert_frame_equal(duck.persons, spark.persons, rtol=1e-12)
    pd.testing.assert_frame_equal(duck.pairs, spark.pairs, rtol=1e-12)
    pd.testing.assert_frame_equal(duck.review, spark.review, rtol=1e-12)
    assert duck.issues == spark.issues
