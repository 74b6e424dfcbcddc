"""What each command does, told to a person in plain lines. The work itself is in the pipeline."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from researchkit import pipeline, store
from researchkit import study as studies
from researchkit.briefing.languages import DOSSIERS, require
from researchkit.core.dates import Period
from researchkit.core.issue import ResearchkitError
from researchkit.pipeline import briefs

if TYPE_CHECKING:
    from tqdm import tqdm

    from researchkit.briefing.execute import Workers


def say(line: str, to: TextIO | None = None) -> None:
    """One line for a person."""
    (to or sys.stdout).write(line + "\n")
    (to or sys.stdout).flush()


def build(folder: Path, periods: Sequence[str], as_of: str, engine: str = "duckdb") -> int:
    """``researchkit build``."""
    study = studies.load(folder, as_of=as_of)
    steps = pipeline.build(study, periods=_periods(periods), engine=engine, on_step=_told)
    if not any(step.ran for step in steps):
        say("nothing has changed; nothing was done")
    return _blocked(study)


def brief(
    folder: Path, notebooks: Sequence[str], periods: Sequence[str], countries: Sequence[str],
    languages: Sequence[str], audience: str | None, as_of: str, workers: int,
) -> int:  # fmt: skip
    """``researchkit brief``."""
    study = studies.load(folder, as_of=as_of)
    wanted = briefs.plan(
        study,
        notebooks=notebooks,
        periods=periods,
        countries=countries,
        languages=languages,
        audience=audience,
    )
    os.environ["RESEARCHKIT_STUDY"] = str(study.root.resolve())
    house, aside = _house(study, wanted), ThreadPoolExecutor(1)
    try:
        pipeline.build(study, periods=[one.period for one in wanted], on_step=_told)
        # This process only waits while the house renders: it has the time to make the gate ready.
        ahead = house is not None and not briefs.blocking(study)
        gate = aside.submit(briefs.gate, study).result if ahead else None
        with _Progress(len(wanted)) as progress:
            made = briefs.render(study, wanted, workers=workers, on_progress=progress.cell, house=house)
        for one in made:
            if one.error is not None:
                say(f"failed: {one.brief.slug}: {one.error}", sys.stderr)
        if not any(one.ran for one in made) and made:
            say("no briefing has changed; nothing was rendered")
        shelved = briefs.shelve(study, made, gate)
    finally:
        aside.shutdown()
        if house is not None:
            house.close()
    for line in shelved.notes:
        say(f"note: {line}", sys.stderr)
    for line in shelved.blocked_by:
        say(f"blocks the release: {line}", sys.stderr)
    _tell_where(study, made, shelved)
    if any(one.error is not None for one in made):
        return 1
    return 3 if shelved.blocked_by else 0


def explain(folder: Path, wanted: str, page: Path | None) -> int:
    """``researchkit explain``."""
    from researchkit.proof import Ledger

    tree = Ledger(studies.load(folder)).explain(wanted)
    say(str(tree))
    if page is not None:
        store.write_atomically(page.resolve(), tree.page().encode())
        say(f"written to {page}")
    return 0


def dossier(folder: Path, case: str, languages: Sequence[str], audience: str, as_of: str) -> int:
    """``researchkit dossier``."""
    from researchkit.dossier import find
    from researchkit.pipeline import dossiers

    study = studies.load(folder, as_of=as_of)
    for language in languages:
        require(language, DOSSIERS)
    os.environ["RESEARCHKIT_STUDY"] = str(study.root.resolve())
    pipeline.build(study, on_step=_told)
    found = find(study, case)
    if found != case:
        say(f"case {found}")
    for language in languages or study.languages[:1]:
        made = dossiers.render(study, found, language=language, audience=audience)
        say(f"dossier of {found}, {language}, {audience}:")
        say(f"  {made.html}")
        say(f"  {made.pdf}")
    return 0


def status(folder: Path) -> int:
    """``researchkit status``."""
    study = studies.load(folder)
    stale = pipeline.stale(study)
    say(f"study {study.study_id}: {', '.join(study.countries)}, as of {study.as_of}")
    say("stale: " + (", ".join(stale) if stale else "nothing"))
    shown = 0
    for name in ("01_receive", "02_intake", "03_clean", "04_link"):
        place = study.processed / name
        if not store.intact(place):
            continue
        facts = store.record(place).get("facts")
        if isinstance(facts, dict):
            say(
                f"{name[3:]}: "
                + ", ".join(
                    f"{value} {key.replace('_', ' ')}" for key, value in facts.items() if key != "blocking"
                )
            )
        issues = store.read_table(place, "issues")
        for (code, severity, problem, step), group in issues.groupby(
            ["code", "severity", "problem", "next_step"]
        ):
            first = group["place"].iat[0]
            say(f"  {severity} {code} ×{len(group)}: {problem} -> {step} (first: {first})")
            shown += 1
    if not shown:
        say("no issues" if not stale else "build to see issues")
    return _blocked(study)


def verify(folder: Path, release: Path | None) -> int:
    """``researchkit verify``."""
    from researchkit.release.verify import verify as check

    target = release or folder / "reports" / "latest"
    verdict = check(target)
    for fault in verdict.faults:
        say(fault, sys.stderr)
    say(f"{verdict.verdict}: {verdict.files} files checked")
    return verdict.exit_code


def new_source(folder: Path, name: str, sample: Path) -> int:
    """``researchkit new-source``."""
    from researchkit.intake.template import new_source as template

    study = studies.load(folder)
    target = study.raw / name
    if target.exists():
        raise ResearchkitError("INTAKE-NEW-01", f"data/raw/{name}")
    try:
        data = sample.read_bytes()
    except OSError:
        raise ResearchkitError("INTAKE-NEW-02", sample.name) from None
    files = template(name, data, sample.name)
    store.replace_folder(target, lambda staging: store.write_files(staging, files))
    say(f"started data/raw/{name}/: confirm what source.toml guesses, then run `researchkit build`")
    return 0


def receive(folder: Path, source: str) -> int:
    """``researchkit receive``."""
    import datetime as dt

    from researchkit.intake import receive as receiving

    study = studies.load(folder)
    files = store.raw_sources(study.raw).get(source)
    if files is None:
        raise ResearchkitError("INTAKE-NEW-03", f"data/raw/{source}")
    ledger = receiving.record(source, files, dt.datetime.now(dt.UTC).date())
    store.write_atomically(study.raw / source / "received.csv", ledger)
    say(f"recorded data/raw/{source}/received.csv")
    return 0


def intake(
    folder: Path, paths: Sequence[Path], out: Path, publisher: str, country: str, language: str, published: str,
    encoding: str,
) -> int:  # fmt: skip
    """``researchkit intake``."""
    import datetime as dt

    from researchkit import drafting
    from researchkit.core.issue import codes
    from researchkit.intake.narrative.files import checked
    from researchkit.reference import packs

    if (folder / "study.toml").is_file():
        packs.use_study_folder(folder)
    known = checked(country=country, language=language, published=published)
    taken = drafting.read(paths, publisher=publisher, encoding=encoding, **known)
    drafting.write(out, taken, dt.datetime.now(dt.UTC).date())
    unread = 0
    for number, one in enumerate(taken, 1):
        draft = one.draft
        persons, claims = len(draft.persons), sum(1 for _ in draft.rows())
        if draft.text:
            told = [
                draft.language,
                draft.country or "country not told",
                draft.published.edtf or "date not told",
            ]
            say(f"T{number} {draft.name}: {', '.join(told)}; {persons} person(s), {claims} claim(s), "
                f"{len(draft.closed)} place(s) closed")  # fmt: skip
        unread += not draft.text
        for code in dict.fromkeys(draft.issues):
            kind = codes()[code]
            if kind.severity != "info":
                say(f"{code} {draft.name}: {kind.problem} -> {kind.next_step}", sys.stderr)
    say(f"drafts written to {out}/ (look at pages/, decide in {drafting.CLAIMS}; {drafting.README} says how)")
    say(f"then: researchkit confirm {out} NAME --by YOU")
    return 1 if unread else 0


def confirm(folder: Path, drafts: Path, name: str, by: str) -> int:
    """``researchkit confirm``."""
    import datetime as dt

    from researchkit import confirmation

    study = studies.load(folder)
    opened = confirmation.Drafts(drafts)
    made = confirmation.confirm(
        study, opened, name, by, dt.datetime.now(dt.UTC).date(),
        on_fault=lambda issue: say(f"researchkit: {issue}", sys.stderr),
    )  # fmt: skip
    say(
        f"confirmed into data/raw/{name}/: {made.claims} claim(s) of {made.persons} person(s) in {made.texts} "
        f"new text(s); {made.corrections} reading(s) corrected; {made.struck} claim(s) struck out"
    )
    if made.undecided:
        say(f"{made.undecided} claim(s) are undecided and stay out; decide and confirm again to add them")
    if not made.claims:
        say("nothing new was confirmed; nothing was written")
    elif made.received_on > study.as_of.isoformat():
        say(f"note: these reports count as known from {made.received_on} on; the study looks at {study.as_of} "
            "(as_of in study.toml)", sys.stderr)  # fmt: skip
    say("then: researchkit build")
    return 0


def open_lab(folder: Path) -> int:
    """``researchkit lab``."""
    study = studies.load(folder)
    pipeline.build(study, on_step=_told)
    path = briefs.notebook_path(study, "quarterly_briefing")
    home = path.parent if path else study.root
    environment = os.environ | {"RESEARCHKIT_STUDY": str(study.root.resolve())}
    command = [sys.executable, "-m", "jupyterlab", str(home), "--KernelManager.transport=ipc"]
    return subprocess.call(command, env=environment)  # noqa: S603 - our own interpreter


# ---- telling ---------------------------------------------------------------------------------------------


class _Progress:
    """One bar for a terminal, plain lines otherwise."""

    def __init__(self, briefings: int) -> None:
        self.briefings = briefings
        self.seen: set[tuple[str, str]] = set()
        self.bar: tqdm[Any] | None = None

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.close()

    def cell(self, one: briefs.Brief, place: str, cells: int) -> None:
        """A cell of a briefing has begun."""
        if not sys.stderr.isatty():
            if (one.slug, "") not in self.seen:
                self.seen.add((one.slug, ""))
                say(f"rendering {one.slug}")
            return
        if self.bar is None:
            from tqdm import tqdm

            self.bar = tqdm(total=cells * self.briefings, unit="cell", leave=False)
        bar = self.bar
        if (one.slug, place) not in self.seen:
            self.seen.add((one.slug, place))
            bar.update(1)


def _house(study: studies.Study, wanted: Sequence[briefs.Brief]) -> Workers | None:
    """Start the process that imports what briefings need, if any must be rendered: it gets ready meanwhile."""
    if pipeline.stale(study, [one.period for one in wanted]) or briefs.outdated(study, wanted):
        from researchkit.briefing.execute import Workers

        return Workers(briefs.PRELOAD)
    return None


def _told(step: pipeline.Step) -> None:
    if step.ran:
        facts = ", ".join(
            f"{value} {name.replace('_', ' ')}" for name, value in step.facts.items() if name != "blocking"
        )
        say(f"{step.name}: {facts}")


def _tell_where(study: studies.Study, made: Sequence[briefs.Made], shelved: briefs.Shelved) -> None:
    for one in made:
        if one.error is not None:
            continue
        if shelved.folder is not None and one.brief.slug in shelved.address:
            home = study.reports / "latest" if study.as_of_is_default else shelved.folder
            base = home / shelved.address[one.brief.slug]
        else:
            base = one.folder / one.brief.notebook
        say(f"{one.brief.notebook}, {one.brief.period.code}, {one.brief.language}:")
        say(f"  {base}.html")
        say(f"  {base}.pdf")
    if shelved.folder is not None:
        say(f"release {shelved.folder.name}: {shelved.folder} (index.html, manifest.json, SHA256SUMS)")


def _blocked(study: studies.Study) -> int:
    lines = briefs.blocking(study)
    for line in lines:
        say(f"blocks a release: {line}", sys.stderr)
    return 3 if lines else 0


def _periods(codes: Sequence[str]) -> list[Period]:
    try:
        return [Period.parse(code) for code in codes]
    except ValueError:
        raise ResearchkitError("PIPE-03", "period") from None
