"""How long people are held: Kaplan-Meier curves with bands, ticks for people still held, and who is still counted.

Drawn only with twenty people and ten ends, and only as far as five people remain under observation.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from researchkit.briefing import tables
from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.charts import colour, frame
from researchkit.briefing.charts.alt import Sentence, sentence
from researchkit.briefing.charts.axis import days
from researchkit.briefing.charts.drawing import CAP, WIDTH, Point, Sheet
from researchkit.briefing.charts.frame import FEWEST_FOR_SHARE, Lettering, NotDrawn
from researchkit.briefing.charts.lines import Lines, fit
from researchkit.briefing.charts.metrics import SEMIBOLD, width

if TYPE_CHECKING:
    import pandas as pd

FEWEST_ENDS, FEWEST_AT_RISK = 10, 5

LEVEL = 0.95
"""Coverage of the bands."""

_TALL = 148.0


@dataclass(frozen=True, slots=True)
class Curve:
    """One group's curve.

    Attributes:
        role: a role of ``tokens.json``. name: its words.
        n, ends: people, and how many of them are known to have been freed.
        times: distinct days on which somebody left or was last seen held, rising, without zero.
        survival, low, high: share still held after each of them, and its 95 % band.
        at_risk: people under observation just before each of them.
        censored: days on which people were last known to be held.
    """

    role: str
    name: str
    n: int
    ends: int
    times: Sequence[float]
    survival: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]
    at_risk: Sequence[int]
    censored: Sequence[float] = ()

    @classmethod
    def of(cls, role: str, name: str, table: pd.DataFrame, *, n: int, ends: int) -> Curve:
        """A curve from a table of ``time at_risk ends censored survival low high``, one row a time.

        Where the band does not exist (everybody or nobody held) it is drawn as the curve itself.
        """
        low, high = (table[side].fillna(table["survival"]) for side in ("low", "high"))
        times = [float(time) for time in table["time"]]
        still = [time for time, left in zip(times, table["censored"], strict=True) if left > 0]
        return cls(
            role, name, n, ends, times, table["survival"].tolist(), low.tolist(), high.tolist(),
            [int(at_risk) for at_risk in table["at_risk"]], still,
        )  # fmt: skip

    @property
    def shown(self) -> int:
        """Number of times that are drawn: those with enough people under observation."""
        return sum(n >= FEWEST_AT_RISK for n in self.at_risk)

    @property
    def until(self) -> float:
        """Day on which the drawn curve ends."""
        return float(self.times[self.shown - 1])

    def under_observation(self, day: float) -> int:
        """People under observation on a day."""
        return next((n for time, n in zip(self.times, self.at_risk, strict=True) if time >= day), 0)

    def median(self, of: Sequence[float]) -> float | None:
        """First day on which a curve falls to a half; ``None`` when it does not within what is drawn."""
        pairs = zip(self.times[: self.shown], of[: self.shown], strict=True)
        return next((float(time) for time, share in pairs if share <= 0.5), None)


def draw(curves: Sequence[Curve], lettering: Lettering) -> FigureBlock | NotDrawn:
    """Draw the curves.

    Args:
        curves: one a group; a group too small is in the table and not drawn.
        lettering: words; labels: ``group``, ``people``, ``ends``, ``median``, ``median_interval``, ``days``,
            ``still_observed``.
    """
    table = _table(curves, lettering)
    drawn = [c for c in curves if c.n >= FEWEST_FOR_SHARE and c.ends >= FEWEST_ENDS and c.shown]
    if not drawn:
        people, ends = max((c.n for c in curves), default=0), max((c.ends for c in curves), default=0)
        if people >= FEWEST_FOR_SHARE:
            return NotDrawn("few_events", ends, FEWEST_ENDS, table)
        return NotDrawn("few_cases" if people else "no_cases", people, FEWEST_FOR_SHARE, table)
    sheet = Sheet()
    muted = colour.token("muted")
    shares = (0, 25, 50, 75, 100)
    labels = [
        fit(lettering.sentence("survival-group", name=c.name, n=c.n), 104, frame.TEXT, SEMIBOLD, 4)
        for c in drawn
    ]
    left = max(width(lettering.percent(s), frame.LABEL) for s in shares) + 7
    side = max(fit(c.name, 104, frame.LABEL, 400, 3).width for c in drawn) + 19
    ticks = days(max(c.until for c in drawn))
    scale = (WIDTH - side - 12 - left) / ticks[-1]
    base = 6.0 + _TALL
    for share in shares:
        y = base - _TALL * share / 100
        grey, dash = (colour.token("rule"), "3 2") if share == 50 else (colour.token("hair"), "")
        sheet.line(
            [(left, y), (left + ticks[-1] * scale, y)],
            grey,
            0.6 if share == 50 else 0.5,
            dash=dash,
            backdrop=True,
        )
        sheet.words(
            left - 5, y + CAP * frame.LABEL / 2, lettering.percent(share), frame.LABEL, muted, anchor="end"
        )
    for curve in drawn:
        _band(sheet, curve, left, scale, base)
    for curve in drawn:
        _curve(sheet, curve, left, scale, base)
    _names(sheet, drawn, labels, left, scale, base)
    at = base + 5 + CAP * frame.LABEL
    sheet.lines(
        [[(left + t * scale, base), (left + t * scale, base + 3)] for t in ticks], colour.token("rule"), 0.6
    )
    for tick in ticks:
        sheet.words(left + tick * scale, at, lettering.number(tick), frame.LABEL, muted, anchor="middle")
    past = left + ticks[-1] * scale + width(lettering.number(ticks[-1]), frame.LABEL) / 2 + 3
    fit(lettering.label("days"), WIDTH - past, frame.LABEL, 400, 1).draw(
        sheet, past, at - CAP * frame.LABEL, muted
    )
    _risk_table(sheet, drawn, lettering, ticks, left, scale, at + 14)
    return frame.figure(sheet, lettering, _sentences(drawn, ticks[-1]), table, _csv(drawn))


def _steps(curve: Curve, values: Sequence[float], left: float, scale: float, base: float) -> list[Point]:
    points, level = [(left, base - _TALL)], 1.0
    for time, value in zip(curve.times[: curve.shown], values[: curve.shown], strict=True):
        x = left + time * scale
        points += [(x, base - _TALL * level), (x, base - _TALL * value)]
        level = value
    return points


def _band(sheet: Sheet, curve: Curve, left: float, scale: float, base: float) -> None:
    upper, lower = _steps(curve, curve.high, left, scale, base), _steps(curve, curve.low, left, scale, base)
    sheet.area(upper + lower[::-1], colour.fill(curve.role), opacity=0.14, backdrop=True)


def _curve(sheet: Sheet, curve: Curve, left: float, scale: float, base: float) -> None:
    paint = colour.fill(curve.role)
    sheet.line(_steps(curve, curve.survival, left, scale, base), paint, 1.6)
    ticks = []
    for day in sorted(set(curve.censored)):
        if day <= curve.until:
            past = [s for t, s in zip(curve.times, curve.survival, strict=True) if t <= day]
            x, y = left + day * scale, base - _TALL * (past[-1] if past else 1.0)
            ticks.append([(x, y - 3), (x, y + 3)])
    sheet.lines(ticks, paint, 0.9)


def _names(
    sheet: Sheet, curves: Sequence[Curve], labels: Sequence[Lines], left: float, scale: float, base: float
) -> None:
    """Names where their curves end: beside the end, under it or above it, wherever no curve and no name is."""
    taken: list[tuple[float, float, float, float]] = []
    for curve, label in sorted(
        zip(curves, labels, strict=True), key=lambda pair: pair[0].survival[pair[0].shown - 1]
    ):
        x = left + curve.until * scale + 7
        end = base - _TALL * curve.survival[curve.shown - 1]
        middle = end - label.height / 2
        x = min(x, WIDTH - label.width - 1)
        places = [middle + step * side for step in range(0, 150, 4) for side in (1, -1)]
        y = next(
            (
                y
                for y in places
                if 0 <= y <= base - label.height - 2
                and not _crossed(
                    (x - 2, y - 2, x + label.width + 2, y + label.height + 2),
                    curves,
                    taken,
                    left,
                    scale,
                    base,
                )
            ),
            middle,
        )
        label.draw(sheet, x, y, _readable(curve.role))
        taken.append((x, y, x + label.width, y + label.height))


def _readable(role: str) -> str:
    """A role's colour if it can be read as text on paper, else ink."""
    paint = colour.fill(role)
    return paint if colour.contrast(paint, colour.token("paper")) >= 4.5 else colour.token("ink")


def _crossed(
    box: tuple[float, float, float, float], curves: Sequence[Curve], taken: Sequence[tuple[float, float, float, float]],
    left: float, scale: float, base: float,
) -> bool:  # fmt: skip
    """Whether a name in this box would lie on a curve or on another name."""
    x0, y0, x1, y1 = box
    if any(x0 < right and start < x1 and y0 < bottom and top < y1 for start, top, right, bottom in taken):
        return True
    for curve in curves:
        points = _steps(curve, curve.survival, left, scale, base)
        for (ax, ay), (bx, by) in itertools.pairwise(points):
            if max(ax, bx) >= x0 and min(ax, bx) <= x1 and max(ay, by) >= y0 - 3 and min(ay, by) <= y1 + 3:
                return True
    return False


def _risk_table(
    sheet: Sheet, curves: Sequence[Curve], lettering: Lettering, ticks: Sequence[float],
    left: float, scale: float, top: float,
) -> None:  # fmt: skip
    head = fit(lettering.label("still_observed"), WIDTH, frame.LABEL, 400, 2)
    head.draw(sheet, 0, top, colour.token("muted"))
    y = top + head.height + 4
    right = left + ticks[-1] * scale
    for curve in curves:
        paint = _readable(curve.role)
        name = fit(curve.name, WIDTH - right - 31, frame.LABEL, 400, 3)
        middle = y + max(name.height, 11) / 2
        for tick in ticks:
            text = lettering.number(curve.under_observation(tick) if tick else curve.n)
            x = max(left + tick * scale, width(text, frame.TEXT, SEMIBOLD) / 2)
            sheet.words(
                x, middle + CAP * frame.TEXT / 2, text, frame.TEXT, paint, weight=SEMIBOLD, anchor="middle"
            )
        sheet.line([(right + 16, middle), (right + 26, middle)], colour.fill(curve.role), 1.6)
        name.draw_middle(sheet, right + 30, middle, paint)
        y += max(name.height, 11) + 3
    sheet.height = y


def _csv(curves: Sequence[Curve]) -> str:
    """The curves as drawn, a row a step."""
    names = ("group", "day", "at_risk", "share_held", "low", "high")
    rows: list[dict[str, tables.Value]] = []
    for curve in curves:
        steps = zip(curve.times, curve.at_risk, curve.survival, curve.low, curve.high, strict=True)
        for day, at_risk, *shares in list(steps)[: curve.shown]:
            values: list[tables.Value] = [curve.name, day, at_risk, *(round(share, 4) for share in shares)]
            rows.append(dict(zip(names, values, strict=True)))
    return tables.csv_text(rows, names)


def _table(curves: Sequence[Curve], lettering: Lettering) -> TableBlock:
    names = ("group", "people", "ends", "median", "median_low", "median_high")
    fields = [
        tables.Field(n, lettering.label(n), "text" if n == "group" else "number", heads=n == "group")
        for n in names
    ]
    rows: list[dict[str, tables.Value]] = []
    for curve in curves:
        enough = curve.n >= FEWEST_FOR_SHARE and curve.ends >= FEWEST_ENDS
        none = tables.Marked(None, tables.NOT_AVAILABLE)

        def day(of: Sequence[float], curve: Curve = curve, enough: bool = enough) -> tables.Value:
            found = curve.median(of) if enough else None
            return none if found is None else found  # noqa: B023

        rows.append({
            "group": curve.name, "people": curve.n, "ends": curve.ends, "median": day(curve.survival),
            "median_low": day(curve.low), "median_high": day(curve.high),
        })  # fmt: skip
    return frame.table(lettering, fields, rows)


def _sentences(curves: Sequence[Curve], longest: float) -> list[Sentence]:
    out = [sentence("survival-form", curves=len(curves), days=longest)]
    for curve in curves[:2]:
        low, middle, high = curve.median(curve.low), curve.median(curve.survival), curve.median(curve.high)
        if middle is None:
            share = curve.survival[curve.shown - 1]
            out.append(sentence("survival-not-reached", name=curve.name, share=share, day=curve.until))
        elif high is None:
            out.append(
                sentence("survival-open", name=curve.name, median=middle, low=low or middle, level=LEVEL)
            )
        else:
            out.append(
                sentence(
                    "survival-median",
                    name=curve.name,
                    median=middle,
                    low=low or middle,
                    high=high,
                    level=LEVEL,
                )
            )
    return out
