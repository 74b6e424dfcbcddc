"""Drafts decided by a person: nothing unconfirmed gets in, nothing confirmed is lost, and faults are told."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest

from researchkit import confirmation, drafting
from researchkit.clean.claims import clean
from researchkit.clean.corrections import correct
from researchkit.core.issue import ResearchkitError
from researchkit.intake import read_all
from researchkit.study import load

TEXT = """12 May 2025

Aigul Serikbaeva, a school teacher from Pavlodar, was arrested on 7 May and charged under articles 405 and 256 of the
Criminal Code with taking part in a banned organisation. A court in Pavlodar remanded her for two months on 9 May.

Daniyar Omirbek was detained on the same day. He was given 15 days of administrative arrest.

Serikbaeva's husband, Marat Serikbaev, was made to sign a non-disclosure agreement.
"""
STUDY = """[study]
id = "t"
title = "Invented"
publisher = "Example"
contact = "a@example.org"
countries = ["KZ"]
default_period = "2025Q2"
review_period = "2025"
first_period = "2018"
as_of = "2025-12-01"
languages = ["en"]
audiences = ["public"]
invented = true
[ground]
name = "attendance"
[publication]
link_sources = false
[disclosure]
threshold = 1
[briefings]
"""
DAY = dt.date(2025, 5, 20)


@pytest.fixture
def study(tmp_path):
    (tmp_path / "study.toml").write_text(STUDY)
    return load(tmp_path)


@pytest.fixture
def drafts(tmp_path):
    (tmp_path / "release.txt").write_text(TEXT)
    taken = drafting.read([tmp_path / "release.txt"], publisher="Example Paper")
    drafting.write(tmp_path / "drafts", taken, DAY)
    record = tmp_path / "drafts" / "source.toml"
    told = record.read_text().replace('title = ""', 'title = "t"').replace('licence = ""', 'licence = "l"')
    record.write_text(told)
    return confirmation.Drafts(tmp_path / "drafts")


def number(drafts, field, words="", nth=0):
    table = drafts.table
    chosen = table[(table["field"] == field) & table["words"].str.contains(words, regex=False)]
    return chosen["claim"].iloc[nth]


def add(drafts, **cells):
    path = drafts.folder / "claims.csv"
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, drafting.COLUMNS, restval="", lineterminator="\n")
    writer.writerow(cells)
    path.write_bytes(path.read_bytes() + out.getvalue().encode())


def claims(study):
    """What the build reads of the study's raw data, after corrections."""
    from researchkit import store

    taken = read_all(store.raw_sources(study.raw))
    rows = csv.DictReader(io.StringIO(store.judgements(study.raw).get("corrections.csv", b"").decode()))
    found = correct(clean(taken.words, taken.reports).claims, list(rows))
    assert not found.issues
    live = found.claims[~found.claims["flags"].str.contains("superseded", regex=False)]
    return live.merge(taken.reports[["report_id", "locator"]], on="report_id", suffixes=("", "_report"))


def confirm(study, drafts, name="texts", by="AB", day=DAY):
    return confirmation.confirm(study, drafts, name, by, day)


def refusal(study, drafts, **options):
    with pytest.raises(ResearchkitError) as told:
        confirm(study, drafts, **options)
    assert not (study.raw / "texts").exists()
    return told.value.issue


def test_only_what_is_confirmed_gets_in(study, drafts):
    chosen = [number(drafts, "person", "Aigul"), number(drafts, "date", "7 May"), number(drafts, "place")]
    drafts.decide("yes", *chosen)
    made = confirm(study, drafts)
    assert (made.claims, made.persons, made.undecided) == (3, 1, len(drafts.table) - 3)
    found = claims(study)
    assert sorted(found["value"]) == ["2025-05-07", "Aigul Serikbaeva", "kz-pavlodar"]
    assert (found["confidence"] == 1).all()
    assert found["method"].str.contains("confirmed by AB on 2025-05-20").all()


def test_nothing_confirmed_is_lost(study, drafts):
    drafts.decide("yes")
    confirm(study, drafts)
    found = claims(study)
    table = drafts.table
    wanted = sorted(zip(table["field"], table["read_as"], table["role"], strict=True))
    told = found.assign(role=found["role"].where(found["field"] == "date", ""))
    assert sorted(zip(told["field"], told["value"], told["role"], strict=True)) == wanted
    assert found["report_id"].nunique() == 2


def test_every_claim_leads_back_to_its_words_in_the_text(study, drafts):
    from researchkit import store
    from researchkit.intake.lookup import words_at

    drafts.decide("yes")
    confirm(study, drafts)
    files = store.raw_sources(study.raw)["texts"]
    for words, locator in claims(study)[["verbatim", "locator"]].itertuples(index=False):
        assert words_at(locator, files) == words


def test_relatives_stay_closed(study, drafts):
    drafts.decide("yes")
    confirm(study, drafts)
    assert not claims(study).astype("str").apply(lambda column: column.str.contains("Marat")).any(axis=None)
    add(
        drafts,
        confirm="yes",
        file="T1",
        person="Aigul Serikbaeva",
        field="note",
        words="husband, Marat Serikbaev",
    )
    with pytest.raises(ResearchkitError, match="DRAFT-11"):
        confirm(study, drafts, name="again")


def test_one_of_two_values_of_the_same_words(study, drafts):
    drafts.decide("yes")
    drafts.decide("no", number(drafts, "article", nth=0))
    made = confirm(study, drafts)
    assert made.corrections == 1
    found = claims(study)
    kept = drafts.table.set_index("claim").loc[number(drafts, "article", nth=1), "read_as"]
    assert [*found.loc[found["field"] == "article", "value"]] == [kept]


def test_a_changed_value_wins_at_its_place_only(study, drafts):
    drafts.decide("yes")
    drafts.decide("changed", number(drafts, "place", nth=0), read_as="kz-almaty", note="misread")
    confirm(study, drafts)
    found = claims(study)
    places = found[found["field"] == "place"].sort_values("locator")
    assert sorted(places["value"]) == ["kz-almaty", "kz-pavlodar"]
    assert {*places.loc[places["value"] == "kz-almaty", "qualifier"]} == {"KZ-75"}


def test_changed_words_are_found_in_the_text(study, drafts):
    drafts.decide("yes")
    drafts.decide("changed", number(drafts, "date", "7 May"), words="on 7 May")
    confirm(study, drafts)
    assert "on 7 May" in {*claims(study)["verbatim"]}


def test_a_row_of_ones_own_adds_what_was_not_found(study, drafts):
    drafts.decide("yes")
    add(
        drafts,
        confirm="yes",
        file="release.txt",
        person="Aigul Serikbaeva",
        field="note",
        words="a school teacher",
    )
    confirm(study, drafts)
    found = claims(study)
    assert found.loc[found["field"] == "note", "verbatim"].tolist() == ["a school teacher"]
    assert found.loc[found["field"] == "note", "asserted_by"].tolist() == ["coder"]


def test_what_is_decided_later_is_added_and_nothing_is_changed(study, drafts):
    drafts.decide("yes", number(drafts, "person", "Aigul"), number(drafts, "place"))
    confirm(study, drafts)
    first = (study.raw / "texts" / "confirmed.csv").read_bytes()
    drafts.decide("yes")
    made = confirm(study, drafts, by="CD", day=dt.date(2025, 6, 1))
    assert made.texts == 0
    assert (study.raw / "texts" / "confirmed.csv").read_bytes() == first
    assert len(claims(study)) == len(drafts.table)
    assert confirm(study, drafts).claims == 0
    drafts.decide("no", number(drafts, "place"))
    with pytest.raises(ResearchkitError, match="DRAFT-22"):
        confirm(study, drafts)


@pytest.mark.parametrize(
    ("answer", "field", "changes", "code"),
    [
        ("changed", "date", {"words": "8 May"}, "DRAFT-10"),
        ("changed", "place", {"words": "Pavlodar", "read_as": "Pavlodar"}, "DRAFT-13"),
        ("changed", "date", {"role": "beginning"}, "DRAFT-13"),
        ("yes", "place", {"read_as": "kz-almaty"}, "DRAFT-08"),
        ("yes", "status", {"speaker": "Marat Serikbaev"}, "DRAFT-08"),
        ("changed", "status", {"speaker": "her husband Marat"}, "DRAFT-11"),
    ],
)
def test_a_row_that_cannot_be_followed_is_told_and_nothing_is_written(
    study, drafts, answer, field, changes, code
):
    drafts.decide("yes")
    drafts.decide(answer, number(drafts, field), **changes)
    issue = refusal(study, drafts)
    assert issue.code == code
    assert issue.place.startswith("drafts/claims.csv#row=")


def test_undecided_unnamed_unsigned(study, drafts):
    assert refusal(study, drafts).code == "DRAFT-17"
    drafts.decide("yes", number(drafts, "place"))
    assert refusal(study, drafts).code == "DRAFT-09"
    drafts.decide("yes")
    assert refusal(study, drafts, by=" ").code == "DRAFT-18"
    assert refusal(study, drafts, name="Texts").code == "INTAKE-NEW-04"


def test_a_spreadsheet_program_may_have_saved_the_table(study, drafts):
    drafts.decide("oui")
    lines = [*csv.reader(io.StringIO((drafts.folder / "claims.csv").read_text(encoding="utf-8-sig")))]
    at = lines[0].index("read_as")
    for line in lines[1:]:
        line[at] = "07.05.2025" if line[at] == "2025-05-07" else line[at]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(lines)
    (drafts.folder / "claims.csv").write_bytes(out.getvalue().encode("utf-16"))
    assert confirm(study, drafts).claims == len(lines) - 2  # two articles share their words


def test_a_table_or_a_text_that_was_spoilt_is_told(study, drafts):
    drafts.decide("yes")
    (drafts.folder / "claims.csv").write_text("claim,confirm\nT1.1,yes\n")
    assert refusal(study, drafts).code == "DRAFT-05"
    (drafts.folder / "texts" / "T1.txt").write_text("another text")
    with pytest.raises(ResearchkitError, match="DRAFT-04"):
        confirmation.Drafts(drafts.folder)


def test_drafts_are_not_overwritten(drafts, tmp_path):
    with pytest.raises(ResearchkitError, match="DRAFT-03"):
        drafting.write(tmp_path / "drafts", [], DAY)


def test_a_confirmed_text_is_never_read_by_rule(study, drafts):
    drafts.decide("yes", number(drafts, "person", "Aigul"))
    confirm(study, drafts)
    path = study.raw / "texts" / "confirmed.csv"
    path.write_text(path.read_text().replace("Aigul Serikbaeva", "Somebody Else"))
    (study.raw / "texts" / "received.csv").unlink()
    from researchkit import store

    taken = read_all(store.raw_sources(study.raw))
    assert len(taken.reports) == 0
    assert "INTAKE-CLAIM-02" in {issue.code for issue in taken.issues}
    path.write_text(path.read_text().replace(",asserted,", ",perhaps,"))
    taken = read_all(store.raw_sources(study.raw))
    assert len(taken.reports) == 0
    assert "INTAKE-CLAIM-01" in {issue.code for issue in taken.issues}


def test_the_drafts_show_again_as_they_were_drafted(drafts):
    assert drafts.draft("T1").text == TEXT
    shown = drafts._repr_html_()
    assert "T1.1" in shown
    assert "Marat" not in shown


ASKING = """3 May 2025

Aigul Serikbaeva was detained in Pavlodar on 2 May over a post.

The hall was full. The prosecutor spoke for an hour. A court in Semey ordered two months of pre-trial detention.
"""


def test_what_no_word_ties_to_a_person_is_asked_and_may_be_confirmed(study, tmp_path):
    (tmp_path / "asking.txt").write_text(ASKING)
    taken = drafting.read([tmp_path / "asking.txt"], publisher="Example Paper")
    draft = taken[0].draft
    (person,) = draft.persons
    assert not person.told("sentence")
    assert {claim.value for claim in person.asked} >= {"custody:P2M"}
    drafting.write(tmp_path / "asked", taken, DAY)
    record = tmp_path / "asked" / "source.toml"
    record.write_text(
        record.read_text().replace('title = ""', 'title = "t"').replace('licence = ""', 'licence = "l"')
    )
    folder = confirmation.Drafts(tmp_path / "asked")
    table = folder.table
    asked = table[table["state"] == "asked"]
    assert "custody:P2M" in set(asked["read_as"])
    assert "Is it this person?" in draft._repr_html_()
    folder.decide("yes")
    assert set(folder.table[folder.table["state"] == "asked"]["confirm"]) == {""}
    folder.decide("yes", number(folder, "person"), asked[asked["read_as"] == "custody:P2M"]["claim"].iloc[0])
    confirm(study, folder)
    assert set(claims(study)["value"]) >= {"custody:P2M"}


def test_what_is_asked_is_kept_by_a_folder_of_drafts(tmp_path):
    (tmp_path / "asking.txt").write_text(ASKING)
    taken = drafting.read([tmp_path / "asking.txt"], publisher="Example Paper")
    drafting.write(tmp_path / "asked", taken, DAY)
    again = confirmation.Drafts(tmp_path / "asked").draft("T1")
    assert again.persons[0].asked == taken[0].draft.persons[0].asked != ()
