"""The parameters of a notebook: read from its cell without running it, given as plain values only.

The cell tagged ``parameters`` holds one parameter a line::

    quarter: str = "2025Q4"  # calendar quarter
    as_of: str               # ISO date; required, because it has no value
    draft: bool = False
    edition: Literal["public", "confidential"] = "public"

Nothing else may stand in it. A value given from outside is a JSON scalar, and reaches the notebook as the
literal that Python itself writes for it, so no character of a value can be read as code.
"""

from __future__ import annotations

import ast
import io
import math
import re
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from researchkit.core.issue import ResearchkitError

TAG = "parameters"
INJECTED = "injected-parameters"
NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
LONGEST = 10_000

Scalar: TypeAlias = str | int | float | bool | None
KINDS: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter.

    Attributes:
        name: as in the notebook.
        kind: ``str``, ``int``, ``float`` or ``bool``.
        default: its value in the notebook; meaningless if ``required``.
        required: it has no value in the notebook.
        optional: ``None`` is a value too.
        choices: the only values there are, if the notebook lists them.
        help: the comment beside it.
    """

    name: str
    kind: str
    default: Scalar = None
    required: bool = False
    optional: bool = False
    choices: tuple[Scalar, ...] = ()
    help: str = ""


def cell_index(notebook: Any, name: str) -> int:
    """The index of the parameters cell.

    Raises:
        ResearchkitError: BRIEF-02, there is none or more than one.
    """
    found = [
        index
        for index, cell in enumerate(notebook.cells)
        if cell.cell_type == "code" and TAG in cell.metadata.get("tags", [])
    ]
    if len(found) != 1:
        raise ResearchkitError("BRIEF-02", name, f"{len(found)} such cells")
    return found[0]


def read(notebook: Any, name: str) -> tuple[Parameter, ...]:
    """The parameters of a notebook, in their order.

    Args:
        notebook: the notebook, format 4.
        name: its file name, for messages.

    Raises:
        ResearchkitError: BRIEF-02 no such cell; BRIEF-11 the cell holds something else.
    """
    index = cell_index(notebook, name)
    source = notebook.cells[index].source
    place = f"{name}#cell={index + 1}"
    try:
        tree = ast.parse(source)
        comments = _comments(source)
    except (SyntaxError, ValueError, RecursionError, tokenize.TokenError):
        raise ResearchkitError("BRIEF-11", place) from None
    out: dict[str, Parameter] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue  # a docstring
        parameter = _parameter(statement, comments.get(statement.end_lineno or 0, ""))
        if parameter is None or parameter.name in out:
            raise ResearchkitError("BRIEF-11", f"{place},line={statement.lineno}")
        out[parameter.name] = parameter
    return tuple(out.values())


def check(parameters: tuple[Parameter, ...], given: Mapping[str, object], name: str) -> dict[str, Scalar]:
    """The value of every parameter: those given, and the notebook's own for the others.

    Args:
        parameters: of the notebook.
        given: values asked for, by name.
        name: file name of the notebook, for messages.

    Raises:
        ResearchkitError: CORE-PARAM-01 unknown, -02 of the wrong type or form, -03 missing. Messages name the
            parameter, never its value.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for key in given:
        if key not in known:
            shown = (
                key if isinstance(key, str) and NAME.fullmatch(key) else "a name that no parameter can have"
            )
            raise ResearchkitError("CORE-PARAM-01", name, shown)
    out: dict[str, Scalar] = {}
    for parameter in parameters:
        if parameter.name in given:
            out[parameter.name] = _fits(parameter, given[parameter.name], name)
        elif parameter.required:
            raise ResearchkitError("CORE-PARAM-03", name, parameter.name)
        else:
            out[parameter.name] = parameter.default
    return out


def from_text(parameter: Parameter, text: str, name: str) -> Scalar:
    """A value from the text of a command line or form.

    Raises:
        ResearchkitError: CORE-PARAM-02.
    """
    value: object = text
    if parameter.optional and text in {"", "none"}:
        return None
    if parameter.kind == "bool":
        value = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(
            text.lower()
        )
    elif parameter.kind in {"int", "float"}:
        try:
            value = KINDS[parameter.kind](text)
        except ValueError:
            value = None
    return _fits(parameter, value, name)


def literal(values: Mapping[str, Scalar]) -> str:
    """The source of the cell that sets the values: ASCII literals of plain types, nothing else."""
    lines = ["# Parameters of this run"]
    for key, value in values.items():
        assert NAME.fullmatch(key)
        assert value is None or type(value) in KINDS.values()
        lines.append(f"{key} = {value!a}")
    return "\n".join(lines)


def _fits(parameter: Parameter, value: object, name: str) -> Scalar:
    wrong = ResearchkitError("CORE-PARAM-02", name, parameter.name)
    if value is None and parameter.optional:
        return None
    if parameter.kind == "float" and type(value) is int:
        value = float(value)
    if type(value) is not KINDS[parameter.kind]:
        raise wrong
    assert isinstance(value, str | int | float | bool)
    if isinstance(value, str) and (len(value) > LONGEST or not _plain(value)):
        raise wrong
    if isinstance(value, float) and not math.isfinite(value):
        raise wrong
    if parameter.choices and value not in parameter.choices:
        raise wrong
    return value


def _plain(text: str) -> bool:
    """No control character but tab and newline, and nothing that UTF-8 cannot carry."""
    return not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)


def _parameter(statement: ast.stmt, comment: str) -> Parameter | None:
    """A parameter from its statement; ``None`` if it is none."""
    target: ast.expr
    value: ast.expr | None
    if isinstance(statement, ast.AnnAssign):
        target, value = statement.target, statement.value
        typed = _annotation(statement.annotation)
        if typed is None:
            return None
        kind, optional, choices = typed
    elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target, value = statement.targets[0], statement.value
        kind, optional, choices = "", False, ()
    else:
        return None
    if not isinstance(target, ast.Name) or not NAME.fullmatch(target.id):
        return None
    if value is None:
        return Parameter(target.id, kind, None, True, optional, choices, comment)
    try:
        default = ast.literal_eval(value)
    except (ValueError, TypeError, MemoryError, RecursionError):
        return None
    kind = kind or (type(default).__name__ if type(default) in KINDS.values() else "")
    if not kind:
        return None
    parameter = Parameter(target.id, kind, default, False, optional, choices, comment)
    try:
        _fits(parameter, default, "")
    except ResearchkitError:
        return None
    return parameter


def _annotation(node: ast.expr) -> tuple[str, bool, tuple[Scalar, ...]] | None:
    """Kind, whether ``None`` is allowed, and choices."""
    if isinstance(node, ast.Name) and node.id in KINDS:
        return node.id, False, ()
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        inner = [side for side in (node.left, node.right) if not _is_none(side)]
        typed = _annotation(inner[0]) if len(inner) == 1 else None
        return (typed[0], True, typed[2]) if typed else None
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        if node.value.id == "Optional":
            typed = _annotation(node.slice)
            return (typed[0], True, typed[2]) if typed else None
        if node.value.id == "Literal":
            items = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            values = [item.value for item in items if isinstance(item, ast.Constant)]
            kinds = {type(value).__name__ for value in values}
            if len(values) == len(items) and len(kinds) == 1 and kinds <= set(KINDS):
                choices = tuple(value for value in values if isinstance(value, str | int | float | bool))
                return kinds.pop(), False, choices
    return None


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {t.start[0]: t.string.lstrip("# ").strip() for t in tokens if t.type == tokenize.COMMENT}
