"""Reads a hostile file in a process of its own, so that a bomb ends that process and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from researchkit.intake.grid import Unreadable

_WORKER = Path(__file__).with_name("jailed.py")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a parser may use.

    Attributes:
        memory: bytes of address space.
        seconds: of processor time, and of waiting.
        written: bytes of its answer.
    """

    memory: int = 1 << 30
    seconds: int = 30
    written: int = 128 << 20


def run(task: str, data: bytes, limits: Limits | None = None, **options: str) -> dict[str, Any]:
    """Let the jailed process read a file.

    Args:
        task: ``workbook``, ``pdf``, ``document`` or ``page``.
        data: bytes of the file.
        limits: what the process may use.
        options: settings of the task (``sheet``).

    Raises:
        Unreadable: the process refused the file, died, or ran out of memory, time or space.
    """
    allowed = limits or Limits()
    command = [
        sys.executable, "-I", "-X", "utf8", str(_WORKER),
        json.dumps({"memory": allowed.memory, "seconds": allowed.seconds, "written": allowed.written}),
        task, json.dumps(options),
    ]  # fmt: skip
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryDirectory(prefix="jail-") as cell:
        try:
            done = subprocess.run(  # noqa: S603 - our own worker, no shell, arguments of our own making
                command, input=data, stdout=answer, stderr=subprocess.DEVNULL, cwd=cell, env={},
                timeout=allowed.seconds + 5, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Unreadable("INTAKE-JAIL-01") from None
        answer.seek(0)
        text = answer.read()
    if done.returncode != 0:
        raise Unreadable("INTAKE-JAIL-01")
    try:
        found = json.loads(text)
    except ValueError:
        raise Unreadable("INTAKE-JAIL-01") from None
    if "ok" not in found:
        raise Unreadable(found["refused"], found["where"])
    return dict(found["ok"])
