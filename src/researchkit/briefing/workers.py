"""The process that makes a process for each notebook, seen from the caller."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO

from researchkit.briefing.task import Executed, Job, Task
from researchkit.core.issue import ResearchkitError

OnProgress = Callable[[int, str, int], None]
"""Called with the index of a job, the place of the cell it begins, and the number of its cells."""


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
            env=_environment(self._folder),
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
        under_way: dict[int, Task] = {}
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

    def _submit(self, index: int, job: Job) -> Task | ResearchkitError:
        task = Task(job, self._folder / f"job-{secrets.token_hex(8)}")
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


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def _processors() -> int:
    """Processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def _environment(folder: Path) -> dict[str, str]:
    """The environment of the runs: the caller's, with what would make two runs differ held fast.

    Matplotlib reads neither the user's settings nor the system's fonts, and leaves nothing in the user's home.
    """
    fixed = {
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": str(folder / "matplotlib"),
        "MPL_IGNORE_SYSTEM_FONTS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }
    return {**os.environ, **fixed}
