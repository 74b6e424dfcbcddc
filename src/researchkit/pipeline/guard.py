"""What may not leave, by edition; and which files the gate has already passed.

A file that passed the gate need not be searched again while neither its bytes, nor the closed names, nor
the code have changed: ``data/processed/gate.json`` keeps the digests of what passed, never a name.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from researchkit import store
from researchkit.briefing.languages import BRIEFINGS, DOSSIERS
from researchkit.study import Study

if TYPE_CHECKING:
    import pandas as pd

    from researchkit.protect.gate import Passed

RECORD = "gate.json"


class Guard:
    """The gate, with the closed names and the registered addresses of one study.

    Args:
        study: the study, built.
        code: digest of the code and the settings that the tables rest on.
    """

    def __init__(self, study: Study, code: str) -> None:
        self._study = study
        stages = ("03_clean", "04_link", "05_classify", "06_redact")
        records = (repr(store.record(study.processed / name).get("files")) for name in stages)
        self._key = store.digest(code, *records)
        self._known = self._read()
        self._names: dict[str, tuple[str, ...]] = {}

    def check(self, files: Mapping[str, bytes]) -> Passed:
        """Search those files that did not pass before; see :func:`researchkit.protect.gate.check`."""
        from researchkit.protect.gate import Passed, check

        digests = {path: store.digest(path, data) for path, data in files.items()}
        groups: dict[str, dict[str, bytes]] = {}
        for path, data in files.items():
            if digests[path] not in self._known:
                groups.setdefault(_language(path), {})[path] = data
        found = [
            check(group, self.closed_names(language), addresses=self.addresses)
            for language, group in sorted(groups.items())
        ]
        clean = {digests[path] for one in found for path in one.clean}
        if clean:
            self._known |= clean
            self._write()
        issues = tuple(issue for one in found for issue in one.issues)
        blocked = {path for group in groups.values() for path in group} - {
            p for one in found for p in one.clean
        }
        return Passed(issues, tuple(path for path in files if path not in blocked))

    @functools.cached_property
    def addresses(self) -> frozenset[str]:
        """Addresses of the open pages that cases rest on: the publishers' own, whatever stands in them."""
        pages = store.read_table(self._study.processed / "06_redact", "case_sources_public")
        return frozenset(pages["url"]) - {""}

    @functools.cached_property
    def _people(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Names as sources write them, by person; and as briefings show them, by case."""
        folder = self._study.processed
        claims = store.read_table(folder / "03_clean", "claims")
        links = store.read_table(folder / "04_link", "links").set_index("report_id")["person_id"]
        people = claims.loc[claims["field"] == "person", ["report_id", "verbatim", "value"]]
        named = people.assign(person_id=people["report_id"].map(links))
        return named, store.read_table(folder / "05_classify", "display_names")

    def closed_names(self, language: str) -> tuple[str, ...]:
        """Every spelling of the names that may not stand in a file.

        Args:
            language: the language of the file; in one of no language (``""``) a name may stand only if it
                may in every language.
        """
        if language not in self._names:
            self._names[language] = self._closed(language)
        return self._names[language]

    def _closed(self, language: str) -> tuple[str, ...]:
        folder = self._study.processed
        people, shown = self._people
        named: set[str] | None = None
        cases: set[str] = set()
        for one in (language,) if language else BRIEFINGS:
            redacted = store.read_table(folder / "06_redact", f"cases_public_{one}")
            open_rows = redacted[redacted["publication"] != "none"]
            persons = set(open_rows["person_id"])
            named = persons if named is None else named & persons
            cases = set(open_rows.loc[open_rows["person_id"].isin(named), "case_id"])
        closed = people[~people["person_id"].isin(named or set())]
        hidden = shown[~shown["case_id"].isin(cases)]
        return tuple(sorted({*closed["verbatim"], *closed["value"], *hidden["display_name"]}))

    def _read(self) -> set[str]:
        try:
            found = json.loads((self._study.processed / RECORD).read_text(encoding="utf-8"))
            return set(found["passed"]) if found["key"] == self._key else set()
        except (OSError, ValueError, KeyError, TypeError):
            return set()

    def _write(self) -> None:
        data = json.dumps({"key": self._key, "passed": sorted(self._known)}, indent=1) + "\n"
        try:
            store.write_atomically(self._study.processed / RECORD, data.encode())
        except OSError:  # searched again next time
            return


def _language(path: str) -> str:
    return next((part for part in PurePosixPath(path).parts[:-1] if part in DOSSIERS), "")
