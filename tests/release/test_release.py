import json
import os
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from researchkit.core.issue import ResearchkitError
from researchkit.release.publish import publish
from researchkit.release.verify import verify

FILES = {"2025Q2/en/a.html": b"<p>one</p>", "2025Q2/en/a_files/t.csv": b"x\n1\n"}


def test_a_published_release_is_valid_and_the_latest(tmp_path):
    folder = publish(tmp_path, FILES, {"code": "abc"})
    assert verify(folder).verdict == "valid"
    assert (tmp_path / "latest" / "2025Q2/en/a.html").read_bytes() == FILES["2025Q2/en/a.html"]
    assert (
        subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, check=False).returncode == 0
    )


def test_the_same_files_are_the_same_release(tmp_path):
    assert publish(tmp_path, FILES, {}) == publish(tmp_path, dict(reversed(FILES.items())), {})
    assert len(list((tmp_path / "releases").iterdir())) == 1


def test_a_new_release_leaves_the_old_one_whole(tmp_path):
    old = publish(tmp_path, FILES, {})
    new = publish(tmp_path, FILES | {"b.txt": b"b"}, {})
    assert old != new
    assert verify(old).verdict == verify(new).verdict == "valid"
    assert (tmp_path / "latest").resolve() == new


def test_what_was_known_on_another_day_is_released_beside_the_latest(tmp_path):
    now = publish(tmp_path, FILES, {})
    then = publish(tmp_path, FILES | {"b.txt": b"b"}, {}, latest=False)
    assert verify(then).verdict == "valid"
    assert (tmp_path / "latest").resolve() == now


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_changed_bit_is_found(tmp_path_factory, data):
    folder = publish(tmp_path_factory.mktemp("shelf"), FILES, {})
    names = sorted(path for path in folder.rglob("*") if path.is_file())
    path = data.draw(st.sampled_from(names))
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(bytes(content))
    verdict = verify(folder)
    changed_only_context = path.name == "manifest.json" and _same_subject(bytes(content))
    assert verdict.verdict != "valid" or changed_only_context


def _same_subject(content):
    try:
        subject = json.loads(content)["subject"]
    except (ValueError, KeyError, TypeError):
        return False
    return len(subject) == len(FILES)


@pytest.mark.parametrize("change", ["added", "missing", "link"])
def test_added_missing_and_linked_files_are_found(tmp_path, change):
    folder = publish(tmp_path, FILES, {})
    if change == "added":
        (folder / "extra.txt").write_text("x")
    elif change == "missing":
        (folder / "2025Q2/en/a.html").unlink()
    else:
        (folder / "extra").symlink_to("/etc/hosts")
    assert verify(folder).exit_code == 1


def test_no_manifest_cannot_be_told(tmp_path):
    assert verify(tmp_path).exit_code == 2


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "manifest.json"])
def test_a_path_out_of_the_release_is_refused(tmp_path, name):
    with pytest.raises(ResearchkitError, match="RELEASE-02"):
        publish(tmp_path, {name: b""}, {})
    assert not (tmp_path / "latest").exists()


def test_a_folder_in_the_place_of_the_link_is_not_removed(tmp_path):
    (tmp_path / "latest").mkdir()
    (tmp_path / "latest" / "precious.txt").write_text("x")
    with pytest.raises(ResearchkitError, match="RELEASE-01"):
        publish(tmp_path, FILES, {})
    assert (tmp_path / "latest" / "precious.txt").read_text() == "x"


def test_a_failure_half_way_leaves_the_last_release(tmp_path, monkeypatch):
    old = publish(tmp_path, FILES, {})
    calls = []
    real = os.fsync

    def failing(handle):
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(28, "no space")
        real(handle)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(ResearchkitError, match="RELEASE-01"):
        publish(tmp_path, FILES | {"b.txt": b"b"}, {})
    monkeypatch.undo()
    assert (tmp_path / "latest").resolve() == old
    assert [path.name for path in (tmp_path / "releases").iterdir()] == [old.name]
