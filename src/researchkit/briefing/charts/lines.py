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

    First at spaces; then smaller, down to 7 pt; then inside words. Only when even that needs more than ``most``
    lines does it take more: a label is never cut off.

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
    for inside in (False, True):
        for current in sizes:
            lines = _break(text, current, weight, wide, inside)
            if lines is not None and len(lines) <= most:
                return Lines(_balance(lines, text, wide, current, weight, inside), current, weight)
    lines = _break(text, sizes[-1], weight, wide, True)
    assert lines is not None
    return Lines(tuple(lines), sizes[-1], weight)


def fit_all(
    texts: Sequence[str], wide: float, size: float, weights: Sequence[int] | None = None, most: int = 3
) -> list[Lines]:
    """Labels that stand in one row, all in the size of the smallest."""
    heavy = list(weights) if weights is not None else [REGULAR] * len(texts)
    common = min((fit(t, wide, size, w, most).size for t, w in zip(texts, heavy, strict=True)), default=size)
    return [fit(text, wide, common, weight, most) for text, weight in zip(texts, heavy, strict=True)]


def _balance(
    lines: list[str], text: str, wide: float, size: float, weight: int, inside: bool
) -> tuple[str, ...]:
    """The same number of lines, but as even as they can be: no last line of one short word."""
    if len(lines) < 2 or inside:
        return tuple(lines)
    narrow, enough = metrics.width(text, size, weight) / len(lines), wide
    for step in range(9):
        trial = narrow + (enough - narrow) * step / 8
        found = _break(text, size, weight, trial, False)
        if found is not None and len(found) <= len(lines):
            return tuple(found)
    return tuple(lines)


def _break(text: str, size: float, weight: int, wide: float, inside: bool) -> list[str] | None:
    """Lines no wider than ``wide``; ``None`` when a word is wider and may not be broken."""

    def measure(line: str) -> float:
        return metrics.width(line, size, weight)

    lines: list[str] = []
    current = ""
    for part in _PARTS.split(text):
        for piece in [part] if not inside or measure(_clean(part)) <= wide else _syllables(part):
            if measure(_clean(current + piece, last=True)) <= wide:
                current += piece
                continue
            if current:
                lines.append(_clean(current, last=True))
            current = piece
            if measure(_clean(current, last=True)) > wide and not (inside and len(piece.strip(SOFT)) <= 3):
                if not inside:
                    return None
    if current:
        lines.append(_clean(current, last=True))
    return [line for line in lines if line] or [""]


def _clean(text: str, last: bool = False) -> str:
    """A line as printed: a soft hyphen shows only at its end."""
    text = text.rstrip(" ") if last else text
    shown = text.replace(SOFT, "")
    return shown + "-" if last and text.endswith(SOFT) else shown


def _syllables(word: str) -> list[str]:
    """A word in pieces it may be broken into, each ending in a soft hyphen but the last.

    The rule common to the languages printed: a single consonant between vowels begins the next syllable, of several
    the last one does. At least two letters stay before a break and three after it.
    """
    if any(char.isdigit() for char in word):
        return [word]  # half a number is another number
    if SOFT in word.rstrip(SOFT):
        return [piece for piece in re.split(r"(?<=\u00ad)", word) if piece]
    lower = word.lower()
    vowels = [index for index, char in enumerate(lower) if char in _VOWELS]
    cuts = [
        after - 1 if after - before > 1 else after
        for before, after in itertools.pairwise(vowels)
        if after - before > 1
    ]
    cuts = [cut for cut in cuts if cut >= 2 and len(word.rstrip()) - cut >= 3]
    if not cuts:
        cuts = list(range(4, len(word.rstrip()) - 1, 4))
    edges = [0, *cuts, len(word)]
    pieces = [word[a:b] for a, b in itertools.pairwise(edges)]
    return [piece + SOFT for piece in pieces[:-1]] + pieces[-1:]
