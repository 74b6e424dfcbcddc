"""What a researcher (and a notebook) imports: ``from researchkit import lab``.

``lab.open(...)`` gives one run: its tables, its released results, its words. Names are masked unless
``show_names()`` is called on a confidential run. ``lab.explain(id)`` walks a number or a case back to the
words of its sources.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from researchkit import store
from researchkit import study as studies
from researchkit.analyse.standard import Cohort, cohort
from researchkit.analyse.tabulate import from_table
from researchkit.briefing.blocks import Block, ProofList
from researchkit.briefing.story import Story
from researchkit.briefing.wording import LANGUAGES, Wording
from researchkit.core.dates import Period, quarters
from researchkit.core.issue import ResearchkitError
from researchkit.core.result import Result
from researchkit.proof import Ledger, Node
from researchkit.reference import codebook
from researchkit.study import AUDIENCES, Study

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Review", "Run", "explain", "find_study", "open", "review"]


def find_study(as_of: str = "") -> Study:
    """The study of this notebook: the folder in ``RESEARCHKIT_STUDY``, else the nearest one upwards.

    Raises:
        ResearchkitError: there is none (STUDY-01), or its settings are faulty.
    """
    named = os.environ.get("RESEARCHKIT_STUDY")
    here = Path(named) if named else Path.cwd()
    for folder in (here, *here.resolve().parents):
        if (folder / "study.toml").is_file():
            return studies.load(folder, as_of=as_of)
    raise ResearchkitError("STUDY-01", here.name)


class Run:
    """One run of a notebook, for one country, period, language and audience.

    Attributes:
        study: the study's settings.
        period: the period; ``quarters`` are those inside it.
        story: what sections are told with.
        cohort: cases of the country whose arrest is surely or possibly in the period.
        variable: the finding studied, e.g. ``basis.attendance``.
    """

    def __init__(self, study: Study, story: Story, period: Period) -> None:
        self.study = study
        self.story = story
        self.period = period
        self.variable = story.variable
        self.cohort: Cohort = cohort(story.cases, story.events, story.findings, story.country, period)

    @property
    def quarters(self) -> list[Period]:
        """The quarters inside the period, in order."""
        return [q for q in quarters(self.period.first, self.period.last)]

    def released(self, result: Result) -> Result:
        """Hold a computed result against the released one of the same id, and return the released one.

        Raises:
            ResearchkitError: they differ, or it was not released (LAB-01, LAB-02): nothing else may be printed.
        """
        known = self.story.results.get(result.result_id)
        if known is None:
            raise ResearchkitError("LAB-01", result.result_id)
        suppressed = "c" in known.flags
        same = (known.value, known.low, known.high, known.n) == (
            result.value,
            result.low,
            result.high,
            result.n,
        )
        if not same and not suppressed:
            raise ResearchkitError("LAB-02", result.result_id)
        return known

    def show(self, *parts: Block | list[Block]) -> None:
        """Show blocks: in JupyterLab as they will look, in a briefing as its next blocks."""
        from IPython.display import display

        for part in parts:
            for block in part if isinstance(part, list) else [part]:
                display(block)  # type: ignore[no-untyped-call]

    def proofs(self) -> ProofList:
        """The appendix that tells where each printed number comes from."""
        return self.story.proofs()

    def __repr__(self) -> str:
        group = self.cohort
        return (
            f"<run {self.story.country} {self.period.code} {self.story.wording.language} {self.story.audience}: "
            f"{len(group.sure)} cases surely, {len(group.possible)} possibly, {len(group.undated)} undated>"
        )


def open(*, period: str, country: str, language: str, audience: str, as_of: str = "") -> Run:
    """Open one run of the study.

    Args:
        period: ``2025Q2``, ``2025``, ``2025-06`` or ``2025-04-01..2025-06-30``.
        country: one of the study's countries (ISO 3166-1 alpha-2).
        language: en, ru, kk or fr.
        audience: public or confidential.
        as_of: rebuild what was known on another day (ISO); ``""`` = the study's own.

    Raises:
        ResearchkitError: an argument is not one of those (PIPE-01, -02, -03, -06), or nothing is built
            yet (STORE-05).
    """
    study = find_study(as_of)
    stretch = check(study, period=period, country=country, language=language, audience=audience)
    folders = study.processed
    tables = {
        name: store.read_table(folders / "06_redact", f"{name}_{audience}")
        for name in ("events", "findings", "case_sources")
    }
    cases = store.read_table(folders / "06_redact", f"cases_{audience}_{language}")
    disclosed = folders / "08_disclose"
    results = {result.result_id: result for result in from_table(store.read_table(disclosed, "results"))}
    if f"{country}.{stretch.code}.arrest.persons" not in results:
        raise ResearchkitError("STORE-05", f"{country} {stretch.code}")
    digest = store.digest(
        repr(store.record(disclosed).get("files")), repr(store.record(folders / "06_redact").get("files"))
    )
    story = Story(
        wording=Wording(language),
        country=country,
        period=stretch,
        audience=audience,
        ground=study.ground,
        results=results,
        cases=cases,
        events=tables["events"],
        findings=tables["findings"],
        pages=tables["case_sources"],
        book=codebook.load(),
        about={
            "title": study.title, "publisher": study.publisher, "contact": study.contact,
            "as_of": study.as_of.isoformat(), "invented": "yes" if study.invented else "no",
            "identifier": f"{study.study_id}-{country}-{stretch.code}-{digest[:8]}", "digest": digest[:16],
        },
        names=_names(cases, language),
    )  # fmt: skip
    return Run(study, story, stretch)


class Review:
    """The study's inner tables, for researchers' own review. They hold names and words: never publish them.

    Attributes:
        reports, claims, issues: contract tables; ``issues`` of intake, cleaning and linkage together.
        builds: facts of each build, oldest first.
    """

    def __init__(self, study: Study) -> None:
        import pandas as pd

        folder = study.processed
        self.reports = store.read_table(folder / "02_intake", "reports")
        self.claims = store.read_table(folder / "03_clean", "claims")
        self.cleaning_issues = store.read_table(folder / "03_clean", "issues")
        others = [
            store.read_table(folder / name, "issues") for name in ("01_receive", "02_intake", "04_link")
        ]
        self.issues = pd.concat([*others, self.cleaning_issues], ignore_index=True)
        self.link_review = store.read_table(folder / "04_link", "review")
        self.cases = store.read_table(folder / "05_classify", "cases")
        self.events = store.read_table(folder / "05_classify", "events")
        self.builds = store.builds(folder)


def review(as_of: str = "") -> Review:
    """Open the study's inner tables for review.

    Raises:
        ResearchkitError: nothing is built yet (STORE-05).
    """
    return Review(find_study(as_of))


def explain(wanted: str, as_of: str = "") -> Node:
    """Walk a result, case, finding, report or claim back to its words, as a tree that Jupyter shows."""
    return Ledger(find_study(as_of)).explain(wanted)


def check(study: Study, *, period: str, country: str, language: str, audience: str) -> Period:
    """Check what was asked for; returns the period.

    Raises:
        ResearchkitError: PIPE-01 country, PIPE-02 language or audience, PIPE-03 period, PIPE-06 period too
            late.
    """
    if country not in study.countries:
        raise ResearchkitError("PIPE-01", "country", f"the study has {', '.join(study.countries)}")
    if language not in LANGUAGES:
        raise ResearchkitError("PIPE-02", "language")
    if audience not in AUDIENCES:
        raise ResearchkitError("PIPE-07", "audience")
    try:
        stretch = Period.parse(period)
    except ValueError:
        raise ResearchkitError("PIPE-03", "period") from None
    if stretch.first > study.as_of:
        raise ResearchkitError("PIPE-06", "period", f"as_of is {study.as_of}")
    return stretch


def _names(cases: pd.DataFrame, language: str) -> dict[tuple[str, str], str]:
    """Names of the regions and organisations that occur, in a language."""
    from researchkit.reference import gazetteer, organisations

    regions = {code for told in cases["regions_told"] for code in told.split("|") if code}
    movements = {code for told in cases["affiliations"] for code in told.split("|") if code}
    out = {("region", code): gazetteer.region_name(code, language) for code in sorted(regions)}
    known = organisations.load()
    out |= {("affiliation", code): known[code].name for code in sorted(movements) if code in known}
    return out
