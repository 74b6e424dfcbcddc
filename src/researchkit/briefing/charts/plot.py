"""A sheet as a matplotlib figure: every chart is drawn by matplotlib, and can be had as its ``Figure``.

The sheet says where shapes and words stand, in points; here they become artists of one figure, in the order in which
they were put down: rectangles, circles and paths as patches (several in a row as one collection), each line of text as
a ``Text`` in the package's own static fonts, given by file. The artists belong to the figure itself: an ``Axes`` brings
scales, ticks and spines that no chart of ours uses, and would take longer than all the rest.

In a notebook::

    from researchkit.briefing.charts import plot
    plot.of(columns.draw(...))     # the Figure: to look at, to change, to save in any format
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, weight_dict
from matplotlib.patches import Circle as RoundPatch
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox

from researchkit.briefing.charts import colour, metrics
from researchkit.briefing.charts.drawing import Circle, Path, Rect, Shape, Sheet, Words
from researchkit.briefing.design import house_only
from researchkit.briefing.letters import fit

if TYPE_CHECKING:
    from researchkit.briefing.blocks import FigureBlock

PAPER, BACKDROP = "paper", "backdrop"
"""Names (``gid``) of artists: the ground of the figure, and what words may lie over."""

POINTS_PER_INCH = 72

GRID = 2
"""Decimals of a point that are kept: no difference in the last bit of a sum can reach the published bytes."""

_ANCHORS: dict[str, Literal["left", "center", "right"]] = {
    "start": "left",
    "middle": "center",
    "end": "right",
}
_SHIFTS = {"left": 0.0, "center": 0.5, "right": 1.0}
_SQUARE, _ROUND = Outline.unit_rectangle(), Outline.unit_circle()
_SQUARE_CORNERS, _ROUND_CORNERS = np.asarray(_SQUARE.vertices), np.asarray(_ROUND.vertices)


def of(block: FigureBlock) -> Figure:
    """The matplotlib figure of a finished chart, made from what is published of it.

    Raises:
        ValueError: the drawing is not one of ours.
    """
    from researchkit.briefing.charts import export

    return figure(export.read(block.svg))


def figure(sheet: Sheet, *, language: str | None = None) -> Figure:
    """The matplotlib figure of a sheet, as large as it.

    Args:
        sheet: the drawing.
        language: BCP 47 tag of its words, where letters take the forms of a language.
    """
    with house_only():
        wide, high = round(sheet.width, GRID), round(sheet.height, GRID)
        drawn = Figure(figsize=(wide / POINTS_PER_INCH, high / POINTS_PER_INCH))
        drawn.patch.set(gid=PAPER, facecolor=colour.token("paper"))
        at = points(drawn)
        number = 0
        for together, run in itertools.groupby(sheet.shapes, _together):
            shapes = list(run)
            for group in [shapes] if together is not None and len(shapes) > 1 else [[s] for s in shapes]:
                artist = _artist(group)
                artist.set_transform(at)
                artist.set_zorder(number)
                if language and isinstance(artist, Line):
                    artist.set_language(language)
                if getattr(group[0], "backdrop", False):
                    artist.set_gid(f"{BACKDROP}-{number}")
                drawn.add_artist(artist)
                number += 1
    return drawn


def lines(drawn: Figure) -> list[Line]:
    """The lines of text of a figure, in the order in which they were written."""
    return [artist for artist in drawn.artists if isinstance(artist, Line)]


def points(drawn: Figure) -> Any:
    """The transform from points of the sheet, counted from the top left, to a figure: for adding to it."""
    wide, high = (POINTS_PER_INCH * side for side in drawn.get_size_inches())
    return Affine2D().scale(1 / wide, -1 / high).translate(0, 1) + drawn.transFigure


class HouseFont(FontProperties):
    """A face by its files: the house's, and DejaVu for the letters it lacks; never a font of the system."""

    def copy(self) -> HouseFont:
        """A copy; matplotlib makes many."""
        new = HouseFont.__new__(HouseFont)
        new.__dict__.update(self.__dict__)
        return new

    __copy__ = copy

    def get_file(self) -> str:
        """The file of the first family asked for."""
        weight = self.get_weight()
        faces = metrics.faces(int(weight_dict.get(weight, weight) if isinstance(weight, str) else weight))
        wanted = self.get_family()[0]
        return str(next((face for face in faces if face.family == wanted), faces[0]).path)


class Line(Text):
    """One line of text on its baseline.

    Matplotlib lays a text out anew for every drawing: the height of its block, its turn, its lines. A level line on its
    baseline needs none of that, and its width is known; drawn so, a chart takes half the time. Its extent is that of its
    ink, not of the font's line box. A line that has been changed to be more than that is laid out as ever.
    """

    def draw(self, renderer: Any) -> None:
        """Draw it where it is anchored."""
        if not self._level():
            super().draw(renderer)
            return
        if not self.get_text() or not self.get_visible():
            return
        x, y, _ = self._place(renderer)
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        renderer.open_group("text", self.get_gid())
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        gc.set_alpha(self.get_alpha())
        renderer.draw_text(gc, x, y, self.get_text(), self.get_fontproperties(), 0, ismath=False, mtext=self)
        gc.restore()
        renderer.close_group("text")
        self.stale = False

    def get_window_extent(self, renderer: Any = None, dpi: float | None = None) -> Any:
        """The box of its ink in pixels, at least as wide as the sum of its letters."""
        if renderer is None or dpi is not None or not self._level():
            return super().get_window_extent(renderer, dpi)
        x, y, advance = self._place(renderer)
        font = self.get_fontproperties()
        wide, high, below = renderer.get_text_width_height_descent(self.get_text(), font, False)
        return Bbox.from_bounds(x, y - below, max(wide, advance), high)

    def _place(self, renderer: Any) -> tuple[float, float, float]:
        """Where it begins, and how wide it is, in pixels."""
        x, y = self.get_transform().transform(self.get_position())
        size = renderer.points_to_pixels(self.get_fontsize())
        wide = metrics.width(self.get_text(), size, self.get_fontweight())
        return x - wide * _SHIFTS[self.get_horizontalalignment()], y, wide

    def _level(self) -> bool:
        """Whether it is still one level line on its baseline and nothing else."""
        plain = "\n" not in self.get_text() and self.get_verticalalignment() == "baseline"
        return bool(plain and not self.get_rotation() and not self.get_path_effects()) and (
            self.get_bbox_patch() is None
        )


@functools.lru_cache(maxsize=256)
def font(size: float, weight: int, families: tuple[str, ...] = ()) -> HouseFont:
    """The house's face of a weight, in points."""
    return HouseFont(family=families or metrics.families(weight), size=size, weight=weight)


def _together(shape: Shape) -> bool | None:
    """What may stand in one collection with its neighbours of the same answer; ``None`` stands alone."""
    if isinstance(shape, Words) or (isinstance(shape, Path) and (shape.dash or shape.opacity < 1)):
        return None
    return bool(getattr(shape, "backdrop", False))


def _artist(shapes: Sequence[Shape]) -> Any:
    if len(shapes) > 1:
        marks = [shape for shape in shapes if not isinstance(shape, Words)]
        return PathCollection(
            [_outline(shape) for shape in marks],
            facecolors=[shape.fill or "none" for shape in marks],
            edgecolors=[shape.stroke or "none" for shape in marks],
            linewidths=[shape.stroke_width if shape.stroke else 0.0 for shape in marks],
            capstyle="butt",
            joinstyle="miter",
        )
    (shape,) = shapes
    return _text(shape) if isinstance(shape, Words) else _patch(shape)


def _patch(shape: Rect | Circle | Path) -> Any:
    paint: dict[str, Any] = {
        "facecolor": shape.fill or "none",
        "edgecolor": shape.stroke or "none",
        "linewidth": shape.stroke_width if shape.stroke else 0.0,
        "capstyle": "butt",
        "joinstyle": "miter",
    }
    if isinstance(shape, Rect):
        x, y, w, h = _grid(shape.x, shape.y, shape.w, shape.h)
        return Rectangle((x, y), w, h, **paint)
    if isinstance(shape, Circle):
        x, y, r = _grid(shape.x, shape.y, shape.r)
        return RoundPatch((x, y), r, **paint)
    dash = [float(length) / shape.stroke_width for length in shape.dash.split()] if shape.dash else None
    return PathPatch(
        _outline(shape),
        linestyle=(0, dash) if dash else "solid",
        alpha=shape.opacity if shape.opacity < 1 else None,
        **paint,
    )


def _outline(shape: Rect | Circle | Path) -> Any:
    if isinstance(shape, Rect):
        x, y, w, h = _grid(shape.x, shape.y, shape.w, shape.h)
        return Outline(_SQUARE_CORNERS * (w, h) + (x, y), _SQUARE.codes)
    if isinstance(shape, Circle):
        x, y, r = _grid(shape.x, shape.y, shape.r)
        return Outline(_ROUND_CORNERS * r + (x, y), _ROUND.codes)
    corners: list[tuple[float, ...]] = []
    codes: list[np.uint8] = []
    for piece in shape.pieces:
        corners += (_grid(x, y) for x, y in piece)
        codes += [Outline.MOVETO, *[Outline.LINETO] * (len(piece) - 1)]
        if shape.closed:
            corners.append(_grid(*piece[0]))
            codes.append(Outline.CLOSEPOLY)
    drawn = Outline(corners, codes)
    drawn.should_simplify = False  # a step of a curve is a fact, however small
    return drawn


def _text(words: Words) -> Any:
    x, y = _grid(words.x, words.y)
    return Line(
        x,
        y,
        " ".join(fit(words.text).splitlines()),
        color=words.fill,
        fontproperties=font(words.size, words.weight, metrics.families(words.weight)),
        horizontalalignment=_ANCHORS[words.anchor],
        verticalalignment="baseline",
        parse_math=False,
    )


def _grid(*numbers: float) -> tuple[float, ...]:
    return tuple(round(number, GRID) for number in numbers)
