"""A markdown cell as blocks. Raw HTML in it is shown as the characters it is written with."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, cast

from researchkit.briefing import blocks as b

Token = dict[str, Any]


def parse(source: str, *, notes: str = "note", caption: str = "") -> list[b.Block]:
    """Blocks of a markdown text.

    Args:
        source: CommonMark with tables and footnotes.
        notes: prefix of the ids of its footnotes, different for each cell.
        caption: words for its tables (markdown tables have none of their own).
    """
    tokens: list[Token] = _parser()(source)
    return _Reader(notes, caption).blocks(tokens)


@functools.cache
def _parser() -> Callable[[str], list[Token]]:
    import mistune

    parser = mistune.create_markdown(renderer=None, plugins=["table", "footnotes"])
    return cast("Callable[[str], list[Token]]", parser)


class _Reader:
    """Reads the tokens of one cell."""

    def __init__(self, notes: str, caption: str) -> None:
        self.notes = notes
        self.caption = caption

    def blocks(self, tokens: list[Token]) -> list[b.Block]:
        out: list[b.Block] = []
        for token in tokens:
            out += self.block(token)
        return out

    def block(self, token: Token) -> list[b.Block]:
        kind = token["type"]
        if kind == "heading":
            level = token["attrs"]["level"]
            runs = self.runs(token["children"])
            self.caption = b.plain(runs) or self.caption
            return [b.Heading(level, runs)]
        if kind in {"paragraph", "block_text"}:
            return [b.Paragraph(self.runs(token["children"]))]
        if kind == "list":
            items = tuple(tuple(self.blocks(item["children"])) for item in token["children"])
            return [b.ListBlock(items, ordered=bool(token["attrs"].get("ordered")))]
        if kind == "block_code":
            return [b.Preformatted(token["raw"].rstrip("\n"))]
        if kind == "block_quote":
            return [b.Box(tuple(self.blocks(token["children"])), kind="quote")]
        if kind == "block_html":
            return [b.Paragraph((b.Text(token["raw"].strip(), code=True),))]
        if kind == "table":
            return [self.table(token)]
        if kind == "footnotes":
            return [self.footnote(item) for item in token["children"]]
        return []

    def table(self, token: Token) -> b.TableBlock:
        head, *bodies = token["children"]
        columns = tuple(
            b.Column(
                name=f"column_{index}",
                label=b.plain(self.runs(cell["children"])).strip() or f"({index})",
                align=cell["attrs"].get("align") or "left",
            )
            for index, cell in enumerate(head["children"], 1)
        )
        rows = tuple(
            tuple(b.Cell(self.runs(cell["children"])) for cell in row["children"])
            for body in bodies
            for row in body["children"]
        )
        return b.TableBlock(b.runs(self.caption or columns[0].label), columns, rows)

    def footnote(self, token: Token) -> b.Footnote:
        lines = [block.runs for block in self.blocks(token["children"]) if isinstance(block, b.Paragraph)]
        runs: list[b.Run] = []
        for line in lines:
            runs += [b.Text(" "), *line] if runs else line
        return b.Footnote(self.note(token["attrs"]["key"]), tuple(runs))

    def note(self, key: str) -> str:
        return f"{self.notes}-{key.lower()}"

    def runs(self, tokens: list[Token], *, strong: bool = False, em: bool = False) -> b.Runs:
        out: list[b.Run] = []
        for token in tokens:
            kind = token["type"]
            if kind == "text":
                out.append(b.Text(token["raw"], strong=strong, em=em))
            elif kind == "strong":
                out += self.runs(token["children"], strong=True, em=em)
            elif kind == "emphasis":
                out += self.runs(token["children"], strong=strong, em=True)
            elif kind == "codespan":
                out.append(b.Text(token["raw"], strong=strong, em=em, code=True))
            elif kind == "softbreak":
                out.append(b.Text(" "))
            elif kind == "linebreak":
                out.append(b.Text("\n"))
            elif kind == "link":
                out += self.link(token, strong=strong, em=em)
            elif kind == "footnote_ref":
                out.append(b.FootnoteRef(self.note(token["raw"])))
            elif kind == "image":
                out.append(b.Text(b.plain(self.runs(token["children"])), em=True))
            elif "raw" in token:
                out.append(b.Text(token["raw"], strong=strong, em=em))
        return tuple(out)

    def link(self, token: Token, *, strong: bool, em: bool) -> b.Runs:
        """A link; only its words where it points to something that a briefing does not link to."""
        inside = self.runs(token["children"], strong=strong, em=em)
        try:
            return (b.Link(b.plain(inside), token["attrs"]["url"], token["attrs"].get("title") or ""),)
        except ValueError:
            return inside
