"""Breaking labels into lines that fit: at spaces, at soft hyphens, at syllables; never cut off, never below 7 pt."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from researchkit.briefing.charts import metrics
from researchkit.briefing.charts.drawing import CAP, DESCENT, SMALLEST, Sheet
from researchkit.briefing.charts.metrics import REGULAR

LEADING = 1.22
"""Distance of baselines, in ems."""

SOFT = "\u00ad"
_WORDS, _SYLLABLES, _LETTERS = range(3)
_VOWELS = "aeiouyàâäéèêëîïôöùûüœæаеёиоуыэюяәөұүіїєў"
_PARTS = re.compile(r"(?<=[ \-/\u00ad])|(?<=–)(?!\d)")


@dataclass(frozen=True, slots=True)
class Lines:
    """A label broken into lines."""

    lines: tuple[str, ...]
    size: float
    weight: int

    @property
    def width(self) -> float:
        """Width of the widest line."""
        return max((metrics.width(line, self.size, self.weight) for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """From the top of the capitals to the bottom of the descenders."""
        if not self.lines:
            return 0.0
        return ((len(self.lines) - 1) * LEADING + CAP + DESCENT) * self.size

    def draw(self, sheet: Sheet, x: float, top: float, fill: str, anchor: str = "start") -> None:
        """Write the lines; ``top`` is the top of the first line's capitals."""
        for index, line in enumerate(self.lines):
            baseline = top + (CAP + index * LEADING) * self.size
            sheet.words(x, baseline, line, self.size, fill, weight=self.weight, anchor=anchor)

    def draw_middle(self, sheet: Sheet, x: float, middle: float, fill: str, anchor: str = "start") -> None:
        """Write the lines centred on a height (of the capitals, as the eye sees it)."""
        high = ((len(self.lines) - 1) * LEADING + CAP) * self.size
        self.draw(sheet, x, middle - high / 2, fill, anchor)


@functools.lru_cache(maxsize=4096)
def fit(text: str, wide: float, size: float, weight: int = REGULAR, most: int = 3) -> Lines:
    """Break a label to a width, in as few lines as it needs.

    First at spaces; then smaller, down to 7 pt; then between syllables. Only when even that needs more than
    ``most`` lines does it take more, and breaks words anywhere: a label is never cut off.

    Args:
        text: the label; may hold soft hyphens where its words may be broken.
        wide: width to fit, in points.
        size: size to begin with, in points.
        weight: weight of the face.
        most: number of lines it should not exceed.
    """
    sizes = [size]
    while sizes[-1] - 0.5 >= SMALLEST:
        sizes.append(sizes[-1] - 0.5)
    for how in (_WORDS, _SYLLABLES):
        for current in sizes:
            lines = _break(text, current, weight, wide, how)
            if lines is not None and len(lines) <= most:
                return Lines(_balance(lines, text, wide, current, weight, how), current, weight)
    for how in (_WORDS, _SYLLABLES, _LETTERS):
        if (lines := _break(text, sizes[-1], weight, wide, how)) is not None:
            break
    return Lines(tuple(lines or [_clean(text, last=True)]), sizes[-1], weight)


def fit_all(
    texts: Sequence[str], wide: float, size: float, weights: Sequence[int] | None = None, most: int = 3
) -> list[Lines]:
    """Labels that stand in one row, all in the size of the smallest."""
    heavy = list(weights) if weights is not None else [REGULAR] * len(texts)
    common = min((fit(t, wide, size, w, most).size for t, w in zip(texts, heavy, strict=True)), default=size)
    return [fit(text, wide, common, weight, most) for text, weight in zip(texts, heavy, strict=True)]


def _balance(lines: list[str], text: str, wide: float, size: float, weight: int, how: int) -> tuple[str, ...]:
    """The same number of lines, but as even as they can be: no last line of one short word."""
    if len(lines) < 2 or how != _WORDS:
        return tuple(lines)
    narrow, enough = metrics.width(text, size, weight) / len(lines), wide
    for step in range(9):
        trial = narrow + (enough - narrow) * step / 8
        found = _break(text, size, weight, trial, _WORDS)
        if found is not None and len(found) <= len(lines):
            return tuple(found)
    return tuple(lines)


def _break(text: str, size: float, weight: int, wide: float, how: int) -> list[str] | None:
    """Lines no wider than ``wide``; ``None`` when a piece that may not be broken is wider.

    The last way of breaking always succeeds: a number too wide for its place is left whole.
    """

    def fits(line: str) -> bool:
        return metrics.width(_clean(line, last=True), size, weight) <= wide

    lines: list[str] = []
    current = ""
    for part in _PARTS.split(text):
        for piece in [part] if how == _WORDS or fits(part) else _pieces(part, how):
            if fits(current + piece):
                current += piece
                continue
            if not fits(piece) and how != _LETTERS:
                return None
            if current:
                lines.append(_clean(current, last=True))
            current = piece
    if current:
        lines.append(_clean(current, last=True))
    return [line for line in lines if line] or [""]


def _pieces(word: str, how: int) -> list[str]:
    """A word in the pieces it may be broken into, each ending in a soft hyphen but the last."""
    bare = len(word.rstrip())
    if any(char.isdigit() for char in word):
        return [word]  # half a number is another number
    if how == _LETTERS:
        cuts = list(range(2, bare - 1, 2))
    elif SOFT in word.rstrip(SOFT):
        return [piece for piece in re.split(r"(?<=\u00ad)", word) if piece]
    else:
        cuts = [cut for cut in _syllables(word) if cut >= 2 and bare - cut >= 3]
    pieces = [word[a:b].replace(SOFT, "") for a, b in itertools.pairwise([0, *cuts, len(word)])]
    end = SOFT if word.endswith(SOFT) else ""
    return [*(piece + SOFT for piece in pieces[:-1]), pieces[-1] + end]


def _syllables(word: str) -> list[int]:
    """Where a word may be broken.

    The rule common to the languages printed: a single consonant between vowels begins the next syllable, of several
    the last one does.
    """
    vowels = [index for index, char in enumerate(word.lower()) if char in _VOWELS]
    return [after - 1 for before, after in itertools.pairwise(vowels) if after - before > 1]


def _clean(text: str, last: bool = False) -> str:
    """A line as printed: a soft hyphen shows only at its end."""
    text = text.rstrip(" ") if last else text
    shown = text.replace(SOFT, "")
    return shown + "-" if last and text.endswith(SOFT) else shown
