"""Averaging over decomposable graphs (Madigan & York 1997): closed form, for three to five lists.

Hyper-Dirichlet prior with δ a cell, uniform over graphs, p(N) ∝ 1/N. The saturated graph is left out unless asked for: with it
the answer can be the prior.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from researchkit.analyse.undercount.histories import Histories

Clique = frozenset[int]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Averaged:
    """Posterior of N averaged over graphs.

    Attributes:
        median, low, high: 50 %, 2.5 % and 97.5 % quantiles.
        heaviest: the graph of highest weight, as cliques, and its weight.
        at_end: weight in the last twentieth of the totals looked at: what lies beyond is cut off.
    """

    median: float
    low: float
    high: float
    heaviest: tuple[str, float]
    at_end: float = 0.0


@functools.cache
def decomposable_graphs(lists: int) -> tuple[tuple[tuple[Clique, ...], tuple[Clique, ...]], ...]:
    """Cliques and separators of every chordal graph on some lists: 8 for three, 61 for four, 822 for five."""
    pairs = list(itertools.combinations(range(lists), 2))
    out = []
    for chosen in itertools.product((False, True), repeat=len(pairs)):
        edges = {pair for pair, there in zip(pairs, chosen, strict=True) if there}
        parts = _junction(lists, edges)
        if parts is not None:
            out.append(parts)
    return tuple(out)


def _junction(
    lists: int, edges: set[tuple[int, int]]
) -> tuple[tuple[Clique, ...], tuple[Clique, ...]] | None:
    """Cliques and separators by maximum cardinality search; ``None`` if the graph is not chordal."""
    near = {v: {w for w in range(lists) if (min(v, w), max(v, w)) in edges and w != v} for v in range(lists)}
    order: list[int] = []
    earlier: list[set[int]] = []
    while len(order) < lists:
        rest = [v for v in range(lists) if v not in order]
        v = max(rest, key=lambda u: (len(near[u] & set(order)), -u))
        before = near[v] & set(order)
        if any(b not in near[a] for a, b in itertools.combinations(before, 2)):
            return None
        order.append(v)
        earlier.append(before)
    cliques: list[Clique] = []
    separators: list[Clique] = []
    for v, before in zip(order, earlier, strict=True):
        home = next((i for i, c in enumerate(cliques) if c == before), None)
        if home is not None:
            cliques[home] = frozenset(before | {v})
        else:
            if cliques:
                separators.append(frozenset(before))
            cliques.append(frozenset(before | {v}))
    return tuple(cliques), tuple(separators)


def average(
    histories: Histories,
    *,
    delta: float | None = None,
    most: int | None = None,
    points: int = 1000,
    saturated: bool = False,
    log_prior: Callable[[Floats], Floats] | None = None,
    level: float = 0.95,
) -> Averaged:
    """Average over decomposable graphs.

    Args:
        histories: three to five lists.
        delta: prior count a cell; 2^-J if left out.
        most: largest number never seen that is looked at; 30 n if left out.
        points: grid points between 1 and ``most``.
        saturated: take the saturated graph in.
        log_prior: logarithm of the prior of totals N, up to a constant; that of 1/N if left out.
        level: coverage.

    Raises:
        ValueError: fewer than three or more than five lists.
    """
    if not 3 <= histories.J <= 5:
        raise ValueError("graphs are averaged for three to five lists")
    J, n = histories.J, histories.n
    prior = 2.0**-J if delta is None else delta
    unseen = np.unique(np.linspace(1, most or 30 * n, points).round())
    seen, counts = histories.full()
    cells = np.vstack([np.zeros((1, J), dtype=bool), seen])
    tables = np.repeat(np.concatenate([[0], counts])[None].astype(float), len(unseen), axis=0)
    tables[:, 0] = unseen
    margins: dict[Clique, npt.NDArray[np.float64]] = {}

    def weight(part: Clique) -> npt.NDArray[np.float64]:
        if part not in margins:
            columns = sorted(part)
            code = (
                cells[:, columns] @ (1 << np.arange(len(columns)))
                if columns
                else np.zeros(len(cells), dtype=int)
            )
            margin = np.zeros((len(unseen), 2 ** len(columns)))
            for cell, index in enumerate(code):
                margin[:, index] += tables[:, cell]
            alpha = prior * 2.0 ** (J - len(columns))
            margins[part] = (special.gammaln(alpha + margin) - special.gammaln(alpha)).sum(axis=1)
        return margins[part]

    N = n + unseen
    shared = (
        special.gammaln(N + 1)
        - special.gammaln(unseen + 1)
        + (-np.log(N) if log_prior is None else log_prior(N))
    )
    total = prior * 2.0**J
    shared = shared - (special.gammaln(total + N) - special.gammaln(total))
    graphs = [g for g in decomposable_graphs(J) if saturated or len(g[0][0]) < J]
    logs = np.array([
        shared + sum(weight(c) for c in cliques) - sum((weight(s) for s in separators), np.zeros(len(unseen)))
        for cliques, separators in graphs
    ])  # fmt: skip
    # Grid points stand for the stretch up to the next.
    logs = logs + np.log(np.gradient(unseen))
    logs -= logs.max()
    joint = np.exp(logs)
    posterior = joint.sum(axis=0) / joint.sum()
    cumulated = posterior.cumsum()

    def quantile(q: float) -> float:
        return float(N[min(int(np.searchsorted(cumulated, q)), len(N) - 1)])

    heaviest = int(joint.sum(axis=1).argmax())
    name = ",".join(sorted("".join(str(i + 1) for i in sorted(c)) for c in graphs[heaviest][0]))
    tail = (1 - level) / 2
    at_end = float(posterior[-(-len(unseen) * 19 // 20) :].sum())
    return Averaged(quantile(0.5), quantile(tail), quantile(1 - tail),
                    (f"[{name}]", float(joint[heaviest].sum() / joint.sum())), at_end)  # fmt: skip
