"""The gate: finished bytes are searched for names that may not leave, whatever they are wrapped in.

Fail-closed: a file of unknown type, or one that cannot be read to its end, does not pass. ``unwrap`` brings a
file to plain texts, ``search`` looks in them for the restricted names by spelling and by sound. The addresses
of registered public pages are the publishers' own and are not searched.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from researchkit.core.issue import Issue
from researchkit.protect.leaks.search import Search
from researchkit.protect.leaks.unwrap import Unreadable, texts


@dataclass(frozen=True, slots=True)
class Passed:
    """What the gate found: issues (a file a name stands in, never the name); and the paths that may pass."""

    issues: tuple[Issue, ...]
    clean: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether everything may leave."""
        return not self.issues


def check(
    files: Mapping[str, bytes], names: Iterable[str], *, addresses: Collection[str] = frozenset()
) -> Passed:
    """Search finished files, and their paths.

    Args:
        files: path → bytes.
        names: names that may not stand in them, in every spelling met.
        addresses: registered addresses of public pages; they are taken out before the search.
    """
    search = _search(tuple(names))
    registered = frozenset(addresses)
    issues, clean = [], []
    for path, data in files.items():
        place = path if not search.finds(path) else "a file with a restricted name in its path"
        try:
            if not any(search.finds(text) for text in texts(path, data, registered)):
                clean.append(path)
                continue
            issues.append(Issue("RELEASE-03", place, stage="release"))
        except Unreadable:
            issues.append(Issue("RELEASE-05", place, stage="release"))
    return Passed(tuple(issues), tuple(clean))


@functools.lru_cache(maxsize=8)
def _search(names: tuple[str, ...]) -> Search:
    return Search(names)
