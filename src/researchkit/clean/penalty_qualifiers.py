"""Whether an amount is a sentence: asked for, possible, replaced, served; up to or more than it."""

from __future__ import annotations

from researchkit.clean.amounts import Amount
from researchkit.clean.penalty_kinds import BECAME, STRONG, Cell, apart, between
from researchkit.reference import lexicon
from researchkit.reference.lexicon import Match

_QUALIFIERS = ("requested", "possible", "upto", "superseded", "change", "served", "range")


def _in_place_of(cell: Cell, word: Match, amount: Amount, kind: Match | None) -> bool:
    """Whether an amount is that which another stands in place of: "a fine instead of 15 days' arrest"."""
    if word.entry.qualifier == "before":  # "15 тәулік қамақтың орнына"
        last = max((a.start for a in cell.amounts if a.end <= word.start), default=-1)
        return last == amount.start and not between(cell.weak, amount.end, word.start)
    first = min((a.start for a in cell.amounts if a.start >= word.end), default=-1)
    named = any(
        word.end <= other.start < amount.start and (kind is None or other.first != kind.first)
        for other in cell.kinds
    )
    return first == amount.start and not named and not between(cell.weak, word.end, amount.start)


def qualifier_of(cell: Cell, index: int, amount: Amount, kind: Match | None) -> tuple[str, list[str]]:
    """Whether an amount is a sentence, and what else is told of it."""
    found: set[str] = set()
    flags: list[str] = []
    for word in cell.modifiers:
        code = word.entry.code.partition("+")[0]
        before, after = amount.start - word.end, word.start - amount.end
        inside = word.start < amount.end and word.end > amount.start
        if code in {"upto", "more", "from"}:
            close = _adjacent(cell, word, amount)
            if close and code == "upto":
                found.add("upto")
            elif close and code == "more" and amount.low == amount.high:
                flags.append("more_than")
        elif code == "replaced":
            if after >= 0:
                found.add("superseded")
            elif word.entry.code == "replaced+change" and 0 <= before <= 2:
                found.add("change")
        elif code == BECAME:
            if word.start < amount.start and amount.end <= word.end:  # "снижен с 5 лет до 3 лет"
                found.add("superseded")
            elif after >= 0 and not any(amount.end <= other.start < word.start for other in cell.amounts):
                found.add("superseded")
        elif code == "instead":
            if _in_place_of(cell, word, amount, kind):
                found.add("superseded")
        elif code == "ablative":
            if inside:
                found.add("superseded")
        elif code in {"each", "time", "age", "award"}:
            continue
        elif word.entry.phrase.endswith("from") and any(
            word.end <= other.start < amount.start for other in cell.amounts
        ):
            continue  # "reduced from 17 years to 8 years": the second is what it became
        elif code == "change":
            if inside or 0 <= before <= 1 or 0 <= after <= 1:
                found.add("change")
        elif inside or not _far(cell, index, amount, word, before, after):
            found.add("possible" if code == "charge" else code)
    if "change" in found and "superseded" in found:
        found.discard("superseded")
    if amount.unit != "T":
        found.discard("served")
    if "upto" in found:
        flags.append("up_to")
        found.add("possible")
    if amount.low != amount.high and not found & set(_QUALIFIERS):
        found.add("range")
    if found & {"requested", "possible"}:
        found -= {"range"}
    return next((code for code in _QUALIFIERS if code in found and code != "upto"), ""), flags


def _adjacent(cell: Cell, word: Match, amount: Amount) -> bool:
    if word.start < amount.end and word.end > amount.start:
        return False
    gap = (
        cell.verbatim[word.end : amount.start]
        if word.end <= amount.start
        else cell.verbatim[amount.end : word.start]
    )
    following = word.start >= amount.end
    if following and word.entry.language not in {"kk", "ky", "tr", "az", "tk", "ka"}:
        return False
    if gap.startswith(".") and lexicon.is_abbreviation(cell.verbatim[word.start : word.end]):
        gap = gap[1:]
    return len(gap) <= 2 and not STRONG.search(gap) and word.end != amount.end


def _far(cell: Cell, index: int, amount: Amount, word: Match, before: int, after: int) -> bool:
    """Whether a modifier stands in another clause than the amount.

    A bracket without an amount of its own speaks of the amount before it.
    """
    if apart(cell.strong, amount, word):
        opening = cell.verbatim.rfind("(", amount.end, word.start + 1) if after >= 0 else -1
        if (
            opening < 0
            or cell.verbatim[amount.end : opening].count(";")
            or ")" in cell.verbatim[opening : word.start]
        ):
            return True
        closing = cell.verbatim.find(")", opening)
        inner = [
            a for a in cell.amounts if opening < a.start < (closing if closing >= 0 else len(cell.verbatim))
        ]
        later = [a for a in cell.amounts if amount.end <= a.start < opening]
        return bool(inner or later)
    nearer = any(
        other is not amount
        and not apart(cell.strong, other, word)
        and apart(cell.weak, amount, word)
        and not apart(cell.weak, other, word)
        for other in cell.amounts
    )
    return nearer
