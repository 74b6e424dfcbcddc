"""Words and figures of a text: numbers, units, and other words, the words of one number joined."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from researchkit.reference import numerals
from researchkit.reference.folding import WORD, fold

_TOKEN = re.compile(
    r"(?P<mixed>\d+\s*[\u00bd\u00bc\u00be]|\d+\s+[13]/[24](?!\d))|(?P<fraction>[\u00bd\u00bc\u00be]|1/2(?!\d))"
    r"|(?P<grouped>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])|\d{1,3}(?:,\d{3})+(?!\d)"
    r"|\d{1,3}(?:\.\d{3})+(?![\d.])|\d{1,3}(?:['\u2019]\d{3})+(?!\d))"
    r"|(?P<decimal>\d+[.,]\d{1,2}(?![\d./]))|(?P<whole>\d+)|(?P<sign>US\$|HK\$|[$\u20ac\u20b8\u20bd])"
    rf"|(?P<word>{WORD.pattern})"
)
_PART = re.compile(r"\d+(?:[.,]\d+)?|[^-\u2010\u2011\d]+")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
#: What may stand between the words of one amount.
JOIN = re.compile(r"\.?[\s\u00a0\-\u2010\u2011]*")


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a unit, both at once, or another word."""

    start: int
    end: int
    text: str
    number: float | None = None
    unit: str = ""
    languages: frozenset[str] = frozenset()
    kind: str = ""


def tokens(text: str, language: str) -> list[Token]:
    """Words and figures; words of numbers that belong together become one number."""
    table = numerals.load()
    raw: list[Token] = []
    base = language.split("-")[0]
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        kind, piece = found.lastgroup or "", found[0]
        if kind == "sign":
            raw.append(Token(start, end, piece, unit=(table.unit(fold(piece)) or {}).get("und", "")))
        elif kind == "word":
            for part in _PART.finditer(piece):
                raw.append(_word(part[0], start + part.start(), table, base))
        else:
            raw.append(Token(start, end, piece, number=_figure(kind, piece)))
    return _restated(text, _compose(text, raw))


def _restated(text: str, found: list[Token]) -> list[Token]:
    """A number and the same number in brackets are one: 15 (пятнадцать) суток."""
    out: list[Token] = []
    for token in found:
        last = out[-1] if out else None
        if (
            last is not None
            and token.number is not None
            and token.number == last.number
            and text[last.end : token.start].strip() == "("
            and text[token.end :].lstrip()[:1] == ")"
        ):
            end = text.index(")", token.end) + 1
            out[-1] = replace(
                last, end=end, text=text[last.start : end], languages=last.languages | token.languages
            )
            continue
        out.append(token)
    return out


def _figure(kind: str, piece: str) -> float:
    if kind == "mixed":
        whole = re.match(r"\d+", piece)
        assert whole is not None
        return float(whole[0]) + _FRACTIONS[piece[whole.end() :].strip()]
    if kind == "fraction":
        return _FRACTIONS[piece]
    if kind == "grouped":
        return float(re.sub(r"\D", "", piece)[:18])
    return float(piece.replace(",", ".")[:18])


def _word(word: str, start: int, table: numerals.Numerals, base: str) -> Token:
    end = start + len(word)
    if word[0].isdigit():
        return Token(start, end, word, number=float(re.sub(r"\D", "", word)[:18] or "0"))
    folded = fold(word)
    number = table.numbers.get(folded)
    units = table.unit(folded) or {}
    unit = next((units[tag] for tag in units if tag.split("-")[0] == base), next(iter(units.values()), ""))
    languages = frozenset(tag for tag, known in units.items() if known == unit)
    if number is not None:
        return Token(start, end, word, number[1], unit, number[2], number[0])
    if unit:
        return Token(start, end, word, unit=unit, languages=languages)
    whole = table.duration(folded)
    if whole is not None:
        return Token(start, end, word, whole[0], whole[1], kind="both")
    return Token(start, end, word)


def _compose(text: str, raw: list[Token]) -> list[Token]:
    """Join the words of one number: двадцать пять, hundred thousand, 145 тысяч, 三年半."""
    out: list[Token] = []
    halves = numerals.load().halves
    skip = 0
    for at, token in enumerate(raw):
        if skip:
            skip -= 1
            continue
        last = out[-1] if out else None
        if last is not None and last.number is not None and last.number == int(last.number):
            size = next(
                (
                    n
                    for n in (3, 2, 1)
                    if at + n <= len(raw) and tuple(fold(t.text) for t in raw[at : at + n]) in halves
                ),
                0,
            )
            if size:
                out[-1] = replace(last, end=raw[at + size - 1].end, number=last.number + 0.5)
                skip = size - 1
                continue
        if token.kind == "times" and token.unit and _after_years(text, out):  # 5y6m: no millions
            token = replace(token, number=None, kind="")
        if (
            last is not None
            and token.number is not None
            and token.kind in {"add", "ten", "times", "half"}
            and last.number is not None
            and last.kind != "both"
            and JOIN.fullmatch(text, last.end, token.start)
            and (joined := _join(last, token)) is not None
        ):
            out[-1] = Token(last.start, token.end, text[last.start : token.end], joined, "",
                            last.languages & token.languages or last.languages or token.languages, token.kind)  # fmt: skip
        else:
            out.append(token)
    return out


def _after_years(text: str, out: list[Token]) -> bool:
    """Whether the last number stands right behind years."""
    return len(out) > 1 and out[-2].unit == "Y" and not text[out[-2].end : out[-1].start].strip(" .")


def _join(left: Token, right: Token) -> float | None:
    value, more = left.number or 0.0, right.number or 0.0
    if right.kind == "times":
        return value * more if value < more else None
    if right.kind == "half":
        return value + 0.5 if value == int(value) else None
    if not left.kind:  # figures are not added to
        return None
    if left.languages and right.languages and not left.languages & right.languages:
        return None
    if right.kind == "ten":
        return value - value % 10 + (value % 10 or 1) * 10
    if more == 20 and value == 4 and "fr" in right.languages:
        return 80.0
    step = 100 if more >= 10 else 10
    return value + more if value >= step and value % step == 0 else None
