"""Regions against the national share: a funnel plot, never a league table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy import special

from researchkit.analyse.arguments import FloatArray, fraction, numbers, one_of, whole
from researchkit.analyse.multiplicity import Family, benjamini_hochberg
from researchkit.analyse.proportions import midp_upper_tail, share
from researchkit.core.result import Result

#: Tail probabilities of the two pairs of control limits: 95 % and 99.8 %.
TAILS = {"95": 0.025, "998": 0.001}
LEAST_TAIL = 1e-15


def funnel_limit(n: int, target: float, p: float) -> float:
    """Exact binomial control limit of a share at sample size n, interpolated between counts.

    r is the smallest count with F(r) >= p, a = (F(r) - p)/f(r), and the limit (r - a)/n.
    Source: Spiegelhalter (2005), Stat. Med. 24:1185-1202, appendix A.

    Args:
        n: sample size, at least 1.
        target: share in the centre, within (0, 1).
        p: lower tail probability of the limit, such as 0.025 or 0.975.

    Returns:
        The limit as a share, cut to [0, 1].

    Raises:
        ValueError: an argument is out of range.
    """
    n, target, p = whole("n", n, least=1), fraction("target", target), fraction("p", p)
    below, r = -1, n  # F(below) < p <= F(r)
    while r - below > 1:
        middle = (below + r) // 2
        if float(special.bdtr(middle, n, target)) >= p:
            r = middle
        else:
            below = middle
    cumulated = float(special.bdtr(r, n, target))
    mass = cumulated - (float(special.bdtr(r - 1, n, target)) if r else 0.0)
    a = (cumulated - p) / mass if mass > 0 else 0.0
    return float(min(1.0, max(0.0, (r - a) / n)))


@dataclass(frozen=True, slots=True)
class Funnel:
    """Regions and their control limits.

    Attributes:
        table: one row a region, sorted by its label: ``label k n share z p_value low_95 high_95 low_998
            high_998 zone flagged``. ``zone`` is ``inside``, ``outside_95``, ``outside_998`` or ``""`` when
            there is nothing to judge; ``flagged`` is the Benjamini-Hochberg verdict in the family.
        target: share in the centre.
        phi: overdispersion of the winsorised z-scores (1 when not applied).
        family: the comparisons, for the number that must be printed with them.
    """

    table: pd.DataFrame
    target: float
    phi: float
    family: Family

    def results(self, stem: str, *, unit: str = "persons") -> list[Result]:
        """The share of each region, as it may be printed, with the number of comparisons it is one of."""
        out = []
        for row in self.table.to_dict("records"):
            one = share(int(row["k"]), int(row["n"]), unit=unit, result_id=f"{stem}.{row['label']}")
            told = {"zone": row["zone"], "flagged": bool(row["flagged"]), "target": self.target}
            out.append(
                one.named(
                    one.result_id, notes=(*one.notes, self.family.note), details={**one.details, **told}
                )
            )
        return out


def funnel(
    k: Any,
    n: Any,
    labels: Any,
    *,
    target: float | None = None,
    overdispersion: str = "auto",
    rate: float = 0.10,
) -> Funnel:
    """Compare regional shares k/n with the share of all of them (or with ``target``).

    z = (k/n - t)/√(t(1-t)/n). With overdispersion, φ is the mean square of the z-scores after pulling the
    lowest and highest 10 % in; limits and p-values then use z/√φ. Source: Spiegelhalter (2005).

    Args:
        k: how many have the attribute, per region.
        n: of how many, per region; regions with 0 stay in the table unjudged.
        labels: names of the regions.
        target: share in the centre; Σk/Σn when left out.
        overdispersion: ``auto`` (used when φ > 1 over at least 10 regions), ``yes`` or ``no``.
        rate: false discovery rate of the family.

    Returns:
        A :class:`Funnel`; no region is judged where all are alike (nobody, or everybody, has the attribute).

    Raises:
        ValueError: k or n is no whole number, k exceeds n, lengths differ, or a target is given that is 0 or 1.
    """
    one_of("overdispersion", overdispersion, ("auto", "yes", "no"))
    hits = numbers("k", k, least=0, integral=True)
    size = numbers("n", n, least=0, integral=True, size=hits.size)
    names = [str(label) for label in labels]
    if len(names) != hits.size:
        raise ValueError(f"labels must have length {hits.size}, got {len(names)}")
    if len(set(names)) != len(names):
        raise ValueError("labels must differ from one another")
    if np.any(hits > size):
        raise ValueError("k must not exceed n in any region")
    judged = size > 0
    if target is None:
        target = float(hits.sum() / size.sum()) if size.sum() else 0.0
        if target in {0.0, 1.0}:  # all regions are alike: there is nothing to judge
            judged[:] = False
    else:
        fraction("target", target)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (hits / size - target) / np.sqrt(target * (1 - target) / size)
    phi = _winsorised(z[judged]) if overdispersion != "no" and judged.sum() > 1 else 1.0
    if overdispersion == "auto" and (judged.sum() < 10 or phi < 1):
        phi = 1.0
    spread = float(np.sqrt(phi))
    rows = []
    for index, name in enumerate(names):
        total, hit = int(size[index]), int(hits[index])
        row: dict[str, object] = {"label": name, "k": hit, "n": total}
        if total:
            row["share"] = hit / total
        if judged[index]:
            row["z"] = float(z[index] / spread)
            row["p_value"] = _p_value(hit, total, target, float(z[index]), spread)
            for tag, tail in TAILS.items():
                p_low = float(special.ndtr(special.ndtri(tail) * spread))
                # Limits so wide that the tail is nothing lie at the ends.
                row[f"low_{tag}"] = funnel_limit(total, target, p_low) if p_low > LEAST_TAIL else 0.0
                row[f"high_{tag}"] = funnel_limit(total, target, 1 - p_low) if p_low > LEAST_TAIL else 1.0
        rows.append(row)
    limits = [f"{side}_{tag}" for tag in TAILS for side in ("low", "high")]
    frame = pd.DataFrame(rows, columns=["label", "k", "n", "share", "z", "p_value", *limits])
    frame = frame.astype(dict.fromkeys(["share", "z", "p_value", *limits], "float64"))
    known = frame["p_value"].notna()
    family = benjamini_hochberg(
        frame.loc[known, "p_value"].to_numpy(), rate, labels=frame.loc[known, "label"].tolist()
    )
    out_95 = (frame["share"] < frame["low_95"]) | (frame["share"] > frame["high_95"])
    out_998 = (frame["share"] < frame["low_998"]) | (frame["share"] > frame["high_998"])
    frame["zone"] = np.select([~known, out_998, out_95], ["", "outside_998", "outside_95"], default="inside")
    frame["flagged"] = False
    if known.any():
        frame.loc[known, "flagged"] = list(family.flagged)
    return Funnel(frame.sort_values("label", ignore_index=True), target, phi, family)


def _winsorised(z: FloatArray) -> float:
    low, high = np.quantile(z, (0.1, 0.9))
    return float((np.clip(z, low, high) ** 2).mean())


def _p_value(k: int, n: int, target: float, z: float, spread: float) -> float:
    if spread > 1:
        return float(2 * special.ndtr(-abs(z) / spread))
    upper = midp_upper_tail(k, n, target)
    return float(min(1.0, 2 * min(upper, 1 - upper)))
