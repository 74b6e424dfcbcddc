"""Agreement on codes of which a case may have several, and on whether a violation was seen at all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pandas as pd

from researchkit.analyse.agreement import krippendorff_alpha, ratings_matrix
from researchkit.analyse.arguments import need, parts
from researchkit.core.result import Result, refused


def per_code_alpha(
    codings: pd.DataFrame,
    *,
    unit: str = "case_id",
    coder: str = "coder",
    codes: str = "codes",
    draws: int = 2000,
    seed: int = 1,
    result_id: str = "alpha",
) -> dict[str, Result]:
    """For each code, alpha of its being given or not, where a case may have several codes.

    Args:
        codings: one row a coder and unit; ``codes`` joined with ``|``. An empty text means that the coder
            gave no code; a missing value that the coder did not code the unit.
        unit: column of the unit.
        coder: column of the coder.
        codes: column of the codes.
        draws: bootstrap draws per code.
        seed: their seed.
        result_id: stem of the names: ``<stem>.<code>``.

    Returns:
        Code → result, sorted by code.

    Raises:
        ValueError: a column is missing, or a coder coded a unit twice.
    """
    need(codings, (unit, coder, codes), "codings")
    told = codings[codings[codes].notna()].reset_index(drop=True)
    pieces = parts(told[codes])
    out = {}
    for code in sorted(set(pieces)):
        given = told.index.isin(pieces.index[pieces == code])
        long = pd.DataFrame({unit: told[unit], coder: told[coder], "value": given.astype("int64")})
        matrix = ratings_matrix(long, unit=unit, coder=coder)
        out[str(code)] = krippendorff_alpha(matrix, draws=draws, seed=seed, result_id=f"{result_id}.{code}")
    return out


def detection_agreement(found: dict[str, Iterable[str]], *, result_id: str = "detection") -> Result:
    """Whether coders see the same violations, when nobody knows how many there are.

    Each coder lists what was found. Agreement is the share of what a coder found that another found too,
    2·both/(found by one + found by the other), averaged over pairs. Kappa does not apply: there are no
    cells for what nobody saw.

    Args:
        found: coder → identifiers of what that coder found (such as ``case:code``).
        result_id: name of the result.

    Returns:
        A share (positive specific agreement); ``details``: ``found`` per coder, ``pairs``, ``by_all``,
        ``by_one_only``. Refused with fewer than two coders or nothing found.
        Source: Cicchetti & Feinstein (1990), J. Clin. Epidemiol. 43:551-558.
    """
    sets = {str(coder): {str(one) for one in items} for coder, items in found.items()}
    everything = set().union(*sets.values()) if sets else set()
    if len(sets) < 2 or not everything:
        return refused(result_id, "at least two coders and one finding are needed", unit="share", n=0)
    pairs: dict[str, float] = {}
    for a, b in combinations(sorted(sets), 2):
        total = len(sets[a]) + len(sets[b])
        if total:
            pairs[f"{a}|{b}"] = 2 * len(sets[a] & sets[b]) / total
    value = sum(pairs.values()) / len(pairs)
    times = {one: sum(one in items for items in sets.values()) for one in everything}
    counts = {coder: len(items) for coder, items in sets.items()}
    notes = ["not corrected for chance: nobody can count what no coder saw"]
    if min(counts.values()) < 0.8 * max(counts.values()):
        notes.append("coders found very different numbers; look at who overlooks what")
    return Result(
        result_id, value, min(pairs.values()), max(pairs.values()), "bounds", None, len(everything), "share",
        "positive specific agreement", "Cicchetti & Feinstein (1990)", notes=tuple(notes),
        details={
            "found": counts, "pairs": pairs,
            "by_all": sum(count == len(sets) for count in times.values()),
            "by_one_only": sum(count == 1 for count in times.values()),
        },
    )  # fmt: skip
