"""Row headers of tables in a tagged PDF.

The typesetter tags the cells of a header row, but (behind a switch its Python binding does not have) not the
cells that head a row. Their tags are completed here: ``TH`` with the scope of a row, and the other cells of
the row refer to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from researchkit.briefing.blocks import FigureBlock, TableBlock
from researchkit.briefing.document import Document


def heads_of_rows(document: Document) -> list[tuple[int, ...]]:
    """For each printed table, in order: the columns whose cells head their rows."""
    of_figures = {id(noun.table) for noun in document.walk() if isinstance(noun, FigureBlock)}
    return [
        tuple(index for index, column in enumerate(noun.columns) if column.scope == "row")
        for noun in document.walk()
        if isinstance(noun, TableBlock) and id(noun) not in of_figures
    ]


def tag_row_headers(pdf: Any, heads: list[tuple[int, ...]]) -> None:
    """Complete the tags of an open PDF, in place.

    Args:
        pdf: a ``pikepdf.Pdf``.
        heads: as :func:`heads_of_rows` gives them.
    """
    import pikepdf

    root = pdf.Root.StructTreeRoot
    tables = [element for element in _elements(root) if element.get("/S") == "/Table"]
    if len(tables) != len(heads):
        raise ValueError("the PDF has another number of tables than the document")
    ids: dict[str, Any] = {}
    for number, (table, columns) in enumerate(zip(tables, heads, strict=True)):
        if not columns:
            continue
        for line, row in enumerate(_rows(table)):
            cells = [cell for cell in _kids(row) if cell.get("/S") == "/TD"]
            if not cells:
                continue
            names = []
            for column in columns:
                cell = cells[column]
                name = f"R{number}x{column}y{line}"
                cell.S = pikepdf.Name.TH
                cell.ID = pikepdf.String(name)
                _table_attributes(cell).Scope = pikepdf.Name.Row
                names.append(pikepdf.String(name))
                ids[name] = cell
            for index, cell in enumerate(cells):
                if index not in columns:
                    attributes = _table_attributes(cell)
                    attributes.Headers = pikepdf.Array([*attributes.get("/Headers", []), *names])
    if ids:
        tree = pikepdf.NameTree(root.IDTree) if "/IDTree" in root else pikepdf.NameTree.new(pdf)
        root.IDTree = tree.obj
        for name, cell in ids.items():
            tree[name] = cell


def _kids(element: Any) -> list[Any]:
    import pikepdf

    kids = element.get("/K")
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _elements(element: Any) -> Iterator[Any]:
    for kid in _kids(element):
        yield kid
        yield from _elements(kid)


def _rows(table: Any) -> list[Any]:
    return [element for element in _elements(table) if element.get("/S") == "/TR"]


def _table_attributes(cell: Any) -> Any:
    """The attributes of a cell as a cell of a table."""
    import pikepdf

    given = cell.get("/A")
    listed = list(given) if isinstance(given, pikepdf.Array) else [] if given is None else [given]
    for attributes in listed:
        if attributes.get("/O") == "/Table":
            return attributes
    attributes = pikepdf.Dictionary(O=pikepdf.Name.Table)
    cell.A = pikepdf.Array([*listed, attributes])
    return cell.A[-1]
