import importlib.util
from pathlib import Path

STUDY = Path(__file__).parents[2] / "examples" / "synthetic"


def generator():
    spec = importlib.util.spec_from_file_location("synthetic_generator", STUDY / "generate.py")
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_committed_study_is_what_the_generator_makes(tmp_path):
    generator().write(tmp_path, 640, 20250630)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for name, data in made.items():
        assert (STUDY / name).read_bytes() == data, name
    kept = {path.relative_to(STUDY) for path in (STUDY / "data" / "raw").rglob("*") if path.is_file()}
    assert kept == {name for name in made if name.parts[0] == "data"}


def test_another_seed_gives_another_study(tmp_path):
    generator().write(tmp_path, 40, 1)
    assert (tmp_path / "truth.csv").read_bytes() != (STUDY / "truth.csv").read_bytes()


def test_every_source_says_that_it_is_invented():
    for path in (STUDY / "data" / "raw").glob("*/source.toml"):
        assert "invented data" in path.read_text(encoding="utf-8").lower()
