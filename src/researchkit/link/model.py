"""The linkage model that ships with the package, and the one number that is set anew for each data set.

The model is a splink settings file, trained once (``benchmarks/linkage/train.py`` makes it again). Nothing is
trained at run time: a small organisation's data are too few for it. Only the prior is set, from the number of
reports: the chance that two reports taken at random are about one person falls as reports grow.
"""

from __future__ import annotations

import copy
import functools
import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

import numpy as np

#: Matches expected for each report, as in collections of reports where a person appears two or three times.
MATCHES_PER_REPORT = 1.6
#: The prior is never higher: a handful of reports is no reason to expect matches.
HIGHEST_PRIOR = 0.02

#: Words of DuckDB's SQL that Spark writes otherwise.
SPARK_WORDS: dict[str, str] = {"list_contains": "array_contains", "list_has_any": "arrays_overlap", '"': "`"}


def prior(reports: int) -> float:
    """Chance that two reports taken at random are about one person: the rule 1.6 / (n - 1), with a ceiling."""
    return min(HIGHEST_PRIOR, MATCHES_PER_REPORT / max(1, reports - 1))


@functools.cache
def _shipped() -> dict[str, Any]:
    text = (resources.files("researchkit.link") / "model.json").read_text(encoding="utf-8")
    model: dict[str, Any] = json.loads(text)
    return model


def version() -> str:
    """Version of the shipped model: it stands in every reason's run record."""
    return str(_shipped()["researchkit_version"])


def settings(reports: int, dialect: str = "duckdb") -> dict[str, Any]:
    """Splink settings for a data set of this many reports.

    Args:
        reports: number of reports that name somebody.
        dialect: ``duckdb`` or ``spark``; the numbers are the same, a few words of SQL differ.
    """
    model = copy.deepcopy(_shipped())
    for own in ("researchkit_version", "researchkit_weak"):
        del model[own]
    model["probability_two_random_records_match"] = prior(reports)
    if dialect == "spark":
        for comparison in model["comparisons"]:
            for level in comparison["comparison_levels"]:
                for word, other in SPARK_WORDS.items():
                    level["sql_condition"] = level["sql_condition"].replace(word, other)
        model["sql_dialect"] = "spark"
    return model


@functools.cache
def levels() -> dict[str, dict[int, str]]:
    """What each level of each comparison says, in words: comparison → level number → words.

    Splink numbers levels from the last (0, "else") upwards; nothing to compare is -1.
    """
    out: dict[str, dict[int, str]] = {}
    for comparison in _shipped()["comparisons"]:
        plain = [level for level in comparison["comparison_levels"] if not level.get("is_null_level")]
        words = {len(plain) - 1 - place: level["label_for_charts"] for place, level in enumerate(plain)}
        out[comparison["output_column_name"]] = words
    return out


def weak(gamma: Mapping[str, np.ndarray]) -> np.ndarray:
    """Pairs whose names are told too briefly for the model to join them alone.

    An initial or a bare family name fits relatives too, and relatives are arrested on one day in one place; so
    such pairs go to a person unless a patronymic, a year of birth or one page's own usage stands beside.

    Args:
        gamma: comparison → level of each pair.
    """
    said, rule = levels(), _shipped()["researchkit_weak"]
    name = gamma["name"]
    brief = np.isin(name, [level for level, words in said["name"].items() if words in rule["levels"]])
    for comparison, found in gamma.items():
        settled = [level for level, words in said[comparison].items() if words in rule["unless"]]
        brief &= ~np.isin(found, settled)
    return np.asarray(brief)
