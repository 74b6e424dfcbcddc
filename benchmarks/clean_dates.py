"""Speed of the reader of dates: cells not seen before, a table with few distinct cells, and a megabyte.

Run: ``python benchmarks/clean_dates.py``.
"""

from __future__ import annotations

import itertools
import random
import time

import pandas as pd

from researchkit.clean import dates
from researchkit.clean.context import Context

FORMS = (
    "{d:02d}.{m:02d}.{y}", "{y}-{m:02d}-{d:02d}", "{d} мая {y} г.", "May {d}, {y}", "{d} June {y}", "{y} жылғы {d} маусым",
    "le {d} mai {y}", "в мае {y} года", "Q3 {y}", "since {y}", "{d}–{e} May {y}", "early July {y}", "29 сентября прошлого года",
)  # fmt: skip
TEXT = "The activist was held in Testville on 5 May 2020. Адвокат сообщил, что суд 12 мая продлил срок на два месяца. "


def cells(count: int) -> list[str]:
    """So many different cells."""
    pick = random.Random(1)
    out: set[str] = set()
    for form in itertools.cycle(FORMS):
        if len(out) >= count:
            break
        y, m, d = pick.randint(1900, 2099), pick.randint(1, 12), pick.randint(1, 27)
        out.add(form.format(d=d, e=28, m=m, y=y))
    return sorted(out)


def timed(words: list[str]) -> float:
    """Seconds for reading cells that were not read before."""
    dates._read_cached.cache_clear()
    context = Context(language="ru")
    started = time.perf_counter()
    for cell in words:
        dates.read(cell, context)
    return time.perf_counter() - started


def main() -> None:
    """Print the speeds."""
    started = time.perf_counter()
    dates.read("5 May 2020")
    print(f"first cell, with the tables: {time.perf_counter() - started:.2f} s")
    distinct = cells(10_000)
    print(f"distinct cells: {timed(distinct) / len(distinct) * 1e6:.0f} µs a cell")
    rows = pd.Series(random.Random(2).choices(distinct[::20], k=1_000_000))
    dates._read_cached.cache_clear()
    started = time.perf_counter()
    codes, unique = pd.factorize(rows)
    read = pd.Series([dates.read(cell, Context(language="ru"))[0].value or "" for cell in unique])
    read.take(codes)
    print(f"1 000 000 rows, {len(unique)} distinct cells, factorised: {time.perf_counter() - started:.2f} s")
    text = TEXT * (1_000_000 // len(TEXT))
    started = time.perf_counter()
    found = dates.find(text, Context(language="en"))
    print(f"running text of a megabyte: {time.perf_counter() - started:.1f} s, {len(found)} dates")


if __name__ == "__main__":
    main()
