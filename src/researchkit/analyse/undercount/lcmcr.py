"""Latent classes: the Bayesian nonparametric capture-recapture model of Manrique-Vallier (2016), Biometrics 72:1246.

Person i belongs to one of K classes with weights π from a truncated stick-breaking prior; within class k they are seen on
list j with probability λ_jk. The sampler is vectorised over chains, not over people.

p(N) ∝ 1/N; λ_jk ~ Beta(1,1); V_k ~ Beta(1,α); α ~ Gamma(shape a, rate b). The number never seen is re-drawn above a cap
of 20 n, as the published code does; how often that happened is reported.
"""

from __future__ import annotations

import concurrent.futures
import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from researchkit.analyse.undercount.convergence import bulk_ess, r_hat
from researchkit.analyse.undercount.histories import Histories, on_common_cells

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

CAP = 20
GROUP = 8
LONG = 200_000
WARM_UP = 500


@dataclass(frozen=True)
class Draws:
    """Posterior draws.

    Attributes:
        N: (chains, draws) population sizes.
        at_cap: share of draws in which the unseen were drawn again at the cap.
    """

    N: Floats
    at_cap: float

    def quantiles(self, *levels: float) -> list[float]:
        """Quantiles over all chains."""
        return [float(q) for q in np.quantile(self.N, levels)]


def sample(
    histories: Histories,
    *,
    classes: int = 10,
    chains: int = 16,
    sweeps: int = 50_000,
    burn_in: int = 10_000,
    thin: int = 10,
    shape: float = 0.25,
    rate: float = 0.25,
    seed: int = 20190726,
    workers: int = 1,
) -> Draws:
    """Draw from the posterior of N.

    Args:
        histories: the table.
        classes: K, the largest number of latent classes.
        chains: independent chains, started apart.
        sweeps: sweeps kept after burn-in, per chain.
        burn_in: sweeps dropped.
        thin: keep one in so many.
        shape: of the prior of α.
        rate: of the prior of α.
        seed: same seed, same draws, however many processes share the work.
        workers: processes that share the work of a long run. They are started afresh, so a script that asks for
            more than one must keep its own work behind ``if __name__ == "__main__"``.

    Raises:
        ValueError: fewer than two lists or nobody seen.
    """
    if histories.J < 2 or histories.n == 0:
        raise ValueError("the sampler needs two lists and somebody on them")
    # Chains are drawn in groups with streams of their own, so the draws do not depend on how many processes share them.
    sizes = [min(GROUP, chains - at) for at in range(0, chains, GROUP)]
    tasks = [
        _Task(histories, classes, size, sweeps, burn_in, thin, shape, rate, (seed, index))
        for index, size in enumerate(sizes)
    ]
    if workers > 1 and len(tasks) > 1 and sweeps * chains >= LONG:
        context = multiprocessing.get_context("spawn")
        with concurrent.futures.ProcessPoolExecutor(min(workers, len(tasks)), mp_context=context) as pool:
            parts = list(pool.map(_run, tasks))
    else:
        parts = [_run(task) for task in tasks]
    capped = sum(count for _, count in parts)
    return Draws(np.concatenate([kept for kept, _ in parts]), capped / (sweeps * chains))


def sample_many(
    tables: Sequence[Histories],
    *,
    classes: int = 10,
    chains: int = 16,
    sweeps: int = 4000,
    burn_in: int = 1000,
    thin: int = 10,
    shape: float = 0.25,
    rate: float = 0.25,
    seed: int = 20190726,
    enough: tuple[float, float] | None = None,
) -> list[Draws]:
    """Draw from the posteriors of many tables at once: two to three times as fast as one after another.

    Args:
        tables: tables of the same number of lists, somebody on each.
        classes: K, the largest number of latent classes.
        chains: independent chains of each table, started apart.
        sweeps: most sweeps kept after burn-in, per chain.
        burn_in: sweeps dropped.
        thin: keep one in so many.
        shape: of the prior of α.
        rate: of the prior of α.
        seed: same tables and seed, same draws.
        enough: largest R-hat and least effective draws; a table that has reached both after a quarter, a half or three
            quarters of its sweeps goes no further.

    Raises:
        ValueError: tables of different numbers of lists, fewer than two lists, or nobody seen.
    """
    if not tables:
        return []
    if any(one.J < 2 or one.n == 0 for one in tables):
        raise ValueError("the sampler needs two lists and somebody on them")
    seen, counts = on_common_cells(tables)
    rng = np.random.default_rng(seed)
    state = _State(seen, np.repeat(counts, chains, axis=0), classes, shape, rate, rng)
    state.warm_up()
    for _ in range(burn_in):
        state.sweep()
    state.capped[:] = 0
    open_ = list(range(len(tables)))
    kept: list[list[Floats]] = [[] for _ in tables]
    out: dict[int, Draws] = {}
    ends = [-(-sweeps * part // (4 * thin)) * thin for part in (1, 2, 3)] if enough else []
    done = 0
    for end in [*(one for one in ends if one < sweeps), sweeps]:
        block = np.empty((len(open_) * chains, -(-(end - done) // thin)))
        for at in range(end - done):
            state.sweep()
            if at % thin == 0:
                block[:, at // thin] = state.n + state.n0
        done = end
        going = []
        for place, index in enumerate(open_):
            mine = slice(place * chains, (place + 1) * chains)
            kept[index].append(block[mine])
            draws = np.concatenate(kept[index], axis=1)
            if end < sweeps and enough and not (r_hat(draws) <= enough[0] and bulk_ess(draws) >= enough[1]):
                going.append(place)
            else:
                out[index] = Draws(draws, float(state.capped[mine].sum()) / (end * chains))
        if not going:
            break
        state.keep(np.concatenate([np.arange(place * chains, (place + 1) * chains) for place in going]))
        open_ = [open_[place] for place in going]
    return [out[index] for index in range(len(tables))]


@dataclass(frozen=True)
class _Task:
    """One group of chains."""

    histories: Histories
    classes: int
    chains: int
    sweeps: int
    burn_in: int
    thin: int
    shape: float
    rate: float
    seed: tuple[int, int]


def _run(task: _Task) -> tuple[Floats, int]:
    rng = np.random.default_rng(task.seed)
    table = np.repeat(task.histories.counts[None], task.chains, axis=0)
    state = _State(task.histories.seen, table, task.classes, task.shape, task.rate, rng)
    state.warm_up()
    for _ in range(task.burn_in):
        state.sweep()
    kept = np.empty((task.chains, -(-task.sweeps // task.thin)))
    state.capped[:] = 0
    for at in range(task.sweeps):
        state.sweep()
        if at % task.thin == 0:
            kept[:, at // task.thin] = state.n + state.n0
    return kept, int(state.capped.sum())


class _State:
    """All chains at once; arrays are (chain, list, class) or (chain, class). Each chain has a table of its own."""

    def __init__(
        self,
        seen: npt.NDArray[np.bool_],
        counts: Ints,
        classes: int,
        shape: float,
        rate: float,
        rng: np.random.Generator,
    ) -> None:
        self.rng, self.K, self.C, self.shape, self.rate = rng, classes, len(counts), shape, rate
        self.seen = seen.astype(float)
        self.absent = 1 - self.seen
        self.counts = counts  # (chain, cell)
        self.n = counts.sum(axis=1)
        self.capped = np.zeros(self.C, dtype=np.int64)
        share = np.clip(counts @ self.seen / self.n[:, None], 1e-3, 1 - 1e-3)
        # Chains start apart by their sticks; every class starts at the shares of the lists.
        lam = np.broadcast_to(share[:, :, None], (self.C, seen.shape[1], classes))
        self.log_lam, self.log_not = np.log(lam), np.log1p(-lam)
        sticks = rng.beta(1, 1, size=(self.C, classes))[:, :-1]
        self.log_pi = _stick(np.log(np.clip(sticks, 1e-300, 1)), np.log(np.clip(1 - sticks, 1e-300, 1)))
        self.alpha = np.full(self.C, 0.3 / classes)
        self.n0 = np.zeros(self.C, dtype=np.int64)
        self.c0 = np.zeros((self.C, classes), dtype=np.int64)

    def keep(self, rows: Ints) -> None:
        """Go on with some of the chains only."""
        self.C = len(rows)
        for name in ("counts", "n", "capped", "log_lam", "log_not", "log_pi", "alpha", "n0", "c0"):
            setattr(self, name, getattr(self, name)[rows])

    def warm_up(self) -> None:
        """Sweeps with α held small, then classes in order of size: without it chains can stick."""
        for _ in range(WARM_UP):
            self.sweep(hold_alpha=True)
        order = np.argsort(-self.log_pi, axis=1)
        self.log_pi = np.take_along_axis(self.log_pi, order, axis=1)
        self.c0 = np.take_along_axis(self.c0, order, axis=1)
        self.log_lam = np.take_along_axis(self.log_lam, order[:, None, :], axis=2)
        self.log_not = np.take_along_axis(self.log_not, order[:, None, :], axis=2)

    def sweep(self, *, hold_alpha: bool = False) -> None:
        """One sweep, in the published order."""
        rng = self.rng
        # 1. Classes of the people seen.
        log_p = self.seen @ self.log_lam + self.absent @ self.log_not + self.log_pi[:, None, :]
        log_p -= log_p.max(axis=2, keepdims=True)
        p = np.exp(log_p)
        p /= p.sum(axis=2, keepdims=True)
        c = rng.multinomial(self.counts, p)  # (chain, cell, class)
        flat = c.transpose(0, 2, 1).astype(float)
        on = (flat @ self.seen).transpose(0, 2, 1)
        off = (flat @ self.absent).transpose(0, 2, 1)
        # 2. Probabilities of being seen.
        self.log_lam, self.log_not = _log_beta(rng, 1 + on, 1 + off + self.c0[:, None, :])
        # 3. Weights.
        m = c.sum(axis=1) + self.c0
        after = m[:, ::-1].cumsum(axis=1)[:, ::-1] - m
        self.log_pi = _stick(*_log_beta(rng, 1.0 + m[:, :-1], self.alpha[:, None] + after[:, :-1]))
        # 4. People never seen.
        log_missed = self.log_pi + self.log_not.sum(axis=1)
        missed = np.exp(log_missed)
        p0 = missed.sum(axis=1)
        self._unseen(np.minimum(np.maximum(p0, 1e-300), 1 - 1e-12))
        # 5. Their classes.
        self.c0 = rng.multinomial(self.n0, missed / p0[:, None])
        # 6. Concentration.
        if not hold_alpha:
            last = np.minimum(self.log_pi[:, -1], 0.0)
            drawn = rng.standard_gamma(self.shape + self.K - 1, size=self.C)
            self.alpha = np.maximum(drawn / (self.rate - last), 1e-10)

    def _unseen(self, p0: Floats) -> None:
        cap = CAP * self.n
        drawn = self._negative_binomial(p0, self.n)
        again = np.flatnonzero(drawn > cap)
        self.capped[again] += 1
        for _ in range(1000):
            if not again.size:
                break
            drawn[again] = self._negative_binomial(p0[again], self.n[again])
            again = again[drawn[again] > cap[again]]
        drawn[again] = cap[again]
        self.n0 = drawn

    def _negative_binomial(self, p0: Floats, n: Ints) -> Ints:
        """Draw n_0 ~ NegBin(n, success 1 - p_0), as a gamma mixture of Poissons; bounded far above the cap."""
        mean = self.rng.standard_gamma(n) * (p0 / (1 - p0))
        return self.rng.poisson(np.minimum(mean, 1e12)).astype(np.int64)


def _stick(log_v: Floats, log_rest: Floats) -> Floats:
    """Weights: log π_k = log V_k + Σ_{l<k} log(1 - V_l); V and 1 - V are given for all classes but the last, whose V is 1."""
    chains, most = log_v.shape
    out = np.zeros((chains, most + 1))
    np.cumsum(log_rest, axis=1, out=out[:, 1:])
    out[:, :-1] += log_v
    return np.maximum(out, -700.0, out=out)


def _log_beta(rng: np.random.Generator, a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Logarithms of V and 1 - V for V ~ Beta(a, b), without underflow at small shapes."""
    x, y = _log_gamma(rng, a), _log_gamma(rng, b)
    total = np.logaddexp(x, y)
    return x - total, y - total


def _log_gamma(rng: np.random.Generator, shape: Floats) -> Floats:
    """Logarithm of a gamma variate; for shapes below 1 by log G(a + 1) + log(U) / a."""
    if shape.min() >= 1:
        return np.log(rng.standard_gamma(shape))
    small = shape < 1
    drawn = np.log(rng.standard_gamma(np.where(small, shape + 1, shape)))
    drawn[small] += np.log(rng.random(int(small.sum()))) / shape[small]
    return np.asarray(drawn)
