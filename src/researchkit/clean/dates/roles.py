"""What a date is the date of, where the words say so: "arrested on …", "с … под домашним арестом".

Of the role words in a sentence the one stands that is nearest to the date, counted in words; a comma or
"and" in between counts for several, another date for many.
"""

from __future__ import annotations

import bisect
import functools

from researchkit.core.claim import ROLES
from researchkit.reference import lexicon, packs

#: How far a role word may stand from its date, and what stands between counts for.
_REACH, _COMMA, _DATE = 12, 3, 30
#: How far a date may stand from a word in a bracket that tells of it, in words.
_BESIDE = 2
#: Words for other events (a rally, a post) stand behind words for steps of a case.
_OTHER = 3

UNSPECIFIED = "unspecified"


def of_column(role: str) -> str:
    """A role as a column of a source has it, in the vocabulary of ROLES (``""`` if none)."""
    text = role.strip().casefold().replace("_", " ")
    if text in ROLES:
        return text
    return _columns().get(text, "")


@functools.cache
def _columns() -> dict[str, str]:
    return {row["word"]: row["role"] for row in packs.rows("calendar", "role_columns.csv")}


packs.cached(_columns)


def in_words(text: str, dates: list[tuple[int, int]], language: str) -> list[str]:
    """The role of each date in a text, ``""`` where the words tell none.

    Args:
        text: the text.
        dates: characters of each date, in order.
        language: its language.
    """
    if not dates:
        return []
    cut = lexicon.cut(text)
    found = lexicon.load("date_roles").find(cut, language)
    if not found:
        return [""] * len(dates)
    starts = [span[0] for span in cut.spans]
    breaks = [0]
    for broken in cut.breaks:
        breaks.append(breaks[-1] + broken)
    marks = [0]
    for at in range(1, len(cut.spans)):
        marks.append(marks[-1] + ("," in text[cut.spans[at - 1][1] : cut.spans[at][0]]))
    places = []
    for start, end in dates:
        first = max(0, bisect.bisect_right(starts, start) - 1)
        places.append((first, max(first, bisect.bisect_left(starts, end) - 1)))
    firsts = [match.first for match in found]
    out = []
    for nth, (first, last) in enumerate(places):
        best: tuple[int, int, str] | None = None
        lowest = bisect.bisect_left(firsts, first - _REACH - 8)
        for match in found[lowest:]:
            if match.first > last + _REACH:
                break
            if match.first <= last and match.last >= first:
                continue
            before = match.last < first
            low, high = (match.last, first) if before else (last, match.first)
            if breaks[high + 1] - breaks[low + 1]:
                continue
            if not before and _of_next(text, cut, match.last, places[nth + 1 : nth + 2]):
                continue  # "3 May (published 6 May)"
            distance = high - low + _COMMA * (marks[high] - marks[low])
            distance += _OTHER if match.entry.code == "other" else 0
            others = [1 for k, (a, b) in enumerate(places[max(0, nth - 3) : nth + 4], max(0, nth - 3)) if k != nth and a > low and b < high]  # fmt: skip
            distance += _DATE * len(others)
            if distance <= _REACH and (best is None or (distance, not before) < (best[0], best[1])):
                best = (distance, not before, match.entry.code)
        out.append(best[2] if best else "")
    return out


def _of_next(text: str, cut: lexicon.Text, last: int, following: list[tuple[int, int]]) -> bool:
    """Whether a word in a bracket is right before the next date, so that it tells of that one."""
    if not following or not 0 < following[0][0] - last <= _BESIDE:
        return False
    opened = text.rfind("(", 0, cut.spans[last][0]), text.rfind("[", 0, cut.spans[last][0])
    return max(opened) > max(text.rfind(")", 0, cut.spans[last][0]), text.rfind("]", 0, cut.spans[last][0]))
