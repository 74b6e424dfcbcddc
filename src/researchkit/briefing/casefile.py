"""What the sections of a dossier are told with: everything that an edition may know of one case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from researchkit.briefing.blocks import Footnote, Paragraph, TableBlock
from researchkit.briefing.runs import FootnoteRef, Link, Run, Runs, Text, runs
from researchkit.briefing.story import Story
from researchkit.core.result import Result
from researchkit.reference.forms import coded_fields

CONFIDENTIAL = "confidential"
MOST_CITED = 8
"""More pages than this are named in a footnote by their number alone."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that the case rests on; pages are numbered, and answers cite the numbers.

    Attributes:
        number: its number in the dossier.
        publisher, url, language, tier: as in the redacted table of sources.
        first, last: days between which it was published (ISO), or ``""``.
        title, received_on, sha256: in the confidential edition alone.
    """

    number: int
    publisher: str
    url: str
    language: str
    tier: str
    first: str
    last: str
    title: str = ""
    received_on: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One value told of the case by one page: the code, who says it; words in the confidential edition alone."""

    claim_id: str
    field: str
    value: str
    reason: str
    qualifier: str
    first: str
    last: str
    role: str
    assertion: str
    by: str
    event_role: str
    page: int
    report_id: str = ""
    flags: str = ""
    words: str = ""
    language: str = ""
    speaker: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Similar:
    """A similar case and what both share, as ``kind: code``."""

    case_id: str
    reasons: tuple[str, ...]


@dataclass
class CaseFile:
    """One case, for one language and audience.

    Attributes:
        story: words, codebook and redacted tables, narrowed to the case and to what the edition may show.
        case_id: the case.
        name: the person's name, or ``""`` if it may not be printed.
        ground: ground for publishing the name in this edition, or ``none``.
        row, finding: the case's rows; the finding is concluded anew from what this edition may show,
            where that is not all.
        events: the case's events, in order of time.
        told: every value told.
        pages: the pages, by number.
        limbs: standards with the evidence for and against (:mod:`researchkit.classify.candidates`).
        similar: similar cases.
        consent: recorded grounds for publication, as far as the edition may show them.
        last_told: day on which anything was last learnt (ISO).
        given, family: parts of the name, in the confidential edition alone.
    """

    story: Story
    case_id: str
    name: str
    ground: str
    row: Mapping[str, str]
    finding: Mapping[str, str]
    events: tuple[Mapping[str, str], ...]
    told: tuple[Told, ...]
    pages: tuple[Page, ...]
    limbs: tuple[Mapping[str, str], ...]
    similar: tuple[Similar, ...]
    consent: tuple[Mapping[str, str], ...]
    last_told: str
    given: str = ""
    family: str = ""
    notes: dict[str, Footnote] = field(default_factory=dict)

    @property
    def confidential(self) -> bool:
        """Whether this is the confidential edition."""
        return self.story.audience == CONFIDENTIAL

    def say(self, key: str, /, **values: object) -> Runs:
        """A sentence or label of the dossier."""
        return self.story.wording.say(f"dossier-{key}", **values)  # type: ignore[arg-type]

    def words(self, key: str, /, **values: object) -> str:
        """The same as plain text."""
        return self.story.wording.words(f"dossier-{key}", **values)  # type: ignore[arg-type]

    def label(self, kind: str, code: str) -> str:
        """Words for a code of the data."""
        return self.story.label(kind, code)

    def values(self, name: str) -> list[str]:
        """Values of a column of the case that holds several."""
        return [value for value in self.row.get(name, "").split("|") if value]

    def of(self, field_name: str, keep: Callable[[Told], bool] = lambda told: True) -> list[Told]:
        """What is told of a field and has a value, in order of the pages."""
        found = [one for one in self.told if one.field == field_name and one.value and keep(one)]
        return sorted(found, key=lambda one: (one.page, one.claim_id))

    def claims(self, ids: Iterable[str]) -> list[Told]:
        """Told values by claim id; those that this edition does not show are left out."""
        wanted = set(ids)
        return [one for one in self.told if one.claim_id in wanted]

    def cite(self, told: Iterable[Told]) -> tuple[Run, ...]:
        """A reference to a footnote with the pages behind some values and, where they may be shown, the words.

        Each page and speaker is named once, and each wording once: a page that tells the same in a table and in
        a sentence is one source.
        """
        grouped: dict[tuple[int, str], dict[str, str]] = {}
        for one in sorted(told, key=lambda one: (one.page, one.by, -len(one.words), one.words)):
            own = grouped.setdefault((one.page, one.by), {})
            # a cell that holds a code: no words that anybody said
            coded = one.words == one.value and one.field in coded_fields()
            if one.words and not coded and not any(one.words in longer for longer in own):
                own[one.words] = one.language
        if not grouped:
            return ()
        line: list[str | Run] = []
        for page, by in list(grouped)[:MOST_CITED]:
            line += ["; "] if line else []
            line += self._reference(self.pages[page - 1], by)
            for index, (text, language) in enumerate(grouped[page, by].items()):
                line += [" / " if index else ": ", *self.quoted(text, language)]
        named = {page for page, _ in list(grouped)[:MOST_CITED]}
        if more := [page for page, _ in list(grouped)[MOST_CITED:] if page not in named]:
            line += ["; ", *self.say("also-sources", numbers=spans(more))]
        note = runs(*line)
        note_id = next((name for name, known in self.notes.items() if known.runs == note), "")
        if not note_id:
            note_id = f"note-{len(self.notes) + 1}"
            self.notes[note_id] = Footnote(note_id, note)
        return (FootnoteRef(note_id),)

    def quoted(self, text: str, language: str = "") -> Runs:
        """Words of a source in the quotation marks of the edition's language; see :meth:`bare`."""
        words = self.bare(text, language)
        return words if words == self.say("unprintable") else self.say("quoted", words=words)

    def bare(self, text: str, language: str = "") -> Runs:
        """Words of a source without marks; words in letters that no font here has are said to be such."""
        from researchkit.briefing.fonts.faces import undrawable

        if undrawable(text):
            return self.say("unprintable")
        return runs(Text(text, lang="" if language == "und" else language))

    def publisher(self, page: Page) -> Run:
        """Who published a page, as a link where it has an address; the address stands for letters not printed."""
        from researchkit.briefing.fonts.faces import undrawable

        name = page.publisher
        if undrawable(name):
            name = page.url.partition("://")[2].partition("/")[0] or self.words("unprintable")
        return Link(name, page.url) if page.url.startswith(("http://", "https://")) else Text(name)

    def numbers(self, told: Iterable[Told]) -> Runs:
        """The numbers of the pages behind some values, in brackets: for where a footnote would be too much."""
        pages = sorted({one.page for one in told})
        return runs(f" [{spans(pages)}]") if pages else ()

    def _reference(self, page: Page, by: str) -> list[str | Run]:
        publisher = self.publisher(page)
        when = self.story.wording.when(page.first, page.last)
        speaker = self.say(f"by-{by.replace('_', '-') or 'unattributed'}")
        return [*self.say("source-number", number=str(page.number)), " ", publisher, *((", ", when) if when else ()),
                " (", *speaker, ")"]  # fmt: skip

    def result(self, name: str, number: int, unit: str) -> Result:
        """A number of the dossier, with the case behind it."""
        result_id = f"{self.case_id}.{name}"
        found = Result(result_id, value=float(number), unit=unit, method="count", case_ids=(self.case_id,))
        self.results[result_id] = found
        return found

    @property
    def results(self) -> dict[str, Result]:
        """Numbers printed so far."""
        assert isinstance(self.story.results, dict)
        return self.story.results

    def paragraph(self, *sentences: Runs, role: str = "") -> Paragraph:
        """Sentences as one paragraph."""
        return self.story.paragraph(*sentences, role=role)

    def table(
        self,
        name: str,
        columns: tuple[str, ...],
        rows: Iterable[Mapping[str, Runs]],
        notes: Iterable[Runs] = (),
    ) -> TableBlock:
        """A table of texts with caption ``dossier-caption-<name>``; its first column heads the rows."""
        from researchkit.briefing import tables

        fields = [
            tables.Field(column, self.words(f"column-{column}"), heads=index == 0)
            for index, column in enumerate(columns)
        ]
        made = tables.table(
            rows, fields, caption=self.say(f"caption-{name}"), style=self.story.style, id=f"table-{name}", notes=notes,
            nothing=self.words("nothing-told"),
        )  # fmt: skip
        # A table of sentences is no data: no file goes with it.
        return replace(made, csv_name="", csv="")


def spans(numbers: Iterable[int]) -> str:
    """Numbers as ``1–3, 7``."""
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" if b > a + 1 else f"{a}, {b}" for a, b in parts)
