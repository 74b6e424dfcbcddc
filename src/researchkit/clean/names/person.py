"""A person as a cell names them, and why a cell names nobody."""

from __future__ import annotations

from dataclasses import dataclass

from researchkit.core.truth import UnknownReason


@dataclass(frozen=True, slots=True)
class Person:
    """One person as a cell names them.

    Attributes:
        text: the name, without titles and remarks.
        start, end: where it stands in the cell.
        gender: told by a title (Mr, Ms), or ``""``.
        aliases: other names the cell gives for the same person.
        generation: ``younger``, ``elder``, ``second`` or ``third`` where a word beside the name says it.
        mark: that word as written.
        flags: ``title``, ``remark``, ``shared_family``, ``alias`` and those of the cell.
    """

    text: str
    start: int
    end: int
    gender: str = ""
    aliases: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    generation: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Nobody:
    """Why a cell names nobody."""

    reason: UnknownReason
    issue: str
    start: int = 0
    end: int = 0
