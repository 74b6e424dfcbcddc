"""How long charts take, warm and cold: ``python benchmarks/charts.py``.

Warm: data to SVG with alternative text, table and CSV, median of 30 draws. Cold: a fresh process that imports one chart
and draws it once. Invented data of the tests.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[0] = str(ROOT / "tests")  # not this folder: a file in it is called like a module of Python

from briefing.chart_samples import CHARTS  # noqa: E402

from researchkit.briefing.blocks import FigureBlock  # noqa: E402
from researchkit.briefing.charts.card import share_card  # noqa: E402
from researchkit.briefing.charts.extents import check  # noqa: E402

TARGET_MS = 60.0


def median_ms(name: str, size: str, repeats: int = 30) -> float:
    """Median time of one chart in milliseconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        CHARTS[name]("en", size)
        times.append(1000 * (time.perf_counter() - start))
    return sorted(times)[repeats // 2]


def main() -> int:
    print(f"{'chart':<12}{'usual ms':>10}{'200 cases ms':>14}{'SVG KB':>8}{'card ms':>9}{'check ms':>10}")
    total, slow = 0.0, []
    for name in CHARTS:
        usual, many = median_ms(name, "usual"), median_ms(name, "many")
        figure = CHARTS[name]("en", "usual")
        assert isinstance(figure, FigureBlock)
        start = time.perf_counter()
        share_card(figure, licence="CC BY 4.0", language="en")
        card = 1000 * (time.perf_counter() - start)
        start = time.perf_counter()
        check(figure.svg)
        checked = 1000 * (time.perf_counter() - start)
        print(
            f"{name:<12}{usual:>10.1f}{many:>14.1f}{len(figure.svg) / 1024:>8.1f}{card:>9.0f}{checked:>10.1f}"
        )
        total += usual
        slow += [name] if max(usual, many) > TARGET_MS else []
    print(f"{'all':<12}{total:>10.1f}")
    code = (
        "import time; t=time.perf_counter(); import sys; sys.path.insert(0, 'tests');"
        "from briefing.chart_samples import CHARTS; CHARTS['columns']('en', 'usual');"
        "print(round(1000*(time.perf_counter()-t)), 'matplotlib' in sys.modules)"
    )
    cold = [subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout for _ in range(3)]  # fmt: skip
    print(
        "cold, with pandas and all imports (ms, matplotlib imported):",
        " | ".join(line.strip() for line in cold),
    )
    if slow:
        print(f"over {TARGET_MS:.0f} ms: {', '.join(slow)}")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
