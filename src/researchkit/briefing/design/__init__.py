"""The house's look for a researcher's own matplotlib charts: its colours, sizes and fonts.

The briefing's charts are drawn by :mod:`researchkit.briefing.charts`; this is for exploring in a notebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER = Path(__file__).parent
FONTS = FOLDER.parent / "fonts"


@contextmanager
def house_style() -> Iterator[None]:
    """Draw matplotlib charts in the house style within a ``with`` block.

    The fonts are the static ones of the package, by path: never a font of the system, and never a variable font,
    which matplotlib draws at its lightest weight. SVG comes out the same every time if it is saved with
    ``metadata={"Date": None}``.
    """
    from matplotlib import font_manager, rc_context, rc_params_from_file

    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in sorted(FONTS.glob("*.ttf")):
        if str(path) not in known:
            font_manager.fontManager.addfont(path)
    style = rc_params_from_file(FOLDER / "house.mplstyle", use_default_template=False)
    with rc_context(dict(style)):
        yield
