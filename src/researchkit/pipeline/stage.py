"""A stage, and what one build knows while it walks them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from researchkit import store
from researchkit.core.dates import Period, context, series
from researchkit.study import Study

if TYPE_CHECKING:  # a build in which nothing changed never imports pandas
    import pandas as pd

    from researchkit.intake.reading import Intake

    Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage.

    Attributes:
        name: as in the rooms and folders.
        run: tables of earlier stages in, tables out; and facts for the record.
        reads: earlier stages whose tables it reads.
        rooms: code and vocabularies that it depends on, besides ``core``.
        settings: names of study settings that it depends on.
        raw, decisions: whether it reads the raw files, the files of human decisions.
    """

    name: str
    run: Callable[[Build], tuple[Tables, dict[str, object]]]
    reads: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    raw: bool = False
    decisions: bool = False


@dataclass
class Build:
    """One build of one study: where things are, and what has been read so far."""

    study: Study
    order: tuple[str, ...]
    periods: tuple[Period, ...] = ()
    engine: str = "duckdb"
    tables: dict[tuple[str, str], pd.DataFrame] = field(default_factory=dict)
    _raw: dict[str, dict[str, bytes]] | None = None
    _taken: Intake | None = None

    @property
    def raw(self) -> dict[str, dict[str, bytes]]:
        """The raw files, read once."""
        if self._raw is None:
            self._raw = store.raw_sources(self.study.raw)
        return self._raw

    @property
    def taken(self) -> Intake:
        """What intake makes of the raw files, read once."""
        if self._taken is None:
            from researchkit import intake

            self._taken = intake.read_all(self.raw)
        return self._taken

    def folder(self, stage: str) -> Path:
        """Folder of a stage, numbered by its place."""
        return self.study.processed / f"{1 + self.order.index(stage):02d}_{stage}"

    def table(self, stage: str, name: str) -> pd.DataFrame:
        """A table of an earlier stage."""
        if (stage, name) not in self.tables:
            self.tables[stage, name] = store.read_table(self.folder(stage), name)
        return self.tables[stage, name]

    def decisions(self, name: str) -> list[dict[str, str]]:
        """Rows of a file of human decisions; none if there is no such file."""
        return store.decisions(self.study.raw, name)

    @property
    def wanted(self) -> tuple[Period, ...]:
        """Every period that figures are made for.

        Those asked for, the quarters each is shown among, that whole stretch, and the periods it is compared
        with: the one before it and the same one a year before.
        """
        asked = self.periods or (self.study.default_period, self.study.review_period)
        out = {period.code: period for period in asked}
        for period in asked:
            for other in (*series(period), context(period), period.previous(), period.year_before()):
                out.setdefault(other.code, other)
        return tuple(sorted(out.values()))
