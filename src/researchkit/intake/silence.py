"""Cells that only say that nothing is told ("not stated", "н/д", "—"): no title, no address, no origin.

Where such a cell speaks of a field of the report it becomes words like any other: the field's cleaner reads it
as not stated.
"""

from __future__ import annotations

import functools
import re

from researchkit.clean.told import untold
from researchkit.core.truth import UnknownReason
from researchkit.reference import packs

_DASHES = re.compile(r"[\s\-\u2010-\u2015?.\u2026/]*")
#: Longest cell that may only say that nothing is told.
_LONGEST = 60


def silent(cell: str) -> bool:
    """Whether a whole cell is blank, a dash, or a phrase that only says that nothing is told.

    "Not disclosed" is no silence: somebody kept it back, and that is told. Nor is a tick or a plus.
    """
    return len(cell) <= _LONGEST and _silent(cell)


@functools.lru_cache(maxsize=1 << 14)
def _silent(cell: str) -> bool:
    if _DASHES.fullmatch(cell):
        return True
    if not any(letter.isalnum() for letter in cell):
        return False
    told = untold(cell, "silence")
    return told is not None and told.unknown_reason is UnknownReason.NOT_STATED


packs.cached(_silent)
