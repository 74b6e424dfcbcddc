"""Invented stories for tests of sections: small tables, the results made of them, and one run in a language."""

from __future__ import annotations

import datetime as dt
import functools
import random

import pandas as pd

from researchkit.analyse.standard import standard_results
from researchkit.briefing.story import Story
from researchkit.briefing.wording import Wording
from researchkit.core.contracts import CASES, EVENTS, FINDINGS
from researchkit.core.dates import Period, context, series
from researchkit.core.result import Result
from researchkit.protect.redact import CASE_SOURCES, POSITIONS
from researchkit.reference import codebook

PERIOD = "2025Q2"
_ARTICLES = ("KZ-CC:405(2)", "KZ-CAO:488", "KZ-CC:174(1)", "KZ-?:274(2)", "")
_CONDUCT = ("attended_meeting", "attended_assembly", "online_post", "organised", "")
_REGIONS = ("KZ-75", "KZ-71", "KZ-35", "")
#: Rows that are part of no case.
ASIDE = {"set_aside": 3, "text": 1, "later": 4, "unplaced": 5}
_FINDINGS = (
    ("sole", "alleged", "", ("unknown", "yes", "yes")),
    ("sole", "documented", "", ("yes", "yes", "yes")),
    ("partial", "alleged", "", ("no", "no", "no")),
    ("indeterminate", "unknown", "conduct_not_told", ("unknown", "unknown", "unknown")),
    ("indeterminate", "alleged", "exclusivity_unstated", ("unknown", "unknown", "yes")),
    ("not_basis", "alleged", "", ("no", "no", "no")),
)


def story(language: str = "en", size: int = 240, *, period: str = PERIOD, as_of: str = "2026-01-15",
          moved: pd.DataFrame | None = None, seed: int = 5) -> Story:  # fmt: skip
    """A run about ``size`` invented cases, spread over two years and a half before July 2025."""
    tables = tables_of(size, seed)
    when, book = Period.parse(period), codebook.load()
    results = dict(_results(size, seed, period, as_of))
    about = {
        "title": "An invented study", "publisher": "Nobody", "contact": "nobody@example.invalid", "as_of": as_of,
        "invented": "yes", "identifier": "invented-KZ-2025Q2-abcdef", "digest": "abcdef", "version": "0",
    }  # fmt: skip
    return Story(
        wording=Wording(language), country="KZ", period=when, audience="public", ground="attendance",
        results=results, cases=tables["cases"], events=tables["events"], findings=tables["findings"],
        pages=tables["pages"], book=book, about=about, names={("region", code): code for code in _REGIONS},
        series=tuple(series(when)), context=context(when), positions=tables["positions"], moved=moved,
    )  # fmt: skip


def rows_received(tables: dict[str, pd.DataFrame]) -> int:
    """Rows of all cases, and those of none."""
    return sum(ASIDE.values()) + int(tables["cases"]["reports_n"].sum())


@functools.cache
def _results(size: int, seed: int, period: str, as_of: str) -> dict[str, Result]:
    """What the analyse stage would release; the same for every language."""
    tables, when = tables_of(size, seed), Period.parse(period)
    wanted = {
        one.code: one for one in (when, *series(when), context(when), when.previous(), when.year_before())
    }
    return {
        found.result_id: found
        for one in wanted.values()
        for found in standard_results(
            tables["cases"], tables["events"], tables["findings"], country="KZ", period=one, ground="attendance",
            as_of=as_of, positions=tables["positions"], aside=ASIDE | {"received": rows_received(tables)},
            pages=tables["pages"],
        )
    }  # fmt: skip


@functools.cache
def tables_of(size: int, seed: int) -> dict[str, pd.DataFrame]:
    rng = random.Random(seed)
    cases, events, findings, pages, positions = [], [], [], [], []
    for number in range(size):
        case = f"C{number:04d}"
        day = dt.date(2023, 1, 1) + dt.timedelta(days=rng.randrange(911))
        vague = rng.random() < 0.1
        first, last = (
            (day, day) if not vague else (day.replace(month=1, day=1), day.replace(month=12, day=31))
        )
        undated = rng.random() < 0.05
        conduct = "|".join(sorted({rng.choice(_CONDUCT), rng.choice(_CONDUCT)} - {""}))
        held = rng.choice(("yes", "no", "unknown"))
        procedures = "|".join(
            sorted(
                {rng.choice(("", "no_counsel", "closed_trial")), rng.choice(("", "", "no_warrant"))} - {""}
            )
        )
        articles = rng.choice(_ARTICLES)
        cases.append({
            "case_id": case, "person_id": f"P{number // 2 if number % 11 == 1 else number:04d}", "country": "KZ",
            "display_name": "", "publication": "none", "deprived": "yes", "region": rng.choice(_REGIONS),
            "articles": articles, "conducts": conduct, "held": held, "status": rng.choice(("detained", "")),
            "outcome": rng.choice(("imprisonment", "")), "procedures": procedures, "sources": rng.choice(("a", "a|b")),
            "tier": "open", "origins_n": rng.choice((1, 2)), "reports_n": 2, "regions_told": "",
            "exclusivity": rng.choice(("solely", "")), "first_recorded_on": (last + dt.timedelta(1)).isoformat(),
            "last_recorded_on": (last + dt.timedelta(90)).isoformat(),
        })  # fmt: skip
        cases[-1]["origins"] = ("paper", "paper|radio")[cases[-1]["origins_n"] - 1]
        for role, wait in (("arrest", 0), ("custody", 2), ("charge", 9), ("release", rng.randrange(10, 200))):
            if role != "arrest" and rng.random() < 0.4:
                continue
            shown = (
                ("", "")
                if undated
                else tuple((one + dt.timedelta(wait)).isoformat() for one in (first, last))
            )
            edtf = "" if undated else (shown[0] if shown[0] == shown[1] else "/".join(shown))
            events.append({
                "event_id": f"E{number}{role}", "case_id": case, "person_id": cases[-1]["person_id"], "country": "KZ",
                "role": role, "date_first": shown[0], "date_last": shown[1], "edtf": edtf, "grade": "alleged",
            })  # fmt: skip
        for ground in ("attendance", "meeting", "assembly"):
            value, grade, reason, readings = rng.choice(_FINDINGS)
            findings.append({
                "finding_id": f"F{number}{ground}", "case_id": case, "variable": f"basis.{ground}", "value": value,
                "grade": grade, "reason": reason, "rule": "B1", "origins_n": rng.choice((0, 1, 2)),
                **dict(zip(("strict", "standard", "broad"), readings, strict=True)),
            })  # fmt: skip
        for report, publisher in enumerate(("Paper (mirror)", "Radio")):
            pages.append({
                "case_id": case, "report_id": f"R{number}{report}", "publisher": publisher,
                "origin_id": ("paper", "radio")[report],
                "url": f"https://example.invalid/{number}/{report}", "language": "en", "tier": "open",
            })  # fmt: skip
        if number % 5 == 0:
            positions.append({
                "case_id": case, "report_id": f"R{number}0", "asserted_by": "court", "field": "conduct",
                "value": "attended_meeting", "assertion": rng.choice(("asserted", "denied")),
            })  # fmt: skip
    return {
        "cases": CASES.frame(cases), "events": EVENTS.frame(events), "findings": FINDINGS.frame(findings),
        "pages": CASE_SOURCES.frame(pages), "positions": POSITIONS.frame(positions),
    }  # fmt: skip
