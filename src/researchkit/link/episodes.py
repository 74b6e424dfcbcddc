"""A person's events to cases: one case is one episode of deprivation of liberty, from arrest to release.

The order of procedure decides, not a clustering of days: an arrest opens a case; charge, custody, trial,
sentence, appeal and release follow from it. What is known only roughly never opens a case that something
sharper already explains, and what could belong to several cases is left unplaced rather than guessed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from researchkit.core.contracts import LINKS
from researchkit.core.issue import Issue
from researchkit.link.events import Told, told
from researchkit.link.identity import name_groups, redirects_frame, retired
from researchkit.link.placing import blank, choose
from researchkit.link.procedure import (
    Episode,
    divide,
    joins,
    same_arrest,
)
from researchkit.link.yearless import year_apart

#: First letter of the id of what tells of one of a person's cases, not known which. It is not a case: never count it.
UNPLACED = "U"


@dataclass(frozen=True, slots=True)
class Episodes:
    """Cases of every person.

    Attributes:
        links: contract LINKS.
        events: the rows given, in order, with ``person_id``, ``case_id`` (empty when unplaced),
            ``arrest_id`` and ``placed_by`` (why, in words). A report that tells of two cases has its dates
            divided here; its row in ``links`` names only the main one.
        redirects: case and arrest ids that changed (contract REDIRECTS).
        issues: what a person should look at.
    """

    links: pd.DataFrame
    events: pd.DataFrame
    redirects: pd.DataFrame
    issues: list[Issue]


def episodes(
    persons: pd.DataFrame,
    events: pd.DataFrame,
    *,
    published: Mapping[str, str] | None = None,
    previous: pd.DataFrame | None = None,
    earlier: pd.DataFrame | None = None,
    build: str = "",
) -> Episodes:
    """Divide every person's events into cases.

    Args:
        persons: ``report_id, person_id, probability, reason, decided_by``, one row a report.
        events: what reports tell (see :func:`researchkit.link.events.from_claims`); intervals as ISO days,
            empty where open. Reports without a row are undated.
        published: report id → last day it may have been published; a page cannot tell of what came later.
        previous: LINKS of an earlier build, whose case and arrest ids are kept.
        earlier: redirects of all builds before; an id that was merged away is not given anew.
        build: name of this build, for the redirects.

    Returns:
        Links, events with their case, redirects and issues; the same for every order of the input.
    """
    people = persons.sort_values("report_id", ignore_index=True)
    person_of = dict(zip(people["report_id"], people["person_id"], strict=True))
    by_person: dict[str, list[Told]] = defaultdict(list)
    for event in told(events):
        if event.report in person_of:
            by_person[person_of[event.report]].append(event)
    reports_of: dict[str, list[str]] = defaultdict(list)
    for report, person in person_of.items():
        reports_of[person].append(report)

    placed = _Placed(dict(published or {}))
    for person in sorted(reports_of):
        placed.person(person, reports_of[person], by_person[person])
    return placed.result(people, events, previous, retired(earlier), build)


class _Placed:
    """Cases of all persons, and where every report and event went."""

    def __init__(self, published: Mapping[str, str]) -> None:
        self.published = published
        self.cases: list[Episode] = []
        self.case_of_report: dict[str, int | None] = {}
        self.case_of_row: dict[int, int] = {}
        self.why: dict[int, str] = {}
        self.why_report: dict[str, str] = {}
        self.issues: list[Issue] = []

    def person(self, person: str, reports: list[str], events: list[Told]) -> None:
        """Place one person's reports."""
        cases, loose = divide(events)
        first = len(self.cases)
        self.cases.extend(cases)
        numbers = list(range(first, first + len(cases)))
        for number, case in zip(numbers, cases, strict=True):
            for event in case.events:
                self.case_of_row[event.row] = number
                aside = event.role == "other" and any(
                    e.report == event.report and e != event for e in case.events
                )
                self.why[event.row] = "with the rest of its report" if aside else "by its date"
        told_by: dict[str, Counter[int]] = defaultdict(Counter)
        for number in numbers:
            for event in self.cases[number].events:
                told_by[event.report][number] += 1
        undated: list[str] = []
        for report in sorted(reports):
            counts = told_by.get(report)
            if not counts:
                undated.append(report)
                continue
            self.case_of_report[report] = max(counts, key=lambda n: (counts[n], n))
            self.why_report[report] = "placed by its dates"
            if len(counts) > 1:
                self.issues.append(Issue("LINK-CASE-02", f"link#report={report}", "date", "link", report))
        facts = _facts(loose)
        days: dict[str, list[Told]] = defaultdict(list)
        for event in loose:
            if event.day != (0, 0):
                days[event.report].append(event)
        rough: dict[str, list[Told]] = defaultdict(list)
        for event in loose:
            if not event.is_open:
                rough[event.report].append(event)
        for report in undated:
            self._undated(report, facts.get(report), rough[report], days[report], numbers)
        for event in loose:
            home = self.case_of_report.get(event.report)
            if home is not None and (event.is_open or joins(self.cases[home], event)):
                self.case_of_row[event.row] = home
                self.why[event.row] = "with the rest of its report"
        for one, other in combinations(sorted(numbers, key=lambda n: len(self.cases[n].reports)), 2):
            if slip := year_apart(self.cases[one].events, self.cases[other].events):
                place = f"link#report={slip.report}"
                self.issues.append(Issue("LINK-CASE-03", place, "date", "link", slip.report))

    def _undated(
        self, report: str, fact: Told | None, rough: list[Told], days: list[Told], numbers: list[int]
    ) -> None:
        """Place a report by what it tells beside days; a case that has to be opened is added to ``numbers``."""
        fact = fact or blank(report)
        last = self.published.get(report)
        limit = pd.Timestamp(last).date().toordinal() if last else 0
        among = {number: self.cases[number] for number in numbers}
        fits = choose(among, fact, rough, days, limit)
        if not fits:
            self.cases.append(Episode([], set()))
            fits = [len(self.cases) - 1]
            numbers.append(fits[0])
            self.why_report[report] = "undated, and no other case fits it"
        elif len(fits) == 1:
            alone = len(numbers) == 1
            self.why_report[report] = (
                "undated: the person's only case" if alone else "undated: the only case that its facts fit"
            )
        if len(fits) == 1:
            self.case_of_report[report] = fits[0]
            self.cases[fits[0]].reports.add(report)
            day = next((day.day for day in days if day.role != "other"), (0, 0))
            self.cases[fits[0]].events.append(blank(report, fact.articles, fact.regime, day))
            return
        self.case_of_report[report] = None
        self.why_report[report] = "unplaced: tells of one of several cases, not known which"
        self.issues.append(Issue("LINK-CASE-01", f"link#report={report}", "date", "link", report))

    def result(
        self,
        people: pd.DataFrame,
        events: pd.DataFrame,
        previous: pd.DataFrame | None,
        gone: frozenset[str],
        build: str,
    ) -> Episodes:
        """Tables with lasting ids."""
        before = _previous(previous, "case_id")
        tokens: dict[int, list[str]] = defaultdict(list)
        for report, number in self.case_of_report.items():
            if number is not None:
                tokens[number].append(report)
        for number, case in enumerate(self.cases):
            if not tokens[number]:
                tokens[number] = [min(f"{event.report}#{event.first}" for event in case.events)]
        named = name_groups("C", [tokens[n] for n in sorted(tokens)], before, gone)
        case_id = {number: named.ids[tokens[number][0]] for number in tokens}
        arrest_of_row, arrest_of_report, arrest_redirects = self._arrests(previous, gone)

        person_of = dict(zip(people["report_id"], people["person_id"], strict=True))
        links = people.copy()
        links["case_id"] = [
            case_id[number]
            if (number := self.case_of_report[report]) is not None
            else UNPLACED + person_of[report][1:]
            for report in people["report_id"]
        ]
        links["arrest_id"] = [arrest_of_report.get(report, "") for report in people["report_id"]]
        links["reason"] = [
            "; ".join(part for part in (reason, self.why_report[report]) if part)
            for report, reason in zip(people["report_id"], people["reason"], strict=True)
        ]
        out = events.copy()
        out["person_id"] = events["report_id"].map(person_of).fillna("").astype("str")
        rows = range(len(events))
        out["case_id"] = [case_id[self.case_of_row[row]] if row in self.case_of_row else "" for row in rows]
        out["arrest_id"] = [arrest_of_row.get(row, "") for row in rows]
        out["placed_by"] = [self.why.get(row, "not placed") for row in rows]
        redirects = redirects_frame([*named.redirects, *arrest_redirects], build)
        return Episodes(LINKS.shape(links[list(LINKS.names)]), out, redirects, self.issues)

    def _arrests(
        self, previous: pd.DataFrame | None, gone: frozenset[str]
    ) -> tuple[dict[int, str], dict[str, str], list[tuple[str, str, str]]]:
        """One id per arrest within a case; an arrest told only roughly joins the one it may be."""
        groups: list[list[Told]] = []
        for case in self.cases:
            found: list[list[Told]] = []
            for event in sorted(
                (e for e in case.events if e.role == "arrest" and e.row >= 0),
                key=lambda e: (e.width, e.first, e.last, e.report, sorted(e.articles), e.regime),
            ):
                fits = [g for g in found if all(same_arrest(event, other) for other in g)]
                if fits and (len(fits) == 1 or event.to_the_day):
                    fits[0].append(event)
                elif not fits:
                    found.append([event])
            groups.extend(found)
        tokens: list[list[str]] = []
        main: dict[str, int] = {}
        for number, members in enumerate(groups):
            for event in members:
                place = self.case_of_report.get(event.report)
                if (
                    event.report not in main
                    and place is not None
                    and place == self.case_of_row.get(event.row)
                ):
                    main[event.report] = number
        for number, members in enumerate(groups):
            own = sorted({event.report for event in members if main.get(event.report) == number})
            tokens.append(own or [min(f"{event.report}#{event.first}" for event in members)])
        named = name_groups("A", tokens, _previous(previous, "arrest_id"), gone)
        ids = [named.ids[token[0]] for token in tokens]
        by_row = {event.row: ids[number] for number, members in enumerate(groups) for event in members}
        return by_row, {report: ids[number] for report, number in main.items()}, named.redirects


def _facts(events: list[Told]) -> dict[str, Told]:
    """What the undated rows of a report tell of its procedure, taken together."""
    of: dict[str, list[Told]] = defaultdict(list)
    for event in events:
        of[event.report].append(event)
    out = {}
    for report, rows in of.items():
        kinds = {event.regime for event in rows if event.regime}
        articles = frozenset().union(*(event.articles for event in rows))
        tells = frozenset().union(*(event.tells for event in rows))
        out[report] = blank(report, articles, kinds.pop() if len(kinds) == 1 else "", tells=tells)
    return out


def _previous(previous: pd.DataFrame | None, column: str) -> dict[str, str]:
    if previous is None or column not in previous:
        return {}
    rows = zip(previous["report_id"].astype("str"), previous[column].fillna("").astype("str"), strict=True)
    return {report: old for report, old in rows if old and not old.startswith(UNPLACED)}
