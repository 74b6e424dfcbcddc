"""The same cleaning on Spark: each partition holds whole reports and is cleaned by the same function.

Arrow tables go in and out; nothing is converted by Spark's own pandas layer, which does not know pandas 3.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from researchkit.clean.claims import Cleaned, clean
from researchkit.core.contracts import CLAIMS
from researchkit.core.issue import Issue, ResearchkitError
from researchkit.reference import packs

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_TYPES = {"integer": "bigint", "number": "double"}
_ISSUE = ("_code", "_place", "_field", "_report")


def clean_on_spark(
    words: pd.DataFrame,
    reports: pd.DataFrame,
    date_orders: Mapping[str, str] | None = None,
    *,
    session: SparkSession | None = None,
    partitions: int = 0,
) -> Cleaned:
    """Read every words row on Spark; the result equals that of :func:`researchkit.clean.claims.clean`.

    Args:
        words: contract WORDS.
        reports: contract REPORTS. A study's own vocabularies are read by every worker: its folder must be where
            all of them can read it.
        date_orders: source id → declared order of day, month and year.
        session: a running session; a local one is started if left out.
        partitions: how many; Spark's default if 0.

    Raises:
        ResearchkitError: pyspark is not installed (CLEAN-ENGINE-01).
    """
    # Workers must be the Python that has the package, not the first one on the path.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise ResearchkitError("CLEAN-ENGINE-01", "clean") from error
    spark = (
        session
        or SparkSession.builder.appName("researchkit-clean").config("spark.ui.enabled", "false").getOrCreate()
    )
    orders = dict(date_orders or {})
    order = {words_id: number for number, words_id in enumerate(words["words_id"])}
    study = packs.study_folder()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        pq.write_table(pa.Table.from_pandas(words, preserve_index=False), place / "words.parquet")
        pq.write_table(pa.Table.from_pandas(reports, preserve_index=False), place / "reports.parquet")
        known = str(place / "reports.parquet")

        def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            part = pa.Table.from_batches(list(batches)).to_pandas() if batches else pd.DataFrame()
            if part.empty:
                return
            packs.use_study_folder(study)  # a worker is a process of its own, and keeps no study from before
            own = pq.read_table(
                known, filters=[("report_id", "in", sorted(set(part["report_id"])))]
            ).to_pandas()
            yield from _cleaned(part, own, orders)

        table = spark.read.parquet(str(place / "words.parquet"))
        table = table.repartition(partitions, "report_id") if partitions else table.repartition("report_id")
        table.mapInArrow(work, _schema()).write.parquet(str(place / "claims.parquet"))
        out = pq.read_table(place / "claims.parquet").to_pandas()
    return _gathered(out, order)


def _cleaned(
    words: pd.DataFrame, reports: pd.DataFrame, orders: Mapping[str, str]
) -> Iterator[pa.RecordBatch]:
    """Claims of one partition, with its issues as rows of their own in the same shape."""
    done = clean(_as_text(words), _as_text(reports), orders)
    claims = done.claims.assign(**dict.fromkeys(_ISSUE, ""))
    issues = pd.DataFrame(
        [(issue.code, issue.place, issue.field, issue.report_id) for issue in done.issues],
        columns=list(_ISSUE),
    )
    frame = pd.concat([claims, issues.reindex(columns=claims.columns)], ignore_index=True)[
        list(claims.columns)
    ]
    yield from pa.Table.from_pandas(frame, schema=_arrow(), preserve_index=False).to_batches()


def _gathered(out: pd.DataFrame, order: Mapping[str, int]) -> Cleaned:
    issues = out[out["_code"].fillna("") != ""]
    claims = out[out["_code"].fillna("") == ""].copy()
    claims["order"] = [order[words_id] for words_id in claims["words_id"]]
    claims["reading"] = claims["claim_id"].str.rpartition(".")[2].astype("int64")
    claims = claims.sort_values(["order", "reading"])[list(CLAIMS.names)]
    place = {locator: number for number, locator in enumerate(claims["locator"])}
    found = [
        Issue(code, where, field, "clean", report)
        for code, where, field, report in issues[list(_ISSUE)].itertuples(index=False, name=None)
    ]
    found.sort(key=lambda issue: (place.get(issue.place, -1), issue.field, issue.code))
    return Cleaned(CLAIMS.shape(claims.reset_index(drop=True)), found)


def _as_text(frame: pd.DataFrame) -> pd.DataFrame:
    texts = [name for name, kind in frame.dtypes.items() if str(kind) in {"object", "string", "str"}]
    return frame.astype(dict.fromkeys(texts, "str"))


def _schema() -> str:
    columns = [f"`{column.name}` {_TYPES.get(column.kind, 'string')}" for column in CLAIMS.columns]
    return ", ".join([*columns, *(f"`{name}` string" for name in _ISSUE)])


def _arrow() -> pa.Schema:
    kinds: dict[str, Any] = {"integer": pa.int64(), "number": pa.float64()}
    fields = [(column.name, kinds.get(column.kind, pa.string())) for column in CLAIMS.columns]
    return pa.schema([*fields, *((name, pa.string()) for name in _ISSUE)])
