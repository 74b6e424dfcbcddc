"""Disclosure control on results: small counts of cases that are not public are not printed.

A count to which only publicly documented cases contribute tells nothing that its sources have not told. A
count in which a case without any public source stands, and which is below the threshold, is suppressed; so
is one more of the same table where the rest would give it away by subtraction.
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
        behind = set(result.case_ids) | set(result.possible_ids)
        if behind & closed_cases and 0 < len(behind) < threshold:
            why[result.result_id] = "primary"
    tables: dict[str, list[Result]] = {}
    for result in everything:
        tables.setdefault(result.result_id.rpartition(".")[0], []).append(result)
    for name, members in tables.items():
        hidden = [r for r in members if r.result_id in why]
        shown = [r for r in members if r.result_id not in why and not r.refused]
        if len(hidden) == 1 and shown and name:
            # One hidden count of a table whose total is known is that total less the others.
            smallest = min(shown, key=lambda r: (len(r.case_ids) + len(r.possible_ids), r.result_id))
            why[smallest.result_id] = "complementary"
    out = [
        refused(r.result_id, SUPPRESSED, unit=r.unit, method=r.method, flags=("c",))
        if r.result_id in why
        else r
        for r in everything
    ]
    return Disclosed(out, sorted(why.items()))
