"""The negative binomial distribution by mean and size: quantiles and maximum likelihood."""

from __future__ import annotations

import numpy as np
from scipy import special

from researchkit.analyse.arguments import FloatArray
from researchkit.analyse.roots import highest

#: Sizes are fitted within these ends.
SIZES = (0.1, 1000.0)


def nb_quantile(p: float, mean: float, size: float) -> int:
    """Smallest k with P(X <= k) >= p for a negative binomial of that mean and size."""
    if mean <= 0:
        return 0
    success = size / (size + mean)
    low, high = -1, max(1, int(mean))
    while special.betainc(size, high + 1, success) < p:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        if special.betainc(size, middle + 1, success) < p:
            low = middle
        else:
            high = middle
    return high


def nb_size(seen: FloatArray, expected: FloatArray) -> float:
    """Maximum-likelihood size of a negative binomial with known means, within 0.1-1000."""
    mean = np.maximum(expected, 1e-8)

    def log_likelihood(log_size: float) -> float:
        size = float(np.exp(log_size))
        return float(
            (
                special.gammaln(seen + size)
                - special.gammaln(size)
                - size * np.log1p(mean / size)
                + seen * (np.log(mean) - np.log(size + mean))
            ).sum()
        )

    return float(np.exp(highest(log_likelihood, float(np.log(SIZES[0])), float(np.log(SIZES[1])))))
