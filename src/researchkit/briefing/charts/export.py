"""A chart's figure as SVG and PNG, and an SVG of ours read back.

Matplotlib writes the SVG; it is then made fit to stand on a page with others: no declaration, no metadata, no id but
the title's and description's (which carry the figure's own), no style but attributes, shapes by their names, numbers to
a hundredth of a point. Text stays text: searchable, selectable, read aloud. What is grouped is backdrop (grids, bands,
hatching): words may lie over it.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from researchkit.briefing.charts import metrics
from researchkit.briefing.charts.drawing import Circle, Path, Point, Rect, Shape, Sheet, Words
from researchkit.briefing.letters import fit

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from matplotlib.figure import Figure

NO_GLYPH = "Glyph .* missing from font"
"""What matplotlib warns of where no font has a letter; :mod:`~researchkit.briefing.charts.extents` tells that."""

FOREIGN = "the figure holds something that our charts do not"

_SVG = "{http://www.w3.org/2000/svg}"
_PAINT = re.compile("none|#[0-9a-f]{6}")
_STEP = re.compile(r"([MLCz])([^MLCz]*)")
_PATH, _LINE = frozenset(("d",)), frozenset(("x", "y", "transform"))
_STYLES = frozenset(
    "fill opacity stroke stroke-dasharray stroke-dashoffset stroke-linejoin stroke-width"
    " font-family font-size font-weight text-anchor".split()
)
_KNOWN = {
    "rect": "x y width height fill stroke stroke-width stroke-linejoin",
    "circle": "cx cy r fill stroke stroke-width stroke-linejoin",
    "path": "d fill stroke stroke-width stroke-linejoin stroke-dasharray opacity",
    "text": "x y font-size font-weight text-anchor fill",
}
_SAME = 2e-3
"""Points of a figure nearer than this are one, in points: numbers are written to a hundredth."""


def svg(figure: Figure, *, figure_id: str, title: str, description: str, language: str) -> str:
    """The figure as an SVG document of its own; the same figure always gives the same bytes.

    Args:
        figure: a figure of :func:`researchkit.briefing.charts.plot.figure`.
        figure_id: id of the figure, unique on its page.
        title: the headline.
        description: the alternative text.
        language: BCP 47 tag of the words.

    Raises:
        ValueError: it holds something that our charts do not (axes, pictures, turned text, clipping).
    """
    from researchkit.briefing.charts import plot
    from researchkit.briefing.design import house_only

    out = io.StringIO()
    with house_only(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", NO_GLYPH)
        figure.savefig(out, format="svg", metadata={"Date": None})
    ids = f"{figure_id}-title", f"{figure_id}-desc"
    wide, high = (_n(plot.POINTS_PER_INCH * side) for side in figure.get_size_inches())
    families = ", ".join([*map(repr, metrics.families(metrics.REGULAR)), "sans-serif"])
    head = (
        f'<svg xmlns="{_SVG[1:-1]}" viewBox="0 0 {wide} {high}" width="{wide}pt" height="{high}pt"'
        f' role="img" aria-labelledby={quoteattr(" ".join(ids))} lang={quoteattr(language)}'
        f" xml:lang={quoteattr(language)} font-family={quoteattr(families)}>"
    )
    return "\n".join([
        head,
        f"<title id={quoteattr(ids[0])}>{escape(fit(title))}</title>",
        f"<desc id={quoteattr(ids[1])}>{escape(fit(description))}</desc>",
        *_drawn(out.getvalue()),
        "</svg>\n",
    ])  # fmt: skip


def png(figure: Figure, *, pixels_per_inch: int) -> bytes:
    """The figure as a picture; the same figure always gives the same bytes."""
    from researchkit.briefing.design import house_only

    out = io.BytesIO()
    with house_only(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", NO_GLYPH)
        figure.savefig(out, format="png", dpi=pixels_per_inch, metadata={"Software": None})
    return out.getvalue()


def _drawn(document: str) -> Iterator[str]:
    """What matplotlib wrote, one element a line."""
    from xml.etree.ElementTree import fromstring

    from researchkit.briefing.charts import plot

    root = fromstring(document)  # noqa: S314  # matplotlib's own words, a moment ago
    for group in root.iterfind(f"{_SVG}g/*"):
        if group.tag != f"{_SVG}g":
            raise ValueError(FOREIGN)
        name = group.get("id", "")
        if name == plot.PAPER:
            continue
        backdrop = name.startswith(plot.BACKDROP)
        if backdrop:
            yield "<g>"
        for node in group:
            yield _text(node) if node.tag == f"{_SVG}text" else _mark(node)
        if backdrop:
            yield "</g>"


def _style(node: Element, more: frozenset[str]) -> dict[str, str]:
    """The style of an element that says nothing else than its geometry."""
    pairs = (part.partition(":") for part in node.get("style", "").split(";") if part)
    style = {key.strip(): value.strip() for key, _, value in pairs}
    if node.attrib.keys() - more - {"style"} or style.keys() - _STYLES or len(node):
        raise ValueError(FOREIGN)
    return style


def _mark(node: Element) -> str:
    """A rectangle, a circle or a path; matplotlib calls them all paths."""
    if node.tag != f"{_SVG}path":
        raise ValueError(FOREIGN)
    style = _style(node, _PATH)
    if style.get("stroke-dashoffset", "0") != "0":
        raise ValueError(FOREIGN)
    fill = style.get("fill", "#000000")
    paint = f' fill="{_colour(fill)}"'
    if "stroke" in style:
        paint += (
            f' stroke="{_colour(style["stroke"])}" stroke-width="{_n(float(style.get("stroke-width", "1")))}"'
        )
        if (join := style.get("stroke-linejoin", "round")) != "miter":
            paint += f' stroke-linejoin="{join}"'
    if "stroke-dasharray" in style:
        lengths = (_n(float(length)) for length in style["stroke-dasharray"].split(","))
        paint += f' stroke-dasharray="{" ".join(lengths)}"'
    if "opacity" in style:
        paint += f' opacity="{_n(float(style["opacity"]))}"'
    return f"<{_shape(node.get('d', ''))}{paint}/>"


def _shape(d: str) -> str:
    """The element and geometry of a path's data."""
    steps: list[tuple[str, list[float]]] = []
    begun: list[float] = []
    for letter, numbers in _STEP.findall(d):
        step = letter, [float(n) for n in numbers.split()]
        if letter == "z" and steps and steps[-1] == ("L", begun):
            steps.pop()  # the way back, which closing draws
        begun = step[1] if letter == "M" else begun
        steps.append(step)
    kinds = "".join(letter for letter, _ in steps)
    if kinds == "MLLLz":
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (numbers for _, numbers in steps[:4])
        if x0 == x3 and x1 == x2 and y0 == y1 and y2 == y3:
            left, top = min(x0, x1), min(y0, y2)
            w, h = abs(x1 - x0), abs(y2 - y0)
            return f'rect x="{_n(left)}" y="{_n(top)}" width="{_n(w)}" height="{_n(h)}"'
    if kinds.removesuffix("z").removesuffix("L") == "M" + "C" * 8:
        ends = [numbers[-2:] for _, numbers in steps[:9]]
        x, y = (ends[0][0] + ends[4][0]) / 2, (ends[0][1] + ends[4][1]) / 2
        r = abs(ends[0][1] - ends[4][1]) / 2
        if all(abs((ex - x) ** 2 + (ey - y) ** 2 - r * r) < _SAME * max(r, 1) for ex, ey in ends):
            return f'circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}"'
    data = "".join(letter.upper() + " ".join(map(_n, numbers)) for letter, numbers in steps)
    return f'path d="{data}"'


def _text(node: Element) -> str:
    style = _style(node, _LINE)
    if not node.get("transform", "rotate(0 ").startswith("rotate(0 ") or "opacity" in style:
        raise ValueError(FOREIGN)
    weight = f' font-weight="{style["font-weight"]}"' if "font-weight" in style else ""
    anchor = style.get("text-anchor", "start")
    place = f' text-anchor="{anchor}"' if anchor != "start" else ""
    x, y, size = (
        _n(float(value)) for value in (node.get("x", "0"), node.get("y", "0"), style["font-size"][:-2])
    )
    return (
        f'<text x="{x}" y="{y}" font-size="{size}"{weight}{place} fill="{_colour(style.get("fill", "#000000"))}">'
        f"{escape(node.text or '')}</text>"
    )


def _colour(code: str) -> str:
    if not _PAINT.fullmatch(code):
        raise ValueError(FOREIGN)
    return code if code == "none" else code.upper()


def _n(value: float) -> str:
    """A number to a hundredth, without trailing zeros or a negative zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


_PIECE = re.compile(r"M([^MZ]*)(Z?)")


def read(document: str) -> Sheet:
    """The sheet of an SVG that :func:`svg` made.

    Raises:
        ValueError: it holds something that :func:`svg` never writes.
    """
    from defusedxml.ElementTree import fromstring

    root = fromstring(document, forbid_dtd=True)
    if root.tag != f"{_SVG}svg":
        raise ValueError(FOREIGN)
    wide, high = (float(root.get(name, "0pt").removesuffix("pt")) for name in ("width", "height"))
    sheet = Sheet(wide, high)
    for node in root:
        if node.tag == f"{_SVG}g" and not node.attrib:
            sheet.shapes += [_read(one, backdrop=True) for one in node]
        elif node.tag not in {f"{_SVG}title", f"{_SVG}desc"}:
            sheet.shapes.append(_read(node, backdrop=False))
    return sheet


def _read(node: Element, *, backdrop: bool) -> Shape:
    tag = node.tag.removeprefix(_SVG)
    if tag not in _KNOWN or node.attrib.keys() - set(_KNOWN[tag].split()) or len(node):
        raise ValueError(FOREIGN)
    fill = node.get("fill", "").replace("none", "")
    stroke, thick = node.get("stroke", ""), float(node.get("stroke-width", "0"))

    def number(name: str) -> float:
        return float(node.get(name, "0"))

    if tag == "rect":
        x, y, w, h = map(number, ("x", "y", "width", "height"))
        return Rect(x, y, w, h, fill, stroke, thick, backdrop=backdrop)
    if tag == "circle":
        return Circle(number("cx"), number("cy"), number("r"), fill, stroke, thick)
    if tag == "text":
        return Words(
            number("x"), number("y"), node.text or "", number("font-size"), fill,
            int(node.get("font-weight", metrics.REGULAR)), node.get("text-anchor", "start"),
        )  # fmt: skip
    pieces: list[tuple[Point, ...]] = []
    closed = False
    for points, close in _PIECE.findall(node.get("d", "")):
        pairs = (point.split() for point in points.split("L"))
        pieces.append(tuple((float(x), float(y)) for x, y in pairs))
        closed = closed or bool(close)
    return Path(
        tuple(pieces), stroke, thick, fill, node.get("stroke-dasharray", ""), float(node.get("opacity", "1")),
        closed, backdrop,
    )  # fmt: skip
