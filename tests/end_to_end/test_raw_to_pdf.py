"""From raw files to a verified release, by the command line as a person runs it."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pypdf
import pytest
from studies import make_study, researchkit

from researchkit.release.verify import verify


def test_a_release_is_made_and_is_valid(built):
    assert verify((built / "reports" / "latest").resolve()).verdict == "valid"
    names = {
        path.relative_to(built / "reports" / "latest").as_posix()
        for path in (built / "reports" / "latest").rglob("*")
    }
    for name in ("2025Q2/en/quarterly_briefing", "2025/en/arrest_patterns"):
        assert {f"{name}.html", f"{name}.pdf", f"{name}.ipynb"} <= names
    assert any(name.endswith(".csv") for name in names)


def test_every_page_says_that_the_data_are_invented(built):
    for path in (built / "reports" / "latest").rglob("*.pdf"):
        assert "Invented data" in pypdf.PdfReader(path).pages[0].extract_text()
    for path in (built / "reports" / "latest").rglob("*.html"):
        assert "Invented data" in path.read_text(encoding="utf-8")


def test_no_name_of_a_person_leaves(built):
    claims = pd.read_parquet(built / "data" / "processed" / "03_clean" / "claims.parquet")
    family = {max(name.split(), key=len) for name in claims.loc[claims["field"] == "person", "verbatim"]}
    for path in (built / "reports" / "latest").resolve().rglob("*"):
        if path.suffix in {".html", ".csv", ".ipynb", ".json"}:
            text = path.read_text(encoding="utf-8")
            assert not [name for name in family if name in text], path.name
        if path.suffix == ".pdf":
            text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
            assert not [name for name in family if name in text], path.name


def test_nothing_changed_nothing_done(built):
    done = researchkit("brief", "--study", built)
    assert done.returncode == 0
    assert "no briefing has changed" in done.stdout
    again = researchkit("build", "--study", built)
    assert "nothing has changed" in again.stdout


def test_a_printed_number_is_walked_back_to_words_and_place(built):
    results = pd.read_parquet(built / "data" / "processed" / "08_disclose" / "results.parquet")
    row = results[(results["value"] > 0) & results["result_id"].str.endswith("arrest.persons")].iloc[0]
    done = researchkit("explain", row["result_id"], "--study", built, "--html", built / "proof.html")
    assert done.returncode == 0
    for step in ("case C", "finding basis.attendance", "claim W", "words: “", "#row=", "report R"):
        assert step in done.stdout, step
    assert "default-src 'none'" in (built / "proof.html").read_text(encoding="utf-8")


def test_an_unknown_id_is_told(built):
    done = researchkit("explain", "KZ.2025Q2.nonsense", "--study", built)
    assert done.returncode == 2
    assert "PIPE-05" in done.stderr


def digest(folder: Path) -> dict[str, bytes]:
    folder = folder.resolve()
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def test_two_builds_of_the_same_inputs_are_byte_identical(built, tmp_path):
    other = make_study(tmp_path / "somewhere" / "else")
    done = researchkit("brief", "--study", other, TZ="Asia/Almaty", LC_ALL="C", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    assert digest(other / "reports" / "latest") == digest(built / "reports" / "latest")


def test_one_changed_value_moves_its_number_and_its_proof(study):
    path = study / "data" / "raw" / "rights_group" / "cases.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    column = rows[0].index("Date of arrest")
    before = pd.read_parquet(study / "data" / "processed" / "08_disclose" / "results.parquet").set_index(
        "result_id"
    )
    new = [*rows[1]]
    new[0], new[2], new[column] = "RI9999", "Ermek Zhangalyqov", "May 5, 2025"
    with (study / "data" / "raw" / "rights_group" / "cases_2.csv").open(
        "w", encoding="utf-8", newline=""
    ) as handle:
        csv.writer(handle, lineterminator="\n").writerows([rows[0], new])
    declared = study / "data" / "raw" / "rights_group" / "source.toml"
    declared.write_text(
        declared.read_text(encoding="utf-8").replace(
            'files = ["cases.csv"]', 'files = ["cases.csv", "cases_2.csv"]'
        ),
        encoding="utf-8",
    )
    assert researchkit("receive", "rights_group", "--study", study).returncode == 0
    done = researchkit("brief", "--study", study)
    assert done.returncode == 0, done.stderr
    after = pd.read_parquet(study / "data" / "processed" / "08_disclose" / "results.parquet").set_index(
        "result_id"
    )
    key = "KZ.2025Q2.arrest.persons"
    assert after.loc[key, "low"] == before.loc[key, "low"] + 1
    assert "cases_2.csv#row=2" in researchkit("explain", key, "--study", study).stdout
    page = (study / "reports" / "latest" / "2025Q2" / "en" / "quarterly_briefing.html").read_text(
        encoding="utf-8"
    )
    assert re.search(rf">{int(after.loc[key, 'low'])}<", page)


def test_another_day_rebuilds_what_was_known_then(study):
    assert researchkit("build", "--study", study, "--as-of", "2023-01-01").returncode == 0
    folder = study / "data" / "processed" / "as_of" / "2023-01-01"
    links = pd.read_parquet(folder / "04_link" / "links.parquet")
    reports = pd.read_parquet(folder / "02_intake" / "reports.parquet").set_index("report_id")
    assert 0 < len(links) < len(reports)
    assert (reports.loc[links["report_id"], "recorded_on"] <= "2023-01-01").all()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--period", "2025Q9"], "PIPE-03"),
        (["--country", "XX"], "PIPE-01"),
        (["--language", "tlh"], "PIPE-02"),
        (["--language", "es"], "briefings are told in en, fr, kk, ru; case dossiers also in es"),
        (["no_such_notebook"], "PIPE-04"),
        (["--period", "2031Q1"], "PIPE-06"),
    ],
)
def test_wrong_wishes_are_told_and_change_nothing(built, arguments, code):
    before = (built / "reports" / "latest").readlink()
    done = researchkit("brief", "--study", built, *arguments)
    assert done.returncode == 2
    assert code in done.stderr
    assert "->" in done.stderr
    assert (built / "reports" / "latest").readlink() == before


def test_a_quarter_without_cases_says_so(study):
    done = researchkit("brief", "quarterly_briefing", "--study", study, "--period", "2019Q1")
    assert done.returncode == 0, done.stderr
    page = (study / "reports" / "latest" / "2019Q1" / "en" / "quarterly_briefing.html").read_text(
        encoding="utf-8"
    )
    assert "not proof that there was none" in page


def test_a_manifest_holds_no_plain_hash_of_raw_data(built):
    import hashlib

    manifest = (built / "reports" / "latest" / "manifest.json").read_text(encoding="utf-8")
    assert json.loads(manifest)["subject"]
    for path in (built / "data" / "raw").rglob("*"):
        if path.is_file():
            assert hashlib.sha256(path.read_bytes()).hexdigest() not in manifest


def test_executed_notebooks_hold_no_machine_path(built):
    for path in (built / "reports" / "latest").resolve().rglob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        assert str(built) not in text
        assert str(Path.home()) not in text
        assert shutil.which("python") is None or str(Path(shutil.which("python")).parent) not in text


def test_a_reader_who_has_enough_ends_the_telling_quietly(built):
    command = [
        sys.executable,
        "-m",
        "researchkit.cli",
        "explain",
        "KZ.2025Q2.arrest.persons",
        "--study",
        str(built),
    ]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert done.returncode == 141
    assert done.stderr == ""
