"""Run notebooks strictly, each in a process of its own, and get back what they made.

A run counts only if every code cell was run to its end, no cell raised, the parameters held the values asked for
when the notebook ended, and every declared file is there. Whatever else happens (``sys.exit(0)``, a dead
process, a deadline, a flood of output) is a failure that names the notebook and the cell, and nothing of
what the notebook said: that is in the private log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from researchkit.briefing.task import Executed, Job
from researchkit.briefing.workers import OnProgress, Workers
from researchkit.core.issue import ResearchkitError

__all__ = ["Executed", "Job", "OnProgress", "Workers", "run", "run_many"]


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
