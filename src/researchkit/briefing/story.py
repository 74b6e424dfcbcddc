"""What the sections of a briefing are told with: the words, the results and the tables of one run."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from researchkit.briefing import counted, tables
from researchkit.briefing.blocks import Heading, Paragraph, Proof, ProofList, TableBlock
from researchkit.briefing.languages import ORIGINAL
from researchkit.briefing.runs import Run, Runs, Text, runs
from researchkit.briefing.wording import Wording, figure, format_number
from researchkit.core.dates import Period
from researchkit.core.result import Result
from researchkit.reference.codebook import Codebook

if TYPE_CHECKING:
    import pandas as pd

    from researchkit.briefing.charts.frame import Lettering

FEWEST_CASES = 10
"""Under ten cases a list says more than a chart."""

PROVISIONAL_DAYS = 365
"""Figures of the last four quarters are provisional."""


@dataclass
class Story:
    """One run of a notebook: for one country, period, language and audience.

    Attributes:
        wording: the sentences of the language.
        results: what may be printed, by result id.
        cases, events, findings, pages: redacted tables.
        book: the codebook.
        about: facts of the study and build (title, publisher, contact, as_of, digest …).
        series: the quarters the period is shown among; ``context`` is that whole stretch.
        positions: what authorities themselves are told to say.
        moved: published figures that are different now; ``None`` if nothing was published before.
        names: words for codes of the data in the language: (kind, code) → name.
        english: those of them that stand in English, because no name is held in the language.
    """

    wording: Wording
    country: str
    period: Period
    audience: str
    ground: str
    results: Mapping[str, Result]
    cases: pd.DataFrame
    events: pd.DataFrame
    findings: pd.DataFrame
    pages: pd.DataFrame
    book: Codebook
    about: Mapping[str, str]
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    english: Collection[tuple[str, str]] = ()
    series: tuple[Period, ...] = ()
    context: Period | None = None
    positions: pd.DataFrame | None = None
    moved: pd.DataFrame | None = None

    @property
    def stem(self) -> str:
        """Start of the result ids of the period."""
        return f"{self.country}.{self.period.code}"

    @property
    def variable(self) -> str:
        """Codebook variable of the finding studied."""
        return f"basis.{self.ground}"

    @property
    def place(self) -> str:
        """The country's name in the language."""
        from babel import Locale

        from researchkit.reference import gazetteer

        held = gazetteer.name_of(self.country.lower(), self.wording.language)
        if held.language == self.wording.language != ORIGINAL:
            return held.text
        return str(Locale(self.wording.language).territories.get(self.country, self.country))

    @cached_property
    def style(self) -> tables.Style:
        """How tables print numbers and marks."""
        language = self.wording.language
        return tables.Style(
            marks={letter: self.wording.words(f"mark-{letter}") for letter in ("c", "p", "r", "x", "z")},
            number=lambda value: format_number(value, "count", language),
            share=lambda value: format_number(value, "percent", language),
        )

    def result(self, name: str, period: Period | None = None) -> Result:
        """A released result of the period (or another).

        Raises:
            KeyError: it was not released: nothing may be printed that was not.
        """
        stem = f"{self.country}.{period.code}" if period else self.stem
        return self.results[f"{stem}.{name}"]

    def add(self, result: Result) -> Result:
        """A figure that the notebook itself computed: from now on it may be printed, and stands in the appendix."""
        self.results = {**self.results, result.result_id: result}
        return result

    @staticmethod
    def code(result: Result, family: str) -> str:
        """The value that a result of a family counts: ``KZ-75`` of ``KZ.2025Q2.region.KZ-75``."""
        return result.result_id.partition(f".{family}.")[2]

    def family(self, name: str, period: Period | None = None) -> list[Result]:
        """Released results whose names start alike (``region.``), in their order."""
        start = f"{self.country}.{period.code}.{name}." if period else f"{self.stem}.{name}."
        return [result for key, result in self.results.items() if key.startswith(start)]

    @property
    def as_of(self) -> dt.date:
        """The day on which this was known."""
        return dt.date.fromisoformat(self.about["as_of"])

    def provisional(self, period: Period) -> bool:
        """Whether late reports are still expected of a period: it ended less than a year ago."""
        return (self.as_of - period.last).days < PROVISIONAL_DAYS

    @property
    def shown(self) -> Period:
        """The period that charts draw: this one, or the whole stretch around it where it has too few cases."""
        few = (self.result("arrest.cases").value or 0) < FEWEST_CASES
        return self.context if few and self.context is not None else self.period

    def heading(self, key: str, level: int = 2) -> Heading:
        """A section's heading, with the key as its anchor."""
        return Heading(level, self.wording.say(f"section-{key}"), id=key)

    def paragraph(self, *sentences: Runs, role: str = "") -> Paragraph:
        """Sentences as one paragraph."""
        line: list[str | Run] = []
        for sentence in sentences:
            if line and sentence:
                line.append(" ")
            line.extend(sentence)
        return Paragraph(runs(*line), role)

    def table(
        self,
        name: str,
        rows: Iterable[Mapping[str, tables.Value]],
        fields: Iterable[tables.Field],
        notes: Iterable[Runs] = (),
    ) -> TableBlock:
        """A table with caption ``caption-<name>``, source line and house style."""
        caption = self.caption(f"caption-{name}")
        return tables.table(
            rows, list(fields), caption=caption, style=self.style, id=f"table-{name}", notes=notes,
            source=self.wording.say("source-line", publisher=self.about["publisher"]),
            nothing=self.wording.words("table-nothing"),
        )  # fmt: skip

    def caption(self, key: str, period: Period | None = None) -> Runs:
        """What a table or figure shows, where, when; and of which ground, where the message says so."""
        ground = self.wording.say(f"ground-{self.ground}".replace("_", "-"))
        return self.wording.say(key, place=self.place, period=period or self.period, ground=ground)

    def lettering(
        self, figure_id: str, headline: Runs, *, period: Period | None = None, labels: Mapping[str, str] | None = None,
        ids: Mapping[tuple[str, str], str] | None = None, notes: tuple[Runs, ...] = (),
    ) -> Lettering:  # fmt: skip
        """The words of a chart: subtitle ``subtitle-<figure id>``, the house's source line.

        Args:
            figure_id: id of the figure.
            headline: the finding.
            period: what it is about, if not the period of the briefing.
            labels: words that only the section knows.
            ids: the result behind a number of its table, by row and column.
            notes: lines under it.
        """
        from researchkit.briefing.charts.words import lettering

        made = lettering(
            self.wording, figure_id, headline=headline,
            subtitle=self.caption(f"subtitle-{figure_id}", period),
            source=self.wording.say("source-line", publisher=self.about["publisher"]), labels=labels,
            notes=notes,
        )  # fmt: skip
        return dataclasses.replace(made, ids=dict(ids or {}))

    def field(self, name: str, kind: str = "text", *, heads: bool = False) -> tables.Field:
        """A column with header ``column-<name>``."""
        return tables.Field(name.replace("-", "_"), self.wording.words(f"column-{name}"), kind, heads)

    def label(self, kind: str, code: str) -> str:
        """Words for a code of the data (``role-arrest``); the code itself where no language has any."""
        key = f"{kind}-{code}".replace("_", "-").lower()
        return self.wording.words(key) if self.wording.has(key) else code.replace("_", " ")

    def named(self, kind: str, code: str) -> str:
        """Words for a value of the data by which cases are counted: region, article, source, conduct …"""
        if code in {"unknown", ""}:
            return self.wording.words("not-told")
        if kind in {"article", "provision"}:
            return self.law(code)
        return self.names.get((kind, code)) or self.label(kind, code)

    def name(self, kind: str, code: str, *, within: bool = False) -> Runs:
        """The same as a run, with the tag of its language where it stands in English; ``within`` a line or opening it."""
        words = self.named(kind, code)
        words = words if within else words[:1].upper() + words[1:]
        return (Text(words, lang=ORIGINAL if (kind, code) in self.english else ""),)

    def law(self, code: str, *, short: bool = False) -> str:
        """``KZ-CC:272(1)`` as ``Criminal Code 272(1)``; a code that is not told, or of another country, says so."""
        law, _, article = code.partition(":")
        country, _, book = law.partition("-")
        name, _, edition = book.partition("-")
        if not name or name == "?":
            return f"{article} ({self.wording.words('law-not-told')})"
        abroad = "" if country in {self.country, "?", ""} else f" ({country})"
        code = (
            f"{self.label('law-short' if short else 'law', name)}{f' {edition}' if edition else ''}{abroad}"
        )
        return f"{code} {article}" if short else self.wording.words("law-article", law=code, article=article)

    def proofs(self, printed: Collection[str] | None = None) -> ProofList:
        """The appendix: where each number comes from.

        Args:
            printed: ids of the results that the document prints; without it all, and the document drops the rest.
        """
        chosen = (one for key, one in self.results.items() if printed is None or key in printed)
        return ProofList(tuple(self._proof(result) for result in chosen))

    def figure(self, key: str) -> str:
        """What a result counts, in words, by its id without country and period."""
        return counted.counted(self, key)

    def _shown(self, result: Result) -> str:
        """A result as the appendix prints it: the value, and its range if that says more."""
        if result.refused:
            return self.wording.words("number-refused")
        value, low, high = (
            "" if number is None else self.wording.number(figure(result, number)).text
            for number in (result.value, result.low, result.high)
        )
        if low == high:
            return value or low
        span = f"{low}–{high}" + (
            f", {kind}" if (kind := self._term("interval", result.interval_kind)) else ""
        )
        return f"{value} ({span})" if value else span

    def _term(self, kind: str, code: str) -> str:
        """Words for a unit, a method or a kind of interval."""
        return self.label(kind, re.sub(r"[^a-z0-9]+", "-", code.lower()).strip("-")) if code else ""

    def _proof(self, result: Result) -> Proof:
        return Proof(
            result_id=result.result_id,
            label=counted.title(self, result.result_id),
            text=self._shown(result),
            n="" if result.n is None else format_number(result.n, "count", self.wording.language),
            unit=self._term("unit", result.unit),
            method=f"{self._term('method', result.method)}{f' ({result.citation})' if result.citation else ''}",
            case_ids=result.case_ids,
            possible_ids=result.possible_ids,
        )
