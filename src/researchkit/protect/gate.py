"""The gate: finished bytes are searched for names that may not leave, whatever they are wrapped in.

Fail-closed: a file of unknown type does not pass. A text is reduced to folded words (NFKD, case, zero-width
characters and hyphens gone), and every run of adjacent words is looked up among the restricted names in any
order of their parts. Addresses of public pages are the publishers' own and are not searched.
"""

from __future__ import annotations

import html
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from researchkit.core.issue import Issue

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
_HREF = re.compile(r"""(?:href|src|cite)\s*=\s*("[^"]*"|'[^']*')|https?://[^\s"'<>)\]}]+""", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x2010, 0x2011])


@dataclass(frozen=True, slots=True)
class Passed:
    """What the gate found: issues (a file a name stands in, never the name); none = all may pass."""

    issues: tuple[Issue, ...]

    @property
    def open(self) -> bool:
        """Whether everything may leave."""
        return not self.issues


def fold(text: str) -> list[str]:
    """Words of a text, folded so that the same name looks the same however it is written."""
    plain = unicodedata.normalize("NFKD", text.translate(_INVISIBLE)).casefold()
    stripped = "".join(char for char in plain if not unicodedata.combining(char))
    return [re.sub(r"['’ʼ`]", "", word) for word in _WORD.findall(stripped)]


def restricted(names: Iterable[str]) -> dict[int, set[tuple[str, ...]]]:
    """Names to look for, by number of words; one-word names are too common to be searched alone."""
    out: dict[int, set[tuple[str, ...]]] = {}
    for name in names:
        words = fold(name)
        if len(words) >= 2 and all(len(word) > 1 for word in words):
            out.setdefault(len(words), set()).add(tuple(sorted(words)))
    return out


def check(files: Mapping[str, bytes], names: Iterable[str]) -> Passed:
    """Search finished files.

    Args:
        files: path → bytes.
        names: names that may not stand in them.
    """
    wanted = restricted(names)
    issues = []
    for path, data in files.items():
        texts = readable(path, data)
        if texts is None:
            issues.append(Issue("RELEASE-05", path, stage="release"))
        elif any(_found(fold(text), wanted) for text in texts):
            issues.append(Issue("RELEASE-03", path, stage="release"))
    return Passed(tuple(issues))


def readable(path: str, data: bytes) -> list[str] | None:
    """Every text in a file, or ``None`` if its type is not known."""
    kind = path.rpartition(".")[2].lower()
    if kind in {"csv", "txt", "svg", "html", "xml", "json", "ipynb", "toml", "md", "js"} or "." not in path:
        text = html.unescape(data.decode("utf-8", errors="replace"))
        if kind in {"json", "ipynb"}:
            text = " ".join(_strings(json.loads(data)))
        bare = _HREF.sub(" ", text)
        # Both with tags as spaces and with tags gone: a name may be split by mark-up inside a word.
        return [bare, _TAG.sub(" ", bare), _TAG.sub("", bare)]
    if kind == "pdf":
        return _pdf(data)
    if kind == "png" and data.startswith(b"\x89PNG"):
        return [data.decode("latin-1") if b"tEXt" in data or b"iTXt" in data else ""]
    return None


def _strings(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, Mapping):
        return [text for key, value in node.items() for text in [str(key), *_strings(value)]]
    if isinstance(node, list):
        return [text for value in node for text in _strings(value)]
    return []


def _pdf(data: bytes) -> list[str]:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    texts = [page.extract_text() or "" for page in reader.pages]
    texts += [str(value) for value in (reader.metadata or {}).values()]
    return ["\n".join(texts)]


def _found(words: list[str], wanted: Mapping[int, set[tuple[str, ...]]]) -> bool:
    return any(
        tuple(sorted(words[at : at + size])) in names
        for size, names in wanted.items()
        for at in range(len(words) - size + 1)
    )
