"""Characters that may not reach a page as they are.

A control character has no picture, a lone surrogate is no text, and a bidirectional override can turn the
digits of a number beside it round. Each becomes U+FFFD, so that the reader sees that something stood there.
"""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

BREAK = "\N{ZERO WIDTH SPACE}"

_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, without tab and newline
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\u2028\u2029\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"  # tag characters: invisible text
)

IGNORED = re.compile("[\n\t\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
"""Characters that are not drawn, so that no font needs to have them."""


def fit(text: str) -> str:
    """The text with every unfit character replaced by U+FFFD; line ends become newlines."""
    if text.isascii() and text.isprintable():
        return text
    return _UNFIT.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def printed(text: str, longest: int) -> str:
    """The text as it is set on paper: long words can be divided, and no line begins with a dash."""
    return dividable(text.replace(" – ", "\u00a0– ").replace(" — ", "\u00a0— "), longest)


def dividable(text: str, longest: int) -> str:
    """The text with places to divide every word of more letters than fit a line.

    A word is divided after a mark where it has one, else in equal parts; short words are left alone.
    """
    if len(text) <= longest:
        return text
    return re.sub(rf"\S{{{longest + 1},}}", lambda word: _divided(word[0], max(8, longest // 2)), text)


def _divided(word: str, most: int) -> str:
    parts: list[str] = []
    for part in re.findall(r"[^/?&=._-]*[/?&=._-]+|[^/?&=._-]+", word):
        parts += [part[start : start + most] for start in range(0, len(part), most)]
    return BREAK.join(parts)
