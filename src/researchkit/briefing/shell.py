"""An IPython shell that keeps the outputs of a cell instead of showing them.

It does what a kernel's shell does with a cell's outputs, without a kernel: displays, results, updates and
errors are kept in order; what is printed is counted and goes to the private log.
"""

from __future__ import annotations

import base64
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Any as AnyTrait
from traitlets.config import Config

from researchkit.briefing.watch import OutputTooLarge, Watch

Output = dict[str, Any]


class KeepingHook(DisplayHook):
    """Keeps the value of a cell's last line."""

    def write_output_prompt(self) -> None:
        """No prompt: there is no terminal."""

    def finish_displayhook(self) -> None:
        """No line end either."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        """Keep the result."""
        count = self.prompt_count
        shell: Any = self.shell
        shell.keep({"output_type": "execute_result", "execution_count": count}, format_dict, md_dict)

    def log_output(self, format_dict: Any) -> None:
        """No history."""


class KeepingPublisher(DisplayPublisher):
    """Keeps what a cell displays."""

    def publish(
        self,
        data: Any,
        metadata: Any = None,
        source: Any = None,
        *,
        transient: Any = None,
        update: bool = False,
        **_: Any,
    ) -> None:
        """Keep a display, or put it in place of those with the same id."""
        display_id = (transient or {}).get("display_id")
        self.shell.keep({"output_type": "display_data"}, data, metadata, display_id=display_id, update=update)

    def clear_output(self, wait: bool = False) -> None:
        """Forget the outputs of the cell so far."""
        self.shell.kept.clear()


class KeepingShell(InteractiveShell):
    """The shell."""

    watch = AnyTrait()

    def __init__(self, watch: Watch, **keywords: Any) -> None:
        self.kept: list[Output] = []
        self.by_id: dict[str, list[Output]] = {}
        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        super().__init__(  # type: ignore[no-untyped-call]
            config=config,
            displayhook_class=KeepingHook,
            display_pub_class=KeepingPublisher,
            **keywords,
        )
        self.watch = watch

    def keep(
        self, head: Output, data: Any, metadata: Any, *, display_id: str | None = None, update: bool = False
    ) -> None:
        """Keep a MIME bundle; pictures become text, as a notebook holds them."""
        self.watch.shown(data)
        bundle = {
            mime: base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value
            for mime, value in data.items()
        }
        content = {"data": bundle, "metadata": dict(metadata or {})}
        if update and display_id is not None:
            for output in self.by_id.get(display_id, []):
                output.update(content)
            return
        output = {**head, **content}
        self.kept.append(output)
        if display_id is not None:
            self.by_id.setdefault(display_id, []).append(output)

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        """Keep an error as an output; its words go to the private log only."""
        name = etype.__name__ if isinstance(etype, type) else str(etype)
        self.kept.append(
            {"output_type": "error", "ename": name, "evalue": str(evalue), "traceback": list(stb)}
        )

    def ask_exit(self) -> None:
        """``exit`` and ``quit`` in a cell."""
        raise SystemExit

    def run(self, source: str) -> tuple[int, list[Output], bool]:
        """Run a cell: its number, its outputs, whether it got to its end."""
        self.kept = []
        result = self.run_cell(source, store_history=True)  # type: ignore[no-untyped-call]
        outputs = self.kept
        failed = not result.success
        if failed and not any(output["output_type"] == "error" for output in outputs):
            error = result.error_before_exec or result.error_in_exec
            outputs.append(
                {"output_type": "error", "ename": type(error).__name__, "evalue": "", "traceback": []}
            )
        return result.execution_count, outputs, not failed


class CountedStream(io.TextIOBase):
    """``sys.stdout`` of a cell: kept as a stream output, counted, copied to the private log."""

    encoding = "utf-8"

    def __init__(self, name: str, shell: KeepingShell) -> None:
        self.name = name
        self.shell = shell

    def write(self, text: str) -> int:
        """Count and keep."""
        if not isinstance(text, str):
            raise TypeError("write() argument must be str")
        self.shell.watch.printed(text)
        kept = self.shell.kept
        last = kept[-1] if kept else None
        if last is not None and last["output_type"] == "stream" and last["name"] == self.name:
            last["parts"].append(text)
        else:
            kept.append({"output_type": "stream", "name": self.name, "parts": [text]})
        return len(text)

    def writable(self) -> bool:
        """It is."""
        return True


@contextmanager
def streams_of(shell: KeepingShell) -> Iterator[None]:
    """Let cells print into the shell."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = CountedStream("stdout", shell), CountedStream("stderr", shell)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


__all__ = ["KeepingShell", "OutputTooLarge", "streams_of"]
