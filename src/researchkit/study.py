"""The study's settings: one frozen object, read strictly from ``study.toml``. No clock is read."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from researchkit.briefing.languages import BRIEFINGS
from researchkit.core.dates import Period
from researchkit.core.issue import ResearchkitError
from researchkit.reference import packs

AUDIENCES = ("public", "confidential")


@dataclass(frozen=True, slots=True)
class Study:
    """What is studied.

    Attributes:
        root: folder that holds ``study.toml``, ``data/`` and ``reports/``.
        study_id, title, publisher, contact: what a masthead says.
        countries: ISO 3166-1 alpha-2 codes whose cases are studied.
        default_period, review_period: what a plain build is about.
        first_period: figures are made for every quarter and year from here on.
        as_of: what was known on this day; later records are not used.
        as_of_is_default: whether that is the day of ``study.toml``; another day builds into a folder of its own.
        languages, audiences: what a plain build renders.
        invented: the data are invented, and every page must say so.
        ground: the ground of arrest studied, by its name in the codebook.
        link_sources: whether public pages are linked.
        disclosure_threshold: smallest count shown of cases without a public source.
        briefings: notebook name → period it is run for in a plain build.
    """

    root: Path
    study_id: str
    title: str
    publisher: str
    contact: str
    countries: tuple[str, ...]
    default_period: Period
    review_period: Period
    first_period: Period
    as_of: dt.date
    as_of_is_default: bool
    languages: tuple[str, ...]
    audiences: tuple[str, ...]
    invented: bool
    ground: str
    link_sources: bool
    disclosure_threshold: int
    briefings: tuple[tuple[str, Period], ...]

    @property
    def raw(self) -> Path:
        """Where the raw data are."""
        return self.root / "data" / "raw"

    @property
    def processed(self) -> Path:
        """Where the stages write: apart for another day than the study's own."""
        folder = self.root / "data" / "processed"
        return folder if self.as_of_is_default else folder / "as_of" / self.as_of.isoformat()

    @property
    def reports(self) -> Path:
        """The shelf."""
        return self.root / "reports"

    def settings(self) -> dict[str, str]:
        """Every setting that changes a figure, as text: part of the cache keys."""
        return {
            name: str(getattr(self, name))
            for name in self.__dataclass_fields__
            if name not in {"root", "languages", "audiences", "briefings", "as_of_is_default"}
        }


_KNOWN: dict[str, dict[str, type | tuple[type, ...]]] = {
    "study": {
        "id": str, "title": str, "publisher": str, "contact": str, "countries": list, "default_period": str,
        "review_period": str, "first_period": str, "as_of": str, "languages": list, "audiences": list,
        "invented": bool,
    },
    "ground": {"name": str},
    "publication": {"link_sources": bool},
    "disclosure": {"threshold": int},
}  # fmt: skip


def load(folder: Path, *, as_of: str = "") -> Study:
    """Read ``study.toml`` in a folder, and take up the vocabularies that the study brings from there on.

    Args:
        folder: the study's folder.
        as_of: another day than the file's (ISO), to rebuild what was known then.

    Raises:
        ResearchkitError: the file is missing, is no TOML, has an unknown, missing or ill-formed setting;
            all faults are told at once.
    """
    path = folder / "study.toml"
    if not path.is_file():
        raise ResearchkitError("STUDY-01", f"{folder.name}/study.toml")
    try:
        text = path.read_text(encoding="utf-8")
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ResearchkitError("STUDY-02", "study.toml", _where(error)) from None
    faults: list[str] = []
    _shape(raw, faults)
    study = raw.get("study", {})

    def period(name: str) -> Period:
        try:
            return Period.parse(str(study.get(name, "")))
        except ValueError:
            faults.append(f"study.{name} is no period (2025Q2, 2025, 2025-06, 2025-04-01..2025-06-30)")
            return Period.parse("2000")

    periods = {name: period(name) for name in ("default_period", "review_period", "first_period")}
    day = own_day = dt.date.min
    try:
        own_day = dt.date.fromisoformat(str(study.get("as_of", "")))
        day = dt.date.fromisoformat(as_of) if as_of else own_day
    except ValueError:
        faults.append("as_of is no ISO date")
    for name, allowed in (("languages", BRIEFINGS), ("audiences", AUDIENCES)):
        for value in study.get(name, []):
            if value not in allowed:
                faults.append(f"study.{name}: one of {', '.join(allowed)} is expected")
    for country in study.get("countries", []):
        if not re.fullmatch(r"[A-Z]{2}", str(country)):
            faults.append("study.countries: ISO 3166-1 alpha-2 codes are expected")
    briefings = []
    for notebook, when in raw.get("briefings", {}).items():
        named = periods.get(str(when))
        try:
            briefings.append((notebook, named or Period.parse(str(when))))
        except ValueError:
            faults.append(f"briefings.{notebook} names no period")
    if faults:
        raise ResearchkitError("STUDY-03", "study.toml", "; ".join(faults))
    packs.use_study_folder(folder)
    return Study(
        root=folder,
        study_id=study["id"],
        title=study["title"],
        publisher=study["publisher"],
        contact=study["contact"],
        countries=tuple(study["countries"]),
        as_of=day,
        as_of_is_default=day == own_day,
        languages=tuple(study["languages"]),
        audiences=tuple(study["audiences"]),
        invented=study["invented"],
        ground=raw["ground"]["name"],
        link_sources=raw["publication"]["link_sources"],
        disclosure_threshold=raw["disclosure"]["threshold"],
        briefings=tuple(briefings),
        **periods,
    )


def _shape(raw: Mapping[str, object], faults: list[str]) -> None:
    for section in raw:
        if section not in _KNOWN and section != "briefings":
            faults.append(f"unknown section [{section}]")
    for section, settings in _KNOWN.items():
        given = raw.get(section)
        if not isinstance(given, dict):
            faults.append(f"missing section [{section}]")
            continue
        faults.extend(f"unknown setting {section}.{name}" for name in given if name not in settings)
        for name, kind in settings.items():
            if name not in given:
                faults.append(f"missing setting {section}.{name}")
            elif not isinstance(given[name], kind) or (kind is int and isinstance(given[name], bool)):
                faults.append(f"{section}.{name} has the wrong type")


def _where(error: Exception) -> str:
    found = re.search(r"line \d+", str(error))
    return found[0] if found else "not UTF-8" if isinstance(error, UnicodeDecodeError) else ""
