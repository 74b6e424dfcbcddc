"""The grammar of articles with their parts, in either order and in lists."""

from __future__ import annotations

from researchkit.clean.law import numbers
from researchkit.clean.law.codes import links
from researchkit.clean.law.model import Draft
from researchkit.clean.law.parts import Parts

Found = tuple[list[Draft], int]

_LONGEST_LIST = 40


class References(Parts):
    """Reads articles from tokens."""

    #: No list of numbers that begins before this place is followed by a word for article.
    _none_before = 0

    def read(self, at: int) -> Found | None:
        """The article or articles told at a place with a word for article: "п. 15 ч. 2 ст. 99"."""
        parts: list[str] = []
        paragraphs: list[str] = []
        flags: set[str] = set()
        place = at
        for _ in range(3):
            spec = self.spec(place, before=True)
            if not spec:
                break
            kind, values, after, told = spec
            flags |= told
            if kind == "part":
                parts = parts + values
            else:
                paragraphs = values
                flags |= {"weak_point"} if "weak_point" in told else set()
            place = links(self.t, after, ",")
            joined = self.t.get(place, "and")
            if joined and self.spec(joined[1], before=True):
                place = joined[1]
        found = self._articles(place, prefixed=place > at)
        if not found:
            return None
        drafts, after = found
        head = drafts[0]
        head.first = at
        if parts:
            head.parts = parts + head.parts
        if paragraphs:
            head.paragraphs = paragraphs + head.paragraphs
        head.flags |= flags
        return drafts, after

    def parts_behind(self, drafts: list[Draft], at: int) -> int:
        """Parts told after the code: "Article 405 of the Criminal Code, part 2"; the place after them.

        As many parts as articles in brackets belong to them in turn: "articles 405 and 256 of the Code (parts 2 and
        1)". Without brackets they may all be the last one's: then no article is given a part.
        """
        last = drafts[-1]
        if last.parts or last.paragraphs:
            return at
        after = self._told_parts(last, at, post=False, prefixed=True)
        told = last.parts
        if len(told) == len(drafts) > 1 and not any(draft.parts for draft in drafts[:-1]):
            in_turn = self.t.is_a(at, "(") or all(
                draft.article.endswith(f"-{part}") for draft, part in zip(drafts, told, strict=True)
            )
            for draft, part in zip(drafts, told, strict=True):
                draft.parts = [part] if in_turn else []
                draft.article = draft.article.removesuffix(f"-{part}") if in_turn else draft.article
        return after

    def bare(self, at: int) -> Found | None:
        """Numbers without a word for article; they count only beside a code."""
        t = self.t
        if not t.is_a(at, "n") or numbers.is_year(t, at):
            return None
        one = self.number(at)
        dotted = one and self._ordinal_dot(one[1], "art")
        if one and t.get(one[1], "numbered"):
            return None  # "5237 sayılı Kanun": the number of a law
        if one and t.get(one[1] + 1 if dotted or t.is_a(one[1], "-") else one[1], "art"):
            return None
        return self._list(at, post=False)

    def _articles(self, at: int, prefixed: bool) -> Found | None:
        """A word for article and its numbers, in the order of the language."""
        t = self.t
        word = t.get(at, "art") or (None if prefixed else t.get(at, "sect"))
        if word and word[0].note != "post":
            place = word[1]
            for _ in range(4):
                again = t.get(place, "art")
                if t.is_a(place, ".:№") or (t.is_a(place, "-") and not t.is_a(place + 1, "n")):
                    place += 1
                elif again:
                    place = again[1]
                else:
                    break
            name = t.get(at, "notref")
            found = self._list(links(t, place), post=False, prefixed=prefixed)
            if found and not t.get(at, "art"):
                found[0][0].flags.add("section")
            if found:
                for draft in found[0]:
                    draft.flags.add("worded")
                found[0][0].first = at
                if name and name[1] == found[1]:
                    found[0][0].flags.add("may_be_a_name")
                return found
            if word[0].note != "both":
                return None
        first = links(t, at)
        if not t.is_a(first, "n") or first < self._none_before:
            return None
        return self._list(first, post=True)

    def _list(self, at: int, post: bool, prefixed: bool = False) -> Found | None:
        """Numbers of articles joined by commas, "and", semicolons or a dash, each with its parts.

        Args:
            at: the place of the first number.
            post: whether the word for article stands after the numbers.
            prefixed: whether parts stand before their articles here ("ч. 1 ст. 272").
        """
        t = self.t
        out: list[Draft] = []
        place = at
        while len(out) < _LONGEST_LIST:
            one = self.number(place)
            if not one or numbers.is_year(t, place):
                break
            texts, after = one
            drafts = [Draft(text, place, after, [], [], set()) for text in texts]
            if len(texts) == 2 and int(texts[1]) - int(texts[0]) > numbers.WIDEST_RANGE:
                for draft in drafts:
                    draft.flags.add("range_not_expanded")
            elif len(texts) > 1:
                for draft in drafts:
                    draft.flags.add("range")
            after = self._told_parts(drafts[-1], after, post, prefixed)
            drafts[-1].last = after
            span = self._spaced_range(drafts[-1], after)
            if span:
                more, after = span
                drafts += more
                drafts[-1].last = after = self._told_parts(drafts[-1], after, post, prefixed)
            out += drafts
            following = self._next_number(after, bool(out[-1].parts) and not t.is_a(after - 1, ")"), post)
            if following is None:
                place = after
                break
            place = following
        if not out:
            return None
        if post:
            dash = place + 1 if t.is_a(place, "-") or self._ordinal_dot(place, "art") else place
            word = t.get(dash, "art")
            ending = place >= 2 and t.is_a(place - 2, "-") and t.get(place - 1, "suffix")
            if not word or (word[0].note not in ("post", "both") and not ending):
                self._none_before = out[-1].first  # what begins inside this list ends here as well
                return None
            for draft in out:
                draft.flags.add("worded")
            place = self._told_parts(out[-1], word[1], post=False)
            out[-1].last = place
        return out, place

    def _spaced_range(self, last: Draft, after: int) -> Found | None:
        """256 – 258, 256 to 258."""
        t = self.t
        dash = t.is_a(after, "-") and not t.touches(after)
        place = after + 1 if dash else t.next(after, "to")
        if place == after or not t.is_a(place, "n") or not last.article.isdecimal() or last.parts:
            return None
        one = self.number(place)
        if not one or len(one[0]) != 1 or not one[0][0].isdecimal():
            return None
        first, end = int(last.article), int(one[0][0])
        if not first < end <= first + numbers.WIDEST_RANGE:
            return None
        last.flags.add("range")
        return [Draft(str(n), place, one[1], [], [], {"range"}) for n in range(first + 1, end + 1)], one[1]

    def _next_number(self, after: int, has_parts: bool, post: bool) -> int | None:
        """Where the list of articles goes on, if it does."""
        t = self.t
        place = self._past_words(after)
        semicolon = t.is_a(place, ";")
        if t.is_a(place, ",;"):
            place += 1
        both = t.get(place, "and")
        if both:
            place = both[1]
        if place == self._past_words(after) or not t.is_a(place, "n") or numbers.is_year(t, place):
            return None
        one = self.number(place)
        if not one:
            return None
        end = one[1]
        if t.get(end, "numbered"):
            return None
        word = t.get(end + 1 if t.is_a(end, "-") else end, "art")
        if word and word[0].note == "post" and not post:
            return None
        closes = (
            end >= t.count or t.is_a(end, ",;()./") or t.get(end, "and") or t.get(end, "part") or t.get(end, "code")
            or t.get(end, "sect")
            or t.get(end, "land") or t.get(end, "link") or (post and (t.is_a(end, "-") or word))
        )  # fmt: skip
        small = all(numbers.part_like(text) for text in one[0])
        if not closes or (small and not post and (semicolon or has_parts) and not t.is_a(end, "(")):
            return None
        if small and not post and t.get(end, "link") and not t.get(links(t, end), "code"):
            return None
        return place

    def _past_words(self, at: int) -> int:
        """The place after words in brackets ("174 (inciting discord), 405"), or the place itself."""
        if self.t.is_a(at, "(") and self.t.is_a(at + 1, "w"):
            for place in range(at + 1, min(at + 40, self.t.count)):
                if self.t.is_a(place, ")"):
                    return place + 1
                if self.t.is_a(place, "(;"):
                    break
        return at
