"""Small invented studies for tests, and the command line as a person runs it."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def make_study(folder: Path, persons: int = 60, seed: int = 11) -> Path:
    spec = importlib.util.spec_from_file_location(
        "synthetic_generator", ROOT / "examples" / "synthetic" / "generate.py"
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    folder.mkdir(parents=True, exist_ok=True)
    module.write(folder, persons, seed)
    shutil.copy(ROOT / "examples" / "synthetic" / "study.toml", folder / "study.toml")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    return folder


def researchkit(
    *arguments: object, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "researchkit.cli", *map(str, arguments)]
    home = {key: value for key, value in os.environ.items() if key != "RESEARCHKIT_STUDY"}
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, env=home | environment, check=False, timeout=300
    )
