"""The order of procedure: which event follows from which, and where one case ends and another begins.

An arrest opens a case; charge, custody, trial, sentence, appeal and release follow from it. What is known only
roughly never opens a case that something sharper already explains. The limits below are general knowledge of
criminal and administrative procedure, set wide; they were not fitted to any person's case.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from researchkit.link.events import RANK, Told

#: Sources differ by a day or three about one arrest.
SAME_ARREST_DAYS = 3
#: An interval up to this wide (two months) is sharp enough to order events by.
SHARP_DAYS = 62
#: An administrative case: arrest up to 30 days, appeal, and hearings put off.
ADMINISTRATIVE_DAYS = 90
#: A step of a criminal case follows the one before within a year, or within four when the article is the same
#: or one report tells both.
STEP_DAYS = 366
STEP_DAYS_SAME = 1461
#: A date without a role may be anything, an arrest too: it joins within half a year only.
UNSPECIFIED_DAYS = 183
#: A second arrest in one proceeding: within six weeks, or a year when the article is the same.
REARREST_DAYS = 45
REARREST_DAYS_SAME = 366
#: After the sentence only appeals, corrections of the date and the release follow.
AFTER_SENTENCE_DAYS = 60
APPEAL_DAYS = 1096
#: The longest term between sentence and release that is taken for one case.
TERM_DAYS = 9131


@dataclass(slots=True)
class Episode:
    """One case while it is being put together."""

    events: list[Told] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)

    def add(self, event: Told) -> None:
        """Take an event in."""
        self.events.append(event)
        self.reports.add(event.report)

    @property
    def articles(self) -> frozenset[str]:
        """Every article told of it."""
        return frozenset().union(*(event.articles for event in self.events))

    @property
    def regime(self) -> str:
        """Kind of procedure, if told."""
        kinds = {event.regime for event in self.events if event.regime}
        return kinds.pop() if len(kinds) == 1 else ""

    def of(self, *roles: str) -> list[Told]:
        """Events of these roles."""
        return [event for event in self.events if event.role in roles]

    @property
    def start(self) -> int:
        """Earliest day that it surely had begun by: the earliest last day of an event."""
        return min(event.last for event in self.events)

    def gap(self, event: Told) -> int:
        """Days between the event and the nearest event of the case; 0 when they may coincide."""
        return min(max(0, event.first - other.last, other.first - event.last) for other in self.events)


def divide(events: list[Told]) -> tuple[list[Episode], list[Told]]:
    """Divide one person's events into cases.

    Args:
        events: events of one person; undated ones may be among them.

    Returns:
        Cases in order of time, and the events that fit none or more than one.
    """
    known = [event for event in events if not is_open(event)]
    order = sorted(
        known, key=lambda e: (e.width > SHARP_DAYS, e.first, e.last, RANK.get(e.role, 9), e.report, e.row)
    )
    cases: list[Episode] = []
    loose: list[Told] = []
    for event in order:
        fits = [case for case in cases if joins(case, event)]
        if event.width <= SHARP_DAYS:
            if fits:
                min(fits, key=lambda case: _distance(case, event)).add(event)
            else:
                cases.append(Episode([event], {event.report}))
            continue
        # Known only roughly: it belongs to a case it may coincide with, if there is exactly one.
        own = [case for case in fits if event.report in case.reports]
        close = own or [case for case in fits if case.gap(event) == 0] or fits
        shared = [case for case in close if case.articles & event.articles]
        close = shared or close
        if len(close) == 1:
            close[0].add(event)
        elif close:
            loose.append(event)
        else:
            cases.append(Episode([event], {event.report}))
    cases.sort(key=lambda case: (case.start, min(case.reports)))
    return cases, [*loose, *(event for event in events if is_open(event))]


def joins(case: Episode, event: Told) -> bool:
    """Whether an event may be a step of a case, by the order of procedure."""
    if case.regime and event.regime and case.regime != event.regime:
        return False
    gap = case.gap(event)
    told_together = event.report in case.reports
    same_article = bool(case.articles & event.articles)
    other_article = bool(case.articles and event.articles) and not same_article
    near = same_article or told_together
    arrests = case.of("arrest")
    if event.role == "arrest":
        if any(days_apart(event, arrest) <= SAME_ARREST_DAYS for arrest in arrests):
            return True
        if "administrative" in {case.regime, event.regime} and arrests:
            return False  # every administrative arrest is a case of its own
        if any(_after(event, end) for end in case.of("sentence", "release")) and not near:
            return gap <= SAME_ARREST_DAYS
        if other_article:
            return gap <= SAME_ARREST_DAYS
        if not arrests:
            return gap <= (REARREST_DAYS_SAME if near else REARREST_DAYS)
        if any(_after(event, end) for end in case.of("sentence")):
            return False  # arrested anew after a sentence: another case
        return gap <= (REARREST_DAYS_SAME if near else REARREST_DAYS)
    if "administrative" in {case.regime, event.regime}:
        return gap <= ADMINISTRATIVE_DAYS and not (other_article and gap > SAME_ARREST_DAYS)
    sentenced = [end for end in case.of("sentence") if _after(event, end)]
    if event.role == "release":
        return gap <= TERM_DAYS if sentenced else gap <= STEP_DAYS_SAME
    if sentenced:
        if event.role == "appeal":
            return gap <= APPEAL_DAYS
        return gap <= (STEP_DAYS if near else AFTER_SENTENCE_DAYS)
    if other_article:
        return gap <= AFTER_SENTENCE_DAYS
    if near:
        return gap <= STEP_DAYS_SAME
    return gap <= (UNSPECIFIED_DAYS if event.role in {"unspecified", "other"} else STEP_DAYS)


def is_open(event: Told) -> bool:
    """Whether an event lacks its first or last possible day."""
    return event.first <= 1 or event.last >= 3652059


def _after(event: Told, other: Told) -> bool:
    return event.first > other.last


def days_apart(a: Told, b: Told) -> int:
    """Days between two events at the least; 0 when they may coincide."""
    return max(0, a.first - b.last, b.first - a.last)


def _distance(case: Episode, event: Told) -> tuple[bool, int, bool, int]:
    return (
        event.report not in case.reports,
        case.gap(event),
        not case.articles & event.articles,
        -case.start,
    )
