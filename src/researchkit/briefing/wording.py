"""Sentences made from results: Fluent messages with numbers that know where they come from.

A message of ``languages/<language>/*.ftl`` holds no digit of its own; every number in a sentence is a result put
in by name, and comes out as a :class:`~researchkit.briefing.runs.Number` that the reader can follow to its
proof. A message that a language lacks is shown in English, tagged ``lang="en"``, and is counted: publication
refuses a document with such gaps.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from importlib import resources
from typing import Any

from babel import Locale
from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentInt, FluentType

from researchkit.briefing.languages import BRIEFINGS as LANGUAGES
from researchkit.briefing.languages import DOSSIERS
from researchkit.briefing.runs import DateRun, Number, Run, Runs, Text
from researchkit.core.dates import Period
from researchkit.core.result import Result

_SLOT = re.compile("\ue000(\\d+)\ue001")


class WordingError(Exception):
    """A message is missing everywhere, or was given what it cannot take."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a result, to be printed: which number, and as what.

    Attributes:
        number: the number itself (a share is a fraction here and printed as a percentage).
        result_id: the result it belongs to.
        style: ``count``, ``percent``, ``decimal`` or ``ratio``.
    """

    number: float
    result_id: str
    style: str = "count"


def value(result: Result, style: str = "") -> Figure:
    """The point value of a result."""
    return figure(result, result.value, style)


def low(result: Result, style: str = "") -> Figure:
    """The lower end of a result."""
    return figure(result, result.low, style)


def high(result: Result, style: str = "") -> Figure:
    """The upper end of a result."""
    return figure(result, result.high, style)


def n(result: Result) -> Figure:
    """The denominator of a result."""
    return figure(result, result.n, "count")


def figure(result: Result, number: float | None, style: str = "") -> Figure:
    """A number of a result, printed as its unit is: a share as a percentage, a ratio with two decimals.

    Raises:
        WordingError: the result has no such number.
    """
    if number is None:
        raise WordingError(f"{result.result_id} has no such number to print")
    usual = "count" if float(number).is_integer() else "decimal"
    kind = style or {"share": "percent", "ratio": "ratio"}.get(result.unit, usual)
    return Figure(float(number), result.result_id, kind)


class _Slot(FluentType):
    """A value whose printed form is a run: Fluent sees a token, the sentence gets the run."""

    def __init__(self, token: str) -> None:
        self.token = token

    def format(self, locale: Locale) -> str:
        return self.token


class _CountSlot(FluentInt):
    """A number that Fluent selects a plural by, and whose printed form is a run."""

    token: str

    def format(self, locale: Locale) -> str:
        return self.token


@dataclass
class Wording:
    """One language's sentences.

    Attributes:
        language: one that has sentences (:mod:`researchkit.briefing.languages`).
        missing: keys that this language lacks and English stood in for.
    """

    language: str
    missing: set[str] = field(default_factory=set)

    def say(
        self, key: str, /, **values: Figure | Result | str | Run | Iterable[Run] | Period | dt.date
    ) -> Runs:
        """One sentence (or label) as runs.

        Args:
            key: message id.
            values: figures, results (their value), words, runs, periods or days by variable name. A bare
                int or float is refused: it could not be walked back.

        Raises:
            WordingError: no language has the message, a variable is missing, or a value is a bare number.
        """
        bundle, language = _bundle(self.language), self.language
        if not bundle.has_message(key):
            bundle, language = _bundle("en"), "en"
            if not bundle.has_message(key):
                raise WordingError(f"no message {key}")
            self.missing.add(key)
        slots: list[Runs] = []
        args = {name: self._argument(name, given, slots) for name, given in values.items()}
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise WordingError(f"message {key} has no text")
        # Not bundle.format_pattern: it turns every number into a plain one, and ours know their result.
        errors: list[Exception] = []
        text = pattern(
            ResolverEnvironment(context=bundle, current=CurrentEnvironment(args=args), errors=errors)
        )
        if errors:
            raise WordingError(f"message {key} in {language}: {errors[0]}")
        tag = "en" if language != self.language else ""
        return _capital(_split(str(text), slots, tag))

    def words(
        self, key: str, /, **values: Figure | Result | str | Run | Iterable[Run] | Period | dt.date
    ) -> str:
        """The same as plain text, for labels in charts and alternative texts."""
        return "".join(getattr(run, "text", "") for run in self.say(key, **values))

    def has(self, key: str) -> bool:
        """Whether this language or English has a message."""
        return _bundle(self.language).has_message(key) or _bundle("en").has_message(key)

    def number(self, figure: Figure) -> Number:
        """A figure as a run of its own (for tables and key figures)."""
        return Number(format_number(figure.number, figure.style, self.language), figure.result_id)

    def day(self, when: dt.date) -> DateRun:
        """A day, written out."""
        return DateRun(str(format_date(when, "long", locale=dates_locale(self.language))), when.isoformat())

    def when(self, first: str, last: str, edtf: str = "") -> DateRun | None:
        """An imprecise date in short words: a day, a month, a year, or both ends; ``None`` if undated.

        Args:
            first: earliest day (ISO), or ``""``.
            last: latest day, or ``""``.
            edtf: the same as EDTF, for machines.
        """
        days = [dt.date.fromisoformat(day[:10]) for day in (first, last) if day]
        if not days:
            return None
        iso = edtf or f"{first or '..'}/{last or '..'}"
        if len(days) == 1:
            shown = str(format_date(days[0], "medium", locale=dates_locale(self.language)))
            return DateRun(f"{shown} –" if first else f"– {shown}", iso)
        if days[0] == days[1]:
            return DateRun(str(format_date(days[0], "medium", locale=dates_locale(self.language))), iso)
        stretch = Period(days[0], days[1], iso)
        if days[0].day == 1 and (days[1] + dt.timedelta(days=1)).day == 1:
            return DateRun(period_words(stretch, self.language), iso)
        where = dates_locale(self.language)
        return DateRun(" – ".join(str(format_date(day, "medium", locale=where)) for day in days), iso)

    def period(self, period: Period) -> DateRun:
        """A period by its months or year, never by the number of a quarter: calendars differ."""
        return DateRun(period_words(period, self.language), f"{period.first}/{period.last}")

    def _argument(self, name: str, given: object, slots: list[Runs]) -> object:
        if isinstance(given, Result):
            given = value(given)
        if isinstance(given, Figure):
            slots.append((self.number(given),))
            token = f"\ue000{len(slots) - 1}\ue001"
            if given.style == "count" and given.number.is_integer():
                slot = _CountSlot(int(given.number))
                slot.token = token
                return slot
            return _Slot(token)
        if isinstance(given, bool | int | float):
            raise WordingError(f"{name}: a bare number cannot be walked back; give a result")
        if isinstance(given, Period):
            runs: Runs = (self.period(given),)
        elif isinstance(given, dt.date):
            runs = (self.day(given),)
        elif isinstance(given, str):
            return given if re.fullmatch(r"[a-z_]+", given) else self._slot((Text(given),), slots)
        elif isinstance(given, Iterable):
            runs = tuple(given)
        else:
            runs = (given,)  # type: ignore[assignment]
        return self._slot(runs, slots)

    @staticmethod
    def _slot(runs: Runs, slots: list[Runs]) -> _Slot:
        slots.append(runs)
        return _Slot(f"\ue000{len(slots) - 1}\ue001")


def _capital(line: Runs) -> Runs:
    """A sentence that opens with a month opens with a capital letter: languages write months small."""
    if len(line) > 1 and isinstance(line[0], DateRun):
        first = line[0]
        return (DateRun(first.text[:1].upper() + first.text[1:], first.iso), *line[1:])
    return line


def _split(text: str, slots: list[Runs], tag: str) -> Runs:
    out: list[Run] = []
    at = 0
    for found in _SLOT.finditer(text):
        if found.start() > at:
            out.append(Text(text[at : found.start()], lang=tag))
        out.extend(slots[int(found[1])])
        at = found.end()
    if at < len(text):
        out.append(Text(text[at:], lang=tag))
    return tuple(out)


@functools.cache
def _bundle(language: str) -> FluentBundle:
    if language not in DOSSIERS:
        raise WordingError(f"a language is one of {', '.join(DOSSIERS)}")
    bundle = FluentBundle([language], use_isolating=False)
    folder = resources.files("researchkit.briefing") / "languages" / language
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(entry.read_text(encoding="utf-8")))
    return bundle


def messages(language: str) -> Mapping[str, Any]:
    """Every message of a language, by key."""
    return dict(_bundle(language)._messages)


def format_number(number: float, style: str, language: str) -> str:
    """A number as the language prints it.

    Halves round away from zero before formatting (34.5 % is printed 35 %): readers check with a pocket
    calculator, not with banker's rounding.
    """
    if style == "percent":
        whole = int((Decimal(repr(number)) * 100).quantize(Decimal(1), ROUND_HALF_UP))
        gap = "" if language in {"en", "kk"} else "\u00a0"
        return f"{format_decimal(whole, locale=language)}{gap}%"
    if style in {"ratio", "decimal"}:
        exact = Decimal(repr(number)).quantize(Decimal("0.01"), ROUND_HALF_UP)
        return str(
            format_decimal(exact, format="#,##0.00" if style == "ratio" else "#,##0.##", locale=language)
        )
    whole = int(Decimal(repr(number)).quantize(Decimal(1), ROUND_HALF_UP))
    return str(format_decimal(whole, locale=language))


def dates_locale(language: str) -> str:
    """The locale of written dates: English is spelled as in Britain here, and its dates go with it."""
    return "en_GB" if language == "en" else language


def period_words(period: Period, language: str) -> str:
    """A period in words: ``April to June 2025``, ``апрель – июнь 2025 года``, ``2025``."""
    first, last = period.first, period.last
    whole_months = first.day == 1 and (last + dt.timedelta(days=1)).day == 1
    if not whole_months:
        return " – ".join(
            str(format_date(day, "long", locale=dates_locale(language))) for day in (first, last)
        )
    if first.year == last.year and first.month == 1 and last.month == 12:
        return str(first.year)
    names = get_month_names("wide", context="stand-alone", locale=language)
    start, end = names[first.month], names[last.month]
    if language == "kk":  # CLDR writes them large, as they stand alone in a calendar
        start, end = start.lower(), end.lower()
    if first.year != last.year:
        one, two = (_month_year(name, day.year, language) for name, day in ((start, first), (end, last)))
        return f"{one} – {two}"
    span = start if first.month == last.month else f"{start}{_to(language)}{end}"
    return _month_year(span, first.year, language)


def _to(language: str) -> str:
    return {"en": " to ", "fr": " à ", "es": " a "}.get(language, " – ")


def _month_year(months: str, year: int, language: str) -> str:
    if language == "ru":
        return f"{months} {year} года"
    if language == "kk":
        return f"{year} жылғы {months}"
    if language == "es":
        return f"{months} de {year}"
    return f"{months} {year}"


__all__ = [
    "LANGUAGES", "Figure", "Wording", "WordingError", "dates_locale", "figure", "format_number", "high", "low", "messages", "n",
    "period_words", "value",
]  # fmt: skip
