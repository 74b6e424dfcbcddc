"""One change of a Poisson rate, with its exact posterior."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import special

from researchkit.analyse.arguments import FloatArray, fraction, numbers, positive
from researchkit.core.result import Result, refused

LEAST_QUARTERS = 12
#: Up to this mean count Gamma(1, 1) is no strong statement about the rate.
PLAIN_PRIOR_UP_TO = 5.0


def changepoint(
    counts: Any,
    exposure: Any = None,
    *,
    prior_shape: float = 1.0,
    prior_rate: float | None = None,
    level: float = 0.90,
    least: int = LEAST_QUARTERS,
    result_id: str = "changepoint",
) -> Result:
    """Where the rate changed, if it changed once.

    x_i ~ Poisson(λ₁ t_i) up to k and Poisson(λ₂ t_i) after it, both λ ~ Gamma(shape, rate), k uniform on
    1..n-1. The posterior of k is exact: Γ(a+S)/(b+T)^(a+S) of either side, multiplied.

    Args:
        counts: one whole number a period, in time order.
        exposure: length of each period; scaled to mean 1. Equal when left out.
        prior_shape: shape a of the prior of both rates.
        prior_rate: rate b of that prior. Left out, it is 1 — Gamma(1, 1) — while the mean count is at most
            5, and 1/mean beyond, where Gamma(1, 1) would punish every large rate.
        level: posterior probability that the set of k must reach.
        least: refuse below this many periods.
        result_id: name of the result.

    Returns:
        ``value`` is the posterior mode k: the number of periods before the change. ``low``-``high`` is the
        span of the smallest set of k that holds ``level``. ``details``: ``mode_prob``, ``posterior``
        (of k = 1..n-1), ``set``, ``log_bayes_factor`` of a change against none, ``rate_before`` and
        ``rate_after`` (posterior means at the mode, per period). Source: Raftery & Akman (1986),
        Biometrika 73:85-89; Carlin, Gelfand & Smith (1992).

    Raises:
        ValueError: counts are not whole numbers of at least 0, or lengths differ.
    """
    x = numbers("counts", counts, least=0, integral=True)
    fraction("level", level)
    shape = positive("prior_shape", prior_shape)
    if x.size < max(2, least):
        return refused(
            result_id, f"{x.size} periods; a changepoint needs {max(2, least)}", unit="periods", n=x.size
        )
    t = np.ones(x.size) if exposure is None else numbers("exposure", exposure, size=x.size)
    if t.min() <= 0:
        raise ValueError("exposure must be above 0 everywhere")
    if x.sum() == 0:
        return refused(result_id, "nothing was counted in any period", unit="periods", n=x.size)
    t = t / t.mean()
    mean = float(x.mean())
    if prior_rate is None:
        rate = 1.0 if mean <= PLAIN_PRIOR_UP_TO else shape / mean
    else:
        rate = positive("prior_rate", prior_rate)

    def log_marginal(events: FloatArray, time: FloatArray) -> FloatArray:
        return np.asarray(
            shape * np.log(rate)
            - special.gammaln(shape)
            + special.gammaln(shape + events)
            - (shape + events) * np.log(rate + time)
        )

    before, time_before = np.cumsum(x)[:-1], np.cumsum(t)[:-1]
    log_joint = log_marginal(before, time_before) + log_marginal(x.sum() - before, t.sum() - time_before)
    peak = float(log_joint.max())
    weights = np.exp(log_joint - peak)
    posterior = weights / weights.sum()
    none = float(log_marginal(np.array([x.sum()]), np.array([t.sum()]))[0])
    order = np.argsort(-posterior, kind="stable")
    needed = int(np.searchsorted(np.cumsum(posterior[order]), level - 1e-12)) + 1
    members = np.sort(order[:needed]) + 1
    mode = int(posterior.argmax())
    bayes_factor = peak + float(np.log(weights.mean())) - none
    notes = [f"prior Gamma({shape:g}, {rate:.4g}) for both rates; at most one change is considered"]
    if bayes_factor <= 0:
        notes.append("a series without any change is at least as likely: no change is to be told")
    return Result(
        result_id, float(mode + 1), float(members[0]), float(members[-1]), "credible", level, x.size,
        "periods", "exact Poisson-Gamma single changepoint", "Raftery & Akman (1986)",
        notes=tuple(notes),
        details={
            "mode_prob": float(posterior[mode]),
            "posterior": tuple(float(value) for value in posterior),
            "set": tuple(int(value) for value in members),
            "log_bayes_factor": bayes_factor,
            "rate_before": float((shape + before[mode]) / (rate + time_before[mode])),
            "rate_after": float((shape + x.sum() - before[mode]) / (rate + t.sum() - time_before[mode])),
            "prior_rate": rate,
        },
    )  # fmt: skip
