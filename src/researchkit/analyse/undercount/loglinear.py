"""Log-linear models of capture histories (Fienberg 1972): fits, existence, intervals.

n_h ~ Poisson(μ_h), log μ_h = Σ α_t over the terms t of the model that h contains; the unseen cell has μ = exp(α_0), so
N = n + exp(α_0). A term whose joint count is zero has estimate minus infinity: its cells and the term leave the fit, and it
still counts among the parameters (Chan, Silverman & Vincent 2021).
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import optimize, special

from researchkit.analyse.undercount.histories import Histories

Floats = npt.NDArray[np.float64]
Term = frozenset[int]
Model = frozenset[Term]

_STEPS = 60


@dataclass(frozen=True)
class Fit:
    """One fitted model.

    Attributes:
        model: its interaction terms (main effects are always in).
        N, se: estimate and standard error; ``nan`` if there is no maximum.
        loglik, parameters, aic, bic: with n = observed people in the BIC.
        code: 0 the maximum exists; 1 it does not (an estimate runs off); 2 not identifiable; 3 both.
    """

    model: Model
    N: float
    se: float
    loglik: float
    parameters: int
    aic: float
    bic: float
    code: int

    @property
    def name(self) -> str:
        """Generators, as in the literature: ``[123,14,34]``."""
        return model_name(self.model, None)


def model_name(model: Model, lists: int | None) -> str:
    """Generators of a model; lists in no term stand alone if their number is given."""
    tops = [t for t in model if not any(t < other for other in model)]
    covered = set().union(*tops) if tops else set()
    if lists is not None:
        tops += [frozenset({i}) for i in range(lists) if i not in covered]
    words = sorted("".join(str(i + 1) for i in sorted(t)) for t in tops)
    return f"[{','.join(words)}]" if words else "[]"


@functools.cache
def hierarchical_models(lists: int, max_order: int) -> tuple[Model, ...]:
    """Every hierarchical model with all main effects and interactions up to an order.

    3 lists: 8 (order 2); 4 lists: 64 (order 2), 113 (order 3); 5 lists: 1,024 (order 2).
    """
    pairs = [frozenset(c) for c in itertools.combinations(range(lists), 2)]
    out: list[frozenset[Term]] = []
    for chosen in _subsets(pairs):
        grown = [frozenset(chosen)]
        for order in range(3, max_order + 1):
            wider = []
            for model in grown:
                lower = {t for t in model if len(t) == order - 1}
                allowed = [
                    frozenset(c)
                    for c in itertools.combinations(range(lists), order)
                    if all(frozenset(c) - {i} in lower for i in c)
                ]
                wider += [model | frozenset(extra) for extra in _subsets(allowed)]
            grown = wider
        out += grown
    return tuple(sorted(out, key=lambda m: (len(m), model_name(m, None))))


def _subsets(items: Sequence[Term]) -> list[tuple[Term, ...]]:
    return [c for size in range(len(items) + 1) for c in itertools.combinations(items, size)]


def design(seen: npt.NDArray[np.bool_], model: Model) -> Floats:
    """Intercept, main effects and interactions: (cells, 1 + J + terms)."""
    terms = sorted(model, key=lambda t: (len(t), sorted(t)))
    columns = [np.ones(len(seen)), *seen.T.astype(float)]
    columns += [seen[:, sorted(t)].all(axis=1).astype(float) for t in terms]
    return np.column_stack(columns)


def fit(histories: Histories, model: Model) -> Fit:
    """Fit one model by maximum likelihood."""
    return fit_all(histories, (model,))[0]


def fit_all(histories: Histories, models: Sequence[Model]) -> list[Fit]:
    """Fit many models of one table; those of one shape are fitted together."""
    seen, counts = histories.full()
    prepared = [_reduce(seen, counts.astype(float), model) for model in models]
    out: dict[int, Fit] = {}
    groups: dict[tuple[int, int], list[int]] = {}
    for index, (x, _, _) in enumerate(prepared):
        groups.setdefault(x.shape, []).append(index)
    for members in groups.values():
        x = np.stack([prepared[i][0] for i in members])
        y = np.stack([prepared[i][1] for i in members])
        beta, covariance, fine = newton(x, y)
        for row, index in enumerate(members):
            out[index] = _summarise(
                models[index], x[row], y[row], beta[row], covariance[row], bool(fine[row]), prepared[index][2],
                histories.n,
            )  # fmt: skip
    return [out[index] for index in range(len(models))]


def _reduce(seen: npt.NDArray[np.bool_], y: Floats, model: Model) -> tuple[Floats, Floats, int]:
    """Take out the terms with no joint count and their cells; parameters still count them."""
    x = design(seen, model)
    empty = (x.T @ y) == 0
    empty[0] = False
    if empty.any():
        gone = (x[:, empty] > 0).any(axis=1)
        x, y = x[~gone][:, ~empty], y[~gone]
    return x, y, 1 + seen.shape[1] + len(model)


def newton(x: Floats, y: Floats, start: Floats | None = None) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
    """Poisson regressions in a batch.

    Args:
        x: (batch, cells, p) designs, or (cells, p) for one design shared by the batch.
        y: (batch, cells) counts.
        start: (batch, p) coefficients to begin at.

    Returns:
        Coefficients (batch, p), inverse information (batch, p, p), and whether each has converged.
    """
    if x.ndim == 2:
        x = np.broadcast_to(x, (len(y), *x.shape))
    batch, _, p = x.shape
    transposed = np.swapaxes(x, 1, 2)
    if start is None:
        # One weighted least-squares step from the data, as glm does.
        mu = y + 0.1
        working = np.log(mu) + (y - mu) / mu
        weighted = transposed * mu[:, None, :]
        beta = _solve(weighted @ x, (weighted @ working[..., None])[..., 0])
    else:
        beta = np.array(start, dtype=float)
    fine = np.zeros(batch, dtype=bool)
    information = np.empty((batch, p, p))
    live = np.arange(batch)
    for _ in range(_STEPS):
        mu = np.exp(np.clip((x[live] @ beta[live][..., None])[..., 0], -60, 40))
        gradient = (transposed[live] @ (y[live] - mu)[..., None])[..., 0]
        information[live] = (transposed[live] * mu[:, None, :]) @ x[live]
        step = _solve(information[live], gradient)
        beta[live] += np.clip(step, -5, 5)
        done = np.abs(step).max(axis=1) < 1e-9
        fine[live[done]] = True
        live = live[~done]
        if not live.size:
            break
    mu = np.exp(np.clip((x @ beta[..., None])[..., 0], -60, 40))
    covariance = _inverse((transposed * mu[:, None, :]) @ x)
    return beta, covariance, fine


def _solve(a: Floats, b: Floats) -> Floats:
    ridge = 1e-10 * np.trace(a, axis1=1, axis2=2)[:, None, None] / a.shape[-1] * np.eye(a.shape[-1])
    try:
        return np.asarray(np.linalg.solve(a + 1e-4 * ridge, b[..., None])[..., 0])
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.solve(a + ridge + 1e-12 * np.eye(a.shape[-1]), b[..., None])[..., 0])


def _inverse(a: Floats) -> Floats:
    return np.asarray(_solve_matrix(a))


def _solve_matrix(a: Floats) -> Floats:
    eye = np.broadcast_to(np.eye(a.shape[-1]), a.shape)
    try:
        return np.asarray(np.linalg.solve(a, eye))
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.pinv(a))


def _summarise(
    model: Model, x: Floats, y: Floats, beta: Floats, covariance: Floats, fine: bool, parameters: int, n: int
) -> Fit:
    mu = np.exp(np.clip(x @ beta, -60, 40))
    code = existence(x, y, mu, fine)
    loglik = float(np.sum(special.xlogy(y, mu) - mu - special.gammaln(y + 1)))
    N = n + math.exp(min(beta[0], 40.0)) if code in {0, 2} and fine else math.nan
    if code != 0:
        # Without a maximum the estimate is where the iteration happened to stop: it is not one.
        N = math.nan
    variance = math.exp(2 * min(beta[0], 40.0)) * covariance[0, 0] + math.exp(min(beta[0], 40.0))
    se = math.sqrt(variance) if code == 0 and variance > 0 else math.nan
    return Fit(model, N, se, loglik, parameters, -2 * loglik + 2 * parameters,
               -2 * loglik + parameters * math.log(max(n, 2)), code)  # fmt: skip


def existence(x: Floats, y: Floats, mu: Floats, fine: bool) -> int:
    """0 exists; 1 the extended estimate does not exist; 2 not identifiable; 3 both.

    The maximum exists if some x > 0 on every cell has the sufficient statistics of the data (Fienberg & Rinaldo 2012);
    a linear programme is needed only where a cell is empty and its fitted mean runs to zero.
    """
    rank = int(np.linalg.matrix_rank(x))
    code = 2 if rank < x.shape[1] else 0
    if (y > 0).all() or (fine and mu.min() > 1e-4 and not code):
        return code
    cells = len(y)
    solved = optimize.linprog(
        c=[0.0] * cells + [-1.0],
        A_ub=np.column_stack([-np.eye(cells), np.ones(cells)]), b_ub=np.zeros(cells),
        A_eq=np.column_stack([x.T, np.zeros(x.shape[1])]), b_eq=x.T @ y,
        bounds=[(0, None)] * cells + [(None, None)], method="highs",
    )  # fmt: skip
    return code | (1 if not solved.success or float(solved.fun or 0.0) > -1e-9 else 0)


def profile_interval(histories: Histories, model: Model, level: float = 0.95) -> tuple[float, float]:
    """Multinomial profile-likelihood interval for N (Cormack 1992): it conditions on the model.

    ll(N) = -dev(n_0)/2 + n_0 log n_0 - N log N + lnΓ(N+1) - lnΓ(n_0+1) with n_0 = N - n in the unseen cell.
    """
    seen, counts = histories.full()
    cells = np.vstack([np.zeros((1, histories.J), dtype=bool), seen])
    observed = np.concatenate([[0.0], counts.astype(float)])
    n = histories.n

    def loglik(n0: float) -> float:
        y = observed.copy()
        y[0] = n0
        x, z, _ = _reduce(cells, y, model)
        beta, _, _ = newton(x[None], z[None])
        mu = np.exp(np.clip(x @ beta[0], -60, 40))
        deviance = 2 * float(np.sum(special.xlogy(z, z) - special.xlogy(z, mu) - z + mu))
        N = n + n0
        return float(
            -deviance / 2
            + special.xlogy(n0, n0)
            - N * math.log(N)
            + special.gammaln(N + 1)
            - special.gammaln(n0 + 1)
        )

    best = fit(histories, model)
    if best.code or not math.isfinite(best.N):
        return (math.nan, math.nan)
    n0 = max(best.N - n, 0.5)
    found = optimize.minimize_scalar(
        lambda t: -loglik(math.exp(t)), bounds=(math.log(n0) - 3, math.log(n0) + 3), method="bounded",
        options={"xatol": 1e-6},
    )  # fmt: skip
    centre, top = math.exp(found.x), -found.fun
    target = top - special.chdtri(1, 1 - level) / 2

    def gap(t: float) -> float:
        return loglik(math.exp(t)) - target

    low = 0.0
    if loglik(1e-3) < target:
        low = math.exp(optimize.brentq(gap, math.log(1e-3), math.log(centre), xtol=1e-8))
    up = centre
    while gap(math.log(up)) > 0 and up < 1e9:
        up *= 2
    high = math.exp(optimize.brentq(gap, math.log(centre), math.log(up), xtol=1e-8)) if up < 1e9 else math.inf
    return n + low, n + high


def stepwise(histories: Histories, threshold: float = 0.02) -> Fit:
    """Forward stepwise selection over pairs of lists, as in Chan, Silverman & Vincent (2021).

    The pair that enters is the one whose joint count is least likely, one-sided Poisson, with the mean that the model without it
    gives; it enters if that probability is at most the threshold and a maximum exists. The procedure overstates
    reliability (Whitehead et al. 2021) and is here for comparison with published figures only.
    """
    pairs = [frozenset(c) for c in itertools.combinations(range(histories.J), 2)]
    seen, counts = histories.full()
    both = np.column_stack([seen[:, sorted(pair)].all(axis=1) for pair in pairs]).astype(float)
    joint = counts @ both
    current: Model = frozenset()
    best = fit(histories, current)
    while best.code == 0:
        options = [index for index, pair in enumerate(pairs) if pair not in current]
        fits = fit_all(histories, [current | {pairs[index]} for index in options])
        expected = _fitted(seen, counts.astype(float), current) @ both
        chance = {
            index: min(
                float(special.pdtr(joint[index], expected[index])),
                float(special.pdtrc(joint[index] - 1, expected[index])) if joint[index] else 1.0,
            )
            for index, one in zip(options, fits, strict=True)
            if one.code == 0
        }
        if not chance or min(chance.values()) > threshold:
            return best
        chosen = min(chance, key=lambda index: chance[index])
        best = fits[options.index(chosen)]
        current = best.model
    return best


def _fitted(seen: npt.NDArray[np.bool_], y: Floats, model: Model) -> Floats:
    """Fitted mean of every cell; 0 in cells whose term has no joint count."""
    x = design(seen, model)
    empty = (x.T @ y) == 0
    empty[0] = False
    stay = ~(x[:, empty] > 0).any(axis=1)
    reduced = x[stay][:, ~empty]
    beta, _, _ = newton(reduced[None], y[stay][None])
    mu = np.zeros(len(y))
    mu[stay] = np.exp(np.clip(reduced @ beta[0], -60, 40))
    return mu
