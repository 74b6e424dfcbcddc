"""Scoring pairs with splink: on DuckDB in this process, or unchanged on Spark for what one machine cannot hold.

Both engines get the same tables and the same model and give the same probabilities. Tables go to Spark and
come back as parquet files, because pyspark's conversion to and from pandas 3 is not reliable.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from researchkit.core.issue import ResearchkitError

ENGINES = ("duckdb", "spark")

#: Pairs of reports whose spellings may be one person's. ``kin`` holds pairs of spellings, a <= b.
_PAIRS = """
SELECT '0' AS match_key,
       least(l.uid, r.uid) AS join_key_l,
       greatest(l.uid, r.uid) AS join_key_r
FROM kin AS k
JOIN records AS l ON l.name_id = k.a
JOIN records AS r ON r.name_id = k.b
WHERE k.a < k.b OR l.uid < r.uid
"""


def score(
    records: pa.Table,
    kin: pa.Table,
    rates: Mapping[str, pa.Table],
    settings: dict[str, Any],
    engine: str = "duckdb",
) -> pa.Table:
    """Score every pair of reports whose spellings are kin.

    Args:
        records: one row a report (see :mod:`researchkit.link.records`), unique ``uid``.
        kin: pairs of spellings ``a <= b`` that may be one person's.
        rates: column → how common its values are.
        settings: splink settings in the engine's dialect.
        engine: ``duckdb`` or ``spark``.

    Returns:
        ``uid_l < uid_r``, ``match_weight`` (log2 odds), one ``gamma_…`` column a comparison; sorted by uids.

    Raises:
        ResearchkitError: the engine is unknown or not installed.
    """
    if engine == "duckdb":
        out = _duckdb(records, kin, rates, settings)
    elif engine == "spark":
        out = _spark(records, kin, rates, settings)
    else:
        raise ResearchkitError("LINK-ENGINE-01", "link#engine", f"choose one of {', '.join(ENGINES)}")
    return out.sort_by([("uid_l", "ascending"), ("uid_r", "ascending")])


def _columns(settings: dict[str, Any]) -> str:
    """Columns to fetch: ids, weight, and for each comparison the number of the level that was met.

    Splink gives a comparison's level number only together with every compared value, which would multiply
    the size of the result; its weight comes alone. Weights differ between the levels of a comparison (a test
    holds the model to that), so the level is read back from the weight. Nothing to compare weighs nothing: -1.
    """
    out = ["uid_l", "uid_r", "match_weight"]
    for comparison in settings["comparisons"]:
        name = comparison["output_column_name"]
        plain = [level for level in comparison["comparison_levels"] if not level.get("is_null_level")]
        whens = []
        for place, level in enumerate(plain):
            weight = math.log2(level["m_probability"] / level["u_probability"])
            whens.append(f"WHEN abs(mw_{name} - ({weight!r})) < 1e-9 THEN {len(plain) - 1 - place}")
        out.append(f"CAST(CASE {' '.join(whens)} ELSE -1 END AS smallint) AS gamma_{name}")
    return ", ".join(out)


def _duckdb(
    records: pa.Table, kin: pa.Table, rates: Mapping[str, pa.Table], settings: dict[str, Any]
) -> pa.Table:
    import duckdb
    from splink import DuckDBAPI, Linker

    connection = duckdb.connect(":memory:")
    try:
        connection.register("records", records)
        connection.register("kin", kin)
        connection.execute(f"CREATE TABLE pairs AS {_PAIRS}").fetchall()
        api = DuckDBAPI(connection)
        linker = Linker(api.register(records), settings, log_level=None, validate_settings=False)
        for name, table in rates.items():
            linker.table_management.register_term_frequency_lookup(api.register(table), name)
        pairs = api.register(connection.table("pairs"))
        linker.table_management.register_blocked_pairs_for_predict(pairs)
        scored = linker.inference.predict(warning_mode="never")
        query = f"SELECT {_columns(settings)} FROM {scored.physical_name}"  # noqa: S608 - names of our own
        return connection.sql(query).to_arrow_table()
    finally:
        connection.close()


def _spark(
    records: pa.Table, kin: pa.Table, rates: Mapping[str, pa.Table], settings: dict[str, Any]
) -> pa.Table:
    import pyarrow.parquet as pq

    try:
        from pyspark.sql import SparkSession
        from splink import Linker, SparkAPI
        from splink.backends.spark import similarity_jar_location
    except ImportError as error:
        raise ResearchkitError("LINK-ENGINE-02", "link#engine") from error
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        pq.write_table(records, place / "records.parquet")
        pq.write_table(kin, place / "kin.parquet")
        session = (
            SparkSession.builder.appName("researchkit-link")
            .config("spark.jars", similarity_jar_location())
            .config("spark.sql.warehouse.dir", str(place / "warehouse"))
            .config("spark.ui.enabled", "false")
            .getOrCreate()
        )
        session.sparkContext.setCheckpointDir(str(place / "checkpoints"))
        table = session.read.parquet(str(place / "records.parquet"))
        table.createOrReplaceTempView("records")
        session.read.parquet(str(place / "kin.parquet")).createOrReplaceTempView("kin")
        api: Any = SparkAPI(spark_session=session, break_lineage_method="parquet")  # type: ignore[no-untyped-call]
        linker = Linker(api.register(table), settings, log_level=None, validate_settings=False)
        for name, rate in rates.items():
            pq.write_table(rate, place / f"{name}.parquet")
            lookup = api.register(session.read.parquet(str(place / f"{name}.parquet")))
            linker.table_management.register_term_frequency_lookup(lookup, name)
        pairs = api.register(session.sql(_PAIRS))
        linker.table_management.register_blocked_pairs_for_predict(pairs)
        scored = linker.inference.predict(warning_mode="never")
        out = session.sql(f"SELECT {_columns(settings)} FROM {scored.physical_name}")  # noqa: S608
        out.write.parquet(str(place / "scored.parquet"))
        return pq.read_table(place / "scored.parquet")
