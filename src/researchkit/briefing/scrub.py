"""An executed notebook as it is kept: without times, paths, addresses, and what was printed on the side."""

from __future__ import annotations

import hashlib
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from researchkit.briefing import jupyter
from researchkit.briefing.notebook import RESEARCHER
from researchkit.briefing.parameters import INJECTED, TAG
from researchkit.briefing.sentinel import TAG as SENTINEL

KEPT = ("kernelspec", "researchkit", "title", "language_code", "date")
"""Metadata of a notebook that says what it is, not where or when it was run."""

_ADDRESS = re.compile(r"0x[0-9a-f]{6,16}\b")


def scrub(notebook: Any, cwd: Path) -> Any:
    """The notebook as it is kept: the same run always gives the same bytes.

    Printed text is left out (it is in the private log), and what a cell for the researcher alone shows; ids follow from place and source, machine paths and
    memory addresses in plain results are replaced. Blocks are kept as they are.
    """
    out = jupyter.blank()
    out.metadata = {key: notebook.metadata[key] for key in KEPT if key in notebook.metadata}
    out.metadata["language_info"] = {"name": "python"}
    hide = _hider(cwd)
    kept = [cell for cell in notebook.cells if SENTINEL not in cell.metadata.get("tags", [])]
    for index, cell in enumerate(kept):
        copy = type(cell)(
            cell_type=cell.cell_type,
            id=hashlib.sha256(f"{index}\0{cell.source}".encode()).hexdigest()[:16],
            metadata={
                key: cell.metadata[key] for key in ("tags", "researchkit_cell") if cell.metadata.get(key)
            },
            source=cell.source,
        )
        if cell.cell_type == "code":
            copy.execution_count = cell.execution_count
            copy.outputs = (
                []
                if RESEARCHER in cell.metadata.get("tags", [])
                else [_output(o, hide) for o in cell.outputs if o.output_type != "stream"]
            )
        elif cell.get("attachments"):
            copy.attachments = cell.attachments
        out.cells.append(copy)
    return jupyter.read(jupyter.write(out), "notebook")


def injected(notebook: Any, source: str, sentinel: str) -> Any:
    """A copy of a notebook with the cell of values after its parameters cell, and the sentinel at its end.

    Every cell carries its own number (from 1), so that messages can name it.
    """
    out = jupyter.read(jupyter.write(notebook), "notebook")
    cells = []
    ours = {INJECTED, SENTINEL}  # of an earlier run
    given = [cell for cell in out.cells if not ours & set(cell.metadata.get("tags", []))]
    for index, cell in enumerate(given, 1):
        tags = cell.metadata.get("tags", [])
        cell.metadata["researchkit_cell"] = index
        cells.append(cell)
        if TAG in tags and cell.cell_type == "code":
            cells.append(jupyter.code_cell(source, INJECTED, index))
    cells.append(jupyter.code_cell(sentinel, SENTINEL, len(given)))
    out.cells = cells
    return out


def _output(output: Any, hide: Any) -> Any:
    copy = type(output)(output_type=output.output_type)
    if output.output_type == "error":
        return type(output)(output_type="error", ename=output.ename, evalue="", traceback=[])
    copy.data = {
        mime: hide(_text(value)) if mime.startswith("text/") else _stripped(value)
        for mime, value in output.data.items()
    }
    copy.metadata = output.get("metadata", {})
    if output.output_type == "execute_result":
        copy.execution_count = output.execution_count
    return copy


def _text(value: Any) -> str:
    return "".join(value)


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _hider(cwd: Path) -> Any:
    """Replaces machine paths and memory addresses in a text."""
    places = {str(cwd.resolve()), str(Path.home()), sys.prefix, sys.base_prefix, tempfile.gettempdir()}
    ordered = sorted((place for place in places if len(place) > 3), key=len, reverse=True)
    paths = re.compile("|".join(map(re.escape, ordered)) + r"(?=/|\b)") if ordered else re.compile(r"(?!)")

    def hide(text: str) -> str:
        return _ADDRESS.sub("0x…", paths.sub("…", text))

    return hide
