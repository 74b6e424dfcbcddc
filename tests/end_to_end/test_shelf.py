"""The shelf over time: yesterday's briefing stays, a correction is told, a name that is closed later goes."""

import json

import pytest
from studies import researchkit

from researchkit import study as studies
from researchkit.pipeline import briefs, shelf, standing
from researchkit.protect import gate
from researchkit.release import publish
from researchkit.release.verify import verify


def listed(study):
    rows = json.loads((study / "reports" / "latest" / "briefings.json").read_text(encoding="utf-8"))
    return {(row["notebook"], row["period"], row["language"]): row for row in rows}


def test_a_new_quarter_joins_the_old_ones_and_a_correction_is_told(study):
    before = listed(study)
    corrections = study / "data" / "raw" / "judgements" / "release_corrections.csv"
    corrections.parent.mkdir(exist_ok=True)
    corrections.write_text(
        "period,notebook,what,why,effect,on,by\n"
        "2025Q2,quarterly_briefing,One count was wrong.,A file was read twice.,No main point changes.,2026-01-10,x\n"
        "1999Q1,quarterly_briefing,a,b,c,2026-01-10,x\n"
        "2025Q2,quarterly_briefing,a,b,c,soon,x\n",
        encoding="utf-8",
    )
    done = researchkit("brief", "quarterly_briefing", "--study", study, "--period", "2024Q3")
    assert done.returncode == 0, done.stderr
    assert "RELEASE-07" in done.stderr
    assert "RELEASE-06 judgements/release_corrections.csv#row=4" in done.stderr
    after = listed(study)
    assert set(after) == {*before, ("quarterly_briefing", "2024Q3", "en")}
    for key, row in before.items():
        assert after[key] == row  # with the facts it was made from
    latest = (study / "reports" / "latest").resolve()
    assert verify(latest).verdict == "valid"
    page = (latest / "index.html").read_text(encoding="utf-8")
    assert page.index("2025Q2/en/quarterly_briefing.html") < page.index("2024Q3/en/quarterly_briefing.html")
    assert "One count was wrong." in page
    assert "One count was wrong." in (latest / "feed.en.xml").read_text(encoding="utf-8")
    for row in after.values():
        for file in row["files"]:
            assert (latest / file["path"]).stat().st_size == file["bytes_n"]


def without(name):
    return lambda files: gate.check(files, [name])


def test_a_briefing_in_which_a_closed_name_stands_is_not_carried_over(built):
    opened = studies.load(built)
    facts = {"as_of": "2026-01-15"}
    kept = shelf.complete(opened, [], without("Nobody Atall"), facts)
    assert any(name.endswith("quarterly_briefing.pdf") for name in kept.files)
    assert kept.notes == ()
    # words of every page, as if they were a name
    dropped = shelf.complete(opened, [], without("Invented Data"), facts)
    assert dropped.files == {}
    assert all("RELEASE-09" in note for note in dropped.notes)
    assert len(dropped.notes) == len(listed(built))


def shelved(study, monkeypatch):
    """How often a release was written, and what shelving said, with all briefings up to date."""
    opened, written = studies.load(study), []
    monkeypatch.setattr(publish, "publish", lambda *given, **named: written.append(1) or opened.reports)
    made = briefs.render(opened, briefs.plan(opened))
    assert not any(one.ran for one in made)
    said = briefs.shelve(opened, made)
    return len(written), said


def test_a_release_that_stands_is_not_made_again(study, monkeypatch):
    written, said = shelved(study, monkeypatch)
    assert written == 0
    assert said.folder.resolve() == (study / "reports" / "latest").resolve()


def test_a_correction_makes_a_new_release(study, monkeypatch):
    corrections = study / "data" / "raw" / "judgements" / "release_corrections.csv"
    corrections.parent.mkdir(exist_ok=True)
    corrections.write_text("period,notebook,what,why,effect,on,by\n", encoding="utf-8")
    assert shelved(study, monkeypatch)[0] == 1


@pytest.mark.parametrize("touched", ["index.html", "SHA256SUMS", "manifest.json"])
def test_a_release_that_was_touched_does_not_stand(study, monkeypatch, touched):
    path = study / "reports" / "latest" / touched
    path.write_bytes(path.read_bytes() + b"x")
    assert shelved(study, monkeypatch)[0] == 1


def test_a_record_that_says_nothing_is_no_record(study, monkeypatch):
    (study / "data" / "processed" / standing.RECORD).write_text("[]", encoding="utf-8")
    assert shelved(study, monkeypatch)[0] == 1
