"""What moved since the last release is told with its reason, and nothing is told twice."""

import csv
import re

from studies import researchkit


def test_a_figure_that_moved_is_told_once_with_its_reason(study):
    latest = study / "reports" / "latest"
    page = latest / "2025Q2" / "en" / "quarterly_briefing.html"
    assert "No edition of these figures was published before" in page.read_text(encoding="utf-8")
    assert not (latest / "data" / "before").exists()
    assert (latest / "data" / "results.csv").is_file()

    folder = study / "data" / "raw" / "rights_group"
    rows = list(csv.reader((folder / "cases.csv").read_text(encoding="utf-8").splitlines()))
    new = [*rows[1]]
    new[0], new[2], new[rows[0].index("Date of arrest")] = "RI9999", "Ermek Zhangalyqov", "May 5, 2025"
    with (folder / "cases_2.csv").open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows([rows[0], new])
    declared = folder / "source.toml"
    text = declared.read_text(encoding="utf-8")
    declared.write_text(text.replace('["cases.csv"]', '["cases.csv", "cases_2.csv"]'), encoding="utf-8")
    assert researchkit("receive", "rights_group", "--study", study).returncode == 0
    done = researchkit("brief", "quarterly_briefing", "--study", study)
    assert done.returncode == 0, done.stderr

    told = re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8"))
    assert "Published figures that are different now" in told
    assert "reported late" in told
    assert (latest / "data" / "before" / "results.csv").is_file()
    target = latest.readlink()
    again = researchkit("brief", "quarterly_briefing", "--study", study)
    assert "nothing was rendered" in again.stdout
    assert latest.readlink() == target
