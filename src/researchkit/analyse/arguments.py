"""Checks of what callers pass in: one clear message, before any arithmetic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


def whole(name: str, value: object, *, least: int = 0) -> int:
    """A whole number not below ``least``.

    Raises:
        ValueError: it is not one.
    """
    if isinstance(value, bool | np.bool_) or not isinstance(value, int | float | np.integer | np.floating):
        raise ValueError(f"{name} must be a whole number, got {type(value).__name__}")
    if not np.isfinite(value) or float(value) != int(value):
        raise ValueError(f"{name} must be a whole number, got {value}")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, got {int(value)}")
    return int(value)


def fraction(name: str, value: object) -> float:
    """A number strictly between 0 and 1 (a level, a target share).

    Raises:
        ValueError: it is not one.
    """
    number = positive(name, value)
    if number >= 1:
        raise ValueError(f"{name} must lie strictly between 0 and 1, got {number}")
    return number


def positive(name: str, value: object) -> float:
    """A finite number above 0 (an exposure, a scale).

    Raises:
        ValueError: it is not one.
    """
    if isinstance(value, bool | np.bool_) or not isinstance(value, int | float | np.integer | np.floating):
        raise ValueError(f"{name} must be a number, got {type(value).__name__}")
    if not np.isfinite(value) or value <= 0:
        raise ValueError(f"{name} must be a finite number above 0, got {value}")
    return float(value)


def trial(k: object, n: object, names: tuple[str, str] = ("k", "n")) -> tuple[int, int]:
    """Successes and trials.

    Raises:
        ValueError: they are not whole, negative, or there are more successes than trials.
    """
    successes, trials = whole(names[0], k), whole(names[1], n)
    if successes > trials:
        raise ValueError(f"{names[0]} must not exceed {names[1]}, got {successes} of {trials}")
    return successes, trials


def numbers(
    name: str, values: Any, *, least: float | None = None, integral: bool = False, size: int | None = None
) -> FloatArray:
    """A one-dimensional array of finite numbers.

    Raises:
        ValueError: it has another shape, something missing, or a value out of range.
    """
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must hold numbers only") from None
    if array.ndim != 1:
        raise ValueError(f"{name} must have one dimension, got {array.ndim}")
    if size is not None and array.size != size:
        raise ValueError(f"{name} must have length {size}, got {array.size}")
    if not np.all(np.isfinite(array)):
        raise ValueError(f"{name} must not hold missing or infinite values")
    if least is not None and array.size and array.min() < least:
        raise ValueError(f"{name} must not go below {least:g}")
    if integral and np.any(array != np.round(array)):
        raise ValueError(f"{name} must hold whole numbers")
    return array


def yes_no(name: str, values: Any, size: int) -> npt.NDArray[np.bool_]:
    """A one-dimensional array of booleans (0/1 are taken too).

    Raises:
        ValueError: it holds anything else or has another length.
    """
    array = np.asarray(values)
    if array.ndim != 1 or array.size != size:
        raise ValueError(f"{name} must have one dimension and length {size}")
    if array.dtype != np.bool_:
        array = numbers(name, array)
        if not np.isin(array, (0, 1)).all():
            raise ValueError(f"{name} must hold true/false (or 0/1) only")
    return array.astype(np.bool_)


def day(value: object) -> dt.date | None:
    """A day told as a date, a timestamp or ISO text; ``None`` where nothing is told.

    Raises:
        ValueError: it is no day.
    """
    if (
        value is None
        or value is pd.NaT
        or value is pd.NA
        or value == ""
        or (isinstance(value, float) and np.isnan(value))
    ):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise ValueError("dates must be ISO days (YYYY-MM-DD) or empty") from None


def need(frame: pd.DataFrame, columns: Sequence[str], table: str) -> None:
    """The columns a function reads must be there.

    Raises:
        ValueError: some are missing; the message names them.
    """
    if missing := [name for name in columns if name not in frame.columns]:
        raise ValueError(f"{table}: column(s) missing: {', '.join(missing)}")


def one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    """A choice from a short list.

    Raises:
        ValueError: it is none of them.
    """
    if value not in allowed:
        raise ValueError(f"{name} must be one of {', '.join(allowed)}; got {value!r}")
    return value


def ids(values: Iterable[object]) -> tuple[str, ...]:
    """Case ids, each once, sorted, as text."""
    return tuple(sorted({str(value) for value in values}))


def parts(values: pd.Series) -> pd.Series:
    """The pieces of a column that holds several values joined with ``|``; one row a piece, empty ones out.

    The index repeats the row's label, so the pieces can be walked back to their rows.
    """
    text = values.astype("str").where(values.notna(), "")
    pieces = text.str.split("|").explode().str.strip()
    return pieces[pieces != ""]
