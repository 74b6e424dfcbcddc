"""Every chart is a matplotlib figure: the one that is published, in the package's own fonts, the same everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from briefing.chart_samples import CHARTS, LANGUAGES
from matplotlib import font_manager
from matplotlib.figure import Figure

from researchkit.briefing.blocks import FigureBlock
from researchkit.briefing.charts import colour, export, extents, metrics, plot
from researchkit.briefing.charts.card import share_card
from researchkit.briefing.charts.drawing import Sheet
from researchkit.briefing.charts.metrics import REGULAR, SEMIBOLD

ROOT = Path(__file__).parents[2]
INK = "#1B2733"
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"


def figure_of(name: str, language: str = "en", size: str = "usual") -> FigureBlock:
    block = CHARTS[name](language, size)
    assert isinstance(block, FigureBlock)
    return block


def pixels(draw: str, *, weight: int = REGULAR) -> np.ndarray:
    """What a text looks like, as grey values."""
    sheet = Sheet(60.0, 30.0)
    sheet.words(10, 20, draw, 16, INK, weight=weight)
    picture = mpl.image.imread(_file(export.png(plot.figure(sheet), pixels_per_inch=144)))
    return np.asarray(picture)[..., :3].mean(axis=2)


def _file(data: bytes) -> object:
    import io

    return io.BytesIO(data)


@pytest.mark.parametrize("name", CHARTS)
def test_the_figure_is_the_chart_that_is_published(name: str) -> None:
    block = figure_of(name, "kk")
    drawn = plot.of(block)
    assert isinstance(drawn, Figure)
    again = export.svg(drawn, figure_id=block.id, title="t", description="d", language="kk")
    assert again.splitlines()[3:] == block.svg.splitlines()[3:]
    words = [line.get_text() for line in plot.lines(drawn)]
    assert words == [shape.text for shape in export.read(block.svg).shapes if hasattr(shape, "text")]


def test_a_researcher_can_change_and_save_the_figure(tmp_path: Path) -> None:
    drawn = plot.of(figure_of("columns"))
    marks = len(drawn.artists)
    drawn.add_artist(mpl.patches.Circle((20, 20), 5, color=INK, transform=plot.points(drawn)))
    drawn.text(0.5, 0.5, "draft", rotation=30)
    assert len(drawn.artists) == marks + 1
    for kind in ("png", "pdf", "svg"):
        drawn.savefig(tmp_path / f"chart.{kind}")
        assert (tmp_path / f"chart.{kind}").stat().st_size > 1000


def test_points_are_counted_from_the_top_left() -> None:
    drawn = plot.figure(Sheet(200.0, 100.0))
    inside = drawn.transFigure.inverted()
    assert inside.transform(plot.points(drawn).transform((0, 0))) == pytest.approx([0, 1])
    assert inside.transform(plot.points(drawn).transform((200, 100))) == pytest.approx([1, 0])
    assert inside.transform(plot.points(drawn).transform((50, 25))) == pytest.approx([0.25, 0.75])


def test_marks_in_a_row_are_one_collection_and_lie_in_the_order_drawn() -> None:
    sheet = Sheet(100.0, 50.0)
    for x in (5, 15, 25):
        sheet.rect(x, 5, 8, 8, INK)
    sheet.words(5, 30, "word", 8, INK)
    sheet.rect(40, 5, 8, 8, INK)
    drawn = plot.figure(sheet)
    assert [type(artist).__name__ for artist in drawn.artists] == ["PathCollection", "Line", "Rectangle"]
    assert [artist.get_zorder() for artist in drawn.artists] == [0, 1, 2]


@pytest.mark.parametrize("weight", [REGULAR, SEMIBOLD])
@pytest.mark.parametrize("letter", KAZAKH)
def test_every_kazakh_letter_is_drawn_as_itself(letter: str, weight: int) -> None:
    assert metrics.faces(weight)[0].advances.get(ord(letter)), "not in the house's font"
    drawn = pixels(letter, weight=weight)
    assert drawn.min() < 0.4
    for other in ("\N{WHITE SQUARE}", "\ue123", *KAZAKH.replace(letter, "")):  # no box, and no other letter
        assert not np.array_equal(drawn, pixels(other, weight=weight)), other


def test_the_weights_are_two_faces() -> None:
    assert pixels("Ққ", weight=SEMIBOLD).mean() < pixels("Ққ").mean()


@pytest.mark.parametrize("name", CHARTS)
def test_no_font_of_the_system_is_ever_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even with a font manager that knows none: faces are given by file."""
    read: list[Path] = []
    real = font_manager.ft2font.FT2Font

    def spy(path: str, *more: object, **options: object) -> object:
        read.append(Path(path))
        return real(path, *more, **options)

    monkeypatch.setattr(font_manager.ft2font, "FT2Font", spy)
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [])
    font_manager._get_font.cache_clear()
    block = figure_of(name, "kk")
    export.png(plot.of(block), pixels_per_inch=72)
    extents.check(block.svg)
    assert read
    ours = {metrics.FOLDER.resolve(), metrics.dejavu().resolve()}
    assert {path.resolve().parent for path in read} <= ours


@pytest.mark.parametrize(
    "settings",
    [
        {"text.usetex": True},
        {"path.sketch": (3, 50, 2)},
        {"savefig.bbox": "tight", "savefig.dpi": 30, "figure.dpi": 300},
        {"font.family": "no such font", "svg.fonttype": "path", "svg.hashsalt": "other"},
        {"text.color": "red", "patch.antialiased": False, "path.simplify_threshold": 1.0, "axes.grid": True},
    ],
)
def test_a_users_own_settings_change_no_chart(settings: dict[str, object]) -> None:
    block = figure_of("survival", "ru")
    card = share_card(block, licence="CC BY 4.0", language="ru")
    with mpl.rc_context(settings):
        before = dict(mpl.rcParams)
        assert figure_of("survival", "ru") == block
        assert share_card(block, licence="CC BY 4.0", language="ru") == card
        assert dict(mpl.rcParams) == before


def test_pictures_are_the_same_bytes_in_two_processes() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, 'tests')\n"
        "from briefing.chart_samples import CHARTS\n"
        "from researchkit.briefing.charts.card import share_card\n"
        "cards = [share_card(make('kk', 'usual'), licence='CC BY 4.0', language='kk') for make in CHARTS.values()]\n"
        "print([hashlib.sha256(card).hexdigest() for card in cards])"
    )
    said = [
        subprocess.run(
            [sys.executable, "-W", "error", "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True, text=True, check=True,
        )
        for seed, zone in (("1", "UTC"), ("2", "Asia/Almaty"))
    ]  # fmt: skip
    assert said[0].stdout == said[1].stdout
    assert len(set(said[0].stdout.split())) == len(CHARTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_holds_the_chart_and_its_words(language: str) -> None:
    from researchkit.briefing.charts import card
    from researchkit.briefing.runs import plain

    block = figure_of("bounds", language)
    sheet = card.sheet(block, "CC BY 4.0")
    document = export.svg(plot.figure(sheet), figure_id="c", title="t", description="d", language=language)
    assert extents.check(document) == []
    written = " ".join(shape.text for shape in sheet.shapes if hasattr(shape, "text"))
    for words in (plain(block.headline), plain(block.source), "CC BY 4.0"):
        assert " ".join(words.split()) in " ".join(written.replace("\u00ad", "").split())
    chart = export.read(block.svg)
    assert len(sheet.shapes) > len(chart.shapes)
    assert sheet.width == pytest.approx(chart.width + 2 * card.MARGIN)


def test_the_ground_is_paper() -> None:
    assert mpl.colors.to_hex(plot.figure(Sheet(10.0, 10.0)).get_facecolor()).upper() == colour.token("paper")
