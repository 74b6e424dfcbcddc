"""What linkage costs and finds on invented reports, from a thousand to a million.

    python benchmarks/linkage/cost.py 1000 10000 100000

Each size runs in a process of its own, so that the peak of memory is its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time

import numpy as np
import pandas as pd


def pair_figures(persons: pd.Series, truth: pd.Series) -> tuple[float, float]:
    """Pairwise precision and recall of a grouping, counted without making the pairs."""

    def together(*columns: pd.Series) -> int:
        sizes = pd.concat(columns, axis=1).value_counts().to_numpy(dtype=np.int64)
        return int((sizes * (sizes - 1) // 2).sum())

    both = together(persons.rename("a"), truth.rename("b"))
    return both / max(1, together(persons)), both / max(1, together(truth))


def run(size: int, engine: str) -> dict[str, object]:
    """Make reports, key them, link them."""
    started = time.perf_counter()
    from researchkit.clean import names
    from researchkit.core.contracts import LINK_KEYS
    from researchkit.link.persons import link

    imported = time.perf_counter() - started
    import people

    made = people.reports(max(2, round(size / 3.9)))
    started = time.perf_counter()
    keyed = names.keys_frame(made["name"])
    for column in ("given_key", "family_key", "patronymic_key", "given_initial", "family_initial", "gender"):
        made[column] = keyed[column].to_numpy()
    keying = time.perf_counter() - started
    keys = LINK_KEYS.shape(made[[column for column in LINK_KEYS.names if column in made]])
    started, used = time.perf_counter(), time.process_time()
    linked = link(keys, pd.DataFrame(), engine=engine)
    linking, cpu = time.perf_counter() - started, time.process_time() - used
    truth = made.set_index("report_id")["truth"]
    persons = linked.persons.set_index("report_id")["person_id"]
    precision, recall = pair_figures(persons, truth.reindex(persons.index))
    return {
        "reports": len(made), "spellings": linked.counts["spellings"], "pairs": linked.counts["pairs_scored"],
        "import_s": round(imported, 2), "keys_s": round(keying, 2), "link_s": round(linking, 2),
        "link_cpu_s": round(cpu, 2), "name_pairs": linked.counts["name_pairs_found"],
        "left_out": linked.counts["name_pairs_left_out"],
        "precision": round(precision, 4), "recall": round(recall, 4), "review": len(linked.review),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        print(json.dumps(run(int(sys.argv[2]), sys.argv[3])))
    else:
        for text in sys.argv[1:]:
            done = subprocess.run(
                [sys.executable, __file__, "--one", text, "duckdb"], capture_output=True, text=True
            )
            print(done.stdout.strip() or done.stderr[-2000:], flush=True)
