"""``make benchmark``: every benchmark that needs nothing but the project, one after the other."""

import runpy
from pathlib import Path

NEEDS_MORE = {"route", "faults", "gate_full", "__main__", "__init__"}

for path in sorted(Path(__file__).parent.glob("*.py")):
    if path.stem in NEEDS_MORE or path.stem.endswith("_model") or path.stem == "febrl":
        continue
    print(f"== {path.stem}", flush=True)
    runpy.run_path(str(path), run_name="__main__")
