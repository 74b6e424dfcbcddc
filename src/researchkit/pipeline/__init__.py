"""The one ordered list of stages, and the build that walks it.

``STAGES`` is declared once. The same names, in the same order, are the rooms' work and the folders of
``data/processed/``. A stage is a pure function of tables: it is run again only if its code, its
vocabularies, its settings, the versions it rests on or the *content* of what it reads have changed, so a
comment in a cleaner re-runs cleaning and, if the claims come out the same, nothing after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from researchkit import store
from researchkit.core.dates import Period
from researchkit.pipeline import tables
from researchkit.pipeline.stage import Build, Stage
from researchkit.reference import packs
from researchkit.study import Study

if TYPE_CHECKING:
    import pandas as pd

    from researchkit.pipeline.stage import Tables

STAGES: tuple[Stage, ...] = (
    Stage("receive", tables.receive, rooms=("intake", "reference", "clean"), raw=True),
    Stage("intake", tables.intake, rooms=("intake", "reference", "clean"), raw=True),
    Stage("clean", tables.clean, reads=("intake",), rooms=("clean", "reference"), decisions=True),
    Stage("link", tables.link, reads=("intake", "clean"), rooms=("link", "clean", "reference"), settings=("as_of",),
          decisions=True),
    Stage("classify", tables.classify, reads=("intake", "clean", "link"), rooms=("classify", "clean", "reference")),
    Stage("redact", tables.redact, reads=("intake", "clean", "link", "classify"), rooms=("protect", "reference"),
          settings=("as_of", "link_sources"), decisions=True),
    Stage("analyse", tables.analyse, reads=("redact",), rooms=("analyse",), settings=("as_of", "countries", "first_period", "ground")),
    Stage("disclose", tables.disclose, reads=("redact", "analyse"), rooms=("protect", "analyse"),
          settings=("disclosure_threshold",)),
)  # fmt: skip

ORDER = tuple(stage.name for stage in STAGES)


@dataclass(frozen=True, slots=True)
class Step:
    """What a build did with one stage."""

    name: str
    ran: bool
    facts: Mapping[str, Any]


def build(
    study: Study,
    *,
    periods: Iterable[Period] = (),
    engine: str = "duckdb",
    on_step: Callable[[Step], None] = lambda step: None,
) -> list[Step]:
    """Bring every stage up to date.

    Args:
        study: the study.
        periods: periods that figures are wanted for beside the study's own.
        engine: ``duckdb`` (in this process) or ``spark``, for cleaning and linkage; the tables are the same.
        on_step: told after each stage.

    Raises:
        ResearchkitError: another build is running, a folder cannot be written, or rows do not balance. The
            output of earlier builds stands.
    """
    packs.use_study_folder(study.root)
    work = Build(study, ORDER, tuple(periods), engine)
    steps = []
    with store.one_build(study.processed):
        for stage in STAGES:
            folder = work.folder(stage.name)
            key = _key(work, stage)
            ran = store.record(folder).get("key") != key or not store.intact(folder)
            if ran:
                tables, facts = stage.run(work)
                if "issues" in tables:
                    facts = facts | {"blocking": _blocking(tables["issues"])}
                _write(work, stage, key, tables, facts)
                for name, table in tables.items():
                    work.tables[stage.name, name] = table
            facts_now = store.record(folder).get("facts")
            step = Step(stage.name, ran, facts_now if isinstance(facts_now, dict) else {})
            steps.append(step)
            on_step(step)
        if any(step.ran for step in steps):
            store.remember(study.processed, {step.name: dict(step.facts) for step in steps})
    return steps


def stale(study: Study, periods: Iterable[Period] = ()) -> list[str]:
    """Names of the stages that a build would run now, as far as can be told without running them."""
    work = Build(study, ORDER, tuple(periods))
    out = []
    for stage in STAGES:
        folder = work.folder(stage.name)
        if any(name in out for name in stage.reads) or store.record(folder).get("key") != _key(work, stage):
            out.append(stage.name)
    return out


def _key(work: Build, stage: Stage) -> str:
    settings = work.study.settings()
    parts = [
        stage.name,
        store.code_digest(("core", "pipeline", *stage.rooms)),
        store.lock_digest(),
        *(f"{name}={settings[name]}" for name in stage.settings),
        *(store.digest(repr(store.record(work.folder(name)).get("files"))) for name in stage.reads),
    ]
    if stage.raw:
        parts += [f"{source}/{name}" + store.digest(data) for source, files in work.raw.items()
                  for name, data in files.items()]  # fmt: skip
    if stage.decisions:
        parts += [name + store.digest(data) for name, data in store.judgements(work.study.raw).items()]
    if stage.name in {"analyse", "disclose"}:
        parts += [period.code for period in work.wanted]
    if "reference" in stage.rooms:
        parts += [one.name + store.tree_digest(one) for one in packs.own(work.study.root)]
    return store.digest(*parts)


def _blocking(issues: pd.DataFrame) -> list[str]:
    chosen = issues[issues["severity"] == "block"].drop_duplicates(["code", "place"])
    return [
        f"{code} {place}: {problem} -> {step}"
        for code, place, problem, step in zip(
            chosen["code"], chosen["place"], chosen["problem"], chosen["next_step"], strict=True
        )
    ]


def _write(work: Build, stage: Stage, key: str, tables: Tables, facts: dict[str, object]) -> None:
    from researchkit.core import contracts
    from researchkit.core.tables import Table
    from researchkit.protect.redact import CASE_SOURCES

    known = {table.name: table for table in vars(contracts).values() if isinstance(table, Table)}
    known[CASE_SOURCES.name] = CASE_SOURCES
    for name, table in tables.items():
        contract = known.get(name)
        if contract is not None:
            tables[name] = contract.check(table)
    store.write_stage(
        work.folder(stage.name),
        key,
        tables,
        {name: known[name].schema() for name in tables if name in known},
        {name: known[name].description for name in tables if name in known},
        facts,
    )
