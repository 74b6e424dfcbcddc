"""Press releases to drafts on disk.

``read`` drafts from files, ``write`` lays the drafts out for a person. :mod:`researchkit.confirmation` opens that
folder again. Nothing here decides anything.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from researchkit import store
from researchkit.core.issue import ResearchkitError
from researchkit.intake import narrative as narratives
from researchkit.intake.narrative import confirm as confirming
from researchkit.intake.narrative import decisions
from researchkit.intake.narrative.drafts import Draft
from researchkit.intake.narrative.tables import COLUMNS, plain, rows

if TYPE_CHECKING:
    import pandas as pd

STATE, CLAIMS, TEXTS, RECORD, README = (
    "drafts.json",
    decisions.TABLE,
    "texts.csv",
    "source.toml",
    "README.txt",
)
PAGE = ("text", "file", "publisher", "url", "title", "published", "language", "country", "told_first_by",
          "original", "persons", "claims", "closed", "issues")  # fmt: skip
#: Marks that tell spreadsheet programs that a CSV file is UTF-8.
UTF8 = b"\xef\xbb\xbf"

_README = """\
Drafts, read by rule. Nothing of them goes anywhere before a person confirms it. They name people: keep them safe.

1. Open pages/ in a browser: each text with its claims highlighted beside the table. Third parties are blotted out.
2. In claims.csv write yes, no or changed into the column `confirm` of every row. With changed, correct the words
   (as they stand in the text), what they are read as, the role or who says so. To add what was not found, add a row
   without a number: file, person, field, words. A row that is left empty does not go in.
3. In texts.csv check publisher, title, day of publication and who told it first.
4. In source.toml write out what no program can know.
5. researchkit confirm {folder} NAME --by YOU
   writes data/raw/NAME/. Then: researchkit build
"""
_RECORD = """\
# What no program can know. `researchkit confirm` tells what is missing. data/raw/README.md says what each line means.
title = ""  # confirm: what the source is, in a few words
publisher = "{publisher}"  # confirm: who published it, where a text names no other
licence = ""  # confirm: licence, terms or consent under which it was given
obtained_how = "read by rule from texts; each claim confirmed by a person"  # confirm
{received}  # confirm: the day the texts came
tier = "closed"  # confirm: open, restricted or closed
known_since = "received"  # or published: for pages that anyone could read from their own date on
kind = "narratives"
language = "{language}"
country = "{country}"
"""


class Drafted(tuple[Draft, ...]):
    """Drafts that show in a notebook one after the other: each text with its claims beside the table."""

    @property
    def table(self) -> pd.DataFrame:
        """One row a claim, all cells text."""
        import pandas as pd

        return pd.DataFrame(list(rows(self)), columns=list(COLUMNS), dtype="str")

    def _repr_html_(self) -> str:
        from researchkit.intake.narrative.page import fragment

        return "".join(fragment(draft, number) for number, draft in enumerate(self, 1))

    def __repr__(self) -> str:
        return f"<{len(self)} draft(s), {sum(len(draft.persons) for draft in self)} person(s)>"


@dataclass(frozen=True, slots=True)
class Taken:
    """One file and what was drafted from it."""

    draft: Draft
    data: bytes


def example() -> Path:
    """The invented press release that comes with the package."""
    return Path(__file__).parent / "reference" / "examples" / "press_release.txt"


def read(paths: Sequence[Path], **known: str) -> list[Taken]:
    """Draft from files and folders.

    Args:
        paths: files, and folders whose files are read (in order of name; hidden ones and links are left out).
        known: publisher, country, language, published, encoding, reader: as of
            :func:`researchkit.intake.narrative.intake_files`.

    Raises:
        ResearchkitError: there is no such file (DRAFT-01), or none in the folders (DRAFT-02).
    """
    found: list[tuple[str, Path]] = []
    for path in paths:
        if path.is_dir():
            found += [(one.relative_to(path).as_posix(), one) for one in _inside(path)]
        elif path.is_file():
            found.append((path.name, path))
        else:
            raise ResearchkitError("DRAFT-01", path.name)
    if not found:
        raise ResearchkitError("DRAFT-02", paths[0].name if paths else ".")
    files = [(name, _bytes(path)) for name, path in found]
    drafts = narratives.intake_files(files, **known)
    return [Taken(draft, data) for draft, (_, data) in zip(drafts, files, strict=True)]


def _inside(folder: Path) -> list[Path]:
    return sorted(
        path for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )  # fmt: skip


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # told as an empty file would be
        return b""


def show(files: str = "", *, out: str = "", **known: str) -> Drafted:
    """Draft reports from press releases, to look at in a notebook.

    Args:
        files: a file or a folder; ``""`` = the invented press release that comes with the package.
        out: new folder in which to keep the drafts for deciding; ``""`` = they are only shown.
        known: publisher, country, language, published: as of
            :func:`researchkit.intake.narrative.intake_files`; what is left out is told from the text.

    Raises:
        ResearchkitError: there is no such file (DRAFT-01), or the folder is there already (DRAFT-03).
    """
    taken = read([Path(files) if files else example()], **known)
    if out:
        write(Path(out), taken)
    return Drafted(one.draft for one in taken)


def write(folder: Path, taken: Sequence[Taken], today: dt.date | None = None) -> None:
    """Lay drafts out for a person.

    Args:
        folder: new folder; one that is there already is not overwritten (DRAFT-03).
        taken: what was read; files without a text are listed with the reason.
        today: the day the texts came, for a person to correct; without one the person must give it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ResearchkitError("DRAFT-03", folder.name)
    files = _files(taken, folder.name, today)
    store.replace_folder(folder, lambda staging: store.write_files(staging, files))


def _files(taken: Sequence[Taken], folder: str, today: dt.date | None) -> dict[str, bytes]:
    drafts = [one.draft for one in taken]
    told = [draft for draft in drafts if draft.text]
    out: dict[str, bytes] = {}
    page_rows: list[dict[str, str]] = []
    for number, one in enumerate(taken, 1):
        draft, stem = one.draft, f"{number:02d}_{_slug(one.draft.name)}"
        original = ""
        if draft.text:
            out[f"texts/T{number}.txt"] = draft.text.encode()
            out[f"pages/{stem}.html"] = narratives.to_html(draft, number).encode()
            if draft.text.encode() != one.data:
                original = f"originals/T{number}{PurePosixPath(draft.name).suffix.lower()}"
                out[original] = one.data
        page_rows.append(_page(number, draft, original))
    languages, countries = {one.language for one in told}, {one.country for one in told}
    record = _RECORD.format(
        publisher=_toml(told[0].publisher if told else ""), received=f"received_on = {today}" if today else "# received_on = 2026-01-31",
        language=languages.pop() if len(languages) == 1 else "und",
        country=countries.pop() if len(countries) == 1 else "",
    )  # fmt: skip
    out |= {
        CLAIMS: UTF8 + narratives.to_csv(drafts).encode(), TEXTS: UTF8 + to_csv(PAGE, page_rows),
        STATE: narratives.to_json(drafts).encode(), "drafts.txt": (narratives.to_text(drafts) + "\n").encode(),
        RECORD: record.encode() + confirming.READS.encode(), README: _README.format(folder=folder).encode(),
    }  # fmt: skip
    return out


def _page(number: int, draft: Draft, original: str) -> dict[str, str]:
    from researchkit.intake import origins

    return {
        "text": f"T{number}", "file": draft.name, "publisher": draft.publisher, "title": draft.title,
        "published": draft.published.edtf, "language": draft.language, "country": draft.country,
        "told_first_by": origins.name_of(draft.origin_id) if draft.origin else "", "original": original,
        "persons": str(len(draft.persons)), "claims": str(sum(1 for _ in draft.rows())),
        "closed": str(len(draft.closed)), "issues": " ".join(dict.fromkeys(draft.issues)),
    }  # fmt: skip


def _slug(name: str) -> str:
    return re.sub(r"[^\w-]+", "_", PurePosixPath(name).stem)[:40].strip("_") or "text"


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def to_csv(columns: Iterable[str], lines: Iterable[Mapping[str, str]]) -> bytes:
    """Lines as CSV that no spreadsheet program takes for formulas."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [*columns], lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows({name: plain(cell) for name, cell in line.items()} for line in lines)
    return out.getvalue().encode()
