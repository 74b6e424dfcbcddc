"""What a researcher (and a notebook) imports: ``from researchkit import lab``.

``lab.open(...)`` gives one run: its tables, its released results, its words. Names are masked unless
``show_names()`` is called on a confidential run. ``lab.explain(id)`` walks a number or a case back to the
words of its sources.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from researchkit import __version__, store
from researchkit import study as studies
from researchkit.analyse.standard import Cohort, cohort
from researchkit.analyse.tabulate import from_table
from researchkit.briefing.blocks import Block, FigureBlock, TableBlock
from researchkit.briefing.languages import BRIEFINGS, ORIGINAL, require
from researchkit.briefing.story import Story
from researchkit.briefing.wording import Wording
from researchkit.core.dates import Period, context, quarters, series
from researchkit.core.issue import ResearchkitError
from researchkit.core.result import Result
from researchkit.proof import Ledger, Node
from researchkit.reference import codebook
from researchkit.study import AUDIENCES, Study

if TYPE_CHECKING:
    import pandas as pd

    from researchkit.briefing.casefile import CaseFile
    from researchkit.briefing.charts.survival import Curve
    from researchkit.classify.similar import Likeness
    from researchkit.confirmation import Drafts
    from researchkit.drafting import Drafted
    from researchkit.reference import gazetteer

__all__ = [
    "CaseRun",
    "Review",
    "Run",
    "drafts",
    "explain",
    "find_study",
    "intake",
    "open",
    "open_case",
    "review",
]


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
        self._shown: list[Block] = []

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
                self._shown.append(block)
                display(block)  # type: ignore[no-untyped-call]

    def files(self) -> list[tuple[str, str, bytes]]:
        """The data files of what was shown so far: name, what it holds, content."""
        from researchkit.briefing.runs import plain

        found: dict[str, tuple[str, bytes]] = {}
        for block in self._shown:
            if isinstance(block, TableBlock | FigureBlock) and block.csv_name:
                title = block.caption if isinstance(block, TableBlock) else block.subtitle or block.headline
                found[block.csv_name] = (plain(title), block.csv.encode())
        return [(name, title, data) for name, (title, data) in found.items()]

    def similar(self, case_id: str, most: int = 10) -> list[Likeness]:
        """Cases of the country that resemble one, with what they share."""
        from researchkit.classify.similar import similar

        cases = self.story.cases[self.story.cases["country"] == self.story.country]
        findings = self.story.findings[self.story.findings["variable"] == self.variable]
        return similar(case_id, cases, findings, most=most)

    def held(self) -> Curve | None:
        """The curve of time held of those surely arrested in the period, if there are enough to draw one."""
        from researchkit.analyse import durations, times
        from researchkit.briefing.charts.survival import Curve

        table = times.held(self.cohort, self.story.about["as_of"])
        begun = durations.safe_start(table["days"], table["entry"]) if len(table) else None
        if begun is None or self.story.result("held_days").refused:
            return None
        found = durations.kaplan_meier(
            table["days"], table["ended"].astype("bool"), table["entry"], start=begun
        )
        return Curve.of(
            "count", self.story.wording.words("everybody"), found.table, n=found.n, ends=found.ends
        )

    def close(self) -> None:
        """End the document: where each number comes from, and the words that its language lacks, if any."""
        from researchkit.briefing.blocks import Number
        from researchkit.briefing.document import nouns
        from researchkit.briefing.sections import closing

        printed = {noun.result_id for noun in nouns(tuple(self._shown)) if isinstance(noun, Number)}
        self.show(closing.section(self.story, printed))

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
        language: one that this document is told in (:mod:`researchkit.briefing.languages`).
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
        for name in ("events", "findings", "case_sources", "positions")
    }
    cases = store.read_table(folders / "06_redact", f"cases_{audience}_{language}")
    disclosed = folders / "08_disclose"
    results = {result.result_id: result for result in from_table(store.read_table(disclosed, "results"))}
    if f"{country}.{stretch.code}.arrest.persons" not in results:
        raise ResearchkitError("STORE-05", f"{country} {stretch.code}")
    digest = store.digest(
        repr(store.record(disclosed).get("files")), repr(store.record(folders / "06_redact").get("files"))
    )
    named = _names(cases, language)
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
            "version": __version__, "threshold": str(study.disclosure_threshold),
        },
        names={key: one.text for key, one in named.items()} | _sources(study) | _origins(tables["case_sources"]),
        english=frozenset(key for key, one in named.items() if one.language == ORIGINAL != language),
        series=tuple(series(stretch)),
        context=context(stretch),
        positions=tables["positions"],
        moved=_moved(study, results, f"{country}.{stretch.code}."),
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


class CaseRun:
    """One case opened for a dossier.

    Attributes:
        file: everything that the edition may know of the case; what sections are told with.
    """

    def __init__(self, file: CaseFile) -> None:
        self.file = file

    def show(self, *parts: Block | list[Block]) -> None:
        """Show blocks: in JupyterLab as they will look, in a dossier as its next blocks."""
        from IPython.display import display

        for part in parts:
            for block in part if isinstance(part, list) else [part]:
                display(block)  # type: ignore[no-untyped-call]

    def __repr__(self) -> str:
        file = self.file
        return f"<case {file.case_id} {file.story.wording.language} {file.story.audience}: {len(file.pages)} pages>"


def open_case(*, case: str, language: str, audience: str, as_of: str = "") -> CaseRun:
    """Open one case of the study: words and names only in the confidential edition.

    Args:
        case: case id, or the id of a person with one case.
        language: one that this document is told in (:mod:`researchkit.briefing.languages`).
        audience: public or confidential.
        as_of: rebuild what was known on another day (ISO); ``""`` = the study's own.

    Raises:
        ResearchkitError: there is no such case (PIPE-05), or the edition cannot be made (DOSSIER-…).
    """
    from researchkit import dossier

    return CaseRun(dossier.open_case(find_study(as_of), case, language=language, audience=audience))


def review(as_of: str = "") -> Review:
    """Open the study's inner tables for review.

    Raises:
        ResearchkitError: nothing is built yet (STORE-05).
    """
    return Review(find_study(as_of))


def explain(wanted: str, as_of: str = "") -> Node:
    """Walk a result, case, finding, report or claim back to its words, as a tree that Jupyter shows."""
    return Ledger(find_study(as_of)).explain(wanted)


def intake(files: str = "", *, out: str = "", **known: str) -> Drafted:
    """Draft reports from press releases: see :func:`researchkit.drafting.show`."""
    from researchkit import drafting

    return drafting.show(files, out=out, **known)


def drafts(folder: str) -> Drafts:
    """Open a folder of drafts to look at, to decide on claims (``.decide``), and to see what is decided (``.table``).

    ``researchkit confirm`` takes over what was decided.

    Raises:
        ResearchkitError: it is no such folder (DRAFT-04).
    """
    from researchkit.confirmation import Drafts

    return Drafts(Path(folder))


def check(study: Study, *, period: str, country: str, language: str, audience: str) -> Period:
    """Check what was asked for; returns the period.

    Raises:
        ResearchkitError: PIPE-01 country, PIPE-02 language or audience, PIPE-03 period, PIPE-06 period too
            late.
    """
    if country not in study.countries:
        raise ResearchkitError("PIPE-01", "country", f"the study has {', '.join(study.countries)}")
    require(language, BRIEFINGS)
    if audience not in AUDIENCES:
        raise ResearchkitError("PIPE-07", "audience")
    try:
        stretch = Period.parse(period)
    except ValueError:
        raise ResearchkitError("PIPE-03", "period") from None
    if stretch.first > study.as_of:
        raise ResearchkitError("PIPE-06", "period", f"as_of is {study.as_of}")
    return stretch


def _names(cases: pd.DataFrame, language: str) -> dict[tuple[str, str], gazetteer.Named]:
    """Names of the regions and organisations that occur, in a language where the data have one, else in English."""
    from researchkit.reference import gazetteer, organisations

    regions = {code for told in cases["regions_told"] for code in told.split("|") if code}
    movements = {code for told in cases["affiliations"] for code in told.split("|") if code}
    found = {("region", code): gazetteer.name_of_region(code, language) for code in sorted(regions)}
    known = organisations.load()
    found |= {
        ("affiliation", code): gazetteer.Named(known[code].name, ORIGINAL)
        for code in sorted(movements) if code in known
    }  # fmt: skip
    return found


def _sources(study: Study) -> dict[tuple[str, str], str]:
    """The title of each source, as its own declaration gives it."""
    import tomllib

    out = {}
    for path in sorted(study.raw.glob("*/source.toml")):
        title = str(tomllib.loads(path.read_text(encoding="utf-8")).get("title", path.parent.name))
        out["source", path.parent.name] = title.partition(":")[0]
    return out


def _origins(pages: pd.DataFrame) -> dict[tuple[str, str], str]:
    """The name of each origin: as listed, else that of the publisher most of whose pages have it."""
    from researchkit.intake.origins import name_of

    shown = pages[pages["tier"] == "open"]
    told = Counter(zip(shown["origin_id"], shown["publisher"], strict=True))
    # The commonest publisher stands last, and stays.
    ranked = sorted(told, key=lambda pair: (told[pair], pair))
    return {("origin", code): name_of(code) or publisher for code, publisher in ranked}


def _moved(study: Study, results: dict[str, Result], stem: str) -> pd.DataFrame | None:
    """The figures of the last edition that are different now, and why; ``None`` if there is no such edition."""
    from researchkit.analyse import revisions
    from researchkit.pipeline import editions

    base = editions.before(study)
    if base is None:
        return None
    then = {one.result_id: one for one in editions.results(base) if one.result_id.startswith(stem)}
    moved = revisions.moved_figures(
        then.values(), [one for key, one in results.items() if key.startswith(stem)]
    )
    if not then:
        return None
    moved = moved[moved["kind"] != "absent"].reset_index(drop=True)
    links_now = editions.now(study).reports if len(moved) else base.reports
    reasons, gained, lost = [], [], []
    for key in moved["result_id"]:
        old, new = then[key], results[key]
        counted = [{*one.case_ids, *one.possible_ids} for one in (old, new)]
        why = revisions.why_moved(
            *counted, cases_then={*base.reports["case_id"], *counted[0]},
            cases_now={*links_now["case_id"], *counted[1]}, links_then=base.reports, links_now=links_now,
        )  # fmt: skip
        reasons.append("|".join(sorted({*why.gained, *why.lost})) or "recounted")
        gained.append("|".join(case for ids in why.gained.values() for case in ids))
        lost.append("|".join(case for ids in why.lost.values() for case in ids))
    return moved.assign(reasons=reasons, gained=gained, lost=lost)
