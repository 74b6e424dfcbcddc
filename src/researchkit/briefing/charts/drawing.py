"""A drawing: shapes and words on a sheet, in points from the top left.

Chart recipes put shapes on a sheet; :mod:`~researchkit.briefing.charts.plot` draws them with matplotlib. The sheet keeps
what is drawn as data, so that :mod:`~researchkit.briefing.charts.extents` can check every word of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from researchkit.briefing.charts import metrics
from researchkit.briefing.charts.metrics import REGULAR

Point: TypeAlias = tuple[float, float]

WIDTH = 453.6
"""Width of every chart: 160 mm (6.3 in), the text column of an A4 page."""

GAP = 1.2
"""White between shapes that touch, in points: no three colours stand 3:1 apart from each other and paper."""

SMALLEST = 7.0
"""No text is smaller, in points."""

CAP, DESCENT = 0.72, 0.22
"""Height of capitals and depth of descenders, in ems, rounded up over both faces."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle. ``backdrop``: words may cross its edge (bands, row shading)."""

    x: float
    y: float
    w: float
    h: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    backdrop: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """Lines through points; several pieces are one path. ``backdrop``: words may lie over it (grids)."""

    pieces: tuple[tuple[Point, ...], ...]
    stroke: str = ""
    stroke_width: float = 0.0
    fill: str = ""
    dash: str = ""
    opacity: float = 1.0
    closed: bool = False
    backdrop: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle."""

    x: float
    y: float
    r: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on its baseline. ``anchor`` is ``start``, ``middle`` or ``end``."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    weight: int = REGULAR
    anchor: str = "start"

    @property
    def left(self) -> float:
        """Left end of the line."""
        wide = metrics.width(self.text, self.size, self.weight)
        return self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]

    @property
    def right(self) -> float:
        """Right end of the line."""
        return self.left + metrics.width(self.text, self.size, self.weight)

    @property
    def top(self) -> float:
        """Top of the capitals."""
        return self.y - CAP * self.size

    @property
    def bottom(self) -> float:
        """Bottom of the descenders."""
        return self.y + DESCENT * self.size


Shape: TypeAlias = Rect | Path | Circle | Words


@dataclass(slots=True)
class Sheet:
    """A sheet being drawn on. ``height`` is set when the drawing is done."""

    width: float = WIDTH
    height: float = 0.0
    shapes: list[Shape] = field(default_factory=list)

    def rect(self, x: float, y: float, w: float, h: float, fill: str = "", **more: object) -> None:
        """Draw a rectangle."""
        self.shapes.append(Rect(x, y, w, h, fill, **more))  # type: ignore[arg-type]

    def line(self, points: Sequence[Point], stroke: str, stroke_width: float, **more: object) -> None:
        """Draw a line through points."""
        self.shapes.append(Path((tuple(points),), stroke, stroke_width, **more))  # type: ignore[arg-type]

    def lines(
        self, pieces: Sequence[Sequence[Point]], stroke: str, stroke_width: float, **more: object
    ) -> None:
        """Draw several lines as one path."""
        if pieces:
            self.shapes.append(Path(tuple(map(tuple, pieces)), stroke, stroke_width, **more))  # type: ignore[arg-type]

    def area(self, points: Sequence[Point], fill: str, **more: object) -> None:
        """Fill an outline."""
        self.shapes.append(Path((tuple(points),), fill=fill, closed=True, **more))  # type: ignore[arg-type]

    def circle(self, x: float, y: float, r: float, fill: str = "", **more: object) -> None:
        """Draw a circle."""
        self.shapes.append(Circle(x, y, r, fill, **more))  # type: ignore[arg-type]

    def words(self, x: float, y: float, text: str, size: float, fill: str, **more: object) -> None:
        """Write one line of text, ``y`` being its baseline; nothing for an empty one."""
        if text:
            self.shapes.append(Words(x, y, text, size, fill, **more))  # type: ignore[arg-type]

    def put(self, other: Sheet, x: float, y: float) -> None:
        """Put what is drawn on another sheet here, its top left corner at (x, y)."""
        for shape in other.shapes:
            if isinstance(shape, Path):
                pieces = tuple(tuple((px + x, py + y) for px, py in piece) for piece in shape.pieces)
                self.shapes.append(replace(shape, pieces=pieces))
            else:
                self.shapes.append(replace(shape, x=shape.x + x, y=shape.y + y))

    def hatch(self, x: float, y: float, w: float, h: float, stroke: str, *, step: float = 3.4, stroke_width: float = 0.8) -> None:  # fmt: skip
        """Fill a rectangle with diagonal lines, cut exactly at its edges.

        Lines instead of a pattern fill: no ids that could clash on a page, and every viewer draws the same.
        """
        pieces: list[tuple[Point, Point]] = []
        offset = step / 2
        while offset < w + h:
            start = (x + max(0.0, offset - h), y + min(h, offset))
            end = (x + min(w, offset), y + max(0.0, offset - w))
            pieces.append((start, end))
            offset += step
        self.lines(pieces, stroke, stroke_width, backdrop=True)
