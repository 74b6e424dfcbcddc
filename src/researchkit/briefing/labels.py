"""The fixed words of a page (Contents, Figure 1, Page 2 of 7) in its language.

They stand in ``languages/<language>/page.ftl``, beside the language's sentences: messages of one line whose
values are put in as they are. They are read here without Fluent, because any notebook at all is drawn with
them, and loading Fluent would take longer than drawing it.
"""

from __future__ import annotations

import functools
import re
from importlib import resources

DEFAULT = "en"

_MESSAGE = re.compile(r"page-([a-z-]+) = (.+)")
_VALUE = re.compile(r"\{ \$(\w+) \}")


@functools.cache
def labels(lang: str) -> dict[str, str]:
    """The labels of a language, by key, with ``{name}`` where a value goes; English where it has none.

    Args:
        lang: a BCP 47 tag.
    """
    return {**_file(DEFAULT), **_file(base(lang))}


def has_labels(lang: str) -> bool:
    """Whether the language has a label for every key."""
    return _file(DEFAULT).keys() <= _file(base(lang)).keys()


def base(lang: str) -> str:
    """The language of a tag, without script and region."""
    return lang.partition("-")[0].lower()


@functools.cache
def _file(lang: str) -> dict[str, str]:
    if not lang.isascii() or not lang.isalpha():
        return {}
    place = resources.files("researchkit.briefing") / "languages" / lang / "page.ftl"
    if not place.is_file():
        return {}
    found = _MESSAGE.findall(place.read_text(encoding="utf-8"))
    return {key.replace("-", "_"): _VALUE.sub(r"{\1}", text) for key, text in found}
