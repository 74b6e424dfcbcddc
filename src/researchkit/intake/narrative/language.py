"""The language of a text, told from its letters and its small words."""

from __future__ import annotations

import functools
import re

from researchkit.clean.names.script import main_script
from researchkit.reference import packs
from researchkit.reference.folding import fold

#: Scripts that one language of ours writes.
_ONE = {"Geor": "ka", "Hani": "zh"}
_WORD = re.compile(r"[^\W\d_]+")
#: Characters looked at, and the least share of words that must be small words of the language.
_LOOKED, _LEAST = 4000, 0.06


def of(text: str) -> str:
    """BCP 47 tag, ``und`` where the words do not tell.

    Args:
        text: any text.
    """
    head = text[:_LOOKED]
    script = main_script(head)
    if script in _ONE:
        return _ONE[script]
    words = [fold(word) for word in _WORD.findall(head)]
    if not words:
        return "und"
    counts: dict[str, int] = {}
    small = _small_words()
    for word in words:
        for language in small.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    if not counts:
        return "und"
    best = max(sorted(counts), key=lambda language: counts[language])
    return best if counts[best] >= max(2, _LEAST * len(words)) else "und"


@functools.cache
def _small_words() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in packs.rows("lexicons", "not_names.csv"):
        if row["code"] == "common" and "*" not in row["phrase"]:
            for word in row["phrase"].split("|"):
                out.setdefault(fold(word), set()).add(row["language"])
    return {word: frozenset(languages) for word, languages in out.items()}


packs.cached(_small_words)
