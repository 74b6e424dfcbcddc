"""Amounts of time and money in running words, in figures and in words of many languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from researchkit.clean.amount_tokens import JOIN, Token
from researchkit.clean.amount_tokens import tokens as cut_tokens
from researchkit.clean.amount_units import cut_short, phrase
from researchkit.reference import lexicon, numerals
from researchkit.reference.folding import fold

_LETTERS = re.compile(r"[^\W\d_]")
_DASH = re.compile(r"\s*[-\u2013\u2014]\s*")
_LIST = re.compile(r"\s*,\s*|\s*,?\s*(?:and|и|және|жана|et|und|e|y|та|і)\s+", re.IGNORECASE)
_LONGEST_LIST = 8
_ONE_UNIT = re.compile(r"PT?\d+[YMWDH]")
_YEARS_WRITTEN = 1900  # "2022 года" is a date, no term
#: Units from long to short, in months or days.
_ORDER = "YMWDH"
#: Units that are told once with more after them: "a year and a half".
_WITH_MORE = ("Y", "M")
_AMBIGUOUS = 2  # Latin unit words this short need their language


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: characters, unit (``T`` for time, a currency for money), and its bounds.

    Attributes:
        low, high: months (``days`` and ``hours`` apart) or money; ``None`` = open.
        exact: ``low`` is ``high``.
        shape: canonical text: ISO 8601 duration or figure.
        odd: a decimal of years that is no half or quarter.
        each: it is told per year or per something.
    """

    start: int
    end: int
    unit: str
    low: str
    high: str
    months: float = 0.0
    smallest: str = ""
    odd: bool = False


def read(text: str, language: str = "und") -> list[Amount]:
    """Every amount of a text, in order of place. Linear in its length."""
    tokens = cut_tokens(text, language)
    out: list[Amount] = []
    at = 0
    while at < len(tokens):
        found = (
            _range(text, tokens, at, language)
            or _amount(text, tokens, at, language)
            or _one(text, tokens, at, language)
        )
        if found is not None:
            amount, at = found
            out.append(amount)
            continue
        out.extend(_listed(text, tokens, at, language))
        at += 1
    for single in lexicon.load("single_terms").find(text, language):
        apart = re.search(r"[,;]", text[single.start : single.end])
        if not apart and all(single.end <= known.start or known.end <= single.start for known in out):
            shape, months, odd = _duration({single.entry.code: float(single.entry.qualifier or 1)})
            out.append(Amount(single.start, single.end, "T", shape, shape, months, single.entry.code, odd))
    out.sort(key=lambda amount: amount.start)
    return out


def in_unit_of(before: Amount, number: float, start: int, end: int) -> Amount | None:
    """A bare number that takes the unit of the amount before it: "17 years, reduced to 8"."""
    unit = before.smallest
    if before.unit != "T" or before.low != before.high or not _ONE_UNIT.fullmatch(before.low) or not unit:
        return None
    shape, months, odd = _duration({unit: number})
    return Amount(start, end, "T", shape, shape, months, unit, odd)


def months_of(figure: str) -> float | None:
    """Months of a term of years or months alone (P5Y, P66M); ``None`` for any other."""
    found = _ONE_UNIT.fullmatch(figure)
    if not found or figure[-1] not in "YM" or figure.startswith("PT"):
        return None
    return float(figure[1:-1]) * (12 if figure[-1] == "Y" else 1)


def _listed(text: str, tokens: list[Token], at: int, language: str) -> list[Amount]:
    """A number that shares the unit of a later one: ``bans of two and three years``, ``7, 15 и 20 суток``."""
    first = tokens[at]
    if first.number is None or first.kind == "both" or first.unit or _numbered(text, tokens, at):
        return []
    here = at
    for _ in range(_LONGEST_LIST):
        step = here + 1
        if step < len(tokens) and tokens[step].number is None and len(tokens[step].text) <= 3:
            step += 1
        if step >= len(tokens) or tokens[step].number is None:
            return []
        if not _LIST.fullmatch(text, tokens[here].end, tokens[step].start):
            return []
        part = _part(text, tokens, step, language)
        if part is not None:
            unit = part[1]
            if unit.startswith("$"):
                return [_money(first, first, unit)] if not tokens[step].kind else []
            shape, months, odd = _duration({unit: first.number})
            return [Amount(first.start, first.end, "T", shape, shape, months, unit, odd)]
        here = step
    return []


def _numbered(text: str, tokens: list[Token], at: int) -> bool:
    """Whether an abbreviation before a number makes it the number of something: ст. 272 ч. 1."""
    before = tokens[at - 1] if at else None
    if before is None or before.number is not None or text[before.end : tokens[at].start].strip() != ".":
        return False
    return lexicon.is_abbreviation(before.text) and before.unit in {"", "H"}


def _amount(text: str, tokens: list[Token], at: int, language: str) -> tuple[Amount, int] | None:
    """An amount that begins at a token, and the token after it."""
    first = tokens[at]
    if first.unit.startswith("$") and first.number is None:  # $ 500
        if (
            at + 1 < len(tokens)
            and tokens[at + 1].number is not None
            and JOIN.fullmatch(text, first.end, tokens[at + 1].start)
        ):
            return _money(first, tokens[at + 1], first.unit), at + 2
        return None
    parts: dict[str, float] = {}
    end, here = first.end, at
    spoken: frozenset[str] = frozenset()
    while here < len(tokens):
        part = _part(text, tokens, here, language, spoken, bool(parts))
        if part is None:
            break
        value, unit, stop = part
        if unit.startswith("$"):
            if parts:
                break
            return _money(tokens[at], tokens[stop - 1], unit, value), stop
        if parts and (unit in parts or _ORDER.index(unit) < max(_ORDER.index(known) for known in parts)):
            break
        if parts and (unit == "H" and not parts.keys() <= {"D"}):
            break  # "1 год 6 месяцев, 100 часов": a term, and hours of work
        if parts and not _adjoins(text, end, tokens[here].start, fold(tokens[here - 1].text)):
            break
        spoken = tokens[stop - 1].languages
        stop, more = _half(text, tokens, stop)
        parts[unit] = value + more
        end, here = tokens[stop - 1].end, stop
        following = _skip_and(text, tokens, here)
        if following is not None and _part(text, tokens, following, language, spoken) is not None:
            here = following
    if not parts:
        return None
    shape, months, odd = _duration(parts)
    smallest = max(parts, key=_ORDER.index)
    return Amount(first.start, end, "T", shape, shape, months, smallest, odd), here


def _one(text: str, tokens: list[Token], at: int, language: str) -> tuple[Amount, int] | None:
    """A unit told once, with a half or a smaller unit after it: "a year and a half", "год и три месяца"."""
    first = tokens[at]
    if first.number is not None or first.unit not in _WITH_MORE or (at and tokens[at - 1].number is not None):
        return None
    if language.split("-")[0] not in first.languages:
        return None
    stop, more = _half(text, tokens, at + 1)
    parts = {first.unit: 1 + more}
    following = _skip_and(text, tokens, stop) if not more else None
    part = _part(text, tokens, following, language, first.languages) if following is not None else None
    if part is not None and part[1] in _ORDER[_ORDER.index(first.unit) + 1 :]:
        parts[part[1]], stop = part[0], part[2]
    elif not more:
        return None
    shape, months, odd = _duration(parts)
    end = tokens[stop - 1].end
    start = first.start - 2 if text[max(0, first.start - 2) : first.start].lower() == "a " else first.start
    if start == first.start and "en" in first.languages and language.startswith("en"):
        return None  # "last year and three months later"
    return Amount(start, end, "T", shape, shape, months, max(parts, key=_ORDER.index), odd), stop


def _part(
    text: str,
    tokens: list[Token],
    at: int,
    language: str,
    spoken: frozenset[str] = frozenset(),
    within: bool = False,
) -> tuple[float, str, int] | None:
    """Number and unit at a token: value, unit and the token after."""
    token = tokens[at]
    if token.number is None:
        return None
    if token.kind == "both":
        return token.number, token.unit, at + 1
    if at + 1 >= len(tokens):
        return None
    following = tokens[at + 1]
    several = phrase(text, tokens, at)
    if several is not None:
        return token.number, *several
    unit = following.unit if following.number is None else ""
    if not unit or not JOIN.fullmatch(text, token.end, following.start):
        return None
    if unit == "Y" and token.number >= _YEARS_WRITTEN:
        return None
    if following.text == "日" and text[token.start - 1 : token.start] == "月":  # a date, 11月19日
        return None
    if token.languages and following.languages - {"und"} and not token.languages & following.languages:
        return None
    latin = following.text.isascii() and _LETTERS.match(following.text) is not None
    short = latin and len(following.text) <= _AMBIGUOUS
    if (folded := fold(following.text)) in numerals.load().short:
        short = short or len(folded) == 1
        if (folded in numerals.load().within and not within) or not cut_short(text, tokens, at, unit):
            return None
    own = language.split("-")[0] in following.languages or bool(spoken & following.languages)
    if short and not token.languages and not own:
        return None
    return token.number, unit, at + 2


def _half(text: str, tokens: list[Token], at: int) -> tuple[int, float]:
    """A half told after the unit (三年半, trois ans et demi): the token after it, and what it adds."""
    if at >= len(tokens) or not _adjoins(text, tokens[at - 1].end, tokens[at].start):
        return at, 0.0
    if tokens[at].kind == "half" and tokens[at].languages & tokens[at - 1].languages:
        return at + 1, tokens[at].number or 0.0
    halves = numerals.load().halves
    for size in (3, 2):
        if at + size <= len(tokens) and tuple(fold(t.text) for t in tokens[at : at + size]) in halves:
            return at + size, 0.5
    return at, 0.0


def _skip_and(text: str, tokens: list[Token], at: int) -> int | None:
    """The token after a short joining word ("7 years and 6 months")."""
    if (
        at + 1 < len(tokens)
        and tokens[at].number is None
        and not tokens[at].unit
        and len(tokens[at].text) <= 3
    ):
        if JOIN.fullmatch(text, tokens[at].end, tokens[at + 1].start):
            return at + 1
    return None


def _adjoins(text: str, end: int, start: int, unit: str = "") -> bool:
    between = text[end:start].strip()
    if lexicon.is_abbreviation(unit):
        between = between.removeprefix(".")
    return len(between) <= 3 and not re.search(r"[;.()/]", between)


def _range(text: str, tokens: list[Token], at: int, language: str) -> tuple[Amount, int] | None:
    """``4-10 years``, ``from two to seven years``, ``от 2 до 7 лет``: two numbers and one unit."""
    low = tokens[at]
    if low.number is None or low.kind == "both" or at + 1 >= len(tokens):
        return None
    step = at + 1
    if _DASH.fullmatch(text, low.end, tokens[step].start) and text[low.end : tokens[step].start].strip():
        pass
    elif tokens[step].number is None and not tokens[step].unit and _joins(tokens, at):
        step += 1
    else:
        return None
    if step >= len(tokens) or tokens[step].number is None:
        return None
    part = _part(text, tokens, step, language)
    if part is None or part[0] <= low.number:
        return None
    value, unit, stop = part
    end = tokens[stop - 1].end
    if unit.startswith("$"):
        return Amount(low.start, end, unit[1:], _plain(low.number), _plain(value)), stop
    first, months, odd = _duration({unit: low.number})
    second, _, odd_too = _duration({unit: value})
    return Amount(low.start, end, "T", first, second, months, unit, odd or odd_too), stop


def _joins(tokens: list[Token], at: int) -> bool:
    """Whether the word after a number makes a range of it: "to", or "and" after "between"."""
    words = numerals.load().range_words
    word = fold(tokens[at + 1].text)
    if word in words["to"]:
        return True
    return word in words["and"] and at > 0 and fold(tokens[at - 1].text) in words["between"]


def _money(first: Token, last: Token, unit: str, value: float | None = None) -> Amount:
    figure = _plain(value if value is not None else (last.number or 0.0))
    return Amount(first.start, last.end, unit[1:], figure, figure)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


def _duration(parts: dict[str, float]) -> tuple[str, float, bool]:
    """ISO 8601 duration, its months, and whether a decimal of years is odd.

    Years and months are brought together, so that 18 months and a year and a half are one text.
    """
    years, months = parts.get("Y", 0.0), parts.get("M", 0.0)
    odd = abs(years * 4 - round(years * 4)) > 1e-9
    total = years * 12 + months
    days = parts.get("W", 0.0) * 7 + parts.get("D", 0.0)
    hours = parts.get("H", 0.0)
    shape = "P"
    if total:
        if total == int(total) and total % 12 == 0:
            shape += f"{int(total) // 12}Y"
        elif days and total == int(total):
            shape += (f"{int(total) // 12}Y" if total >= 12 else "") + (
                f"{int(total) % 12}M" if total % 12 else ""
            )
        else:
            shape += f"{_plain(round(total, 2))}M"
    if days:
        shape += f"{_plain(days)}D"
    if hours:
        shape += f"T{_plain(hours)}H"
    return (shape if shape != "P" else "P0D"), total + days / 30.4375, odd
