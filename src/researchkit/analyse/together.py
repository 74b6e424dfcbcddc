"""Which independent origins told of the cases of a period together: the figures of an UpSet chart."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from researchkit.analyse.cohort import Cohort
from researchkit.analyse.combinations import source_combinations
from researchkit.core.result import Result

#: Origins that are told apart: those of a country with most cases; more rows than these no reader compares.
MAIN = 9
OTHER, OTHERS = "other", "others"


def documented_together(group: Cohort, cases: pd.DataFrame, pages: pd.DataFrame) -> list[Result]:
    """Cases surely in the period by the exact set of origins that told of them; the sets exclude one another.

    The origins with most cases of the country, over all years, are told apart, so that a set has the same
    name in every period. Of the rest, a case has ``other`` (one) or ``others`` (several). A case that rests on one
    independent origin stands under one name, even where its page passes on another's words: that of the two with
    more cases.

    Args:
        group: the cohort.
        cases: every case (contract CASES).
        pages: pages of the cases (contract CASE_SOURCES): only an origin with an open page is told apart.

    Returns:
        ``together.<origin>+<origin>`` for each set that occurs, the most frequent first.
    """
    told = Counter(
        origin for text in cases.loc[cases["country"] == group.country, "origins"] for origin in _split(text)
    )
    shown = set(pages.loc[pages["tier"] == "open", "origin_id"]).intersection(told)
    main = set(sorted(shown, key=lambda origin: (-told[origin], origin))[:MAIN])
    certain = group.cases[group.cases["case_id"].isin(group.sure)]
    folded = [
        "|".join(_folded(_split(text), main, told, alone=independent == 1))
        for text, independent in zip(certain["origins"], certain["origins_n"], strict=True)
    ]
    return list(
        source_combinations(
            certain.assign(origins=folded), "origins", result_id=f"{group.stem}.together"
        ).results
    )


def _split(text: str) -> list[str]:
    return [part for part in str(text).split("|") if part]


def _folded(origins: list[str], main: set[str], told: Counter[str], *, alone: bool) -> list[str]:
    if alone:
        origins = [min(origins, key=lambda origin: (-told[origin], origin))] if origins else []
    rest = sum(origin not in main for origin in origins)
    named = [origin for origin in origins if origin in main]
    return [*named, *([OTHER] if rest == 1 else [OTHERS] if rest else [])]
