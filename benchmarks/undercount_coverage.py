"""Coverage of the estimates that pass the gate, in a simulation: how often the true total lies in the 95 % interval.

.venv/bin/python benchmarks/undercount_coverage.py [--replicates 100] [--design WORD] [--save FILE | --saved FILE]

About half an hour of one core for all designs.

All tables of a design are sampled together, and a table whose chains agree early goes no further (R-hat at most 1.01 and
1,000 effective draws). The gate is the one that `estimate` applies, its longer second run and its leaving out of each list
included. Designs of latent classes are the model's own; the others break its assumptions in ways that lists of arrests may.
"""

import argparse
import math
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from researchkit.analyse.proportions import wilson
from researchkit.analyse.undercount import alternatives, gate, gradual, graphs, lcmcr, lower_bounds, selection
from researchkit.analyse.undercount.histories import Histories, read_histories

SETTINGS = {"classes": 6, "chains": 16}
SWEEPS, BURN_IN = 4000, 1000
EARLY = (1.01, 1000.0)


def latent(people, classes):
    """Latent classes: (share, chance on each list)."""

    def draw(rng):
        which = rng.choice(len(classes), size=people, p=[share for share, _ in classes])
        rates = np.array([rates for _, rates in classes])[which]
        return rng.random(rates.shape) < rates

    return people, draw


def by_degrees(people, chances, spread):
    """Everybody has a chance of their own, normal on the scale of log odds: no classes."""

    def draw(rng):
        odds = np.log(np.array(chances) / (1 - np.array(chances)))
        chance = 1 / (1 + np.exp(-(odds + spread * rng.standard_normal((people, 1)))))
        return rng.random(chance.shape) < chance

    return people, draw


def referral(people, chances, passed_on):
    """The first list passes a share of its people on to the second."""

    def draw(rng):
        seen = rng.random((people, len(chances))) < chances
        seen[:, 1] |= seen[:, 0] & (rng.random(people) < passed_on)
        return seen

    return people, draw


def refusal(people, chances, turned_away):
    """The second list turns away a share of those who are on the first: lists that avoid one another."""

    def draw(rng):
        seen = rng.random((people, len(chances))) < chances
        seen[:, 1] &= ~(seen[:, 0] & (rng.random(people) < turned_away))
        return seen

    return people, draw


DESIGNS: dict[str, tuple[int, Callable[[np.random.Generator], np.ndarray]]] = {
    "independent, 4 lists, 400": latent(400, [(1.0, (0.45, 0.4, 0.35, 0.3))]),
    "two classes 70/30, 4 lists, 400": latent(
        400, [(0.7, (0.25, 0.2, 0.2, 0.15)), (0.3, (0.7, 0.65, 0.6, 0.6))]
    ),
    "two classes 80/20, 4 lists, 1,500": latent(
        1500, [(0.8, (0.25, 0.2, 0.2, 0.2)), (0.2, (0.75, 0.7, 0.7, 0.65))]
    ),
    "two classes 90/10, 4 lists, 2,000": latent(
        2000, [(0.9, (0.12, 0.1, 0.1, 0.08)), (0.1, (0.8, 0.75, 0.7, 0.7))]
    ),
    "gradual chances, 4 lists, 1,000": by_degrees(1000, (0.35, 0.3, 0.25, 0.2), 1.0),
    "one list passes 30 % on to another, 1,000": referral(1000, (0.35, 0.3, 0.25, 0.2), 0.3),
    "one list turns 50 % away, 2,000": refusal(2000, (0.4, 0.4, 0.3, 0.25), 0.5),
    "independent, 3 lists, 500": latent(500, [(1.0, (0.45, 0.4, 0.35))]),
    "two classes 70/30, 5 lists, 600": latent(
        600, [(0.7, (0.25, 0.2, 0.2, 0.15, 0.15)), (0.3, (0.7, 0.65, 0.6, 0.6, 0.5))]
    ),
}


def table(rng: np.random.Generator, draw: Callable[[np.random.Generator], np.ndarray]) -> Histories:
    seen = draw(rng)
    frame = pd.DataFrame(seen[seen.any(axis=1)].astype(int), columns=list("ABCDEFG")[: seen.shape[1]])
    return read_histories(frame.value_counts().rename("count").reset_index())


def batches(tables: list[Histories]):
    """Places of tables with the same number of lists, which can be sampled together."""
    by_lists: dict[int, list[int]] = {}
    for place, one in enumerate(tables):
        by_lists.setdefault(one.J, []).append(place)
    return by_lists


def sampled(tables: list[Histories], *, sweeps: int, burn_in: int, enough, seed: int) -> list[lcmcr.Draws]:
    out: dict[int, lcmcr.Draws] = {}
    for lists, places in batches(tables).items():
        settings = {**SETTINGS, "classes": min(SETTINGS["classes"], 2**lists - 1)}
        drawn = lcmcr.sample_many(
            [tables[place] for place in places], sweeps=sweeps, burn_in=burn_in, enough=enough, seed=seed, **settings
        )  # fmt: skip
        out |= dict(zip(places, drawn, strict=True))
    return [out[place] for place in range(len(tables))]


def simulate(name: str, replicates: int, seed: int) -> pd.DataFrame:
    """One row a table: what the gate said, and the limits that each method gave."""
    people, draw = DESIGNS[name]
    rng = np.random.default_rng(seed)
    tables = [gate.merge_small(table(rng, draw))[0] for _ in range(replicates)]
    fit = [place for place, one in enumerate(tables) if all(check.holds for check in gate.of_lists(one))]
    floors = [lower_bounds.chao_mth(tables[place]) for place in fit]
    draws = sampled([tables[place] for place in fit], sweeps=SWEEPS, burn_in=BURN_IN, enough=EARLY, seed=seed)
    checks = [gate.of_draws(one, floor.N) for one, floor in zip(draws, floors, strict=True)]
    again = [index for index, found in enumerate(checks) if not all(check.holds for check in found[:2])]
    longer = sampled([tables[fit[index]] for index in again], sweeps=4 * SWEEPS, burn_in=4 * BURN_IN,
                     enough=(gate.MOST_R_HAT, float(gate.LEAST_ESS)), seed=seed + 1)  # fmt: skip
    for index, one in zip(again, longer, strict=True):
        draws[index], checks[index] = one, gate.of_draws(one, floors[index].N)
    passing = [index for index, found in enumerate(checks) if all(check.holds for check in found)]
    rests, owners = [], []
    for index in passing:
        whole = tables[fit[index]]
        if whole.J > gate.LEAST_LISTS:
            rests += [whole.without(one) for one in whole.lists]
            owners += [index] * whole.J
    medians = {index: [draws[index].quantiles(0.5)[0]] for index in passing}
    for index, one in zip(owners, sampled(rests, sweeps=max(SWEEPS // 5, 500), burn_in=max(BURN_IN // 4, 250),
                                          enough=None, seed=seed + 2), strict=True):  # fmt: skip
        medians[index].append(one.quantiles(0.5)[0])
    passing = [i for i in passing if gate.of_leaving_out({str(k): v for k, v in enumerate(medians[i])}).holds]
    rows = []
    for index, place in enumerate(fit):
        low, median, high = draws[index].quantiles(0.025, 0.5, 0.975)
        row = {"design": name, "people": people, "passes": index in passing, "median": median, "low": low,
               "high": high, "floor_low": floors[index].low}  # fmt: skip
        if found := gradual.darroch(tables[place]):
            row |= {
                "gradual": found.N,
                "gradual_low": found.low,
                "gradual_high": found.high,
                "fits": found.p_value,
            }
        if 3 <= tables[place].J <= 5:
            averaged = graphs.average(tables[place])
            row |= {"graphs_low": averaged.low, "graphs_high": averaged.high}
            if chosen := selection.select(tables[place], replicates=200):
                row |= {"bca_low": chosen.low, "bca_high": chosen.high}
        rows.append(row)
    return pd.DataFrame(rows)


def inside(frame: pd.DataFrame, low: str, high: str) -> str:
    """Share of intervals that hold the truth, with its own 95 % interval."""
    if frame.empty or low not in frame:
        return "–"
    hits = int(((frame[low] <= frame["people"]) & (frame["people"] <= frame[high])).sum())
    found = wilson(hits, len(frame))
    return f"{hits / len(frame):.0%} ({found.low:.0%}–{found.high:.0%})"


def line(frame: pd.DataFrame, replicates: int, seconds: float) -> str:
    passing = frame[frame["passes"]].copy()
    passing["span_low"], passing["span_high"] = span(passing)
    error = np.median(np.log(passing["median"] / passing["people"])) if len(passing) else math.nan
    width = np.median(passing["high"] / passing["low"]) if len(passing) else math.nan
    told = passing[passing["span_high"] / passing["span_low"] <= gate.WIDEST]
    wide = np.median(told["span_high"] / told["span_low"]) if len(told) else math.nan
    return " | ".join((
        f"| {frame['design'].iloc[0]}", f"{len(passing)} of {replicates}", str(len(told)), inside(told, "span_low", "span_high"), f"{wide:.2f}",
        inside(passing, "low", "high"), f"{width:.2f}", f"{error:+.1%}", inside(passing, "gradual_low", "gradual_high"),
        inside(passing, "bca_low", "bca_high"), inside(passing, "graphs_low", "graphs_high"),
        f"{(passing['floor_low'] <= passing['people']).mean():.0%}", f"{seconds:.0f} s |",
    ))  # fmt: skip


def span(frame: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """The range that `estimate` gives: of both kinds of differences, where gradual ones fit."""
    fits = frame["fits"] >= alternatives.FITS_FROM
    low = frame["low"].where(~fits, frame[["low", "gradual_low"]].min(axis=1))
    return low, frame["high"].where(~fits, frame[["high", "gradual_high"]].max(axis=1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replicates", type=int, default=100)
    parser.add_argument("--design", default="", help="only designs whose name holds this word")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--save", default="", help="a CSV for what each table gave")
    parser.add_argument(
        "--saved", default="", help="tell the figures of a CSV saved before, and sample nothing"
    )
    given = parser.parse_args()
    print("| design | pass | with a range | truth in it | its width | in the latent-class interval | its width | log error of its median "
          "| in the gradual interval | in the log-linear BCa | in the graphs' | floor's lower limit below | time |")  # fmt: skip
    print("|" + "---|" * 13)
    saved = pd.read_csv(given.saved) if given.saved else None
    frames = []
    for name in DESIGNS:
        if given.design not in name:
            continue
        began = time.perf_counter()
        if saved is not None:
            frames.append(saved[saved["design"] == name])
        else:
            frames.append(simulate(name, given.replicates, given.seed))
        print(line(frames[-1], given.replicates, time.perf_counter() - began), flush=True)
        if given.save:
            pd.concat(frames).to_csv(given.save, index=False)


if __name__ == "__main__":
    main()
