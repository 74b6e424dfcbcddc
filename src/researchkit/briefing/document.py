"""The document: the one thing from which HTML and PDF are drawn, so that the two cannot disagree."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from researchkit.briefing.blocks import (
    Block,
    Box,
    FigureBlock,
    Footnote,
    FootnoteRef,
    Heading,
    ListBlock,
    Masthead,
    Number,
    ProofList,
    TableBlock,
)
from researchkit.briefing.serial import Json, from_json, to_json

_FILES = frozenset({"svg", "csv", "csv_name", "card_name", "href"})
_FOR_MACHINES = frozenset({"result_id", "iso", "value", "lang", "date"})
AS_GIVEN = _FILES | _FOR_MACHINES
"""Fields that are not shown as text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A briefing ready to be drawn. Build it with :func:`researchkit.briefing.assemble.assemble`.

    Attributes:
        title: plain words; also the title of the file.
        lang: BCP 47 tag of the language.
        date: ISO date of the document (its release), or ``""`` if it has none.
        blocks: in reading order; every heading, table and figure has its id.
        places: where each block comes from (``briefing.ipynb#cell=7``).
    """

    title: str
    lang: str
    date: str
    blocks: tuple[Block, ...]
    places: tuple[str, ...]

    def walk(self) -> Iterator[object]:
        """Every block, row, cell and run of the document, in reading order."""
        for block in self.blocks:
            yield from nouns(block)

    def headings(self) -> list[Heading]:
        """The headings of the text, without those inside boxes and lists."""
        return [block for block in self.blocks if isinstance(block, Heading)]

    def masthead(self) -> Masthead | None:
        """The masthead, if the document has one."""
        return next((block for block in self.blocks if isinstance(block, Masthead)), None)

    def footnotes(self) -> list[Footnote]:
        """The footnotes in the order in which the text first refers to them."""
        notes = {noun.id: noun for noun in self.walk() if isinstance(noun, Footnote)}
        order = dict.fromkeys(noun.note_id for noun in self.walk() if isinstance(noun, FootnoteRef))
        return [notes[note_id] for note_id in order if note_id in notes]

    def numbers(self) -> list[Number]:
        """Every printed number, in reading order."""
        return [noun for noun in self.walk() if isinstance(noun, Number)]

    def proof_list(self) -> ProofList | None:
        """The list of proofs, if the document has one."""
        return next((block for block in self.blocks if isinstance(block, ProofList)), None)

    def numbering(self) -> dict[str, tuple[str, int]]:
        """``figure`` or ``table`` and its number, by id. The table of a figure's data has none."""
        out: dict[str, tuple[str, int]] = {}
        counts = {"figure": 0, "table": 0}
        of_figures = {noun.table.id for noun in self.walk() if isinstance(noun, FigureBlock) and noun.table}
        for noun in self.walk():
            if isinstance(noun, FigureBlock | TableBlock) and noun.id not in of_figures:
                kind = "figure" if isinstance(noun, FigureBlock) else "table"
                counts[kind] += 1
                out[noun.id] = (kind, counts[kind])
        return out

    def files(self) -> dict[str, bytes]:
        """The files that go with the document: data (CSV) and share cards (PNG), by name."""
        out: dict[str, bytes] = {}
        for noun in self.walk():
            if isinstance(noun, FigureBlock | TableBlock) and noun.csv_name:
                out[noun.csv_name] = noun.csv.encode("utf-8")
            if isinstance(noun, FigureBlock) and noun.card_name:
                out[noun.card_name] = noun.card
        return out

    def words(self) -> str:
        """Everything the document prints, drawings included: for choosing fonts and checking letters."""
        return "\n".join([self.title, *(words for block in self.blocks for words in shown(block))])

    def to_json(self) -> dict[str, Json]:
        """The document as JSON."""
        return {
            "title": self.title,
            "lang": self.lang,
            "date": self.date,
            "blocks": [to_json(block) for block in self.blocks],
            "places": list(self.places),
        }

    @classmethod
    def from_json(cls, data: dict[str, Json]) -> Document:
        """A document from its JSON."""
        blocks, places = data["blocks"], data["places"]
        assert isinstance(blocks, list)
        assert isinstance(places, list)
        return cls(
            title=str(data["title"]),
            lang=str(data["lang"]),
            date=str(data["date"]),
            blocks=tuple(from_json(block) for block in blocks),
            places=tuple(str(place) for place in places),
        )


def rewrite(block: Block, change: Callable[[Block], Block]) -> Block:
    """A block with ``change`` applied to it and, before, to every block in its boxes and lists."""
    if isinstance(block, Box):
        block = dataclasses.replace(block, blocks=tuple(rewrite(inner, change) for inner in block.blocks))
    elif isinstance(block, ListBlock):
        items = tuple(tuple(rewrite(inner, change) for inner in item) for item in block.items)
        block = dataclasses.replace(block, items=items)
    return change(block)


def nouns(noun: object) -> Iterator[object]:
    """A noun and everything inside it, in reading order."""
    if isinstance(noun, tuple):
        for item in noun:
            yield from nouns(item)
    elif dataclasses.is_dataclass(noun) and not isinstance(noun, type):
        yield noun
        for name in _nested(type(noun)):
            value = getattr(noun, name)
            if value is not None and not isinstance(value, str | bytes):
                yield from nouns(value)


def shown(noun: object) -> Iterator[str]:
    """The texts that a noun prints, drawings included."""
    for inner in nouns(noun):
        kind: Any = type(inner)
        for name in _shown_fields(kind):
            value = getattr(inner, name)
            if isinstance(value, str):
                yield value
            elif isinstance(value, tuple):
                yield from (part for item in value for part in _texts(item))


def _texts(item: object) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from _texts(part)


@functools.cache
def _shown_fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind) if field.name not in AS_GIVEN - {"svg"})


@functools.cache
def _nested(kind: Any) -> tuple[str, ...]:
    """The fields of a noun that can hold other nouns, in reading order."""
    return tuple(
        field.name
        for field in dataclasses.fields(kind)
        if any(word in str(field.type) for word in ("Runs", "Block", "tuple", "KeyFigure", "Cell", "Link"))
    )
