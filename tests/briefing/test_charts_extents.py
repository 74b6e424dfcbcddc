"""The check of extents finds what it is for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from researchkit.briefing.charts import export, extents, plot
from researchkit.briefing.charts.drawing import Sheet
from researchkit.briefing.charts.metrics import SEMIBOLD, faces, width

INK, PAPER, NAVY, STEEL, MAUVE = "#1B2733", "#FFFFFF", "#0E336A", "#5594A0", "#7A5367"


def problems(draw: Callable[[Sheet], object]) -> list[str]:
    sheet = Sheet(200.0, 100.0)
    draw(sheet)
    document = export.svg(plot.figure(sheet), figure_id="f", title="t", description="d", language="en")
    return sorted({problem.kind for problem in extents.check(document)})


def two_words(sheet: Sheet) -> None:
    sheet.words(20, 40, "one word", 9, INK)
    sheet.words(40, 42, "another", 9, INK)


def covered(sheet: Sheet) -> None:
    sheet.words(20, 40, "hidden", 9, INK)
    sheet.rect(10, 20, 90, 40, NAVY)


@pytest.mark.parametrize(
    ("expected", "draw"),
    [
        ([], lambda s: s.words(20, 40, "all is well", 9, INK)),
        (["clipped"], lambda s: s.words(170, 40, "off the right edge", 9, INK)),
        (["clipped"], lambda s: s.words(20, 5, "Above", 9, INK)),
        (["clipped"], lambda s: s.words(20, 99.5, "gypsy below", 9, INK)),
        (["small"], lambda s: s.words(20, 40, "tiny", 6.5, INK)),
        (["faint"], lambda s: s.words(20, 40, "pale", 9, STEEL)),
        (["letters"], lambda s: s.words(20, 40, "\u4e2d", 9, INK)),
        (["overlap"], two_words),
        (["covered"], covered),
        (["crossed"], lambda s: (s.rect(30, 20, 50, 40, PAPER), s.words(20, 40, "over the edge", 9, INK))),
        (["crossed"], lambda s: (s.line([(0, 37), (200, 37)], INK, 1.0), s.words(20, 40, "struck", 9, INK))),
        ([], lambda s: (s.line([(0, 37), (200, 37)], INK, 0.5, backdrop=True), s.words(20, 40, "on a grid", 9, INK))),
        (["faint"], lambda s: (s.rect(10, 20, 90, 40, NAVY), s.words(20, 40, "dark on dark", 9, INK))),
        ([], lambda s: (s.rect(10, 20, 90, 40, NAVY), s.words(20, 40, "light on dark", 9, PAPER))),
        (["gap"], lambda s: (s.rect(10, 20, 30, 20, STEEL), s.rect(40.5, 20, 30, 20, MAUVE))),
        ([], lambda s: (s.rect(10, 20, 30, 20, STEEL), s.rect(41.2, 20, 30, 20, MAUVE))),
        ([], lambda s: (s.rect(10, 20, 30, 20, NAVY), s.rect(40, 20, 30, 20, NAVY))),
    ],
)  # fmt: skip
def test_each_fault_is_found_and_nothing_else(expected: list[str], draw: Callable[[Sheet], object]) -> None:
    assert problems(draw) == expected


def test_a_problem_does_not_repeat_the_words() -> None:
    sheet = Sheet(50.0, 50.0)
    sheet.words(20, 40, "a name that nobody may print", 9, INK)
    document = export.svg(plot.figure(sheet), figure_id="f", title="t", description="d", language="en")
    assert "name" not in repr(extents.check(document))


def test_what_is_written_is_read_back() -> None:
    sheet = Sheet(120.0, 60.0)
    sheet.rect(1, 2, 30, 20, NAVY, stroke=INK, stroke_width=0.5)
    sheet.circle(60, 30, 4, stroke=INK, stroke_width=1.4)
    sheet.line([(0, 0), (10, 12.5)], INK, 0.6, dash="3 2")
    sheet.area([(0, 0), (10, 0), (5, 5)], STEEL, opacity=0.14, backdrop=True)
    sheet.hatch(40, 40, 20, 10, INK)
    sheet.words(20, 40, "<&> Қарағанды", 9, INK, weight=SEMIBOLD, anchor="end")
    again = export.read(
        export.svg(plot.figure(sheet), figure_id="f", title="t", description="d", language="en")
    )
    assert (again.width, again.height) == (sheet.width, sheet.height)
    assert len(again.shapes) == len(sheet.shapes)
    assert again.shapes[-1] == sheet.shapes[-1]
    assert again.shapes[0] == sheet.shapes[0]
    assert again.shapes[3] == sheet.shapes[3]


def test_markup_in_words_stays_words() -> None:
    sheet = Sheet(120.0, 60.0)
    sheet.words(5, 20, '<script>alert("x")</script>\x0b\ud800', 8, INK)
    document = export.svg(
        plot.figure(sheet), figure_id='a"b', title="</title><x>", description="&", language="en"
    )
    assert "<script" not in document
    assert "<x>" not in document
    assert document.isprintable() or "\n" in document
    document.encode("utf-8")


@pytest.mark.parametrize(
    "text", ["36 so far", "Қарағанды облысы", "Détention provisoire", "16–25 of 36", "₸ ≥ 5", "ҮҰӨҺ"]
)
@pytest.mark.parametrize("weight", [400, 600])
def test_measured_widths_are_those_of_the_font(text: str, weight: int) -> None:
    """Against FreeType without kerning; kerning only narrows."""
    from matplotlib.ft2font import FT2Font, LoadFlags

    fonts = [FT2Font(str(face.path)) for face in faces(weight)]
    total = 0.0
    for char in text:
        face = next(font for font in fonts if font.get_char_index(ord(char)))
        face.set_size(100, 72)
        total += face.load_char(ord(char), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536
    assert width(text, 100.0, weight) == pytest.approx(total, abs=0.5)
