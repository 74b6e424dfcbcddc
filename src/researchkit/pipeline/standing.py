"""Whether the release that stands is the one that would be made now: then making it again is no work.

Making a release reads every briefing, searches it for closed names and draws the catalogue. All that goes into it is
known by digests, so ``data/processed/shelf.json`` keeps those of the last one, together with the digest of what it
published; a release whose files were touched since does not stand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from researchkit import store
from researchkit.release.manifest import SUMS
from researchkit.release.verify import verify
from researchkit.study import Study

RECORD = "shelf.json"


@dataclass(frozen=True, slots=True)
class Standing:
    """A release that stands: its folder, and what was told when it was made."""

    folder: Path
    notes: tuple[str, ...]


def key(study: Study, made_from: Mapping[str, str], briefings: Iterable[Path]) -> str:
    """Digest of all that a release is made from, except the release before it.

    Args:
        study: the study, built.
        made_from: what the manifest tells.
        briefings: folders of the briefings to be published.
    """
    folders = [*sorted(study.processed.glob("0[1-8]_*")), *sorted(briefings)]
    return store.digest(
        repr(sorted(made_from.items())),
        store.code_digest(("core", "pipeline", "study", "store")),
        *(folder.name + repr(store.record(folder)) for folder in folders),
        *(name + store.digest(data) for name, data in store.judgements(study.raw).items()),
    )


def find(study: Study, wanted: str) -> Standing | None:
    """The latest release, if it was made from just this and is whole."""
    try:
        known = json.loads((study.processed / RECORD).read_text(encoding="utf-8"))
        same = known["key"] == wanted and known["published"] == _published(study)
        standing = Standing(study.reports / "releases" / str(known["release"]), tuple(known["notes"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not same or (study.reports / "latest").resolve() != standing.folder.resolve():
        return None
    return standing if verify(standing.folder).verdict == "valid" else None


def keep(study: Study, made: str, standing: Standing) -> None:
    """Remember what the latest release was made from."""
    told = {
        "key": made, "published": _published(study), "release": standing.folder.name, "notes": standing.notes,
    }  # fmt: skip
    with store.told(RECORD):
        store.write_atomically(study.processed / RECORD, (json.dumps(told, indent=1) + "\n").encode())


def _published(study: Study) -> str:
    return store.digest((study.reports / "latest" / SUMS).read_bytes())
