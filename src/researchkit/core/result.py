"""A number that may be printed: with unit, n, interval, method, and the cases behind it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Result:
    """One figure, or a reasoned refusal to give one.

    Attributes:
        result_id: stable name, e.g. ``KZ.2025Q2.arrests.surely``; what ``explain`` takes.
        value: the point value; ``None`` when only bounds stand, or when refused.
        low, high: the interval or bounds; ``None`` when there is none.
        interval_kind: what ``low``–``high`` means: ``bounds`` (identification),
            ``confidence``, ``prediction``, ``credible`` or ``""``.
        level: coverage of the interval in (0, 1), or ``None`` for bounds.
        n: the denominator or number of observations.
        unit: what is counted: ``persons``, ``cases``, ``arrests``, ``events``, ``reports``, ``share``,
            ``ratio``, ``days`` …
        method: short name of the method; ``citation`` its source.
        refused: why no number is given, else ``""``. A refused result never has a value.
        case_ids: the (pseudonymous) cases counted surely; ``possible_ids`` those that only may count.
        flags: marks as in tables: ``p`` provisional, ``r`` revised, ``c`` suppressed.
        notes: assumptions and warnings that must travel with the number.
        details: further numbers of the method (not printed without a result of their own).
    """

    result_id: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    interval_kind: str = ""
    level: float | None = None
    n: int | None = None
    unit: str = ""
    method: str = ""
    citation: str = ""
    refused: str = ""
    case_ids: tuple[str, ...] = ()
    possible_ids: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    details: dict[str, object] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        if self.refused and (self.value is not None or self.low is not None or self.high is not None):
            raise ValueError("a refused result carries no number")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("the interval of a result runs backwards")

    def named(self, result_id: str, **changes: object) -> Result:
        """A copy under another id (and other changed fields)."""
        return replace(self, result_id=result_id, **changes)  # type: ignore[arg-type]

    def __str__(self) -> str:
        if self.refused:
            return f"not given: {self.refused}"
        if self.low is None or self.high is None:
            span = "" if self.low is None else f"at least {_short(self.low)}"
            span = span if self.high is None else f"at most {_short(self.high)}"
        else:
            span = f"{_short(self.low)}–{_short(self.high)}"
        part = self.n is not None and (self.value is None or self.value <= self.n)
        of = f" of {self.n}" if part and self.unit in _COUNTED else ""
        kind = f" ({self.interval_kind})" if span and self.interval_kind else ""
        if self.value is None:
            return f"{span}{of}{kind}"
        return f"{_short(self.value)}{of}" + (f" [{span}{kind}]" if span else "")


_COUNTED = frozenset({"persons", "cases", "arrests", "events", "reports"})


def refused(result_id: str, reason: str, **known: object) -> Result:
    """A result that gives no number and says why."""
    return Result(result_id=result_id, refused=reason, **known)  # type: ignore[arg-type]


def _short(value: float) -> str:
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.3g}"
