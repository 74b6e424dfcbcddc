"""Phrases of a lexicon that belong to the text's own language."""

from __future__ import annotations

from researchkit.reference import lexicon
from researchkit.reference.lexicon import Match, Text


def find(name: str, words: Text, language: str) -> list[Match]:
    """Phrases of ``lexicons/<name>.csv`` in a text, without overlaps; only those of its language.

    Small words mean other things in other languages ("il", "за"), so nothing is borrowed. A text whose language
    is not told is read with every language's phrases.
    """
    return [
        match for match in lexicon.choose(every(name, words, language)) if match.entry.code != lexicon.SILENT
    ]


def every(name: str, words: Text, language: str) -> list[Match]:
    """The same with overlapping ones."""
    base = language.split("-")[0]
    found = lexicon.load(name).all(words, language)
    if base == "und":
        return found
    return [match for match in found if match.entry.language in {base, "und", ""}]
