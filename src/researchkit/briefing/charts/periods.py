"""Periods as the reader sees them beside a chart: months, never the number of a quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from babel.dates import format_date, get_month_names

from researchkit.briefing.charts.frame import Row
from researchkit.briefing.wording import dates_locale, period_words
from researchkit.core.dates import Period


def rows(
    periods: Sequence[Period],
    language: str,
    *,
    provisional: Collection[str] = (),
    uncovered: Collection[str] = (),
) -> list[Row]:
    """Periods as rows or columns of a chart.

    The year stands where it changes; where a period stands alone (in tables and sentences) it is written in full.

    Args:
        periods: in order.
        language: language of the names of the months.
        provisional: codes of periods for which late reports are still expected.
        uncovered: codes of periods in which nobody was looking.
    """
    out = []
    year = 0
    for period in periods:
        label = _short(period, language)
        alone = label == str(period.first.year)
        below = "" if alone or period.first.year == year else str(period.first.year)
        year = period.first.year
        out.append(
            Row(
                period.code,
                label,
                below,
                provisional=period.code in provisional,
                covered=period.code not in uncovered,
                full=period_words(period, language),
            )
        )
    return out


def _short(period: Period, language: str) -> str:
    """``Jan–Mar``, ``Jan``, ``2025``, or two days where a period is not made of whole months of a year."""
    first, last = period.first, period.last
    whole = first.day == 1 and (last + dt.timedelta(days=1)).day == 1
    if not whole or first.year != last.year:
        return "–".join(format_date(day, "medium", locale=dates_locale(language)) for day in (first, last))
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    names = get_month_names("abbreviated", context="stand-alone", locale=language)
    return names[first.month] if first.month == last.month else f"{names[first.month]}–{names[last.month]}"
