"""Disclosure control on results: small counts of cases that are not public are not printed.

A count to which only publicly documented cases contribute tells nothing that its sources have not told. A
count in which a case without any public source stands, and which is below the threshold, is suppressed. What a list
hides in all is known from its total: so the smallest other counts of the same list are hidden too, until at
least two are and together they reach the threshold. Then a reader cannot tell any of them from zero, nor from a
count that might have been printed (the protection of a row in Fischetti & Salazar 2001, Management Science 47:1008-1027).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from researchkit.core.result import Result, refused

SUPPRESSED = "suppressed: a small count of cases that are not public"


@dataclass(frozen=True, slots=True)
class Disclosed:
    """Results that may be printed, and the ids of those suppressed, each with why."""

    results: list[Result]
    suppressed: list[tuple[str, str]]


def disclose(results: Iterable[Result], closed_cases: frozenset[str], threshold: int) -> Disclosed:
    """Suppress what would reveal a case that is not public.

    Args:
        results: every result meant for printing; ids of one table share all but their last part.
        closed_cases: cases without a public source.
        threshold: smallest count that may be printed if a closed case contributes.

    Returns:
        The same results in the same order; a suppressed one is refused with :data:`SUPPRESSED` and carries
        mark ``c`` and no case ids.
    """
    everything = list(results)
    if not closed_cases:
        return Disclosed(everything, [])
    why: dict[str, str] = {}
    for result in everything:
        behind = {*result.case_ids, *result.possible_ids}
        if behind & closed_cases and len(behind) < threshold:
            why[result.result_id] = "primary"
    tables: dict[str, list[Result]] = {}
    for result in everything:
        tables.setdefault(result.result_id.rpartition(".")[0], []).append(result)
    for name, members in tables.items():
        hidden = [_size(r) for r in members if r.result_id in why]
        shown = sorted(
            (r for r in members if r.result_id not in why and not r.refused and _size(r)),
            key=lambda r: (_size(r), r.result_id),
        )
        while hidden and name and shown and (len(hidden) < 2 or sum(hidden) < threshold):
            smallest = shown.pop(0)
            why[smallest.result_id] = "complementary"
            hidden.append(_size(smallest))
    out = [
        refused(r.result_id, SUPPRESSED, unit=r.unit, method=r.method, flags=("c",))
        if r.result_id in why
        else r
        for r in everything
    ]
    return Disclosed(out, sorted(why.items()))


def _size(result: Result) -> int:
    """Cases behind a result, surely or possibly."""
    return len({*result.case_ids, *result.possible_ids})
