"""Colours by what they mean, from ``design/tokens.json`` and nowhere else.

The accent means "attendance only" in every chart, so a recipe asks for a role and never for a colour.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

TOKENS = Path(__file__).parent.parent / "design" / "tokens.json"


@functools.cache
def tokens() -> dict[str, Any]:
    """The design tokens."""
    found: dict[str, Any] = json.loads(TOKENS.read_text(encoding="utf-8"))
    return found


def token(name: str) -> str:
    """A colour by its token: ``ink``, ``accent``, ``seq.2`` …

    Charts stand on a white card in dark pages too, so only the light column is used.
    """
    scale, _, step = name.partition(".")
    return str(tokens()[scale][int(step)] if step else tokens()["light"][name])


def is_unknown(role: str) -> bool:
    """Whether a role is drawn as "not known": white with a frame."""
    return _role(role) == "unknown"


def fill(role: str) -> str:
    """The fill of a role; paper for what is not known."""
    name = _role(role)
    return token("paper" if name == "unknown" else name)


def _role(role: str) -> str:
    try:
        return str(tokens()["roles"][role])
    except KeyError:
        raise KeyError(f"no colour for the role {role}: add it to roles in design/tokens.json") from None


def luminance(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2), 1–21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def ink_on(background: str) -> str:
    """Ink or white, whichever reads better on a background."""
    ink, paper = token("ink"), token("paper")
    return ink if contrast(ink, background) >= contrast(paper, background) else paper
