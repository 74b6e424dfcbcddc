"""Who told it first."""

from __future__ import annotations

import pytest

from researchkit.core.dates import UNDATED, Date, day, from_prefix
from researchkit.intake.origins import of_cited, of_publisher
from researchkit.intake.pages import recorded_on
from researchkit.intake.shared_pages import page_key, share
from researchkit.reference import packs


@pytest.mark.parametrize(
    ("publisher", "origin"),
    [
        ("RFE/RL", "rferl"),
        ("RFE/RL Kazakh Service (Azattyq, Russian edition)", "rferl"),
        ("Some Mirror (citing Azattyq)", "rferl"),
        ("Some Mirror (reposting Azattyq)", "rferl"),
        ("Сайт города (со ссылкой на Азаттык)", "rferl"),
        ("RFE/RL (republished by Some Mirror)", "rferl"),
        ("RFE/RL via Some Mirror", "rferl"),
        ("Eurasianet (via nordot)", "eurasianet"),
        ("Some Daily / AFP", "afp"),
        ("AFP (Some Daily)", "afp"),
        ("AFP (via CPJ)", "afp"),
        ("CPJ (reposted on Vlast.kz)", "cpj"),
        ("Some Portal (KazTAG)", "kaztag"),
        ("Some Portal (translated from the Diplomat)", "diplomat"),
        ("Freedom Now petition published by Tirek alliance", "freedom_now"),
        ("Amnesty International Some Section", "amnesty"),
        ("Kazakhstan International Bureau for Human Rights (bureau.kz)", "kibhr"),
        ("ВЛАСТЬ", "vlast"),
    ],
)
def test_an_origin_is_told_from_the_publishers_name(publisher: str, origin: str) -> None:
    found = of_publisher(publisher)
    assert found.origin_id == origin
    assert found.listed


def test_a_name_nobody_lists_is_an_origin_of_its_own() -> None:
    one, two = of_publisher("Unlisted Courier"), of_publisher("unlisted courier (mobile)")
    assert one == two
    assert not one.listed
    assert one.origin_id != of_publisher("Unlisted Herald").origin_id
    assert "nlisted" not in one.origin_id  # it may be a person


@pytest.mark.parametrize(
    ("cited", "origin", "speaker"),
    [
        ("Amnesty International", "amnesty", "ngo"),
        ("CPJ; Adil Soz", "cpj", "ngo"),
        ("someone unlisted; KazTAG", "kaztag", "media"),
        ("defence lawyer", "counsel", "counsel"),
        ("court press service", "court", "court"),
        ("relatives", "relatives", "relative"),
    ],
)
def test_a_cited_origin_tells_who_is_heard(cited: str, origin: str, speaker: str) -> None:
    assert (of_cited(cited).origin_id, of_cited(cited).asserted_by) == (origin, speaker)


def test_the_list_of_origins_is_sound() -> None:
    from researchkit.core.claim import SPEAKERS

    rows = packs.rows("origins.csv")
    assert all(row["source"] for row in rows)
    assert {row["asserted_by"] for row in rows} <= {"", *SPEAKERS}
    one_kind = {(row["origin_id"], row["asserted_by"]) for row in rows}
    assert len(one_kind) == len({row["origin_id"] for row in rows})
    folded = [" ".join(row["name"].casefold().split()) for row in rows]
    assert len(folded) == len(set(folded))


def reading(
    source: str, origin: str = "", first: str = "", last: str = "", recorded: str = "2026-11-01"
) -> dict[str, str]:
    return {
        "source_id": source, "url": "https://www.example.org/a/", "publisher": "Unlisted Courier",
        "origin_id": origin or of_publisher("Unlisted Courier").origin_id, "published_first": first,
        "published_last": last, "recorded_on": recorded,
    }  # fmt: skip


def test_an_origin_noted_by_one_reading_holds_for_the_other() -> None:
    rows = [reading("notes", "amnesty"), reading("notes", "amnesty"), reading("table")]
    assert share(rows, {}) == [{}, {}, {"origin_id": "amnesty"}]


def test_a_page_of_several_origins_is_left_alone() -> None:
    assert share([reading("notes", "amnesty"), reading("notes"), reading("table")], {}) == [{}] * 3
    assert share([reading("notes", "amnesty"), reading("more", "hrw"), reading("table")], {}) == [{}] * 3


def test_a_date_known_from_one_reading_holds_for_the_other() -> None:
    rows = [
        reading("notes", "", "2025-06-01", "2025-06-30"),
        reading("other", "", "2025-06-17", "2025-06-17"),
        reading("table"),
    ]
    june = {"published_first": "2025-06-17", "published_last": "2025-06-17"}
    assert share(rows, {"table": "published"})[2] == june | {"recorded_on": "2025-06-17"}
    assert share(rows, {"table": "received"})[2] == june | {"recorded_on": "2026-11-01"}
    assert share(rows, {})[:2] == [{}, {}]


def test_dates_that_contradict_are_not_shared() -> None:
    rows = [
        reading("notes", "", "2025-06-01", "2025-06-01"),
        reading("other", "", "2025-07-01", "2025-07-01"),
        reading("table"),
    ]
    assert share(rows, {}) == [{}] * 3


def test_addresses_of_one_page() -> None:
    assert page_key("HTTPS://www.example.org/a/#b") == page_key("http://example.org/a") == "example.org/a"
    assert page_key("https://example.org/?p=1") != page_key("https://example.org/?p=2")


def test_known_since() -> None:
    one = day(Date(2025, 6, 17))
    assert recorded_on("received", one, "2026-11-01") == "2026-11-01"
    assert recorded_on("published", one, "2026-11-01") == "2025-06-17"
    assert recorded_on("published", from_prefix("2025"), "2026-11-01") == "2025-12-31"
    assert recorded_on("published", from_prefix("2027"), "2026-11-01") == "2026-11-01"
    assert recorded_on("published", UNDATED, "2026-11-01") == "2026-11-01"
