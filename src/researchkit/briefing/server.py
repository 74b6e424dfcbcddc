"""The process that has everything imported and makes one process for each notebook: ``python -m … server``.

It reads one JSON line a job from its input and answers with JSON lines (``cell`` while a job runs, ``end`` when it
has ended). Each job runs in a forked child with a process group of its own, so that one notebook's state
never reaches another's, and a deadline can end it with all that it started. Where forking is not safe
(anywhere but Linux) the child is a fresh Python instead: slower, otherwise the same. This process itself starts
no thread; the one that pyarrow's allocator keeps is told of a fork and survives it.

If its input ends (the caller is gone), it ends every job and itself.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORK = sys.platform == "linux" and os.environ.get("RESEARCHKIT_FORK") != "never"
PRELOAD = (
    "researchkit.briefing.engine",
    "researchkit.briefing.shell",
    "researchkit.briefing.job",
    "papermill.execute",
    "defusedxml.ElementTree",
    "mistune",
    "pikepdf",
    "typst",
)
TICK_S = 0.5


@dataclass
class Child:
    """A job under way."""

    job_id: int
    pid: int
    deadline: float
    pipe: int
    late: bool = False
    rest: bytes = b""


class Server:
    """The loop."""

    def __init__(self) -> None:
        self.children: dict[int, Child] = {}
        self.selector = selectors.DefaultSelector()
        self.wake, wake_in = os.pipe()
        os.set_blocking(wake_in, False)
        os.set_blocking(self.wake, False)
        self.wake_in = wake_in
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake_in, warn_on_full_buffer=False)
        self.selector.register(0, selectors.EVENT_READ, "input")
        self.selector.register(self.wake, selectors.EVENT_READ, "wake")
        self.rest = b""
        _adopt_orphans()

    def serve(self) -> None:
        """Serve until the input ends."""
        while True:
            now = time.monotonic()
            waits = [child.deadline - now for child in self.children.values() if not child.late]
            for key, _ in self.selector.select(max(0.0, min([*waits, TICK_S]))):
                if key.data == "input" and not self.read_jobs():
                    self.end_all()
                    return
                if key.data == "wake":
                    with contextlib.suppress(BlockingIOError):
                        os.read(self.wake, 512)
                if isinstance(key.data, Child):
                    self.forward(key.data)
            self.enforce()
            self.reap()

    def read_jobs(self) -> bool:
        """Start the jobs that have come in; false at the end of the input."""
        chunk = os.read(0, 1 << 16)
        if not chunk:
            return False
        *lines, self.rest = (self.rest + chunk).split(b"\n")
        for line in lines:
            self.start(json.loads(line))
        return True

    def start(self, job: dict[str, Any]) -> None:
        """Make the process of a job."""
        out, into = os.pipe()
        pid = self.fork(job["folder"], into) if FORK else spawn(job["folder"], into)
        os.close(into)
        os.set_blocking(out, False)
        child = Child(job["id"], pid, time.monotonic() + job["deadline_s"], out)
        self.children[pid] = child
        self.selector.register(out, selectors.EVENT_READ, child)
        tell({"id": child.job_id, "event": "start", "pid": pid})

    def fork(self, folder: str, into: int) -> int:
        """A child that has everything this process has, and shares nothing with it."""
        pid = os.fork()
        if pid:
            with contextlib.suppress(OSError):
                os.setpgid(pid, pid)
            return pid
        status = 70
        try:
            os.setpgid(0, 0)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for fd in (self.wake, self.wake_in, *(child.pipe for child in self.children.values())):
                os.close(fd)
            self.selector.close()
            _adopt_orphans()  # what a live notebook detaches stays its own, until it ends
            from researchkit.briefing.job import perform

            status = perform(Path(folder), into)
        finally:
            os._exit(status)

    def forward(self, child: Child) -> None:
        """Pass on what a job says about its progress."""
        try:
            chunk = os.read(child.pipe, 1 << 16)
        except BlockingIOError:
            return
        if not chunk:
            self.selector.unregister(child.pipe)
            return
        *lines, child.rest = (child.rest + chunk).split(b"\n")
        for line in lines:
            place, _, cells = line.decode("utf-8", "replace").rpartition(" ")
            tell({"id": child.job_id, "event": "cell", "place": place, "cells": int(cells or 0)})

    def enforce(self) -> None:
        """End the jobs whose deadline has passed."""
        now = time.monotonic()
        for child in self.children.values():
            if now >= child.deadline and not child.late:
                child.late = True
                kill_group(child.pid)

    def reap(self) -> None:
        """Collect what has ended."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            child = self.children.pop(pid, None)
            if child is None:
                continue  # an orphan of a job
            kill_group(pid)
            kill_orphans(set(self.children))
            with contextlib.suppress(KeyError, OSError):
                self.forward(child)
            with contextlib.suppress(KeyError):
                self.selector.unregister(child.pipe)
            os.close(child.pipe)
            code = os.waitstatus_to_exitcode(status)
            tell({"id": child.job_id, "event": "end", "status": code, "late": child.late})

    def end_all(self) -> None:
        """End every job."""
        for child in self.children.values():
            kill_group(child.pid)
        for pid in list(self.children):
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)
        kill_orphans(set())


def spawn(folder: str, into: int) -> int:
    """A child that is a fresh Python."""
    command = [sys.executable, "-P", "-m", "researchkit.briefing.job", folder, str(into)]
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=(into,), process_group=0)  # noqa: S603
    return child.pid


def kill_group(pid: int) -> None:
    """End a process and all that is in its group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def kill_orphans(jobs: set[int]) -> None:
    """End what jobs left behind in sessions of their own; as their parent died, they have become ours."""
    listing = Path(f"/proc/self/task/{os.getpid()}/children")
    for _ in range(20):  # an orphan's own children become ours in their turn
        try:
            orphans = [int(pid) for pid in listing.read_text().split() if int(pid) not in jobs]
        except (OSError, ValueError):
            return
        if not orphans:
            return
        for pid in orphans:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)


def _adopt_orphans() -> None:
    """Become the parent of processes whose parent ends (Linux)."""
    if sys.platform != "linux":
        return
    import ctypes

    set_child_subreaper = 36
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0)


def tell(message: dict[str, Any]) -> None:
    """One line to the caller."""
    with contextlib.suppress(BrokenPipeError):
        os.write(1, json.dumps(message).encode() + b"\n")


def main() -> None:
    """Import what the notebooks need, then serve."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the caller, who ends us by closing the pipe
    if FORK:
        for module in PRELOAD:
            importlib.import_module(module)
        for module in sys.argv[1:]:
            with contextlib.suppress(Exception):  # the notebook that needs it will fail, and say so
                importlib.import_module(module)
    Server().serve()
    # Every job has ended and nothing is buffered: taking a thousand modules apart would only cost time.
    os._exit(0)


if __name__ == "__main__":
    main()
