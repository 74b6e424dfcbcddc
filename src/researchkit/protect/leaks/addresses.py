"""Addresses of registered public pages, taken out of a text: also where they are broken over lines."""

from __future__ import annotations

import functools
import re

_START = re.compile("https?:")
#: What may stand in an address where a line was broken.
_BREAK = re.compile("[\\s\u00ad\u200b]")
#: Addresses that begin with the same characters are looked through together.
_HEAD = 16


def without(text: str, addresses: frozenset[str]) -> str:
    """A text without the addresses; of an address that only begins like one, the rest stays.

    Args:
        text: any text.
        addresses: the registered addresses.
    """
    by_head = _by_head(addresses)
    longest = max(map(len, addresses))
    out: list[str] = []
    done = 0
    for match in _START.finditer(text):
        at = match.start()
        if at < done:
            continue
        places = [
            place for place in range(at, min(len(text), at + 2 * longest)) if not _BREAK.match(text, place)
        ]
        written = "".join(text[place] for place in places)
        found = next((one for one in by_head.get(written[:_HEAD], ()) if written.startswith(one)), "")
        if found:
            out += [text[done:at], " "]
            done = places[len(found) - 1] + 1
    return "".join([*out, text[done:]])


@functools.lru_cache(maxsize=8)
def _by_head(addresses: frozenset[str]) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for address in sorted(addresses, key=lambda one: (-len(one), one)):
        out.setdefault(address[:_HEAD], []).append(address)
    return {head: tuple(group) for head, group in out.items()}
