"""The fixed words of a page (Contents, Figure 1, Page 2 of 7) in its language.

One CSV a language in ``templates/labels/``: a language is added by adding a file.
"""

from __future__ import annotations

import csv
import functools
from importlib import resources

DEFAULT = "en"


@functools.cache
def labels(lang: str) -> dict[str, str]:
    """The labels of a language, by key; of its base language, else English, where it has no file.

    Args:
        lang: a BCP 47 tag.
    """
    words = dict(_file(DEFAULT))
    words.update(_file(lang.partition("-")[0].lower()))
    return words


def has_labels(lang: str) -> bool:
    """Whether the language has labels of its own."""
    return bool(_file(lang.partition("-")[0].lower()))


@functools.cache
def _file(lang: str) -> dict[str, str]:
    if not lang.isalpha():
        return {}
    place = resources.files("researchkit.briefing") / "templates" / "labels" / f"{lang}.csv"
    if not place.is_file():
        return {}
    return {row["key"]: row["text"] for row in csv.DictReader(place.read_text(encoding="utf-8").splitlines())}
