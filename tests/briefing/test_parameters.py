from __future__ import annotations

import ast
import math

import nbformat
import pytest
from briefing.notebooks import notebook
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.briefing import parameters as p
from researchkit.core.issue import ResearchkitError

CELL = '''"""What the briefing is about."""
quarter: str = "2025Q4"  # calendar quarter
as_of: str  # ISO date
draft: bool = False
least: int = 5  # smallest count
share: float = 0.5
name: str | None = None
edition: Literal["public", "confidential"] = "public"  # who reads it
plain = "x"
minus = -3
'''


def book(cell: str = CELL):
    return nbformat.reads(notebook(cell).decode(), as_version=4)


def refused(cell: str) -> str:
    with pytest.raises(ResearchkitError) as caught:
        p.read(book(cell), "n.ipynb")
    return caught.value.issue.code


def test_parameters_are_read_without_running_them():
    found = {parameter.name: parameter for parameter in p.read(book(), "n.ipynb")}
    assert list(found) == ["quarter", "as_of", "draft", "least", "share", "name", "edition", "plain", "minus"]
    assert found["quarter"] == p.Parameter("quarter", "str", "2025Q4", help="calendar quarter")
    assert found["as_of"].required
    assert found["name"].optional
    assert found["edition"].choices == ("public", "confidential")
    assert (found["minus"].kind, found["minus"].default) == ("int", -3)


@pytest.mark.parametrize(
    "cell",
    [
        "import os", "x = open('f')", "x: str = f'{1}'", "a, b = 1, 2", "a = b = 1", "x: list = []", "x = None",
        "x: str = 3", "x = 1\nx = 2", "X = 1", "_x = 1", "def f(): pass", "x: int = True", "x +=", "x = 1 + 1",
        "x: str = '\\x00'", "x = b''", "x: date = 1", "x = 1e999", "if True: x = 1", "print(1)", "x.y = 1",
    ],
)  # fmt: skip
def test_anything_else_in_the_cell_is_refused(cell):
    assert refused(cell) == "BRIEF-11"


def test_the_tag_must_stand_once():
    twice = book()
    twice.cells.append(twice.cells[0])
    for wrong in (twice, nbformat.reads(notebook(None, "x = 1").decode(), as_version=4)):
        with pytest.raises(ResearchkitError, match="BRIEF-02"):
            p.read(wrong, "n.ipynb")


def check(**given_values: object) -> dict[str, p.Scalar]:
    return p.check(p.read(book(), "n.ipynb"), {"as_of": "2026-01-15", **given_values}, "n.ipynb")


def test_the_others_keep_the_notebook_s_value():
    values = check(least=7, share=1)
    assert values["least"] == 7
    assert type(values["share"]) is float
    assert values["quarter"] == "2025Q4"


@pytest.mark.parametrize(
    ("code", "given_values"),
    [
        ("CORE-PARAM-01", {"quartre": "x"}),
        ("CORE-PARAM-01", {"a; import os": 1}),
        ("CORE-PARAM-02", {"quarter": 3}),
        ("CORE-PARAM-02", {"quarter": None}),
        ("CORE-PARAM-02", {"quarter": ["a"]}),
        ("CORE-PARAM-02", {"quarter": {"a": 1}}),
        ("CORE-PARAM-02", {"quarter": b"x"}),
        ("CORE-PARAM-02", {"quarter": "\x00"}),
        ("CORE-PARAM-02", {"quarter": "\ud800"}),
        ("CORE-PARAM-02", {"quarter": "x" * 20_000}),
        ("CORE-PARAM-02", {"least": True}),
        ("CORE-PARAM-02", {"least": 1.0}),
        ("CORE-PARAM-02", {"share": math.nan}),
        ("CORE-PARAM-02", {"share": math.inf}),
        ("CORE-PARAM-02", {"draft": 1}),
        ("CORE-PARAM-02", {"edition": "secret"}),
    ],
)
def test_what_does_not_fit_is_refused_without_its_value(code, given_values):
    with pytest.raises(ResearchkitError) as caught:
        check(**given_values)
    assert caught.value.issue.code == code
    assert "import os" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_missing_value_is_named():
    with pytest.raises(ResearchkitError, match=r"CORE-PARAM-03 n\.ipynb.*as_of"):
        p.check(p.read(book(), "n.ipynb"), {}, "n.ipynb")


PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@settings(deadline=None, max_examples=300)
@given(
    st.dictionaries(
        st.from_regex(p.NAME, fullmatch=True),
        st.one_of(
            PLAIN, st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False, allow_infinity=False)
        ),
    )
)
def test_a_value_reaches_the_notebook_as_itself_and_never_as_code(values):
    import keyword

    values = {k: v for k, v in values.items() if not keyword.iskeyword(k)}
    source = p.literal(values)
    assert source.isascii()
    tree = ast.parse(source)
    assert [type(statement) for statement in tree.body] == [ast.Assign] * len(values)
    assert {s.targets[0].id: ast.literal_eval(s.value) for s in tree.body} == values


def test_text_from_a_command_line_becomes_a_value():
    found = {parameter.name: parameter for parameter in p.read(book(), "n.ipynb")}
    read = {
        name: p.from_text(found[name], text, "n")
        for name, text in [
            ("least", "7"),
            ("draft", "yes"),
            ("share", "0.25"),
            ("name", ""),
            ("quarter", "7"),
        ]
    }
    assert read == {"least": 7, "draft": True, "share": 0.25, "name": None, "quarter": "7"}
    for name, text in [("least", "x"), ("draft", "maybe"), ("share", "nan")]:
        with pytest.raises(ResearchkitError, match="CORE-PARAM-02"):
            p.from_text(found[name], text, "n")
