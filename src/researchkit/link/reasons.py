"""What the model saw, in words. No name and no value ever stands in a reason."""

from __future__ import annotations

from collections.abc import Mapping

from researchkit.link.model import levels


def words(gamma: Mapping[str, int]) -> str:
    """What each comparison found, joined with commas; what could not be compared, and what goes
    without saying (labels in brackets), is left out.

    Args:
        gamma: comparison → level number, as splink gives it; -1 = nothing to compare.

    Example:
        ``same name, same day, same region``
    """
    said = levels()
    parts = [said[name][level] for name, level in gamma.items() if level >= 0]
    return ", ".join(part for part in parts if not part.startswith("("))
