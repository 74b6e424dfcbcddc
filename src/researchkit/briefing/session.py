"""One run of one notebook, inside the process that was made for it."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from researchkit.briefing import jupyter, parameters, scrub, sentinel
from researchkit.briefing.notebook import STAGE, place_of
from researchkit.briefing.watch import OutputTooLarge, Watch
from researchkit.core.issue import Issue, ResearchkitError


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a notebook may put out.

    Attributes:
        output_bytes: all outputs together.
        messages: displays and printed lines together.
        memory_bytes: of each process of the run.
        file_bytes: of any file it writes.
    """

    output_bytes: int = 64 * 1024 * 1024
    messages: int = 20_000
    memory_bytes: int = 4 * 1024**3
    file_bytes: int = 256 * 1024 * 1024


def run_notebook(
    data: bytes,
    given: Mapping[str, object],
    *,
    name: str,
    cwd: Path,
    engine: str,
    limits: Limits | None = None,
    told: Callable[[str, int], None] | None = None,
    log: TextIO | None = None,
) -> tuple[Any, list[Issue]]:
    """Run a notebook with its parameters, in this process.

    Args:
        data: the notebook file.
        given: parameters asked for.
        name: file name, for messages.
        cwd: folder the cells run in.
        engine: name of the papermill engine.
        limits: how much it may put out.
        told: called with the place of each cell before it runs, and the number of cells.
        log: the private log.

    Returns:
        The notebook as it is kept, and an issue for each cell that printed.

    Raises:
        ResearchkitError: the notebook cannot be run, or did not run to its end as asked.
    """
    notebook = jupyter.read(data, name)
    _python_only(notebook, name)
    values = parameters.check(parameters.read(notebook, name), given, name)
    nonce = secrets.token_hex(16)
    ready = scrub.injected(notebook, parameters.literal(values), sentinel.source(nonce, tuple(values)))
    places = [place_of(cell, index, name) for index, cell in enumerate(ready.cells, 1)]
    places[-1] = name  # the sentinel is no cell of theirs
    limits = limits or Limits()
    watch = Watch(
        told=(lambda index: told(places[index], len(notebook.cells))) if told else None,
        log=log,
        most_bytes=limits.output_bytes,
        most_messages=limits.messages,
    )
    executed = _execute(ready, engine, cwd, watch, places)
    if watch.spent:
        raise ResearchkitError("BRIEF-07", places[watch.cell_index])
    _verify(executed, places, nonce, values)
    printed = [
        Issue("BRIEF-30", place, stage=STAGE)
        for cell, place in zip(executed.cells, places, strict=True)
        if any(output.output_type == "stream" for output in cell.get("outputs", []))
    ]
    return scrub.scrub(executed, cwd), printed


def _execute(ready: Any, engine: str, cwd: Path, watch: Watch, places: list[str]) -> Any:
    """Run the cells; errors of cells are left to :func:`_verify`, which reads them from the outputs."""
    from nbclient.exceptions import DeadKernelError
    from papermill.exceptions import PapermillExecutionError
    from papermill.execute import execute_notebook

    from researchkit.briefing.engine import register

    register()
    sys.path.insert(0, "")
    try:
        executed = execute_notebook(
            ready,
            None,
            engine_name=engine,
            kernel_name="python3",
            progress_bar=False,
            log_output=False,
            cwd=str(cwd),
            watch=watch,
        )
    except PapermillExecutionError as error:
        place = places[error.cell_index]
        watch.note("\n".join([place, *map(str, error.traceback or []), ""]))
        if watch.spent:
            raise ResearchkitError("BRIEF-07", place) from None
        raise _failed(place, str(error.ename), str(error.evalue)) from None
    except OutputTooLarge:
        raise ResearchkitError("BRIEF-07", places[watch.cell_index]) from None
    except DeadKernelError:
        if watch.spent:
            raise ResearchkitError("BRIEF-07", places[watch.cell_index]) from None
        raise ResearchkitError("BRIEF-05", places[watch.cell_index]) from None
    return executed


def _failed(place: str, ename: str, evalue: str) -> ResearchkitError:
    """A cell's error as the public is told it: its kind, and its words only if they are the house's own."""
    if ename == "SystemExit":
        return ResearchkitError("BRIEF-04", place)
    if "#" not in place:
        return ResearchkitError("BRIEF-09", place)
    return ResearchkitError("BRIEF-03", place, evalue if ename == "ResearchkitError" else ename[:60])


def _verify(notebook: Any, places: list[str], nonce: str, values: Mapping[str, Any]) -> None:
    """Every cell ran to its end, and the parameters are those asked for.

    papermill's word is not taken for it: it calls a notebook that left by ``sys.exit(0)`` a success.
    """
    for cell, place in zip(notebook.cells, places, strict=True):
        if cell.cell_type != "code":
            continue
        for output in cell.outputs:
            if output.output_type == "error":
                raise _failed(place, output.ename, output.evalue)
        if cell.source.strip() and cell.execution_count is None:
            raise ResearchkitError("BRIEF-08", place)
    if not sentinel.holds(notebook.cells[-1].outputs, nonce, dict(values)):
        raise ResearchkitError("BRIEF-09", places[-1])


def _python_only(notebook: Any, name: str) -> None:
    spec = notebook.metadata.get("kernelspec", {})
    language = spec.get("language") or notebook.metadata.get("language_info", {}).get("name", "python")
    if language.lower() not in {"python", "ipython"}:
        raise ResearchkitError("BRIEF-12", name)


def guard(work: Callable[[], None], log: TextIO | None, place: str) -> ResearchkitError | None:
    """Do the work; an error that is not the house's own becomes one that tells only its kind."""
    try:
        work()
    except ResearchkitError as error:
        return error
    except BaseException as error:
        if log is not None:
            with contextlib.suppress(OSError):
                traceback.print_exception(error, file=log)
        return ResearchkitError("BRIEF-13", place, type(error).__name__)
    return None


def confine(limits: Limits) -> None:
    """Bound what this process may take; a run that needs more fails instead of taking the machine down."""
    try:
        import resource
    except ImportError:  # not a Unix: the deadline and the output bounds must do
        return
    for kind, bound in (
        (resource.RLIMIT_DATA, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        soft = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(kind, (soft, hard))


def settle(private: Path) -> None:
    """Give Jupyter and IPython folders of this run alone, so that nothing outside leaks in or is left behind."""
    os.environ["IPYTHONDIR"] = str(private / "ipython")
    os.environ["JUPYTER_RUNTIME_DIR"] = str(private / "runtime")
    os.environ["JUPYTER_PLATFORM_DIRS"] = "1"
    os.environ["TMPDIR"] = str(private)
