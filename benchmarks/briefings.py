"""Time and memory of running and drawing a briefing: 20 cells of code, 6 charts, 8 tables, as HTML and PDF.

    python benchmarks/briefings.py

Prints, for one to eight briefings at a time, wall and processor seconds of everything (a cold start: the server's
imports are in it), then one briefing in a server that is already there, by both engines.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
sys.path[0:1] = [str(TESTS), str(TESTS / "briefing")]  # not this folder: its files are called like modules

from briefing.notebooks import notebook  # noqa: E402

from researchkit.briefing.execute import Executed, Job, Workers, run_many  # noqa: E402

PRELOAD = (
    "pandas", "researchkit.briefing.wording", "researchkit.briefing.tables", "researchkit.briefing.charts.export",
    "researchkit.briefing.charts.plot", "matplotlib.backends.backend_svg",
)  # fmt: skip


def sample() -> bytes:
    """The notebook."""
    opening = (
        f"import sys; sys.path[:0] = {sys.path[:2]!r}\n"
        "import chart_samples as charts, documents\n"
        "from researchkit.briefing.blocks import *\n"
        "from IPython.display import display"
    )
    cells = [
        opening,
        "display(Masthead('A briefing', date='2026-01-29'))",
        "display(Heading(2, runs('Section')))",
    ]
    cells += [
        f"display(charts.chart_{name}('en', 'usual'))"
        for name in ("columns", "bounds", "conduct", "swimlane", "survival", "upset")
    ]
    cells += [f"display(documents.table({60 if i == 0 else 8}, csv_name='t{i}.csv'))" for i in range(8)]
    cells += ["display(Paragraph(runs('Text. ' * 200)))"] * 2
    return notebook('quarter: str = "2025Q1"', *cells)


def cpu() -> float:
    """Processor seconds of this process and all it has waited for."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def main() -> None:
    """Measure and print."""
    data = sample()
    for count in (1, 2, 4, 8):
        began, spent = time.perf_counter(), cpu()
        made = run_many([Job(data, name="sample.ipynb") for _ in range(count)], workers=2, preload=PRELOAD)
        assert all(isinstance(one, Executed) for one in made), made
        print(f"cold, {count}: {time.perf_counter() - began:.2f} s, {cpu() - spent:.2f} s of processor")
    with Workers(PRELOAD) as house:
        house.run([Job(data, name="sample.ipynb", formats=())])
        for engine in ("inprocess", "kernel"):
            began = time.perf_counter()
            house.run([Job(data, name="sample.ipynb", engine=engine)])
            print(f"warm, {engine}: {time.perf_counter() - began:.2f} s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
