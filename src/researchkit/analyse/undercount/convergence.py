"""Whether chains agree: rank-normalised split R-hat and bulk effective sample size (Vehtari et al. 2021)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import special, stats

Floats = npt.NDArray[np.float64]


def r_hat(draws: Floats) -> float:
    """Rank-normalised split R-hat: the larger of that of the draws and of the folded draws.

    Args:
        draws: (chains, draws).
    """
    folded = np.abs(draws - np.median(draws))
    return max(_r_hat(_normal_scores(_split(draws))), _r_hat(_normal_scores(_split(folded))))


def bulk_ess(draws: Floats) -> float:
    """Effective number of independent draws behind the middle of the distribution."""
    z = _normal_scores(_split(draws))
    chains, length = z.shape
    if np.ptp(z) == 0:
        return float(z.size)
    autocovariance = np.array([_autocovariance(chain) for chain in z])
    within = autocovariance[:, 0].mean() * length / (length - 1)
    pooled = autocovariance[:, 0].mean()
    if chains > 1:
        pooled += z.mean(axis=1).var(ddof=1)
    rho = 1 - (within - autocovariance.mean(axis=0) * length / (length - 1)) / pooled
    rho[0] = 1
    # Geyer's initial monotone sequence of pairs.
    pairs = rho[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    stop = np.flatnonzero(pairs < 0)
    pairs = pairs[: stop[0]] if stop.size else pairs
    monotone = np.minimum.accumulate(pairs)
    tau = max(2 * monotone.sum() - 1, 1 / np.log10(z.size))
    return float(z.size / tau)


def _split(draws: Floats) -> Floats:
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]], axis=0)


def _normal_scores(draws: Floats) -> Floats:
    ranks = stats.rankdata(draws, method="average").reshape(draws.shape)
    return np.asarray(special.ndtri((ranks - 0.375) / (draws.size + 0.25)))


def _r_hat(z: Floats) -> float:
    length = z.shape[1]
    within = z.var(axis=1, ddof=1).mean()
    between = length * z.mean(axis=1).var(ddof=1)
    if within == 0:
        return 1.0 if between == 0 else float("inf")
    return float(np.sqrt((length - 1) / length + between / within / length))


def _autocovariance(chain: Floats) -> Floats:
    length = len(chain)
    size = 1 << (2 * length - 1).bit_length()
    spectrum = np.fft.rfft(chain - chain.mean(), size)
    return np.asarray(np.fft.irfft(spectrum * np.conj(spectrum), size)[:length] / length)
