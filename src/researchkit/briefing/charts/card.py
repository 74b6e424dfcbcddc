"""The share card: a chart as a picture with its title, source and licence drawn in, because pictures get pasted.

Drawn by matplotlib, as the chart is, from the very SVG of the page; made only when asked for.
"""

from __future__ import annotations

import dataclasses

from researchkit.briefing.blocks import FigureBlock
from researchkit.briefing.charts import colour
from researchkit.briefing.charts.drawing import WIDTH, Sheet
from researchkit.briefing.charts.lines import Lines, fit
from researchkit.briefing.charts.metrics import REGULAR, SEMIBOLD
from researchkit.briefing.runs import plain

PIXELS_PER_INCH = 180
"""1244 pixels wide."""

MARGIN = 22.0

_ANY = 1000
"""Lines that a text may take: it is set in its own size, however long it is."""


def share_card(figure: FigureBlock, *, licence: str, language: str) -> bytes:
    """The card as PNG; the same figure always gives the same bytes.

    Args:
        figure: a finished chart.
        licence: the licence line.
        language: BCP 47 tag of its words.
    """
    from researchkit.briefing.charts import export, plot

    drawn = plot.figure(sheet(figure, licence), language=language)
    return export.png(drawn, pixels_per_inch=PIXELS_PER_INCH)


def sheet(figure: FigureBlock, licence: str) -> Sheet:
    """The card as a drawing."""
    from researchkit.briefing.charts import export

    ink, muted = colour.token("ink"), colour.token("muted")
    chart = export.read(figure.svg)
    card = Sheet(WIDTH + 2 * MARGIN)
    y = _write(card, fit(plain(figure.headline), WIDTH, 14.0, SEMIBOLD, _ANY), MARGIN, ink) + 8
    if subtitle := plain(figure.subtitle):
        y = _write(card, fit(subtitle, WIDTH, 9.5, REGULAR, _ANY), y, muted) + 12
    card.put(chart, MARGIN, y)
    y += chart.height + 10
    card.line([(MARGIN, y), (MARGIN + WIDTH, y)], colour.token("hair"), 0.5, backdrop=True)
    y += 8
    for words in (*map(plain, figure.notes), plain(figure.source), licence):
        if words:
            y = _write(card, fit(words, WIDTH, 8.0, REGULAR, _ANY), y, muted) + 4
    card.height = y - 4 + MARGIN
    return card


def _write(card: Sheet, words: Lines, top: float, fill: str) -> float:
    """Write a text; gives the height of its foot."""
    words.draw(card, MARGIN, top, fill)
    return top + words.height


def with_card(figure: FigureBlock, *, licence: str, language: str) -> FigureBlock:
    """The figure with its share card."""
    return dataclasses.replace(
        figure,
        card_name=f"{figure.id}.png" if figure.id else "figure.png",
        card=share_card(figure, licence=licence, language=language),
    )
