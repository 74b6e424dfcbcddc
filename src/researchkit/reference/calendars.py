"""Words of dates in many languages, from data: months, weekdays, seasons, "last week", "since" …

The tables stand in ``calendar/``: months, weekdays, quarters and "… ago" are generated from CLDR
(``scripts/generate_calendar.py``), the rest is made by hand; each row has its source.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from researchkit.reference import packs
from researchkit.reference.folding import fold
from researchkit.reference.phrases import Node, Sense, trie

_GENERATED = (
    ("months.csv", "month"),
    ("weekdays.csv", "weekday"),
    ("quarters.csv", "quarter"),
    ("ago.csv", "ago"),
)


@functools.cache
def words() -> Node:
    """The trie of every word and phrase of dates.

    Notes of its senses: ``abbr`` (an abbreviation), ``weak`` (a common word besides), ``of``, ``between``,
    ``dotted`` (only when written without spaces), or a case ending: ``since``, ``until``, ``loc`` …
    """
    return trie(_senses())


packs.cached(words)


@functools.cache
def month_first() -> frozenset[str]:
    """Languages that write the month before the day ("June 30")."""
    return frozenset(
        row["lang"] for row in packs.rows("calendar", "languages.csv") if row["month_first"] == "yes"
    )


packs.cached(month_first)


@functools.cache
def year_first() -> frozenset[str]:
    """Languages that write the year before the month, in figures too ("24. 1. 15.")."""
    return frozenset(
        row["lang"] for row in packs.rows("calendar", "languages.csv") if row["year_first"] == "yes"
    )


packs.cached(year_first)


def _senses() -> Iterator[tuple[str, Sense]]:
    endings: dict[str, list[tuple[str, str]]] = {}
    for row in packs.rows("calendar", "suffixes.csv"):
        endings.setdefault(row["lang"], []).append((row["suffix"], row["kind"]))
    for file, kind in _GENERATED:
        for row in packs.rows("calendar", file):
            note = "abbr" if row["width"] == "abbreviated" else ""
            yield row["word"], Sense(kind, row["value"], row["lang"], note)
            if kind in ("month", "weekday") and not note:
                yield from _inflected(row["word"], Sense(kind, row["value"], row["lang"], ""), endings)
    for row in packs.rows("calendar", "words.csv"):
        sense = Sense(row["kind"], row["value"], row["lang"], row["note"])
        yield row["word"], sense
        if sense.kind == "month":
            yield from _inflected(row["word"], sense, endings)


def _inflected(
    word: str, sense: Sense, endings: dict[str, list[tuple[str, str]]]
) -> Iterator[tuple[str, Sense]]:
    """The word with each case ending of its language; every ending, whatever the vowel harmony."""
    lang = "kk-Latn" if sense.lang == "kk" and fold(word).isascii() else sense.lang
    stems = {word}
    if lang == "ka" and word.endswith("ი"):
        stems.add(word[:-1])
    if lang == "hy" and word.endswith("ի"):
        stems.add(word[:-1])
    for stem in stems:
        for ending, kind in endings.get(lang, ()):
            yield stem + ending, Sense(sense.kind, sense.value, sense.lang, sense.note or kind)
