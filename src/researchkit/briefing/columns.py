"""The columns of a printed table: how wide each is, how large the type, and whether the page is turned.

Measured in the fonts that print it, so that no word can run into its neighbour. Each column has room for its widest
word; the rest of the page goes where it saves the most lines.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from researchkit.briefing import blocks as b
from researchkit.briefing.charts import metrics
from researchkit.briefing.letters import BREAK, printed
from researchkit.briefing.runs import FootnoteRef, Number, Text

UPRIGHT, TURNED = 453.5, 700.0
"""Width of the text on an A4 page and on one turned sideways, in points."""

HEIGHT = {UPRIGHT: 703.0, TURNED: 456.0}
"""Height of the text on each."""

SIZES = (
    (9.0, UPRIGHT, 1.0), (8.0, UPRIGHT, 1.3), (7.2, UPRIGHT, 1.9), (8.0, TURNED, 1.4), (7.2, TURNED, 2.0),
)  # fmt: skip
"""Sizes of type and widths of the page, in the order in which they are tried, and how much a page of each costs."""

TURNING = 0.5
"""What turning costs beside: a turned page begins anew, so that the one before stays half empty, on average."""

LONGEST = (24, 16, 12, 8)
"""Letters of the longest word that is not divided, in the order in which they are tried."""

CODE = 8.2
"""Size of code, which is set in DejaVu Sans Mono."""

TALL_ROW, TALL_TABLE = 3.0, 300.0
"""A table of more lines a row than this, on average, that takes more than so many points, may cost less otherwise."""

READABLE = 26.0
"""A column that makes rows tall costs more if fewer letters of middling width fit into its line."""

SHORT_TABLE = 24
"""A table of at most so many lines stays on one page, with its notes."""

WIDEST_NUMBER, SHORT_TEXT = 10.5, 8.0
"""Widths in ems: at which a column of numbers is broken, its label too; and up to which any text is not broken."""

_STEP = 4.0
_MONO = 0.603
_SPARE = 0.5
_SPACES = re.compile(rf"[ \t\n{BREAK}]")
_HYPHENS = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")
_NAMES = re.compile(r"[.\d_@]")


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table is printed.

    Attributes:
        size: size of its type in points.
        turned: whether its page is turned sideways.
        pad: white on either side of a column, in points.
        longest: letters of its longest word that is not divided.
        widths: of its columns with their white, in points; they fill the page.
        lines: about how many lines its rows take.
        letters: about how many letters fit into a line of the columns that make its rows tall, on average.
    """

    size: float
    turned: bool
    pad: float
    longest: int
    widths: tuple[float, ...]
    lines: int
    letters: float

    @property
    def short(self) -> bool:
        """Whether it stays on one page."""
        return self.lines <= SHORT_TABLE


@dataclass(frozen=True, slots=True)
class _Measured:
    """Widths in ems: of each column's widest word, and of each cell's whole text."""

    least: np.ndarray
    whole: np.ndarray  # header first; rows by columns
    fixed: np.ndarray  # which columns take what they need and no more

    def at(self, size: float) -> _Measured:
        """The same in points, at a size of type."""
        return _Measured(self.least * size + _SPARE, self.whole * size, self.fixed)


def columns(block: b.TableBlock) -> Columns:
    """How a table is printed: in the largest type in which its words fit, unless it would be tall and need not be."""
    pad = 3.5 if len(block.columns) > 7 else 5.0
    white = _white(len(block.columns), pad)
    coded = any(_face(run) == 0 for row in block.rows for cell in row for run in cell.runs)
    for longest in LONGEST:
        fitting: list[tuple[float, Columns]] = []
        ems: dict[float, _Measured] = {}
        for size, page, cost in SIZES:
            code = CODE / size if coded else 0.0
            if code not in ems:
                ems[code] = _measured(block, code, longest)
            measured = ems[code].at(size)
            if (measured.least + white).sum() > page:
                continue
            found = _columns(measured, white, size, page, pad, longest)
            high = found.lines * size * 1.16 + len(block.rows) * 5.6
            low = found.lines <= TALL_ROW * len(block.rows) or high <= TALL_TABLE
            if not fitting and (low or found.letters >= READABLE):
                return found
            price = high / HEIGHT[page] * cost * max(1.0, READABLE / found.letters)
            fitting.append((price + TURNING * found.turned, found))
        if fitting:
            return min(fitting, key=lambda priced: priced[0])[1]
    size, page, _ = SIZES[-1]
    measured = _measured(block, CODE / size, LONGEST[-1]).at(size)
    return _columns(measured, white, size, page, pad, LONGEST[-1])


def _white(count: int, pad: float) -> np.ndarray:
    white = np.full(count, 2 * pad)
    white[[0, -1]] -= pad
    return white


def _measured(block: b.TableBlock, code: float, longest: int) -> _Measured:
    """What the table needs in ems, code being so many ems large."""
    least, whole, fixed = [], [], []
    for index, column in enumerate(block.columns):
        label = metrics.width(column.label, 1.0, metrics.SEMIBOLD)
        words = [metrics.width(word, 1.0, metrics.SEMIBOLD) for word in _words(column.label)]
        cells = []
        for row in block.rows:
            pieces = list(_pieces(row[index], code, longest))
            words += pieces
            cells.append(sum(pieces) + metrics.width(" ", 1.0) * (len(pieces) - 1))
        natural = max(cells, default=0.0)
        kept = column.align == "right" or natural <= SHORT_TEXT
        least.append(max(*words, min(max(natural, label), WIDEST_NUMBER) if kept else 0.0))
        whole.append([label, *cells])
        fixed.append(kept)
    return _Measured(np.array(least), np.array(whole).T, np.array(fixed))


def _pieces(cell: b.Cell, code: float, longest: int) -> Iterator[float]:
    """Widths of the pieces between which a cell may be broken, in ems."""
    open_ = 0.0  # a word that the next run may go on with
    for face, group in itertools.groupby(cell.runs, _face):
        text = "".join("" if isinstance(run, FootnoteRef) else run.text for run in group)
        *before, last = (
            len(word) * _MONO * code if face == 0 else metrics.width(word, 1.0, face)
            for word in _words(printed(text, longest))
        )
        for wide in before:
            yield open_ + wide
            open_ = 0.0
        open_ += last
    yield open_


def _words(text: str) -> Iterator[str]:
    """What is not broken: words between spaces, the parts of a hyphenated one, the name of a file as a whole."""
    for word in _SPACES.split(text):
        yield from [word] if _NAMES.search(word) else _HYPHENS.split(word)


def _face(run: b.Run) -> int:
    """Weight of a run's face, 0 for code."""
    if isinstance(run, Text) and run.code:
        return 0
    return metrics.SEMIBOLD if isinstance(run, Text | Number) and run.strong else metrics.REGULAR


def _columns(
    measured: _Measured, white: np.ndarray, size: float, page: float, pad: float, longest: int
) -> Columns:
    room = page - white.sum()
    widths = _shared(measured, room)
    lines = _lines(measured.whole[1:], widths)
    return Columns(
        size,
        page > UPRIGHT,
        pad,
        longest,
        tuple(round(float(width), 2) for width in widths + white),
        int(lines.max(axis=1).sum()) if len(lines) else 0,
        float(widths[lines.argmax(axis=1)].mean()) / (0.5 * size) if len(lines) else READABLE,
    )


def _shared(measured: _Measured, room: float) -> np.ndarray:
    """The page shared out: what each column needs, then a little at a time to where rows are tallest."""
    widths: np.ndarray = measured.least * min(1.0, room / measured.least.sum())
    open_ = ~measured.fixed
    if not open_.any():
        open_[0] = True
    natural = np.maximum(measured.whole.max(axis=0) + _SPARE, widths)
    wanted = np.where(open_, natural, widths)
    if wanted.sum() <= room:
        widths = wanted + np.where(open_, natural, 0) * (room - wanted.sum()) / natural[open_].sum()
        return widths
    while (spare := room - widths.sum()) > 0:
        step = min(_STEP, spare)
        # A row is as tall as its tallest cell: a high power of the cells' lines tells which column makes it so.
        lines = np.maximum(measured.whole / widths, 1.0)
        powers = lines**4
        gain = ((powers.sum(axis=1, keepdims=True) ** -0.75) * powers / widths * (lines > 1)).sum(axis=0)
        gain[~open_] = 0
        if not gain.any():
            gain = np.where(open_, 1.0, 0.0)
        widths[int(gain.argmax())] += step
    return widths


def _lines(whole: np.ndarray, widths: np.ndarray) -> np.ndarray:
    """About how many lines each cell takes: broken lines are seldom full."""
    found: np.ndarray = np.where(whole <= widths, 1, np.ceil(whole * 1.08 / widths))
    return found
