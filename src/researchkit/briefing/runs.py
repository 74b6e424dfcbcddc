"""Runs: the pieces a line of a briefing is made of.

A run is data, never markup: no character of a run is read as HTML, Typst or Markdown by any renderer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

LINK = re.compile(
    r"(https?://|mailto:)[^\s\x00-\x1f]+|#[^\s\x00-\x1f]+|(?!/)[\w.~%-]+(/[\w.~%-]+)*", re.ASCII
)
"""What a link may point to: the web, a mail address, a place in the document, a file beside it."""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words.

    Attributes:
        text: the words, shown literally.
        lang: BCP 47 tag where it differs from the document's (``kk``, ``kk-Latn``), else ``""``.
        strong, em, code: the three kinds of emphasis there are.
    """

    text: str
    lang: str = ""
    strong: bool = False
    em: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: always with the result it prints.

    Attributes:
        text: as printed (``36``, ``16–25``, ``34 %``).
        result_id: the id of the :class:`~researchkit.core.result.Result` behind it.
        strong: printed bold.
    """

    text: str
    result_id: str
    strong: bool = False

    def __post_init__(self) -> None:
        if not self.result_id:
            raise ValueError("a printed number needs the id of its result")


@dataclass(frozen=True, slots=True)
class Link:
    """A link.

    Attributes:
        text: the words of the link; say format and size for a file (``Data for figure 1 (CSV, 1 KB)``).
        href: an ``http``, ``https`` or ``mailto`` address, ``#id``, or a relative file.
        title: what it is, for readers who cannot see the context.
    """

    text: str
    href: str
    title: str = ""

    def __post_init__(self) -> None:
        if not LINK.fullmatch(self.href) or ".." in self.href.split("/"):
            raise ValueError("a link points to http(s), mailto, #id or a relative file")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in brackets with its meaning: ``[p]`` provisional, ``[r]`` revised, ``[c]`` suppressed,
    ``[x]`` not available, ``[z]`` not applicable; or an abbreviation.
    """

    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DateRun:
    """A date as printed, with its ISO form: a day, a month, a year, or an interval ``first/last``."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """A reference to a :class:`~researchkit.briefing.blocks.Footnote` of the same document."""

    note_id: str


Run: TypeAlias = Text | Number | Link | Mark | DateRun | FootnoteRef
Runs: TypeAlias = tuple[Run, ...]


def runs(*parts: str | Run | Iterable[str | Run]) -> Runs:
    """Build a line from words and runs: ``runs("Of ", Number("36", "kz.arrests"), " people …")``."""
    out: list[Run] = []
    for part in parts:
        if isinstance(part, str):
            if part:
                out.append(Text(part))
        elif isinstance(part, Text | Number | Link | Mark | DateRun | FootnoteRef):
            out.append(part)
        else:
            out.extend(runs(*part))
    return tuple(out)


def plain(line: Iterable[Run]) -> str:
    """The words of a line, without footnote references."""
    return "".join("" if isinstance(run, FootnoteRef) else run.text for run in line)
