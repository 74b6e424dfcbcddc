"""Which word of a text says what kind of penalty an amount is."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, replace

from researchkit.clean import amounts
from researchkit.clean.amounts import Amount
from researchkit.reference import lexicon
from researchkit.reference.lexicon import Match, Text

#: Clauses: strong parts (semicolons, brackets, sentences) and weak ones inside (commas, "and").
STRONG = re.compile(r"[;()\[\]\n]|\.\s")
_BRACKET = re.compile(r"\(([^()]*)\)")
_WEAK = re.compile(
    r"[,+]|\band\b|\bи\b|\bжәне\b|\bжана\b|\bet\b|\bund\b|\be\b|\by\b|\bі\b|\bта\b", re.IGNORECASE
)
#: Spans of hours that a person is kept without a penalty's name.
_CLOSE = 12
_FROM = re.compile(r"\b(?:from|с|со|von|de|з|ад)\s(\d{1,2}(?:[.,]5)?)\s(?:to|до|auf|à|a|да)\s$")
_REACH = 40
#: Characters between a word of change and the terms it speaks of.
_BESIDE = 3
#: Code of words that put a new penalty in the place of the one before: "reduced to", "commuted to".
BECAME = "became"
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_BARE = re.compile(r"\s{1,2}(\d{1,2}(?:[.,]5)?)(?![\w%]|[.,]\d)")
_CUSTODY_HOURS = frozenset({"PT24H", "PT48H", "PT72H"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with everything found in it."""

    verbatim: str
    text: Text
    kinds: tuple[Match, ...]
    modifiers: tuple[Match, ...]
    amounts: tuple[Amount, ...]
    strong: tuple[int, ...]
    weak: tuple[int, ...]


def kinds_of(cell: Cell) -> list[Match | None]:
    """The kind of each amount of a text; ``None`` where no word says it."""
    kinds = [_kind(cell, amount) for amount in cell.amounts]
    claimed = {kind.first for kind in kinds if kind is not None}
    for index, amount in enumerate(cell.amounts):
        if kinds[index] is None and (kind := _left_over(cell, amount, claimed)) is not None:
            kinds[index] = kind
            claimed.add(kind.first)
    for index in range(1, len(kinds)):
        if kinds[index] is None and (_listed(cell, index) or replaces(cell, index)):
            kinds[index] = kinds[index - 1]
    for index in range(len(kinds) - 2, -1, -1):
        if kinds[index] is None and _listed(cell, index + 1):
            kinds[index] = kinds[index + 1]
    return kinds


def cell_of(verbatim: str, language: str) -> Cell:
    """Everything that a text tells of penalties, found once."""
    text = lexicon.cut(verbatim)
    modifiers = lexicon.load("sentence_modifiers").find(text, language)
    return Cell(
        verbatim,
        text,
        lexicon.load("sentence").find(text, language),
        modifiers,
        _with_bare(verbatim, amounts.read(verbatim, language), modifiers),
        tuple(found.start() for found in STRONG.finditer(verbatim) if not _abbreviated(verbatim, found)),
        tuple(found.start() for found in _WEAK.finditer(verbatim)),
    )


def _abbreviated(verbatim: str, stop: re.Match[str]) -> bool:
    """Whether a full stop stands after an abbreviation ("огр. св.")."""
    word = _LAST_WORD.search(verbatim, max(0, stop.start() - _CLOSE), stop.start())
    return stop[0].startswith(".") and word is not None and lexicon.is_abbreviation(word[0])


def _with_bare(verbatim: str, told: list[Amount], modifiers: tuple[Match, ...]) -> tuple[Amount, ...]:
    """The amounts, with numbers that a word such as "reduced to" gives the unit of the amount before."""
    out = list(told)
    for word in modifiers:
        number = _BARE.match(verbatim, word.end) if word.entry.code == BECAME else None
        if not number or any(
            amount.start < number.end(1) and amount.end > number.start(1) for amount in told
        ):
            continue
        before = max((amount for amount in told if amount.end <= word.start), key=_start, default=None)
        value = float(number[1].replace(",", "."))
        found = amounts.in_unit_of(before, value, *number.span(1)) if before else None
        if found:
            out.append(found)
    return tuple(_from_old(verbatim, amount, modifiers) for amount in sorted(out, key=_start))


def _from_old(verbatim: str, amount: Amount, modifiers: tuple[Match, ...]) -> Amount:
    """An amount with the bare number that it took the place of: "reduced from 8 to 6 years"."""
    window = max(0, amount.start - _REACH)
    number = _FROM.search(verbatim, window, amount.start)
    old = amounts.in_unit_of(amount, float(number[1].replace(",", ".")), 0, 0) if number else None
    if old is None or not number or not any(
        _changes(word) and word.start < number.start(1) <= max(word.end, word.start + _REACH)
        for word in modifiers
    ):  # fmt: skip
        return amount
    return replace(amount, start=number.start(1), low=old.low)


def _changes(word: Match) -> bool:
    return word.entry.code == BECAME or word.entry.phrase.endswith("from")


def split_change(cell: Cell, amount: Amount) -> tuple[Amount, ...]:
    """The two terms of "raised from 5 to 7 years", which is a change and no range; else the amount itself."""
    if amount.unit != "T" or amount.low == amount.high:
        return (amount,)
    changed = any(
        _changes(word) and word.start < amount.start <= word.end + _BESIDE for word in cell.modifiers
    )
    bounds = [amounts.months_of(figure) for figure in (amount.low, amount.high)]
    if not changed or None in bounds:
        return (amount,)
    return tuple(
        replace(amount, low=figure, high=figure, months=months or 0.0)
        for figure, months in zip((amount.low, amount.high), bounds, strict=True)
    )


def _start(amount: Amount) -> int:
    return amount.start


def replaces(cell: Cell, index: int) -> bool:
    """Whether an amount took the place of the one before it: "5 years in prison, reduced to 3 years"."""
    left, right = cell.amounts[index - 1], cell.amounts[index]
    return left.unit == right.unit and any(
        word.entry.code == BECAME and left.end <= word.start and word.end <= right.start
        for word in cell.modifiers
    )


def between(marks: tuple[int, ...], left: int, right: int) -> bool:
    """Whether one of the marks stands between two characters."""
    low, high = min(left, right), max(left, right)
    first = bisect.bisect_left(marks, low)
    return first < len(marks) and marks[first] < high


def _kind(cell: Cell, amount: Amount) -> Match | None:
    """The word that says what kind of penalty an amount is: the nearest of its clause."""
    if (behind := _behind(cell, amount)) is not None:
        return behind
    pool = [
        kind
        for kind in cell.kinds
        if _suits(amount, kind)
        and not apart(cell.strong, amount, kind)
        and not apart(cell.weak, amount, kind)
        and not _took_place(cell, amount, kind)
        and not _nearer_other(cell, amount, kind)
    ]
    if not pool:
        return None
    suspended = [kind for kind in pool if kind.entry.code == "suspended"]
    if suspended and not any(kind.entry.code in {"ban", "fine"} for kind in pool):
        return suspended[0]
    return min(pool, key=lambda kind: (_distance(amount, kind), kind.first))


def _behind(cell: Cell, amount: Amount) -> Match | None:
    """A kind that brackets after an amount tell, which then is the whole of it: "3 years in prison (suspended)"."""
    if not (found := _BRACKET.search(cell.verbatim, amount.end)) or STRONG.search(
        cell.verbatim, amount.end, found.start()
    ):
        return None
    if any(amount.end <= other.start < found.end() for other in cell.amounts):
        return None
    own = any(amount.end <= kind.start < found.start() or kind.end == amount.end for kind in cell.kinds)
    pool = [
        kind
        for kind in cell.kinds
        if found.start() < kind.start and kind.end <= found.end() and _suits(amount, kind)
        and (kind.entry.code == "suspended" or (not own and not cell.verbatim[amount.end : found.start()].strip()))
    ]  # fmt: skip
    return pool[0] if pool else None


def _left_over(cell: Cell, amount: Amount, claimed: set[int]) -> Match | None:
    """A kind of the same part that no other amount has claimed; one before the amount comes first."""
    pool = [
        kind
        for kind in cell.kinds
        if kind.first not in claimed
        and _suits(amount, kind)
        and not apart(cell.strong, amount, kind)
        and not _took_place(cell, amount, kind)
    ]
    if not pool:  # restricted freedom (3 years)
        opening = cell.verbatim.rfind("(", 0, amount.start)
        if opening >= 0 and not cell.verbatim[opening + 1 : amount.start].strip():
            before = cell.verbatim[:opening].rstrip()
            pool = [kind for kind in cell.kinds if kind.end == len(before) and _suits(amount, kind)]
    return min(pool, key=lambda kind: (kind.start >= amount.end, _distance(amount, kind)), default=None)


def _took_place(cell: Cell, amount: Amount, kind: Match) -> bool:
    """Whether the kind is that of a penalty which took the place of the amount's."""
    return any(
        word.entry.code == BECAME and amount.end <= word.start and word.first <= kind.first
        for word in cell.modifiers
    )


def _listed(cell: Cell, index: int) -> bool:
    """Whether an amount stands in a list with the one before it: "two and three years"."""
    left, right = cell.amounts[index - 1], cell.amounts[index]
    between = cell.verbatim[left.end : right.start]
    return left.unit == right.unit == "T" and len(between) <= 6 and not STRONG.search(between)


def no_penalty(cell: Cell, amount: Amount, kind: Match | None) -> bool:
    """A stretch of time that is no penalty: hours at a station, days to read a file, "two weeks later"."""
    if amount.unit != "T":
        return False
    if kind is None and amount.smallest == "H" and amount.low not in _CUSTODY_HOURS:
        return True
    return any(
        word.entry.code == "time"
        and min(abs(word.start - amount.end), abs(amount.start - word.end)) <= _BESIDE
        for word in cell.modifiers
    )


def an_age(cell: Cell, amount: Amount, kind: Match | None) -> bool:
    """Whether an amount is somebody's age: "19 years old"."""
    touching = [
        word
        for word in cell.modifiers
        if word.entry.code == "age"
        and (
            amount.start <= word.start < amount.end
            or 0 <= word.start - amount.end <= 2
            or 0 <= amount.start - word.end <= 1
        )
    ]
    return bool(touching) and (kind is None or kind.start < amount.end or kind.start - amount.end > _CLOSE)


def no_award(cell: Cell, amount: Amount, kind: Match | None) -> bool:
    """In prose: an amount that nothing says was imposed."""
    if kind is not None:
        return False
    if amount.unit != "T" or _apposition(cell.verbatim, amount):
        return True
    return not any(
        "award" in {word.entry.code, word.entry.qualifier}
        and not between(cell.strong, *sorted((word.start, amount.start)))
        for word in cell.modifiers
    )


def _apposition(verbatim: str, amount: Amount) -> bool:
    """``Name Surname, 28 years: …`` tells an age."""
    before, after = verbatim[: amount.start].rstrip(), verbatim[amount.end :].lstrip()
    return amount.smallest == "Y" and before.endswith(",") and after[:1] in {",", ":", ")", "("}


def _suits(amount: Amount, kind: Match) -> bool:
    money = {"fine", "damages", "payment", "ban", "confiscation", "bail"}
    if amount.unit != "T":
        return kind.entry.code in money - {"ban", "confiscation"}
    if amount.smallest == "H":
        return kind.entry.code in {"community_work", "administrative_arrest", "custody"}
    return kind.entry.code not in {"fine", "damages", "payment", "confiscation", "acquitted", "death", "life",
                                   "expulsion"}  # fmt: skip


def apart(marks: tuple[int, ...], amount: Amount, kind: Match) -> bool:
    """Whether one of the marks stands between an amount and a phrase."""
    return (
        between(marks, amount.end, kind.start)
        if kind.start >= amount.end
        else between(marks, kind.end, amount.start)
    )


def _distance(amount: Amount, kind: Match) -> int:
    if kind.start >= amount.end:
        return kind.start - amount.end
    return amount.start - kind.end if kind.end <= amount.start else 0


def _nearer_other(cell: Cell, amount: Amount, kind: Match) -> bool:
    """Whether the kind belongs to another amount: one of the same sort stands nearer to it."""
    mine = _distance(amount, kind)
    return any(
        other is not amount
        and _suits(other, kind)
        and not apart(cell.strong, other, kind)
        and _distance(other, kind) < mine
        for other in cell.amounts
    )


#: What stands between an amount of money and the same in another currency.
_ABOUT = r"(?:about|approx\.?|around|some|ca\.?|environ|около|примерно|шамамен|rund|unos)"
_RESTATED = re.compile(rf"\s*(?:[(\[=≈~]\s*{_ABOUT}?|,?\s*{_ABOUT})\s*[≈~$€]?\s*", re.IGNORECASE)


def bracketed(cell: Cell) -> set[int]:
    """Amounts of money that only restate the one before them: ``50 МРП (196 600 тенге)``."""
    out = set()
    for index in range(1, len(cell.amounts)):
        left, right = cell.amounts[index - 1], cell.amounts[index]
        between = cell.verbatim[left.end : right.start]
        if (
            left.unit != "T"
            and right.unit != "T"
            and left.unit != right.unit
            and _RESTATED.fullmatch(between)
        ):
            out.add(index)
    return out
