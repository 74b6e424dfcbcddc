"""Cells that only say that nothing is told ("not stated", "н/д", "—"). They make no claim: unknown stays unknown."""

from __future__ import annotations

import functools

from researchkit.reference import packs


def silent(cell: str) -> bool:
    """Whether a whole cell is blank or one of the phrases of ``lexicons/silent_cells.csv``.

    "Not disclosed" is no silence: somebody kept it back, and that is told.
    """
    text = _even(cell)
    return not text or text in _phrases()


@functools.cache
def _phrases() -> frozenset[str]:
    return frozenset(_even(row["cell"]) for row in packs.rows("lexicons", "silent_cells.csv"))


packs.cached(_phrases)


def _even(text: str) -> str:
    return " ".join(text.casefold().rstrip(".").split())
