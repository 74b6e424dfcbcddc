"""Run notebooks strictly, each in a process of its own, and get back what they made.

A run counts only if every code cell was run to its end, no cell raised, the parameters held the values asked for
when the notebook ended, and every declared file is there. Whatever else happens (``sys.exit(0)``, a dead
process, a deadline, a flood of output) is a failure that names the notebook and the cell, and nothing of
what the notebook said: that is in the private log.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from researchkit.briefing.document import Document
from researchkit.core.issue import Issue, ResearchkitError

ENGINES = {"inprocess": "researchkit", "kernel": "researchkit-kernel"}
STAGE = "briefing"

OnProgress = Callable[[int, str, int], None]
"""Called with the index of a job, the place of the cell it begins, and the number of its cells."""


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


def run(
    notebook: Path | bytes,
    parameters: Mapping[str, object] | None = None,
    *,
    deadline_s: float = 300.0,
    **options: Any,
) -> Executed:
    """Run one notebook.

    Args:
        notebook: its path, or its bytes.
        parameters: values for its parameters.
        deadline_s: seconds after which it is ended.
        **options: other fields of :class:`Job`.

    Raises:
        ResearchkitError: it did not run as asked.
    """
    job = Job(notebook, parameters or {}, deadline_s, **options)
    (outcome,) = run_many([job], workers=1)
    if isinstance(outcome, ResearchkitError):
        raise outcome
    return outcome


def run_many(
    jobs: Iterable[Job],
    *,
    workers: int | None = None,
    on_progress: OnProgress | None = None,
    preload: Sequence[str] = (),
) -> list[Executed | ResearchkitError]:
    """Run several notebooks, some at a time. One that fails does not stop the others.

    Args:
        jobs: the notebooks.
        workers: how many at a time; as many as there are processors if ``None``.
        on_progress: told of each cell begun.
        preload: modules to import once for all of them.

    Returns:
        One outcome a job, in the order of the jobs.
    """
    listed = list(jobs)
    with Workers(preload) as house:
        return house.run(listed, workers=workers, on_progress=on_progress)


class Workers:
    """The process that makes the processes. Start it early: its imports then cost no waiting.

    Use it as a context manager; at its end, everything it started has ended.
    """

    def __init__(self, preload: Sequence[str] = ()) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="researchkit-"))  # 0700
        command = [sys.executable, "-P", "-m", "researchkit.briefing.server", *preload]
        self._log = (self._folder / "server.txt").open("wb")
        self._server = subprocess.Popen(  # noqa: S603 - our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=_environment(),
            cwd=self._folder,
            start_new_session=True,
        )

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every job under way, and the process itself."""
        for pipe in (self._server.stdin, self._server.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self._server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
        self._log.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def run(
        self, jobs: Sequence[Job], *, workers: int | None = None, on_progress: OnProgress | None = None
    ) -> list[Executed | ResearchkitError]:
        """Run jobs; see :func:`run_many`."""
        waiting = list(enumerate(jobs))[::-1]
        most = max(1, workers or _processors())
        under_way: dict[int, _Task] = {}
        outcomes: dict[int, Executed | ResearchkitError] = {}
        while waiting or under_way:
            while waiting and len(under_way) < most:
                index, job = waiting.pop()
                task = self._submit(index, job)
                if isinstance(task, ResearchkitError):
                    outcomes[index] = task
                else:
                    under_way[index] = task
            if not under_way:
                continue
            line = _pipe(self._server.stdout).readline()
            if not line:
                for index, task in under_way.items():
                    outcomes[index] = ResearchkitError("BRIEF-05", task.place, "the server ended")
                for index, job in waiting:
                    outcomes[index] = ResearchkitError("BRIEF-05", job.called, "the server ended")
                break
            said = json.loads(line)
            task = under_way[said["id"]]
            if said["event"] == "cell":
                task.place = said["place"]
                if on_progress is not None:
                    on_progress(said["id"], said["place"], said["cells"])
            elif said["event"] == "end":
                outcomes[said["id"]] = task.outcome(late=said["late"])
                del under_way[said["id"]]
        return [outcomes[index] for index in range(len(jobs))]

    def _submit(self, index: int, job: Job) -> _Task | ResearchkitError:
        task = _Task(job, self._folder / f"job-{secrets.token_hex(8)}")
        try:
            task.prepare()
        except OSError:
            return ResearchkitError("BRIEF-01", job.called)
        except (TypeError, ValueError):
            return ResearchkitError("CORE-PARAM-02", job.called)
        message = {"id": index, "folder": str(task.folder), "deadline_s": job.deadline_s}
        try:
            pipe = _pipe(self._server.stdin)
            pipe.write(json.dumps(message).encode() + b"\n")
            pipe.flush()
        except OSError:
            return ResearchkitError("BRIEF-05", job.called, "the server ended")
        return task


class _Task:
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


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def _processors() -> int:
    """Processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def _environment() -> dict[str, str]:
    """The environment of the runs: the caller's, with what would make two runs differ held fast."""
    fixed = {
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }
    return {**os.environ, **fixed}
