import subprocess
import sys

HEAVY = ["scipy.stats", "scipy.optimize", "statsmodels", "matplotlib", "duckdb", "splink"]

SCRIPT = """
import importlib, pkgutil, sys
import researchkit.analyse as room
for module in pkgutil.iter_modules(room.__path__):
    if not module.ispkg:
        importlib.import_module(f"researchkit.analyse.{module.name}")
print(*(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_the_room_opens_without_heavy_libraries():
    found = subprocess.run(  # a process of its own: this one has imported them long ago
        [sys.executable, "-c", SCRIPT, *HEAVY], capture_output=True, text=True, check=True
    )
    assert found.stdout.split() == []
