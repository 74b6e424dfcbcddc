"""Words that tell by themselves what they tell in their text: the shortest stretch that reads the same alone.

Drafted words are read again by the cleaners, without the text around them. So "274" of "articles 378 and 274
of the Criminal Code" is kept with its code, and a term with the word that says what it is a term of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Span = tuple[int, int]

#: How many words more on each side are tried before the clause and the sentence.
_WORDS = 6
_WORD = re.compile(r"\S*\w\S*")
_CLAUSE = re.compile(r"[,;:()\u2014\u2013]|\s-\s")
_MARKS = " ,;:.(\u2014\u2013-"


def alone(text: str, start: int, end: int, bounds: Span, fits: Callable[[str], bool]) -> Span | None:
    """The shortest stretch around some words that is read alone as they are read in the text.

    Args:
        text: the text.
        start: first character of the words.
        end: the one after their last.
        bounds: how far the stretch may reach: their sentence.
        fits: whether a stretch, read alone, gives what it should.

    Returns:
        Its characters; ``None`` if no stretch reads the same.
    """
    tried: set[Span] = set()
    for first, last in _stretches(text, start, end, bounds):
        bare = first, max(end, first + len(text[first:last].rstrip(_MARKS)))
        if bare in tried:
            continue
        tried.add(bare)
        if fits(text[bare[0] : bare[1]]):
            return bare
    return None


def _stretches(text: str, start: int, end: int, bounds: Span) -> Iterator[Span]:
    """Wider and wider stretches."""
    low, high = bounds
    before = [found.start() + low for found in _WORD.finditer(text[low:start])][-_WORDS:]
    after = [found.end() + end for found in _WORD.finditer(text[end:high])][:_WORDS]
    yield start, end
    for count in range(1, _WORDS + 1):
        if len(after) >= count:
            yield start, after[count - 1]
        if len(before) >= count:
            yield before[-count], end
        if len(after) >= count and len(before) >= count:
            yield before[-count], after[count - 1]
    marks = [low, *(found.end() + low for found in _CLAUSE.finditer(text[low:high])), high]
    first = max((mark for mark in marks if mark <= start), default=low)
    last = min((mark for mark in marks if mark >= end), default=high)
    piece = text[first:last]
    yield first + len(piece) - len(piece.lstrip()), last
    yield low, high
