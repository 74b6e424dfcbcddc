"""Which code each article belongs to.

A code right after articles ("ст. 272, 405 УК РК") speaks for all before it that have none yet, within its
sentence or, where nothing but articles stands between semicolons, across them. A code right before articles
("Criminal Code art. 272") speaks for those that follow until the next code.
"""

from __future__ import annotations

import bisect

from researchkit.clean.law.codes import links
from researchkit.clean.law.model import Draft, Mention
from researchkit.clean.tokens import Tokens


def assign(tokens: Tokens, groups: list[list[Draft]], codes: list[Mention]) -> None:
    """Give every draft its code, country and edition, where the words tell them."""
    scope = _Scope(tokens, groups, codes)
    for code in codes:
        scope.give(code)
    scope.inherit()


class _Scope:
    def __init__(self, tokens: Tokens, groups: list[list[Draft]], codes: list[Mention]) -> None:
        self.t = tokens
        self.drafts = [draft for group in groups for draft in group]
        self.codes = codes
        self.firsts = [draft.first for draft in self.drafts]
        self.code_firsts = [code.first for code in codes]
        self.segment = self._segments()
        self.pure = self._purity()
        self.of: dict[int, Mention] = {}

    def _segments(self) -> list[int]:
        """The number of the sentence or semicolon part each token stands in."""
        t = self.t
        out = []
        current = 0
        for at in range(t.count):
            out.append(current)
            if t.is_a(at, ";") or self._ends(at):
                current += 1
        return out

    def _ends(self, at: int) -> bool:
        t = self.t
        if t.is_a(at, "!?"):
            return True
        if at and "\n" in t.text[t.end[at - 1] : t.start[at]]:
            return False
        if not t.is_a(at, ".") or at + 1 >= t.count or t.touches(at + 1) or at == 0:
            return False
        word = t.end[at - 1] - t.start[at - 1]
        return t.is_a(at + 1, "w") and t.upper(at + 1) and (word > 4 or t.is_a(at - 1, "n)"))

    def _purity(self) -> list[bool]:
        """Whether each segment holds nothing but references (words in brackets do not count)."""
        t = self.t
        covered = [False] * t.count
        for draft in self.drafts:
            for at in range(draft.first, min(draft.last, t.count)):
                covered[at] = True
        for code in self.codes:
            for at in range(code.first, min(code.last, t.count)):
                covered[at] = True
        pure = [True] * (self.segment[-1] + 1 if self.segment else 0)
        at = depth = 0
        while at < t.count:
            if t.is_a(at, "("):
                depth += 1
            elif t.is_a(at, ")"):
                depth = max(0, depth - 1)
            elif not covered[at] and not depth and t.is_a(at, "nw"):
                passed = max(t.next(at, kind) for kind in ("link", "and", "art", "part", "para"))
                if passed == at:
                    pure[self.segment[at]] = False
                else:
                    at = passed - 1
            at += 1
        return pure

    def give(self, code: Mention) -> None:
        """Give a code to the articles it speaks for."""
        after = bisect.bisect_left(self.firsts, code.last)
        before = bisect.bisect_left(self.firsts, code.first) - 1
        while before >= 0 and self.drafts[before].last > code.first:
            before -= 1
        adjoins = before >= 0 and self._gap(self.drafts[before].last, code.first)
        open_before = before >= 0 and before not in self.of
        leads = after < len(self.drafts) and links(self.t, code.last, ",:(-") >= self.drafts[after].first
        here = self.segment[min(code.first, self.t.count - 1)]
        same = open_before and self._segment_of(before) == here
        if open_before and (adjoins or (same and not leads)):
            self._back(code, before, here)
        elif after < len(self.drafts):
            self._forth(code, after)

    def _gap(self, start: int, end: int) -> bool:
        """Whether only small words, a comma or bracketed words stand between two places."""
        t = self.t
        at = start
        while at < end:
            if t.is_a(at, "("):
                close = at
                while close < end and not t.is_a(close, ")"):
                    close += 1
                if close >= end:
                    at += 1
                    continue
                at = close + 1
            elif t.is_a(at, ',)-."»“”«'):
                at += 1
            else:
                passed = t.next(at, "link")
                if passed == at:
                    return False
                at = passed
        return True

    def _segment_of(self, nth: int) -> int:
        return self.segment[self.drafts[nth].first]

    def _back(self, code: Mention, before: int, here: int) -> None:
        pure_from = here
        for nth in range(before, -1, -1):
            if nth in self.of:
                return
            segment = self._segment_of(nth)
            while pure_from > segment:
                pure_from -= 1
                if not self.pure[pure_from]:
                    return
            following = self.drafts[nth + 1].first if nth < before else code.first
            if self._changed(self.drafts[nth].last, following):
                return
            self._set(nth, code)

    def _changed(self, start: int, end: int) -> bool:
        """Whether words between two places say that one charge took the place of another."""
        return any(self.t.get(at, "change") for at in range(start, end))

    def _forth(self, code: Mention, after: int) -> None:
        following = bisect.bisect_left(self.code_firsts, code.last)
        stop = self.code_firsts[following] if following < len(self.code_firsts) else self.t.count
        pure_to = self.segment[min(code.first, self.t.count - 1)]
        for nth in range(after, len(self.drafts)):
            if self.drafts[nth].first >= stop or nth in self.of:
                return
            while pure_to < self._segment_of(nth):
                pure_to += 1
                if not self.pure[pure_to]:
                    return
            self._set(nth, code)

    def _set(self, nth: int, code: Mention) -> None:
        draft = self.drafts[nth]
        self.of[nth] = code
        draft.code, draft.country, draft.edition = code.code, code.country, code.edition

    def inherit(self) -> None:
        """An article that stands alone between semicolons after one with a code is of the same code."""
        for nth in range(1, len(self.drafts)):
            if nth in self.of or (nth - 1) not in self.of:
                continue
            segment, previous = self._segment_of(nth), self._segment_of(nth - 1)
            if self.pure[segment] and segment - previous <= 1 and self._no_code(nth):
                self._set(nth, self.of[nth - 1])
                self.drafts[nth].flags.add("code_from_neighbour")

    def _no_code(self, nth: int) -> bool:
        """Whether no other code is named after an article."""
        return not self.code_firsts or self.code_firsts[-1] < self.drafts[nth].first
