"""Parts and points of articles: "ч. 1 и 3", "1-бөлігі", "вторая часть", "(1),(2)", "both parts"."""

from __future__ import annotations

from researchkit.clean.law import numbers
from researchkit.clean.law.codes import links
from researchkit.clean.law.model import Draft
from researchkit.clean.tokens import Tokens

Spec = tuple[str, list[str], int, set[str]]

_LONGEST_LIST = 12


class Parts:
    """Reads parts and points from tokens."""

    def __init__(self, tokens: Tokens) -> None:
        self.t = tokens
        self._numbers: dict[int, tuple[list[str], int] | None] = {}
        self._lists: dict[tuple[int, str, bool], tuple[list[str], int]] = {}

    def number(self, at: int) -> tuple[list[str], int] | None:
        """The number or short range at a place, and the place after it; looked at once."""
        if at not in self._numbers:
            self._numbers[at] = numbers.number(self.t, at)
        return self._numbers[at]

    def spec(self, at: int, before: bool = False) -> Spec | None:
        """A part or point at a place: "ч. 1 и 3", "1-бөлігі", "вторая часть", "§ 1", "both parts".

        Args:
            at: the place.
            before: whether it stands before its article.
        """
        t = self.t
        if t.is_a(at, '«"“„') and t.is_a(at + 1, "w") and t.is_a(at + 2, '»"”“'):
            marker = t.get(at + 3, "para")  # "«g» bandi"
            letter = t.text[t.start[at + 1] : t.end[at + 1]]
            if marker and marker[0].note in ("post", "both") and len(letter) == 1:
                return "para", [letter], marker[1], set()
        both = t.get(at, "both")
        if both:
            marker = t.get(both[1], "part")
            if marker:
                return "part", ["1", "2"], marker[1], {"both_parts"}
        prefix = t.get(at, "ordprefix")
        if prefix and t.is_a(prefix[1], "-") and t.is_a(prefix[1] + 1, "n"):
            at = prefix[1] + 1  # "მე-2 ნაწილი"
        ordinal = t.get(at, "ordinal")
        if ordinal:
            for kind in ("part", "para"):
                marker = t.get(ordinal[1], kind)
                if marker:
                    return kind, [ordinal[0].value], marker[1], set()
        if t.is_a(at, "n"):
            return self._spec_after_number(at)
        for kind in ("part", "para", "sect"):
            marker = t.get(at, kind)
            if not marker or (kind == "sect" and before):
                continue
            place = marker[1]
            for _ in range(4):
                again = None if t.is_a(place, "n") else t.get(place, kind)
                if not t.is_a(place, ".") and not again:
                    break
                place = again[1] if again else place + 1
            values, after = self._values(place, kind)
            if not values:
                values, after = self._values(links(t, place), kind)
            if values:
                flags = {"weak_point"} if kind == "para" and marker[0].note == "weak" else set()
                return "part" if kind == "sect" else kind, values, after, flags
        return None

    def _spec_after_number(self, at: int) -> Spec | None:
        """1-бөлігі, 1 және 2-бөліктері, 2-я часть, 1st part."""
        t = self.t
        values, after = self._values(at, "part")
        if not values:
            return None
        dash = after + 1 if t.is_a(after, "-") or self._ordinal_dot(after, "part", "para") else after
        dash = t.next(dash, "suffix") if not t.get(dash, "part") and not t.get(dash, "para") else dash
        for kind in ("part", "para"):
            marker = t.get(dash, kind)
            if marker and (marker[0].note in ("post", "both", "weak") or dash > after):
                if marker[0].lang in ("en", "ru") and dash == after:
                    continue
                if marker[0].note not in ("post", "both") and marker[0].lang not in (
                    "kk",
                    "ru",
                    "en",
                    "uk",
                    "be",
                ):
                    continue
                # "1 ч. 2 ст. 99": a marker that its own number follows belongs to that number
                if (
                    marker[0].note not in ("post", "both")
                    and t.is_a(links(t, marker[1], "."), "n")
                    and (marker[0].lang != "kk")
                ):
                    continue
                flags = {"weak_point"} if kind == "para" and marker[0].note == "weak" else set()
                return kind, values, marker[1], flags
        return None

    def _ordinal_dot(self, at: int, *kinds: str) -> bool:
        """Whether a full stop makes an ordinal of the number before it: "220. maddesinin 2. fıkrası"."""
        t = self.t
        if not t.is_a(at, ".") or not t.touches(at):
            return False
        found = [marker for kind in kinds if (marker := t.get(at + 1, kind))]
        return any(marker[0].note in ("post", "both") for marker in found)

    def _values(self, at: int, kind: str, bracket: bool = False) -> tuple[list[str], int]:
        """The numbers of parts or points: "1,2", "1 и 3", "1/2", "1-3", "1), 2)"; letters of points."""
        key = (at, kind, bracket)
        if key not in self._lists:
            self._lists[key] = self._listed(at, kind, bracket)
        values, after = self._lists[key]
        return list(values), after

    def _listed(self, at: int, kind: str, bracket: bool) -> tuple[list[str], int]:
        t = self.t
        values: list[str] = []
        after = at
        while len(values) < _LONGEST_LIST:
            one = self._value(at, kind, alone=not values)
            if not one:
                break
            values += one[0]
            after = at = one[1]
            if not bracket and t.is_a(at, ")") and t.touches(at) and not self._opened(at):
                after = at = at + 1
            if t.is_a(at, ",/") or t.get(at, "and"):
                following = at + 1 if t.is_a(at, ",/") else t.next(at, "and")
                inner = self._value(following, kind)
                if not inner or self._post_article(inner[1]) or self._prefix_ahead(following):
                    break
                if kind == "para" and inner[0][0].isalpha() and t.is_a(at, ","):
                    break
                at = following
            else:
                break
        return values, after

    def _value(self, at: int, kind: str, alone: bool = False) -> tuple[list[str], int] | None:
        t = self.t
        named = t.get(at, "ordinal")
        if named and kind != "sect" and not t.is_a(at, "n"):
            return [named[0].value], named[1]
        if t.is_a(at, "n"):
            if numbers.is_year(t, at):
                return None
            found = self.number(at)
            if not found:
                return None
            texts, after = found
            if len(texts) == 1 and "/" in texts[0]:
                texts = texts[0].split("/")
            return (texts, after) if all(numbers.part_like(text, alone) for text in texts) else None
        if kind == "para":
            quoted = at + 1 if t.is_a(at, '«"“„') else at
            if t.is_a(quoted, "w") and t.end[quoted] - t.start[quoted] == 1:
                word = t.text[t.start[quoted] : t.end[quoted]]
                if word.islower() and not t.get(quoted, "art"):
                    end = quoted + 2 if t.is_a(quoted + 1, '»"”“') and quoted > at else quoted + 1
                    return [word], end
        return None

    def _opened(self, at: int) -> bool:
        """Whether a bracket that closes here was opened a few words before."""
        for place in range(at - 1, max(-1, at - 12), -1):
            if self.t.is_a(place, ")"):
                return False
            if self.t.is_a(place, "("):
                return True
        return False

    def _prefix_ahead(self, at: int, depth: int = 0) -> bool:
        """Whether a part that an article follows begins here ("…, ч. 3 ст. 24"; "…, 2-бөлік")."""
        t = self.t
        for kind in ("part", "para"):
            marker = t.get(at, kind)
            if marker:
                values, after = self._values(t.next(marker[1], kind) + t.is_a(marker[1], "."), kind)
                place = links(t, after, ".")
                if values and (
                    self._article_word(place) or (depth < 2 and self._prefix_ahead(place, depth + 1))
                ):
                    return True
        return False

    def _post_article(self, at: int) -> bool:
        """Whether a number that ends here is that of an article ("3-бап")."""
        word = self.t.get(at + 1 if self.t.is_a(at, "-") else at, "art")
        return bool(word and word[0].note == "post")

    def _article_word(self, at: int) -> bool:
        found = self.t.get(at, "art")
        return bool(found and found[0].note != "post")

    def _told_parts(self, draft: Draft, after: int, post: bool, prefixed: bool = False) -> int:
        """Parts and points after an article's number; returns the place after them."""
        bracketed = after
        after = self._brackets(draft, after)
        if post:
            return after
        t = self.t
        inserted = draft.parts[0] if len(draft.parts) == 1 and after == bracketed + 3 else ""
        behind = self.spec(after) if inserted and inserted.isdecimal() and t.is_a(after, "w") else None
        if behind and behind[0] == "part":  # "307(3) ч. 2": the brackets hold a raised number
            draft.article, draft.parts = f"{draft.article}-{inserted}", []
        for _ in range(8):
            place = after
            comma = t.is_a(place, ",")
            place += comma
            joined = t.get(place, "and")
            place = joined[1] if joined else place
            opened = t.is_a(place, "(")
            place += opened
            if not t.get(place, "part"):  # "al. 2": a part in French, a small word elsewhere
                place = links(t, place, "" if opened else "-")
            if t.is_a(place, "n") and (comma or joined) and not self._spec_after_number(place):
                break
            if (comma or joined or prefixed) and self._prefix_ahead(place):
                break
            spec = self.spec(place)
            if not spec:
                break
            kind, values, end, flags = spec
            if opened:
                if not t.is_a(end, ")"):
                    break
                end += 1
            if kind == "part":
                draft.parts += values
            else:
                draft.paragraphs += values
            draft.flags |= flags
            after = end
        return after

    def _brackets(self, draft: Draft, after: int) -> int:
        """405(1),(2); 99(2)(15); 405 (1) and (2)."""
        t = self.t
        depth = 0
        while True:
            place = after
            listed = depth > 0 and (t.is_a(place, ",") or t.get(place, "and"))
            if listed:
                place = place + 1 if t.is_a(place, ",") else place
                place = t.next(place, "and")
            if not t.is_a(place, "("):
                return after
            values, end = self._values(place + 1, "para" if depth else "part", bracket=True)
            if not values or not t.is_a(end, ")"):
                return after
            if listed or depth == 0:
                draft.parts += values
                depth = 1
            elif depth == 1:
                draft.paragraphs += values
                depth = 2
            else:
                return after
            after = end + 1
