"""Texts that pictures carry beside their pixels: PNG chunks, JPEG segments. Pixels themselves are not read."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from researchkit.protect.leaks.encoded import scraps

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_PIXELS = {b"IDAT", b"PLTE", b"IHDR", b"tRNS", b"IEND", b"gAMA", b"pHYs", b"sRGB", b"cHRM", b"sBIT", b"bKGD"}


class BrokenPicture(ValueError):
    """The picture's parts do not add up."""


def png(data: bytes) -> Iterator[str]:
    """Texts of a PNG: every chunk that is not pixels, decompressed where it says so, and what follows the end."""
    at = len(PNG)
    while True:
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        if len(kind) < 4 or len(body) < size:
            raise BrokenPicture("a chunk is cut off")
        at += 12 + size
        if kind not in _PIXELS:
            yield scraps(body)
            for start in (i + 1 for i in range(min(len(body), 200)) if body[i] == 0):
                for skip in (0, 1):
                    try:
                        yield scraps(inflated(body[start + skip :]))
                    except zlib.error:
                        continue
        if kind == b"IEND":
            break
    if data[at:]:
        yield scraps(data[at:])


def jpeg(data: bytes) -> Iterator[str]:
    """Texts of a JPEG: every segment before the scan, and what follows the end."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        yield scraps(data[at + 4 : at + 2 + size])
        at += 2 + size
    end = data.rfind(b"\xff\xd9")
    if end < 0:
        raise BrokenPicture("a picture is cut off")
    if data[end + 2 :]:
        yield scraps(data[end + 2 :])


def inflated(data: bytes, most: int = 64_000_000) -> bytes:
    """Zlib data decompressed, refused if it grows too large.

    Raises:
        zlib.error: it is not zlib data, or a bomb.
    """
    machine = zlib.decompressobj()
    out = machine.decompress(data, most)
    if machine.unconsumed_tail:
        raise zlib.error("grows too large")
    return out
