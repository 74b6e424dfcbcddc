"""Two papermill engines that run a notebook and watch it.

``researchkit`` runs the cells in this process, in an IPython shell of its own: no kernel to start, no messages
to pass. ``researchkit-kernel`` runs them in a real ipykernel over sockets of the file system (no TCP port).
Both keep the same outputs, count them, and stop at the first error.
"""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from researchkit.briefing import jupyter  # first: it opens the door
from researchkit.briefing.watch import OutputTooLarge, Watch

assert jupyter

from papermill.clientwrap import PapermillNotebookClient  # noqa: E402
from papermill.engines import Engine, papermill_engines  # noqa: E402

INPROCESS = "researchkit"
KERNEL = "researchkit-kernel"


class InProcessEngine(Engine):  # type: ignore[misc]
    """Runs the cells in this process."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, watch: Watch | None = None, **_: Any
    ) -> None:
        """Run every cell in its order, up to the first error."""
        from nbformat.notebooknode import from_dict

        from researchkit.briefing.shell import KeepingShell, streams_of

        watch = watch or Watch()
        KeepingShell.clear_instance()
        shell = KeepingShell.instance(watch=watch)
        with streams_of(shell):
            for index, cell in enumerate(nb_man.nb.cells):
                if cell.cell_type != "code" or not cell.source.strip():
                    continue
                watch.cell(index)
                nb_man.cell_start(cell, index)
                count, outputs, reached = shell.run(cell.source)
                cell.execution_count = count
                cell.outputs = [from_dict(_joined(output)) for output in outputs]  # type: ignore[no-untyped-call]
                if not reached or watch.spent:
                    nb_man.cell_exception(cell, index)
                    break
                nb_man.cell_complete(cell, index)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> str:
        """No kernel is asked for."""
        return name or "python3"


def _joined(output: dict[str, Any]) -> dict[str, Any]:
    """A stream output as a notebook holds it."""
    if output["output_type"] != "stream":
        return output
    return {"output_type": "stream", "name": output["name"], "text": "".join(output["parts"])}


class WatchedClient(PapermillNotebookClient):  # type: ignore[misc]
    """papermill's client of a kernel, with a watch."""

    watch: Watch

    def papermill_execute_cells(self) -> None:
        """Run every cell in its order, up to the first error."""
        from nbclient.exceptions import CellExecutionError

        for index, cell in enumerate(self.nb.cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            self.watch.cell(index)
            self.nb_man.cell_start(cell, index)
            try:
                self.execute_cell(cell, index)
            except CellExecutionError as error:
                self.nb_man.cell_exception(cell, cell_index=index, exception=error)
                break
            self.nb_man.cell_complete(cell, cell_index=index)

    async def _check_raise_for_error(self, cell: Any, cell_index: int, exec_reply: Any) -> None:
        """Also take ``exit()`` for what it is: a kernel only notes it, and goes on."""
        from nbclient.exceptions import CellExecutionError
        from nbformat.v4 import output_from_msg

        payload = (exec_reply or {}).get("content", {}).get("payload", [])
        if any(item.get("source") == "ask_exit" for item in payload):
            content = {"ename": "SystemExit", "evalue": "", "traceback": []}
            message = {"header": {"msg_type": "error"}, "content": content}
            cell.outputs.append(output_from_msg(message))  # type: ignore[no-untyped-call]
            raise CellExecutionError("", "SystemExit", "")
        await super()._check_raise_for_error(cell, cell_index, exec_reply)

    def process_message(self, msg: Any, cell: Any, cell_index: int) -> Any:
        """Count an output before it is kept."""
        content = msg["content"]
        try:
            if msg["msg_type"] == "stream":
                self.watch.printed(content["text"])
            elif "data" in content:
                self.watch.shown(content["data"])
        except OutputTooLarge:
            os.kill(self.km.provisioner.pid, signal.SIGKILL)  # it would go on, and be waited for
            raise
        return super().process_message(msg, cell, cell_index)


class KernelEngine(Engine):  # type: ignore[misc]
    """Runs the cells in an ipykernel."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, watch: Watch | None = None, start_timeout: int = 60, **_: Any
    ) -> None:
        """Run every cell in its order, up to the first error."""
        with _kernel_manager(kernel_name) as manager:
            client = WatchedClient(
                nb_man, km=manager, kernel_name=kernel_name, startup_timeout=start_timeout, timeout=None
            )
            client.watch = watch or Watch()
            client.execute()

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> str:
        """Always the Python that researchkit runs in."""
        return name or "python3"


@contextmanager
def _kernel_manager(kernel_name: str) -> Iterator[Any]:
    """A kernel manager whose sockets are files that only this user can reach, in a folder of this run alone.

    A relative or shared path makes kernels started at the same time answer one another.
    """
    from jupyter_client.manager import AsyncKernelManager

    with tempfile.TemporaryDirectory(prefix="rk-", dir=_short_folder()) as folder:
        yield AsyncKernelManager(
            kernel_name=kernel_name,
            transport="ipc",
            ip=f"{folder}/k",
            connection_file=f"{folder}/kernel.json",
        )


def _short_folder() -> str | None:
    """A socket's path may have some hundred characters only."""
    return "/tmp" if len(tempfile.gettempdir()) > 60 and Path("/tmp").is_dir() else None  # noqa: S108


def register() -> None:
    """Make both engines known to papermill."""
    papermill_engines.register(INPROCESS, InProcessEngine)
    papermill_engines.register(KERNEL, KernelEngine)
