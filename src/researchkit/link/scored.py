"""Pairs of reports with their probability and what the model saw; of millions, those that matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from researchkit.link import model
from researchkit.link.cluster import Sets
from researchkit.link.engine import score
from researchkit.link.kinship import Kinship
from researchkit.link.reasons import words
from researchkit.link.records import records

#: Pairs at or above this probability are joined without asking; from ``REVIEW`` up a person is asked.
AUTO, REVIEW = 0.99, 0.5
#: A pair whose names are told too briefly (see :func:`researchkit.link.model.weak`) is never likelier than this.
WEAK_LIMIT = 0.989

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scored:
    """Compared pairs that matter: likely ones, judged ones, and all inside what might be one person.

    Attributes:
        pairs: ``(a, b)`` with ``a < b``, sorted.
        probability: of each pair.
        saw: for each pair, the number of its reason.
        reasons: what the model saw, in words.
        row: pair → its place.
        compared: number of pairs that were compared altogether.
    """

    pairs: list[Pair]
    probability: list[float]
    saw: list[int]
    reasons: list[str]
    row: dict[Pair, int]
    compared: int

    def words(self, pair: Pair) -> str:
        """What the model saw, in words."""
        row = self.row.get(pair)
        return "" if row is None else self.reasons[self.saw[row]]


def compare_reports(
    keys: pd.DataFrame,
    number: np.ndarray,
    kin: Kinship,
    engine: str,
    parents: Mapping[str, str],
    asked: Sequence[Pair],
    joined: Sequence[Pair],
) -> Scored:
    """Score the reports whose spellings are kin.

    Args:
        keys: contract LINK_KEYS, in the order that numbers the reports.
        number: spelling of each report, -1 for none.
        kin: kinship of the spellings.
        engine: ``duckdb`` or ``spark``.
        parents: region → larger region.
        asked: pairs that a person judged, whatever the verdict; they are kept.
        joined: pairs that a person joined.
    """
    reports = int((number >= 0).sum())
    if reports < 2:
        return Scored([], [], [], [], {}, 0)
    table, rates = records(keys, number, kin.spellings, kin.near(), parents)
    out = score(table, kin.table(), rates, model.settings(reports, engine), engine)
    left, right = out["uid_l"].to_numpy(), out["uid_r"].to_numpy()
    probability = 1.0 / (1.0 + np.exp2(-out["match_weight"].to_numpy()))
    names = [name for name in out.column_names if name.startswith("gamma_")]
    gamma = {name.removeprefix("gamma_"): out[name].to_numpy() for name in names}
    probability = np.where(model.weak(gamma), np.minimum(probability, WEAK_LIMIT), probability)

    keep = probability >= REVIEW
    keep |= np.isin(left * len(keys) + right, [a * len(keys) + b for a, b in asked])
    group = _components(len(keys), left, right, probability >= AUTO, joined)
    keep |= group[left] == group[right]
    seen, saw = np.unique(np.column_stack([gamma[name][keep] for name in gamma]), axis=0, return_inverse=True)
    reasons = [words(dict(zip(gamma, level, strict=True))) for level in seen.tolist()]
    pairs = list(zip(left[keep].tolist(), right[keep].tolist(), strict=True))
    row = {pair: place for place, pair in enumerate(pairs)}
    return Scored(pairs, probability[keep].tolist(), saw.ravel().tolist(), reasons, row, len(left))


def _components(
    size: int, left: np.ndarray, right: np.ndarray, sure: np.ndarray, joined: Sequence[Pair]
) -> np.ndarray:
    """What might be one person at most: reports chained by sure pairs and by judgements."""
    sets = Sets(size)
    for a, b in [*zip(left[sure].tolist(), right[sure].tolist(), strict=True), *joined]:
        sets.join(a, b)
    return np.array([sets.find(item) for item in range(size)], dtype=np.int64)
