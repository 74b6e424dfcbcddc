"""Locators: where words stand, so that a person (and ``explain``) finds them again."""

from __future__ import annotations

from dataclasses import dataclass

_ESCAPES = (("%", "%25"), ("#", "%23"), ("&", "%26"), ("\n", "%0A"), ("\r", "%0D"))

_TABLE = str.maketrans(dict(_ESCAPES))


@dataclass(frozen=True, slots=True)
class Place:
    """A locator taken apart: ``source_id/file.xlsx#sheet=Cases&row=17&column=Place&char=0,9``.

    Attributes:
        source_id: folder in ``data/raw/``.
        file: path below that folder.
        parts: what stands after ``#``, by name.
    """

    source_id: str
    file: str
    parts: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        fragment = "&".join(f"{name}={_escape(value)}" for name, value in self.parts if value)
        return f"{self.source_id}/{_escape(self.file)}" + (f"#{fragment}" if fragment else "")

    def get(self, name: str) -> str:
        """One part, or ``""``."""
        return dict(self.parts).get(name, "")

    def to(self, **parts: str | int) -> Place:
        """A place within this one."""
        more = tuple((name, str(value)) for name, value in parts.items())
        return Place(self.source_id, self.file, self.parts + more)


def parse(locator: str) -> Place:
    """Take a locator apart.

    Raises:
        ValueError: it names no file of a source.
    """
    path, _, fragment = locator.partition("#")
    source_id, slash, file = path.partition("/")
    if not slash or not source_id or not file:
        raise ValueError("a locator names a source, a file and a place in it: source_id/file.csv#row=17")
    parts = (part.partition("=") for part in fragment.split("&") if part)
    return Place(source_id, _plain(file), tuple((name, _plain(value)) for name, _, value in parts))


def _escape(text: str) -> str:
    return text.translate(_TABLE)


def _plain(text: str) -> str:
    for plain, escaped in reversed(_ESCAPES):
        text = text.replace(escaped, plain)
    return text
