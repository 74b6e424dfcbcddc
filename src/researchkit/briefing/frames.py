"""The table that pandas shows of a frame, read back from its HTML: words and their places, nothing else."""

from __future__ import annotations

from html.parser import HTMLParser

from researchkit.briefing import blocks as b

SPANS = 200
"""A cell that spans more rows or columns is not one of a table that anybody reads."""


def read(html: str, *, caption: str, row_label: str) -> b.TableBlock | None:
    """The table of a frame; ``None`` if the HTML is not that of one frame.

    Args:
        html: the ``text/html`` of an output.
        caption: words for the table, which has none of its own.
        row_label: header of a column of row labels that has no name.
    """
    parser = _Parser()
    parser.feed(html)
    parser.close()
    head, body = _grid(parser.head), _grid(parser.body)
    if parser.tables != 1 or not head or not body or parser.broken:
        return None
    width = len(body[0])
    if any(len(row) != width for row in (*head, *body)):
        return None
    headers = sum(all(row[index][1] for row in body) for index in range(width))
    columns = []
    for index in range(width):
        words = dict.fromkeys(row[index][0] for row in head if row[index][0])
        of_rows = index < headers
        numeric = not of_rows and all(_number(row[index][0]) for row in body)
        columns.append(
            b.Column(
                name=f"column_{index + 1}",
                label=" · ".join(words) or (row_label if of_rows else f"({index + 1})"),
                align="right" if numeric else "left",
                kind="number" if numeric else "text",
                scope="row" if of_rows else "",
            )
        )
    rows = tuple(tuple(b.Cell(b.runs(words)) for words, _ in row) for row in body)
    return b.TableBlock(b.runs(caption), tuple(columns), rows)


def _number(words: str) -> bool:
    try:
        float(words.replace(",", "").replace("\u2212", "-").removesuffix("%") or "0")
    except ValueError:
        return words in {"…", "...", "NaN", "<NA>", "None"}
    return True


_Cell = tuple[str, bool, int, int]
"""Words, whether it is a header cell, rows and columns it spans."""


def _grid(rows: list[list[_Cell]]) -> list[list[tuple[str, bool]]]:
    """Rows of single cells: a cell that spans several stands in each of them."""
    out: list[list[tuple[str, bool]]] = []
    carried: dict[int, tuple[int, tuple[str, bool]]] = {}
    for row in rows:
        line: list[tuple[str, bool]] = []
        cells = iter(row)
        while True:
            column = len(line)
            if column in carried:
                left, cell = carried.pop(column)
                line.append(cell)
                if left > 1:
                    carried[column] = (left - 1, cell)
                continue
            given = next(cells, None)
            if given is None:
                break
            words, header, down, across = given
            for step in range(across):
                line.append((words, header))
                if down > 1:
                    carried[column + step] = (down - 1, (words, header))
        out.append(line)
    return out


class _Parser(HTMLParser):
    """Collects the cells of head and body."""

    def __init__(self) -> None:
        super().__init__()
        self.head: list[list[_Cell]] = []
        self.body: list[list[_Cell]] = []
        self.tables = 0
        self.broken = False
        self._part: list[list[_Cell]] | None = None
        self._cell: tuple[bool, int, int] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables += 1
            self.broken |= "dataframe" not in (dict(attrs).get("class") or "").split()
        elif tag in {"thead", "tbody"}:
            self._part = self.head if tag == "thead" else self.body
        elif tag == "tr" and self._part is not None:
            self._part.append([])
        elif tag in {"th", "td"}:
            self._cell = (tag == "th", self._span(attrs, "rowspan"), self._span(attrs, "colspan"))
            self._words = []

    def handle_endtag(self, tag: str) -> None:
        if tag in {"th", "td"} and self._cell is not None:
            header, down, across = self._cell
            if self._part:
                self._part[-1].append(("".join(self._words).strip(), header, down, across))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._words.append(data)

    def _span(self, attrs: list[tuple[str, str | None]], name: str) -> int:
        text = dict(attrs).get(name) or "1"
        if not text.isdecimal() or not 1 <= int(text) <= SPANS:
            self.broken = True
            return 1
        return int(text)
