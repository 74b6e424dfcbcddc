"""The one list of stages is the floor plan: names, order, folders and rooms agree."""

import re
from pathlib import Path

import pytest

from researchkit import store
from researchkit.core.issue import ResearchkitError
from researchkit.pipeline import ORDER, STAGES

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
