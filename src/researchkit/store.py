"""The only reader and writer of ``data/``: hashes, atomic writes, cache keys, one build at a time.

A stage's folder ``data/processed/NN_name/`` holds its tables as Parquet, a data dictionary
(Frictionless ``datapackage.json``) and ``stage.json`` with the key it was built under and the hash of each
file. It is written in a folder beside it and renamed into place, so a reader sees the old output or the
new one, never half of either.
"""

from __future__ import annotations

import contextlib
import csv
import fcntl
import functools
import hashlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from researchkit.core.issue import ResearchkitError

if TYPE_CHECKING:  # pandas costs more to import than a build in which nothing changed
    import pandas as pd

RECORD = "stage.json"


def digest(*parts: str | bytes) -> str:
    """SHA-256 over parts, each set off by its length so that no two lists of parts collide."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


def tree_digest(folder: Path, *, suffixes: tuple[str, ...] = ()) -> str:
    """Hash of every file below a folder: names and contents, in a fixed order."""
    parts: list[str | bytes] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and (not suffixes or path.suffix in suffixes):
            parts += [path.relative_to(folder).as_posix(), path.read_bytes()]
    return digest(*parts)


def code_digest(rooms: tuple[str, ...]) -> str:
    """Hash of the code and vocabularies of some rooms (or modules) of the package, as this process found them."""
    return digest(*(part for room in sorted(rooms) for part in (room, _room_digest(room))))


@functools.cache
def _room_digest(room: str) -> str:
    path = Path(__file__).parent / room
    return tree_digest(path) if path.is_dir() else digest(path.with_suffix(".py").read_bytes())


@functools.cache
def lock_digest() -> str:
    """Hash of the versions that a figure may depend on."""
    from importlib import metadata

    wanted = ("numpy", "pandas", "scipy", "splink", "duckdb", "rapidfuzz", "matplotlib", "typst", "babel",
              "fluent.runtime", "nbconvert", "papermill", "statsmodels")  # fmt: skip
    return digest(*(f"{name}=={metadata.version(name)}" for name in wanted))


@contextlib.contextmanager
def one_build(processed: Path) -> Iterator[None]:
    """Hold the study's build lock; it is freed when the process ends, however it ends.

    Raises:
        ResearchkitError: another build holds it (STORE-02), or the folder cannot be written (STORE-03).
    """
    with told(processed.name):
        processed.mkdir(parents=True, exist_ok=True)
        handle = (processed / ".lock").open("a")
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ResearchkitError("STORE-02", f"data/{processed.name}") from None
        yield
    finally:
        handle.close()


@contextlib.contextmanager
def told(place: str) -> Iterator[None]:
    """Tell an operating-system failure as STORE-03 with its place."""
    try:
        yield
    except OSError as error:
        raise ResearchkitError("STORE-03", place, os.strerror(error.errno or 0)) from error


def write_atomically(target: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new, never a part."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths below a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def replace_folder(target: Path, fill: Callable[[Path], None]) -> None:
    """Fill a new folder beside ``target`` and put it in its place; on any failure ``target`` stands."""
    with told(target.name):
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    old = staging.with_name(staging.name + ".old")
    try:
        with told(target.name):
            fill(staging)
            for path in staging.rglob("*"):
                if path.is_file():
                    with path.open("rb") as handle:
                        os.fsync(handle.fileno())
            staging.chmod(0o755)
            if target.exists():
                target.rename(old)
            staging.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        shutil.rmtree(staging, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)


def raw_sources(raw: Path) -> dict[str, dict[str, bytes]]:
    """Every source folder's files as bytes, by source id and file name, in a fixed order.

    Symbolic links are not followed: what was received lies in the folder itself.
    """
    out: dict[str, dict[str, bytes]] = {}
    if not raw.is_dir():
        return out
    for folder in sorted(path for path in raw.iterdir() if path.is_dir() and not path.is_symlink()):
        if folder.name == "judgements" or folder.name.startswith("."):
            continue
        files: dict[str, bytes] = {}
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                files[path.relative_to(folder).as_posix()] = _bytes_or_empty(path)
        out[folder.name] = files
    return out


def _bytes_or_empty(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # unreadable is told by the receiver as an empty file would be: set aside, with an issue
        return b""


def judgements(raw: Path) -> dict[str, bytes]:
    """The files of human decisions, by name."""
    folder = raw / "judgements"
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))} if folder.is_dir() else {}


def decisions(raw: Path, name: str) -> list[dict[str, str]]:
    """Rows of a file of human decisions; none if there is no such file."""
    data = judgements(raw).get(name)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")))) if data else []


def record(folder: Path) -> dict[str, object]:
    """A stage's record, or an empty one if the stage was never built (or its record is damaged)."""
    try:
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def intact(folder: Path) -> bool:
    """Whether every file of a stage is there with the hash that its record says."""
    files = record(folder).get("files")
    if not isinstance(files, dict):
        return False
    try:
        return all(digest((folder / name).read_bytes()) == expected for name, expected in files.items())
    except OSError:
        return False


def read_table(folder: Path, name: str) -> pd.DataFrame:
    """Read one table of a stage, verified against the stage's record.

    Raises:
        ResearchkitError: it was never built (STORE-05) or its bytes differ from the record (STORE-01).
    """
    import pandas as pd

    path = folder / f"{name}.parquet"
    files = record(folder).get("files")
    if not isinstance(files, dict) or path.name not in files or not path.is_file():
        raise ResearchkitError("STORE-05", f"{folder.name}/{name}")
    data = path.read_bytes()
    if digest(data) != files[path.name]:
        raise ResearchkitError("STORE-01", f"{folder.name}/{name}")
    return pd.read_parquet(io.BytesIO(data))


def write_stage(
    folder: Path,
    key: str,
    tables: Mapping[str, pd.DataFrame],
    schemas: Mapping[str, dict[str, object]],
    descriptions: Mapping[str, str],
    facts: Mapping[str, object],
) -> None:
    """Write a stage's tables, data dictionary and record, and put them in place at once."""

    def fill(staging: Path) -> None:
        resources = []
        for name, table in tables.items():
            table.to_parquet(staging / f"{name}.parquet", index=False, compression="zstd")
            resources.append({
                "name": name.replace("_", "-"), "path": f"{name}.parquet", "format": "parquet",
                "mediatype": "application/vnd.apache.parquet", "description": descriptions.get(name, ""),
                "rows": len(table), "schema": schemas.get(name) or _plain_schema(table),
            })  # fmt: skip
        package = {"name": folder.name.replace("_", "-"), "profile": "data-package", "resources": resources}
        (staging / "datapackage.json").write_text(json.dumps(package, indent=1, ensure_ascii=False) + "\n")
        files = {path.name: digest(path.read_bytes()) for path in sorted(staging.iterdir())}
        stage = {"key": key, "facts": dict(facts), "files": files}
        (staging / RECORD).write_text(json.dumps(stage, indent=1, ensure_ascii=False) + "\n")

    replace_folder(folder, fill)


BUILDS = "builds.jsonl"


def remember(processed: Path, facts: Mapping[str, Mapping[str, object]]) -> None:
    """Add a line on a build to the log of builds; nothing but counts goes in."""
    counts = {stage: {k: v for k, v in one.items() if k != "blocking"} for stage, one in facts.items()}
    known = (processed / BUILDS).read_text(encoding="utf-8") if (processed / BUILDS).is_file() else ""
    with told(BUILDS):
        write_atomically(processed / BUILDS, (known + json.dumps(counts) + "\n").encode())


def builds(processed: Path) -> list[dict[str, dict[str, object]]]:
    """The log of builds, oldest first."""
    path = processed / BUILDS
    return (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []
    )


def _plain_schema(table: pd.DataFrame) -> dict[str, object]:
    return {"fields": [{"name": str(name), "type": _kind(str(kind))} for name, kind in table.dtypes.items()]}


def _kind(dtype: str) -> str:
    for start, kind in (("int", "integer"), ("Int", "integer"), ("float", "number"), ("bool", "boolean")):
        if dtype.startswith(start):
            return kind
    return "string"
