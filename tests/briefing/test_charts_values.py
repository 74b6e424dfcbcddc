"""What is drawn is what the data say: lengths, areas, places and counts measured from the SVG."""

from __future__ import annotations

import itertools
from collections import Counter

import pandas as pd
import pytest
from briefing.chart_samples import CHARTS, kaplan_meier, words

from researchkit.briefing.blocks import FigureBlock
from researchkit.briefing.charts import (
    axis,
    bounds,
    colour,
    columns,
    conduct,
    dated,
    export,
    survival,
    swimlane,
    upset,
)
from researchkit.briefing.charts.drawing import GAP, WIDTH, Circle, Path, Rect, Sheet
from researchkit.briefing.charts.frame import Row
from researchkit.briefing.charts.swimlane import Lane, Stage

ACCENT, NAVY, STEEL, PAPER, MAUVE = map(colour.token, ("accent", "navy", "steel", "paper", "mauve"))


def sheet_of(figure: object) -> Sheet:
    assert isinstance(figure, FigureBlock)
    return export.read(figure.svg)


def rects(sheet: Sheet, fill: str) -> list[Rect]:
    return [shape for shape in sheet.shapes if isinstance(shape, Rect) and shape.fill == fill]


def test_one_square_is_one_person() -> None:
    numbers = {"sole": 11, "partial": 8, "not_basis": 6, "indeterminate": 2}
    frame = pd.DataFrame([("q0", c, n) for c, n in numbers.items()], columns=["period", "category", "n"])
    sheet = sheet_of(columns.draw(frame, [Row("q0", "A")], list(numbers), words("en", "f")))
    squares = Counter(shape.fill for shape in sheet.shapes if isinstance(shape, Rect))
    assert squares == {ACCENT: 12, NAVY: 9, STEEL: 7, PAPER: 3}  # each with one in the key
    body = [s for s in sheet.shapes if isinstance(s, Rect)][4:]
    assert len({(round(s.x, 1), round(s.y, 1)) for s in body}) == 27


def test_the_bar_of_the_nowcast_stands_at_its_counts() -> None:
    frame = pd.DataFrame([("q0", "sole", 36)], columns=["period", "category", "n"])
    sheet = sheet_of(columns.draw(frame, [Row("q0", "A")], ["sole"], words("en", "f"), {"q0": (40, 56)}))
    squares = rects(sheet, ACCENT)[1:]
    pitch = 4 * 9.4 / 4
    base = max(s.y for s in squares) + pitch
    bar = next(s for s in sheet.shapes if isinstance(s, Path) and s.stroke_width == 1.2)
    low, high = (base - y for _, y in bar.pieces[0])
    assert low == pytest.approx(40 / 4 * pitch, abs=0.1)
    assert high == pytest.approx(56 / 4 * pitch, abs=0.1)


def test_bounds_run_from_the_least_to_the_most_share() -> None:
    frame = pd.DataFrame([("a", 0, 100, 100), ("b", 16, 25, 36)], columns=["code", "low", "high", "n"])
    sheet = sheet_of(bounds.draw(frame, [Row("a", "A"), Row("b", "B")], words("en", "f")))
    full, part = [s for s in rects(sheet, colour.token("seq.2")) if s.h == 9]
    assert (part.x - full.x) / full.w == pytest.approx(16 / 36, abs=1e-3)
    assert part.w / full.w == pytest.approx(9 / 36, abs=1e-3)


def test_the_area_of_a_square_is_the_number_of_people() -> None:
    cells = pd.DataFrame([("a", "x", 40), ("a", "y", 10), ("b", "x", 20)], columns=["row", "column", "n"])
    people = {"a": 45, "b": 20}
    figure = conduct.draw(
        cells, [Row("a", "A"), Row("b", "B")], [Row("x", "X"), Row("y", "Y")], people, {"x": 55, "y": 10}, 60, words("en", "f")
    )  # fmt: skip
    areas = sorted(s.w * s.h for s in rects(sheet_of(figure), NAVY))
    assert areas[2] / areas[0] == pytest.approx(4, rel=0.01)
    assert areas[1] / areas[0] == pytest.approx(2, rel=0.01)
    dots = [s for s in sheet_of(figure).shapes if isinstance(s, Circle)]
    assert len(dots) == 1


def test_sure_and_possible_events_are_drawn_on_one_scale() -> None:
    data = [("arrest", "q0", 20, 10), ("arrest", "q1", 5, 0), ("arrest", "q2", 0, 8)]
    frame = pd.DataFrame(data, columns=["role", "period", "surely", "possibly"])
    rows = [Row(f"q{i}", f"P{i}") for i in range(3)]
    sheet = sheet_of(
        dated.draw(frame, [Row("arrest", "Arrest")], rows, {"arrest": 4}, {"arrest": 40}, words("en", "f"))
    )
    sure = [s for s in rects(sheet, NAVY) if s.w > 8]
    may = [s for s in rects(sheet, PAPER) if s.w > 8]
    unit = sure[0].w / 20
    assert [round(s.w / unit) for s in sure] == [20, 5]
    assert [round((s.w + 0.8) / unit) for s in may] == [10, 8, 4]
    assert may[0].x == pytest.approx(sure[0].x + sure[0].w, abs=0.5)


def test_bars_of_combinations_are_in_proportion_and_marked_when_alone() -> None:
    frame = pd.DataFrame([("a|b", 30), ("a", 15), ("b", 5)], columns=["sources", "n"])
    sheet = sheet_of(upset.draw(frame, [Row("a", "A"), Row("b", "B")], words("en", "f")))
    several = [s for s in rects(sheet, NAVY) if s.h > 8]
    alone = [s for s in rects(sheet, MAUVE) if s.h > 8]
    assert len(several) == 1
    assert [s.h / several[0].h for s in alone] == pytest.approx([0.5, 1 / 6], abs=0.01)
    assert sum(isinstance(s, Circle) and s.fill == MAUVE for s in sheet.shapes) == 2
    assert sum(isinstance(s, Circle) and s.fill == NAVY for s in sheet.shapes) == 2


def test_a_curve_steps_down_at_its_times() -> None:
    curve = kaplan_meier("sole", "G", [(10, True)] * 15 + [(100, True)] * 15)
    sheet = sheet_of(survival.draw([curve], words("en", "f")))
    line = next(
        s for s in sheet.shapes if isinstance(s, Path) and s.stroke == ACCENT and s.stroke_width == 1.6
    )
    (x0, y0), (x1, _), (x2, y2), (x3, _), (x4, y4) = line.pieces[0]
    assert (x3 - x0) / (x1 - x0) == pytest.approx(10, rel=0.01)
    assert x1 == x2
    assert (y2 - y0) / (y4 - y0) == pytest.approx(0.5, rel=0.01)
    assert x3 == x4


def test_a_curve_is_made_from_a_table_of_times() -> None:
    table = pd.DataFrame({
        "time": [10.0, 20.0], "at_risk": [30, 15], "ends": [15, 15], "censored": [0, 2],
        "survival": [0.5, 0.0], "low": [0.3, float("nan")], "high": [0.7, float("nan")],
    })  # fmt: skip
    curve = survival.Curve.of("sole", "G", table, n=30, ends=30)
    assert list(curve.low) == [0.3, 0.0]
    assert curve.censored == [20.0]
    assert curve.median(curve.survival) == 10.0


def test_stages_last_as_long_as_they_are_drawn() -> None:
    stages = (Stage("pretrial_detention", (0, 0), (100, 100)), Stage("imprisonment", (100, 140), (300, 300)))
    sheet = sheet_of(swimlane.draw([Lane("a", "A", "free", 300, stages)], words("en", "f"), deadline=None))
    held = next(s for s in rects(sheet, NAVY) if s.h == 9)
    prison = next(s for s in rects(sheet, MAUVE) if s.h == 9)
    unit = (held.w + GAP) / 100
    assert (prison.x - held.x) / unit == pytest.approx(140, rel=0.01)
    assert (prison.w + GAP) / unit == pytest.approx(160, rel=0.01)
    maybe = [s for s in rects(sheet, PAPER) if 5 < s.h < 9 and s.y == pytest.approx(held.y + 1.6, abs=0.1)]
    assert len(maybe) == 1
    assert maybe[0].x > held.x + held.w
    assert maybe[0].x + maybe[0].w < prison.x


def test_stages_do_not_touch_however_short() -> None:
    stages = tuple(
        Stage(kind, (i, i), (i + 1, i + 1))
        for i, kind in enumerate(["custody", "pretrial_detention", "custody"])
    )
    last = Stage("imprisonment", (3, 3), (900, 900))
    sheet = sheet_of(swimlane.draw([Lane("a", "A", "free", 900, (*stages, last))], words("en", "f")))
    bars = sorted((s for s in sheet.shapes if isinstance(s, Rect) and s.h == 9), key=lambda s: s.x)
    assert len(bars) == 4
    assert all(b.x - (a.x + a.w) >= GAP - 0.02 for a, b in itertools.pairwise(bars))


@pytest.mark.parametrize("largest", [1, 3, 9, 10, 11, 47, 99, 100, 101, 333, 5000])
def test_the_steps_of_an_axis_are_round_and_reach(largest: int) -> None:
    steps = axis.steps(largest)
    assert steps[0] == 0
    assert steps[-1] >= largest
    assert len(steps) <= 7
    assert len({round(b - a, 9) for a, b in itertools.pairwise(steps)}) == 1
    assert all(float(step).is_integer() for step in steps)


@pytest.mark.parametrize("longest", [0.5, 2, 13, 40, 89, 345, 730, 2500, 9000])
def test_days_are_told_in_lengths_people_know(longest: float) -> None:
    steps = axis.days(longest)
    assert steps[-1] >= longest
    assert 2 <= len(steps) <= 8
    assert steps[1] in {1, 2, 7, 14, 30, 60, 90, 180, 365} or steps[1] % 365 == 0


@pytest.mark.parametrize("name", CHARTS)
def test_charts_are_as_wide_as_the_text_column(name: str) -> None:
    assert sheet_of(CHARTS[name]("en", "usual")).width == WIDTH
