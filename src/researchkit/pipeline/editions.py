"""The figures of the last release, so that this one can say which of them moved, and why.

A release carries its own figures (``data/results.csv``, and ``data/reports.csv``: which open report belongs to
which case), and beside them those it was itself told against (``data/before/``). While the figures stay the same,
that base stays too, so a briefing made again is the same to the byte; once one moves, the last release is the base.
"""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from researchkit import store
from researchkit.study import Study

if TYPE_CHECKING:
    import pandas as pd

    from researchkit.core.result import Result

RESULTS, REPORTS, BEFORE = "data/results.csv", "data/reports.csv", "data/before/"
_NUMBERS = ["value", "low", "high", "refused"]


@dataclass(frozen=True, slots=True)
class Edition:
    """The figures of one edition (contract RESULTS as text), and its open reports with their cases."""

    results: pd.DataFrame
    reports: pd.DataFrame


def now(study: Study) -> Edition:
    """The figures as they are built."""
    results = store.read_table(study.processed / "08_disclose", "results")
    pages = store.read_table(study.processed / "06_redact", "case_sources_public")
    reports = pages.loc[pages["tier"] == "open", ["case_id", "report_id"]].sort_values(
        ["case_id", "report_id"]
    )
    return Edition(_read(_bytes(results)), _read(_bytes(reports)))


def before(study: Study) -> Edition | None:
    """The figures that the ones built are told against; ``None`` if nothing was released before.

    Another day's figures (``as_of``) are told against none.
    """
    if not study.as_of_is_default:
        return None
    if _same_tables(study):
        return _released(study, BEFORE)
    last = _released(study, "data/")
    if last is None or _moved(last.results, now(study).results):
        return last
    return _released(study, BEFORE)


def results(edition: Edition) -> list[Result]:
    """Its figures as results."""
    from researchkit.analyse.tabulate import from_table
    from researchkit.core.contracts import RESULTS as CONTRACT

    rows: list[dict[str, object]] = [
        {str(key): value or None for key, value in row.items()} for row in edition.results.to_dict("records")
    ]
    return from_table(CONTRACT.frame(rows))


def key(study: Study) -> str:
    """Digest of the figures that the ones built are told against."""
    if study.as_of_is_default and _same_tables(study):  # the usual case, and no table need be read for it
        path = study.reports / "latest" / BEFORE / "results.csv"
        return store.digest(path.read_bytes()) if path.is_file() else ""
    base = before(study)
    return "" if base is None else store.digest(_bytes(base.results))


def tables_digest(study: Study) -> str:
    """Digest of the figures built, as a manifest tells it."""
    return store.digest(repr(store.record(study.processed / "08_disclose").get("files")))


def files(study: Study) -> dict[str, bytes]:
    """The files that a release carries; figures of periods not built now are carried on.

    None for another day (``as_of``): such a release is no edition of the study's own figures.
    """
    if not study.as_of_is_default:
        return {}
    import pandas as pd

    last, made = _released(study, "data/"), now(study)
    if last is not None:
        rest = last.results[~last.results["result_id"].isin(made.results["result_id"])]
        made = Edition(pd.concat([made.results, rest], ignore_index=True), made.reports)
    ordered = made.results.sort_values("result_id").reset_index(drop=True)
    return _files(Edition(ordered, made.reports), before(study))


def _files(own: Edition, base: Edition | None) -> dict[str, bytes]:
    out = {RESULTS: _bytes(own.results), REPORTS: _bytes(own.reports)}
    if base is not None:
        out |= {f"{BEFORE}results.csv": _bytes(base.results), f"{BEFORE}reports.csv": _bytes(base.reports)}
    return out


def _released(study: Study, where: str) -> Edition | None:
    folder = study.reports / "latest" / where
    found = [folder / name for name in ("results.csv", "reports.csv")]
    if not all(path.is_file() for path in found):
        return None
    results, reports = (_read(path.read_bytes()) for path in found)
    if not {"result_id", *_NUMBERS} <= set(results.columns):
        return None
    return Edition(results, reports)


def _same_tables(study: Study) -> bool:
    """Whether the last release was made from the very tables that are built."""
    from researchkit.release.manifest import read

    known = (read(study.reports / "latest") or {}).get("predicate", {})
    return isinstance(known, dict) and known.get("tables") == tables_digest(study)


def _moved(then: pd.DataFrame, current: pd.DataFrame) -> bool:
    """Whether any figure that both have differs."""
    both = then.merge(current, on="result_id", suffixes=("_then", "_now"))
    return any((both[f"{name}_then"] != both[f"{name}_now"]).any() for name in _NUMBERS)


def _bytes(frame: pd.DataFrame) -> bytes:
    return frame.to_csv(index=False, lineterminator="\n").encode()


@functools.lru_cache(maxsize=8)
def _read(data: bytes) -> pd.DataFrame:
    import pandas as pd

    return pd.read_csv(io.BytesIO(data), dtype="str", keep_default_na=False)
