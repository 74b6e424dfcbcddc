"""Which languages there are: each folder here is one, and its files say what is told in it.

``briefing.ftl`` makes it a language of the briefings, ``dossier.ftl`` one of the dossiers. Spanish is a language in
which a communication may be filed with the UN, and tells dossiers alone. The other files hold words that every
document needs. Nothing else has to be changed to add one.
"""

from __future__ import annotations

from pathlib import Path

from researchkit.core.issue import ResearchkitError

ORIGINAL = "en"
"""The language that the wording is written in, and that stands in for a word another one lacks."""


def _telling(name: str) -> tuple[str, ...]:
    """Languages that have a file: the original first, the others by their tags."""
    found = {file.parent.name for file in Path(__file__).parent.glob(f"*/{name}")}
    return (ORIGINAL, *sorted(found - {ORIGINAL}))


BRIEFINGS = _telling("briefing.ftl")
DOSSIERS = _telling("dossier.ftl")
FILING = ("en", "es", "fr")
"""Languages in which the UN takes communications; dossiers in others are for use at home."""


def offer() -> str:
    """What there is, for a message to whoever asked for something else."""
    told = f"briefings are told in {', '.join(BRIEFINGS)}"
    alone = [name for name in DOSSIERS if name not in BRIEFINGS]
    return f"{told}; case dossiers also in {', '.join(alone)}" if alone else told


def require(language: str, among: tuple[str, ...]) -> None:
    """Refuse a language that is not among those of a document.

    Raises:
        ResearchkitError: PIPE-02, with the languages there are.
    """
    if language not in among:
        raise ResearchkitError("PIPE-02", "language", offer())
