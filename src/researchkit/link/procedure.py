"""The order of procedure: which event follows from which, and where one case ends and another begins.

An arrest opens a case; charge, custody, trial, sentence, appeal and release follow from it. What is known only
roughly never opens a case that something sharper already explains. The limits below are general knowledge of
criminal and administrative procedure, set wide; they were not fitted to any person's case.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from researchkit.link.events import RANK, Told

#: A date is to the day if it leaves no more than this open; sources differ by as much about one arrest.
SAME_ARREST_DAYS = 3
#: An interval up to this wide (two months) is sharp enough to open a case of its own.
SHARP_DAYS = 62
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
#: After the sentence only appeals, corrections of the date and the release follow.
AFTER_SENTENCE_DAYS = 60
APPEAL_DAYS = 1096
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

    def gap(self, event: Told) -> int:
        """Days between the event and the nearest event of the case; 0 when they may coincide."""
        return min(max(0, event.first - other.last, other.first - event.last) for other in self.events)


def divide(events: list[Told]) -> tuple[list[Episode], list[Told]]:
    """Divide one person's events into cases.

    Steps of the procedure come first, sharper dates before rougher ones and each in order of time; then dates
    that do not say of what; then what is known to the year or less. What comes later goes to the case it may
    belong to, and opens one only where there is none.

    Args:
        events: events of one person; undated ones may be among them.

    Returns:
        Cases in order of time, and the events that fit none or more than one.
    """
    order = sorted((event for event in events if not is_open(event)), key=_turn)
    cases: list[Episode] = []
    loose: list[Told] = []
    for event in order:
        fits = [case for case in cases if joins(case, event)]
        if event.width > SAME_ARREST_DAYS:
            fits = _narrowed(fits, event)
            if len(fits) > 1:
                loose.append(event)
                continue
        if fits:
            min(fits, key=lambda case: _distance(case, event)).add(event)
        else:
            cases.append(Episode([event], {event.report}))
    cases.sort(key=lambda case: (case.start, min(case.reports)))
    return cases, [*loose, *(event for event in events if is_open(event))]


def joins(case: Episode, event: Told) -> bool:
    """Whether an event may be a step of a case, by the order of procedure."""
    if case.regime and event.regime and case.regime != event.regime:
        return False
    gap = case.gap(event)
    same_article = share(case.articles, event.articles)
    other_article = bool(case.articles and event.articles) and not same_article
    near = same_article or event.report in case.reports
    administrative = "administrative" in {case.regime, event.regime}
    if event.role == "arrest":
        return _arrest_joins(case, event, gap, near, other_article, administrative)
    if administrative:
        return gap <= ADMINISTRATIVE_DAYS and not (other_article and gap > SAME_ARREST_DAYS)
    sentenced = any(_after(event, end) for end in case.of("sentence"))
    if event.role == "release":
        return gap <= TERM_DAYS if sentenced else gap <= STEP_DAYS_SAME
    if sentenced:
        if event.role == "appeal":
            return gap <= APPEAL_DAYS
        return gap <= (STEP_DAYS if near else AFTER_SENTENCE_DAYS)
    if near:
        return gap <= STEP_DAYS_SAME
    under_way = bool(case.of("custody", "charge", "trial", "sentence", "appeal"))
    if event.role == "custody" and not under_way:
        return gap <= REARREST_DAYS  # custody so long after an arrest began anew
    if other_article or event.role in VAGUE or (event.role == "charge" and not under_way):
        return gap <= DOUBTFUL_DAYS
    return gap <= STEP_DAYS


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
        return gap <= (STEP_DAYS_SAME if near else ADMINISTRATIVE_DAYS if administrative else STEP_DAYS)
    return gap <= (REARREST_DAYS_SAME if near else REARREST_DAYS)


def same_arrest(one: Told, other: Told) -> bool:
    """Whether two dates may be of one arrest: a few days apart if both are to the day, else overlapping."""
    both = one.width <= SAME_ARREST_DAYS and other.width <= SAME_ARREST_DAYS
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


def is_open(event: Told) -> bool:
    """Whether an event lacks its first or last possible day."""
    return event.first <= 1 or event.last >= 3652059


def days_apart(a: Told, b: Told) -> int:
    """Days between two events at the least; 0 when they may coincide."""
    return max(0, a.first - b.last, b.first - a.last)


def _narrowed(fits: list[Episode], event: Told) -> list[Episode]:
    """Of several cases that a rough date may belong to, those that speak for it most."""
    for wanted in (
        lambda case: event.report in case.reports,
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
    turn = (
        4 * rough + 2 * (event.role in VAGUE and not rough) + (event.width > SAME_ARREST_DAYS and not rough)
    )
    rank = RANK.get(event.role, RANK["unspecified"])
    return (turn, event.first, event.last, rank, event.report, sorted(event.articles), event.regime)


def _distance(case: Episode, event: Told) -> tuple[bool, int, bool, int]:
    return (
        event.report not in case.reports,
        case.gap(event),
        not share(case.articles, event.articles),
        -case.start,
    )
