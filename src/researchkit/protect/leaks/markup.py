"""Texts of HTML, SVG and XML: what stands between tags, in attributes, and in words that tags split."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"""<!--|-->|<[/!?a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>|<!\[CDATA\[|\]\]>""")
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
#: Attributes that hold only drawing commands and numbers.
_DRAWN = re.compile(r"d|points|transform|viewBox|[xy][12]?|c[xy]|r[xy]?|width|height|fill|stroke[\w-]*")
_ODD_NAME = re.compile(r"\bdata-[\w-]+|[\w:.-]*[^\x00-\x7f][\w:.-]*")
_SPLIT = re.compile(r"(?<=[^\W\d_])\x00+(?=[^\W\d_])")


def pieces(text: str) -> Iterator[str]:
    """Every text in a piece of mark-up, entities resolved."""
    tags = _TAG.findall(text)
    if not tags:
        yield unescaped(text)
        return
    bare = _TAG.sub("\x00", text)
    yield unescaped(bare.replace("\x00", " "))
    if _SPLIT.search(bare):  # a name may be split by mark-up inside a word
        yield unescaped(bare.replace("\x00", ""))
    values = [
        value.strip("\"'")
        for tag in dict.fromkeys(tags)
        for name, value in _ATTRIBUTE.findall(tag)
        if not _DRAWN.fullmatch(name)
    ]
    names = dict.fromkeys(_ODD_NAME.findall("\n".join(set(tags))))
    # The tags themselves as well: a comment, a doctype or a broken tag may hold anything.
    odd = [tag for tag in dict.fromkeys(tags) if tag[:2] in {"<!", "<?"} and len(tag) > 4]
    yield unescaped("\n".join([*dict.fromkeys(values), *names, *odd]))


def unescaped(text: str) -> str:
    """Entities resolved, also those written twice over."""
    for _ in range(3):
        if "&" not in text:
            break
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return text
