"""The house rules that a machine can keep."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "researchkit"
MODULES = sorted(SRC.rglob("*.py"))
#: Names of columns, fields, keys and codes are structure, not vocabulary; these modules declare the structure itself.
STRUCTURE = {
    "contracts.py", "claim.py", "cleaners.py", "standard.py", "pipeline", "redact.py", "store.py",
    "cues.py", "happened.py", "subjects.py", "tables.py", "drafting.py", "confirmed.py", "confirm.py",
}  # fmt: skip


def strings(node):
    if isinstance(node, ast.Dict):
        return [k.value for k in node.keys if isinstance(k, ast.Constant) and isinstance(k.value, str)]
    items = node.elts if isinstance(node, ast.List | ast.Tuple | ast.Set) else []
    return [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)]


def words(module):
    """Module-level collections of more than eight natural words."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            targets = [
                t.id for t in ast.walk(statement) if isinstance(t, ast.Name) and isinstance(t.ctx, ast.Store)
            ]
            if "__all__" in targets:
                continue
            for node in ast.walk(statement.value):
                found = [text for text in strings(node) if text.isalpha() and not text.isupper()]
                if len(found) > 8:
                    yield targets, found[:3]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_no_word_lists_in_python(module):
    if module.name in STRUCTURE or module.parent.name in STRUCTURE:
        return
    assert not list(words(module)), "a vocabulary is a data file with sources"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_no_clock_is_read_on_the_way_of_the_data(module):
    if module.name == "tasks.py" or (
        module.parent.name == "briefing" and module.name in {"server.py", "execute.py"}
    ):
        return  # the ledger's day of receipt, and deadlines
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value).rpartition(".")[2]
            clock = owner in {"datetime", "date", "Timestamp"} and node.func.attr in {
                "now",
                "today",
                "utcnow",
            }
            assert not clock, node.lineno


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_no_unsafe_reading_or_writing(module):
    text = module.read_text(encoding="utf-8")
    for banned in ("import pickle", "yaml.load", "escape=False", ".style.", "shell=True"):
        assert banned not in text
