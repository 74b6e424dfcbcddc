"""A sheet as SVG: the same shapes always give the same bytes.

No script, no style sheet, no reference, no id but the title's and description's (which carry the figure's own id), so
any number of charts can stand on one page. Text stays text: searchable, selectable, read aloud. What is grouped is
backdrop (grids, bands, hatching): words may lie over it.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from researchkit.briefing.charts import metrics
from researchkit.briefing.charts.drawing import Circle, Path, Rect, Shape, Sheet, Words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def write(sheet: Sheet, *, figure_id: str, title: str, description: str, language: str) -> str:
    """The drawing as an SVG document of its own.

    Args:
        sheet: the drawing.
        figure_id: id of the figure, unique on its page.
        title: the headline.
        description: the alternative text.
        language: BCP 47 tag of the words.
    """
    ids = f"{figure_id}-title", f"{figure_id}-desc"
    wide, high = _n(sheet.width), _n(sheet.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}pt" height="{high}pt"'
        f' role="img" aria-labelledby={quoteattr(" ".join(ids))} lang={quoteattr(language)}'
        f" xml:lang={quoteattr(language)} font-family={quoteattr(metrics.families())}>"
    )
    parts = []
    for backdrop, shapes in itertools.groupby(sheet.shapes, lambda shape: getattr(shape, "backdrop", False)):
        drawn = "\n".join(_shape(shape) for shape in shapes)
        parts.append(f"<g>\n{drawn}\n</g>" if backdrop else drawn)
    body = "\n".join(parts)
    return (
        f"{head}\n<title id={quoteattr(ids[0])}>{_text(title)}</title>\n"
        f"<desc id={quoteattr(ids[1])}>{_text(description)}</desc>\n{body}\n</svg>\n"
    )


def _shape(shape: Shape) -> str:
    if isinstance(shape, Rect):
        at = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.w)}" height="{_n(shape.h)}"'
        return f"<rect {at}{_paint(shape)}/>"
    if isinstance(shape, Circle):
        return f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.r)}"{_paint(shape)}/>'
    if isinstance(shape, Path):
        close = "Z" if shape.closed else ""
        pieces = ("M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in piece) + close for piece in shape.pieces)
        dash = f' stroke-dasharray="{shape.dash}"' if shape.dash else ""
        fade = f' opacity="{_n(shape.opacity)}"' if shape.opacity < 1 else ""
        return f'<path d="{"".join(pieces)}"{_paint(shape)}{dash}{fade}/>'
    return _words(shape)


def _paint(shape: Rect | Circle | Path) -> str:
    fill = f' fill="{shape.fill or "none"}"'
    if not shape.stroke:
        return fill
    return f'{fill} stroke="{shape.stroke}" stroke-width="{_n(shape.stroke_width)}"'


def _words(words: Words) -> str:
    weight = f' font-weight="{words.weight}"' if words.weight != metrics.REGULAR else ""
    anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    return (
        f'<text x="{_n(words.x)}" y="{_n(words.y)}" font-size="{_n(words.size)}"{weight}{anchor}'
        f' fill="{words.fill}">{_text(words.text)}</text>'
    )


def _text(words: str) -> str:
    """Words as XML: markup made literal, characters that XML forbids left out."""
    kept = "".join(char for char in words if char in "\t\n\r" or _allowed(ord(char)))
    return escape(kept)


def _allowed(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF


def _n(value: float) -> str:
    """A coordinate to a hundredth of a point, without trailing zeros or a negative zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


_SVG = "{http://www.w3.org/2000/svg}"
_PIECE = re.compile(r"M([^MZ]*)(Z?)")


def read(document: str) -> Sheet:
    """The sheet that an SVG of :func:`write` was written from.

    Raises:
        ValueError: it holds something that :func:`write` never writes.
    """
    from defusedxml.ElementTree import fromstring

    root = fromstring(document, forbid_dtd=True)
    wide, high = (float(root.get(name, "0pt").removesuffix("pt")) for name in ("width", "height"))
    sheet = Sheet(wide, high)
    for node in root:
        tag = node.tag.removeprefix(_SVG)
        if tag not in {"title", "desc"}:
            sheet.shapes += [_read(one, True) for one in node] if tag == "g" else [_read(node, False)]
    return sheet


def _read(node: Element, backdrop: bool) -> Shape:
    tag = node.tag.removeprefix(_SVG)
    fill = node.get("fill", "").replace("none", "")
    stroke, thick = node.get("stroke", ""), float(node.get("stroke-width", "0"))

    def number(name: str) -> float:
        return float(node.get(name, "0"))

    if tag == "rect":
        return Rect(
            number("x"),
            number("y"),
            number("width"),
            number("height"),
            fill,
            stroke,
            thick,
            backdrop=backdrop,
        )
    if tag == "circle":
        return Circle(number("cx"), number("cy"), number("r"), fill, stroke, thick)
    if tag == "text":
        return Words(
            number("x"), number("y"), node.text or "", number("font-size"), fill,
            int(node.get("font-weight", metrics.REGULAR)), node.get("text-anchor", "start"),
        )  # fmt: skip
    if tag != "path":
        raise ValueError("not a drawing of ours")
    pieces = []
    closed = False
    for points, close in _PIECE.findall(node.get("d", "")):
        pairs = (point.split() for point in points.split("L"))
        pieces.append(tuple((float(x), float(y)) for x, y in pairs))
        closed = closed or bool(close)
    return Path(
        tuple(pieces), stroke, thick, fill, node.get("stroke-dasharray", ""), float(node.get("opacity", "1")),
        closed, backdrop,
    )  # fmt: skip
