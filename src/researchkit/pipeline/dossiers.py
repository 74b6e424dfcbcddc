"""Dossiers of single cases: rendered on request, kept apart from releases.

A dossier never enters a release: it tells of one person. It lies in ``reports/dossiers/<audience>/<case>/``,
the confidential ones in folders that only their owner may open. A public one leaves only if no closed name
stands in its finished bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from researchkit import store
from researchkit.core.issue import ResearchkitError
from researchkit.pipeline import briefs
from researchkit.study import Study

NOTEBOOK = "case_dossier"
CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True)
class Dossier:
    """Where a dossier lies: its page and its printed form."""

    html: Path
    pdf: Path


def render(study: Study, case: str, *, language: str, audience: str) -> Dossier:
    """Run the notebook for one case and put both forms in place.

    Args:
        study: the study, built.
        case: id of the case.
        language: one that this document is told in (:mod:`researchkit.briefing.languages`).
        audience: public or confidential.

    Raises:
        ResearchkitError: there is no notebook (PIPE-04), it failed (BRIEF-…), or a public dossier lacks words of
            its language (WORDING-01) or holds a closed name (DOSSIER-03): nothing is put in place.
    """
    from researchkit.briefing.execute import run

    path = briefs.notebook_path(study, NOTEBOOK)
    if path is None:
        raise ResearchkitError("PIPE-04", "notebooks")
    as_of = "" if study.as_of_is_default else study.as_of.isoformat()
    made = run(
        path, {"case": case, "language": language, "audience": audience, "as_of": as_of}, name=path.name,
        cwd=study.root.resolve(), lang=language, date=study.as_of.isoformat(), files_at=None,
        log=study.processed / "logs" / f"{NOTEBOOK}.{case}.{language}.{audience}.txt",
    )  # fmt: skip
    files = {f"{language}.html": made.html or b"", f"{language}.pdf": made.pdf or b""}
    if audience != CONFIDENTIAL:
        if any(getattr(block, "id", "") == briefs.UNTRANSLATED for block in made.document.blocks):
            raise ResearchkitError("WORDING-01", f"{case} {language}")
        from researchkit.pipeline.guard import Guard

        guard = Guard(study, store.code_digest(("core", "protect", "pipeline")))
        if not guard.check({f"{language}/{name}": data for name, data in files.items()}).open:
            raise ResearchkitError("DOSSIER-03", case)
    folder = study.reports / "dossiers" / audience / case
    _place(folder, files, private=audience == CONFIDENTIAL)
    return Dossier(folder / f"{language}.html", folder / f"{language}.pdf")


def _place(folder: Path, files: dict[str, bytes], *, private: bool) -> None:
    """Write the files; private ones where only their owner may read them, before a byte is written."""
    with store.told("reports/dossiers"):
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(exist_ok=True)
        if private:
            folder.parent.chmod(0o700)
            folder.chmod(0o700)
        for name, data in files.items():
            store.write_atomically(folder / name, data)
            if private:
                (folder / name).chmod(0o600)
