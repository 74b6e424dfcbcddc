"""Speed of the reader of legal references: cells not seen before, few distinct cells, and a megabyte.

Run: ``python benchmarks/clean_law.py``.
"""

from __future__ import annotations

import itertools
import random
import time

import pandas as pd

from researchkit.clean import law
from researchkit.clean.context import Context

FORMS = (
    "ч. {p} ст. {a} УК РК", "Article {a}, Part {p} of the Criminal Code", "ҚР ҚК-нің {a}-бабының {p}-бөлігі", "{a}({p}) CC",
    "ст.{a} ч.{p}; ст.{b} УК", "Articles {a} and {b} of the Criminal Code", "article {a}, alinéa {p} du Code pénal", "mass riots {a}",
)  # fmt: skip
HERE = Context(country="KZ", language="ru")
TEXT = "Его признали виновным по ч. 2 ст. 405 УК РК. The court in Testville fined 12 people under Article 488 of the CAO. "


def cells(count: int) -> list[str]:
    """So many different cells."""
    pick = random.Random(1)
    out: set[str] = set()
    for form in itertools.cycle(FORMS):
        if len(out) >= count:
            break
        out.add(form.format(a=pick.randint(41, 999), b=pick.randint(41, 999), p=pick.randint(1, 12)))
    return sorted(out)


def main() -> None:
    """Print the speeds."""
    started = time.perf_counter()
    law.read("ст. 405 УК РК", HERE)
    law.read("mass riots", HERE)
    print(f"first cells, with the tables: {time.perf_counter() - started:.2f} s")
    distinct = cells(10_000)
    law._read_cached.cache_clear()
    started = time.perf_counter()
    for cell in distinct:
        law.read(cell, HERE)
    print(f"distinct cells: {(time.perf_counter() - started) / len(distinct) * 1e6:.0f} µs a cell")
    rows = pd.Series(random.Random(2).choices(distinct[::20], k=1_000_000))
    law._read_cached.cache_clear()
    started = time.perf_counter()
    codes, unique = pd.factorize(rows)
    read = pd.Series([law.read(cell, HERE)[0].value or "" for cell in unique])
    read.take(codes)
    print(f"1 000 000 rows, {len(unique)} distinct cells, factorised: {time.perf_counter() - started:.2f} s")
    text = TEXT * (1_000_000 // len(TEXT))
    started = time.perf_counter()
    law.find(text, HERE)
    print(f"running text of a megabyte: {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
