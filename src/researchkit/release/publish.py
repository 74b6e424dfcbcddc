"""Atomic publication: a reader sees the complete old release or the complete new one.

A release is written to a staging folder on the same file system, each file synced, the manifest last; then the
folder is renamed to its place and one symbolic link is swapped. Nothing in a release is ever changed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from researchkit.core.issue import ResearchkitError
from researchkit.release.manifest import NAME, SUMS, manifest, release_id, sums, to_bytes

LATEST = "latest"


def publish(
    shelf: Path, files: Mapping[str, bytes], made_from: Mapping[str, str], *, latest: bool = True
) -> Path:
    """Publish files as a release and make it the latest.

    Args:
        shelf: the reports folder.
        files: path in the release → bytes.
        made_from: see :func:`researchkit.release.manifest.manifest`.
        latest: point ``latest`` at it; not for what was known on an earlier day.

    Returns:
        The release's folder. Publishing the same files again changes nothing.

    Raises:
        ResearchkitError: the shelf cannot be written (RELEASE-01), or a path leads out of it (RELEASE-02).
    """
    for name in files:
        parts = Path(name).parts
        if Path(name).is_absolute() or ".." in parts or name in {NAME, SUMS}:
            raise ResearchkitError("RELEASE-02", "reports")
    target = shelf / "releases" / release_id(files)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            _write(target, files, made_from)
        if latest:
            _point(shelf / LATEST, target)
    except OSError as error:
        raise ResearchkitError("RELEASE-01", "reports", os.strerror(error.errno or 0)) from error
    return target


def _write(target: Path, files: Mapping[str, bytes], made_from: Mapping[str, str]) -> None:
    staging = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    try:
        for name in sorted(files):
            _put(staging / name, files[name])
        _put(staging / SUMS, sums(files))
        _put(staging / NAME, to_bytes(manifest(files, made_from)))
        for folder in [staging, *(path for path in staging.rglob("*") if path.is_dir())]:
            folder.chmod(0o755)
            _sync(folder)
        staging.rename(target)
        _sync(target.parent)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _point(link: Path, target: Path) -> None:
    """Swap the link in one step; whatever else may lie at its place is not followed or removed."""
    wanted = os.path.relpath(target, link.parent)
    if link.is_symlink() and str(link.readlink()) == wanted:
        return
    if link.exists() and not link.is_symlink():
        raise OSError(17, "not a link")
    temporary = link.with_name(f".{link.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(wanted, target_is_directory=True)
    temporary.replace(link)
    _sync(link.parent)
