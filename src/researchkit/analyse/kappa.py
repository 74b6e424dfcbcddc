"""Kappa coefficients and Gwet's AC1, beside Krippendorff's alpha."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special

from researchkit.analyse.agreement import rows_of
from researchkit.analyse.arguments import FloatArray, fraction, one_of
from researchkit.core.result import Result, refused

#: Above this share of one category kappa misleads, and AC1 must be shown beside it.
PARADOX_FROM = 0.90


def cohen_kappa(
    first: Any, second: Any, *, weights: str = "none", level: float = 0.95, result_id: str = "cohen_kappa"
) -> Result:
    """Cohen's kappa of two coders: (p_o - p_e)/(1 - p_e), optionally weighted.

    Units with a missing code drop out. The standard error is the large-sample one of Fleiss, Cohen & Everitt
    (1969), Psych. Bull. 72:323-327. Source: Cohen (1960, 1968).

    Args:
        first: codes of one coder.
        second: codes of the other, same units.
        weights: ``none``, ``linear`` or ``quadratic`` (codes must then be numbers).
        level: coverage.
        result_id: name of the result.

    Returns:
        Refused if no unit has both codes, or both coders used one and the same code only.

    Raises:
        ValueError: lengths differ, or codes are no numbers where weights need them.
    """
    one_of("weights", weights, ("none", "linear", "quadratic"))
    fraction("level", level)
    a, b = rows_of([list(first), list(second)])
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    if not pairs:
        return refused(result_id, "no unit has both codes", unit="kappa", n=0)
    codes = _sorted({code for pair in pairs for code in pair}, weights)
    place = {code: index for index, code in enumerate(codes)}
    table = np.zeros((len(codes), len(codes)))
    for x, y in pairs:
        table[place[x], place[y]] += 1
    n = len(pairs)
    p = table / n
    w = _weights(codes, weights)
    row, column = p.sum(axis=1), p.sum(axis=0)
    observed, expected = float((w * p).sum()), float((w * np.outer(row, column)).sum())
    if expected >= 1 - 1e-15:
        return refused(result_id, "both coders used one code only", unit="kappa", n=n)
    kappa = (observed - expected) / (1 - expected)
    mean_row, mean_column = w @ column, row @ w
    inner = w * (1 - expected) - (mean_row[:, None] + mean_column[None, :]) * (1 - observed)
    variance = float((p * inner**2).sum()) - (observed * expected - 2 * expected + observed) ** 2
    error = float(np.sqrt(max(variance, 0.0) / n)) / (1 - expected) ** 2
    note = _paradox(float(max((row + column) / 2)))
    return _interval(result_id, kappa, error, n, level, "kappa", "Cohen's kappa", "Cohen (1960)", note)


def fleiss_kappa(
    ratings: Any, *, counts: bool = False, level: float = 0.95, result_id: str = "fleiss_kappa"
) -> Result:
    """Fleiss' kappa: every unit coded by the same number of coders.

    P_i = (Σ n_ij² - m)/(m(m - 1)); kappa = (mean P - Σ p_j²)/(1 - Σ p_j²). The standard error is that of
    kappa = 0 (Fleiss, Nee & Landis 1979), so the interval is approximate. Source: Fleiss (1971).

    Args:
        ratings: coders × units; or, with ``counts``, units × categories with the number of coders.
        counts: whether the matrix holds counts.
        level: coverage.
        result_id: name of the result.

    Returns:
        Refused if numbers of coders differ between units (use alpha), or only one code was used.

    Raises:
        ValueError: no matrix, or counts that are no whole numbers.
    """
    fraction("level", level)
    table = _as_counts(ratings) if counts else _count_matrix(ratings)[0]
    if table.shape[0] == 0:
        return refused(result_id, "there are no units", unit="kappa", n=0)
    m = table.sum(axis=1)
    units = table.shape[0]
    if np.any(m != m[0]) or m[0] < 2:
        return refused(
            result_id, "units were coded by different numbers of coders (or fewer than two): use alpha",
            unit="kappa", n=units,
        )  # fmt: skip
    coders = float(m[0])
    share = table.sum(axis=0) / table.sum()
    chance = float((share**2).sum())
    if chance >= 1 - 1e-15:
        return refused(result_id, "one code only was used", unit="kappa", n=units)
    agree = float(((table**2).sum(axis=1) - coders).mean() / (coders * (coders - 1)))
    kappa = (agree - chance) / (1 - chance)
    q = share * (1 - share)
    spread = float(q.sum()) ** 2 - float((q * (1 - 2 * share)).sum())
    error = float(np.sqrt(2 * max(spread, 0.0) / (units * coders * (coders - 1)))) / float(q.sum())
    note = _paradox(float(share.max()))
    return _interval(result_id, kappa, error, units, level, "kappa", "Fleiss' kappa", "Fleiss (1971)", note)


def gwet_ac1(ratings: Any, *, level: float = 0.95, result_id: str = "ac1") -> Result:
    """Gwet's AC1: (p_a - p_e)/(1 - p_e) with p_e = Σ π_k(1 - π_k)/(K - 1).

    It does not collapse when one category holds nearly all units, as kappa does. Missing codes are allowed.
    The variance is Gwet's linearisation over units.
    Source: Gwet (2008), Brit. J. Math. Stat. Psych. 61:29-48; Gwet (2014), chapter 5.

    Args:
        ratings: coders × units.
        level: coverage.
        result_id: name of the result.

    Returns:
        Refused if no unit has two codes.

    Raises:
        ValueError: no matrix.
    """
    fraction("level", level)
    counts, _ = _count_matrix(ratings)
    coders = counts.sum(axis=1)
    counts, coders = counts[coders > 0], coders[coders > 0]
    several = coders >= 2
    if not several.any():
        return refused(result_id, "no unit has two codes", unit="AC1", n=0)
    units, size = counts.shape
    own = counts / coders[:, None]
    pi = own.mean(axis=0)
    pairs = np.where(several, coders * (coders - 1), 1.0)
    agree_i = np.where(several, (counts * (counts - 1)).sum(axis=1) / pairs, 0.0)
    agree = float(agree_i[several].mean())
    chance = float((pi * (1 - pi)).sum() / (size - 1)) if size > 1 else 0.0
    ac1 = (agree - chance) / (1 - chance)
    chance_i = (own * (1 - pi)).sum(axis=1) / (size - 1) if size > 1 else np.zeros(units)
    gamma_i = np.where(several, units / several.sum() * (agree_i - chance) / (1 - chance), 0.0)
    shifted = gamma_i - 2 * (1 - ac1) * (chance_i - chance) / (1 - chance)
    error = float(np.sqrt(((shifted - ac1) ** 2).sum() / (units * max(units - 1, 1))))
    return _interval(result_id, ac1, error, int(several.sum()), level, "AC1", "Gwet's AC1", "Gwet (2008)", "")


def _interval(
    name: str,
    value: float,
    error: float,
    n: int,
    level: float,
    unit: str,
    method: str,
    citation: str,
    note: str,
) -> Result:
    notes = (note,) if note else ()
    if error <= 1e-12:
        return Result(
            name, value, n=n, unit=unit, method=method, citation=citation, details={"se": error},
            notes=(*notes, "the units do not differ, so the error cannot be told"),
        )  # fmt: skip
    z = float(special.ndtri(0.5 + level / 2))
    low, high = max(-1.0, value - z * error), min(1.0, value + z * error)
    return Result(
        name, value, min(low, value), max(high, value), "confidence", level, n, unit, method, citation,
        notes=notes, details={"se": error},
    )  # fmt: skip


def _paradox(share: float) -> str:
    if share <= PARADOX_FROM:
        return ""
    return f"one category holds {share:.0%} of the codes, so kappa misleads: show AC1 beside it"


def _count_matrix(ratings: Any) -> tuple[FloatArray, list[object]]:
    rows = rows_of(ratings)
    codes = _sorted({code for row in rows for code in row if code is not None}, "none")
    place = {code: index for index, code in enumerate(codes)}
    counts = np.zeros((len(rows[0]), len(codes)))
    for row in rows:
        for unit, code in enumerate(row):
            if code is not None:
                counts[unit, place[code]] += 1
    return counts, codes


def _as_counts(table: Any) -> FloatArray:
    try:
        found = np.asarray(table, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError("counts must be numbers") from None
    if (
        found.ndim != 2
        or np.any(~np.isfinite(found))
        or np.any(found < 0)
        or np.any(found != np.round(found))
    ):
        raise ValueError("counts are a matrix of whole numbers: units in rows, categories in columns")
    return found


def _sorted(codes: set[object], weights: str) -> list[object]:
    if weights == "none":
        return sorted(codes, key=lambda code: (str(type(code)), str(code)))
    try:
        return sorted(codes, key=_number)
    except ValueError:
        raise ValueError("weighted kappa needs codes that are numbers") from None


def _number(code: object) -> float:
    return float(code) if isinstance(code, bool) else float(str(code))


def _weights(codes: list[object], weights: str) -> npt.NDArray[np.float64]:
    if weights == "none" or len(codes) == 1:
        return np.eye(len(codes))
    value = np.array([_number(code) for code in codes])
    if not np.isfinite(value).all():
        raise ValueError("weighted kappa needs codes that are finite numbers")
    if np.ptp(value) == 0:
        return np.ones((len(codes), len(codes)))
    gap = np.abs(value[:, None] - value[None, :]) / (value.max() - value.min())
    return np.asarray(1 - (gap if weights == "linear" else gap**2))
