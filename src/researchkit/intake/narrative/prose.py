"""A text cut into sentences. Offsets are always those of the text as received."""

from __future__ import annotations

import bisect
import functools
import re
from dataclasses import dataclass, replace

from researchkit.clean import dates
from researchkit.reference import lexicon, packs
from researchkit.reference.lexicon import Text

#: Longest stretch that is read as one sentence; longer ones (lists without stops, noise) are cut.
LONGEST = 1500
#: A line at least this long may go on in the next one (text taken from a PDF).
_WRAPPED = 50
_END = re.compile(
    r"[.!?\u2026\u0964]+[\"'\u00bb\u201d\u2019)\]]*(?=\s)|(?<=[)\u00bb\u201d])[.!?](?=[^\W\d_])|[\u3002\uff01\uff1f]+[\u300d\u300f\u201d]*|\n+"
)
_TERMINAL = (".", "!", "?", "\u2026", ":", ";", "\u3002", "\u00bb", "\u201d", '"')
_BULLET = r"(?:[-\u2013\u2014\u2022\u00b7*\u25aa\u25cf\u2023\u25e6]|\(?\d{1,3}[.)])"
_ITEM = re.compile(rf"[ ]*{_BULLET}[ ]*(?=\S)")
_MARK = re.compile(rf"[ ]*(?:{_BULLET})?[ ]*")
#: The head of a line of a list: two to four words with capitals, what stands in brackets, a colon or a dash.
_LABEL = re.compile(
    r"(?:[^\W\d_a-zа-яё][\w.'\u2019-]*\s+){1,3}[^\W\d_a-zа-яё][\w.'\u2019-]*(?:\s*\([^()\n]{1,60}\))?"
    r"(?:,[^,:\n]{1,40}){0,2}\s*(?::|\s[\u2013\u2014-])\s"
)
#: A line of a profile: a label of a few words, a colon, a value.
_FIELD = re.compile(r"[^\W\d_][^:.,;\n]{1,30}\s?:\s+\S")
_LAST_WORD = re.compile(r"[^\W_]+$")
#: A stop after a word this short is more likely an abbreviation's (г., ст., Art.).
#: Longest name in quotation marks on each side of a stop, in characters, and in words.
_NAME, _NAME_WORDS = 40, 6
_SHORT, _SHORT_BEFORE_FIGURE = 3, 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        number: its place among the sentences of the text.
        start, end: its characters.
        line: whether it is a whole line without a stop: a headline, a caption, an item of a menu.
        titled: whether most of its words begin with capitals, so that capitals tell nothing.
        opens: whether it begins a paragraph.
        item: whether it begins an item of a list: after a bullet or a number at the start of a line.
    """

    number: int
    start: int
    end: int
    line: bool
    titled: bool
    opens: bool
    item: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A text in sentences.

    Attributes:
        text: as received.
        flat: the same, character for character, with line ends inside sentences as spaces.
        sentences: in order.
        language: BCP 47 tag.
    """

    text: str
    flat: str
    sentences: tuple[Sentence, ...]
    language: str

    def of(self, sentence: Sentence) -> str:
        """The flat text of a sentence."""
        return self.flat[sentence.start : sentence.end]

    def words(self, sentence: Sentence) -> Text:
        """The words of a sentence; their characters count from its start."""
        return lexicon.cut(self.of(sentence))

    def at(self, place: int) -> Sentence | None:
        """The sentence a character stands in."""
        starts = [sentence.start for sentence in self.sentences]
        index = bisect.bisect_right(starts, place) - 1
        return self.sentences[index] if index >= 0 and place < self.sentences[index].end else None


def read(text: str, language: str = "und") -> Prose:
    """Cut a text into sentences, in linear time.

    Args:
        text: any text.
        language: its language.
    """
    flat = _unwrapped(text)
    sentences: list[Sentence] = []
    start = 0
    opens = True
    for found in _END.finditer(flat):
        breaks = found[0].startswith("\n")
        if not breaks and not _ends(flat, found.start(), found.end()):
            continue
        stop = found.start() if breaks else found.end()
        opens = _add(sentences, flat, start, stop, opens) or breaks
        start = found.end()
    _add(sentences, flat, start, len(flat), opens)
    return Prose(text, flat, tuple(_listed(flat, sentences)), language)


def _listed(flat: str, sentences: list[Sentence]) -> list[Sentence]:
    """Sentences with lines one after another that each begin with a name and a colon or dash, or are rows of a table, made items of a list."""
    labelled = [
        one.opens
        and not one.item
        and (_LABEL.match(flat[one.start : one.end]) is not None or flat.count(" | ", one.start, one.end) > 1)
        for one in sentences
    ]
    sentences = [
        replace(one, line=True)
        if not one.opens
        and at > 0
        and sentences[at - 1].opens
        and len(flat[sentences[at - 1].start : sentences[at - 1].end].split()) == 1
        and not flat[one.start : one.end].endswith(_TERMINAL)
        else one
        for at, one in enumerate(sentences)
    ]  # "KYRGYZSTAN. Four released": a headline after its label
    return [
        replace(one, item=True, titled=False)
        if labelled[at] and (any(labelled[max(0, at - 1) : at]) or any(labelled[at + 1 : at + 2]))
        else one
        for at, one in enumerate(sentences)
    ]


def is_small(letter: str) -> bool:
    """Whether a letter is small in a script that has capitals (Georgian names are written without)."""
    return letter.islower() and letter.upper() != letter and not "\u10d0" <= letter <= "\u10ff"


def _unwrapped(text: str) -> str:
    """Line ends inside a sentence as spaces: where a long line goes on with a small letter or a figure."""
    out: list[str] = []
    lines = text.split("\n")
    for index, line in enumerate(lines):
        out.append(line)
        if index + 1 == len(lines):
            break
        following = lines[index + 1].lstrip()
        bare = line.rstrip()
        goes_on = (
            len(bare) >= _WRAPPED
            and not bare.endswith(_TERMINAL)
            and bare.count(" | ") <= 1  # a row of a table
            and following[:1] != ""
            and (not following[0].isupper() or bare.endswith(",") or len(following) >= _WRAPPED)
            and not _ITEM.match(following)
            and not (_FIELD.match(bare) and _FIELD.match(following))
        )
        out.append(" " if goes_on else "\n")
    return "".join(out).replace("\u00a0", " ").replace("\t", " ")


def _ends(text: str, stop: int, after: int) -> bool:
    """Whether a stop ends a sentence."""
    if _in_name(text, stop):
        return False
    mark = text[stop]
    if mark in "\u3002\uff01\uff1f!?":
        following = text[after : after + 2].lstrip()[:1]
        return not is_small(following)
    rest = text[after : after + 40].lstrip(" \"'\u00ab\u201c\u201e(\u2014\u2013-")
    following = rest[:1]
    word = _LAST_WORD.search(text[max(0, stop - 30) : stop])
    size = len(word[0]) if word else 0
    if word is not None and word[0].isdigit() and size <= 2 and _is_date(text[stop - size : after + 14]):
        return False  # German writes "am 3. Mai"
    if following.isdigit():
        return size > _SHORT_BEFORE_FIGURE or (word is not None and word[0].isdigit() and size >= 3)
    if is_small(following):
        return False
    if word is not None and size > 1 and word[0].isupper() and not word[0].istitle():
        return True  # an acronym is no abbreviation that goes on
    if size > _SHORT or word is None:
        return True
    return not (size == 1 and word[0].isalpha()) and word[0].casefold() not in _abbreviations()


def _in_name(text: str, stop: int) -> bool:
    """Whether a stop stands inside a short quotation, a name: the project «Support for prisoners. Memorial»."""
    opened = text.rfind("\u00ab", max(0, stop - _NAME), stop)
    closed = text.find("\u00bb", stop, stop + _NAME)
    inner = text[opened:closed]
    return (
        0 <= opened < closed
        and not any(mark in inner for mark in "\u00bb\n?!")
        and inner.count(" ") < _NAME_WORDS
    )


def _is_date(text: str) -> bool:
    """Whether a number with a stop and the word after it are a day and its month."""
    day_month = " ".join(text.split()[:2])
    return any(
        reading.value is not None and reading.end - reading.start >= len(day_month.rstrip(" ,;:"))
        for reading in dates.find(day_month)
    )


@functools.cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["word"] for row in packs.rows("lexicons", "abbreviations.csv"))


packs.cached(_abbreviations)


def _add(sentences: list[Sentence], text: str, start: int, stop: int, opens: bool) -> bool:
    """Keep a stretch as a sentence, or as several if it is too long; returns whether the next one opens."""
    kept = False
    while start < stop:
        end = min(stop, start + LONGEST)
        if end < stop:
            space = text.rfind(" ", start + LONGEST // 2, end)
            end = space if space > 0 else end
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if last > first and any(char.isalpha() for char in piece):
            line = opens and not text[first:last].endswith(_TERMINAL)
            sentences.append(
                Sentence(
                    len(sentences),
                    first,
                    last,
                    line,
                    line and _titled(text[first:last]),
                    opens and not kept,
                    _is_item(text, first),
                )
            )
            kept = True
        start = end
    return False if kept else opens


def _is_item(text: str, first: int) -> bool:
    """Whether nothing but a bullet or a number stands on the line before a place, or right at it."""
    start = text.rfind("\n", 0, first) + 1
    before = text[start:first]
    return bool(_ITEM.match(text, first)) or (before.strip() != "" and _MARK.fullmatch(before) is not None)


def _titled(text: str) -> bool:
    """Whether most longer words begin with a capital: a headline in title case (English only), or shouting."""
    words = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word.lower() != word.upper()]
    latin = sum(word.isascii() for word in words) == len(words)
    capitals = sum(word[0].isupper() if latin else word.isupper() for word in words)
    return len(words) >= 3 and capitals > 0.7 * len(words)
