"""Who told it first: reports with one origin count once (codebook rule 9).

A page that republishes or cites another has that other's origin. Which names belong to one origin, and which
words say that a text is another's, are data: ``reference/origins.csv`` and ``lexicons/origin_marks.csv``.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from researchkit.core.claim import short_id
from researchkit.reference import packs
from researchkit.reference.folding import WORD, fold
from researchkit.reference.lexicon import Text

_BRACKETED = re.compile(r"[(（\[]([^)）\]]*)[)）\]]")


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent origin.

    Attributes:
        origin_id: same id, same origin.
        asserted_by: who is heard through it, as a code of :data:`researchkit.core.claim.SPEAKERS`.
        listed: whether it stands in ``reference/origins.csv``.
    """

    origin_id: str
    asserted_by: str = ""
    listed: bool = True


def of_cited(cited: str) -> Origin:
    """The origin that a source names in a column of its own.

    Of several (``;`` between them) the first that is listed: counting a shared origin once too often would
    make hearsay look like confirmation.
    """
    names = [name.strip() for name in cited.split(";") if name.strip()]
    found = (_resolve(name) for name in names)
    return next((origin for origin in found if origin), _unlisted(names[0] if names else cited))


def of_publisher(publisher: str) -> Origin:
    """The origin that a publisher's name tells: its own, or that of the text it passes on.

    ``News.mail.ru (KazTAG)`` passes on KazTAG's text; ``Eurasianet (via nordot)`` is Eurasianet's own.
    """
    return _resolve(publisher) or _unlisted(_BRACKETED.sub(" ", publisher).strip() or publisher)


@functools.lru_cache(maxsize=4096)
def _resolve(name: str) -> Origin | None:
    listed = _listed()
    if whole := listed.get(_folded(name)):
        return whole
    outside = _BRACKETED.sub(" ", name)
    inside = " ".join(_BRACKETED.findall(name))
    before, after = _marks()
    for text in (inside, outside):
        if found := after.search(text):
            if told := _last_listed(text[found.end() :], first=True):
                return told
    if before.search(inside):
        inside = ""
    if found := before.search(outside):
        outside = outside[: found.start()]
    return _last_listed(inside) or _last_listed(outside)


def name_of(origin_id: str) -> str:
    """The first name listed of an origin; ``""`` if it is not listed."""
    return _names().get(origin_id, "")


def named(words: Text) -> list[tuple[int, int, Origin]]:
    """Listed organisations that a text names, each as its first and last word; the longest names win."""
    folded = [fold(word) for word in words.words]
    listed, longest = _listed(), _longest()
    out: list[tuple[int, int, Origin]] = []
    start = 0
    while start < len(folded):
        for size in range(min(longest, len(folded) - start), 0, -1):
            origin = listed.get(" ".join(folded[start : start + size]))
            if origin and words.words[start][:1].isupper():
                out.append((start, start + size - 1, origin))
                start += size - 1
                break
        start += 1
    return out


def _last_listed(text: str, *, first: bool = False) -> Origin | None:
    """The listed name that stands last (or first) in a text; the longest of those that start together."""
    words = _folded(text).split()
    listed, longest = _listed(), _longest()
    found: list[Origin] = []
    start = 0
    while start < len(words):
        for size in range(min(longest, len(words) - start), 0, -1):
            if origin := listed.get(" ".join(words[start : start + size])):
                found.append(origin)
                start += size - 1
                break
        start += 1
    return (found[0] if first else found[-1]) if found else None


def _unlisted(name: str) -> Origin:
    return Origin(short_id("O", _folded(name) or name.strip()), listed=False)


def _folded(name: str) -> str:
    return " ".join(fold(word) for word in WORD.findall(name))


@functools.cache
def _listed() -> dict[str, Origin]:
    return {
        _folded(row["name"]): Origin(row["origin_id"], row["asserted_by"])
        for row in packs.rows("origins.csv")
    }


@functools.cache
def _names() -> dict[str, str]:
    return {row["origin_id"]: row["name"] for row in reversed(packs.rows("origins.csv"))}


@functools.cache
def _longest() -> int:
    return max((len(name.split()) for name in _listed()), default=0)


@functools.cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    sides: dict[str, list[str]] = {"before": [], "after": []}
    for row in packs.rows("lexicons", "origin_marks.csv"):
        sides[row["origin_stands"]].append(re.escape(row["mark"]))
    before, after = (
        re.compile(rf"\b(?:{'|'.join(sorted(sides[side], key=len, reverse=True))})\b", re.IGNORECASE)
        for side in ("before", "after")
    )
    return before, after


for _loader in (_listed, _names, _longest, _marks, _resolve):
    packs.cached(_loader)
