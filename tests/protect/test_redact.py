import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.core.contracts import CASES, EVENTS, FINDINGS
from researchkit.protect.redact import CASE_SOURCES, PUBLICATION, grounds, redact

CASE = {"case_id": "C1", "person_id": "P1", "country": "KZ", "display_name": "Invented Person", "publication": "none",
        "deprived": "yes", "held": "unknown", "tier": "open"}  # fmt: skip
SOURCE = {
    "case_id": "C1",
    "report_id": "R1",
    "publisher": "A paper",
    "origin_id": "O1",
    "url": "https://example.org/1",
    "tier": "open",
}


def redacted(audience="public", allowed=None, link=True, tier="open", case=CASE):
    cases = CASES.frame([case])
    names = pd.DataFrame({"case_id": ["C1"], "display_name": ["Invented Person"]})
    sources = CASE_SOURCES.frame([SOURCE | {"tier": tier}])
    return redact(
        cases,
        EVENTS.frame(),
        FINDINGS.frame(),
        sources,
        names,
        audience=audience,
        allowed=allowed or {},
        link_sources=link,
    )


def test_a_name_is_closed_without_a_ground():
    assert redacted().cases["display_name"].tolist() == [""]


def test_a_name_is_kept_with_a_ground_and_in_the_confidential_edition():
    assert redacted(allowed={"P1": "consent"}).cases["display_name"].tolist() == ["Invented Person"]
    assert redacted("confidential").cases["display_name"].tolist() == ["Invented Person"]


def test_addresses_are_linked_only_of_open_pages_and_only_if_the_study_says_so():
    assert redacted().case_sources["url"].tolist() == ["https://example.org/1"]
    assert redacted(link=False).case_sources["url"].tolist() == [""]
    closed = redacted(tier="restricted").case_sources
    assert closed["url"].tolist() == [""]
    assert closed["publisher"].tolist() == ["a source that is not public"]
    assert closed["origin_id"].tolist() == [""]
    assert redacted().case_sources["origin_id"].tolist() == ["O1"]


@settings(deadline=None)
@given(st.text("abcdefgh_", min_size=3, max_size=12))
def test_an_unlisted_column_never_passes(name):
    cases = CASES.frame([CASE])
    if name in cases:
        return
    cases[name] = "secret"
    names = pd.DataFrame({"case_id": ["C1"], "display_name": ["Invented Person"]})
    seen = redact(
        cases,
        EVENTS.frame(),
        FINDINGS.frame(),
        CASE_SOURCES.frame(),
        names,
        audience="public",
        allowed={},
        link_sources=True,
    )
    assert name not in seen.cases
    assert not (seen.cases == "secret").any().any()


GROUND = {"person_id": "P1", "ground": "consent", "given_by": "the person", "audiences": "public", "languages": "en|ru",
          "given_on": "2025-01-01", "reviewed_by": "role 2", "reviewed_on": "2025-01-02"}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "language", "as_of", "named"),
    [
        ({}, "en", "2025-06-01", True),
        ({}, "kk", "2025-06-01", False),
        ({}, "en", "2024-12-31", False),
        ({"until": "2025-05-31"}, "en", "2025-06-01", False),
        ({"withdrawn_on": "2025-06-01"}, "en", "2025-06-01", False),
        ({"audiences": "confidential"}, "en", "2025-06-01", False),
    ],
)
def test_a_ground_covers_audience_language_and_time(change, language, as_of, named):
    table = PUBLICATION.frame([GROUND | change])
    assert ("P1" in grounds(table, "public", language, as_of)) is named
