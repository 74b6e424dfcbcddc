"""All fields of whole reports cleaned together, from ten thousand to a million reports; beside the row-by-row route.

    python benchmarks/reports.py 10000 100000 1000000

The words are those of the study in ``data/raw``, over and over, with names of invented people and with other days, so that
cells repeat as they do in a large collection. Each size runs in a process of its own, so that its peak
of memory is its own. ``--rows`` times the plain route on a sample: the same cleaners, called once for each row.
"""

from __future__ import annotations

import argparse
import functools
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent / "linkage"))
import people

from researchkit import intake, store
from researchkit.clean import cleaners
from researchkit.clean.claims import clean

ROOT = Path(__file__).parents[1]
FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%B %d, %Y")
#: Reports in one call: what is in memory at a time.
BATCH = 50_000


def made(size: int, seed: int = 3) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Reports and their words (contracts REPORTS, WORDS): the study over and over.

    Each time, every name is another invented one (the same words are the same name, as often as in the study), and every
    date and day of publication lies some days later, within ten years; dates are written in one of three forms.
    """
    raw = store.raw_sources(ROOT / "data" / "raw")
    taken = intake.read_all(raw)
    random = np.random.default_rng(seed)
    own = {"R": taken.reports, "W": taken.words}
    times = -(-size // len(own["R"]))
    spelled = own["W"].loc[own["W"]["field"] == "person", "verbatim"].unique()
    names = people.reports(round(times * len(spelled) / 3.9) + 9)["name"].to_numpy()
    read = clean(taken.words, taken.reports, intake.date_orders(raw)).claims
    read = read[
        (read["field"] == "date") & (read["date_first"] != "") & (read["date_first"] == read["date_last"])
    ]
    day = read.drop_duplicates("words_id").set_index("words_id")["date_first"]
    reports, words = [], []
    for time_n in range(times):
        shift = pd.Timedelta(days=int(random.integers(0, 3650)))
        form = FORMS[int(random.integers(0, 3))]
        renamed = dict(zip(spelled, names[time_n * len(spelled) :], strict=False))
        told, said = own["R"].copy(), own["W"].copy()
        told["report_id"] += f"-{time_n}"
        said["report_id"] += f"-{time_n}"
        said["words_id"] += f"-{time_n}"
        for column in ("published_first", "published_last"):
            told[column] = _later(told[column], shift, "%Y-%m-%d")
        dated = said["words_id"].str.rpartition("-")[0].map(day)
        said["verbatim"] = (
            said["verbatim"]
            .mask(said["field"] == "person", said["verbatim"].map(renamed))
            .mask(dated.notna(), _later(dated.fillna(""), shift, form))
            .astype("str")
        )
        reports.append(told)
        words.append(said)
    every = pd.concat(reports, ignore_index=True).iloc[:size]
    said = pd.concat(words, ignore_index=True)
    return said[said["report_id"].isin(set(every["report_id"]))].reset_index(drop=True), every


def _later(days: pd.Series, shift: pd.Timedelta, form: str) -> pd.Series:
    moved = pd.to_datetime(days.where(days != ""), format="%Y-%m-%d") + shift
    return moved.dt.strftime(form).fillna("").astype("str")


def run(size: int, rows: int) -> dict[str, object]:
    """Make reports, clean them batch by batch, and time the plain route on some."""
    words, reports = made(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, used = time.perf_counter(), time.process_time()
    claims = unread = 0
    for start in range(0, size, BATCH):
        batch = reports.iloc[start : start + BATCH]
        done = clean(words[words["report_id"].isin(set(batch["report_id"]))], batch)
        claims += len(done.claims)
        unread += len(done.issues)
    wall, cpu = time.perf_counter() - began, time.process_time() - used
    out: dict[str, object] = {
        "reports": size, "words": len(words), "claims": claims, "issues": unread, "wall_s": round(wall, 1),
        "cpu_s": round(cpu, 1), "reports_a_minute": round(size / cpu * 60), "made_mb": before // 1024,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip
    if rows:
        out["times_row_by_row"] = round(row_by_row(words, reports, rows) / (cpu / size), 1)
    return out


def row_by_row(words: pd.DataFrame, reports: pd.DataFrame, sample: int) -> float:
    """Processor seconds a report if every cell is read anew."""
    from researchkit.clean.claims import _context

    chosen = reports.sample(sample, random_state=1).set_index("report_id")
    rows = words[words["report_id"].isin(chosen.index)].join(
        chosen[["country", "published_first", "published_last"]], on="report_id"
    )
    kept = [
        held
        for name, module in sorted(sys.modules.items())
        if name.startswith("researchkit.clean")
        for held in vars(module).values()
        if isinstance(held, functools._lru_cache_wrapper) and (held.cache_parameters()["maxsize"] or 0) > 1000
    ]
    used = 0.0
    for cell in rows.to_dict("records"):
        for held in kept:
            held.cache_clear()  # what was read of an earlier row is no help
        began = time.process_time()
        reader = cleaners.FIELD_CLEANERS.get(cell["field"], cleaners.as_is)
        reader(cell["verbatim"], _context({str(key): str(value) for key, value in cell.items()}))
        used += time.process_time() - began
    return used / sample


def main() -> None:
    """One process a size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--rows", type=int, default=0, help="reports to read row by row for comparison")
    given = parser.parse_args()
    if len(given.sizes) == 1:
        sys.stdout.write(json.dumps(run(given.sizes[0], given.rows)) + "\n")
        return
    for size in given.sizes:
        subprocess.run([sys.executable, __file__, str(size), "--rows", str(given.rows)], check=True)


if __name__ == "__main__":
    main()
