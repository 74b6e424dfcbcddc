"""The share card: a chart as a picture with its title, source and licence drawn in, because pictures get pasted.

Set by Typst, as the PDF is, from the very SVG of the page; made only when asked for.
"""

from __future__ import annotations

import dataclasses
import json
import tempfile
from pathlib import Path
from typing import Any

from researchkit.briefing.blocks import FigureBlock
from researchkit.briefing.charts import colour, metrics
from researchkit.briefing.runs import plain

PIXELS_PER_INCH = 180
"""1244 pixels wide."""

_TEMPLATE = Path(__file__).parent / "card.typ"


def share_card(figure: FigureBlock, *, licence: str, language: str) -> bytes:
    """The card as PNG; the same figure always gives the same bytes.

    Args:
        figure: a finished chart.
        licence: the licence line.
        language: BCP 47 tag of its words.
    """
    import typst as package

    typst: Any = package  # its stubs do not know that the input may be several files by name
    lines = [*(plain(note) for note in figure.notes), plain(figure.source), licence]
    card = {
        "headline": plain(figure.headline),
        "subtitle": plain(figure.subtitle),
        "lines": [line for line in lines if line],
        "alt": figure.alt,
        "lang": language.partition("-")[0].lower(),
        "colours": colour.tokens()["light"],
    }
    with tempfile.TemporaryDirectory(prefix="researchkit-") as empty:
        png = typst.compile(
            {"main.typ": _TEMPLATE.read_bytes(), "chart.svg": figure.svg.encode("utf-8")},
            root=empty,
            package_path=empty,
            package_cache_path=empty,
            format="png",
            ppi=PIXELS_PER_INCH,
            sys_inputs={"card": json.dumps(card, ensure_ascii=False, sort_keys=True)},
            font_paths=[str(metrics.FOLDER), str(metrics.dejavu())],
            ignore_system_fonts=True,
        )
    return bytes(png if isinstance(png, bytes) else png[0])


def with_card(figure: FigureBlock, *, licence: str, language: str) -> FigureBlock:
    """The figure with its share card."""
    return dataclasses.replace(
        figure,
        card_name=f"{figure.id}.png" if figure.id else "figure.png",
        card=share_card(figure, licence=licence, language=language),
    )
