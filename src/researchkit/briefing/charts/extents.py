"""Whether a finished chart can be read: nothing clipped, nothing overlapping, nothing too small or too faint.

Looks at the SVG as it is published: its matplotlib figure is drawn once more from it, and the figure's lines of text
are measured where they are drawn, by matplotlib, independently of the widths that the layout used.
"""

from __future__ import annotations

import itertools
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from researchkit.briefing.charts import colour, export, plot
from researchkit.briefing.charts.drawing import GAP, SMALLEST, Circle, Path, Point, Rect, Shape, Sheet, Words
from researchkit.briefing.design import house_only
from researchkit.briefing.fonts import faces

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI = 288
"""Resolution of measuring: four pixels a point, above every export."""

TEXT_CONTRAST, FILL_CONTRAST = 4.5, 3.0
"""WCAG 2.2, success criteria 1.4.3 and 1.4.11."""

_SLACK = 0.35


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its edges, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, slack: float = 0.0) -> bool:
        """Whether both share more than ``slack`` in each direction."""
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.top + slack < other.bottom
            and other.top + slack < self.bottom
        )

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the other lies within."""
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that cannot be read.

    Attributes:
        kind: ``clipped``, ``overlap``, ``covered``, ``crossed``, ``small``, ``faint``, ``letters`` or ``gap``.
        x, y: where, in points from the top left.
        words: number of the line of text among the drawing's (its words are not repeated), or -1.
    """

    kind: str
    x: float
    y: float
    words: int = -1


def check(document: str) -> list[Problem]:
    """Everything in a chart that cannot be read; empty when all is well.

    Args:
        document: the chart's SVG.
    """
    sheet = export.read(document)
    lines = [(number, shape) for number, shape in enumerate(sheet.shapes) if isinstance(shape, Words)]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", export.NO_GLYPH)  # told as a problem of its own
        boxes = _extents(plot.figure(sheet))
    problems: list[Problem] = []
    page = Box(0, 0, sheet.width, sheet.height)
    for index, ((at, words), box) in enumerate(zip(lines, boxes, strict=True)):
        found = [
            kind
            for kind, wrong in (
                ("clipped", not page.holds(box, _SLACK)),
                ("small", words.size < SMALLEST),
                ("letters", bool(faces.undrawable(words.text))),
                *_against_shapes(sheet, at, words, box),
            )
            if wrong
        ]
        problems += [Problem(kind, words.x, words.y, index) for kind in found]
    for (i, one), (_, other) in itertools.combinations(enumerate(boxes), 2):
        if one.meets(other, _SLACK):
            problems.append(Problem("overlap", one.left, one.top, i))
    return problems + _gaps(sheet)


def _against_shapes(sheet: Sheet, at: int, words: Words, box: Box) -> list[tuple[str, bool]]:
    """A line of text against what is drawn before it (its ground) and after it (which must not cover it)."""
    ground = colour.token("paper")
    out = []
    for number, shape in enumerate(sheet.shapes):
        if isinstance(shape, Words):
            continue
        backdrop = isinstance(shape, Path | Rect) and shape.backdrop
        area = _area(shape)
        if area is not None and box.meets(area, _SLACK):
            if number > at and not backdrop:
                out.append(("covered", True))
            elif area.holds(box, _SLACK):
                ground = _ground(shape) or ground
            elif not backdrop:
                out.append(("crossed", True))
        elif isinstance(shape, Path) and not backdrop and area is None and _crosses(shape, box):
            out.append(("crossed", True))
    return [*out, ("faint", colour.contrast(words.fill, ground) < TEXT_CONTRAST)]


def _ground(shape: Shape) -> str:
    return shape.fill if isinstance(shape, Rect | Circle) else ""


def _area(shape: Shape) -> Box | None:
    """The box of a shape that covers an area; ``None`` for lines."""
    if isinstance(shape, Rect) and (shape.fill or shape.stroke):
        return Box(shape.x, shape.y, shape.x + shape.w, shape.y + shape.h)
    if isinstance(shape, Circle):
        return Box(shape.x - shape.r, shape.y - shape.r, shape.x + shape.r, shape.y + shape.r)
    if isinstance(shape, Path) and shape.fill and shape.opacity == 1:
        xs, ys = zip(*(point for piece in shape.pieces for point in piece), strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))
    return None


def _crosses(path: Path, box: Box) -> bool:
    if path.opacity < 1:
        return False
    half = path.stroke_width / 2
    grown = Box(box.left - half, box.top - half, box.right + half, box.bottom + half)
    return any(_segment_meets(a, b, grown) for piece in path.pieces for a, b in itertools.pairwise(piece))


def _segment_meets(a: Point, b: Point, box: Box) -> bool:
    """Whether a segment enters a box (Liang & Barsky 1984)."""
    first, last = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for step, room in (
        (-dx, a[0] - box.left - _SLACK),
        (dx, box.right - _SLACK - a[0]),
        (-dy, a[1] - box.top - _SLACK),
        (dy, box.bottom - _SLACK - a[1]),
    ):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return first < last or (first == last and dx == dy == 0)


def _gaps(sheet: Sheet) -> list[Problem]:
    """Filled rectangles side by side that do not stand out from each other need white between them."""
    filled = [
        shape for shape in sheet.shapes if isinstance(shape, Rect) and shape.fill and not shape.backdrop
    ]
    out = []
    for one, other in itertools.combinations(filled, 2):
        if one.fill == other.fill or colour.contrast(one.fill, other.fill) >= FILL_CONTRAST:
            continue
        a, b = _area(one), _area(other)
        assert a is not None
        assert b is not None
        if a.meets(b):
            continue
        across = max(a.left, b.left) - min(a.right, b.right)
        down = max(a.top, b.top) - min(a.bottom, b.bottom)
        if (across < 0 <= down < GAP - 0.05) or (down < 0 <= across < GAP - 0.05):
            out.append(Problem("gap", b.left, b.top))
    return out


def _extents(drawn: Figure) -> list[Box]:
    """The boxes of the figure's lines of text at export resolution."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    drawn.set_dpi(DPI)
    renderer = FigureCanvasAgg(drawn).get_renderer()  # type: ignore[no-untyped-call]
    scale = plot.POINTS_PER_INCH / DPI
    high = float(drawn.bbox.height) * scale
    boxes = []
    with house_only():
        for text in plot.lines(drawn):
            ink = text.get_window_extent(renderer)
            left, bottom, right, top = (float(edge) * scale for edge in ink.extents)
            boxes.append(Box(left, high - top, right, high - bottom))
    return boxes
