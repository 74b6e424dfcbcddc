"""The shelf over time: yesterday's briefing stays, a correction is told, a name that is closed later goes."""

import json

from studies import researchkit

from researchkit import study as studies
from researchkit.pipeline import shelf
from researchkit.protect import gate
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
