"""Where in a cell one person ends and the next begins, and which of its words are no names."""

from __future__ import annotations

import functools
import re

from researchkit.clean.names.words import is_initial, word
from researchkit.reference import names as vocabulary
from researchkit.reference.packs import cached

_HARD = re.compile(r"[;\n|、،؛]|(?<=\s)/(?=\s)|(?<=\w)/(?=\w)")
_TOKEN = re.compile(r"[^\s,]+")
EDGES = " .,:;!?'’‘`\"«»“”„-*•"


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """Words of a stretch of text with their places; commas and spaces part them."""
    stop = len(text) if end is None else end
    return [(found.start(), found.end(), found[0]) for found in _TOKEN.finditer(text, start, stop)]


def plain(token: str) -> str:
    """A word in small letters without the marks around it."""
    return token.strip(EDGES).lower()


def kinds_in(text: str) -> frozenset[str]:
    """Kinds of cell words that a text holds."""
    found: set[str] = set()
    for _, _, token in tokens_of(text):
        found |= kind_of(token)
    return frozenset(found - {"and"})


@cached
@functools.cache
def _kinds() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for kind, listed in vocabulary.cell_words().items():
        for entry in listed:
            out.setdefault(entry, set()).add(kind)
    return {entry: frozenset(kinds) for entry, kinds in out.items()}


def kind_of(token: str) -> frozenset[str]:
    """Kinds of cell words a token is; empty for a word of a name."""
    table = _kinds()
    return table.get(plain(token), frozenset()) | table.get(token.lower(), frozenset())


def segments(text: str) -> list[tuple[int, int]]:
    """Parts of the text that each may name one person."""
    cuts = [(m.start(), m.end()) for m in _HARD.finditer(text)]
    if "\n" in text and any(len(line.split()) < 2 for line in text.split("\n") if line.strip()):
        cuts = [cut for cut in cuts if text[cut[0]] != "\n"]
    and_words = vocabulary.cell_words().get("and", frozenset())
    tokens = tokens_of(text, 0, len(text))
    cuts += [
        (start, end)
        for index, (start, end, token) in enumerate(tokens)
        if 0 < index < len(tokens) - 1 and token == token.lower() and token in and_words
    ]
    out: list[tuple[int, int]] = []
    listed = bool(cuts)
    for start, end in _between(sorted(cuts), len(text)):
        pieces = _between(
            [(m.start() + start, m.end() + start) for m in re.finditer(",", text[start:end])], end, start
        )
        if len(pieces) == 2 and _family_first(text, pieces[0], pieces[1], listed):
            out.append((start, end))
        else:
            out.extend(pieces)
    return [(start, end) for start, end in out if text[start:end].strip()]


def _between(cuts: list[tuple[int, int]], end: int, start: int = 0) -> list[tuple[int, int]]:
    out = []
    for left, right in cuts:
        if left >= start:
            out.append((start, left))
            start = right
    return [*out, (start, end)]


def _family_first(text: str, first: tuple[int, int], second: tuple[int, int], listed: bool) -> bool:
    """Whether a comma parts family name and given name (Kozlov, Vladimir), not two persons."""
    left = [token for _, _, token in tokens_of(text, *first)]
    right = [token for _, _, token in tokens_of(text, *second)]
    left = [token for token in left if plain(token) not in vocabulary.particles()]
    if not left or not right or len(left) > 2 or len(right) > 2:
        return False
    if all(is_initial(token) for token in right):
        return True
    if any(char.isdigit() for char in text[second[0] : second[1]]) or kinds_in(" ".join(right)):
        return False
    if len(left) != 1 or not right[0][:1].isupper():
        return False
    family, given = word(left[0].strip(EDGES)), word(right[0].strip(EDGES))
    if given.family.strength >= 2 and not given.known:
        return False
    return not listed or family.family.strength >= 2
