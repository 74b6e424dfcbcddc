"""The door to Jupyter's own packages.

Importing any of them costs over a second where the optional ``rfc3987_syntax`` is installed: it builds some
35 grammars for a check (``format: iri``) that no notebook schema asks for. jsonschema does without it when it
cannot be imported, and this is the one place that every other module of the house goes through first.
"""

from __future__ import annotations

import sys
from typing import Any

from researchkit.core.issue import ResearchkitError

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def read(data: bytes, name: str) -> Any:
    """A notebook from its bytes, brought to the present format.

    Args:
        data: the file.
        name: what to call it in messages.

    Raises:
        ResearchkitError: BRIEF-01.
    """
    import nbformat as package

    nbformat: Any = package
    try:
        notebook = nbformat.reads(data.decode("utf-8"), as_version=4)
        nbformat.validate(notebook)
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError, nbformat.ValidationError):
        raise ResearchkitError("BRIEF-01", name) from None
    return notebook


def write(notebook: Any) -> bytes:
    """The bytes of a notebook: the same notebook always gives the same."""
    import json

    text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode("utf-8") + b"\n"


def blank() -> Any:
    """An empty notebook."""
    import nbformat.v4 as package

    v4: Any = package
    return v4.new_notebook()


def code_cell(source: str, tag: str, number: int) -> Any:
    """A code cell that the run puts in, with its tag and the number of the cell it belongs to."""
    import nbformat.v4 as package

    v4: Any = package
    return v4.new_code_cell(source, metadata={"tags": [tag], "researchkit_cell": number})
