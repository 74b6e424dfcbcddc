"""What a column tells: the mapping from a source's columns to fields, as declared in ``source.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from researchkit.core.claim import FIELDS, ROLES, SPEAKERS
from researchkit.core.issue import Issue
from researchkit.core.truth import Assertion
from researchkit.intake.declaration import NESTED, WRONG, given, one_of

#: In a table of values: the cell says nothing.
NOTHING = "nothing"
#: ``split`` of a cell that holds a JSON list.
JSON_LIST = "[]"


@dataclass(frozen=True, slots=True)
class Is:
    """A column that is a property of the row or of its page.

    Attributes:
        what: which property.
        values: coded cell → value, where the source codes it; any other cell is an issue.
    """

    what: str = field(
        metadata=one_of(
            "row_id", "publisher", "url", "title", "published", "language", "country", "origin", "event_role"
        )
    )  # fmt: skip
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tells:
    """A column whose words speak of one field of the report.

    Attributes:
        of_field: a field of :data:`researchkit.core.claim.FIELDS`.
        split: the mark between several values in one cell; ``[]`` for a JSON list.
        values: coded cell → asserted, denied, not_disclosed, not_mentioned or nothing; any other cell is
            an issue.
        optional: the words may say nothing of the field (a headline).
        only_if_blank: the column is read only where this other column is blank.
        assertion: what the column as a whole does, e.g. ``denied`` for "denied by police".
        asserted_by: who asserts it, where the column as a whole tells.
        role: for dates, what happened, where the column as a whole tells.
        language: language of the column's words, where it is not the page's (a coder's).
        required: a file without this column is set aside. Columns with names of persons always are.
    """

    of_field: str = field(metadata=one_of(*FIELDS))
    split: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False
    only_if_blank: str = ""
    assertion: str = field(default="asserted", metadata=one_of(*Assertion))
    asserted_by: str = field(default="", metadata=one_of("", *SPEAKERS))
    role: str = field(default="", metadata=one_of("", *ROLES))
    language: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Says:
    """A column that says something about what other columns tell.

    Attributes:
        what: what it says of them.
        of: the other columns.
        split: as in :class:`Tells`: the parts go with the parts of the other cell, in order.
        values: coded cell → code; any other cell is an issue. Required for coded properties.
    """

    what: str = field(metadata=one_of("role", "assertion", "asserted_by", "speaker", "qualifier"))
    of: tuple[str, ...]
    split: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


Use = Is | Tells | Says

_KINDS: tuple[tuple[str, str, type], ...] = (
    ("is", "what", Is), ("field", "of_field", Tells), ("says", "what", Says),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableSpec:
    """How some of a source's files are read.

    Attributes:
        files: names or patterns (``*.csv``).
        encoding: declared encoding of text files; ``""`` = told from the bytes.
        delimiter: declared mark between cells; ``""`` = told from the file.
        sheet: name of the workbook's sheet; ``""`` = its first.
        header_row: line (or sheet row) of the column names, counted from 1.
        records: for JSON, the key under which the list of records stands; ``""`` = the file is the list.
        texts: column that names the narrative file each row is about; ``""`` = rows are reports.
        ignored: column → why it is not read.
        columns: column → what it tells.
    """

    files: tuple[str, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_row: int = 1
    records: str = ""
    texts: str = ""
    ignored: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, tuple[Use, ...]] = field(default_factory=dict, metadata=NESTED)

    @property
    def known(self) -> frozenset[str]:
        """Every column that is mapped or ignored."""
        return frozenset((*self.columns, *self.ignored, *([self.texts] if self.texts else [])))

    @property
    def required(self) -> tuple[str, ...]:
        """Columns without which a file cannot be read: row ids, names, and what the source declares."""
        return tuple(
            column
            for column, uses in self.columns.items()
            if any(
                (isinstance(use, Is) and use.what == "row_id")
                or (isinstance(use, Tells) and (use.required or use.of_field == "person"))
                for use in uses
            )
        ) + ((self.texts,) if self.texts else ())


def takes(patterns: tuple[str, ...], name: str) -> bool:
    """Whether a file is named by one of the patterns."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def table(raw: Mapping[str, Any], place: str, issues: list[Issue]) -> TableSpec | None:
    """Read one ``[[table]]``; faults become issues and give ``None``."""
    before = len(issues)
    raw = dict(raw)
    columns = raw.pop("columns", {})
    kwargs = given(TableSpec, raw, place, issues)
    uses = _columns(columns, place, issues)
    if (
        kwargs.get("header_row", 1) < 1
        or len(kwargs.get("delimiter", "")) > 1
        or not kwargs.get("files", True)
    ):
        issues.append(Issue(WRONG, f"{place}header_row, delimiter or files", stage="intake"))
    if not uses and "texts" not in kwargs:
        issues.append(Issue("INTAKE-SOURCE-04", f"{place}columns", stage="intake"))
    both = set(uses) & set(kwargs.get("ignored", {}))
    issues.extend(Issue("INTAKE-SOURCE-06", f"{place}{column}", stage="intake") for column in sorted(both))
    if len(issues) > before:
        return None
    return TableSpec(**kwargs, columns=uses)


def _columns(raw: Any, place: str, issues: list[Issue]) -> dict[str, tuple[Use, ...]]:
    if not isinstance(raw, dict):
        issues.append(Issue(WRONG, f"{place}columns", stage="intake"))
        return {}
    out: dict[str, tuple[Use, ...]] = {}
    for column, given_uses in raw.items():
        where = f"{place}columns.{column}."
        uses = [
            _use(use, where, issues) for use in (given_uses if isinstance(given_uses, list) else [given_uses])
        ]
        out[column] = tuple(use for use in uses if use is not None)
    for column, uses_of in out.items():
        for use in uses_of:
            others = (
                use.of if isinstance(use, Says) else (use.only_if_blank,) if isinstance(use, Tells) else ()
            )
            for other in others:
                if other and other not in out:
                    issues.append(Issue("INTAKE-SOURCE-07", f"{place}columns.{column}", stage="intake"))
    return out


def _use(raw: Any, place: str, issues: list[Issue]) -> Use | None:
    before = len(issues)
    found = [entry for entry in _KINDS if isinstance(raw, dict) and entry[0] in raw]
    if len(found) != 1:
        issues.append(Issue("INTAKE-SOURCE-08", place.rstrip("."), stage="intake"))
        return None
    key, name, kind = found[0]
    settings = {(name if given_key == key else given_key): value for given_key, value in raw.items()}
    kwargs = given(kind, settings, place, issues)
    if len(issues) > before:
        return None
    use: Use = kind(**kwargs)
    if allowed := _allowed(use):
        wrong = [value for value in use.values.values() if value not in (*allowed, NOTHING)]
        if wrong or (isinstance(use, Says) and not use.values):
            issues.append(Issue(WRONG, f"{place}values", stage="intake"))
    return use if len(issues) == before else None


def _allowed(use: Use) -> tuple[str, ...]:
    """Codes that a table of values may lead to; empty = any text."""
    if isinstance(use, Tells):
        return tuple(Assertion)
    coded = {"role": ROLES, "event_role": ROLES, "assertion": tuple(Assertion), "asserted_by": SPEAKERS}
    return coded.get(use.what, ())
