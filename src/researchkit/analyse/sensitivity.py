"""How far a share would move if codes were wrong, sources worse, or the unknown known."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy import special

from researchkit.analyse.arguments import FloatArray, fraction, need, numbers, one_of
from researchkit.analyse.bounds import worst_case
from researchkit.analyse.roots import increasing_root
from researchkit.core.result import Result, refused

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(64)
GRADES = (("A", ("A",)), ("A-B", ("A", "B")), ("A-C", ("A", "B", "C")))


def miscoded(
    yes: int, no: int, share_wrong: float, *, model: str = "corrupted", result_id: str = "miscoded"
) -> Result:
    """Bounds of a share if at most a share λ of the determined cases is coded wrongly.

    ``corrupted`` (any case may be wrong): [p - λ, p + λ]. ``contaminated`` (wrong cases are unrelated to the
    truth): [(p - λ)/(1 - λ), p/(1 - λ)]. Both cut to [0, 1].
    Source: Horowitz & Manski (1995), Econometrica 63:281-302.

    Args:
        yes: determined cases coded yes.
        no: determined cases coded no.
        share_wrong: λ, within (0, 1).
        model: ``corrupted`` or ``contaminated``.
        result_id: name of the result.

    Raises:
        ValueError: an argument is out of range.
    """
    one_of("model", model, ("corrupted", "contaminated"))
    wrong = fraction("share_wrong", share_wrong)
    known = worst_case(yes, no, 0)
    if known.refused or known.low is None:
        return refused(result_id, "there are no determined cases", unit="share", n=0)
    p = known.low
    low, high = (
        (p - wrong, p + wrong) if model == "corrupted" else ((p - wrong) / (1 - wrong), p / (1 - wrong))
    )
    return Result(
        result_id, p, max(0.0, low), min(1.0, high), "bounds", None, known.n, "share",
        f"Horowitz-Manski, {model}", "Horowitz & Manski (1995)",
        notes=(f"if at most {wrong:.0%} of the determined cases are coded wrongly",),
        details={"share_wrong": wrong},
    )  # fmt: skip


def corrected(
    share: float, sensitivity: float, specificity: float, *, result_id: str = "corrected"
) -> Result:
    """A share corrected for known coding errors: (p + Sp - 1)/(Se + Sp - 1).

    Refused where Se + Sp is not above 1 (the code tells nothing), or the corrected value falls outside
    [0, 1]. Source: Rogan & Gladen (1978), Am. J. Epidemiol. 107:71-76.

    Raises:
        ValueError: an argument is outside [0, 1].
    """
    values = (("share", share), ("sensitivity", sensitivity), ("specificity", specificity))
    for name, value in values:
        if not (np.isfinite(value) and 0 <= value <= 1):
            raise ValueError(f"{name} must lie within [0, 1], got {value}")
    power = sensitivity + specificity - 1
    if power <= 0:
        return refused(result_id, "codes with these error rates tell nothing", unit="share")
    value = (share + specificity - 1) / power
    if not -1e-12 <= value <= 1 + 1e-12:
        return refused(result_id, "these error rates cannot have produced the observed share", unit="share")
    return Result(
        result_id, min(1.0, max(0.0, value)), unit="share", method="Rogan-Gladen", citation="Rogan & Gladen (1978)",
        notes=(f"if sensitivity is {sensitivity:.0%} and specificity {specificity:.0%}",),
        details={"sensitivity": sensitivity, "specificity": specificity},
    )  # fmt: skip


def correction_grid(
    share: float,
    sensitivities: Sequence[float] = (0.80, 0.90, 0.95, 1.0),
    specificities: Sequence[float] = (0.80, 0.90, 0.95, 1.0),
) -> pd.DataFrame:
    """:func:`corrected` over a grid; columns ``sensitivity specificity share refused``."""
    rows = []
    for se in sensitivities:
        for sp in specificities:
            one = corrected(share, se, sp)
            rows.append((se, sp, np.nan if one.value is None else one.value, one.refused))
    return pd.DataFrame(rows, columns=["sensitivity", "specificity", "share", "refused"])


def delta_adjusted(
    yes: Any,
    no: Any,
    undetermined: Any,
    delta: float = 0.0,
    *,
    level: float = 0.95,
    result_id: str = "delta_adjusted",
) -> Result:
    """A share if the undetermined cases differ from the determined ones by δ on the log-odds scale.

    Within each stratum the undetermined are drawn as Bernoulli(expit(logit θ + δ)), θ ~ Beta(yes + ½,
    no + ½). The logits of the completed shares are pooled by Rubin's rules with Barnard-Rubin degrees of
    freedom. The limit of infinitely many imputations is computed exactly (the distribution of the completed
    number is summed, not simulated), so there is no seed. δ = 0 means the unknown are like the known.

    Args:
        yes: known to have the attribute; a number, or one per stratum.
        no: known not to have it, likewise.
        undetermined: the rest, likewise.
        delta: δ.
        level: coverage.
        result_id: name of the result.

    Returns:
        A share with its interval; refused if there are no determined cases. It always lies within the
        worst-case bounds. Source: Rubin (1987); Barnard & Rubin (1999), Biometrika 86:948-955;
        Carpenter & Kenward (2013), chapter 10 (δ-adjustment).

    Raises:
        ValueError: counts are not whole numbers of at least 0, lengths differ, or δ is not finite.
    """
    a, b, u = _strata(yes, no, undetermined)
    fraction("level", level)
    if not np.isfinite(delta):
        raise ValueError("delta must be finite")
    n = int((a + b + u).sum())
    if (a + b).sum() == 0:
        return refused(result_id, "there are no determined cases", unit="share", n=n)
    chance = np.ones(1)  # distribution of the number of undetermined that are a yes
    for known_yes, known_no, open_ in zip(a, b, u, strict=True):
        if open_:
            chance = np.convolve(chance, _imputed(known_yes, known_no, int(open_), delta))
    share = (a.sum() + np.arange(chance.size)) / n
    share = np.clip(share, 0.5 / (n + 1), 1 - 0.5 / (n + 1))  # a logit needs the inside
    logit = np.log(share) - np.log1p(-share)
    middle = float(chance @ logit)
    within = float(chance @ (1 / (n * share * (1 - share))))
    between = float(chance @ (logit - middle) ** 2)
    lost = between / (within + between)
    complete = n - 1.0
    df = max(1.0, (complete + 1) / (complete + 3) * complete * (1 - lost)) if complete > 0 else 1.0
    reach = float(special.stdtrit(df, 0.5 + level / 2)) * math.sqrt(within + between)
    low, value, high = (float(special.expit(middle + step)) for step in (-reach, 0.0, reach))
    value = float(
        min(max(value, a.sum() / n), (a.sum() + u.sum()) / n)
    )  # never outside the worst-case bounds
    low, high = min(low, value), max(high, value)
    return Result(
        result_id, value, low, high, "confidence", level, n, "share", "δ-adjusted multiple imputation",
        "Rubin (1987); Barnard & Rubin (1999)",
        notes=(
            f"if the odds of the {int(u.sum())} undetermined are {math.exp(min(max(delta, -700.0), 700.0)):.2g} times those of the known",
        ),
        details={"delta": delta, "df": df, "fraction_missing": lost,
                 "mean_yes": float(a.sum() + chance @ np.arange(chance.size))},
    )  # fmt: skip


def delta_table(
    yes: Any, no: Any, undetermined: Any, deltas: Sequence[float] = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
) -> pd.DataFrame:
    """:func:`delta_adjusted` for several δ; columns ``delta share low high``."""
    rows = []
    for delta in deltas:
        one = delta_adjusted(yes, no, undetermined, delta)
        rows.append((delta, one.value, one.low, one.high))
    return pd.DataFrame(rows, columns=["delta", "share", "low", "high"]).astype("float64")


def tipping_point(
    yes: Any,
    no: Any,
    undetermined: Any,
    threshold: float = 0.5,
    *,
    reach: float = 10.0,
    result_id: str = "tipping_point",
) -> Result:
    """The δ at which the δ-adjusted share crosses a threshold such as one half.

    Args:
        yes: see :func:`delta_adjusted`.
        no: likewise.
        undetermined: likewise.
        threshold: the share in question.
        reach: how far δ is searched on either side.
        result_id: name of the result.

    Returns:
        δ in log odds; refused when no δ within ``reach`` crosses the threshold, which is good news: the
        statement holds whatever the undetermined are.

    Raises:
        ValueError: see :func:`delta_adjusted`.
    """
    fraction("threshold", threshold)

    def gap(delta: float) -> float:
        found = delta_adjusted(yes, no, undetermined, delta)
        return -1.0 if found.value is None else found.value - threshold

    here = delta_adjusted(yes, no, undetermined, 0.0)
    if here.refused:
        return refused(result_id, here.refused, unit="log odds", n=here.n)
    if not float(np.sum(undetermined)):
        return refused(result_id, "nothing is undetermined", unit="log odds", n=here.n)
    if gap(-reach) > 0 or gap(reach) < 0:
        return refused(
            result_id, f"no assumption about the undetermined moves the share across {threshold:g}",
            unit="log odds", n=here.n,
        )  # fmt: skip
    delta = increasing_root(gap, -reach, reach, tolerance=1e-9)
    return Result(
        result_id, delta, n=here.n, unit="log odds", method="tipping point of δ-adjusted imputation",
        citation="Carpenter & Kenward (2013)", details={"odds_ratio": math.exp(delta), "threshold": threshold},
    )  # fmt: skip


def by_grade(
    table: pd.DataFrame,
    *,
    answer: str = "answer",
    grade: str = "source_grade",
    sets: Sequence[tuple[str, Sequence[str]]] = GRADES,
    result_id: str = "by_grade",
) -> Mapping[str, Result]:
    """Worst-case bounds recomputed on cases whose best source has grade A, A-B, A-C.

    Args:
        table: one row a case: an answer (yes, no, unknown) and the grade of its best source; ``case_id`` is
            used if there.
        answer: column of the answer.
        grade: column of the grade.
        sets: name and grades of each recomputation.
        result_id: stem of the names.

    Returns:
        A result per set, and ``span``: the lowest lower and highest upper bound over the sets that could be
        computed.

    Raises:
        ValueError: a column is missing, or an answer is none of the three.
    """
    need(table, (answer, grade), "table")
    told = table[answer].astype("str")
    if not told.isin(["yes", "no", "unknown"]).all():
        raise ValueError(f"table: {answer} holds something other than yes, no and unknown")
    out: dict[str, Result] = {}
    for name, grades in sets:
        here = table[grade].astype("str").isin(list(grades))
        yes, no, open_ = (here & (told == value) for value in ("yes", "no", "unknown"))
        known = "case_id" in table
        out[name] = worst_case(
            int(yes.sum()), int(no.sum()), int(open_.sum()), result_id=f"{result_id}.{name}",
            case_ids=table.loc[yes, "case_id"].astype("str").tolist() if known else (),
            possible_ids=table.loc[open_, "case_id"].astype("str").tolist() if known else (),
        )  # fmt: skip
    lows = [one.low for one in out.values() if one.low is not None]
    highs = [one.high for one in out.values() if one.high is not None]
    out["span"] = (
        Result(
            f"{result_id}.span", None, min(lows), max(highs), "bounds", unit="share",
            method="span over source grades", notes=("lowest and highest bound over the grades of sources",),
        )
        if lows
        else refused(f"{result_id}.span", "no case has a graded source", unit="share")
    )  # fmt: skip
    return out


def _strata(yes: Any, no: Any, undetermined: Any) -> tuple[FloatArray, FloatArray, FloatArray]:
    a = numbers("yes", np.atleast_1d(yes), least=0, integral=True)
    b = numbers("no", np.atleast_1d(no), least=0, integral=True, size=a.size)
    return a, b, numbers("undetermined", np.atleast_1d(undetermined), least=0, integral=True, size=a.size)


def _imputed(yes: float, no: float, undetermined: int, delta: float) -> FloatArray:
    """Distribution of the number of yes among the undetermined, θ averaged over its Beta distribution."""
    theta = special.betaincinv(yes + 0.5, no + 0.5, (_NODES + 1) / 2)
    theta = np.clip(theta, 1e-300, 1 - 1e-16)
    logit = np.log(theta) - np.log1p(-theta) + delta
    k = np.arange(undetermined + 1)
    log_choose = (
        special.gammaln(undetermined + 1) - special.gammaln(k + 1) - special.gammaln(undetermined - k + 1)
    )
    log_q = -np.logaddexp(0.0, -logit)[:, None]
    log_1q = -np.logaddexp(0.0, logit)[:, None]
    chance = (_WEIGHTS / 2) @ np.exp(log_choose + k * log_q + (undetermined - k) * log_1q)
    return np.asarray(chance / chance.sum())
