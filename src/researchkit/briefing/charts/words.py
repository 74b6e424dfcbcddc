"""The words of a chart from the briefing's sentences (``languages/<language>/charts.ftl``)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal

from researchkit.briefing.charts.alt import Value
from researchkit.briefing.charts.frame import Lettering
from researchkit.briefing.runs import Runs
from researchkit.briefing.wording import Figure, Wording, format_number, messages

_LABEL, _MARK = "chart-label-", "chart-mark-"

_SHARES = ("share", "level")


def lettering(
    wording: Wording,
    figure_id: str,
    *,
    headline: str | Runs,
    subtitle: str | Runs,
    source: str | Runs,
    labels: Mapping[str, str] | None = None,
    licence: str = "",
    notes: tuple[str | Runs, ...] = (),
) -> Lettering:
    """All words of one figure in the language of a wording.

    Args:
        wording: the briefing's sentences.
        figure_id: id of the figure; also the result that the numbers in its alternative text belong to.
        headline: the finding.
        subtitle: measure, place, period.
        source: the source line.
        labels: words that only the caller knows (regions, articles, cases); they win over the charts' own.
        licence: licence line of the share card.
        notes: lines under the chart.
    """
    language = wording.language
    found = words(language)
    return Lettering(
        figure_id=figure_id,
        headline=headline,
        subtitle=subtitle,
        source=source,
        labels={**found, **(labels or {})},
        say=functools.partial(_say, wording, figure_id),
        language=language,
        number=lambda number: format_number(number, "count", language),
        percent=lambda whole: format_number(float(Decimal(repr(whole)) / 100), "percent", language),
        licence=licence,
        marks=_marks(language),
        notes=notes,
    )


def words(language: str) -> dict[str, str]:
    """The labels of the charts in a language, by key; English where the language lacks one."""
    return dict(_words(language))


@functools.cache
def _words(language: str) -> Mapping[str, str]:
    wording = Wording(language)
    keys = (key for key in messages("en") if key.startswith(_LABEL))
    return {key.removeprefix(_LABEL): wording.words(key) for key in keys}


@functools.cache
def _marks(language: str) -> Mapping[str, str]:
    """Meaning of each mark: the briefing's own words for it, where the language has them."""
    wording = Wording(language)
    letters = [key.removeprefix(_MARK) for key in messages("en") if key.startswith(_MARK)]
    own = messages(language)
    return {
        letter: wording.words(f"mark-{letter}" if f"mark-{letter}" in own else f"{_MARK}{letter}")
        for letter in letters
    }


def _say(wording: Wording, figure_id: str, key: str, **values: Value) -> str:
    """A sentence; every number in it belongs to the figure's own data."""
    figures = {
        name: given
        if isinstance(given, str)
        else Figure(float(given), figure_id, "percent" if name in _SHARES else "count")
        for name, given in values.items()
    }
    return wording.words(f"chart-{key}", **figures)
