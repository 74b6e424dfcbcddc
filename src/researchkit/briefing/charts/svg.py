"""A sheet as SVG: the same shapes always give the same bytes.

No script, no style sheet, no reference, no id but the title's and description's (which carry the figure's own id), so
any number of charts can stand on one page. Text stays text: searchable, selectable, read aloud.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from researchkit.briefing.charts import metrics
from researchkit.briefing.charts.drawing import Circle, Path, Rect, Shape, Sheet, Words


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
    body = "\n".join(_shape(shape) for shape in sheet.shapes)
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
