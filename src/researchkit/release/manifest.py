"""What a release holds: every file with its digest, and what it was made from.

The public manifest follows in-toto Statement v1. It never holds a plain hash of raw data: whoever has a copy
of a document could confirm by it that we hold it too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

NAME = "manifest.json"
SUMS = "SHA256SUMS"


def digest(data: bytes) -> str:
    """SHA-256, as hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def manifest(files: Mapping[str, bytes], made_from: Mapping[str, str]) -> dict[str, Any]:
    """The manifest of some files.

    Args:
        files: path in the release → bytes.
        made_from: what the release was made from (code, locks, tables, policy), as digests or plain facts.
    """
    return {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": name, "digest": {"sha256": digest(files[name])}} for name in sorted(files)],
        "predicateType": "https://researchkit.invalid/release/v1",
        "predicate": dict(sorted(made_from.items())),
    }


def to_bytes(statement: Mapping[str, Any]) -> bytes:
    """The manifest as bytes: the same manifest always gives the same."""
    return (json.dumps(statement, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def sums(files: Mapping[str, bytes]) -> bytes:
    """A ``SHA256SUMS`` file that ``sha256sum -c`` reads."""
    return "".join(f"{digest(files[name])}  {name}\n" for name in sorted(files)).encode()


def release_id(files: Mapping[str, bytes]) -> str:
    """Id of a release: the same files always have the same id."""
    return digest(sums(files))[:12]


def read(folder: Path) -> dict[str, Any] | None:
    """The manifest in a folder, or ``None`` if it is missing or unreadable."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
