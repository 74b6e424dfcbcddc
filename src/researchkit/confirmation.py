"""A folder of drafts opened again, and what a person confirmed of it taken over into a source folder."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from researchkit import store
from researchkit.core.issue import Issue, ResearchkitError
from researchkit.drafting import CLAIMS, PAGE, RECORD, STATE, TEXTS, UTF8, to_csv
from researchkit.intake import receive as receiving
from researchkit.intake import source
from researchkit.intake.narrative import confirm as confirming
from researchkit.intake.narrative import decisions
from researchkit.intake.narrative.drafts import Draft
from researchkit.intake.narrative.tables import ASKED, COLUMNS, restored, text_hash, unplain
from researchkit.study import Study

if TYPE_CHECKING:
    import pandas as pd


class Drafts:
    """A folder of drafts opened again: to look at, to decide, to confirm.

    Attributes:
        folder: where it lies.
        told: the drafts as they were written.
        texts: number of each text (``T1``) → the text.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.told: list[dict[str, Any]] = json.loads((folder / STATE).read_text(encoding="utf-8"))
            self.texts = {
                told["text"]: (folder / "texts" / f"{told['text']}.txt").read_bytes().decode()
                for told in self.told
                if (folder / "texts" / f"{told['text']}.txt").is_file()
            }
            whole = all(text_hash(self.texts.get(told["text"], "")) == told["sha256"] for told in self.told)
        except (OSError, ValueError, KeyError, TypeError):
            whole = False
        if not whole:
            raise ResearchkitError("DRAFT-04", folder.name)

    def draft(self, text: str) -> Draft:
        """One text as it was drafted; it shows as the text with its claims beside the table."""
        told = next((one for one in self.told if one["text"] == text), None)
        if told is None:
            raise ResearchkitError("DRAFT-07", self.folder.name)
        return restored(told, self.texts.get(text, ""))

    @property
    def table(self) -> pd.DataFrame:
        """The table of claims as it stands: one row a claim, all cells text."""
        import pandas as pd

        lines = csv.DictReader(io.StringIO(self.file(CLAIMS).decode("utf-8-sig"), newline=""))
        return pd.DataFrame(
            [{name: unplain(line.get(name) or "") for name in COLUMNS} for line in lines], dtype="str"
        )

    def decide(self, answer: str, *claims: str, note: str = "", **changes: str) -> None:
        """Write a decision into the table of claims.

        Args:
            answer: yes, no or changed.
            claims: numbers of claims (``T1.14``); ``T1`` = every claim drafted of that text; none = every drafted
                claim that is still undecided. What is asked is decided by its own number only.
            note: why, in a few words.
            changes: columns and what to write there (``words``, ``read_as``, ``role`` …), for ``changed``.
        """
        known = decisions.confirm_words().get(answer.casefold())
        if known is None or set(changes) - set(COLUMNS):
            raise ResearchkitError("DRAFT-06", CLAIMS)
        table = self.table
        drafted = table["state"] != ASKED
        chosen = (table["confirm"] == "") & drafted
        if claims:
            whole = table["claim"].str.partition(".")[0].isin(claims) & drafted
            chosen = table["claim"].isin(claims) | whole
        if not chosen.any():
            raise ResearchkitError("DRAFT-07", CLAIMS)
        for name, cell in {"confirm": answer, **({"note": note} if note else {}), **changes}.items():
            table.loc[chosen, name] = cell
        data = UTF8 + to_csv(COLUMNS, table.to_dict("records"))  # type: ignore[arg-type]
        store.write_atomically(self.folder / CLAIMS, data)

    def decided(self) -> decisions.Decided:
        """What the table of claims says now, with the rows that cannot be followed."""
        return decisions.decide(self.told, self.texts, self.file(CLAIMS))

    def pages(self) -> list[confirming.Text]:
        """The texts with their pages as ``texts.csv`` tells them."""
        lines = csv.DictReader(io.StringIO(self.file(TEXTS).decode("utf-8-sig"), newline=""))
        out = []
        for line in lines:
            cells = {name: unplain(line.get(name) or "") for name in PAGE}
            if cells["text"] not in self.texts:
                continue
            page = {name: cells[name] for name in confirming.INDEX if name in cells}
            page |= {"original": "", "file": "", "original_name": cells["file"]}
            original = self.folder / cells["original"] if cells["original"] else None
            data = original.read_bytes() if original is not None and original.is_file() else b""
            ending = original.suffix if original is not None else ""
            out.append(confirming.Text(cells["text"], self.texts[cells["text"]], page, data, ending))
        return out

    def file(self, name: str) -> bytes:
        """Bytes of one of its files.

        Raises:
            ResearchkitError: it is not there (DRAFT-04).
        """
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            raise ResearchkitError("DRAFT-04", f"{self.folder.name}/{name}") from None

    def _repr_html_(self) -> str:
        from researchkit.intake.narrative.page import fragment

        return "".join(f"<h2>{text}</h2>{fragment(self.draft(text), int(text[1:]))}" for text in self.texts)

    def __repr__(self) -> str:
        persons = sum(len(told["persons"]) for told in self.told)
        return f"<drafts {self.folder.name}: {len(self.texts)} texts, {persons} persons>"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What went into a source folder."""

    texts: int
    persons: int
    claims: int
    corrections: int
    struck: int
    undecided: int
    received_on: str


def confirm(
    study: Study, drafts: Drafts, source_id: str, by: str, today: dt.date,
    on_fault: Callable[[Issue], None] | None = None,
) -> Confirmed:  # fmt: skip
    """Take over what a person confirmed into ``data/raw/<source_id>/``.

    Args:
        study: the study.
        drafts: the folder of drafts.
        source_id: name of the source folder; one that is there already is added to, nothing in it is changed.
        by: who confirmed.
        today: when.
        on_fault: told of each fault of the drafts.

    Raises:
        ResearchkitError: the first fault. Nothing was written then.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,40}", source_id) or source_id == "judgements":
        raise ResearchkitError("INTAKE-NEW-04", "data/raw/")
    if not by.strip():
        raise ResearchkitError("DRAFT-18", drafts.folder.name)
    decided = drafts.decided()
    _stop(decided.faults, drafts.folder.name, on_fault)
    if not decided.claims:
        raise ResearchkitError("DRAFT-17", f"{drafts.folder.name}/{CLAIMS}")
    present = store.raw_sources(study.raw).get(source_id, {})
    composed = confirming.compose(
        source_id, drafts.file(RECORD), drafts.pages(), decided, present, _corrections(study), " ".join(by.split()),
        today.isoformat(),
    )  # fmt: skip
    if not present:  # the record is still the drafts' own
        composed.faults = [
            Issue(one.code, f"{drafts.folder.name}{one.place.removeprefix(source_id)}", one.field, one.stage)
            if one.place.startswith(f"{source_id}/{RECORD}")
            else one
            for one in composed.faults
        ]
    _stop(composed.faults, drafts.folder.name, on_fault)
    day = today.isoformat()
    if composed.files:
        day = _write(study, source_id, composed, present, today)
    return Confirmed(
        composed.texts, composed.persons, composed.claims, len(composed.corrections), len(decided.struck),
        decided.undecided, day,
    )  # fmt: skip


def _stop(faults: Sequence[Issue], folder: str, on_fault: Callable[[Issue], None] | None) -> None:
    placed = [
        Issue(one.code, f"{folder}/{one.place}" if one.code.startswith("DRAFT") else one.place, one.field)
        for one in faults
    ]
    for one in placed[1:] if on_fault else ():
        on_fault(one)  # type: ignore[misc]
    if placed:
        raise ResearchkitError(placed[0].code, placed[0].place)


def _write(
    study: Study, source_id: str, composed: confirming.Folder, present: Mapping[str, bytes], today: dt.date
) -> str:
    """Write the source folder with its ledger, and the corrections; returns the day its texts count from."""
    files = {**present, **composed.files}
    declared, _ = source.load(source_id, files[source.RECORD])
    day = declared.received_on if declared and not present else today
    files[receiving.LEDGER] = receiving.record(source_id, files, day)
    _correct(study, composed.corrections)  # first: what is not used is told, what is missing is not
    target = study.raw / source_id
    if present:
        with store.told(f"data/raw/{source_id}"):
            for name in (*composed.files, receiving.LEDGER):
                (target / name).parent.mkdir(parents=True, exist_ok=True)
                store.write_atomically(target / name, files[name])
    else:
        store.replace_folder(target, lambda staging: store.write_files(staging, files))
    return day.isoformat()


def _corrections(study: Study) -> list[dict[str, str]]:
    rows = store.decisions(study.raw, "corrections.csv")
    return [{name: cell or "" for name, cell in row.items()} for row in rows]


def _correct(study: Study, corrections: Sequence[Mapping[str, str]]) -> None:
    """Add rows to ``judgements/corrections.csv``."""
    if not corrections:
        return
    path = study.raw / "judgements" / "corrections.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    known = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    old = csv.DictReader(io.StringIO(known, newline=""))
    columns = [
        *(old.fieldnames or ()),
        *(n for n in confirming.CORRECTIONS if n not in (old.fieldnames or ())),
    ]
    lines = [{name: line.get(name) or "" for name in columns} for line in old]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows([*lines, *corrections])
    store.write_atomically(path, out.getvalue().encode())
