"""Whether the wording of a language was signed off by a native lawyer.

``languages/<language>/reviewed.toml`` holds who reviewed it, when, and the digest of the sentences that were read;
sentences changed since are awaiting review again. English is the language the wording is written in.
"""

from __future__ import annotations

import functools
import hashlib
import tomllib
from importlib import resources

from researchkit.briefing.languages import ORIGINAL


@functools.cache
def awaiting(language: str) -> bool:
    """Whether the wording of a language still awaits review."""
    if language == ORIGINAL:
        return False
    signed = resources.files("researchkit.briefing") / "languages" / language / "reviewed.toml"
    if not signed.is_file():
        return True
    told = tomllib.loads(signed.read_text(encoding="utf-8"))
    return not (told.get("reviewer") and told.get("on") and told.get("wording") == digest(language))


def digest(language: str) -> str:
    """Digest of the sentences of a language, as a review names them."""
    folder = resources.files("researchkit.briefing") / "languages" / language
    found = hashlib.sha256()
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".ftl"):
            found.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return found.hexdigest()
