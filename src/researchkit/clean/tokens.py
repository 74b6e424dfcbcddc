"""A text cut into numbers, words and marks, each with its place and its meanings in a grammar."""

from __future__ import annotations

import re

from researchkit.reference.folding import fold
from researchkit.reference.phrases import MARKS, NUMBER, WORD, Node, Sense, han_number

#: Marks are single characters; apostrophes and underscores are no tokens.
_TOKEN = re.compile(
    r"(?P<n>\d+)"
    r"|(?P<h>[〇零一二三四五六七八九十廿卅]+(?=[年月日号號])|[〇零一二三四五六七八九十百]+(?=[条條]))"
    rf"|(?P<w>{WORD})"
    r"|(?P<p>[^\w\s'\u2018\u2019\u02bc\u02bb\u00b4`\u200b-\u200f\u2060\ufeff\u0300-\u036f])"
)
#: Characters that take no room: joiners and direction marks.
_NO_ROOM = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c"
_DASHES = {
    ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u301c\uff5e"
}
_MARKS = {**_DASHES, ord("，"): ",", ord("、"): ",", ord("；"): ";", ord("（"): "(", ord("）"): ")", ord("．"): ".", ord("／"): "/", ord("："): ":", ord("？"): "?", ord("،"): ",", ord("․"): "."}  # fmt: skip
#: Longest run of digits that is looked at as a number.
_LONGEST = 8


class Tokens:
    """The tokens of a text.

    Args:
        text: the text.
        language: its language (BCP 47): of equal phrases the one of this language is taken.
        root: the phrases of the grammar (:func:`researchkit.reference.phrases.trie`).

    Attributes:
        kind: ``n`` for a number, ``w`` for a word, else the mark itself.
        start, end: characters of each token.
        value: the number, or -1.
        folded: the words in folded form.
        digits: how many digits the number has (0 for a number in Han digits by tens).
    """

    def __init__(self, text: str, language: str, root: Node) -> None:
        self.text = text
        self.base = language.split("-")[0].casefold()
        self.kind: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.value: list[int] = []
        self.digits: list[int] = []
        self.folded: list[str] = []
        self._known: dict[int, dict[str, tuple[Sense, int, int]]] = {}
        self._root = root
        for found in _TOKEN.finditer(text.translate(_MARKS)):
            group, word = found.lastgroup, found[0]
            value, digits, folded = -1, 0, word
            if group == "n":
                digits = len(word)
                value = int(word) if digits <= _LONGEST else -1
                kind, folded = "n", str(value)
            elif group == "h":
                value = han_number(word)
                kind, digits, folded = "n", len(str(value)) if value > 99 else 1, str(value)
            elif group == "p":
                kind = word
            else:
                kind, folded = "w", fold(word)
            self.kind.append(kind)
            self.start.append(found.start())
            self.end.append(found.end())
            self.value.append(value)
            self.digits.append(digits)
            self.folded.append(folded)
        self.count = len(self.kind)

    def is_a(self, at: int, kinds: str) -> bool:
        """Whether the token at a place exists and is one of these marks or kinds (``n``, ``w``)."""
        return 0 <= at < self.count and self.kind[at] in kinds

    def touches(self, at: int, gap: int = 0) -> bool:
        """Whether the token at a place follows the one before it with no more than ``gap`` characters."""
        if not 0 < at < self.count:
            return False
        room = self.start[at] - self.end[at - 1]
        if room > gap and room <= gap + 2:
            room = len(self.text[self.end[at - 1] : self.start[at]].strip(_NO_ROOM))
        return room <= gap

    def upper(self, at: int) -> bool:
        """Whether the word at a place begins with a capital letter (true for scripts without capitals)."""
        return not self.text[self.start[at]].islower()

    def get(self, at: int, kind: str) -> tuple[Sense, int, int] | None:
        """The longest phrase of a kind that begins at a place.

        Returns:
            Its sense, the place after it, and the number it counts (0 if none); ``None`` if there is none.
        """
        known = self._known.get(at)
        if known is None:
            if not 0 <= at < self.count:
                return None
            known = self._known[at] = self._look(at)
        return known.get(kind)

    def tells(self, at: int, kinds: frozenset[str]) -> bool:
        """Whether a phrase of one of several kinds begins at a place."""
        return self.means(at) and not kinds.isdisjoint(self._known[at])

    def means(self, at: int) -> bool:
        """Whether any phrase of the grammar begins at a place."""
        known = self._known.get(at)
        if known is None:
            known = self._known[at] = self._look(at)
        return bool(known)

    def next(self, at: int, kind: str) -> int:
        """The place after a phrase of a kind, or the place itself if there is none."""
        found = self.get(at, kind)
        return found[1] if found else at

    def _look(self, at: int) -> dict[str, tuple[Sense, int, int]]:
        out: dict[str, tuple[Sense, int, int]] = {}
        if self.kind[at] in "nw" and self._begins(at):
            self._walk(self._root, at, at, 0, out, 0)
        elif self.kind[at] in MARKS:
            node = self._root.next.get(self.kind[at])
            if node:
                self._keep(node, at, at + 1, 0, out)
        return out

    def _begins(self, at: int) -> bool:
        return self.folded[at] in self._root.next or self.kind[at] == "n" or NUMBER in self._root.next

    def _walk(
        self, node: Node, first: int, at: int, count: int, out: dict[str, tuple[Sense, int, int]], depth: int
    ) -> None:
        if at > first and at < self.count and self.kind[at] in ".-/:":
            # marks inside a phrase: "1-й", "a.m.", "n/a", "4:e"
            if not self.touches(at):
                return
            at += 1
        if at >= self.count or depth > 8:
            return
        kind = self.kind[at]
        if kind not in "nw" and kind not in MARKS:
            return
        following = node.next.get(self.folded[at])
        if following is not None:
            if following.senses:
                self._keep(following, first, at + 1, count, out)
            if following.next:
                self._walk(following, first, at + 1, count, out, depth + 1)
        counted = node.next.get(NUMBER)
        if counted is not None:
            number, after = self._number(at)
            if number > 0:
                if counted.senses:
                    self._keep(counted, first, after, number, out)
                self._walk(counted, first, after, number, out, depth + 1)

    def _number(self, at: int) -> tuple[int, int]:
        """A whole number in digits or letters at a place."""
        if self.kind[at] == "n":
            return (self.value[at], at + 1) if self.digits[at] <= 3 else (0, at)
        node = self._root.next.get(self.folded[at])
        for sense in node.senses if node else ():
            if sense.kind == "number":
                return int(sense.value), at + 1
        return 0, at

    def _keep(
        self, node: Node, first: int, after: int, count: int, out: dict[str, tuple[Sense, int, int]]
    ) -> None:
        for sense in node.senses:
            if sense.note == "dotted" and any(
                self.start[k] > self.end[k - 1] for k in range(first + 1, after)
            ):
                continue
            before = out.get(sense.kind)
            if before is None or before[1] < after:
                out[sense.kind] = (sense, after, count)
            elif before[1] == after and self._better(sense, before[0]):
                out[sense.kind] = (sense, after, count)

    def _better(self, one: Sense, other: Sense) -> bool:
        """Of two senses of the same words: the text's own language first, then the plainer one."""
        return (one.lang == self.base, not one.note) > (other.lang == self.base, not other.note)
