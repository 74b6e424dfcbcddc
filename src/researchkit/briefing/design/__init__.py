"""The house's look for matplotlib charts: its colours, sizes and fonts.

:func:`house_style` is for exploring in a notebook; the briefing's charts, drawn by
:mod:`researchkit.briefing.charts`, use :func:`house_only`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.typing import RcKeyType

FOLDER = Path(__file__).parent
FONTS = FOLDER.parent / "fonts"
STYLE = FOLDER / "house.mplstyle"


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
    with rc_context(dict(rc_params_from_file(STYLE, use_default_template=False))):
        yield


@contextmanager
def house_only() -> Iterator[None]:
    """Draw with the settings of the house and matplotlib's own, whatever a user's configuration says: same bytes."""
    from matplotlib import rc_context, rcParams

    with rc_context({name: value for name, value in _settings().items() if rcParams[name] != value}):
        yield


@functools.cache
def _settings() -> dict[RcKeyType, Any]:
    from matplotlib import rc_params_from_file

    everything = dict(rc_params_from_file(STYLE, use_default_template=True))
    return {name: value for name, value in everything.items() if not name.startswith("backend")}
