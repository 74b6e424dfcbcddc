"""Coverage of the estimates that pass the gate, in a simulation: how often the true total lies in the 95 % interval.

.venv/bin/python benchmarks/undercount_coverage.py [--replicates 40]
"""

import argparse

import numpy as np
import pandas as pd

from researchkit.analyse.undercount import estimate

DESIGNS = {
    "independent lists, 400 people": (400, [(1.0, (0.45, 0.4, 0.35, 0.3))]),
    "two classes 70/30, 400 people": (400, [(0.7, (0.25, 0.2, 0.2, 0.15)), (0.3, (0.7, 0.65, 0.6, 0.6))]),
    "two classes 80/20, 1,500 people": (1500, [(0.8, (0.25, 0.2, 0.2, 0.2)), (0.2, (0.75, 0.7, 0.7, 0.65))]),
}


def draw(
    rng: np.random.Generator, people: int, classes: list[tuple[float, tuple[float, ...]]]
) -> pd.DataFrame:
    """A table of four lists from latent classes."""
    which = rng.choice(len(classes), size=people, p=[share for share, _ in classes])
    seen = rng.random((people, 4)) < np.array([rates for _, rates in classes])[which]
    frame = pd.DataFrame(seen[seen.any(axis=1)].astype(int), columns=list("ABCD"))
    return frame.value_counts().rename("count").reset_index()


parser = argparse.ArgumentParser()
parser.add_argument("--replicates", type=int, default=40)
given = parser.parse_args()
for name, (people, classes) in DESIGNS.items():
    rng = np.random.default_rng(5)
    passed = covered = floors = 0
    for number in range(given.replicates):
        found = estimate(
            draw(rng, people, classes),
            sweeps=4000,
            burn_in=1000,
            replicates=20,
            leave_out=False,
            seed=number,
            classes=6,
        )
        if found.passed:
            passed += 1
            covered += found.estimate.low <= people <= found.estimate.high
            floors += found.floor.low <= people
    print(f"{name}: {passed} of {given.replicates} pass the gate; the truth lies in {covered} of {passed} intervals; "
          f"the floor's lower limit is below it in {floors}")  # fmt: skip
