"""Units of several words, and units cut short: "месячных расчётных показателей", "3 г. 6 м."."""

from __future__ import annotations

import re

from researchkit.clean.amount_tokens import JOIN, Token
from researchkit.reference import numerals
from researchkit.reference.folding import fold

#: Years told by an abbreviation are fewer: "21 г." is a date.
_YEARS_CUT = 20
#: What makes a number the number of something.
_NUMBERED = re.compile(r"[.\-/]$|[№#]\s?$")
#: Sizes of units of several words, the longest first.
_LONGEST_UNIT = (4, 3, 2)


def phrase(text: str, tokens: list[Token], at: int) -> tuple[str, int] | None:
    """The unit of several words after a number ("месячных расчётных показателей"), and the token after it."""
    phrases = numerals.load().phrases
    for size in _LONGEST_UNIT:
        words = tokens[at + 1 : at + 1 + size]
        if len(words) < size:
            continue
        unit = phrases.get(tuple(fold(word.text) for word in words))
        ends = [token.end for token in tokens[at : at + size]]
        if unit and all(JOIN.fullmatch(text, end, word.start) for end, word in zip(ends, words, strict=True)):
            return unit, at + 1 + size
    return None


def cut_short(text: str, tokens: list[Token], at: int, unit: str) -> bool:
    """Whether an abbreviation after a number is the unit, and no year, town or part: 21 г., № 2 г. Семей, 272 ч. 1."""
    token, after = tokens[at], tokens[at + 2] if at + 2 < len(tokens) else None
    if unit == "H" and after is not None and after.number is not None and tokens[at + 1].text.isalpha():
        return not JOIN.fullmatch(text, tokens[at + 1].end, after.start)
    if unit != "Y":
        return True
    written = token.number or 0.0
    town = (
        after is not None
        and after.text[:1].isupper()
        and not after.unit
        and not tokens[at + 1].text.isascii()
    )
    return written < _YEARS_CUT and not _NUMBERED.search(text, 0, token.start) and not town
