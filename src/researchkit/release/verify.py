"""Check a release against its manifest, offline and with nothing but the folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from researchkit.release.manifest import NAME, SUMS, digest, read


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found.

    Attributes:
        verdict: ``valid``, ``invalid`` or ``cannot tell``.
        faults: each fault with its file.
        files: how many files were checked.
    """

    verdict: str
    faults: tuple[str, ...]
    files: int

    @property
    def exit_code(self) -> int:
        """0 valid, 1 invalid, 2 cannot tell."""
        return {"valid": 0, "invalid": 1, "cannot tell": 2}[self.verdict]


def verify(folder: Path) -> Verdict:
    """Check every file of a release: none changed, none missing, none added."""
    statement = read(folder)
    if statement is None:
        return Verdict("cannot tell", (f"{NAME} is missing or unreadable",), 0)
    try:
        expected = {str(entry["name"]): str(entry["digest"]["sha256"]) for entry in statement["subject"]}
    except (KeyError, TypeError):
        return Verdict("cannot tell", (f"{NAME} lists no files",), 0)
    faults = []
    present = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() or path.is_symlink()
    } - {NAME, SUMS}
    faults += [f"{name}: not in the manifest" for name in sorted(present - set(expected))]
    for name in sorted(expected):
        path = folder / name
        if ".." in Path(name).parts or path.is_symlink() or not path.is_file():
            faults.append(f"{name}: missing")
        elif digest(path.read_bytes()) != expected[name]:
            faults.append(f"{name}: changed")
    listed = "".join(f"{expected[name]}  {name}\n" for name in sorted(expected))
    sums = folder / SUMS
    if not sums.is_file() or sums.read_text(encoding="utf-8", errors="replace") != listed:
        faults.append(f"{SUMS}: does not match the manifest")
    return Verdict("invalid" if faults else "valid", tuple(faults), len(expected))
