"""How much an estimate is an assumption: the highest-order interaction that no data can show.

n₀(ξ) = (1/ξ) Π_{|h| odd} n_h / Π_{|h| even, >0} n_h (Aleshin-Guendel, Sadinle & Wakefield): at ξ = 1 there is no highest-order
interaction; any other ξ fits the observed data exactly as well.
"""

from __future__ import annotations

import math

import numpy as np

from researchkit.analyse.undercount.histories import Histories


def total_under(histories: Histories, xi: float = 1.0) -> float:
    """Total under an assumed highest-order interaction ξ; ``nan`` if a cell is empty.

    With two lists it is the Lincoln-Petersen total n₁₀ n₀₁ / n₁₁ at ξ = 1.

    Raises:
        ValueError: ξ is not above 0.
    """
    if xi <= 0:
        raise ValueError("xi is above 0")
    if len(histories.counts) < 2**histories.J - 1:
        return math.nan
    seen, counts = histories.full()
    odd = seen.sum(axis=1) % 2 == 1
    log_unseen = np.log(counts[odd]).sum() - np.log(counts[~odd]).sum() - math.log(xi)
    return histories.n + math.exp(log_unseen)


def sample_coverage(histories: Histories) -> tuple[float, float]:
    """Chao & Tsay (1998) for three lists: the estimates N (for high coverage) and N₁ (for low coverage).

    With coverage C = 1 - (z₁₀₀/n₁ + z₀₁₀/n₂ + z₀₀₁/n₃)/3 and D = n - (z₁₀₀ + z₀₁₀ + z₀₀₁)/3; formulas as in Chao et al. (2001),
    Stat. Med. 20:3123-3157.

    Raises:
        ValueError: not three lists.
    """
    if histories.J != 3:
        raise ValueError("the formula is for three lists")
    seen, counts = histories.full()
    z = np.zeros((2, 2, 2))
    z[tuple(seen.astype(int).T)] = counts
    sizes = histories.sizes.astype(float)
    alone = (z[1, 0, 0], z[0, 1, 0], z[0, 0, 1])
    coverage = 1 - sum(one / size for one, size in zip(alone, sizes, strict=True)) / 3
    distinct = histories.n - sum(alone) / 3
    shared = (z[1, 1].sum(), z[1, :, 1].sum(), z[:, 1, 1].sum())
    # People on one list of a pair and not on the other, whatever the third says.
    apart = (
        z[1, :, 0].sum() + z[:, 1, 0].sum(),
        z[1, 0].sum() + z[:, 0, 1].sum(),
        z[0, :, 1].sum() + z[0, 1].sum(),
    )
    products = (sizes[0] * sizes[1], sizes[0] * sizes[2], sizes[1] * sizes[2])
    ratios = [both / product for both, product in zip(shared, products, strict=True)]
    weighted = sum(a * r for a, r in zip(apart, ratios, strict=True)) / (3 * coverage)
    high = sum(shared) / (3 * coverage) / (1 - weighted)
    base = distinct / coverage

    def step(total: float) -> float:
        shift = sum(a * (total * r - 1) for a, r in zip(apart, ratios, strict=True))
        return float(base + shift / (3 * coverage))

    return float(high), float(step(step(base)))
