"""The fonts of a page: only the parts whose letters it prints, inside the page itself."""

from __future__ import annotations

import base64
import csv
import functools
from importlib import resources
from pathlib import Path

from researchkit.briefing.letters import IGNORED

FAMILY = "Briefing Text"
FACES = {"regular": ("normal", 400), "semibold": ("normal", 600), "italic": ("italic", 400)}

Ranges = tuple[tuple[int, int], ...]


def folder() -> Path:
    """The folder of the fonts, as the typesetter wants it."""
    return Path(str(resources.files("researchkit.briefing"))) / "fonts"


def css(text: str, *, italic: bool = True) -> str:
    """The ``@font-face`` rules for a text.

    Args:
        text: everything the page prints.
        italic: whether any of it is in italics.
    """
    codes = {ord(char) for char in set(text)}
    rules = []
    for script, ranges in web_ranges().items():
        if not any(first <= code <= last for code in codes for first, last in ranges):
            continue
        span = ",".join(f"U+{first:X}-{last:X}" for first, last in ranges)
        for face, (style, weight) in FACES.items():
            if face == "italic" and not italic:
                continue
            rules.append(
                f'@font-face{{font-family:"{FAMILY}";font-style:{style};font-weight:{weight};font-display:block;'
                f"unicode-range:{span};src:url(data:font/woff2;base64,{_woff2(face, script)})}}"
            )
    return "\n".join(rules)


def undrawable(text: str) -> list[str]:
    """The characters of a text that neither Source Sans 3 nor DejaVu Sans can draw, each once."""
    covered = _covered()
    letters = dict.fromkeys(IGNORED.sub("", text))
    return [char for char in letters if not any(first <= ord(char) <= last for first, last in covered)]


@functools.cache
def web_ranges() -> dict[str, Ranges]:
    """The characters of each script's part."""
    return {row["script"]: _ranges(row["ranges"]) for row in _rows(folder() / "web" / "ranges.csv")}


@functools.cache
def coverage() -> dict[str, Ranges]:
    """The characters of each font."""
    return {row["font"]: _ranges(row["ranges"]) for row in _rows(folder() / "coverage.csv")}


@functools.cache
def _covered() -> Ranges:
    return tuple(span for spans in coverage().values() for span in spans)


@functools.cache
def _woff2(face: str, script: str) -> str:
    return base64.b64encode((folder() / "web" / f"{face}-{script}.woff2").read_bytes()).decode("ascii")


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _ranges(text: str) -> Ranges:
    pairs = (part.partition("-") for part in text.split())
    return tuple((int(first, 16), int(last or first, 16)) for first, _, last in pairs)
