"""The language of words: their page's, unless they are written in letters that it does not use."""

from __future__ import annotations

import functools
import re

from researchkit.reference import packs
from researchkit.reference.folding import WORD, fold, script

_SUBTAG = re.compile(r"-([A-Z][a-z]{3})\b")
UNKNOWN = "und"


def language_of(words: str, page: str) -> str:
    """BCP 47 tag of words on a page.

    A coder may tell in English what a Russian page says. Words none of whose letters belong to the page's
    script are not in the page's language; which one they are in is not told.

    Args:
        words: any text.
        page: language of the page.
    """
    expected = _script(page)
    if not expected or (words.isascii() and expected == "Latn"):
        return page
    found = {script(fold(word)) for word in WORD.findall(words) if not word.isdigit()} - {""}
    return UNKNOWN if found and expected not in found else page


@functools.lru_cache(maxsize=256)
def _script(language: str) -> str:
    if subtag := _SUBTAG.search(language):
        return {"Hans": "Hani", "Hant": "Hani"}.get(subtag[1], subtag[1])
    return _scripts().get(language.split("-", 1)[0].lower(), "")


@functools.cache
def _scripts() -> dict[str, str]:
    return {row["language"]: row["script"] for row in packs.rows("lexicons", "language_scripts.csv")}


packs.cached(_script)
packs.cached(_scripts)
