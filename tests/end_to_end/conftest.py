"""A small invented study, built once for the tests that only read it."""

import shutil

import pytest
from studies import make_study, researchkit


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A study with its briefings made."""
    study = make_study(tmp_path_factory.mktemp("built") / "study")
    done = researchkit("brief", "--study", study)
    assert done.returncode == 0, done.stderr + done.stdout
    return study


@pytest.fixture
def study(built, tmp_path):
    """A copy of the built study, to be spoilt."""
    copy = tmp_path / "study"
    shutil.copytree(built, copy, symlinks=True)
    return copy
