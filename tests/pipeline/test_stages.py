"""The one list of stages is the floor plan: names, order, folders and rooms agree."""

import re
from pathlib import Path

import pytest

from researchkit import store
from researchkit.core.issue import ResearchkitError
from researchkit.pipeline import ORDER, STAGES, briefs
from researchkit.study import load

ROOT = Path(__file__).parents[2]


def test_stages_read_only_earlier_stages():
    for number, stage in enumerate(STAGES):
        assert set(stage.reads) <= set(ORDER[:number])


def test_every_stage_does_the_work_of_a_room_that_exists():
    rooms = {path.name for path in (ROOT / "src" / "researchkit").iterdir() if path.is_dir()}
    for stage in STAGES:
        for room in stage.rooms:
            assert room.partition("/")[0] in rooms or (ROOT / "src" / "researchkit" / f"{room}.py").is_file()


def test_the_architecture_tells_the_same_stages_in_the_same_order():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = re.findall(r"^ +\d\d (\w+) ", text, re.MULTILINE)
    assert told == [*ORDER, "brief", "release"]


def test_digests_tell_parts_apart():
    assert store.digest("ab", "c") != store.digest("a", "bc")
    assert store.digest("a") != store.digest("a", "")


def test_a_folder_is_replaced_whole_or_not_at_all(tmp_path):
    target = tmp_path / "stage"

    def good(folder):
        (folder / "a.txt").write_text("old")

    def bad(folder):
        (folder / "a.txt").write_text("half")
        raise RuntimeError("stopped")

    store.replace_folder(target, good)
    with pytest.raises(RuntimeError):
        store.replace_folder(target, bad)
    assert (target / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["stage"]


def test_a_failing_disk_is_told_with_its_place(tmp_path):
    def full(folder):
        raise OSError(28, "No space left on device")

    with pytest.raises(ResearchkitError, match="STORE-03 stage"):
        store.replace_folder(tmp_path / "stage", full)


def test_symbolic_links_among_raw_files_are_not_followed(tmp_path):
    (tmp_path / "raw" / "source").mkdir(parents=True)
    (tmp_path / "secret.csv").write_text("x")
    (tmp_path / "raw" / "source" / "link.csv").symlink_to(tmp_path / "secret.csv")
    (tmp_path / "raw" / "source" / "real.csv").write_text("y")
    assert store.raw_sources(tmp_path / "raw") == {"source": {"real.csv": b"y"}}


def test_a_notebook_of_a_year_is_about_the_studys_year_and_any_other_about_its_quarter(tmp_path):
    (tmp_path / "notebooks").mkdir()
    text = (ROOT / "study.toml").read_text(encoding="utf-8")
    (tmp_path / "study.toml").write_text(text.replace('review_period = "2025"', 'review_period = "2024"'))
    own = {"odd": "no notebook", "none": '{"cells": []}', "list": "[]"}
    for name, content in own.items():
        (tmp_path / "notebooks" / f"{name}.ipynb").write_text(content)
    for name in ("year_review", "quarterly_briefing", "arrest_patterns", "case_dossier"):
        data = (ROOT / "notebooks" / f"{name}.ipynb").read_bytes()
        (tmp_path / "notebooks" / f"{name}.ipynb").write_bytes(data)
    study = load(tmp_path)
    planned = {
        one.notebook: one.period.code
        for one in briefs.plan(study, notebooks=[*own, "year_review", "case_dossier"])
    }
    assert planned == {
        "odd": "2025Q2",
        "none": "2025Q2",
        "list": "2025Q2",
        "year_review": "2024",
        "case_dossier": "2025Q2",
    }
    (asked,) = briefs.plan(study, notebooks=["year_review"], periods=["2023"])
    assert asked.period.code == "2023"
    (usual,) = [one for one in briefs.plan(study) if one.notebook == "quarterly_briefing"]
    assert usual.period.code == "2025Q2"
