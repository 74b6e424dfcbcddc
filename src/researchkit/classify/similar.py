"""Cases like a given one: what they share in grounds, law, procedure and affiliation, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Likeness:
    """One similar case: a score in [0, 1] that only orders, and the reasons, which are the result."""

    case_id: str
    score: float
    reasons: tuple[str, ...]


#: What is compared, with its weight: rare things in common count more than frequent ones.
_COMPARED = {"articles": 3.0, "conducts": 2.0, "procedures": 1.0, "affiliations": 1.0, "offence_groups": 1.0}


def similar(case_id: str, cases: pd.DataFrame, findings: pd.DataFrame, *, most: int = 10) -> list[Likeness]:
    """Find cases that resemble one.

    Each shared value counts by how rare it is among all cases (its inverse document frequency), so that two
    cases under a seldom-used article resemble one another more than two that were both "detained".

    Args:
        case_id: the case to compare with.
        cases: contract CASES.
        findings: contract FINDINGS of one ground.
        most: how many to return.

    Returns:
        Best first; ties by case id.

    Raises:
        KeyError: there is no such case.
    """
    frame = cases.merge(findings[["case_id", "value", "grade"]], on="case_id", how="left").set_index(
        "case_id"
    )
    if case_id not in frame.index:
        raise KeyError(case_id)
    sets = {name: frame[name].fillna("").map(_values) for name in _COMPARED}
    # Articles are compared without part and paragraph as well: 272(1) and 272(3) are one offence.
    sets["articles"] = sets["articles"].map(
        lambda values: values | {value.partition("(")[0] for value in values}
    )
    basis = (frame["value"].fillna("") + "/" + frame["grade"].fillna("")).map(lambda text: {text} - {"/"})
    sets["basis"] = basis
    weights = _COMPARED | {"basis": 1.0}
    own = {name: values[case_id] for name, values in sets.items()}
    frequency = {name: values.explode().value_counts() for name, values in sets.items()}
    best = sum(weights[name] / frequency[name][value] for name in sets for value in own[name])
    out = []
    for other in frame.index:
        if other == case_id:
            continue
        shared = [(name, value) for name in sets for value in sorted(own[name] & sets[name][other])]
        if not shared:
            continue
        score = sum(weights[name] / frequency[name][value] for name, value in shared) / best if best else 0.0
        out.append(Likeness(str(other), round(score, 4), tuple(f"{name}: {value}" for name, value in shared)))
    return sorted(out, key=lambda like: (-like.score, like.case_id))[:most]


def _values(text: str) -> set[str]:
    return {value for value in text.split("|") if value}
