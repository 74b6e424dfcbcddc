"""What a public dossier is made of: codes of open reports, never words."""

import pandas as pd

from researchkit.core.contracts import CLAIMS, REPORTS
from researchkit.protect.redact import CASE_SOURCES
from researchkit.protect.told import TOLD, told
from researchkit.reference.forms import coded_fields


def claim(number, report, field, value, words):
    return {
        "claim_id": f"W{number}", "words_id": f"W{number}", "report_id": report, "field": field, "value": value,
        "verbatim": words, "locator": "x#row=1", "language": "en", "assertion": "asserted", "asserted_by": "ngo",
        "speaker": "Someone Named", "method": "m",
    }  # fmt: skip


def made(*claims):
    reports = [
        {"report_id": name, "source_id": "s", "document_id": "d", "locator": "l", "kind": "row", "publisher": "p",
         "origin_id": "o", "event_role": "custody" if name == "R1" else ""}
        for name in ("R1", "R2")
    ]  # fmt: skip
    sources = [
        {"case_id": "C1", "report_id": "R1", "publisher": "p", "tier": "open"},
        {"case_id": "C1", "report_id": "R2", "publisher": "p", "tier": "restricted"},
    ]
    return told(
        CLAIMS.frame(list(claims)), REPORTS.frame(reports), CASE_SOURCES.frame(sources), coded_fields()
    )


def test_words_names_and_closed_reports_do_not_pass():
    found = made(
        claim(1, "R1", "conduct", "attended_meeting", "went to see Zhanna Zhanova"),
        claim(2, "R1", "person", "Zhanna Zhanova", "Zhanna Zhanova"),
        claim(3, "R1", "note", "told by Zhanna Zhanova", "told by Zhanna Zhanova"),
        claim(4, "R2", "procedure", "no_warrant", "no paper"),
    )
    TOLD.check(found)
    assert list(found["claim_id"]) == ["W1"]
    assert list(found["event_role"]) == ["custody"]
    assert "Zhan" not in found.to_csv()


def test_a_value_that_is_no_code_is_emptied():
    found = made(claim(1, "R1", "affiliation", "the circle of Zhanna Zhanova", "x"))
    assert list(found["value"]) == [""]


def test_a_field_that_is_not_listed_is_closed():
    listed = coded_fields()
    assert not listed & {"person", "note", "authority", "evidence", "stated_reason", "origin", "group"}
    assert made(claim(1, "R1", "evidence", "video", "video")).empty


def test_nothing_told_is_an_empty_table():
    empty = made()
    assert isinstance(empty, pd.DataFrame)
    assert list(empty.columns) == list(TOLD.names)
