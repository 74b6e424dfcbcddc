"""What the claims of one case say about one ground: the groups of claims that the rules ask about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from researchkit.clean.conduct import (
    ANOTHERS_WORD,
    APART,
    CHARGE_WORDS,
    CLASS_CODE,
    DEED_DENIED,
    NO_ACT,
    RIOT,
)
from researchkit.clean.exclusivity import RIGHTS_AT_LARGE
from researchkit.core.truth import Assertion
from researchkit.reference.codebook import Codebook, Ground

#: Flags of words that were understood and tell no act: they name a charge, or a circumstance.
UNDERSTOOD = frozenset({CHARGE_WORDS, NO_ACT})


@dataclass(frozen=True, slots=True)
class Fact:
    """The parts of a claim that the rules look at.

    Attributes:
        flags: what the cleaner noted of the words. ``exhaustive``: they stand in a document that lists the
            conduct in full (a charge sheet, a judgment, the authority's whole reason), as its source
            declares; the others are told in :mod:`researchkit.clean.conduct`.
    """

    claim_id: str
    report_id: str
    field: str
    value: str
    assertion: str = Assertion.ASSERTED.value
    asserted_by: str = ""
    qualifier: str = ""
    flags: frozenset[str] = frozenset()

    @property
    def exhaustive(self) -> bool:
        """Whether its document lists the conduct in full."""
        return "exhaustive" in self.flags

    @property
    def understood(self) -> bool:
        """Whether its words were understood, be it as telling no act."""
        return bool(self.value or UNDERSTOOD & self.flags)

    def spoken_by(self, speakers: frozenset[str]) -> bool:
        """Whether one of some speakers says it: not where the words give it as somebody else's."""
        return self.asserted_by in speakers and ANOTHERS_WORD not in self.flags

    @property
    def words_id(self) -> str:
        """The words it was read from: claims of one cell share them."""
        return self.claim_id.rpartition(".")[0] or self.claim_id


@dataclass(frozen=True, slots=True)
class Evidence:
    """Groups of claim facts on one ground; every predicate of a rule is a question to these.

    Attributes:
        ground: assert conduct of the ground.
        denial: deny that conduct of the ground was relied on.
        told: assert any conduct.
        other: assert other conduct, or violence.
        sole: assert that the ground was all (the conduct told beside the statement is of the ground only).
        sole_other: assert that something else was all.
        other_grounds: assert that there were further grounds.
        exhaustive: stand in an exhaustive document.
        silent: say that the conduct is withheld.
    """

    ground: tuple[Fact, ...]
    denial: tuple[Fact, ...]
    told: tuple[Fact, ...]
    other: tuple[Fact, ...]
    sole: tuple[Fact, ...]
    sole_other: tuple[Fact, ...]
    other_grounds: tuple[Fact, ...]
    exhaustive: tuple[Fact, ...]
    silent: tuple[Fact, ...]
    official: frozenset[str]

    def group(self, name: str) -> tuple[Fact, ...]:
        """A group by the name rules use."""
        found = getattr(self, name)
        if not isinstance(found, tuple):
            raise KeyError(name)
        return found

    def holds(self, condition: str) -> bool:
        """Whether a condition of a rule holds.

        Raises:
            KeyError: no predicate has that name.
        """
        wanted = not condition.startswith("!")
        return PREDICATES[condition.removeprefix("!")](self) is wanted


def gather(facts: Iterable[Fact], ground: Ground, book: Codebook) -> Evidence:
    """Sort the claims of a case by what they say about a ground.

    An exclusivity statement speaks of the conduct told in the same report: "solely" beside attendance and
    nothing else is about attendance, beside a post it is about the post. Beside no conduct at all it says
    nothing about any ground, and said of rights or views as such ("solely for using his rights") it is about
    no one conduct. The charge (articles of law) is never looked at, and an inference of a coder alone counts
    as nothing.
    """
    members = set(ground.conduct)
    spoken = [fact for fact in facts if fact.asserted_by not in book.inference]
    known = _without_unsaid_class([fact for fact in spoken if fact.value], spoken, members, book)
    asserted = [fact for fact in known if fact.assertion == Assertion.ASSERTED]
    conduct = _without_manner([fact for fact in asserted if fact.field == "conduct"], book)
    silent = [fact for fact in conduct if fact.value in book.silent]
    told = [fact for fact in conduct if fact.value not in book.silent]
    about_ground = [fact for fact in told if fact.value in members and fact.qualifier not in book.not_yet]
    violence = [fact for fact in asserted if fact.field == "violence"]
    other = [fact for fact in told if fact not in about_ground] + violence
    beside: dict[str, set[bool]] = {}
    for fact in about_ground:
        beside.setdefault(fact.report_id, set()).add(True)
    for fact in other:
        beside.setdefault(fact.report_id, set()).add(False)
    at_large = {fact.report_id for fact in spoken if RIGHTS_AT_LARGE in fact.flags}
    sole, sole_other, other_grounds = [], [], []
    for fact in asserted:
        if fact.field != "exclusivity":
            continue
        named = fact.qualifier in book.variables["conduct"].values
        about = {fact.qualifier in members} if named else beside.get(fact.report_id, set())
        if fact.value == "other_grounds":
            other_grounds.append(fact)
        elif not named and fact.report_id in at_large:
            continue
        elif about == {True}:
            sole.append(fact)
        elif about == {False}:
            sole_other.append(fact)
    asserting = {fact.report_id for fact in about_ground}
    return Evidence(
        ground=tuple(about_ground),
        denial=tuple(
            fact
            for fact in known
            if fact.field == "conduct"
            and fact.assertion == Assertion.DENIED
            and fact.value in members
            # Whoever denies the deed does not say that it is not what the accusation rests on.
            and DEED_DENIED not in fact.flags
            # "No rally, only a meeting" denies one kind of the ground and asserts another.
            and fact.report_id not in asserting
        ),
        told=tuple(told),
        other=tuple(other),
        sole=tuple(sole),
        sole_other=tuple(sole_other),
        other_grounds=tuple(other_grounds),
        exhaustive=tuple(fact for fact in told if fact.exhaustive),
        silent=tuple(silent),
        official=book.official,
    )


def _without_unsaid_class(
    known: list[Fact], spoken: Iterable[Fact], members: set[str], book: Codebook
) -> list[Fact]:
    """Leave out a source's class of the ground where the words beside it, once understood, do not bear it out.

    The words are the evidence and a class is somebody's summary of them. A class stands where nothing beside
    it was understood, where the words beside it tell its manner (a flag) or tell of riots, at which many take
    part without a deed of their own, and where its report says what was all (that statement is about the
    class). A class of other conduct always stands: without it a case could look like the ground alone.
    """
    worded: set[str] = set()
    kept: set[str] = set()
    for fact in spoken:
        if fact.field == "exclusivity" and fact.value and fact.assertion == Assertion.ASSERTED:
            kept.add(fact.report_id)
        if fact.field != "conduct" or CLASS_CODE in fact.flags or not fact.understood:
            continue
        worded.add(fact.report_id)
        if RIOT in fact.flags:
            kept.add(fact.report_id)
        told = fact.assertion == Assertion.ASSERTED and fact.qualifier not in book.not_yet
        if told and members & {fact.value, *book.manner.get(fact.value, ())}:
            kept.add(fact.report_id)
    unsaid = worded - kept
    return [
        fact
        for fact in known
        if not (
            fact.field == "conduct"
            and CLASS_CODE in fact.flags
            and fact.value in members
            and fact.assertion == Assertion.ASSERTED
            and fact.report_id in unsaid
        )
    ]


def _without_manner(conduct: list[Fact], book: Codebook) -> list[Fact]:
    """Leave out what only says how another conduct, told in the same words, was done."""
    together: dict[str, set[str]] = {}
    for fact in conduct:
        together.setdefault(fact.words_id, set()).add(fact.value)
    return [
        fact
        for fact in conduct
        if APART in fact.flags or not book.manner.get(fact.value, frozenset()) & together[fact.words_id]
    ]


def _exhaustive_without_ground(evidence: Evidence) -> bool:
    ground = {fact.report_id for fact in evidence.ground}
    return any(fact.report_id not in ground for fact in evidence.exhaustive)


def _exhaustive_only_ground(evidence: Evidence) -> bool:
    other = {fact.report_id for fact in evidence.other}
    ground = {fact.report_id for fact in evidence.ground}
    return any(fact.report_id in ground - other for fact in evidence.exhaustive)


PREDICATES: dict[str, Callable[[Evidence], bool]] = {
    "ground_told": lambda e: bool(e.ground),
    "ground_denied": lambda e: bool(e.denial),
    "conduct_told": lambda e: bool(e.told),
    "other_told": lambda e: bool(e.other),
    "violence_told": lambda e: any(fact.field == "violence" for fact in e.other),
    "sole_told": lambda e: bool(e.sole),
    "sole_told_officially": lambda e: any(fact.spoken_by(e.official) for fact in e.sole),
    "sole_other_told": lambda e: bool(e.sole_other),
    "other_grounds_told": lambda e: bool(e.other_grounds),
    "exhaustive_without_ground": _exhaustive_without_ground,
    "exhaustive_only_ground": _exhaustive_only_ground,
    "conduct_not_disclosed": lambda e: bool(e.silent),
}
