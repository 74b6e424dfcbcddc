"""Codings by people: double coding, adjudication, and how the engine compares. Codings are data, never edited here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from researchkit.core.issue import Issue
from researchkit.core.tables import Column, Table
from researchkit.reference.codebook import Codebook

CODINGS = Table(
    "codings",
    "What a person coded of a report or case.",
    (
        Column("report_id", "text", "Report or case.", required=True),
        Column("variable", "text", "Variable of the codebook.", required=True),
        Column("value", "text", "Value; several joined with |.", required=True),
        Column(
            "coder", "text", "Who, as a role or pseudonym; adjudicator for the agreed value.", required=True
        ),
        Column("coded_on", "day", "When.", required=True),
        Column("reason", "text", "Why.", required=True),
    ),
)
ADJUDICATOR = "adjudicator"


@dataclass(frozen=True, slots=True)
class Coded:
    """Usable codings and what was wrong with the rest."""

    codings: pd.DataFrame
    issues: list[Issue]


def read(rows: Iterable[Mapping[str, str]], book: Codebook) -> Coded:
    """Take codings in; a row without coder, day or reason, or with a value the codebook lacks, is not used.

    Args:
        rows: rows of ``codings.csv``.
        book: the codebook. A variable that it does not know is a study's own and is taken as it is.
    """
    good, issues = [], []
    for number, row in enumerate(rows, start=2):
        place = f"judgements/codings.csv#row={number}"
        if not all((row.get(column.name) or "").strip() for column in CODINGS.columns):
            issues.append(Issue("CODE-01", place, row.get("variable") or "", "classify"))
        elif row["variable"] in book.variables and book.faults_in(row["variable"], row["value"]):
            issues.append(Issue("CODE-02", place, row["variable"], "classify"))
        else:
            good.append({column.name: row[column.name] for column in CODINGS.columns})
    return Coded(CODINGS.frame(good), issues)


def disagreements(codings: pd.DataFrame) -> pd.DataFrame:
    """Units on which coders differ and nobody has adjudicated yet: the adjudication queue.

    Returns:
        Columns ``report_id variable values coders``, ordered.
    """
    coders = codings[codings["coder"] != ADJUDICATOR]
    settled = set(zip(*_unit(codings[codings["coder"] == ADJUDICATOR]), strict=True))
    rows = []
    for (unit, variable), group in coders.groupby(["report_id", "variable"], sort=True):
        if group["value"].nunique() > 1 and (unit, variable) not in settled:
            ordered = group.sort_values("coder")
            rows.append((unit, variable, " ≠ ".join(ordered["value"]), "|".join(ordered["coder"])))
    return pd.DataFrame(rows, columns=["report_id", "variable", "values", "coders"]).astype("str")


def agreed(codings: pd.DataFrame) -> pd.DataFrame:
    """One value a unit: the adjudicator's, else the coders' if they are at one.

    Returns:
        Columns ``report_id variable value basis`` (``adjudicated`` or ``unanimous``), ordered.
    """
    rows = []
    for (unit, variable), group in codings.groupby(["report_id", "variable"], sort=True):
        judged = group[group["coder"] == ADJUDICATOR]
        if len(judged):
            rows.append((unit, variable, judged.sort_values("coded_on")["value"].iat[-1], "adjudicated"))
        elif group["value"].nunique() == 1:
            rows.append((unit, variable, group["value"].iat[0], "unanimous"))
    return pd.DataFrame(rows, columns=["report_id", "variable", "value", "basis"]).astype("str")


def against_engine(codings: pd.DataFrame, findings: pd.DataFrame, variable: str) -> pd.DataFrame:
    """Agreed human values beside the engine's findings; both stand, and neither overwrites the other.

    Args:
        codings: usable codings whose units are case ids.
        findings: contract FINDINGS.
        variable: finding variable, e.g. ``basis.attendance``.

    Returns:
        Columns ``case_id human engine rule agree`` (``yes`` or ``no``), ordered by case.
    """
    people = agreed(codings[codings["variable"] == variable]).set_index("report_id")["value"]
    engine = findings[findings["variable"] == variable].set_index("case_id")
    rows = [
        (case, people[case], engine.loc[case, "value"], engine.loc[case, "rule"],
         "yes" if people[case] == engine.loc[case, "value"] else "no")
        for case in sorted(set(people.index) & set(engine.index))
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["case_id", "human", "engine", "rule", "agree"]).astype("str")


def _unit(codings: pd.DataFrame) -> tuple[list[str], list[str]]:
    return codings["report_id"].tolist(), codings["variable"].tolist()
