"""Watching a run: which cell is at work, how much it has put out, and the private log."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from typing import Any, TextIO

MOST_BYTES = 64 * 1024 * 1024
MOST_MESSAGES = 20_000


class OutputTooLarge(BaseException):
    """The notebook has put out more than is allowed. A ``BaseException``: a cell should not swallow it."""


class Watch:
    """Counts what a run puts out.

    Args:
        told: called with the index of each cell before it runs.
        log: the private log, or ``None``.
        most_bytes: bound of all outputs together.
        most_messages: bound of displays and printed lines together.
    """

    def __init__(
        self,
        told: Callable[[int], None] | None = None,
        log: TextIO | None = None,
        most_bytes: int = MOST_BYTES,
        most_messages: int = MOST_MESSAGES,
    ) -> None:
        self.told = told
        self.log = log
        self.most_bytes = most_bytes
        self.most_messages = most_messages
        self.bytes = 0
        self.messages = 0
        self.cell_index = 0

    @property
    def spent(self) -> bool:
        """Whether a bound has been passed; it stays passed."""
        return self.bytes > self.most_bytes or self.messages > self.most_messages

    def cell(self, index: int) -> None:
        """A cell is about to run."""
        self.cell_index = index
        if self.told is not None:
            self.told(index)

    def printed(self, text: str) -> None:
        """Text was printed.

        Raises:
            OutputTooLarge: a bound is passed.
        """
        self._count(len(text), text.count("\n"))
        self.note(text)

    def shown(self, data: Any) -> None:
        """A MIME bundle was displayed.

        Raises:
            OutputTooLarge: a bound is passed.
        """
        size = sum(len(value) if isinstance(value, str | bytes) else _size(value) for value in data.values())
        self._count(size, 1)

    def note(self, text: str) -> None:
        """Write to the private log."""
        if self.log is not None:
            with contextlib.suppress(OSError):  # a full log must not change how the run ends
                self.log.write(text)
                self.log.flush()

    def _count(self, size: int, messages: int) -> None:
        self.bytes += size
        self.messages += messages
        if self.spent:
            raise OutputTooLarge


def _size(value: object) -> int:
    return len(json.dumps(value, default=str))
