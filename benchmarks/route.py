"""Whole-process times of the main job against the plain route, in one run, as ratios.

The plain route runs the same notebook by papermill, then ``nbconvert --to html``, then ``nbconvert --to webpdf`` with the system's
Chromium, and, where xelatex and pandoc are installed, with ``nbconvert --to pdf``. It needs playwright's Python package and /usr/bin/chromium, which the project itself does not:

    python -m venv plain && plain/bin/pip install -e . playwright
    .venv/bin/python benchmarks/route.py --plain plain/bin/python --study FOLDER
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PERIODS = ("2025Q2", "2025Q1", "2024Q4", "2024Q3", "2024Q2", "2024Q1", "2023Q4", "2023Q3")
WEBPDF = """
import sys
import playwright.async_api as api
from nbconvert.exporters import WebPDFExporter
launch = api.BrowserType.launch
async def with_system_chromium(self, **options):
    options["executable_path"] = "/usr/bin/chromium"
    options["args"] = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return await launch(self, **options)
api.BrowserType.launch = with_system_chromium
body, _ = WebPDFExporter(disable_sandbox=True, allow_chromium_download=False).from_filename(sys.argv[1])
open(sys.argv[2], "wb").write(body)
"""


def timed(command: list[str], cwd: Path, **environment: str) -> float:
    """Wall seconds of a command that must succeed."""
    began = time.perf_counter()
    done = subprocess.run(
        command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"failed: {' '.join(command)}\n{done.stdout}\n{done.stderr}")
    return time.perf_counter() - began


def ours(study: Path, periods: tuple[str, ...], *, raw: bool = False) -> float:
    """``researchkit brief`` with nothing rendered, searched or released yet (and, with ``raw``, nothing cleaned yet)."""
    for made in (study / "data" / "processed" / "09_brief", study / "reports"):
        shutil.rmtree(made, ignore_errors=True)
    for record in ("gate.json", "shelf.json"):
        (study / "data" / "processed" / record).unlink(missing_ok=True)
    if raw:
        shutil.rmtree(study / "data" / "processed", ignore_errors=True)
    wished = [part for period in periods for part in ("--period", period)]
    command = [
        sys.executable,
        "-m",
        "researchkit.cli",
        "brief",
        "quarterly_briefing",
        "--study",
        str(study),
        *wished,
    ]
    return timed(command, study)


def plain(python: str, study: Path, periods: tuple[str, ...], pdf: str = "webpdf") -> float:
    """papermill, nbconvert to HTML, nbconvert to PDF (by Chromium or xelatex), one briefing after the other."""
    total = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for period in periods:
            out = Path(folder) / f"{period}.ipynb"
            notebook = study / "notebooks" / "quarterly_briefing.ipynb"
            kernel = {"RESEARCHKIT_STUDY": str(study)}
            total += timed(
                [python, "-m", "papermill", str(notebook), str(out), "-p", "period", period], study, **kernel
            )
            total += timed([python, "-m", "nbconvert", "--to", "html", str(out)], study)
            if pdf == "webpdf":
                total += timed([python, "-c", WEBPDF, str(out), str(out.with_suffix(".pdf"))], study)
            else:
                total += timed([python, "-m", "nbconvert", "--to", "pdf", str(out)], study)
    return total


def median(run: object, repeats: int) -> float:
    """Median of some runs."""
    assert callable(run)
    return statistics.median(run() for _ in range(repeats))


def main() -> None:
    """Measure and print a table of seconds and ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--plain", default="", help="Python with playwright; without it only our own times are taken"
    )
    parser.add_argument("--study", type=Path, required=True)
    parser.add_argument("--repeats", type=int, default=3)
    given = parser.parse_args()
    study = given.study.resolve()
    # The figures of the periods asked for are made beforehand: the ratios are about rendering.
    ours(study, PERIODS[:1])
    one = median(lambda: ours(study, PERIODS[:1]), given.repeats)
    ours(study, PERIODS)
    eight = median(lambda: ours(study, PERIODS), given.repeats)
    nothing = median(lambda: timed([sys.executable, "-m", "researchkit.cli", "brief", "quarterly_briefing", "--study", str(study),
                                    *[p for period in PERIODS for p in ("--period", period)]], study), given.repeats)  # fmt: skip
    raw = median(lambda: ours(study, PERIODS[:1], raw=True), given.repeats)
    print(f"one briefing, tables ready      {one:6.2f} s")
    print(f"eight briefings, tables ready   {eight:6.2f} s")
    print(f"nothing changed                 {nothing:6.2f} s")
    print(f"one briefing from raw data      {raw:6.2f} s   ({raw - one:+.2f} s)")
    if given.plain:
        ours(study, PERIODS)
        single = median(lambda: plain(given.plain, study, PERIODS[:1]), given.repeats)
        print(f"plain route, one                {single:6.2f} s   ours takes {one / single:.2f} of it")
        if shutil.which("xelatex"):
            latex = median(lambda: plain(given.plain, study, PERIODS[:1], "xelatex"), given.repeats)
            print(f"plain route by xelatex, one     {latex:6.2f} s   ours takes {one / latex:.2f} of it")
        else:
            print("plain route by xelatex: not taken, xelatex is not installed")
        several = plain(given.plain, study, PERIODS)
        print(
            f"plain route, eight in turn      {several:6.2f} s   ours is {several / eight:.1f} times faster"
        )


if __name__ == "__main__":
    main()
