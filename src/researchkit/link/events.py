"""What reports tell that happened, one row an event, with the kind of procedure where it is told."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from researchkit.link.yearless import day_of_year
from researchkit.reference.packs import cached
from researchkit.reference.packs import rows as vocabulary

#: The order of procedure, for events of one day; what does not say what it is stands between.
BEFORE_TRIAL: tuple[str, ...] = ("search", "arrest", "custody", "charge")
FROM_TRIAL: tuple[str, ...] = ("trial", "sentence", "appeal", "release")
#: Steps that exist in criminal procedure only: custody before trial, and a charge in the codebook's sense.
CRIMINAL_STEPS = ("custody", "charge")
PARTS = re.compile(r"\([^)|]*\)")
#: A date is to the day if it leaves no more than this open; sources differ by as much about one arrest.
SAME_ARREST_DAYS = 3
#: An interval up to this wide (two months) is sharp enough to open a case of its own.
SHARP_DAYS = 62
RANK: Mapping[str, int] = {
    role: rank for rank, role in enumerate((*BEFORE_TRIAL, "unspecified", *FROM_TRIAL))
}


@dataclass(frozen=True, slots=True)
class Told:
    """One dated event as one report tells it.

    Attributes:
        row: row of the events table it comes from.
        report: report id.
        role: what happened.
        first, last: the days it may have happened on, as ordinals; open ends stand at the calendar's ends.
        articles: articles of the report, without parts and paragraphs: sources tell those unevenly.
        regime: ``administrative``, ``criminal``, ``civil`` or ``""``.
        day: month and day where a date lacks its year or may be of several; day 0 where only a month is told,
            ``(0, 0)`` where neither is.
        tells: steps of the procedure that the report's statuses tell of, dated or not.
    """

    row: int
    report: str
    role: str
    first: int
    last: int
    articles: frozenset[str]
    regime: str
    day: tuple[int, int] = (0, 0)
    tells: frozenset[str] = frozenset()

    @property
    def width(self) -> int:
        """Days between the first and the last possible day."""
        return self.last - self.first

    @property
    def is_open(self) -> bool:
        """Whether the first or the last possible day is not known."""
        return self.first <= 1 or self.last >= 3652059

    @property
    def to_the_day(self) -> bool:
        """Whether the day is known, but for what sources differ by."""
        return self.width <= SAME_ARREST_DAYS


@cached
@functools.cache
def _patterns(part: str) -> tuple[tuple[str, str], ...]:
    rows = vocabulary("codebooks", "regimes.csv")
    return tuple((row["pattern"], row["regime"]) for row in rows if row["part"] == part)


@cached
@functools.cache
def _steps() -> Mapping[str, frozenset[str]]:
    steps: dict[str, frozenset[str]] = defaultdict(frozenset)
    for row in vocabulary("codebooks", "status_steps.csv"):
        steps[row["status"]] |= {row["role"]}
    return dict(steps)


def steps(status: str) -> frozenset[str]:
    """Steps of the procedure that status codes (joined with ``|``) tell of."""
    return frozenset().union(*(_steps().get(code, frozenset()) for code in status.split("|")))


def regime(articles: Iterable[str], status: str = "", sentence: str = "") -> str:
    """Kind of procedure that articles, status codes or penalties tell of.

    Args:
        articles: canonical articles such as ``KZ-CC:272(1)``.
        status: status codes joined with ``|``.
        sentence: penalties joined with ``|``.

    Returns:
        ``administrative`` or ``criminal`` as the codes of law say; where they say nothing, as penalties and
        statuses say; ``""`` where nothing is said, or both.
    """
    codes = {article.split(":", 1)[0].rsplit("-", 1)[-1].upper() for article in articles if article}
    found = {kind for pattern, kind in _patterns("code") if pattern in codes}
    if not found:
        found = _told("sentence", sentence) | _told("status", status)
    if not found:
        found = _told("weak status", status)
    return found.pop() if len(found) == 1 else ""


def _told(part: str, text: str) -> set[str]:
    words = [word.casefold() for word in text.split("|") if word]
    return {kind for pattern, kind in _patterns(part) for word in words if word.startswith(pattern)}


def from_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """The events that claims tell of.

    Args:
        claims: contract CLAIMS. Only what is asserted counts: not what is denied, nor a reading that a
            correction has superseded.

    Returns:
        One row per dated (or role-bearing) date claim, and one undated row per report without any:
        ``claim_id, report_id, role, date_first, date_last, edtf, articles, status, regime``.
    """
    told = claims[(claims["assertion"] == "asserted") & (claims["value"] != "")]
    by_report: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for report, field, value in zip(told["report_id"], told["field"], told["value"], strict=True):
        if field in {"status", "sentence"} or (field == "article" and ":" in value):
            by_report[report][field].add(value)
    dates = told[(told["field"] == "date") & (told["role"] != "publication")]
    rows: list[tuple[str, ...]] = [
        (claim, report, role or "unspecified", first, last, edtf)
        for claim, report, role, first, last, edtf in zip(
            dates["claim_id"], dates["report_id"], dates["role"], dates["date_first"], dates["date_last"],
            dates["value"], strict=True,
        )
    ]  # fmt: skip
    dated = {row[1] for row in rows}
    rows += [("", report, "", "", "", "") for report in sorted(set(claims["report_id"]) - dated)]
    out = pd.DataFrame(
        rows, columns=["claim_id", "report_id", "role", "date_first", "date_last", "edtf"], dtype="str"
    )
    for column, field in (("articles", "article"), ("status", "status")):
        joined = {report: "|".join(sorted(found[field])) for report, found in by_report.items()}
        out[column] = pd.Series([joined.get(report, "") for report in out["report_id"]], dtype="str")
    kinds = {
        report: regime(found["article"], "|".join(found["status"]), "|".join(found["sentence"]))
        for report, found in by_report.items()
    }
    out["regime"] = pd.Series([kinds.get(report, "") for report in out["report_id"]], dtype="str")
    return out.sort_values(["report_id", "date_first", "date_last", "role", "claim_id"], ignore_index=True)


def told(events: pd.DataFrame) -> list[Told]:
    """Rows of an events table as events; undated ones have the whole calendar as interval."""
    count = len(events)
    column = {
        name: events[name].fillna("").astype("str").tolist() if name in events else [""] * count
        for name in ("report_id", "role", "date_first", "date_last", "edtf", "articles", "status", "regime")
    }
    out = []
    for row in range(count):
        articles = frozenset(part for part in PARTS.sub("", column["articles"][row]).split("|") if part)
        kind = column["regime"][row] or regime(articles, column["status"][row])
        if not kind and column["role"][row] in CRIMINAL_STEPS:
            kind = "criminal"
        out.append(
            Told(
                row,
                column["report_id"][row],
                column["role"][row] or "unspecified",
                _ordinal(column["date_first"][row], dt.date.min),
                _ordinal(column["date_last"][row], dt.date.max),
                articles,
                kind,
                day_of_year(column["edtf"][row]),
                steps(column["status"][row]),
            )
        )
    return out


def _ordinal(text: str, default: dt.date) -> int:
    return dt.date.fromisoformat(text).toordinal() if text else default.toordinal()
