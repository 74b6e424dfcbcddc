"""What people decided about pairs of reports. It always wins, it is never lost, and it is checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from researchkit.core.issue import Issue
from researchkit.core.tables import Column, Table

PLACE = "judgements/links.csv"

JUDGEMENTS = Table(
    "judgements",
    "A person's decision on whether two reports are about one person.",
    (
        Column("report_a", "text", "One report.", required=True),
        Column("report_b", "text", "The other report.", required=True),
        Column("judgement", "text", "same, different or unsure.", required=True,
               allowed=("same", "different", "unsure")),
        Column("reason", "text", "Why, without names.", closed=True),
        Column("author", "text", "Who decided.", closed=True),
        Column("date", "day", "When it was decided."),
    ),
)  # fmt: skip

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision that is followed."""

    verdict: str
    row: int
    date: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements that are followed, and what is wrong with the others.

    Attributes:
        verdicts: pair of report ids (smaller first) → the judgement in force, contradicted ones left out.
        rejected: pairs whose judgement contradicts newer ones.
        issues: one entry per row that needs a look.
    """

    verdicts: dict[Pair, Judgement]
    rejected: dict[Pair, Judgement] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def pairs(self, *verdicts: str) -> list[Pair]:
        """Pairs with one of these verdicts, sorted."""
        return sorted(pair for pair, judged in self.verdicts.items() if judged.verdict in verdicts)


def read(judgements: pd.DataFrame, report_ids: Iterable[str]) -> Judged:
    """Read judgements in the order of their dates and keep the largest consistent set of them.

    On one pair the newer row supersedes the older. Across pairs (A same B, B same C, A different C) the newer
    rows are followed; of the same day, the row that separates: a false merger harms more than a missed one.

    Args:
        judgements: columns of :data:`JUDGEMENTS`; other columns are ignored.
        report_ids: the reports there are.

    Returns:
        The judgements in force with issues for every row that is unused, unreadable, contradicted,
        superseded or incomplete.
    """
    known = set(report_ids)
    issues: list[Issue] = []
    rows: list[tuple[str, int, int, Pair, str]] = []
    for number, row in enumerate(_rows(judgements), start=1):
        a, b, verdict, reason, author, date = row
        place = f"{PLACE}#row={number}"
        if verdict not in JUDGEMENTS.columns[2].allowed or not a or not b or a == b:
            issues.append(Issue("LINK-JUDGE-03", place, "judgement", "link"))
            continue
        if not (reason and author and date):
            issues.append(Issue("LINK-JUDGE-05", place, "judgement", "link"))
        missing = [report for report in (a, b) if report not in known]
        if missing:
            issues.append(Issue("LINK-JUDGE-01", place, "judgement", "link", missing[0]))
            continue
        rows.append((date, 0 if verdict == "same" else 1, number, (min(a, b), max(a, b)), verdict))
    # Newest first; of one day, first what separates. The pair breaks ties, so row order does not matter.
    rows.sort(key=lambda item: (item[3], item[4], item[2]))
    rows.sort(key=lambda item: (item[0], item[1]), reverse=True)
    kept: dict[Pair, Judgement] = {}
    rejected: dict[Pair, Judgement] = {}
    groups = _Groups()
    for date, _, number, pair, verdict in rows:
        place = f"{PLACE}#row={number}"
        if pair in kept or pair in rejected:
            newer = kept.get(pair) or rejected[pair]
            if newer.verdict != verdict:
                code = "LINK-JUDGE-02" if newer.date == date else "LINK-JUDGE-04"
                issues.append(Issue(code, place, "judgement", "link", pair[0]))
            continue
        if groups.accepts(pair, verdict):
            kept[pair] = Judgement(verdict, number, date)
        else:
            rejected[pair] = Judgement(verdict, number, date)
            issues.append(Issue("LINK-JUDGE-02", place, "judgement", "link", pair[0]))
    return Judged(kept, rejected, sorted(issues, key=lambda issue: (issue.code, issue.place)))


def _rows(judgements: pd.DataFrame) -> list[tuple[str, ...]]:
    columns = [
        judgements[name].fillna("").astype("str").str.strip()
        if name in judgements
        else pd.Series([""] * len(judgements), dtype="str")
        for name in JUDGEMENTS.names
    ]
    return list(zip(*(column.tolist() for column in columns), strict=True))


class _Groups:
    """Who is the same by judgement, and which groups must stay apart."""

    def __init__(self) -> None:
        self.group: dict[str, set[str]] = {}
        self.apart: set[Pair] = set()

    def accepts(self, pair: Pair, verdict: str) -> bool:
        """Take a judgement in unless it contradicts those taken in before."""
        a, b = pair
        group_a, group_b = self._of(a), self._of(b)
        if verdict == "unsure":
            return True  # says nothing: it cannot contradict
        if verdict == "different":
            if b in group_a:
                return False
            self.apart.add(pair)
            return True
        if any((min(x, y), max(x, y)) in self.apart for x in group_a for y in group_b):
            return False
        merged = group_a | group_b
        for report in merged:
            self.group[report] = merged
        return True

    def _of(self, report: str) -> set[str]:
        return self.group.setdefault(report, {report})
