"""How the ground studied is spread over places, law, sources and outcomes, and how firm that is."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from researchkit.analyse.cohort import Cohort, count
from researchkit.analyse.proportions import LEAST_FOR_PERCENT
from researchkit.analyse.readings import READINGS
from researchkit.core.result import Result, refused

#: Steps of the odds at which the share is computed again: the undetermined less, as and more often a yes.
DELTAS = (("less", -1.0), ("same", 0.0), ("more", 1.0))


def provision(article: str) -> str:
    """An article without part and paragraph: ``KZ-CC:405(2)`` → ``KZ-CC:405``."""
    return article.partition("(")[0]


def values(group: Cohort, name: str) -> dict[str, set[str]]:
    """Cases by each value of ``region``, ``provision``, ``source``, ``outcome`` or ``conduct``; "" = not told."""
    column = {"region": "region", "provision": "articles", "source": "sources", "outcome": "outcome",
              "conduct": "conducts"}[name]  # fmt: skip
    out: dict[str, set[str]] = {}
    for case, told in zip(group.cases["case_id"], group.cases[column], strict=True):
        for value in {provision(one) if name == "provision" else one for one in told.split("|")}:
            out.setdefault(value, set()).add(case)
    return out


def provisions(group: Cohort) -> list[Result]:
    """Cases by provision, by conduct under each provision, and by conduct where no provision is told."""
    law, conduct = values(group, "provision"), values(group, "conduct")
    out = _ordered([count(group, ids, f"provision.{code or 'unknown'}") for code, ids in law.items()])
    for code, ids in sorted(law.items()):
        for act, others in sorted(conduct.items()):
            if both := ids & others:
                out.append(count(group, both, f"conduct_under.{code or 'unknown'}.{act or 'unknown'}"))
    return out


def bounds(group: Cohort, answers: dict[str, str], ids: Iterable[str], name: str) -> Result:
    """For how many of some cases the answer is yes: at least the yes, at most yes and unknown.

    A case only possibly in the period counts towards the upper end unless its answer is no. A case without an
    answer is unknown. Source: as :func:`researchkit.analyse.readings.reading_bounds`.
    """
    chosen = set(ids)
    sure = [case for case in group.sure if case in chosen]
    yes = [case for case in sure if answers.get(case) == "yes"]
    rest = [case for case in sure if answers.get(case, "unknown") == "unknown"]
    rest += [case for case in group.possible if case in chosen and answers.get(case, "unknown") != "no"]
    return Result(
        f"{group.stem}.{name}", None, float(len(yes)), float(len(yes) + len(rest)), "bounds", n=len(sure),
        unit="cases", method="worst-case bounds", citation="Manski (1989)", case_ids=tuple(yes),
        possible_ids=tuple(sorted(rest)),
    )  # fmt: skip


def answers_of(group: Cohort, variable: str, reading: str) -> dict[str, str]:
    """What a reading says of each case: yes, no or unknown."""
    chosen = group.findings[group.findings["variable"] == variable]
    return dict(zip(chosen["case_id"], chosen[reading], strict=True))


def ground_by(group: Cohort, variable: str, name: str) -> list[Result]:
    """Under each reading, for how many cases of each value the ground was all.

    Args:
        group: the cohort.
        variable: the finding, such as ``basis.attendance``.
        name: ``region``, ``provision``, ``source`` or ``outcome``.
    """
    split = values(group, name)
    out = []
    for reading in READINGS:
        answers = answers_of(group, variable, reading)
        for value, ids in sorted(split.items(), key=lambda one: (not one[0], -len(one[1]), one[0])):
            out.append(bounds(group, answers, ids, f"ground_by.{reading}.{name}.{value or 'unknown'}"))
    return out


def other_grounds(group: Cohort, studied: str) -> list[Result]:
    """The readings of every other ground that the findings hold (meeting and assembly apart, for instance)."""
    everybody = (*group.sure, *group.possible)
    return [
        bounds(group, answers_of(group, variable, reading), everybody, f"{variable}.{reading}")
        for variable in sorted(set(group.findings["variable"]) - {studied})
        if variable.startswith("basis.")
        for reading in READINGS
    ]


def robustness(group: Cohort, variable: str) -> list[Result]:
    """How far the headline would move: a second origin asked for, and other assumptions about the unknown.

    Source: as :mod:`researchkit.analyse.sensitivity`; shares only from twenty cases on.
    """
    answers = answers_of(group, variable, "standard")
    mine = group.findings[group.findings["variable"] == variable]
    origins = dict(zip(mine["case_id"], mine["origins_n"].fillna(0).astype("int64"), strict=True))
    firm = {
        case: "unknown" if answer == "yes" and origins.get(case, 0) < 2 else answer
        for case, answer in answers.items()
    }
    out = [bounds(group, firm, (*group.sure, *group.possible), f"{variable}.two_origins")]
    told = [answers.get(case, "unknown") for case in group.sure]
    yes, no, unknown = (told.count(answer) for answer in ("yes", "no", "unknown"))
    names = [f"{group.stem}.sensitivity.{name}" for name, _ in DELTAS]
    tip = f"{group.stem}.sensitivity.tipping"
    if len(told) < LEAST_FOR_PERCENT or not yes + no or not unknown:
        why = "fewer than twenty cases, or nothing to be assumed"
        return out + [refused(name, why, unit="share") for name in names] + [refused(tip, why, unit="ratio")]
    from researchkit.analyse import sensitivity

    for name, (_, delta) in zip(names, DELTAS, strict=True):
        out.append(sensitivity.delta_adjusted(yes, no, unknown, delta, result_id=name))
    found = sensitivity.tipping_point(yes, no, unknown, result_id=tip)
    odds = None if found.value is None else math.exp(found.value)
    out.append(found if odds is None else found.named(tip, value=odds, unit="ratio", notes=("odds ratio",)))
    return out


def positions(group: Cohort, told: pd.DataFrame) -> list[Result]:
    """In how many cases a source tells what authorities themselves say, by who says it and of which conduct."""
    here = told[told["case_id"].isin({*group.sure, *group.possible})]
    out = [count(group, set(here["case_id"]), "position.any")]
    for speaker, rows in here.groupby("asserted_by"):
        out.append(count(group, set(rows["case_id"]), f"position_by.{speaker}"))
    acts = here[(here["field"] == "conduct") & (here["assertion"] == "asserted")]
    said = [count(group, set(rows["case_id"]), f"position_of.{act}") for act, rows in acts.groupby("value")]
    return out + _ordered(said)


def _ordered(results: list[Result]) -> list[Result]:
    return sorted(results, key=lambda r: (r.result_id.endswith(".unknown"), -(r.high or 0), r.result_id))
