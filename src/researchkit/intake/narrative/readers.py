"""Readers that can be plugged in, such as a local language model. Off unless named.

A reader is a callable ``(draft: Draft) -> Draft`` under the entry point group ``researchkit.readers``. It gets
what the rules drafted and may add, change or strike out claims. What it gives back is held to the same rules as
they are: every claim's words stand in the text, its certainty stays below 1, the names of third parties stay
closed, and its method says which reader it came from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import entry_points

from researchkit.core.claim import FIELDS, ROLES, SPEAKERS
from researchkit.core.issue import ResearchkitError
from researchkit.intake.narrative.drafts import Claim, Closed, Draft

GROUP = "researchkit.readers"
Reader = Callable[[Draft], Draft]
#: The surest a drafted claim may be: only a person makes it certain.
_SUREST = 0.95


def installed() -> list[str]:
    """Names of the readers that are installed."""
    return sorted(point.name for point in entry_points(group=GROUP))


def run(name: str, drafted: Draft) -> Draft:
    """Let a reader go over a draft.

    Args:
        name: its name in the entry point group.
        drafted: what the rules drafted.

    Returns:
        Its draft, held to the rules above; the rules' own draft with an issue (NARRATIVE-06) if it fails.

    Raises:
        ResearchkitError: no such reader is installed (NARRATIVE-07).
    """
    found = [point for point in entry_points(group=GROUP) if point.name == name]
    if not found:
        raise ResearchkitError("NARRATIVE-07", GROUP)
    try:
        read = found[0].load()(drafted)
        return held(name, drafted, read)
    except Exception:  # a plug-in may fail in any way; the rules' draft stands
        return replace(drafted, issues=(*drafted.issues, "NARRATIVE-06"))


def held(name: str, before: Draft, after: Draft) -> Draft:
    """What a reader gave back, without what breaks the rules of drafting.

    Args:
        name: the reader.
        before: what it got.
        after: what it gave.
    """
    own = {claim for _, claim in before.rows()}
    persons = []
    for person in after.persons:
        if not 0 <= person.start < person.end <= len(before.text):
            continue
        claims = tuple(
            claim
            if claim in own
            else replace(claim, rule=f"reader:{name}", confidence=min(claim.confidence, _SUREST))
            for claim in person.claims
            if claim in own or _fits(claim, before)
        )
        if any(claim.field == "person" for claim in claims):
            persons.append(replace(person, claims=claims))
    closed = {*before.closed, *(one for one in after.closed if 0 <= one.start < one.end <= len(before.text))}
    open_names = {(person.start, person.end) for person in persons}
    kept: list[Closed] = sorted(
        (one for one in closed if (one.start, one.end) not in open_names), key=lambda one: one.start
    )
    return replace(before, persons=tuple(persons), closed=tuple(kept))


def _fits(claim: Claim, draft: Draft) -> bool:
    """Whether a claim's field, codes and place are allowed and its words name no third party."""
    known = claim.field in FIELDS and (not claim.role or claim.role in ROLES)
    known = known and (not claim.asserted_by or claim.asserted_by in SPEAKERS)
    inside = 0 <= claim.start < claim.end <= len(draft.text)
    names = any(one.start < claim.end and claim.start < one.end for one in draft.closed)
    return known and inside and 0 < claim.confidence and not names
