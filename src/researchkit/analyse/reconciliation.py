"""Totals that must agree across charts, tables, text and files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from researchkit.analyse.crosstabs import CrossTable, Tally
from researchkit.core.issue import Issue
from researchkit.core.result import Result

STAGE = "analyse"
_CASE_UNITS = frozenset({"cases"})


def agree(place: str, totals: Mapping[str, Result | float]) -> list[Issue]:
    """The same total from several places must be one number.

    Args:
        place: what the total is of, for the message.
        totals: where it stands → the number; results compare by value and both bounds.

    Returns:
        Nothing when they agree, else an issue for each that differs from the first.
    """
    seen = {name: _numbers(one) for name, one in totals.items()}
    first = next(iter(seen.values()), None)
    return [
        Issue("ANALYSE-TOTAL-01", f"{place}#{name}", stage=STAGE)
        for name, one in seen.items()
        if one != first
    ]


def adds_up(
    place: str, pieces: Iterable[Result | float], whole: Result | float, *, overlapping: bool = False
) -> list[Issue]:
    """Parts must add up to their whole; overlapping parts must at least cover it and not exceed it singly."""
    sizes = [_value(one) for one in pieces]
    total = _value(whole)
    if overlapping:
        right = sum(sizes) >= total and all(size <= total for size in sizes)
    else:
        right = abs(sum(sizes) - total) < 1e-9
    return [] if right else [Issue("ANALYSE-TOTAL-02", place, stage=STAGE)]


def balanced(place: str, before: int, gained: int, lost: int, after: int) -> list[Issue]:
    """What was, plus what came, minus what went, must be what is."""
    return [] if before + gained - lost == after else [Issue("ANALYSE-TOTAL-03", place, stage=STAGE)]


def traceable(results: Iterable[Result]) -> list[Issue]:
    """Counts of cases must be the number of cases they name.

    Only results in the unit ``cases`` that name cases are judged: the surely counted ones must be as many
    as ``case_ids``, and with bounds the rest as many as ``possible_ids``.
    """
    out = []
    for one in results:
        if one.refused or one.unit not in _CASE_UNITS or not (one.case_ids or one.possible_ids):
            continue
        least = one.low if one.low is not None and one.interval_kind == "bounds" else one.value
        wrong = least is not None and least != len(one.case_ids)
        if one.interval_kind == "bounds" and one.high is not None and not wrong:
            wrong = one.high != len(one.case_ids) + len(one.possible_ids)
        if wrong:
            out.append(Issue("ANALYSE-TOTAL-04", one.result_id, stage=STAGE))
    return out


def tally_issues(place: str, found: Tally) -> list[Issue]:
    """A tally against its own total."""
    return adds_up(place, [one.low or 0.0 for one in found.results], found.total.low or 0.0,
                   overlapping=found.overlapping)  # fmt: skip


def table_issues(place: str, table: CrossTable) -> list[Issue]:
    """A cross table against itself: cells within margins, margins within the total, nobody lost."""
    out = []
    rows, columns = table.row_totals, table.column_totals
    counts = table.counts
    if not ((counts.le(rows, axis=0)).all(axis=None) and (counts.le(columns, axis=1)).all(axis=None)):
        out.append(Issue("ANALYSE-TOTAL-02", f"{place}#cells", stage=STAGE))
    for name, margin, cells in (("rows", rows, counts.sum(axis=1)), ("columns", columns, counts.sum(axis=0))):
        if (cells < margin).any() or (margin > table.total).any() or margin.sum() < table.total:
            out.append(Issue("ANALYSE-TOTAL-02", f"{place}#{name}", stage=STAGE))
    for (row, column), one in table.cells.items():
        if counts.loc[row, column] != one.value:
            out.append(Issue("ANALYSE-TOTAL-01", f"{place}#{row},{column}", stage=STAGE))
    return out


def _numbers(one: Result | float) -> tuple[float | None, ...]:
    if isinstance(one, Result):
        return (one.value, one.low, one.high)
    return (float(one), float(one), float(one))


def _value(one: Result | float) -> float:
    if not isinstance(one, Result):
        return float(one)
    value = one.value if one.value is not None else one.low
    return float("nan") if value is None else value
