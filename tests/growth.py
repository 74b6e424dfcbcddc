"""How fast work grows with its input."""

from __future__ import annotations

import time
from collections.abc import Callable


def least_seconds(work: Callable[[], object], *, runs: int = 3) -> float:
    """Processor seconds of the quickest of some runs: what else the machine does, and a collection of garbage, is no growth."""

    def once() -> float:
        started = time.process_time()
        work()
        return time.process_time() - started

    return min(once() for _ in range(runs))
