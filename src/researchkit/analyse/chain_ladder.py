"""The chain ladder: how late reports come, and what that says of a quarter not yet complete."""

from __future__ import annotations

from typing import Any

import numpy as np

from researchkit.analyse.arguments import FloatArray, fraction
from researchkit.analyse.triangle import as_triangle
from researchkit.core.result import Result


def delay_pmf(cells: Any) -> FloatArray:
    """Chain-ladder distribution of the delay.

    θ_d = Σ_t x_td / max(Σ_t x_(t,≤d-1), 1) over the rows in which d was seen; columns are filled from left
    to right with θ_d times the row's sum so far; the probabilities are the column sums over the total.

    Args:
        cells: a :class:`~researchkit.analyse.triangle.Triangle` or a matrix for
            :func:`~researchkit.analyse.triangle.triangle`.

    Raises:
        ValueError: it is no triangle, has negative cells, or is all zero.
    """
    x = cells_of(cells).copy()
    for d in range(1, x.shape[1]):
        seen = ~np.isnan(x[:, d])
        if not seen.any():
            raise ValueError("a delay was never seen in full: no complete row")
        so_far = x[:, :d].sum(axis=1)
        theta = x[seen, d].sum() / max(so_far[seen].sum(), 1.0)
        x[~seen, d] = theta * so_far[~seen]
    total = x.sum()
    if total <= 0:
        raise ValueError("the triangle holds no event")
    return np.asarray(x.sum(axis=0) / total)


def completed(cells: Any, pmf: Any = None) -> FloatArray:
    """The triangle with unseen cells filled by their expectation.

    Column by column, E[X_t] = (x_(t,≤d-1) + 1 - F)/F with F the distribution up to d - 1, and
    x_(t,d) = pmf_d · E[X_t]. The "+ 1 - F" keeps a zero from staying zero for ever.

    Args:
        cells: triangle or matrix.
        pmf: delay distribution; that of the triangle when left out.

    Raises:
        ValueError: see :func:`delay_pmf`; or pmf is of another length or no distribution, or nothing is reported at once.
    """
    x = cells_of(cells).copy()
    chance = delay_pmf(cells) if pmf is None else np.asarray(pmf, dtype=float)
    if chance.shape != (x.shape[1],):
        raise ValueError(f"pmf must have length {x.shape[1]}")
    if not np.all(np.isfinite(chance)) or chance.min() < 0 or abs(chance.sum() - 1) > 1e-6:
        raise ValueError("pmf must hold probabilities that add up to 1")
    share = np.cumsum(chance)
    for d in range(1, x.shape[1]):
        unseen = np.isnan(x[:, d])
        if not unseen.any():
            continue
        if share[d - 1] <= 0:
            raise ValueError("no event was ever recorded that early, so nothing can be predicted from it")
        so_far = x[unseen, :d].sum(axis=1)
        x[unseen, d] = chance[d] * (so_far + 1 - share[d - 1]) / share[d - 1]
    return x


def completeness(cells: Any, *, result_id: str = "completeness") -> list[Result]:
    """Per incomplete quarter, the share of its final count that is expected to be known: F_d.

    Raises:
        ValueError: see :func:`delay_pmf`.
    """
    found = as_triangle(cells)
    share = np.cumsum(delay_pmf(found))
    return [
        Result(
            f"{result_id}.{found.rows[index]}", float(share[seen]), n=int(found.observed[index]), unit="share",
            method="chain ladder", citation="Mack (1993)", details={"quarter": found.rows[index]},
        )
        for index, seen in enumerate(found.last_seen)
        if seen < found.delay
    ]  # fmt: skip


def longest_delay(cells: Any, share: float = 0.99) -> int:
    """The shortest D by which ``share`` of events is recorded: where a triangle may be cut.

    Raises:
        ValueError: see :func:`delay_pmf`.
    """
    return int(np.searchsorted(np.cumsum(delay_pmf(cells)), fraction("share", share) - 1e-12))


def cells_of(cells: Any) -> FloatArray:
    """The matrix of a triangle that holds no negative cell.

    Raises:
        ValueError: it is no triangle, or has negative cells.
    """
    found = as_triangle(cells)
    if np.nanmin(found.cells) < 0:
        raise ValueError("a triangle with negative cells must be redistributed first")
    return found.cells
