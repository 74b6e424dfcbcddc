"""Whether lists can bear an estimate at all. Where they cannot, only the documented minimum is said.

Thresholds on the lists and on the width of the answer are our own proposals, not published rules; convergence follows Vehtari et al.
(2021) with 1.05 in place of 1.01.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from researchkit.analyse.undercount.convergence import bulk_ess, r_hat
from researchkit.analyse.undercount.histories import Histories
from researchkit.analyse.undercount.lcmcr import Draws

LEAST_LISTS, LEAST_ON_A_LIST, LEAST_ON_TWO = 3, 10, 10
MOST_R_HAT, LEAST_ESS = 1.05, 400
MOST_AT_CAP = 0.01
WIDEST = 4.0
FURTHEST_APART = 2.0


@dataclass(frozen=True)
class Check:
    """One condition, what was found, and whether it holds."""

    name: str
    found: str
    holds: bool


def merge_small(histories: Histories) -> tuple[Histories, tuple[str, ...]]:
    """Merge lists with too few people into the list they share most with; empty lists and copies of a list are dropped.

    Returns:
        The table and what was done, in words.
    """
    done = []
    sizes = dict(zip(histories.lists, histories.sizes.tolist(), strict=True))
    for name, size in sizes.items():
        if size == 0:
            histories = histories.without(name)
            done.append(f"{name} is empty and was left out")
    for name in histories.lists[1:]:
        column = histories.seen[:, histories.lists.index(name)]
        for other in histories.lists[: histories.lists.index(name)]:
            if (histories.seen[:, histories.lists.index(other)] == column).all():
                histories = histories.without(name)
                done.append(f"{name} holds the same people as {other}, and both are taken as one list")
                break
    while histories.J > 1 and histories.sizes.min() < LEAST_ON_A_LIST:
        small = int(np.argmin(histories.sizes))
        shared = histories.overlaps()[small].astype(float)
        shared[small] = -1
        home = int(np.argmax(shared / np.sqrt(histories.sizes)))
        name = f"{histories.lists[home]}+{histories.lists[small]}"
        while name in histories.lists:
            name += "+"
        groups = [
            (name if i == home else known, [known, histories.lists[small]] if i == home else [known])
            for i, known in enumerate(histories.lists)
            if i != small
        ]
        done.append(f"{histories.lists[small]} has fewer than {LEAST_ON_A_LIST} people and was merged into "
                    f"{histories.lists[home]}")  # fmt: skip
        histories = histories.merged(groups)
    return histories, tuple(done)


def of_lists(histories: Histories) -> list[Check]:
    """What can be told from the table alone."""
    f = histories.frequencies()
    two = int(f[1]) if histories.J > 1 else 0
    return [
        Check("at least three lists", str(histories.J), histories.J >= LEAST_LISTS),
        Check("at least ten people on each list", str(int(histories.sizes.min())) if histories.J else "0",
              bool(histories.J) and int(histories.sizes.min()) >= LEAST_ON_A_LIST),
        Check("lists hang together", "yes" if histories.connected() else "no", histories.connected()),
        Check("at least ten people on exactly two lists", str(two), two >= LEAST_ON_TWO),
    ]  # fmt: skip


def of_draws(draws: Draws, floor: float) -> list[Check]:
    """What can be told from the posterior."""
    agreement, effective = r_hat(draws.N), bulk_ess(draws.N)
    low, high = draws.quantiles(0.025, 0.975)
    return [
        Check("chains agree (R-hat at most 1.05)", f"{agreement:.3f}", agreement <= MOST_R_HAT),
        Check("effective draws (at least 400)", f"{effective:.0f}", effective >= LEAST_ESS),
        Check("draws at the cap (below 1 %)", f"{draws.at_cap:.2%}", draws.at_cap < MOST_AT_CAP),
        Check("upper limit at most four times the lower", f"{high / low:.2f}", high / low <= WIDEST),
        Check("upper limit not below the floor", f"{high:.0f} against {floor:.0f}", high >= floor),
    ]


def of_leaving_out(medians: Mapping[str, float]) -> Check:
    """Whether one list carries the answer: medians without each list in turn within a factor of two."""
    values = [value for value in medians.values() if np.isfinite(value)]
    ratio = max(values) / min(values) if values else float("nan")
    return Check("no single list carries the answer (within a factor of two)", f"{ratio:.2f}",
                 bool(values) and ratio <= FURTHEST_APART)  # fmt: skip
