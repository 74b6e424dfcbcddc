"""The notebooks are thin: text, released results, sections; nothing is defined, read or typed in them."""

import ast
import re
from pathlib import Path

import nbformat
import pytest

from researchkit.briefing import parameters
from researchkit.briefing.notebook import to_document
from researchkit.core.issue import ResearchkitError

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.rglob("*.ipynb"))
BRIEFINGS = sorted(FOLDER.glob("*.ipynb"))
MOST_LINES = 12
TEXTS = {path: path.read_text(encoding="utf-8") for path in NOTEBOOKS}
OF_A_PERIOD = [path for path in BRIEFINGS if "lab.open(" in TEXTS[path]]
PRINTED = [path for path in OF_A_PERIOD if "head.masthead" in TEXTS[path]]
WRITERS = {"to_csv", "to_parquet", "to_excel", "to_pickle", "to_json", "write_text", "write_bytes"}
STANDARD = ("period", "country", "language", "audience", "as_of")
FORBIDDEN_NODES = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.With, ast.Try, ast.Global,
)  # fmt: skip
FORBIDDEN_CALLS = {"open", "exec", "eval", "exit", "quit", "input", "print", "__import__", "compile"}


def faults(source: str) -> list[str]:
    """What a code cell may not hold."""
    if re.search(r"(?m)^\s*[%!]", source):
        return ["magic"]
    found = []
    if len([line for line in source.splitlines() if line.strip()]) > MOST_LINES:
        found.append("too long")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, FORBIDDEN_NODES):
            found.append(type(node).__name__)
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = (
                [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
            )
            found += [f"import {name}" for name in names if name.split(".")[0] != "researchkit"]
        if isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            if isinstance(called, ast.Name) and name in FORBIDDEN_CALLS:
                found.append(f"call of {name}")
            if (
                name.startswith("read_")
                or name in WRITERS
                or (isinstance(called, ast.Attribute) and name == "exit")
            ):
                found.append(f"call of {name}")
    return found


@pytest.mark.parametrize("bad", [
    "def f():\n    pass", "class A:\n    pass", "open('x')", "pd.read_csv('x')", "sys.exit(0)", "%matplotlib inline",
    "import os", "print(1)", "f = lambda: 1", "x = 1\n" * 13, "frame.to_csv('x')",
])  # fmt: skip
def test_the_check_itself_finds_faults(bad):
    assert faults(bad)


def test_there_are_notebooks():
    assert {path.stem for path in BRIEFINGS} >= {
        "quarterly_briefing", "arrest_patterns", "country_profile", "year_review", "legal_article",
    }  # fmt: skip


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_cells_are_thin_and_hold_no_outputs(path):
    for index, cell in enumerate(nbformat.read(path, as_version=4).cells, start=1):
        if cell.cell_type == "code":
            assert not faults(cell.source), f"{path.name}#cell={index}"
            assert not cell.outputs
            assert cell.execution_count is None


@pytest.mark.parametrize("path", OF_A_PERIOD, ids=lambda path: path.stem)
def test_a_briefing_has_the_standard_parameters_each_with_a_word_of_help(path):
    found = parameters.read(nbformat.read(path, as_version=4), path.name)
    assert tuple(one.name for one in found)[: len(STANDARD)] == STANDARD
    assert all(one.help for one in found)
    assert not any(one.required for one in found)


@pytest.mark.parametrize("path", BRIEFINGS, ids=lambda path: path.stem)
def test_prose_for_researchers_is_tagged_so_that_it_is_not_printed(path):
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown":
            assert cell.metadata.get("tags") == ["researcher"]


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
def test_a_briefing_ends_with_where_its_numbers_come_from(path):
    last = nbformat.read(path, as_version=4).cells[-1].source
    assert last.rstrip().endswith("run.close()")


@pytest.mark.parametrize("path", sorted(set(NOTEBOOKS) - set(BRIEFINGS)), ids=lambda path: path.stem)
def test_a_notebook_for_review_never_becomes_a_page(path):
    with pytest.raises(ResearchkitError, match="BRIEF-35"):
        to_document(nbformat.read(path, as_version=4), name=path.name)


@pytest.mark.parametrize("path", BRIEFINGS, ids=lambda path: path.stem)
def test_every_other_notebook_is_told_as_a_page(path):
    assert "head.masthead" in TEXTS[path] or "dossier.masthead" in TEXTS[path]
