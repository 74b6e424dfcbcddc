"""The house style for a researcher's own matplotlib charts, and charts that do not depend on the process."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

from researchkit.briefing.charts import colour
from researchkit.briefing.design import FOLDER, house_style

ROOT = Path(__file__).parents[2]


def picture() -> bytes:
    from matplotlib.figure import Figure

    with house_style():
        figure = Figure()
        axes = figure.subplots()
        axes.bar([0, 1], [3, 2])
        axes.set_title("Қарағанды ≥ 5 ₸")
        out = io.BytesIO()
        figure.savefig(out, format="svg", metadata={"Date": None})
    return out.getvalue()


def test_the_house_style_uses_the_packages_fonts_and_gives_the_same_bytes() -> None:
    one = picture()
    assert one == picture()
    assert b"Source Sans 3" in one
    assert "Қарағанды" in one.decode("utf-8")


def test_the_house_style_leaves_the_researchers_own_settings_alone() -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    with house_style():
        assert matplotlib.rcParams["font.size"] == 8.5
    assert dict(matplotlib.rcParams) == before


def test_the_style_file_holds_only_colours_of_the_tokens() -> None:
    tokens = {code.removeprefix("#") for code in colour.tokens()["light"].values()}
    words = (
        (FOLDER / "house.mplstyle").read_text(encoding="utf-8").replace("'", " ").replace(",", " ").split()
    )
    found = {word for word in words if len(word) == 6 and all(char in "0123456789ABCDEF" for char in word)}
    assert found
    assert found <= tokens


def test_charts_are_the_same_in_every_process_and_matplotlib_waits_for_the_first() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, 'tests')\n"
        "from briefing.chart_samples import CHARTS\n"
        "from researchkit.briefing.charts.card import share_card\n"
        "early = 'matplotlib' in sys.modules\n"
        "drawn = ''.join(repr(make('kk', size)) for make in CHARTS.values() for size in ('usual', 'many'))\n"
        "late = 'matplotlib' in sys.modules, 'matplotlib.pyplot' in sys.modules\n"
        "print(hashlib.sha256(drawn.encode()).hexdigest(), early, *late)"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Almaty"))
    }  # fmt: skip
    assert len(said) == 1
    assert said.pop().split()[1:] == ["False", "True", "False"]
