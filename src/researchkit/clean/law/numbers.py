"""Numbers of articles and parts: 272, 272-1, 280.3, 405/2, 159A, 353-ე პრიმა, 256–258, 1 и 3."""

from __future__ import annotations

import re

from researchkit.clean.tokens import Tokens

#: A hyphen between rising numbers this near is a range, else the article's own number has it.
WIDEST_RANGE = 15
#: No code has a part or point of a higher number.
HIGHEST_PART = 40
_COMPONENTS = 4
_INSERTED = re.compile(r"(\d{1,2})[.-]\d{1,2}")


def number(tokens: Tokens, at: int) -> tuple[list[str], int] | None:
    """The number (or short range) of articles or parts that begins at a place, and the place after it."""
    t = tokens
    if not t.is_a(at, "n") or not 1 <= t.digits[at] <= 4:
        return None
    pieces, marks = [str(t.value[at])], ""  # a number may be written in Han digits
    after = at + 1
    while len(pieces) < _COMPONENTS and t.is_a(after, ".-/") and t.touches(after):
        if not (t.is_a(after + 1, "n") and t.touches(after + 1)) or t.digits[after + 1] > 4:
            break
        marks += t.kind[after]
        pieces.append(str(t.value[after + 1]))
        after += 2
    text = pieces[0] + "".join(mark + piece for mark, piece in zip(marks, pieces[1:], strict=True))
    text, after = _lettered(t, text, after)
    if marks == "-" and text[-1].isdecimal():
        first, last = int(pieces[0]), int(pieces[1])
        if first < last <= first + WIDEST_RANGE:
            return [str(value) for value in range(first, last + 1)], after
        if first < last:
            return [str(first), str(last)], after
    return [text], after


def _lettered(tokens: Tokens, text: str, after: int) -> tuple[str, int]:
    """A letter, a raised number or "prima" after the figures; endings ("-ე", "-й") are passed over."""
    t = tokens
    if t.is_a(after, "w") and t.touches(after):
        word = t.text[t.start[after] : t.end[after]]
        folded = t.folded[after]
        if folded.isdecimal() and not word.isdecimal():
            return f"{text}-{folded}", after + 1  # 272¹
        marker = (
            t.get(after, "part")
            or t.is_a(after + 1, "n")
            or (t.is_a(after + 1, ".") and t.is_a(after + 2, "n"))
        )
        if len(word) == 1 and word.isascii() and not marker:
            return text + word, after + 1
    dash = after + 1 if t.is_a(after, "-") and t.touches(after) else after
    suffix = t.get(dash, "suffix")
    place = suffix[1] if suffix and t.touches(dash) and suffix[1] == dash + 1 else dash
    prime = t.get(place, "prime")
    if prime:
        after = prime[1]
        after += t.is_a(after, ".") and t.is_a(after + 1, "n") and t.digits[after + 1] == 1
        if t.is_a(after, "n") and t.digits[after] == 1:
            return f"{text}-{t.value[after]}", after + 1
        return f"{text}-{prime[0].value}", after
    return text, place if place > dash else after


def is_year(tokens: Tokens, at: int) -> bool:
    """Whether the number at a place may be the year of a code."""
    return tokens.is_a(at, "n") and tokens.digits[at] == 4 and 1900 <= tokens.value[at] <= 2100


def part_like(text: str, alone: bool = False) -> bool:
    """Whether a number may be that of a part or point.

    Args:
        text: the number.
        alone: whether it stands first after its word; then it may be an inserted part (6.1, 2-1).
    """
    if alone and (found := _INSERTED.fullmatch(text)):
        text = found[1]
    return text.isdecimal() and 1 <= int(text) <= HIGHEST_PART
