"""Notebooks made for tests."""

from __future__ import annotations

import nbformat
from nbformat import v4

SECRET = "Zarina-Testova-7731"


def notebook(
    parameters: str | None, *cells: str, tags: dict[int, list[str]] | None = None, **metadata: object
) -> bytes:
    """A notebook: a parameters cell, then code cells (markdown if they begin with ``md:``)."""
    book = v4.new_notebook()
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book.metadata.update(metadata)
    if parameters is not None:
        book.cells.append(v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}))
    for index, cell in enumerate(cells, 1):
        if cell.startswith("md:"):
            book.cells.append(v4.new_markdown_cell(cell[3:]))
        else:
            book.cells.append(v4.new_code_cell(cell))
        book.cells[-1].metadata["tags"] = (tags or {}).get(index, [])
    return nbformat.writes(book).encode()
