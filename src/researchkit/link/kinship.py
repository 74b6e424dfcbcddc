"""How near two spellings of a name are: the names room's comparison, asked once for each pair worth asking."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa

from researchkit.clean.names.compare import NameMatch, compare
from researchkit.clean.names.keys import NameKeys, keys
from researchkit.link.block import LIKENESS, Candidates, affordable, candidates

#: Degrees of kinship, as the model knows them. Names in conflict are not kin.
DEGREES = ("same", "strong", "variant", "short", "initial", "partial", "loose")

_DEGREE = {
    "same_key": "same", "strong": "strong", "variant": "variant", "initial_compatible": "initial",
}  # fmt: skip


def degree(match: NameMatch) -> str:
    """Degree of kinship of two names, or ``""`` when they speak against one person.

    What the names room cannot tell is told apart by why: a short form of the given name, a part that one of
    the names lacks, or several slips at once.
    """
    if match.level == "conflict":
        return ""
    if match.level in _DEGREE:
        return _DEGREE[match.level]
    if "given_short_form" in match.reasons:
        return "short"
    return "partial" if {"given_missing", "family_missing"} & set(match.reasons) else "loose"


@dataclass(slots=True)
class Kinship:
    """Which spellings may be one person's.

    Attributes:
        spellings: distinct spellings, as numbered by :func:`researchkit.link.records.spellings`.
        found: candidate pairs with their counts.
        degree: pair ``a <= b`` → degree, for every pair that is kin; a spelling is kin to itself.
        likeness: least likeness of keys that was asked for; higher than usual only where there are too many
            pairs, and then ``left_out`` pairs were not compared.
    """

    spellings: pd.DataFrame
    found: Candidates
    degree: dict[tuple[int, int], str] = field(default_factory=dict)
    likeness: float = LIKENESS
    left_out: int = 0
    _text: list[str] = field(default_factory=list)
    _known: dict[tuple[NameKeys, NameKeys], str] = field(default_factory=dict)
    _asked: dict[tuple[int, int], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, spellings: pd.DataFrame) -> Kinship:
        """Compare every pair of spellings that blocking brings together, and each with itself."""
        out = cls(spellings, candidates(readings(spellings)))
        out._text = spellings["name"].tolist()
        for number, (given, family, initial) in enumerate(
            zip(spellings["given_key"], spellings["family_key"], spellings["given_initial"], strict=True)
        ):
            whole = "same" if given and family else "initial" if family and initial else "partial"
            out.degree[number, number] = whole
        alike = _same_keys(spellings, out.found.pairs)
        out.degree.update(dict.fromkeys(map(tuple, out.found.pairs[alike].tolist()), "same"))
        open_pairs, open_alike = out.found.pairs[~alike], out.found.likeness[~alike]
        out.likeness = affordable(open_alike)
        kept = open_alike >= out.likeness
        out.left_out = int((~kept).sum())
        for a, b in open_pairs[kept].tolist():
            out._ask(a, b)
        return out

    def _ask(self, a: int, b: int) -> None:
        """Compare two spellings; spellings that are read alike in every way are compared once."""
        one, other = keys(self._text[a]), keys(self._text[b])
        known = (one, other)
        if known not in self._known:
            self._known[known] = degree(compare(self._text[a], self._text[b]))
        if near := self._known[known]:
            self.degree[a, b] = near
        else:
            self._asked[a, b] = True

    def conflict(self, a: int, b: int) -> bool:
        """Whether two spellings speak against one person."""
        pair = (a, b) if a <= b else (b, a)
        if pair in self.degree:
            return False
        if pair not in self._asked:
            self._asked[pair] = not degree(compare(self._text[pair[0]], self._text[pair[1]]))
        return self._asked[pair]

    def near(self) -> dict[str, list[list[int]]]:
        """For each degree, the spellings near each spelling."""
        out: dict[str, list[list[int]]] = {name: [[] for _ in self._text] for name in DEGREES}
        for (a, b), name in sorted(self.degree.items()):
            out[name][a].append(b)
            if a != b:
                out[name][b].append(a)
        return out

    def table(self) -> pa.Table:
        """Kin pairs for the engine."""
        pairs = np.array(sorted(self.degree), dtype=np.int64).reshape(-1, 2)
        return pa.table({"a": pairs[:, 0], "b": pairs[:, 1]})

    def counts(self) -> dict[str, int]:
        """Kin pairs by degree, spellings with themselves left out."""
        out: dict[str, int] = defaultdict(int)
        for (a, b), name in self.degree.items():
            out[name] += a != b
        return dict(out)


def readings(spellings: pd.DataFrame) -> pd.DataFrame:
    """Every way a spelling may be read, one row each: its own keys first, then the names room's further readings.

    Returns:
        ``spelling`` (row number in ``spellings``), ``given_key``, ``family_key``, ``given_initial``.
    """
    own = spellings[["given_key", "family_key", "given_initial"]]
    rows = [(number, *row) for number, row in enumerate(own.itertuples(index=False, name=None))]
    for number, name in enumerate(spellings["name"]):
        rows += [(number, given, family, given[:1]) for given, family, _ in keys(name).readings]
    out = pd.DataFrame(rows, columns=["spelling", *own.columns])
    return out.astype({column: "str" for column in own.columns}).drop_duplicates(ignore_index=True)


def _same_keys(spellings: pd.DataFrame, pairs: np.ndarray) -> np.ndarray:
    """Pairs with the same given and family key and nothing that differs beside: no need to look closer."""
    out = np.ones(len(pairs), dtype=bool)
    for column, needed in (
        ("given_key", True),
        ("family_key", True),
        ("patronymic_key", False),
        ("gender", False),
    ):
        values = spellings[column].to_numpy(dtype=object)
        one, other = values[pairs[:, 0]], values[pairs[:, 1]]
        equal = one == other
        out &= (equal & (one != "")) if needed else (equal | (one == "") | (other == ""))
    return out
