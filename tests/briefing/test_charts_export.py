"""Figures as SVG, and read back: nothing lost, nothing foreign let in."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from researchkit.briefing.charts import export, plot
from researchkit.briefing.charts.drawing import Circle, Path, Rect, Shape, Sheet, Words
from researchkit.briefing.pictures import safe_svg

INK = "#1B2733"


def svg(figure: Figure) -> str:
    return export.svg(figure, figure_id="f", title="t", description="d", language="en")


def grid(low: float, high: float) -> st.SearchStrategy[float]:
    return st.integers(round(low * 100), round(high * 100)).map(lambda n: n / 100)


COLOURS = st.sampled_from([INK, "#FFFFFF", "#BD381B"])
LINES = st.tuples(COLOURS, grid(0.25, 3))
POINTS = st.tuples(grid(1, 199), grid(1, 99))


def _rect(
    x: float, y: float, w: float, h: float, fill: str, line: tuple[str, float] | None, back: bool
) -> Rect:
    return Rect(x, y, w, h, fill, *(line or ("", 0.0)), backdrop=back)


def _path(points: list[tuple[float, float]], line: tuple[str, float], dash: str, fade: float) -> Path:
    return Path((tuple(points),), *line, dash=dash, opacity=fade)


def _area(points: list[tuple[float, float]], fill: str, fade: float, back: bool) -> Path:
    return Path((tuple(points),), fill=fill, opacity=fade, closed=True, backdrop=back)


SHAPES: st.SearchStrategy[Shape] = st.one_of(
    st.builds(_rect, grid(1, 99), grid(1, 49), grid(0.5, 90), grid(0.5, 40), COLOURS, st.none() | LINES, st.booleans()),
    st.builds(Circle, grid(20, 180), grid(20, 80), grid(0.5, 15), COLOURS),
    st.builds(_path, st.lists(POINTS, min_size=2, max_size=9), LINES, st.sampled_from(["", "3 2"]), st.sampled_from([1.0, 0.5])),
    st.builds(_area, st.lists(POINTS, min_size=5, max_size=9, unique=True), COLOURS, st.sampled_from([1.0, 0.14]), st.booleans()),
    st.builds(
        Words, grid(1, 199), grid(1, 99), st.text("abc <>&\"'ӘҒҚҢӨҰҮҺІ₸$_^%\\", min_size=1, max_size=12).filter(str.strip),
        grid(7, 20), COLOURS, st.sampled_from([400, 600]), st.sampled_from(["start", "middle", "end"]),
    ),
)  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(st.lists(SHAPES, max_size=8))
def test_what_is_drawn_is_read_back_and_drawn_the_same(shapes: list[Shape]) -> None:
    sheet = Sheet(200.0, 100.0, shapes)
    document = svg(plot.figure(sheet))
    again = export.read(document)
    assert (again.width, again.height) == (200.0, 100.0)
    assert len(again.shapes) == len(shapes)
    for one, other in zip(shapes, again.shapes, strict=True):
        assert type(one) is type(other)
        for field in one.__slots__:
            told, meant = getattr(other, field), getattr(one, field)
            if field == "pieces":
                told, meant = (np.array(list(itertools.chain(*pieces))) for pieces in (told, meant))
            assert told == pytest.approx(meant, abs=0.011), field
    assert svg(plot.figure(again)) == document


def test_text_is_text_whatever_it_holds() -> None:
    """No mathematics, no markup; a control character is seen to have been there."""
    sheet = Sheet(200.0, 60.0)
    sheet.words(5, 20, "$x^2$ \\alpha <b>&amp;</b> \x07", 8, INK)
    document = svg(plot.figure(sheet))
    (words,) = export.read(document).shapes
    assert isinstance(words, Words)
    assert words.text == "$x^2$ \\alpha <b>&amp;</b> \N{REPLACEMENT CHARACTER}"
    assert document.count("<text") == 1


def test_the_document_can_stand_on_a_page_with_others() -> None:
    sheet = Sheet(60.0, 30.0)
    sheet.hatch(0, 0, 20, 10, INK)
    sheet.circle(40, 10, 4, INK)
    sheet.words(5, 25, "word", 8, INK)
    document = svg(plot.figure(sheet))
    assert re.findall(r'\bid="([^"]*)"', document) == ["f-title", "f-desc"]
    for never in (
        "<?xml",
        "<!DOCTYPE",
        "style",
        "clip-path",
        "<defs",
        "<use",
        "metadata",
        "transform",
        "href",
    ):
        assert never not in document, never
    assert safe_svg(document, prefix="f", title="t", alt="d", strict=True)


def _axes(figure: Figure) -> None:
    figure.subplots().plot([1, 2], [3, 4])


def _turned(figure: Figure) -> None:
    figure.text(0.5, 0.5, "turned", rotation=30)


def _picture(figure: Figure) -> None:
    figure.figimage([[0.0, 1.0], [1.0, 0.0]])


def _faint(figure: Figure) -> None:
    figure.text(0.5, 0.5, "faint", alpha=0.3)


def _mathematics(figure: Figure) -> None:
    figure.text(0.5, 0.5, r"$\frac{1}{2}$")


def _clipped(figure: Figure) -> None:
    shape = Rectangle((0.1, 0.1), 0.3, 0.3)
    figure.add_artist(shape)
    shape.set_clip_path(Rectangle((0, 0), 0.2, 0.2, transform=figure.transFigure))


def _hatched(figure: Figure) -> None:
    figure.add_artist(Rectangle((0.1, 0.1), 0.3, 0.3, hatch="//"))


def _linked(figure: Figure) -> None:
    figure.add_artist(Rectangle((0.1, 0.1), 0.3, 0.3, url="https://example.org/"))


@pytest.mark.parametrize("add", [_axes, _turned, _picture, _faint, _mathematics, _clipped, _hatched, _linked])
def test_a_figure_with_what_our_charts_never_hold_is_refused(add: Callable[[Figure], None]) -> None:
    figure = plot.figure(Sheet(200.0, 100.0))
    add(figure)
    with pytest.raises(ValueError, match="our charts do not"):
        svg(figure)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="https://example.org/a.png"/>',
        '<use href="#a"/>',
        '<rect x="1" y="1" width="1" height="1" onclick="alert(1)"/>',
        '<rect x="1" y="1" width="1" height="1" transform="rotate(20)"/>',
        '<rect x="1" y="1" width="1" height="1" rx="1"/>',
        '<rect x="one" y="1" width="1" height="1"/>',
        '<path d="M1 1C1 2 3 4 5 6" fill="none"/>',
        '<path d="M1 1L2 2" fill="none" style="stroke:red"/>',
        '<text x="1" y="1" font-size="8">a<tspan>b</tspan></text>',
        '<a href="https://example.org/"><text x="1" y="1" font-size="8">a</text></a>',
        "<foreignObject/>",
        "<g><g/></g>",
        '<g transform="scale(2)"/>',
        "<style>*{}</style>",
    ],
)
def test_an_svg_that_is_not_ours_is_refused(inside: str) -> None:
    assert export.read(SVG.format("")).shapes == []
    with pytest.raises(ValueError, match=r"our charts do not|could not convert|Invalid|to unpack"):
        export.read(SVG.format(inside))


def test_a_document_of_another_kind_or_with_a_doctype_is_refused() -> None:
    from defusedxml.common import DTDForbidden

    with pytest.raises(ValueError, match="our charts do not"):
        export.read('<html xmlns="http://www.w3.org/1999/xhtml"/>')
    with pytest.raises(DTDForbidden):
        export.read("<!DOCTYPE svg>" + SVG.format(""))


def test_the_library_is_matplotlib() -> None:
    assert isinstance(plot.figure(Sheet(10.0, 10.0)), mpl.figure.Figure)
