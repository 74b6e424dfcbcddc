"""One notebook to run, what came of it, and the private folder in between."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from researchkit.briefing.document import Document
from researchkit.core.issue import Issue, ResearchkitError

ENGINES = {"inprocess": "researchkit", "kernel": "researchkit-kernel"}
STAGE = "briefing"


@dataclass(frozen=True, slots=True)
class Job:
    """One notebook to run.

    Attributes:
        notebook: its path, or its bytes.
        parameters: values for its parameters; JSON scalars.
        deadline_s: seconds after which it is ended, with everything it started.
        name: what messages call it; the file name of the path if empty.
        formats: what to draw: any of ``html`` and ``pdf``.
        files_at: folder of the data files relative to the page; ``None`` puts them into it.
        cwd: folder the cells run in; the notebook's own if ``None``.
        engine: ``inprocess``, or ``kernel`` for a real ipykernel.
        artefacts: names of files that the document must carry.
        title: of the document, if it does not say itself.
        lang: of the document, if it does not say itself.
        date: of the document, if it does not say itself.
        log: file that takes the private log; it is thrown away if ``None``.
        output_bytes: how much the notebook may put out.
        messages: how many displays and printed lines it may make.
        memory_bytes: how much memory each of its processes may take.
    """

    notebook: Path | bytes
    parameters: Mapping[str, object] = field(default_factory=dict)
    deadline_s: float = 300.0
    name: str = ""
    formats: tuple[str, ...] = ("html", "pdf")
    files_at: str | None = None
    cwd: Path | None = None
    engine: str = "inprocess"
    artefacts: tuple[str, ...] = ()
    title: str = ""
    lang: str = ""
    date: str = ""
    log: Path | None = None
    output_bytes: int = 64 * 1024 * 1024
    messages: int = 20_000
    memory_bytes: int = 4 * 1024**3

    @property
    def called(self) -> str:
        """The notebook's name in messages."""
        return self.name or (self.notebook.name if isinstance(self.notebook, Path) else "notebook.ipynb")


@dataclass(frozen=True, slots=True)
class Executed:
    """What a run made.

    Attributes:
        notebook: the executed notebook as it is kept: no times, paths or printed text.
        document: the document.
        html, pdf: the drawn documents, if asked for.
        issues: what was left out.
    """

    notebook: bytes
    document: Document
    html: bytes | None
    pdf: bytes | None
    issues: tuple[Issue, ...]

    @property
    def files(self) -> dict[str, bytes]:
        """Data files and share cards, by name."""
        return self.document.files()


class Task:
    """A job under way, seen from the caller."""

    def __init__(self, job: Job, folder: Path) -> None:
        self.job = job
        self.folder = folder
        self.place = job.called
        self.nonce = secrets.token_hex(16)

    def prepare(self) -> None:
        """Lay out the job's private folder."""
        job = self.job
        if isinstance(job.notebook, Path):
            data, home = job.notebook.read_bytes(), job.notebook.resolve().parent
        else:
            data, home = job.notebook, Path.cwd()
        said = {
            "nonce": self.nonce,
            "name": job.called,
            "parameters": dict(job.parameters),
            "formats": list(job.formats),
            "files_at": job.files_at,
            "cwd": str(job.cwd or home),
            "engine": ENGINES[job.engine],
            "artefacts": list(job.artefacts),
            "defaults": {"title": job.title, "lang": job.lang, "date": job.date},
            "limits": {
                "output_bytes": job.output_bytes,
                "messages": job.messages,
                "memory_bytes": job.memory_bytes,
            },
        }
        text = json.dumps(said, allow_nan=False)
        self.folder.mkdir(mode=0o700)
        (self.folder / "job.json").write_text(text, encoding="utf-8")
        (self.folder / "job.ipynb").write_bytes(data)

    def outcome(self, *, late: bool) -> Executed | ResearchkitError:
        """What the job came to; its folder is removed."""
        try:
            return self._outcome(late=late)
        finally:
            self._keep_log()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _outcome(self, *, late: bool) -> Executed | ResearchkitError:
        if late:
            return ResearchkitError("BRIEF-06", self.place, f"{self.job.deadline_s:g} s")
        try:
            said = json.loads((self.folder / "outcome.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ResearchkitError("BRIEF-05", self.place)
        if said.get("nonce") != self.nonce:
            return ResearchkitError("BRIEF-05", self.place)
        if error := said.get("error"):
            return ResearchkitError(error["code"], error["place"], error["detail"])
        document = json.loads((self.folder / "document.json").read_text(encoding="utf-8"))
        return Executed(
            notebook=(self.folder / "notebook.ipynb").read_bytes(),
            document=Document.from_json(document),
            html=self._made("page.html"),
            pdf=self._made("brief.pdf"),
            issues=tuple(Issue(code, place, stage=STAGE) for code, place in said["issues"]),
        )

    def _made(self, name: str) -> bytes | None:
        path = self.folder / name
        return path.read_bytes() if path.is_file() else None

    def _keep_log(self) -> None:
        log = self.folder / "log.txt"
        if self.job.log is not None and log.is_file():
            self.job.log.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.job.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as kept:
                kept.write(log.read_bytes())
