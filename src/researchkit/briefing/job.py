"""What one job does in its own process: run the notebook, draw the documents, put everything into its folder.

``outcome.json`` is written last. A process that ended without it has failed, whatever its exit status says.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from researchkit.briefing import jupyter, session
from researchkit.briefing.document import Document
from researchkit.briefing.html import render_html
from researchkit.briefing.notebook import to_document
from researchkit.briefing.pdf import render_pdf
from researchkit.core.issue import ResearchkitError

DOCUMENT, NOTEBOOK, HTML, PDF, OUTCOME = (
    "document.json",
    "notebook.ipynb",
    "page.html",
    "brief.pdf",
    "outcome.json",
)


def perform(folder: Path, progress: int) -> int:
    """Do the job that ``job.json`` of the folder describes.

    Args:
        folder: private folder of the job.
        progress: file descriptor that takes one line for each cell begun.

    Returns:
        Exit status: 0 if the outcome was written, good or bad.
    """
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    log_fd = os.open(folder / "log.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with open(os.devnull) as nothing:  # noqa: PTH123 - a device
        os.dup2(nothing.fileno(), 0)
    os.dup2(log_fd, 1)
    os.dup2(log_fd, 2)
    limits = session.Limits(**job["limits"])
    session.confine(limits)
    session.settle(folder)
    outcome: dict[str, Any] = {"nonce": job["nonce"], "issues": []}

    def told(place: str, cells: int) -> None:
        with contextlib.suppress(OSError):
            os.write(progress, f"{place} {cells}\n".encode())

    log = open(log_fd, "a", encoding="utf-8", errors="backslashreplace", closefd=False)
    error = session.guard(lambda: _work(folder, job, limits, told, log, outcome), log, job["name"])
    with contextlib.suppress(OSError):  # the log may be full
        log.close()
    if error is not None:
        outcome["error"] = {"code": error.issue.code, "place": error.issue.place, "detail": error.detail}
    part = folder / f"{OUTCOME}.part"
    part.write_text(json.dumps(outcome), encoding="utf-8")
    part.rename(folder / OUTCOME)
    return 0


def _work(
    folder: Path, job: dict[str, Any], limits: session.Limits, told: Any, log: Any, outcome: dict[str, Any]
) -> None:
    cwd = Path(job["cwd"])
    notebook, issues = session.run_notebook(
        (folder / "job.ipynb").read_bytes(),
        job["parameters"],
        name=job["name"],
        cwd=cwd,
        engine=job["engine"],
        limits=limits,
        told=told,
        log=log,
    )
    data = jupyter.write(notebook)
    (folder / NOTEBOOK).write_bytes(data)
    document, found = to_document(notebook, name=job["name"], **job["defaults"])
    issues += found
    _declared(notebook, document, job)
    (folder / DOCUMENT).write_text(json.dumps(document.to_json(), ensure_ascii=False), encoding="utf-8")
    if "html" in job["formats"]:
        (folder / HTML).write_bytes(render_html(document, files_at=job["files_at"]))
    if "pdf" in job["formats"]:
        (folder / PDF).write_bytes(render_pdf(document))
    outcome["issues"] = [[issue.code, issue.place] for issue in issues]


def _declared(notebook: Any, document: Document, job: dict[str, Any]) -> None:
    """Every file that the caller or the notebook declares must be in the document."""
    wanted = [*job["artefacts"], *notebook.metadata.get("researchkit", {}).get("artefacts", [])]
    files = document.files()
    for name in wanted:
        if not files.get(name):
            raise ResearchkitError("BRIEF-10", job["name"], str(name))


if __name__ == "__main__":
    os._exit(perform(Path(sys.argv[1]), int(sys.argv[2])))
