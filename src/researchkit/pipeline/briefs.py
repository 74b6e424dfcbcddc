"""Stages 9 and 10: notebooks become briefings, and briefings a release."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from researchkit import __version__, store
from researchkit.briefing.languages import BRIEFINGS, require
from researchkit.core.dates import Period
from researchkit.core.issue import Issue, ResearchkitError
from researchkit.pipeline import editions, standing
from researchkit.reference import packs
from researchkit.study import AUDIENCES, Study

if TYPE_CHECKING:
    from researchkit.briefing.execute import Executed, Job, Workers
    from researchkit.pipeline.guard import Guard

BRIEF_FOLDER = "09_brief"
#: Modules that a briefing's process has ready before its notebook starts.
PRELOAD = (
    "researchkit.lab",
    "researchkit.analyse.standard",
    "researchkit.analyse.times",
    "researchkit.briefing.sections.basis",
    "researchkit.briefing.sections.cases",
    "researchkit.briefing.sections.changes",
    "researchkit.briefing.sections.closing",
    "researchkit.briefing.sections.counts",
    "researchkit.briefing.sections.data",
    "researchkit.briefing.sections.documented",
    "researchkit.briefing.sections.head",
    "researchkit.briefing.sections.law",
    "researchkit.briefing.sections.notes",
    "researchkit.briefing.sections.patterns",
    "researchkit.briefing.sections.response",
    "researchkit.briefing.sections.revisions",
    "researchkit.briefing.sections.safeguards",
    "researchkit.briefing.sections.where",
    "researchkit.briefing.charts.bounds",
    "researchkit.briefing.charts.columns",
    "researchkit.briefing.charts.conduct",
    "researchkit.briefing.charts.export",
    "researchkit.briefing.charts.lateness",
    "researchkit.briefing.charts.periods",
    "researchkit.briefing.charts.plot",
    "researchkit.briefing.charts.safeguards",
    "researchkit.briefing.charts.swimlane",
    "researchkit.briefing.charts.tiles",
    "researchkit.briefing.charts.upset",
    "researchkit.briefing.charts.words",
    "researchkit.reference.gazetteer",
    "researchkit.reference.organisations",
    "researchkit.reference.statutes",
    "researchkit.reference.tiles",
    "matplotlib.backends.backend_svg",
)
DEADLINE_S = 300.0
LONGEST_QUARTER = 92
#: The period in a notebook's cell of parameters.
_PERIOD = re.compile(r"(?m)^period\b[^=\n]*=\s*[\"']([^\"'\n]+)[\"']")
#: Id of the heading under which a draft lists the words that its language lacks.
UNTRANSLATED = "untranslated"


@dataclass(frozen=True, slots=True)
class Brief:
    """One briefing: a notebook run for one period, country, language and audience."""

    notebook: str
    period: Period
    country: str
    language: str
    audience: str

    @property
    def slug(self) -> str:
        """Name of its folder among the generated data."""
        return f"{self.notebook}.{self.country}.{self.period.code}.{self.language}.{self.audience}"


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a briefing: its folder, or why it failed."""

    brief: Brief
    folder: Path
    ran: bool
    error: ResearchkitError | None = None


def plan(
    study: Study,
    *,
    notebooks: Sequence[str] = (),
    periods: Sequence[str] = (),
    countries: Sequence[str] = (),
    languages: Sequence[str] = (),
    audience: str | None = None,
) -> list[Brief]:
    """Which briefings are asked for; what is left out is taken from the study.

    Raises:
        ResearchkitError: an unknown notebook, period, country, language or audience (PIPE-01 to -07).
    """
    usual = dict(study.briefings)
    chosen = tuple(notebooks) or tuple(usual)
    for name in chosen:
        if notebook_path(study, name) is None:
            raise ResearchkitError("PIPE-04", "notebooks")
    for country in countries:
        if country not in study.countries:
            raise ResearchkitError("PIPE-01", "country", f"the study has {', '.join(study.countries)}")
    for language in languages:
        require(language, BRIEFINGS)
    if audience is not None and audience not in AUDIENCES:
        raise ResearchkitError("PIPE-07", "audience")
    stretches = []
    for code in periods:
        try:
            stretches.append(Period.parse(code))
        except ValueError:
            raise ResearchkitError("PIPE-03", "period") from None
        if stretches[-1].first > study.as_of:
            raise ResearchkitError("PIPE-06", "period", f"as_of is {study.as_of}")
    return [
        Brief(name, period, country, language, edition)
        for name in chosen
        for period in (stretches or [usual.get(name) or usual_period(study, name)])
        for country in (countries or study.countries)
        for language in (languages or study.languages)
        for edition in ([audience] if audience else study.audiences)
    ]


def usual_period(study: Study, name: str) -> Period:
    """What a notebook that the study gives no period is about: the study's quarter, or its year if its own period is longer."""
    path = notebook_path(study, name)
    try:
        cells = json.loads(path.read_bytes())["cells"] if path else []
        (source,) = (
            "".join(cell["source"]) for cell in cells if "parameters" in cell["metadata"].get("tags", ())
        )
        own = Period.parse(_PERIOD.findall(source)[0])
    except (ValueError, LookupError, TypeError, AttributeError):
        return study.default_period  # what is wrong with the notebook is told when it runs
    return study.review_period if own.days > LONGEST_QUARTER else study.default_period


def notebook_path(study: Study, name: str) -> Path | None:
    """The notebook of this name: the study's own, else the project's."""
    for root in (study.root, *study.root.resolve().parents):
        path = root / "notebooks" / f"{name}.ipynb"
        if path.is_file():
            return path
    return None


def render(
    study: Study,
    briefs: Iterable[Brief],
    *,
    workers: int = 0,
    on_progress: Callable[[Brief, str, int], None] = lambda brief, place, cells: None,
    house: Workers | None = None,
) -> list[Made]:
    """Run and draw what is not up to date; one that fails does not stop the others.

    Args:
        study: the study, built.
        briefs: the briefings wanted.
        workers: how many at once; 0 = one a processor.
        on_progress: told of each cell begun.
        house: a :class:`~researchkit.briefing.execute.Workers` started early, if there is one.
    """
    listed = list(briefs)
    root = study.processed / BRIEF_FOLDER
    keys = {brief: _key(study, brief) for brief in listed}
    todo = outdated(study, listed)
    errors: dict[Brief, ResearchkitError] = {}
    if todo:
        from researchkit.briefing.execute import Workers

        jobs = [_job(study, brief) for brief in todo]

        def told(index: int, place: str, cells: int) -> None:
            on_progress(todo[index], place, cells)

        shop = house or Workers(PRELOAD)
        try:
            outcomes = shop.run(jobs, workers=workers or None, on_progress=told)
        finally:
            if shop is not house:
                shop.close()
        for brief, outcome in zip(todo, outcomes, strict=True):
            if isinstance(outcome, ResearchkitError):
                errors[brief] = outcome
            else:
                _keep(root / brief.slug, keys[brief], brief, outcome)
    return [Made(brief, root / brief.slug, brief in todo, errors.get(brief)) for brief in listed]


def outdated(study: Study, briefs: Iterable[Brief]) -> list[Brief]:
    """Those that a render would run now."""
    root = study.processed / BRIEF_FOLDER
    return [
        brief
        for brief in briefs
        if store.record(root / brief.slug).get("key") != _key(study, brief)
        or not store.intact(root / brief.slug)
    ]


def _job(study: Study, brief: Brief) -> Job:
    from researchkit.briefing.execute import Job

    path = notebook_path(study, brief.notebook)
    assert path is not None
    return Job(
        notebook=path,
        parameters={
            "period": brief.period.code, "country": brief.country, "language": brief.language,
            "audience": brief.audience, "as_of": "" if study.as_of_is_default else study.as_of.isoformat(),
        },
        deadline_s=DEADLINE_S,
        name=path.name,
        files_at=f"{brief.notebook}_files",
        cwd=study.root.resolve(),
        lang=brief.language,
        date=study.as_of.isoformat(),
        log=study.processed / "logs" / f"{brief.slug}.txt",
    )  # fmt: skip


def _key(study: Study, brief: Brief) -> str:
    path = notebook_path(study, brief.notebook)
    tables = [
        repr(store.record(study.processed / name).get("files")) for name in ("06_redact", "08_disclose")
    ]
    return store.digest(
        brief.slug,
        path.read_bytes() if path else b"",
        store.code_digest(("core", "reference", "analyse", "briefing", "lab", "study")),
        *(one.name + store.tree_digest(one) for one in packs.own(study.root)),
        store.lock_digest(),
        repr(sorted(study.settings().items())),
        editions.key(study) if "None" not in tables else "",
        *tables,
    )


def _keep(folder: Path, key: str, brief: Brief, made: Executed) -> None:
    files = {
        f"{brief.notebook}.html": made.html or b"",
        f"{brief.notebook}.pdf": made.pdf or b"",
        f"{brief.notebook}.ipynb": made.notebook,
        **{f"{brief.notebook}_files/{name}": data for name, data in sorted(made.files.items())},
    }

    def fill(staging: Path) -> None:
        store.write_files(staging, files)
        document = json.dumps(made.document.to_json(), ensure_ascii=False, sort_keys=True) + "\n"
        (staging / "document.json").write_text(document, encoding="utf-8")
        digests = {
            path.relative_to(staging).as_posix(): store.digest(path.read_bytes())
            for path in sorted(staging.rglob("*"))
            if path.is_file()
        }
        record = {"key": key, "facts": {"issues": [str(issue) for issue in made.issues]}, "files": digests}
        (staging / store.RECORD).write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")

    store.replace_folder(folder, fill)


# ---- release ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shelved:
    """Where a release went, or the issues that block it."""

    folder: Path | None
    blocked_by: tuple[str, ...]
    address: dict[str, str]
    notes: tuple[str, ...] = ()


def gate(study: Study) -> Guard:
    """The gate of a built study, with the figures that any release carries already searched.

    It takes a while and needs no briefing, so it can be done while they are made.
    """
    from researchkit.pipeline.guard import Guard

    made_from = _made_from(study)
    guard = Guard(study, store.digest(made_from["code"], made_from["versions"], made_from["policy"]))
    guard.check(editions.files(study))
    return guard


def shelve(study: Study, made: Iterable[Made], guard: Callable[[], Guard] | None = None) -> Shelved:
    """Publish finished public briefings as one release; confidential ones stay among the generated data.

    A blocking issue of the build, or a restricted name in a finished file, blocks the release: the last one
    stands, and the new briefings can be read where they were made.

    Args:
        study: the study, built.
        made: what was rendered.
        guard: gives the gate, if it was made beforehand.
    """
    done = [one for one in made if one.error is None]
    public = [one for one in done if one.brief.audience == "public"]
    address = {one.brief.slug: f"{_place(study, one.brief)}/{one.brief.notebook}" for one in public}
    blocked = blocking(study) + untranslated(done)
    if not public or blocked:
        return Shelved(None, tuple(blocked), address)
    made_from = _made_from(study)
    key = standing.key(study, made_from, [one.folder for one in public])
    if study.as_of_is_default and (stands := standing.find(study, key)):
        return Shelved(stands.folder, (), address, stands.notes)
    files: dict[str, bytes] = {}
    entries: list[tuple[Brief, Path, dict[str, bytes]]] = []
    for one in public:
        place = _place(study, one.brief)
        own = {
            f"{place}/{path.relative_to(one.folder).as_posix()}": path.read_bytes()
            for path in sorted(one.folder.rglob("*"))
            if path.is_file() and path.name not in {store.RECORD, "document.json"}
        }
        files |= own
        entries.append((one.brief, one.folder, own))
    files |= editions.files(study)
    from researchkit.pipeline import shelf
    from researchkit.release.publish import publish

    keeper = guard() if guard else gate(study)
    more = shelf.complete(study, entries, keeper.check, made_from)
    files = more.files | files
    passed = keeper.check(files)
    if not passed.open:
        return Shelved(None, tuple(str(issue) for issue in passed.issues), address, more.notes)
    folder = publish(study.reports, files, made_from, latest=study.as_of_is_default)
    if study.as_of_is_default:
        standing.keep(study, key, standing.Standing(folder, more.notes))
    return Shelved(folder, (), address, more.notes)


def untranslated(made: Iterable[Made]) -> list[str]:
    """Why briefings may not be published whose language lacks words: English stood in for them."""
    out = []
    for one in made:
        document = json.loads((one.folder / "document.json").read_text(encoding="utf-8"))
        if any(block.get("id") == UNTRANSLATED for block in document["blocks"]):
            place = f"{one.brief.notebook}.{one.brief.period.code}.{one.brief.language}"
            out.append(str(Issue("WORDING-01", place, field=one.brief.language, stage="brief")))
    return out


def _place(study: Study, brief: Brief) -> str:
    where = f"{brief.period.code}/{brief.language}"
    return where if len(study.countries) == 1 else f"{brief.country}/{where}"


def blocking(study: Study) -> list[str]:
    """Blocking issues of the build, each once, with a count."""
    found: set[str] = set()
    for name in ("01_receive", "02_intake", "03_clean", "04_link"):
        facts = store.record(study.processed / name).get("facts")
        if isinstance(facts, dict):
            found.update(str(line) for line in facts.get("blocking", ()))
    return sorted(found)


def _made_from(study: Study) -> dict[str, str]:
    return {
        "researchkit": __version__,
        "study": study.study_id,
        "as_of": study.as_of.isoformat(),
        "code": store.code_digest(("core", "reference", "intake", "clean", "link", "classify", "protect", "analyse",
                                   "briefing", "release")),
        "versions": store.lock_digest(),
        "policy": store.digest(repr(sorted(study.settings().items()))),
        "tables": editions.tables_digest(study),
    }  # fmt: skip
