"""Whose data the package carries, and under which licence: every ``source`` of a row is one of these.

``notices.csv`` lists works that were carried over (with their licence), standards and facts that are cited, and what
is our own. A row's source may name several, set apart by semicolons.
"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_REFERENCE = Path(__file__).parent
_TITLES = {
    "work": "Works carried over",
    "standard": "Standards and documents followed",
    "fact": "Facts cited, each row with its page",
    "own": "Our own",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One origin of data.

    Attributes:
        kind: ``work`` (carried over under a licence), ``standard``, ``fact`` or ``own``.
        name, holder, licence, address: as NOTICE.md prints them.
        use: what the package holds of it.
        matches: pattern of the sources that name it.
        files: pattern of files whose every further source belongs to it, or ``""``.
    """

    kind: str
    name: str
    holder: str
    licence: str
    address: str
    use: str
    matches: str
    files: str

    def has(self, file: str, source: str) -> bool:
        """Whether a source is its own."""
        whole = bool(self.files) and re.fullmatch(self.files, Path(file).name) is not None
        return whole or re.search(self.matches, source) is not None


@functools.cache
def load() -> tuple[Notice, ...]:
    """Every notice, works first: the first that matches a source is its own."""
    with (_REFERENCE / "notices.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(Notice(**row) for row in csv.DictReader(handle))


def sources() -> Iterator[tuple[str, str]]:
    """Each source that a row of the package's data names, with its file (inside the package)."""
    for path in sorted(_PACKAGE.rglob("*.csv")):
        name = path.relative_to(_PACKAGE).as_posix()
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                for part in (row.get("source") or "").split("; "):
                    if part:
                        yield name, part


@functools.cache
def notice(file: str, source: str) -> Notice | None:
    """The notice of a source; ``None`` if there is none."""
    return next((one for one in load() if one.has(file, source)), None)


def to_markdown() -> str:
    """``NOTICE.md``."""
    out = [
        "# Third-party notices",
        "",
        "researchkit is under the MIT licence (`LICENSE`). The package also carries data and fonts of others. Every row of",
        "its data files names its source; this page, made from `src/researchkit/reference/notices.csv` by `make docs`, says",
        "under which licence each source stands. The texts of the licences lie in `LICENSES/`. What was carried over was",
        "selected, and where needed respelled or sorted; mistakes in it are ours.",
        "",
        "## Fonts",
        "",
        "- **Source Sans 3**, static instances and subsets for the web. Copyright 2010–2024 Adobe, with Reserved Font Name",
        "  'Source'. SIL Open Font License 1.1: `src/researchkit/briefing/fonts/LICENSE.md`.",
    ]
    for kind, title in _TITLES.items():
        out += ["", f"## {title}", "", "| what | whose | licence | for |", "|---|---|---|---|"]
        for one in load():
            if one.kind == kind:
                name = f"[{one.name}]({one.address})" if one.address else one.name
                out.append(f"| {name} | {one.holder} | {one.licence} | {one.use} |")
    out += [
        "",
        "The study's own data (`data/raw/`) and the truth data of the tests are no part of the package: they are facts",
        "published by the organisations that their files name.",
    ]
    return "\n".join(out) + "\n"
