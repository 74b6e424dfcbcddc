"""Cells that say nothing: blank, or words that only tell that nothing is told."""

from __future__ import annotations

from researchkit.core.claim import Reading
from researchkit.core.truth import UnknownReason
from researchkit.reference import lexicon


def untold(verbatim: str, rule: str) -> Reading | None:
    """A reading without a value for a cell that says nothing, else ``None``.

    Args:
        verbatim: the cell.
        rule: the rule of the cleaner that asks.
    """
    text = lexicon.cut(verbatim)
    if not text.words:
        return Reading(None, UnknownReason.NOT_STATED, end=len(verbatim), rule=rule)
    found = lexicon.load("not_told").find(text)
    if not found:
        return None
    reason = UnknownReason(found[0].entry.code)
    return Reading(None, reason, start=found[0].start, end=found[0].end, rule=rule)
