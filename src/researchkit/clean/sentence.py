"""Penalties: words → ``kind:amount``, e.g. ``imprisonment:P5Y``, ``fine:KZT:400000``.

What a prosecutor asks for and what a law allows are no sentences: they carry the qualifier ``requested`` or
``possible``. A term whose kind is not told ("two years") is read as prison only where the country's law
leaves no other reading, else as ``term``.
"""

from __future__ import annotations

from dataclasses import replace

from researchkit.clean import lexical
from researchkit.clean.amounts import Amount
from researchkit.clean.context import NOWHERE, Context
from researchkit.clean.lexical import CHUNK
from researchkit.clean.penalty_kinds import (
    BECAME,
    Cell,
    an_age,
    apart,
    between,
    bracketed,
    cell_of,
    kinds_of,
    no_award,
    no_penalty,
    split_change,
)
from researchkit.clean.penalty_qualifiers import qualifier_of
from researchkit.clean.told import untold
from researchkit.core.claim import Reading
from researchkit.core.truth import UnknownReason
from researchkit.reference import lexicon, numerals
from researchkit.reference.lexicon import Match

RULE = "sentence@1"
UNKNOWN, NO_AMOUNT, ODD = (f"CLEAN-SENTENCE-{number:02d}" for number in (1, 2, 3))

#: Kinds that stand without an amount even where other amounts are told.
_ALONE = frozenset(
    {"fine", "ban", "community_work", "confiscation", "acquitted", "death", "life", "expulsion", "deferral"}
)
_PRINCIPAL = ("restriction", "suspended", "imprisonment")
_ALONE_IN_PROSE = ("acquitted", "death", "imprisonment:life")
_NEAR = 3
#: Days behind bars up to this long are an administrative arrest where the law knows one.
_ARREST_MONTHS = 1.6
#: An "arrest" of months up to this long is custody before a trial.
_CUSTODY_MONTHS = 6


def read(verbatim: str, context: Context = NOWHERE) -> tuple[Reading, ...]:
    """Read a cell of penalties.

    Args:
        verbatim: the words.
        context: ``country`` decides what a bare term may mean.

    Returns:
        One reading a penalty. Qualifier: ``""`` for a sentence, else ``requested``, ``possible``,
        ``range``, ``superseded`` (a later one replaced it), ``change`` (by how much) or ``served``.
        A range is ``P4Y/P10Y``, an open one ``../P10Y`` or ``P3Y/..``. Detail ``months`` compares terms.
    """
    silent = untold(verbatim, RULE)
    if silent is not None:
        return (silent,)
    found = _pieces(verbatim, context.language, context.country, prose=False)
    if found:
        return found
    if lexicon.load("sentence_modifiers").find(verbatim, context.language):
        return (Reading(None, UnknownReason.NOT_STATED, end=len(verbatim), issue=NO_AMOUNT, rule=RULE),)
    return lexical.unread(verbatim, UNKNOWN, RULE)


def find(text: str, language: str = "und", country: str = "") -> tuple[Reading, ...]:
    """Find penalties in running prose. May be empty.

    Prose is full of other spans of time and sums: an amount counts when a word names its kind, or when its
    sentence speaks of sentencing; an age never does.
    """
    return _pieces(text, language, country, prose=True)


def _pieces(text: str, language: str, country: str, prose: bool) -> tuple[Reading, ...]:
    if len(text) <= CHUNK:
        return _find(text, language, country, prose)
    out: list[Reading] = []
    for start, piece in lexical.chunks(text):
        out.extend(
            replace(reading, start=reading.start + start, end=reading.end + start)
            for reading in _find(piece, language, country, prose)
        )
    return tuple(out)


def _find(text: str, language: str, country: str, prose: bool) -> tuple[Reading, ...]:
    cell = cell_of(text, language)
    kinds = kinds_of(cell)
    claimed = {kind.first for kind in kinds if kind is not None}
    picked = list(zip(cell.amounts, kinds, strict=True))
    out: list[Reading] = []
    restated = bracketed(cell)
    principal = any(amount.unit == "T" and amount.smallest in "YM" for amount, _ in picked)
    for index, (amount, kind) in enumerate(picked):
        if (
            index in restated
            or no_penalty(cell, amount, kind)
            or an_age(cell, amount, kind)
            or (prose and no_award(cell, amount, kind))
        ):
            continue
        if kind is not None and kind.entry.code == "bail":
            continue
        for part in split_change(cell, amount):
            reading = _reading(cell, index, part, kind, country, principal)
            if part is not amount:  # one term took the place of the other
                reading = replace(reading, qualifier="superseded" if part.low == amount.low else "")
            out.append(reading)
    alone = _without_amount(cell, claimed, picked)
    out.extend(reading for reading in alone if not prose or reading.value in _ALONE_IN_PROSE)
    out.sort(key=lambda reading: reading.start)
    return tuple(dict.fromkeys(out))


def _reading(
    cell: Cell, index: int, amount: Amount, kind: Match | None, country: str, principal: bool
) -> Reading:
    qualifier, flags = qualifier_of(cell, index, amount, kind)
    name = kind.entry.code if kind is not None else _unnamed(cell, amount, country, principal, flags)
    name = _by_length(name, amount, country)
    start = min(amount.start, kind.start) if kind is not None and not qualifier else amount.start
    end = max(amount.end, kind.end) if kind is not None else amount.end
    if amount.odd:
        return Reading(None, UnknownReason.UNREADABLE, start=start, end=end, issue=ODD, rule=RULE)
    figure = amount.low if amount.low == amount.high else f"{amount.low}/{amount.high}"
    if "more_than" in flags:
        figure = f"{amount.low}/.."
    elif "up_to" in flags and amount.low == amount.high:
        figure = f"../{amount.high}"
    if amount.unit != "T":
        figure = f"{numerals.currency(amount.unit, country)}:{figure}"
    details = (("months", f"{amount.months:g}"),) if amount.unit == "T" else ()
    return Reading(
        f"{name}:{figure}",
        qualifier=qualifier,
        start=start,
        end=end,
        flags=tuple(flags),
        rule=RULE,
        details=details,
    )


def _by_length(name: str, amount: Amount, country: str) -> str:
    """Words such as arrest and jail mean days, months of custody, or years of prison, as the term is long."""
    short = amount.smallest in "DH" and amount.months < _ARREST_MONTHS
    if name == "imprisonment" and short and numerals.longest_other_term(country):
        return "administrative_arrest"
    if name == "administrative_arrest" and amount.unit == "T" and not short:
        return "custody" if amount.smallest == "M" and amount.months <= _CUSTODY_MONTHS else "imprisonment"
    return name


def _unnamed(cell: Cell, amount: Amount, country: str, principal: bool, flags: list[str]) -> str:
    """The kind of an amount that no word names."""
    if amount.unit != "T":
        fined = any(kind.entry.code == "fine" for kind in cell.kinds)
        return "fine" if fined or not principal else "payment"
    if amount.smallest in "DH" and amount.months < _ARREST_MONTHS:
        return "administrative_arrest"
    longest = numerals.longest_other_term(country)
    if longest is not None and amount.months > longest:
        flags.append("kind_from_length")
        return "imprisonment"
    flags.append("kind_not_told")
    return "term"


def _by_itself(cell: Cell, kind: Match) -> bool:
    """Whether no amount stands in the same part of the text."""
    return all(apart(cell.strong, amount, kind) for amount in cell.amounts)


def _in_place(cell: Cell, kind: Match) -> bool:
    """Whether a kind took the place of another penalty: "commuted to restricted freedom"."""
    return any(
        word.entry.code == BECAME and word.first <= kind.first <= word.last + _NEAR for word in cell.modifiers
    )


def _without_amount(
    cell: Cell, claimed: set[int], picked: list[tuple[Amount, Match | None]]
) -> list[Reading]:
    """Kinds told without an amount."""
    named = {kind.entry.code for _, kind in picked if kind is not None}
    vague = any(word.entry.code == "vague" for word in cell.modifiers)
    out = []
    for kind in cell.kinds:
        code = kind.entry.code
        weak = kind.entry.qualifier == "weak" or code == "bail"
        if weak or kind.first in claimed or code in named:
            continue
        if picked and code not in _ALONE and not (code in _PRINCIPAL and _by_itself(cell, kind)):
            if not _in_place(cell, kind):
                continue
        if code == "imprisonment" and any(
            other.entry.code == "life" and abs(other.first - kind.first) <= _NEAR for other in cell.kinds
        ):
            continue
        if code == "life" and any(
            other.entry.code == "ban" and abs(other.first - kind.last) <= _NEAR for other in cell.kinds
        ):
            continue
        named.add(code)
        value = {"life": "imprisonment:life"}.get(code, code)
        if code == "ban" and any(other.entry.code == "life" for other in cell.kinds):
            value = "ban:life"
        issue = NO_AMOUNT if vague or code in {"imprisonment", "restriction", "administrative_arrest"} else ""
        qualifier = next(
            (
                w.entry.code
                for w in cell.modifiers
                if w.entry.code in {"requested", "possible"}
                and (code != "acquitted" or not between(cell.weak, *sorted((w.start, kind.start))))
                and not between(cell.strong, min(w.start, kind.start), max(w.start, kind.start))
            ),
            "",
        )
        out.append(
            Reading(value, qualifier=qualifier, start=kind.start, end=kind.end, issue=issue, rule=RULE)
        )
    return out
