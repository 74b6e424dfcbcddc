"""Three values: yes, no, unknown. Unknown is never no, and ``if`` is refused."""

from __future__ import annotations

import enum
from collections.abc import Iterable


class Truth(enum.StrEnum):
    """A three-valued answer (strong Kleene logic).

    ``bool(Truth.UNKNOWN)`` would silently read as yes or no, so every truth test is refused:
    compare with ``is Truth.YES``.
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("Truth has three values: compare with `is Truth.YES`")

    def __invert__(self) -> Truth:
        return _NOT[self]

    def __and__(self, other: object) -> Truth:
        if not isinstance(other, Truth):
            return NotImplemented
        return all_of((self, other))

    def __or__(self, other: object) -> Truth:
        if not isinstance(other, Truth):
            return NotImplemented
        return any_of((self, other))


_NOT = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


class UnknownReason(enum.StrEnum):
    """Why a value is unknown. An unknown without a reason is not allowed."""

    NOT_STATED = "not_stated"
    NOT_DISCLOSED = "not_disclosed"
    CONTRADICTED = "contradicted"
    NOT_ASSESSED = "not_assessed"
    WITHHELD = "withheld"
    UNREADABLE = "unreadable"


class Assertion(enum.StrEnum):
    """What a source does with a statement. ``NOT_MENTIONED`` is never ``DENIED``."""

    ASSERTED = "asserted"
    DENIED = "denied"
    NOT_DISCLOSED = "not_disclosed"
    NOT_MENTIONED = "not_mentioned"


def all_of(values: Iterable[Truth]) -> Truth:
    """Kleene conjunction: no if any is no, yes if all are yes, else unknown."""
    found = set(values)
    if Truth.NO in found:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.YES


def any_of(values: Iterable[Truth]) -> Truth:
    """Kleene disjunction: yes if any is yes, no if all are no, else unknown."""
    found = set(values)
    if Truth.YES in found:
        return Truth.YES
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.NO
