"""Docs that drift are worse than none: what is made from data is compared with the data."""

import re
from pathlib import Path

import pytest

from researchkit import cli
from researchkit.reference import codebook, codebook_text, notices

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("docs/codebook.md", lambda: codebook_text.to_markdown(codebook.load())),
        ("docs/issues.md", codebook_text.issues_to_markdown),
        ("NOTICE.md", notices.to_markdown),
    ],
)
def test_made_pages_are_up_to_date(name, write):
    assert (ROOT / name).read_text(encoding="utf-8") == write(), "run `make docs`"


def test_every_command_is_in_the_readme_and_has_help():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    parser = cli._parser()
    for action in parser._subparsers._group_actions:
        for name, command in action.choices.items():
            assert f"researchkit {name}" in readme, name
            assert command.description


def test_every_make_target_named_in_the_docs_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md")]:
        for named in re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert named in targets, f"{page.name}: make {named}"


def test_no_module_has_a_name_that_says_nothing_or_has_grown_too_long():
    for path in (ROOT / "src").rglob("*.py"):
        assert path.stem not in {"utils", "util", "helpers", "common", "misc"}, path.name
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= 420, f"{path.name} has {lines} lines"
