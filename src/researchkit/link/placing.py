"""Which of a person's cases a report without a full date tells of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from researchkit.link.events import Told
from researchkit.link.procedure import ADMINISTRATIVE_DAYS, Episode, joins, of_other_kind, share
from researchkit.link.yearless import days_off, in_month, on_day


def blank(
    report: str,
    articles: frozenset[str] = frozenset(),
    kind: str = "",
    day: tuple[int, int] = (0, 0),
    tells: frozenset[str] = frozenset(),
) -> Told:
    """A report's facts without a date, so that later reports can be matched to them."""
    return Told(-1, report, "unspecified", 1, 3652059, articles, kind, day, tells)


def choose(
    cases: Mapping[int, Episode], fact: Told, rough: list[Told], days: list[Told], published: int
) -> list[int]:
    """The cases that a report may tell of, by what it tells beside days.

    In turn: the kind of procedure, a rough date, a day without its year, the page's date; and, while more than
    one is left, the article, the kind again, the step that was reached, and what had just happened when the page
    was published. Nothing that fits none of them decides, but for the kind, a day that an administrative case
    cannot have, and the page's date.

    Args:
        cases: the person's cases by number.
        fact: what the report tells of its procedure.
        rough: its dates that may be of more than one case.
        days: its dates whose year is not known.
        published: last day on which the page may have been published, as an ordinal; 0 if not known.

    Returns:
        Numbers of the cases; none if the report must be of another case.
    """
    kind = fact.regime
    fits = [n for n, case in cases.items() if not of_other_kind(case, kind)]
    if rough:
        fits = _prefer(fits, lambda n: all(joins(cases[n], event) for event in rough))
    if days := [day for day in days if day.role != "other"] or days:
        fits = [n for n in fits if any(fits_day(cases[n], day, kind) for day in days)]
        fits = _on_day(cases, fits, days)
    if published:
        fits = [n for n in fits if cases[n].earliest <= published]
    fits = _prefer(fits, lambda n: bool(fact.articles) and share(cases[n].articles, fact.articles))
    fits = _prefer(fits, lambda n: bool(kind) and cases[n].regime == kind)
    for step in ("sentence", "trial", "custody"):
        if step in fact.tells:
            fits = _prefer(fits, lambda n, role=step: bool(cases[n].of(role)))  # type: ignore[misc]
            break
    return _prefer(fits, lambda n: cases[n].has_news(published))


def fits_day(case: Episode, event: Told, kind: str) -> bool:
    """Whether a report whose date lacks its year may tell of a case: an administrative one ends within months.

    Args:
        case: the case.
        event: the report's date.
        kind: kind of procedure that the report tells, if any.
    """
    if not event.day[1] or "administrative" not in {case.regime, kind} or in_month(case.events, event):
        return True
    if event.articles and case.articles and not share(event.articles, case.articles):
        return on_day(case.events, event)
    same_step = case.of(event.role) if event.role in {"arrest", "custody"} else []
    if days_off(same_step, event) >= 0:
        return on_day(same_step, event)
    return days_off(case.events, event) <= ADMINISTRATIVE_DAYS


def _prefer(fits: list[int], wanted: Callable[[int], bool]) -> list[int]:
    """Those that are wanted, if there are any; all of them else."""
    return [n for n in fits if wanted(n)] or fits


def _on_day(cases: Mapping[int, Episode], fits: list[int], days: list[Told]) -> list[int]:
    """Of several cases, those with something on one of the days (the nearest), or else in its month."""
    off = {
        n: min(days_off(cases[n].events, day) for day in days if on_day(cases[n].events, day))
        for n in fits
        if any(on_day(cases[n].events, day) for day in days)
    }
    if off:
        return [n for n in off if off[n] == min(off.values())]
    return _prefer(fits, lambda n: any(in_month(cases[n].events, day) for day in days))
