"""One bad file or row never stops the rest; nothing is lost; the message says where and what next."""

import os
import subprocess
import sys
import time

import pandas as pd
import pytest
from studies import researchkit

GROUP = "data/raw/rights_group/cases.csv"


def latest(study):
    return str((study / "reports" / "latest").readlink())


def spoil(study, how):
    path = study / GROUP
    data = path.read_bytes()
    if how == "missing":
        path.unlink()
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "truncated":
        path.write_bytes(data[: len(data) // 2])
    elif how == "encoding":
        path.write_bytes("номер;имя;дата\n1;Ёжик;ы\n".encode("koi8-r") + bytes(range(128, 256)))
    elif how == "changed":
        path.write_bytes(data.replace(b"Almaty", b"Astana"))
    elif how == "binary":
        path.write_bytes(b"PK\x03\x04" + os.urandom(400))
    elif how == "column":
        path.write_bytes(data.replace(b"Date of arrest", b"Day"))


@pytest.mark.parametrize("how", ["missing", "empty", "truncated", "encoding", "changed", "binary", "column"])
def test_a_spoilt_file_is_set_aside_the_build_goes_on_and_the_release_is_blocked(study, how):
    before = latest(study)
    spoil(study, how)
    done = researchkit("brief", "--study", study)
    assert done.returncode == 3, done.stderr + done.stdout
    assert "rights_group" in done.stderr
    assert "->" in done.stderr
    assert latest(study) == before
    reports = pd.read_parquet(study / "data" / "processed" / "02_intake" / "reports.parquet")
    assert set(reports["source_id"]) == {"newspaper", "court_register", "legal_aid"}
    status = researchkit("status", "--study", study)
    assert "rights_group" in status.stdout + status.stderr


def test_a_new_column_and_a_bad_date_cost_nothing_else(study):
    path = study / "data" / "raw" / "legal_aid" / "intake.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[0] += "\tsurprise"
    lines = [lines[0], *[line + "\tx" for line in lines[1:]]]
    cells = lines[1].split("\t")
    cells[3] = "the day of the flood"
    lines[1] = "\t".join(cells)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (study / "data" / "raw" / "legal_aid" / "received.csv").unlink()
    assert researchkit("receive", "legal_aid", "--study", study).returncode == 0
    before = pd.read_parquet(study / "data" / "processed" / "02_intake" / "reports.parquet")
    assert researchkit("build", "--study", study).returncode == 0
    after = pd.read_parquet(study / "data" / "processed" / "02_intake" / "reports.parquet")
    assert len(after) == len(before)
    issues = pd.concat(
        [
            pd.read_parquet(study / "data" / "processed" / name / "issues.parquet")
            for name in ("02_intake", "03_clean")
        ]
    )
    assert (issues["code"] == "INTAKE-COLUMN-03").any()
    assert issues["code"].str.startswith("CLEAN-DATE").any()
    assert not issues.astype("str").apply(lambda column: column.str.contains("flood")).any().any()


def test_a_source_that_is_dropped_in_is_read(study):
    folder = study / "data" / "raw" / "new_source"
    folder.mkdir()
    (folder / "people.csv").write_text(
        "id,who,when,where\n1,Ermek Zhangalyqov,2025-05-05,Almaty\n", encoding="utf-8"
    )
    (folder / "source.toml").write_text(
        (study / "data" / "raw" / "legal_aid" / "source.toml")
        .read_text(encoding="utf-8")
        .partition("[[table]]")[0]
        + '[[table]]\nfiles = ["people.csv"]\n[table.columns]\n"id" = { is = "row_id" }\n"who" = { field = "person" }\n'
        '"when" = { field = "date", role = "arrest" }\n"where" = { field = "place" }\n',
        encoding="utf-8",
    )
    assert researchkit("receive", "new_source", "--study", study).returncode == 0
    assert researchkit("build", "--study", study).returncode == 0
    reports = pd.read_parquet(study / "data" / "processed" / "02_intake" / "reports.parquet")
    assert "new_source" in set(reports["source_id"])


def test_a_new_source_is_started_from_a_sample(study, tmp_path):
    sample = tmp_path / "sample.csv"
    sample.write_text("ФИО,Дата задержания,Город\nПридуманный Человек,05.05.2025,Алматы\n", encoding="utf-8")
    done = researchkit("new-source", "another", sample, "--study", study)
    assert done.returncode == 0, done.stderr
    assert (study / "data" / "raw" / "another" / "source.toml").is_file()
    again = researchkit("new-source", "another", sample, "--study", study)
    assert again.returncode == 1
    assert "INTAKE-NEW-01" in again.stderr


def test_two_builds_at_once_one_wins_and_the_other_says_why(study):
    holder = subprocess.Popen(
        [sys.executable, "-c",
         "import sys, time; from pathlib import Path; from researchkit import store\n"
         "with store.one_build(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)",
         str(study / "data" / "processed")],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert holder.stdout.readline().strip() == "held"
        done = researchkit("build", "--study", study)
        assert done.returncode == 1
        assert "STORE-02" in done.stderr
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()
    began = time.monotonic()
    assert researchkit("build", "--study", study).returncode == 0
    assert time.monotonic() - began < 30


def test_damaged_output_is_found_and_made_again(study):
    path = study / "data" / "processed" / "05_classify" / "cases.parquet"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    explained = researchkit("explain", "KZ.2025Q2.arrest.persons", "--study", study)
    assert explained.returncode == 1
    assert "STORE-01" in explained.stderr
    assert "classify:" in researchkit("build", "--study", study).stdout
    assert researchkit("explain", "KZ.2025Q2.arrest.persons", "--study", study).returncode == 0


def test_a_full_disk_leaves_the_last_output(study, tmp_path):
    """The folder of generated data cannot grow: told as such, and the last release stands."""
    import resource

    before = latest(study)
    (study / "study.toml").write_text(
        (study / "study.toml")
        .read_text(encoding="utf-8")
        .replace('as_of = "2026-01-15"', 'as_of = "2025-12-31"'),
        encoding="utf-8",
    )

    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = subprocess.run(
        [sys.executable, "-m", "researchkit.cli", "build", "--study", str(study)],
        capture_output=True, text=True, preexec_fn=small, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "STORE-03" in done.stderr
    assert latest(study) == before
    assert researchkit("verify", "--study", study).returncode == 0
    assert not [p for p in (study / "data" / "processed").iterdir() if p.name.startswith(".0")]


def test_a_study_without_settings_is_told(tmp_path):
    done = researchkit("build", "--study", tmp_path)
    assert done.returncode == 2
    assert "STUDY-01" in done.stderr


def test_all_faults_of_the_settings_are_told_at_once(study):
    path = study / "study.toml"
    text = path.read_text(encoding="utf-8").replace('default_period = "2025Q2"', 'default_period = "soon"')
    path.write_text(text.replace("invented = true", 'invented = "yes"\ncolour = "red"'), encoding="utf-8")
    done = researchkit("build", "--study", study)
    assert done.returncode == 2
    for fault in ("default_period", "invented", "colour"):
        assert fault in done.stderr
