"""Ids that last: a person or case keeps its id when reports are added, changed or taken away.

A new id is made from the smallest report id in the group, so it depends on the data alone. Where ids were
given before, they are kept; a merger redirects the id of the smaller part, a split gives the smaller part a
new one. Nothing is ever reused for somebody else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from researchkit.core.claim import short_id
from researchkit.core.issue import Issue
from researchkit.core.tables import Column, Table

REDIRECTS = Table(
    "redirects",
    "Ids that were given before and now mean something else.",
    (
        Column("old_id", "text", "Id given before.", required=True),
        Column("new_id", "text", "Id to use now; empty when no report is left."),
        Column("reason", "text", "merged, split or withdrawn.", required=True,
               allowed=("merged", "split", "withdrawn")),
        Column("build", "text", "Build that made the change."),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """Ids of groups.

    Attributes:
        ids: report id → id of its group.
        redirects: rows of :data:`REDIRECTS` without ``build``: (old, new, reason).
        issues: one entry per merger, split and withdrawn id.
    """

    ids: dict[str, str]
    redirects: list[tuple[str, str, str]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def name_groups(
    prefix: str,
    groups: Sequence[Sequence[str]],
    previous: Mapping[str, str],
    retired: frozenset[str] = frozenset(),
) -> Named:
    """Give every group of reports an id.

    Args:
        prefix: first letter of the ids: ``P`` person, ``C`` case, ``A`` arrest.
        groups: disjoint groups of report ids.
        previous: report id → id it had before; reports that are gone may be among them.
        retired: ids that were given once and must not be given again.

    Returns:
        Ids with redirects; the same for every order of the input.
    """
    ordered = sorted((sorted(group) for group in groups if group), key=lambda group: group[0])
    claims: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    before: list[Counter[str]] = []
    for number, group in enumerate(ordered):
        old = Counter(previous[report] for report in group if previous.get(report))
        before.append(old)
        for old_id, count in old.items():
            claims[old_id].append((-count, group[0], number))
    # An id stays with the group that holds most of its reports (of equals, the one with the smallest report).
    heir = {old_id: min(claimants)[2] for old_id, claimants in claims.items()}
    chosen: dict[int, str] = {}
    for number, old in enumerate(before):
        own = [old_id for old_id in old if heir[old_id] == number]
        if own:
            chosen[number] = min(own, key=lambda old_id: (-old[old_id], old_id))
    taken = set(previous.values()) | set(retired)
    ids: dict[str, str] = {}
    redirects: list[tuple[str, str, str]] = []
    issues: list[Issue] = []
    for number, group in enumerate(ordered):
        new_id = chosen.get(number) or _fresh(prefix, group[0], taken)
        taken.add(new_id)
        for report in group:
            ids[report] = new_id
        for old_id in sorted(before[number]):
            if old_id == new_id:
                continue
            if heir[old_id] == number:
                redirects.append((old_id, new_id, "merged"))
                issues.append(Issue("LINK-ID-01", f"link#id={old_id}", "person", "link", group[0]))
            else:
                redirects.append((old_id, new_id, "split"))
                issues.append(Issue("LINK-ID-02", f"link#id={old_id}", "person", "link", group[0]))
    for old_id in sorted(set(previous.values()) - set(heir) - {""}):
        redirects.append((old_id, "", "withdrawn"))
        issues.append(Issue("LINK-ID-03", f"link#id={old_id}", "person", "link"))
    return Named(ids, sorted(redirects), issues)


def _fresh(prefix: str, report: str, taken: set[str]) -> str:
    """A new id from the group's smallest report, or the next one when that id was somebody else's."""
    new_id, turn = short_id(prefix, report), 1
    while new_id in taken:
        turn += 1
        new_id = short_id(prefix, report, str(turn))
    return new_id


def redirects_frame(rows: Sequence[tuple[str, str, str]], build: str) -> pd.DataFrame:
    """Redirects of one build as a table (contract :data:`REDIRECTS`)."""
    return REDIRECTS.frame([(old, new, reason, build) for old, new, reason in rows])


def accumulate(earlier: pd.DataFrame | None, *new: pd.DataFrame) -> pd.DataFrame:
    """Redirects of all builds so far, oldest first: what :func:`follow` reads and a build keeps.

    Args:
        earlier: redirects kept by the build before, if any.
        new: redirects of this build.
    """
    tables = [table for table in (earlier, *new) if table is not None and len(table)]
    return REDIRECTS.shape(pd.concat(tables)) if tables else REDIRECTS.frame()


def retired(earlier: pd.DataFrame | None) -> frozenset[str]:
    """Ids that went to somebody else in an earlier build and must not be given anew.

    An id that was withdrawn because its reports went away may come back with them.
    """
    if earlier is None:
        return frozenset()
    gone = earlier[earlier["reason"].isin(["merged"])]
    return frozenset(gone["old_id"].astype("str"))


def follow(redirects: pd.DataFrame, old_id: str) -> list[str]:
    """Ids that an id given at any time stands for now.

    Args:
        redirects: redirects of all builds so far, oldest first.
        old_id: the id somebody holds.

    Returns:
        The id itself when it was never touched; after a split the id and its offshoots; an empty list when
        no report is left.
    """
    current = [old_id]
    columns = [redirects[name].astype("str").tolist() for name in ("old_id", "new_id", "reason")]
    for old, new, reason in zip(*columns, strict=True):
        if old not in current:
            continue
        if reason != "split":
            current.remove(old)
        if new and new not in current:
            current.append(new)
    return sorted(current)
