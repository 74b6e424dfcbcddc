"""How wide words are: advance widths read from the font files the charts are set in.

A chart lays itself out by measuring its words, so no label is clipped in any language. Only three tables of
a TrueType file are needed (``head``, ``hmtx``, ``cmap``), and reading them here spares a briefing the import
of a font library. Kerning is left out: it only ever makes a line a hair narrower.
"""

from __future__ import annotations

import functools
import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

REGULAR, SEMIBOLD = 400, 600

FOLDER = Path(__file__).parent.parent / "fonts"
"""Where the house's static fonts lie; the only place they are looked for."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file.

    Attributes:
        path: the file.
        family: the family's name as CSS and Typst know it.
        weight: 100–900.
        advances: width of each character, in ems.
    """

    path: Path
    family: str
    weight: int
    advances: dict[int, float]


def families(weight: int) -> tuple[str, ...]:
    """The names of the faces that text of this weight is set in."""
    return tuple(face.family for face in faces(weight))


@functools.lru_cache(maxsize=20_000)
def width(text: str, size: float, weight: int = REGULAR) -> float:
    """Width of a line of text in points."""
    return sum(_advance(char, weight) for char in text) * size


def faces(weight: int) -> tuple[Face, ...]:
    """What text of this weight is set in: the house's font, then the one that stands in for it."""
    first, fallback = _first(weight), _fallback(weight)
    return (first,) if first.path == fallback.path else (first, fallback)


@functools.cache
def _advance(char: str, weight: int) -> float:
    face = _face(char, weight)
    return 1.0 if face is None else face.advances[ord(char)]


def _face(char: str, weight: int) -> Face | None:
    """The face that draws a character; the fallback is only read when the house's font lacks one."""
    code = ord(char)
    if code in (face := _first(weight)).advances:
        return face
    return face if code in (face := _fallback(weight)).advances else None


@functools.cache
def _first(weight: int) -> Face:
    """The house's upright face nearest this weight, else DejaVu."""
    found = [face for path in sorted(FOLDER.glob("*.ttf")) if (face := _read(path)) is not None]
    if not found:
        return _fallback(weight)
    return min(found, key=lambda face: (abs(face.weight - weight), face.path.name))


@functools.cache
def _fallback(weight: int) -> Face:
    """DejaVu, which comes with matplotlib."""
    face = _read(dejavu() / ("DejaVuSans-Bold.ttf" if weight >= SEMIBOLD else "DejaVuSans.ttf"))
    assert face is not None
    return face


def dejavu() -> Path:
    """The folder of the DejaVu fonts, found without importing matplotlib."""
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(
            "no fonts: the package's fonts folder is empty and matplotlib is not installed"
        )
    return Path(next(iter(spec.submodule_search_locations))) / "mpl-data" / "fonts" / "ttf"


@functools.cache
def _read(path: Path) -> Face | None:
    """Read a font file; ``None`` for an italic."""
    data = path.read_bytes()
    tables = {}
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        tables[tag] = offset
    em, mac_style = (
        struct.unpack_from(">H", data, tables[b"head"] + 18)[0],
        struct.unpack_from(">H", data, tables[b"head"] + 44)[0],
    )
    if mac_style & 2:
        return None
    weight = struct.unpack_from(">H", data, tables[b"OS/2"] + 4)[0]
    count = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    metrics = struct.unpack_from(f">{2 * count}H", data, tables[b"hmtx"])[::2]
    glyphs = _characters(data, tables[b"cmap"])
    advances = {code: metrics[min(glyph, count - 1)] / em for code, glyph in glyphs.items()}
    return Face(path, _family(data, tables[b"name"]), weight, advances)


def _characters(data: bytes, start: int) -> dict[int, int]:
    """Character → glyph, from the largest Unicode subtable (formats 4 and 12)."""
    best: dict[int, int] = {}
    for index in range(struct.unpack_from(">H", data, start + 2)[0]):
        platform, _, offset = struct.unpack_from(">HHL", data, start + 4 + 8 * index)
        if platform not in (0, 3):
            continue
        at = start + offset
        kind = struct.unpack_from(">H", data, at)[0]
        found = _format4(data, at) if kind == 4 else _format12(data, at) if kind == 12 else {}
        if len(found) > len(best):
            best = found
    return best


def _format4(data: bytes, at: int) -> dict[int, int]:
    double = struct.unpack_from(">H", data, at + 6)[0]
    n = double // 2
    ends = struct.unpack_from(f">{n}H", data, at + 14)
    starts = struct.unpack_from(f">{n}H", data, at + 16 + double)
    deltas = struct.unpack_from(f">{n}H", data, at + 16 + 2 * double)
    ranges_at = at + 16 + 3 * double
    ranges = struct.unpack_from(f">{n}H", data, ranges_at)
    out = {}
    for index, (first, last, delta, shift) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if shift:
                slot = ranges_at + 2 * index + shift + 2 * (code - first)
                glyph = struct.unpack_from(">H", data, slot)[0]
                glyph = (glyph + delta) & 0xFFFF if glyph else 0
            else:
                glyph = (code + delta) & 0xFFFF
            if glyph:
                out[code] = glyph
    return out


def _format12(data: bytes, at: int) -> dict[int, int]:
    out: dict[int, int] = {}
    for index in range(struct.unpack_from(">L", data, at + 12)[0]):
        first, last, glyph = struct.unpack_from(">LLL", data, at + 16 + 12 * index)
        out.update((code, glyph + code - first) for code in range(first, last + 1))
    return out


def _family(data: bytes, start: int) -> str:
    """The typographic family (name 16), or the family (name 1)."""
    count, strings = struct.unpack_from(">HH", data, start + 2)
    names: dict[int, str] = {}
    for index in range(count):
        platform, _, _, name, length, offset = struct.unpack_from(">6H", data, start + 6 + 12 * index)
        if platform == 3:
            at = start + strings + offset
            names.setdefault(name, data[at : at + length].decode("utf-16-be"))
    return str(names.get(16) or names.get(1) or "sans-serif")
