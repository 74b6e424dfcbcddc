"""The runs of a line as HTML."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from researchkit.briefing import blocks as b
from researchkit.briefing.markup import Html, join, tag

_TIME = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(slots=True)
class HtmlRuns:
    """Draws runs; knows what the whole document knows.

    Attributes:
        labels: the fixed words of the page.
        lang: the document's language.
        numbering: kind and number of figures and tables, by id.
        notes: number of each footnote, by id.
        proved: result ids that the list of proofs explains.
        files_at: folder of the data files, relative to the page; ``None`` puts them into the page itself.
    """

    labels: dict[str, str]
    lang: str = ""
    numbering: dict[str, tuple[str, int]] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    proved: frozenset[str] = frozenset()
    files_at: str | None = None
    referred: set[str] = field(default_factory=set)

    def line(self, runs: b.Runs) -> Html:
        """A line of runs."""
        return join(self.run(run) for run in runs)

    def run(self, run: b.Run) -> Html:
        """One run."""
        if isinstance(run, b.Text):
            return _text(run)
        if isinstance(run, b.Number):
            return self.number(run)
        if isinstance(run, b.Link):
            away = run.href.startswith("http")
            return tag(
                "a", run.text, href=run.href, title=run.title or None, rel="noreferrer" if away else None
            )
        if isinstance(run, b.Mark):
            return tag("abbr", run.text, title=run.meaning)
        if isinstance(run, b.DateRun):
            if _TIME.fullmatch(run.iso):
                return tag("time", run.text, datetime=run.iso)
            return tag("span", run.text, data_dates=run.iso)
        number = str(self.notes.get(run.note_id, "*"))
        first = run.note_id not in self.referred
        self.referred.add(run.note_id)
        return tag(
            "sup",
            tag(
                "a",
                number,
                href=f"#fn:{number}",
                id=f"fnref:{number}" if first else None,
                aria_label=self.labels["footnote"].format(number=number),
            ),
            class_="fn",
        )

    def number(self, run: b.Number) -> Html:
        """A number, linked to its proof where the document has a list of proofs."""
        shown: Html | str = tag("strong", run.text) if run.strong else run.text
        if run.result_id in self.proved:
            return tag("a", shown, class_="num", href=f"#{proof_id(run.result_id)}")
        return tag("data", shown, class_="num", value=run.result_id)


def proof_id(result_id: str) -> str:
    """The anchor of a result's proof."""
    return f"proof:{re.sub(r'[^A-Za-z0-9_.-]', lambda m: f'_{ord(m[0]):x}_', result_id)}"


def _text(run: b.Text) -> Html:
    shown: Html | str = run.text
    if "\n" in run.text:
        shown = join(*(part for line in run.text.split("\n") for part in (tag("br"), line)))[len("<br>") :]
        shown = Html(shown)
    if run.code:
        shown = tag("code", shown)
    if run.em:
        shown = tag("em", shown)
    if run.strong:
        shown = tag("strong", shown)
    right_to_left = any(unicodedata.bidirectional(char) in {"R", "AL"} for char in run.text)
    if run.lang or right_to_left:
        # A direction also keeps the letters from turning what stands beside them.
        return tag("span", shown, lang=run.lang or None, dir="rtl" if right_to_left else None)
    return join(shown)
