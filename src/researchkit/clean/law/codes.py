"""Codes of law named in a text, with their country and edition."""

from __future__ import annotations

from researchkit.clean.law import numbers
from researchkit.clean.law.model import Mention
from researchkit.clean.tokens import Tokens

_LINKS = 4


def links(tokens: Tokens, at: int, marks: str = "") -> int:
    """The place after small words (and marks) that tie a reference together."""
    for _ in range(_LINKS):
        found = tokens.get(at, "link")
        if found:
            at = found[1]
        elif marks and tokens.is_a(at, marks):
            at += 1
        else:
            break
    return at


def mention(tokens: Tokens, at: int) -> Mention | None:
    """The code named at a place, with the country before or after it; ``None`` if there is none."""
    t = tokens
    edition, place = "", at
    if numbers.is_year(t, at):
        edition = str(t.value[at])
        place = t.next(at + 1, "year")
    land = t.get(place, "land")
    country = ""
    if land:
        country = land[0].value
        place = links(t, land[1])
        if numbers.is_year(t, place) and not edition:
            edition = str(t.value[place])
            place = t.next(place + 1, "year")
    named = _name(t, place) or (_name(t, at) if land else None)
    if not named:
        return None
    code, inner, after = named
    country = country or inner
    if not country:
        behind = t.get(links(t, after, "(-" if t.is_a(after, "(-") else ""), "land")
        if behind and behind[0].note != "weak":
            country, after = behind[0].value, behind[1]
            if t.is_a(after, ")") and t.is_a(after - 2, "("):
                after += 1
    if not edition:
        edition, after = _edition(t, after)
        if edition and not country:
            behind = t.get(links(t, after), "land")
            if behind:
                country, after = behind[0].value, behind[1]
    return Mention(code, country, edition, at, after)


def land(tokens: Tokens, at: int) -> Mention | None:
    """A country right after a reference, where no code is named ("ст. 405 РК")."""
    found = tokens.get(links(tokens, at), "land")
    return Mention("", found[0].value, "", at, found[1]) if found else None


def _name(t: Tokens, at: int) -> tuple[str, str, int] | None:
    """Code, country inside its name, and the place after the name."""
    whole = t.get(at, "code")
    head = t.get(at, "codehead")
    if head:
        place = links(t, head[1]) if not t.get(head[1], "codetail") else head[1]
        inside = t.get(place, "land")
        place = inside[1] if inside else place
        while t.is_a(place, '«"“„('):
            place += 1
        tail = t.get(place, "codetail")
        if tail and (not whole or tail[1] > whole[1]):
            end = tail[1] + 1 if t.is_a(tail[1], '»"”“)') else tail[1]
            return tail[0].value, inside[0].value if inside else "", end
    if not whole:
        return None
    sense, after, _ = whole
    country = sense.note[5:] if sense.note.startswith("land:") else ""
    while t.is_a(after, ".") and t.touches(after) and t.end[after - 1] - t.start[after - 1] < 3:
        after += 1
    return sense.value, country, after


def _edition(t: Tokens, after: int) -> tuple[str, int]:
    """The year of a code after its name: "1997 года", "(1997)", "of 16 July 1997", "CC-1997"."""
    place = after
    for _ in range(6):
        if numbers.is_year(t, place):
            year = str(t.value[place])
            if t.is_a(place + 1, "-/.") and t.touches(place + 1) and t.is_a(place + 2, "n"):
                return "", after
            end = t.next(place + 1, "year")
            while t.is_a(end, ".") and t.touches(end):
                end += 1
            if t.is_a(end, ")"):
                end += 1
            return year, end
        passed = t.get(place, "year") or t.get(place, "link")
        if passed:
            place = passed[1]
        elif t.is_a(place, "(-") or (t.is_a(place, ".") and t.touches(place)):
            place += 1
        elif (
            t.is_a(place, "n")
            and t.digits[place] <= 2
            and t.is_a(place + 1, "w")
            and numbers.is_year(t, place + 2)
        ):
            place += 2
        else:
            break
    return "", after
