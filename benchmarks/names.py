"""Rows a second of the names room, on invented names: distinct and repeated keys, reading, comparison, search.

Run: ``python benchmarks/names.py``. The first figures are cold: caches fill while they are taken.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from researchkit.clean.names import compare, keys, keys_frame, mentions, read, wanted

HOLDOUT = Path(__file__).parents[1] / "tests" / "accuracy" / "data" / "names_holdout.csv"


def people(count: int, seed: int = 1) -> list[str]:
    """Given and family names of the invented hold-out, combined anew."""
    names = pd.read_csv(HOLDOUT, dtype="str")["name"].tolist()
    given, family = [name.split()[0] for name in names], [name.split()[-1] for name in names]
    draw = random.Random(seed)
    return [f"{draw.choice(given)} {draw.choice(family)}" for _ in range(count)]


def timed(label: str, count: int, work: Callable[[], object]) -> None:
    start = time.perf_counter()
    work()
    took = time.perf_counter() - start
    print(f"{label:<44}{count / took:>14,.0f} a second {took:>8.2f} s")


def main() -> None:
    names = people(50_000)
    timed("load tables, first key", 1, lambda: keys("Серик Омаров"))
    timed("keys, 50,000 rows, nearly all distinct", len(names), lambda: keys_frame(pd.Series(names)))
    repeated = random.Random(2).choices(names[:5_000], k=1_000_000)
    timed("keys, 1,000,000 rows, 5,000 distinct", len(repeated), lambda: keys_frame(pd.Series(repeated)))
    fresh = people(5_000, seed=3)
    timed("read, 5,000 cells", len(fresh), lambda: [read(name) for name in fresh])
    pairs = list(zip(people(20_000, seed=4), people(20_000, seed=5), strict=True))
    timed("compare, 20,000 distinct pairs", len(pairs), lambda: [compare(a, b) for a, b in pairs])
    text = " ".join(f"Вчера {name} был на суде." for name in people(20_000, seed=6))
    sought = wanted(people(200, seed=7))
    timed(f"mentions of 200 people, {len(text):,} characters", len(text), lambda: mentions(text, sought))


if __name__ == "__main__":
    main()
