"""What the sections of a briefing are told with: the words, the results and the tables of one run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from researchkit.briefing import tables
from researchkit.briefing.blocks import Heading, Paragraph, Proof, ProofList, TableBlock
from researchkit.briefing.runs import Run, Runs, runs
from researchkit.briefing.wording import Wording, format_number
from researchkit.core.dates import Period
from researchkit.core.result import Result
from researchkit.reference.codebook import Codebook

if TYPE_CHECKING:
    import pandas as pd


@dataclass
class Story:
    """One run of a notebook: for one country, period, language and audience.

    Attributes:
        wording: the sentences of the language.
        results: what may be printed, by result id.
        cases, events, findings, pages: redacted tables.
        book: the codebook.
        about: facts of the study and build (title, publisher, contact, as_of, digest …).
        names: words for codes of the data in the language: (kind, code) → name.
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

    def family(self, name: str) -> list[Result]:
        """Released results whose names start alike (``region.``), in their order."""
        start = f"{self.stem}.{name}."
        return [result for key, result in self.results.items() if key.startswith(start)]

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
        caption = self.wording.say(f"caption-{name}", place=self.place, period=self.period)
        return tables.table(
            rows, list(fields), caption=caption, style=self.style, id=f"table-{name}", notes=notes,
            source=self.wording.say("source-line", publisher=self.about["publisher"]),
            nothing=self.wording.words("table-nothing"),
        )  # fmt: skip

    def field(self, name: str, kind: str = "text", *, heads: bool = False) -> tables.Field:
        """A column with header ``column-<name>``."""
        return tables.Field(name.replace("-", "_"), self.wording.words(f"column-{name}"), kind, heads)

    def label(self, kind: str, code: str) -> str:
        """Words for a code of the data (``role-arrest``); the code itself where no language has any."""
        key = f"{kind}-{code}".replace("_", "-").lower()
        return self.wording.words(key) if self.wording.has(key) else code

    def proofs(self) -> ProofList:
        """The appendix: where each number comes from; the document drops what it does not print."""
        return ProofList(tuple(self._proof(result) for result in self.results.values()))

    def _proof(self, result: Result) -> Proof:
        return Proof(
            result_id=result.result_id,
            label=result.result_id,
            text=str(result),
            n="" if result.n is None else str(result.n),
            unit=result.unit,
            method=f"{result.method}{f' ({result.citation})' if result.citation else ''}",
            case_ids=result.case_ids,
            possible_ids=result.possible_ids,
        )
