"""Figures that moved since they were published, and why: every difference is accounted for.

A revision comes from late or better reports; a correction from our mistake. Here differences are found and
explained by case; which of the two it is, a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from researchkit.analyse.arguments import ids, need
from researchkit.core.result import Result

REASONS = ("late_report", "new_code", "linked_anew", "withdrawn")


@dataclass(frozen=True, slots=True)
class Moved:
    """Why a count of cases moved.

    Attributes:
        then: cases counted before.
        now: cases counted now.
        gained: reason → cases counted now but not then.
        lost: reason → cases counted then but not now.
    """

    then: int
    now: int
    gained: dict[str, tuple[str, ...]]
    lost: dict[str, tuple[str, ...]]

    @property
    def balanced(self) -> bool:
        """Whether then + gained - lost = now."""
        plus = sum(len(cases) for cases in self.gained.values())
        minus = sum(len(cases) for cases in self.lost.values())
        return self.then + plus - minus == self.now


def moved_figures(then: Iterable[Result], now: Iterable[Result]) -> pd.DataFrame:
    """Published figures that are different now.

    Args:
        then: results of the earlier edition.
        now: results of this one.

    Returns:
        One row a figure that differs: ``result_id then_value then_low then_high now_value now_low now_high
        kind``; ``kind`` is ``changed``, ``no_longer_given``, ``newly_given`` (was refused) or
        ``absent`` (not computed any more). Empty when nothing changed.
    """
    fresh = {one.result_id: one for one in now}
    rows: list[tuple[object, ...]] = []
    for old in sorted(then, key=lambda one: one.result_id):
        new = fresh.get(old.result_id)
        if new is None:
            if not old.refused:
                rows.append((old.result_id, *_numbers(old), None, None, None, "absent"))
            continue
        if _numbers(old) == _numbers(new) and bool(old.refused) == bool(new.refused):
            continue
        kind = "no_longer_given" if new.refused else "newly_given" if old.refused else "changed"
        rows.append((old.result_id, *_numbers(old), *_numbers(new), kind))
    columns = [
        "result_id", "then_value", "then_low", "then_high", "now_value", "now_low", "now_high", "kind",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns).astype({name: "float64" for name in columns[1:7]})


def why_moved(
    then: Iterable[str],
    now: Iterable[str],
    *,
    cases_then: Iterable[str],
    cases_now: Iterable[str],
    links_then: pd.DataFrame | Mapping[str, str] | None = None,
    links_now: pd.DataFrame | Mapping[str, str] | None = None,
) -> Moved:
    """Account for the difference between two counts of cases.

    A gained case is a ``late_report`` if it was not known at all before, ``linked_anew`` if its reports
    belonged to other cases then, and ``new_code`` if it was known but not counted (a date, a place or a
    finding changed). A lost case is ``new_code`` if it is still known, ``linked_anew`` if its reports belong
    to other cases now, else ``withdrawn``.

    Args:
        then: cases counted in the earlier edition.
        now: cases counted in this one.
        cases_then: all cases known then.
        cases_now: all cases known now.
        links_then: report → case then (the ``links`` table or a mapping), to tell merges and splits.
        links_now: the same now.

    Raises:
        ValueError: a counted case is not among those known, or a column is missing.
    """
    before, after = set(ids(then)), set(ids(now))
    known_before, known_after = set(ids(cases_then)), set(ids(cases_now))
    if before - known_before or after - known_after:
        raise ValueError("a counted case is not among the cases known")
    owner_then, owner_now = _owners(links_then), _owners(links_now)
    gained: dict[str, list[str]] = {}
    lost: dict[str, list[str]] = {}
    for case in sorted(after - before):
        if case in known_before:
            reason = "new_code"
        else:
            reports = [report for report, owner in owner_now.items() if owner == case]
            reason = "linked_anew" if any(report in owner_then for report in reports) else "late_report"
        gained.setdefault(reason, []).append(case)
    for case in sorted(before - after):
        if case in known_after:
            reason = "new_code"
        else:
            reports = [report for report, owner in owner_then.items() if owner == case]
            reason = "linked_anew" if any(report in owner_now for report in reports) else "withdrawn"
        lost.setdefault(reason, []).append(case)
    return Moved(
        len(before), len(after),
        {reason: tuple(cases) for reason, cases in gained.items()},
        {reason: tuple(cases) for reason, cases in lost.items()},
    )  # fmt: skip


def _owners(links: pd.DataFrame | Mapping[str, str] | None) -> dict[str, str]:
    if links is None:
        return {}
    if isinstance(links, pd.DataFrame):
        need(links, ("report_id", "case_id"), "links")
        return dict(zip(links["report_id"].astype("str"), links["case_id"].astype("str"), strict=True))
    return {str(report): str(case) for report, case in links.items()}


def _numbers(one: Result) -> tuple[float | None, float | None, float | None]:
    return one.value, one.low, one.high
