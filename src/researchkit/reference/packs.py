"""Where vocabularies are found: in the package, and in a study's own drop-in folders.

A study may bring folders of its own, each alone or with others (:data:`OWN`): ``countries/<iso2>/``, ``lexicons/``,
``codebooks/`` … Its files are read after the package's, so they add to them (and win where a key is the same).
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

OWN = ("calendar", "codebooks", "countries", "forms", "lexicons", "names")
"""Folders that a study may bring, named as those of the package."""

_PACKAGE = Path(__file__).parent
_study_folders: list[Path] = []


def use_study_folder(folder: Path | None) -> None:
    """Read a study's own vocabularies as well, if it brings any (``None``: only the package's)."""
    wanted = [folder] if folder is not None and own(folder) else []
    if wanted != _study_folders:
        _study_folders[:] = wanted
        for forget in _forgetters:
            forget.cache_clear()


def study_folder() -> Path | None:
    """The folder of the study whose own vocabularies are read, for another process to read them too."""
    return _study_folders[0].resolve() if _study_folders else None


def own(folder: Path) -> list[Path]:
    """The folders of vocabularies that a study brings."""
    return [folder / name for name in OWN if (folder / name).is_dir()]


_forgetters: list[functools._lru_cache_wrapper[Any]] = []


def cached(loader: functools._lru_cache_wrapper[T]) -> functools._lru_cache_wrapper[T]:
    """Register a ``functools.cache``d loader to be forgotten when the study changes."""
    _forgetters.append(loader)
    return loader


def files(*parts: str) -> Iterator[Path]:
    """Every file at this relative place, the package's first, then the study's."""
    for root in (_PACKAGE, *_study_folders):
        path = root.joinpath(*parts)
        if path.is_file():
            yield path


def folders(*parts: str) -> Iterator[Path]:
    """Every folder at this relative place, the package's first, then the study's."""
    for root in (_PACKAGE, *_study_folders):
        path = root.joinpath(*parts)
        if path.is_dir():
            yield path


def rows(*parts: str) -> list[dict[str, str]]:
    """All rows of a CSV vocabulary, the package's first, then the study's."""
    out: list[dict[str, str]] = []
    for path in files(*parts):
        with path.open(encoding="utf-8", newline="") as handle:
            out.extend(csv.DictReader(handle))
    return out


def countries() -> list[str]:
    """ISO codes (upper case) of every country with a pack."""
    found = {
        entry.name.upper() for root in folders("countries") for entry in root.iterdir() if entry.is_dir()
    }
    return sorted(found)
