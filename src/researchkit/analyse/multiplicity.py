"""Many comparisons in one family: how many could be chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from researchkit.analyse.arguments import fraction, numbers


@dataclass(frozen=True, slots=True)
class Family:
    """Comparisons judged together.

    Attributes:
        labels: name of each comparison, in the order given.
        p_values: their p-values.
        adjusted: Benjamini-Hochberg adjusted p-values, same order.
        flagged: whether each is flagged at ``rate``.
        rate: false discovery rate.
        size: number of comparisons; it must be printed with any of them.
    """

    labels: tuple[str, ...]
    p_values: tuple[float, ...]
    adjusted: tuple[float, ...]
    flagged: tuple[bool, ...]
    rate: float
    size: int

    @property
    def rejected(self) -> int:
        """How many are flagged."""
        return sum(self.flagged)

    @property
    def note(self) -> str:
        """The sentence that travels with each comparison of the family."""
        return (
            f"one of {self.size} comparisons made together; {self.rejected} flagged at a false discovery rate "
            f"of {self.rate:.0%} (Benjamini-Hochberg)"
        )


def benjamini_hochberg(
    p_values: Mapping[str, float] | Any, rate: float = 0.10, *, labels: Sequence[str] | None = None
) -> Family:
    """Benjamini-Hochberg step-up procedure over one family (the regions of one quarter, say).

    Reject the k smallest p-values, with k the largest i such that p_(i) <= i/m · rate.
    Source: Benjamini & Hochberg (1995), JRSS B 57:289-300.

    Args:
        p_values: label → p-value, or a sequence of p-values.
        rate: false discovery rate; 10 % in this house.
        labels: names for a sequence; 1, 2, … when left out.

    Raises:
        ValueError: a p-value lies outside [0, 1] or is missing.
    """
    fraction("rate", rate)
    if isinstance(p_values, Mapping):
        labels = [str(name) for name in p_values]
        p_values = list(p_values.values())
    p = numbers("p_values", p_values, least=0)
    if p.size and p.max() > 1:
        raise ValueError("p_values must not exceed 1")
    names = tuple(labels) if labels is not None else tuple(str(index + 1) for index in range(p.size))
    if len(names) != p.size:
        raise ValueError(f"labels must have length {p.size}, got {len(names)}")
    order = np.argsort(p, kind="stable")
    scaled = p[order] * p.size / np.arange(1, p.size + 1)
    stepped = np.minimum(1.0, np.minimum.accumulate(scaled[::-1])[::-1])
    adjusted = np.empty_like(p)
    adjusted[order] = stepped
    return Family(
        names,
        tuple(float(value) for value in p),
        tuple(float(value) for value in adjusted),
        tuple(bool(value <= rate + 1e-12) for value in adjusted),
        rate,
        int(p.size),
    )
