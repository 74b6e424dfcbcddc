import pandas as pd

from researchkit.classify.codings import against_engine, agreed, disagreements, read
from researchkit.core.contracts import FINDINGS
from researchkit.reference import codebook

BOOK = codebook.load()


def row(unit, value, coder, variable="violence", **more):
    return {
        "report_id": unit,
        "variable": variable,
        "value": value,
        "coder": coder,
        "coded_on": "2026-01-01",
        "reason": "read",
    } | more


def test_incomplete_and_unknown_codings_are_told_and_not_used():
    found = read(
        [row("a", "violence", "c1"), row("b", "violence", "c1", reason=""), row("c", "sword", "c1")], BOOK
    )
    assert found.codings["report_id"].tolist() == ["a"]
    assert [(issue.code, issue.place[-1]) for issue in found.issues] == [("CODE-01", "3"), ("CODE-02", "4")]


def test_a_disagreement_waits_for_a_person_and_both_codings_stay():
    codings = read(
        [
            row("a", "yes", "c1", "told"),
            row("a", "no", "c2", "told"),
            row("b", "yes", "c1", "told"),
            row("b", "yes", "c2", "told"),
        ],
        BOOK,
    ).codings
    assert disagreements(codings)["report_id"].tolist() == ["a"]
    assert agreed(codings)[["report_id", "basis"]].values.tolist() == [["b", "unanimous"]]
    settled = pd.concat(
        [codings, read([row("a", "no", "adjudicator", "told")], BOOK).codings], ignore_index=True
    )
    assert disagreements(settled).empty
    assert agreed(settled).set_index("report_id").loc["a", "value"] == "no"


def test_engine_and_people_are_set_side_by_side():
    findings = FINDINGS.frame(
        [
            {
                "finding_id": "F1",
                "case_id": "C1",
                "variable": "basis.attendance",
                "value": "sole",
                "rule": "B11",
            },
            {
                "finding_id": "F2",
                "case_id": "C2",
                "variable": "basis.attendance",
                "value": "partial",
                "rule": "B7",
            },
        ]
    )
    codings = read(
        [row("C1", "sole", "c1", "basis.attendance"), row("C2", "sole", "c1", "basis.attendance")], BOOK
    ).codings
    side = against_engine(codings, findings, "basis.attendance")
    assert side[["case_id", "agree"]].values.tolist() == [["C1", "yes"], ["C2", "no"]]
