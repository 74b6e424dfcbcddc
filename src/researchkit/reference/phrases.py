"""Phrases of several words as paths in a trie, for grammars that read text word by word.

Words are compared in the form of :func:`researchkit.reference.folding.fold`; marks between the words of a
phrase do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from researchkit.reference.folding import fold

#: In a phrase: any whole number, in digits or (``number`` words) in letters.
NUMBER = "#"

#: A word: a Han character, or a run of letters of other scripts with their accents.
WORD = r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff](?:[^\W\d_\u3400-\u9fff]|[\u0300-\u036f\u0483-\u0487\u064b-\u0655])*"

#: Marks that mean something by themselves.
MARKS = "~≈&§№"

_PIECE = re.compile(rf"#|\d+|[{MARKS}]|{WORD}")
_HAN_DIGITS = re.compile(r"[〇零一二三四五六七八九十廿卅]+(?=[年月日号號])")


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word or phrase.

    Attributes:
        kind: what it is in its grammar: ``month``, ``since``, ``article`` …
        value: which one: the number of a month, the code of a law …
        lang: language of the word.
        note: what else a grammar must know of it.
    """

    kind: str
    value: str
    lang: str
    note: str


class Node:
    """A place in the trie: where a next word leads, and what the phrase up to here means."""

    __slots__ = ("next", "senses")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.senses: list[Sense] = []


def pieces(phrase: str) -> list[str]:
    """A phrase as the folded words it is matched by; marks between words do not count."""
    plain = _HAN_DIGITS.sub(lambda found: str(han_number(found[0])), phrase)
    return [fold(piece) for piece in _PIECE.findall(plain)]


def han_number(text: str) -> int:
    """Value of a number in Han digits, written by place (二〇二四), by tens (十一, 三十一) or hundreds (二百九十三).

    Returns -1 for anything else.
    """
    digits = {mark: at % 10 for at, mark in enumerate("〇一二三四五六七八九零")}
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "百" in text:
        hundreds, _, rest = text.partition("百")
        below = han_number(rest.lstrip("零〇")) if rest.strip("零〇") else 0
        if len(hundreds) != 1 or hundreds not in digits or not 0 <= below < 100:
            return -1
        return digits[hundreds] * 100 + below
    if "十" in text:
        tens, _, ones = text.partition("十")
        if len(tens) > 1 or len(ones) > 1 or "十" in ones:
            return -1
        return (digits[tens] if tens else 1) * 10 + (digits[ones] if ones else 0)
    return int("".join(str(digits[mark]) for mark in text)) if len(text) < 5 else -1


def trie(senses: Iterable[tuple[str, Sense]]) -> Node:
    """The root of a trie of phrases and their senses."""
    root = Node()
    for phrase, sense in senses:
        node = root
        for piece in pieces(phrase):
            node = node.next.setdefault(piece, Node())
        if node is not root and sense not in node.senses:
            node.senses.append(sense)
    return root
