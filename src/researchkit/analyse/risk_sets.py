"""Who is under observation when: the risk sets behind every duration estimate."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from researchkit.analyse.arguments import FloatArray, numbers, yes_no


def checked_spells(
    duration: Any, ended: Any, entry: Any
) -> tuple[FloatArray, npt.NDArray[np.bool_], FloatArray]:
    """Durations, whether they ended, and entries (0 when left out), checked.

    Raises:
        ValueError: lengths differ, something is missing or negative, or an entry is not before its duration (0 and 0, a spell
            that ended on its first day, is allowed).
    """
    time = numbers("duration", duration, least=0)
    end = yes_no("ended", ended, time.size)
    begin = np.zeros(time.size) if entry is None else numbers("entry", entry, least=0, size=time.size)
    if entry is not None and np.any((begin >= time) & (begin > 0)):
        raise ValueError("every entry must lie before its duration (otherwise the person was never at risk)")
    return time, end, begin


def first_gap(time: FloatArray, begin: FloatArray) -> float:
    """The first time after which nobody is under observation although others enter later; infinity if there is none.

    Beyond it a product of conditional shares says nothing: nobody was there to be released.
    """
    reach = -np.inf
    for index in np.lexsort((-time, begin)):
        if reach > -np.inf and begin[index] >= reach and time[index] > reach:
            return float(reach)
        reach = max(reach, float(time[index]))
    return float(np.inf)


def count_at(values: FloatArray, moments: FloatArray) -> FloatArray:
    """How many of the values fall on each moment."""
    out = np.zeros(moments.size)
    np.add.at(out, np.searchsorted(moments, values), 1.0)
    return out


def at_risk_at(time: FloatArray, begin: FloatArray, moments: FloatArray) -> FloatArray:
    """Number with begin < t <= time, per moment; a spell of length 0 counts at 0."""
    entered = np.searchsorted(np.sort(begin), moments, side="left").astype(float)
    left = np.searchsorted(np.sort(time), moments, side="left").astype(float)
    risk = entered - left
    if moments.size and moments[0] == 0:  # nobody enters before 0: those of length 0 are at risk at 0
        risk[0] = float((begin == 0).sum())
    return np.asarray(risk)
