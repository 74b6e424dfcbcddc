"""The order of procedure: which event follows from which, and where one case ends and another begins.

An arrest opens a case; charge, custody, trial, sentence, appeal and release follow from it. What is known only
roughly never opens a case that something sharper already explains. The limits below are general knowledge of
criminal and administrative procedure, set wide; they were not fitted to any person's case.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from researchkit.link.events import RANK, SAME_ARREST_DAYS, SHARP_DAYS, Told
from researchkit.link.yearless import on_day

#: An administrative case: arrest up to 30 days, appeal, and hearings put off.
ADMINISTRATIVE_DAYS = 90
#: A step of a criminal case follows the one before within a year, or within four when the article is the same
#: or one report tells both.
STEP_DAYS = 366
STEP_DAYS_SAME = 1461
#: What does not say what it is (no role), or goes by another article, joins within half a year only; so does a
#: charge, where nothing but an arrest came before.
DOUBTFUL_DAYS = 183
#: A second arrest, or custody, in one proceeding: within six weeks, or a year when the article is the same.
REARREST_DAYS = 45
REARREST_DAYS_SAME = 366
#: Custody before trial lasts a year and a half at the longest (general maximum of criminal procedure codes of
#: the region), so a trial may open so long after the arrest.
CUSTODY_BEFORE_TRIAL_DAYS = 549
#: After the sentence only appeals, corrections of the date and the release follow.
AFTER_SENTENCE_DAYS = 60
APPEAL_DAYS = 1096
#: A page mostly tells of what happened in the month before it.
NEWS_DAYS = 31
#: The longest term between sentence and release that is taken for one case.
TERM_DAYS = 9131


#: Roles that do not say what happened.
VAGUE = frozenset({"unspecified", "other"})


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

    @property
    def first_step(self) -> str:
        """Role of its first dated event."""
        return min(self.events, key=lambda event: (event.is_open, event.first, event.last)).role

    @property
    def earliest(self) -> int:
        """First day on which it may have begun."""
        return min((event.first for event in self.events if not event.is_open), default=1)

    def has_news(self, published: int) -> bool:
        """Whether something of it happened in the month before a page was published."""
        return any(
            other.width <= SHARP_DAYS and 0 <= published - other.first <= NEWS_DAYS for other in self.events
        )

    def gap(self, event: Told) -> int:
        """Days between the event and the nearest event of the case; 0 when they may coincide."""
        return min(max(0, event.first - other.last, other.first - event.last) for other in self.events)


def divide(events: list[Told]) -> tuple[list[Episode], list[Told]]:
    """Divide one person's events into cases.

    Steps of the procedure come first, sharper dates before rougher ones and each in order of time; then dates
    that do not say of what; then what is known to the year or less. What comes later goes to the case it may
    belong to, and opens one only where there is none. A date that is said to be of something else than a step
    goes with the rest of its report.

    Args:
        events: events of one person; undated ones may be among them.

    Returns:
        Cases in order of time, and the events that fit none or more than one.
    """
    order = sorted((event for event in events if not event.is_open), key=_turn)
    placing = {event.report for event in order if event.role != "other"}
    asides = [event for event in order if event.role == "other" and event.report in placing]
    order = [event for event in order if event.role != "other" or event.report not in placing]
    cases: list[Episode] = []
    loose: list[Told] = []
    for event in order:
        fits = [case for case in cases if joins(case, event)]
        if not event.to_the_day:
            fits = _narrowed(fits, event)
            if len(fits) > 1:
                loose.append(event)
                continue
        if fits:
            min(fits, key=lambda case: _distance(case, event)).add(event)
        else:
            cases.append(Episode([event], {event.report}))
    for event in asides:
        if homes := [case for case in cases if event.report in case.reports]:
            min(homes, key=lambda case: _distance(case, event)).add(event)
        else:
            loose.append(event)
    cases.sort(key=lambda case: (case.start, min(case.reports)))
    return cases, [*loose, *(event for event in events if event.is_open)]


def joins(case: Episode, event: Told) -> bool:
    """Whether an event may be a step of a case, by the order of procedure."""
    if of_other_kind(case, event.regime):
        return False
    gap = case.gap(event)
    same_article = share(case.articles, event.articles)
    other_article = bool(case.articles and event.articles) and not same_article
    near = same_article or event.report in case.reports
    administrative = "administrative" in {case.regime, event.regime}
    if event.role == "arrest":
        return _arrest_joins(case, event, gap, near, other_article, administrative)
    if _before_arrest(case, event, administrative):
        return False
    if administrative:
        if _another_decision(case, event):
            return False
        return gap <= ADMINISTRATIVE_DAYS and not (other_article and gap > SAME_ARREST_DAYS)
    sentenced = any(_after(event, end) for end in case.of("sentence"))
    if event.role == "release":
        return gap <= TERM_DAYS if sentenced else gap <= STEP_DAYS_SAME
    if sentenced:
        if "release" in event.tells and event.role in VAGUE and not other_article:
            return gap <= TERM_DAYS
        if event.role == "appeal":
            return gap <= APPEAL_DAYS
        return gap <= (STEP_DAYS if near else AFTER_SENTENCE_DAYS)
    if near:
        return gap <= STEP_DAYS_SAME
    under_way = bool(case.of("custody", "charge", "trial", "sentence", "appeal"))
    if event.role in VAGUE and case.first_step == "release" and all(_after(o, event) for o in case.events):
        return not other_article and gap <= STEP_DAYS_SAME
    if event.role == "custody" and not under_way:
        return gap <= REARREST_DAYS  # custody so long after an arrest began anew
    criminal = case.regime == event.regime == "criminal"
    if other_article or (event.role in VAGUE and not criminal) or (event.role == "charge" and not under_way):
        return gap <= DOUBTFUL_DAYS
    if event.role == "trial" and case.of("arrest", "custody") and not case.of("release"):
        return gap <= CUSTODY_BEFORE_TRIAL_DAYS
    return gap <= STEP_DAYS


def of_other_kind(case: Episode, kind: str) -> bool:
    """Whether a kind of procedure speaks against a case: it has another, or one of them is a claim between parties."""
    return case.regime != kind and (bool(case.regime and kind) or "civil" in {case.regime, kind})


def _arrest_joins(
    case: Episode, event: Told, gap: int, near: bool, other_article: bool, administrative: bool
) -> bool:
    arrests = case.of("arrest")
    if any(same_arrest(event, arrest) for arrest in arrests):
        return True
    if administrative and arrests:
        return False  # every administrative arrest is a case of its own
    if any(_after(event, end) for end in case.of("sentence")):
        return False  # arrested anew after a sentence: another case
    if other_article:
        return False
    if any(_after(event, end) for end in case.of("release")) and not near:
        return False
    if not arrests and all(_after(other, event) for other in case.events):
        if near or administrative:
            return gap <= (STEP_DAYS_SAME if near else ADMINISTRATIVE_DAYS)
        longer = {"trial": CUSTODY_BEFORE_TRIAL_DAYS, "release": STEP_DAYS_SAME}
        return gap <= longer.get(case.first_step, STEP_DAYS)
    return gap <= (REARREST_DAYS_SAME if near else REARREST_DAYS)


def _before_arrest(case: Episode, event: Told, administrative: bool) -> bool:
    """Whether the end of a case (or an administrative order) is told of a time before its only arrests."""
    ends = {"sentence", "appeal", "release"} | ({"custody"} if administrative else set())
    if event.role not in ends or event.report in case.reports:
        return False
    arrests = case.of("arrest")
    return bool(arrests) and all(
        _after(arrest, event) and days_apart(arrest, event) > SAME_ARREST_DAYS for arrest in arrests
    )


def _another_decision(case: Episode, event: Told) -> bool:
    """Whether a court's order or penalty in an administrative case cannot be the one already told: one each."""
    told = case.of(event.role)
    return (
        event.role in {"custody", "sentence"} and bool(told) and not any(same_arrest(event, o) for o in told)
    )


def same_arrest(one: Told, other: Told) -> bool:
    """Whether two dates may be of one arrest: a few days apart if both are to the day, else overlapping."""
    both = one.to_the_day and other.to_the_day
    return days_apart(one, other) <= (SAME_ARREST_DAYS if both else 0)


def share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of articles have one in common; an article of an unknown code is any code's."""
    if one & other:
        return True
    for mine, theirs in ((one, other), (other, one)):
        numbers = {article.split(":", 1)[-1] for article in mine if "?" in article}
        if numbers & {article.split(":", 1)[-1] for article in theirs}:
            return True
    return False


def days_apart(a: Told, b: Told) -> int:
    """Days between two events at the least; 0 when they may coincide."""
    return max(0, a.first - b.last, b.first - a.last)


def _narrowed(fits: list[Episode], event: Told) -> list[Episode]:
    """Of several cases that a rough date may belong to, those that speak for it most."""
    for wanted in (
        lambda case: event.report in case.reports,
        lambda case: on_day(case.events, event),
        lambda case: any(days_apart(event, other) == 0 for other in case.of(event.role)),
        lambda case: case.gap(event) == 0,
        lambda case: share(case.articles, event.articles),
    ):
        if len(fits) > 1:
            fits = [case for case in fits if wanted(case)] or fits
    return fits


def _after(event: Told, other: Told) -> bool:
    return event.first > other.last


def _turn(event: Told) -> tuple[int, int, int, int, str, list[str], str]:
    """Steps before vague dates, sharper before rougher, then in order of time; row order never counts."""
    rough = event.width > SHARP_DAYS
    turn = 4 * rough + 2 * (event.role in VAGUE and not rough) + (not event.to_the_day and not rough)
    rank = RANK.get(event.role, RANK["unspecified"])
    return (turn, event.first, event.last, rank, event.report, sorted(event.articles), event.regime)


def _distance(case: Episode, event: Told) -> tuple[bool, int, bool, int]:
    return (
        event.report not in case.reports,
        case.gap(event),
        not share(case.articles, event.articles),
        -case.start,
    )
