"""HTML that cannot be written unescaped: what is not :class:`Html` already is escaped on the way in."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TypeAlias

from researchkit.briefing.letters import fit


class Html(str):
    """Text that is HTML. Only this module and the drawing sanitiser make it."""

    __slots__ = ()


Child: TypeAlias = "str | Html | Iterable[Child] | None"

VOID = frozenset({"br", "hr", "img", "meta", "link", "wbr"})


def escape(text: str) -> Html:
    """Text as HTML text or attribute value."""
    return text if isinstance(text, Html) else Html(html.escape(fit(text)))


def join(*children: Child) -> Html:
    """Children one after another; plain text is escaped."""
    out: list[str] = []
    for child in children:
        if child is None:
            continue
        out.append(escape(child) if isinstance(child, str) else join(*child))
    return Html("".join(out))


def tag(name: str, /, *children: Child, **attributes: str | bool | None) -> Html:
    """An element. ``class_`` and ``for_`` lose their underscore; others become hyphens.

    An attribute that is ``None`` or ``False`` is left out; ``True`` stands without a value.
    """
    head = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        key = key.rstrip("_").replace("_", "-")
        head.append(key if value is True else f'{key}="{escape(value)}"')
    opening = f"<{' '.join(head)}>"
    if name in VOID:
        return Html(opening)
    return Html(f"{opening}{join(*children)}</{name}>")
